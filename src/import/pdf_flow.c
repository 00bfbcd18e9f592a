/*
 * Tables over several pages.
 *
 * A table goes on when the last thing on a page and the first on the next are tables of the same
 * columns; page numbers and such, and lines that stand at the head or foot of each page, are told
 * of behind it. Its headings, printed again, are dropped. A cell goes on in the one below when no
 * rule ends it at the edge of the page, or when the row it would start has no number where all
 * others have one.
 */
#include "src/import/pdf_flow.h"

#include <string.h>

#include "src/import/headings.h"
#include "src/import/lexicon.h"
#include "src/memory.h"

enum { HEAD_LINES = 2, HEADING_ROWS = 4, KEY_SIZE = 8, LAST_ROWS = 100 };

static const double same_column = 6; /* Points that the edges of columns may differ by. */

static zr__pdf_item *add_item(zr__pdf_flow *flow)
{
    flow->beyond |= flow->count >= ZR__IMPORT_LINES || flow->text.size > ZR__IMPORT_BYTES;
    if (!zr__pdf_flow_goes_on(flow))
        return NULL;
    zr__pdf_item *grown = zr__grow(flow->item, &flow->capacity, flow->count + 1, sizeof *grown);
    if (grown == NULL) {
        flow->failed = true;
        return NULL;
    }
    flow->item = grown;
    flow->item[flow->count] = (zr__pdf_item){0};
    return &flow->item[flow->count++];
}

static zr__slice text_of(const zr__pdf_flow *flow, size_t text, size_t size)
{
    return size > 0 ? (zr__slice){flow->text.bytes + text, size} : (zr__slice){"", 0};
}

static zr__slice cell_text(const zr__pdf_flow *flow, const zr__pdf_cell *cell)
{
    return zr__slice_trim(text_of(flow, cell->text, cell->size));
}

/* "12", "3.1", "A-7": what rows are numbered by. */
static bool is_number(zr__slice text)
{
    size_t step, digits = 0;

    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        digits += zr__is_digit(c);
        if (!zr__is_digit(c) && !zr__is_latin(c) && c != '.' && c != '-' && c != 0x3001)
            return false;
    }
    return digits > 0;
}

static bool is_furniture(const zr__pdf_flow *flow, const zr__pdf_item *item)
{
    const zr__slice line = zr__slice_trim(text_of(flow, item->text, item->size));

    return !item->is_table && (line.size == 0 || item->is_running || zr__is_furniture(line) ||
                               (line.size <= 3 && is_number(line)));
}

/* The same but for blanks and line ends: a page may break a cell where another does not. */
static bool is_same_text(zr__slice a, zr__slice b)
{
    size_t step, other;

    for (;;) {
        while (a.size > 0 && zr__is_blank(zr__slice_char(a, &step)))
            a = zr__slice_from(a, step);
        while (b.size > 0 && zr__is_blank(zr__slice_char(b, &other)))
            b = zr__slice_from(b, other);
        if (a.size == 0 || b.size == 0)
            return a.size == b.size;
        if (zr__slice_raw(a, &step) != zr__slice_raw(b, &other))
            return false;
        a = zr__slice_from(a, step);
        b = zr__slice_from(b, other);
    }
}

/* Whether two lines that stand at the same place of two pages are one running head or foot: not a
 * sentence, a label or a unit, which may well stand there twice. */
static bool is_running(const zr__pdf_flow *flow, const zr__pdf_item *a, const zr__pdf_item *b)
{
    const zr__slice line = zr__slice_trim(text_of(flow, a->text, a->size));

    return !a->is_table && !b->is_table && line.size > 0 && zr__is_heading(line) &&
           !zr__is_unit_name(line) && zr__column_label(line) == ZR__LABEL_NONE &&
           is_same_text(line, text_of(flow, b->text, b->size));
}

static void hide(zr__pdf_item *item)
{
    item->is_running = true;
    item->marks |= ZR__HIDDEN;
}

/* The last line of the items from `first` to `end` that is no number of a page; NULL where a table
 * is. */
static zr__pdf_item *foot_of(const zr__pdf_flow *flow, size_t first, size_t end)
{
    for (; end > first; end--) {
        zr__pdf_item *item = &flow->item[end - 1];
        if (item->is_table || !is_furniture(flow, item))
            return item;
    }
    return NULL;
}

