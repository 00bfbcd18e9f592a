/*
 * The proofs, by branch and bound, where a notice is small enough: that no choice of leads keeps to
 * the caps, and that no shorter list of hand-overs does.
 *
 * The first seats the heaviest tasks first and looks ahead: a task that is left without enough
 * units with room ends a branch. The second looks at a unit above its cap. Some lead that it has
 * now must leave it; each is tried in turn, and is held to stay in the branches after. A branch
 * ends when the units above their caps have to shed more leads, counted from the heaviest, than may
 * still move.
 */
#include <stdlib.h>

#include "analysis/statistics.h"
#include "analysis/weighing.h"
#include "src/failure.h"
#include "src/memory.h"

enum { NONE = UINT32_MAX, MOST_STEPS = 100000, MOST_TASKS = 400 };

typedef struct trying {
    zr__weighing *w;
    zr__seats *seats;
    uint32_t steps;
    uint32_t *order;   /* Tasks, heaviest first. */
    uint32_t *leads;   /* By task. */
    uint32_t *stays;   /* By edge: its lead is held to stay, since so many moves were left; 0. */
    uint32_t *room;    /* Weights of one unit's leads. */
} trying;

static bool init(trying *x, zr__weighing *w)
{
    *x = (trying){.w = w, .seats = &w->b->seats};
    x->order = zr__calloc(x->seats->task_count, sizeof *x->order);
    x->leads = zr__calloc(x->seats->task_count, sizeof *x->leads);
    x->stays = zr__calloc(x->seats->edge_count, sizeof *x->stays);
    x->room = zr__calloc(x->seats->edge_count, sizeof *x->room);
    for (uint32_t e = 0; x->leads != NULL && e < x->seats->edge_count; e++)
        x->leads[x->seats->task[e]] += w->b->led[e];
    return x->order != NULL && x->leads != NULL && x->stays != NULL && x->room != NULL;
}

static void clear(trying *x)
{
    zr__free(x->order);
    zr__free(x->leads);
    zr__free(x->stays);
    zr__free(x->room);
}

static bool has_room(const trying *x, uint32_t edge)
{
    const zr__seats *seats = x->seats;
    const uint32_t unit = seats->unit[edge];

    return (seats->may_take[edge] || x->w->b->led[edge]) &&
           (uint64_t)seats->load[unit] + x->w->weight[seats->task[edge]] <= seats->cap[unit];
}

/* Edges of a task, from `from` on, that could lead it. */
static uint32_t count_open(const trying *x, uint32_t task, uint32_t from)
{
    uint32_t open = 0;

    for (uint32_t e = from; e < x->seats->task_start[task + 1]; e++)
        open += has_room(x, e);
    return open;
}

static bool could_go_on(const trying *x, uint32_t position)
{
    for (uint32_t i = position; i < x->seats->task_count; i++) {
        const uint32_t task = x->order[i];
        if (count_open(x, task, x->seats->task_start[task]) < x->leads[task])
            return false;
    }
    return true;
}

/* Seat what is left of a task from one of its edges on, then the tasks after it. */
static bool seat(trying *x, uint32_t position, uint32_t edge, uint32_t left)
{
    if (left == 0) {
        if (++position == x->seats->task_count)
            return true;
        if (!could_go_on(x, position))
            return false;
        edge = x->seats->task_start[x->order[position]];
        left = x->leads[x->order[position]];
    }
    const uint32_t task = x->order[position];
    for (; edge < x->seats->task_start[task + 1] && x->steps > 0; edge++) {
        if (!has_room(x, edge) || count_open(x, task, edge) < left)
            continue;
        x->steps--;
        x->seats->leads[edge] = true;
        x->seats->load[x->seats->unit[edge]] += x->w->weight[task];
        if (seat(x, position, edge + 1, left - 1))
            return true;
        x->seats->leads[edge] = false;
        x->seats->load[x->seats->unit[edge]] -= x->w->weight[task];
    }
    return false;
}

