/* A matrix of units and officials, or of tasks and units: its cells and their order. */
#ifndef ZEREN_RENDER_MATRIX_H
#define ZEREN_RENDER_MATRIX_H

#include "render/diagram.h"
#include "render/label.h"

enum { ZR__MATRIX_MOST = 400 }; /* Tasks or officials. */

typedef struct zr__matrix_cell {
    uint32_t row, column;
    uint32_t tasks, leads;
} zr__matrix_cell;

/* Units are rows by officials, and columns by tasks. Release with zr__matrix_clear(). */
typedef struct zr__matrix {
    const zr__subject *subject;
    uint32_t *other; /* Tasks or officials drawn; ZR_NONE: no official. */
    uint32_t row_count, column_count;
    uint32_t units, units_left_out;
    uint32_t others, others_left_out;
    zr__matrix_cell *cell; /* Those of row r from `row_start[r]` up to `row_start[r + 1]`. */
    uint32_t *row_start;
    uint32_t *row_order, *column_order, *column_place;
} zr__matrix;

/* At most so many units, the most loaded, and so many tasks or officials. */
zr_status zr__matrix_init(zr__matrix *out, const zr__subject *subject, uint32_t units,
                          uint32_t others, zr_error *err);

/* Whether cells stand for several tasks: by officials. */
bool zr__matrix_has_counts(const zr__matrix *matrix);

const char *zr__matrix_row_name(const zr__matrix *matrix, uint32_t row);
const char *zr__matrix_column_name(const zr__matrix *matrix, uint32_t column);

/* Of a unit or task in the notice. */
uint32_t zr__matrix_row_number(const zr__matrix *matrix, uint32_t row);
uint32_t zr__matrix_column_number(const zr__matrix *matrix, uint32_t column); /* Or an official. */

uint32_t zr__matrix_row_module(const zr__matrix *matrix, uint32_t row);
uint32_t zr__matrix_column_module(const zr__matrix *matrix, uint32_t column);

/* Of the unit of a cell; ZR_NONE without one. */
uint32_t zr__matrix_module(const zr__matrix *matrix, const zr__matrix_cell *cell);

void zr__matrix_clear(zr__matrix *matrix);

#endif
