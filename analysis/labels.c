/*
 * The module of each unit, without tests, consensus, words and numbers: what a comparison and a
 * balance ask for.
 */
#include "analysis/labels.h"

#include "analysis/cluster_summary.h"
#include "analysis/module_search.h"

static bool has_ties(const zr__incidence *net)
{
    for (uint32_t t = 0; t < net->task_count; t++) {
        if (zr__task_size(net, t) > 1)
            return true;
    }
    return false;
}

/* Only Leiden and CPM need the projection. */
static zr_status find_modules(zr__modules *out, const zr__incidence *net, const zr_graph *graph,
                              const zr_scope *scope, const zr_clusters_options *options,
                              zr_error *err)
{
    zr_projection projection = {0};
    zr_status status = ZR_OK;

    if (options->method != ZR_CLUSTER_TWO_MODE)
        status = zr_projection_compute(&projection, graph, scope, err);
    if (status == ZR_OK)
        status = zr__find_modules(out, net, projection.tie, projection.tie_count, options, err);
    zr_projection_clear(&projection);
    return status;
}

/* Put the cluster of each unit in scope, counted from 0, at the row of the unit. Units alone come
 * after the modules. */
static void label_rows(uint32_t *label, const zr__incidence *net, const uint32_t *module,
                       const uint32_t *row_of)
{
    for (uint32_t i = net->unit_count; i > 0; i--) {
        const uint32_t unit = i - 1;
        const uint32_t row = row_of != NULL ? row_of[net->unit[unit]] : net->unit[unit];
        const bool is_alone = module == NULL || zr__works_alone(net, unit);

        label[row] = is_alone ? net->unit_count + unit : module[unit];
    }
}

zr_status zr__label_units(uint32_t *label, const zr_graph *graph, const zr_scope *scope,
                          const uint32_t *row_of, const zr_clusters_options *options,
                          zr_error *err)
{
    zr__incidence net = {0};
    zr__modules modules = {0};
    zr_status status = zr__incidence_init(&net, graph, scope, err);
    const bool is_tied = status == ZR_OK && has_ties(&net);

    if (is_tied)
        status = find_modules(&modules, &net, graph, scope, options, err);
    if (status == ZR_OK)
        label_rows(label, &net, is_tied ? zr__modules_run(&modules, modules.best) : NULL, row_of);
    zr__modules_clear(&modules);
    zr__incidence_clear(&net);
    return status;
}
