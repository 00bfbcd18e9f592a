/*
 * Labels as people lay them out.
 *
 * "牵头单位" stands on a line of its own with the units on the next, or parted from them by a blank, a
 * tab or a dash; and some documents say who is responsible above what is to be done. Behind this
 * every label has a colon, its value and its place below the task. A word is a label here only if
 * what follows it is of its kind: units, a person, a time.
 */
#include "src/import/label_lines.h"

#include "src/failure.h"
#include "src/import/by_number.h"
#include "src/import/headings.h"
#include "src/import/label_headings.h"
#include "src/import/officials.h"
#include "src/import/roles.h"
#include "src/import/units.h"
#include "src/import/unknown_labels.h"
#include "src/memory.h"

enum { LINE_BYTES = 1500, LABEL_BYTES = 60, PERSON_CHARACTERS = 20, LATIN_CHARACTERS = 120 };

static bool holds_digit(zr__slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (zr__is_digit((unsigned char)text.at[i]))
            return true;
    }
    return false;
}

/* "Lead" of a list of terms: what it is with a colon. */
static zr__label english_label(zr__reader *reader, zr__slice word)
{
    zr__label label;
    const zr__slice whole = zr__reader_join(reader, word, "", zr__slice_of(":"));

    return zr__label_at(whole, &label) == whole.size ? label : ZR__LABEL_NONE;
}

static bool is_of_its_kind(zr__reader *reader, zr__label label, zr__slice value)
{
    zr__label other;
    size_t step;

    if (zr__slice_ends(value, ".") > 0)
        return false; /* a sentence */
    value = zr__slice_trim_end_marks(value);
    if (value.size == 0 || value.size > LINE_BYTES || zr__numbering_at(value).size > 0 ||
        zr__label_at(value, &other) > 0 || zr__label_of(value) != ZR__LABEL_NONE)
        return false;
    if (zr__is_latin(zr__slice_char(value, &step)) || zr__is_digit(zr__slice_char(value, &step)))
        return zr__slice_count(value) <= LATIN_CHARACTERS &&
               english_label(reader, value) == ZR__LABEL_NONE &&
               (label != ZR__LABEL_DEADLINE || holds_digit(value));
    if (label == ZR__LABEL_DEADLINE)
        return zr__is_time(value);
    if (zr__is_person_label(label))
        return zr__slice_count(value) <= PERSON_CHARACTERS &&
               zr__is_han(zr__slice_char(value, &step)) && !zr__is_unit_name(value);
    return zr__names_units(value) || zr__task_numbers_at(value) > 0 ||
           zr__is_assignment(reader, value);
}

/* "牵头单位", "(三)责任分工", "【配合单位】", "责任单位:" and no more; `*colon` is what it lacks. */
static zr__label lone_label(zr__reader *reader, zr__slice text, const char **colon)
{
    size_t step;
    const zr__slice body = zr__slice_trim(zr__slice_from(text, zr__numbering_at(text).size));
    zr__label label = ZR__LABEL_NONE;

    *colon = "";
    if (body.size == 0 || body.size > LABEL_BYTES)
        return ZR__LABEL_NONE;
    if (zr__label_at(body, &label) == body.size)
        return label;
    *colon = ":";
    if (zr__is_latin(zr__slice_char(body, &step)))
        return english_label(reader, body);
    return zr__slice_count(body) >= 3 ? zr__label_of(body) : ZR__LABEL_NONE;
}

/* The line of a piece that now starts at an offset of another's text. */
static void add_joint(zr__reader *reader, zr__pieces *pieces, zr__piece *piece, size_t offset,
                      uint32_t line)
{
    if (piece->joint_count > 0)
        return;
    zr__joint *grown = zr__grow(pieces->joint, &pieces->joint_capacity, pieces->joint_total + 1,
                                sizeof *grown);
    if (grown == NULL) {
        reader->failed = true;
        return;
    }
    pieces->joint = grown;
    piece->first_joint = pieces->joint_total++;
    piece->joint_count = 1;
    pieces->joint[piece->first_joint] = (zr__joint){offset, line};
}

/* Whether the piece at `i` is the value of the label above it; where another one like it follows,
 * it is a column that a page was cut into. */
