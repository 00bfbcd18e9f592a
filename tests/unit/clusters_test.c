/*
 * Co-responsibility as a whole: the worked example, the real notice (methods.md 8), the edges, and
 * that neither the order of tasks nor that of units matters.
 */
#include "zeren/clusters.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/consensus.h"
#include "analysis/stability.h"
#include "sketch.h"
#include "src/memory.h"
#include "src/random.h"

static zr_clusters of_graph(const zr_graph *graph, const zr_clusters_options *options)
{
    zr_clusters made = {0};
    zr_error err = {0};

    cr_assert_eq(zr_clusters_compute(&made, graph, options, &err), ZR_OK, "%s", err.message);
    return made;
}

/* The units of a cluster, as "A B G". */
static const char *units_of(const zr_clusters *made, const zr_notice *notice, uint32_t cluster)
{
    static char text[4000];
    size_t size = 0;

    cr_assert_lt(cluster, made->cluster_count);
    for (uint32_t i = 0; i < made->cluster[cluster].unit_count; i++)
        size += (size_t)snprintf(text + size, sizeof text - size, "%s%s", i > 0 ? " " : "",
                                 notice->unit[made->cluster[cluster].unit[i]].name);
    return text;
}

Test(clusters, of_the_worked_example)
{
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    zr_clusters made = of_graph(sketch->graph, NULL);

    cr_expect_eq(made.method, ZR_CLUSTER_TWO_MODE);
    cr_expect_eq(made.runs, 100);
    cr_expect_float_eq(made.modularity, 160.0 / 361, 1e-15);
    cr_expect_eq(made.cluster_count, 2);
    cr_expect_str_eq(units_of(&made, &sketch->notice, 0), "A B G");
    cr_expect_str_eq(units_of(&made, &sketch->notice, 1), "C D E");
    cr_expect_eq(made.cluster[0].task_count, 4);
    cr_expect_eq(made.cluster[0].tasks_inside, 4);
    cr_expect_eq(made.cluster[1].task_count, 5);
    cr_expect_eq(made.cluster[1].tasks_inside, 4);
    cr_expect_str_eq(sketch->task[made.cluster[1].task[0].task].id, "N4"); /* C D E */
    cr_expect_eq(made.of_task[1], 0); /* F2, of A alone, follows A. */
    cr_expect_eq(made.population, 6);
    cr_expect_eq(made.pairs, 15);
    cr_expect_eq(made.tie_count, 8);
    cr_expect_eq(made.alone_count, 0);
    cr_expect_eq(made.bridge_count, 1);
    cr_expect_eq(made.bridge[0].unit, ZT_A);
    cr_expect_eq(made.bridge[0].clusters, 2);
    cr_expect_float_eq(made.bridge[0].participation, 3.0 / 8, 1e-15); /* F2 has no company. */
    cr_expect_eq(made.consensus.cluster_count, 2);
    cr_expect_eq(made.consensus.ari, 1);
    zr_clusters_clear(&made);
    zt_sketch_free(sketch);
}

static double value_of(const zr_tie *tie, int key)
{
    return key == 0 ? tie->q[0] : key == 1 ? tie->p[0] : -(double)tie->shared;
}

Test(clusters, list_the_least_likely_ties_first)
{
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    zr_clusters made = of_graph(sketch->graph, NULL);

    for (uint32_t i = 1; i < made.tie_count; i++) {
        int key = 0;
        while (key < 3 && value_of(&made.tie[i - 1], key) == value_of(&made.tie[i], key))
            key++;
        cr_expect(key == 3 || value_of(&made.tie[i - 1], key) < value_of(&made.tie[i], key));
        cr_expect_lt(made.tie[i].a, made.tie[i].b);
    }
    zr_clusters_clear(&made);
    zt_sketch_free(sketch);
}

