#include "zeren/workload.h"

#include <math.h>
#include <stdio.h>

#include "draft.h"
#include "src/memory.h"
#include "src/random.h"

static zr_workload compute(const zr_graph *graph, const zr_workload_options *options)
{
    zr_workload load = {0};
    zr_error err = {0};

    cr_assert_eq(zr_workload_compute(&load, graph, options, &err), ZR_OK, "%s", err.message);
    return load;
}

static const zr_unit_load *row_of(const zr_workload *load, const zr_graph *graph, const char *name)
{
    for (uint32_t i = 0; i < load->count + load->group_only; i++) {
        if (strcmp(graph->notice->unit[load->unit[i].unit].name, name) == 0)
            return &load->unit[i];
    }
    cr_assert(false, "no row for '%s'", name);
    return NULL;
}

static void expect_near(double actual, double expected, const char *what, const char *of)
{
    cr_expect(fabs(actual - expected) <= 1e-14 * fmax(1, fabs(expected)),
              "%s of %s is %.17g, expected %.17g", what, of, actual, expected);
}

/* The fixture with the members of its group, under a policy. */
static draft *t9(zr_group_policy groups)
{
    static const uint32_t members[] = {6, 7, 8};
    static const char *const names[] = {"D1", "D2", "D3"};
    draft *d = draft_new(T9);
    zr_error err;

    cr_assert_eq(d->notice.unit_count, 6);
    for (uint32_t i = 0; i < 3; i++)
        d->unit[d->notice.unit_count++].name = names[i];
    for (uint32_t u = 0; u < 6; u++) {
        if (strcmp(d->unit[u].name, "G") == 0) {
            d->unit[u].member = members;
            d->unit[u].member_count = 3;
        }
    }
    zr_graph_free(d->graph);
    d->graph = NULL;
    cr_assert_eq(zr_graph_new(&d->graph, &d->notice, groups, &err), ZR_OK);
    return d;
}

