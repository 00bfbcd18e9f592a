/*
 * Workload: one row for each unit, with its load by every rule and its ranks.
 *
 * Counting is the tally's, crediting is the credit's; here rows are made and put in order, and the
 * other rooms (parts, spread, overload) fill in their share. Ranks come from sorting one rule at a
 * time, so the whole is linear but for the sorting.
 *
 * Lindsey (1980), Hagen (2008), Waltman & van Eck (2015) for the rules.
 */
#include "zeren/workload.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/credit.h"
#include "analysis/load.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"

enum { TOP = 5 };

static const double TIED = 1e-9; /* Loads closer than this, where they are not exact. */

const char *zr_load_rule_name(zr_load_rule rule)
{
    static const char *const names[ZR_LOAD_RULES] = {"total", "lead", "fractional", "lead-weighted",
                                                     "harmonic"};
    return names[rule];
}

static int by_lead_then_total(const void *a, const void *b)
{
    const zr_unit_load *x = a, *y = b;
    const uint32_t x_total = x->lead + x->support, y_total = y->lead + y->support;

    if (x->lead != y->lead)
        return x->lead < y->lead ? 1 : -1;
    if (x_total != y_total)
        return x_total < y_total ? 1 : -1;
    return (x->unit > y->unit) - (x->unit < y->unit);
}

/* Rows of the units that a task in scope names, then of those that only a group brings in. */
static bool make_rows(zr_workload *load, const zr__tally *tally)
{
    const zr_graph *graph = tally->graph;
    uint32_t direct = 0, rows = 0;

    for (uint32_t u = 0; u < graph->unit_count; u++) {
        const bool is_named = tally->lead[u] + tally->support[u] > 0;
        direct += is_named;
        rows += is_named || tally->via[u] > 0;
    }
    load->unit = zr__calloc(rows, sizeof *load->unit);
    if (load->unit == NULL)
        return false;

    uint32_t next_direct = 0, next_other = direct;
    for (uint32_t u = 0; u < graph->unit_count; u++) {
        const bool is_named = tally->lead[u] + tally->support[u] > 0;
        if (!is_named && tally->via[u] == 0)
            continue;
        load->unit[is_named ? next_direct++ : next_other++] =
            (zr_unit_load){.unit = u,
                           .lead = tally->lead[u],
                           .support = tally->support[u],
                           .via_groups = tally->via[u],
                           .is_group = zr_unit_is_group(&graph->notice->unit[u])};
    }
    load->count = direct;
    load->group_only = rows - direct;
    qsort(load->unit, direct, sizeof *load->unit, by_lead_then_total);
    return true;
}

static void add_credits(uint64_t *sum, const zr__credit *credit, const zr__tally *tally)
{
    const zr_graph *graph = tally->graph;

    for (uint32_t i = 0; i < tally->task_count; i++) {
        const uint32_t t = tally->task[i];
        const zr_edge *row = graph->task_edge + graph->task_start[t];
        const zr__task_credit task = zr__credit_task(credit, graph, t);
        for (uint32_t place = 0; place < zr_graph_task_size(graph, t); place++)
            sum[row[place].end] += zr__credit_at(&task, place);
    }
}

typedef struct ranked {
    double load;
    uint32_t row;
} ranked;

static int by_load(const void *a, const void *b)
{
    const double x = ((const ranked *)a)->load, y = ((const ranked *)b)->load;

    return (x < y) - (x > y);
}

/* Equal loads share the rank of the first of them, so their order among themselves is free. */
static void rank_rows(zr_workload *load, ranked *order, zr_load_rule rule, double tied)
{
    uint32_t first = 0;

    for (uint32_t i = 0; i < load->count; i++)
        order[i] = (ranked){load->unit[i].load[rule], i};
    qsort(order, load->count, sizeof *order, by_load);
    for (uint32_t i = 0; i < load->count; i++) {
        if (order[first].load - order[i].load > tied)
            first = i;
        load->unit[order[i].row].rank[rule] = first + 1;
    }
}

