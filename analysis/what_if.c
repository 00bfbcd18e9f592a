/*
 * What if: the notice as it would be, measured beside the one that is, and what became of each name
 * and each task. Units of both are matched by name; tasks and officials keep their indices.
 */
#include "analysis/what_if.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"

/* Tasks of the scope that a unit leads and has, on one side. */
typedef struct tally {
    uint32_t *lead, *total; /* By unit. */
} tally;

static bool count_units(tally *out, const zr_graph *graph, const zr_scope *scope)
{
    out->lead = zr__calloc(graph->unit_count, sizeof *out->lead);
    out->total = zr__calloc(graph->unit_count, sizeof *out->total);
    if (out->lead == NULL || out->total == NULL)
        return false;
    for (uint32_t t = 0; t < graph->task_count; t++) {
        if (!zr_scope_has(scope, graph, t))
            continue;
        for (uint32_t e = graph->task_start[t]; e < graph->task_start[t + 1]; e++) {
            out->lead[graph->task_edge[e].end] += graph->task_edge[e].role == ZR_LEAD;
            out->total[graph->task_edge[e].end]++;
        }
    }
    return true;
}

static void clear_tally(tally *counted)
{
    zr__free(counted->lead);
    zr__free(counted->total);
}

static const char *name_of(const zr_unit_change *change, const zr_notice *before,
                           const zr_notice *after)
{
    return change->unit[0] != ZR_NONE ? before->unit[change->unit[0]].name
                                      : after->unit[change->unit[1]].name;
}

static bool is_changed(const zr_unit_change *change)
{
    return (change->unit[0] == ZR_NONE) != (change->unit[1] == ZR_NONE) ||
           change->lead[0] != change->lead[1] || change->total[0] != change->total[1];
}

/* The row of a name that the notice has now. */
static zr_unit_change row_of(const zr_graph *before, const zr_graph *after, const tally counted[2],
                             uint32_t unit)
{
    const char *name = before->notice->unit[unit].name;
    const uint32_t now = zr_notice_find_unit(after->notice, name);
    const bool is_itself = now != ZR_NONE && strcmp(after->notice->unit[now].name, name) == 0;
    zr_unit_change row = {.unit = {unit, is_itself ? now : ZR_NONE},
                          .became = is_itself ? ZR_NONE : now,
                          .lead = {counted[0].lead[unit]},
                          .total = {counted[0].total[unit]}};

    if (is_itself) {
        row.lead[1] = counted[1].lead[now];
        row.total[1] = counted[1].total[now];
    }
    return row;
}

static zr_unit_change row_of_new(const tally counted[2], uint32_t unit)
{
    return (zr_unit_change){.unit = {ZR_NONE, unit},
                            .became = ZR_NONE,
                            .lead = {0, counted[1].lead[unit]},
                            .total = {0, counted[1].total[unit]}};
}

/* A unit of the notice after, under a name that no unit had before. */
static bool is_new(const zr_notice *before, const zr_unit *unit)
{
    const uint32_t was = zr_notice_find_unit(before, unit->name);

    return was == ZR_NONE || strcmp(before->unit[was].name, unit->name) != 0;
}

/* What a row is sorted by. */
typedef struct keyed_row {
    zr_unit_change row;
    const char *name;
} keyed_row;

static uint32_t weight(const zr_unit_change *row)
{
    return row->total[0] > row->total[1] ? row->total[0] : row->total[1];
}

static int compare_rows(const void *a, const void *b)
{
    const keyed_row *x = a, *y = b;
    const uint32_t one = weight(&x->row), other = weight(&y->row);

    return one != other ? (one < other ? 1 : -1) : strcmp(x->name, y->name);
}

static bool list_units(zr_what_if *out, const zr_graph *before, const tally counted[2])
{
    const zr_notice *after = out->notice;
    keyed_row *keyed =
        zr__calloc((size_t)before->unit_count + after->unit_count, sizeof *keyed);
    uint32_t count = 0;

    if (keyed == NULL)
        return false;
    for (uint32_t u = 0; u < before->unit_count; u++)
        keyed[count++].row = row_of(before, out->graph, counted, u);
    for (uint32_t u = 0; u < after->unit_count; u++)
        if (is_new(before->notice, &after->unit[u]))
            keyed[count++].row = row_of_new(counted, u);
    out->unit = zr__calloc(count, sizeof *out->unit);
    for (uint32_t i = 0; i < count; i++)
        if (is_changed(&keyed[i].row)) {
            keyed[out->unit_count].row = keyed[i].row;
            keyed[out->unit_count++].name = name_of(&keyed[i].row, before->notice, after);
        }
    qsort(keyed, out->unit_count, sizeof *keyed, compare_rows);
    for (uint32_t i = 0; i < out->unit_count && out->unit != NULL; i++)
        out->unit[i] = keyed[i].row;
    zr__free(keyed);
    return out->unit != NULL;
}

