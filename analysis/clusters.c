/*
 * Co-responsibility, put together: ties and what chance says of them, modules by either method,
 * how settled they are, and who bridges them or works alone.
 */
#include "zeren/clusters.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/cluster_summary.h"
#include "analysis/fixed_degrees.h"
#include "analysis/module_search.h"
#include "analysis/null_models.h"
#include "analysis/stability.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"

const char *zr_cluster_method_name(zr_cluster_method method)
{
    static const char *const names[] = {"two-mode", "leiden", "cpm"};

    return names[method];
}

const char *zr_null_model_name(zr_null_model model)
{
    return model == ZR_NULL_HYPERGEOMETRIC ? "hypergeometric" : "bicm";
}

static bool reserve(zr_clusters *made, const zr_graph *graph, const zr__incidence *net)
{
    made->unit_count = graph->unit_count;
    made->task_count = graph->task_count;
    made->of_unit = zr__calloc(graph->unit_count, sizeof *made->of_unit);
    made->ambiguity = zr__calloc(graph->unit_count, sizeof *made->ambiguity);
    made->of_task = zr__calloc(graph->task_count, sizeof *made->of_task);
    made->alone = zr__calloc(net->unit_count, sizeof *made->alone);
    if (made->of_unit == NULL || made->ambiguity == NULL || made->of_task == NULL ||
        made->alone == NULL)
        return false;

    for (uint32_t u = 0; u < graph->unit_count; u++) {
        made->of_unit[u] = ZR_NONE;
        made->ambiguity[u] = NAN;
    }
    for (uint32_t t = 0; t < graph->task_count; t++)
        made->of_task[t] = ZR_NONE;
    return true;
}

static void list_alone(zr_clusters *made, const zr__incidence *net)
{
    for (uint32_t u = 0; u < made->unit_count; u++) {
        if (net->number[u] != ZR_NONE && zr__works_alone(net, net->number[u]))
            made->alone[made->alone_count++] = u;
    }
}

static int by_chance(const void *left, const void *right)
{
    const zr_tie *x = left, *y = right;

    if (x->q[0] != y->q[0])
        return x->q[0] < y->q[0] ? -1 : 1;
    if (x->p[0] != y->p[0])
        return x->p[0] < y->p[0] ? -1 : 1;
    if (x->shared != y->shared)
        return x->shared > y->shared ? -1 : 1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return (x->b > y->b) - (x->b < y->b);
}

/* Give the ends of ties other numbers, the lower one first. */
static void renumber_ties(zr_clusters *made, const uint32_t *number)
{
    for (uint32_t i = 0; i < made->tie_count; i++) {
        zr_tie *tie = &made->tie[i];
        const uint32_t a = number[tie->a], b = number[tie->b];
        tie->a = a < b ? a : b;
        tie->b = a < b ? b : a;
    }
}

/* The numbers of the network are in order of names, which breaks the last ties. */
static void sort_ties(zr_clusters *made, const zr__incidence *net)
{
    renumber_ties(made, net->number);
    qsort(made->tie, made->tie_count, sizeof *made->tie, by_chance);
    renumber_ties(made, net->unit);
}

static zr_status find_ties(zr_clusters *made, const zr_graph *graph,
                           const zr_clusters_options *options, const zr__incidence *net,
                           zr_error *err)
{
    zr_projection projection;
    zr_status status = zr_projection_compute(&projection, graph, options->scope, err);

    if (status != ZR_OK)
        return status;
    made->population = net->unit_count;
    made->pairs = (uint64_t)net->unit_count * (net->unit_count - (net->unit_count > 0)) / 2;
    made->tie = projection.tie;
    made->tie_count = projection.tie_count;
    projection.tie = NULL; /* Handed over. */
    zr_projection_clear(&projection);
    status = zr__test_ties(made->tie, made->tie_count, net, err);
    if (status != ZR_OK || options->fixed_degree_samples == 0 || made->tie_count == 0 ||
        net->edge_count > ZR__MOST_ASSIGNMENTS_TO_TRADE)
        return status;
    made->fixed_degree_samples = options->fixed_degree_samples;
    return zr__test_ties_with_fixed_degrees(made->tie, made->tie_count, net,
                                            options->fixed_degree_samples, options->seed, err);
}