/* Runs 12|34, 123|4, 12|34: the example of methods.md 2.4. */
/* Of A's five tasks F3 lies with C, D and E. */
Test(clusters, membership_is_the_part_of_the_tasks_in_each_cluster)
{
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    zr_clusters made = of_graph(sketch->graph, NULL);
    zr_membership part = ZR_MEMBERSHIP_INIT;

    cr_assert(zr_membership_next(&part, &made, sketch->graph, ZT_A));
    cr_expect_eq(part.cluster, made.of_unit[ZT_A]);
    cr_expect_float_eq(part.share, 4.0 / 5, 1e-15);
    cr_assert(zr_membership_next(&part, &made, sketch->graph, ZT_A));
    cr_expect_eq(part.cluster, made.of_unit[ZT_C]);
    cr_expect_float_eq(part.share, 1.0 / 5, 1e-15);
    cr_expect_not(zr_membership_next(&part, &made, sketch->graph, ZT_A));
    zr_clusters_clear(&made);
    zt_sketch_free(sketch);
}

Test(clusters, ambiguity_is_that_of_the_worked_example)
{
    static uint32_t label[] = {0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 1}, of_task[] = {0};
    static uint32_t of_unit[] = {0, 0, 1, 1};
    static const double expected[] = {1.0 / 9, 1.0 / 9, 1.0 / 3, 1.0 / 9};
    const zr__modules modules = {.unit_count = 4, .run_count = 3, .label = label,
                                 .task_count = 1, .of_task = of_task};
    double ambiguity[4];
    uint32_t one[] = {0, 1}, two[] = {2, 3};
    zr_cluster cluster[] = {{.unit = one, .unit_count = 2}, {.unit = two, .unit_count = 2}};
    zr_clusters made = {.unit_count = 4, .of_unit = of_unit, .ambiguity = ambiguity,
                        .cluster_count = 2, .cluster = cluster};
    zt_sketch *sketch = zt_sketch_new("t: 1 2 3 4\n");
    zr__incidence net;
    zr_error err = {0};

    cr_assert_eq(zr__incidence_init(&net, sketch->graph, NULL, &err), ZR_OK);
    cr_assert_eq(zr__clusters_weigh(&made, &net, &modules, &err), ZR_OK);
    for (uint32_t u = 0; u < 4; u++)
        cr_expect_float_eq(ambiguity[u], expected[u], 1e-15);
    cr_expect_float_eq(cluster[0].stability, 1.0, 1e-15);
    cr_expect_float_eq(cluster[1].stability, 2.0 / 3, 1e-15);
    /* 12|34 against 123|4 is as chance would have it, against itself 1. */
    cr_expect_float_eq(made.mean_ari, .5, 1e-15);
    cr_expect_float_eq(made.least_ari, 0, 1e-15);
    cr_expect_float_eq(made.mean_pair_ari, 1 / 3.0, 1e-15);
    cr_expect_float_eq(made.least_pair_ari, 0, 1e-15);
    /* 34 are together in two of three runs, 3 with 12 in one. */
    cr_assert_not_null(made.consensus.of_unit);
    cr_expect_eq(made.consensus.cluster_count, 2);
    cr_expect(made.consensus.is_settled);
    cr_expect_eq(made.consensus.ari, 1);
    for (uint32_t u = 0; u < 4; u++)
        cr_expect_eq(made.consensus.of_unit[u], of_unit[u]);
    zr__free(made.consensus.of_unit);
    zr__incidence_clear(&net);
    zt_sketch_free(sketch);
}

/* Labels of runs, a digit a unit. */
static zr__consensus consensus_of(const char *const *runs, uint32_t count)
{
    uint32_t label[64], units = (uint32_t)strlen(runs[0]);
    zr__consensus found = {0};
    zr_error err = {0};

    for (uint32_t run = 0; run < count; run++)
        for (uint32_t u = 0; u < units; u++)
            label[run * units + u] = (uint32_t)(runs[run][u] - '0');
    cr_assert_eq(zr__consensus_find(&found, label, count, units, 1, &err), ZR_OK, "%s",
                 err.message);
    return found;
}