static bool is_value(zr__reader *reader, const zr__pieces *pieces, size_t i, zr__label label)
{
    if (i >= pieces->count || pieces->item[i].table != NULL ||
        !is_of_its_kind(reader, label, pieces->item[i].text))
        return false;
    const zr__piece *next = &pieces->item[i + 1];
    if (i + 1 >= pieces->count || next->table != NULL || next->is_heading)
        return true;
    return !is_of_its_kind(reader, label, next->text) ||
           (zr__is_person_label(label) && !zr__are_persons(next->text) &&
            !zr__is_official(next->text)); /* a title of the next task */
}

/* A label on a line of its own takes the line below. */
static void join_lone_labels(zr__reader *reader, zr__pieces *pieces)
{
    size_t kept = 0;

    for (size_t i = 0; i < pieces->count; i++) {
        zr__piece piece = pieces->item[i];
        const char *colon = "";
        const zr__label label =
            piece.table == NULL ? lone_label(reader, piece.text, &colon) : ZR__LABEL_NONE;
        if (label != ZR__LABEL_NONE && is_value(reader, pieces, i + 1, label)) {
            const zr__piece *next = &pieces->item[i + 1];
            const zr__slice head = zr__reader_join(reader, piece.text, "", zr__slice_of(colon));
            piece.text = zr__reader_join(reader, head, "", next->text);
            piece.last_line = next->last_line;
            add_joint(reader, pieces, &piece, head.size, next->first_line);
            i++;
        }
        pieces->item[kept++] = piece;
    }
    pieces->count = kept;
}

/* Bytes of the blanks or dashes at an offset. */
static size_t gap_at(zr__slice text, size_t offset)
{
    size_t end = offset, step;
    uint32_t c;

    while (zr__is_blank(c = zr__slice_char_at(text, end, &step)) || c == 0x2014 || c == 0x2013 ||
           c == '|')
        end += step;
    return end - offset;
}

/* The label that starts at an offset and has a gap behind it; `*end` is where it ends. */
static zr__label label_before_gap(zr__slice text, size_t offset, size_t *end)
{
    size_t step;

    for (*end = offset; *end < text.size && *end - offset < LABEL_BYTES; *end += step) {
        const uint32_t c = zr__slice_char_at(text, *end, &step);
        if (zr__is_sentence_end(c) || c == ':' || c == ',')
            return ZR__LABEL_NONE;
        if (gap_at(text, *end) == 0)
            continue;
        const zr__slice word = zr__slice_part(text, offset, *end);
        const zr__label label =
            zr__slice_count_visible(word) >= 4 ? zr__label_of(word) : ZR__LABEL_NONE;
        if (label != ZR__LABEL_NONE)
            return label;
    }
    return ZR__LABEL_NONE;
}

/* Where the value behind a label ends: before the gap with another label behind it. */
static size_t value_end(zr__slice text, size_t start)
{
    size_t step, end;
    zr__label other;

    for (size_t offset = start; offset < text.size; offset += step) {
        const size_t gap = gap_at(text, offset);
        zr__slice_char_at(text, offset, &step);
        if (gap == 0)
            continue;
        if (label_before_gap(text, offset + gap, &end) != ZR__LABEL_NONE ||
            zr__label_at(zr__slice_from(text, offset + gap), &other) > 0)
            return offset;
        step = gap;
    }
    return text.size;
}

/* A gap of the text became a colon: what stands behind it moves. */
static void shift_joints(zr__pieces *pieces, const zr__piece *piece, size_t behind, size_t gap)
{
    for (size_t j = 0; j < piece->joint_count; j++) {
        zr__joint *joint = &pieces->joint[piece->first_joint + j];
        if (joint->offset >= behind)
            joint->offset -= gap - 1;
    }
}

/* "牵头单位 市城管局 配合单位 市公安局": the colons behind the labels of a line. */
static void add_colons(zr__reader *reader, zr__pieces *pieces, zr__piece *piece)
{
    zr__slice text = piece->text;
    size_t end, step;

    for (size_t offset = 0; offset < text.size && text.size <= LINE_BYTES; offset += step) {
        const bool may_start = offset == 0 || zr__is_blank(zr__slice_last(
                                                  zr__slice_part(text, 0, offset), &step));
        const zr__label label =
            may_start ? label_before_gap(text, offset, &end) : ZR__LABEL_NONE;
        zr__slice_char_at(text, offset, &step);
        if (label == ZR__LABEL_NONE)
            continue;
        const size_t start = end + gap_at(text, end);
        if (!is_of_its_kind(reader, label, zr__slice_part(text, start, value_end(text, start))))
            continue;
        const zr__slice head = zr__reader_join(reader, zr__slice_part(text, 0, end), "",
                                               zr__slice_of(":"));
        text = zr__reader_join(reader, head, "", zr__slice_from(text, start));
        shift_joints(pieces, piece, start, start - end);
        step = head.size - offset;
    }
    piece->text = text;
}

