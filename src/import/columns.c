/*
 * The headings of columns: labels, words that only tables use, and words put together out of them.
 */
#include "src/import/lexicon.h"

enum { HEADING_BYTES = 72 };

typedef struct heading {
    const char *word;
    zr__label label;
} heading;

/* Headings of columns that are no labels, and the labels of English tables; lower case. */
static const heading headings[] = {
    {"序号", ZR__LABEL_NUMBER},          {"编号", ZR__LABEL_NUMBER},
    {"ref", ZR__LABEL_NUMBER},           {"no", ZR__LABEL_NUMBER},
    {"#", ZR__LABEL_NUMBER},             {"no.", ZR__LABEL_NUMBER},
    {"item", ZR__LABEL_NUMBER},          {"id", ZR__LABEL_NUMBER},
    {"action no.", ZR__LABEL_NUMBER},    {"类别", ZR__LABEL_CATEGORY},
    {"工作类别", ZR__LABEL_CATEGORY},    {"任务类别", ZR__LABEL_CATEGORY},
    {"领域", ZR__LABEL_CATEGORY},        {"工作领域", ZR__LABEL_CATEGORY},
    {"重点领域", ZR__LABEL_CATEGORY},    {"分类", ZR__LABEL_CATEGORY},
    {"priority area", ZR__LABEL_CATEGORY}, {"priority", ZR__LABEL_CATEGORY},
    {"theme", ZR__LABEL_CATEGORY},       {"focus area", ZR__LABEL_CATEGORY},
    {"pillar", ZR__LABEL_CATEGORY},       {"objective", ZR__LABEL_CATEGORY},
    {"goal", ZR__LABEL_CATEGORY},        {"任务", ZR__LABEL_TASK},
    {"重点任务", ZR__LABEL_TASK},        {"工作任务", ZR__LABEL_TASK},
    {"目标任务", ZR__LABEL_TASK},        {"目标与任务", ZR__LABEL_TASK},
    {"任务内容", ZR__LABEL_TASK},        {"项目名称", ZR__LABEL_TASK},
    {"重点工作", ZR__LABEL_TASK},        {"工作内容", ZR__LABEL_TASK},
    {"重点工作任务", ZR__LABEL_TASK},    {"主要任务", ZR__LABEL_TASK},
    {"具体任务", ZR__LABEL_TASK},        {"任务名称", ZR__LABEL_TASK},
    {"项目", ZR__LABEL_TASK},            {"事项", ZR__LABEL_TASK},
    {"工作事项", ZR__LABEL_TASK},        {"重点事项", ZR__LABEL_TASK},
    {"年度目标任务", ZR__LABEL_TASK},    {"工作目标", ZR__LABEL_CONTENT},
    {"实事项目", ZR__LABEL_TASK},        {"任务分解", ZR__LABEL_TASK},
    {"what we will do", ZR__LABEL_TASK},
    {"what will we do?", ZR__LABEL_TASK},
    {"code", ZR__LABEL_NUMBER},
    {"action", ZR__LABEL_TASK},          {"actions", ZR__LABEL_TASK},
    {"milestone", ZR__LABEL_TASK},       {"action/milestone", ZR__LABEL_TASK},
    {"task", ZR__LABEL_TASK},            {"tasks", ZR__LABEL_TASK},
    {"activity", ZR__LABEL_TASK},        {"action item", ZR__LABEL_TASK},
    {"initiative", ZR__LABEL_TASK},      {"recommendation", ZR__LABEL_TASK},
    {"strategy", ZR__LABEL_TASK}, {"project", ZR__LABEL_TASK},
    {"deliverable", ZR__LABEL_TASK},
    {"measure", ZR__LABEL_TASK},         {"description", ZR__LABEL_CONTENT},
    {"建设内容", ZR__LABEL_CONTENT},     {"工作要求", ZR__LABEL_CONTENT},
    {"具体措施", ZR__LABEL_CONTENT},     {"工作措施", ZR__LABEL_CONTENT},
    {"主要措施", ZR__LABEL_CONTENT},     {"目标", ZR__LABEL_CONTENT},
    {"任务要求", ZR__LABEL_CONTENT},     {"年度目标", ZR__LABEL_CONTENT},
    {"重点举措", ZR__LABEL_TASK},        {"工作举措", ZR__LABEL_CONTENT},
    {"主要举措", ZR__LABEL_CONTENT},     {"工作项目", ZR__LABEL_TASK},
    {"实施内容", ZR__LABEL_CONTENT},     {"目标任务内容", ZR__LABEL_TASK},
    {"建设任务", ZR__LABEL_TASK},        {"重点项目", ZR__LABEL_TASK},
    {"民生实事", ZR__LABEL_TASK},        {"板块", ZR__LABEL_CATEGORY},
    {"一级指标", ZR__LABEL_CATEGORY},    {"大类", ZR__LABEL_CATEGORY},
    {"目标要求", ZR__LABEL_CONTENT},     {"具体内容", ZR__LABEL_CONTENT},
    {"具体要求", ZR__LABEL_CONTENT},     {"建设规模及内容", ZR__LABEL_CONTENT},
    {"milestones", ZR__LABEL_CONTENT},   {"outcome", ZR__LABEL_CONTENT},
    {"lead", ZR__LABEL_LEAD},            {"lead agency", ZR__LABEL_LEAD},
    {"lead agencies", ZR__LABEL_LEAD},   {"lead department", ZR__LABEL_LEAD},
    {"lead body", ZR__LABEL_LEAD},       {"lead organisation", ZR__LABEL_LEAD},
    {"lead organization", ZR__LABEL_LEAD}, {"lead unit", ZR__LABEL_LEAD},
    {"lead partner", ZR__LABEL_LEAD},    {"responsible party", ZR__LABEL_LEAD},
    {"responsible parties", ZR__LABEL_LEAD}, {"responsible agency", ZR__LABEL_LEAD},
    {"responsibility", ZR__LABEL_LEAD},  {"responsible", ZR__LABEL_LEAD},
    {"supporting", ZR__LABEL_SUPPORT},   {"supporting agencies", ZR__LABEL_SUPPORT},
    {"supporting agency", ZR__LABEL_SUPPORT}, {"support", ZR__LABEL_SUPPORT},
    {"supporting departments", ZR__LABEL_SUPPORT}, {"supporting partners", ZR__LABEL_SUPPORT},
    {"supporting organisations", ZR__LABEL_SUPPORT}, {"partners", ZR__LABEL_SUPPORT},
    {"partner", ZR__LABEL_SUPPORT},      {"partner agencies", ZR__LABEL_SUPPORT},
    {"key partners", ZR__LABEL_SUPPORT}, {"delivery partners", ZR__LABEL_SUPPORT},
    {"responsible department", ZR__LABEL_LEAD}, {"responsible institution", ZR__LABEL_LEAD},
    {"lead institution", ZR__LABEL_LEAD}, {"lead ministry", ZR__LABEL_LEAD},
    {"implementing agency", ZR__LABEL_LEAD}, {"lead entity", ZR__LABEL_LEAD},
    {"collaborating institutions", ZR__LABEL_SUPPORT},
    {"collaborating agencies", ZR__LABEL_SUPPORT}, {"collaborators", ZR__LABEL_SUPPORT},
    {"supporting entities", ZR__LABEL_SUPPORT}, {"supporting institutions", ZR__LABEL_SUPPORT},
    {"support agencies", ZR__LABEL_SUPPORT}, {"other partners", ZR__LABEL_SUPPORT},
    {"potential partners", ZR__LABEL_SUPPORT}, {"stakeholders", ZR__LABEL_SUPPORT},
    {"accountable official", ZR__LABEL_OFFICIAL}, {"responsible official", ZR__LABEL_OFFICIAL},
    {"accountable officer", ZR__LABEL_OFFICIAL}, {"responsible officer", ZR__LABEL_OFFICIAL},
    {"senior responsible owner", ZR__LABEL_OFFICIAL}, {"sro", ZR__LABEL_OFFICIAL},
    {"sponsor", ZR__LABEL_OFFICIAL},     {"executive sponsor", ZR__LABEL_OFFICIAL},
    {"lead officer", ZR__LABEL_OFFICIAL}, {"responsible minister", ZR__LABEL_OFFICIAL},
    {"lead minister", ZR__LABEL_OFFICIAL}, {"owner", ZR__LABEL_OWNER},
    {"action owner", ZR__LABEL_OWNER},   {"task owner", ZR__LABEL_OWNER},
    {"owners", ZR__LABEL_OWNER},         {"responsible person", ZR__LABEL_OWNER},
    {"timeframe", ZR__LABEL_DEADLINE},   {"time frame", ZR__LABEL_DEADLINE},
    {"target date", ZR__LABEL_DEADLINE}, {"timeline", ZR__LABEL_DEADLINE},
    {"due", ZR__LABEL_DEADLINE},         {"due date", ZR__LABEL_DEADLINE},
    {"deadline", ZR__LABEL_DEADLINE},    {"by when", ZR__LABEL_DEADLINE},
    {"timing", ZR__LABEL_DEADLINE},      {"completion date", ZR__LABEL_DEADLINE},
    {"target completion", ZR__LABEL_DEADLINE}, {"schedule", ZR__LABEL_DEADLINE},
    {"备注", ZR__LABEL_REMARK},
    {"notes", ZR__LABEL_REMARK},         {"remarks", ZR__LABEL_REMARK},
    {"牵头", ZR__LABEL_LEAD},            {"主责", ZR__LABEL_LEAD},
    {"主办", ZR__LABEL_LEAD},
    {"配合", ZR__LABEL_SUPPORT},         {"协办", ZR__LABEL_SUPPORT},
    {"进度安排", ZR__LABEL_DEADLINE},    {"进度要求", ZR__LABEL_DEADLINE},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Equal but for the case of Latin letters and blanks. */
bool zr__is_word(zr__slice text, const char *word)
{
    zr__slice wanted = zr__slice_of(word);
    size_t step, wanted_step;

    while (text.size > 0 || wanted.size > 0) {
        uint32_t c = zr__slice_char(text, &step);
        const uint32_t w = zr__slice_char(wanted, &wanted_step);
        if (c >= 'A' && c <= 'Z')
            c = c - 'A' + 'a';
        if (c == w) {
            text = zr__slice_from(text, step);
            wanted = zr__slice_from(wanted, wanted_step);
        } else if (zr__is_blank(c) && step > 0) {
            text = zr__slice_from(text, step);
        } else if (w == ' ' && wanted_step > 0) {
            wanted = zr__slice_from(wanted, wanted_step);
        } else {
            return false;
        }
    }
    return true;
}

/* The word of the table that a text is. */
zr__label zr__column_word(zr__slice text)
{
    for (size_t i = 0; i < COUNT(headings); i++) {
        if (zr__is_word(text, headings[i].word))
            return headings[i].label;
    }
    return ZR__LABEL_NONE;
}

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

/* 迎评任务, 攻坚事项: what is to be done, whatever for. */
static zr__label column_by_task(zr__slice text)
{
    enum { LONGEST = 6 };

    return zr__slice_count(text) <= LONGEST &&
                   zr__slice_ends_any(text, (const char *const[]){"任务", "事项", NULL}) > 0
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

/* 承接单位, 项目业主单位: units by the last word; those that report or oversee have no part. */
zr__label zr__column_by_noun(zr__slice text)
{
    static const char *const nouns[] = {"单位", "部门", "科室", "处室", "主体", NULL};
    static const char *const watching[] = {"填报", "申报", "报送", "监督", "监管", "督", "主管", NULL};
    static const char *const supporting[] = {"配合", "协", "参与", "参加", "支持", NULL};
    enum { LONGEST = 10 };

    if (zr__slice_count(text) < 4 || zr__slice_count(text) > LONGEST ||
        zr__slice_ends_any(text, nouns) == 0 || zr__is_group(text))
        return ZR__LABEL_NONE;
    if (zr__slice_holds_any(text, watching))
        return ZR__LABEL_WATCH;
    return zr__slice_holds_any(text, supporting) ? ZR__LABEL_SUPPORT : ZR__LABEL_RESPONSIBLE;
}

/* 办理时限, 拟完成日期; but not when something begins or was written. */
static zr__label column_by_time(zr__slice text)
{
    enum { LONGEST = 10 };
    static const char *const ends[] = {"时限", "时间", "期限", "节点", "日期", "时间进度",
                                       NULL};
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
    static const heading words[] = {
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
    static const char *const persons[] = {"责任人", "负责人", NULL};
    static const char *const charges[] = {"分管", "牵头", "包抓", "挂点", "联系", "领办", NULL};
    static const char *const offices[] = {"长", "书记", "主任", NULL};

    if (zr__slice_count(text) > LONGEST)
        return ZR__LABEL_NONE;
    if (zr__slice_ends(text, "领导") > 0 ||
        (zr__slice_starts_any(text, charges) > 0 && zr__slice_ends_any(text, offices) > 0))
        return ZR__LABEL_OFFICIAL;
    return zr__slice_ends_any(text, persons) > 0 ? ZR__LABEL_PERSON : ZR__LABEL_NONE;
}

zr__label zr__column_label(zr__slice text)
{
    text = zr__slice_trim_end_marks(text);
    const zr__label label = zr__label_of(text);
    if (label != ZR__LABEL_NONE || text.size == 0 || text.size > HEADING_BYTES)
        return label;

    zr__label said = zr__column_word(text);
    if (said == ZR__LABEL_NONE)
        said = zr__english_column(text);
    if (said == ZR__LABEL_NONE)
        said = column_with_person(text);
    if (said == ZR__LABEL_NONE)
        said = column_by_start(text);
    if (said == ZR__LABEL_NONE)
        said = column_by_bare_word(text);
    if (said == ZR__LABEL_NONE)
        said = column_by_person(text);
    if (said == ZR__LABEL_NONE)
        said = column_by_time(text);
    if (said == ZR__LABEL_NONE)
        said = column_by_words(text);
    if (said == ZR__LABEL_NONE)
        said = column_by_task(text);
    return said;
}

