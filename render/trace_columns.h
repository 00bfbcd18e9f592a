/* A plan and its year as two columns of tasks in bands: which are drawn, and where. */
#ifndef ZEREN_RENDER_TRACE_COLUMNS_H
#define ZEREN_RENDER_TRACE_COLUMNS_H

#include "render/label.h"
#include "render/two_sides.h"

/* Points. */
#define ZR__TRACE_SIZE 9.0
#define ZR__TRACE_DISC 2.6

typedef struct zr__trace_row {
    const zr_trace_task *task; /* Of the subject's trace. */
    uint32_t place;            /* In its list. */
    uint32_t band;
    bool is_drawn;
    zr__lines title;
    double height;
    double y;      /* Middle. */
    double centre; /* Mean height of the tasks it is tied to. */
    uint32_t ties;
} zr__trace_row;

/* An official, or a leading unit, with its tasks on both sides. */
typedef struct zr__trace_band {
    zr__lines name;
    double head;            /* Height of its name. */
    uint32_t drawn[2];      /* Tasks drawn on each side. */
    uint32_t without;       /* Tasks of the year that no tie leads to; they are only counted. */
    double top[2], bottom[2];
} zr__trace_band;

typedef struct zr__trace_columns {
    const zr__subject *subject;
    const zr_trace *result;
    zr__trace_row *row[2];   /* By place in the list. */
    zr__trace_row **order[2]; /* Those drawn, from the top down: `count` of them. */
    uint32_t count[2];
    zr__trace_band *band;
    uint32_t band_count;
    uint32_t drawn;          /* Tasks of the plan, from the first on. */
    uint32_t others;         /* Tasks of the year that no tie leads to, in bands not drawn. */
    double end;              /* Where the column of the year ends. */
    double top, height;      /* Of the columns: to be set before they are placed. */
} zr__trace_columns;

/* The rows and bands of the subject's trace. Release with zr__trace_columns_clear(). */
zr_status zr__trace_columns_init(zr__trace_columns *view, const zr__subject *subject,
                                 zr_error *err);

/* Draw as many tasks of the plan as there is room for, those of the year they are tied to, and
 * place them. */
void zr__trace_columns_place(zr__trace_columns *view);

void zr__trace_columns_clear(zr__trace_columns *view);

/* The row that a match leads to; NULL when its verdict is none. */
zr__trace_row *zr__trace_columns_end(const zr__trace_columns *view, const zr_trace_match *match);

/* Whether a band is drawn on a side. */
bool zr__trace_band_is_there(const zr__trace_band *band, int side);

/* Where the discs of a side stand; the line that heads a band, or counts what is not drawn. */
double zr__trace_columns_x(const zr__trace_columns *view, int side);
double zr__trace_columns_line(void);

#endif
