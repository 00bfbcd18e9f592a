/*
 * Modules of the projection by Leiden, through igraph.
 *
 * Modularity is what Leiden maximises when every unit weighs its strength and the resolution is
 * divided by twice the total weight; the constant Potts model, when every unit weighs 1. A negative
 * number of iterations must never be asked for: it loops for ever where nothing improves. Two at a
 * time are, until the labels repeat.
 *
 * Traag, Waltman & van Eck (2019), "From Louvain to Leiden", Sci. Rep. 9:5233.
 * Traag, Van Dooren & Nesterov (2011), "Narrow scope for resolution-limit-free community
 * detection".
 * Reichardt & Bornholdt (2006), "Statistical mechanics of community detection".
 */
#include "analysis/module_search.h"

#include <igraph/igraph.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/igraph_visit.h"
#include "src/failure.h"
#include "src/memory.h"

enum {
    ITERATIONS = 2,
    MOST_ROUNDS = 50,
    MOST_ROUNDS_WHEN_LARGE = 5, /* Beyond so many ties a round takes seconds. */
    LARGE = 500000
};
static const double RANDOMNESS = 0.01;     /* of Leiden's refinement; its authors' choice */
static const double SAME_QUALITY = 1e-12; /* what rounding may make of equal modularity */

typedef struct edge {
    uint32_t a, b; /* Units of the network, a < b. */
    double weight;
} edge;

typedef struct job {
    zr__modules *made;
    uint32_t runs;
    const edge *edge;
    uint32_t edge_count;
    double *strength;     /* By unit; of CPM 1 each. */
    double total;         /* Of the weights of the edges. */
    bool is_cpm;
    double resolution;
    double *by_label;     /* Room, as is the next. */
    uint32_t *number;
} job;

/* What a partition has and what it costs: quality is fit - resolution x cost. */
typedef struct value {
    double fit, cost;
} value;

/* Of our own reckoning, so that equal partitions are equal to the last digit. */
static value weigh(const job *work, const uint32_t *label)
{
    double inside = 0, expected = 0;

    memset(work->by_label, 0, work->made->unit_count * sizeof *work->by_label);
    for (uint32_t i = 0; i < work->edge_count; i++) {
        if (label[work->edge[i].a] == label[work->edge[i].b])
            inside += work->edge[i].weight;
    }
    for (uint32_t u = 0; u < work->made->unit_count; u++)
        work->by_label[label[u]] += work->strength[u];
    for (uint32_t u = 0; u < work->made->unit_count; u++)
        expected += work->by_label[u] * (work->by_label[u] - (work->is_cpm ? 1.0 : 0.0));
    if (work->is_cpm)
        return (value){inside, expected / 2.0}; /* Weight and pairs. */
    return (value){inside / work->total, expected / (4.0 * work->total * work->total)};
}

/* Keep the run; the better one is the one to publish, on a tie the one with the lower labels. */
static void keep(job *work, const igraph_vector_int_t *member)
{
    zr__modules *made = work->made;
    const uint32_t units = made->unit_count, run = made->run_count++;
    uint32_t *label = made->label + (size_t)run * units;

    for (uint32_t u = 0; u < units; u++)
        label[u] = (uint32_t)VECTOR(*member)[u];
    zr__renumber(label, units, work->number);

    const value reached = weigh(work, label);
    const double quality = reached.fit - work->resolution * reached.cost;
    const int order = memcmp(label, zr__modules_run(made, made->best), units * sizeof *label);
    if (run > 0 && (quality < made->modularity - SAME_QUALITY ||
                    (quality <= made->modularity + SAME_QUALITY && order >= 0)))
        return;
    made->modularity = quality;
    made->fit = reached.fit;
    made->cost = reached.cost;
    made->best = run;
}

/* One run: two iterations at a time until they change nothing. */
static igraph_error_t run_leiden(const job *work, const igraph_t *graph,
                                 const igraph_vector_t *weight, const igraph_vector_t *strength,
                                 igraph_vector_int_t *member, igraph_vector_int_t *before)
{
    const double resolution =
        work->is_cpm ? work->resolution : work->resolution / (2.0 * work->total);
    const int rounds = work->edge_count > LARGE ? MOST_ROUNDS_WHEN_LARGE : MOST_ROUNDS;

    for (int round = 0; round < rounds; round++) {
        IGRAPH_CHECK(igraph_vector_int_update(before, member));
        IGRAPH_CHECK(igraph_community_leiden(graph, weight, strength,
                                             resolution, RANDOMNESS, round > 0, ITERATIONS, member,
                                             NULL, NULL));
        if (round > 0 && igraph_vector_int_all_e(before, member))
            break;
    }
    return IGRAPH_SUCCESS;
}

