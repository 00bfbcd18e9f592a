/*
 * Who calls on whom: for every unit the officials whose tasks name it, with how many, and for every
 * official the units.
 */
#ifndef ZEREN_ANALYSIS_CALLS_H
#define ZEREN_ANALYSIS_CALLS_H

#include "zeren/graph.h"

/* An official's call on a unit. */
typedef struct zr__call {
    uint32_t official;
    uint32_t tasks;
    uint32_t leads; /* Of these, tasks that the unit leads. */
} zr__call;

typedef struct zr__calls {
    uint32_t count;
    uint32_t *start;      /* By unit, one more at the end: offsets into `call`. */
    zr__call *call;       /* For each unit by tasks, descending, then in document order. */
    uint32_t *unit_start; /* By official, one more at the end: offsets into `unit`. */
    uint32_t *unit;       /* For each official in document order. */
} zr__calls;

/* Only tasks with `in_scope[task]` and an official count. O(assignments + units + officials), but
 * for sorting the officials of each unit. */
zr_status zr__calls_init(zr__calls *calls, const zr_graph *graph, const bool *in_scope,
                         zr_error *err);

void zr__calls_clear(zr__calls *calls);

/* How many officials call on a unit. */
static inline uint32_t zr__calls_on(const zr__calls *calls, uint32_t unit)
{
    return calls->start[unit + 1] - calls->start[unit];
}

#endif