Test(consensus, of_runs_that_agree_is_what_they_say)
{
    static const char *const runs[] = {"001122", "001122", "001122"};
    static const uint32_t wanted[] = {0, 0, 1, 1, 2, 2};
    zr__consensus found = consensus_of(runs, 3);

    cr_expect(found.is_settled);
    cr_expect_eq(found.rounds, 0);
    cr_expect_arr_eq(found.label, wanted, sizeof wanted);
    zr__free(found.label);
}

/* No pair is together in half of the runs. */
Test(consensus, of_runs_that_never_agree_leaves_everybody_alone)
{
    static const char *const runs[] = {"0012", "0102", "0120"};
    static const uint32_t wanted[] = {0, 1, 2, 3};
    zr__consensus found = consensus_of(runs, 3);

    cr_expect(found.is_settled);
    cr_expect_arr_eq(found.label, wanted, sizeof wanted);
    zr__free(found.label);
}

/* Each run moves one unit of two groups of five elsewhere. */
Test(consensus, mends_what_single_runs_get_wrong)
{
    static const char *const runs[] = {"0000111110", "0000011110", "0000011111", "0001011111",
                                       "0100011111"};
    static const uint32_t wanted[] = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
    zr__consensus found = consensus_of(runs, 5);

    cr_expect(found.is_settled);
    cr_expect_arr_eq(found.label, wanted, sizeof wanted);
    zr__free(found.label);
}

/* 501 units in pairs: too many to look for one. */
Test(consensus, is_not_looked_for_beyond_500_units)
{
    char *text = calloc(600, 32);
    size_t size = 0;
    zr_clusters_options options = ZR_CLUSTERS_OPTIONS_INIT;

    cr_assert_not_null(text);
    for (int u = 0; u < 501; u++)
        size += (size_t)sprintf(text + size, "t%d: U%03d U%03d\n", u, u, (u + 1) % 501);
    zt_sketch *sketch = zt_sketch_new(text);
    options.runs = 2;
    zr_clusters made = of_graph(sketch->graph, &options);

    cr_expect_null(made.consensus.of_unit);
    cr_expect(isnan(made.consensus.ari));
    cr_expect_not(isnan(made.mean_pair_ari));
    zr_clusters_clear(&made);
    zt_sketch_free(sketch);
    free(text);
}

static zr_graph *huzhou(zr_notice **notice)
{
    zr_graph *graph = NULL;
    zr_error err = {0};

    cr_assert_eq(zr_notice_load(notice, ZT_SOURCE_DIR "/data/huzhou-2021.json", NULL, &err),
                 ZR_OK, "%s", err.message);
    cr_assert_eq(zr_graph_new(&graph, *notice, ZR_GROUPS_KEEP, &err), ZR_OK);
    return graph;
}

Test(clusters, of_the_real_notice_have_the_expected_ties)
{
    zr_notice *notice = NULL;
    zr_graph *graph = huzhou(&notice);
    zr_clusters made = of_graph(graph, NULL);
    uint32_t beyond[ZR_NULL_MODELS] = {0}, beyond_observed[ZR_NULL_MODELS] = {0}, most = 0;
    double strongest = 0;

    for (uint32_t i = 0; i < made.tie_count; i++) {
        for (int model = 0; model < ZR_NULL_MODELS; model++) {
            beyond[model] += made.tie[i].q[model] <= .05;
            beyond_observed[model] += made.tie[i].q_observed[model] <= .05;
        }
        strongest = fmax(strongest, made.tie[i].newman);
        most = made.tie[i].shared > most ? made.tie[i].shared : most;
    }
    cr_expect_eq(made.population, 72);
    cr_expect_eq(made.pairs, 2556);
    cr_expect_eq(made.tie_count, 334);
    cr_expect_eq(most, 12);
    cr_expect_float_eq(strongest, 3.9167, 5e-5);
    cr_expect_eq(beyond[ZR_NULL_HYPERGEOMETRIC], 9);
    cr_expect_eq(beyond[ZR_NULL_BICM], 1);
    cr_expect_eq(beyond_observed[ZR_NULL_HYPERGEOMETRIC], 23);
    cr_expect_eq(beyond_observed[ZR_NULL_BICM], 7);
    cr_expect_eq(made.tie[0].shared, 12);
    cr_expect_float_eq(made.tie[0].p[ZR_NULL_BICM], 8.66e-8, 5e-11);
    cr_expect_geq(made.modularity, .582468);
    zr_clusters_clear(&made);
    zr_graph_free(graph);
    zr_notice_free(notice);
}

