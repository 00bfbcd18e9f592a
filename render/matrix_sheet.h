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

/* How the names of columns stand. */
typedef enum zr__heads { ZR__HEADS_DOWN, ZR__HEADS_STEPS, ZR__HEADS_NUMBERS } zr__heads;

typedef struct zr__matrix_sheet {
    zr__matrix m;
    zr__lines *label;   /* By row. */
    char **column_name; /* By column: cleaned. */
    zr__lines *step;    /* The same, wrapped. */
    zr__heads heads;
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

/* Choose how columns are named, in steps of at most `width`, and the height of that. */
zr_status zr__matrix_heads_init(zr__matrix_sheet *sheet, double width, zr_error *err);

/* Write from `top` down what the numbers of columns mean, if they are numbered; its height. */
double zr__matrix_heads_list(const zr__matrix_sheet *sheet, double top, zr__drawing *drawing);

/* The name of the column at a place in the order, x being its middle. */
void zr__matrix_head_paint(zr__drawing *drawing, const zr__matrix_sheet *sheet, uint32_t place,
                           double x, uint32_t panel);

/* What a page can style and link behind a row or the name of a column, seen only where its fill is
 * not the page's. `number` is of the unit, or of what `name` is the name of. */
void zr__matrix_ground(zr__drawing *drawing, const zr__matrix_sheet *sheet, zr__shape ground,
                       bool is_unit, uint32_t number, const char *name);

void zr__matrix_sheet_clear(zr__matrix_sheet *sheet);

#endif
