/*
 * A list of tasks or of figures within a table of a document: told by its headings, its cells taken
 * by column and not by place.
 */
#ifndef ZEREN_SRC_LEDGER_LIST_H
#define ZEREN_SRC_LEDGER_LIST_H

#include "src/import/document.h"
#include "src/ledger/columns.h"
#include "src/ledger/store.h"

typedef struct zr__list {
    zr__filled_store *store; /* Texts go there, and its `failed` says when memory ran out. */
    const zr__document *document;
    const zr__block *table;
    size_t *grid;
    bool is_csv;
    bool is_figures;
    size_t top;     /* The first row below the headings. */
    uint32_t sheet; /* Index into `filled.sheet`, once the list is being read. */
    size_t column[ZR__LEDGER_COLUMNS]; /* Or of figures, which has fewer. */
} zr__list;

/* Find the headings; false when the table has none. Release with zr__list_close() in any case. */
bool zr__list_open(zr__list *list, zr__filled_store *store, const zr__document *document,
                   const zr__block *table, bool is_csv);
void zr__list_close(zr__list *list);

bool zr__list_has(const zr__list *list, size_t column);

/* What stands in a column of a row, without blanks around it; NULL when nothing does. */
const char *zr__list_take(zr__list *list, size_t row, size_t column);

/* Whether a column of a row is a formula that looks its value up in another list. */
bool zr__list_looks_up(const zr__list *list, size_t row, size_t column);

/* Whether any cell to be filled in is. */
bool zr__list_is_view(const zr__list *list);

/* The row as the spreadsheet numbers it; the line of a CSV. */
uint32_t zr__list_row_number(const zr__list *list, size_t row);

#endif
