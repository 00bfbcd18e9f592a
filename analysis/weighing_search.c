/*
 * The search: from some choice of leads to a better one, by moving one at a time. Where one move
 * does not help, two may: a lead goes to a unit that hands another one on, perhaps back.
 *
 * Graham (1969), "Bounds on multiprocessing timing anomalies", SIAM J. Appl. Math. 17, for the
 * start that takes the heaviest first.
 */
#include <stdlib.h>
#include <string.h>

#include "analysis/weighing.h"
#include "src/failure.h"
#include "src/memory.h"

enum { NONE = UINT32_MAX, MOST_TASKS_FOR_PAIRS = 5000 };

void zr__weigh_again(zr__weighing *w, const bool *leads)
{
    zr__seats *seats = &w->b->seats;

    memset(seats->load, 0, seats->unit_count * sizeof *seats->load);
    for (uint32_t e = 0; e < seats->edge_count; e++) {
        seats->leads[e] = leads[e];
        if (leads[e])
            seats->load[seats->unit[e]] += w->weight[seats->task[e]];
    }
}

uint64_t zr__weigh_excess(const zr__weighing *w)
{
    return zr__seats_excess(&w->b->seats);
}

void zr__weigh_move(zr__weighing *w, uint32_t from, uint32_t to)
{
    zr__seats *seats = &w->b->seats;
    const uint32_t weight = w->weight[seats->task[from]];

    seats->leads[from] = false;
    seats->leads[to] = true;
    seats->load[seats->unit[from]] -= weight;
    seats->load[seats->unit[to]] += weight;
}

static bool may_move(const zr__seats *seats, uint32_t from, uint32_t to)
{
    return seats->leads[from] && seats->may_give[from] && !seats->leads[to] && seats->may_take[to];
}

static int64_t excess_of(const zr__seats *seats, uint32_t unit)
{
    const int64_t over = (int64_t)seats->load[unit] - (int64_t)seats->cap[unit];

    return over > 0 ? over : 0;
}

/* One move, or two: from[0] to to[0], then from[1] to to[1] unless that is NONE. */
typedef struct plan {
    uint32_t from[2], to[2];
    int64_t gain;
    int64_t cost;
} plan;

static int64_t cost_of(const zr__weighing *w, const plan *p)
{
    int64_t cost = 0;

    for (int i = 0; i < 2; i++)
        if (p->from[i] != NONE)
            cost += w->b->seats.cost[p->to[i]] - w->b->seats.cost[p->from[i]];
    return cost;
}

static bool is_better(const plan *p, const plan *than)
{
    return p->gain != than->gain ? p->gain > than->gain : p->cost < than->cost;
}

static void consider(plan *best, plan p, const zr__weighing *w, int64_t gain)
{
    if (gain <= 0)
        return;
    p.gain = gain;
    p.cost = cost_of(w, &p);
    if (best->gain == 0 || is_better(&p, best))
        *best = p;
}

/* What a unit that was handed `first` could hand on, to be better off by more than was lost. */
static void look_further(plan *best, zr__weighing *w, plan first, int64_t gain)
{
    const zr__seats *seats = &w->b->seats;
    const uint32_t via = seats->unit[first.to[0]];

    for (uint32_t i = seats->unit_start[via]; i < seats->unit_start[via + 1]; i++) {
        const uint32_t from = seats->unit_edge[i], task = seats->task[from];

        for (uint32_t to = seats->task_start[task]; to < seats->task_start[task + 1]; to++) {
            if (from == first.to[0] || !may_move(seats, from, to))
                continue;
            const uint32_t end = seats->unit[to];
            const int64_t before = excess_of(seats, via) + excess_of(seats, end);
            plan p = {{first.from[0], from}, {first.to[0], to}, 0, 0};

            zr__weigh_move(w, from, to);
            const int64_t after = excess_of(seats, via) + excess_of(seats, end);
            zr__weigh_move(w, to, from);
            consider(best, p, w, gain + before - after);
        }
    }
}

static plan best_plan(zr__weighing *w, uint32_t unit, bool in_pairs)
{
    const zr__seats *seats = &w->b->seats;
    plan best = {{NONE, NONE}, {NONE, NONE}, 0, 0};

    for (uint32_t i = seats->unit_start[unit]; i < seats->unit_start[unit + 1]; i++) {
        const uint32_t from = seats->unit_edge[i], task = seats->task[from];

        for (uint32_t to = seats->task_start[task]; to < seats->task_start[task + 1]; to++) {
            if (!may_move(seats, from, to))
                continue;
            const uint32_t end = seats->unit[to];
            const int64_t before = excess_of(seats, unit) + excess_of(seats, end);
            const plan p = {{from, NONE}, {to, NONE}, 0, 0};

            zr__weigh_move(w, from, to);
            const int64_t gain = before - excess_of(seats, unit) - excess_of(seats, end);
            if (in_pairs)
                look_further(&best, w, p, gain);
            zr__weigh_move(w, to, from);
            if (!in_pairs)
                consider(&best, p, w, gain);
        }
    }
    return best;
}

