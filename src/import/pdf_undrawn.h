/* Tables of a page of PDF that rules draw only in part. */
#ifndef ZEREN_SRC_IMPORT_PDF_UNDRAWN_H
#define ZEREN_SRC_IMPORT_PDF_UNDRAWN_H

#include "src/import/pdf_columns.h"

/* Whether words stand apart within the cells of a ruled table; `lines` are those of the page. */
bool zr__pdf_is_undrawn(const zr__pdf_grid *grid, zr__pdf_lines lines);

/* Whether a table told by its words stands where that ruled one does, and says more. */
bool zr__pdf_tells_more(const zr__pdf_grid *guessed, const zr__pdf_grid *ruled);

#endif
