/*
 * Counting leads, support and what groups pass on, within a scope.
 *
 * What reaches a unit through a group is what would become its own if the groups were expanded: a
 * task counts once, however many groups lead to the unit, and not at all if it names the unit.
 */
#include "analysis/load.h"

#include "src/failure.h"
#include "src/groups.h"
#include "src/memory.h"

static void count_direct(zr__tally *tally, uint32_t task)
{
    const zr_graph *graph = tally->graph;

    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++) {
        const zr_edge edge = graph->task_edge[e];
        if (edge.role == ZR_LEAD)
            tally->lead[edge.end]++;
        else
            tally->support[edge.end]++;
    }
}

static void count_through_groups(zr__tally *tally, zr__reach *reach, uint32_t task)
{
    const zr_graph *graph = tally->graph;
    const zr_edge *row = graph->task_edge + graph->task_start[task];
    const uint32_t size = zr_graph_task_size(graph, task);
    uint32_t unit;

    zr__reach_round(reach);
    for (uint32_t i = 0; i < size; i++) {
        if (!zr__is_closed_group(&graph->notice->unit[row[i].end]))
            zr__reach_meet(reach, row[i].end);
    }
    for (uint32_t i = 0; i < size; i++) {
        zr__reach_open(reach, row[i].end);
        while ((unit = zr__reach_next(reach)) != ZR_NONE)
            tally->via[unit]++;
    }
}

static bool allocate(zr__tally *tally)
{
    const zr_graph *graph = tally->graph;

    tally->task = zr__calloc(graph->task_count, sizeof *tally->task);
    tally->in_scope = zr__calloc(graph->task_count, sizeof *tally->in_scope);
    tally->lead = zr__calloc(graph->unit_count, sizeof *tally->lead);
    tally->support = zr__calloc(graph->unit_count, sizeof *tally->support);
    tally->via = zr__calloc(graph->unit_count, sizeof *tally->via);
    return tally->task != NULL && tally->in_scope != NULL && tally->lead != NULL &&
           tally->support != NULL && tally->via != NULL;
}

zr_status zr__tally_init(zr__tally *tally, const zr_graph *graph, const zr_scope *scope,
                         zr_error *err)
{
    zr__reach reach = {0};

    *tally = (zr__tally){.graph = graph};
    if (!allocate(tally) || !zr__reach_init(&reach, graph->notice)) {
        zr__tally_clear(tally);
        return zr__out_of_memory(err);
    }
    for (uint32_t t = 0; t < graph->task_count; t++) {
        if (!(tally->in_scope[t] = zr_scope_has(scope, graph, t)) ||
            zr_graph_task_size(graph, t) == 0)
            continue;
        tally->task[tally->task_count++] = t;
        count_direct(tally, t);
        if (graph->groups == ZR_GROUPS_KEEP)
            count_through_groups(tally, &reach, t);
    }
    zr__reach_clear(&reach);
    return ZR_OK;
}

void zr__tally_clear(zr__tally *tally)
{
    zr__free(tally->task);
    zr__free(tally->in_scope);
    zr__free(tally->lead);
    zr__free(tally->support);
    zr__free(tally->via);
    *tally = (zr__tally){0};
}