static bool fill_loads(zr_workload *load, const zr__tally *tally, double lambda)
{
    const zr_graph *graph = tally->graph;
    uint64_t *sum = zr__calloc(graph->unit_count, sizeof *sum);
    ranked *order = zr__calloc(load->count, sizeof *order);
    const bool made = sum != NULL && order != NULL;

    for (int rule = 0; rule < ZR_LOAD_RULES && made; rule++) {
        zr__credit credit;

        zr__credit_init(&credit, (zr_load_rule)rule, lambda, graph, NULL);
        for (uint32_t u = 0; u < graph->unit_count; u++)
            sum[u] = 0;
        add_credits(sum, &credit, tally);
        for (uint32_t i = 0; i < load->count; i++)
            load->unit[i].load[rule] = zr__credit_value(&credit, sum[load->unit[i].unit]);
        rank_rows(load, order, (zr_load_rule)rule, credit.is_exact ? 0.0 : TIED);
    }
    zr__free(sum);
    zr__free(order);
    return made;
}

/* The fractional loads add up to the tasks. */
static void fill_shares(zr_workload *load, const zr__tally *tally)
{
    for (uint32_t i = 0; i < load->count + load->group_only; i++) {
        zr_unit_load *row = &load->unit[i];
        const double capacity = tally->graph->notice->unit[row->unit].capacity;
        row->share = row->load[ZR_LOAD_FRACTIONAL] / tally->task_count;
        row->per_capacity = capacity > 0.0 ? row->load[ZR_LOAD_FRACTIONAL] / capacity : NAN;
    }
}

/* By ranks, not rows: a tie at the fifth place must not be decided by document order. */
static uint32_t robust_top(const zr_workload *load)
{
    uint32_t robust = 0;

    for (uint32_t i = 0; i < load->count; i++) {
        bool stays = true;
        for (int rule = 0; rule < ZR_LOAD_RULES; rule++)
            stays = stays && load->unit[i].rank[rule] <= TOP;
        robust += stays;
    }
    return robust < TOP ? robust : TOP;
}

static zr_status measure(zr_workload *load, const zr__tally *tally, double lambda, zr_error *err)
{
    zr_status status = ZR_OK;

    for (uint32_t t = 0; t < tally->graph->task_count; t++)
        load->tasks += tally->in_scope[t];
    load->uncovered = load->tasks - tally->task_count;
    for (uint32_t i = 0; i < tally->task_count; i++)
        load->assignments += zr_graph_task_size(tally->graph, tally->task[i]);

    if (!make_rows(load, tally) || !fill_loads(load, tally, lambda))
        return zr__out_of_memory(err);
    fill_shares(load, tally);
    load->robust_top5 = robust_top(load);
    if ((status = zr__load_parts(load, tally, err)) != ZR_OK ||
        (status = zr__load_spread(load, err)) != ZR_OK)
        return status;
    return zr__load_overload(load, tally, err);
}

static zr_status check(const zr_workload_options *options, const zr_graph *graph, zr_error *err)
{
    if (!(options->lambda >= 0.0 && options->lambda <= 1.0))
        return zr__fail(err, ZR_EINVAL, _("lambda is %g, expected 0 to 1"), options->lambda);
    if (!(options->alpha >= 0.0 && options->alpha <= 1.0))
        return zr__fail(err, ZR_EINVAL, _("alpha is %g, expected 0 to 1"), options->alpha);
    return zr__scope_check(options->scope, graph, err);
}

zr_status zr_workload_compute(zr_workload *out, const zr_graph *graph,
                              const zr_workload_options *options, zr_error *err)
{
    const zr_workload_options defaults = ZR_WORKLOAD_OPTIONS_INIT;
    zr__tally tally = {0};
    zr_workload load = {0};
    zr_status status = ZR_OK;

    assert(out != NULL && graph != NULL);
    if (options == NULL)
        options = &defaults;
    if ((status = check(options, graph, err)) != ZR_OK ||
        (status = zr__tally_init(&tally, graph, options->scope, err)) != ZR_OK)
        return status;

    load.scope = options->scope != NULL ? *options->scope : (zr_scope)ZR_SCOPE_ALL;
    load.lambda = options->lambda;
    load.alpha = options->alpha;
    status = measure(&load, &tally, options->lambda, err);
    zr__tally_clear(&tally);
    if (status == ZR_OK)
        *out = load;
    else
        zr_workload_clear(&load);
    return status;
}

void zr_workload_clear(zr_workload *load)
{
    if (load == NULL)
        return;
    zr__free(load->unit);
    zr__free(load->by_plan);
    zr__free(load->by_official);
    for (size_t i = 0; i < ZR_CONCENTRATIONS; i++)
        zr__free(load->concentration[i].lorenz);
    *load = (zr_workload){0};
}
