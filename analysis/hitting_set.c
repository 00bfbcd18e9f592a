/*
 * A hitting set of any size of table: the greedy choice and a bound under it.
 *
 * Greedy takes the member that meets most rows not met yet, the smallest number on a tie. What a
 * member still meets only falls, so a heap with stale entries will do: the top is looked at again
 * and put back until it is true. The set is at most H(n) times too large.
 *
 * Two bounds are taken from below, and the larger one kept. Rows without a member in common need
 * one member each: they are picked smallest first. And if every row weighs 1 / (the most rows that
 * any of its members meets), no member meets more than a weight of 1, so that a hitting set has at
 * least as many members as the weights add up to.
 *
 * Johnson (1974), "Approximation algorithms for combinatorial problems".
 * Chvatal (1979), "A greedy heuristic for the set-covering problem".
 */
#include "analysis/hitting_set.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/statistics.h"
#include "src/failure.h"
#include "src/memory.h"

static const double SLACK = 1e-9; /* what rounding may add to a sum of weights */

typedef struct candidate {
    uint32_t gain;
    uint32_t member;
} candidate;

typedef struct choice {
    const zr__row *row;
    uint32_t count;
    uint32_t members;
    uint32_t *start; /* By member, offsets into `hits`. */
    uint32_t *hits;  /* Rows. */
    bool *is_met;    /* By row. */
    candidate *heap;
    uint32_t heap_count;
    uint32_t *taken;
    uint32_t taken_count;
} choice;

/* Smaller rows first, then by their members: equal for equal rows only. */
static int compare_rows(const void *left, const void *right)
{
    const zr__row *a = left, *b = right;

    if (a->size != b->size)
        return a->size < b->size ? -1 : 1;
    for (uint32_t i = 0; i < a->size; i++)
        if (a->member[i] != b->member[i])
            return a->member[i] < b->member[i] ? -1 : 1;
    return 0;
}

/* Afterwards the hits of member m are from start[m] up to start[m + 1]. */
static void list_hits(choice *c, uint32_t edges)
{
    for (uint32_t r = 0; r < c->count; r++)
        for (uint32_t i = 0; i < c->row[r].size; i++)
            c->start[c->row[r].member[i] + 1]++;
    for (uint32_t m = 0; m < c->members; m++)
        c->start[m + 1] += c->start[m];
    /* Filled from the end of each list, the starts move down to their places. */
    for (uint32_t r = c->count; r > 0; r--)
        for (uint32_t i = 0; i < c->row[r - 1].size; i++)
            c->hits[--c->start[c->row[r - 1].member[i] + 1]] = r - 1;
    for (uint32_t m = 0; m < c->members; m++)
        c->start[m] = c->start[m + 1];
    c->start[c->members] = edges;
}

static bool is_better(candidate a, candidate b)
{
    return a.gain != b.gain ? a.gain > b.gain : a.member < b.member;
}

static void sink(choice *c, uint32_t place)
{
    const candidate moved = c->heap[place];

    for (uint32_t child; (child = 2 * place + 1) < c->heap_count; place = child) {
        if (child + 1 < c->heap_count && is_better(c->heap[child + 1], c->heap[child]))
            child++;
        if (!is_better(c->heap[child], moved))
            break;
        c->heap[place] = c->heap[child];
    }
    c->heap[place] = moved;
}

static uint32_t gain_of(const choice *c, uint32_t member)
{
    uint32_t gain = 0;

    for (uint32_t i = c->start[member]; i < c->start[member + 1]; i++)
        gain += !c->is_met[c->hits[i]];
    return gain;
}

static uint32_t take(choice *c, uint32_t member)
{
    uint32_t met = 0;

    for (uint32_t i = c->start[member]; i < c->start[member + 1]; i++) {
        met += !c->is_met[c->hits[i]];
        c->is_met[c->hits[i]] = true;
    }
    c->taken[c->taken_count++] = member;
    return met;
}

static void choose_greedily(choice *c)
{
    uint32_t left = c->count;

    for (uint32_t m = 0; m < c->members; m++)
        c->heap[c->heap_count++] = (candidate){c->start[m + 1] - c->start[m], m};
    for (uint32_t i = c->heap_count; i > 0; i--)
        sink(c, i - 1);
    while (left > 0) {
        const uint32_t gain = gain_of(c, c->heap[0].member);

        if (gain == c->heap[0].gain)
            left -= take(c, c->heap[0].member);
        else
            c->heap[0].gain = gain;
        if (gain == 0)
            c->heap[0] = c->heap[--c->heap_count];
        sink(c, 0);
    }
}

/* Rows picked smallest first so that no two share a member; `is_used` by member. */
static uint32_t count_apart(const choice *c, bool *is_used)
{
    uint32_t apart = 0;

    for (uint32_t r = 0; r < c->count; r++) {
        bool is_free = true;

        for (uint32_t i = 0; is_free && i < c->row[r].size; i++)
            is_free = !is_used[c->row[r].member[i]];
        if (!is_free)
            continue;
        apart++;
        for (uint32_t i = 0; i < c->row[r].size; i++)
            is_used[c->row[r].member[i]] = true;
    }
    return apart;
}

static uint32_t sum_weights(const choice *c)
{
    double sum = 0;

    for (uint32_t r = 0; r < c->count; r++) {
        uint32_t most = 1;

        for (uint32_t i = 0; i < c->row[r].size; i++) {
            const uint32_t member = c->row[r].member[i];
            const uint32_t hits = c->start[member + 1] - c->start[member];
            most = hits > most ? hits : most;
        }
        sum += 1.0 / most;
    }
    return (uint32_t)ceil(sum - SLACK);
}

static bool reserve(choice *c, uint32_t edges)
{
    c->start = zr__calloc((size_t)c->members + 1, sizeof *c->start);
    c->hits = zr__calloc(edges, sizeof *c->hits);
    c->is_met = zr__calloc(c->count, sizeof *c->is_met);
    c->heap = zr__calloc(c->members, sizeof *c->heap);
    c->taken = zr__calloc(c->members, sizeof *c->taken);
    return c->start != NULL && c->hits != NULL && c->is_met != NULL && c->heap != NULL &&
           c->taken != NULL;
}

zr_status zr__hitting_set_find(zr__hitting_set *out, zr__row *row, uint32_t count,
                               uint32_t members, uint32_t most_searched, zr_error *err)
{
    choice c = {.row = row, .count = count, .members = members};
    bool *is_used = zr__calloc(members, sizeof *is_used);
    uint32_t edges = 0;
    zr_status status = ZR_OK;

    for (uint32_t r = 0; r < count; r++)
        edges += row[r].size;
    if (is_used == NULL || !reserve(&c, edges)) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    qsort(row, count, sizeof *row, compare_rows);
    list_hits(&c, edges);
    choose_greedily(&c);
    zr__sort_numbers(c.taken, c.taken_count);

    const uint32_t apart = count_apart(&c, is_used), weighed = sum_weights(&c);
    zr__hitting_set set = {
        .member = c.taken,
        .count = c.taken_count,
        .least = apart > weighed ? apart : weighed,
        .greedy = c.taken_count,
        .is_searched = count <= most_searched,
    };
    if (set.is_searched && set.least < set.count)
        status = zr__hitting_set_search(&set, row, count, members, err);
    if (status == ZR_OK) {
        *out = set;
        c.taken = NULL;
    }

cleanup:
    zr__free(c.start);
    zr__free(c.hits);
    zr__free(c.is_met);
    zr__free(c.heap);
    zr__free(c.taken);
    zr__free(is_used);
    return status;
}
