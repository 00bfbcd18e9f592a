/* Nothing is lost in silence: columns and tables that went into nothing, though units stand there. */
#ifndef ZEREN_SRC_IMPORT_UNUSED_COLUMNS_H
#define ZEREN_SRC_IMPORT_UNUSED_COLUMNS_H

#include "src/import/sheet.h"
#include "src/import/tables.h"

/* Read persons under a heading that may mean them, and doubt the columns that are not read although
 * their cells are units, persons or times. `line` is that of the headings. */
void zr__doubt_unused_columns(zr__reader *reader, const zr__sheet *sheet, zr__layout *layout,
                              uint32_t line);

/* Doubt a table that is none of tasks, when many of its cells are names of units. */
void zr__doubt_unread_table(zr__reader *reader, const zr__block *table);

#endif
