/*
 * Verbs of responsibility, as a grammar read from the end of a clause.
 *
 *     phrase = adverb* core (core | tail)*      积极配合, 牵头组织实施, 负责做好协助工作
 *            | (为 | 作为 | 任) label           为第一责任单位
 *            | (承担 | 负) part (责任 | 职责)    承担牵头责任
 *
 * Of several cores the one that says most decides: 负责配合 supports, 牵头负责 leads. Adverbs and
 * tails say nothing and are no verb alone, for names of units end in some of them.
 */
#include "src/import/lexicon.h"

/* "Each by its duties": wherever it starts, nobody leads. */
static const char *const shared_verbs[] = {"分工负责", "分别负责", "共同负责", "共同落实", "分头负责",
                                           "各负其责", "分头落实", "分别落实", "共同承担", NULL};

typedef struct verb_word {
    const char *word;
    zr__verb verb;
} verb_word;

/* Longer words stand before those that they end in. */
static const verb_word cores[] = {
    {"统筹协调", ZR__VERB_LEAD},     {"组织协调", ZR__VERB_LEAD},    {"主要负责", ZR__VERB_LEAD},
    {"主要承担", ZR__VERB_LEAD},     {"总负责", ZR__VERB_LEAD},      {"主牵头", ZR__VERB_LEAD},
    {"总牵头", ZR__VERB_LEAD},       {"牵头", ZR__VERB_LEAD},        {"主办", ZR__VERB_LEAD},
    {"负主责", ZR__VERB_LEAD},
    {"主责", ZR__VERB_LEAD},         {"主抓", ZR__VERB_LEAD},        {"主导", ZR__VERB_LEAD},
    {"为主", ZR__VERB_LEAD},         {"统筹", ZR__VERB_LEAD},        {"领办", ZR__VERB_LEAD},
    {"配合", ZR__VERB_SUPPORT},      {"参加", ZR__VERB_SUPPORT},     {"参与", ZR__VERB_SUPPORT},
    {"协助", ZR__VERB_SUPPORT},      {"支持", ZR__VERB_SUPPORT},     {"协同", ZR__VERB_SUPPORT},
    {"协办", ZR__VERB_SUPPORT},      {"会办", ZR__VERB_SUPPORT},     {"协作", ZR__VERB_SUPPORT},
    {"联动", ZR__VERB_SUPPORT},      {"指导", ZR__VERB_GUIDE},       {"督导", ZR__VERB_GUIDE},
    {"督办", ZR__VERB_WATCH},        {"督查", ZR__VERB_WATCH},       {"监督", ZR__VERB_WATCH},
    {"督促", ZR__VERB_WATCH},
    {"结合实际落实", ZR__VERB_CARRY}, {"抓好落实", ZR__VERB_CARRY},  {"抓落实", ZR__VERB_CARRY},
    {"组织实施", ZR__VERB_CARRY},    {"组织落实", ZR__VERB_CARRY},   {"推进落实", ZR__VERB_CARRY},
    {"落实", ZR__VERB_CARRY},        {"实施", ZR__VERB_CARRY},       {"推进", ZR__VERB_CARRY},
    {"负责", ZR__VERB_CHARGE},       {"承办", ZR__VERB_CHARGE},      {"承担", ZR__VERB_CHARGE},
    {"办理", ZR__VERB_CHARGE},
};

/* Before a core. */
static const char *const adverbs[] = {
    "具体", "主要", "共同", "联合", "分别", "各自", "积极", "密切", "主动", "认真", "切实", "全力",
    "协调", "做好", "抓好", "搞好", "予以", "给予", "提供", "加强", "一并", "及时", "依法", "全程",
    "统一", "业务", "直接", "总体", "独立", "单独", "全面", "自行", "专门", "按要求", "按规定", NULL};

/* Behind one. */
static const char *const tails[] = {
    "相关工作", "有关工作", "各项工作", "保障工作", "工作", "任务", "组织", "协调", "抓总", "做好",
    "抓好", "到位", "完成", "推动", "开展", "保障", "统筹", NULL};