static igraph_error_t run_all(void *data)
{
    job *work = data;
    const igraph_integer_t units = (igraph_integer_t)work->made->unit_count;
    igraph_t graph;
    igraph_vector_int_t ends, member, before;
    igraph_vector_t weight, strength;

    IGRAPH_VECTOR_INT_INIT_FINALLY(&ends, 2 * (igraph_integer_t)work->edge_count);
    IGRAPH_VECTOR_INIT_FINALLY(&weight, (igraph_integer_t)work->edge_count);
    IGRAPH_VECTOR_INT_INIT_FINALLY(&member, 0);
    IGRAPH_VECTOR_INT_INIT_FINALLY(&before, 0);
    for (uint32_t i = 0; i < work->edge_count; i++) {
        VECTOR(ends)[2 * i] = work->edge[i].a;
        VECTOR(ends)[2 * i + 1] = work->edge[i].b;
        VECTOR(weight)[i] = work->edge[i].weight;
    }
    IGRAPH_CHECK(igraph_create(&graph, &ends, units, IGRAPH_UNDIRECTED));
    IGRAPH_FINALLY(igraph_destroy, &graph);
    igraph_vector_view(&strength, work->strength, units);

    for (uint32_t run = 0; run < work->runs; run++) {
        IGRAPH_CHECK(run_leiden(work, &graph, &weight, &strength, &member, &before));
        keep(work, &member);
    }
    igraph_destroy(&graph);
    igraph_vector_int_destroy(&before);
    igraph_vector_int_destroy(&member);
    igraph_vector_destroy(&weight);
    igraph_vector_int_destroy(&ends);
    IGRAPH_FINALLY_CLEAN(5);
    return IGRAPH_SUCCESS;
}

static int compare_edges(const void *left, const void *right)
{
    const edge *x = left, *y = right;

    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return (x->b > y->b) - (x->b < y->b);
}

/* The ties between the units of the network, in an order that does not depend on the document. */
static void fill_edges(job *work, edge *edges, const zr__incidence *net, const zr_tie *tie)
{
    for (uint32_t i = 0; i < work->edge_count; i++) {
        const uint32_t a = net->number[tie[i].a], b = net->number[tie[i].b];
        edges[i] = (edge){a < b ? a : b, a < b ? b : a, tie[i].newman};
    }
    qsort(edges, work->edge_count, sizeof *edges, compare_edges);
    for (uint32_t i = 0; i < work->edge_count; i++) {
        work->strength[edges[i].a] += edges[i].weight;
        work->strength[edges[i].b] += edges[i].weight;
        work->total += edges[i].weight;
    }
    work->edge = edges;
}

/* Of CPM every unit weighs the same, and the resolution is a weight: unless told, the mean over
 * all pairs of units that have a tie. */
static void choose_resolution(job *work)
{
    double units = 0;

    for (uint32_t u = 0; u < work->made->unit_count; u++)
        units += work->strength[u] > 0;
    if (work->resolution <= 0)
        work->resolution = work->is_cpm ? work->total / (units * (units - 1.0) / 2.0) : 1.0;
    work->made->resolution = work->resolution;
    for (uint32_t u = 0; work->is_cpm && u < work->made->unit_count; u++)
        work->strength[u] = 1.0;
}

/* A task belongs where most of its units do; on a tie, where its lead does or else the first of
 * those units. */
static void assign_tasks(zr__modules *made, const zr__incidence *net, uint32_t *count)
{
    const uint32_t *label = zr__modules_run(made, made->best);

    memset(count, 0, net->unit_count * sizeof *count);
    for (uint32_t t = 0; t < net->task_count; t++) {
        const uint32_t from = net->task_start[t], to = net->task_start[t + 1];
        uint32_t best = label[net->task_unit[from]];

        for (uint32_t e = from; e < to; e++)
            count[label[net->task_unit[e]]]++;
        for (uint32_t e = from; e < to; e++) {
            if (count[label[net->task_unit[e]]] > count[best])
                best = label[net->task_unit[e]];
        }
        for (uint32_t e = from; e < to; e++)
            count[label[net->task_unit[e]]] = 0;
        made->of_task[t] = best;
    }
}

zr_status zr__leiden_modules(zr__modules *out, const zr__incidence *net, const zr_tie *tie,
                             uint32_t tie_count, const zr_clusters_options *options,
                             uint32_t runs, zr_error *err)
{
    const uint32_t units = net->unit_count;
    zr__modules made = {0};
    job work = {.made = &made,
                .runs = runs,
                .edge_count = tie_count,
                .is_cpm = options->method == ZR_CLUSTER_CPM,
                .resolution = options->resolution};
    edge *edges = zr__calloc(tie_count, sizeof *edges);
    zr_status status = ZR_OK;

    work.strength = zr__calloc(units, sizeof *work.strength);
    work.by_label = zr__calloc(units, sizeof *work.by_label);
    work.number = zr__calloc(units, sizeof *work.number);
    if (edges == NULL || work.strength == NULL || work.by_label == NULL || work.number == NULL ||
        !zr__modules_init(&made, net, runs)) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }

    fill_edges(&work, edges, net, tie);
    choose_resolution(&work);
    status = zr__igraph_visit(run_all, &work, options->seed, err);
    if (status != ZR_OK)
        goto cleanup;
    assign_tasks(&made, net, work.number);
    *out = made;
    made = (zr__modules){0};

cleanup:
    zr__modules_clear(&made);
    zr__free(edges);
    zr__free(work.strength);
    zr__free(work.by_label);
    zr__free(work.number);
    return status;
}
