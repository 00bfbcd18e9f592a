/*
 * Modules of units and tasks together: two-mode modularity, improved by passing and merging labels.
 *
 * A module is good when its assignments are more than its units' and its tasks' degrees explain:
 * Q = sum over modules of e/m - gamma D K/m^2. Tasks take the label that adds most to it, then
 * units do, in turn until nothing moves; then the two modules that gain most by merging do so, and
 * the passing begins anew. What labels become depends on nothing else, so a kick that comes to
 * labels that were met before is not followed again: of a city every second ends so.
 *
 * The runs start from units apart and from random companions. They tell how settled the modules
 * are, so they know nothing of each other. Then the best of them is improved: some units are moved
 * beside a random companion, or only what two runs agree on is kept together, and all settle again.
 * That finds more than as many fresh starts do.
 *
 * Barber (2007), "Modularity and community detection in bipartite networks", Phys. Rev. E 76.
 * Beckett (2016), "Improved community detection in weighted bipartite networks", LPAwb+.
 * Lourenco, Martin & Stutzle (2003), "Iterated local search".
 * Ovelgonne & Geyer-Schulz (2012), "An ensemble learning strategy for graph clustering".
 */
#include "analysis/module_search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/label_search.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/random.h"

/* A resolution is taken to four digits behind the point, to two on a network so large that whole
 * numbers would not hold more. */
enum { SCALE = 10000, SCALE_WHEN_LARGE = 100, LARGE = 10000000 };

enum {
    ONE_UNIT_IN = 10,   /* is moved by a kick, on average */
    KICKS_A_RUN = 16,
    KICKED_EDGES = 1000000, /* that all kicks together may pass through */
    SEEN_A_START = 8 /* labellings on the way from one start, a few more than on a city */
};

typedef struct value {
    int64_t inside;   /* Assignments within modules. */
    int64_t expected; /* Sum over modules of the products of degrees. */
    int64_t quality;
} value;

/* A unit by what two runs say of it. */
typedef struct keyed {
    uint64_t key;
    uint32_t unit;
} keyed;

/* The finish of splitmix64: any two inputs give unrelated outputs. */
static uint64_t mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

static uint64_t hash_labels(const zr__label_side *own, uint64_t hash)
{
    for (uint32_t i = 0; i < own->count; i++)
        hash = (hash + own->label[i]) * UINT64_C(0x9E3779B97F4A7C15);
    return mix(hash);
}

/* Whether all labels are as they were once before; note them. When the room is half full nothing
 * more is noted. */
static bool was_seen(zr__label_search *found)
{
    const uint64_t hash = hash_labels(&found->tasks, hash_labels(&found->units, 1)) | 1;
    size_t at = (size_t)(hash >> 1) & (found->seen_room - 1);

    for (; found->seen[at] != 0; at = (at + 1) & (found->seen_room - 1))
        if (found->seen[at] == hash)
            return true;
    if (found->seen_count < found->seen_room / 2) {
        found->seen[at] = hash;
        found->seen_count++;
    }
    return false;
}

/* Labels of units are given: weigh them, and leave tasks without. */
static void begin(zr__label_search *found)
{
    const zr__label_side *const units = &found->units, *const tasks = &found->tasks;

    memset(units->weight, 0, units->count * sizeof *units->weight);
    memset(tasks->weight, 0, units->count * sizeof *tasks->weight);
    for (uint32_t u = 0; u < units->count; u++)
        units->weight[units->label[u]] += units->start[u + 1] - units->start[u];
    for (uint32_t t = 0; t < tasks->count; t++)
        tasks->label[t] = ZR_NONE;
}

/* Improve the labels of the units until neither passing nor merging does. False when it came to
 * labels that were seen, and only what is new was to be followed. */
static bool improve(value *reached, zr__label_search *found, bool only_new)
{
    const zr__label_side *const units = &found->units, *const tasks = &found->tasks;

    begin(found);
    *reached = (value){0};
    if (was_seen(found) && only_new)
        return false;
    do {
        zr__label_settle(found);
        if (was_seen(found) && only_new)
            return false;
    } while (zr__label_merge(found));

    for (uint32_t u = 0; u < units->count; u++) {
        for (uint32_t e = units->start[u]; e < units->start[u + 1]; e++)
            reached->inside += units->label[u] == tasks->label[units->end[e]];
        reached->expected += units->weight[u] * tasks->weight[u]; /* Here u is a label. */
    }
    reached->quality = reached->inside * found->reward - reached->expected * found->penalty;
    return true;
}

