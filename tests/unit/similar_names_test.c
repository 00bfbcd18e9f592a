#include "testing.h"

#include "src/similar_names.h"

Test(similar_names, differ_in_brackets_blanks_punctuation_or_case)
{
    cr_expect(zr__names_look_alike("市政务办", "市政务办(数字化改革专班)"));
    cr_expect(zr__names_look_alike("市政务办（筹）", "市政务办"));
    cr_expect(zr__names_look_alike("市交通集团【筹】", "市 交通集团"));
    cr_expect(zr__names_look_alike("Dept. of Health", "dept of health"));
    cr_expect(zr__names_look_alike("A (acting)", "A"));
    cr_expect_not(zr__names_look_alike("(筹)", "(专班)"));
}

Test(similar_names, have_a_character_more)
{
    cr_expect(zr__names_look_alike("市发展改革委", "市发展和改革委"));
    cr_expect(zr__names_look_alike("市工商业联合会", "市工商联合会"));
    cr_expect(zr__names_look_alike("市文广旅体局", "市文广旅局"));
    cr_expect(zr__names_look_alike("Ministry of Labour", "Ministry of Labor"));
    cr_expect_not(zr__names_look_alike("市委", "市委办"));
}

Test(similar_names, have_another_last_character_or_letter)
{
    cr_expect(zr__names_look_alike("市卫生健康委", "市卫生健康局"));
    cr_expect(zr__names_look_alike("Department of Health", "Departmemt of Health"));
}

/* Names of units that are different, as notices have them side by side. */
Test(similar_names, are_not_those_of_different_units)
{
    static const char *const names[] = {
        "市委办公室", "市政府办公室", "市人大办公室", "市政协办公室", "市委组织部",
        "市委宣传部", "市委统战部", "市委政法委", "市委编办", "市委网信办", "市治水办", "市治气办",
        "市发展改革委", "市科技局", "市教育局", "市经信局", "市民政局", "市民宗局", "市财政局",
        "市司法局", "市公安局", "市审计局", "市统计局", "市体育局", "市医保局", "市林业局",
        "市水利局", "市商务局", "市税务局", "市气象局", "市外办", "市台办", "市侨办", "市人防办",
        "市金融办", "市政务办", "市妇联", "市工商联", "市文联", "市残联", "市总工会", "团市委",
        "各区县政府", "有关区县政府", "市级有关部门", "吴兴区政府", "南浔区政府", "德清县政府",
        "长兴县政府", "安吉县政府", "吴兴区人民政府", "南浔区人民政府", "德清县人民政府",
        "市城市集团", "市交通集团", "市交投集团有限公司", "市城投集团有限公司", "市供电公司",
        "市供水公司", "市第一中学", "市第二中学", "市第十中学", "市第十一中学", "市医院", "市中医院",
        "城东街道办事处", "城西街道办事处", "省教育厅", "市教育厅", "省市场监督管理局",
        "市市场监督管理局", "市人民医院", "市人民法院", "市检察院", "市法院", "Team A", "Team B",
        "unit 1", "unit 2", "unit 12", "D1", "D2", "D12", "Ministry of Health",
        "Ministry of Finance", "Division A", "Division B",
    };
    const size_t count = sizeof names / sizeof names[0];

    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            cr_expect_not(zr__names_look_alike(names[i], names[j]), "%s, %s", names[i],
                          names[j]);
}

Test(similar_names, are_found_in_a_notice_once_a_unit)
{
    static const char json[] =
        "{\"zeren\":1,\"plans\":[{\"id\":\"p\"}],"
        "\"units\":[{\"name\":\"市卫生健康委\",\"aliases\":[\"市卫生健康委员会\"]}],"
        "\"tasks\":[{\"id\":\"a\",\"plan\":\"p\",\"title\":\"t\",\"lead\":[\"市卫生健康委\"],"
        "\"support\":[\"市卫生健康局\",\"市卫生健康委(老龄办)\",\"市教育局\"]}]}";
    zr_notice *notice = NULL;
    zr_findings findings = {0};
    zr_error err = {0};

    ZT_OK(zr_notice_parse(&notice, json, strlen(json), "n", &findings, &err));
    cr_assert_eq(findings.count, 2);
    for (size_t i = 0; i < 2; i++)
        cr_expect_eq(findings.item[i].kind, ZR_FINDING_SIMILAR_NAMES);
    cr_expect_str_eq(findings.item[0].place.pointer, "/tasks/0/support/0");
    cr_expect_str_eq(findings.item[1].place.pointer, "/tasks/0/support/1");
    cr_expect_str_eq(findings.item[1].place.message,
                     "'市卫生健康委(老龄办)' looks like '市卫生健康委'; if they are one unit, make "
                     "one an alias of the other");
    zr_findings_clear(&findings);
    zr_notice_free(notice);
}
