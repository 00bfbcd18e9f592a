/* Two lists of tasks as columns in bands: which tasks are drawn, and where.
 *
 * The first list stands at the left and the second at the right; or, where that is too high, the
 * first in the middle and the second folded around it. */
#ifndef ZEREN_RENDER_TRACE_COLUMNS_H
#define ZEREN_RENDER_TRACE_COLUMNS_H

#include "render/label.h"
#include "render/two_sides.h"

/* Points. */
#define ZR__TRACE_SIZE 9.0
#define ZR__TRACE_DISC 2.6
#define ZR__TRACE_BAND_GAP 4.0

#define ZR__TRACE_HIGHEST 1.41421356 /* height of the highest page, widths */

typedef enum zr__trace_place { ZR__TRACE_LEFT, ZR__TRACE_MIDDLE, ZR__TRACE_RIGHT } zr__trace_place;

typedef struct zr__trace_row {
    const zr_trace_task *task; /* Of the subject's trace. */
    uint32_t place;            /* In its list. */
    uint32_t band;
    bool is_drawn;
    bool has_left, has_right;  /* Ties that leave the middle for a side. */
    zr__lines title;
    double height;
    double y;      /* Middle. */
    double strength; /* What its ties amount to. */
    double centre; /* Mean height of the tasks it is tied to. */
    uint32_t ties;
} zr__trace_row;

/* An official, or a leading unit, with its tasks on both sides. */
typedef struct zr__trace_band {
    zr__lines name;
    double head;             /* Height of its name. */
    uint32_t drawn[2];       /* Tasks drawn on each side. */
    double height[2];        /* Of these. */
    uint32_t without;        /* Tasks of the second list that are only counted. */
    zr__trace_place place[2];
    double top[2], bottom[2];
} zr__trace_band;

typedef struct zr__trace_columns {
    const zr__subject *subject;
    const zr_trace *result;
    bool is_folded;
    uint32_t new_drawn;      /* Tasks of the second list that no tie leads to, drawn. */
    zr__trace_row *row[2];   /* By place in the list. */
    zr__trace_row **order[2]; /* Those drawn, from the top down: `count` of them. */
    uint32_t count[2];
    zr__trace_band *band;
    uint32_t band_count;
    zr__trace_row **strongest; /* The first list, by what carries it out. */
    uint32_t drawn;          /* Tasks of the first list, from the strongest on. */
    uint32_t others;         /* Tasks only counted, in bands of the second list not drawn. */
    bool is_whole;           /* Nothing that should be drawn was left out. */
    double end;              /* Where these are to be counted: below the right column. */
    double top, height;      /* Of the columns: to be set before they are placed. */
} zr__trace_columns;

/* The rows and bands of the subject's trace. Release with zr__trace_columns_clear(). */
zr_status zr__trace_columns_init(zr__trace_columns *view, const zr__subject *subject,
                                 bool is_folded, zr_error *err);

/* Draw as many tasks of the first list as there is room for, those with the strongest ties before
 * others, those of the second they are tied to, and place them. */
void zr__trace_columns_place(zr__trace_columns *view);

/* Order the first list by its ties: their scores, where one that carries it out counts twice. */
void zr__trace_columns_rank(zr__trace_columns *view);

/* Mark as many tasks of the first list as there is room for, by halving; of two notices the new
 * ones as well, if they leave room for all. Without a first list, as many of the second. */
void zr__trace_columns_choose(zr__trace_columns *view);

/* Tasks of a list, drawn or not. */
uint32_t zr__trace_columns_rows(const zr__trace_columns *view, int side);

/* Height that a side takes of a column; and that of the highest column, with `gap` more for each of
 * its rows. */
double zr__trace_columns_height(const zr__trace_columns *view, int side, zr__trace_place place);
double zr__trace_columns_highest(const zr__trace_columns *view, double gap);

void zr__trace_columns_clear(zr__trace_columns *view);

/* The row that a match leads to; NULL when its verdict is none. */
zr__trace_row *zr__trace_columns_end(const zr__trace_columns *view, const zr_trace_match *match);

/* Whether a band is drawn on a side. */
bool zr__trace_band_is_there(const zr__trace_band *band, int side);

/* Where the discs of a column stand; in the middle there are some on either edge. */
double zr__trace_columns_x(const zr__trace_columns *view, zr__trace_place place, bool is_left);

/* The line that heads a band, or counts what is not drawn. */
double zr__trace_columns_line(void);

#endif
