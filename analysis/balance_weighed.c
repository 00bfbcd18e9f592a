/*
 * Balance by weight of the tasks: how low the heaviest burden can be brought, and by how few
 * hand-overs.
 *
 * Both are NP-hard, and both are answered by two numbers: what was found, and what nothing can be
 * below. The peak lies between the fractional optimum, rounded up, and the best of three starts
 * that a local search improves: the leads as they are, the divided tasks rounded, the heaviest
 * first. On a small notice the gap is closed by branch and bound. When the two meet, the answer is
 * proved.
 *
 * Lenstra, Shmoys & Tardos (1990), "Approximation algorithms for scheduling unrelated parallel
 * machines", Math. Program. 46:259-271.
 */
#include "analysis/balance.h"

#include <string.h>

#include "analysis/weighing.h"
#include "src/failure.h"
#include "src/memory.h"

enum { MOST_LOAD = UINT32_MAX / 4, MOST_LISTS = 64 };

typedef struct leveling {
    zr__weighing w;
    bool *best; /* By edge: the leads of the lowest peak that was found. */
    bool *kept; /* Those of the shortest list. */
} leveling;

/* A task without items weighs one. */
static zr_status weigh_tasks(zr__weighing *w, zr_error *err)
{
    zr__balancing *b = w->b;
    uint64_t all = 0;

    w->weight = zr__calloc(b->seats.task_count, sizeof *w->weight);
    w->flow = zr__calloc(b->seats.edge_count, sizeof *w->flow);
    w->carried = zr__calloc(b->seats.unit_count, sizeof *w->carried);
    if (w->weight == NULL || w->flow == NULL || w->carried == NULL)
        return zr__out_of_memory(err);
    for (uint32_t t = 0; t < b->seats.task_count; t++) {
        const uint32_t items = b->graph->notice->task[b->task[t]].items;

        b->result.without_items += items == 0;
        w->weight[t] = items > 0 ? items : 1;
    }
    for (uint32_t e = 0; e < b->seats.edge_count; e++)
        all += b->led[e] ? w->weight[b->seats.task[e]] : 0;
    return all <= MOST_LOAD ? ZR_OK
                            : zr__fail(err, ZR_EINVAL, "%s", _("the tasks have too many items"));
}

/* Every task with those who lead it, as the flow starts. */
static void start_flow(zr__weighing *w)
{
    zr__weigh_again(w, w->b->led);
    for (uint32_t e = 0; e < w->b->seats.edge_count; e++)
        w->flow[e] = w->b->led[e] ? w->weight[w->b->seats.task[e]] : 0;
    for (uint32_t u = 0; u < w->b->seats.unit_count; u++)
        w->carried[u] = w->b->seats.load[u];
}

static uint32_t largest_load(const zr__seats *seats)
{
    uint32_t largest = 0;

    for (uint32_t u = 0; u < seats->unit_count; u++)
        largest = seats->load[u] > largest ? seats->load[u] : largest;
    return largest;
}

/* The smallest peak at which the divided tasks fit, by halving; the flow of one is the start for
 * the next. By capacity the present peak may not do. */
static zr_status find_bound(uint32_t *bound, zr__weighing *w, zr_error *err)
{
    uint32_t low = 0, high = w->b->result.peak;
    bool fits = w->b->result.seats == 0;
    zr_status status = ZR_OK;

    start_flow(w);
    while (!fits && status == ZR_OK && high <= UINT32_MAX / 2) {
        zr__balance_set_caps(w->b, high);
        status = zr__weigh_divided(&fits, w, err);
        if (!fits) {
            low = high;
            high *= 2;
        }
    }
    while (status == ZR_OK && high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;

        zr__balance_set_caps(w->b, middle);
        status = zr__weigh_divided(&fits, w, err);
        if (fits)
            high = middle;
        else
            low = middle;
    }
    *bound = w->b->result.seats == 0 ? 0 : high;
    return status;
}

