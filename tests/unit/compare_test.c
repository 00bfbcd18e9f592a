#include "zeren/compare.h"

#include <math.h>
#include <stdio.h>

#include "analysis/overlap.h"
#include "analysis/shift.h"
#include "testing.h"

static zr_notice *t9;
static zr_graph *graph;
static zr_comparison comparison;
static zr_error err;

static zr_side plan_of(const zr_graph *of, const char *plan)
{
    return (zr_side){of, {zr_notice_find_plan(of->notice, plan), ZR_ANY, ZR_ANY}};
}

static zr_side whole_of(const zr_graph *of)
{
    return (zr_side){of, ZR_SCOPE_ALL};
}

static void compare(zr_side from, zr_side to, const zr_compare_options *options)
{
    zr_comparison_clear(&comparison);
    ZT_OK(zr_compare(&comparison, &from, &to, options, &err));
}

static const zr_move *move_named(const zr_move *move, uint32_t count, const char *name)
{
    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(move[i].name, name) == 0)
            return &move[i];
    }
    cr_assert_fail("nobody is called %s", name);
    return NULL;
}

static const zr_move *unit_named(const char *name)
{
    return move_named(comparison.unit, comparison.unit_count, name);
}

/* A list of places as names, in one word. */
static const char *names_of(const uint32_t *place, uint32_t count)
{
    static char text[256];

    text[0] = '\0';
    for (uint32_t i = 0; i < count; i++)
        strcat(text, comparison.unit[place[i]].name);
    return text;
}

static void setup(void)
{
    t9 = zt_load("t9.json");
    ZT_OK(zr_graph_new(&graph, t9, ZR_GROUPS_KEEP, &err));
    compare(plan_of(graph, "five"), plan_of(graph, "annual"), NULL);
}

static void teardown(void)
{
    zr_comparison_clear(&comparison);
    zr_graph_free(graph);
    zr_notice_free(t9);
}

TestSuite(compare, .init = setup, .fini = teardown);

Test(compare, says_how_the_share_of_each_unit_shifted)
{
    const struct {
        const char *unit;
        double shift;
    } wanted[] = {{"A", -4 / 9.0}, {"D", 23 / 90.0}, {"E", 1 / 15.0},
                  {"G", 1 / 15.0}, {"C", 1 / 18.0},  {"B", 0}};

    cr_assert_eq(comparison.unit_count, 6);
    for (uint32_t i = 0; i < 6; i++) {
        cr_expect_str_eq(comparison.unit[i].name, wanted[i].unit, "largest first, ties by name");
        cr_expect_float_eq(comparison.unit[i].shift, wanted[i].shift, 1e-15);
    }
    cr_expect_eq(comparison.from_tasks, 3);
    cr_expect_eq(comparison.to_tasks, 5);
}

Test(compare, measures_the_shift_of_the_whole)
{
    cr_expect_float_eq(comparison.total_variation, 4 / 9.0, 1e-15);
    cr_expect_float_eq(comparison.jsd, .220053, 5e-7);
    cr_expect_float_eq(comparison.jsd_distance, .469098, 5e-7);
    cr_expect_float_eq(comparison.hellinger, .419839, 5e-7);
    cr_expect_float_eq(comparison.weighted_jaccard, 5 / 13.0, 1e-15);
    cr_expect_float_eq(comparison.tau_b, 6 / sqrt(143), 1e-15);
}

/* S: A B (CD) (EG), L: D (ABC) (EG). */
Test(compare, weighs_the_first_ranks_most)
{
    cr_expect_float_eq(comparison.rbo.w, .87, 1e-15);
    cr_expect_float_eq(comparison.rbo.a, .810939, 1e-12);
    cr_expect_float_eq(comparison.rbo.b, .838406, 5e-7);
}

Test(compare, lays_the_two_networks_over_each_other)
{
    cr_expect_float_eq(comparison.tie_jaccard, 1 / 4.0, 1e-15);
    cr_expect_float_eq(comparison.newman_jaccard, 1 / 4.0, 1e-15);
}

/* Of six units every one of the 720 orders is tried. */
Test(compare, tells_whether_the_ties_go_together)
{
    cr_expect_float_eq(comparison.qap.r, 17 / sqrt(736), 1e-14);
    cr_expect(comparison.qap.is_exact);
    cr_expect_eq(comparison.qap.orders, 720);
    cr_expect_float_eq(comparison.qap.p, 16 / 720.0, 1e-15);
    cr_expect_float_eq(comparison.qap.p_lower, 1, 1e-15);
}

