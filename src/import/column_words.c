/*
 * Headings of columns that are known as they stand. What is put together of parts is read in
 * columns.c, and a long list of English ones in english_columns.c.
 */
#include "src/import/lexicon.h"

typedef struct heading {
    const char *word;
    zr__label label;
} heading;

/* Headings of columns that are no labels, and the labels of English tables; lower case. */
static const heading headings[] = {
    {"序号", ZR__LABEL_NUMBER},          {"编号", ZR__LABEL_NUMBER},
    {"任务序号", ZR__LABEL_NUMBER},      {"任务编号", ZR__LABEL_NUMBER},
    {"对应任务", ZR__LABEL_NUMBER},      {"任务号", ZR__LABEL_NUMBER},
    {"项目序号", ZR__LABEL_NUMBER},      {"事项序号", ZR__LABEL_NUMBER},
    {"ref", ZR__LABEL_NUMBER},           {"no", ZR__LABEL_NUMBER},
    {"#", ZR__LABEL_NUMBER},             {"no.", ZR__LABEL_NUMBER},
    {"item", ZR__LABEL_NUMBER},          {"id", ZR__LABEL_NUMBER},
    {"action no.", ZR__LABEL_NUMBER},    {"类别", ZR__LABEL_CATEGORY},
    {"专项", ZR__LABEL_CATEGORY},        {"专项行动", ZR__LABEL_CATEGORY},
    {"行动名称", ZR__LABEL_CATEGORY},    {"行动", ZR__LABEL_CATEGORY},
    {"工程", ZR__LABEL_CATEGORY},        {"主题", ZR__LABEL_CATEGORY},
    {"部分", ZR__LABEL_CATEGORY},        {"分类", ZR__LABEL_CATEGORY},
    {"领域", ZR__LABEL_CATEGORY},        {"板块", ZR__LABEL_CATEGORY},
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
    {"民生实事", ZR__LABEL_TASK},        {"大类", ZR__LABEL_CATEGORY},
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
    {"accountable officer", ZR__LABEL_OWNER}, {"responsible officer", ZR__LABEL_OWNER},
    {"senior responsible owner", ZR__LABEL_OFFICIAL}, {"sro", ZR__LABEL_OFFICIAL},
    {"sponsor", ZR__LABEL_OFFICIAL},     {"executive sponsor", ZR__LABEL_OFFICIAL},
    {"lead officer", ZR__LABEL_OWNER}, {"responsible minister", ZR__LABEL_OFFICIAL},
    {"lead minister", ZR__LABEL_OFFICIAL}, {"owner", ZR__LABEL_OWNER},
    {"action owner", ZR__LABEL_OWNER},   {"task owner", ZR__LABEL_OWNER},
    {"portfolio holder", ZR__LABEL_OFFICIAL}, {"cabinet member", ZR__LABEL_OFFICIAL},
    {"lead member", ZR__LABEL_OFFICIAL}, {"lead councillor", ZR__LABEL_OFFICIAL},
    {"lead person", ZR__LABEL_OWNER},    {"person responsible", ZR__LABEL_OWNER},
    {"officer responsible", ZR__LABEL_OWNER}, {"officer", ZR__LABEL_OWNER},
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

/* A first byte that stands for itself: printing ASCII, or the start of a common Chinese character. */
static bool is_plain(unsigned char c)
{
    return (c > ' ' && c < 0x7F) || (c >= 0xE4 && c <= 0xE9);
}

/* Whether the first bytes alone tell two texts apart: most comparisons end here. */
static bool start_apart(zr__slice text, const char *word)
{
    unsigned char c = text.size > 0 ? (unsigned char)text.at[0] : ' ';
    const unsigned char w = (unsigned char)word[0];

    if (c >= 'A' && c <= 'Z')
        c = (unsigned char)(c - 'A' + 'a');
    return is_plain(c) && is_plain(w) && c != w;
}

/* Equal but for the case of Latin letters and blanks. */
bool zr__is_word(zr__slice text, const char *word)
{
    if (start_apart(text, word))
        return false;

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
