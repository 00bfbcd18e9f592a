/*
 * Whether a line goes on with the paragraph before it: after a comma, in the middle of a name or of
 * a label, or at the full width without a full stop.
 */
#include "src/import/broken_lines.h"

#include "src/import/by_number.h"
#include "src/import/headings.h"
#include "src/import/officials.h"
#include "src/import/recover.h"
#include "src/import/separators.h"
#include "src/import/units.h"

enum { NAME_TAIL = 240 };

/* "(以上工作由副区长秦岚牵头)" below a list of units is no second name of the last one. */
static bool is_said_of_tasks(zr__slice line)
{
    size_t step;

    return zr__is_bracket(zr__slice_char(line, &step)) &&
           zr__task_numbers_at(zr__slice_from(line, step)) > 0;
}

bool zr__starts_anew(zr__slice line)
{
    zr__numbering numbering;
    zr__slice title;
    zr__label label;

    return zr__numbering_at(line).size > 0 || is_said_of_tasks(line) ||
           zr__label_at(line, &label) > 0 || zr__attachment_at(line, &numbering, &title);
}

/* The run of Chinese characters that ends a text. */
static zr__slice last_word(zr__slice text)
{
    enum { WORD_BYTES = 24 };
    size_t start = text.size, step;

    while (start > 0 && text.size - start < WORD_BYTES &&
           zr__is_han(zr__slice_last(zr__slice_part(text, 0, start), &step)))
        start -= step;
    return zr__slice_from(text, start);
}

bool zr__cuts_label(zr__reader *reader, zr__slice text, zr__slice line)
{
    enum { TAIL_BYTES = 15 };
    zr__label label, longer;
    const size_t size = zr__label_at(line, &label);
    const zr__slice tail = last_word(text);
    size_t step;

    if (size == 0 || tail.size == 0 || tail.size > TAIL_BYTES ||
        !zr__is_han(zr__slice_char(line, &step))) /* a label in two languages */
        return false;
    const zr__slice whole = zr__reader_join(reader, tail, "", zr__slice_part(line, 0, size));
    return zr__label_at(whole, &longer) == whole.size && longer == label;
}

/* Part of a list after its last comma. */
static zr__slice last_item(zr__slice text)
{
    zr__slice rest = text;
    size_t step;

    while (rest.size > 0 && text.size - rest.size < NAME_TAIL) {
        const uint32_t c = zr__slice_last(rest, &step);
        if (c == 0x3001 || c == ',' || c == ';' || c == ':' || c == 0x3002)
            break;
        rest.size -= step;
    }
    return zr__slice_from(text, rest.size);
}

/* Up to the first comma, or the blank before another label. */
static zr__slice first_item(zr__slice text, bool *before_label)
{
    size_t step;
    zr__label label;

    *before_label = false;
    for (size_t offset = 0; offset < text.size && offset < NAME_TAIL; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        *before_label =
            zr__is_blank(c) && zr__label_at(zr__slice_from(text, offset + step), &label) > 0;
        if (c == 0x3001 || c == ',' || c == ';' || c == 0x3002 || *before_label)
            return zr__slice_part(text, 0, offset);
    }
    return zr__slice_part(text, 0, NAME_TAIL);
}

static bool holds_open(zr__slice text)
{
    size_t step;

    for (size_t offset = 0; offset < text.size; offset += step) {
        if (zr__is_open(zr__slice_char_at(text, offset, &step)))
            return true;
    }
    return false;
}

/* A name cut in two: neither half of 市自然资源和规|划局 is one, together they are. */
static bool name_is_cut(zr__reader *reader, zr__slice text, zr__slice next)
{
    bool before_label;
    const zr__slice left = last_item(text), right = first_item(next, &before_label);

    size_t step;
    const uint32_t first = zr__slice_char(right, &step);

    if (first >= 'A' && first <= 'Z')
        return false; /* a line of English that begins anew */
    if (zr__is_close(zr__slice_last(left, &step)) && !holds_open(left))
        return false; /* [责任单位:县水利局] */
    if (left.size == 0 || right.size == 0 || zr__slice_holds(right, ":") ||
        zr__slice_holds(right, "由") || zr__is_complete_name(left) || zr__is_group(left) ||
        zr__is_group(right))
        return false;
    return zr__is_complete_name(zr__reader_join(reader, left, "", right));
}

bool zr__ends_in_comma(zr__slice text)
{
    size_t step;
    const uint32_t c = zr__slice_last(text, &step);

    return c == 0x3001 || c == ',';
}

