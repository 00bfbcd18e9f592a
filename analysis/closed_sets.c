/*
 * Closed sets: units that tasks name together, and no further unit always with them.
 *
 * The tasks that name all units of a set are walked and their units counted: those on every one of
 * them belong to the set, which closes it; each of the others that is frequent enough extends it.
 * An extension by a unit is kept only if closing it adds no unit before that one, so that each
 * closed set is met once and none has to be remembered. One search takes a bounded number of steps
 * and of sets; beyond, it starts again with twice the support.
 *
 * Pasquier, Bastide, Taouil & Lakhal (1999), "Discovering frequent closed itemsets".
 * Uno, Kiyomi & Arimura (2004), "LCM ver. 2: efficient mining algorithms for frequent sets".
 */
#include "zeren/groups.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/incidence.h"
#include "analysis/statistics.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"

static const uint64_t STEPS_PER_EDGE = 20;
static const uint64_t MORE_STEPS = 50000000;
enum { MOST_DEPTH = 2000 }; /* of extensions: the machine's stack */

/* Numbers one after the other; places in it stay when it grows. */
typedef struct pile {
    uint32_t *number;
    size_t count, room;
} pile;

typedef enum outcome { DONE, TOO_MUCH, NO_MEMORY } outcome;

typedef struct search {
    zr__incidence net;
    const zr_graph *graph;
    zr_repeated_groups_options options; /* with the support of this search */
    uint64_t steps_left;
    uint32_t depth;
    uint32_t *met;  /* By unit: times met in the tasks walked; 0 between walks. */
    size_t *next;   /* By unit: where its next task goes in `work`. */
    uint32_t *in;   /* By unit: the depth at which it came into the set being extended, or 0. */
    pile work;      /* A stack: tasks and units of the sets being extended. */
    pile unit, lead; /* Of the sets found, one after the other. */
    zr_repeated_group *found;
    size_t found_count, found_room;
} search;

static bool reserve(pile *p, size_t more)
{
    uint32_t *moved = zr__grow(p->number, &p->room, p->count + more, sizeof *moved);

    if (moved == NULL)
        return false;
    p->number = moved;
    return true;
}

/* A stretch of `work`. */
typedef struct stretch {
    size_t start, end;
} stretch;

/* Tasks whose units are to be walked cost their units. */
static uint64_t cost_of(const search *s, stretch tasks)
{
    uint64_t cost = 1;

    for (size_t i = tasks.start; i < tasks.end; i++)
        cost += zr__task_size(&s->net, s->work.number[i]);
    return cost;
}

/* Count how often each unit is named by the tasks, and pile up those that are. */
static stretch meet_units(search *s, stretch tasks)
{
    stretch units = {s->work.count, s->work.count};

    for (size_t i = tasks.start; i < tasks.end; i++) {
        const uint32_t task = s->work.number[i];
        for (uint32_t e = s->net.task_start[task]; e < s->net.task_start[task + 1]; e++) {
            const uint32_t unit = s->net.task_unit[e];
            if (s->met[unit]++ == 0)
                s->work.number[units.end++] = unit;
        }
    }
    s->work.count = units.end;
    return units;
}

/* Deal the tasks out to the units that may extend the set, each where its next one goes. */
static void deal_tasks(search *s, stretch tasks)
{
    for (size_t i = tasks.start; i < tasks.end; i++) {
        const uint32_t task = s->work.number[i];
        for (uint32_t e = s->net.task_start[task]; e < s->net.task_start[task + 1]; e++) {
            const uint32_t unit = s->net.task_unit[e];
            if (s->next[unit] > 0)
                s->work.number[s->next[unit]++] = task;
        }
    }
}

/* Whether closing adds a unit before the last one, `first` - 1: then the set is met from there. */
static bool is_met_elsewhere(const search *s, stretch units, uint32_t tasks, uint32_t first)
{
    for (size_t i = units.start; i < units.end; i++) {
        const uint32_t unit = s->work.number[i];
        if (s->met[unit] == tasks && unit + 1 < first && s->in[unit] == 0)
            return true;
    }
    return false;
}

/* How many of the tasks each unit of a set leads; `met` is free. */
static uint32_t count_leads(search *s, stretch tasks, const uint32_t *unit, uint32_t count,
                            uint32_t *lead)
{
    uint32_t exact = 0;

    for (size_t i = tasks.start; i < tasks.end; i++) {
        const uint32_t task = s->net.task[s->work.number[i]];
        exact += zr_graph_task_size(s->graph, task) == count;
        for (uint32_t e = s->graph->task_start[task]; e < s->graph->task_start[task + 1]; e++)
            if (s->graph->task_edge[e].role == ZR_LEAD)
                s->met[s->net.number[s->graph->task_edge[e].end]]++;
    }
    for (uint32_t i = 0; i < count; i++)
        lead[i] = s->met[unit[i]];
    for (size_t i = tasks.start; i < tasks.end; i++) {
        const uint32_t task = s->work.number[i];
        for (uint32_t e = s->net.task_start[task]; e < s->net.task_start[task + 1]; e++)
            s->met[s->net.task_unit[e]] = 0;
    }
    return exact;
}

