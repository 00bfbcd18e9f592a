/* The tasks of one official or unit as rows, and the units on them beside: as geometry. */
#ifndef ZEREN_RENDER_TASK_BOARD_H
#define ZEREN_RENDER_TASK_BOARD_H

#include "render/diagram.h"
#include "render/label.h"

/* A task, or the heading of a plan. */
typedef struct zr__board_row {
    uint32_t task;  /* ZR_NONE for a heading. */
    uint32_t plan;
    uint32_t tasks; /* Of a heading. */
    uint32_t units; /* Of a task. */
    bool is_led;    /* By the unit the board is about, or by anybody where it is an official's. */
    bool is_drawn;
    zr__lines title;
    zr__lines figures;
    zr__lines beside;  /* Who leads it; of a unit's tasks, under which official. */
    double y, height; /* Middle. */
} zr__board_row;

typedef struct zr__board_unit {
    uint32_t unit;
    uint32_t lead, total; /* Of the tasks of the board, drawn or not. */
    uint32_t drawn, drawn_lead; /* Of those drawn. */
    double sum;           /* Of the rows of its tasks drawn. */
    uint32_t last_plan;   /* Of these, in their order. */
    zr__buffer marks;     /* "①③", of their plans. */
    zr__lines name;
    double y, height;
} zr__board_unit;

/* A unit on a task. */
typedef struct zr__board_tie {
    uint32_t row, unit; /* Places. */
    bool leads;
} zr__board_tie;

/* Release with zr__board_clear(). */
typedef struct zr__board {
    const zr__subject *subject;
    bool is_unit;  /* About a unit, else about an official: `subject->options->index`. */
    zr__board_row *row;
    zr__board_unit *unit;
    zr__board_tie *tie;
    uint32_t row_count, unit_count, tie_count; /* Drawn. */
    uint32_t tasks, led; /* Led by the unit, if it is about one. */
    uint32_t tasks_drawn;
    uint32_t units, leading; /* On any of the tasks, and leading one. */
    uint32_t *by_official;   /* Tasks of each. */
    uint32_t plans;    /* With a task here. */
    double scale;
    bool has_figures;  /* Under titles. */
    bool has_leaders;  /* Beside them; lines say it too. */
    double name_away;  /* A unit's name from the middle of its disc, at scale 1. */
    double top, height; /* To fill. */
} zr__board;

/* Sizes in points at scale 1, and places as shares of the width between the margins. */
#define ZR__BOARD_SIZE 9.0
#define ZR__BOARD_TITLE_END 0.335
#define ZR__BOARD_BESIDE 0.35
#define ZR__BOARD_MARK 0.52
#define ZR__BOARD_UNITS 0.73
#define ZR__BOARD_BESIDE_MARK 9.0
#define ZR__BOARD_BESIDE_DISC 7.0

/* What a board may hold at most. */
typedef struct zr__board_limits {
    uint32_t tasks, units;
} zr__board_limits;

/* Of the tasks, those the unit leads come first, or those of the most units; of the units, those
 * that lead a task drawn, then those with the most tasks. */
zr_status zr__board_init(zr__board *out, const zr__subject *subject, bool is_unit,
                         zr__board_limits most, zr_error *err);

/* Whether plans have numbers, since there is no colour to tell several apart. */
static inline bool zr__board_is_marked(const zr__board *board)
{
    return board->subject->theme->is_grey && board->plans > 1;
}

/* As large as fits and is legible; figures are given up if need be, and leaders if it `must`. */
zr_status zr__board_place(zr__board *board, bool must, bool *fits, zr_error *err);

/* What its words take at the scale and the choice of words tried last. */
double zr__board_rows_height(const zr__board *board);
double zr__board_units_height(const zr__board *board);

/* x of a share of the width between the margins. */
double zr__board_x(const zr__board *board, double share);

void zr__board_clear(zr__board *board);

#endif
