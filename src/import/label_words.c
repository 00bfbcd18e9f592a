/*
 * What labels are made of: words for a part, for whose it is and what for, and the noun that ends
 * them (县级|牵头|责任|单位). In each table the longer word stands before the shorter one that it
 * contains.
 */
#include "src/import/label_words.h"

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
    {"承担", ZR__LABEL_RESPONSIBLE},    {"办理", ZR__LABEL_RESPONSIBLE},
    {"协管", ZR__LABEL_SUPPORT},
    /* Of a person in charge, and of the units that such a person speaks for. */
    {"分管", ZR__LABEL_OFFICIAL},       {"包抓", ZR__LABEL_OFFICIAL},
    {"包联", ZR__LABEL_OFFICIAL},       {"包保", ZR__LABEL_OFFICIAL},
    {"包挂", ZR__LABEL_OFFICIAL},       {"包案", ZR__LABEL_OFFICIAL},
    {"包片", ZR__LABEL_OFFICIAL},       {"包靠", ZR__LABEL_OFFICIAL},
    {"包干", ZR__LABEL_OFFICIAL},       {"包村", ZR__LABEL_OFFICIAL},
    {"包乡", ZR__LABEL_OFFICIAL},       {"包镇", ZR__LABEL_OFFICIAL},
    {"包企", ZR__LABEL_OFFICIAL},       {"包点", ZR__LABEL_OFFICIAL},
    {"包扶", ZR__LABEL_OFFICIAL},       {"包帮", ZR__LABEL_OFFICIAL},
    {"挂钩", ZR__LABEL_OFFICIAL},       {"挂点", ZR__LABEL_OFFICIAL},
    {"挂联", ZR__LABEL_OFFICIAL},       {"挂包", ZR__LABEL_OFFICIAL},
    {"挂帅", ZR__LABEL_OFFICIAL},       {"挂牌", ZR__LABEL_OFFICIAL},
    {"联挂", ZR__LABEL_OFFICIAL},       {"联点", ZR__LABEL_OFFICIAL},
    {"联包", ZR__LABEL_OFFICIAL},       {"联抓", ZR__LABEL_OFFICIAL},
    {"领办", ZR__LABEL_OFFICIAL},       {"领衔", ZR__LABEL_OFFICIAL},
    {"领题", ZR__LABEL_OFFICIAL},       {"主管", ZR__LABEL_OFFICIAL},
    {"主抓", ZR__LABEL_OFFICIAL},       {"分线", ZR__LABEL_OFFICIAL},
    {"归口", ZR__LABEL_OFFICIAL},       {"对口", ZR__LABEL_OFFICIAL},
    {"帮扶", ZR__LABEL_OFFICIAL},       {"结对", ZR__LABEL_OFFICIAL},
    {"统筹", ZR__LABEL_OFFICIAL},       {"协调", ZR__LABEL_OFFICIAL},
    {"调度", ZR__LABEL_OFFICIAL},       {"带头", ZR__LABEL_OFFICIAL},
    /* Whose, and what for. */
    {"组织", ZR__LABEL_NONE},           {"具体", ZR__LABEL_NONE},
    {"直接", ZR__LABEL_NONE},           {"总", ZR__LABEL_NONE},
    {"推进", ZR__LABEL_NONE},           {"推动", ZR__LABEL_NONE},
    {"市政府", ZR__LABEL_NONE},         {"县政府", ZR__LABEL_NONE},
    {"区政府", ZR__LABEL_NONE},         {"省政府", ZR__LABEL_NONE},
    {"市委", ZR__LABEL_NONE},           {"县委", ZR__LABEL_NONE},
    {"区委", ZR__LABEL_NONE},           {"党委", ZR__LABEL_NONE},
    {"党组", ZR__LABEL_NONE},           {"党政", ZR__LABEL_NONE},
    {"政府", ZR__LABEL_NONE},           {"行政", ZR__LABEL_NONE},
    {"班子", ZR__LABEL_NONE},           {"成员", ZR__LABEL_NONE},
    {"集团", ZR__LABEL_NONE},           {"公司", ZR__LABEL_NONE},
    {"街道", ZR__LABEL_NONE},           {"园区", ZR__LABEL_NONE},
    {"行业", ZR__LABEL_NONE},           {"业务", ZR__LABEL_NONE},
    {"项目", ZR__LABEL_NONE},           {"现场", ZR__LABEL_NONE},
    {"市", ZR__LABEL_NONE},             {"县", ZR__LABEL_NONE},
    {"区", ZR__LABEL_NONE},             {"省", ZR__LABEL_NONE},
    {"州", ZR__LABEL_NONE},             {"镇", ZR__LABEL_NONE},
    {"乡", ZR__LABEL_NONE},             {"村", ZR__LABEL_NONE},
    {"校", ZR__LABEL_NONE},             {"院", ZR__LABEL_NONE},
    {"厂", ZR__LABEL_NONE},             {"局", ZR__LABEL_NONE},
    {"厅", ZR__LABEL_NONE},             {"级", ZR__LABEL_NONE},
    {"直", ZR__LABEL_NONE},             {"的", ZR__LABEL_NONE},
    {"及", ZR__LABEL_NONE},             {"和", ZR__LABEL_NONE},
    {"与", ZR__LABEL_NONE},             {"工作", ZR__LABEL_NONE},
    {"整改", ZR__LABEL_NONE},           {"问题", ZR__LABEL_NONE},
    {"/", ZR__LABEL_NONE},              {"、", ZR__LABEL_NONE},
    {"任务", ZR__LABEL_NONE},           {"计划", ZR__LABEL_NONE},
    {"预计", ZR__LABEL_NONE},           {"化解", ZR__LABEL_NONE},
    {"完成", ZR__LABEL_NONE},           {"起止", ZR__LABEL_NONE},
    {"目标", ZR__LABEL_NONE},           {"达标", ZR__LABEL_NONE},
    {"建成", ZR__LABEL_NONE},           {"投用", ZR__LABEL_NONE},
    {"验收", ZR__LABEL_NONE},           {"销号", ZR__LABEL_NONE},
};

