/*
 * The headings of columns: labels, words that only tables use, and headings put together of a word
 * for the part and a noun for those who have it. The latter are endless (牵头责任单位, 项目首责部门),
 * so they are read by their parts, from the most certain to the least.
 */
#include "src/import/lexicon.h"

enum { HEADING_BYTES = 72 };

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* 配合村(社区): a column of units all the same, whatever the noun. */
static zr__label column_by_start(zr__slice text)
{
    static const char *const supports[] = {"配合", "协办", "协同", "协作", "参与", "参加", NULL};
    static const char *const leads[] = {"牵头", "主办", "主责", NULL};
    static const char *const persons[] = {"领导", "人员", "责任人", "方式", "情况", NULL};

    if (zr__slice_count(text) < 3 || zr__slice_count(text) > 10 ||
        zr__slice_holds_any(text, persons))
        return ZR__LABEL_NONE;
    if (zr__slice_starts_any(text, supports) > 0)
        return ZR__LABEL_SUPPORT;
    return zr__slice_starts_any(text, leads) > 0 ? ZR__LABEL_LEAD : ZR__LABEL_NONE;
}

/* A heading put together of the words that head such columns: 项目名称及工作任务, 年度建设内容.
 * Its last word decides. */
static zr__label column_by_words(zr__slice text)
{
    enum { LONGEST = 14 };
    static const char *const parts[] = {
        "重点", "主要", "具体", "年度", "工作", "建设", "实施", "实事", "民生", "改革", "整改", "项目",
        "任务", "事项", "问题", "目标", "计划", "行动", "服务", "创建", "分解", "细化", "指标", "政策",
        "名称", "内容", "要求", "措施", "举措", "标准", "规模", "要点", "及", "与", "和", "、", "/",
        "(", ")", NULL};
    static const char *const tasks[] = {"任务", "事项", "项目", "名称", "举措", "要点", "实事", NULL};
    static const char *const contents[] = {"内容", "要求", "措施", "目标", "标准", "规模", NULL};
    zr__slice rest = text;

    if (zr__slice_count_visible(text) < 4 || zr__slice_count(text) > LONGEST)
        return ZR__LABEL_NONE;
    for (size_t size; rest.size > 0; rest = zr__slice_trim(zr__slice_from(rest, size))) {
        if ((size = zr__slice_starts_any(rest, parts)) == 0)
            return ZR__LABEL_NONE;
    }
    if (zr__slice_ends_any(text, tasks) > 0)
        return ZR__LABEL_TASK;
    if (zr__slice_ends_any(text, contents) == 0)
        return ZR__LABEL_NONE;
    return zr__slice_starts(text, "项目") > 0 ? ZR__LABEL_TASK : ZR__LABEL_CONTENT;
}

/* 迎评任务, 攻坚事项, 提案名称: what is to be done, whatever for; 所属板块: what that belongs to. */
static zr__label column_by_task(zr__slice text)
{
    enum { LONGEST = 6 };
    static const char *const categories[] = {"类别", "类型", "板块", "领域", "大类", "分类", "方面",
                                             "维度", "条线", "大项", "专题", "章节", NULL};
    static const char *const upper[] = {"一级", "总体任务", "任务大类", NULL};
    static const char *const indicators[] = {"指标", "指标名称", "指标内容", "目标值", "目标数", "指标值",
                                             NULL};
    static const char *const tasks[] = {"任务", "事项", "名称", NULL};
    static const char *const bodies_named[] = {"单位", "部门", "机构", "企业", "公司", "姓名", NULL};

    if (zr__slice_count(text) > LONGEST)
        return ZR__LABEL_NONE;
    if (zr__slice_ends_any(text, categories) > 0 || zr__slice_starts_any(text, upper) > 0)
        return ZR__LABEL_CATEGORY;
    if (zr__slice_ends_any(text, indicators) > 0)
        return ZR__LABEL_CONTENT;
    return zr__slice_ends_any(text, tasks) > 0 && !zr__slice_holds_any(text, bodies_named)
               ? ZR__LABEL_TASK
               : ZR__LABEL_NONE;
}

