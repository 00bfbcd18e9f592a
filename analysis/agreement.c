/*
 * How far the clusters of two sides agree, on the units that both have.
 *
 * The modules are those that zr_clusters_compute() finds with the same seed, without its tests. A
 * unit that works alone is a cluster of its own. On fewer than four units agreement says nothing.
 * On a network of a million tasks without structure the search takes minutes: there it is skipped.
 */
#include "analysis/agreement.h"

#include <math.h>

#include "analysis/labels.h"
#include "src/failure.h"
#include "src/memory.h"

enum { FEWEST_UNITS = 4, MOST_ASSIGNMENTS = 100000 };

static uint64_t count_assignments(const zr_comparison *of, bool is_after)
{
    uint64_t count = 0;

    for (uint32_t i = 0; i < of->unit_count; i++)
        count += is_after ? of->unit[i].to.total : of->unit[i].from.total;
    return count;
}

/* Gather the clusters of the common rows and number them below `count`, as first met. False when
 * memory ran out. */
static bool gather(uint32_t *label, const uint32_t *cluster, const uint32_t *common, uint32_t count,
                   uint32_t clusters)
{
    uint32_t *number = zr__calloc(clusters, sizeof *number);
    uint32_t numbered = 0;

    for (uint32_t i = 0; number != NULL && i < count; i++) {
        uint32_t *own = &number[cluster[common[i]]];
        if (*own == 0)
            *own = ++numbered;
        label[i] = *own - 1;
    }
    zr__free(number);
    return number != NULL;
}

/* Rows with a task on both sides. */
static uint32_t list_common(uint32_t *common, const zr_comparison *of, const zr__alignment *units)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < of->unit_count; i++) {
        if (of->unit[i].from.total > 0 && of->unit[i].to.total > 0)
            common[count++] = units->row[0][of->unit[i].from.index];
    }
    return count;
}

/* False when memory ran out: of four units or more nothing else leaves a figure undefined. */
static bool compare_labels(zr_comparison *out, const uint32_t *before, const uint32_t *after)
{
    const uint32_t count = out->common_units;

    out->ari = zr_adjusted_rand(before, after, count);
    out->ami = zr_adjusted_mutual_information(before, after, count);
    out->rand = zr_rand_index(before, after, count);
    out->nmi = zr_normalised_mutual_information(before, after, count);
    out->vi = zr_variation_of_information(before, after, count);
    out->split_join = zr_split_join(before, after, count);
    return !(isnan(out->ari) || isnan(out->ami) || isnan(out->rand) || isnan(out->nmi) ||
             isnan(out->vi) || isnan(out->split_join));
}

zr_status zr__cluster_agreement(zr_comparison *out, const zr_side *const side[2],
                                const zr__alignment *units, const zr_compare_options *options,
                                zr_error *err)
{
    zr_clusters_options how = ZR_CLUSTERS_OPTIONS_INIT;
    uint32_t *common = zr__calloc(out->unit_count, sizeof *common);
    uint32_t *cluster = zr__calloc(units->count, sizeof *cluster);
    uint32_t *label[2] = {zr__calloc(out->common_units, sizeof *label[0]),
                          zr__calloc(out->common_units, sizeof *label[1])};
    zr_status status = ZR_OK;

    out->ari = out->ami = out->rand = out->nmi = out->vi = out->split_join = NAN;
    if (common == NULL || cluster == NULL || label[0] == NULL || label[1] == NULL)
        status = zr__out_of_memory(err);
    if (status != ZR_OK || list_common(common, out, units) < FEWEST_UNITS ||
        count_assignments(out, false) > MOST_ASSIGNMENTS ||
        count_assignments(out, true) > MOST_ASSIGNMENTS)
        goto cleanup;

    how.method = options->method;
    how.seed = options->seed;
    for (int i = 0; i < 2; i++) {
        if ((status = zr__label_units(cluster, side[i]->graph, &side[i]->scope, units->row[i], &how,
                                      err)) != ZR_OK)
            goto cleanup;
        if (!gather(label[i], cluster, common, out->common_units, 2 * side[i]->graph->unit_count)) {
            status = zr__out_of_memory(err);
            goto cleanup;
        }
    }
    if (!compare_labels(out, label[0], label[1]))
        status = zr__out_of_memory(err);

cleanup:
    zr__free(common);
    zr__free(cluster);
    zr__free(label[0]);
    zr__free(label[1]);
    return status;
}
