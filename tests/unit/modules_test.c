/*
 * The search for modules against every partition there is, on the worked example of methods.md 2.4
 * and on small random notices.
 */
#include "analysis/module_search.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sketch.h"
#include "src/memory.h"
#include "src/random.h"

enum { MOST_UNITS = 8, RESTARTS = 100 };

static zr__incidence net_of(const zt_sketch *sketch)
{
    zr__incidence net;
    zr_error err = {0};

    cr_assert_eq(zr__incidence_init(&net, sketch->graph, NULL, &err), ZR_OK);
    return net;
}

/* Two-mode modularity times m^2, by its definition. */
static int64_t quality_of(const zr__incidence *net, const uint32_t *of_unit,
                          const uint32_t *of_task)
{
    int64_t sum = 0;

    for (uint32_t t = 0; t < net->task_count; t++) {
        for (uint32_t e = net->task_start[t]; e < net->task_start[t + 1]; e++)
            sum += of_unit[net->task_unit[e]] == of_task[t] ? net->edge_count : 0;
        for (uint32_t u = 0; u < net->unit_count; u++)
            sum -= of_unit[u] == of_task[t] ? (int64_t)zr__unit_degree(net, u) *
                                                  zr__task_size(net, t)
                                            : 0;
    }
    return sum;
}

/* The two highest values over all partitions of the units, the tasks placed as well as can be. */
typedef struct optimum {
    int64_t best, second;
    uint32_t partitions;
} optimum;

/* How much the best place of one task, perhaps beside no unit at all, adds. */
static int64_t best_of_task(const zr__incidence *net, const uint32_t *of_unit, uint32_t task)
{
    int64_t best = 0;

    for (uint32_t label = 0; label < net->unit_count; label++) {
        int64_t value = 0;
        for (uint32_t e = net->task_start[task]; e < net->task_start[task + 1]; e++)
            value += of_unit[net->task_unit[e]] == label ? net->edge_count : 0;
        for (uint32_t u = 0; u < net->unit_count; u++)
            value -= of_unit[u] == label
                         ? (int64_t)zr__unit_degree(net, u) * zr__task_size(net, task)
                         : 0;
        best = value > best ? value : best;
    }
    return best;
}

static void enumerate(optimum *found, const zr__incidence *net, uint32_t *of_unit, uint32_t unit,
                      uint32_t labels)
{
    if (unit < net->unit_count) {
        for (uint32_t label = 0; label <= labels; label++) {
            of_unit[unit] = label;
            enumerate(found, net, of_unit, unit + 1, labels + (label == labels));
        }
        return;
    }

    int64_t sum = 0;
    for (uint32_t t = 0; t < net->task_count; t++)
        sum += best_of_task(net, of_unit, t);
    found->partitions++;
    if (sum > found->best) {
        found->second = found->best;
        found->best = sum;
    } else if (sum > found->second) {
        found->second = sum;
    }
}

static optimum best_of_all(const zr__incidence *net)
{
    uint32_t of_unit[MOST_UNITS];
    optimum found = {.best = -1, .second = -1};

    cr_assert_leq(net->unit_count, MOST_UNITS);
    enumerate(&found, net, of_unit, 0, 0);
    return found;
}

static zr__modules two_mode(const zr__incidence *net, uint64_t seed, uint32_t restarts)
{
    zr__modules made;
    zr_error err = {0};

    cr_assert_eq(zr__two_mode_modules(&made, net, 1, seed, restarts, &err), ZR_OK);
    return made;
}

Test(modules, of_the_worked_example_are_the_best_of_all_203_partitions)
{
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    zr__incidence net = net_of(sketch);
    const optimum all = best_of_all(&net);
    zr__modules made = two_mode(&net, 1, 0);
    static const uint32_t units[] = {0, 0, 1, 1, 1, 0};          /* A B C D E G */
    static const uint32_t tasks[] = {0, 0, 1, 0, 0, 1, 1, 1, 1}; /* F1-F3 N1-N5 L1 */

    cr_expect_eq(all.partitions, 203);
    cr_expect_eq(all.best, 160);
    cr_expect_eq(all.second, 159);
    cr_expect_float_eq(made.modularity, 160.0 / 361, 1e-15);
    cr_expect_arr_eq(zr__modules_run(&made, made.best), units, sizeof units);
    cr_expect_arr_eq(made.of_task, tasks, sizeof tasks);
    zr__modules_clear(&made);
    zr__incidence_clear(&net);
    zt_sketch_free(sketch);
}

