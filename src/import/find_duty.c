/*
 * Finding a responsibility within a paragraph.
 *
 * It stands in a bracket at the end of what is to be done, behind a label, in a sentence that is
 * nothing but units and verbs, or in clauses before what is to be done. Brackets elsewhere are
 * text, unless they name units before a verb.
 */
#include "src/import/find_duty.h"

#include "src/import/by_number.h"
#include "src/import/charged_persons.h"
#include "src/import/directions.h"
#include "src/import/english_phrases.h"
#include "src/import/roles.h"
#include "src/import/units.h"

enum {
    BRACKET_BYTES = 6000, /* A longer bracket assigns nothing. */
    OPEN_BRACKETS = 16    /* After so many that are not closed, the rest of a paragraph is text. */
};

bool zr__only_end_marks(zr__slice rest)
{
    return zr__slice_trim_end_marks(rest).size == 0;
}

/* Whether a list of nothing but units between these offsets ends what is said before it: at the end
 * of the text, or where one sentence or item ends and another begins. */
static bool may_be_bare(zr__reader *reader, zr__slice text, size_t start, size_t end,
                        zr__slice inside)
{
    const zr__slice before = zr__slice_trim(zr__slice_part(text, 0, start));
    const zr__slice behind = zr__slice_trim(zr__slice_from(text, end));
    size_t step;

    if (zr__slice_holds(before, "电话"))
        return false; /* 监督电话:…(县政府督查室) */
    if (zr__only_end_marks(behind)) /* 【农业农村】 alone heads what follows */
        return before.size > 0 || zr__lists_units(reader, inside);
    return (zr__slice_last(before, &step) == 0x3002 || /* 。 */
            zr__is_sentence_end(zr__slice_char(behind, &step))) &&
           zr__lists_units(reader, inside);
}

static bool bracket_at(zr__reader *reader, zr__slice text, size_t offset, zr__found_duty *found)
{
    const size_t end = zr__slice_close(zr__slice_part(text, 0, offset + BRACKET_BYTES), offset);
    size_t first, last = 0;

    zr__slice_char_at(text, offset, &first);
    *found = (zr__found_duty){.start = offset, .end = end, .is_open = end == SIZE_MAX};
    if (end == SIZE_MAX) {
        if (text.size - offset > BRACKET_BYTES)
            return false;
        found->end = text.size;
        found->inside = zr__slice_from(text, offset + first);
        return zr__assigns(reader, found->inside, true);
    }
    zr__slice_last(zr__slice_part(text, offset, end), &last);
    found->inside = zr__slice_part(text, offset + first, end - last);
    if (found->inside.size == 0)
        return false;
    const size_t numbers = zr__task_numbers_at(found->inside);
    if (numbers > 0 && zr__charges_persons(reader, zr__slice_from(found->inside, numbers)))
        return true; /* (以上工作由副区长秦岚牵头) */
    return zr__assigns(reader, found->inside,
                       may_be_bare(reader, text, offset, end, found->inside));
}

/* "R Responsible: does the work", "(A) Accountable: …": the legend of a matrix. */
static bool explains_letter(zr__slice before)
{
    static const char *const marks[] = {" ", "=", "-", "–", "—", ":", "(", ")", NULL};
    size_t step, other;

    for (size_t size; (size = zr__slice_ends_any(before, marks)) > 0;)
        before = zr__slice_part(before, 0, before.size - size);
    const uint32_t letter = zr__slice_last(before, &step);
    const uint32_t earlier = zr__slice_last(zr__slice_part(before, 0, before.size - step), &other);
    return letter >= 'A' && letter <= 'Z' && !zr__is_latin(earlier) && !zr__is_digit(earlier);
}

/* A label behind the end of a sentence or a blank runs to the end of the paragraph. */
static bool label_within(zr__slice text, size_t offset, zr__found_duty *found)
{
    zr__label label;
    size_t step;
    const uint32_t before = zr__slice_last(zr__slice_part(text, 0, offset), &step);

    if (offset > 0 && !zr__is_sentence_end(before) && !zr__is_blank(before) &&
        !zr__is_close(before) && before != 0x2014) /* ——责任单位: */
        return false;
    if (zr__label_at(zr__slice_from(text, offset), &label) == 0 ||
        explains_letter(zr__slice_part(text, 0, offset)))
        return false;
    *found = (zr__found_duty){
        .start = offset, .end = text.size, .inside = zr__slice_from(text, offset)};
    return true;
}

/* Whether a sentence may start behind this character, or a clause that says by whom (,由甲局牵头); in
 * minutes also within one (老旧小区改造由甲局组织实施). */
static bool may_start(uint32_t before, zr__slice rest, bool may_tell)
{
    return before == 0x3002 || /* 。 */
           (may_tell && zr__is_han(before) && zr__slice_starts(rest, "由") > 0) ||
           ((before == ',' || before == ';' || before == ':') &&
            (may_tell || zr__lead_in(rest) > 0));
}

