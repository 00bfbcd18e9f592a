/*
 * Labels. In each table the longer word stands before the shorter one that it contains.
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
    {"工作", ZR__LABEL_NONE},           {"整改", ZR__LABEL_NONE},
    {"问题", ZR__LABEL_NONE},           {"/", ZR__LABEL_NONE},
    {"、", ZR__LABEL_NONE},             {"任务", ZR__LABEL_NONE},
    {"计划", ZR__LABEL_NONE},           {"预计", ZR__LABEL_NONE},
};

typedef enum noun_kind {
    NOUN_UNIT,
    NOUN_DUTY,
    NOUN_OFFICIAL,
    NOUN_PERSON,
    NOUN_CONTACT,
    NOUN_TIME
} noun_kind;

typedef struct label_noun {
    const char *word;
    noun_kind kind;
} label_noun;

static const label_noun label_nouns[] = {
    {"单位", NOUN_UNIT},       {"部门", NOUN_UNIT},       {"科室", NOUN_UNIT},
    {"处室", NOUN_UNIT},       {"机构", NOUN_UNIT},       {"主体", NOUN_UNIT},
    {"股室", NOUN_UNIT},       {"责任分工", NOUN_DUTY},
    {"工作分工", NOUN_DUTY},   {"任务分工", NOUN_DUTY},   {"职责分工", NOUN_DUTY},
    {"分工安排", NOUN_DUTY},   {"市领导", NOUN_OFFICIAL}, {"县领导", NOUN_OFFICIAL},
    {"区领导", NOUN_OFFICIAL}, {"领导", NOUN_OFFICIAL},   {"责任人", NOUN_PERSON},
    {"负责人", NOUN_PERSON},   {"联系人", NOUN_CONTACT},
    {"联络员", NOUN_CONTACT},  {"完成时限", NOUN_TIME},   {"完成时间", NOUN_TIME},
    {"时限要求", NOUN_TIME},   {"时间要求", NOUN_TIME},   {"时间节点", NOUN_TIME},
    {"时间安排", NOUN_TIME},   {"完成期限", NOUN_TIME},   {"完成节点", NOUN_TIME},
    {"办结时限", NOUN_TIME},   {"办结时间", NOUN_TIME},   {"计划完成时间", NOUN_TIME},
    {"完工时限", NOUN_TIME},   {"完工时间", NOUN_TIME},   {"竣工时间", NOUN_TIME},
    {"竣工时限", NOUN_TIME},   {"截止时间", NOUN_TIME},   {"落实时限", NOUN_TIME},
    {"时限", NOUN_TIME},       {"期限", NOUN_TIME},
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
    if (noun == NOUN_CONTACT)
        return ZR__LABEL_OTHER_OFFICIAL; /* whom to call has no part in the task */
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
    if (noun->kind == NOUN_DUTY)
        return ZR__LABEL_RESPONSIBLE;
    if (noun->kind != NOUN_UNIT)
        return official_label(said, noun->kind);
    return leads && supports ? ZR__LABEL_RESPONSIBLE : said; /* 牵头及配合单位 */
}

enum { LABEL_BYTES = 72 };

static zr__label english_label(zr__slice text)
{
    zr__label label = zr__column_word(zr__slice_trim_end_marks(text));

    if (label == ZR__LABEL_NONE)
        label = zr__english_column(text);
    if (label == ZR__LABEL_OWNER)
        return ZR__LABEL_LEAD;
    return label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT ||
                   label == ZR__LABEL_RESPONSIBLE || label == ZR__LABEL_DEADLINE
               ? label
               : ZR__LABEL_NONE;
}

/* "责任单位为甲局、乙局": a label as part of a sentence, when a unit follows. */
static bool is_said(zr__slice words, zr__slice rest, zr__label *label)
{
    enum { NAME_BYTES = 120 };
    const size_t verb = zr__slice_starts_any(rest, (const char *const[]){"为", "是", NULL});
    const zr__slice text = zr__slice_part(rest, verb, verb + NAME_BYTES);
    size_t end = 0, step;

    if (verb == 0 || (*label = zr__label_of(words)) == ZR__LABEL_NONE)
        return false;
    for (uint32_t c; end < text.size; end += step) {
        c = zr__slice_char_at(text, end, &step);
        if (c == 0x3001 || c == ',' || zr__is_sentence_end(c) || zr__is_open(c) || zr__is_close(c))
            break;
    }
    const zr__slice name = zr__slice_part(text, 0, end);
    return (zr__is_unit_name(name) || zr__is_group(name)) && zr__label_of(name) == ZR__LABEL_NONE;
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
        const zr__slice words = zr__slice_part(text, start, offset);
        if (!is_boxed && is_said(words, zr__slice_from(text, offset), label))
            return offset + step;
        if (c != ':' && !(is_boxed && c == ']'))
            continue;
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
