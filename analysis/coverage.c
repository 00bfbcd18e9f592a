/*
 * Coverage: what each official covers, where two pull on the same unit, and what has nobody.
 *
 * Everything follows from the *calls*: for every unit, the officials whose tasks name it, with how
 * many. They come from one walk over the rows of the units. Two officials are compared only where
 * a unit joins them, by walking official -> units -> officials, so that a large notice whose
 * officials each keep to their own costs no more than its assignments.
 *
 * The scope is the whole world of the result: within the scope of one official the others have no
 * tasks, and every unit is exclusive.
 *
 * The rows of the result share one block for each kind of list, which the first row owns.
 *
 * Guimera & Amaral (2005), "Functional cartography of complex metabolic networks".
 * Ashworth & Carley (2006), "Who you know vs. what you know".
 */
#include "zeren/coverage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/calls.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"

/* exp(1 - k) is 0 in a double from here on. */
enum { SIZES = 747 };

typedef struct unit_row {
    zr_unit_coverage facts;
    const char *name;
} unit_row;

typedef struct survey {
    const zr_graph *graph;
    const zr_notice *notice;
    bool *in_scope; /* By task. */
    zr__calls calls;
    unit_row *row; /* Units in scope. */
    uint32_t row_count;
    zr_coverage out;
} survey;

static zr_status take_scope(survey *s, const zr_scope *scope, zr_error *err)
{
    s->out.scope = scope != NULL ? *scope : (zr_scope)ZR_SCOPE_ALL;
    return zr__scope_tasks(&s->in_scope, &s->out.tasks, scope, s->graph, err);
}

static void count_tasks(survey *s)
{
    for (uint32_t t = 0; t < s->graph->task_count; t++) {
        const zr_task *task = &s->notice->task[t];

        if (!s->in_scope[t] || task->official == ZR_NONE)
            continue;
        s->out.official[task->official].tasks++;
        s->out.official[task->official].plan_tasks[task->plan]++;
    }
}

static void count_units(survey *s)
{
    const zr__calls *calls = &s->calls;

    for (uint32_t u = 0; u < s->graph->unit_count; u++) {
        for (uint32_t c = calls->start[u]; c < calls->start[u + 1]; c++) {
            zr_official_coverage *official = &s->out.official[calls->call[c].official];
            official->units++;
            official->leads += calls->call[c].leads > 0;
            official->exclusive_count += zr__calls_on(calls, u) == 1;
        }
    }
}

/* The exclusive units of all officials, in one block. */
static void list_exclusive(survey *s, uint32_t *next)
{
    const zr__calls *calls = &s->calls;

    for (uint32_t o = 0; o < s->out.official_count; o++) {
        s->out.official[o].exclusive_unit = next;
        for (uint32_t i = calls->unit_start[o]; i < calls->unit_start[o + 1]; i++) {
            if (zr__calls_on(calls, calls->unit[i]) == 1)
                *next++ = calls->unit[i];
        }
    }
}

static zr_status describe_officials(survey *s, zr_error *err)
{
    const size_t officials = s->notice->official_count, plans = s->notice->plan_count;

    s->out.official = zr__calloc(officials, sizeof *s->out.official);
    if (s->out.official == NULL)
        return zr__out_of_memory(err);
    if (officials == 0)
        return ZR_OK;
    s->out.official_count = (uint32_t)officials;
    uint32_t *plan_tasks = zr__calloc(officials * plans, sizeof *plan_tasks);
    s->out.official[0].plan_tasks = plan_tasks;
    /* No unit is exclusive twice. */
    uint32_t *exclusive = zr__calloc(s->graph->unit_count, sizeof *exclusive);
    s->out.official[0].exclusive_unit = exclusive;
    if (plan_tasks == NULL || exclusive == NULL)
        return zr__out_of_memory(err);

    for (uint32_t o = 0; o < officials; o++) {
        s->out.official[o].official = o;
        s->out.official[o].plan_tasks = plan_tasks + o * plans;
    }
    count_tasks(s);
    count_units(s);
    list_exclusive(s, exclusive);
    return ZR_OK;
}