Test(clusters, of_the_real_notice_by_leiden_reach_the_best_known)
{
    zr_notice *notice = NULL;
    zr_graph *graph = huzhou(&notice);
    const zr_clusters_options options = {.method = ZR_CLUSTER_LEIDEN, .seed = 1, .resolution = 1};
    zr_clusters made = of_graph(graph, &options);

    cr_expect_geq(made.modularity, .362654);
    cr_expect_leq(made.least_ari, made.mean_ari);
    cr_expect_leq(made.mean_ari, 1.0);
    zr_clusters_clear(&made);
    zr_graph_free(graph);
    zr_notice_free(notice);
}

Test(clusters, and_those_alone_add_up_to_the_units_in_scope)
{
    zr_notice *notice = NULL;
    zr_graph *graph = huzhou(&notice);
    zr_clusters made = of_graph(graph, NULL);
    uint32_t units = made.alone_count, tasks = 0, placed = 0;

    for (uint32_t c = 0; c < made.cluster_count; c++) {
        const zr_cluster *cluster = &made.cluster[c];
        units += cluster->unit_count;
        tasks += cluster->task_count;
        for (uint32_t i = 0; i < cluster->unit_count; i++)
            cr_expect_eq(made.of_unit[cluster->unit[i]], c);
        for (uint32_t i = 0; i < cluster->task_count; i++)
            cr_expect_eq(made.of_task[cluster->task[i].task], c);
        cr_expect(c == 0 || cluster->unit_count <= made.cluster[c - 1].unit_count);
        cr_expect(cluster->stability >= 0 && cluster->stability <= 1);
    }
    for (uint32_t t = 0; t < made.task_count; t++)
        placed += made.of_task[t] != ZR_NONE;
    for (uint32_t i = 0; i < made.alone_count; i++)
        cr_expect(made.of_unit[made.alone[i]] == ZR_NONE && isnan(made.ambiguity[made.alone[i]]));
    cr_expect_eq(units, 72);
    cr_expect_eq(tasks, placed);
    cr_expect_eq(made.alone_count, 6);
    zr_clusters_clear(&made);
    zr_graph_free(graph);
    zr_notice_free(notice);
}

enum { SHUFFLED_TASKS = 40, SHUFFLED_UNITS = 16 };

/* A random notice, written in the order that `mixing` gives: tasks, and support within tasks. */
static zt_sketch *mixed(uint64_t mixing)
{
    zr__random random, mixer;
    char line[SHUFFLED_TASKS][200], text[SHUFFLED_TASKS * 200] = "";
    uint32_t order[SHUFFLED_TASKS];

    zr__random_seed(&random, 21);
    zr__random_seed(&mixer, mixing);
    for (uint32_t t = 0; t < SHUFFLED_TASKS; t++) {
        uint32_t unit[SHUFFLED_UNITS];
        const uint32_t size = 1 + zr__random_below(&random, 4);
        for (uint32_t u = 0; u < SHUFFLED_UNITS; u++)
            unit[u] = u;
        zr__random_shuffle(&random, unit, SHUFFLED_UNITS);
        if (mixing > 0)
            zr__random_shuffle(&mixer, unit + 1, size - 1); /* The lead stays. */
        int length = sprintf(line[t], "t%u plan %u of city: ", t, t % 5);
        for (uint32_t i = 0; i < size; i++)
            length += sprintf(line[t] + length, " u%02u", unit[i]);
        order[t] = t;
    }
    if (mixing > 0)
        zr__random_shuffle(&mixer, order, SHUFFLED_TASKS);
    for (uint32_t t = 0; t < SHUFFLED_TASKS; t++)
        strcat(strcat(text, line[order[t]]), "\n");
    return zt_sketch_new(text);
}

