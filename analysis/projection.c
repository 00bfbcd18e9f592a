/*
 * The projection: which units share tasks, how many, and how closely.
 *
 * A task of k units is evidence for each of its pairs, the weaker the more of them there are:
 * every pair gets 1 / (k - 1), so that a unit's ties add up to its tasks with company. For each
 * unit in turn its tasks are walked and what they say is gathered under the other unit, then
 * emitted and wiped: the sum of k^2 in time, one row of gathered sums in memory.
 *
 * The allocation spreads what a unit has evenly over its tasks, and what each task has over its
 * units: what arrives at another is the sum of 1 / k over the shared tasks, over the unit's own.
 *
 * Newman (2001), "Scientific collaboration networks. II", Phys. Rev. E 64:016132.
 * Zhou et al. (2007), "Bipartite network projection and personal recommendation", Phys. Rev. E 76.
 */
#include "zeren/clusters.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"

/* What one unit shares with each other. */
typedef struct gathering {
    uint32_t *shared; /* By unit; 0 where nothing was gathered. */
    uint64_t *weight; /* By unit, in parts of 1 / one. */
    uint64_t *spread; /* By unit: the sum of 1 / k, in parts of 1 / whole. */
    uint32_t *met;    /* Units with something gathered. */
    uint32_t met_count;
    uint64_t one; /* What stands for a weight of 1. */
    uint64_t whole; /* What stands for a task spread over its units. */
} gathering;