static int by_jaccard(const void *left, const void *right)
{
    const zr_overlap *a = left, *b = right;

    if (a->jaccard != b->jaccard)
        return a->jaccard > b->jaccard ? -1 : 1;
    if (a->shared != b->shared)
        return a->shared > b->shared ? -1 : 1;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

/* Count in `shared` the units that official `a` has in common with each later one, and list these
 * in `met`. */
static uint32_t meet_officials(const zr__calls *calls, uint32_t a, uint32_t *shared, uint32_t *met)
{
    uint32_t count = 0;

    for (uint32_t i = calls->unit_start[a]; i < calls->unit_start[a + 1]; i++) {
        const uint32_t unit = calls->unit[i];

        for (uint32_t c = calls->start[unit]; c < calls->start[unit + 1]; c++) {
            const uint32_t b = calls->call[c].official;
            if (b > a && shared[b]++ == 0)
                met[count++] = b;
        }
    }
    return count;
}

/* Append the pairs of official `a` with those it met, and take their counts back to 0. */
static void add_overlaps(zr_overlap *next, const zr_official_coverage *official, uint32_t a,
                         uint32_t *shared, const uint32_t *met, uint32_t met_count)
{
    for (uint32_t i = 0; i < met_count; i++) {
        const uint32_t b = met[i];
        const uint32_t all = official[a].units + official[b].units - shared[b];

        *next++ = (zr_overlap){a, b, shared[b], (double)shared[b] / all};
        shared[b] = 0;
    }
}

static zr_status find_overlaps(survey *s, zr_error *err)
{
    const uint32_t officials = s->out.official_count;
    uint32_t *shared = zr__calloc(officials, sizeof *shared);
    uint32_t *met = zr__calloc(officials, sizeof *met);
    size_t capacity = 0, count = 0;
    zr_status status = ZR_OK;

    if (shared == NULL || met == NULL)
        status = zr__out_of_memory(err);
    for (uint32_t a = 0; status == ZR_OK && a < officials; a++) {
        const uint32_t met_count = meet_officials(&s->calls, a, shared, met);
        zr_overlap *grown =
            count + met_count <= UINT32_MAX
                ? zr__grow(s->out.overlap, &capacity, count + met_count, sizeof *grown)
                : NULL;

        if (grown == NULL) {
            status = zr__out_of_memory(err);
        } else {
            s->out.overlap = grown;
            add_overlaps(grown + count, s->out.official, a, shared, met, met_count);
            count += met_count;
        }
    }
    zr__free(shared);
    zr__free(met);
    s->out.overlap_count = (uint32_t)count;
    if (count > 0)
        qsort(s->out.overlap, count, sizeof *s->out.overlap, by_jaccard);
    return status;
}

static double participation(const zr__call *calls, uint32_t count)
{
    uint64_t tasks = 0, squares = 0;

    for (uint32_t c = 0; c < count; c++) {
        tasks += calls[c].tasks;
        squares += (uint64_t)calls[c].tasks * calls[c].tasks;
    }
    return tasks > 0 ? (double)(tasks * tasks - squares) / (double)(tasks * tasks) : NAN;
}

/* What the tasks of a unit say; smallest tasks first, so that the sum has one order. */
static zr_unit_coverage describe_unit(const survey *s, uint32_t unit, uint32_t sizes[SIZES])
{
    const zr_graph *graph = s->graph;
    zr_unit_coverage facts = {.unit = unit, .only_plan = ZR_NONE};

    memset(sizes, 0, SIZES * sizeof *sizes);
    for (uint32_t e = graph->unit_start[unit]; e < graph->unit_start[unit + 1]; e++) {
        const uint32_t task = graph->unit_edge[e].end;
        const uint32_t plan = s->notice->task[task].plan;
        const uint32_t size = zr_graph_task_size(graph, task);

        if (!s->in_scope[task])
            continue;
        if (facts.tasks == 0)
            facts.only_plan = plan;
        else if (facts.only_plan != plan)
            facts.only_plan = ZR_NONE;
        facts.tasks++;
        sizes[size < SIZES ? size : 0]++;
    }
    facts.sole_tasks = sizes[1];
    for (int k = 1; k < SIZES; k++) {
        if (sizes[k] > 0)
            facts.exclusivity += sizes[k] * exp(1 - k);
    }
    facts.official_count = zr__calls_on(&s->calls, unit);
    facts.participation = participation(s->calls.call + s->calls.start[unit], facts.official_count);
    return facts;
}

/* Units without an official all come last, so a NaN is only compared with another. */
static int by_officials(const void *left, const void *right)
{
    const unit_row *a = left, *b = right;

    if (a->facts.official_count != b->facts.official_count)
        return a->facts.official_count > b->facts.official_count ? -1 : 1;
    if (a->facts.official_count > 0 && a->facts.participation != b->facts.participation)
        return a->facts.participation > b->facts.participation ? -1 : 1;
    if (a->facts.tasks != b->facts.tasks)
        return a->facts.tasks > b->facts.tasks ? -1 : 1;
    return strcmp(a->name, b->name);
}

/* Copy the rows in their final order, their lists into one block for each kind. */
static zr_status publish_units(survey *s, zr_error *err)
{
    s->out.unit = zr__calloc(s->row_count, sizeof *s->out.unit);
    if (s->out.unit == NULL)
        return zr__out_of_memory(err);
    if (s->row_count == 0)
        return ZR_OK;
    uint32_t *official = s->out.unit[0].official = zr__calloc(s->calls.count, sizeof *official);
    uint32_t *tasks = s->out.unit[0].official_tasks = zr__calloc(s->calls.count, sizeof *tasks);
    s->out.unit_count = s->row_count;
    if (official == NULL || tasks == NULL)
        return zr__out_of_memory(err);

    for (uint32_t r = 0; r < s->row_count; r++) {
        zr_unit_coverage *unit = &s->out.unit[r];
        *unit = s->row[r].facts;
        unit->official = official;
        unit->official_tasks = tasks;
        const zr__call *call = s->calls.call + s->calls.start[unit->unit];
        for (uint32_t c = 0; c < unit->official_count; c++) {
            *official++ = call[c].official;
            *tasks++ = call[c].tasks;
        }
    }
    return ZR_OK;
}

static zr_status describe_units(survey *s, zr_error *err)
{
    uint32_t *sizes = zr__calloc(SIZES, sizeof *sizes);

    s->row = zr__calloc(s->graph->unit_count, sizeof *s->row);
    if (sizes == NULL || s->row == NULL) {
        zr__free(sizes);
        return zr__out_of_memory(err);
    }
    for (uint32_t u = 0; u < s->graph->unit_count; u++) {
        const zr_unit_coverage facts = describe_unit(s, u, sizes);
        if (facts.tasks > 0)
            s->row[s->row_count++] = (unit_row){facts, s->notice->unit[u].name};
    }
    zr__free(sizes);
    qsort(s->row, s->row_count, sizeof *s->row, by_officials);
    return publish_units(s, err);
}

static zr_status list_tasks(survey *s, zr_error *err)
{
    const uint32_t tasks = s->out.tasks;
    zr_coverage *out = &s->out;
    bool *plan_seen = zr__calloc(s->notice->plan_count, sizeof *plan_seen);

    out->no_official = zr__calloc(tasks, sizeof *out->no_official);
    out->single_unit = zr__calloc(tasks, sizeof *out->single_unit);
    out->uncovered = zr__calloc(tasks, sizeof *out->uncovered);
    if (plan_seen == NULL || out->no_official == NULL || out->single_unit == NULL ||
        out->uncovered == NULL) {
        zr__free(plan_seen);
        return zr__out_of_memory(err);
    }
    for (uint32_t t = 0; t < s->graph->task_count; t++) {
        const zr_task *task = &s->notice->task[t];

        if (!s->in_scope[t])
            continue;
        out->plans += !plan_seen[task->plan];
        plan_seen[task->plan] = true;
        if (task->official == ZR_NONE)
            out->no_official[out->no_official_count++] = t;
        if (zr_graph_task_size(s->graph, t) == 1)
            out->single_unit[out->single_unit_count++] = t;
        if (zr_graph_task_size(s->graph, t) == 0)
            out->uncovered[out->uncovered_count++] = t;
    }
    zr__free(plan_seen);
    return ZR_OK;
}

zr_status zr_coverage_compute(zr_coverage *out, const zr_graph *graph, const zr_scope *scope,
                              zr_error *err)
{
    survey s = {.graph = graph, .notice = graph->notice};
    zr_status status = zr__scope_check(scope, graph, err);

    if (status != ZR_OK || (status = take_scope(&s, scope, err)) != ZR_OK ||
        (status = zr__calls_init(&s.calls, graph, s.in_scope, err)) != ZR_OK ||
        (status = describe_officials(&s, err)) != ZR_OK ||
        (status = find_overlaps(&s, err)) != ZR_OK || (status = describe_units(&s, err)) != ZR_OK ||
        (status = list_tasks(&s, err)) != ZR_OK)
        goto cleanup;

    *out = s.out;
    s.out = (zr_coverage){0};

cleanup:
    zr__free(s.in_scope);
    zr__calls_clear(&s.calls);
    zr__free(s.row);
    zr_coverage_clear(&s.out);
    return status;
}

void zr_coverage_clear(zr_coverage *coverage)
{
    if (coverage == NULL)
        return;
    if (coverage->official_count > 0) {
        zr__free(coverage->official[0].plan_tasks);
        zr__free(coverage->official[0].exclusive_unit);
    }
    if (coverage->unit_count > 0) {
        zr__free(coverage->unit[0].official);
        zr__free(coverage->unit[0].official_tasks);
    }
    zr__free(coverage->official);
    zr__free(coverage->overlap);
    zr__free(coverage->unit);
    zr__free(coverage->no_official);
    zr__free(coverage->single_unit);
    zr__free(coverage->uncovered);
    *coverage = (zr_coverage){0};
}
