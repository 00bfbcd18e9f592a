/*
 * Lists in tables. In a CSV an apostrophe may stand before what a spreadsheet would run.
 */
#include "src/ledger/list.h"

#include <string.h>

#include "src/memory.h"
#include "src/text.h"

enum { NO_COLUMN = ZR__IMPORT_COLUMNS };

/* The cell of the document that covers a place of the table, or SIZE_MAX. */
static size_t cell_at(const zr__list *l, size_t row, size_t column)
{
    return column < l->table->column_count ? l->grid[row * l->table->column_count + column]
                                           : SIZE_MAX;
}

static const char *cell_text(const zr__list *l, size_t row, size_t column)
{
    const size_t at = cell_at(l, row, column);

    return at == SIZE_MAX ? "" : zr__document_text(l->document, l->document->cell[at].text);
}

/* Which words the cells of a row are; false when they do not head a list, which has ids and at
 * least one of the columns from `first` to `end`. */
static bool read_headings(zr__list *l, size_t row, const zr__ledger_word *words, size_t count,
                          size_t first, size_t end)
{
    bool can_be_filled = false;

    for (size_t w = 0; w < count; w++)
        l->column[w] = NO_COLUMN;
    for (size_t c = 0; c < l->table->column_count; c++) {
        const size_t word =
            zr__ledger_find(words, count, cell_text(l, row, c), &l->store->failed);

        if (word < count && l->column[word] == NO_COLUMN)
            l->column[word] = c;
    }
    for (size_t w = first; w < end; w++)
        can_be_filled = can_be_filled || l->column[w] != NO_COLUMN;
    return l->column[0] != NO_COLUMN && can_be_filled;
}

static bool find_headings(zr__list *l, size_t row)
{
    l->is_figures = read_headings(l, row, zr__figure_columns, ZR__FIGURE_COLUMNS,
                                  ZR__FIGURE_ACTUAL, ZR__FIGURE_ACTUAL_ON);
    return l->is_figures || read_headings(l, row, zr__ledger_columns, ZR__LEDGER_COLUMNS,
                                          ZR__LEDGER_PROGRESS, ZR__LEDGER_COLUMNS);
}

bool zr__list_open(zr__list *list, zr__filled_store *store, const zr__document *document,
                   const zr__block *table, bool is_csv)
{
    *list = (zr__list){.store = store,
                       .document = document,
                       .table = table,
                       .grid = zr__document_grid(document, table),
                       .is_csv = is_csv};
    store->failed = store->failed || list->grid == NULL;
    while (!store->failed && list->top < table->row_count)
        if (find_headings(list, list->top++))
            return !store->failed;
    return false;
}

void zr__list_close(zr__list *list)
{
    zr__free(list->grid);
    list->grid = NULL;
}

/* Whether the apostrophe in front only keeps a CSV's text from being run as a formula. */
static bool is_guarded(const char *text)
{
    static const char *const start[] = {"=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠"};
    bool guarded = false;

    for (size_t i = 0; i < sizeof start / sizeof *start && *text == '\''; i++)
        guarded = guarded || strncmp(text + 1, start[i], strlen(start[i])) == 0;
    return guarded;
}

bool zr__list_has(const zr__list *list, size_t column)
{
    return list->column[column] != NO_COLUMN;
}

const char *zr__list_take(zr__list *list, size_t row, size_t column)
{
    const char *text = cell_text(list, row, list->column[column]);
    size_t size;

    while (*text == ' ' || *text == '\n' || *text == '\t')
        text++;
    text += list->is_csv && is_guarded(text);
    size = strlen(text);
    while (size > 0 && strchr(" \n\t", text[size - 1]) != NULL)
        size--;
    return size == 0 || zr__text_is_blank(text) ? NULL
                                                : zr__filled_keep(list->store, text, size);
}

bool zr__list_looks_up(const zr__list *list, size_t row, size_t column)
{
    const size_t at = cell_at(list, row, list->column[column]);

    return at != SIZE_MAX && list->document->cell[at].looks_up;
}

bool zr__list_is_view(const zr__list *list)
{
    bool is_view = false;

    for (size_t row = list->top; row < list->table->row_count && !list->is_figures; row++)
        for (size_t c = ZR__LEDGER_PROGRESS; c < ZR__LEDGER_COLUMNS && !is_view; c++)
            is_view = zr__list_looks_up(list, row, c);
    return is_view;
}

uint32_t zr__list_row_number(const zr__list *list, size_t row)
{
    return list->is_csv ? list->document->row[list->table->first_row + row].first_line
                        : (uint32_t)row + 1;
}