static zr_status find_clusters(zr_clusters *made, const zr_notice *notice,
                               const zr__incidence *net, const zr_clusters_options *options,
                               zr_error *err)
{
    zr__modules modules = {0};
    zr_status status;

    made->runs = zr__choose_runs(options, net);
    if ((status = zr__find_modules(&modules, net, made->tie, made->tie_count, options, err)) !=
            ZR_OK ||
        (status = zr__clusters_describe(made, net, &modules, err)) != ZR_OK ||
        (status = zr__clusters_weigh(made, net, &modules, err)) != ZR_OK ||
        (status = zr__clusters_find_bridges(made, net, err)) != ZR_OK ||
        (status = zr__clusters_label(made, notice, err)) != ZR_OK)
        goto cleanup;
    made->modularity = modules.modularity;
    made->resolution = modules.resolution;

cleanup:
    zr__modules_clear(&modules);
    return status;
}

static zr_status check(const zr_graph *graph, const zr_clusters_options *options, zr_error *err)
{
    if (!(options->resolution >= 0 && isfinite(options->resolution)))
        return zr__fail(err, ZR_EINVAL, _("resolution is %g, expected a number above 0"),
                        options->resolution);
    return zr__scope_check(options->scope, graph, err);
}

zr_status zr_clusters_compute(zr_clusters *out, const zr_graph *graph,
                              const zr_clusters_options *options, zr_error *err)
{
    const zr_clusters_options defaults = ZR_CLUSTERS_OPTIONS_INIT;
    const zr_clusters_options *chosen = options != NULL ? options : &defaults;
    zr_clusters made = {.method = chosen->method, .scope = ZR_SCOPE_ALL, .seed = chosen->seed,
                        .modularity = NAN, .resolution = NAN, .mean_ari = NAN, .least_ari = NAN,
                        .mean_pair_ari = NAN, .least_pair_ari = NAN, .consensus = {.ari = NAN}};
    zr__incidence net = {0};
    zr_status status;

    if ((status = check(graph, chosen, err)) != ZR_OK ||
        (status = zr__incidence_init(&net, graph, chosen->scope, err)) != ZR_OK)
        return status;
    if (!reserve(&made, graph, &net)) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }

    if (chosen->scope != NULL)
        made.scope = *chosen->scope;
    list_alone(&made, &net);
    status = find_ties(&made, graph, chosen, &net, err);
    if (status == ZR_OK && made.tie_count > 0)
        status = find_clusters(&made, graph->notice, &net, chosen, err);
    if (status != ZR_OK)
        goto cleanup;
    if (made.tie_count > 0)
        sort_ties(&made, &net);
    *out = made;
    made = (zr_clusters){0};

cleanup:
    zr_clusters_clear(&made);
    zr__incidence_clear(&net);
    return status;
}

void zr_clusters_clear(zr_clusters *clusters)
{
    if (clusters == NULL)
        return;
    for (uint32_t c = 0; c < clusters->cluster_count && clusters->cluster != NULL; c++) {
        zr__free(clusters->cluster[c].label);
        zr__free(clusters->cluster[c].unit);
        zr__free(clusters->cluster[c].task);
    }
    zr__free(clusters->cluster);
    zr__free(clusters->of_unit);
    zr__free(clusters->ambiguity);
    zr__free(clusters->of_task);
    zr__free(clusters->consensus.of_unit);
    zr__free(clusters->tie);
    zr__free(clusters->bridge);
    zr__free(clusters->alone);
    *clusters = (zr_clusters){0};
}
