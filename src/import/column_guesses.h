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

/* Whether a cell is names of units and no more; or a time ("6月底前", "Q3 2025"). */
bool zr__is_unit_cell(zr__slice text);
bool zr__is_time_cell(zr__slice text);

/* Whether a heading says that the units below have no part in the tasks: 建设地点, "Location". */
bool zr__column_is_of_others(zr__slice name);

#endif
