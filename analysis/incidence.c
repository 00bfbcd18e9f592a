/*
 * The tasks of a scope and their units, renumbered without gaps.
 */
#include "analysis/incidence.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/statistics.h"
#include "src/failure.h"
#include "src/memory.h"

typedef struct named_unit {
    const char *name;
    uint32_t unit;
} named_unit;

/* UTF-8 bytes sort as their code points do. */
static int compare_names(const void *left, const void *right)
{
    return strcmp(((const named_unit *)left)->name, ((const named_unit *)right)->name);
}

/* List the tasks of the scope that have units, and mark those units. */
static void choose_tasks(zr__incidence *net, const zr_graph *graph, const zr_scope *scope)
{
    for (uint32_t t = 0; t < graph->task_count; t++) {
        if (zr_graph_task_size(graph, t) == 0 || !zr_scope_has(scope, graph, t))
            continue;
        net->task[net->task_count++] = t;
        net->edge_count += zr_graph_task_size(graph, t);
        for (uint32_t e = graph->task_start[t]; e < graph->task_start[t + 1]; e++)
            net->number[graph->task_edge[e].end] = 0; /* In scope. */
    }
}

static void number_units(zr__incidence *net, const zr_graph *graph, named_unit *named)
{
    for (uint32_t u = 0; u < graph->unit_count; u++) {
        if (net->number[u] != ZR_NONE)
            named[net->unit_count++] = (named_unit){graph->notice->unit[u].name, u};
    }
    qsort(named, net->unit_count, sizeof *named, compare_names);
    for (uint32_t i = 0; i < net->unit_count; i++) {
        net->unit[i] = named[i].unit;
        net->number[named[i].unit] = i;
    }
}

/* Leads first, then support, each in order of names. */
static void fill_rows(zr__incidence *net, const zr_graph *graph)
{
    uint32_t edge = 0;

    for (uint32_t i = 0; i < net->task_count; i++) {
        const uint32_t task = net->task[i];
        const uint32_t start = edge;
        uint32_t leads = 0;

        for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++) {
            const uint32_t unit = net->number[graph->task_edge[e].end];
            net->task_unit[edge++] = unit;
            net->unit_start[unit + 1]++;
            leads += graph->task_edge[e].role == ZR_LEAD;
        }
        net->task_start[i + 1] = edge;
        zr__sort_numbers(net->task_unit + start, leads);
        zr__sort_numbers(net->task_unit + start + leads, edge - start - leads);
    }
}

/* The rows of units, from those of tasks: a counting sort that fills every row from its end. */
static void transpose(zr__incidence *net)
{
    for (uint32_t u = 0; u < net->unit_count; u++)
        net->unit_start[u + 1] += net->unit_start[u];
    for (uint32_t t = net->task_count; t > 0; t--) {
        for (uint32_t e = net->task_start[t - 1]; e < net->task_start[t]; e++)
            net->unit_task[--net->unit_start[net->task_unit[e] + 1]] = t - 1;
    }
    /* Each end has moved to its own start: move them one place down. */
    memmove(net->unit_start, net->unit_start + 1, net->unit_count * sizeof *net->unit_start);
    net->unit_start[net->unit_count] = net->edge_count;
}

static bool reserve(zr__incidence *net, const zr_graph *graph)
{
    net->unit = zr__calloc(graph->unit_count, sizeof *net->unit);
    net->task = zr__calloc(graph->task_count, sizeof *net->task);
    net->number = zr__calloc(graph->unit_count, sizeof *net->number);
    net->task_start = zr__calloc((size_t)graph->task_count + 1, sizeof *net->task_start);
    net->task_unit = zr__calloc(graph->edge_count, sizeof *net->task_unit);
    net->unit_start = zr__calloc((size_t)graph->unit_count + 1, sizeof *net->unit_start);
    net->unit_task = zr__calloc(graph->edge_count, sizeof *net->unit_task);
    return net->unit != NULL && net->task != NULL && net->number != NULL &&
           net->task_start != NULL && net->task_unit != NULL && net->unit_start != NULL &&
           net->unit_task != NULL;
}

zr_status zr__incidence_init(zr__incidence *out, const zr_graph *graph, const zr_scope *scope,
                             zr_error *err)
{
    zr__incidence net = {0};
    named_unit *named = zr__calloc(graph->unit_count, sizeof *named);

    if (named == NULL || !reserve(&net, graph)) {
        zr__incidence_clear(&net);
        zr__free(named);
        return zr__out_of_memory(err);
    }
    for (uint32_t u = 0; u < graph->unit_count; u++)
        net.number[u] = ZR_NONE;
    choose_tasks(&net, graph, scope);
    number_units(&net, graph, named);
    fill_rows(&net, graph);
    transpose(&net);
    zr__free(named);
    *out = net;
    return ZR_OK;
}

void zr__incidence_clear(zr__incidence *net)
{
    zr__free(net->unit);
    zr__free(net->task);
    zr__free(net->number);
    zr__free(net->task_start);
    zr__free(net->task_unit);
    zr__free(net->unit_start);
    zr__free(net->unit_task);
    *net = (zr__incidence){0};
}