Test(workload, has_the_loads_of_the_fixture_by_every_rule)
{
    static const struct {
        const char *name;
        double load[ZR_LOAD_RULES]; /* Total, lead, fractional, lead-weighted, harmonic. */
    } expected[] = {
        {"A", {5, 3, 8.0 / 3, 5.0 / 2, 95.0 / 33}}, {"B", {3, 1, 4.0 / 3, 3.0 / 2, 40.0 / 33}},
        {"C", {4, 3, 5.0 / 3, 2, 23.0 / 11}},       {"D", {4, 1, 13.0 / 6, 2, 59.0 / 33}},
        {"E", {2, 1, 5.0 / 6, 3.0 / 4, 28.0 / 33}}, {"G", {1, 0, 1.0 / 3, 1.0 / 4, 2.0 / 11}},
    };
    draft *d = t9(ZR_GROUPS_KEEP);
    zr_workload load = compute(d->graph, NULL);

    cr_expect_eq(load.count, 6);
    cr_expect_eq(load.tasks, 9);
    cr_expect_eq(load.uncovered, 0);
    cr_expect_eq(load.assignments, 19);
    for (size_t i = 0; i < 6; i++) {
        const zr_unit_load *row = row_of(&load, d->graph, expected[i].name);
        for (int rule = 0; rule < ZR_LOAD_RULES; rule++)
            expect_near(row->load[rule], expected[i].load[rule],
                        zr_load_rule_name((zr_load_rule)rule), expected[i].name);
        expect_near(row->share, expected[i].load[ZR_LOAD_FRACTIONAL] / 9, "share",
                    expected[i].name);
    }
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, puts_rows_by_lead_then_total_then_document_order)
{
    draft *d = t9(ZR_GROUPS_KEEP);
    zr_workload load = compute(d->graph, NULL);
    const char *const order[] = {"A", "C", "D", "B", "E", "G", "D1", "D2", "D3"};

    cr_expect_eq(load.group_only, 3);
    for (size_t i = 0; i < 9; i++)
        cr_expect_str_eq(d->unit[load.unit[i].unit].name, order[i]);
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, ranks_ties_alike)
{
    draft *d = t9(ZR_GROUPS_KEEP);
    zr_workload load = compute(d->graph, NULL);
    const uint32_t expected[6][ZR_LOAD_RULES] = {
        {1, 1, 1, 1, 1}, {2, 1, 3, 2, 2}, {2, 3, 2, 2, 3}, /* A C D */
        {4, 3, 4, 4, 4}, {5, 3, 5, 5, 5}, {6, 6, 6, 6, 6}, /* B E G */
    };

    for (size_t i = 0; i < 6; i++) {
        for (int rule = 0; rule < ZR_LOAD_RULES; rule++)
            cr_expect_eq(load.unit[i].rank[rule], expected[i][rule], "row %zu by %s: %u", i,
                         zr_load_rule_name((zr_load_rule)rule), load.unit[i].rank[rule]);
    }
    cr_expect_eq(load.robust_top5, 5);
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, follows_the_group_policy)
{
    static const struct {
        zr_group_policy groups;
        const char *name;
        double fractional;
    } expected[] = {
        {ZR_GROUPS_KEEP, "A", 8.0 / 3},    {ZR_GROUPS_KEEP, "B", 4.0 / 3},
        {ZR_GROUPS_KEEP, "G", 1.0 / 3},    {ZR_GROUPS_EXPAND, "A", 38.0 / 15},
        {ZR_GROUPS_EXPAND, "B", 6.0 / 5},  {ZR_GROUPS_EXPAND, "D1", 1.0 / 5},
        {ZR_GROUPS_EXPAND, "D3", 1.0 / 5}, {ZR_GROUPS_IGNORE, "A", 17.0 / 6},
        {ZR_GROUPS_IGNORE, "B", 3.0 / 2},
    };

    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        draft *d = t9(expected[i].groups);
        zr_workload load = compute(d->graph, NULL);
        double sum = 0;

        expect_near(row_of(&load, d->graph, expected[i].name)->load[ZR_LOAD_FRACTIONAL],
                    expected[i].fractional, "fractional load", expected[i].name);
        for (uint32_t row = 0; row < load.count; row++)
            sum += load.unit[row].load[ZR_LOAD_FRACTIONAL];
        expect_near(sum, 9, "sum", "all");
        cr_expect_eq(load.group_only, expected[i].groups == ZR_GROUPS_KEEP ? 3 : 0);
        zr_workload_clear(&load);
        draft_free(d);
    }
}

