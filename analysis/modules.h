/*
 * Modules as either search hands them over: the labels of all runs. They are by the numbers of the
 * incidence, not those of the notice.
 */
#ifndef ZEREN_ANALYSIS_MODULES_H
#define ZEREN_ANALYSIS_MODULES_H

#include "analysis/incidence.h"
#include "zeren/clusters.h"

typedef struct zr__modules {
    uint32_t unit_count;
    uint32_t run_count;
    uint32_t best;      /* The run to publish. */
    double modularity;  /* Of that run: fit - resolution x cost. */
    double fit, cost;
    double resolution;
    uint32_t *label;    /* Labels of the units, run after run: below `unit_count`, numbered as
                           first met. */
    uint32_t task_count;
    uint32_t *of_task;  /* Labels of the tasks in the best run; ZR_NONE in a module without units,
                           as there may be above a resolution of 1. */
} zr__modules;

/* Labels of the units in one run. */
static inline const uint32_t *zr__modules_run(const zr__modules *modules, uint32_t run)
{
    return modules->label + (size_t)run * modules->unit_count;
}

/* Release what a search handed over. */
void zr__modules_clear(zr__modules *modules);

/* Room for the labels; false when memory ran out, and then nothing is held. */
bool zr__modules_init(zr__modules *modules, const zr__incidence *net, uint32_t runs);

/* Number labels, below `unit_count`, as first met among the units. `number` is room by label. */
void zr__renumber(uint32_t *label, uint32_t unit_count, uint32_t *number);

/* Number the labels of `count` things, all below `clusters`, by how many have them, the most first;
 * on a tie as they were, which is by smallest name where they were numbered so. False when memory
 * ran out. */
bool zr__number_by_size(uint32_t *number, const uint32_t *label, uint32_t count, uint32_t clusters);

#endif