/* From the one that says most: 负责配合 supports, 督促指导 guides. */
static const zr__verb order[] = {ZR__VERB_GUIDE, ZR__VERB_WATCH,  ZR__VERB_SUPPORT,
                                 ZR__VERB_LEAD,  ZR__VERB_CHARGE, ZR__VERB_CARRY};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static zr__verb stronger(zr__verb a, zr__verb b)
{
    for (size_t i = 0; i < COUNT(order); i++) {
        if (a == order[i] || b == order[i])
            return order[i];
    }
    return ZR__VERB_NONE;
}

/* The core that ends a text: its bytes, 0 for none. */
static size_t core_at_end(zr__slice text, zr__verb *verb)
{
    for (size_t i = 0; i < COUNT(cores); i++) {
        const size_t size = zr__slice_ends(text, cores[i].word);
        if (size > 0) {
            *verb = cores[i].verb;
            return size;
        }
    }
    return 0;
}

/* The phrase that ends a text and where it starts. */
static zr__verb verb_phrase(zr__slice text, size_t *start)
{
    zr__verb said = ZR__VERB_NONE, verb;
    size_t end = text.size, size;

    while ((size = zr__slice_ends_any(zr__slice_part(text, 0, end), tails)) > 0 &&
           core_at_end(zr__slice_part(text, 0, end), &verb) == 0)
        end -= size;
    while ((size = core_at_end(zr__slice_part(text, 0, end), &verb)) > 0) {
        said = stronger(said, verb);
        end -= size;
        *start = end;
        while ((size = zr__slice_ends_any(zr__slice_part(text, 0, end), adverbs)) > 0 &&
               core_at_end(zr__slice_part(text, 0, end), &verb) == 0) {
            end -= size;
            *start = end;
        }
    }
    return said;
}

/* "按行业分工负责", "根据各自职能落实": each by what it is there for, whatever the word between. */
static bool shares_by(zr__slice text)
{
    static const char *const by[] = {"按照", "按", "根据", "依据", "依", "结合", NULL};
    static const char *const duties[] = {"职责", "职能", "分工", "权限", NULL};
    enum { BETWEEN_BYTES = 24 };
    const size_t size = zr__slice_starts_any(text, by);

    return size > 0 &&
           zr__slice_holds_any(zr__slice_part(text, size, size + BETWEEN_BYTES), duties);
}

static zr__verb shared_verb(zr__slice text, size_t *start)
{
    size_t step, unused;

    for (size_t offset = 0; offset < text.size; offset += step) {
        zr__slice_char_at(text, offset, &step);
        const zr__slice rest = zr__slice_from(text, offset);
        if (zr__slice_starts_any(rest, shared_verbs) == 0 && !shares_by(rest))
            continue;
        *start = offset;
        const zr__verb verb = verb_phrase(rest, &unused);
        return verb == ZR__VERB_SUPPORT || verb == ZR__VERB_LEAD ? verb : ZR__VERB_SHARE;
    }
    return ZR__VERB_NONE;
}

/* "承担牵头责任", "负总责" */
static zr__verb borne_duty(zr__slice text, size_t *start)
{
    static const char *const ends[] = {"责任", "职责", "责", NULL};
    static const char *const bears[] = {"承担", "履行", "负", "担负", NULL};
    static const verb_word parts[] = {
        {"牵头", ZR__VERB_LEAD},    {"主体", ZR__VERB_LEAD},     {"主要", ZR__VERB_LEAD},
        {"首要", ZR__VERB_LEAD},    {"第一", ZR__VERB_LEAD},     {"总", ZR__VERB_LEAD},
        {"主", ZR__VERB_LEAD},
        {"配合", ZR__VERB_SUPPORT}, {"协同", ZR__VERB_SUPPORT},  {"协助", ZR__VERB_SUPPORT},
        {"监管", ZR__VERB_WATCH},   {"监督", ZR__VERB_WATCH},    {"落实", ZR__VERB_CARRY},
        {"直接", ZR__VERB_CHARGE}};
    const zr__slice head = zr__slice_part(text, 0, text.size - zr__slice_ends_any(text, ends));

    for (size_t i = 0; i < COUNT(parts) && head.size < text.size; i++) {
        const size_t size = zr__slice_ends(head, parts[i].word);
        const zr__slice before = zr__slice_part(head, 0, head.size - size);
        const size_t bear = size > 0 ? zr__slice_ends_any(before, bears) : 0;
        if (bear > 0) {
            *start = before.size - bear;
            return parts[i].verb;
        }
    }
    return ZR__VERB_NONE;
}