/* "Support: Finance Department;", "Lead: Coordinator; Due:" and full lines of English go on below;
 * Chinese lists may end in a semicolon. */
static bool english_goes_on(zr__slice text, bool is_full)
{
    size_t step;
    const uint32_t last = zr__slice_last(text, &step);

    return zr__is_latin(zr__slice_char(text, &step)) && (is_full || last == ';' || last == ':');
}

/* "…  协作单|位:省教育厅": what stands before the colon ends a label. */
static bool ends_label(zr__reader *reader, zr__slice text, zr__slice line)
{
    enum { NOUN_BYTES = 24 };
    size_t end = 0, step;
    zr__label label;

    while (end < NOUN_BYTES && zr__is_han(zr__slice_char_at(line, end, &step)))
        end += step;
    if (end == 0 || zr__slice_char_at(line, end, &step) != ':')
        return false;
    const zr__slice whole =
        zr__reader_join(reader, last_word(text), "", zr__slice_part(line, 0, end + step));
    return last_word(text).size > 0 && zr__label_at(whole, &label) == whole.size;
}

/* Whether a name may end here: 各乡镇, 市级有关部门, but not 各 or 市级有关, which name a group as well. */
static bool ends_as_name(zr__slice name)
{
    static const char *const bodies[] = {"部门", "单位", "企业", "机构", "组织", NULL};

    name = zr__bare_name(name);
    return zr__is_unit_name(name) || zr__slice_ends_any(name, bodies) > 0;
}

/* Whether the value of a label, broken at the very margin, goes on: the two sides of the break are
 * one name, its verb, a time or a person. */
static bool value_goes_on(zr__reader *reader, zr__slice text, zr__slice next)
{
    bool before_label;
    size_t verb = 0;
    const zr__slice left = last_item(text), right = first_item(next, &before_label);
    const zr__slice whole = zr__reader_join(reader, left, "", right);

    if (zr__verb_at_end(whole, &verb) != ZR__VERB_NONE && verb > 0 && verb <= left.size)
        return true;
    if (left.size > 0 && ends_as_name(left))
        return zr__conjunction(right) > 0 || (zr__is_group(left) && zr__is_place_class(right));
    return zr__is_complete_name(whole) || zr__is_time(whole) || zr__are_persons(whole) ||
           zr__is_placeholder(whole);
}

bool zr__goes_on(zr__reader *reader, const zr__piece *piece, zr__slice next, zr__fullness full,
                 bool after_page)
{
    static const char *const unit_labels[] = {"单位:", "部门:", NULL};
    const bool is_full = full != ZR__NOT_FULL;
    size_t step;
    zr__label label;

    if (zr__starts_anew(next))
        return is_full && zr__cuts_label(reader, piece->text, next);
    if (zr__ends_in_comma(piece->text))
        return true;
    const uint32_t first = zr__slice_char(next, &step);
    if (zr__label_at(piece->text, &label) > 0) {
        if (zr__is_bracket(first) || first == 0x3001 || first == ',' ||
            english_goes_on(piece->text, is_full))
            return true;
        bool before_label;
        first_item(next, &before_label);
        if (full == ZR__FULL_TO_THE_COLUMN && (ends_label(reader, piece->text, next) ||
                                               value_goes_on(reader, piece->text, next)))
            return true;
        return label != ZR__LABEL_DEADLINE &&
               ((is_full && before_label) || name_is_cut(reader, piece->text, next));
    }
    if (zr__slice_holds_any(piece->text, unit_labels) && name_is_cut(reader, piece->text, next))
        return true; /* 责任单位:…市水利|局 behind the words of a task */
    const uint32_t last = zr__slice_last(piece->text, &step);
    if (zr__is_sentence_end(last) || last == ':' || zr__is_close(last))
        return false;
    if (after_page)
        return !zr__is_heading(piece->text);
    return is_full;
}

bool zr__goes_on_with_names(const zr__document *document, size_t b, zr__slice before,
                               zr__slice line)
{
    zr__label label;
    size_t next = b + 1;

    if (zr__starts_anew(line) || zr__label_at(before, &label) == 0 || !zr__names_units(line) ||
        !zr__is_complete_name(last_item(before)))
        return false;
    while (next < document->block_count && document->block[next].kind == ZR__PARAGRAPH &&
           zr__paragraph_text(document, next).size == 0)
        next++;
    return zr__label_at(zr__paragraph_text(document, next), &label) > 0;
}
