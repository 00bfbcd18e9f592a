/*
 * The two-mode graph: assignments as compressed rows, by task and by unit.
 *
 * The rows of the tasks are counted, then filled, by the same walk over the assignments; the rows
 * of the units come from those by a counting sort. Leads are walked before support, so that the
 * first time a task names a unit decides its role: lead, if either place is.
 */
#include "zeren/graph.h"

#include "src/failure.h"
#include "src/groups.h"
#include "src/memory.h"

static zr_edge *add_edge(zr_edge *row, uint32_t unit, zr_role role)
{
    if (row != NULL)
        *row++ = (zr_edge){unit, (uint32_t)role};
    return row;
}

/* Add a task's units of one role to its row, or only count them when `row` is NULL. */
static uint64_t add_units(zr_edge *row, zr__reach *reach, zr_group_policy groups,
                          const zr_assignment *named, uint32_t count, zr_role role)
{
    uint64_t added = 0;

    for (uint32_t i = 0; i < count; i++) {
        uint32_t unit = named[i].unit;

        if (groups == ZR_GROUPS_EXPAND) {
            zr__reach_open(reach, unit);
            for (; (unit = zr__reach_next(reach)) != ZR_NONE; added++)
                row = add_edge(row, unit, role);
        } else if ((groups == ZR_GROUPS_KEEP || !zr_unit_is_group(&reach->notice->unit[unit])) &&
                   zr__reach_meet(reach, unit)) {
            row = add_edge(row, unit, role);
            added++;
        }
    }
    return added;
}

/* The same for both roles of a task. */
static uint64_t add_task(zr_edge *row, zr__reach *reach, zr_group_policy groups,
                         const zr_task *task)
{
    zr__reach_round(reach);
    const uint64_t leads = add_units(row, reach, groups, task->lead, task->lead_count, ZR_LEAD);

    return leads + add_units(row != NULL ? row + leads : NULL, reach, groups, task->support,
                             task->support_count, ZR_SUPPORT);
}

static zr_status count_edges(zr_graph *graph, zr__reach *reach, zr_error *err)
{
    uint64_t total = 0;

    for (uint32_t t = 0; t < graph->task_count; t++) {
        graph->task_start[t] = (uint32_t)total;
        total += add_task(NULL, reach, graph->groups, &graph->notice->task[t]);
        if (total >= ZR_NONE)
            return zr__fail(err, ZR_EINVAL, _("more than %u assignments"), ZR_NONE - 1);
    }
    graph->task_start[graph->task_count] = graph->edge_count = (uint32_t)total;
    return ZR_OK;
}

static void fill_tasks(zr_graph *graph, zr__reach *reach)
{
    for (uint32_t t = 0; t < graph->task_count; t++)
        add_task(graph->task_edge + graph->task_start[t], reach, graph->groups,
                 &graph->notice->task[t]);
}

/* Counting sort. While filling, `unit_start[u + 1]` is where the next edge of u goes, so it ends
 * up where u's row does. */
static void fill_units(zr_graph *graph)
{
    uint32_t *const next = graph->unit_start + 1;
    uint32_t before = 0;

    for (uint32_t e = 0; e < graph->edge_count; e++)
        next[graph->task_edge[e].end]++;
    for (uint32_t u = 0; u < graph->unit_count; u++) {
        const uint32_t degree = next[u];
        next[u] = before;
        before += degree;
    }
    for (uint32_t t = 0; t < graph->task_count; t++) {
        for (uint32_t e = graph->task_start[t]; e < graph->task_start[t + 1]; e++) {
            const zr_edge edge = graph->task_edge[e];
            graph->unit_edge[next[edge.end]++] = (zr_edge){t, edge.role};
        }
    }
}

zr_status zr_graph_new(zr_graph **out, const zr_notice *notice, zr_group_policy groups,
                       zr_error *err)
{
    zr__reach reach = {0};
    zr_graph *graph = zr__calloc(1, sizeof *graph);
    zr_status status = ZR_OK;

    if (graph == NULL || !zr__reach_init(&reach, notice)) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    graph->notice = notice;
    graph->groups = groups;
    graph->unit_count = notice->unit_count;
    graph->task_count = notice->task_count;
    graph->task_start = zr__calloc((size_t)graph->task_count + 1, sizeof *graph->task_start);
    graph->unit_start = zr__calloc((size_t)graph->unit_count + 1, sizeof *graph->unit_start);
    if (graph->task_start == NULL || graph->unit_start == NULL) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    if ((status = count_edges(graph, &reach, err)) != ZR_OK)
        goto cleanup;

    graph->task_edge = zr__calloc(graph->edge_count, sizeof *graph->task_edge);
    graph->unit_edge = zr__calloc(graph->edge_count, sizeof *graph->unit_edge);
    if (graph->task_edge == NULL || graph->unit_edge == NULL) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    fill_tasks(graph, &reach);
    fill_units(graph);

    *out = graph;
    graph = NULL;

cleanup:
    zr__reach_clear(&reach);
    zr_graph_free(graph);
    return status;
}

void zr_graph_free(zr_graph *graph)
{
    if (graph == NULL)
        return;
    zr__free(graph->task_start);
    zr__free(graph->task_edge);
    zr__free(graph->unit_start);
    zr__free(graph->unit_edge);
    zr__free(graph);
}
