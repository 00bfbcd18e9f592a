#include "zeren/coverage.h"

#include <math.h>

#include "testing.h"

static zr_notice *t9;
static zr_graph *graph;
static zr_coverage coverage;
static zr_error err;

static void compute(const zr_graph *of, const zr_scope *scope)
{
    zr_coverage_clear(&coverage);
    ZT_OK(zr_coverage_compute(&coverage, of, scope, &err));
}

static void compute_sketch(zr_graph **of, const char *sketch)
{
    ZT_OK(zt_graph(of, sketch, &err));
    compute(*of, NULL);
}

static uint32_t unit(const char *name)
{
    return zr_notice_find_unit(t9, name);
}

static const zr_unit_coverage *facts_of(const zr_graph *of, const char *name)
{
    for (uint32_t i = 0; i < coverage.unit_count; i++) {
        if (strcmp(of->notice->unit[coverage.unit[i].unit].name, name) == 0)
            return &coverage.unit[i];
    }
    return NULL;
}

/* Units in their order, as one word. */
static const char *order_of_units(const zr_graph *of)
{
    static char text[256];

    text[0] = '\0';
    for (uint32_t i = 0; i < coverage.unit_count; i++)
        strcat(text, of->notice->unit[coverage.unit[i].unit].name);
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
    zr_coverage_clear(&coverage);
    zr_graph_free(graph);
    zr_notice_free(t9);
}

TestSuite(coverage, .init = setup, .fini = teardown);

Test(coverage, counts_tasks_units_and_leads_of_each_official)
{
    const zr_official_coverage *o = coverage.official;

    cr_assert_eq(coverage.official_count, 2);
    cr_expect_eq(o[0].tasks, 4);
    cr_expect_eq(o[0].units, 3);
    cr_expect_eq(o[0].leads, 2);
    cr_expect_eq(o[1].tasks, 4);
    cr_expect_eq(o[1].units, 4);
    cr_expect_eq(o[1].leads, 2);
    cr_expect_eq(coverage.tasks, 9);
    cr_expect_eq(coverage.plans, 3);
}

Test(coverage, splits_the_tasks_of_an_official_by_plan)
{
    const uint32_t wanted[2][3] = {{2, 2, 0}, {1, 3, 0}};

    for (uint32_t o = 0; o < 2; o++) {
        for (uint32_t p = 0; p < 3; p++)
            cr_expect_eq(coverage.official[o].plan_tasks[p], wanted[o][p]);
    }
}

Test(coverage, names_the_units_that_only_one_official_calls_on)
{
    const zr_official_coverage *o = coverage.official;

    cr_assert_eq(o[0].exclusive_count, 2);
    cr_expect_eq(o[0].exclusive_unit[0], unit("B"));
    cr_expect_eq(o[0].exclusive_unit[1], unit("G"));
    cr_assert_eq(o[1].exclusive_count, 3);
    cr_expect_eq(o[1].exclusive_unit[0], unit("C"));
    cr_expect_eq(o[1].exclusive_unit[1], unit("D"));
    cr_expect_eq(o[1].exclusive_unit[2], unit("E"));
}

Test(coverage, finds_the_unit_that_two_officials_share)
{
    cr_assert_eq(coverage.overlap_count, 1);
    cr_expect_eq(coverage.overlap[0].a, 0);
    cr_expect_eq(coverage.overlap[0].b, 1);
    cr_expect_eq(coverage.overlap[0].shared, 1);
    cr_expect_float_eq(coverage.overlap[0].jaccard, 1 / 6.0, 1e-15);
}

Test(coverage, orders_overlaps_by_jaccard_then_shared)
{
    zr_graph *other = NULL;

    compute_sketch(&other, "t1 p O1: A* B C D\nt2 p O2: A* B C D\nt3 p O3: A* B\nt4 p O4: D*\n"
                           "t5 p O5: D*\nt6 p O6: X*\n");

    const uint32_t wanted[][3] = {{0, 1, 4}, {3, 4, 1}, {0, 2, 2}, {1, 2, 2},
                                  {0, 3, 1}, {0, 4, 1}, {1, 3, 1}, {1, 4, 1}};
    cr_assert_eq(coverage.overlap_count, 8, "officials who share nothing are no pair");
    for (uint32_t i = 0; i < 8; i++) {
        cr_expect_eq(coverage.overlap[i].a, wanted[i][0], "pair %u", i);
        cr_expect_eq(coverage.overlap[i].b, wanted[i][1], "pair %u", i);
        cr_expect_eq(coverage.overlap[i].shared, wanted[i][2], "pair %u", i);
    }
    zr_graph_free(other);
}