static bool relieve_unit(zr__weighing *w, uint32_t unit, bool in_pairs)
{
    bool helped = false;

    while (excess_of(&w->b->seats, unit) > 0) {
        const plan best = best_plan(w, unit, in_pairs);

        if (best.gain == 0)
            break;
        for (int i = 0; i < 2; i++)
            if (best.from[i] != NONE)
                zr__weigh_move(w, best.from[i], best.to[i]);
        helped = true;
        if (in_pairs)
            break; /* Single moves may do again. */
    }
    return helped;
}

/* On a large notice, in one walk over the unit's tasks: each that helps goes to where most room is,
 * without looking for the one that helps most. */
static bool sweep_unit(zr__weighing *w, uint32_t unit)
{
    const zr__seats *seats = &w->b->seats;
    bool helped = false;

    for (uint32_t i = seats->unit_start[unit]; i < seats->unit_start[unit + 1]; i++) {
        const uint32_t from = seats->unit_edge[i], task = seats->task[from];
        int64_t most = (int64_t)w->weight[task] - excess_of(seats, unit), room = 0;
        uint32_t best = NONE;

        if (excess_of(seats, unit) == 0)
            break;
        most = most > 0 ? most : 0; /* Room that must be there, or the move helps nothing. */
        for (uint32_t to = seats->task_start[task]; to < seats->task_start[task + 1]; to++) {
            const uint32_t end = seats->unit[to];
            const int64_t own = (int64_t)seats->cap[end] - (int64_t)seats->load[end];
            if (may_move(seats, from, to) && own > most && own > room) {
                best = to;
                room = own;
            }
        }
        if (best != NONE)
            zr__weigh_move(w, from, best);
        helped = helped || best != NONE;
    }
    return helped;
}

static bool relieve_all(zr__weighing *w, bool is_small, bool in_pairs)
{
    bool helped = false;

    for (uint32_t u = 0; u < w->b->seats.unit_count; u++)
        helped = (is_small ? relieve_unit(w, u, in_pairs) : sweep_unit(w, u)) || helped;
    return helped;
}

void zr__weigh_relieve(zr__weighing *w)
{
    const bool is_small = w->b->seats.task_count <= MOST_TASKS_FOR_PAIRS;

    while (relieve_all(w, is_small, false) || (is_small && relieve_all(w, true, true)))
        ;
}

/* Give one lead of a task back to a unit that had it, where there is room for it now. */
static bool undo_task(zr__weighing *w, uint32_t task)
{
    const zr__seats *seats = &w->b->seats;
    const bool *led = w->b->led;

    for (uint32_t back = seats->task_start[task]; back < seats->task_start[task + 1]; back++) {
        const uint32_t unit = seats->unit[back];

        if (!led[back] || seats->leads[back] ||
            (uint64_t)seats->load[unit] + w->weight[task] > seats->cap[unit])
            continue;
        for (uint32_t e = seats->task_start[task]; e < seats->task_start[task + 1]; e++)
            if (seats->leads[e] && !led[e]) {
                zr__weigh_move(w, e, back);
                return true;
            }
    }
    return false;
}

void zr__weigh_undo(zr__weighing *w)
{
    bool undone = true;

    while (undone) {
        undone = false;
        for (uint32_t t = 0; t < w->b->seats.task_count; t++)
            undone = undo_task(w, t) || undone;
    }
}

typedef struct weighed {
    uint32_t weight, task;
} weighed;

static int heaviest_first(const void *a, const void *b)
{
    const weighed *x = a, *y = b;

    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return (x->task > y->task) - (x->task < y->task);
}

static void seat_task(zr__weighing *w, uint32_t task)
{
    zr__seats *seats = &w->b->seats;
    const uint32_t from = seats->task_start[task], to = seats->task_start[task + 1];

    for (uint32_t seat = from; seat < to; seat++) {
        uint32_t best = NONE;
        int64_t room = 0;

        for (uint32_t e = from; w->b->led[seat] && e < to; e++) {
            const bool must = w->b->led[e] && !seats->may_give[e];
            const int64_t own = must ? INT64_MAX
                                     : (int64_t)seats->cap[seats->unit[e]] -
                                           (int64_t)seats->load[seats->unit[e]];
            if (!seats->leads[e] && (must || seats->may_take[e] || w->b->led[e]) &&
                (best == NONE || own > room || (own == room && w->b->led[e] && !w->b->led[best]))) {
                best = e;
                room = own;
            }
        }
        if (best != NONE) {
            seats->leads[best] = true;
            seats->load[seats->unit[best]] += w->weight[task];
        }
    }
}

zr_status zr__weigh_heaviest_first(zr__weighing *w, zr_error *err)
{
    zr__seats *seats = &w->b->seats;
    weighed *list = zr__calloc(seats->task_count, sizeof *list);

    if (list == NULL)
        return zr__out_of_memory(err);
    for (uint32_t t = 0; t < seats->task_count; t++)
        list[t] = (weighed){w->weight[t], t};
    if (seats->task_count > 0)
        qsort(list, seats->task_count, sizeof *list, heaviest_first);
    memset(seats->leads, 0, seats->edge_count * sizeof *seats->leads);
    memset(seats->load, 0, seats->unit_count * sizeof *seats->load);
    for (uint32_t i = 0; i < seats->task_count; i++)
        seat_task(w, list[i].task);
    zr__free(list);
    return ZR_OK;
}
