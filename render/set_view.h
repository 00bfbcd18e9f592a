/* Repeated groups as sets: which of them are drawn, with which units, and where. */
#ifndef ZEREN_RENDER_SET_VIEW_H
#define ZEREN_RENDER_SET_VIEW_H

#include "render/diagram.h"
#include "render/label.h"

/* Points. */
#define ZR__SETS_SIZE 9.0
#define ZR__SETS_BELOW_BARS 18.0
#define ZR__SETS_BESIDE_NAME 10.0
#define ZR__SETS_COUNT_WIDTH 46.0

typedef struct zr__set_row {
    uint32_t unit;
    uint32_t memberships; /* In the groups drawn. */
    uint32_t first;       /* Group it is in. */
    uint32_t rank;        /* Of the unit, by tasks. */
    zr__lines name;
    double y, height;
} zr__set_row;

typedef struct zr__set_view {
    const zr__subject *subject;
    const zr_repeated_groups *groups;
    zr__set_row *row;
    uint32_t *row_of; /* By unit; ZR_NONE where it is not drawn. */
    uint32_t row_count, drawn;
    uint32_t left_out; /* Units of the first group, if the page cannot hold it. */
    double names;        /* Where names and counts end. */
    double left, column; /* Of the first column's middle; width of one. */
    double bottom;       /* Of the bars. */
} zr__set_view;

/* Where names and counts end: few groups leave more room for them. */
double zr__set_view_names_end(const zr__set_view *view);

/* Add groups until one does not fit. */
zr_status zr__set_view_choose(zr__set_view *view, double height, zr_error *err);

/* Place rows and columns; where the last row ends. */
double zr__set_view_place(zr__set_view *view, double height);

/* The middle of the column of a group. */
double zr__set_view_column(const zr__set_view *view, uint32_t group);

#endif
