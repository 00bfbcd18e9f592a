/*
 * Closed sets against the worked example of methods.md 2.2, and against every set of units there is
 * on small random notices.
 */
#include "zeren/groups.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "testing.h"

#define T9                                                                                         \
    "F1: A* B\nF2: A*\nF3: C* A D\nN1: A* B\nN2: B* A G\nN3: C* D\nN4: C* D E\nN5: D*\nL1: E* C\n"
enum { A, B, C, D, G, E }; /* as first named there */

enum { UNITS = 7, TASKS = 9, NOTICES = 300 };

static zr_error err;

static zr_graph *graph_of(const char *sketch)
{
    zr_graph *graph = NULL;

    ZT_OK(zt_graph(&graph, sketch, &err));
    return graph;
}

static zr_repeated_groups find(const zr_graph *graph, uint32_t units, uint32_t support)
{
    const zr_repeated_groups_options options = {units, support, 10000};
    zr_repeated_groups made = {0};

    ZT_OK(zr_repeated_groups_compute(&made, graph, NULL, &options, &err));
    return made;
}

static void expect_group(const zr_repeated_group *group, uint32_t a, uint32_t b, uint32_t support,
                         uint32_t exact)
{
    cr_assert_eq(group->unit_count, 2);
    cr_expect_eq(group->unit[0], a);
    cr_expect_eq(group->unit[1], b);
    cr_expect_eq(group->support, support);
    cr_expect_eq(group->exact, exact);
}

Test(closed_sets, are_those_of_the_worked_example)
{
    zr_graph *graph = graph_of(T9);
    zr_repeated_groups made = find(graph, 2, 2);

    cr_assert_eq(made.count, 3);
    cr_expect_eq(made.tasks, 9);
    expect_group(&made.group[0], A, B, 3, 2);
    expect_group(&made.group[1], C, D, 3, 1);
    expect_group(&made.group[2], C, E, 2, 1);
    cr_expect_eq(made.group[0].lead[0], 2);
    cr_expect_eq(made.group[0].lead[1], 1);
    cr_expect_float_eq(made.group[0].lift, 9.0 / 5, 1e-12); /* 3 x 9 / (5 x 3) */
    cr_expect_float_eq(made.group[0].share, 1.0 / 3, 1e-12);
    zr_repeated_groups_clear(&made);

    made = find(graph, 3, 2);
    cr_expect_eq(made.count, 0);
    zr_repeated_groups_clear(&made);
    zr_graph_free(graph);
}

/* Units of each task as bits. */
static void draw_notice(char *text, uint32_t *bits)
{
    for (int t = 0; t < TASKS; t++) {
        text += sprintf(text, "T%d:", t);
        bits[t] = 0;
        for (int u = 0; u < UNITS; u++)
            if (rand() % 3 > 0) {
                bits[t] |= 1U << u;
                text += sprintf(text, " U%d", u);
            }
        text += sprintf(text, "\n");
    }
}

static uint32_t size_of(uint32_t set)
{
    return set == 0 ? 0 : 1 + size_of(set & (set - 1));
}

/* Tasks that name the set, and the set they all name. */
static uint32_t support_of(uint32_t set, const uint32_t *bits, uint32_t *closure)
{
    uint32_t support = 0;

    *closure = ~0U;
    for (int t = 0; t < TASKS; t++)
        if ((bits[t] & set) == set) {
            support++;
            *closure &= bits[t];
        }
    return support;
}

static uint32_t set_of(const zr_graph *graph, const zr_repeated_group *group)
{
    uint32_t set = 0;

    for (uint32_t i = 0; i < group->unit_count; i++)
        set |= 1U << (graph->notice->unit[group->unit[i]].name[1] - '0');
    return set;
}

static void expect_all_sets(const zr_graph *graph, const zr_repeated_groups *made,
                            const uint32_t *bits)
{
    uint32_t expected = 0;

    for (uint32_t set = 1; set < 1U << UNITS; set++) {
        uint32_t closure, exact = 0, found = 0;
        const uint32_t support = support_of(set, bits, &closure);
        if (closure != set || support < made->least_support || size_of(set) < made->least_units)
            continue;
        expected++;
        for (int t = 0; t < TASKS; t++)
            exact += bits[t] == set;
        for (uint32_t g = 0; g < made->count; g++)
            if (set_of(graph, &made->group[g]) == set) {
                found++;
                cr_expect_eq(made->group[g].support, support);
                cr_expect_eq(made->group[g].exact, exact);
            }
        cr_expect_eq(found, 1, "set %x was found %u times", set, found);
    }
    cr_expect_eq(made->count, expected);
}

Test(closed_sets, are_all_there_are_on_random_notices)
{
    char text[TASKS * (8 + 4 * UNITS)];
    uint32_t bits[TASKS];

    srand(7);
    for (int n = 0; n < NOTICES; n++) {
        draw_notice(text, bits);
        zr_notice *notice = zt_sketch(text);
        zr_graph *graph = NULL;
        ZT_OK(zr_graph_new(&graph, notice, ZR_GROUPS_KEEP, &err));
        zr_repeated_groups made = find(graph, 1 + (uint32_t)n % 3, 1 + (uint32_t)n % 4);
        expect_all_sets(graph, &made, bits);
        zr_repeated_groups_clear(&made);
        zr_graph_free(graph);
        zr_notice_free(notice);
    }
}

Test(closed_sets, beyond_the_most_need_twice_the_support)
{
    zr_graph *graph = graph_of(T9);
    zr_repeated_groups_options options = {2, 1, 3};
    zr_repeated_groups made = {0};

    ZT_OK(zr_repeated_groups_compute(&made, graph, NULL, &options, &err));
    cr_expect_eq(made.least_support, 2);
    cr_expect_eq(made.count, 3);
    zr_repeated_groups_clear(&made);
    zr_graph_free(graph);
}

/* 40 units, each task with all but one of them: 2^40 closed sets. */
Test(closed_sets, of_a_notice_with_too_many_end)
{
    char text[40 * 40 * 5], *at = text;
    zr_repeated_groups made = {0};

    for (int t = 0; t < 40; t++) {
        at += sprintf(at, "T%d:", t);
        for (int u = 0; u < 40; u++)
            if (u != t)
                at += sprintf(at, " U%d", u);
        at += sprintf(at, "\n");
    }
    zr_graph *graph = graph_of(text);
    ZT_OK(zr_repeated_groups_compute(&made, graph, NULL, NULL, &err));
    cr_expect_gt(made.least_support, 2);
    zr_repeated_groups_clear(&made);
    zr_graph_free(graph);
}

Test(closed_sets, refuse_options_that_make_no_sense)
{
    zr_graph *graph = graph_of(T9);
    const zr_repeated_groups_options options = {0, 2, 10};
    const zr_scope beyond = {9, ZR_ANY, ZR_ANY};
    zr_repeated_groups made = {0};

    ZT_FAILS(ZR_EINVAL,
             zr_repeated_groups_compute(&made, graph, NULL, &options, &err));
    ZT_FAILS(ZR_EINVAL, zr_repeated_groups_compute(&made, graph, &beyond, NULL, &err));
    cr_expect_null(made.group);
    zr_graph_free(graph);
}

Test(closed_sets, survive_running_out_of_memory)
{
    zr_graph *graph = graph_of(T9);
    const zr_repeated_groups_options options = {2, 2, 10};
    zr_repeated_groups made = {0};

    ZT_SURVIVES_OOM_UNTOUCHED(
        made, zr_repeated_groups_compute(&made, graph, NULL, &options, &err));
    zr_repeated_groups_clear(&made);
    zr_graph_free(graph);
}
