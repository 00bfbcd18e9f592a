/*
 * The neutral document: texts in one buffer, blocks, rows and cells in one array each, so that a
 * document of a million cells costs three allocations and not a million.
 */
#include "src/import/document.h"

#include <string.h>

#include "src/failure.h"
#include "src/memory.h"

/* What is known of a column while its table is filled. */
typedef struct zr__column {
    uint32_t free_from; /* The first row that no cell from above reaches into. */
    size_t cell;        /* The lowest cell so far. */
} zr__column;

static bool is_stopped(const zr__document *document)
{
    return !zr__document_goes_on(document);
}

static void refuse(zr__document *document, uint32_t line)
{
    if (document->beyond == 0)
        document->beyond = line > 0 ? line : 1;
}

void zr__document_refuse(zr__document *document)
{
    refuse(document, zr__document_next_line(document));
}

static size_t keep_text(zr__document *document, uint32_t line, const char *text, size_t size)
{
    if (document->text.size == 0)
        zr__buffer_add_bytes(&document->text, "", 1); /* offset 0: the empty text */
    if (size > ZR__IMPORT_LINE_BYTES || document->text.size + size > ZR__IMPORT_BYTES) {
        refuse(document, line);
        return 0;
    }
    if (size == 0)
        return 0;

    const size_t offset = document->text.size;
    zr__buffer_add_bytes(&document->text, text, size);
    zr__buffer_add_bytes(&document->text, "", 1);
    document->failed |= document->text.failed;
    return document->text.failed ? 0 : offset;
}

static zr__block *last_block(zr__document *document, zr__block_kind kind)
{
    if (document->block_count == 0)
        return NULL;

    zr__block *block = &document->block[document->block_count - 1];
    return block->kind == kind ? block : NULL;
}

/* A span that reached for rows which never came ends with the table. */
static void finish_table(zr__document *document)
{
    const zr__block *table = last_block(document, ZR__TABLE);
    if (table == NULL)
        return;

    for (size_t c = table->first_cell; c < document->cell_count; c++) {
        zr__cell *cell = &document->cell[c];
        const uint32_t left = (uint32_t)table->row_count - cell->row;
        if (cell->row_span > left)
            cell->row_span = left;
    }
}

static zr__block *add_block(zr__document *document, zr__block_kind kind, unsigned marks)
{
    finish_table(document);
    zr__block *grown = zr__grow(document->block, &document->block_capacity,
                                document->block_count + 1, sizeof *grown);
    if (grown == NULL) {
        document->failed = true;
        return NULL;
    }
    document->block = grown;
    grown = &document->block[document->block_count++];
    *grown = (zr__block){.kind = kind,
                         .marks = marks,
                         .first_row = document->row_count,
                         .first_cell = document->cell_count};
    return grown;
}

/* Move on to a line; lines in between are empty. */
static bool move_to(zr__document *document, uint32_t first, uint32_t last)
{
    if (last > ZR__IMPORT_LINES)
        refuse(document, last);
    if (first > last || last < document->line_count)
        refuse(document, document->line_count);
    if (is_stopped(document))
        return false;
    document->line_count = last;
    return true;
}

void zr__document_add_paragraph(zr__document *document, uint32_t line, unsigned marks,
                                const char *text, size_t size)
{
    if (is_stopped(document) || !move_to(document, line, line))
        return;

    zr__block *block = add_block(document, ZR__PARAGRAPH, marks);
    if (block == NULL)
        return;
    block->first_line = block->last_line = line;
    block->text = keep_text(document, line, text, size);
}

void zr__document_begin_table(zr__document *document, const char *caption, unsigned marks)
{
    if (is_stopped(document))
        return;

    zr__block *block = add_block(document, ZR__TABLE, marks);
    if (block == NULL)
        return;
    if (caption != NULL)
        block->text = keep_text(document, document->line_count, caption, strlen(caption));
    if (document->column != NULL)
        memset(document->column, 0, ZR__IMPORT_COLUMNS * sizeof *document->column);
}

void zr__document_begin_row(zr__document *document, uint32_t first_line, uint32_t last_line)
{
    zr__block *table = last_block(document, ZR__TABLE);
    if (is_stopped(document) || table == NULL || !move_to(document, first_line, last_line))
        return;

    zr__row *grown =
        zr__grow(document->row, &document->row_capacity, document->row_count + 1, sizeof *grown);
    if (grown == NULL) {
        document->failed = true;
        return;
    }
    document->row = grown;
    document->row[document->row_count++] = (zr__row){first_line, last_line, false};
    if (table->row_count++ == 0)
        table->first_line = first_line;
    table->last_line = last_line;
    document->cursor = 0;
}

void zr__document_end_row(zr__document *document, uint32_t last_line)
{
    zr__block *table = last_block(document, ZR__TABLE);
    if (is_stopped(document) || table == NULL || table->row_count == 0 ||
        !move_to(document, document->row[document->row_count - 1].first_line, last_line))
        return;
    document->row[document->row_count - 1].last_line = last_line;
    table->last_line = last_line;
}

void zr__document_hide_row(zr__document *document)
{
    if (!is_stopped(document) && document->row_count > 0)
        document->row[document->row_count - 1].is_out_of_sight = true;
}

