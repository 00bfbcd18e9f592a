/* Indicators in tables: their name, their target and what it is measured in are columns. */
#ifndef ZEREN_SRC_IMPORT_TARGETS_H
#define ZEREN_SRC_IMPORT_TARGETS_H

#include "src/import/reader.h"
#include "src/import/sheet.h"
#include "src/import/tables.h"

typedef struct zr__place_in_table {
    size_t row, column;
} zr__place_in_table;

/* The words of a task with those of one more cell: on a line of their own, or as one sentence where
 * they are the target of an indicator. */
zr__slice zr__add_target(zr__reader *reader, const zr__sheet *sheet, const zr__layout *layout,
                         zr__place_in_table place, zr__slice text);

#endif
