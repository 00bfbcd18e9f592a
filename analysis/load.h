/* The parts of the workload: what is counted first, and the rooms that read it. */
#ifndef ZEREN_ANALYSIS_LOAD_H
#define ZEREN_ANALYSIS_LOAD_H

#include "zeren/workload.h"

/* Counts within a scope. */
typedef struct zr__tally {
    const zr_graph *graph;
    uint32_t *task; /* Tasks in scope that have a unit, in document order. */
    uint32_t task_count;
    bool *in_scope; /* By task. */
    uint32_t *lead; /* Tasks by unit, like the next two. */
    uint32_t *support;
    uint32_t *via; /* Further tasks that reach the unit through a group. */
} zr__tally;

/* Release with zr__tally_clear(). O(tasks + assignments + members of the groups met). */
zr_status zr__tally_init(zr__tally *tally, const zr_graph *graph, const zr_scope *scope,
                         zr_error *err);
void zr__tally_clear(zr__tally *tally);

/* Fill `by_plan` and `by_official`, and where each row's part of them lies. O(assignments). */
zr_status zr__load_parts(zr_workload *load, const zr__tally *tally, zr_error *err);

/* Fill `concentration` and the spreads from the rows. O(units log units). */
zr_status zr__load_spread(zr_workload *load, zr_error *err);

/* Fill the z scores, the tests and the flags. After zr__load_spread(). */
zr_status zr__load_overload(zr_workload *load, const zr__tally *tally, zr_error *err);

#endif