Test(compare, measures_what_is_reached_in_each_network)
{
    cr_expect_float_eq(comparison.deltacon_distance, 1.683798, 5e-7);
    cr_expect_float_eq(comparison.deltacon, .372606, 5e-7);
}

/* One tie between two units: no order of them is another. */
Test(compare, does_not_correlate_ties_that_are_all_alike)
{
    zr_graph *pair[2] = {NULL, NULL};
    zr_comparison made = {0};

    ZT_OK(zt_graph(&pair[0], "1: A* B\n", &err));
    ZT_OK(zt_graph(&pair[1], "1: A* B\n2: B* A\n", &err));
    const zr_side before = whole_of(pair[0]), after = whole_of(pair[1]);
    ZT_OK(zr_compare(&made, &before, &after, NULL, &err));
    cr_expect(isnan(made.qap.r));
    cr_expect(isnan(made.qap.p));
    cr_expect_eq(made.qap.orders, 0);
    cr_expect_gt(made.deltacon_distance, 0);
    zr_comparison_clear(&made);
    zr_graph_free(pair[0]);
    zr_graph_free(pair[1]);
}

/* 2,001 units, each with the next. */
Test(compare, skips_deltacon_above_2000_units)
{
    enum { UNITS = 2001 };
    char *text = calloc(UNITS * 32, 1);
    zr_graph *wide = NULL;
    zr_comparison made = {0};
    size_t size = 0;

    cr_assert(text != NULL);
    for (int u = 0; u < UNITS; u++)
        size += (size_t)sprintf(text + size, "t%d: U%04d* U%04d\n", u, u, (u + 1) % UNITS);
    ZT_OK(zt_graph(&wide, text, &err));
    const zr_side from = whole_of(wide), to = whole_of(graph);
    zr_compare_options options = ZR_COMPARE_OPTIONS_INIT;
    options.deals = 1;
    ZT_OK(zr_compare(&made, &from, &to, &options, &err));
    cr_expect(isnan(made.deltacon));
    cr_expect(isnan(made.deltacon_distance));
    cr_expect_not(isnan(made.qap.p), "only DeltaCon is");
    zr_comparison_clear(&made);
    zr_graph_free(wide);
    free(text);
}

Test(compare, tries_every_deal_of_a_small_notice)
{
    cr_expect(comparison.p_is_exact);
    cr_expect_eq(comparison.deals, 56);
    cr_expect_eq(comparison.p_shift, 16 / 56.0);
}

Test(compare, tests_each_unit_by_fisher)
{
    const zr_move *a = unit_named("A");

    cr_expect_float_eq(a->p, 11 / 56.0, 1e-12);
    cr_expect_eq(a->from.total, 3);
    cr_expect_eq(a->from.lead, 2);
    cr_expect_eq(a->to.total, 2);
    cr_expect_eq(a->to.lead, 1);
    cr_expect_float_eq(a->from.load, 11 / 6.0, 1e-15);
    cr_expect_float_eq(a->from.share, 11 / 18.0, 1e-15);
    for (uint32_t i = 0; i < comparison.unit_count; i++)
        cr_expect_geq(comparison.unit[i].q, comparison.unit[i].p);
    cr_expect_eq(a->q, 1.0, "the smallest of six does not survive");
}

Test(compare, ranks_each_unit_on_both_sides_with_ties)
{
    const struct {
        const char *unit;
        uint32_t from, to;
    } wanted[] = {{"A", 1, 2}, {"B", 2, 2}, {"C", 3, 2}, {"D", 3, 1}, {"E", 5, 5}, {"G", 5, 5}};

    for (size_t i = 0; i < 6; i++) {
        cr_expect_eq(unit_named(wanted[i].unit)->from.rank, wanted[i].from, "%s", wanted[i].unit);
        cr_expect_eq(unit_named(wanted[i].unit)->to.rank, wanted[i].to, "%s", wanted[i].unit);
    }
}