static double lift_of(const search *s, const uint32_t *unit, uint32_t count, uint32_t support)
{
    double log_lift = log(support) - log(s->net.task_count);

    for (uint32_t i = 0; i < count; i++)
        log_lift += log(s->net.task_count) - log(zr__unit_degree(&s->net, unit[i]));
    return exp(log_lift);
}

/* Keep the set of the `count` units that stand at `at` in `work`. */
static outcome keep(search *s, stretch tasks, size_t at, uint32_t count)
{
    const uint32_t support = (uint32_t)(tasks.end - tasks.start);

    if (s->found_count == s->options.most_groups)
        return TOO_MUCH;
    zr_repeated_group *moved = zr__grow(s->found, &s->found_room, s->found_count + 1,
                                        sizeof *moved);
    if (moved == NULL)
        return NO_MEMORY;
    s->found = moved;
    if (!reserve(&s->unit, count) || !reserve(&s->lead, count))
        return NO_MEMORY;

    uint32_t *unit = s->unit.number + s->unit.count, *lead = s->lead.number + s->lead.count;
    for (uint32_t i = 0; i < count; i++)
        unit[i] = s->work.number[at + i];
    zr__sort_numbers(unit, count);
    moved[s->found_count++] = (zr_repeated_group){
        .unit_count = count,
        .support = support,
        .exact = count_leads(s, tasks, unit, count, lead),
        .share = (double)support / s->net.task_count,
        .lift = lift_of(s, unit, count, support),
    };
    s->unit.count += count;
    s->lead.count += count;
    return DONE;
}

/* Bring the units of the closed set to the front; how many. */
static uint32_t bring_forward(search *s, stretch units, uint32_t tasks)
{
    uint32_t *unit = s->work.number + units.start;
    uint32_t count = 0;

    for (size_t i = 0; i < units.end - units.start; i++)
        if (s->met[unit[i]] == tasks) {
            const uint32_t other = unit[count];
            unit[count++] = unit[i];
            unit[i] = other;
        }
    return count;
}

/* Of the units after the closed set, keep those that may extend it; forget all that were met. The
 * tasks of those kept will follow, as many for each as it was met. */
static stretch choose_extensions(search *s, stretch units, uint32_t closed, uint32_t first)
{
    uint32_t *unit = s->work.number;
    stretch kept = {units.start + closed, units.start + closed};

    for (size_t i = units.start; i < units.end; i++) {
        const bool extends = i >= kept.start && unit[i] + 1 > first &&
                             s->met[unit[i]] >= s->options.least_support;
        s->next[unit[i]] = extends ? s->met[unit[i]] : 0;
        s->met[unit[i]] = 0;
        if (extends)
            unit[kept.end++] = unit[i];
    }
    s->work.count = kept.end;
    return kept;
}

/* Lay out the tasks of each extension, one extension after the other, and leave their numbers of
 * tasks in `work` behind the extensions. Returns where the first's tasks start. */
static bool lay_out_tasks(search *s, stretch tasks, stretch extensions, size_t *start)
{
    const size_t count = extensions.end - extensions.start;
    size_t needed = count;

    for (size_t i = extensions.start; i < extensions.end; i++)
        needed += s->next[s->work.number[i]];
    if (!reserve(&s->work, needed))
        return false;

    size_t at = *start = extensions.end + count;
    for (size_t i = extensions.start; i < extensions.end; i++) {
        const uint32_t unit = s->work.number[i];
        const size_t met = s->next[unit];
        s->work.number[i + count] = (uint32_t)met;
        s->next[unit] = at;
        at += met;
    }
    s->work.count = at;
    deal_tasks(s, tasks);
    for (size_t i = extensions.start; i < extensions.end; i++)
        s->next[s->work.number[i]] = 0;
    return true;
}

/* Units that come into the set at this depth, and leave it again. */
static void enter(search *s, stretch set)
{
    for (size_t i = set.start; i < set.end; i++)
        if (s->in[s->work.number[i]] == 0)
            s->in[s->work.number[i]] = s->depth;
}

static void leave(search *s, stretch set)
{
    for (size_t i = set.start; i < set.end; i++)
        if (s->in[s->work.number[i]] == s->depth)
            s->in[s->work.number[i]] = 0;
}

/* Close the set of units that the tasks share, keep it, and extend it by units from `first` on. */
static outcome extend(search *s, stretch tasks, uint32_t first)
{
    const uint32_t support = (uint32_t)(tasks.end - tasks.start);
    const uint64_t cost = cost_of(s, tasks);
    const size_t base = s->work.count;
    size_t at = 0;
    outcome result = DONE;

    if (cost > s->steps_left || s->depth == MOST_DEPTH)
        return TOO_MUCH;
    s->steps_left -= cost;
    if (!reserve(&s->work, (size_t)cost))
        return NO_MEMORY;

    const stretch units = meet_units(s, tasks);
    const bool is_new = !is_met_elsewhere(s, units, support, first);
    const uint32_t closed = bring_forward(s, units, support);
    const stretch set = {units.start, units.start + closed};
    const stretch others = choose_extensions(s, units, closed, is_new ? first : UINT32_MAX);
    if (is_new && closed >= s->options.least_units)
        result = keep(s, tasks, set.start, closed);
    if (result == DONE && !lay_out_tasks(s, tasks, others, &at))
        result = NO_MEMORY;

    s->depth++;
    enter(s, set);
    for (size_t i = others.start; i < others.end && result == DONE; i++) {
        const uint32_t count = s->work.number[i + others.end - others.start];
        result = extend(s, (stretch){at, at + count}, s->work.number[i] + 1);
        at += count;
    }
    leave(s, set);
    s->depth--;
    s->work.count = base;
    return result;
}