static void start_apart(zr__label_side *units)
{
    for (uint32_t u = 0; u < units->count; u++)
        units->label[u] = u;
}

/* One of those that a unit shares a task with, or the unit itself: the one that draws the lowest
 * lot, so that the order of tasks does not matter. */
static uint32_t companion(const zr__label_search *found, uint32_t unit, uint64_t draw)
{
    const zr__label_side *const units = &found->units, *const tasks = &found->tasks;
    uint64_t lowest = UINT64_MAX;
    uint32_t drawn = unit;

    for (uint32_t e = units->start[unit]; e < units->start[unit + 1]; e++) {
        const uint32_t task = units->end[e];

        for (uint32_t f = tasks->start[task]; f < tasks->start[task + 1]; f++) {
            const uint64_t lot = mix(draw + tasks->end[f]);
            if (lot < lowest) {
                lowest = lot;
                drawn = tasks->end[f];
            }
        }
    }
    return drawn;
}

static void start_at_random(zr__label_search *found, zr__random *random)
{
    for (uint32_t u = 0; u < found->units.count; u++)
        found->units.label[u] = companion(found, u, zr__random_next(random));
}

/* From the labels of a run, with some units moved. */
static void start_from(zr__label_search *found, const uint32_t *label, zr__random *random)
{
    for (uint32_t u = 0; u < found->units.count; u++) {
        const uint64_t draw = zr__random_next(random);
        const bool is_moved = draw % ONE_UNIT_IN == 0;

        found->units.label[u] = label[is_moved ? companion(found, u, draw) : u];
    }
}

static int by_key(const void *left, const void *right)
{
    const keyed *a = left, *b = right;

    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->unit > b->unit) - (a->unit < b->unit);
}

/* From what two runs agree on: units are together where they are in both. */
static void start_from_both(zr__label_search *found, const uint32_t *one, const uint32_t *other,
                            keyed *room)
{
    const uint32_t units = found->units.count;
    uint32_t first = 0;

    for (uint32_t u = 0; u < units; u++)
        room[u] = (keyed){(uint64_t)one[u] << 32 | other[u], u};
    qsort(room, units, sizeof *room, by_key);
    for (uint32_t i = 0; i < units; i++) {
        if (room[i].key != room[first].key)
            first = i;
        found->units.label[room[i].unit] = room[first].unit;
    }
}

static bool reserve_side(zr__label_side *own, uint32_t labels)
{
    own->label = zr__calloc(own->count, sizeof *own->label);
    own->weight = zr__calloc(labels, sizeof *own->weight);
    own->first = zr__calloc((size_t)labels + 1, sizeof *own->first);
    own->by_label = zr__calloc(own->count, sizeof *own->by_label);
    return own->label != NULL && own->weight != NULL && own->first != NULL &&
           own->by_label != NULL;
}

static bool reserve(zr__label_search *found, uint32_t starts)
{
    const uint32_t labels = found->units.count;

    for (found->seen_room = 1; found->seen_room < 2 * SEEN_A_START * (size_t)starts;)
        found->seen_room *= 2;
    found->seen = zr__calloc(found->seen_room, sizeof *found->seen);

    found->count = zr__calloc(labels, sizeof *found->count);
    found->met = zr__calloc(labels, sizeof *found->met);
    found->bond = zr__calloc(2 * (size_t)found->edges, sizeof *found->bond);
    found->bond_start = zr__calloc((size_t)labels + 1, sizeof *found->bond_start);
    found->partner = zr__calloc(labels, sizeof *found->partner);
    found->into = zr__calloc(labels, sizeof *found->into);
    found->next = zr__calloc(labels, sizeof *found->next);
    return reserve_side(&found->units, labels) && reserve_side(&found->tasks, labels) &&
           found->count != NULL && found->met != NULL && found->bond != NULL &&
           found->bond_start != NULL && found->partner != NULL && found->into != NULL &&
           found->next != NULL && found->seen != NULL;
}

static void clear_side(zr__label_side *own)
{
    zr__free(own->label);
    zr__free(own->weight);
    zr__free(own->first);
    zr__free(own->by_label);
}