Test(compare, lists_who_entered_and_left_and_changed_roles)
{
    zr_graph *other = NULL;

    ZT_OK(zt_graph(&other, "t1 p: A* B C\nt2 p: D* E\nt3 q: B* A\nt4 q: F* E C\n", &err));
    compare(plan_of(other, "p"), plan_of(other, "q"), NULL);
    cr_expect_str_eq(names_of(comparison.entered, comparison.entered_count), "F");
    cr_expect_str_eq(names_of(comparison.left, comparison.left_count), "D");
    cr_expect_str_eq(names_of(comparison.to_support, comparison.to_support_count), "A");
    cr_expect_str_eq(names_of(comparison.to_lead, comparison.to_lead_count), "B");
    cr_expect_eq(comparison.common_units, 4);
    zr_graph_free(other);
}

Test(compare, moves_officials_by_tasks)
{
    const zr_move *o1 = move_named(comparison.official, comparison.official_count, "O1");

    cr_assert_eq(comparison.official_count, 2);
    cr_expect_eq(o1->from.total, 2);
    cr_expect_eq(o1->to.total, 2);
    cr_expect_float_eq(o1->shift, 2 / 5.0 - 2 / 3.0, 1e-15);
    cr_expect_float_eq(o1->p, 1.0, 1e-12);
    cr_expect_eq(o1->from.rank, 1);
    cr_expect_eq(o1->to.rank, 2);
}

Test(compare, counts_tasks_of_nobody_in_an_officials_share)
{
    zr_graph *other = NULL;

    ZT_OK(zt_graph(&other, "t1 p O: A*\nt2 p: A*\nt3 p O:\nt4 p:\nt5 q O: A*\n", &err));
    compare(plan_of(other, "p"), plan_of(other, "q"), NULL);
    cr_expect_eq(comparison.from_tasks, 2);
    cr_expect_eq(comparison.from_all_tasks, 4);
    cr_expect_float_eq(comparison.official[0].from.share, 2 / 4.0, 1e-15);
    cr_expect_float_eq(comparison.official[0].to.share, 1.0, 1e-15);
    zr_graph_free(other);
}

Test(compare, turned_round_negates_the_shifts_and_keeps_the_rest)
{
    zr_comparison back = {0};
    const zr_side from = plan_of(graph, "five"), to = plan_of(graph, "annual");

    ZT_OK(zr_compare(&back, &to, &from, NULL, &err));
    for (uint32_t i = 0; i < 6; i++) {
        cr_expect_str_eq(back.unit[i].name, comparison.unit[i].name);
        cr_expect_eq(back.unit[i].shift, -comparison.unit[i].shift);
        cr_expect_eq(back.unit[i].q, comparison.unit[i].q);
    }
    cr_expect_eq(back.total_variation, comparison.total_variation);
    cr_expect_eq(back.jsd, comparison.jsd);
    cr_expect_eq(back.tau_b, comparison.tau_b);
    cr_expect_eq(back.p_shift, comparison.p_shift);
    cr_expect_eq(back.p_alike, comparison.p_alike);
    zr_comparison_clear(&back);
}

Test(compare, knows_every_load_rule)
{
    const double wanted[ZR_LOAD_RULES] = {
        /* A's loads, three tasks and five */
        [ZR_LOAD_TOTAL] = 3 / 6.0 - 2 / 11.0,
        [ZR_LOAD_LEAD] = 2 / 3.0 - 1 / 5.0,
        [ZR_LOAD_FRACTIONAL] = 4 / 9.0,
        [ZR_LOAD_LEAD_WEIGHTED] = (1 / 2.0 + 1 + 1 / 4.0) / 3 - (1 / 2.0 + 1 / 4.0) / 5,
        [ZR_LOAD_HARMONIC] = (2 / 3.0 + 1 + 3 / 11.0) / 3 - (2 / 3.0 + 3 / 11.0) / 5,
    };

    for (int rule = 0; rule < ZR_LOAD_RULES; rule++) {
        zr_compare_options options = ZR_COMPARE_OPTIONS_INIT;
        options.rule = (zr_load_rule)rule;
        compare(plan_of(graph, "five"), plan_of(graph, "annual"), &options);
        cr_expect_eq(comparison.rule, options.rule);
        cr_expect_float_eq(unit_named("A")->shift, -wanted[rule], 1e-15, "rule %d", rule);
    }
}