static void hide_foot(zr__pdf_flow *flow)
{
    zr__pdf_item *own = foot_of(flow, flow->page, flow->count);
    zr__pdf_item *other = foot_of(flow, flow->before[0], flow->page);

    if (own != NULL && other != NULL && is_running(flow, own, other)) {
        hide(own);
        hide(other);
    }
}

void zr__pdf_flow_begin_page(zr__pdf_flow *flow)
{
    hide_foot(flow);
    flow->before[1] = flow->before[0];
    flow->before[0] = flow->page;
    flow->page = flow->count;
}

/* A line at the head of a page, if it stood there on one of the two pages before. */
static void look_at_head(zr__pdf_flow *flow)
{
    const size_t place = flow->count - 1 - flow->page;
    zr__pdf_item *item = &flow->item[flow->count - 1];

    for (size_t i = 0; i < 2 && place < HEAD_LINES; i++) {
        const size_t end = i == 0 ? flow->page : flow->before[0];
        if (flow->before[i] + place < end &&
            is_running(flow, item, &flow->item[flow->before[i] + place]))
            hide(item);
    }
}

void zr__pdf_flow_add_line(zr__pdf_flow *flow, size_t text, unsigned marks)
{
    zr__pdf_item *item = add_item(flow);

    if (item == NULL)
        return;
    item->marks = marks;
    item->text = text;
    item->size = flow->text.size - text;
    look_at_head(flow);
}

/* The table that ended the page before, when nothing but page furniture follows it. */
static zr__pdf_item *table_before(zr__pdf_flow *flow)
{
    for (size_t i = flow->count; i > 0; i--) {
        zr__pdf_item *item = &flow->item[i - 1];
        if (item->is_table)
            return i - 1 < flow->page ? item : NULL;
        if (!is_furniture(flow, item))
            return NULL;
    }
    return NULL;
}

const zr__pdf_grid *zr__pdf_flow_table(zr__pdf_flow *flow)
{
    const zr__pdf_item *item = table_before(flow);

    return item != NULL ? &item->grid : NULL;
}

static bool has_same_columns(const zr__pdf_grid *a, const zr__pdf_grid *b)
{
    if (a->columns != b->columns || a->is_guessed != b->is_guessed)
        return false;
    for (size_t c = 0; c <= a->columns && !a->is_guessed; c++) {
        const double apart = a->x[c] - b->x[c];
        if (apart > same_column || apart < -same_column)
            return false;
    }
    return true;
}

static zr__pdf_cell *cell_of(const zr__pdf_grid *grid, size_t row, size_t column)
{
    const size_t cell = grid->owner[row * grid->columns + column];

    return cell != SIZE_MAX ? &grid->cell[cell] : NULL;
}

/* Whether a row of both tables says the same in every column. */
static bool is_same_row(const zr__pdf_flow *flow, const zr__pdf_grid *a, const zr__pdf_grid *b,
                        size_t row)
{
    size_t filled = 0;

    for (size_t c = 0; c < a->columns; c++) {
        const zr__pdf_cell *x = cell_of(a, row, c), *y = cell_of(b, row, c);
        if (x == NULL || y == NULL || x->row_span != y->row_span ||
            !is_same_text(cell_text(flow, x), cell_text(flow, y)))
            return false;
        filled += x->size > 0;
    }
    return filled > 0;
}

/* Rows at the top of a page that are the headings of the table again. */
static size_t repeated_rows(const zr__pdf_flow *flow, const zr__pdf_grid *table,
                            const zr__pdf_grid *more)
{
    size_t rows = 0;

    while (rows < HEADING_ROWS && rows < table->rows && rows < more->rows &&
           is_same_row(flow, table, more, rows))
        rows++;
    return rows;
}

/* What tells the rows of a table apart: a column of numbers, or of short names, one in nearly every
 * row. */
typedef enum key { NO_KEY, NAMES, NUMBERS } key;

