/* Tables: which column says what, and a task for each row. */
#ifndef ZEREN_SRC_IMPORT_TABLES_H
#define ZEREN_SRC_IMPORT_TABLES_H

#include "src/import/reader.h"

/* What the columns of a table are for. */
typedef struct zr__layout {
    zr__label column[ZR__IMPORT_COLUMNS];
    zr__slice name[ZR__IMPORT_COLUMNS]; /* Headings; of a matrix, the units. */
    bool is_guessed[ZR__IMPORT_COLUMNS];  /* Only its cells say that a column names units. */
    bool has_persons[ZR__IMPORT_COLUMNS]; /* Beside its units: 牵头单位及责任人. */
    uint32_t column_count;
    size_t first_row; /* Below the headings. */
    bool is_by_number; /* Its tasks are the numbers of those that stand elsewhere. */
    bool is_matrix;   /* A RACI matrix: units as columns. */
    bool has_stars;   /* Among its signs. */
    zr__slice title;  /* A line above the headings. */
} zr__layout;

/* Find the headings of a table. `layout` may hold those of the table before, which then count
 * when this one has none and as many columns. False when it is no table of tasks. */
bool zr__table_layout(zr__reader *reader, const zr__block *table, zr__layout *layout);

/* Add the tasks of a table. `place` has plan, official, section and number of where it stands. */
void zr__read_table(zr__reader *reader, const zr__block *table, const zr__layout *layout,
                    const zr__read_task *place);

#endif