static int by_weight(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

/* By weight descending, then by number. */
static bool sort_tasks(trying *x)
{
    const uint32_t count = x->seats->task_count;
    uint64_t *key = zr__calloc(count, sizeof *key);

    for (uint32_t t = 0; key != NULL && t < count; t++)
        key[t] = (uint64_t)(UINT32_MAX - x->w->weight[t]) << 32 | t;
    if (key != NULL && count > 0)
        qsort(key, count, sizeof *key, by_weight);
    for (uint32_t t = 0; key != NULL && t < count; t++)
        x->order[t] = (uint32_t)key[t];
    zr__free(key);
    return key != NULL;
}

zr_status zr__weigh_try_all(zr__answer *answer, zr__weighing *w, zr_error *err)
{
    trying x;
    bool has_memory = init(&x, w);

    *answer = ZR__UNKNOWN;
    if (has_memory && x.seats->task_count > 0 && x.seats->task_count <= MOST_TASKS) {
        has_memory = sort_tasks(&x);
        for (uint32_t e = 0; e < x.seats->edge_count; e++)
            x.seats->leads[e] = false;
        for (uint32_t u = 0; u < x.seats->unit_count; u++)
            x.seats->load[u] = 0;
        x.steps = MOST_STEPS;
        if (has_memory && could_go_on(&x, 0) &&
            seat(&x, 0, x.seats->task_start[x.order[0]], x.leads[x.order[0]]))
            *answer = ZR__YES;
        else if (has_memory)
            *answer = x.steps > 0 ? ZR__NO : ZR__UNKNOWN;
    }
    clear(&x);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}

/* Whether the lead at `edge` is as it was, and may go to `to`. */
static bool may_go(const trying *x, uint32_t edge, uint32_t to)
{
    const zr__seats *seats = x->seats;

    return x->w->b->led[edge] && seats->leads[edge] && seats->may_give[edge] && !x->stays[edge] &&
           !x->w->b->led[to] && !seats->leads[to] && seats->may_take[to] &&
           seats->cap[seats->unit[to]] >= x->w->weight[seats->task[edge]];
}

static bool may_leave(const trying *x, uint32_t edge)
{
    const uint32_t task = x->seats->task[edge];

    for (uint32_t to = x->seats->task_start[task]; to < x->seats->task_start[task + 1]; to++)
        if (may_go(x, edge, to))
            return true;
    return false;
}

/* The fewest leads that one unit must shed, NONE when it cannot. */
static uint32_t least_shed(const trying *x, uint32_t unit)
{
    const zr__seats *seats = x->seats;
    uint32_t count = 0, moves = 0;
    uint64_t load = seats->load[unit];

    for (uint32_t i = seats->unit_start[unit]; i < seats->unit_start[unit + 1]; i++)
        if (may_leave(x, seats->unit_edge[i]))
            x->room[count++] = x->w->weight[seats->task[seats->unit_edge[i]]];
    zr__sort_numbers(x->room, count);
    while (load > seats->cap[unit] && count > 0) {
        load -= x->room[--count];
        moves++;
    }
    return load > seats->cap[unit] ? NONE : moves;
}

static uint32_t least_moves(const trying *x)
{
    uint64_t sum = 0;

    for (uint32_t u = 0; u < x->seats->unit_count; u++) {
        if (x->seats->load[u] <= x->seats->cap[u])
            continue;
        const uint32_t moves = least_shed(x, u);
        if (moves == NONE)
            return NONE;
        sum += moves;
    }
    return sum < NONE ? (uint32_t)sum : NONE;
}

zr_status zr__weigh_least_moves(uint32_t *moves, zr__weighing *w, zr_error *err)
{
    trying x;
    const bool has_memory = init(&x, w);

    zr__weigh_again(w, w->b->led);
    if (has_memory)
        *moves = least_moves(&x);
    clear(&x);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}

/* The unit that is furthest above its cap; NONE when all are within. */
static uint32_t most_above(const zr__seats *seats)
{
    uint32_t most = NONE;

    for (uint32_t u = 0; u < seats->unit_count; u++)
        if (seats->load[u] > seats->cap[u] &&
            (most == NONE ||
             seats->load[u] - seats->cap[u] > seats->load[most] - seats->cap[most]))
            most = u;
    return most;
}

/* Let go of what was held at one level of the search. */
static void release(trying *x, uint32_t unit, uint32_t level)
{
    for (uint32_t i = x->seats->unit_start[unit]; i < x->seats->unit_start[unit + 1]; i++) {
        uint32_t *stays = &x->stays[x->seats->unit_edge[i]];
        *stays = *stays == level ? 0 : *stays;
    }
}

/* Bring everybody within the caps by so many moves at most. */
static bool shorten(trying *x, uint32_t moves)
{
    const zr__seats *seats = x->seats;
    const uint32_t unit = most_above(seats);
    bool found = unit == NONE;

    if (found || moves == 0 || x->steps == 0 || least_moves(x) > moves)
        return found;
    x->steps--;
    for (uint32_t i = seats->unit_start[unit]; i < seats->unit_start[unit + 1] && !found; i++) {
        const uint32_t edge = seats->unit_edge[i], task = seats->task[edge];

        if (!may_leave(x, edge))
            continue;
        for (uint32_t to = seats->task_start[task]; to < seats->task_start[task + 1]; to++) {
            if (!may_go(x, edge, to))
                continue;
            zr__weigh_move(x->w, edge, to);
            if ((found = shorten(x, moves - 1)))
                break;
            zr__weigh_move(x->w, to, edge);
        }
        x->stays[edge] = moves;
        if (!found && least_shed(x, unit) > moves)
            break;
    }
    release(x, unit, moves);
    return found;
}

zr_status zr__weigh_try_lists(zr__answer *answer, zr__weighing *w, uint32_t moves, zr_error *err)
{
    trying x;
    const bool has_memory = init(&x, w);

    *answer = ZR__UNKNOWN;
    if (has_memory && x.seats->task_count <= MOST_TASKS) {
        zr__weigh_again(w, w->b->led);
        x.steps = MOST_STEPS / 5;
        if (shorten(&x, moves))
            *answer = ZR__YES;
        else
            *answer = x.steps > 0 ? ZR__NO : ZR__UNKNOWN;
    }
    clear(&x);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}
