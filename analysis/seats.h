/*
 * Seats: the leads of tasks, each held by one of the task's units, and the flow that moves them.
 *
 * Tasks and units have indices of their own here, in the order of ids and names, so that what is
 * found does not depend on the order of the document.
 */
#ifndef ZEREN_ANALYSIS_SEATS_H
#define ZEREN_ANALYSIS_SEATS_H

#include <stdbool.h>
#include <stdint.h>

#include "zeren/status.h"

typedef struct zr__seats {
    uint32_t task_count, unit_count, edge_count;
    uint32_t *task_start; /* `task_count + 1` offsets; an edge is a unit's place on a task. */
    uint32_t *unit;       /* By edge. */
    uint32_t *task;       /* By edge. */
    uint32_t *unit_start; /* `unit_count + 1` offsets into `unit_edge`. */
    uint32_t *unit_edge;  /* Edges by unit. */
    bool *leads;          /* By edge: the unit leads the task. */
    bool *may_give;       /* By edge: it may stop. */
    bool *may_take;       /* By edge: it may begin. */
    int64_t *cost;        /* By edge: of leading through it; 0 for those that did at first. */
    uint32_t *load;       /* By unit: tasks it leads. */
    uint32_t *cap;        /* By unit. */
} zr__seats;

/* Arrays for so many, all zero. False when memory ran out. */
bool zr__seats_init(zr__seats *seats, uint32_t tasks, uint32_t units, uint32_t edges);

/* Index the edges by unit, once `unit` and `task` are filled. */
void zr__seats_index(zr__seats *seats);

void zr__seats_clear(zr__seats *seats);

/* Units, and behind them tasks, are the nodes of a flow; the arcs of a node are a unit's places in
 * `unit_edge`, or a task's edges: from the first up to the end. */
static inline uint32_t zr__seats_first_arc(const zr__seats *seats, uint32_t node)
{
    const uint32_t units = seats->unit_count;

    return node < units ? seats->unit_start[node] : seats->task_start[node - units];
}

static inline uint32_t zr__seats_end_of_arcs(const zr__seats *seats, uint32_t node)
{
    const uint32_t units = seats->unit_count;

    return node < units ? seats->unit_start[node + 1] : seats->task_start[node + 1 - units];
}

/* Seats above the caps. */
uint64_t zr__seats_excess(const zr__seats *seats);

/* Move as many seats as possible from units above their cap to units below it, whatever that costs
 * (Dinic 1970). */
zr_status zr__seats_level(zr__seats *seats, zr_error *err);

/* The same at the least cost: successive shortest paths, all of a length at once. */
zr_status zr__seats_level_cheaply(zr__seats *seats, zr_error *err);

/* What cannot be left from the units that are still above their cap: `units` and `tasks` are set
 * for each unit and task within reach. All units there are full: a minimum cut. */
zr_status zr__seats_reach(const zr__seats *seats, bool *units, bool *tasks, zr_error *err);

#endif
