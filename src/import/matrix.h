/* RACI matrices: tasks as rows, units as columns, letters for the part each has. */
#ifndef ZEREN_SRC_IMPORT_MATRIX_H
#define ZEREN_SRC_IMPORT_MATRIX_H

#include "src/import/sheet.h"
#include "src/import/tables.h"

/* Whether a table is such a matrix; fills the layout. */
bool zr__matrix_layout(zr__reader *reader, const zr__sheet *sheet, zr__layout *layout);

/* Whether a cell holds nothing but the letters of a matrix. */
bool zr__is_matrix_cell(zr__slice text);

/* The parties of one row: accountable leads, or responsible where nobody is. */
void zr__matrix_row(zr__reader *reader, const zr__sheet *sheet, size_t row,
                    const zr__layout *layout, zr__duty *duty);

#endif
