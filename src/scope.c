/*
 * Scopes: which tasks an analysis looks at.
 */
#include "src/scope.h"

#include "src/failure.h"
#include "src/memory.h"

static bool names(const zr_graph *graph, uint32_t task, uint32_t unit)
{
    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++) {
        if (graph->task_edge[e].end == unit)
            return true;
    }
    return false;
}

bool zr_scope_has(const zr_scope *scope, const zr_graph *graph, uint32_t task)
{
    const zr_task *facts = &graph->notice->task[task];

    if (scope == NULL)
        return true;
    return (scope->plan == ZR_ANY || scope->plan == facts->plan) &&
           (scope->official == ZR_ANY || scope->official == facts->official) &&
           (scope->unit == ZR_ANY || names(graph, task, scope->unit));
}

zr_status zr__scope_check(const zr_scope *scope, const zr_graph *graph, zr_error *err)
{
    const zr_notice *notice = graph->notice;

    if (scope == NULL)
        return ZR_OK;
    if (scope->plan != ZR_ANY && scope->plan >= notice->plan_count)
        return zr__fail(err, ZR_EINVAL, _("scope of plan %u, but the notice has %u"), scope->plan,
                        notice->plan_count);
    if (scope->official != ZR_ANY && scope->official != ZR_NONE &&
        scope->official >= notice->official_count)
        return zr__fail(err, ZR_EINVAL, _("scope of official %u, but the notice has %u"),
                        scope->official, notice->official_count);
    if (scope->unit != ZR_ANY && scope->unit >= notice->unit_count)
        return zr__fail(err, ZR_EINVAL, _("scope of unit %u, but the notice has %u"), scope->unit,
                        notice->unit_count);
    return ZR_OK;
}

zr_status zr__scope_tasks(bool **in_scope, uint32_t *tasks, const zr_scope *scope,
                          const zr_graph *graph, zr_error *err)
{
    bool *flag = zr__calloc(graph->task_count, sizeof *flag);

    if (flag == NULL)
        return zr__out_of_memory(err);
    *tasks = 0;
    for (uint32_t t = 0; t < graph->task_count; t++) {
        flag[t] = zr_scope_has(scope, graph, t);
        *tasks += flag[t];
    }
    *in_scope = flag;
    return ZR_OK;
}