Test(compare, of_the_huzhou_plans_finds_no_more_than_chance)
{
    zr_notice *huzhou = zt_load("../../data/huzhou-2021.json");
    zr_graph *whole = NULL;
    zr_compare_options options = ZR_COMPARE_OPTIONS_INIT;

    ZT_OK(zr_graph_new(&whole, huzhou, ZR_GROUPS_KEEP, &err));
    compare(plan_of(whole, "five-year"), plan_of(whole, "annual"), NULL);
    cr_expect_float_eq(comparison.total_variation, .433596, 5e-7);
    cr_expect_float_eq(comparison.jsd, .244661, 5e-7);
    cr_expect_float_eq(comparison.tau_b, .383627, 5e-7);
    cr_expect_float_eq(comparison.p_shift, .49, .02);
    cr_expect_not(comparison.p_is_exact);
    cr_expect_eq(comparison.deals, 9999);
    cr_expect_float_eq(comparison.p_shift * 10000, round(comparison.p_shift * 10000), 1e-9);

    options.rule = ZR_LOAD_LEAD;
    compare(plan_of(whole, "five-year"), plan_of(whole, "annual"), &options);
    cr_expect_float_eq(comparison.total_variation, .362573, 5e-7);
    cr_expect_float_eq(comparison.jsd, .224180, 5e-7);
    cr_expect_float_eq(comparison.tau_b, .626106, 5e-7);
    cr_expect_gt(comparison.p_shift, .995);
    cr_expect_lt(comparison.p_alike, .005);
    zr_graph_free(whole);
    zr_notice_free(huzhou);
}

/* The same sampled p, whatever the order of the tasks. 40 tasks have too many deals to try all. */
Test(compare, does_not_mind_the_order_of_the_tasks)
{
    char forth[2048] = "", back[2048] = "", line[64];
    zr_graph *one = NULL, *other = NULL;
    zr_comparison turned = {0};

    for (int t = 0; t < 40; t++) {
        snprintf(line, sizeof line, "t%d %s: U%d* U%d\n", t, t % 3 > 0 ? "p" : "q", t * t % 7,
                 7 + t % 5);
        strcat(forth, line);
    }
    for (int t = 39; t >= 0; t--) {
        snprintf(line, sizeof line, "t%d %s: U%d* U%d\n", t, t % 3 > 0 ? "p" : "q", t * t % 7,
                 7 + t % 5);
        strcat(back, line);
    }
    ZT_OK(zt_graph(&one, forth, &err));
    ZT_OK(zt_graph(&other, back, &err));
    compare(plan_of(one, "p"), plan_of(one, "q"), NULL);
    const zr_side from = plan_of(other, "p"), to = plan_of(other, "q");
    ZT_OK(zr_compare(&turned, &from, &to, NULL, &err));

    cr_expect_not(comparison.p_is_exact);
    cr_expect_eq(turned.p_shift, comparison.p_shift);
    cr_expect_eq(turned.jsd, comparison.jsd);
    cr_expect_eq(turned.hellinger, comparison.hellinger);
    for (uint32_t i = 0; i < comparison.unit_count; i++)
        cr_expect_str_eq(turned.unit[i].name, comparison.unit[i].name);
    zr_comparison_clear(&turned);
    zr_graph_free(one);
    zr_graph_free(other);
}

Test(compare, samples_as_many_deals_as_it_is_told_to)
{
    zr_notice *huzhou = zt_load("../../data/huzhou-2021.json");
    zr_graph *whole = NULL;
    zr_compare_options options = ZR_COMPARE_OPTIONS_INIT;

    options.deals = 99;
    options.seed = 7;
    ZT_OK(zr_graph_new(&whole, huzhou, ZR_GROUPS_KEEP, &err));
    compare(plan_of(whole, "five-year"), plan_of(whole, "annual"), &options);
    cr_expect_eq(comparison.deals, 99);
    cr_expect_eq(comparison.seed, 7);
    zr_graph_free(whole);
    zr_notice_free(huzhou);
}

