/*
 * Tables whose columns only blanks part, as they are copied from a page or printed by a converter:
 * a line of headings, then rows of as many pieces. Pieces are parted by two blanks or more, or by
 * one where the headings are.
 *
 * A line with fewer pieces is placed by where they stand, if the columns keep apart over all full
 * rows; else by what they are: a number, units, a time. Lines without a number go on with the row
 * above. Whatever was placed so is doubted; a row of just the right pieces is not.
 */
#include <string.h>

#include "src/failure.h"
#include "src/import/headings.h"
#include "src/import/recover.h"
#include "src/import/units.h"
#include "src/text.h"

enum { MOST_COLUMNS = 24, MOST_PIECES = 48, LEAST_ROWS = 2, TAB = 8, ROW_LINES = 12 };

/* A piece of a line and the places it takes on a screen. */
typedef struct piece {
    zr__slice text;
    size_t start, end;
} piece;

typedef struct line {
    piece piece[MOST_PIECES];
    size_t count; /* More than MOST_PIECES where they did not find room. */
} line;

typedef struct aligned {
    zr__reader *reader;
    const zr__document *in;
    zr__document *out;
    size_t gap; /* Blanks that part pieces: 1 or 2. */
    zr__label column[MOST_COLUMNS];
    size_t count;
    size_t start[MOST_COLUMNS], end[MOST_COLUMNS]; /* Of the columns, over all full rows. */
    bool keeps_apart; /* The columns do. */
    bool has_numbers; /* In the first column. */
    size_t full_rows;
} aligned;

/* Screen places of the character at `at`; a tab goes to the next stop. */
static size_t width_at(const char *at, size_t step, size_t place)
{
    return *at == '\t' ? TAB - place % TAB : zr__text_width_of(at, step);
}

static void add_piece(line *out, zr__slice text, size_t start, size_t end)
{
    if (out->count < MOST_PIECES)
        out->piece[out->count] = (piece){text, start, end};
    out->count++;
}

/* Cut a line at its blanks. */
static void cut(zr__slice text, size_t gap, line *out)
{
    size_t place = 0, blanks = 0, from = 0, to = 0, start = 0, end = 0;

    out->count = 0;
    for (size_t offset = 0, step; offset < text.size; offset += step) {
        const bool is_blank = zr__is_blank(zr__slice_char_at(text, offset, &step));
        const size_t width = width_at(text.at + offset, step, place);
        if (is_blank) {
            blanks += text.at[offset] == '\t' ? gap : width;
        } else {
            if (to > from && blanks >= gap) {
                add_piece(out, zr__slice_part(text, from, to), start, end);
                from = to = 0;
            }
            if (to == from) {
                from = offset;
                start = place;
            }
            to = offset + step;
            end = place + width;
            blanks = 0;
        }
        place += width;
    }
    if (to > from)
        add_piece(out, zr__slice_part(text, from, to), start, end);
}

static zr__slice raw_line(const aligned *a, size_t block)
{
    return zr__paragraph_text(a->in, block).size > 0
               ? zr__slice_of(zr__document_text(a->in, a->in->block[block].text))
               : (zr__slice){"", 0};
}

/* Whether the pieces are the headings of a table of tasks. */
static bool take_headings(aligned *a, const line *head)
{
    bool units = false, tasks = false, numbers = false;

    if (head->count < 3 || head->count > MOST_COLUMNS)
        return false;
    for (size_t c = 0; c < head->count; c++) {
        const zr__label label = zr__column_label(head->piece[c].text);
        if (label == ZR__LABEL_NONE)
            return false;
        a->column[c] = label;
        a->start[c] = head->piece[c].start;
        a->end[c] = head->piece[c].end;
        units |= label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT ||
                 label == ZR__LABEL_RESPONSIBLE;
        tasks |= label == ZR__LABEL_TASK || label == ZR__LABEL_CONTENT;
        numbers |= label == ZR__LABEL_NUMBER;
    }
    a->count = head->count;
    a->has_numbers = numbers && a->column[0] == ZR__LABEL_NUMBER;
    return units && tasks;
}