Test(workload, counts_what_reaches_a_unit_through_groups)
{
    /* A belongs to G and H, B only to H, and H to G: so both belong to G. */
    draft *d = draft_new("t1 p -: C* G\nt2 p -: A* G H\nt3 p -: H*\nt4 p -: A* B\n");
    const uint32_t of_g[] = {2, 3}, of_h[] = {2, 4}; /* C G A H B */
    zr_workload load;
    const struct {
        const char *name;
        uint32_t via, direct;
    } expected[] = {{"A", 2, 2}, {"B", 3, 1}, {"C", 0, 1}, {"G", 0, 2}, {"H", 0, 2}};

    d->unit[1].member = of_g;
    d->unit[3].member = of_h;
    d->unit[1].member_count = d->unit[3].member_count = 2;
    load = compute(d->graph, NULL);
    for (size_t i = 0; i < 5; i++) {
        const zr_unit_load *row = row_of(&load, d->graph, expected[i].name);
        cr_expect_eq(row->via_groups, expected[i].via, "%s", expected[i].name);
        cr_expect_eq(row->lead + row->support, expected[i].direct, "%s", expected[i].name);
    }
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, splits_by_plan_and_by_official)
{
    draft *d = t9(ZR_GROUPS_KEEP);
    zr_workload load = compute(d->graph, NULL);
    const zr_unit_load *c = row_of(&load, d->graph, "C");
    const zr_load_part *plan = &load.by_plan[c->plan_first];
    const zr_load_part *official = &load.by_official[c->official_first];
    const zr_load_part plans[] = {{0, 1, 1}, {1, 2, 2}, {2, 0, 1}};
    const zr_load_part officials[] = {{1, 3, 3}, {ZR_NONE, 0, 1}};

    cr_assert_eq(c->plan_count, 3);
    cr_assert_eq(c->official_count, 2);
    cr_expect_arr_eq(plan, plans, sizeof plans);
    cr_expect_arr_eq(official, officials, sizeof officials);
    for (uint32_t i = 0; i < load.count + load.group_only; i++) {
        const zr_unit_load *row = &load.unit[i];
        uint32_t lead = 0, total = 0;
        for (uint32_t part = 0; part < row->plan_count; part++) {
            lead += load.by_plan[row->plan_first + part].lead;
            total += load.by_plan[row->plan_first + part].total;
        }
        for (uint32_t part = 0; part < row->official_count; part++)
            total += load.by_official[row->official_first + part].total;
        cr_expect_eq(lead, row->lead);
        cr_expect_eq(total, 2 * (row->lead + row->support));
    }
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, has_the_concentrations_of_the_fixture)
{
    static const zr_concentration expected[] = {
        {ZR_LOAD_TOTAL, false, 6, 9.0 / 38, 54.0 / 190, 71.0 / 361, 13.0 / 361, 361.0 / 71,
         7.0 / 38, .100988, 18.0 / 19, NULL},
        {ZR_LOAD_LEAD, false, 6, 7.0 / 18, 42.0 / 90, 7.0 / 27, 1.0 / 9, 27.0 / 7, 1.0 / 3, .326943,
         1, NULL},
        {ZR_LOAD_FRACTIONAL, false, 6, 8.0 / 27, 48.0 / 135, 103.0 / 486, 22.0 / 405, 486.0 / 103,
         2.0 / 9, .150935, 26.0 / 27, NULL},
    };
    draft *d = t9(ZR_GROUPS_KEEP);
    zr_workload load = compute(d->graph, NULL);

    for (size_t i = 0; i < 3; i++) {
        const zr_concentration *found = load.concentration;
        while (found->rule != expected[i].rule || found->leads_only)
            cr_assert_lt(++found - load.concentration, ZR_CONCENTRATIONS);
        const char *rule = zr_load_rule_name(found->rule);
        cr_expect_eq(found->units, 6);
        expect_near(found->gini, expected[i].gini, "Gini", rule);
        expect_near(found->gini_sample, expected[i].gini_sample, "sample Gini", rule);
        expect_near(found->hhi, expected[i].hhi, "HHI", rule);
        expect_near(found->hhi_normalised, expected[i].hhi_normalised, "normalised HHI", rule);
        expect_near(found->effective, expected[i].effective, "effective number", rule);
        expect_near(found->hoover, expected[i].hoover, "Hoover", rule);
        expect_near(found->top5_share, expected[i].top5_share, "top five share", rule);
        cr_expect_float_eq(found->theil, expected[i].theil, 1e-6);
    }
    zr_workload_clear(&load);
    draft_free(d);
}

/* Leads 0 1 1 1 3 3, as all six units share them. Half of twice the area below is 1 less the
 * Gini. */
