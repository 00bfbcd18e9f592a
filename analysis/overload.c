/*
 * Who has too much: three independent statements, each with its own reason.
 *
 * An outlier is far from the others (Iglewicz & Hoaglin 1993). Above the baseline is more leads
 * than a unit's share of the capacity explains, by the binomial distribution. Lead bias is leading
 * more, or less, than a unit's places on its tasks imply when every task picks its leads by lot, by
 * the Poisson-binomial distribution (Hong 2013). Random networks with fixed degrees could not tell:
 * they keep every load as it is.
 *
 * A test that cannot reach the level, however the unit behaves, would only dilute the others, and
 * stays out of the family (Tarone 1990).
 */
#include <math.h>
#include <stddef.h>

#include "analysis/load.h"
#include "analysis/statistics.h"
#include "src/failure.h"
#include "src/memory.h"

static const double OUTLIER = 3.5;            /* Iglewicz & Hoaglin's limit. */
static const double MAD_TO_SIGMA = 0.6745;    /* Of a normal distribution, */
static const double MEAN_TO_SIGMA = 1.253314; /* for the mean deviation. */

static const double ROUNDING = 1e-9; /* A p of 1/20, computed, may lie a little above .05. */

enum { LEAST_TASKS = 6 };

static const zr_test NO_TEST = {NAN, NAN, NAN, NAN};

/* The mean deviation takes over where more than half of the units have the same load. */
static double modified_z(double x, const zr_spread *spread, double mean_deviation)
{
    if (spread->mad > 0.0)
        return MAD_TO_SIGMA * (x - spread->median) / spread->mad;
    if (mean_deviation > 0.0)
        return (x - spread->median) / (MEAN_TO_SIGMA * mean_deviation);
    return 0.0;
}

static void flag_outliers(zr_workload *load)
{
    double lead_deviation = 0.0, total_deviation = 0.0;

    for (uint32_t i = 0; i < load->count; i++) {
        const zr_unit_load *row = &load->unit[i];
        if (row->lead > 0)
            lead_deviation += fabs(row->lead - load->lead_spread.median);
        total_deviation += fabs(row->load[ZR_LOAD_TOTAL] - load->total_spread.median);
    }
    lead_deviation /= load->lead_spread.units;
    total_deviation /= load->total_spread.units;

    for (uint32_t i = 0; i < load->count; i++) {
        zr_unit_load *row = &load->unit[i];
        if (row->is_group)
            continue;
        row->total_z = modified_z(row->load[ZR_LOAD_TOTAL], &load->total_spread, total_deviation);
        row->flags |= row->total_z > OUTLIER ? ZR_FLAG_OUTLIER_TOTAL : 0;
        if (row->lead == 0)
            continue;
        row->lead_z = modified_z(row->lead, &load->lead_spread, lead_deviation);
        row->flags |= row->lead_z > OUTLIER ? ZR_FLAG_OUTLIER_LEAD : 0;
        row->flags |= row->lead > load->lead_spread.fence ? ZR_FLAG_FENCE_LEAD : 0;
    }
}

/* Collect the p of one test in all rows, adjust those in the family, and put the q back. The p of
 * tests outside it are marked by a q that is NaN already. */
static bool adjust(zr_workload *load, size_t test_offset, uint32_t *tested)
{
    double *p = zr__calloc(load->count, sizeof *p);
    bool made = p != NULL;

    for (uint32_t i = 0; i < load->count && made; i++) {
        const zr_test *test = (const void *)((const char *)&load->unit[i] + test_offset);
        p[i] = isnan(test->q) ? NAN : test->p;
        *tested += isnan(test->q) ? 0 : 1;
    }
    made = made && zr__benjamini_hochberg(p, p, load->count, *tested);
    for (uint32_t i = 0; i < load->count && made; i++) {
        zr_test *test = (void *)((char *)&load->unit[i] + test_offset);
        test->q = p[i];
    }
    zr__free(p);
    return made;
}

/* A test in one tail, for now with q = 1, or NaN when its least possible p is above the level. */
static zr_test test_of(double expected, double tail, double at, double log_least, uint32_t tasks,
                       double alpha)
{
    const bool can_reach = tasks >= LEAST_TASKS && log_least <= log(alpha) + ROUNDING;

    return (zr_test){expected, tail, zr__mid(tail, at), can_reach ? 1.0 : NAN};
}

/* Capacities count only if every unit but the groups has one; else all are alike. */
static bool has_capacities(const zr_workload *load, const zr_notice *notice)
{
    for (uint32_t i = 0; i < load->count; i++) {
        const zr_unit_load *row = &load->unit[i];
        if (!row->is_group && !(notice->unit[row->unit].capacity > 0.0))
            return false;
    }
    return true;
}

/* Add up in ascending order, so that the order of the units does not show in the last digit. */
static double sum_sorted(double *value, uint32_t count)
{
    double sum = 0.0;

    zr__sort_doubles(value, count);
    for (uint32_t i = 0; i < count; i++)
        sum += value[i];
    return sum;
}