/* The first column at or after the cursor that no cell from above reaches into. */
static uint32_t free_column(const zr__document *document, uint32_t row)
{
    uint32_t column = document->cursor;

    while (column < ZR__IMPORT_COLUMNS && document->column[column].free_from > row)
        column++;
    return column;
}

static bool have_columns(zr__document *document)
{
    if (document->column == NULL) {
        document->column = zr__calloc(ZR__IMPORT_COLUMNS, sizeof *document->column);
        document->failed |= document->column == NULL;
    }
    return document->column != NULL;
}

/* Take the columns of a cell, fewer where a cell from above stands in the way. False when its
 * own place is taken, or a limit is passed. */
static bool take_columns(zr__document *document, zr__block *table, zr__cell *cell)
{
    document->covered += cell->column_span;
    if (cell->column >= ZR__IMPORT_COLUMNS || cell->row_span > ZR__IMPORT_CELLS ||
        cell->column_span > ZR__IMPORT_COLUMNS - cell->column ||
        document->covered > ZR__IMPORT_CELLS) {
        refuse(document, table->last_line);
        return false;
    }

    uint32_t span = 0;
    while (span < cell->column_span &&
           document->column[cell->column + span].free_from <= cell->row) {
        document->column[cell->column + span].free_from = cell->row + cell->row_span;
        document->column[cell->column + span].cell = document->cell_count;
        span++;
    }
    cell->column_span = span;
    if (table->column_count < cell->column + span)
        table->column_count = cell->column + span;
    return span > 0;
}

void zr__document_add_cell(zr__document *document, zr__cell_place place, const char *text,
                           size_t size)
{
    zr__block *table = last_block(document, ZR__TABLE);
    if (is_stopped(document) || table == NULL || table->row_count == 0 || !have_columns(document))
        return;

    const uint32_t row = (uint32_t)table->row_count - 1;
    zr__cell cell = {
        .row = row,
        .column = place.column > 0 ? place.column - 1 : free_column(document, row),
        .row_span = place.row_span > 0 ? place.row_span : 1,
        .column_span = place.column_span > 0 ? place.column_span : 1,
    };
    if (!take_columns(document, table, &cell))
        return;
    document->cursor = cell.column + cell.column_span;

    zr__cell *grown = zr__grow(document->cell, &document->cell_capacity,
                               document->cell_count + 1, sizeof *grown);
    if (grown == NULL) {
        document->failed = true;
        return;
    }
    document->cell = grown;
    cell.text = keep_text(document, table->last_line, text, size);
    document->cell[document->cell_count++] = cell;
    table->cell_count++;
}

void zr__document_extend_cell(zr__document *document, uint32_t column)
{
    zr__block *table = last_block(document, ZR__TABLE);
    if (is_stopped(document) || table == NULL || table->row_count < 2 || column == 0 ||
        column > ZR__IMPORT_COLUMNS || !have_columns(document))
        return;

    const uint32_t row = (uint32_t)table->row_count - 1;
    const zr__column *above = &document->column[column - 1];
    if (above->free_from != row)
        return; /* nothing above that ends here */

    zr__cell *cell = &document->cell[above->cell];
    cell->row_span = row - cell->row + 1;
    document->cursor = cell->column + cell->column_span;
    for (uint32_t c = cell->column; c < document->cursor; c++)
        document->column[c].free_from = row + 1;
}

zr_status zr__document_status(zr__document *document, const char *source, zr_error *err)
{
    if (document->failed)
        return zr__out_of_memory(err);
    if (document->beyond > 0)
        return zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source, .line = document->beyond},
                           _("the document is too large to be a notice: more than %d bytes in a "
                             "line, %d in all, %d cells or %d columns"),
                           ZR__IMPORT_LINE_BYTES, ZR__IMPORT_BYTES, ZR__IMPORT_CELLS,
                           ZR__IMPORT_COLUMNS);

    finish_table(document);
    for (size_t b = 0; b < document->block_count; b++) {
        const zr__block *table = &document->block[b];
        if (table->kind == ZR__TABLE && table->row_count > 0 &&
            table->column_count > ZR__IMPORT_CELLS / table->row_count) {
            refuse(document, table->first_line);
            return zr__document_status(document, source, err);
        }
    }
    return ZR_OK;
}

size_t *zr__document_grid(const zr__document *document, const zr__block *table)
{
    const size_t columns = table->column_count;
    const size_t places = table->row_count * columns;
    size_t *grid = zr__calloc(places, sizeof *grid);
    if (grid == NULL)
        return NULL;

    memset(grid, 0xFF, places * sizeof *grid); /* SIZE_MAX everywhere */
    for (size_t c = table->first_cell; c < table->first_cell + table->cell_count; c++) {
        const zr__cell *cell = &document->cell[c];
        for (size_t row = cell->row; row < cell->row + cell->row_span; row++) {
            for (size_t column = 0; column < cell->column_span; column++) {
                size_t *place = &grid[row * columns + cell->column + column];
                if (*place == SIZE_MAX)
                    *place = c;
            }
        }
    }
    return grid;
}

void zr__document_clear(zr__document *document)
{
    zr__buffer_clear(&document->text);
    zr__free(document->block);
    zr__free(document->row);
    zr__free(document->cell);
    zr__free(document->column);
    *document = (zr__document){0};
}
