/* The text of the cells of a page's tables. */
#ifndef ZEREN_SRC_IMPORT_PDF_CELLS_H
#define ZEREN_SRC_IMPORT_PDF_CELLS_H

#include "src/import/pdf_text.h"

/* Give every character within a table to its cell, mark it as taken, and add the texts to `text`.
 * `order` and `line` have room for all characters and are overwritten. */
void zr__pdf_fill_cells(zr__pdf_grids *grids, zr__glyph *glyph, size_t count,
                        const zr__glyph **order, zr__pdf_line *line, zr__buffer *text);

#endif
