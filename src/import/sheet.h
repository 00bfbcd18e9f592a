/* A table as rows and columns, with every cell where it is seen. */
#ifndef ZEREN_SRC_IMPORT_SHEET_H
#define ZEREN_SRC_IMPORT_SHEET_H

#include "src/import/document.h"
#include "src/import/slice.h"

typedef struct zr__sheet {
    const zr__document *document;
    const zr__block *table;
    size_t *grid; /* Released by the owner. */
} zr__sheet;

/* False when memory ran out. */
bool zr__sheet_init(zr__sheet *sheet, const zr__document *document, const zr__block *table);
void zr__sheet_clear(zr__sheet *sheet);

/* What is seen at a place, trimmed; empty where nothing is. */
zr__slice zr__sheet_text(const zr__sheet *sheet, size_t row, size_t column);

/* The cell at a place, NULL where none is. */
const zr__cell *zr__sheet_cell(const zr__sheet *sheet, size_t row, size_t column);

/* Whether the cell at a place starts in this row. */
bool zr__sheet_is_own(const zr__sheet *sheet, size_t row, size_t column);

/* How many different cells of a row hold text, and the first of them. */
size_t zr__sheet_filled(const zr__sheet *sheet, size_t row, size_t *first_column);

const zr__row *zr__sheet_row(const zr__sheet *sheet, size_t row);

#endif