static zt_sketch *random_sketch(zr__random *random, uint32_t units, uint32_t tasks)
{
    char text[4000] = "";
    size_t size = 0;

    for (uint32_t t = 0; t < tasks; t++) {
        uint32_t unit[MOST_UNITS];
        for (uint32_t u = 0; u < units; u++)
            unit[u] = u;
        zr__random_shuffle(random, unit, units);
        size += (size_t)sprintf(text + size, "t%u:", t);
        const uint32_t size_of_task = 1 + zr__random_below(random, 4);
        for (uint32_t i = 0; i < size_of_task; i++)
            size += (size_t)sprintf(text + size, " %c", 'A' + (int)unit[i]);
        size += (size_t)sprintf(text + size, "\n");
    }
    return zt_sketch_new(text);
}

Test(modules, of_random_notices_are_the_best_of_all_partitions)
{
    zr__random random;

    zr__random_seed(&random, 11);
    for (uint32_t round = 0; round < 40; round++) {
        zt_sketch *sketch = random_sketch(&random, 5 + round % 3, 6 + round % 7);
        zr__incidence net = net_of(sketch);
        zr__modules made = two_mode(&net, round, RESTARTS);
        const double squared = (double)net.edge_count * net.edge_count;

        cr_expect_eq(llround(made.modularity * squared), best_of_all(&net).best, "round %u",
                     round);
        cr_expect_eq(llround(made.modularity * squared),
                     quality_of(&net, zr__modules_run(&made, made.best), made.of_task));
        zr__modules_clear(&made);
        zr__incidence_clear(&net);
        zt_sketch_free(sketch);
    }
}

/* From units apart, without chance, more seeds cannot do worse. */
Test(modules, restarts_never_lose_what_the_first_run_found)
{
    zr__random random;

    zr__random_seed(&random, 12);
    for (uint32_t round = 0; round < 20; round++) {
        zt_sketch *sketch = random_sketch(&random, 8, 14);
        zr__incidence net = net_of(sketch);
        zr__modules first = two_mode(&net, 1, 0), best = two_mode(&net, 1, 30);

        cr_expect_geq(best.modularity, first.modularity);
        cr_expect_eq(first.run_count, 1);
        cr_expect_eq(best.run_count, 31);
        cr_expect_arr_eq(zr__modules_run(&first, 0), zr__modules_run(&best, 0),
                         net.unit_count * sizeof(uint32_t));
        zr__modules_clear(&first);
        zr__modules_clear(&best);
        zr__incidence_clear(&net);
        zt_sketch_free(sketch);
    }
}

Test(modules, have_a_unit_on_every_task_of_theirs)
{
    zr__random random;

    zr__random_seed(&random, 13);
    for (uint32_t round = 0; round < 20; round++) {
        zt_sketch *sketch = random_sketch(&random, 8, 20);
        zr__incidence net = net_of(sketch);
        zr__modules made = two_mode(&net, round, 3);
        const uint32_t *label = zr__modules_run(&made, made.best);

        for (uint32_t t = 0; t < net.task_count; t++) {
            bool has_unit = false;
            for (uint32_t e = net.task_start[t]; e < net.task_start[t + 1]; e++)
                has_unit = has_unit || label[net.task_unit[e]] == made.of_task[t];
            cr_expect(has_unit);
        }
        zr__modules_clear(&made);
        zr__incidence_clear(&net);
        zt_sketch_free(sketch);
    }
}

typedef struct leiden {
    zt_sketch *sketch;
    zr__incidence net;
    zr_projection ties;
} leiden;

static leiden leiden_on(const char *text)
{
    leiden made = {.sketch = zt_sketch_new(text)};
    zr_error err = {0};

    made.net = net_of(made.sketch);
    cr_assert_eq(zr_projection_compute(&made.ties, made.sketch->graph, NULL, &err), ZR_OK);
    return made;
}

static zr__modules run_projection(const leiden *on, zr_cluster_method method, double resolution,
                                  uint32_t runs)
{
    const zr_clusters_options options = {.method = method, .seed = 5, .resolution = resolution};
    zr__modules made;
    zr_error err = {0};

    cr_assert_eq(zr__leiden_modules(&made, &on->net, on->ties.tie, on->ties.tie_count, &options,
                                    runs, &err),
                 ZR_OK, "%s", err.message);
    return made;
}

