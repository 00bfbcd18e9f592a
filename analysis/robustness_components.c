/*
 * Components: which units and tasks hang together at all.
 *
 * Each unit not seen yet, in order of names, begins a component and reaches the rest of it through
 * tasks. The list of units reached is the queue, and in the end holds one component after another.
 */
#include "analysis/robustness.h"

#include <stdlib.h>

#include "analysis/statistics.h"
#include "src/failure.h"
#include "src/memory.h"

typedef struct walk {
    const zr__incidence *net;
    uint32_t *unit; /* Numbers of units, component by component. */
    uint32_t unit_count;
    uint32_t *task; /* Likewise. */
    uint32_t task_count;
    bool *is_reached; /* By number of a unit. */
    bool *is_done;    /* By number of a task. */
} walk;

static void reach_unit(walk *w, uint32_t unit)
{
    if (w->is_reached[unit])
        return;
    w->is_reached[unit] = true;
    w->unit[w->unit_count++] = unit;
}

static void reach_task(walk *w, uint32_t task)
{
    if (w->is_done[task])
        return;
    w->is_done[task] = true;
    w->task[w->task_count++] = task;
    for (uint32_t e = w->net->task_start[task]; e < w->net->task_start[task + 1]; e++)
        reach_unit(w, w->net->task_unit[e]);
}

static zr_component reach_component(walk *w, uint32_t first)
{
    const uint32_t units_before = w->unit_count, tasks_before = w->task_count;

    reach_unit(w, first);
    for (uint32_t next = units_before; next < w->unit_count; next++) {
        const uint32_t unit = w->unit[next];

        for (uint32_t e = w->net->unit_start[unit]; e < w->net->unit_start[unit + 1]; e++)
            reach_task(w, w->net->unit_task[e]);
    }
    const zr_component made = {w->unit + units_before, w->unit_count - units_before,
                               w->task + tasks_before, w->task_count - tasks_before};
    zr__sort_numbers(made.unit, made.unit_count);
    zr__sort_numbers(made.task, made.task_count);
    return made;
}

static int by_size(const void *left, const void *right)
{
    const zr_component *a = left, *b = right;

    if (a->unit_count != b->unit_count)
        return a->unit_count > b->unit_count ? -1 : 1;
    if (a->task_count != b->task_count)
        return a->task_count > b->task_count ? -1 : 1;
    return (a->unit[0] > b->unit[0]) - (a->unit[0] < b->unit[0]);
}

zr_status zr__robustness_components(zr_robustness *out, const zr__incidence *net, zr_error *err)
{
    walk w = {.net = net};

    w.is_reached = zr__calloc(net->unit_count, sizeof *w.is_reached);
    w.is_done = zr__calloc(net->task_count, sizeof *w.is_done);
    w.unit = out->component_unit = zr__calloc(net->unit_count, sizeof *w.unit);
    w.task = out->component_task = zr__calloc(net->task_count, sizeof *w.task);
    out->component = zr__calloc(net->unit_count, sizeof *out->component);
    const bool has_memory = w.is_reached != NULL && w.is_done != NULL && w.unit != NULL &&
                            w.task != NULL && out->component != NULL;

    for (uint32_t u = 0; has_memory && u < net->unit_count; u++)
        if (!w.is_reached[u])
            out->component[out->component_count++] = reach_component(&w, u);
    if (has_memory) {
        qsort(out->component, out->component_count, sizeof *out->component, by_size);
        for (uint32_t i = 0; i < net->unit_count; i++)
            w.unit[i] = net->unit[w.unit[i]];
        for (uint32_t i = 0; i < net->task_count; i++)
            w.task[i] = net->task[w.task[i]];
    }
    zr__free(w.is_reached);
    zr__free(w.is_done);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}