Test(workload, draws_the_lorenz_curve)
{
    static const double wanted[] = {0, 0, 1 / 9.0, 2 / 9.0, 3 / 9.0, 6 / 9.0, 1};
    draft *d = t9(ZR_GROUPS_KEEP);
    zr_workload load = compute(d->graph, NULL);

    for (size_t i = 0; i < 7; i++)
        cr_expect_float_eq(load.concentration[0].lorenz[i], wanted[i], 1e-15);
    for (size_t i = 0; i < ZR_CONCENTRATIONS; i++) {
        const zr_concentration *spread = &load.concentration[i];
        double area = 0;

        for (uint32_t k = 0; k < spread->units; k++)
            area += (spread->lorenz[k] + spread->lorenz[k + 1]) / (2.0 * spread->units);
        cr_expect_float_eq(spread->gini, 1 - 2 * area, 1e-12);
        cr_expect_float_eq(spread->lorenz[spread->units], 1, 1e-12);
    }
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, tests_the_fixture_as_worked_out)
{
    static const struct {
        const char *name;
        double more, mid;
    } expected[] = {{"A", 5.0 / 9, 3.0 / 8},
                    {"B", 5.0 / 6, NAN},
                    {"C", 7.0 / 36, 1.0 / 9},
                    {"D", 1, NAN},
                    {"E", 2.0 / 3, NAN}};
    draft *d = t9(ZR_GROUPS_KEEP);
    zr_workload load = compute(d->graph, NULL);

    for (size_t i = 0; i < 5; i++) {
        const zr_unit_load *row = row_of(&load, d->graph, expected[i].name);
        expect_near(row->lead_more.p, expected[i].more, "upper tail", expected[i].name);
        if (!isnan(expected[i].mid))
            expect_near(row->lead_more.mid_p, expected[i].mid, "mid-p", expected[i].name);
        expect_near(row->baseline.expected, 1.5, "expected leads", expected[i].name);
    }
    const zr_unit_load *a = row_of(&load, d->graph, "A");
    expect_near(a->baseline.p, 1796446.0 / 10077696, "baseline", "A");
    expect_near(a->lead_more.expected, 8.0 / 3, "expected picks", "A");
    expect_near(a->total_z, 1.01175, "z", "A");
    cr_expect_eq(load.total_spread.median, 3.5);
    cr_expect_eq(load.total_spread.mad, 1);
    for (uint32_t i = 0; i < load.count; i++)
        cr_expect_eq(load.unit[i].flags, 0);
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, neither_tests_nor_flags_groups)
{
    draft *d = t9(ZR_GROUPS_KEEP);
    zr_workload load = compute(d->graph, NULL);
    const zr_unit_load *g = row_of(&load, d->graph, "G");

    cr_expect(g->is_group);
    cr_expect(isnan(g->baseline.p) && isnan(g->lead_more.p) && isnan(g->lead_less.p));
    cr_expect(isnan(g->lead_z) && isnan(g->total_z));
    cr_expect_eq(load.baseline_tested, 5);
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, leaves_tests_that_cannot_reach_the_level_out_of_the_family)
{
    /* A leads six of two; B leads six alone, which could not be otherwise; C has two tasks. */
    draft *d = draft_new("1 p -: A* C\n2 p -: A* D\n3 p -: A* C\n4 p -: A* D\n5 p -: A* D\n"
                         "6 p -: A* D\n7 p -: B*\n8 p -: B*\n9 p -: B*\na p -: B*\nb p -: B*\n"
                         "c p -: B*\n");
    zr_workload load = compute(d->graph, NULL);
    const zr_unit_load *a = row_of(&load, d->graph, "A"), *b = row_of(&load, d->graph, "B");
    const zr_unit_load *c = row_of(&load, d->graph, "C");

    cr_expect_eq(load.more_tested, 1);
    cr_expect_eq(load.less_tested, 1);
    expect_near(a->lead_more.p, 1.0 / 64, "p", "A");
    expect_near(a->lead_more.q, 1.0 / 64, "q", "A");
    cr_expect(a->flags & ZR_FLAG_LEADS_MORE);
    cr_expect_eq(b->lead_more.p, 1);
    cr_expect(isnan(b->lead_more.q));
    expect_near(c->lead_less.p, 1.0 / 4, "p", "C");
    cr_expect(isnan(c->lead_less.q));
    cr_expect_eq(load.baseline_tested, 4);
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, weighs_the_baseline_by_capacity_when_all_have_one)
{
    draft *d = t9(ZR_GROUPS_KEEP);
    const double capacity[] = {10, 20, 5, 5, 0, 10}; /* As first named: A B C D G E. */

    for (uint32_t u = 0; u < 6; u++)
        d->unit[u].capacity = capacity[u];
    zr_workload load = compute(d->graph, NULL);
    const zr_unit_load *c = row_of(&load, d->graph, "C");
    expect_near(c->baseline.expected, 9 * .1, "expected leads", "C");
    expect_near(c->baseline.p, 1 - 9 * 8 / 2 * .01 * pow(.9, 7) - 9 * .1 * pow(.9, 8) - pow(.9, 9),
                "baseline", "C");
    expect_near(c->per_capacity, 5.0 / 3 / 5, "load per capacity", "C");
    cr_expect(isnan(row_of(&load, d->graph, "G")->per_capacity));
    zr_workload_clear(&load);

    d->unit[0].capacity = 0; /* one without: all alike */
    load = compute(d->graph, NULL);
    expect_near(row_of(&load, d->graph, "C")->baseline.expected, 1.5, "expected leads", "C");
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, flags_what_stands_out)
{
    /* Twelve units lead one or two tasks; H leads nine. */
    char text[1024] = "";
    for (int i = 0; i < 18; i++)
        sprintf(text + strlen(text), "%d p -: U%d*\n", i, i % 12);
    for (int i = 0; i < 9; i++)
        strcat(text, "h p -: H*\n");
    draft *d = draft_new(text);
    zr_workload load = compute(d->graph, NULL);

    cr_expect_str_eq(d->unit[load.unit[0].unit].name, "H");
    cr_expect_eq(load.unit[0].flags, ZR_FLAG_OUTLIER_LEAD | ZR_FLAG_OUTLIER_TOTAL |
                                         ZR_FLAG_FENCE_LEAD | ZR_FLAG_ABOVE_BASELINE);
    for (uint32_t i = 1; i < load.count; i++)
        cr_expect_eq(load.unit[i].flags, 0);
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, takes_the_mean_deviation_when_most_units_are_alike)
{
    draft *d = draft_new("1 p -: A*\n2 p -: B*\n3 p -: C*\n4 p -: D*\n5 p -: D*\n6 p -: D*\n");
    zr_workload load = compute(d->graph, NULL);

    cr_expect_eq(load.lead_spread.mad, 0);
    expect_near(row_of(&load, d->graph, "D")->lead_z, 2 / (1.253314 * .5), "z", "D");
    expect_near(row_of(&load, d->graph, "A")->lead_z, 0, "z", "A");
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, shares_a_task_with_several_leads_or_none)
{
    draft *d = draft_new("1 p -: A* B* C\n2 p -: A B\n3 p -: A* B*\n");
    const zr_workload_options options = {.lambda = 0.6, .alpha = 0.05};
    zr_workload load = compute(d->graph, &options);
    const zr_unit_load *a = row_of(&load, d->graph, "A"), *c = row_of(&load, d->graph, "C");

    cr_expect_eq(a->lead, 2);
    cr_expect_eq(a->support, 1);
    expect_near(a->load[ZR_LOAD_LEAD_WEIGHTED], .3 + .5 + .5, "lead-weighted load", "A");
    expect_near(c->load[ZR_LOAD_LEAD_WEIGHTED], .4, "lead-weighted load", "C");
    expect_near(a->lead_more.expected, 2.0 / 3 + 0 + 1, "expected picks", "A");
    expect_near(a->lead_more.p, 2.0 / 3, "upper tail", "A");
    expect_near(c->lead_less.p, 1.0 / 3, "lower tail", "C");
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, looks_only_at_its_scope)
{
    draft *d = t9(ZR_GROUPS_KEEP);
    const zr_scope scopes[] = {{0, ZR_ANY, ZR_ANY}, {ZR_ANY, ZR_NONE, ZR_ANY}, {1, 0, 1}};
    const struct {
        uint32_t tasks, count, group_only, first_lead;
    } expected[] = {{3, 4, 0, 2}, {1, 2, 0, 1}, {2, 3, 3, 1}};

    for (size_t i = 0; i < 3; i++) {
        const zr_workload_options options = {&scopes[i], 0.5, 0.05};
        zr_workload load = compute(d->graph, &options);
        cr_expect_eq(load.tasks, expected[i].tasks);
        cr_expect_eq(load.count, expected[i].count);
        cr_expect_eq(load.group_only, expected[i].group_only);
        cr_expect_eq(load.unit[0].lead, expected[i].first_lead);
        zr_workload_clear(&load);
    }
    draft_free(d);
}

