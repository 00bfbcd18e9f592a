/*
 * Which units a diagram draws: one pass over the tasks in scope counts, one sort ranks.
 */
#include "render/selection.h"

#include <stdlib.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"

static int by_load(const void *left, const void *right)
{
    const zr__chosen *a = left, *b = right;

    if (a->total != b->total)
        return a->total > b->total ? -1 : 1;
    if (a->lead != b->lead)
        return a->lead > b->lead ? -1 : 1;
    return a->unit < b->unit ? -1 : a->unit > b->unit;
}

static void count_task(zr__selection *made, const zr_graph *graph, uint32_t task)
{
    made->tasks++;
    made->no_official += graph->notice->task[task].official == ZR_NONE;
    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++) {
        const zr_edge *edge = &graph->task_edge[e];
        made->unit[edge->end].total++;
        made->unit[edge->end].lead += edge->role == ZR_LEAD;
        made->assignments++;
    }
}

static void rank(zr__selection *made, uint32_t units, uint32_t top)
{
    qsort(made->unit, units, sizeof *made->unit, by_load);
    while (made->count < units && made->unit[made->count].total > 0)
        made->count++;
    made->drawn = top > 0 && top < made->count ? top : made->count;
    for (uint32_t i = 0; i < units; i++)
        made->place[made->unit[i].unit] = i < made->count ? i : ZR_NONE;
}

zr_status zr__selection_init(zr__selection *out, const zr_graph *graph, const zr_scope *scope,
                             uint32_t top, zr_error *err)
{
    const zr_status status = zr__scope_check(scope, graph, err);
    if (status != ZR_OK)
        return status;

    zr__selection made = {
        .unit = zr__calloc(graph->unit_count, sizeof *made.unit),
        .place = zr__calloc(graph->unit_count, sizeof *made.place),
    };
    if (made.unit == NULL || made.place == NULL) {
        zr__selection_clear(&made);
        return zr__out_of_memory(err);
    }
    for (uint32_t u = 0; u < graph->unit_count; u++)
        made.unit[u].unit = u;
    for (uint32_t t = 0; t < graph->task_count; t++)
        if (zr_scope_has(scope, graph, t))
            count_task(&made, graph, t);
    rank(&made, graph->unit_count, top);
    *out = made;
    return ZR_OK;
}

enum { MOST_SIZE = 64 }; /* of tasks told apart by size */

static uint32_t size_of(const zr__selection *selection, uint32_t units, const zr_graph *graph,
                        const zr_scope *scope, uint32_t task)
{
    uint32_t size = 0;

    if (!zr_scope_has(scope, graph, task))
        return 0;
    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++)
        size += selection->place[graph->task_edge[e].end] < units;
    return size < MOST_SIZE ? size : MOST_SIZE;
}

uint32_t zr__choose_tasks(uint32_t *task, uint32_t most, const zr__selection *selection,
                          uint32_t units, const zr_graph *graph, const zr_scope *scope)
{
    uint32_t count[MOST_SIZE + 1] = {0}, least = MOST_SIZE, larger = 0, chosen = 0;

    for (uint32_t t = 0; t < graph->task_count; t++)
        count[size_of(selection, units, graph, scope, t)]++;
    while (least > 1 && larger + count[least] < most)
        larger += count[least--];
    for (uint32_t t = 0; t < graph->task_count && chosen < most; t++) {
        const uint32_t size = size_of(selection, units, graph, scope, t);
        if (size > least)
            task[chosen++] = t;
        else if (size == least && larger < most) {
            larger++; /* of the least size, the first that there is room for */
            task[chosen++] = t;
        }
    }
    return chosen;
}

void zr__selection_clear(zr__selection *selection)
{
    if (selection == NULL)
        return;
    zr__free(selection->unit);
    zr__free(selection->place);
    *selection = (zr__selection){0};
}