/* One search from all tasks, for the present support. */
static outcome search_once(search *s)
{
    const uint32_t tasks = s->net.task_count;

    s->found_count = s->unit.count = s->lead.count = s->work.count = 0;
    s->steps_left = MORE_STEPS + STEPS_PER_EDGE * s->net.edge_count;
    if (tasks < s->options.least_support)
        return DONE;
    if (!reserve(&s->work, tasks))
        return NO_MEMORY;
    for (uint32_t t = 0; t < tasks; t++)
        s->work.number[s->work.count++] = t;
    return extend(s, (stretch){0, tasks}, 0);
}

static outcome search_enough(search *s)
{
    outcome result = search_once(s);

    while (result == TOO_MUCH) {
        s->options.least_support = s->options.least_support > UINT32_MAX / 2
                                       ? UINT32_MAX
                                       : 2 * s->options.least_support;
        result = search_once(s);
    }
    return result;
}

static int compare_groups(const void *left, const void *right)
{
    const zr_repeated_group *a = left, *b = right;

    if (a->support != b->support)
        return a->support > b->support ? -1 : 1;
    if (a->unit_count != b->unit_count)
        return a->unit_count > b->unit_count ? -1 : 1;
    for (uint32_t i = 0; i < a->unit_count; i++)
        if (a->unit[i] != b->unit[i])
            return a->unit[i] < b->unit[i] ? -1 : 1;
    return 0;
}

/* Sort what was found, and give units their numbers in the notice. */
static void finish(zr_repeated_groups *out, search *s)
{
    size_t at = 0;

    for (size_t g = 0; g < s->found_count; g++) {
        s->found[g].unit = s->unit.number + at;
        s->found[g].lead = s->lead.number + at;
        at += s->found[g].unit_count;
    }
    if (s->found_count > 0)
        qsort(s->found, s->found_count, sizeof *s->found, compare_groups);
    for (size_t i = 0; i < s->unit.count; i++)
        s->unit.number[i] = s->net.unit[s->unit.number[i]];
    *out = (zr_repeated_groups){
        .count = (uint32_t)s->found_count,
        .group = s->found,
        .tasks = s->net.task_count,
        .least_units = s->options.least_units,
        .least_support = s->options.least_support,
        .unit_memory = s->unit.number,
        .lead_memory = s->lead.number,
    };
    s->found = NULL;
    s->unit.number = s->lead.number = NULL;
}

static zr_status check(const zr_graph *graph, const zr_scope *scope,
                       const zr_repeated_groups_options *options, zr_error *err)
{
    if (options->least_units == 0 || options->least_support == 0 || options->most_groups == 0)
        return zr__fail(err, ZR_EINVAL,
                        _("repeated groups need at least one unit, one task and one place"));
    return zr__scope_check(scope, graph, err);
}

zr_status zr_repeated_groups_compute(zr_repeated_groups *out, const zr_graph *graph,
                                     const zr_scope *scope,
                                     const zr_repeated_groups_options *options, zr_error *err)
{
    static const zr_repeated_groups_options defaults = ZR_REPEATED_GROUPS_OPTIONS_INIT;
    search s = {.graph = graph, .options = options != NULL ? *options : defaults};

    assert(out != NULL && graph != NULL);
    zr_status status = check(graph, scope, &s.options, err);
    if (status == ZR_OK)
        status = zr__incidence_init(&s.net, graph, scope, err);
    if (status != ZR_OK)
        return status;
    s.depth = 1;
    s.met = zr__calloc(s.net.unit_count, sizeof *s.met);
    s.next = zr__calloc(s.net.unit_count, sizeof *s.next);
    s.in = zr__calloc(s.net.unit_count, sizeof *s.in);
    if (s.met == NULL || s.next == NULL || s.in == NULL || search_enough(&s) != DONE)
        status = zr__out_of_memory(err);
    else
        finish(out, &s);

    zr__incidence_clear(&s.net);
    zr__free(s.met);
    zr__free(s.next);
    zr__free(s.in);
    zr__free(s.work.number);
    zr__free(s.unit.number);
    zr__free(s.lead.number);
    zr__free(s.found);
    return status;
}

void zr_repeated_groups_clear(zr_repeated_groups *groups)
{
    if (groups == NULL)
        return;
    zr__free(groups->group);
    zr__free(groups->unit_memory);
    zr__free(groups->lead_memory);
    *groups = (zr_repeated_groups){0};
}
