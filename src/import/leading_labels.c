/*
 * The label at the start of a text: what stands before a colon or in a box of its own (【牵头】甲局),
 * and a label of units or of a time without a colon, when a unit or a time follows.
 */
#include <string.h>

#include "src/import/english_phrases.h"
#include "src/import/label_words.h"
#include "src/import/short_forms.h"

/* Labels without a noun: 牵头:甲局。 */
static const struct {
    const char *word;
    zr__label label;
} bare_labels[] = {
    {"牵头", ZR__LABEL_LEAD},        {"主办", ZR__LABEL_LEAD},    {"主责", ZR__LABEL_LEAD},
    {"配合", ZR__LABEL_SUPPORT},     {"协办", ZR__LABEL_SUPPORT}, {"协同", ZR__LABEL_SUPPORT},
    {"协助", ZR__LABEL_SUPPORT},     {"参与", ZR__LABEL_SUPPORT}, {"参加", ZR__LABEL_SUPPORT},
    {"会办", ZR__LABEL_SUPPORT},     {"承办", ZR__LABEL_RESPONSIBLE},
    {"责任", ZR__LABEL_RESPONSIBLE}, {"负责", ZR__LABEL_RESPONSIBLE},
    {"督办", ZR__LABEL_WATCH},       {"督导", ZR__LABEL_WATCH},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { LABEL_BYTES = 72 };

static zr__label bare_label(zr__slice text)
{
    for (size_t i = 0; i < COUNT(bare_labels); i++) {
        if (zr__is_word(text, bare_labels[i].word))
            return bare_labels[i].label;
    }
    return ZR__LABEL_NONE;
}

/* Whether words follow, or nothing, rather than a mark: 【牵头】甲局, but not 甲局【牵头】、乙局. */
static bool is_value(zr__slice text)
{
    size_t step;
    const uint32_t c = zr__slice_char(text, &step);

    return !zr__is_sentence_end(c) && c != 0x3001 && c != ',' && !zr__is_close(c);
}

/* "政府 完成时限": the end of a name before the blank, a label behind it; but "计划 完成时间" is one. */
static bool starts_behind_blank(zr__slice words)
{
    zr__label_words said;
    size_t blank = SIZE_MAX, step;

    for (size_t offset = 0; offset < words.size; offset += step) {
        if (zr__is_blank(zr__slice_char_at(words, offset, &step)))
            blank = offset;
    }
    if (blank == SIZE_MAX)
        return false;
    const zr__slice head = zr__slice_part(words, 0, blank);
    const zr__slice rest = zr__slice_trim(zr__slice_from(words, blank));
    return zr__slice_count_visible(head) >= 2 && zr__slice_count(rest) >= 4 &&
           zr__is_unit_name(head) && zr__label_of(rest) != ZR__LABEL_NONE && zr__read_label_words(head, &said) && !said.in_charge;
}

static bool holds_han(zr__slice text)
{
    size_t step;

    for (size_t offset = 0; offset < text.size; offset += step) {
        if (zr__is_han(zr__slice_char_at(text, offset, &step)))
            return true;
    }
    return false;
}

static zr__label english_label(zr__slice text, zr__slice value)
{
    if (holds_han(text))
        return ZR__LABEL_NONE;
    zr__label label = zr__column_word(zr__slice_trim_end_marks(text));

    if (label == ZR__LABEL_NONE)
        label = zr__english_column(text);
    if (label == ZR__LABEL_NONE)
        label = zr__english_label(text, value);
    if (label == ZR__LABEL_OWNER)
        return ZR__LABEL_LEAD;
    return label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT || label == ZR__LABEL_WATCH ||
                   label == ZR__LABEL_RESPONSIBLE || label == ZR__LABEL_DEADLINE ||
                   label == ZR__LABEL_OFFICIAL
               ? label
               : ZR__LABEL_NONE;
}

/* The name that starts a text, up to what parts it from the next. */
static zr__slice said_name(zr__slice text)
{
    enum { NAME_BYTES = 120 };
    size_t end = 0, step;

    text = zr__slice_part(text, 0, NAME_BYTES);
    for (uint32_t c; end < text.size; end += step) {
        c = zr__slice_char_at(text, end, &step);
        if (c == 0x3001 || c == ',' || zr__is_sentence_end(c) || zr__is_open(c) ||
            zr__is_close(c) || (zr__is_blank(c) && end > 0))
            break;
    }
    return zr__slice_part(text, 0, end);
}

/* Whether words may be a label that needs no colon; compares bytes, for it is asked everywhere. */
static bool ends_as_said(zr__slice words)
{
    static const char nouns[][7] = {"单位", "部门", "科室", "处室", "机构", "主体",
                                    "时限", "时间", "期限"};
    enum { NOUN_BYTES = 6 };

    for (size_t i = 0; words.size > NOUN_BYTES && i < COUNT(nouns); i++) {
        if (memcmp(words.at + words.size - NOUN_BYTES, nouns[i], NOUN_BYTES) == 0)
            return true;
    }
    return false;
}

/* "责任单位为甲局、乙局", "牵头单位 甲局", "完成时间为6月底": a label without a colon, when a unit or a time
 * follows. The bytes between them; `*is_label` tells that it is one. */
static size_t said_between(zr__slice words, zr__slice rest, zr__label *label, bool *is_label)
{
    const size_t verb = zr__slice_starts_any(rest, (const char *const[]){"为", "是", NULL});
    size_t between = verb, step;

    while (verb == 0 && zr__is_blank(zr__slice_char_at(rest, between, &step)) && step > 0)
        between += step;
    const zr__slice name = said_name(zr__slice_from(rest, between));
    *is_label = name.size > 0 && (*label = zr__label_of(words)) != ZR__LABEL_NONE &&
                zr__label_of(name) == ZR__LABEL_NONE;
    if (*label == ZR__LABEL_DEADLINE)
        *is_label = *is_label && verb > 0 && zr__is_time(name);
    else if (between == 0)
        *is_label = *is_label && !zr__is_person_label(*label) && zr__prefix_end(name) > 0 &&
                    zr__is_unit_name(name);
    else
        *is_label = *is_label && !zr__is_person_label(*label) &&
                    (zr__is_unit_name(name) || zr__is_group(name));
    return between;
}

bool zr__label_is_clear(zr__slice label)
{
    zr__label word = ZR__LABEL_NONE;
    bool says = false;
    size_t step;

    const uint32_t first = zr__slice_char(label, &step);
    if (first == '[' || zr__is_latin(first))
        return true;
    zr__label_word_at(label, &word, &says);
    return says || zr__starts_with_label_noun(label);
}

/* "责任单位——县文旅局": bytes of the dash behind words that can only be a label of units. */
static size_t dash_behind(zr__slice words, zr__slice rest, zr__label *label)
{
    static const char *const ends[] = {"单位", "部门", NULL};
    const size_t size = zr__slice_starts(rest, "——");

    if (size == 0 || zr__slice_ends_any(words, ends) == 0)
        return 0;
    const zr__label found = zr__label_of(words);
    if (found != ZR__LABEL_LEAD && found != ZR__LABEL_SUPPORT && found != ZR__LABEL_RESPONSIBLE)
        return 0;
    *label = found;
    return size;
}

/* "Responsible 责任单位", "责任单位/Responsible unit": the Chinese words of a label in two languages. */
static zr__label bilingual_label(zr__slice words)
{
    enum { LATIN_BYTES = 32 };
    size_t latin = 0, step, first = words.size, end = 0;

    for (size_t offset = 0; offset < words.size; offset += step) {
        const uint32_t c = zr__slice_char_at(words, offset, &step);
        if (zr__is_han(c)) {
            first = offset < first ? offset : first;
            end = offset + step;
        } else if (zr__is_latin(c)) {
            latin += step;
        } else if (!zr__is_blank(c) && c != '/' && !zr__is_open(c) && !zr__is_close(c)) {
            return ZR__LABEL_NONE;
        }
    }
    const bool is_around = first == 0 || end == words.size ||
                           zr__is_close(zr__slice_last(words, &step)); /* Lead (牵头单位) */
    const zr__slice said = zr__slice_part(words, first, end);
    if (latin < 3 || latin > LATIN_BYTES || first >= end || !is_around)
        return ZR__LABEL_NONE;
    for (size_t offset = 0; offset < said.size; offset += step) {
        if (zr__is_latin(zr__slice_char_at(said, offset, &step)))
            return ZR__LABEL_NONE;
    }
    const zr__label label = zr__label_of(said);
    return label != ZR__LABEL_NONE ? label : bare_label(said);
}

size_t zr__label_at(zr__slice text, zr__label *label)
{
    size_t step, start = 0;
    const uint32_t first = zr__slice_char(text, &step);
    const bool is_boxed = first == '[';

    if ((zr__is_open(first) && !is_boxed) || zr__is_blank(first))
        return 0;
    if (is_boxed)
        start = step;
    for (size_t offset = start; offset < text.size && offset < LABEL_BYTES; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (zr__is_sentence_end(c) || c == ',' || c == '|')
            return 0;
        const zr__slice words = zr__slice_part(text, start, offset);
        const zr__slice behind = zr__slice_from(text, offset + step);
        bool is_label = false;
        const size_t dash =
            is_boxed ? 0 : dash_behind(words, zr__slice_from(text, offset), label);
        if (dash > 0)
            return offset + dash;
        if (!is_boxed && ends_as_said(words)) {
            const size_t between =
                said_between(words, zr__slice_from(text, offset), label, &is_label);
            if (is_label)
                return offset + between;
        }
        if (c != ':' && !(is_boxed && c == ']'))
            continue;
        if (is_boxed && (c == ':' || !is_value(behind)))
            return 0; /* around label and value, or a mark behind a name */
        *label = starts_behind_blank(words) ? ZR__LABEL_NONE : zr__label_of(words);
        if (*label == ZR__LABEL_NONE)
            *label = bare_label(words);
        if (*label == ZR__LABEL_NONE)
            *label = bilingual_label(words);
        if (*label == ZR__LABEL_NONE)
            *label = english_label(words, behind);
        if (*label == ZR__LABEL_NONE)
            return 0;
        size_t end = offset + step;
        if (is_boxed && zr__slice_char_at(text, end, &step) == ':')
            end += step;
        return end;
    }
    return 0;
}