static key key_of(const zr__pdf_flow *flow, const zr__pdf_grid *table, size_t column)
{
    size_t filled = 0, numbers = 0, rows = 0;

    for (size_t row = table->rows > LAST_ROWS ? table->rows - LAST_ROWS : 0; row < table->rows;
         row++) {
        const zr__pdf_cell *cell = cell_of(table, row, column);
        if (cell == NULL || cell->row_span > 1 || zr__slice_count(cell_text(flow, cell)) > KEY_SIZE)
            return NO_KEY;
        filled += cell_text(flow, cell).size > 0;
        numbers += is_number(cell_text(flow, cell));
        rows++;
    }
    if (rows < 2 || 5 * filled < 4 * rows)
        return NO_KEY;
    return 5 * (numbers + 1) >= 4 * filled ? NUMBERS : NAMES;
}

/* Whether the row at the top of a page is the last one of the page before, going on: no rule
 * parts them and they have not a number each; or it has none where it should. Where rows have
 * numbers, names say nothing. */
static bool row_goes_on(const zr__pdf_flow *flow, const zr__pdf_grid *table,
                        const zr__pdf_grid *more, size_t row)
{
    bool is_open = true, lacks_key = false;
    key own[ZR__IMPORT_COLUMNS] = {NO_KEY}, best = NO_KEY;

    for (size_t c = 0; c < more->columns; c++) {
        const zr__pdf_cell *cell = cell_of(more, row, c);
        const zr__pdf_cell *above = cell_of(table, table->rows - 1, c);
        if (cell == NULL || above == NULL || cell->column != above->column ||
            cell->column_span != above->column_span)
            return false;
        is_open &= above->is_open_below;
        own[c] = cell->column == c ? key_of(flow, table, c) : NO_KEY;
        best = own[c] > best ? own[c] : best;
    }
    for (size_t c = 0; c < more->columns && best != NO_KEY; c++) {
        const zr__pdf_cell *cell = cell_of(more, row, c);
        const zr__pdf_cell *above = cell_of(table, table->rows - 1, c);
        if (own[c] != best)
            continue;
        if (cell->size > 0 && above->size > 0)
            return false;
        lacks_key |= cell->size == 0 && above->size > 0;
    }
    return is_open || lacks_key;
}

static void append_text(zr__pdf_flow *flow, zr__pdf_cell *cell, const zr__pdf_cell *more)
{
    const zr__slice a = cell_text(flow, cell), b = cell_text(flow, more);
    const size_t start = flow->text.size;
    zr__buffer joined = {0};

    if (b.size == 0)
        return;
    zr__buffer_add_bytes(&joined, a.at, a.size);
    if (a.size > 0 && more->word <= cell->slack)
        zr__buffer_add(&joined, "\n");
    else if (a.size > 0 && (a.at[a.size - 1] & 0x80) == 0 && (*b.at & 0x80) == 0)
        zr__buffer_add(&joined, " ");
    zr__buffer_add_bytes(&joined, b.at, b.size);
    zr__buffer_add_bytes(&flow->text, joined.bytes, joined.size);
    flow->failed |= joined.failed || flow->text.failed;
    zr__buffer_clear(&joined);
    cell->text = start;
    cell->size = flow->text.size - start;
    cell->slack = more->slack;
}

/* Whether a cell at the top of a page belongs to the one above it on the page before. */
static bool cell_goes_on(const zr__pdf_flow *flow, const zr__pdf_cell *above,
                         const zr__pdf_cell *cell)
{
    if (above->column != cell->column || above->column_span != cell->column_span)
        return false;
    const bool is_empty = cell_text(flow, cell).size == 0 || cell_text(flow, above).size == 0;
    return above->is_open_below || (is_empty && (above->row_span > 1 || cell->row_span > 1));
}

/* Make room for more rows at the end of a table. */
static bool add_rows(zr__pdf_grid *table, size_t rows)
{
    const size_t old = table->rows * table->columns, grown = old + rows * table->columns;
    size_t *owner = zr__realloc(table->owner, grown, sizeof *owner);

    if (owner == NULL)
        return false;
    table->owner = owner;
    memset(owner + old, 0xFF, (grown - old) * sizeof *owner);
    table->rows += rows;
    return true;
}

