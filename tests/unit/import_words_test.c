/*
 * The rooms of the understanding, each by itself: where names part, who leads, what a figure is
 * called, what numbers a line.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "src/import/figures.h"
#include "src/import/headings.h"
#include "src/import/roles.h"
#include "src/import/units.h"
#include "src/memory.h"

enum { TOLD_BYTES = 1000 };

static zr__reader reader;
static char told[TOLD_BYTES];

static void setup(void)
{
    reader = (zr__reader){0};
    told[0] = '\0';
}

static void teardown(void)
{
    zr__reader_clear(&reader);
}

TestSuite(import_words, .init = setup, .fini = teardown);

static void tell(const char *between, zr__slice text)
{
    const size_t size = strlen(told);

    snprintf(told + size, sizeof told - size, "%s%.*s", size > 0 ? between : "", (int)text.size,
             text.at);
}

/* The names of a list, parted by bars. */
static const char *split(const char *list)
{
    zr__parties parties = {0};

    told[0] = '\0';
    zr__split_units(&reader, (zr__list){.text = zr__slice_of(list), .line = 1}, &parties);
    for (size_t i = 0; i < parties.count; i++)
        tell("|", parties.item[i].name);
    zr__free(parties.item);
    return told;
}

/* Leads, then " > " and those who support. */
static const char *duty(const char *text, zr__label label)
{
    const zr__duty_text from = {zr__slice_of(text), label, 1, false};
    zr__duty read = {0};
    bool is_first = true;

    told[0] = '\0';
    zr__read_duty(&reader, &from, 1, &read);
    for (size_t i = 0; i < read.parties.count; i++) {
        if (read.parties.item[i].role == ZR__ROLE_LEAD)
            tell("|", read.parties.item[i].name);
    }
    strcat(told, " >");
    for (size_t i = 0; i < read.parties.count; i++) {
        if (read.parties.item[i].role == ZR__ROLE_SUPPORT) {
            tell(is_first ? " " : "|", read.parties.item[i].name);
            is_first = false;
        }
    }
    zr__free(read.parties.item);
    return told;
}

/* "name op value unit", parted by bars. */
static const char *figures(const char *text)
{
    zr__figures read = {0};
    char one[300];

    told[0] = '\0';
    zr__read_figures(&reader, zr__slice_of(text), 1, &read);
    for (size_t i = 0; i < read.count; i++) {
        snprintf(one, sizeof one, "%.*s %s %g %.*s", (int)read.item[i].name.size,
                 read.item[i].name.at, read.item[i].op, read.item[i].value,
                 (int)read.item[i].unit.size, read.item[i].unit.at);
        tell("|", zr__slice_of(one));
    }
    zr__free(read.item);
    return told;
}

static zr_doubt_kind last_doubt(void)
{
    cr_assert_gt(reader.doubt_count, 0);
    return reader.doubt[reader.doubt_count - 1].kind;
}

Test(import_words, commas_of_every_kind_part_names)
{
    cr_expect_str_eq(split("市发改委、市财政局，市水利局;县政府"), "市发改委|市财政局|市水利局|县政府");
    cr_expect_eq(reader.doubt_count, 0);
}

Test(import_words, a_word_for_and_inside_a_name_parts_nothing)
{
    cr_expect_str_eq(split("市文化和旅游局、市自然资源和规划局"), "市文化和旅游局|市自然资源和规划局");
    cr_expect_str_eq(split("市公安局和市司法局"), "市公安局|市司法局");
    cr_expect_eq(reader.doubt_count, 0);
}

Test(import_words, a_second_name_without_its_level_is_doubted)
{
    cr_expect_str_eq(split("市公安局和司法局"), "市公安局|司法局");
    cr_expect_eq(last_doubt(), ZR_DOUBT_SPLIT);
}

Test(import_words, brackets_hold_commas_and_leave_the_name)
{
    cr_expect_str_eq(split("各县（市、区）政府、市应急局（筹）"), "各县（市、区）政府|市应急局");
}

Test(import_words, classes_of_places_go_on_with_their_group)
{
    cr_expect_str_eq(split("各镇、街道、区直各部门"), "各镇、街道|区直各部门");
    cr_expect_str_eq(split("各区县政府、开发区管委会"), "各区县政府|开发区管委会");
    cr_expect_eq(last_doubt(), ZR_DOUBT_SPLIT);
}

Test(import_words, a_list_that_is_not_complete_names_the_group_behind_it)
{
    cr_expect_str_eq(split("市教育局、市卫健委等有关部门"), "市教育局|市卫健委|有关部门");
    cr_expect_str_eq(split("市教育局等"), "市教育局");
}

Test(import_words, semicolons_keep_the_commas_of_english_names)
{
    cr_expect_str_eq(split("Department of Parks, Arts and Leisure; Port Authority"),
                     "Department of Parks, Arts and Leisure|Port Authority");
    cr_expect_eq(reader.doubt_count, 0);
}

