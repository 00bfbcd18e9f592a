/* Tables of a page of PDF by their rules: rows, columns, and the cells that rules leave open. */
#ifndef ZEREN_SRC_IMPORT_PDF_GRID_H
#define ZEREN_SRC_IMPORT_PDF_GRID_H

#include <stdint.h>

#include "src/import/pdf_rules.h"

typedef struct zr__pdf_cell {
    uint32_t row, column, row_span, column_span;
    zr__pdf_box box;
    size_t text, size; /* Offset in the text of whoever reads the page; 0 until then. */
    bool is_open_above, is_open_below; /* No rule there: the page cut the cell. */
    double slack, word; /* Room behind its last line, and what its first word takes. */
} zr__pdf_cell;

typedef struct zr__pdf_grid {
    zr__pdf_box box;
    double *x, *y; /* Edges: one more than columns, and than rows. */
    size_t columns, rows;
    zr__pdf_cell *cell; /* By row and column. */
    size_t cell_count, cell_capacity;
    size_t *owner;      /* Of each place, its cell. */
    bool is_guessed;    /* No rules: told by how words stand. */
    bool is_filled_down; /* Of a guessed one: merged cells have their words in their first row. */
    size_t unboxed;     /* Of borders of their own: places that have none. */
} zr__pdf_grid;

typedef struct zr__pdf_grids {
    zr__pdf_grid *item; /* From the top of the page to its bottom. */
    size_t count, capacity;
    bool is_beyond; /* The page has more rules than are looked at. */
} zr__pdf_grids;

/* The tables that rules make; a frame around text is none. False when memory ran out. */
bool zr__pdf_grids_find(zr__pdf_grids *out, const zr__pdf_box *rule, size_t count);

/* The cell at a point; NULL outside. */
zr__pdf_cell *zr__pdf_grid_at(const zr__pdf_grid *grid, double x, double y);

/* An empty grid with these edges at the end of the list; takes neither. NULL when memory ran
 * out. */
zr__pdf_grid *zr__pdf_grids_add(zr__pdf_grids *grids, const double *x, size_t columns,
                                const double *y, size_t rows);

/* A cell behind the others. False when memory ran out. */
bool zr__pdf_grid_add_cell(zr__pdf_grid *grid, zr__pdf_cell cell);

/* From the top of the page to its bottom. */
void zr__pdf_grids_sort(zr__pdf_grids *grids);

/* Drop the grids that `drop` says, by index. */
void zr__pdf_grids_drop(zr__pdf_grids *grids, const bool *drop);

/* Drop them, and take over those of `more`, which is empty then. False when memory ran out. */
bool zr__pdf_grids_replace(zr__pdf_grids *grids, const bool *drop, zr__pdf_grids *more);

void zr__pdf_grid_clear(zr__pdf_grid *grid);
void zr__pdf_grids_clear(zr__pdf_grids *grids);

#endif
