/*
 * Tails of unit names, marks of groups and of times. In each table the longer word stands
 * before the shorter one that it contains.
 */
#include "src/import/lexicon.h"

static const char *const jointly[] = {"会同", "会商", NULL};

static const char *const unit_tails[] = {
    "中心", "集团", "公司", "总工会", "政府", "管委会", "街道", "海关", "法院", "检察院", "专班",
    "银行", "学院", "大学", "医院", "中学", "小学", "报社", "协会", "学会", "基金会", "兵团", "军分区", "企业",
    "电信", "移动", "联通", "铁塔", "电力", "团市委", "团县委", "团区委", "团省委", "团中央", "科协", "侨联",
    "文联", "残联", "妇联", "社联", "工商联", "作协", "记协", "法学会", "红十字会", "供销社",
    "开发区", "高新区", "新区", "园区", "度假区", "示范区", "试验区", "合作区", "管理区", "自贸区",
    "保税区", "经开区", "局", "委", "办", "厅", "部", "院", "会", "处", "署", "行", "社", "站",
    "队", "馆", "校", "所", "镇", "乡", "室", "组", "联", "园", "市", "县", "区", "旗", "州", "台",
    "科", "股", "网", "村", "机关", "农场", "林场", "机场", "监狱", "基地", "邮政", "石油", "石化",
    "烟草", "政协", "人大", "联席会议", "公路段", "铁路", "民航", "工会", "文化宫", "少年宫", "水厂",
    "电厂", "处理厂", "煤矿", "车间", "总场", "牧场", "渔场", "审判庭", "法庭", NULL};

/* Ends of common words that would pass for a tail. */
static const char *const no_unit_tails[] = {"社会", "机会", "全部", "内部", "外部", "城乡", "学科",
                                            NULL};

static const char *const group_levels[] = {
    "国家", "省级", "省直", "省政府", "省属", "省", "市级", "市直", "市政府", "市府", "市属", "市委",
    "市", "县级", "县直", "县政府", "县属", "县委", "县", "区级", "区直", "区政府", "区属", "区委",
    "区", "州级", "州直", "州政府", "州", "本级", "中央", "其他", "其它", "项目", NULL};

static const char *const group_marks[] = {"各", "有关", "相关", "所有", "全体", "全部", "试点",
                                          "所在", "沿线", "涉及", "其他", "其它", "责任", "成员单位",
                                          "职能部门", NULL};

static const char *const group_tails[] = {"部门", "成员单位", "单位", "部门单位", "运营商", "运营企业",
                                          "群团组织", "社会组织", "高校", "高等院校", NULL};

static const char *const group_inside[] = {"所在地", "沿线", "有关", "相关", "属地", "有条件",
                                           "各分", NULL};

static const char *const english_group_starts[] = {"all ", "relevant ", "other ", "each ",
                                                   "various ", NULL};

static const char *const place_classes[] = {
    "社区居委会", "居委会", "村委会", "村民委员会", "街道办事处", "自治州", "自治县", "自治旗",
    "行政公署", "县级市", "街道办", "办事处", "行署", "人民政府", "管委会", "街道", "社区", "园区",
    "开发区", "功能区", "县区", "区县", "乡镇", "镇街", "政府", "区", "县", "市", "州", "镇", "乡",
    "村", "居", "旗", "盟", NULL};

static const char *const time_starts[] = {
    "年底", "年内", "年中", "年末", "全年", "常年", "每年", "每季", "每月", "每半年", "每周", "长期",
    "持续", "常态", "动态清零", "动态更新", "动态管理", "动态推进", "滚动推进", "压茬推进", "上半年", "下半年", "今年", "明年", "当年", "本年", "本月", "月底", "一季度",
    "二季度", "三季度", "四季度", "第一季度", "第二季度", "第三季度", "第四季度", "春节前", "即时",
    "实时", "适时", "立即", "近期", "到20", "按时", "按期", "即知即改", "立行立改", "立知立改", "即整即改",
    "边查边改", "随时", "定期", "限期", "下一步", "三年内", NULL};

static const char *const time_words[] = {"年", "月", "季度", "日前", "前", "半年", NULL};

static const char *const placeholders[] = {"无", "-", "—", "–", "――", "——", "N/A", "n/a", "/", "待定",
                                           "TBC", "TBD", "暂无", "未定", "None",
                                           "none", "Nil", "n.a.", "Not applicable", NULL};

#define COUNT(table) (sizeof(table) / sizeof *(table))

size_t zr__jointly_at(zr__slice text)
{
    return zr__slice_starts_any(text, jointly);
}

bool zr__is_unit_name(zr__slice name)
{
    size_t step;

    name = zr__slice_trim(name);
    if (zr__slice_count_visible(name) < 2 || zr__slice_ends_any(name, no_unit_tails) > 0)
        return false;
    if (zr__slice_ends_any(name, unit_tails) > 0)
        return true;
    return zr__is_latin(zr__slice_char(name, &step)) && zr__is_latin(zr__slice_last(name, &step));
}