static bool has_lead(const zr_graph *graph, uint32_t task)
{
    return zr_graph_task_size(graph, task) > 0 &&
           graph->task_edge[graph->task_start[task]].role == ZR_LEAD;
}

static bool list_tasks(zr_what_if *out, const zr_graph *before)
{
    const zr_graph *after = out->graph;

    out->no_lead = zr__calloc(before->task_count, sizeof *out->no_lead);
    out->no_unit = zr__calloc(before->task_count, sizeof *out->no_unit);
    out->handed = zr__calloc(before->task_count, sizeof *out->handed);
    if (out->no_lead == NULL || out->no_unit == NULL || out->handed == NULL)
        return false;
    for (uint32_t t = 0; t < before->task_count; t++) {
        if (!zr_scope_has(&out->scope, before, t) && !zr_scope_has(&out->scope, after, t))
            continue;
        if (zr_graph_task_size(before, t) > 0 && zr_graph_task_size(after, t) == 0)
            out->no_unit[out->no_unit_count++] = t;
        else if (has_lead(before, t) && !has_lead(after, t))
            out->no_lead[out->no_lead_count++] = t;
        if (before->notice->task[t].official != after->notice->task[t].official)
            out->handed[out->handed_count++] = t;
    }
    return true;
}

static zr_status tell_changes(zr_what_if *out, const zr_graph *before, zr_error *err)
{
    tally counted[2] = {0};
    const bool has_memory = count_units(&counted[0], before, &out->scope) &&
                            count_units(&counted[1], out->graph, &out->scope) &&
                            list_units(out, before, counted) && list_tasks(out, before);

    clear_tally(&counted[0]);
    clear_tally(&counted[1]);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}

static zr_status measure(zr_what_if *out, const zr_graph *before, uint64_t seed, zr_error *err)
{
    zr_status status;

    out->figure_count = zr__what_if_figures();
    out->figure = zr__calloc(out->figure_count, sizeof *out->figure);
    if (out->figure == NULL)
        return zr__out_of_memory(err);
    status = zr__what_if_measure(out->figure, 0, before, &out->scope, seed, err);
    if (status == ZR_OK)
        status = zr__what_if_measure(out->figure, 1, out->graph, &out->scope, seed, err);
    return status;
}

zr_status zr_what_if_compute(zr_what_if *out, const zr_graph *graph, const zr_change *change,
                             uint32_t count, const zr_what_if_options *options, zr_error *err)
{
    static const zr_what_if_options usual = ZR_WHAT_IF_OPTIONS_INIT;
    zr_what_if result = {.scope = ZR_SCOPE_ALL};
    zr_status status;

    assert(out != NULL && graph != NULL && (change != NULL || count == 0));
    if (options == NULL)
        options = &usual;
    if ((status = zr__scope_check(options->scope, graph, err)) != ZR_OK)
        return status;
    if (options->scope != NULL)
        result.scope = *options->scope;
    result.scope.unit = ZR_ANY;

    if ((status = zr_what_if_apply(&result.notice, graph->notice, change, count, err)) == ZR_OK &&
        (status = zr_graph_new(&result.graph, result.notice, graph->groups, err)) == ZR_OK &&
        (status = measure(&result, graph, options->seed, err)) == ZR_OK &&
        (status = tell_changes(&result, graph, err)) == ZR_OK) {
        *out = result;
        result = (zr_what_if){0};
    }
    zr_what_if_clear(&result);
    return status;
}

void zr_what_if_clear(zr_what_if *what_if)
{
    if (what_if == NULL)
        return;
    zr_graph_free(what_if->graph);
    zr_notice_free(what_if->notice);
    zr__free(what_if->figure);
    zr__free(what_if->unit);
    zr__free(what_if->no_lead);
    zr__free(what_if->no_unit);
    zr__free(what_if->handed);
    *what_if = (zr_what_if){0};
}
