/*
 * The figures of a what-if: of each analysis those that say in one number how an allocation stands.
 * They are asked of the analyses themselves, so that they are what the other commands show.
 */
#include "analysis/what_if.h"

#include <math.h>

#include "zeren/balance.h"
#include "zeren/clusters.h"
#include "zeren/coverage.h"
#include "zeren/robustness.h"
#include "zeren/workload.h"

enum figure {
    TASKS,
    UNITS,
    LEADING,
    ASSIGNMENTS,
    LEAD_GINI,
    LEAD_HHI,
    LEAD_TOP5,
    LARGEST_LEAD,
    LARGEST_LOAD,
    CLUSTERS,
    MODULARITY,
    ALONE,
    OFFICIALS,
    LARGEST_OFFICIAL,
    NO_OFFICIAL,
    SINGLE_UNIT,
    UNCOVERED,
    PEAK,
    MIN_PEAK,
    TRUCK,
    CUT_UNITS,
    HITTING_SET,
    FIGURES
};

static const struct {
    const char *analysis, *name;
} names[FIGURES] = {
    [TASKS] = {"workload", "tasks"},
    [UNITS] = {"workload", "units"},
    [LEADING] = {"workload", "leading"},
    [ASSIGNMENTS] = {"workload", "assignments"},
    [LEAD_GINI] = {"workload", "lead_gini"},
    [LEAD_HHI] = {"workload", "lead_hhi"},
    [LEAD_TOP5] = {"workload", "lead_top5"},
    [LARGEST_LEAD] = {"workload", "largest_lead"},
    [LARGEST_LOAD] = {"workload", "largest_load"},
    [CLUSTERS] = {"clusters", "clusters"},
    [MODULARITY] = {"clusters", "modularity"},
    [ALONE] = {"clusters", "alone"},
    [OFFICIALS] = {"coverage", "officials"},
    [LARGEST_OFFICIAL] = {"coverage", "largest_official"},
    [NO_OFFICIAL] = {"coverage", "no_official"},
    [SINGLE_UNIT] = {"coverage", "single_unit"},
    [UNCOVERED] = {"coverage", "uncovered"},
    [PEAK] = {"balance", "peak"},
    [MIN_PEAK] = {"balance", "min_peak"},
    [TRUCK] = {"robustness", "truck"},
    [CUT_UNITS] = {"robustness", "cut_units"},
    [HITTING_SET] = {"robustness", "hitting_set"},
};

/* One side of the pairs. */
typedef struct measuring {
    zr_figure_pair *figure;
    uint32_t side;
    const zr_graph *graph;
    const zr_scope *scope;
    uint64_t seed;
} measuring;

uint32_t zr__what_if_figures(void)
{
    return FIGURES;
}

static void put(const measuring *m, enum figure figure, double value)
{
    m->figure[figure].value[m->side] = value;
}

/* The larger of those that were put, and whose it is; the first among equals. */
static void put_larger(const measuring *m, enum figure figure, double value, uint32_t who)
{
    zr_figure_pair *pair = &m->figure[figure];

    if (value <= pair->value[m->side] || value <= 0)
        return;
    pair->value[m->side] = value;
    pair->who[m->side] = who;
}

static zr_status measure_workload(const measuring *m, zr_error *err)
{
    zr_workload_options options = ZR_WORKLOAD_OPTIONS_INIT;
    zr_workload load = {0};

    options.scope = m->scope;
    const zr_status status = zr_workload_compute(&load, m->graph, &options, err);
    if (status != ZR_OK)
        return status;
    put(m, TASKS, load.tasks);
    put(m, UNITS, load.count);
    put(m, ASSIGNMENTS, load.assignments);
    put(m, LEADING, load.lead_spread.units);
    put(m, LEAD_GINI, load.concentration[0].gini);
    put(m, LEAD_HHI, load.concentration[0].hhi);
    put(m, LEAD_TOP5, load.concentration[0].top5_share);
    for (uint32_t i = 0; i < load.count; i++) {
        const zr_unit_load *unit = &load.unit[i];

        put_larger(m, LARGEST_LEAD, unit->lead, unit->unit);
        put_larger(m, LARGEST_LOAD, unit->load[ZR_LOAD_FRACTIONAL], unit->unit);
    }
    zr_workload_clear(&load);
    return ZR_OK;
}