bool zr__is_place_class(zr__slice name)
{
    size_t step, depth = 0;
    zr__slice rest = zr__slice_trim(name);

    if (rest.size == 0)
        return false;
    while (rest.size > 0) {
        size_t size = zr__slice_starts_any(rest, place_classes);
        const uint32_t c = zr__slice_char(rest, &step);
        depth += zr__is_bracket(c);
        depth -= (c == ')' || c == ']') && depth > 0;
        if (size == 0 && (c == 0x3001 || zr__is_bracket(c) || c == ')' || c == ']' ||
                          (depth > 0 && (c == ',' || zr__is_blank(c)))))
            size = step; /* 县(市、区), but no scope: 街道(含开发区) */
        if (size == 0)
            return false;
        rest = zr__slice_from(rest, size);
    }
    return true;
}

/* Lower-case English throughout: a class of parties (private port operators), no figure (target 15%). */
static bool is_lower_case(zr__slice name)
{
    size_t step, letters = 0;

    for (size_t offset = 0; offset < name.size; offset += step) {
        const uint32_t c = zr__slice_char_at(name, offset, &step);
        if ((c >= 'A' && c <= 'Z') || c > 0x7F || c == '%')
            return false;
        letters += zr__is_latin(c);
    }
    return letters > 2;
}

/* 县开发区管委会, 高新区管委会: the committee of the one zone there is. */
static bool is_zone_committee(zr__slice name)
{
    static const char *const places[] = {"省", "市", "县", "区", "州", NULL};
    static const char *const zones[] = {"经济技术开发区", "经济开发区", "开发区", "高新区", "功能区",
                                        "工业园区", "园区", NULL};
    static const char *const committees[] = {"管委会", "管理委员会", NULL};
    const size_t place = zr__slice_starts_any(name, places);
    const zr__slice rest = zr__slice_from(name, place);
    const size_t zone = zr__slice_starts_any(rest, zones);
    const size_t committee = zr__slice_starts_any(zr__slice_from(rest, zone), committees);

    return zone > 0 && committee > 0 && zone + committee == rest.size &&
           (place > 0 || zr__slice_starts(rest, "开发区") > 0);
}

bool zr__is_group(zr__slice name)
{
    name = zr__slice_trim(name);
    if (name.size == 0)
        return false;
    if (is_lower_case(name))
        return true;
    zr__slice start = zr__slice_part(name, 0, 16);
    for (size_t i = 0; english_group_starts[i] != NULL; i++) {
        const size_t size = zr__slice_of(english_group_starts[i]).size;
        if (start.size >= size &&
            zr__is_word(zr__slice_part(start, 0, size), english_group_starts[i]))
            return true;
    }

    zr__slice rest = name;
    for (size_t size; (size = zr__slice_starts_any(rest, group_levels)) > 0 && size < rest.size;)
        rest = zr__slice_from(rest, size);
    if (zr__slice_starts_any(name, group_marks) > 0 || zr__slice_starts_any(rest, group_marks) > 0)
        return true;
    const size_t each = zr__slice_find(name, "各");
    if (each != SIZE_MAX &&
        zr__is_place_class(zr__slice_from(name, each + zr__slice_of("各").size)))
        return true; /* 沿山各镇 */
    if (zr__slice_ends_any(name, group_tails) > 0 || zr__slice_holds_any(name, group_inside))
        return true;
    return zr__is_place_class(name) && zr__slice_count(name) > 1 && !is_zone_committee(name);
}

size_t zr__before_time(zr__slice text)
{
    return zr__slice_starts_any(text, (const char *const[]){"于", "在", "确保在", "确保", "力争",
                                                            "务必", "务于", "计划", "预计", "须", "并", "且",
                                                            "原则上", NULL});
}

/* 春节前, 汛期前, 开学前完成 */
static bool is_before_event(zr__slice text)
{
    static const char *const ends[] = {"节前", "期前", "会前", "学前", "季前", "节前完成", "期前完成", NULL};
    enum { CHARACTERS = 8 };

    return zr__slice_count(text) <= CHARACTERS && zr__slice_ends_any(text, ends) > 0;
}

/* 2024-06-30, 2024.6, 2024/6/30 and nothing else. */
static bool is_plain_date(zr__slice text)
{
    size_t step, marks = 0, digits = 0;

    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (!zr__is_digit(c) && c != '-' && c != '.' && c != '/')
            return false;
        digits += zr__is_digit(c);
        marks += !zr__is_digit(c);
    }
    return zr__slice_starts(text, "20") > 0 && marks > 0 && digits >= 5;
}

bool zr__is_time(zr__slice text)
{
    size_t step;

    text = zr__slice_trim_end_marks(text);
    text = zr__slice_from(text, zr__before_time(text));
    if (text.size == 0)
        return false;
    if (zr__slice_starts_any(text, time_starts) > 0)
        return true;
    const uint32_t first = zr__slice_char(text, &step);
    if (zr__is_han_digit(first) && zr__slice_starts(zr__slice_from(text, step), "月") > 0)
        return true; /* 九月底前 */
    return is_plain_date(text) || is_before_event(text) ||
           (zr__is_digit(first) && zr__slice_holds_any(text, time_words));
}

bool zr__is_placeholder(zr__slice text)
{
    text = zr__slice_trim_end_marks(text);
    if (text.size == 0)
        return true;
    for (size_t i = 0; placeholders[i] != NULL; i++) {
        if (zr__slice_is(text, placeholders[i]))
            return true;
    }
    return false;
}