/* Cluster of each unit on both sides, numbered below their number; units alone by themselves. */
static uint32_t label_common(uint32_t *label, const zr_clusters *clusters)
{
    uint32_t number[128], numbered = 0;

    memset(number, 0xff, sizeof number);
    for (uint32_t i = 0, n = 0; i < comparison.unit_count; i++) {
        const zr_move *move = &comparison.unit[i];
        if (move->from.total == 0 || move->to.total == 0)
            continue;
        const uint32_t cluster = clusters->of_unit[move->from.index];
        if (cluster == ZR_NONE)
            label[n++] = numbered++;
        else
            label[n++] =
                number[cluster] == UINT32_MAX ? (number[cluster] = numbered++) : number[cluster];
    }
    return numbered;
}

Test(compare, measures_the_agreement_of_the_clusters_that_are_published)
{
    const zr_cluster_method methods[] = {ZR_CLUSTER_TWO_MODE, ZR_CLUSTER_LEIDEN};
    zr_notice *huzhou = zt_load("../../data/huzhou-2021.json");
    zr_graph *whole = NULL;

    ZT_OK(zr_graph_new(&whole, huzhou, ZR_GROUPS_KEEP, &err));
    const zr_side side[2] = {plan_of(whole, "five-year"), plan_of(whole, "annual")};
    for (size_t m = 0; m < 2; m++) {
        zr_compare_options options = ZR_COMPARE_OPTIONS_INIT;
        uint32_t label[2][128];

        options.method = methods[m];
        options.deals = 1;
        options.seed = 5;
        compare(side[0], side[1], &options);
        for (int i = 0; i < 2; i++) {
            zr_clusters clusters = {0};
            zr_clusters_options how = ZR_CLUSTERS_OPTIONS_INIT;
            how.scope = &side[i].scope;
            how.method = methods[m];
            how.seed = 5;
            ZT_OK(zr_clusters_compute(&clusters, whole, &how, &err));
            cr_assert_gt(label_common(label[i], &clusters), 3);
            zr_clusters_clear(&clusters);
        }
        cr_expect_eq(comparison.common_units, 34);
        cr_expect_eq(comparison.ari, zr_adjusted_rand(label[0], label[1], 34));
        cr_expect_eq(comparison.ami, zr_adjusted_mutual_information(label[0], label[1], 34));
    }
    zr_graph_free(whole);
    zr_notice_free(huzhou);
}

Test(compare, finds_the_same_clusters_in_a_copy)
{
    zr_notice *copy = zt_load("t9.json");
    zr_graph *other = NULL;

    ZT_OK(zr_graph_new(&other, copy, ZR_GROUPS_KEEP, &err));
    compare(whole_of(graph), whole_of(other), NULL);
    cr_expect_eq(comparison.ari, 1);
    cr_expect_float_eq(comparison.ami, 1, 1e-12);
    zr_graph_free(other);
    zr_notice_free(copy);
}

/* Nobody works with anybody: every unit is its own cluster on both sides. */
Test(compare, takes_units_that_work_alone_for_clusters_of_their_own)
{
    zr_graph *other = NULL;

    ZT_OK(zt_graph(&other,
                   "1 p: A*\n2 p: B*\n3 p: C*\n4 p: D*\n"
                   "5 q: A*\n6 q: B*\n7 q: C*\n8 q: D*\n",
                   &err));
    compare(plan_of(other, "p"), plan_of(other, "q"), NULL);
    cr_expect_eq(comparison.ari, 1);
    cr_expect_eq(comparison.ami, 1);
    zr_graph_free(other);
}

Test(compare, says_nothing_of_clusters_on_fewer_than_four_units)
{
    zr_graph *other = NULL;

    ZT_OK(zt_graph(&other, "1 p: A* B C D\n2 q: A* B C E\n", &err));
    compare(plan_of(other, "p"), plan_of(other, "q"), NULL);
    cr_expect_eq(comparison.common_units, 3);
    cr_expect(isnan(comparison.ari));
    cr_expect(isnan(comparison.ami));
    zr_graph_free(other);
}

static const char one_year[] =
    "{\"zeren\":1,\"title\":\"2020\",\"plans\":[{\"id\":\"p\"}],"
    "\"officials\":[{\"name\":\"Li\"},{\"name\":\"Wu\"}],"
    "\"units\":[{\"name\":\"Finance Bureau\",\"aliases\":[\"Treasury\"]}],\"tasks\":["
    "{\"id\":\"1\",\"plan\":\"p\",\"title\":\"1\",\"official\":\"Li\","
    "\"lead\":[\"Finance Bureau\"],\"support\":[\"Roads\"]},"
    "{\"id\":\"2\",\"plan\":\"p\",\"title\":\"2\",\"official\":\"Wu\",\"lead\":[\"Parks\"]}]}";

