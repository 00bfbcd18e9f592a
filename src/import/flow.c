/*
 * The flow of a document: a list of what opened and closed, written out in a second pass.
 */
#include "src/import/flow.h"

#include <string.h>

#include "src/memory.h"

enum { MOST_ITEMS = 4000000, MOST_DEPTH = 100000 };

typedef enum item_kind { PARAGRAPH, TABLE, ROW, CELL, EXTENSION, CELL_END, TABLE_END } item_kind;

typedef struct zr__flow_item {
    uint8_t kind;
    bool is_layout; /* Of a table: its cells are but paragraphs. */
    uint16_t marks;
    uint32_t text, size;
    zr__cell_place place;
} zr__flow_item;

typedef struct zr__flow_table {
    size_t item;
    size_t last_row;       /* Item of the open row, 0 when there is none. */
    uint32_t rows, cells;  /* Cells of this row. */
    uint32_t columns;      /* Most cells of a row. */
    bool has_table;        /* One that is a table. */
    size_t pairs, others; /* Tables in its cells: of two columns, or else. */
    bool in_cell;
} zr__flow_table;

bool zr__flow_goes_on(const zr__flow *flow)
{
    return !flow->failed && !flow->beyond;
}

static zr__flow_item *add_item(zr__flow *flow, item_kind kind)
{
    if (flow->count >= MOST_ITEMS)
        flow->beyond = true;
    if (!zr__flow_goes_on(flow))
        return NULL;

    zr__flow_item *grown = zr__grow(flow->item, &flow->capacity, flow->count + 1, sizeof *grown);
    if (grown == NULL) {
        flow->failed = true;
        return NULL;
    }
    flow->item = grown;
    grown = &flow->item[flow->count++];
    *grown = (zr__flow_item){.kind = (uint8_t)kind};
    return grown;
}

void zr__flow_add_text(zr__flow *flow, const char *bytes, size_t size)
{
    if (flow->text.size + size > ZR__IMPORT_BYTES)
        flow->beyond = true;
    if (!zr__flow_goes_on(flow))
        return;
    zr__buffer_add_bytes(&flow->text, bytes, size);
    flow->failed |= flow->text.failed;
}

bool zr__flow_is_at_start(const zr__flow *flow)
{
    return flow->text.size == flow->paragraph;
}

static bool is_blank(const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (strchr(" \t\r\n", bytes[i]) == NULL)
            return false;
    }
    return true;
}

void zr__flow_end_paragraph(zr__flow *flow, unsigned marks)
{
    const size_t start = flow->paragraph, size = flow->text.size - start;

    if (size == 0 || !zr__flow_goes_on(flow))
        return;
    if (is_blank(flow->text.bytes + start, size)) {
        flow->text.size = start;
        return;
    }
    zr__flow_item *item = add_item(flow, PARAGRAPH);
    if (item == NULL)
        return;
    item->marks = (uint16_t)marks;
    item->text = (uint32_t)start;
    item->size = (uint32_t)size;
    flow->paragraph = flow->text.size;
}

static zr__flow_table *innermost(zr__flow *flow)
{
    return flow->depth > 0 ? &flow->open[flow->depth - 1] : NULL;
}

void zr__flow_open_table(zr__flow *flow)
{
    zr__flow_end_paragraph(flow, 0);
    if (flow->depth >= MOST_DEPTH)
        flow->beyond = true;
    if (add_item(flow, TABLE) == NULL)
        return;

    zr__flow_table *grown =
        zr__grow(flow->open, &flow->open_capacity, flow->depth + 1, sizeof *grown);
    if (grown == NULL) {
        flow->failed = true;
        return;
    }
    flow->open = grown;
    flow->open[flow->depth++] = (zr__flow_table){.item = flow->count - 1};
}

void zr__flow_close_cell(zr__flow *flow)
{
    zr__flow_table *table = innermost(flow);

    zr__flow_end_paragraph(flow, 0);
    if (table == NULL || !table->in_cell)
        return;
    table->in_cell = false;
    add_item(flow, CELL_END);
}

/* Whether the tables in the cells of a table are only pairs of labels and values, in more than one
 * row: then it is no frame of a page. */
static bool holds_pairs(const zr__flow_table *table)
{
    return table->pairs > 1 && table->others == 0 && table->rows > 2 && table->columns > 2;
}

void zr__flow_close_table(zr__flow *flow)
{
    zr__flow_close_cell(flow);
    const zr__flow_table *table = innermost(flow);
    if (table == NULL || add_item(flow, TABLE_END) == NULL)
        return;

    const bool is_layout =
        table->rows < 2 || table->columns < 2 || (table->has_table && !holds_pairs(table));
    const bool is_pairs = table->columns == 2 && !table->has_table;
    flow->item[table->item].is_layout = is_layout;
    const bool holds_one = !is_layout || table->has_table;
    flow->depth--;
    if (flow->depth > 0) {
        zr__flow_table *outer = &flow->open[flow->depth - 1];
        outer->has_table |= holds_one;
        outer->pairs += is_pairs;
        outer->others += !is_pairs;
    }
}

void zr__flow_open_row(zr__flow *flow)
{
    zr__flow_close_cell(flow);
    zr__flow_table *table = innermost(flow);
    if (table == NULL || add_item(flow, ROW) == NULL)
        return;
    table->last_row = flow->count - 1;
    table->rows++;
    table->cells = 0;
}

