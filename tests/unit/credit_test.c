#include "analysis/credit.h"

#include <criterion/criterion.h>

/* Only the rows of the tasks matter here: a task is its leads and its size. */
enum { TASKS = 4, EDGES = 32 };

typedef struct shape {
    uint32_t leads, size;
} shape;

static uint32_t start[TASKS + 1];
static zr_edge edge[EDGES];

static zr_graph graph_of(const shape tasks[TASKS])
{
    uint32_t e = 0;

    for (uint32_t t = 0; t < TASKS; t++) {
        start[t] = e;
        for (uint32_t i = 0; i < tasks[t].size; i++)
            edge[e++] = (zr_edge){i, i < tasks[t].leads ? ZR_LEAD : ZR_SUPPORT};
    }
    start[TASKS] = e;
    return (zr_graph){.task_count = TASKS, .edge_count = e, .task_start = start, .task_edge = edge};
}

static const shape common[TASKS] = {{1, 1}, {1, 2}, {2, 5}, {0, 3}};

static double credit_at(const zr__credit *credit, const zr_graph *graph, uint32_t t, uint32_t i)
{
    const zr__task_credit task = zr__credit_task(credit, graph, t);

    return zr__credit_value(credit, zr__credit_at(&task, i));
}

static uint64_t credits_of(const zr__credit *credit, const zr_graph *graph, uint32_t t)
{
    const zr__task_credit task = zr__credit_task(credit, graph, t);
    uint64_t sum = 0;

    for (uint32_t i = 0; i < zr_graph_task_size(graph, t); i++)
        sum += zr__credit_at(&task, i);
    return sum;
}

Test(credit, of_a_task_is_exactly_one_however_it_is_shared)
{
    const zr_load_rule rules[] = {ZR_LOAD_FRACTIONAL, ZR_LOAD_LEAD_WEIGHTED, ZR_LOAD_HARMONIC};
    const zr_graph graph = graph_of(common);
    zr__credit credit;

    for (size_t r = 0; r < sizeof rules / sizeof *rules; r++) {
        zr__credit_init(&credit, rules[r], 0.3, &graph, NULL);
        cr_assert(credit.is_exact);
        for (uint32_t t = 0; t < TASKS; t++)
            cr_expect_eq(credits_of(&credit, &graph, t), credit.unit, "rule %d, task %u", rules[r],
                         t);
    }
}

Test(credit, follows_each_rule)
{
    const zr_graph graph = graph_of(common);
    const double wanted[ZR_LOAD_RULES][2] = {
        /* second lead and first support of the third task */
        [ZR_LOAD_TOTAL] = {1, 1},
        [ZR_LOAD_LEAD] = {1, 0},
        [ZR_LOAD_FRACTIONAL] = {1 / 5.0, 1 / 5.0},
        [ZR_LOAD_LEAD_WEIGHTED] = {0.7 / 2, 0.3 / 3},
        [ZR_LOAD_HARMONIC] = {30 / 137.0, 20 / 137.0},
    };
    zr__credit credit;

    for (int rule = 0; rule < ZR_LOAD_RULES; rule++) {
        zr__credit_init(&credit, (zr_load_rule)rule, 0.7, &graph, NULL);
        cr_expect_float_eq(credit_at(&credit, &graph, 2, 1), wanted[rule][0], 1e-15);
        cr_expect_float_eq(credit_at(&credit, &graph, 2, 2), wanted[rule][1], 1e-15);
    }
}

Test(credit, without_a_lead_is_shared_by_the_support)
{
    const zr_graph graph = graph_of(common);
    zr__credit credit;

    zr__credit_init(&credit, ZR_LOAD_LEAD_WEIGHTED, 0.5, &graph, NULL);
    cr_expect_float_eq(credit_at(&credit, &graph, 3, 2), 1 / 3.0, 1e-15);
    zr__credit_init(&credit, ZR_LOAD_LEAD, 0.5, &graph, NULL);
    cr_expect_eq(credits_of(&credit, &graph, 3), 0);
}

Test(credit, of_two_graphs_has_one_denominator)
{
    const shape sevenths[TASKS] = {{1, 7}, {1, 7}, {1, 7}, {1, 7}};
    const zr_graph first = graph_of(common);
    zr__credit credit;

    static uint32_t kept_start[TASKS + 1];
    for (int t = 0; t <= TASKS; t++)
        kept_start[t] = start[t];
    const zr_graph other = graph_of(sevenths);
    const zr_graph kept = {.task_count = TASKS,
                           .edge_count = first.edge_count,
                           .task_start = kept_start,
                           .task_edge = edge};
    zr__credit_init(&credit, ZR_LOAD_FRACTIONAL, 0.5, &kept, &other);
    cr_expect_eq(credit.unit, 2 * 3 * 5 * 7);
}

/* Sizes whose least common multiple is their product, far past 2^62. */
Test(credit, is_rounded_where_the_denominator_grows_too_large)
{
    enum { PRIMES = 12 };
    static const uint32_t primes[PRIMES] = {101, 103, 107, 109, 113, 127,
                                            131, 137, 139, 149, 151, 157};
    static uint32_t long_start[PRIMES + 1];
    static zr_edge long_edge[2048];
    for (int t = 0; t < PRIMES; t++)
        long_start[t + 1] = long_start[t] + primes[t];
    for (uint32_t e = 0; e < 2048; e++)
        long_edge[e].role = ZR_SUPPORT;
    for (int t = 0; t < PRIMES; t++)
        long_edge[long_start[t]].role = ZR_LEAD;
    const zr_graph graph = {.task_count = PRIMES,
                            .edge_count = long_start[PRIMES],
                            .task_start = long_start,
                            .task_edge = long_edge};
    const zr_load_rule rules[] = {ZR_LOAD_FRACTIONAL, ZR_LOAD_LEAD_WEIGHTED, ZR_LOAD_HARMONIC};
    zr__credit credit;

    for (size_t r = 0; r < sizeof rules / sizeof *rules; r++) {
        zr__credit_init(&credit, rules[r], 0.31830988618, &graph, NULL);
        cr_expect_not(credit.is_exact);
        for (uint32_t t = 0; t < PRIMES; t++)
            cr_expect_float_eq(zr__credit_value(&credit, credits_of(&credit, &graph, t)), 1.0,
                               1e-12);
    }
}
