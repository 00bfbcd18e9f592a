/*
 * Putting lines together.
 *
 * A text copied from a page has one line a paragraph; one typed or taken from a PDF breaks its
 * lines at a width, and page numbers may cut a sentence, a list or even a name. A line is joined
 * to the one before it when that one cannot end there: in an open bracket, after a comma, in the
 * middle of a name, or at the full width without a full stop.
 */
#include "src/import/paragraphs.h"

#include "src/import/headings.h"
#include "src/import/label_lines.h"
#include "src/import/recover.h"
#include "src/import/units.h"
#include "src/memory.h"
#include "src/text.h"

enum {
    OPEN_LINES = 12,       /* Lines a bracket may stay open. */
    JOINED_BYTES = 12000,  /* No paragraph is longer. */
    WRAPPED_COLUMNS = 160, /* No page is wider. */
    RAGGED_COLUMNS = 5,    /* How far before the margin a line may be broken. */
    NAME_TAIL = 240
};

static size_t width_of(zr__slice text)
{
    size_t width = 0, step;

    for (size_t offset = 0; offset < text.size; offset += step)
        width += zr__slice_raw(zr__slice_from(text, offset), &step) < 0x1100 ? 1 : 2;
    return width;
}

/* The width at which lines are broken: that of the widest, where a fifth of the longer lines end
 * near it; 0 when lines are not broken, or the container knows which ones are. */
static size_t find_margin(const zr__document *document)
{
    size_t widest = 0, near = 0, long_lines = 0;

    for (int pass = 0; pass < 2; pass++) {
        for (size_t b = 0; b < document->block_count; b++) {
            const zr__block *block = &document->block[b];
            if (block->kind != ZR__PARAGRAPH)
                continue;
            if ((block->marks & ZR__WRAPPED) != 0)
                return 0;
            const size_t width =
                width_of(zr__slice_trim(zr__slice_of(zr__document_text(document, block->text))));
            if (pass == 0 && width > widest)
                widest = width;
            else if (pass == 1) {
                near += width + RAGGED_COLUMNS >= widest;
                long_lines += 2 * width >= widest;
            }
        }
        if (widest > WRAPPED_COLUMNS || widest < 40)
            return 0;
    }
    return near >= 3 && near * 5 >= long_lines ? widest : 0;
}

static bool closes_bracket(zr__slice text)
{
    size_t step, depth = 0;

    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (zr__is_bracket(c))
            depth++;
        else if ((c == ')' || c == ']') && depth-- == 0)
            return true;
    }
    return false;
}

/* The bracket that stays open is closed within a few lines. */
static bool will_close(const zr__document *document, size_t next)
{
    for (size_t i = 0; i < OPEN_LINES && next + i < document->block_count; i++) {
        const zr__block *block = &document->block[next + i];
        if (block->kind != ZR__PARAGRAPH)
            return false;
        if (closes_bracket(zr__slice_of(zr__document_text(document, block->text))))
            return true;
    }
    return false;
}

static bool starts_anew(zr__slice line)
{
    zr__numbering numbering;
    zr__slice title;
    zr__label label;

    return zr__numbering_at(line).size > 0 || zr__label_at(line, &label) > 0 ||
           zr__attachment_at(line, &numbering, &title);
}

