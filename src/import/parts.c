/*
 * Paragraphs that give several tasks.
 *
 * Each responsibility that names units, with words of its own before it, makes a task. What stands
 * before the first ordinal (一是), before a colon, or as a short first sentence behind a number, is
 * the head of all of them. Two responsibilities with nothing between are of one task.
 */
#include "src/import/parts.h"

#include "src/import/clauses.h"
#include "src/import/headings.h"
#include "src/memory.h"

enum { HEAD_CHARACTERS = 16, LEAST_CHARACTERS = 3 };

size_t zr__number_after(zr__slice rest)
{
    size_t step;

    for (size_t offset = 0; offset < rest.size && offset < 60; offset += step) {
        const uint32_t c = zr__slice_char_at(rest, offset, &step);
        if (zr__numbering_at(zr__slice_from(rest, offset)).size > 0)
            return offset;
        if (c == ':' || zr__is_blank(c))
            continue;
        if (!zr__is_han(c) && !zr__is_sentence_end(c))
            return SIZE_MAX;
    }
    return SIZE_MAX;
}

/* Bytes of 一是, 二要, 第一,, 首先, 其次 at the start; `*value` is which one it is. */
static size_t ordinal_at(zr__slice text, uint32_t *value)
{
    static const char *const first[] = {"首先", NULL};
    static const char *const others[] = {"其次", "再次", "最后", "同时,", "此外,", "另外,", NULL};
    static const char *const behind[] = {"是要", "是", "要", "、", ",", ":", NULL};
    const size_t before = zr__slice_starts_any(text, (const char *const[]){"第", "其", NULL});
    const zr__slice rest = zr__slice_from(text, before);
    size_t size = zr__slice_starts_any(text, first), digits = 0, step;

    *value = size > 0 ? 1 : 0; /* The others say no more than that they are not the first. */
    if (size == 0)
        size = zr__slice_starts_any(text, others);
    if (size > 0)
        return size + zr__slice_starts(zr__slice_from(text, size), ",");
    while (zr__is_han_digit(zr__slice_char_at(rest, digits, &step)) && digits < 9)
        digits += step;
    size = zr__slice_starts_any(zr__slice_from(rest, digits), behind);
    if (digits == 0 || size == 0 || (before == 0 && zr__slice_starts_any(
                                         zr__slice_from(rest, digits), behind + 3) > 0))
        return 0;
    *value = zr__numeral_value(zr__slice_part(rest, 0, digits));
    return before + digits + size;
}

/* Whether a character may stand right before an ordinal. */
static bool ends_words(uint32_t c)
{
    return c == ':' || c == ',' || zr__is_sentence_end(c) || zr__is_blank(c) || zr__is_close(c);
}

/* Where the ordinal of this value stands behind the first words; SIZE_MAX when it does not. 0 for
 * `wanted` takes any but the first. */
static size_t find_ordinal(zr__slice text, uint32_t wanted)
{
    size_t step;
    uint32_t value, before = ':';

    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (ends_words(before) && ordinal_at(zr__slice_from(text, offset), &value) > 0 &&
            (wanted == value || (wanted == 0 && value > 1)))
            return offset;
        before = c;
    }
    return SIZE_MAX;
}

/* Without the marks and the ordinal that it starts with, and how clear a start they make. */
static zr__slice without_start(zr__slice text, zr__part_start *start)
{
    size_t step;
    uint32_t value, c;

    *start = ZR__PART_GOES_ON;
    text = zr__slice_trim(text);
    while (text.size > 0 && (zr__is_sentence_end(c = zr__slice_char(text, &step)) || c == ',' ||
                             c == 0x3001 || zr__is_blank(c) || c == '.')) {
        text = zr__slice_from(text, step);
        if (*start != ZR__PART_IS_NEW)
            *start = zr__is_sentence_end(c) ? ZR__PART_IS_NEW : ZR__PART_AFTER_COMMA;
    }
    const size_t ordinal = ordinal_at(text, &value);
    *start = ordinal > 0 ? ZR__PART_IS_NEW : *start;
    return zr__slice_trim(zr__slice_from(text, ordinal));
}

zr__slice zr__part_words(zr__slice before)
{
    zr__part_start start;
    zr__slice words = without_start(before, &start);
    size_t step;

    while (zr__slice_last(words, &step) == ',') /* …,由甲局牵头 */
        words = zr__slice_trim(zr__slice_part(words, 0, words.size - step));
    return zr__slice_count_visible(zr__slice_trim_end_marks(words)) >= LEAST_CHARACTERS
               ? words
               : zr__slice_part(words, 0, 0);
}

bool zr__ends_sentence(zr__slice words)
{
    size_t step;

    return zr__slice_last(zr__slice_trim(words), &step) == 0x3002; /* …。(甲局)…。(乙局) */
}

zr__part_start zr__start_of_part(zr__slice before, bool after_sentence)
{
    zr__part_start start;

    without_start(before, &start);
    return after_sentence ? ZR__PART_IS_NEW : start;
}

size_t zr__head_of_parts(zr__slice text, bool is_numbered)
{
    const size_t ordinal = find_ordinal(text, 1);
    size_t step;

    if (ordinal != SIZE_MAX)
        return ordinal;
    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        const zr__slice head = zr__slice_part(text, 0, offset);
        if (!zr__is_sentence_end(c) && c != ':')
            continue;
        const bool is_head = c == ':' || (is_numbered && c == 0x3002 &&
                                          zr__slice_count(head) <= HEAD_CHARACTERS);
        return is_head && zr__part_words(zr__slice_from(text, offset + step)).size > 0
                   ? offset + step
                   : 0;
    }
    return 0;
}

bool zr__holds_items(zr__slice words)
{
    return find_ordinal(words, 0) != SIZE_MAX;
}

/* Whether a place of responsibility names units, and not only a time or a person. */
static bool names_units(zr__reader *reader, const zr__found_duty *found)
{
    zr__clauses clauses = {0};
    bool names = false;

    zr__cut_clauses(reader, (zr__duty_text){.text = found->inside}, &clauses);
    for (size_t i = 0; i < clauses.count; i++) {
        const zr__label label = clauses.item[i].label;
        names |= label == ZR__LABEL_NONE || label == ZR__LABEL_LEAD ||
                 label == ZR__LABEL_SUPPORT || label == ZR__LABEL_RESPONSIBLE;
    }
    zr__free(clauses.item);
    return names;
}

size_t zr__count_parts(zr__reader *reader, zr__slice text)
{
    zr__found_duty found;
    size_t count = 0;
    bool after_sentence = false;

    while (zr__find_duty(reader, text, &found)) {
        const zr__slice before = zr__slice_part(text, 0, found.start);
        if (names_units(reader, &found) && zr__part_words(before).size > 0) {
            if (count++ > 0 && zr__start_of_part(before, after_sentence) == ZR__PART_GOES_ON)
                return 0; /* …(由乡镇负责)同步推进 */
        }
        after_sentence = zr__ends_sentence(before) && !found.opens;
        text = zr__slice_from(text, found.end);
        if (zr__only_end_marks(text) || zr__number_after(text) != SIZE_MAX)
            break;
    }
    return count;
}