static bool test_baseline(zr_workload *load, const zr_notice *notice)
{
    const bool by_capacity = has_capacities(load, notice);
    double *capacity = zr__calloc(load->count, sizeof *capacity);
    uint32_t leads = 0;

    if (capacity == NULL)
        return false;
    for (uint32_t i = 0; i < load->count; i++) {
        const zr_unit_load *row = &load->unit[i];
        capacity[i] = by_capacity ? notice->unit[row->unit].capacity : 1.0;
        leads += capacity[i] > 0.0 ? row->lead : 0;
    }
    const double all = sum_sorted(capacity, load->count);

    for (uint32_t i = 0; i < load->count; i++) {
        zr_unit_load *row = &load->unit[i];
        if (row->is_group)
            continue;
        const double share = (by_capacity ? notice->unit[row->unit].capacity : 1.0) / all;
        const zr__tails tails = zr__binomial_tails(row->lead, leads, share);
        row->baseline =
            test_of(leads * share, tails.upper, tails.at, leads * log(share), leads, load->alpha);
    }
    zr__free(capacity);
    return true;
}

/* The chance of being picked as a lead of each task of a unit. Returns the number of tasks. */
static uint32_t chances_of(double *chance, const zr__tally *tally, const double *task_chance,
                           uint32_t unit)
{
    const zr_graph *graph = tally->graph;
    uint32_t count = 0;

    for (uint32_t e = graph->unit_start[unit]; e < graph->unit_start[unit + 1]; e++) {
        if (tally->in_scope[graph->unit_edge[e].end])
            chance[count++] = task_chance[graph->unit_edge[e].end];
    }
    zr__sort_doubles(chance, count);
    return count;
}

/* Equal chances as classes of trials. */
static size_t classes_of(zr__trials *trials, const double *chance, uint32_t count)
{
    size_t classes = 0;

    for (uint32_t i = 0; i < count; i++) {
        if (i == 0 || chance[i] > chance[i - 1])
            trials[classes++] = (zr__trials){chance[i], 0};
        trials[classes - 1].count++;
    }
    return classes;
}

static bool test_bias_of(zr_unit_load *row, const zr__trials *trials, size_t classes, double alpha)
{
    double expected = 0.0, log_most = 0.0, log_least = 0.0;
    zr__tails tails;

    if (!zr__poisson_binomial_tails(&tails, row->lead, trials, classes))
        return false;
    for (size_t i = 0; i < classes; i++) {
        const double p = trials[i].p;
        expected += trials[i].count * p;
        if (p > 0.0 && p < 1.0) {
            log_most += trials[i].count * log(p);
            log_least += trials[i].count * log1p(-p);
        }
    }
    const uint32_t tasks = row->lead + row->support;
    row->lead_more = test_of(expected, tails.upper, tails.at, log_most, tasks, alpha);
    row->lead_less = test_of(expected, tails.lower, tails.at, log_least, tasks, alpha);
    return true;
}

static void fill_task_chances(double *chance, const zr__tally *tally)
{
    const zr_graph *graph = tally->graph;

    for (uint32_t i = 0; i < tally->task_count; i++) {
        const uint32_t t = tally->task[i];
        uint32_t leads = 0;
        for (uint32_t e = graph->task_start[t]; e < graph->task_start[t + 1]; e++)
            leads += graph->task_edge[e].role == ZR_LEAD;
        chance[t] = (double)leads / zr_graph_task_size(graph, t);
    }
}

static bool test_bias(zr_workload *load, const zr__tally *tally)
{
    uint32_t most = 0;

    for (uint32_t i = 0; i < load->count; i++) {
        const uint32_t tasks = load->unit[i].lead + load->unit[i].support;
        most = tasks > most ? tasks : most;
    }
    double *task_chance = zr__calloc(tally->graph->task_count, sizeof *task_chance);
    double *chance = zr__calloc(most, sizeof *chance);
    zr__trials *trials = zr__calloc(most, sizeof *trials);
    bool made = task_chance != NULL && chance != NULL && trials != NULL;

    if (made)
        fill_task_chances(task_chance, tally);
    for (uint32_t i = 0; i < load->count && made; i++) {
        zr_unit_load *row = &load->unit[i];
        if (row->is_group)
            continue;
        const uint32_t count = chances_of(chance, tally, task_chance, row->unit);
        made = test_bias_of(row, trials, classes_of(trials, chance, count), load->alpha);
    }
    zr__free(task_chance);
    zr__free(chance);
    zr__free(trials);
    return made;
}

static void flag_tests(zr_workload *load)
{
    const double level = load->alpha * (1.0 + ROUNDING);

    for (uint32_t i = 0; i < load->count; i++) {
        zr_unit_load *row = &load->unit[i];
        row->flags |= row->baseline.q <= level ? ZR_FLAG_ABOVE_BASELINE : 0;
        row->flags |= row->lead_more.q <= level ? ZR_FLAG_LEADS_MORE : 0;
        row->flags |= row->lead_less.q <= level ? ZR_FLAG_LEADS_LESS : 0;
    }
}

zr_status zr__load_overload(zr_workload *load, const zr__tally *tally, zr_error *err)
{
    for (uint32_t i = 0; i < load->count + load->group_only; i++) {
        zr_unit_load *row = &load->unit[i];
        row->lead_z = row->total_z = NAN;
        row->baseline = row->lead_more = row->lead_less = NO_TEST;
    }
    flag_outliers(load);
    if (!test_baseline(load, tally->graph->notice) || !test_bias(load, tally) ||
        !adjust(load, offsetof(zr_unit_load, baseline), &load->baseline_tested) ||
        !adjust(load, offsetof(zr_unit_load, lead_more), &load->more_tested) ||
        !adjust(load, offsetof(zr_unit_load, lead_less), &load->less_tested))
        return zr__out_of_memory(err);
    flag_tests(load);
    return ZR_OK;
}
