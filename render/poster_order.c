/*
 * Few crossings on the poster.
 *
 * Blocks are dealt to the two sides by chance, the next one to the shorter side. Then units, blocks
 * and the tasks of a block are ordered in turn by the mean place of what they are tied to
 * (barycentre), and units sifted by a table of what crosses when one stands above another. The
 * best of many such starts is kept.
 *
 * Sugiyama, Tagawa & Toda (1981), IEEE SMC 11. Matuszewski, Schonfeld & Molitor (1999), Graph
 * Drawing.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "render/poster.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/random.h"

enum { STARTS = 40, SWEEPS = 8, ROUNDS = 6, MOST_SIFTED = 600 };

typedef struct key {
    double mean;
    uint32_t place, what;
} key;

typedef struct ordering {
    zr__poster *p;
    uint32_t *unit_place; /* By unit. */
    double *place;        /* By task: from the top of its side, 0 to 1. */
    uint32_t *start;      /* Ties of a unit, in `tied`, the left side's and then the right's. */
    zr__poster_tie *tied;
    uint32_t *cross;      /* Unit above unit. */
    key *key;
    uint32_t *best_order, *best_blocks, *best_units;
    int *best_side;
} ordering;

static int by_mean(const void *left, const void *right)
{
    const key *a = left, *b = right;

    if (a->mean != b->mean)
        return a->mean < b->mean ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static int side_of(const zr__poster *p, uint32_t task)
{
    return p->block[p->task[task].block].side;
}

static bool allocate(ordering *o, zr__poster *p)
{
    const size_t units = p->unit_count, tasks = p->task_count, blocks = p->block_count;
    const size_t most = units + tasks + blocks;

    *o = (ordering){.p = p,
                    .unit_place = zr__calloc(units, sizeof *o->unit_place),
                    .place = zr__calloc(tasks, sizeof *o->place),
                    .start = zr__calloc(units + 1, sizeof *o->start),
                    .tied = zr__calloc(p->tie_count, sizeof *o->tied),
                    .cross = zr__calloc(units * units, sizeof *o->cross),
                    .key = zr__calloc(most, sizeof *o->key),
                    .best_order = zr__calloc(tasks, sizeof *o->best_order),
                    .best_blocks = zr__calloc(blocks, sizeof *o->best_blocks),
                    .best_units = zr__calloc(units, sizeof *o->best_units),
                    .best_side = zr__calloc(blocks, sizeof *o->best_side)};
    if (o->unit_place == NULL || o->place == NULL || o->start == NULL || o->tied == NULL ||
        o->cross == NULL || o->key == NULL || o->best_order == NULL || o->best_blocks == NULL ||
        o->best_units == NULL || o->best_side == NULL)
        return false;
    for (uint32_t i = 0; i < p->tie_count; i++)
        o->start[p->tie[i].unit + 1]++;
    for (uint32_t u = 0; u < p->unit_count; u++)
        o->start[u + 1] += o->start[u];
    uint32_t *next = o->unit_place; /* free until the first order */
    memcpy(next, o->start, units * sizeof *next);
    for (uint32_t i = 0; i < p->tie_count; i++)
        o->tied[next[p->tie[i].unit]++] = p->tie[i];
    return true;
}

static void clear(ordering *o)
{
    zr__free(o->unit_place);
    zr__free(o->place);
    zr__free(o->start);
    zr__free(o->tied);
    zr__free(o->cross);
    zr__free(o->key);
    zr__free(o->best_order);
    zr__free(o->best_blocks);
    zr__free(o->best_units);
    zr__free(o->best_side);
}

/* Where tasks are, for the present order of blocks and of the tasks in them. */
static void note_tasks(ordering *o)
{
    zr__poster *p = o->p;
    double y[2] = {0, 0};

    for (uint32_t i = 0; i < p->block_count; i++) {
        const zr__poster_block *block = &p->block[p->block_order[i]];
        y[block->side] += zr__poster_heading(block->heading.count);
        for (uint32_t t = block->first; t < block->first + block->count; t++) {
            o->place[p->order[t]] = y[block->side] / p->height;
            y[block->side] += p->task[p->order[t]].height;
        }
    }
}

static void note_units(ordering *o)
{
    for (uint32_t i = 0; i < o->p->unit_count; i++)
        o->unit_place[o->p->unit_order[i]] = i;
}

static void sort(ordering *o, uint32_t *what, uint32_t count)
{
    qsort(o->key, count, sizeof *o->key, by_mean);
    for (uint32_t i = 0; i < count; i++)
        what[i] = o->key[i].what;
}

static void sort_units(ordering *o)
{
    zr__poster *p = o->p;

    for (uint32_t i = 0; i < p->unit_count; i++) {
        const uint32_t unit = p->unit_order[i], ties = o->start[unit + 1] - o->start[unit];
        double sum = 0;
        for (uint32_t e = o->start[unit]; e < o->start[unit + 1]; e++)
            sum += o->place[o->tied[e].task];
        o->key[i] = (key){ties > 0 ? sum / ties : (double)i / p->unit_count, i, unit};
    }
    sort(o, p->unit_order, p->unit_count);
    note_units(o);
}

/* Tasks of each block, then blocks; `sum` and `ties` are room for a number by task. */
static void sort_tasks(ordering *o, double *sum, uint32_t *ties)
{
    zr__poster *p = o->p;

    memset(sum, 0, p->task_count * sizeof *sum);
    memset(ties, 0, p->task_count * sizeof *ties);
    for (uint32_t i = 0; i < p->tie_count; i++) {
        sum[p->tie[i].task] += o->unit_place[p->tie[i].unit];
        ties[p->tie[i].task]++;
    }
    for (uint32_t b = 0; b < p->block_count; b++) {
        const zr__poster_block *block = &p->block[b];
        for (uint32_t i = 0; i < block->count; i++) {
            const uint32_t task = p->order[block->first + i];
            o->key[i] = (key){sum[task] / fmax(ties[task], 1), i, task};
        }
        sort(o, p->order + block->first, block->count);
    }
    for (uint32_t i = 0; i < p->block_count; i++) {
        const zr__poster_block *block = &p->block[p->block_order[i]];
        double all = 0, count = 0;
        for (uint32_t t = 0; t < block->count; t++) {
            all += sum[p->order[block->first + t]];
            count += ties[p->order[block->first + t]];
        }
        o->key[i] = (key){all / fmax(count, 1), i, p->block_order[i]};
    }
    sort(o, p->block_order, p->block_count);
    note_tasks(o);
}

/* Ties of one unit that cross those of another below it. */
static uint32_t cross_pair(const ordering *o, uint32_t above, uint32_t below)
{
    uint32_t crossings = 0;

    for (uint32_t a = o->start[above]; a < o->start[above + 1]; a++)
        for (uint32_t b = o->start[below]; b < o->start[below + 1]; b++)
            crossings += side_of(o->p, o->tied[a].task) == side_of(o->p, o->tied[b].task) &&
                         o->place[o->tied[a].task] > o->place[o->tied[b].task];
    return crossings;
}

static void fill_table(ordering *o)
{
    const uint32_t units = o->p->unit_count;

    for (uint32_t a = 0; a < units; a++)
        for (uint32_t b = 0; b < units; b++)
            o->cross[(size_t)a * units + b] = a != b ? cross_pair(o, a, b) : 0;
}

static void sift_unit(ordering *o, uint32_t unit)
{
    const uint32_t units = o->p->unit_count;
    uint32_t *order = o->p->unit_order;
    uint32_t from = 0, to = 0;
    int64_t cost = 0, least = 0;

    while (order[from] != unit)
        from++;
    memmove(order + from, order + from + 1, (units - 1 - from) * sizeof *order);
    for (uint32_t i = 0; i + 1 < units; i++) {
        cost += (int64_t)o->cross[(size_t)order[i] * units + unit] -
                (int64_t)o->cross[(size_t)unit * units + order[i]];
        if (cost < least || (cost == least && i + 1 == from)) {
            least = cost;
            to = i + 1;
        }
    }
    memmove(order + to + 1, order + to, (units - 1 - to) * sizeof *order);
    order[to] = unit;
}

static uint64_t count(const ordering *o)
{
    const uint32_t units = o->p->unit_count, *order = o->p->unit_order;
    uint64_t crossings = 0;

    for (uint32_t i = 0; i < units; i++)
        for (uint32_t j = i + 1; j < units; j++)
            crossings += o->cross[(size_t)order[i] * units + order[j]];
    return crossings;
}

/* Deal the blocks, in their present order, to the shorter side each; the height of the longer. */
static double deal(zr__poster *p)
{
    double height[2] = {0, 0};

    for (uint32_t i = 0; i < p->block_count; i++) {
        zr__poster_block *block = &p->block[p->block_order[i]];
        block->side = height[0] > height[1];
        height[block->side] += block->height;
    }
    return fmax(height[0], height[1]);
}

static void keep(ordering *o)
{
    const zr__poster *p = o->p;

    memcpy(o->best_order, p->order, p->task_count * sizeof *p->order);
    memcpy(o->best_blocks, p->block_order, p->block_count * sizeof *p->block_order);
    memcpy(o->best_units, p->unit_order, p->unit_count * sizeof *p->unit_order);
    for (uint32_t b = 0; b < p->block_count; b++)
        o->best_side[b] = p->block[b].side;
}

static void restore(const ordering *o)
{
    zr__poster *p = o->p;

    memcpy(p->order, o->best_order, p->task_count * sizeof *p->order);
    memcpy(p->block_order, o->best_blocks, p->block_count * sizeof *p->block_order);
    memcpy(p->unit_order, o->best_units, p->unit_count * sizeof *p->unit_order);
    for (uint32_t b = 0; b < p->block_count; b++)
        p->block[b].side = o->best_side[b];
}

static void improve(ordering *o, uint64_t *fewest, double *sum, uint32_t *ties)
{
    note_tasks(o);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
        sort_units(o);
        sort_tasks(o, sum, ties);
    }
    for (int round = 0; round < ROUNDS; round++) {
        fill_table(o);
        for (uint32_t u = 0; u < o->p->unit_count; u++)
            sift_unit(o, u);
        const uint64_t crossings = count(o);
        if (crossings < *fewest) {
            *fewest = crossings;
            keep(o);
        }
        note_units(o);
        sort_tasks(o, sum, ties);
    }
}