/* The Treasury by its other name, and 'Ｐａｒｋｓ' in full-width letters. */
static const char next_year[] =
    "{\"zeren\":1,\"title\":\"2021\",\"plans\":[{\"id\":\"p\"}],"
    "\"officials\":[{\"name\":\"Wu\"},{\"name\":\"He\"}],"
    "\"tasks\":["
    "{\"id\":\"1\",\"plan\":\"p\",\"title\":\"1\",\"official\":\"Wu\",\"lead\":[\"Treasury\"]},"
    "{\"id\":\"2\",\"plan\":\"p\",\"title\":\"2\",\"official\":\"He\","
    "\"lead\":[\"\xef\xbc\xb0\xef\xbd\x81\xef\xbd\x92\xef\xbd\x8b\xef\xbd\x93\"]}]}";

Test(compare, takes_units_of_two_notices_for_one_by_name_or_alias)
{
    zr_notice *before = zt_notice(one_year), *after = zt_notice(next_year);
    zr_graph *from = NULL, *to = NULL;

    ZT_OK(zr_graph_new(&from, before, ZR_GROUPS_KEEP, &err));
    ZT_OK(zr_graph_new(&to, after, ZR_GROUPS_KEEP, &err));
    compare(whole_of(from), whole_of(to), NULL);
    cr_expect_eq(comparison.unit_count, 3);
    cr_expect_eq(comparison.common_units, 2);
    cr_expect_str_eq(names_of(comparison.left, comparison.left_count), "Roads");
    cr_expect_eq(comparison.entered_count, 0);

    const zr_move *finance = unit_named("Finance Bureau");
    cr_expect_eq(finance->to.index, zr_notice_find_unit(after, "Treasury"));
    cr_expect_eq(finance->to.total, 1);
    cr_expect_eq(unit_named("Roads")->to.index, ZR_NONE);
    cr_expect_eq(comparison.official_count, 3);
    cr_expect_eq(move_named(comparison.official, 3, "He")->from.index, ZR_NONE);
    cr_expect_eq(move_named(comparison.official, 3, "Wu")->to.index, 0);

    compare(whole_of(to), whole_of(from), NULL);
    cr_expect_eq(unit_named("Treasury")->from.total, 1, "the other way round as well");
    cr_expect_eq(comparison.common_units, 2);
    zr_graph_free(from);
    zr_graph_free(to);
    zr_notice_free(before);
    zr_notice_free(after);
}

/* What is one unit before is one row, though the notice after takes it for two. */
Test(compare, counts_a_task_once_for_a_unit_of_two_names)
{
    zr_notice *before = zt_notice(one_year);
    zr_notice *after = zt_sketch("t1 p: Treasury* Roads\n");
    zr_notice *apart =
        zt_notice("{\"zeren\":1,\"title\":\"2021\",\"plans\":[{\"id\":\"p\"}],\"tasks\":["
                  "{\"id\":\"1\",\"plan\":\"p\",\"title\":\"1\",\"lead\":[\"Treasury\"],"
                  "\"support\":[\"Finance Bureau\",\"Roads\"]}]}");
    zr_graph *from = NULL, *to = NULL, *split = NULL;

    ZT_OK(zr_graph_new(&from, before, ZR_GROUPS_KEEP, &err));
    ZT_OK(zr_graph_new(&to, after, ZR_GROUPS_KEEP, &err));
    ZT_OK(zr_graph_new(&split, apart, ZR_GROUPS_KEEP, &err));
    compare(whole_of(from), whole_of(split), NULL);
    cr_expect_eq(comparison.unit_count, 3);
    cr_expect_eq(unit_named("Finance Bureau")->to.total, 1);
    cr_expect_eq(unit_named("Finance Bureau")->to.lead, 1);
    cr_expect_float_eq(unit_named("Finance Bureau")->to.load, 2 / 3.0, 1e-15);
    cr_expect_float_eq(comparison.total_variation,
                       (2 / 3.0 - 1 / 4.0 + 1 / 3.0 - 1 / 4.0 + 1 / 2.0) / 2, 1e-15);
    zr_graph_free(from);
    zr_graph_free(to);
    zr_graph_free(split);
    zr_notice_free(before);
    zr_notice_free(after);
    zr_notice_free(apart);
}

