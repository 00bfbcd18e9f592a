/* Tables of a page of PDF that no rules draw: told by headings whose columns keep apart below. */
#ifndef ZEREN_SRC_IMPORT_PDF_COLUMNS_H
#define ZEREN_SRC_IMPORT_PDF_COLUMNS_H

#include "src/import/pdf_text.h"

/* The printed lines of a page that stand in no ruled table, from top to bottom. */
typedef struct zr__pdf_lines {
    const zr__pdf_line *item;
    size_t count;
} zr__pdf_lines;

/* Add such tables, marked as guessed. `before`, which may be NULL, ended the page before and may go
 * on at the top of this one without its headings. False when memory ran out. */
bool zr__pdf_columns_find(zr__pdf_grids *out, zr__pdf_lines lines, const zr__pdf_page *page,
                          const zr__pdf_grid *before);

#endif
