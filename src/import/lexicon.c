/*
 * Labels and the headings of columns. In each table the longer word stands before the shorter one
 * that it contains.
 */
#include "src/import/lexicon.h"

typedef struct label_word {
    const char *word;
    zr__label label; /* NONE: says nothing of itself. */
} label_word;

/* Words that labels are made of; the first row of the list that a label holds decides. */
static const label_word label_words[] = {
    {"督办", ZR__LABEL_WATCH},          {"督查", ZR__LABEL_WATCH},
    {"督导", ZR__LABEL_WATCH},          {"督促", ZR__LABEL_WATCH},
    {"监督", ZR__LABEL_WATCH},          {"考核", ZR__LABEL_WATCH},
    {"抄送", ZR__LABEL_WATCH},          {"咨询", ZR__LABEL_WATCH},
    {"联系", ZR__LABEL_WATCH},          {"指导", ZR__LABEL_WATCH},
    {"配合", ZR__LABEL_SUPPORT},        {"协同", ZR__LABEL_SUPPORT},
    {"协办", ZR__LABEL_SUPPORT},        {"协作", ZR__LABEL_SUPPORT},
    {"协助", ZR__LABEL_SUPPORT},        {"参加", ZR__LABEL_SUPPORT},
    {"参与", ZR__LABEL_SUPPORT},        {"支持", ZR__LABEL_SUPPORT},
    {"其他", ZR__LABEL_SUPPORT},        {"其它", ZR__LABEL_SUPPORT},
    {"会办", ZR__LABEL_SUPPORT},        {"牵头", ZR__LABEL_LEAD},
    {"主要", ZR__LABEL_LEAD},           {"主责", ZR__LABEL_LEAD},
    {"主办", ZR__LABEL_LEAD},           {"第一", ZR__LABEL_LEAD},
    {"首要", ZR__LABEL_LEAD},           {"责任", ZR__LABEL_RESPONSIBLE},
    {"承办", ZR__LABEL_RESPONSIBLE},    {"落实", ZR__LABEL_RESPONSIBLE},
    {"实施", ZR__LABEL_RESPONSIBLE},    {"负责", ZR__LABEL_RESPONSIBLE},
    {"承担", ZR__LABEL_RESPONSIBLE},    {"分管", ZR__LABEL_NONE},
    {"包抓", ZR__LABEL_NONE},           {"包联", ZR__LABEL_NONE},
    {"包保", ZR__LABEL_NONE},           {"包挂", ZR__LABEL_NONE},
    {"包案", ZR__LABEL_NONE},           {"包片", ZR__LABEL_NONE},
    {"挂钩", ZR__LABEL_NONE},           {"挂点", ZR__LABEL_NONE},
    {"挂联", ZR__LABEL_NONE},           {"联点", ZR__LABEL_NONE},
    {"领办", ZR__LABEL_NONE},           {"领衔", ZR__LABEL_NONE},
    {"主管", ZR__LABEL_NONE},           {"主抓", ZR__LABEL_NONE},
    {"挂帅", ZR__LABEL_NONE},           {"分线", ZR__LABEL_NONE},
    {"组织", ZR__LABEL_NONE},           {"具体", ZR__LABEL_NONE},
    {"市政府", ZR__LABEL_NONE},         {"县政府", ZR__LABEL_NONE},
    {"区政府", ZR__LABEL_NONE},         {"省政府", ZR__LABEL_NONE},
    {"市委", ZR__LABEL_NONE},           {"县委", ZR__LABEL_NONE},
    {"区委", ZR__LABEL_NONE},           {"市", ZR__LABEL_NONE},
    {"县", ZR__LABEL_NONE},             {"区", ZR__LABEL_NONE},
    {"省", ZR__LABEL_NONE},             {"州", ZR__LABEL_NONE},
    {"级", ZR__LABEL_NONE},             {"直", ZR__LABEL_NONE},
    {"的", ZR__LABEL_NONE},             {"及", ZR__LABEL_NONE},
    {"和", ZR__LABEL_NONE},             {"与", ZR__LABEL_NONE},
    {"工作", ZR__LABEL_NONE},           {"/", ZR__LABEL_NONE},
    {"、", ZR__LABEL_NONE},             {"任务", ZR__LABEL_NONE},
    {"计划", ZR__LABEL_NONE},           {"预计", ZR__LABEL_NONE},
};

typedef enum noun_kind { NOUN_UNIT, NOUN_OFFICIAL, NOUN_PERSON, NOUN_TIME } noun_kind;

typedef struct label_noun {
    const char *word;
    noun_kind kind;
} label_noun;

