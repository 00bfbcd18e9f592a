/* What the columns of a table hold where their headings do not say, told by their cells. */
#ifndef ZEREN_SRC_IMPORT_COLUMN_GUESSES_H
#define ZEREN_SRC_IMPORT_COLUMN_GUESSES_H

#include "src/import/sheet.h"
#include "src/import/tables.h"

/* Give the columns of a table of tasks that have no label one by what they hold; take back what a
 * noun in the heading promised and the cells do not keep. */
void zr__guess_columns(const zr__sheet *sheet, zr__layout *layout);

/* Whether a column whose heading says nothing names units in its cells; then it is labelled. */
bool zr__guess_unit_column(const zr__sheet *sheet, zr__layout *layout);

#endif