/* "…、县供销社 完|成时限:…": the end of a line and the label on the next make a longer label. */
static bool cuts_label(zr__reader *reader, zr__slice text, zr__slice line)
{
    enum { TAIL_BYTES = 15 };
    zr__label label, longer;
    size_t start = text.size, step;
    const size_t size = zr__label_at(line, &label);

    while (start > 0 && text.size - start <= TAIL_BYTES) {
        const uint32_t c = zr__slice_last(zr__slice_part(text, 0, start), &step);
        if (!zr__is_han(c))
            break;
        start -= step;
    }
    const zr__slice tail = zr__slice_from(text, start);
    if (size == 0 || tail.size == 0 || tail.size > TAIL_BYTES)
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

/* A name cut in two: neither half of 市自然资源和规|划局 is one, together they are. */
static bool name_is_cut(zr__reader *reader, zr__slice text, zr__slice next)
{
    bool before_label;
    const zr__slice left = last_item(text), right = first_item(next, &before_label);

    size_t step;
    const uint32_t first = zr__slice_char(right, &step);

    if (first >= 'A' && first <= 'Z')
        return false; /* a line of English that begins anew */
    if (left.size == 0 || right.size == 0 || zr__slice_holds(right, ":") ||
        zr__is_complete_name(left) || zr__is_group(right))
        return false;
    return zr__is_complete_name(zr__reader_join(reader, left, "", right));
}

static bool ends_in_comma(zr__slice text)
{
    size_t step;
    const uint32_t c = zr__slice_last(text, &step);

    return c == 0x3001 || c == ',';
}

/* "Support: Finance Department;" goes on below; Chinese lists may end in a semicolon. */
static bool ends_in_semicolon(zr__slice text)
{
    size_t step;

    return zr__slice_last(text, &step) == ';' && zr__is_latin(zr__slice_char(text, &step));
}

/* `is_full`: the line before reaches to the margin. */
static bool goes_on(zr__reader *reader, const zr__piece *piece, zr__slice next, bool is_full,
                    bool after_page)
{
    static const char *const unit_labels[] = {"单位:", "部门:", NULL};
    size_t step;
    zr__label label;

    if (starts_anew(next))
        return is_full && cuts_label(reader, piece->text, next);
    if (ends_in_comma(piece->text))
        return true;
    const uint32_t first = zr__slice_char(next, &step);
    if (zr__label_at(piece->text, &label) > 0) {
        if (zr__is_bracket(first) || first == 0x3001 || first == ',' ||
            ends_in_semicolon(piece->text))
            return true;
        bool before_label;
        first_item(next, &before_label);
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

/* Units on a line of their own between two labels belong to the list of the first. */
static bool goes_on_with_names(const zr__document *document, size_t b, zr__slice before,
                               zr__slice line)
{
    zr__label label;
    size_t next = b + 1;

    if (starts_anew(line) || zr__label_at(before, &label) == 0 || !zr__names_units(line) ||
        !zr__is_complete_name(last_item(before)))
        return false;
    while (next < document->block_count && document->block[next].kind == ZR__PARAGRAPH &&
           zr__paragraph_text(document, next).size == 0)
        next++;
    return zr__label_at(zr__paragraph_text(document, next), &label) > 0;
}

typedef struct joiner {
    zr__reader *reader;
    zr__pieces *out;
    zr__buffer joined; /* Text of the last piece, once lines were joined to it. */
    size_t margin;
    size_t last_width; /* Of the last line: tells whether the page broke it. */
    size_t depth;      /* Brackets that the last piece leaves open. */
    bool was_broken;   /* The container says that the page broke the last line. */
    bool after_page;   /* A page number stands between. */
    bool after_blank;
} joiner;

/* The last piece is complete. */
static void settle(joiner *join)
{
    if (join->joined.size > 0)
        join->out->item[join->out->count - 1].text = zr__reader_keep(
            join->reader, (zr__slice){join->joined.bytes, join->joined.size});
    join->reader->failed |= join->joined.failed;
    zr__buffer_clear(&join->joined);
}

static void add_piece(joiner *join, zr__piece piece)
{
    zr__pieces *out = join->out;

    settle(join);
    zr__piece *grown = zr__grow(out->item, &out->capacity, out->count + 1, sizeof *grown);
    if (grown == NULL) {
        join->reader->failed = true;
        return;
    }
    out->item = grown;
    out->item[out->count++] = piece;
    join->depth = 0;
}

static void add_joint(joiner *join, zr__piece *piece, uint32_t line)
{
    zr__pieces *out = join->out;
    zr__joint *grown =
        zr__grow(out->joint, &out->joint_capacity, out->joint_total + 1, sizeof *grown);

    if (grown == NULL) {
        join->reader->failed = true;
        return;
    }
    out->joint = grown;
    if (piece->joint_count++ == 0)
        piece->first_joint = out->joint_total;
    out->joint[out->joint_total++] = (zr__joint){join->joined.size, line};
}

static void append(joiner *join, zr__piece *piece, zr__slice line, const zr__block *block,
                   bool is_list)
{
    size_t step;

    if (join->joined.size == 0)
        zr__buffer_add_bytes(&join->joined, piece->text.at, piece->text.size);
    if (is_list)
        zr__buffer_add(&join->joined, "\n");
    else if (zr__slice_last(piece->text, &step) < 0x80 && zr__slice_char(line, &step) < 0x80)
        zr__buffer_add(&join->joined, " ");
    add_joint(join, piece, block->first_line);
    zr__buffer_add_bytes(&join->joined, line.at, line.size);
    piece->last_line = block->last_line;
    if (join->joined.bytes != NULL)
        piece->text = (zr__slice){join->joined.bytes, join->joined.size};
}

static bool may_join(const joiner *join)
{
    if (join->out->count == 0)
        return false;
    const zr__piece *last = &join->out->item[join->out->count - 1];
    if (last->table != NULL || last->text.size > JOINED_BYTES)
        return false;
    return true;
}

/* A page that breaks lines within its paragraphs: the bracket, or the list behind a label, ends on
 * the very next one. */
static bool goes_on_below(const joiner *join, zr__slice line)
{
    const zr__piece *last = &join->out->item[join->out->count - 1];
    zr__label label;

    if (starts_anew(line))
        return false;
    return (join->depth > 0 && closes_bracket(line)) ||
           (zr__label_at(last->text, &label) > 0 && ends_in_comma(last->text) &&
            zr__names_units(line));
}

/* A figure and no number of a list: 100部, 3.5亿元. */
static bool starts_with_figure(zr__slice line)
{
    size_t digits = 0, step;

    while (digits < line.size && line.at[digits] >= '0' && line.at[digits] <= '9')
        digits++;
    const zr__slice rest = zr__slice_from(line, digits);
    const uint32_t mark = zr__slice_char_at(rest, 0, &step);
    if (digits == 0 || rest.size == 0 || mark == 0x3001 || mark == ')')
        return false;
    return mark != '.' || (rest.size > step && rest.at[step] >= '0' && rest.at[step] <= '9');
}

/* The sentence that the page broke goes on here. */
static bool mends(const joiner *join, zr__slice line)
{
    const zr__piece *last = &join->out->item[join->out->count - 1];
    size_t step;
    zr__label label;

    if (!join->was_broken)
        return false;
    return !starts_anew(line) || cuts_label(join->reader, last->text, line) ||
           (starts_with_figure(line) && zr__label_at(last->text, &label) == 0 &&
            !zr__is_sentence_end(zr__slice_last(last->text, &step)));
}

static bool joins(joiner *join, size_t b, zr__slice line)
{
    if (!may_join(join))
        return false;
    if (!join->reader->document->is_broken_by_lines)
        return goes_on_below(join, line);
    if (mends(join, line))
        return true;
    if (join->depth > 0 && will_close(join->reader->document, b))
        return true;
    const bool is_full = join->margin > 0 && !join->after_blank &&
                         join->last_width + RAGGED_COLUMNS >= join->margin;
    return goes_on(join->reader, &join->out->item[join->out->count - 1], line, is_full,
                   join->after_page);
}

static void count_brackets(joiner *join, zr__slice line)
{
    size_t step;

    for (size_t offset = 0; offset < line.size; offset += step) {
        const uint32_t c = zr__slice_char_at(line, offset, &step);
        if (zr__is_bracket(c))
            join->depth++;
        else if ((c == ')' || c == ']') && join->depth > 0)
            join->depth--;
    }
}

static void take_line(joiner *join, size_t b)
{
    const zr__block *block = &join->reader->document->block[b];
    const zr__slice line =
        zr__slice_trim(zr__slice_of(zr__document_text(join->reader->document, block->text)));

    if (line.size == 0 || (block->marks & ZR__HIDDEN) != 0) {
        join->after_blank = true;
        return;
    }
    if (zr__is_furniture(line)) {
        join->after_page = true;
        return;
    }
    const bool is_list = may_join(join) &&
                         goes_on_with_names(join->reader->document, b,
                                            join->out->item[join->out->count - 1].text, line);
    if (is_list || joins(join, b, line))
        append(join, &join->out->item[join->out->count - 1], line, block, is_list);
    else
        add_piece(join, (zr__piece){.text = line,
                                    .is_heading = (block->marks & ZR__HEADING) != 0,
                                    .first_line = block->first_line,
                                    .last_line = block->last_line});
    count_brackets(join, line);
    join->last_width = width_of(line);
    join->was_broken = (block->marks & ZR__WRAPPED) != 0;
    join->after_page = join->after_blank = false;
}

void zr__read_pieces(zr__reader *reader, zr__pieces *out)
{
    joiner join = {.reader = reader, .out = out, .margin = find_margin(reader->document)};

    for (size_t b = 0; b < reader->document->block_count && !reader->failed; b++) {
        const zr__block *block = &reader->document->block[b];
        if (block->kind == ZR__PARAGRAPH)
            take_line(&join, b);
        else if ((block->marks & ZR__HIDDEN) == 0)
            add_piece(&join, (zr__piece){.table = block,
                                         .first_line = block->first_line,
                                         .last_line = block->last_line});
    }
    if (out->count > 0)
        settle(&join);
    zr__mend_labels(reader, out);
}

uint32_t zr__piece_line(const zr__pieces *pieces, const zr__piece *piece, const char *at)
{
    const size_t offset = (size_t)(at - piece->text.at);
    uint32_t line = piece->first_line;

    for (size_t i = 0; i < piece->joint_count; i++) {
        const zr__joint *joint = &pieces->joint[piece->first_joint + i];
        if (joint->offset > offset)
            break;
        line = joint->line;
    }
    return line;
}

void zr__pieces_clear(zr__pieces *pieces)
{
    zr__free(pieces->item);
    zr__free(pieces->joint);
    *pieces = (zr__pieces){0};
}
