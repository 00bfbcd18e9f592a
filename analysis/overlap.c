/*
 * Rank-biased overlap: the part of two rankings that agrees down to depth d, over all depths, each
 * weighing p times the one before. The first ranks count most, which tau does not see.
 *
 * Both rank the same things, so that the lists are complete: A_n p^n + (1 - p) / p sum A_d p^d.
 * Ties are taken in three ways. w: equal load is equal rank, and a thing counts in full from the
 * first rank of its tie. a: the order within a tie is unknown, and each of its ranks counts a part.
 * b: a, divided so that a ranking agrees with itself to 1.
 *
 * Webber, Moffat & Zobel (2010), "A similarity measure for indefinite rankings", TOIS 28.
 * Corsi & Urbano (2024), "The treatment of ties in rank-biased overlap", SIGIR.
 */
#include "analysis/overlap.h"

#include <math.h>

#include "src/memory.h"

static const double PERSISTENCE = 0.9;
enum { DEEPEST = 400 }; /* 0.9^400 is below the last digit of a sum near 1. */

/* By rank: the things that have it. */
static uint32_t *sizes_of_ties(const uint32_t *rank, uint32_t count)
{
    uint32_t *size = zr__calloc((size_t)count + 1, sizeof *size);

    for (uint32_t i = 0; size != NULL && i < count; i++)
        size[rank[i]]++;
    return size;
}

/* How much of a thing stands at `depth` or above it. */
static double part_above(uint32_t rank, const uint32_t *size, uint32_t depth)
{
    if (rank > depth)
        return 0;
    return fmin((double)(depth - rank + 1) / size[rank], 1);
}

static zr_rank_overlap agreement_at(uint32_t depth, const uint32_t *const rank[2],
                                    const uint32_t *const size[2], uint32_t count)
{
    uint32_t both = 0, listed = 0;
    double common = 0, squares[2] = {0};

    for (uint32_t i = 0; i < count; i++) {
        const double part[2] = {part_above(rank[0][i], size[0], depth),
                                part_above(rank[1][i], size[1], depth)};
        both += part[0] > 0 && part[1] > 0;
        listed += (uint32_t)(part[0] > 0) + (uint32_t)(part[1] > 0);
        common += part[0] * part[1];
        squares[0] += part[0] * part[0];
        squares[1] += part[1] * part[1];
    }
    return (zr_rank_overlap){2.0 * both / listed, common / depth,
                             common / sqrt(squares[0] * squares[1])};
}

static void add(zr_rank_overlap *sum, const zr_rank_overlap *agreement, double weight)
{
    sum->w += weight * agreement->w;
    sum->a += weight * agreement->a;
    sum->b += weight * agreement->b;
}

zr_rank_overlap zr__rank_overlap(const uint32_t *first, const uint32_t *second, uint32_t count,
                                 bool *has_memory)
{
    const uint32_t *const rank[2] = {first, second};
    uint32_t *size[2] = {sizes_of_ties(first, count), sizes_of_ties(second, count)};
    zr_rank_overlap sum = {NAN, NAN, NAN};
    double weight = 1 - PERSISTENCE;

    *has_memory = size[0] != NULL && size[1] != NULL;
    if (*has_memory && count > 0)
        sum = (zr_rank_overlap){0};
    for (uint32_t depth = 1; *has_memory && depth <= count && depth <= DEEPEST; depth++) {
        const zr_rank_overlap at =
            agreement_at(depth, rank, (const uint32_t *const[2]){size[0], size[1]}, count);

        add(&sum, &at, weight);
        weight *= PERSISTENCE;
        if (depth == count)
            add(&sum, &at, weight / (1 - PERSISTENCE));
    }
    zr__free(size[0]);
    zr__free(size[1]);
    return sum;
}