/* 牵头单位及责任人: a column of units that names a person beside each. */
static zr__label column_with_person(zr__slice text)
{
    static const char *const joints[] = {"及", "和", "与", "、", "/", "(", NULL};
    static const char *const persons[] = {"责任人", "负责人", "联系人", "联络员", "电话", NULL};
    enum { LONGEST = 16 };
    size_t step;

    for (size_t offset = 0; offset < text.size && zr__slice_count(text) <= LONGEST;
         offset += step) {
        zr__slice_char_at(text, offset, &step);
        if (offset == 0 || zr__slice_starts_any(zr__slice_from(text, offset), joints) == 0)
            continue;
        const zr__label label = zr__label_of(zr__slice_part(text, 0, offset));
        if (label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT || label == ZR__LABEL_RESPONSIBLE)
            return zr__slice_holds_any(zr__slice_from(text, offset), persons) ? label
                                                                              : ZR__LABEL_NONE;
    }
    return ZR__LABEL_NONE;
}

/* Nouns for those who have a part, at the end of a heading; the others end names of units too. */
static const char *const bodies[] = {"单位", "部门", "科室", "处室", "股室", "机构",
                                     "主体", "业主", NULL};
static const char *const places[] = {"委办局", "局办", "街道", "镇街", "乡镇", "镇办", "系部",
                                     "学院", "公司", "企业", "集团", "支部", "专班", NULL};

/* What a heading says of the part, wherever the word for it stands; NONE when it has none. */
static zr__label part_in(zr__slice text)
{
    static const char *const watching[] = {"督", "监管", "填报", "申报", "报送", "抄送", "考核", "审核",
                                           "审批", "指导", "联系", "报告", "来文", "发文", "提案", NULL};
    static const char *const supports[] = {"配合", "协同", "协办", "协作", "协助", "协管", "协从", "协力", "协战",
                                           "参与", "参加", "参建", "支持", "支撑", "联办", "联动", "会办",
                                           "会同", "会商", "辅办", "辅助", "次要", "从办", "副办", NULL};
    static const char *const leads[] = {"牵头", "主责", "主办", "主承办", "首责", "首位", "主推", "首要",
                                        "第一责任", "主要责任", "主体责任", NULL};
    static const char *const charges[] = {"责任", "承办", "落实", "实施", "负责", "承担", "执行", "推进",
                                          "经办", "办理", "承接", "整改", "包抓", "包联", "领办", NULL};

    if (zr__slice_holds_any(text, watching))
        return ZR__LABEL_WATCH;
    const bool leads_too = zr__slice_holds_any(text, leads);
    if (zr__slice_holds_any(text, supports))
        return leads_too ? ZR__LABEL_RESPONSIBLE : ZR__LABEL_SUPPORT;
    return leads_too                           ? ZR__LABEL_LEAD
           : zr__slice_holds_any(text, charges) ? ZR__LABEL_RESPONSIBLE
                                                : ZR__LABEL_NONE;
}

static bool is_body_heading(zr__slice text, const char *const *nouns)
{
    enum { LONGEST = 11 };
    static const char *const lists[] = {"、", ",", ";", "有限", NULL};

    return zr__slice_count(text) <= LONGEST && zr__slice_ends_any(text, nouns) > 0 &&
           zr__slice_starts(text, "各") == 0 && !zr__slice_holds_any(text, lists);
}

/* 项目牵头单位, 首责部门: units by the last word, their part by another. */
static zr__label column_by_part(zr__slice text)
{
    return zr__slice_count(text) >= 4 && is_body_heading(text, bodies) ? part_in(text)
                                                                       : ZR__LABEL_NONE;
}