static zr_status measure_clusters(const measuring *m, zr_error *err)
{
    zr_clusters_options options = ZR_CLUSTERS_OPTIONS_INIT;
    zr_clusters clusters = {0};

    options.scope = m->scope;
    options.seed = m->seed;
    const zr_status status = zr_clusters_compute(&clusters, m->graph, &options, err);
    if (status != ZR_OK)
        return status;
    put(m, CLUSTERS, clusters.cluster_count);
    put(m, MODULARITY, clusters.modularity);
    put(m, ALONE, clusters.alone_count);
    zr_clusters_clear(&clusters);
    return ZR_OK;
}

static zr_status measure_coverage(const measuring *m, zr_error *err)
{
    zr_coverage coverage = {0};
    const zr_status status = zr_coverage_compute(&coverage, m->graph, m->scope, err);
    uint32_t with_tasks = 0;

    if (status != ZR_OK)
        return status;
    for (uint32_t i = 0; i < coverage.official_count; i++) {
        const zr_official_coverage *official = &coverage.official[i];

        with_tasks += official->tasks > 0;
        put_larger(m, LARGEST_OFFICIAL, official->tasks, official->official);
    }
    put(m, OFFICIALS, with_tasks);
    put(m, NO_OFFICIAL, coverage.no_official_count);
    put(m, SINGLE_UNIT, coverage.single_unit_count);
    put(m, UNCOVERED, coverage.uncovered_count);
    zr_coverage_clear(&coverage);
    return ZR_OK;
}

/* Who could lead is a question of the groups as they are written. */
static zr_status measure_balance(const measuring *m, zr_error *err)
{
    zr_balance_options options = ZR_BALANCE_OPTIONS_INIT;
    zr_balance balance = {0};
    zr_graph *kept = NULL;
    const zr_graph *graph = m->graph;
    zr_status status = ZR_OK;

    options.scope = m->scope;
    options.seed = m->seed;
    if (graph->groups != ZR_GROUPS_KEEP) {
        status = zr_graph_new(&kept, graph->notice, ZR_GROUPS_KEEP, err);
        graph = kept;
    }
    if (status == ZR_OK)
        status = zr_balance_compute(&balance, graph, &options, err);
    if (status == ZR_OK) {
        put(m, PEAK, balance.peak);
        put(m, MIN_PEAK, balance.min_peak);
    }
    zr_balance_clear(&balance);
    zr_graph_free(kept);
    return status;
}

static zr_status measure_robustness(const measuring *m, zr_error *err)
{
    zr_robustness robustness = {0};
    const zr_status status = zr_robustness_compute(&robustness, m->graph, m->scope, err);

    if (status != ZR_OK)
        return status;
    put(m, TRUCK, robustness.truck_count > 0 ? (double)robustness.truck_count : (double)NAN);
    put(m, CUT_UNITS, robustness.cut_unit_count);
    put(m, HITTING_SET, robustness.units.count);
    zr_robustness_clear(&robustness);
    return ZR_OK;
}

zr_status zr__what_if_measure(zr_figure_pair *figure, uint32_t side, const zr_graph *graph,
                              const zr_scope *scope, uint64_t seed, zr_error *err)
{
    const measuring m = {figure, side, graph, scope, seed};
    zr_status status = ZR_OK;

    for (uint32_t f = 0; f < FIGURES; f++) {
        figure[f].analysis = names[f].analysis;
        figure[f].name = names[f].name;
        figure[f].of_official = f == LARGEST_OFFICIAL;
        figure[f].value[side] = 0;
        figure[f].who[side] = ZR_NONE;
    }
    if ((status = measure_workload(&m, err)) != ZR_OK ||
        (status = measure_clusters(&m, err)) != ZR_OK ||
        (status = measure_coverage(&m, err)) != ZR_OK ||
        (status = measure_balance(&m, err)) != ZR_OK)
        return status;
    return measure_robustness(&m, err);
}