Test(coverage, measures_brokers_over_named_officials_only)
{
    cr_expect_float_eq(facts_of(graph, "A")->participation, 8 / 25.0, 1e-15);
    cr_expect_eq(facts_of(graph, "C")->participation, 0);
    cr_expect_eq(facts_of(graph, "E")->participation, 0);
    cr_expect_eq(facts_of(graph, "A")->official_count, 2);
    cr_expect_eq(facts_of(graph, "A")->official[0], 0);
    cr_expect_eq(facts_of(graph, "A")->official_tasks[0], 4);
    cr_expect_eq(facts_of(graph, "A")->official_tasks[1], 1);
}

Test(coverage, lists_the_officials_of_a_unit_by_tasks)
{
    zr_graph *other = NULL;

    compute_sketch(&other, "t1 p O1: A*\nt2 p O2: A*\nt3 p O3: A*\nt4 p O3: A*\n");

    const uint32_t wanted[] = {2, 0, 1};
    for (uint32_t i = 0; i < 3; i++)
        cr_expect_eq(coverage.unit[0].official[i], wanted[i]);
    zr_graph_free(other);
}

Test(coverage, sums_the_exclusivity_of_a_unit)
{
    const struct {
        const char *unit;
        double sum;
    } wanted[] = {{"A", 2.006429}, {"D", 1.638550}, {"C", 1.006429},
                  {"B", .871094},  {"E", .503215},  {"G", .135335}};

    for (size_t i = 0; i < 6; i++)
        cr_expect_float_eq(facts_of(graph, wanted[i].unit)->exclusivity, wanted[i].sum, 5e-7);
}

Test(coverage, finds_sole_tasks_and_units_of_one_plan)
{
    cr_expect_eq(facts_of(graph, "A")->sole_tasks, 1);
    cr_expect_eq(facts_of(graph, "D")->sole_tasks, 1);
    cr_expect_eq(facts_of(graph, "C")->sole_tasks, 0);
    cr_expect_eq(facts_of(graph, "G")->only_plan, zr_notice_find_plan(t9, "annual"));
    cr_expect_eq(facts_of(graph, "B")->only_plan, ZR_NONE);
    cr_assert_eq(coverage.single_unit_count, 2);
    cr_expect_str_eq(t9->task[coverage.single_unit[0]].id, "F2");
    cr_expect_str_eq(t9->task[coverage.single_unit[1]].id, "N5");
}

Test(coverage, lists_tasks_that_nobody_is_in_charge_of)
{
    cr_assert_eq(coverage.no_official_count, 1);
    cr_expect_str_eq(t9->task[coverage.no_official[0]].id, "L1");
    cr_expect_eq(coverage.uncovered_count, 0);
}

Test(coverage, orders_units_by_officials_participation_tasks_and_name)
{
    zr_graph *other = NULL;

    compute_sketch(&other, "t1 p: Z* Y\nt2 p O1: F* E C B\nt3 p O1: F* B D\nt4 p O2: D* C\n"
                           "t5 p O2: D*\n");

    cr_expect_str_eq(order_of_units(other), "CDBFEYZ");
    cr_expect(isnan(facts_of(other, "Z")->participation));
    cr_expect_eq(facts_of(other, "Z")->official_count, 0);
    zr_graph_free(other);
}

Test(coverage, keeps_to_its_scope)
{
    const zr_scope of_o2 = {ZR_ANY, 1, ZR_ANY};

    compute(graph, &of_o2);
    cr_expect_eq(coverage.tasks, 4);
    cr_expect_eq(coverage.plans, 2);
    cr_expect_eq(coverage.official_count, 2, "every official of the notice has a row");
    cr_expect_eq(coverage.official[0].tasks, 0);
    cr_expect_eq(coverage.official[1].exclusive_count, 4, "A too, within this scope");
    cr_expect_eq(coverage.overlap_count, 0);
    cr_expect_eq(coverage.unit_count, 4);
    cr_expect_eq(facts_of(graph, "A")->only_plan, zr_notice_find_plan(t9, "five"));
}