static void drop_leiden(leiden *on)
{
    zr_projection_clear(&on->ties);
    zr__incidence_clear(&on->net);
    zt_sketch_free(on->sketch);
}

Test(modules, of_the_projection_are_those_of_the_worked_example)
{
    leiden t9 = leiden_on(ZT_T9);
    zr__modules made = run_projection(&t9, ZR_CLUSTER_LEIDEN, 1.0, 10);
    static const uint32_t units[] = {0, 0, 1, 1, 1, 0};

    cr_expect_float_eq(made.modularity, 110.0 / 289, 1e-14);
    cr_expect_arr_eq(zr__modules_run(&made, made.best), units, sizeof units);
    cr_expect_eq(made.of_task[2], 1); /* F3: C and D against A. */
    zr__modules_clear(&made);
    drop_leiden(&t9);
}

/* methods.md 2.4: of weight within less resolution x pairs. */
Test(modules, of_cpm_are_those_of_the_worked_example)
{
    leiden t9 = leiden_on(ZT_T9);
    const struct {
        double resolution, quality;
    } wanted[] = {{.5, 4.5}, {1, 2.5}, {.1, 7}}; /* The first two have several partitions. */

    for (size_t i = 0; i < 3; i++) {
        zr__modules made = run_projection(&t9, ZR_CLUSTER_CPM, wanted[i].resolution, 50);
        cr_expect_float_eq(made.modularity, wanted[i].quality, 1e-12);
        cr_expect_float_eq(made.fit - made.resolution * made.cost, made.modularity, 1e-12);
        zr__modules_clear(&made);
    }
    zr__modules mean = run_projection(&t9, ZR_CLUSTER_CPM, 0, 5);
    cr_expect_float_eq(mean.resolution, 8.5 / 15, 1e-12, "the mean weight of all pairs");
    zr__modules_clear(&mean);
    drop_leiden(&t9);
}

Test(modules, of_two_modes_follow_the_resolution)
{
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    zr__incidence net = net_of(sketch);
    zr__modules coarse, usual;
    zr_error err = {0};

    cr_assert_eq(zr__two_mode_modules(&coarse, &net, .1, 1, 20, &err), ZR_OK);
    cr_assert_eq(zr__two_mode_modules(&usual, &net, 1, 1, 20, &err), ZR_OK);
    for (uint32_t u = 0; u < 6; u++)
        cr_expect_eq(zr__modules_run(&coarse, coarse.best)[u], 0);
    cr_expect_float_eq(coarse.modularity, .9, 1e-12, "all inside, less a tenth");
    cr_expect_float_eq(usual.fit - usual.cost, 160 / 361.0, 1e-12);
    zr__modules_clear(&coarse);
    zr__modules_clear(&usual);
    zr__incidence_clear(&net);
    zt_sketch_free(sketch);
}

Test(modules, of_the_projection_follow_the_resolution)
{
    leiden t9 = leiden_on(ZT_T9);
    zr__modules coarse = run_projection(&t9, ZR_CLUSTER_LEIDEN, .01, 5),
                fine = run_projection(&t9, ZR_CLUSTER_LEIDEN, 20.0, 5);

    for (uint32_t u = 0; u < 6; u++) {
        cr_expect_eq(zr__modules_run(&coarse, coarse.best)[u], 0);
        cr_expect_eq(zr__modules_run(&fine, fine.best)[u], u);
    }
    zr__modules_clear(&coarse);
    zr__modules_clear(&fine);
    drop_leiden(&t9);
}

Test(modules, survive_running_out_of_memory)
{
    leiden t9 = leiden_on(ZT_T9);

    for (int method = 0; method < 2; method++) {
        zr_status status = ZR_ENOMEM;
        for (long allowed = 0; status != ZR_OK; allowed++) {
            zr__modules made = {0};
            zr_error err = {0};

            zr__memory_fail_after(allowed);
            const zr_clusters_options options = ZR_CLUSTERS_OPTIONS_INIT;
            status = method == 0 ? zr__two_mode_modules(&made, &t9.net, 1, 1, 2, &err)
                                 : zr__leiden_modules(&made, &t9.net, t9.ties.tie,
                                                      t9.ties.tie_count, &options, 2, &err);
            zr__memory_fail_after(-1);
            cr_assert(status == ZR_OK || (status == ZR_ENOMEM && made.label == NULL));
            zr__modules_clear(&made);
            cr_assert_lt(allowed, 100);
        }
    }
    drop_leiden(&t9);
}
