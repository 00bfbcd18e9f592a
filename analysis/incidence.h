/*
 * The tasks of a scope and their units, renumbered without gaps: what module search works on.
 *
 * Units are in code-point order of their names, so that nothing found depends on the order of the
 * document. Tasks without a unit are left out.
 */
#ifndef ZEREN_ANALYSIS_INCIDENCE_H
#define ZEREN_ANALYSIS_INCIDENCE_H

#include "zeren/graph.h"

typedef struct zr__incidence {
    uint32_t unit_count;
    uint32_t task_count;
    uint32_t edge_count;
    uint32_t *unit;       /* Index in the notice. */
    uint32_t *task;       /* Index in the notice; ascending. */
    uint32_t *number;     /* By unit of the notice: its place in `unit`, or ZR_NONE. */
    uint32_t *task_start; /* Offsets into `task_unit`, one more than tasks. */
    uint32_t *task_unit;  /* Leads first; leads and support each in order of names. */
    uint32_t *unit_start; /* Offsets into `unit_task`, one more than units. */
    uint32_t *unit_task;
} zr__incidence;

/* Set on success, untouched on failure; the only failure is ZR_ENOMEM. The scope must be sound. */
zr_status zr__incidence_init(zr__incidence *out, const zr_graph *graph, const zr_scope *scope,
                             zr_error *err);
void zr__incidence_clear(zr__incidence *net);

static inline uint32_t zr__task_size(const zr__incidence *net, uint32_t task)
{
    return net->task_start[task + 1] - net->task_start[task];
}

static inline uint32_t zr__unit_degree(const zr__incidence *net, uint32_t unit)
{
    return net->unit_start[unit + 1] - net->unit_start[unit];
}

#endif
