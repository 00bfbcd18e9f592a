/*
 * The tasks of one unit are those in its row of the network, and those in the rows of the closed
 * groups that it belongs to, directly or through others. A task it is named in itself does not
 * count again for a group.
 */
#include "render/task_list.h"

#include <assert.h>
#include <stdlib.h>

#include "src/failure.h"
#include "src/groups.h"
#include "src/memory.h"
#include "src/scope.h"

typedef struct place {
    uint32_t task;
    uint32_t way;
} place;

typedef struct places {
    place *item;
    size_t count, capacity;
} places;

/* Which groups of the graph the unit belongs to, directly or through others. */
static bool find_groups(bool *has_unit, const zr_graph *graph, uint32_t unit)
{
    zr__reach reach;

    if (!zr__reach_init(&reach, graph->notice))
        return false;
    for (uint32_t group = 0; group < graph->unit_count; group++) {
        const bool is_named = graph->unit_start[group] < graph->unit_start[group + 1];

        if (group == unit || !is_named || !zr__is_closed_group(&graph->notice->unit[group]))
            continue;
        zr__reach_round(&reach);
        zr__reach_open(&reach, group);
        while (zr__reach_next(&reach) != ZR_NONE)
            ;
        has_unit[group] = !zr__reach_meet(&reach, unit);
    }
    zr__reach_clear(&reach);
    return true;
}

/* The tasks in one row of the network; of a group's they are all reached through it. */
static bool add_row(places *all, const zr__task_list *list, uint32_t unit)
{
    const zr_graph *graph = list->graph;
    const uint32_t count = graph->unit_start[unit + 1] - graph->unit_start[unit];
    place *grown = zr__grow(all->item, &all->capacity, all->count + count, sizeof *grown);

    if (grown == NULL)
        return false;
    all->item = grown;
    for (uint32_t e = graph->unit_start[unit]; e < graph->unit_start[unit + 1]; e++) {
        const zr_edge *edge = &graph->unit_edge[e];

        if (!zr_scope_has(&list->scope, graph, edge->end))
            continue;
        all->item[all->count++] = (place){
            .task = edge->end,
            .way = unit != list->unit ? ZR__THROUGH_GROUPS
                                      : (edge->role == ZR_LEAD ? ZR__LED : ZR__SUPPORTED),
        };
    }
    return true;
}

static bool add_rows(places *all, const zr__task_list *list)
{
    bool has_memory = add_row(all, list, list->unit);

    for (uint32_t group = 0; group < list->graph->unit_count && has_memory; group++)
        if (list->has_unit[group])
            has_memory = add_row(all, list, group);
    return has_memory;
}

static int by_task_then_way(const void *a, const void *b)
{
    const place *x = a, *y = b;

    if (x->task != y->task)
        return x->task < y->task ? -1 : 1;
    return (x->way > y->way) - (x->way < y->way);
}

static bool deal_out(zr__task_list *list, const places *all)
{
    for (int way = 0; way < ZR__WAYS; way++)
        if ((list->task[way] = zr__calloc(all->count, sizeof **list->task)) == NULL)
            return false;
    if (all->count > 0)
        qsort(all->item, all->count, sizeof *all->item, by_task_then_way);
    for (size_t i = 0; i < all->count; i++) {
        const place *here = &all->item[i];

        if (i == 0 || all->item[i - 1].task != here->task)
            list->task[here->way][list->count[here->way]++] = here->task;
    }
    return true;
}

zr_status zr__task_list_find(zr__task_list *list, uint32_t unit, const zr_graph *graph,
                             const zr_scope *scope, zr_error *err)
{
    places all = {0};
    zr_status status;

    assert(unit < graph->unit_count);
    *list = (zr__task_list){.graph = graph, .unit = unit, .scope = ZR_SCOPE_ALL};
    if (scope != NULL)
        list->scope = (zr_scope){scope->plan, scope->official, ZR_ANY};
    if ((status = zr__scope_check(&list->scope, graph, err)) != ZR_OK)
        return status;

    list->has_unit = zr__calloc(graph->unit_count, sizeof *list->has_unit);
    if (list->has_unit == NULL || !find_groups(list->has_unit, graph, unit) ||
        !add_rows(&all, list) || !deal_out(list, &all))
        status = zr__out_of_memory(err);
    zr__free(all.item);
    return status;
}

void zr__task_list_clear(zr__task_list *list)
{
    for (int way = 0; way < ZR__WAYS; way++)
        zr__free(list->task[way]);
    zr__free(list->has_unit);
    *list = (zr__task_list){0};
}