/* "成立工作专班,由甲局牵头": who heads a body, and no task. */
static bool founds_body(zr__slice text, size_t end)
{
    static const char *const verbs[] = {"成立", "组建", "设立", "建立", NULL};
    static const char *const bodies[] = {"小组", "专班", "工作组", "委员会", "指挥部", "联席会议", "机制",
                                         NULL};
    size_t start = 0, step;

    for (size_t offset = 0; offset < end; offset += step) {
        if (zr__slice_char_at(text, offset, &step) == 0x3002) /* 。 */
            start = offset + step;
    }
    const zr__slice before = zr__slice_part(text, start, end);
    return zr__slice_holds_any(before, verbs) && zr__slice_holds_any(before, bodies);
}

/* Where the sentence or item at an offset ends: before a full stop or a semicolon. */
static size_t sentence_end(zr__slice text, size_t start, bool at_semicolon)
{
    size_t depth = 0, step;

    for (size_t offset = start; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        depth += zr__is_open(c);
        depth -= zr__is_close(c) && depth > 0;
        if (depth == 0 && (c == 0x3002 || (at_semicolon && c == ';')))
            return offset;
    }
    return text.size;
}

/* "第1项由甲局牵头,乙局配合;第2项由…": runs to the end of the paragraph. */
static bool numbers_at(zr__reader *reader, zr__slice text, size_t offset, zr__found_duty *found)
{
    const zr__slice rest = zr__slice_from(text, offset);
    const size_t numbers = zr__task_numbers_at(rest);
    const zr__slice first = zr__slice_part(rest, numbers, sentence_end(rest, numbers, true));

    if (numbers == 0 || (!zr__is_assignment(reader, zr__slice_trim(first)) &&
                         !zr__charges_persons(reader, first)))
        return false;
    *found = (zr__found_duty){.start = offset, .end = text.size, .inside = zr__slice_trim(rest)};
    return true;
}

/* A sentence that is nothing but units and a verb: "…。省商务厅、各市政府按职责分工负责。" */
static bool sentence_within(zr__reader *reader, zr__slice text, zr__found_duty *found)
{
    enum { SENTENCE_BYTES = 900, TEXT_BYTES = 24000 };
    const zr__slice body = zr__slice_trim_end_marks(text);
    const bool may_tell = zr__may_tell(reader, text);
    size_t step, depth = 0;
    uint32_t before = 0;

    if (body.size > TEXT_BYTES)
        return false;
    if (zr__is_latin(zr__slice_char(zr__slice_trim(body), &step))) {
        if (!zr__find_english_sentence(text, &found->start, &found->end))
            return false;
        found->inside = zr__slice_trim(zr__slice_part(text, found->start, found->end));
        found->is_open = found->opens = false;
        return true;
    }
    for (size_t offset = 0; offset < body.size; offset += step) {
        const zr__slice rest = zr__slice_from(body, offset);
        const uint32_t c = zr__slice_char_at(body, offset, &step);
        if (depth == 0 && may_start(before, rest, may_tell) &&
            (before == 0x3002 || may_tell || !founds_body(body, offset))) {
            if (zr__direction_at(reader, rest, may_tell, found) &&
                (before != ',' || may_tell ||
                 zr__only_end_marks(zr__slice_part(
                     rest, found->end, sentence_end(rest, found->end, true))))) {
                size_t mark;
                if (zr__is_han(before) && /* what stands around it is parted by the comma */
                    zr__slice_last(zr__slice_part(rest, 0, found->end), &mark) == ',')
                    found->end -= mark;
                found->start += offset;
                found->end += offset;
                return true;
            }
            if (before == 0x3002 && numbers_at(reader, body, offset, found))
                return true;
            const size_t end = sentence_end(body, offset, before != 0x3002);
            const zr__slice sentence = zr__slice_trim(zr__slice_part(body, offset, end));
            if (sentence.size <= SENTENCE_BYTES && !zr__tells_attendance(sentence) &&
                zr__is_assignment(reader, sentence)) {
                *found = (zr__found_duty){.start = offset, .end = end, .inside = sentence};
                return true;
            }
        }
        depth += zr__is_open(c);
        depth -= zr__is_close(c) && depth > 0;
        before = zr__is_blank(c) ? before : c;
    }
    return false;
}

bool zr__find_duty(zr__reader *reader, zr__slice text, zr__found_duty *found)
{
    size_t step, open = 0;

    if (numbers_at(reader, text, 0, found))
        return true;
    if (zr__order_at(reader, text, found) ||
        zr__direction_at(reader, text, zr__may_tell(reader, text), found))
        return found->is_told = true;
    for (size_t offset = 0; offset < text.size && open < OPEN_BRACKETS; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (label_within(text, offset, found))
            return true;
        if (!zr__is_bracket(c))
            continue;
        if (bracket_at(reader, text, offset, found))
            return true;
        if (found->is_open)
            open++;
        else
            step = found->end - offset;
    }
    return sentence_within(reader, text, found) && (found->is_told = true);
}
