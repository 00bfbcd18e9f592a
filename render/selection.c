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
    made->no_unit += graph->task_start[task] == graph->task_start[task + 1];
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

/* While choosing tasks. */
typedef struct choice {
    const zr__selection *selection;
    const zr_graph *graph;
    const zr_scope *scope;
    uint32_t units, count, most;
    bool *is_taken;   /* By task. */
    bool *is_covered; /* By place of a unit: a task taken names it. */
} choice;

static uint32_t size_of(const choice *c, uint32_t task)
{
    const zr_graph *graph = c->graph;
    uint32_t size = 0;

    if (!zr_scope_has(c->scope, graph, task))
        return 0;
    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++)
        size += c->selection->place[graph->task_edge[e].end] < c->units;
    return size < MOST_SIZE ? size : MOST_SIZE;
}

static void take(choice *c, uint32_t task)
{
    const zr_graph *graph = c->graph;

    c->is_taken[task] = true;
    c->count++;
    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++) {
        const uint32_t place = c->selection->place[graph->task_edge[e].end];
        if (place < c->units)
            c->is_covered[place] = true;
    }
}

/* For each unit that no task taken names, the largest of its tasks. */
static void cover_units(choice *c)
{
    const zr_graph *graph = c->graph;

    for (uint32_t place = 0; place < c->units && c->count < c->most; place++) {
        const uint32_t unit = c->selection->unit[place].unit;
        uint32_t largest = 0, task = 0;
        for (uint32_t e = graph->unit_start[unit];
             e < graph->unit_start[unit + 1] && !c->is_covered[place]; e++) {
            const uint32_t size = size_of(c, graph->unit_edge[e].end);
            if (size > largest) {
                largest = size;
                task = graph->unit_edge[e].end;
            }
        }
        if (largest > 0)
            take(c, task);
    }
}

/* The largest of the others; of those of the least size, the first that there is room for. */
static void take_largest(choice *c)
{
    uint32_t count[MOST_SIZE + 1] = {0}, least = MOST_SIZE, larger = c->count;

    for (uint32_t t = 0; t < c->graph->task_count; t++)
        if (!c->is_taken[t])
            count[size_of(c, t)]++;
    while (least > 1 && larger + count[least] < c->most)
        larger += count[least--];
    for (uint32_t t = 0; t < c->graph->task_count && c->count < c->most; t++) {
        const uint32_t size = c->is_taken[t] ? 0 : size_of(c, t);
        if (size > least || (size == least && larger < c->most)) {
            larger += size == least;
            take(c, t);
        }
    }
}

zr_status zr__choose_tasks(uint32_t *task, uint32_t *count, uint32_t most,
                           const zr__selection *selection, uint32_t units, const zr_graph *graph,
                           const zr_scope *scope, zr_error *err)
{
    choice c = {.selection = selection,
                .graph = graph,
                .scope = scope,
                .units = units,
                .most = most,
                .is_taken = zr__calloc(graph->task_count, sizeof *c.is_taken),
                .is_covered = zr__calloc(units, sizeof *c.is_covered)};
    const bool is_made = c.is_taken != NULL && c.is_covered != NULL;
    uint32_t chosen = 0;

    if (is_made) {
        cover_units(&c);
        take_largest(&c);
        for (uint32_t t = 0; t < graph->task_count; t++)
            if (c.is_taken[t])
                task[chosen++] = t;
        *count = chosen;
    }
    zr__free(c.is_taken);
    zr__free(c.is_covered);
    return is_made ? ZR_OK : zr__out_of_memory(err);
}

void zr__selection_clear(zr__selection *selection)
{
    if (selection == NULL)
        return;
    zr__free(selection->unit);
    zr__free(selection->place);
    *selection = (zr__selection){0};
}
