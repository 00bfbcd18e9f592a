/* Every task and unit on one page: units in the middle, tasks at both sides in blocks. */
#ifndef ZEREN_RENDER_POSTER_H
#define ZEREN_RENDER_POSTER_H

#include "render/diagram.h"
#include "render/label.h"

/* Points. */
#define ZR__POSTER_SIZE 9.0
#define ZR__POSTER_HEADING 9.75
#define ZR__POSTER_ABOVE_BLOCK 9.0

enum {
    ZR__POSTER_MOST = 400, /* Tasks. */
    ZR__POSTER_HUBS = 100  /* At most. */
};

typedef struct zr__poster_task {
    uint32_t task;
    uint32_t block;
    zr__lines title;
    double height, y;
} zr__poster_task;

typedef struct zr__poster_unit {
    uint32_t place; /* In the selection. */
    char *name;     /* Cleaned. */
    zr__lines label;
    double height, y;
} zr__poster_unit;

/* The tasks of a group: an official or, where no task has one, a module; those of one with most of
 * all tasks are two blocks. */
typedef struct zr__poster_block {
    uint32_t group; /* ZR_NONE: of none. */
    uint32_t first, count; /* In `order`. */
    uint32_t tasks; /* All of the group in scope, drawn here or not. */
    zr__lines heading;
    double width; /* Of its widest line. */
    double height, top, bottom;
    int side; /* 0: at the left; 1: at the right. */
} zr__poster_block;

typedef struct zr__poster_tie {
    uint32_t unit, task; /* Of the poster. */
    bool leads;
    uint32_t hub; /* That it is drawn through, or ZR_NONE. */
} zr__poster_tie;

/* Between units and tasks of a block, each of these on each of those, always in the same role. */
typedef struct zr__poster_hub {
    uint32_t block;
    uint32_t units, tasks;
    uint32_t unit, task; /* One of each. */
    bool leads; /* One of the units does. */
    bool is_placed;
    double y;
} zr__poster_hub;

/* Release with zr__poster_clear(). */
typedef struct zr__poster {
    const zr__subject *subject;
    zr__poster_task *task;
    zr__poster_unit *unit;
    zr__poster_block *block;
    zr__poster_tie *tie; /* Task by task. */
    zr__poster_hub *hub;
    uint32_t hub_count;
    uint32_t task_count, unit_count, block_count, tie_count;
    uint32_t tasks_left_out, units_left_out;
    uint32_t *order;       /* Tasks, block by block. */
    uint32_t *block_order; /* Blocks from the top down, of both sides. */
    uint32_t *unit_order;
    double top, height; /* Of the region to fill. */
    double unit_width, title_width;
} zr__poster;

/* Whether groups are modules, which are computed only where there are no officials. */
bool zr__poster_is_by_module(const zr__poster *poster);

/* NULL of none. */
const char *zr__poster_group_name(const zr__poster *poster, uint32_t group);

/* Choose what is drawn and wrap it. With `may_cut`, about as many tasks as a share of the room
 * holds, and no more units than have room. `out` has its region and widths. */
zr_status zr__poster_fill(zr__poster *out, bool may_cut, double share, zr_error *err);

/* Sides and orders with few crossings; *fits: whether they are no higher than the region. */
zr_status zr__poster_order(zr__poster *poster, bool *fits, zr_error *err);

/* Find hubs that make lines fewer, once blocks have their order. */
zr_status zr__poster_concentrate(zr__poster *poster, zr_error *err);

/* Spread units, blocks and hubs over the region. */
void zr__poster_place(zr__poster *poster);

/* Height of all units, the least. */
double zr__poster_units_height(const zr__poster *poster);

/* Height of a block's heading of so many lines, and the gap above it. */
double zr__poster_heading(uint32_t lines);

void zr__poster_clear(zr__poster *poster);

#endif
