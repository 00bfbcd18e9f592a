#include "zeren/robustness.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/hitting_set.h"
#include "testing.h"

static zr_notice *t9;
static zr_graph *graph;
static zr_robustness robust;
static zr_error err;

static void compute(const zr_graph *of, const zr_scope *scope)
{
    zr_robustness_clear(&robust);
    ZT_OK(zr_robustness_compute(&robust, of, scope, &err));
}

static void compute_sketch(zr_graph **of, const char *sketch)
{
    ZT_OK(zt_graph(of, sketch, &err));
    compute(*of, NULL);
}

static const char *name(const zr_graph *of, uint32_t unit)
{
    return of->notice->unit[unit].name;
}

static const zr_unit_loss *loss_of(const zr_graph *of, const char *wanted)
{
    for (uint32_t i = 0; i < robust.unit_count; i++)
        if (strcmp(name(of, robust.unit[i].unit), wanted) == 0)
            return &robust.unit[i];
    cr_assert_fail("no unit %s", wanted);
    return NULL;
}

/* Names of units, as one word. */
static const char *word_of(const zr_graph *of, const uint32_t *unit, uint32_t count)
{
    static char text[256];

    text[0] = '\0';
    for (uint32_t i = 0; i < count; i++)
        strcat(text, name(of, unit[i]));
    return text;
}

/* Tasks that fail with a unit: "F2|F1N1". */
static const char *failing(const zr_graph *of, const char *unit)
{
    static char text[256];
    const zr_unit_loss *loss = loss_of(of, unit);

    text[0] = '\0';
    for (uint32_t i = 0; i < loss->sole_count + loss->lead_count; i++) {
        if (i == loss->sole_count)
            strcat(text, "|");
        strcat(text, of->notice->task[loss->task[i]].id);
    }
    return text;
}

static void setup(void)
{
    t9 = zt_load("t9.json");
    ZT_OK(zr_graph_new(&graph, t9, ZR_GROUPS_KEEP, &err));
    compute(graph, NULL);
}

static void teardown(void)
{
    zr_robustness_clear(&robust);
    zr_graph_free(graph);
    zr_notice_free(t9);
}

TestSuite(robustness, .init = setup, .fini = teardown);

Test(robustness, lists_the_tasks_that_fail_with_a_unit)
{
    cr_expect_str_eq(failing(graph, "A"), "F2|F1N1");
    cr_expect_str_eq(failing(graph, "B"), "|N2");
    cr_expect_str_eq(failing(graph, "C"), "|F3N3N4");
    cr_expect_str_eq(failing(graph, "D"), "N5");
    cr_expect_str_eq(failing(graph, "E"), "|L1");
    cr_expect_str_eq(failing(graph, "G"), "");
    cr_expect_eq(loss_of(graph, "A")->leads, 3);
    cr_expect_eq(loss_of(graph, "A")->tasks, 5);
}

Test(robustness, names_the_officials_of_the_tasks_that_fail)
{
    cr_assert_eq(loss_of(graph, "A")->official_count, 1, "F3 of O2 goes on without A");
    cr_expect_eq(loss_of(graph, "A")->official[0], 0);
    cr_assert_eq(loss_of(graph, "C")->official_count, 1);
    cr_expect_eq(loss_of(graph, "C")->official[0], 1);
    cr_expect_eq(loss_of(graph, "E")->official_count, 0, "L1 has none");
}

Test(robustness, puts_the_unit_that_most_fails_with_first)
{
    uint32_t order[6];

    for (uint32_t i = 0; i < 6; i++)
        order[i] = robust.unit[i].unit;
    cr_expect_str_eq(word_of(graph, order, 6), "ACDBEG");
}

Test(robustness, leaves_a_task_of_two_leads_its_other_lead)
{
    zr_graph *other = NULL;

    compute_sketch(&other, "t1: A* B* C\nt2: A B\nt3: C*\nt4: A* B\n");
    cr_expect_str_eq(failing(other, "A"), "|t4", "t1 has another lead, t2 never had one");
    cr_expect_str_eq(failing(other, "B"), "");
    cr_expect_str_eq(failing(other, "C"), "t3");
    zr_graph_free(other);
}

Test(robustness, counts_the_failures_that_tasks_bear)
{
    cr_assert_eq(robust.survival_count, 3);
    cr_expect_eq(robust.survival[0], 2, "F2 and N5");
    cr_expect_eq(robust.survival[1], 4);
    cr_expect_eq(robust.survival[2], 3);
    cr_expect_float_eq(robust.redundancy, 2 / 9.0, 1e-15);
}

Test(robustness, finds_the_fewest_that_lead_more_than_half)
{
    cr_assert_eq(robust.truck_count, 2);
    cr_expect_str_eq(word_of(graph, robust.truck, 2), "AC");
    cr_expect_eq(robust.truck_tasks, 6);
    cr_expect_eq(robust.leading, 5);
}

Test(robustness, has_no_truck_factor_where_half_of_the_tasks_have_no_lead)
{
    zr_graph *other = NULL;

    compute_sketch(&other, "t1: A* B\nt2: A B\n");
    cr_expect_eq(robust.truck_count, 0);
    zr_graph_free(other);
}

