/*
 * Tables that a web page flattened: the headings first, each on a line, then the cells of each
 * row, each on a line; empty cells are gone. A number alone on its line starts a record. A record
 * with too few lines lacks its last columns, unless a line can only be a time; that is doubted.
 */
#include "src/failure.h"
#include "src/import/headings.h"
#include "src/import/recover.h"
#include "src/import/table_rows.h"
#include "src/import/units.h"

enum { MOST_COLUMNS = 12, LOOK_AHEAD = 60, RECORD_LINES = 40 };

typedef struct flat {
    zr__reader *reader;
    const zr__document *in;
    zr__document *out;
    zr__label column[MOST_COLUMNS];
    size_t column_count;
    bool has_numbers; /* The first column has them. */
} flat;

static size_t next_filled(const zr__document *in, size_t block)
{
    while (block < in->block_count && in->block[block].kind == ZR__PARAGRAPH &&
           zr__paragraph_text(in, block).size == 0)
        block++;
    return block;
}

/* A heading that says nothing, between two that do. */
static bool is_unknown_heading(const flat *f, size_t block)
{
    enum { LONGEST = 10 };
    const zr__slice text = zr__paragraph_text(f->in, block);
    const size_t next = next_filled(f->in, block + 1);

    return f->column_count > 0 && text.size > 0 && zr__slice_count(text) <= LONGEST &&
           zr__numbering_at(text).size == 0 && zr__is_heading(text) &&
           zr__column_label(zr__paragraph_text(f->in, next)) != ZR__LABEL_NONE;
}

/* The headings from `first` on; returns the block behind them. */
static size_t read_headings(flat *f, size_t first)
{
    bool units = false, numbers = false;
    size_t b = first;

    f->column_count = 0;
    while (f->column_count < MOST_COLUMNS) {
        const zr__label label = zr__column_label(zr__paragraph_text(f->in, b));
        if (label == ZR__LABEL_NONE && !is_unknown_heading(f, b))
            break;
        f->column[f->column_count++] = label;
        units |= label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT ||
                 label == ZR__LABEL_RESPONSIBLE;
        numbers |= label == ZR__LABEL_NUMBER;
        b = next_filled(f->in, b + 1);
    }
    f->has_numbers = numbers && f->column[0] == ZR__LABEL_NUMBER;
    return units && f->column_count >= 3 && (f->has_numbers || f->column[0] == ZR__LABEL_TASK)
               ? b
               : first;
}

static bool is_number(zr__slice line)
{
    size_t step;

    line = zr__slice_trim_end_marks(line);
    for (size_t offset = 0; offset < line.size; offset += step) {
        if (!zr__is_digit(zr__slice_char_at(line, offset, &step)))
            return false;
    }
    return line.size > 0 && line.size <= 12 && zr__slice_count(line) <= 4;
}

/* Whether another record follows within sight. */
static bool record_follows(const flat *f, size_t block)
{
    for (size_t i = 0; i < LOOK_AHEAD && block < f->in->block_count; i++) {
        if (f->in->block[block].kind != ZR__PARAGRAPH)
            return false;
        if (is_number(zr__paragraph_text(f->in, block)))
            return true;
        block = next_filled(f->in, block + 1);
    }
    return false;
}

static bool is_unit_column(zr__label label)
{
    return label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT || label == ZR__LABEL_RESPONSIBLE;
}

/* Where a line of a record goes: the next column, or past unit columns for a time. */
static size_t column_for(const flat *f, size_t next, zr__slice line)
{
    if (next < f->column_count && is_unit_column(f->column[next]) && zr__is_time(line)) {
        for (size_t c = next + 1; c < f->column_count; c++) {
            if (f->column[c] == ZR__LABEL_DEADLINE)
                return c;
        }
    }
    return next;
}

/* A list that goes on, or a line too many for the columns, belongs to the cell before; behind the
 * last record such a line is none of the table's. */
