/*
 * Ties against networks with the same degrees: probabilities known from listing all of them
 * (methods.md 2.3), within four standard errors of a sample.
 */
#include "analysis/fixed_degrees.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sketch.h"
#include "src/memory.h"
#include "zeren/tables.h"

enum { SAMPLES = 40000 };

static zr_clusters cluster(const zt_sketch *sketch, uint32_t samples)
{
    const zr_clusters_options options = {.seed = 7, .runs = 1, .fixed_degree_samples = samples};
    zr_clusters made = {0};
    zr_error err = {0};

    cr_assert_eq(zr_clusters_compute(&made, sketch->graph, &options, &err), ZR_OK, "%s",
                 err.message);
    return made;
}

static const zr_tie *tie_between(const zr_clusters *made, uint32_t a, uint32_t b)
{
    for (uint32_t i = 0; i < made->tie_count; i++) {
        const zr_tie *tie = &made->tie[i];
        if ((tie->a == a && tie->b == b) || (tie->a == b && tie->b == a))
            return tie;
    }
    cr_assert_fail("no tie %u-%u", a, b);
    return NULL;
}

static void expect_near(double p, double exact)
{
    cr_expect_float_eq(p, exact, 4 * sqrt(exact * (1 - exact) / SAMPLES) + 1.0 / SAMPLES,
                       "%.6f is not near %.6f", p, exact);
}

Test(fixed_degrees, come_near_the_exact_probabilities_of_the_worked_example)
{
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    zr_clusters made = cluster(sketch, SAMPLES);

    cr_expect_eq(made.fixed_degree_samples, SAMPLES);
    expect_near(tie_between(&made, ZT_A, ZT_B)->fixed.p, 80305.0 / 1434093);
    expect_near(tie_between(&made, ZT_C, ZT_D)->fixed.p, 38581.0 / 478031);
    expect_near(tie_between(&made, ZT_C, ZT_E)->fixed.p, 127775.0 / 1434093);
    expect_near(tie_between(&made, ZT_B, ZT_G)->fixed.p, 331829.0 / 1434093);
    for (uint32_t i = 0; i < made.tie_count; i++) {
        const zr_fixed_degrees *fixed = &made.tie[i].fixed;
        cr_expect(fixed->mid_p < fixed->p && fixed->p <= fixed->q_observed &&
                  fixed->q_observed <= fixed->q && fixed->q <= 1);
    }
    zr_clusters_clear(&made);
    zt_sketch_free(sketch);
}

/* Of the five networks with degrees 2, 1, 1 on both sides two join u1 and u2, and one u2 and u3. */
Test(fixed_degrees, meet_every_network_equally_often)
{
    zt_sketch *first = zt_sketch_new("1: u1 u2\n2: u1\n3: u3\n");
    zt_sketch *second = zt_sketch_new("1: u2 u3\n2: u1\n3: u1\n");
    zr_clusters made = cluster(first, SAMPLES);

    expect_near(tie_between(&made, zt_unit(first, "u1"), zt_unit(first, "u2"))->fixed.p, 2.0 / 5);
    zr_clusters_clear(&made);
    made = cluster(second, SAMPLES);
    expect_near(tie_between(&made, zt_unit(second, "u2"), zt_unit(second, "u3"))->fixed.p, 1.0 / 5);
    zr_clusters_clear(&made);
    zt_sketch_free(first);
    zt_sketch_free(second);
}

Test(fixed_degrees, do_not_depend_on_the_order_of_the_document)
{
    zt_sketch *one = zt_sketch_new(ZT_T9);
    zt_sketch *two = zt_sketch_new("a: E C\nb: D\nc: C D E\nd: A G B\ne: C D\nf: B A\ng: D C A\n"
                                   "h: A B\ni: A\n");
    zr_clusters made = cluster(one, 99), shuffled = cluster(two, 99);

    cr_assert_eq(made.tie_count, shuffled.tie_count);
    for (uint32_t i = 0; i < made.tie_count; i++) {
        const zr_tie *tie = &made.tie[i];
        const char *a = one->notice.unit[tie->a].name, *b = one->notice.unit[tie->b].name;
        const zr_tie *same = tie_between(&shuffled, zt_unit(two, a), zt_unit(two, b));
        cr_expect_eq(tie->fixed.p, same->fixed.p, "%s-%s: %g, %g", a, b, tie->fixed.p,
                     same->fixed.p);
    }
    zr_clusters_clear(&made);
    zr_clusters_clear(&shuffled);
    zt_sketch_free(one);
    zt_sketch_free(two);
}

Test(fixed_degrees, are_left_out_unless_asked_for)
{
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    zr_clusters made = cluster(sketch, 0);

    cr_expect_eq(made.fixed_degree_samples, 0);
    cr_expect(isnan(made.tie[0].fixed.p) && isnan(made.tie[0].fixed.q));
    zr_clusters_clear(&made);
    zt_sketch_free(sketch);
}

/* P(X >= 3) - P(X = 3) / 2 of A and B, who share 3 of 9 tasks and have 5 and 3. */
Test(fixed_degrees, mid_p_leaves_half_of_the_observed_out)
{
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    zr_clusters made = cluster(sketch, 0);
    const zr_tie *tie = tie_between(&made, ZT_A, ZT_B);

    cr_expect_float_eq(tie->mid_p[ZR_NULL_HYPERGEOMETRIC], 5.0 / 84, 1e-12);
    cr_expect(tie->mid_p[ZR_NULL_BICM] < tie->p[ZR_NULL_BICM]);
    zr_clusters_clear(&made);
    zt_sketch_free(sketch);
}

/* 50,001 tasks of two units each, around a ring of twenty. */
Test(fixed_degrees, are_skipped_above_100000_assignments_and_the_table_says_so)
{
    enum { TASKS = 50001, RING = 20 };
    char *text = calloc(TASKS, 24), *table = NULL;
    zr_table_options options = ZR_TABLE_OPTIONS_INIT;
    size_t size = 0;
    zr_error err = {0};

    cr_assert_not_null(text);
    for (int t = 0; t < TASKS; t++)
        size += (size_t)sprintf(text + size, "%d: U%d U%d\n", t, t % RING, (t + 1) % RING);
    zt_sketch *sketch = zt_sketch_new(text);
    zr_clusters made = cluster(sketch, 9);

    cr_expect_eq(made.fixed_degree_samples, 0);
    cr_expect(isnan(made.tie[0].fixed.p) && isnan(made.tie[0].fixed.q));
    cr_expect_lt(made.tie[0].p[ZR_NULL_BICM], 1, "the other models answer");
    options.table = "fixed-degrees";
    cr_assert_eq(zr_clusters_format(&table, &made, sketch->graph, &options, &err), ZR_OK);
    cr_expect_not_null(strstr(table, "No random notices were drawn"));
    zr_string_free(table);
    zr_clusters_clear(&made);
    zt_sketch_free(sketch);
    free(text);
}

Test(fixed_degrees, survive_running_out_of_memory)
{
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    const zr_clusters_options options = {.seed = 7, .runs = 1, .fixed_degree_samples = 9};
    zr_clusters made = {0};
    zr_status status = ZR_ENOMEM;

    for (long allowed = 0; status != ZR_OK; allowed++) {
        zr_error err = {0};
        zr__memory_fail_after(allowed);
        status = zr_clusters_compute(&made, sketch->graph, &options, &err);
        zr__memory_fail_after(-1);
        cr_assert(status == ZR_OK || (status == ZR_ENOMEM && err.status == ZR_ENOMEM));
    }
    zr_clusters_clear(&made);
    zt_sketch_free(sketch);
}