typedef enum noun_kind {
    NOUN_UNIT,
    NOUN_DUTY,
    NOUN_OFFICIAL,
    NOUN_POST, /* 分管副市长: an official behind a word for being in charge. */
    NOUN_PERSON,
    NOUN_CONTACT,
    NOUN_TIME,
    NOUN_WHEN /* A time behind a word for what is done by then. */
} noun_kind;

typedef struct label_noun {
    const char *word;
    noun_kind kind;
} label_noun;

static const label_noun label_nouns[] = {
    {"单位", NOUN_UNIT},       {"部门", NOUN_UNIT},       {"科室", NOUN_UNIT},
    {"处室", NOUN_UNIT},       {"机构", NOUN_UNIT},       {"主体", NOUN_UNIT},
    {"股室", NOUN_UNIT},       {"站所", NOUN_UNIT},       {"部室", NOUN_UNIT},
    {"院系", NOUN_UNIT},       {"牵头方", NOUN_UNIT},     {"责任方", NOUN_UNIT},
    {"配合方", NOUN_UNIT},     {"责任分工", NOUN_DUTY},   {"工作分工", NOUN_DUTY},
    {"任务分工", NOUN_DUTY},   {"职责分工", NOUN_DUTY},   {"分工安排", NOUN_DUTY},
    {"领导", NOUN_OFFICIAL},   {"负责同志", NOUN_OFFICIAL}, {"责任同志", NOUN_OFFICIAL},
    {"干部", NOUN_POST},       {"常委", NOUN_POST},       {"总指挥", NOUN_POST},
    {"指挥长", NOUN_POST},     {"组长", NOUN_POST},       {"班长", NOUN_POST},
    {"链长", NOUN_OFFICIAL},   {"河长", NOUN_OFFICIAL},   {"林长", NOUN_OFFICIAL},
    {"田长", NOUN_OFFICIAL},   {"路长", NOUN_OFFICIAL},   {"片长", NOUN_OFFICIAL},
    {"同志", NOUN_POST},       {"书记", NOUN_POST},       {"副书记", NOUN_POST},
    {"省长", NOUN_POST},       {"副省长", NOUN_POST},     {"市长", NOUN_POST},
    {"副市长", NOUN_POST},     {"县长", NOUN_POST},       {"副县长", NOUN_POST},
    {"区长", NOUN_POST},       {"副区长", NOUN_POST},     {"镇长", NOUN_POST},
    {"副镇长", NOUN_POST},     {"乡长", NOUN_POST},       {"副乡长", NOUN_POST},
    {"校长", NOUN_POST},       {"副校长", NOUN_POST},     {"主任", NOUN_POST},
    {"副主任", NOUN_POST},     {"秘书长", NOUN_POST},     {"副秘书长", NOUN_POST},
    {"局长", NOUN_POST},       {"副局长", NOUN_POST},     {"总经理", NOUN_POST},
    {"副总经理", NOUN_POST},   {"副总", NOUN_POST},       {"人", NOUN_POST},
    {"责任人", NOUN_PERSON},   {"负责人", NOUN_PERSON},   {"联系人", NOUN_CONTACT},
    {"联络员", NOUN_CONTACT},  {"联络人", NOUN_CONTACT},  {"完成时限", NOUN_TIME},
    {"完成时间", NOUN_TIME},   {"时限要求", NOUN_TIME},   {"时间要求", NOUN_TIME},
    {"时间节点", NOUN_TIME},   {"时间安排", NOUN_TIME},   {"进度安排", NOUN_TIME},
    {"进度要求", NOUN_TIME},   {"时间进度", NOUN_TIME},   {"完成期限", NOUN_TIME},   {"完成节点", NOUN_TIME},
    {"办结时限", NOUN_TIME},   {"办结时间", NOUN_TIME},   {"计划完成时间", NOUN_TIME},
    {"完工时限", NOUN_TIME},   {"完工时间", NOUN_TIME},   {"竣工时间", NOUN_TIME},
    {"竣工时限", NOUN_TIME},   {"截止时间", NOUN_TIME},   {"截止日期", NOUN_TIME},
    {"落实时限", NOUN_TIME},   {"时限", NOUN_TIME},       {"期限", NOUN_TIME},
    {"计划完成", NOUN_TIME},   {"计划竣工", NOUN_TIME},   {"计划完工", NOUN_TIME},
    {"计划建成", NOUN_TIME},   {"计划投用", NOUN_TIME},   {"竣工", NOUN_WHEN},
    {"完工", NOUN_WHEN},       {"限期", NOUN_TIME},
    {"时间", NOUN_WHEN},       {"日期", NOUN_WHEN},       {"节点", NOUN_TIME},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

size_t zr__label_word_at(zr__slice text, zr__label *label, bool *says)
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

bool zr__starts_with_label_noun(zr__slice text)
{
    for (size_t i = 0; i < COUNT(label_nouns); i++) {
        if (zr__slice_starts(text, label_nouns[i].word) > 0)
            return true;
    }
    return false;
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

static zr__label official_label(zr__label_words said, noun_kind noun)
{
    if (noun == NOUN_CONTACT)
        return ZR__LABEL_OTHER_OFFICIAL; /* whom to call has no part in the task */
    if (noun == NOUN_PERSON)
        return ZR__LABEL_PERSON;
    if (noun == NOUN_POST && !said.in_charge)
        return ZR__LABEL_NONE; /* 市长:… speaks */
    if (said.label == ZR__LABEL_WATCH)
        return ZR__LABEL_OVERSEER;
    return said.label == ZR__LABEL_SUPPORT ? ZR__LABEL_OTHER_OFFICIAL : ZR__LABEL_OFFICIAL;
}

static zr__label unit_label(zr__label_words said)
{
    if (said.leads && said.supports)
        return ZR__LABEL_RESPONSIBLE; /* 牵头及配合单位 */
    return said.label == ZR__LABEL_NONE && said.in_charge ? ZR__LABEL_RESPONSIBLE /* 主管部门 */
                                                          : said.label;
}

bool zr__read_label_words(zr__slice words, zr__label_words *said)
{
    *said = (zr__label_words){.label = ZR__LABEL_NONE};
    for (size_t offset = 0, step; offset < words.size; offset += step) {
        zr__label word = ZR__LABEL_NONE;
        bool says = false;
        step = zr__label_word_at(zr__slice_from(words, offset), &word, &says);
        if (step == 0) {
            const uint32_t c = zr__slice_char_at(words, offset, &step);
            if (!zr__is_blank(c) && !zr__is_open(c) && !zr__is_close(c))
                return false;
            continue;
        }
        said->leads |= word == ZR__LABEL_LEAD;
        said->supports |= word == ZR__LABEL_SUPPORT;
        said->in_charge |= says;
        if (says && word != ZR__LABEL_OFFICIAL)
            said->label = stronger(said->label, word);
    }
    return true;
}

/* "责任单位(部门)": a noun in brackets behind another adds nothing to it. */
static zr__slice without_second_noun(zr__slice text)
{
    size_t last, open = text.size, step;

    if (zr__slice_last(text, &last) != ')')
        return text;
    while (open > 0 && zr__slice_last(zr__slice_part(text, 0, open), &step) != '(')
        open -= step;
    const zr__slice inside = zr__slice_part(text, open, text.size - last);
    const label_noun *noun = open > step ? noun_at_end(inside) : NULL;
    return noun != NULL && noun->kind == NOUN_UNIT && zr__slice_ends(inside, noun->word) == inside.size
               ? zr__slice_part(text, 0, open - step)
               : text;
}

zr__label zr__label_of(zr__slice text)
{
    zr__label_words said;

    text = without_second_noun(zr__slice_trim(text));
    const label_noun *noun = noun_at_end(text);
    if (noun == NULL || text.size > 80)
        return ZR__LABEL_NONE;
    const zr__slice words = zr__slice_part(text, 0, text.size - zr__slice_ends(text, noun->word));
    if (!zr__read_label_words(words, &said))
        return ZR__LABEL_NONE;
    switch (noun->kind) {
    case NOUN_TIME: return ZR__LABEL_DEADLINE;
    case NOUN_WHEN: return words.size > 0 ? ZR__LABEL_DEADLINE : ZR__LABEL_NONE;
    case NOUN_DUTY: return ZR__LABEL_RESPONSIBLE;
    case NOUN_UNIT: return unit_label(said);
    default: return official_label(said, noun->kind);
    }
}