Test(compare, of_a_notice_with_its_copy_finds_no_shift)
{
    zr_notice *copy = zt_load("t9.json");
    zr_graph *other = NULL;

    ZT_OK(zr_graph_new(&other, copy, ZR_GROUPS_KEEP, &err));
    compare(whole_of(graph), whole_of(other), NULL);
    cr_expect_eq(comparison.total_variation, 0);
    cr_expect_eq(comparison.jsd, 0);
    cr_expect_eq(comparison.weighted_jaccard, 1);
    cr_expect_float_eq(comparison.tau_b, 1, 1e-12);
    cr_expect_eq(comparison.p_shift, 1);
    cr_expect_eq(comparison.entered_count + comparison.left_count, 0);
    zr_graph_free(other);
    zr_notice_free(copy);
}

Test(compare, leaves_the_figures_of_an_empty_side_undefined)
{
    zr_graph *other = NULL;

    ZT_OK(zt_graph(&other, "t1 p: A* B\nt2 q:\n", &err));
    compare(plan_of(other, "p"), plan_of(other, "q"), NULL);
    cr_expect_eq(comparison.to_tasks, 0);
    cr_expect_eq(comparison.left_count, 2);
    cr_expect(isnan(comparison.total_variation));
    cr_expect(isnan(comparison.jsd_distance));
    cr_expect(isnan(comparison.weighted_jaccard));
    cr_expect(isnan(comparison.tau_b));
    cr_expect(isnan(comparison.p_shift));
    cr_expect(isnan(comparison.ami));
    cr_expect(isnan(comparison.unit[0].shift));
    cr_expect(isnan(comparison.unit[0].p));
    cr_expect(isnan(comparison.unit[0].q));
    zr_graph_free(other);
}

Test(compare, of_one_task_each_tries_both_deals)
{
    zr_graph *other = NULL;

    ZT_OK(zt_graph(&other, "t1 p: A*\nt2 q: B*\n", &err));
    compare(plan_of(other, "p"), plan_of(other, "q"), NULL);
    cr_expect_eq(comparison.total_variation, 1);
    cr_expect_float_eq(comparison.jsd, 1, 1e-15);
    cr_expect_eq(comparison.deals, 2);
    cr_expect_eq(comparison.p_shift, 1);
    cr_expect_float_eq(comparison.tau_b, -1, 1e-12);
    zr_graph_free(other);
}

Test(compare, leaves_tasks_without_a_lead_out_of_deals_by_leads)
{
    zr_graph *other = NULL;
    zr_compare_options options = ZR_COMPARE_OPTIONS_INIT;

    options.rule = ZR_LOAD_LEAD;
    ZT_OK(zt_graph(&other, "t1 p: A*\nt2 p: B\nt3 q: B*\nt4 q: A*\n", &err));
    compare(plan_of(other, "p"), plan_of(other, "q"), &options);
    cr_expect_eq(comparison.deals, 3);
    cr_expect_eq(comparison.total_variation, .5);
    cr_expect_eq(comparison.p_shift, 1, "one deal of three reaches 1, the others .5");
    zr_graph_free(other);
}

Test(compare, of_other_scopes_than_plans_works_too)
{
    const zr_side of_o1 = {graph, {ZR_ANY, 0, ZR_ANY}}, of_o2 = {graph, {ZR_ANY, 1, ZR_ANY}};

    compare(of_o1, of_o2, NULL);
    cr_expect_eq(comparison.common_units, 1, "A");
    cr_expect_eq(comparison.official_count, 2);
    cr_expect_eq(comparison.deals, 70);
}

Test(compare, refuses_sides_that_share_a_task)
{
    zr_comparison untouched = {.deals = 7};
    const zr_side all = whole_of(graph), five = plan_of(graph, "five");
    const zr_side of_o1 = {graph, {ZR_ANY, 0, ZR_ANY}};
    const zr_side beyond = {graph, {9, ZR_ANY, ZR_ANY}};

    ZT_FAILS(ZR_EINVAL, zr_compare(&untouched, &five, &five, NULL, &err));
    ZT_FAILS(ZR_EINVAL, zr_compare(&untouched, &all, &five, NULL, &err));
    ZT_FAILS(ZR_EINVAL, zr_compare(&untouched, &five, &of_o1, NULL, &err));
    cr_expect_not_null(strstr(err.message, "F1"));
    ZT_FAILS(ZR_EINVAL, zr_compare(&untouched, &five, &beyond, NULL, &err));
    cr_expect_eq(untouched.deals, 7);
}

