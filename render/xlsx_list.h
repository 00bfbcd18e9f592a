/* The sheets of a ledger's workbook, from its lists. */
#ifndef ZEREN_RENDER_XLSX_LIST_H
#define ZEREN_RENDER_XLSX_LIST_H

#include "render/ledger.h"
#include "render/xlsx_book.h"

/* A list of tasks as it stands in a sheet: its rows begin at ZR__LIST_TOP. */
typedef struct zr__xlsx_list {
    lxw_worksheet *sheet;
    const zr__ledger_list *list;
    uint32_t last_row; /* At least ZR__LIST_TOP, also of an empty list. */
} zr__xlsx_list;

enum { ZR__LIST_HEAD = 1, ZR__LIST_TOP = 2 };

/* The column of a list in which this stands, or its `column_count`. */
uint32_t zr__ledger_place(const zr__ledger_list *list, zr__ledger_column column);

/* Lines that a text takes in a column so many digits wide. */
double zr__xlsx_lines(const char *text, double width);

/* A column of a list, as a range for a formula. */
const char *zr__xlsx_list_range(zr__xlsx_book *book, const zr__xlsx_list *of,
                                zr__ledger_column column);

/* A sheet that is filled in; or, with `whole`, one that shows what is filled in there. */
zr__xlsx_list zr__xlsx_add_list(zr__xlsx_book *book, const zr__ledger *ledger,
                                const zr__ledger_list *list, const zr__xlsx_list *whole);

/* The figures of a list's tasks, to be filled in; nothing when they have none. */
void zr__xlsx_add_figures(zr__xlsx_book *book, const zr__ledger *ledger,
                          const zr__ledger_list *list);

/* Fill the first sheet of a workbook of the whole: counts of progress and charts. */
void zr__xlsx_fill_overview(zr__xlsx_book *book, lxw_worksheet *sheet, const zr__ledger *ledger,
                            const zr__xlsx_list *whole);

#endif
