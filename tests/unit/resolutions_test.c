/*
 * Clusters over a range of resolutions, on the worked example of methods.md, against all of its 203
 * partitions.
 */
#include "zeren/resolutions.h"

#include <math.h>

#include "testing.h"

enum { UNITS = 6 };

static zr_notice *t9;
static zr_graph *graph;
static zr_projection ties;
static zr_resolutions result;
static zr_error err;

static void compute(zr_cluster_method method, double low, double high, uint32_t steps)
{
    const zr_resolutions_options options = {
        .method = method, .seed = 1, .runs = 20, .low = low, .high = high, .steps = steps};

    ZT_OK(zr_resolutions_compute(&result, graph, &options, &err));
}

static void setup(void)
{
    t9 = zt_load("t9.json");
    ZT_OK(zr_graph_new(&graph, t9, ZR_GROUPS_KEEP, &err));
    ZT_OK(zr_projection_compute(&ties, graph, NULL, &err));
}

static void teardown(void)
{
    zr_resolutions_clear(&result);
    zr_projection_clear(&ties);
    zr_graph_free(graph);
    zr_notice_free(t9);
}

TestSuite(resolutions, .init = setup, .fini = teardown);

static double quality(zr_cluster_method method, double resolution, const uint32_t *label)
{
    double inside = 0, total = 0, cost = 0, weight[UNITS] = {0};

    for (uint32_t i = 0; i < ties.tie_count; i++) {
        total += ties.tie[i].newman;
        if (label[ties.tie[i].a] == label[ties.tie[i].b])
            inside += ties.tie[i].newman;
    }
    for (uint32_t u = 0; u < UNITS; u++)
        weight[label[u]] += method == ZR_CLUSTER_CPM ? 1 : ties.strength[u];
    for (uint32_t c = 0; c < UNITS; c++)
        cost += method == ZR_CLUSTER_CPM ? weight[c] * (weight[c] - 1) / 2 : weight[c] * weight[c];
    return method == ZR_CLUSTER_CPM ? inside - resolution * cost
                                    : inside / total - resolution * cost / (4 * total * total);
}

static double best_of_all(zr_cluster_method method, double resolution, uint32_t *label,
                          uint32_t unit, uint32_t labels)
{
    double best = -INFINITY;

    if (unit == UNITS)
        return quality(method, resolution, label);
    for (uint32_t l = 0; l <= labels; l++) {
        label[unit] = l;
        best = fmax(best, best_of_all(method, resolution, label, unit + 1, labels + (l == labels)));
    }
    return best;
}

Test(resolutions, have_the_best_of_all_203_partitions_at_each_step)
{
    const zr_cluster_method methods[] = {ZR_CLUSTER_LEIDEN, ZR_CLUSTER_CPM};

    for (int m = 0; m < 2; m++) {
        compute(methods[m], .05, 4, 33);
        cr_assert_eq(result.step_count, 33);
        for (uint32_t i = 0; i < result.step_count; i++) {
            uint32_t label[8];
            const double best = best_of_all(methods[m], result.step[i].resolution, label, 0, 0);
            cr_expect_float_eq(result.step[i].quality, best, 1e-12, "at %g",
                               result.step[i].resolution);
        }
        zr_resolutions_clear(&result);
    }
}

Test(resolutions, find_where_one_partition_gives_way_to_the_next)
{
    /* All together: weight 17/2, 15 pairs; ABG and CDE: 15/2, 6 pairs; AB, CDE, G: 13/2, 4. */
    compute(ZR_CLUSTER_CPM, .05, .9, 21);
    cr_assert_eq(result.plateau_count, 3);
    cr_expect_eq(result.plateau[0].clusters, 2);
    cr_expect_float_eq(result.plateau[0].low, 1 / 9.0, 1e-12);
    cr_expect_float_eq(result.plateau[0].high, .5, 1e-12);
    cr_expect_float_eq(result.plateau[0].length, log10(4.5), 1e-12);
    cr_expect_eq(result.plateau[1].clusters, 1);
    cr_expect_float_eq(result.plateau[1].low, .05, 1e-12);
    cr_expect_eq(result.plateau[2].clusters, 3);
    cr_expect_float_eq(result.plateau[2].high, .9, 1e-12);
}

Test(resolutions, number_the_clusters_of_a_plateau_by_size_and_name)
{
    static const uint32_t wanted[] = {0, 0, 1, 1, 1, 0}; /* A B C D E G */

    compute(ZR_CLUSTER_TWO_MODE, .5, 1, 5);
    cr_assert_eq(result.plateau_count, 1);
    cr_expect_arr_eq(result.plateau[0].of_unit, wanted, sizeof wanted);
    cr_expect_eq(result.step[0].plateau, 0);
    cr_expect_eq(result.step[4].plateau, 0);
    cr_expect(isnan(result.step[0].ari));
    cr_expect_eq(result.step[1].ari, 1);
}

Test(resolutions, come_to_an_end_far_above_1)
{
    compute(ZR_CLUSTER_TWO_MODE, .5, 10, 21);
    cr_expect_geq(result.step[20].clusters, UNITS - 2);
}

Test(resolutions, of_units_that_work_alone_are_none)
{
    zr_graph *other = NULL;

    ZT_OK(zt_graph(&other, "t1: A*\nt2: B*\n", &err));
    ZT_OK(zr_resolutions_compute(&result, other, NULL, &err));
    cr_expect_eq(result.step_count, 0);
    cr_expect_eq(result.alone_count, 2);
    zr_graph_free(other);
}

Test(resolutions, refuse_a_range_that_makes_no_sense)
{
    const double low[] = {0, 2, NAN, 1}, high[] = {1, 1, 1, INFINITY};

    for (int i = 0; i < 4; i++) {
        const zr_resolutions_options options = {.low = low[i], .high = high[i], .steps = 3};
        ZT_FAILS(ZR_EINVAL, zr_resolutions_compute(&result, graph, &options, &err));
    }
    const zr_resolutions_options one = {.low = 1, .high = 2, .steps = 1};
    ZT_FAILS(ZR_EINVAL, zr_resolutions_compute(&result, graph, &one, &err));
}

Test(resolutions, survive_running_out_of_memory)
{
    const zr_resolutions_options options = {
        .method = ZR_CLUSTER_TWO_MODE, .seed = 1, .runs = 2, .low = .5, .high = 2, .steps = 3};
    zr_resolutions fresh = {0};

    ZT_SURVIVES_OOM_UNTOUCHED(fresh, zr_resolutions_compute(&fresh, graph, &options, &err));
    zr_resolutions_clear(&fresh);
}