static void expect_same(const zt_sketch *one, const zr_clusters *first, const zt_sketch *two,
                        const zr_clusters *second)
{
    cr_assert_eq(first->cluster_count, second->cluster_count);
    cr_expect_eq(first->modularity, second->modularity);
    cr_expect_eq(first->mean_ari, second->mean_ari);
    cr_expect_eq(first->least_ari, second->least_ari);
    for (uint32_t c = 0; c < first->cluster_count; c++) {
        char *names = strdup(units_of(first, &one->notice, c));
        cr_expect_str_eq(units_of(second, &two->notice, c), names);
        cr_expect_str_eq(first->cluster[c].label, second->cluster[c].label);
        cr_expect_eq(first->cluster[c].stability, second->cluster[c].stability);
        free(names);
    }
    for (uint32_t i = 0; i < first->tie_count; i++) {
        cr_expect_eq(first->tie[i].p[0], second->tie[i].p[0]);
        cr_expect_eq(first->tie[i].newman, second->tie[i].newman);
    }
    cr_assert_eq(first->bridge_count, second->bridge_count);
    for (uint32_t i = 0; i < first->bridge_count; i++)
        cr_expect_str_eq(one->unit[first->bridge[i].unit].name,
                         two->unit[second->bridge[i].unit].name);
}

Test(clusters, do_not_depend_on_the_order_of_tasks_and_units)
{
    for (int method = ZR_CLUSTER_TWO_MODE; method <= ZR_CLUSTER_LEIDEN; method++) {
        const zr_clusters_options options = {.method = (zr_cluster_method)method, .seed = 4,
                                             .runs = 8, .resolution = 1};
        zt_sketch *one = mixed(0);
        zr_clusters first = of_graph(one->graph, &options);

        for (uint64_t mixing = 1; mixing < 6; mixing++) {
            zt_sketch *two = mixed(mixing);
            zr_clusters second = of_graph(two->graph, &options);
            expect_same(one, &first, two, &second);
            zr_clusters_clear(&second);
            zt_sketch_free(two);
        }
        zr_clusters_clear(&first);
        zt_sketch_free(one);
    }
}

Test(clusters, are_none_where_every_task_has_one_unit)
{
    zt_sketch *sketch = zt_sketch_new("1: B\n2: A\n3: B\n4:\n");
    zr_clusters made = of_graph(sketch->graph, NULL);

    cr_expect_eq(made.cluster_count, 0);
    cr_expect_eq(made.tie_count, 0);
    cr_expect(isnan(made.modularity) && isnan(made.mean_ari));
    cr_expect_eq(made.runs, 0);
    cr_expect_eq(made.population, 2);
    cr_expect_eq(made.pairs, 1);
    cr_assert_eq(made.alone_count, 2);
    cr_expect_eq(made.alone[0], zt_unit(sketch, "B"));
    cr_expect_eq(made.of_unit[0], ZR_NONE);
    cr_expect_eq(made.of_task[3], ZR_NONE);
    zr_clusters_clear(&made);
    zt_sketch_free(sketch);
}

Test(clusters, of_nothing_are_nothing)
{
    zt_sketch *empty = zt_sketch_new(""), *one = zt_sketch_new("1: A\n");
    zr_clusters made = of_graph(empty->graph, NULL);

    cr_expect(made.population == 0 && made.pairs == 0 && made.alone_count == 0);
    zr_clusters_clear(&made);
    made = of_graph(one->graph, NULL);
    cr_expect(made.population == 1 && made.pairs == 0 && made.alone_count == 1);
    zr_clusters_clear(&made);
    zt_sketch_free(empty);
    zt_sketch_free(one);
}

