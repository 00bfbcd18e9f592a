/*
 * Tables before they have a format. All strings of a table lie one after another in one buffer and
 * cells hold offsets, so that a table of a million cells costs a handful of allocations.
 */
#include "render/table.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/memory.h"

/* One row on its way through qsort(), which knows no context. */
typedef struct sort_row {
    const char *text;
    double number;
    uint32_t row;
    int direction; /* 1 upwards, -1 downwards. */
} sort_row;

bool zr__column_is_figure(const zr__column *column)
{
    return column->kind >= ZR__COUNT;
}

void zr__table_init(zr__table *table, const zr__column *column)
{
    *table = (zr__table){.column = column};
    while (column[table->column_count].key != NULL)
        table->column_count++;
}

void zr__table_add_row(zr__table *table, uint32_t id)
{
    if (table->failed)
        return;
    assert(table->cell_count == (size_t)table->row_count * table->column_count);

    uint32_t *ids =
        zr__grow(table->id, &table->id_capacity, (size_t)table->row_count + 1, sizeof *ids);
    if (ids == NULL) {
        table->failed = true;
        return;
    }
    table->id = ids;
    table->id[table->row_count++] = id;
}

static void add_cell(zr__table *table, zr__cell cell)
{
    if (table->failed)
        return;
    assert(table->cell_count < (size_t)table->row_count * table->column_count);

    zr__cell *cells =
        zr__grow(table->cell, &table->cell_capacity, table->cell_count + 1, sizeof *cells);
    if (cells == NULL) {
        table->failed = true;
        return;
    }
    table->cell = cells;
    table->cell[table->cell_count++] = cell;
}

void zr__table_add_number(zr__table *table, double number)
{
    add_cell(table, (zr__cell){.number = number});
}

void zr__table_add_list(zr__table *table)
{
    add_cell(table, (zr__cell){.number = NAN, .text = table->text.size});
}

void zr__table_add_item(zr__table *table, const char *text)
{
    if (table->failed)
        return;
    zr__buffer_add_bytes(&table->text, text, strlen(text) + 1);
    table->cell[table->cell_count - 1].items++;
    table->failed = table->text.failed;
}

void zr__table_add_itemf(zr__table *table, const char *format, ...)
{
    va_list args;

    if (table->failed)
        return;
    va_start(args, format);
    zr__buffer_addv(&table->text, format, args);
    va_end(args);
    zr__buffer_add_bytes(&table->text, "", 1);
    table->cell[table->cell_count - 1].items++;
    table->failed = table->text.failed;
}

void zr__table_add_text(zr__table *table, const char *text)
{
    zr__table_add_list(table);
    if (text != NULL)
        zr__table_add_item(table, text);
}

void zr__table_add_note(zr__table *table, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    zr__buffer_addv(&table->note, format, args);
    va_end(args);
    zr__buffer_add_bytes(&table->note, "", 1);
    table->note_count++;
    table->failed = table->failed || table->note.failed;
}

const zr__cell *zr__table_cell(const zr__table *table, uint32_t row, uint32_t column)
{
    return &table->cell[(size_t)row * table->column_count + column];
}

const char *zr__table_strings(const zr__table *table, const zr__cell *cell)
{
    return cell->items > 0 ? table->text.bytes + cell->text : "";
}

static int compare_rows(const void *left, const void *right)
{
    const sort_row *a = left, *b = right;
    int sign = 0;

    if (a->text != NULL && b->text != NULL)
        sign = strcmp(a->text, b->text) * a->direction;
    else if (a->text != NULL || b->text != NULL)
        sign = (a->text == NULL) - (b->text == NULL);
    else if (isnan(a->number) || isnan(b->number))
        sign = isnan(a->number) - isnan(b->number);
    else
        sign = ((a->number > b->number) - (a->number < b->number)) * a->direction;

    return sign != 0 ? sign : (a->row > b->row) - (a->row < b->row);
}

bool zr__same_key(const char *given, const char *key)
{
    while (*given != '\0' && (*given == *key || (*given == '-' && *key == '_'))) {
        given++;
        key++;
    }
    return *given == *key;
}

/* "no column 'x' in table 'units'; there are: unit, lead, total" */
static zr_status unknown_column(const zr__table *table, const char *name, const char *key,
                                zr_error *err)
{
    zr__buffer keys = {0};

    for (uint32_t i = 0; i < table->column_count; i++)
        zr__buffer_addf(&keys, "%s%s", i > 0 ? ", " : "", table->column[i].key);

    char *list = zr__buffer_take(&keys);
    const zr_status status =
        list == NULL
            ? zr__out_of_memory(err)
            : zr__fail(err, ZR_ENOTFOUND, _("no column '%s' in table '%s'; its columns are %s"),
                       key, name, list);
    zr__free(list);
    return status;
}

static zr_status find_column(uint32_t *out, const zr__table *table, const char *name,
                             const char *key, zr_error *err)
{
    for (uint32_t i = 0; i < table->column_count; i++)
        if (zr__same_key(key, table->column[i].key)) {
            *out = i;
            return ZR_OK;
        }
    return unknown_column(table, name, key, err);
}

/* Lists sort by their length, and texts by code point, which is what UTF-8 bytes do. */
static sort_row row_to_sort(const zr__table *table, uint32_t row, uint32_t column, int direction)
{
    const zr__cell *cell = zr__table_cell(table, row, column);
    const zr__column_kind kind = table->column[column].kind;
    sort_row item = {.number = cell->number, .row = row, .direction = direction};

    if (kind == ZR__LIST)
        item.number = cell->items;
    else if (cell->items > 0)
        item.text = zr__table_strings(table, cell);
    return item;
}

static zr_status sort_order(zr__table *table, uint32_t *order, uint32_t column, int direction,
                            zr_error *err)
{
    sort_row *rows = zr__calloc(table->row_count, sizeof *rows);

    if (rows == NULL)
        return zr__out_of_memory(err);

    for (uint32_t i = 0; i < table->row_count; i++)
        rows[i] = row_to_sort(table, i, column, direction);
    qsort(rows, table->row_count, sizeof *rows, compare_rows);
    for (uint32_t i = 0; i < table->row_count; i++)
        order[i] = rows[i].row;

    zr__free(rows);
    return ZR_OK;
}

zr_status zr__table_sort(zr__table *table, const char *name, const char *key, uint32_t top,
                         zr_error *err)
{
    const int direction = key != NULL && key[0] == '-' ? -1 : 1;
    uint32_t column = 0;
    zr_status status = ZR_OK;

    if (key != NULL && (status = find_column(&column, table, name, key + (direction < 0), err)))
        return status;
    if (table->failed)
        return zr__out_of_memory(err);

    uint32_t *order = zr__calloc(table->row_count, sizeof *order);
    if (order == NULL)
        return zr__out_of_memory(err);
    for (uint32_t i = 0; i < table->row_count; i++)
        order[i] = i;
    if (key != NULL && (status = sort_order(table, order, column, direction, err)) != ZR_OK) {
        zr__free(order);
        return status;
    }

    zr__free(table->order);
    table->order = order;
    table->shown = top > 0 && top < table->row_count ? top : table->row_count;
    return ZR_OK;
}

void zr__table_clear(zr__table *table)
{
    if (table == NULL)
        return;
    zr__free(table->cell);
    zr__free(table->id);
    zr__free(table->order);
    zr__buffer_clear(&table->text);
    zr__buffer_clear(&table->note);
    *table = (zr__table){0};
}