Test(import_words, english_lists_with_nothing_but_commas_are_doubted)
{
    cr_expect_str_eq(split("Planning, Zoning and Building Department"),
                     "Planning, Zoning and Building Department");
    cr_expect_eq(last_doubt(), ZR_DOUBT_SPLIT);
    cr_expect_str_eq(split("Police Department, Fire Department, and Sheriff"),
                     "Police Department|Fire Department|Sheriff");
    cr_expect_eq(reader.doubt_count, 2);
}

Test(import_words, verbs_say_who_leads)
{
    cr_expect_str_eq(duty("市发改委牵头，市财政局、市水利局配合", ZR__LABEL_NONE),
                     "市发改委 > 市财政局|市水利局");
    cr_expect_str_eq(duty("市教育局、市科技局按职责分工负责", ZR__LABEL_NONE),
                     " > 市教育局|市科技局");
    cr_expect_str_eq(duty("市公安局会同市司法局负责", ZR__LABEL_NONE), "市公安局 > 市司法局");
    cr_expect_str_eq(duty("市民政局指导，城东区政府落实", ZR__LABEL_NONE), "城东区政府 > 市民政局");
    cr_expect_eq(reader.doubt_count, 0);
}

Test(import_words, the_first_leads_by_default_and_with_a_doubt)
{
    cr_expect_str_eq(duty("市住建局、市城管局", ZR__LABEL_RESPONSIBLE), "市住建局 > 市城管局");
    cr_expect_eq(last_doubt(), ZR_DOUBT_FIRST_LEADS);
}

Test(import_words, a_declared_first_place_leaves_no_doubt)
{
    reader.declared.first_leads = true;
    cr_expect_str_eq(duty("市住建局、市城管局", ZR__LABEL_RESPONSIBLE), "市住建局 > 市城管局");
    cr_expect_str_eq(duty("各区政府、市城管局", ZR__LABEL_RESPONSIBLE), " > 各区政府|市城管局");
    cr_expect_eq(reader.doubt_count, 0);
}

Test(import_words, a_comma_parts_the_lead_from_those_who_only_support)
{
    cr_expect_str_eq(duty("市税务局，市财政局、市人社局配合", ZR__LABEL_NONE),
                     "市税务局 > 市财政局|市人社局");
    cr_expect_eq(last_doubt(), ZR_DOUBT_FIRST_LEADS);
}

Test(import_words, another_name_plate_in_brackets_is_doubted)
{
    cr_expect_str_eq(duty("市商务局（市招商局）牵头", ZR__LABEL_NONE), "市商务局 >");
    cr_expect_eq(last_doubt(), ZR_DOUBT_JOIN);
}

Test(import_words, a_figure_takes_its_name_from_either_side)
{
    cr_expect_str_eq(figures("新增上市公司5家，打造100个美丽小区"),
                     "新增上市公司 >= 5 家|打造美丽小区 >= 100 个");
    cr_expect_str_eq(figures("不良贷款率控制在1%以内"), "不良贷款率 <= 1 %");
}

Test(import_words, programmes_and_editions_are_no_figures)
{
    cr_expect_str_eq(figures("推进“345+1.5”计划、平台2.0版，沿G60，用好12345热线"), "");
    cr_expect_eq(reader.doubt_count, 0);
}

Test(import_words, a_rate_is_of_what_the_clause_before_acts_on)
{
    cr_expect_str_eq(figures("做好信访积案化解，化解率达到95%"), "信访积案化解率 >= 95 %");
}

Test(import_words, a_figure_that_nothing_names_is_doubted)
{
    cr_expect_str_eq(figures("力争达到80%"), "");
    cr_expect_eq(last_doubt(), ZR_DOUBT_FIGURE);
}

Test(import_words, a_decimal_and_a_year_are_told_from_numbers_of_a_list)
{
    cr_expect_eq(zr__numbering_at(zr__slice_of("3.5亿元")).size, 0);
    cr_expect_eq(zr__numbering_at(zr__slice_of("3．2027年底前")).level, ZR__LEVEL_DIGIT);
    cr_expect_eq(zr__numbering_at(zr__slice_of("（十二）抓好落实")).value, 12);
    cr_expect_eq(zr__numbering_at(zr__slice_of("7﹒技改")).level, ZR__LEVEL_DIGIT);
    cr_expect_eq(zr__numbering_at(zr__slice_of("△新增")).level, ZR__LEVEL_BULLET);
}

Test(import_words, headings_are_short_and_no_sentences)
{
    cr_expect(zr__is_heading(zr__slice_of("一、着力扩大内需")));
    cr_expect_not(zr__is_heading(zr__slice_of("抓好落实。")));
    cr_expect_not(zr__is_heading(zr__slice_of("责任单位:市教育局")));
    cr_expect(zr__is_furniture(zr__slice_of("- 12 -")));
    cr_expect(zr__is_furniture(zr__slice_of("第 2 页 共 9 页")));
    cr_expect_not(zr__is_furniture(zr__slice_of("2025年")));
}
