/* A matrix laid out on a page: names wrapped, panels of rows beside each other, what is too much
 * left out. */
#ifndef ZEREN_RENDER_MATRIX_SHEET_H
#define ZEREN_RENDER_MATRIX_SHEET_H

#include "render/matrix.h"
#include "render/sheet.h"

/* Points. */
#define ZR__MATRIX_SIZE 9.0
#define ZR__MATRIX_BESIDE_NAME 6.0
#define ZR__MATRIX_BETWEEN_PANELS 18.0
#define ZR__MATRIX_LEADING 2.0

typedef struct zr__matrix_sheet {
    zr__matrix m;
    zr__lines *label;   /* By row. */
    char **column_name; /* By column: cleaned. */
    bool is_numbered;   /* Columns have numbers, explained below. */
    double label_width, column_width, heading, key;
    double left, top, width, height; /* Of the region. */
    double stretch; /* Of rows, to fill the page. */
    uint32_t panels;
} zr__matrix_sheet;

/* Lay a matrix out between `top` and the foot of the page. *fits: whether it is all there; with
 * `may_cut`, what does not fit is left out. Release with zr__matrix_sheet_clear(). */
zr_status zr__matrix_sheet_init(zr__matrix_sheet *out, const zr__subject *subject, double top,
                                bool may_cut, bool *fits, zr_error *err);

/* Of the row at a place in the order: its height with the gap above it, and that gap, which parts
 * modules. */
double zr__matrix_sheet_row(const zr__matrix_sheet *sheet, uint32_t place);
double zr__matrix_sheet_gap(const zr__matrix_sheet *sheet, uint32_t place);

/* Height of a panel's rows, and its width. */
double zr__matrix_sheet_rows(const zr__matrix_sheet *sheet);
double zr__matrix_sheet_panel(const zr__matrix_sheet *sheet);

/* Write below the panels what the numbers of columns mean, if they are numbered. */
void zr__matrix_sheet_list(const zr__matrix_sheet *sheet, zr__drawing *drawing);

void zr__matrix_sheet_clear(zr__matrix_sheet *sheet);

#endif