/* A label and its value, in brackets or not. */
static bool is_label_line(zr__slice text)
{
    zr__label label;
    size_t step;

    if (zr__is_bracket(zr__slice_char(text, &step)) && zr__slice_close(text, 0) == text.size)
        text = zr__slice_from(text, step);
    return zr__label_at(text, &label) > 0;
}

/* Whether labels stand above what they are for: a heading, then label and sentence in turns. */
static bool stand_above(const zr__pieces *pieces)
{
    size_t runs = 0, texts = 0;
    bool was_label = false;

    for (size_t i = 0; i < pieces->count; i++) {
        const zr__piece *piece = &pieces->item[i];
        size_t step;
        if (piece->table != NULL)
            return false;
        const bool is_label = is_label_line(piece->text);
        const bool is_numbered = zr__numbering_at(piece->text).size > 0;
        if (runs == 0 && !is_label && !zr__is_heading(piece->text))
            return false;
        if (runs > 0 && !is_label &&
            ((is_numbered && texts > 0) ||
             !zr__is_sentence_end(zr__slice_last(piece->text, &step))))
            return false;
        runs += is_label && !was_label;
        texts = is_label ? 0 : texts + 1;
        was_label = is_label;
    }
    return runs > 1 && !was_label;
}

/* "【责任领导:秦岚】" is a label like any other. */
static void unwrap(zr__pieces *pieces, zr__piece *piece)
{
    size_t first, last;
    zr__label label;

    if (!zr__is_bracket(zr__slice_char(piece->text, &first)) ||
        zr__slice_close(piece->text, 0) != piece->text.size)
        return;
    zr__slice_last(piece->text, &last);
    const zr__slice inside =
        zr__slice_trim(zr__slice_part(piece->text, first, piece->text.size - last));
    if (zr__label_at(piece->text, &label) > 0 || zr__label_at(inside, &label) == 0)
        return;
    for (size_t j = 0; j < piece->joint_count; j++)
        pieces->joint[piece->first_joint + j].offset -= (size_t)(inside.at - piece->text.at);
    piece->text = inside;
}

static void reverse(zr__piece *item, size_t count)
{
    for (size_t i = 0; 2 * i + 1 < count; i++) {
        const zr__piece kept = item[i];
        item[i] = item[count - 1 - i];
        item[count - 1 - i] = kept;
    }
}

/* Put each run of labels behind the text that follows it. */
static void put_behind(zr__reader *reader, zr__pieces *pieces)
{
    for (size_t i = 0; i < pieces->count;) {
        size_t texts = i, end;
        while (texts < pieces->count && is_label_line(pieces->item[texts].text))
            texts++;
        for (end = texts;
             end < pieces->count && !is_label_line(pieces->item[end].text);)
            end++;
        if (texts > i) {
            zr__reader_doubt(reader, ZR_DOUBT_SEVERAL_PLACES, pieces->item[i].first_line,
                             pieces->item[i].text, "%s", _("said of the text below it"));
            reverse(&pieces->item[i], texts - i);
            reverse(&pieces->item[texts], end - texts);
            reverse(&pieces->item[i], end - i);
        }
        i = end;
    }
}

void zr__mend_labels(zr__reader *reader, zr__pieces *pieces)
{
    zr__name_unknown_labels(reader, pieces);
    for (size_t i = 0; i < pieces->count && !reader->failed; i++) {
        if (pieces->item[i].table != NULL)
            continue;
        unwrap(pieces, &pieces->item[i]);
        add_colons(reader, pieces, &pieces->item[i]);
    }
    if (!reader->failed)
        join_lone_labels(reader, pieces);
    if (!reader->failed && stand_above(pieces))
        put_behind(reader, pieces);
    else if (!reader->failed)
        zr__repeat_label_headings(reader, pieces);
}
