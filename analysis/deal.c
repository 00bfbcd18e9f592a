/*
 * Dealing the tasks of two sides again: a permutation test of their total variation.
 *
 * A deal walks the smaller hand only. The other hand's load of a unit is what is left of the total,
 * and the units that the smaller hand does not touch are summed at once. Loads are whole numbers,
 * so a deal's total variation does not depend on the order of the walk beyond the last digits,
 * which the tolerance swallows: deals that tie exactly must count as ties.
 *
 * Phipson & Smyth (2010), "Permutation p-values should never be zero".
 */
#include "analysis/deal.h"

#include <math.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/random.h"

enum { MOST_EXACT = 200000, MOST_SAMPLED = 9999, LEAST_SAMPLED = 199 };

/* Assignments walked and tasks drawn in all, a second or two's worth. */
static const uint64_t WORK = 400000000;

static const double TIE = 1e-9;

/* A larger part of the tasks than this is drawn in one pass over all. */
enum { ONE_IN = 16 };

typedef struct table {
    const zr__pool *pool;
    uint64_t all;      /* Load of both hands. */
    uint64_t *load;    /* By row, of the smaller hand; 0 between deals. */
    uint32_t *touched; /* Rows with load in the smaller hand. */
    double observed;
    uint64_t shifted, alike;
} table;

/* Add up the smaller hand by row; returns how many rows it touches. */
static uint32_t take_hand(table *at, const uint32_t *hand)
{
    const zr__pool *pool = at->pool;
    uint32_t touched = 0;

    for (uint32_t i = 0; i < pool->hand; i++) {
        for (uint32_t e = pool->start[hand[i]]; e < pool->start[hand[i] + 1]; e++) {
            const uint32_t row = pool->row[e];
            if (at->load[row] == 0)
                at->touched[touched++] = row;
            at->load[row] += pool->credit[e];
        }
    }
    return touched;
}

static double total_variation(table *at, const uint32_t *hand)
{
    const uint64_t *total = at->pool->total;
    const uint32_t touched = take_hand(at, hand);
    uint64_t here = 0, rest = at->all;
    double apart = 0;

    for (uint32_t i = 0; i < touched; i++)
        here += at->load[at->touched[i]];
    const double per_here = 1.0 / (double)here, per_there = 1.0 / (double)(at->all - here);
    for (uint32_t i = 0; i < touched; i++) {
        const uint32_t row = at->touched[i];
        const uint64_t load = at->load[row];

        apart += fabs((double)load * per_here - (double)(total[row] - load) * per_there);
        rest -= total[row];
        at->load[row] = 0;
    }
    return (apart + (double)rest * per_there) / 2;
}

static void look_at(table *at, const uint32_t *hand)
{
    const double found = total_variation(at, hand);

    at->shifted += found >= at->observed - TIE;
    at->alike += found <= at->observed + TIE;
}

/* Hands of `hand` out of `tasks`, or 0 when there are more than we try. */
static uint64_t count_hands(uint64_t tasks, uint64_t hand)
{
    uint64_t hands = 1;

    for (uint64_t i = 1; i <= hand; i++) {
        hands = hands * (tasks - hand + i) / i;
        if (hands > MOST_EXACT)
            return 0;
    }
    return hands;
}

/* The next hand in lexicographic order; false after the last. */
static bool next_hand(uint32_t *hand, uint32_t size, uint32_t tasks)
{
    uint32_t i = size;

    while (i > 0 && hand[i - 1] == tasks - size + i - 1)
        i--;
    if (i == 0)
        return false;
    for (uint32_t task = hand[i - 1] + 1; i <= size; i++)
        hand[i - 1] = task++;
    return true;
}

static void deal_all(table *at, uint32_t *card)
{
    do
        look_at(at, card);
    while (next_hand(card, at->pool->hand, at->pool->tasks));
}

/* The first cards of a shuffle are a hand; going on from the last shuffle is as good as new. */
static void shuffle_hand(uint32_t *card, const zr__pool *pool, zr__random *random)
{
    for (uint32_t i = 0; i < pool->hand; i++) {
        const uint32_t j = i + zr__random_below(random, pool->tasks - i);
        const uint32_t dealt = card[j];
        card[j] = card[i];
        card[i] = dealt;
    }
}

/* Each task in turn, with the chance that the places left give it (Fan, Muller & Rezucha 1962): one
 * pass in the order of memory, three times as fast as a shuffle where the hand is large. */
static void pick_hand(uint32_t *card, const zr__pool *pool, zr__random *random)
{
    uint32_t picked = 0;

    for (uint32_t task = 0; picked < pool->hand; task++) {
        if (zr__random_below(random, pool->tasks - task) < pool->hand - picked)
            card[picked++] = task;
    }
}

static bool is_large_hand(const zr__pool *pool)
{
    return pool->hand > pool->tasks / ONE_IN;
}

static void deal_some(table *at, uint32_t *card, uint64_t deals, uint64_t seed)
{
    zr__random random;

    zr__random_seed(&random, seed);
    for (uint64_t d = 0; d < deals; d++) {
        if (is_large_hand(at->pool))
            pick_hand(card, at->pool, &random);
        else
            shuffle_hand(card, at->pool, &random);
        look_at(at, card);
    }
}

static uint64_t choose_deals(const zr__pool *pool)
{
    const double walked = (double)pool->start[pool->tasks] * pool->hand / pool->tasks;
    const double drawn = is_large_hand(pool) ? pool->tasks : pool->hand;
    const double deals = floor((double)WORK / (walked + drawn));

    if (deals > MOST_SAMPLED)
        return MOST_SAMPLED;
    return deals < LEAST_SAMPLED ? LEAST_SAMPLED : (uint64_t)deals;
}

static zr__deal deal(table *at, uint32_t *card, uint64_t deals, uint64_t seed)
{
    const zr__pool *pool = at->pool;
    const uint64_t hands = count_hands(pool->tasks, pool->hand);
    zr__deal made = {.is_exact = hands > 0};

    for (uint32_t i = 0; i < pool->tasks; i++)
        card[i] = i;
    at->observed = total_variation(at, pool->held);
    if (made.is_exact) {
        deal_all(at, card);
        made.deals = hands;
        made.p_shift = (double)at->shifted / (double)hands;
        made.p_alike = (double)at->alike / (double)hands;
    } else {
        made.deals = deals > 0 ? deals : choose_deals(pool);
        deal_some(at, card, made.deals, seed);
        made.p_shift = (double)(at->shifted + 1) / (double)(made.deals + 1);
        made.p_alike = (double)(at->alike + 1) / (double)(made.deals + 1);
    }
    return made;
}

zr_status zr__deal_test(zr__deal *out, const zr__pool *pool, uint32_t deals, uint64_t seed,
                        zr_error *err)
{
    table at = {.pool = pool};
    uint32_t *card = NULL;
    zr_status status = ZR_OK;

    if (pool->hand == 0) {
        *out = (zr__deal){.p_shift = NAN, .p_alike = NAN};
        return ZR_OK;
    }
    card = zr__calloc(pool->tasks, sizeof *card);
    at.load = zr__calloc(pool->rows, sizeof *at.load);
    at.touched = zr__calloc(pool->rows, sizeof *at.touched);
    if (card == NULL || at.load == NULL || at.touched == NULL) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    for (uint32_t row = 0; row < pool->rows; row++)
        at.all += pool->total[row];
    *out = deal(&at, card, deals, seed);

cleanup:
    zr__free(card);
    zr__free(at.load);
    zr__free(at.touched);
    return status;
}