/* Deal by height first, then by chance. */
static void shuffle_blocks(zr__poster *p, zr__random *random, int start)
{
    if (start > 0) {
        zr__random_shuffle(random, p->block_order, p->block_count);
        return;
    }
    for (uint32_t i = 1; i < p->block_count; i++) {
        const uint32_t moved = p->block_order[i];
        uint32_t at = i;
        for (; at > 0 && p->block[p->block_order[at - 1]].height < p->block[moved].height; at--)
            p->block_order[at] = p->block_order[at - 1];
        p->block_order[at] = moved;
    }
}

zr_status zr__poster_order(zr__poster *p, bool *fits, zr_error *err)
{
    ordering o;
    const int starts = p->tie_count > 800 ? 4 : STARTS;
    const bool made = allocate(&o, p);
    double *sum = zr__calloc(p->task_count, sizeof *sum);
    uint32_t *ties = zr__calloc(p->task_count, sizeof *ties);
    uint64_t fewest = UINT64_MAX;
    zr__random random;

    *fits = false;
    if (made && sum != NULL && ties != NULL) {
        zr__random_seed(&random, p->subject->options->seed);
        for (uint32_t b = 0; b < p->block_count; b++)
            p->block_order[b] = b;
        for (uint32_t u = 0; u < p->unit_count; u++)
            p->unit_order[u] = u;
        for (int start = 0; start < starts; start++) {
            shuffle_blocks(p, &random, start);
            if (deal(p) > p->height)
                continue;
            *fits = true;
            improve(&o, &fewest, sum, ties);
        }
        if (*fits)
            restore(&o);
    }
    const zr_status status = made && sum != NULL && ties != NULL ? ZR_OK : zr__out_of_memory(err);
    clear(&o);
    zr__free(sum);
    zr__free(ties);
    return status;
}