/* 责任镇街, and 业主单位, 主管部门, 工作专班: units, and not a word on their part. */
zr__label zr__column_by_noun(zr__slice text, bool *is_guessed)
{
    static const char *const shared[] = {"共同责任", "相关", "有关", "联合", "保障", "关联", NULL};

    *is_guessed = false;
    if (zr__slice_is(text, "计量单位") ||
        (!is_body_heading(text, bodies) && !is_body_heading(text, places)))
        return ZR__LABEL_NONE;
    const zr__label part = part_in(text);
    if (part != ZR__LABEL_NONE)
        return part;
    *is_guessed = true;
    return zr__slice_holds_any(text, shared) ? ZR__LABEL_SUPPORT : ZR__LABEL_RESPONSIBLE;
}

/* 办理时限, 拟完成日期; but not when something begins or was written. */
static zr__label column_by_time(zr__slice text)
{
    enum { LONGEST = 10 };
    static const char *const ends[] = {"时限", "时间", "期限", "节点", "日期", "时间进度", "年限",
                                       "序时进度", "完成月份", "进度计划", NULL};
    static const char *const others[] = {"开工", "开始", "启动", "起始", "发布", "成文", "填报", "发文",
                                         "印发", "报送", "会议", "交办", NULL};

    return zr__slice_count(text) <= LONGEST && zr__slice_ends_any(text, ends) > 0 &&
                   !zr__slice_holds_any(text, others)
               ? ZR__LABEL_DEADLINE
               : ZR__LABEL_NONE;
}

/* Words that are a label over a column, and too common to be one before a colon. */
static zr__label column_by_bare_word(zr__slice text)
{
    static const struct {
        const char *word;
        zr__label label;
    } words[] = {
        {"责任", ZR__LABEL_RESPONSIBLE},
        {"承办", ZR__LABEL_RESPONSIBLE}, {"协同", ZR__LABEL_SUPPORT},
        {"协作", ZR__LABEL_SUPPORT},     {"参与", ZR__LABEL_SUPPORT},
        {"参加", ZR__LABEL_SUPPORT},     {"支持", ZR__LABEL_SUPPORT},
        {"督办", ZR__LABEL_WATCH},       {"时间", ZR__LABEL_DEADLINE},
        {"进度", ZR__LABEL_DEADLINE},
    };

    for (size_t i = 0; i < COUNT(words); i++) {
        if (zr__slice_is(text, words[i].word))
            return words[i].label;
    }
    return ZR__LABEL_NONE;
}

/* 挂钩县领导, 项目首席负责人: persons, by the last word. */
static zr__label column_by_person(zr__slice text)
{
    enum { LONGEST = 10 };
    static const char *const persons[] = {"责任人", "负责人", "牵头人", "领办人", "责任人员", NULL};
    static const char *const charges[] = {"分管", "牵头", "包抓", "挂点", "联系", "领办", "主管", "责任",
                                          "挂钩", "包联", "市级", "县级", "区级", NULL};
    static const char *const offices[] = {"长", "书记", "主任", "常委", "同志", "总牵头", NULL};
    static const char *const whole[] = {"链长", "河长", "林长", "路长", "组长", "专班长", "专班组长",
                                        "负责同志", "分管负责同志", NULL};

    if (zr__slice_count(text) > LONGEST)
        return ZR__LABEL_NONE;
    for (size_t i = 0; whole[i] != NULL; i++) {
        if (zr__slice_is(text, whole[i]))
            return ZR__LABEL_OFFICIAL;
    }
    if (zr__slice_ends(text, "领导") > 0 ||
        (zr__slice_starts_any(text, charges) > 0 && zr__slice_ends_any(text, offices) > 0))
        return ZR__LABEL_OFFICIAL;
    return zr__slice_ends_any(text, persons) > 0 ? ZR__LABEL_PERSON : ZR__LABEL_NONE;
}

