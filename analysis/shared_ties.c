/*
 * The ties of both sides, laid over each other: the Jaccard index of the pairs that share a task,
 * and that of their Newman weights, sum of minima over sum of maxima.
 *
 * Ties are put in the order of the moves, which depends on their values and names only. On the
 * pairs so found the two networks are also correlated (qap.c) and held against each other by what
 * can be reached in them (delta_con.c).
 *
 * Newman (2001), "Scientific collaboration networks. II", Phys. Rev. E 64:016132.
 */
#include "analysis/shared_ties.h"

#include <math.h>
#include <stdlib.h>

#include "src/failure.h"
#include "src/memory.h"

static int compare_pairs(const void *left, const void *right)
{
    const zr__tie_pair *a = left, *b = right;

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

static void add_ties(zr__tie_pairs *list, const zr_projection *ties, int number,
                     const uint32_t *row, const uint32_t *place)
{
    for (uint32_t i = 0; i < ties->tie_count; i++) {
        const uint32_t a = place[row[ties->tie[i].a]], b = place[row[ties->tie[i].b]];
        zr__tie_pair *added = &list->pair[list->count];

        if (a == b)
            continue; /* Two names of one unit, as the other notice has it. */
        *added = (zr__tie_pair){.low = a < b ? a : b, .high = a < b ? b : a};
        added->weight[number] = ties->tie[i].newman;
        list->count++;
    }
}

/* Make one of what stands for one pair. */
static void sort_pairs(zr__tie_pairs *list)
{
    uint32_t kept = 0, end;

    qsort(list->pair, list->count, sizeof *list->pair, compare_pairs);
    for (uint32_t first = 0; first < list->count; first = end) {
        zr__tie_pair sum = list->pair[first];

        for (end = first + 1;
             end < list->count && compare_pairs(&sum, &list->pair[end]) == 0; end++) {
            sum.weight[0] += list->pair[end].weight[0];
            sum.weight[1] += list->pair[end].weight[1];
        }
        list->pair[kept++] = sum;
    }
    list->count = kept;
}

static void measure(zr_comparison *out, const zr__tie_pairs *list)
{
    uint32_t common = 0;
    double least = 0, most = 0;

    for (uint32_t i = 0; i < list->count; i++) {
        const double *weight = list->pair[i].weight;

        common += weight[0] > 0 && weight[1] > 0;
        least += fmin(weight[0], weight[1]);
        most += fmax(weight[0], weight[1]);
    }
    out->tie_jaccard = list->count > 0 ? (double)common / list->count : NAN;
    out->newman_jaccard = list->count > 0 ? least / most : NAN;
}

zr_status zr__compare_ties(zr_comparison *out, const zr_side *const side[2],
                           const zr__alignment *units, zr_error *err)
{
    zr_projection ties[2] = {0};
    zr__tie_pairs list = {.unit_count = out->unit_count};
    uint32_t *place = NULL;
    zr_status status;

    for (int i = 0; i < 2; i++) {
        if ((status = zr_projection_compute(&ties[i], side[i]->graph, &side[i]->scope, err)) !=
            ZR_OK)
            goto cleanup;
    }
    place = places_of(out, units);
    list.pair = zr__calloc((size_t)ties[0].tie_count + ties[1].tie_count, sizeof *list.pair);
    if (place == NULL || list.pair == NULL) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    for (int i = 0; i < 2; i++)
        add_ties(&list, &ties[i], i, units->row[i], place);
    sort_pairs(&list);
    measure(out, &list);
    if (!zr__correlate_ties(&out->qap, &list, out->seed) ||
        !zr__delta_con(&out->deltacon_distance, &list))
        status = zr__out_of_memory(err);
    out->deltacon = 1 / (1 + out->deltacon_distance);

cleanup:
    zr_projection_clear(&ties[0]);
    zr_projection_clear(&ties[1]);
    zr__free(place);
    zr__free(list.pair);
    return status;
}