Test(clusters, of_one_shared_task_are_one)
{
    zt_sketch *sketch = zt_sketch_new("1: A B\n");
    zr_clusters made = of_graph(sketch->graph, NULL);

    cr_assert_eq(made.cluster_count, 1);
    cr_expect_str_eq(made.cluster[0].label, "A, B");
    cr_expect_float_eq(made.modularity, 0, 1e-15);
    cr_expect_eq(made.cluster[0].stability, 1.0);
    cr_expect_eq(made.tie[0].p[ZR_NULL_BICM], 1.0);
    zr_clusters_clear(&made);
    zt_sketch_free(sketch);
}

/* C and D do the same; so do X and Y, in a part of their own; Z works alone. */
Test(clusters, keep_apart_what_is_unconnected_and_together_what_is_alike)
{
    const zr_clusters_options leiden = {.method = ZR_CLUSTER_LEIDEN, .seed = 1, .resolution = 1};
    zt_sketch *sketch = zt_sketch_new("1: C D\n2: D C\n3: C D\n4: X Y\n5: Y X\n6: Z\n7: Z\n8: X\n");

    for (int method = 0; method < 2; method++) {
        zr_clusters made = of_graph(sketch->graph, method == 0 ? NULL : &leiden);
        cr_assert_eq(made.cluster_count, 2);
        cr_expect_str_eq(units_of(&made, &sketch->notice, 0), "C D");
        cr_expect_str_eq(units_of(&made, &sketch->notice, 1), "X Y");
        cr_expect_eq(made.of_task[7], 1);
        cr_expect_eq(made.of_task[5], ZR_NONE);
        cr_expect_eq(made.alone_count, 1);
        cr_expect_eq(made.bridge_count, 0);
        cr_expect_eq(made.mean_ari, 1.0);
        cr_expect_eq(made.ambiguity[zt_unit(sketch, "C")], 0.0);
        zr_clusters_clear(&made);
    }
    zt_sketch_free(sketch);
}

enum { GROUPS = 60, GROUP_UNITS = 40, GROUP_TASKS = 80 };

/* Groups of units that mostly work among themselves; more of them than have all pairs looked at,
 * and more assignments than have one pair of modules merged at a time. */
static zt_sketch *planted(void)
{
    char *text = calloc(GROUPS * GROUP_TASKS, 40);
    size_t size = 0;
    zr__random random;

    zr__random_seed(&random, 31);
    for (uint32_t g = 0; g < GROUPS; g++) {
        for (uint32_t t = 0; t < GROUP_TASKS; t++) {
            const uint32_t unit = (t / 2 + zr__random_below(&random, 2)) % GROUP_UNITS;
            size += (size_t)sprintf(text + size, "%u.%u: %u-%u %u-%u %u-%u\n", g, t, g, unit, g,
                                    (unit + 1 + t % 7) % GROUP_UNITS,
                                    t % 16 == 0 ? (g + 1) % GROUPS : g, (unit + 11) % GROUP_UNITS);
        }
    }
    zt_sketch *sketch = zt_sketch_new(text);
    free(text);
    return sketch;
}

/* A good search may join two groups, and give a unit at the edge to its neighbours, but takes none
 * apart. */
Test(clusters, of_a_large_network_keep_the_planted_groups_whole)
{
    const uint32_t pairs = GROUPS * GROUP_UNITS * (GROUP_UNITS - 1) / 2;
    zt_sketch *sketch = planted();

    for (int method = 0; method < 2; method++) {
        const zr_clusters_options options = {.method = (zr_cluster_method)method, .seed = 1,
                                             .runs = 4, .resolution = 1};
        zr_clusters made = of_graph(sketch->graph, &options);

        cr_expect_geq(made.modularity, .93);
        cr_expect(made.cluster_count >= GROUPS / 3 && made.cluster_count <= GROUPS);
        uint32_t parted = 0;
        for (uint32_t u = 1; u < made.unit_count; u++) {
            for (uint32_t v = 0; v < u; v++)
                parted += atoi(sketch->unit[u].name) == atoi(sketch->unit[v].name) &&
                          made.of_unit[u] != made.of_unit[v];
        }
        cr_expect_leq(parted, pairs / 200, "%u pairs", parted);
        for (uint32_t c = 0; c < made.cluster_count; c++)
            cr_expect(made.cluster[c].stability > .5 && made.cluster[c].stability <= 1);
        for (uint32_t u = 0; u < made.unit_count; u++)
            cr_expect(made.ambiguity[u] >= 0 && made.ambiguity[u] <= .5);
        zr_clusters_clear(&made);
    }
    zt_sketch_free(sketch);
}