static const label_noun label_nouns[] = {
    {"单位", NOUN_UNIT},       {"部门", NOUN_UNIT},       {"科室", NOUN_UNIT},
    {"处室", NOUN_UNIT},       {"机构", NOUN_UNIT},       {"主体", NOUN_UNIT},
    {"股室", NOUN_UNIT},       {"市领导", NOUN_OFFICIAL}, {"县领导", NOUN_OFFICIAL},
    {"区领导", NOUN_OFFICIAL}, {"领导", NOUN_OFFICIAL},   {"责任人", NOUN_PERSON},
    {"负责人", NOUN_PERSON},   {"完成时限", NOUN_TIME},   {"完成时间", NOUN_TIME},
    {"时限要求", NOUN_TIME},   {"时间要求", NOUN_TIME},   {"时间节点", NOUN_TIME},
    {"时间安排", NOUN_TIME},   {"完成期限", NOUN_TIME},   {"完成节点", NOUN_TIME},
    {"办结时限", NOUN_TIME},   {"办结时间", NOUN_TIME},   {"计划完成时间", NOUN_TIME},
    {"完工时限", NOUN_TIME},   {"完工时间", NOUN_TIME},   {"竣工时间", NOUN_TIME},
    {"竣工时限", NOUN_TIME},   {"截止时间", NOUN_TIME},   {"落实时限", NOUN_TIME},
    {"时限", NOUN_TIME},       {"期限", NOUN_TIME},
};

typedef struct column_word {
    const char *word;
    zr__label label;
} column_word;