Test(compare, refuses_an_unknown_rule)
{
    zr_comparison untouched = {0};
    zr_compare_options options = ZR_COMPARE_OPTIONS_INIT;
    const zr_side from = plan_of(graph, "five"), to = plan_of(graph, "annual");

    options.rule = ZR_LOAD_RULES;
    ZT_FAILS(ZR_EINVAL, zr_compare(&untouched, &from, &to, &options, &err));
}

Test(compare, survives_running_out_of_memory)
{
    zr_comparison made = {0};
    const zr_side from = plan_of(graph, "five"), to = plan_of(graph, "annual");

    ZT_SURVIVES_OOM_UNTOUCHED(made, zr_compare(&made, &from, &to, NULL, &err));
    cr_expect_eq(made.unit_count, 6);
    zr_comparison_clear(&made);
}

/* Against the definition, on rankings full of ties. */
Test(kendall, agrees_with_counting_pairs)
{
    enum { COUNT = 60 };
    uint32_t x[COUNT], y[COUNT];
    double agreeing = 0, free_x = 0, free_y = 0, tau = 0;

    for (uint32_t i = 0; i < COUNT; i++) {
        x[i] = i * i % 11;
        y[i] = i * 7 % 13 / 2;
    }
    for (uint32_t i = 0; i < COUNT; i++) {
        for (uint32_t j = 0; j < i; j++) {
            const int by_x = (x[i] > x[j]) - (x[i] < x[j]), by_y = (y[i] > y[j]) - (y[i] < y[j]);
            agreeing += by_x * by_y;
            free_x += by_x != 0;
            free_y += by_y != 0;
        }
    }
    cr_assert(zr__kendall_tau_b(&tau, x, y, COUNT));
    cr_expect_float_eq(tau, agreeing / sqrt(free_x * free_y), 1e-12);
}

Test(kendall, is_undefined_when_all_are_tied)
{
    const uint32_t same[] = {1, 1, 1}, apart[] = {1, 2, 3};
    double tau = 0;

    cr_assert(zr__kendall_tau_b(&tau, same, apart, 3));
    cr_expect(isnan(tau));
    cr_assert(zr__kendall_tau_b(&tau, NULL, NULL, 0));
    cr_expect(isnan(tau));
}

Test(ranks, follow_the_competition_and_bridge_small_gaps)
{
    const uint64_t load[] = {10, 40, 41, 43, 90};
    uint32_t rank[5];

    cr_assert(zr__competition_ranks(rank, load, 5, 2));
    const uint32_t wanted[] = {5, 2, 2, 2, 1};
    for (int i = 0; i < 5; i++)
        cr_expect_eq(rank[i], wanted[i]);
}

Test(ranks, overlap_without_ties_is_the_same_in_every_way)
{
    static const uint32_t abcd[] = {1, 2, 3, 4}, badc[] = {2, 1, 4, 3};
    bool has_memory = false;
    const zr_rank_overlap rbo = zr__rank_overlap(abcd, badc, 4, &has_memory);

    cr_assert(has_memory);
    cr_expect_float_eq(rbo.w, .873, 1e-15);
    cr_expect_float_eq(rbo.a, .873, 1e-15);
    cr_expect_float_eq(rbo.b, .873, 1e-15);
}

Test(ranks, overlap_of_a_tied_ranking_with_itself_is_less_than_1_where_order_is_unknown)
{
    static const uint32_t tied[] = {1, 2, 3, 3, 5, 5};
    bool has_memory = false;
    const zr_rank_overlap rbo = zr__rank_overlap(tied, tied, 6, &has_memory);

    cr_assert(has_memory);
    cr_expect_float_eq(rbo.w, 1, 1e-15);
    cr_expect_float_eq(rbo.a, .979939, 5e-7);
    cr_expect_float_eq(rbo.b, 1, 1e-15);
    cr_expect(isnan(zr__rank_overlap(NULL, NULL, 0, &has_memory).w));
}
