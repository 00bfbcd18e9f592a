/* Tables of a page of PDF whose cells have a border each. */
#ifndef ZEREN_SRC_IMPORT_PDF_BOXES_H
#define ZEREN_SRC_IMPORT_PDF_BOXES_H

#include "src/import/pdf_grid.h"

/* Add those that boxes side by side make. False when memory ran out. */
bool zr__pdf_boxes_find(zr__pdf_grids *out, const zr__pdf_box *rule, size_t count);

#endif