Test(robustness, takes_coverage_for_exclusivity_and_brokers)
{
    cr_expect_float_eq(loss_of(graph, "A")->exclusivity, 2.006429, 5e-7);
    cr_expect_float_eq(loss_of(graph, "G")->exclusivity, .135335, 5e-7);
    cr_expect_float_eq(loss_of(graph, "A")->participation, 8 / 25.0, 1e-15);
    cr_expect_eq(loss_of(graph, "C")->participation, 0);
    cr_expect(loss_of(graph, "G")->is_group);
}

Test(robustness, tells_what_the_absence_of_an_official_leaves)
{
    const zr_official_loss *o = robust.official;

    cr_assert_eq(robust.official_count, 2);
    cr_expect_eq(o[0].tasks, 4);
    cr_expect_eq(o[0].units, 3);
    cr_expect_eq(o[0].units_left, 2, "B and G");
    cr_expect_eq(o[0].leads_left, 1, "B");
    cr_expect_eq(o[1].tasks, 4);
    cr_expect_eq(o[1].units_left, 3, "C, D and E");
    cr_expect_eq(o[1].leads_left, 2, "E leads under nobody");
}

Test(robustness, finds_the_cut_unit_and_the_cut_task)
{
    cr_assert_eq(robust.cut_unit_count, 1, "D only carries a task of its own");
    cr_expect_str_eq(name(graph, robust.cut_unit[0].node), "A");
    cr_assert_eq(robust.cut_unit[0].piece_count, 2);
    cr_expect_str_eq(word_of(graph, robust.cut_unit[0].piece[0].unit, 3), "CDE");
    cr_expect_str_eq(word_of(graph, robust.cut_unit[0].piece[1].unit, 2), "BG");
    cr_expect_eq(robust.cut_unit[0].piece[0].tasks, 4);
    cr_expect_eq(robust.cut_unit[0].piece[1].tasks, 3);
    cr_assert_eq(robust.cut_task_count, 1, "N2 only carries G");
    cr_expect_str_eq(t9->task[robust.cut_task[0].node].id, "F3");
    cr_expect_str_eq(word_of(graph, robust.cut_task[0].piece[0].unit, 3), "ABG");
    cr_expect_str_eq(word_of(graph, robust.cut_task[0].piece[1].unit, 3), "CDE");
    cr_expect_eq(loss_of(graph, "A")->pieces, 2);
    cr_expect_eq(loss_of(graph, "D")->pieces, 1);
}

Test(robustness, finds_the_assignment_that_alone_holds_two_sides_together)
{
    cr_assert_eq(robust.sole_link_count, 1, "G on N2 would leave G alone");
    cr_expect_str_eq(name(graph, robust.sole_link[0].unit), "A");
    cr_expect_str_eq(t9->task[robust.sole_link[0].task].id, "F3");
    cr_expect_eq(robust.sole_link[0].unit_side, 3);
    cr_expect_eq(robust.sole_link[0].task_side, 3);
}

Test(robustness, names_what_stands_above_a_cut_unit_too)
{
    zr_graph *other = NULL;

    compute_sketch(&other, "t1: A* B\nt2: B* C\nt3: B* D\nt4: D* E\n");
    cr_assert_eq(robust.cut_unit_count, 2);
    cr_expect_str_eq(name(other, robust.cut_unit[0].node), "B");
    cr_assert_eq(robust.cut_unit[0].piece_count, 3);
    cr_expect_str_eq(word_of(other, robust.cut_unit[0].piece[0].unit, 2), "DE");
    cr_expect_str_eq(word_of(other, robust.cut_unit[0].piece[1].unit, 1), "A");
    cr_expect_str_eq(word_of(other, robust.cut_unit[0].piece[2].unit, 1), "C");
    cr_expect_str_eq(name(other, robust.cut_unit[1].node), "D");
    cr_expect_str_eq(word_of(other, robust.cut_unit[1].piece[0].unit, 3), "ABC");
    zr_graph_free(other);
}

Test(robustness, lists_the_parts_of_the_network)
{
    zr_graph *other = NULL;

    cr_assert_eq(robust.component_count, 1);
    cr_expect_eq(robust.component[0].task_count, 9);
    compute_sketch(&other, "t1: Z*\nt2: A* B\nt3: Y*\nt4: Y*\nt5:\n");
    cr_assert_eq(robust.component_count, 3);
    cr_expect_str_eq(word_of(other, robust.component[0].unit, 2), "AB");
    cr_expect_str_eq(word_of(other, robust.component[1].unit, 1), "Y", "more tasks than Z");
    cr_expect_str_eq(word_of(other, robust.component[2].unit, 1), "Z");
    cr_expect_eq(robust.tasks, 5);
    cr_expect_eq(robust.covered, 4);
    zr_graph_free(other);
}

Test(robustness, finds_the_fewest_units_that_meet_every_task)
{
    cr_assert_eq(robust.units.count, 3);
    cr_expect_str_eq(word_of(graph, robust.units.member, 3), "ACD");
    cr_expect_eq(robust.units.greedy, 3);
    cr_expect(robust.units.is_smallest);
    cr_expect_eq(robust.units.least, 3);
    cr_expect_eq(robust.units.reached, 9);
}