static bool is_number(zr__slice text)
{
    enum { LONGEST = 8 };

    return text.size <= LONGEST && zr__is_digit(zr__slice_char(text, &(size_t){0})) &&
           zr__slice_holds_any(text, (const char *const[]){"年", "月", "个", NULL}) == 0;
}

static bool starts_row(const aligned *a, const line *l)
{
    return l->count > 1 && (!a->has_numbers || is_number(l->piece[0].text));
}

static bool is_full(const aligned *a, const line *l)
{
    return l->count == a->count && starts_row(a, l);
}

/* The block behind the lines that go on with the last row: indented, and right behind it. */
static size_t skip_rest(const aligned *a, size_t end)
{
    line l;

    for (; a->gap > 1 && zr__paragraph_text(a->in, end).size > 0; end++) {
        cut(raw_line(a, end), a->gap, &l);
        if (l.count == 0 || l.count >= a->count || l.piece[0].start < a->start[1])
            break;
    }
    return end;
}

/* The block behind the table: it ends where a line is neither a row, nor could go on with one, nor
 * is a heading before one. */
static size_t find_end(const aligned *a, size_t first)
{
    size_t end = first + 1;
    line l;

    for (size_t b = first + 1; b < a->in->block_count && b <= end + ROW_LINES; b++) {
        if (a->in->block[b].kind != ZR__PARAGRAPH)
            break;
        cut(raw_line(a, b), a->gap, &l);
        if (starts_row(a, &l) && 2 * l.count >= a->count && l.count <= MOST_PIECES)
            end = b + 1;
        else if (l.count == 1 && l.piece[0].start == 0 && a->gap == 1 &&
                 !zr__is_heading(l.piece[0].text))
            break;
    }
    return skip_rest(a, end);
}

/* Where the columns stand over all full rows, and whether they keep apart. */
static void measure(aligned *a, size_t first, size_t end)
{
    line l;

    for (size_t b = first + 1; b < end; b++) {
        cut(raw_line(a, b), a->gap, &l);
        if (!is_full(a, &l))
            continue;
        a->full_rows++;
        for (size_t c = 0; c < a->count; c++) {
            a->start[c] = l.piece[c].start < a->start[c] ? l.piece[c].start : a->start[c];
            a->end[c] = l.piece[c].end > a->end[c] ? l.piece[c].end : a->end[c];
        }
    }
    a->keeps_apart = true;
    for (size_t c = 0; c + 1 < a->count; c++)
        a->keeps_apart &= a->end[c] < a->start[c + 1];
}

/* The column that a piece stands in: the last that starts before its middle. */
static size_t column_at(const aligned *a, const piece *p)
{
    size_t c = 0;

    while (c + 1 < a->count && (p->start + p->end) / 2 >= a->start[c + 1])
        c++;
    return c;
}

static bool is_unit_column(zr__label label)
{
    return label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT || label == ZR__LABEL_RESPONSIBLE;
}

/* The column that takes a piece by what it is, from `next` on. */
static size_t column_for(const aligned *a, const line *l, size_t i, size_t next)
{
    const zr__slice text = l->piece[i].text;
    const bool is_last = i + 1 == l->count;

    for (size_t c = next; c < a->count; c++) {
        if (a->column[c] == ZR__LABEL_DEADLINE ? is_last && zr__is_time(text)
            : is_unit_column(a->column[c])     ? zr__names_units(text) && !zr__is_time(text)
                                               : !zr__names_units(text) || i <= 1)
            return c;
    }
    return next > 0 ? next - 1 : 0;
}

/* Cells of the row at hand. */
typedef struct row {
    zr__slice cell[MOST_COLUMNS];
    uint32_t first_line, last_line;
    bool is_open, is_guessed;
} row;