Test(workload, of_nothing_has_no_figures)
{
    draft *d = draft_new("1 p -:\n");
    zr_workload load = compute(d->graph, NULL);

    cr_expect_eq(load.count, 0);
    cr_expect_eq(load.tasks, 1);
    cr_expect_eq(load.uncovered, 1);
    cr_expect(isnan(load.concentration[0].gini) && isnan(load.concentration[0].hhi));
    cr_expect_null(load.concentration[0].lorenz);
    cr_expect(isnan(load.lead_spread.median) && isnan(load.total_spread.fence));
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, of_one_unit_is_not_concentrated)
{
    draft *d = draft_new("1 p -: A*\n");
    zr_workload load = compute(d->graph, NULL);

    cr_expect_eq(load.concentration[0].gini, 0);
    cr_expect_eq(load.concentration[0].hhi, 1);
    cr_expect(isnan(load.concentration[0].gini_sample));
    cr_expect(isnan(load.concentration[0].hhi_normalised));
    zr_workload_clear(&load);
    draft_free(d);
}

Test(workload, refuses_options_that_make_no_sense)
{
    draft *d = t9(ZR_GROUPS_KEEP);
    const zr_scope beyond = {ZR_ANY, 2, ZR_ANY};
    const zr_workload_options bad[] = {{NULL, -0.1, 0.05},
                                       {NULL, 1.5, 0.05},
                                       {NULL, NAN, 0.05},
                                       {NULL, 0.5, 2},
                                       {&beyond, 0.5, 0.05}};

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        zr_workload load = {.tasks = 77};
        zr_error err = {0};
        cr_expect_eq(zr_workload_compute(&load, d->graph, &bad[i], &err), ZR_EINVAL);
        cr_expect_eq(err.status, ZR_EINVAL);
        cr_expect_eq(load.tasks, 77);
    }
    draft_free(d);
}