Test(clusters, keep_to_their_scope)
{
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    const zr_scope scope = {ZR_ANY, ZR_ANY, ZT_E};
    const zr_clusters_options options = {.scope = &scope, .resolution = 1};
    zr_clusters made = of_graph(sketch->graph, &options);

    cr_expect_eq(made.population, 3);
    cr_expect_eq(made.of_unit[ZT_A], ZR_NONE);
    cr_expect_eq(made.of_task[0], ZR_NONE);
    cr_expect_neq(made.of_unit[ZT_C], ZR_NONE);
    zr_clusters_clear(&made);
    zt_sketch_free(sketch);
}

Test(clusters, are_labelled_by_words_their_tasks_share)
{
    zt_sketch *sketch = zt_sketch_new("1 Clean_water supply: A B\n"
                                      "2 Water and roads: B A\n"
                                      "3 the water: A B\n"
                                      "4 水利工程与城市安全生产: 丙 丁\n"
                                      "5 安全生产的大检查: 丙 丁\n"
                                      "6 水利工程改造: 丁\n");
    zr_clusters made = of_graph(sketch->graph, NULL);

    cr_assert_eq(made.cluster_count, 2);
    cr_expect_str_eq(made.cluster[0].label, "A, B: water");
    cr_expect_str_eq(made.cluster[1].label, "丁、丙：安全生产、水利工程");
    zr_clusters_clear(&made);
    zt_sketch_free(sketch);
}

Test(clusters, refuse_a_resolution_that_makes_no_sense)
{
    static const double wrong[] = {-1, NAN, INFINITY};
    zt_sketch *sketch = zt_sketch_new(ZT_T9);

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const zr_clusters_options options = {.method = ZR_CLUSTER_LEIDEN, .resolution = wrong[i]};
        zr_clusters made = {.runs = 9};
        zr_error err = {0};
        cr_expect_eq(zr_clusters_compute(&made, sketch->graph, &options, &err), ZR_EINVAL);
        cr_expect_eq(made.runs, 9);
        cr_expect_neq(err.message[0], '\0');
    }
    zt_sketch_free(sketch);
}

Test(clusters, methods_and_models_have_names)
{
    cr_expect_str_eq(zr_cluster_method_name(ZR_CLUSTER_TWO_MODE), "two-mode");
    cr_expect_str_eq(zr_cluster_method_name(ZR_CLUSTER_LEIDEN), "leiden");
    cr_expect_str_eq(zr_null_model_name(ZR_NULL_BICM), "bicm");
    cr_expect_str_eq(zr_null_model_name(ZR_NULL_HYPERGEOMETRIC), "hypergeometric");
}

Test(clusters, survive_running_out_of_memory)
{
    zt_sketch *sketch = zt_sketch_new("1 安全生产: A B\n2 安全: B C\n3: A\n4: D E\n5: D\n6: Z\n");

    for (int method = 0; method < 2; method++) {
        const zr_clusters_options options = {.method = (zr_cluster_method)method, .seed = 1,
                                             .runs = 2, .resolution = 1};
        zr_status status = ZR_ENOMEM;
        for (long allowed = 0; status != ZR_OK; allowed++) {
            zr_clusters made = {0};
            zr_error err = {0};

            zr__memory_fail_after(allowed);
            status = zr_clusters_compute(&made, sketch->graph, &options, &err);
            zr__memory_fail_after(-1);
            cr_assert(status == ZR_OK || (status == ZR_ENOMEM && err.status == ZR_ENOMEM &&
                                          made.cluster == NULL && made.tie == NULL));
            zr_clusters_clear(&made);
            cr_assert_lt(allowed, 1000);
        }
    }
    zt_sketch_free(sketch);
}