Test(coverage, of_tasks_without_an_official_has_no_overlap)
{
    const zr_scope nobody = {ZR_ANY, ZR_NONE, ZR_ANY};

    compute(graph, &nobody);
    cr_expect_eq(coverage.tasks, 1);
    cr_expect_eq(coverage.no_official_count, 1);
    cr_expect_eq(coverage.unit_count, 2);
    cr_expect_eq(coverage.overlap_count, 0);
}

Test(coverage, counts_a_task_without_a_unit_for_its_official)
{
    zr_graph *other = NULL;

    compute_sketch(&other, "t1 p O1:\nt2 p:\n");

    cr_expect_eq(coverage.official[0].tasks, 1);
    cr_expect_eq(coverage.official[0].units, 0);
    cr_expect_eq(coverage.uncovered_count, 2);
    cr_expect_eq(coverage.unit_count, 0);
    zr_graph_free(other);
}

Test(coverage, of_a_notice_without_officials_or_tasks_is_empty)
{
    zr_graph *other = NULL;

    compute_sketch(&other, "");

    cr_expect_eq(coverage.tasks, 0);
    cr_expect_eq(coverage.official_count, 0);
    cr_expect_eq(coverage.unit_count, 0);
    zr_graph_free(other);
}

Test(coverage, does_not_mind_the_order_of_the_tasks)
{
    zr_graph *other = NULL;
    char wanted[256];
    double exclusivity[6];

    strcpy(wanted, order_of_units(graph));
    for (uint32_t i = 0; i < 6; i++)
        exclusivity[i] = coverage.unit[i].exclusivity;
    compute_sketch(&other, "L1 livelihood: E* C\nN4 annual O2: C* D E\nF2 five O1: A*\n"
                           "N2 annual O1: B* A G\nF3 five O2: C* A D\nN5 annual O2: D*\n"
                           "N3 annual O2: C* D\nF1 five O1: A* B\nN1 annual O1: A* B\n");

    cr_expect_str_eq(order_of_units(other), wanted);
    for (uint32_t i = 0; i < 6; i++)
        cr_expect_eq(coverage.unit[i].exclusivity, exclusivity[i], "to the last bit");
    zr_graph_free(other);
}

Test(coverage, of_the_huzhou_notice_is_as_counted)
{
    const uint32_t tasks[] = {7, 32, 7, 14, 13, 23, 8, 18};
    const uint32_t units[] = {1, 32, 16, 10, 5, 6, 2};
    zr_notice *huzhou = zt_load("../../data/huzhou-2021.json");
    zr_graph *whole = NULL;
    uint32_t by_officials[9] = {0};

    ZT_OK(zr_graph_new(&whole, huzhou, ZR_GROUPS_KEEP, &err));
    compute(whole, NULL);
    cr_assert_eq(coverage.official_count, 8);
    for (uint32_t o = 0; o < 8; o++)
        cr_expect_eq(coverage.official[o].tasks, tasks[o], "official %u", o);
    for (uint32_t u = 0; u < coverage.unit_count; u++)
        by_officials[coverage.unit[u].official_count]++;
    for (uint32_t count = 0; count < 7; count++)
        cr_expect_eq(by_officials[count], units[count], "units under %u officials", count);
    cr_expect_eq(coverage.unit_count, 72);
    cr_expect_eq(coverage.no_official_count, 10);
    cr_expect_eq(coverage.single_unit_count, 26);
    zr_graph_free(whole);
    zr_notice_free(huzhou);
}

Test(coverage, refuses_a_scope_beyond_the_notice)
{
    const zr_scope beyond = {3, ZR_ANY, ZR_ANY};
    zr_coverage untouched = {.tasks = 7};

    ZT_FAILS(ZR_EINVAL, zr_coverage_compute(&untouched, graph, &beyond, &err));
    cr_expect_eq(untouched.tasks, 7);
}

Test(coverage, survives_running_out_of_memory)
{
    zr_coverage made = {.tasks = 7};

    ZT_SURVIVES_OOM_UNTOUCHED(made, zr_coverage_compute(&made, graph, NULL, &err));
    cr_expect_eq(made.tasks, 9);
    zr_coverage_clear(&made);
}