static void keep(bool *out, const zr__weighing *w)
{
    memcpy(out, w->b->seats.leads, w->b->seats.edge_count * sizeof *out);
}

/* The smallest peak whose caps the present choice keeps to. */
static uint32_t peak_of(zr__weighing *w, uint32_t low, uint32_t high)
{
    while (high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;

        zr__balance_set_caps(w->b, middle);
        if (zr__weigh_excess(w) == 0)
            high = middle;
        else
            low = middle;
    }
    return high;
}

/* From one start after the other, look for a choice that keeps to the caps of a peak. */
static zr_status search_peak(bool *found, leveling *l, uint32_t peak, zr_error *err)
{
    zr__weighing *w = &l->w;
    zr_status status = ZR_OK;

    for (int start = 0; start < 3 && status == ZR_OK; start++) {
        zr__balance_set_caps(w->b, peak);
        if (start == 0) {
            zr__weigh_again(w, l->best);
        } else if (start == 1) {
            start_flow(w);
            status = zr__weigh_divided(found, w, err);
            zr__weigh_round(w);
        } else {
            status = zr__weigh_heaviest_first(w, err);
        }
        zr__weigh_relieve(w);
        *found = status == ZR_OK && zr__weigh_excess(w) == 0;
        if (*found)
            break;
    }
    return status;
}

/* Halve between the bound and what was found; then go down one by one while that works. */
static zr_status search_peaks(leveling *l, uint32_t bound, uint32_t *value, zr_error *err)
{
    uint32_t failed = bound - 1;
    zr_status status = ZR_OK;

    while (status == ZR_OK && *value > bound && *value - failed > 1) {
        const uint32_t peak = failed + (*value - failed) / 2;
        bool found = false;

        status = search_peak(&found, l, peak < bound ? bound : peak, err);
        if (found) {
            keep(l->best, &l->w);
            *value = peak_of(&l->w, bound - 1, peak < bound ? bound : peak);
        } else {
            failed = peak < bound ? bound : peak;
        }
    }
    return status;
}

/* Close the gap from above, as long as all choices can be tried. */
static zr_status prove_peak(leveling *l, uint32_t *bound, uint32_t *value, zr_error *err)
{
    zr__answer answer = ZR__YES;
    zr_status status = ZR_OK;

    while (status == ZR_OK && *value > *bound && answer == ZR__YES) {
        zr__balance_set_caps(l->w.b, *value - 1);
        status = zr__weigh_try_all(&answer, &l->w, err);
        if (status == ZR_OK && answer == ZR__YES) {
            keep(l->best, &l->w);
            *value = peak_of(&l->w, *bound - 1, *value - 1);
        } else if (answer == ZR__NO) {
            *bound = *value;
        }
    }
    return status;
}

static zr_status find_peak(leveling *l, zr_error *err)
{
    zr_balance *result = &l->w.b->result;
    uint32_t bound = 0, value;
    zr_status status = find_bound(&bound, &l->w, err);

    if (status != ZR_OK || result->seats == 0)
        return status;
    memcpy(l->best, l->w.b->led, l->w.b->seats.edge_count * sizeof *l->best);
    zr__weigh_again(&l->w, l->best);
    value = peak_of(&l->w, bound - 1, UINT32_MAX / 2);
    if ((status = search_peaks(l, bound, &value, err)) == ZR_OK)
        status = prove_peak(l, &bound, &value, err);
    result->min_peak = value;
    result->least_peak = bound;
    return status;
}

static uint32_t count_moves(const zr__weighing *w)
{
    uint32_t moves = 0;

    for (uint32_t e = 0; e < w->b->seats.edge_count; e++)
        moves += w->b->led[e] && !w->b->seats.leads[e];
    return moves;
}

