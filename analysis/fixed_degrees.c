/*
 * Ties against all networks in which every unit has the tasks it has and every task the units it
 * has, each as likely as the next: the fixed degree sequence model.
 *
 * They are too many to list, so one is turned into another by curveball trades: two units put the
 * tasks that only one of them has on a pile, shuffle it and take back as many as each had. A trade
 * leads back as easily as it leads on, so that in the long run every network is met equally often.
 * One long chain is walked, and looked at after every ten trades per unit.
 *
 * Tasks go by the units they name, not by their order in the document: the same notice shuffled
 * gives the same chain.
 *
 * Strona et al. (2014), "A fast and unbiased procedure to randomize ecological binary matrices".
 * Godard & Neal (2022), "fastball: a fast algorithm to randomly sample bipartite graphs".
 * Zweig & Kaufmann (2011), "A systematic approach to the one-mode projection".
 */
#include "analysis/fixed_degrees.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/statistics.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/random.h"

enum { TRADES_PER_UNIT = 10 };

typedef struct chain {
    const zr__incidence *net;
    uint32_t *unit_task; /* As in the network, with tasks in order of their units. */
    uint32_t *task_unit; /* Made anew for each look. */
    uint32_t *filled;    /* By task: units put into `task_unit`. */
    uint8_t *mark;       /* By task; 0 between trades. */
    uint32_t *pile;      /* Tasks to deal in a trade. */
    uint32_t *met;       /* By unit: tasks in common with the one looked at; 0 between. */
    zr__random random;
} chain;

static void clear_chain(chain *c)
{
    zr__free(c->unit_task);
    zr__free(c->task_unit);
    zr__free(c->filled);
    zr__free(c->mark);
    zr__free(c->pile);
    zr__free(c->met);
}

/* A task as the units it names, in order. */
typedef struct named {
    const uint32_t *unit;
    uint32_t count;
} named;

static int compare_named(const void *left, const void *right)
{
    const named *a = left, *b = right;

    for (uint32_t i = 0; i < a->count && i < b->count; i++) {
        if (a->unit[i] != b->unit[i])
            return a->unit[i] < b->unit[i] ? -1 : 1;
    }
    return (a->count > b->count) - (a->count < b->count);
}

/* Number the tasks by the units they name and give every unit its tasks. Tasks that name the same
 * units change places without a trace. False when memory ran out. */
static bool start_chain(chain *c, uint32_t *task_start)
{
    const zr__incidence *net = c->net;
    named *row = zr__calloc(net->task_count, sizeof *row);

    if (row == NULL)
        return false;
    memcpy(c->task_unit, net->task_unit, net->edge_count * sizeof *c->task_unit);
    for (uint32_t t = 0; t < net->task_count; t++) {
        uint32_t *unit = c->task_unit + net->task_start[t];
        zr__sort_numbers(unit, zr__task_size(net, t));
        row[t] = (named){unit, zr__task_size(net, t)};
    }
    qsort(row, net->task_count, sizeof *row, compare_named);

    for (uint32_t t = 0; t < net->task_count; t++) {
        task_start[t + 1] = task_start[t] + row[t].count;
        for (uint32_t i = 0; i < row[t].count; i++) {
            const uint32_t unit = row[t].unit[i];
            c->unit_task[net->unit_start[unit] + c->met[unit]++] = t;
        }
    }
    memset(c->met, 0, net->unit_count * sizeof *c->met);
    zr__free(row);
    return true;
}

/* Move the tasks of a unit without this mark to its end, onto the pile too; returns how many. */
static uint32_t pile_up(chain *c, uint32_t unit, uint8_t shared, uint32_t piled)
{
    uint32_t *task = c->unit_task + c->net->unit_start[unit];
    const uint32_t count = zr__unit_degree(c->net, unit);
    uint32_t kept = 0;

    for (uint32_t i = 0; i < count; i++) {
        if (c->mark[task[i]] != shared) {
            c->pile[piled++] = task[i];
        } else {
            task[kept++] = task[i];
        }
    }
    return count - kept;
}

static void take_back(chain *c, uint32_t unit, const uint32_t *dealt, uint32_t count)
{
    memcpy(c->unit_task + c->net->unit_start[unit + 1] - count, dealt, count * sizeof *dealt);
}