static uint64_t greatest_common_divisor(uint64_t a, uint64_t b)
{
    while (b > 0) {
        const uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Weights are summed as whole numbers, so that no order of the tasks changes a last digit and
 * equal weights stay equal. One is the least common multiple of their denominators, the sizes of
 * the tasks or one less, which makes them exact; where a sum of `most` tasks might not fit, as
 * large as may be, which rounds them. */
static uint64_t choose_one(const zr_graph *graph, uint32_t most, uint32_t less)
{
    const uint64_t limit = UINT64_MAX / (most > 0 ? most : 1);
    uint64_t one = 1;

    for (uint32_t t = 0; t < graph->task_count; t++) {
        const uint32_t size = zr_graph_task_size(graph, t);
        if (size < 2 || one % (size - less) == 0)
            continue;

        const uint64_t factor = (size - less) / greatest_common_divisor(one, size - less);
        if (one > limit / factor)
            return limit;
        one *= factor;
    }
    return one;
}

static void gather_task(gathering *sums, const zr_graph *graph, uint32_t task, uint32_t unit)
{
    const uint32_t others = zr_graph_task_size(graph, task) - 1;

    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++) {
        const uint32_t other = graph->task_edge[e].end;
        if (other <= unit)
            continue; /* Gathered from the other end. */
        if (sums->shared[other]++ == 0)
            sums->met[sums->met_count++] = other;
        sums->weight[other] += sums->one / others;
        sums->spread[other] += sums->whole / (others + 1);
    }
}

static zr_tie tie_of(const gathering *sums, uint32_t unit, uint32_t other)
{
    zr_tie tie = {.a = unit, .b = other, .shared = sums->shared[other]};

    tie.newman = (double)sums->weight[other] / (double)sums->one;
    tie.a_to_b = (double)sums->spread[other] / (double)sums->whole; /* Divided when all is known. */
    for (int model = 0; model < ZR_NULL_MODELS; model++)
        tie.p[model] = tie.mid_p[model] = tie.q[model] = tie.q_observed[model] = NAN;
    tie.fixed = (zr_fixed_degrees){NAN, NAN, NAN, NAN};
    return tie;
}

static int compare_units(const void *left, const void *right)
{
    const uint32_t a = *(const uint32_t *)left;
    const uint32_t b = *(const uint32_t *)right;

    return (a > b) - (a < b);
}

/* Append the ties of one unit and wipe what was gathered. */
static bool emit(zr_projection *made, size_t *capacity, gathering *sums, uint32_t unit)
{
    if (sums->met_count == 0)
        return true;

    zr_tie *tie = zr__grow(made->tie, capacity, (size_t)made->tie_count + sums->met_count,
                           sizeof *tie);
    if (tie == NULL)
        return false;
    made->tie = tie;

    qsort(sums->met, sums->met_count, sizeof *sums->met, compare_units);
    for (uint32_t i = 0; i < sums->met_count; i++) {
        const uint32_t other = sums->met[i];
        made->tie[made->tie_count++] = tie_of(sums, unit, other);
        sums->shared[other] = 0;
        sums->weight[other] = 0;
        sums->spread[other] = 0;
    }
    sums->met_count = 0;
    return true;
}

static void gather_unit(zr_projection *made, gathering *sums, const zr_graph *graph,
                        const zr_scope *scope, uint32_t unit)
{
    for (uint32_t e = graph->unit_start[unit]; e < graph->unit_start[unit + 1]; e++) {
        const uint32_t task = graph->unit_edge[e].end;
        if (!zr_scope_has(scope, graph, task))
            continue;
        made->degree[unit]++;
        if (zr_graph_task_size(graph, task) < 2)
            continue;
        made->strength[unit] += 1.0;
        gather_task(sums, graph, task, unit);
    }
}

static uint32_t count_tasks(const zr_graph *graph, const zr_scope *scope)
{
    uint32_t tasks = 0;

    for (uint32_t t = 0; t < graph->task_count; t++)
        tasks += zr_graph_task_size(graph, t) > 0 && zr_scope_has(scope, graph, t);
    return tasks;
}

/* What a number of shared tasks is worth, once the tasks of all units are known. */
static void compare_degrees(zr_projection *made, uint32_t tasks)
{
    for (uint32_t i = 0; i < made->tie_count; i++) {
        zr_tie *tie = &made->tie[i];
        const double a = made->degree[tie->a], b = made->degree[tie->b], shared = tie->shared;

        tie->jaccard = shared / (a + b - shared);
        tie->cosine = shared / sqrt(a * b);
        tie->overlap = shared / fmin(a, b);
        tie->lift = shared * tasks / (a * b);
        tie->b_to_a = tie->a_to_b / b;
        tie->a_to_b /= a;
    }
}

static uint32_t most_tasks(const zr_graph *graph)
{
    uint32_t most = 0;

    for (uint32_t u = 0; u < graph->unit_count; u++) {
        const uint32_t tasks = graph->unit_start[u + 1] - graph->unit_start[u];
        if (tasks > most)
            most = tasks;
    }
    return most;
}

zr_status zr_projection_compute(zr_projection *out, const zr_graph *graph, const zr_scope *scope,
                                zr_error *err)
{
    const uint32_t units = graph->unit_count;
    zr_projection made = {.unit_count = units};
    gathering sums = {.one = choose_one(graph, most_tasks(graph), 1),
                      .whole = choose_one(graph, most_tasks(graph), 0)};
    size_t capacity = 0;
    zr_status status = zr__scope_check(scope, graph, err);

    if (status != ZR_OK)
        return status;

    made.strength = zr__calloc(units, sizeof *made.strength);
    made.degree = zr__calloc(units, sizeof *made.degree);
    sums.shared = zr__calloc(units, sizeof *sums.shared);
    sums.weight = zr__calloc(units, sizeof *sums.weight);
    sums.spread = zr__calloc(units, sizeof *sums.spread);
    sums.met = zr__calloc(units, sizeof *sums.met);
    if (made.strength == NULL || made.degree == NULL || sums.shared == NULL ||
        sums.weight == NULL || sums.spread == NULL || sums.met == NULL) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }

    for (uint32_t u = 0; u < units; u++) {
        gather_unit(&made, &sums, graph, scope, u);
        if (!emit(&made, &capacity, &sums, u)) {
            status = zr__out_of_memory(err);
            goto cleanup;
        }
    }
    compare_degrees(&made, count_tasks(graph, scope));
    *out = made;
    made = (zr_projection){0}; /* The caller owns it now. */

cleanup:
    zr_projection_clear(&made);
    zr__free(sums.shared);
    zr__free(sums.weight);
    zr__free(sums.spread);
    zr__free(sums.met);
    return status;
}

void zr_projection_clear(zr_projection *projection)
{
    if (projection == NULL)
        return;
    zr__free(projection->tie);
    zr__free(projection->strength);
    zr__free(projection->degree);
    *projection = (zr_projection){0};
}