/* "县教育局为牵头单位": a label said of units; what is declared of places in a list names none. */
static zr__verb said_label(zr__slice text, size_t *start)
{
    static const char *const is[] = {"作为", "均为", "同为", "为", "任", "是", NULL};
    size_t step;

    for (size_t offset = 0; offset < text.size; offset += step) {
        zr__slice_char_at(text, offset, &step);
        const size_t size = zr__slice_starts_any(zr__slice_from(text, offset), is);
        if (size == 0 || offset == 0)
            continue;
        const zr__slice names = zr__slice_part(text, 0, offset);
        const zr__label label = zr__label_of(zr__slice_from(text, offset + size));
        if (label == ZR__LABEL_NONE || (!zr__is_unit_name(names) && !zr__is_group(names)) ||
            zr__slice_holds_any(names, (const char *const[]){"单位", "首位", "第一位", NULL}))
            continue;
        *start = offset;
        switch (label) {
        case ZR__LABEL_LEAD: return ZR__VERB_LEAD;
        case ZR__LABEL_SUPPORT: return ZR__VERB_SUPPORT;
        case ZR__LABEL_WATCH: return ZR__VERB_WATCH;
        case ZR__LABEL_RESPONSIBLE: return ZR__VERB_CHARGE;
        default: break;
        }
    }
    return ZR__VERB_NONE;
}

/* "牵头编制方案", "配合做好保障", "负责统筹": a verb for the part and a few words on what is done. The
 * offset of the verb, SIZE_MAX when there is none. */
static size_t part_with_words(zr__slice text, const char *part)
{
    static const char *const nouns[] = {"单位", "部门", "领导", "人", "的", "机制", NULL};
    enum { WORDS = 6 };
    size_t found = SIZE_MAX, step;

    for (size_t offset = 0; offset < text.size; offset += step) {
        const zr__slice rest = zr__slice_from(text, offset);
        const size_t size = zr__slice_starts(rest, part);
        zr__slice_char_at(text, offset, &step);
        if (size > 0)
            found = offset;
    }
    if (found == SIZE_MAX || found == 0)
        return SIZE_MAX;
    const zr__slice rest =
        zr__slice_from(text, found + zr__slice_starts(zr__slice_from(text, found), part));
    for (size_t offset = 0; offset < rest.size; offset += step) {
        if (!zr__is_han(zr__slice_char_at(rest, offset, &step)))
            return SIZE_MAX; /* 市城管局(牵头) */
    }
    return zr__slice_count(rest) <= WORDS && zr__slice_starts_any(rest, nouns) == 0 ? found
                                                                                    : SIZE_MAX;
}

bool zr__says_label(zr__slice text)
{
    size_t start;

    return said_label(zr__slice_trim_end_marks(text), &start) != ZR__VERB_NONE;
}

zr__verb zr__verb_at_end(zr__slice text, size_t *start)
{
    static const verb_word parts[] = {{"牵头", ZR__VERB_LEAD}, {"配合", ZR__VERB_SUPPORT},
                                      {"协助", ZR__VERB_SUPPORT}, {"负责", ZR__VERB_CHARGE}};
    zr__verb verb = shared_verb(text, start);

    if (verb == ZR__VERB_NONE)
        verb = verb_phrase(text, start);
    if (verb == ZR__VERB_NONE)
        verb = said_label(text, start);
    if (verb == ZR__VERB_NONE)
        verb = borne_duty(text, start);
    for (size_t i = 0; i < COUNT(parts) && verb == ZR__VERB_NONE; i++) {
        const size_t found = part_with_words(text, parts[i].word);
        if (found != SIZE_MAX) {
            *start = found;
            verb = parts[i].verb;
        }
    }
    return verb;
}