static void extend(zr__pdf_grid *table, size_t cell, size_t rows)
{
    zr__pdf_cell *c = &table->cell[cell];

    for (size_t row = c->row + c->row_span; row < c->row + c->row_span + rows; row++) {
        for (size_t column = c->column; column < c->column + c->column_span; column++)
            table->owner[row * table->columns + column] = cell;
    }
    c->row_span += (uint32_t)rows;
}

/* Add the rows of `more` from `first` on. With `goes_on` its first row is the last one here. */
static void append_rows(zr__pdf_flow *flow, zr__pdf_grid *table, const zr__pdf_grid *more,
                        size_t first, bool goes_on)
{
    const size_t last = table->rows - 1, added = more->rows - first - goes_on;
    const size_t place = table->rows - first - goes_on; /* Of row 0 of `more` in the table. */

    if (!add_rows(table, added)) {
        flow->failed = true;
        return;
    }
    for (size_t i = 0; i < more->cell_count && !flow->failed; i++) {
        zr__pdf_cell cell = more->cell[i];
        if (cell.row < first)
            continue;
        const size_t above = table->owner[last * table->columns + cell.column];
        if (cell.row == first && above != SIZE_MAX &&
            (goes_on || cell_goes_on(flow, &table->cell[above], &cell))) {
            append_text(flow, &table->cell[above], &cell);
            table->cell[above].is_open_below = cell.is_open_below;
            extend(table, above, cell.row_span - goes_on);
            continue;
        }
        cell.row = (uint32_t)(cell.row + place);
        flow->failed |= !zr__pdf_grid_add_cell(table, cell);
    }
}

void zr__pdf_flow_add_table(zr__pdf_flow *flow, zr__pdf_grid *grid)
{
    zr__pdf_item *before = table_before(flow);

    flow->cells += grid->cell_count;
    flow->beyond |= flow->cells > ZR__IMPORT_CELLS;
    if (before != NULL && has_same_columns(&before->grid, grid)) {
        const size_t first = repeated_rows(flow, &before->grid, grid);
        if (first < grid->rows)
            append_rows(flow, &before->grid, grid, first,
                        row_goes_on(flow, &before->grid, grid, first));
        zr__pdf_grid_clear(grid);
        return;
    }
    zr__pdf_item *item = add_item(flow);
    if (item == NULL) {
        zr__pdf_grid_clear(grid);
        return;
    }
    item->is_table = true;
    item->grid = *grid;
    *grid = (zr__pdf_grid){0};
}

static void write_table(const zr__pdf_flow *flow, const zr__pdf_grid *grid, zr__document *document)
{
    const unsigned marks =
        (grid->is_guessed ? ZR__GUESSED : 0U) | (grid->is_filled_down ? ZR__SPANLESS : 0U);

    zr__document_begin_table(document, NULL, marks);
    for (size_t row = 0; row < grid->rows && zr__document_goes_on(document); row++) {
        const uint32_t line = zr__document_next_line(document);
        zr__document_begin_row(document, line, line);
        for (size_t c = 0; c < grid->columns; c++) {
            const zr__pdf_cell *cell = cell_of(grid, row, c);
            if (cell == NULL || cell->row != row || cell->column != c)
                continue;
            const zr__slice text = text_of(flow, cell->text, cell->size);
            zr__document_add_cell(
                document, (zr__cell_place){(uint32_t)c + 1, cell->row_span, cell->column_span},
                text.at, text.size);
        }
    }
}

void zr__pdf_flow_write(zr__pdf_flow *flow, zr__document *document)
{
    hide_foot(flow);
    document->failed |= flow->failed || flow->text.failed;
    if (flow->beyond)
        zr__document_refuse(document);
    for (size_t i = 0; i < flow->count && zr__document_goes_on(document); i++) {
        const zr__pdf_item *item = &flow->item[i];
        const zr__slice text = text_of(flow, item->text, item->size);
        if (item->is_table)
            write_table(flow, &item->grid, document);
        else
            zr__document_add_paragraph(document, zr__document_next_line(document), item->marks,
                                       text.at, text.size);
    }
}

void zr__pdf_flow_clear(zr__pdf_flow *flow)
{
    for (size_t i = 0; i < flow->count; i++)
        zr__pdf_grid_clear(&flow->item[i].grid);
    zr__free(flow->item);
    zr__buffer_clear(&flow->text);
    *flow = (zr__pdf_flow){0};
}