Test(robustness, finds_the_fewest_officials_that_reach_every_unit)
{
    zr_graph *other = NULL;

    cr_expect_eq(robust.officials.count, 2);
    compute_sketch(&other, "t1 p O1: A* B\nt2 p O2: B* C\nt3 p O3: C* A B\nt4 p: Z*\n");
    cr_assert_eq(robust.officials.count, 1);
    cr_expect_str_eq(other->notice->official[robust.officials.member[0]].name, "O3");
    cr_expect_eq(robust.officials.reached, 3);
    cr_expect_eq(robust.officials.beyond, 1, "Z answers to nobody");
    zr_graph_free(other);
}

Test(robustness, does_better_than_greedy_where_it_can)
{
    zr_graph *other = NULL;

    /* C meets three tasks, but A and B alone meet all. */
    compute_sketch(&other, "t1: A* C\nt2: A* C\nt3: B* C\nt4: B* C\nt5: A*\nt6: B*\n");
    cr_expect_eq(robust.units.greedy, 3);
    cr_expect_str_eq(word_of(other, robust.units.member, robust.units.count), "AB");
    zr_graph_free(other);
}

Test(robustness, of_the_huzhou_notice_is_as_counted)
{
    zr_notice *huzhou = zt_load("../../data/huzhou-2021.json");
    zr_graph *whole = NULL;
    const uint32_t sizes[] = {26, 37, 30, 16, 10, 8, 4, 1};
    const uint32_t nodes[] = {191, 3, 2, 2, 2, 2, 2};

    ZT_OK(zr_graph_new(&whole, huzhou, ZR_GROUPS_KEEP, &err));
    compute(whole, NULL);
    cr_expect_eq(robust.units.count, 28);
    cr_expect_eq(robust.units.greedy, 30);
    cr_expect(robust.units.is_smallest);
    cr_expect_eq(robust.truck_count, 9);
    cr_expect_eq(robust.cut_unit_count, 2);
    cr_assert_eq(robust.survival_count, 8);
    for (uint32_t i = 0; i < 8; i++)
        cr_expect_eq(robust.survival[i], sizes[i]);
    cr_assert_eq(robust.component_count, 7);
    for (uint32_t i = 0; i < 7; i++)
        cr_expect_eq(robust.component[i].unit_count + robust.component[i].task_count, nodes[i]);
    zr_graph_free(whole);
    zr_notice_free(huzhou);
}

Test(robustness, keeps_to_its_scope)
{
    const zr_scope annual = {1, ZR_ANY, ZR_ANY};

    compute(graph, &annual);
    cr_expect_eq(robust.tasks, 5);
    cr_expect_str_eq(failing(graph, "A"), "|N1");
    cr_expect_eq(robust.component_count, 2);
    cr_expect_eq(robust.cut_unit_count, 0);
}

Test(robustness, of_nothing_is_nothing)
{
    zr_graph *other = NULL;

    compute_sketch(&other, "");
    cr_expect_eq(robust.unit_count, 0);
    cr_expect_eq(robust.units.count, 0);
    cr_expect(isnan(robust.redundancy));
    zr_graph_free(other);
}

Test(robustness, refuses_a_scope_beyond_the_notice)
{
    const zr_scope beyond = {9, ZR_ANY, ZR_ANY};

    ZT_FAILS(ZR_EINVAL, zr_robustness_compute(&robust, graph, &beyond, &err));
}

Test(robustness, survives_running_out_of_memory)
{
    zr_robustness fresh = {0};

    ZT_SURVIVES_OOM_UNTOUCHED(fresh, zr_robustness_compute(&fresh, graph, NULL, &err));
    zr_robustness_clear(&fresh);
}

/* 600 rows in pairs that share nothing: too many to search, and the bound is sharp. */
Test(robustness, says_when_it_does_not_search)
{
    enum { ROWS = 600 };
    static uint32_t member[ROWS][2];
    static zr__row row[ROWS];
    zr__hitting_set set = {0};

    for (uint32_t r = 0; r < ROWS; r++) {
        member[r][0] = r / 2;
        member[r][1] = ROWS + r;
        row[r] = (zr__row){member[r], 2};
    }
    ZT_OK(zr__hitting_set_find(&set, row, ROWS, 2 * ROWS, 500, &err));
    cr_expect_eq(set.count, ROWS / 2);
    cr_expect_eq(set.least, ROWS / 2);
    cr_expect_not(set.is_searched);
    zr__free(set.member);
}

Test(robustness, survives_running_out_of_memory_in_the_search)
{
    static uint32_t member[6][2] = {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}};
    zr__hitting_set set = {0};
    zr__row row[6];

    for (uint32_t r = 0; r < 6; r++)
        row[r] = (zr__row){member[r], 2};
    ZT_SURVIVES_OOM(zr__hitting_set_find(&set, row, 6, 6, 500, &err));
    cr_expect_eq(set.count, 4, "two of each triangle");
    cr_expect_eq(set.least, 4);
    zr__free(set.member);
}