/* 责任单位(牵头), 责任单位(部门): what the brackets behind a label add to it. */
static zr__label column_by_bracket(zr__slice text)
{
    enum { WORD = 4 };
    size_t open = 0, step, last;

    if (!zr__is_close(zr__slice_last(text, &last)))
        return ZR__LABEL_NONE;
    for (; open < text.size && !zr__is_bracket(zr__slice_char_at(text, open, &step)); open += step)
        ;
    const zr__slice before = zr__slice_trim(zr__slice_part(text, 0, open));
    zr__slice_char_at(text, open, &step);
    const zr__slice inside = zr__slice_part(text, open + step, text.size - last);
    const zr__label label = zr__label_of(before);
    const zr__label added = zr__slice_count(inside) <= WORD ? part_in(inside) : ZR__LABEL_NONE;

    if (label == ZR__LABEL_NONE && zr__is_latin(zr__slice_char(before, &step))) {
        const zr__label word = zr__column_word(before);
        return word != ZR__LABEL_NONE ? word : zr__english_column_of_table(before);
    }
    return label == ZR__LABEL_RESPONSIBLE && added != ZR__LABEL_NONE ? added : label;
}

/* 责任单位/部门, 责任单位和部门: two nouns for one thing. */
static zr__label column_of_two(zr__slice text)
{
    static const char *const joints[] = {"及", "和", "与", "、", "/", "或", NULL};
    enum { LONGEST = 12 };
    size_t step;

    for (size_t offset = 0; offset < text.size && zr__slice_count(text) <= LONGEST;
         offset += step) {
        zr__slice_char_at(text, offset, &step);
        const size_t joint = zr__slice_starts_any(zr__slice_from(text, offset), joints);
        if (offset > 0 && joint > 0 && is_body_heading(zr__slice_from(text, offset + joint), bodies))
            return column_by_part(zr__slice_part(text, 0, offset));
    }
    return ZR__LABEL_NONE;
}

/* 责任单位名称, 牵头领导姓名: words behind a heading that add nothing. */
static zr__slice without_tail(zr__slice text)
{
    static const char *const tails[] = {"名称", "姓名", "名单", "要求", "及职务", "、职务", "(职务)",
                                        "及姓名", NULL};

    return zr__slice_part(text, 0, text.size - zr__slice_ends_any(text, tails));
}

/* 首席责任单位, 牵头考核部门: leads, whatever it leads in; 考核部门 only looks on. */
static zr__label column_by_first_word(zr__slice text)
{
    static const char *const heads[] = {"首席", "主抓", "主承担", "统筹", NULL};
    static const char *const tasks[] = {"考核", "评价", "评估", "监测", NULL};
    static const char *const leads[] = {"牵头", "主责", "主办", NULL};
    static const char *const supports[] = {"配合", "协同", "协办", "参与", NULL};

    if (!is_body_heading(text, bodies))
        return ZR__LABEL_NONE;
    if (zr__slice_starts_any(text, heads) > 0)
        return ZR__LABEL_LEAD;
    if (!zr__slice_holds_any(text, tasks))
        return ZR__LABEL_NONE;
    return zr__slice_starts_any(text, leads) > 0      ? ZR__LABEL_LEAD
           : zr__slice_starts_any(text, supports) > 0 ? ZR__LABEL_SUPPORT
                                                      : ZR__LABEL_NONE;
}

typedef zr__label (*column_rule)(zr__slice);

static zr__label label_of(zr__slice text)
{
    static const column_rule rules[] = {
        column_by_first_word, zr__label_of,     zr__column_word,      zr__english_column_of_table, column_with_person,
        column_by_person, column_of_two,        column_by_start,      column_by_bare_word,
        column_by_part,   column_by_bracket,    column_by_time,       column_by_task,
        column_by_words};
    zr__label label = ZR__LABEL_NONE;

    for (size_t i = 0; i < COUNT(rules) && label == ZR__LABEL_NONE; i++)
        label = rules[i](text);
    return label;
}

zr__label zr__column_label(zr__slice text)
{
    text = zr__slice_trim_end_marks(text);
    if (text.size == 0 || text.size > HEADING_BYTES)
        return ZR__LABEL_NONE;
    const zr__label label = label_of(text);
    const zr__slice shorter = without_tail(text);
    return label == ZR__LABEL_NONE && shorter.size < text.size ? label_of(shorter) : label;
}