static bool goes_on(const flat *f, size_t block, zr__slice before, size_t next)
{
    size_t step;
    const uint32_t last = zr__slice_last(before, &step);

    return next > 1 && (last == 0x3001 || last == ',' ||
                        (next >= f->column_count && record_follows(f, block)));
}

typedef struct record {
    zr__slice cell[MOST_COLUMNS];
    uint32_t first_line, last_line;
    size_t next; /* The column to be filled. */
} record;

static void add_record(flat *f, const record *r)
{
    size_t last = 0;

    zr__document_begin_row(f->out, r->first_line, r->last_line);
    for (size_t c = 0; c < f->column_count; c++) {
        zr__document_add_cell(f->out, (zr__cell_place){0}, r->cell[c].at, r->cell[c].size);
        last += r->cell[c].size > 0;
    }
    if (last < f->column_count)
        zr__reader_doubt(f->reader, ZR_DOUBT_SHORT_RECORD, r->first_line,
                         r->cell[1].size > 0 ? r->cell[1] : r->cell[0],
                         _("%zu cells for %zu columns: the last ones are empty"), last,
                         f->column_count);
}

static void add_heading(flat *f, size_t block, zr__slice line)
{
    zr__document_begin_row(f->out, f->in->block[block].first_line, f->in->block[block].last_line);
    zr__document_add_cell(f->out, (zr__cell_place){.column_span = (uint32_t)f->column_count},
                          line.at, line.size);
}

/* Whether a line within the records is a heading: numbered as one, or one too many. */
static bool is_section(const flat *f, size_t block, zr__slice line, const record *r)
{
    const zr__numbering numbering = zr__numbering_at(line);

    if (numbering.size > 0 &&
        (numbering.level == ZR__LEVEL_HAN || numbering.level == ZR__LEVEL_HAN_BRACKET))
        return zr__is_heading(line);
    return r->next >= f->column_count && zr__is_heading(line) && !zr__is_unit_name(line) &&
           !zr__is_group(line) && !zr__is_time(line) && record_follows(f, block);
}

/* Behind the last record no cell goes on with a sentence. */
static bool is_behind_the_table(const flat *f, size_t block, zr__slice line, const record *r)
{
    return r->next >= f->column_count && !zr__names_units(line) && !zr__is_time(line) &&
           (zr__numbering_at(line).size > 0 || zr__is_heading(line)) && !record_follows(f, block);
}

/* One record from its number on; returns the block behind it. */
static size_t read_record(flat *f, size_t first)
{
    record r = {.first_line = f->in->block[first].first_line, .next = 1};
    size_t b = first;

    for (size_t c = 0; c < MOST_COLUMNS; c++)
        r.cell[c] = (zr__slice){"", 0};
    r.cell[0] = zr__paragraph_text(f->in, first);
    r.last_line = f->in->block[first].last_line;
    for (b = next_filled(f->in, first + 1); b < f->in->block_count && b < first + RECORD_LINES;
         b = next_filled(f->in, b + 1)) {
        const zr__slice line = zr__paragraph_text(f->in, b);
        if (line.size == 0 || is_number(line) || is_section(f, b, line, &r) ||
            zr__column_label(line) != ZR__LABEL_NONE || zr__is_note_row(line) ||
            zr__is_copied_to(line) || is_behind_the_table(f, b, line, &r))
            break;
        if (zr__is_furniture(line))
            continue;
        if (goes_on(f, b, r.cell[r.next - 1], r.next)) {
            r.cell[r.next - 1] = zr__reader_join(f->reader, r.cell[r.next - 1], "\n", line);
        } else if (r.next < f->column_count) {
            const size_t column = column_for(f, r.next, line);
            r.cell[column] = line;
            r.next = column + 1;
        } else if (!record_follows(f, b)) {
            break;
        }
        r.last_line = f->in->block[b].last_line;
    }
    add_record(f, &r);
    return b;
}

static bool is_task_line(zr__slice line)
{
    return line.size > 0 && !zr__names_units(line) && !zr__is_time(line) &&
           !zr__is_placeholder(line) && zr__column_label(line) == ZR__LABEL_NONE;
}

