/*
 * DeltaCon: two networks are alike when from every unit the same others are reached as easily.
 *
 * S = (I + e^2 D - e A)^-1 says how much of what starts at one unit arrives at another, over ties
 * of any length, where A has the weights, D the strengths and e = 1 / (1 + the largest strength).
 * The distance is that of Matusita: of the roots of S, so that missing a weak path counts too. The
 * matrix is symmetric and its diagonal outweighs its rows, so it can be inverted in place, without
 * looking for pivots, by sweeping out one unit after another; rows that a sweep does not touch cost
 * nothing, which spares most of a sparse network.
 *
 * Koutra, Vogelstein & Faloutsos (2013), "DeltaCon: a principled massive-graph similarity
 * function", SDM, 162-170.
 */
#include <math.h>

#include "analysis/shared_ties.h"
#include "src/memory.h"

/* The lower half of a symmetric matrix: row i has i + 1 entries. */
static double *row_of(double *half, uint32_t i)
{
    return half + (size_t)i * ((size_t)i + 1) / 2;
}

/* I + e^2 D - e A of one side; `strength` is room by unit. */
static void fill(double *half, double *strength, const zr__tie_pairs *ties, int side)
{
    double largest = 0;

    for (uint32_t u = 0; u < ties->unit_count; u++)
        strength[u] = 0;
    for (uint32_t i = 0; i < ties->count; i++) {
        strength[ties->pair[i].low] += ties->pair[i].weight[side];
        strength[ties->pair[i].high] += ties->pair[i].weight[side];
    }
    for (uint32_t u = 0; u < ties->unit_count; u++)
        largest = fmax(largest, strength[u]);

    const double e = 1 / (1 + largest);
    for (uint32_t u = 0; u < ties->unit_count; u++)
        row_of(half, u)[u] = 1 + e * e * strength[u];
    for (uint32_t i = 0; i < ties->count; i++)
        row_of(half, ties->pair[i].high)[ties->pair[i].low] = -e * ties->pair[i].weight[side];
}

/* Column `pivot` as one array, but for the pivot itself. */
static void copy_column(double *column, double *half, uint32_t count, uint32_t pivot)
{
    for (uint32_t i = 0; i < count; i++)
        column[i] = i < pivot ? row_of(half, pivot)[i] : row_of(half, i)[pivot];
    column[pivot] = 0;
}

static void sweep(double *half, double *column, uint32_t count, uint32_t pivot)
{
    const double own = row_of(half, pivot)[pivot];

    copy_column(column, half, count, pivot);
    for (uint32_t i = 0; i < count; i++) {
        const double factor = column[i] / own;
        double *row = row_of(half, i);

        if (factor == 0)
            continue;
        for (uint32_t j = 0; j <= i; j++)
            row[j] -= factor * column[j];
    }
    for (uint32_t i = 0; i < count; i++)
        *(i < pivot ? &row_of(half, pivot)[i] : &row_of(half, i)[pivot]) = column[i] / own;
    row_of(half, pivot)[pivot] = -1 / own;
}

/* Leaves minus the inverse. */
static void invert(double *half, double *column, uint32_t count)
{
    for (uint32_t pivot = 0; pivot < count; pivot++)
        sweep(half, column, count, pivot);
}

static double root_distance(double *one, double *other, uint32_t count)
{
    double sum = 0;

    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j <= i; j++) {
            const double apart = sqrt(fmax(-row_of(one, i)[j], 0)) -
                                 sqrt(fmax(-row_of(other, i)[j], 0));
            sum += (i == j ? 1 : 2) * apart * apart;
        }
    return sqrt(sum);
}

bool zr__delta_con(double *distance, const zr__tie_pairs *ties)
{
    const uint32_t count = ties->unit_count;
    const size_t cells = (size_t)count * ((size_t)count + 1) / 2;
    double *half[2], *room;
    bool has_memory;

    *distance = NAN;
    if (ties->count == 0 || count > ZR_MOST_DELTACON)
        return true;
    half[0] = zr__calloc(cells, sizeof *half[0]);
    half[1] = zr__calloc(cells, sizeof *half[1]);
    room = zr__calloc(count, sizeof *room);
    has_memory = half[0] != NULL && half[1] != NULL && room != NULL;
    for (int side = 0; side < 2 && has_memory; side++) {
        fill(half[side], room, ties, side);
        invert(half[side], room, count);
    }
    if (has_memory)
        *distance = root_distance(half[0], half[1], count);
    zr__free(half[0]);
    zr__free(half[1]);
    zr__free(room);
    return has_memory;
}
