/*
 * Fewer lines on the poster: hubs.
 *
 * Where each of a units is on each of b tasks of a block, always in the same role, a hub between
 * them needs a + b lines instead of ab. Each step takes the hub that saves the most; candidates are
 * what any two tasks of a block have in common, with all tasks that have it too. Past a bounded
 * number of comparisons lines stay as they are.
 *
 * Newbery (1989), "Edge concentration: a method for clustering directed graphs".
 */
#include "render/poster.h"

#include <string.h>

#include "src/failure.h"
#include "src/memory.h"

static const uint64_t MOST_STEPS = 40000000; /* ties looked at: a third of a second */

typedef struct concentration {
    zr__poster *p;
    uint32_t *start;  /* By task: its first tie; they stand one after the other. */
    uint32_t *shared; /* Ties that one task has in common with another. */
    uint32_t *best;   /* The same, of the hub that saves the most. */
    uint32_t *joins;  /* Tasks of a hub. */
    uint32_t *role;   /* By unit: 1 + its role on the task noted; 0 without one. */
    uint64_t steps;
} concentration;

/* What of a task is not drawn through a hub yet. */
static bool is_free(const zr__poster_tie *tie)
{
    return tie->hub == ZR_NONE;
}

static void note(concentration *c, uint32_t task, bool is_noted)
{
    for (uint32_t e = c->start[task]; e < c->start[task + 1]; e++)
        if (is_free(&c->p->tie[e]))
            c->role[c->p->tie[e].unit] = is_noted ? 1 + c->p->tie[e].leads : 0;
    c->steps += c->start[task + 1] - c->start[task];
}

/* Whether the task noted has a unit, in the same role. */
static bool has(const concentration *c, uint32_t tie)
{
    return c->role[c->p->tie[tie].unit] == 1u + c->p->tie[tie].leads;
}

/* Free ties of `task` that `other` has as well, into c->shared; how many. */
static uint32_t share(concentration *c, uint32_t task, uint32_t other)
{
    uint32_t count = 0;

    note(c, other, true);
    for (uint32_t e = c->start[task]; e < c->start[task + 1]; e++)
        if (is_free(&c->p->tie[e]) && has(c, e))
            c->shared[count++] = e;
    note(c, other, false);
    return count;
}

static bool has_all(concentration *c, uint32_t task, const uint32_t *tie, uint32_t count)
{
    uint32_t found = 0;

    note(c, task, true);
    while (found < count && has(c, tie[found]))
        found++;
    note(c, task, false);
    return found == count;
}

/* Lines that a hub saves; negative where it needs more. */
static int64_t saving(uint32_t units, uint32_t tasks)
{
    return (int64_t)units * tasks - units - tasks;
}

/* Try what two tasks of a block share; *most is what the best hub so far saves, of *units. */
static void try_pair(concentration *c, const zr__poster_block *block, uint32_t one, uint32_t other,
                     int64_t *most, uint32_t *units)
{
    const uint32_t *task = c->p->order + block->first;
    const uint32_t count = share(c, task[one], task[other]);
    uint32_t tasks = 0;

    if (count < 2 || saving(count, block->count) <= *most || c->steps > MOST_STEPS)
        return;
    for (uint32_t i = 0; i < block->count; i++)
        tasks += has_all(c, task[i], c->shared, count);
    if (saving(count, tasks) > *most) {
        *most = saving(count, tasks);
        *units = count;
        memcpy(c->best, c->shared, count * sizeof *c->best);
    }
}

static void join(concentration *c, uint32_t task, uint32_t unit)
{
    for (uint32_t e = c->start[task]; e < c->start[task + 1]; e++)
        if (c->p->tie[e].unit == unit)
            c->p->tie[e].hub = c->p->hub_count;
}

/* Draw the best ties through a hub, in every task of the block that has them all. */
static void add_hub(concentration *c, uint32_t block, uint32_t units)
{
    zr__poster *p = c->p;
    zr__poster_hub hub = {.block = block, .units = units, .unit = p->tie[c->best[0]].unit};

    /* None joins before all are known: the best ties are one of the tasks'. */
    for (uint32_t i = 0; i < p->block[block].count; i++) {
        const uint32_t task = p->order[p->block[block].first + i];
        if (has_all(c, task, c->best, units))
            c->joins[hub.tasks++] = task;
    }
    for (uint32_t i = 0; i < hub.tasks; i++)
        for (uint32_t u = 0; u < units; u++)
            join(c, c->joins[i], p->tie[c->best[u]].unit);
    for (uint32_t u = 0; u < units; u++)
        hub.leads |= p->tie[c->best[u]].leads;
    hub.task = c->joins[0];
    p->hub[p->hub_count++] = hub;
}

static void concentrate(concentration *c)
{
    for (uint32_t b = 0; b < c->p->block_count; b++)
        for (int64_t most = 1; most > 0 && c->p->hub_count < ZR__POSTER_HUBS;) {
            uint32_t units = 0;
            most = 0;
            for (uint32_t i = 0; i < c->p->block[b].count; i++)
                for (uint32_t j = i + 1; j < c->p->block[b].count; j++)
                    try_pair(c, &c->p->block[b], i, j, &most, &units);
            if (most > 0)
                add_hub(c, b, units);
        }
}

/* Ties come task by task. */
static void find_starts(const concentration *c)
{
    for (uint32_t i = 0; i < c->p->tie_count; i++)
        c->start[c->p->tie[i].task + 1] = i + 1;
    for (uint32_t t = 0; t < c->p->task_count; t++)
        if (c->start[t + 1] < c->start[t])
            c->start[t + 1] = c->start[t];
}

zr_status zr__poster_concentrate(zr__poster *p, zr_error *err)
{
    concentration c = {.p = p,
                       .start = zr__calloc((size_t)p->task_count + 1, sizeof *c.start),
                       .shared = zr__calloc(p->unit_count, sizeof *c.shared),
                       .best = zr__calloc(p->unit_count, sizeof *c.best),
                       .joins = zr__calloc(p->task_count, sizeof *c.joins),
                       .role = zr__calloc(p->unit_count, sizeof *c.role)};

    p->hub = zr__calloc(ZR__POSTER_HUBS, sizeof *p->hub);
    const bool made = p->hub != NULL && c.start != NULL && c.shared != NULL && c.best != NULL &&
                      c.joins != NULL && c.role != NULL;
    if (made) {
        find_starts(&c);
        concentrate(&c);
    }
    zr__free(c.start);
    zr__free(c.shared);
    zr__free(c.best);
    zr__free(c.joins);
    zr__free(c.role);
    return made ? ZR_OK : zr__out_of_memory(err);
}