/* Headings of columns that are no labels, and the labels of English tables; lower case. */
static const column_word column_words[] = {
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
    {"action", ZR__LABEL_TASK},          {"actions", ZR__LABEL_TASK},
    {"milestone", ZR__LABEL_TASK},       {"action/milestone", ZR__LABEL_TASK},
    {"task", ZR__LABEL_TASK},            {"tasks", ZR__LABEL_TASK},
    {"activity", ZR__LABEL_TASK},        {"action item", ZR__LABEL_TASK},
    {"initiative", ZR__LABEL_TASK},      {"recommendation", ZR__LABEL_TASK},
    {"strategy", ZR__LABEL_TASK},        {"project", ZR__LABEL_TASK},        {"deliverable", ZR__LABEL_TASK},
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
    {"timeframe", ZR__LABEL_DEADLINE},   {"time frame", ZR__LABEL_DEADLINE},
    {"target date", ZR__LABEL_DEADLINE}, {"timeline", ZR__LABEL_DEADLINE},
    {"due", ZR__LABEL_DEADLINE},         {"due date", ZR__LABEL_DEADLINE},
    {"deadline", ZR__LABEL_DEADLINE},    {"by when", ZR__LABEL_DEADLINE},
    {"timing", ZR__LABEL_DEADLINE},      {"completion date", ZR__LABEL_DEADLINE},
    {"target completion", ZR__LABEL_DEADLINE}, {"schedule", ZR__LABEL_DEADLINE},      {"备注", ZR__LABEL_REMARK},
    {"notes", ZR__LABEL_REMARK},         {"remarks", ZR__LABEL_REMARK},
    {"牵头", ZR__LABEL_LEAD},            {"主责", ZR__LABEL_LEAD},
    {"配合", ZR__LABEL_SUPPORT},         {"协办", ZR__LABEL_SUPPORT},
    {"进度安排", ZR__LABEL_DEADLINE},    {"进度要求", ZR__LABEL_DEADLINE},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Bytes of the first table word that starts the text, brackets inside a label skipped. */
static size_t word_at(zr__slice text, zr__label *label, bool *says)
{
    for (size_t i = 0; i < COUNT(label_words); i++) {
        const size_t size = zr__slice_starts(text, label_words[i].word);
        if (size > 0) {
            /* Words further up in the table win. */
            *says = label_words[i].label != ZR__LABEL_NONE;
            *label = label_words[i].label;
            return size;
        }
    }
    return 0;
}

static const label_noun *noun_at_end(zr__slice text)
{
    const label_noun *best = NULL;
    size_t most = 0;

    for (size_t i = 0; i < COUNT(label_nouns); i++) {
        const size_t size = zr__slice_ends(text, label_nouns[i].word);
        if (size > most) {
            most = size;
            best = &label_nouns[i];
        }
    }
    return best;
}

/* Labels that decide in this order wherever they stand: 配合责任单位 supports. */
static zr__label stronger(zr__label a, zr__label b)
{
    static const zr__label order[] = {ZR__LABEL_WATCH, ZR__LABEL_SUPPORT, ZR__LABEL_LEAD,
                                      ZR__LABEL_RESPONSIBLE};

    for (size_t i = 0; i < COUNT(order); i++) {
        if (a == order[i] || b == order[i])
            return order[i];
    }
    return ZR__LABEL_NONE;
}

static zr__label official_label(zr__label said, noun_kind noun)
{
    if (noun == NOUN_PERSON)
        return ZR__LABEL_PERSON;
    return said == ZR__LABEL_SUPPORT || said == ZR__LABEL_WATCH ? ZR__LABEL_OTHER_OFFICIAL
                                                                 : ZR__LABEL_OFFICIAL;
}

zr__label zr__label_of(zr__slice text)
{
    text = zr__slice_trim(text);
    const label_noun *noun = noun_at_end(text);
    if (noun == NULL || text.size > 80)
        return ZR__LABEL_NONE;

    const size_t end = text.size - zr__slice_ends(text, noun->word);
    zr__label said = ZR__LABEL_NONE;
    bool leads = false, supports = false;
    for (size_t offset = 0, step; offset < end; offset += step) {
        zr__label word = ZR__LABEL_NONE;
        bool says = false;
        step = word_at(zr__slice_part(text, offset, end), &word, &says);
        if (step == 0) {
            const uint32_t c = zr__slice_char_at(text, offset, &step);
            if (!zr__is_blank(c) && !zr__is_open(c) && !zr__is_close(c))
                return ZR__LABEL_NONE; /* a word that no label holds */
            continue;
        }
        leads |= word == ZR__LABEL_LEAD;
        supports |= word == ZR__LABEL_SUPPORT;
        said = says ? stronger(said, word) : said;
    }
    if (noun->kind == NOUN_TIME)
        return ZR__LABEL_DEADLINE;
    if (noun->kind != NOUN_UNIT)
        return official_label(said, noun->kind);
    return leads && supports ? ZR__LABEL_RESPONSIBLE : said; /* 牵头及配合单位 */
}

enum { LABEL_BYTES = 72 };

static zr__label english_label(zr__slice text)
{
    const zr__label label = zr__column_label(text);

    return label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT || label == ZR__LABEL_DEADLINE
               ? label
               : ZR__LABEL_NONE;
}

size_t zr__label_at(zr__slice text, zr__label *label)
{
    size_t step, start = 0;
    const uint32_t first = zr__slice_char(text, &step);
    const bool is_boxed = first == '[';

    if (zr__is_open(first) && !is_boxed)
        return 0;
    if (is_boxed)
        start = step;
    for (size_t offset = start; offset < text.size && offset < LABEL_BYTES; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (zr__is_sentence_end(c) || c == ',')
            return 0;
        if (c != ':' && !(is_boxed && c == ']'))
            continue;
        const zr__slice words = zr__slice_part(text, start, offset);
        *label = zr__label_of(words);
        if (*label == ZR__LABEL_NONE)
            *label = english_label(words);
        if (*label == ZR__LABEL_NONE || (is_boxed && c == ':'))
            return 0; /* a bracket around label and value is not a label */
        size_t end = offset + step;
        if (is_boxed && zr__slice_char_at(text, end, &step) == ':')
            end += step;
        return end;
    }
    return 0;
}

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

/* 配合村(社区): a column of units all the same, whatever the noun. */
static zr__label column_by_start(zr__slice text)
{
    static const char *const supports[] = {"配合", "协办", "协同", "协作", "参与", "参加", NULL};
    static const char *const leads[] = {"牵头", "主办", "主责", NULL};
    static const char *const persons[] = {"领导", "人员", "责任人", "方式", "情况", NULL};

    if (zr__slice_count(text) < 3 || zr__slice_count(text) > 10 || zr__slice_holds_any(text, persons))
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

/* 挂钩县领导, 项目首席负责人: persons, by the last word. */
static zr__label column_by_person(zr__slice text)
{
    enum { LONGEST = 10 };
    static const char *const persons[] = {"责任人", "负责人", NULL};

    if (zr__slice_count(text) > LONGEST)
        return ZR__LABEL_NONE;
    if (zr__slice_ends(text, "领导") > 0)
        return ZR__LABEL_OFFICIAL;
    return zr__slice_ends_any(text, persons) > 0 ? ZR__LABEL_PERSON : ZR__LABEL_NONE;
}

zr__label zr__column_label(zr__slice text)
{
    text = zr__slice_trim_end_marks(text);
    const zr__label label = zr__label_of(text);
    if (label != ZR__LABEL_NONE || text.size == 0 || text.size > LABEL_BYTES)
        return label;

    for (size_t i = 0; i < COUNT(column_words); i++) {
        if (zr__is_word(text, column_words[i].word))
            return column_words[i].label;
    }
    zr__label said = column_by_start(text);
    if (said == ZR__LABEL_NONE)
        said = column_by_person(text);
    return said != ZR__LABEL_NONE ? said : column_by_words(text);
}