static zr__flow_item *open_cell(zr__flow *flow, item_kind kind)
{
    zr__flow_table *table = innermost(flow);

    if (table != NULL && table->last_row == 0)
        zr__flow_open_row(flow);
    zr__flow_close_cell(flow);
    zr__flow_item *item = table != NULL ? add_item(flow, kind) : NULL;
    if (item == NULL)
        return NULL;
    table->in_cell = true;
    table->cells++;
    if (table->columns < table->cells)
        table->columns = table->cells;
    return item;
}

void zr__flow_open_cell(zr__flow *flow, zr__cell_place place)
{
    zr__flow_item *item = open_cell(flow, CELL);

    if (item != NULL)
        item->place = place;
}

void zr__flow_open_extension(zr__flow *flow, uint32_t column)
{
    zr__flow_item *item = open_cell(flow, EXTENSION);

    if (item != NULL)
        item->place.column = column;
}

void zr__flow_drop_row(zr__flow *flow)
{
    zr__flow_table *table = innermost(flow);

    zr__flow_close_cell(flow);
    if (table == NULL || table->last_row == 0 || !zr__flow_goes_on(flow))
        return;
    flow->count = table->last_row;
    table->last_row = 0;
    table->rows--;
}

static void write_paragraph(const zr__flow *flow, const zr__flow_item *item,
                            zr__document *document)
{
    zr__document_add_paragraph(document, zr__document_next_line(document), item->marks,
                               flow->text.bytes + item->text, item->size);
}

/* A table while it is written: the cell that is open, and the tables within it. */
typedef struct writing {
    const zr__flow *flow;
    zr__document *document;
    zr__buffer text;
    const zr__flow_item *cell;
    size_t depth;
    size_t inner_cells; /* In the row of a table within the cell: a label, and its value. */
    bool is_value;
} writing;

static void end_cell(writing *w)
{
    if (w->cell == NULL)
        return;
    if (w->cell->kind == EXTENSION)
        zr__document_extend_cell(w->document, w->cell->place.column);
    else
        zr__document_add_cell(w->document, w->cell->place, w->text.bytes, w->text.size);
    w->document->failed |= w->text.failed;
    w->text.size = 0;
    w->cell = NULL;
}

static void add_to_cell(writing *w, const zr__flow_item *item)
{
    if (w->cell == NULL)
        return; /* written before the table */
    if (w->text.size > 0)
        zr__buffer_add(&w->text, w->is_value ? ":" : "\n");
    w->is_value = false;
    zr__buffer_add_bytes(&w->text, w->flow->text.bytes + item->text, item->size);
}

static void write_table_item(writing *w, const zr__flow_item *item)
{
    if (item->kind == PARAGRAPH)
        add_to_cell(w, item);
    if (item->kind == TABLE_END)
        w->depth--;
    if (w->depth > 1 && item->kind == ROW)
        w->inner_cells = 0;
    if (w->depth > 1 && item->kind == CELL)
        w->is_value = ++w->inner_cells == 2;
    if (w->depth == 1) {
        const uint32_t line = zr__document_next_line(w->document);
        if (item->kind == ROW)
            zr__document_begin_row(w->document, line, line);
        else if (item->kind == CELL_END)
            end_cell(w);
        else if (item->kind == CELL || item->kind == EXTENSION)
            w->cell = item;
    }
    if (item->kind == TABLE)
        w->depth++;
}

/* What stands in a table outside its cells: a caption, or text that lost its way. */
static void write_strays(const zr__flow *flow, size_t table, zr__document *document)
{
    size_t depth = 0, cell_depth = 0;

    for (size_t i = table; i == table || depth > 0; i++) {
        const zr__flow_item *item = &flow->item[i];
        depth += item->kind == TABLE;
        depth -= item->kind == TABLE_END;
        cell_depth += item->kind == CELL || item->kind == EXTENSION;
        cell_depth -= item->kind == CELL_END;
        if (item->kind == PARAGRAPH && cell_depth == 0)
            write_paragraph(flow, item, document);
    }
}

/* Returns the item behind the table. */
static size_t write_table(const zr__flow *flow, size_t table, zr__document *document)
{
    writing w = {.flow = flow, .document = document};
    size_t i = table;

    write_strays(flow, table, document);
    zr__document_begin_table(document, NULL, 0);
    do
        write_table_item(&w, &flow->item[i++]);
    while (w.depth > 0 && zr__document_goes_on(document));
    zr__buffer_clear(&w.text);
    return zr__document_goes_on(document) ? i : flow->count;
}

void zr__flow_write(zr__flow *flow, zr__document *document)
{
    while (flow->depth > 0 && zr__flow_goes_on(flow))
        zr__flow_close_table(flow);
    zr__flow_end_paragraph(flow, 0);
    document->failed |= flow->failed;
    if (flow->beyond)
        zr__document_refuse(document);

    for (size_t i = 0; i < flow->count && zr__document_goes_on(document);) {
        const zr__flow_item *item = &flow->item[i];
        if (item->kind == TABLE && !item->is_layout) {
            i = write_table(flow, i, document);
            continue;
        }
        if (item->kind == PARAGRAPH)
            write_paragraph(flow, item, document);
        i++;
    }
}

void zr__flow_clear(zr__flow *flow)
{
    zr__buffer_clear(&flow->text);
    zr__free(flow->item);
    zr__free(flow->open);
    *flow = (zr__flow){0};
}
