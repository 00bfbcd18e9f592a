/*
 * How far two distributions lie apart, and how much alike they rank.
 *
 * Every sum is symmetric in the two sides and taken in the order of the moves, which depends on
 * their values and names only: swapping sides or shuffling the notice changes no bit.
 *
 * Lin (1991), "Divergence measures based on the Shannon entropy".
 * Endres & Schindelin (2003), "A new metric for probability distributions".
 * Kendall (1945), "The treatment of ties in ranking problems"; Knight (1966), "A computer method
 * for calculating Kendall's tau with ungrouped data".
 */
#include "analysis/shift.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

typedef struct loaded {
    uint64_t load;
    uint32_t place;
} loaded;

static int by_load(const void *left, const void *right)
{
    const loaded *a = left, *b = right;

    return (a->load < b->load) - (a->load > b->load);
}

bool zr__competition_ranks(uint32_t *rank, const uint64_t *load, uint32_t count, uint64_t tolerance)
{
    loaded *sorted = zr__calloc(count, sizeof *sorted);

    if (sorted == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = (loaded){load[i], i};
    qsort(sorted, count, sizeof *sorted, by_load);

    uint32_t last = 1;
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0 && sorted[i - 1].load - sorted[i].load > tolerance)
            last = i + 1;
        rank[sorted[i].place] = last;
    }
    zr__free(sorted);
    return true;
}

typedef struct rank_pair {
    uint32_t x, y;
} rank_pair;

static int by_both(const void *left, const void *right)
{
    const rank_pair *a = left, *b = right;

    if (a->x != b->x)
        return a->x < b->x ? -1 : 1;
    return (a->y > b->y) - (a->y < b->y);
}

static uint64_t pairs_of(uint64_t count)
{
    return count * (count - 1) / 2;
}

/* Pairs tied in x, or when `jointly` in both; the pairs are sorted by both. */
static uint64_t tied_in_x(const rank_pair *pair, uint32_t count, bool jointly)
{
    uint64_t tied = 0;
    uint32_t first = 0;

    for (uint32_t i = 1; i <= count; i++) {
        if (i < count && pair[i].x == pair[first].x && (!jointly || pair[i].y == pair[first].y))
            continue;
        tied += pairs_of(i - first);
        first = i;
    }
    return tied;
}

static uint64_t tied_in_y(const uint32_t *sorted, uint32_t count)
{
    uint64_t tied = 0;
    uint32_t first = 0;

    for (uint32_t i = 1; i <= count; i++) {
        if (i < count && sorted[i] == sorted[first])
            continue;
        tied += pairs_of(i - first);
        first = i;
    }
    return tied;
}

/* Merge two sorted neighbours and count the pairs they hold in the wrong order. */
static uint64_t merge(uint32_t *to, const uint32_t *from, size_t start, size_t middle, size_t end)
{
    size_t left = start, right = middle;
    uint64_t swaps = 0;

    for (size_t i = start; i < end; i++) {
        if (left < middle && (right >= end || from[left] <= from[right])) {
            to[i] = from[left++];
        } else {
            to[i] = from[right++];
            swaps += middle - left;
        }
    }
    return swaps;
}

/* Sort `value` and count the pairs that stood in the wrong order. */
static uint64_t sort_and_count(uint32_t *value, uint32_t *spare, size_t count)
{
    uint64_t swaps = 0;

    for (size_t width = 1; width < count; width *= 2) {
        for (size_t start = 0; start < count; start += 2 * width) {
            const size_t middle = start + width < count ? start + width : count;
            const size_t end = middle + width < count ? middle + width : count;
            swaps += merge(spare, value, start, middle, end);
        }
        memcpy(value, spare, count * sizeof *value);
    }
    return swaps;
}

bool zr__kendall_tau_b(double *tau, const uint32_t *first, const uint32_t *second, uint32_t count)
{
    rank_pair *pair = zr__calloc(count, sizeof *pair);
    uint32_t *y = zr__calloc((size_t)count * 2, sizeof *y);
    const bool has_memory = pair != NULL && y != NULL;

    if (has_memory) {
        for (uint32_t i = 0; i < count; i++)
            pair[i] = (rank_pair){first[i], second[i]};
        qsort(pair, count, sizeof *pair, by_both);
        for (uint32_t i = 0; i < count; i++)
            y[i] = pair[i].y;

        const uint64_t all = count > 0 ? pairs_of(count) : 0;
        const uint64_t swaps = sort_and_count(y, y + count, count);
        const uint64_t in_x = tied_in_x(pair, count, false), in_y = tied_in_y(y, count);
        const uint64_t in_both = tied_in_x(pair, count, true);
        const double concordant = (double)(all - in_x - in_y + in_both - swaps);
        const double free_pairs = sqrt((double)(all - in_x)) * sqrt((double)(all - in_y));

        *tau = free_pairs > 0 ? (concordant - (double)swaps) / free_pairs : NAN;
    }
    zr__free(pair);
    zr__free(y);
    return has_memory;
}

/* Of one share against the mean of both, in bits; 0 log 0 = 0. */
static double information(double share, double mean)
{
    return share > 0 ? share * log2(share / mean) : 0;
}

void zr__shift_distances(zr_comparison *out, const zr_move *move, uint32_t count)
{
    double shifts = 0, divergence = 0, squares = 0, least = 0, most = 0;
    bool is_defined = false;

    for (uint32_t i = 0; i < count; i++) {
        const double p = move[i].from.share, q = move[i].to.share;
        const double roots = sqrt(p) - sqrt(q);

        is_defined = !isnan(p) && !isnan(q);
        shifts += fabs(q - p);
        divergence += information(p, (p + q) / 2) + information(q, (p + q) / 2);
        squares += roots * roots;
        least += fmin(p, q);
        most += fmax(p, q);
    }
    out->total_variation = is_defined ? shifts / 2 : NAN;
    out->jsd = is_defined ? fmax(divergence / 2, 0) : NAN;
    out->jsd_distance = is_defined ? sqrt(out->jsd) : NAN;
    out->hellinger = is_defined ? sqrt(squares / 2) : NAN;
    out->weighted_jaccard = is_defined ? least / most : NAN;
}