/* Keep the present choice if it keeps to the caps by fewer moves. */
static void keep_shorter(leveling *l, uint32_t *fewest)
{
    zr__weigh_undo(&l->w);
    if (zr__weigh_excess(&l->w) > 0 || count_moves(&l->w) >= *fewest)
        return;
    *fewest = count_moves(&l->w);
    keep(l->kept, &l->w);
}

/* A short list to the caps: from the leads as they are, from the divided tasks, and from the lowest
 * peak; UINT32_MAX when none is found. */
static zr_status search_list(leveling *l, uint32_t *fewest, zr_error *err)
{
    zr__weighing *w = &l->w;
    bool fits;
    zr_status status;

    *fewest = UINT32_MAX;
    zr__weigh_again(w, w->b->led);
    zr__weigh_relieve(w);
    keep_shorter(l, fewest);
    start_flow(w);
    if ((status = zr__weigh_divided(&fits, w, err)) != ZR_OK)
        return status;
    zr__weigh_round(w);
    zr__weigh_relieve(w);
    keep_shorter(l, fewest);
    zr__weigh_again(w, l->best);
    keep_shorter(l, fewest);
    return ZR_OK;
}

/* Try lists of every length from the bound up, until one will do or trying takes too long. */
static zr_status prove_list(leveling *l, uint32_t *bound, uint32_t *fewest, zr_error *err)
{
    zr__answer answer = ZR__NO;
    zr_status status = ZR_OK;

    while (status == ZR_OK && *bound < *fewest && *bound < MOST_LISTS && answer == ZR__NO) {
        status = zr__weigh_try_lists(&answer, &l->w, *bound, err);
        if (status == ZR_OK && answer == ZR__YES) {
            keep(l->kept, &l->w);
            *fewest = *bound;
        }
        *bound += status == ZR_OK && answer == ZR__NO;
    }
    return status;
}

static zr_status find_list(leveling *l, zr_error *err)
{
    zr__balancing *b = l->w.b;
    zr_balance *result = &b->result;
    uint32_t bound = 0, fewest = UINT32_MAX;
    zr_status status;

    result->target = b->options->peak != 0 ? b->options->peak : result->min_peak;
    zr__balance_set_caps(b, result->target);
    if ((status = zr__balance_price(b, err)) != ZR_OK ||
        (status = zr__weigh_least_moves(&bound, &l->w, err)) != ZR_OK)
        return status;
    if (result->target >= result->least_peak && bound != UINT32_MAX) {
        if ((status = search_list(l, &fewest, err)) != ZR_OK ||
            (status = prove_list(l, &bound, &fewest, err)) != ZR_OK)
            return status;
    }
    if (fewest == UINT32_MAX) {
        zr__weigh_again(&l->w, b->led);
        return ZR_OK;
    }
    zr__weigh_again(&l->w, l->kept);
    result->placed = result->seats;
    result->least_handovers = bound < fewest ? bound : fewest;
    status = zr__balance_tell(b, err);
    result->is_fittest = false; /* Fitness only breaks ties of the search. */
    return status;
}

zr_status zr__balance_by_items(zr__balancing *b, zr_error *err)
{
    leveling l = {.w = {.b = b}};
    zr_status status = weigh_tasks(&l.w, err);

    l.best = zr__calloc(b->seats.edge_count, sizeof *l.best);
    l.kept = zr__calloc(b->seats.edge_count, sizeof *l.kept);
    if (status == ZR_OK && (l.best == NULL || l.kept == NULL))
        status = zr__out_of_memory(err);
    if (status == ZR_OK) {
        zr__weigh_again(&l.w, b->led);
        b->result.by_items = true;
        b->result.peak = largest_load(&b->seats);
        status = find_peak(&l, err);
    }
    if (status == ZR_OK)
        status = find_list(&l, err);
    b->weight = l.w.weight;
    zr__free(l.w.flow);
    zr__free(l.w.carried);
    zr__free(l.best);
    zr__free(l.kept);
    return status;
}
