/* What the parts of an inspection share. */
#ifndef ZEREN_ANALYSIS_INSPECTION_H
#define ZEREN_ANALYSIS_INSPECTION_H

#include "zeren/inspection.h"

typedef struct zr__inspecting {
    zr_inspection result;
    const zr_graph *graph;
    const zr_filled *filled;
    const zr_inspection_options *options;
    uint32_t *state_of; /* By task: its place in `result.task`, ZR_NONE outside the scope. */
    uint32_t *task_of;  /* By row of `filled`. */
    uint32_t *row_of;   /* By task: the row that counts. */
    uint32_t *before;   /* The same of `options->since`, or NULL. */
    size_t finding_capacity;
    bool failed; /* Memory ran out. */
} zr__inspecting;

/* Fill plan, official, unit and total from the tasks. */
zr_status zr__inspection_count(zr__inspecting *in, zr_error *err);

/* Fill the figures. */
zr_status zr__inspection_figures(zr__inspecting *in, zr_error *err);

/* Fill the entries. */
zr_status zr__inspection_entries(zr__inspecting *in, zr_error *err);

/* Fill the findings. */
zr_status zr__inspection_find(zr__inspecting *in, zr_error *err);

#endif
