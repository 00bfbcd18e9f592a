/*
 * Tables of a page as grids: places by row and column, each with the cell that owns it.
 */
#include "src/import/pdf_grid.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

zr__pdf_grid *zr__pdf_grids_add(zr__pdf_grids *grids, const double *x, size_t columns,
                                const double *y, size_t rows)
{
    zr__pdf_grid *grown = zr__grow(grids->item, &grids->capacity, grids->count + 1, sizeof *grown);

    if (grown == NULL)
        return NULL;
    grids->item = grown;
    zr__pdf_grid *grid = &grown[grids->count++];
    *grid = (zr__pdf_grid){.box = {x[0], y[0], x[columns], y[rows]},
                           .columns = columns,
                           .rows = rows,
                           .x = zr__calloc(columns + 1, sizeof *x),
                           .y = zr__calloc(rows + 1, sizeof *y),
                           .owner = zr__calloc(rows * columns, sizeof *grid->owner)};
    if (grid->x == NULL || grid->y == NULL || grid->owner == NULL)
        return NULL;
    memcpy(grid->x, x, (columns + 1) * sizeof *x);
    memcpy(grid->y, y, (rows + 1) * sizeof *y);
    memset(grid->owner, 0xFF, rows * columns * sizeof *grid->owner); /* SIZE_MAX */
    return grid;
}

bool zr__pdf_grid_add_cell(zr__pdf_grid *grid, zr__pdf_cell cell)
{
    zr__pdf_cell *grown =
        zr__grow(grid->cell, &grid->cell_capacity, grid->cell_count + 1, sizeof *grown);

    if (grown == NULL)
        return false;
    grid->cell = grown;
    for (size_t row = cell.row; row < cell.row + cell.row_span; row++) {
        for (size_t c = cell.column; c < cell.column + cell.column_span; c++)
            grid->owner[row * grid->columns + c] = grid->cell_count;
    }
    grown[grid->cell_count++] = cell;
    return true;
}

void zr__pdf_grid_clear(zr__pdf_grid *grid)
{
    zr__free(grid->x);
    zr__free(grid->y);
    zr__free(grid->cell);
    zr__free(grid->owner);
    *grid = (zr__pdf_grid){0};
}

void zr__pdf_grids_drop(zr__pdf_grids *grids, const bool *drop)
{
    size_t kept = 0;

    for (size_t i = 0; i < grids->count; i++) {
        if (drop[i])
            zr__pdf_grid_clear(&grids->item[i]);
        else
            grids->item[kept++] = grids->item[i];
    }
    grids->count = kept;
}

static int by_top(const void *a, const void *b)
{
    const zr__pdf_grid *x = a, *y = b;

    if (x->box.top != y->box.top)
        return x->box.top < y->box.top ? -1 : 1;
    return (x->box.left > y->box.left) - (x->box.left < y->box.left);
}

void zr__pdf_grids_sort(zr__pdf_grids *grids)
{
    if (grids->count > 1)
        qsort(grids->item, grids->count, sizeof *grids->item, by_top);
}

bool zr__pdf_grids_replace(zr__pdf_grids *grids, const bool *drop, zr__pdf_grids *more)
{
    zr__pdf_grid *grown =
        zr__grow(grids->item, &grids->capacity, grids->count + more->count, sizeof *grown);

    if (grown == NULL)
        return grids->count + more->count == 0;
    grids->item = grown;
    zr__pdf_grids_drop(grids, drop);
    for (size_t i = 0; i < more->count; i++)
        grids->item[grids->count++] = more->item[i];
    more->count = 0;
    zr__pdf_grids_sort(grids);
    return true;
}

zr__pdf_cell *zr__pdf_grid_at(const zr__pdf_grid *grid, double x, double y)
{
    size_t column = 0, row = 0;

    if (x < grid->x[0] || x > grid->x[grid->columns] || y < grid->y[0] || y > grid->y[grid->rows])
        return NULL;
    while (column + 1 < grid->columns && x > grid->x[column + 1])
        column++;
    while (row + 1 < grid->rows && y > grid->y[row + 1])
        row++;
    const size_t cell = grid->owner[row * grid->columns + column];
    return cell != SIZE_MAX ? &grid->cell[cell] : NULL;
}

void zr__pdf_grids_clear(zr__pdf_grids *grids)
{
    for (size_t i = 0; i < grids->count; i++)
        zr__pdf_grid_clear(&grids->item[i]);
    zr__free(grids->item);
    *grids = (zr__pdf_grids){0};
}