/* Where a line of a record without number goes: names to the next column of units, a time to that
 * of times; SIZE_MAX where it goes nowhere. */
static size_t typed_column(const flat *f, size_t next, zr__slice line)
{
    const bool is_time = zr__is_time(line) && !zr__names_units(line);

    for (size_t c = next; c < f->column_count; c++) {
        const bool is_free = zr__is_placeholder(line) ||
                             (is_time ? f->column[c] == ZR__LABEL_DEADLINE
                                      : is_unit_column(f->column[c]) && zr__names_units(line));
        if (is_free)
            return c;
    }
    return SIZE_MAX;
}

/* A record without number: a line that is a task, and the lines behind it that go to columns. The
 * block behind it; `first` when there are none. */
static size_t read_unnumbered(flat *f, size_t first)
{
    record r = {.first_line = f->in->block[first].first_line, .next = 1};
    size_t b = next_filled(f->in, first + 1), count = 0;

    for (size_t c = 0; c < MOST_COLUMNS; c++)
        r.cell[c] = (zr__slice){"", 0};
    r.cell[0] = zr__paragraph_text(f->in, first);
    r.last_line = f->in->block[first].last_line;
    for (; b < f->in->block_count; b = next_filled(f->in, b + 1), count++) {
        const zr__slice line = zr__paragraph_text(f->in, b);
        const size_t column = line.size > 0 ? typed_column(f, r.next, line) : SIZE_MAX;
        if (column == SIZE_MAX)
            break;
        r.cell[column] = line;
        r.next = column + 1;
        r.last_line = f->in->block[b].last_line;
    }
    if (count > 0)
        add_record(f, &r);
    return count > 0 ? b : first;
}

/* Whether the lines behind headings without a number column are records: a task and its units. */
static bool starts_unnumbered(const flat *f, size_t block)
{
    const size_t second = next_filled(f->in, block + 1);

    return is_task_line(zr__paragraph_text(f->in, block)) &&
           zr__names_units(zr__paragraph_text(f->in, second));
}

static size_t read_unnumbered_records(flat *f, size_t b)
{
    while (b < f->in->block_count && f->in->block[b].kind == ZR__PARAGRAPH) {
        const zr__slice line = zr__paragraph_text(f->in, b);
        const size_t next = next_filled(f->in, b + 1);
        const size_t behind = starts_unnumbered(f, b) ? read_unnumbered(f, b) : b;
        if (behind > b)
            b = behind;
        else if (zr__column_label(line) != ZR__LABEL_NONE)
            b = next; /* headings come again on each page */
        else if (zr__is_heading(line) && starts_unnumbered(f, next)) {
            add_heading(f, b, line);
            b = next;
        } else
            break;
    }
    return b;
}

size_t zr__recover_flattened(zr__reader *reader, const zr__document *in, size_t first,
                             zr__document *out)
{
    flat f = {.reader = reader, .in = in, .out = out};
    size_t b = read_headings(&f, first);

    if (b == first || (f.has_numbers ? !record_follows(&f, b) : !starts_unnumbered(&f, b)))
        return first;
    zr__document_begin_table(out, NULL, 0);
    zr__document_begin_row(out, in->block[first].first_line, in->block[b - 1].last_line);
    for (size_t h = next_filled(in, first); h < b; h = next_filled(in, h + 1)) {
        const zr__slice heading = zr__paragraph_text(in, h);
        zr__document_add_cell(out, (zr__cell_place){0}, heading.at, heading.size);
    }
    if (!f.has_numbers)
        return read_unnumbered_records(&f, b);
    while (b < in->block_count && record_follows(&f, b)) {
        const zr__slice line = zr__paragraph_text(in, b);
        if (is_number(line)) {
            b = read_record(&f, b);
            continue;
        }
        if (zr__column_label(line) == ZR__LABEL_NONE && !zr__is_furniture(line))
            add_heading(&f, b, line); /* headings of columns come again on each page */
        b = next_filled(in, b + 1);
    }
    return b;
}
