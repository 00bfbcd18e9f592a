/*
 * The ties of both sides, laid over each other: the Jaccard index of the pairs that share a task,
 * and that of their Newman weights, sum of minima over sum of maxima.
 *
 * Ties are put in the order of the moves, which depends on their values and names only.
 *
 * Newman (2001), "Scientific collaboration networks. II", Phys. Rev. E 64:016132.
 */
#include "analysis/shared_ties.h"

#include <math.h>
#include <stdlib.h>

#include "src/failure.h"
#include "src/memory.h"

/* Two places in the list of moves, the lower one first, and the weight on each side. */
typedef struct pair {
    uint32_t low, high;
    double weight[2];
} pair;

static int compare_pairs(const void *left, const void *right)
{
    const pair *a = left, *b = right;

    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    return (a->high > b->high) - (a->high < b->high);
}

/* By row of the alignment: the place of its move. */
static uint32_t *places_of(const zr_comparison *of, const zr__alignment *units)
{
    uint32_t *place = zr__calloc(units->count, sizeof *place);

    for (uint32_t i = 0; place != NULL && i < of->unit_count; i++) {
        const zr_move *move = &of->unit[i];
        const bool is_new = move->from.index == ZR_NONE;

        place[units->row[is_new][is_new ? move->to.index : move->from.index]] = i;
    }
    return place;
}

static void add_ties(pair *list, uint32_t *count, const zr_projection *ties, int number,
                     const uint32_t *row, const uint32_t *place)
{
    for (uint32_t i = 0; i < ties->tie_count; i++) {
        const uint32_t a = place[row[ties->tie[i].a]], b = place[row[ties->tie[i].b]];
        pair *added = &list[*count];

        if (a == b)
            continue; /* Two names of one unit, as the other notice has it. */
        *added = (pair){.low = a < b ? a : b, .high = a < b ? b : a};
        added->weight[number] = ties->tie[i].newman;
        ++*count;
    }
}

static void measure(zr_comparison *out, pair *list, uint32_t count)
{
    uint32_t all = 0, common = 0, end;
    double least = 0, most = 0;

    qsort(list, count, sizeof *list, compare_pairs);
    for (uint32_t first = 0; first < count; first = end) {
        double weight[2] = {0};

        for (end = first; end < count && compare_pairs(&list[first], &list[end]) == 0; end++) {
            weight[0] += list[end].weight[0];
            weight[1] += list[end].weight[1];
        }
        all++;
        common += weight[0] > 0 && weight[1] > 0;
        least += fmin(weight[0], weight[1]);
        most += fmax(weight[0], weight[1]);
    }
    out->tie_jaccard = all > 0 ? (double)common / all : NAN;
    out->newman_jaccard = all > 0 ? least / most : NAN;
}

zr_status zr__compare_ties(zr_comparison *out, const zr_side *const side[2],
                           const zr__alignment *units, zr_error *err)
{
    zr_projection ties[2] = {0};
    uint32_t *place = NULL, count = 0;
    pair *list = NULL;
    zr_status status;

    for (int i = 0; i < 2; i++) {
        if ((status = zr_projection_compute(&ties[i], side[i]->graph, &side[i]->scope, err)) !=
            ZR_OK)
            goto cleanup;
    }
    place = places_of(out, units);
    list = zr__calloc((size_t)ties[0].tie_count + ties[1].tie_count, sizeof *list);
    if (place == NULL || list == NULL) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    for (int i = 0; i < 2; i++)
        add_ties(list, &count, &ties[i], i, units->row[i], place);
    measure(out, list, count);

cleanup:
    zr_projection_clear(&ties[0]);
    zr_projection_clear(&ties[1]);
    zr__free(place);
    zr__free(list);
    return status;
}