static void clear_search(zr__label_search *found)
{
    clear_side(&found->units);
    clear_side(&found->tasks);
    zr__free(found->count);
    zr__free(found->met);
    zr__free(found->bond);
    zr__free(found->bond_start);
    zr__free(found->partner);
    zr__free(found->into);
    zr__free(found->next);
    zr__free(found->seen);
}

/* Keep a run as number `run`; the better one is the one to publish, on a tie the one with the lower
 * labels. */
static void keep(zr__modules *made, zr__label_search *found, uint32_t run, value reached,
                 value *best)
{
    const uint32_t units = made->unit_count;
    uint32_t *label = made->label + (size_t)run * units;

    memcpy(label, found->units.label, units * sizeof *label);
    zr__renumber(label, units, found->met);
    const int order = memcmp(label, zr__modules_run(made, made->best), units * sizeof *label);
    if (run > 0 && (reached.quality < best->quality ||
                    (reached.quality == best->quality && order >= 0)))
        return;
    *best = reached;
    made->best = run;
    for (uint32_t t = 0; t < made->task_count; t++)
        made->of_task[t] = found->met[found->tasks.label[t]];
}

static uint32_t choose_kicks(const zr__label_search *found, uint32_t restarts)
{
    const uint64_t wanted = (uint64_t)KICKS_A_RUN * restarts;
    const uint64_t affordable = (uint64_t)(KICKED_EDGES / found->edges);

    return (uint32_t)(wanted < affordable ? wanted : affordable);
}

/* Go on from what there is: from the best with some units moved, and from what it, or another run,
 * has in common with a second. What is better than the best, or as good with lower labels, takes
 * its place, in one of two rows of labels behind the runs. */
static void polish(zr__modules *made, zr__label_search *found, uint32_t kicks, zr__random *random,
                   value *best, keyed *room)
{
    const uint32_t run = made->run_count;

    for (uint32_t kick = 0; kick < kicks; kick++) {
        const uint32_t next = made->best == run ? run + 1 : run;
        const uint32_t other = zr__random_below(random, run);
        const uint32_t one = kick % 4 == 0 ? zr__random_below(random, run) : made->best;

        if (kick % 2 == 0)
            start_from_both(found, zr__modules_run(made, one), zr__modules_run(made, other), room);
        else
            start_from(found, zr__modules_run(made, made->best), random);
        value reached;
        if (improve(&reached, found, true))
            keep(made, found, next, reached, best);
    }
    if (made->best < run)
        return; /* Nothing better. */
    memmove(made->label + (size_t)run * made->unit_count, zr__modules_run(made, made->best),
            made->unit_count * sizeof *made->label);
    made->best = run;
    made->run_count++;
}

zr_status zr__two_mode_modules(zr__modules *out, const zr__incidence *net, double resolution,
                               uint64_t seed, uint32_t restarts, zr_error *err)
{
    const int64_t scale = net->edge_count > LARGE ? SCALE_WHEN_LARGE : SCALE;
    const double edges = net->edge_count;
    zr__label_search found = {
        .units = {.count = net->unit_count, .start = net->unit_start, .end = net->unit_task},
        .tasks = {.count = net->task_count, .start = net->task_start, .end = net->task_unit},
        .edges = net->edge_count,
        .reward = net->edge_count * scale,
        .penalty = llround(resolution * (double)scale)};
    zr__modules made = {0};
    keyed *room = zr__calloc(net->unit_count, sizeof *room);
    const uint32_t kicks = choose_kicks(&found, restarts);
    zr__random random;
    value best = {0};
    zr_status status = ZR_OK;

    if (!zr__modules_init(&made, net, restarts + 3) || !reserve(&found, restarts + 1 + kicks) ||
        room == NULL) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }

    zr__random_seed(&random, seed);
    start_apart(&found.units);
    for (uint32_t run = 0; run <= restarts; run++) {
        if (run > 0)
            start_at_random(&found, &random);
        value reached;
        improve(&reached, &found, false);
        keep(&made, &found, run, reached, &best);
        made.run_count++;
    }
    polish(&made, &found, kicks, &random, &best, room);
    made.fit = (double)best.inside / edges;
    made.cost = (double)best.expected / edges / edges;
    made.resolution = (double)found.penalty / (double)scale;
    made.modularity = (double)best.quality / (double)scale / edges / edges;
    *out = made;
    made = (zr__modules){0};

cleanup:
    zr__modules_clear(&made);
    clear_search(&found);
    zr__free(room);
    return status;
}