/* The same tasks in another order. */
static void shuffle_tasks(draft *d, uint64_t seed)
{
    zr__random random;
    zr_error err;

    zr__random_seed(&random, seed);
    for (uint32_t i = d->notice.task_count - 1; i > 0; i--) {
        const uint32_t j = zr__random_below(&random, i + 1);
        const zr_task task = d->task[i];
        d->task[i] = d->task[j];
        d->task[j] = task;
    }
    zr_graph_free(d->graph);
    d->graph = NULL;
    cr_assert_eq(zr_graph_new(&d->graph, &d->notice, ZR_GROUPS_KEEP, &err), ZR_OK);
}

static void expect_same_bits(double a, double b)
{
    cr_expect_eq(memcmp(&a, &b, sizeof a), 0, "%.17g and %.17g", a, b);
}

Test(workload, does_not_depend_on_the_order_of_the_tasks)
{
    draft *d = t9(ZR_GROUPS_KEEP);
    zr_workload before = compute(d->graph, NULL);

    for (uint64_t seed = 1; seed <= 20; seed++) {
        shuffle_tasks(d, seed);
        zr_workload after = compute(d->graph, NULL);
        for (uint32_t i = 0; i < before.count; i++) {
            const zr_unit_load *x = &before.unit[i], *y = &after.unit[i];
            cr_expect_eq(x->unit, y->unit);
            for (int rule = 0; rule < ZR_LOAD_RULES; rule++)
                expect_same_bits(x->load[rule], y->load[rule]);
            expect_same_bits(x->lead_more.p, y->lead_more.p);
            expect_same_bits(x->lead_less.q, y->lead_less.q);
            expect_same_bits(x->baseline.q, y->baseline.q);
        }
        for (size_t i = 0; i < ZR_CONCENTRATIONS; i++)
            expect_same_bits(before.concentration[i].theil, after.concentration[i].theil);
        zr_workload_clear(&after);
    }
    zr_workload_clear(&before);
    draft_free(d);
}

Test(workload, survives_running_out_of_memory)
{
    draft *d = t9(ZR_GROUPS_KEEP);
    zr_status status = ZR_ENOMEM;
    long successes = 0;

    for (; status != ZR_OK; successes++) {
        zr_workload load = {.tasks = 77};
        zr_error err = {0};
        zr__memory_fail_after(successes);
        status = zr_workload_compute(&load, d->graph, NULL, &err);
        zr__memory_fail_after(-1);
        cr_assert_eq(err.status, status);
        if (status == ZR_OK) {
            zr_workload_clear(&load);
        } else {
            cr_assert_eq(status, ZR_ENOMEM);
            cr_expect_eq(load.tasks, 77);
        }
    }
    cr_expect_gt(successes, 30);
    draft_free(d);
}