static void trade(chain *c)
{
    const zr__incidence *net = c->net;
    const uint32_t one = zr__random_below(&c->random, net->unit_count);
    uint32_t two = zr__random_below(&c->random, net->unit_count - 1);

    two += two >= one;
    for (uint32_t i = net->unit_start[one]; i < net->unit_start[one + 1]; i++)
        c->mark[c->unit_task[i]]++;
    for (uint32_t i = net->unit_start[two]; i < net->unit_start[two + 1]; i++)
        c->mark[c->unit_task[i]]++;

    const uint32_t of_one = pile_up(c, one, 2, 0);
    const uint32_t of_two = pile_up(c, two, 2, of_one);
    zr__random_shuffle(&c->random, c->pile, of_one + of_two);
    take_back(c, one, c->pile, of_one);
    take_back(c, two, c->pile + of_one, of_two);

    for (uint32_t i = net->unit_start[one]; i < net->unit_start[one + 1]; i++)
        c->mark[c->unit_task[i]] = 0;
    for (uint32_t i = net->unit_start[two]; i < net->unit_start[two + 1]; i++)
        c->mark[c->unit_task[i]] = 0;
}

static void list_units(chain *c, const uint32_t *task_start)
{
    memset(c->filled, 0, c->net->task_count * sizeof *c->filled);
    for (uint32_t u = 0; u < c->net->unit_count; u++) {
        for (uint32_t i = c->net->unit_start[u]; i < c->net->unit_start[u + 1]; i++) {
            const uint32_t task = c->unit_task[i];
            c->task_unit[task_start[task] + c->filled[task]++] = u;
        }
    }
}

/* Add 1, or with `sign` -1 take it away again, for each task that a unit has with another. */
static void meet(chain *c, const uint32_t *task_start, uint32_t unit, uint32_t sign)
{
    for (uint32_t i = c->net->unit_start[unit]; i < c->net->unit_start[unit + 1]; i++) {
        const uint32_t task = c->unit_task[i];
        for (uint32_t k = task_start[task]; k < task_start[task + 1]; k++)
            c->met[c->task_unit[k]] += sign;
    }
}

/* How often each tie was met at least, and more than, as often as in the notice. */
typedef struct tally {
    uint32_t as_many, more;
} tally;

static void look(tally *seen, chain *c, const uint32_t *task_start, const zr_tie *tie,
                 uint32_t tie_count)
{
    uint32_t end;

    list_units(c, task_start);
    for (uint32_t first = 0; first < tie_count; first = end) {
        const uint32_t unit = c->net->number[tie[first].a];

        meet(c, task_start, unit, 1);
        for (end = first; end < tie_count && tie[end].a == tie[first].a; end++) {
            const uint32_t shared = c->met[c->net->number[tie[end].b]];
            seen[end].as_many += shared >= tie[end].shared;
            seen[end].more += shared > tie[end].shared;
        }
        meet(c, task_start, unit, UINT32_MAX);
    }
}

zr_status zr__trade_ties(zr_tie *tie, uint32_t tie_count, const zr__incidence *net,
                         uint32_t samples, uint64_t seed, zr_error *err)
{
    chain c = {.net = net,
               .unit_task = zr__calloc(net->edge_count, sizeof *c.unit_task),
               .task_unit = zr__calloc(net->edge_count, sizeof *c.task_unit),
               .filled = zr__calloc(net->task_count, sizeof *c.filled),
               .mark = zr__calloc(net->task_count, sizeof *c.mark),
               .pile = zr__calloc(net->edge_count, sizeof *c.pile),
               .met = zr__calloc(net->unit_count, sizeof *c.met)};
    uint32_t *task_start = zr__calloc((size_t)net->task_count + 1, sizeof *task_start);
    tally *seen = zr__calloc(tie_count, sizeof *seen);
    zr_status status = ZR_OK;

    if (c.unit_task == NULL || c.task_unit == NULL || c.filled == NULL || c.mark == NULL ||
        c.pile == NULL || c.met == NULL || task_start == NULL || seen == NULL ||
        !start_chain(&c, task_start)) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    zr__random_seed(&c.random, seed);
    for (uint32_t sample = 0; sample < samples; sample++) {
        for (uint64_t i = 0; i < (uint64_t)TRADES_PER_UNIT * net->unit_count; i++)
            trade(&c);
        look(seen, &c, task_start, tie, tie_count);
    }
    for (uint32_t i = 0; i < tie_count; i++) {
        const double of = samples + 1.0;
        tie[i].fixed.p = (seen[i].as_many + 1.0) / of;
        tie[i].fixed.mid_p = ((seen[i].as_many + seen[i].more) / 2.0 + 0.5) / of;
    }

cleanup:
    clear_chain(&c);
    zr__free(task_start);
    zr__free(seen);
    return status;
}