/* What stands between two lines of a cell: nothing where the page broke a name or a sentence. */
static const char *joint(zr__slice above, zr__slice below)
{
    size_t step;
    const uint32_t last = zr__slice_last(above, &step);
    const uint32_t first = zr__slice_char(below, &step);

    if (zr__is_latin(last) && zr__is_latin(first))
        return " ";
    return zr__names_units(above) && zr__names_units(below) && last != 0x3001 && last != ',' ? "\n"
                                                                                             : "";
}

static void add_to_cell(const aligned *a, row *r, size_t c, zr__slice text)
{
    zr__slice *cell = &r->cell[c];

    *cell = cell->size == 0
                ? text
                : zr__reader_join(a->reader, *cell,
                                  a->keeps_apart ? joint(*cell, text) : " ", text);
}

static void place(const aligned *a, const line *l, row *r)
{
    size_t next = 0;
    const bool is_plain = is_full(a, l);

    for (size_t i = 0; i < l->count && i < MOST_PIECES; i++) {
        const size_t c = is_plain         ? i
                         : a->keeps_apart ? column_at(a, &l->piece[i])
                                          : column_for(a, l, i, next);
        add_to_cell(a, r, c, l->piece[i].text);
        next = c + 1;
    }
    r->is_guessed |= !is_plain;
}

static void finish_row(const aligned *a, row *r)
{
    if (!r->is_open)
        return;
    zr__document_begin_row(a->out, r->first_line, r->first_line);
    for (size_t c = 0; c < a->count; c++)
        zr__document_add_cell(a->out, (zr__cell_place){0}, r->cell[c].at, r->cell[c].size);
    zr__document_end_row(a->out, r->last_line);
    if (r->is_guessed)
        zr__reader_doubt(a->reader, ZR_DOUBT_COLUMNS, r->first_line, r->cell[a->has_numbers],
                         _("a row of %u columns, told by where its words stand"), (unsigned)a->count);
    *r = (row){0};
}

/* A line of one piece between rows, over all columns. */
static void add_heading(const aligned *a, uint32_t number, zr__slice text)
{
    zr__document_begin_row(a->out, number, number);
    zr__document_add_cell(a->out, (zr__cell_place){.column_span = (uint32_t)a->count}, text.at,
                          text.size);
}

static bool is_heading_line(const line *l)
{
    return l->count == 1 && zr__numbering_at(l->piece[0].text).size > 0 &&
           zr__is_heading(l->piece[0].text);
}

static void write(aligned *a, const line *head, size_t first, size_t end)
{
    row r = {.first_line = a->in->block[first].first_line, .is_open = true};
    line l;

    r.last_line = r.first_line;
    zr__document_begin_table(a->out, NULL, ZR__SPANLESS);
    place(a, head, &r);
    r.is_guessed = false;
    for (size_t b = first + 1; b < end; b++) {
        const uint32_t number = a->in->block[b].first_line;
        cut(raw_line(a, b), a->gap, &l);
        if (l.count == 0)
            continue;
        const bool is_new = is_full(a, &l) || (starts_row(a, &l) && a->has_numbers);
        if (is_new || is_heading_line(&l))
            finish_row(a, &r);
        if (!is_new && is_heading_line(&l)) {
            add_heading(a, number, l.piece[0].text);
            continue;
        }
        r.first_line = r.is_open ? r.first_line : number;
        r.is_open = true;
        r.last_line = number;
        place(a, &l, &r);
    }
    finish_row(a, &r);
}

size_t zr__recover_aligned(zr__reader *reader, const zr__document *in, size_t first,
                           zr__document *out)
{
    aligned a = {.reader = reader, .in = in, .out = out, .gap = 2};
    line head;

    cut(raw_line(&a, first), a.gap, &head);
    if (head.count == 1) {
        a.gap = 1;
        cut(raw_line(&a, first), a.gap, &head);
    }
    if (head.count > MOST_PIECES || !take_headings(&a, &head))
        return first;
    const size_t end = find_end(&a, first);
    measure(&a, first, end);
    if (a.full_rows < LEAST_ROWS)
        return first;
    write(&a, &head, first, end);
    return end;
}
