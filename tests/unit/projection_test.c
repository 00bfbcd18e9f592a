/*
 * The projection against the worked example of methods.md 2.1, and what must hold on any notice.
 */
#include "zeren/clusters.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sketch.h"
#include "src/memory.h"

static zr_projection of(const zt_sketch *sketch, const zr_scope *scope)
{
    zr_projection made = {0};
    zr_error err = {0};

    cr_assert_eq(zr_projection_compute(&made, sketch->graph, scope, &err), ZR_OK, "%s",
                 err.message);
    return made;
}

static const zr_tie *find(const zr_projection *made, uint32_t a, uint32_t b)
{
    for (uint32_t i = 0; i < made->tie_count; i++) {
        if (made->tie[i].a == (a < b ? a : b) && made->tie[i].b == (a < b ? b : a))
            return &made->tie[i];
    }
    return NULL;
}

Test(projection, has_the_weights_of_the_worked_example)
{
    static const struct {
        const char *a, *b;
        uint32_t shared;
        double newman;
    } expected[] = {{"A", "B", 3, 2.5}, {"C", "D", 3, 2.0}, {"C", "E", 2, 1.5}, {"B", "G", 1, 0.5},
                    {"A", "G", 1, 0.5}, {"D", "E", 1, 0.5}, {"A", "C", 1, 0.5}, {"A", "D", 1, 0.5}};
    const uint32_t count = sizeof expected / sizeof *expected;
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    zr_projection made = of(sketch, NULL);

    cr_assert_eq(made.tie_count, count);
    for (uint32_t i = 0; i < count; i++) {
        const zr_tie *tie = find(&made, zt_unit(sketch, expected[i].a),
                                 zt_unit(sketch, expected[i].b));
        cr_assert_not_null(tie, "no tie %s-%s", expected[i].a, expected[i].b);
        cr_expect_eq(tie->shared, expected[i].shared);
        cr_expect_eq(tie->newman, expected[i].newman);
        cr_expect(isnan(tie->p[ZR_NULL_BICM]) && isnan(tie->q_observed[ZR_NULL_HYPERGEOMETRIC]));
    }
    zr_projection_clear(&made);
    zt_sketch_free(sketch);
}

/* methods.md 2.1; the overlap by hand. */
Test(projection, has_the_other_weights_of_the_worked_example)
{
    static const struct {
        const char *a, *b;
        double jaccard, cosine, overlap, lift;
    } expected[] = {{"A", "B", .6, .774597, 1, 1.8},          {"C", "D", .6, .75, .75, 1.6875},
                    {"C", "E", .5, .707107, 1, 2.25},         {"B", "G", 1 / 3.0, .577350, 1, 3},
                    {"A", "G", .2, .447214, 1, 1.8},          {"D", "E", .2, .353553, .5, 1.125},
                    {"A", "C", .125, .223607, .25, .45},      {"A", "D", .125, .223607, .25, .45}};
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    zr_projection made = of(sketch, NULL);

    for (uint32_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const zr_tie *tie = find(&made, zt_unit(sketch, expected[i].a),
                                 zt_unit(sketch, expected[i].b));
        cr_expect_float_eq(tie->jaccard, expected[i].jaccard, 1e-12);
        cr_expect_float_eq(tie->cosine, expected[i].cosine, 5e-7);
        cr_expect_float_eq(tie->overlap, expected[i].overlap, 1e-12);
        cr_expect_float_eq(tie->lift, expected[i].lift, 1e-12);
    }
    zr_projection_clear(&made);
    zt_sketch_free(sketch);
}

/* A and B are on F1, N1 (two units) and N2 (three): 1/2 + 1/2 + 1/3, of A's five tasks and B's
 * three. */
Test(projection, allocates_what_a_unit_has_over_its_tasks)
{
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    zr_projection made = of(sketch, NULL);
    double left[6] = {0};

    const zr_tie *tie = find(&made, ZT_A, ZT_B);
    cr_expect_float_eq(tie->a_to_b, 4 / 15.0, 1e-15);
    cr_expect_float_eq(tie->b_to_a, 4 / 9.0, 1e-15);

    /* What goes to others and what comes back to the unit itself is all it had. */
    for (uint32_t i = 0; i < made.tie_count; i++) {
        left[made.tie[i].a] += made.tie[i].a_to_b;
        left[made.tie[i].b] += made.tie[i].b_to_a;
    }
    for (uint32_t u = 0; u < 6; u++) {
        double own = 0;
        for (uint32_t e = sketch->graph->unit_start[u]; e < sketch->graph->unit_start[u + 1]; e++)
            own += 1.0 / zr_graph_task_size(sketch->graph, sketch->graph->unit_edge[e].end);
        cr_expect_float_eq(left[u] + own / made.degree[u], 1, 1e-14);
    }
    zr_projection_clear(&made);
    zt_sketch_free(sketch);
}

Test(projection, lists_ties_in_order_of_their_units)
{
    zt_sketch *sketch = zt_sketch_new("1: E A\n2: D B A\n3: C E\n4: A C\n");
    zr_projection made = of(sketch, NULL);

    for (uint32_t i = 0; i < made.tie_count; i++)
        cr_expect_lt(made.tie[i].a, made.tie[i].b);
    for (uint32_t i = 1; i < made.tie_count; i++)
        cr_expect(made.tie[i - 1].a < made.tie[i].a ||
                  (made.tie[i - 1].a == made.tie[i].a && made.tie[i - 1].b < made.tie[i].b));
    cr_expect_eq(made.tie_count, 6);
    zr_projection_clear(&made);
    zt_sketch_free(sketch);
}

Test(projection, gives_a_unit_the_strength_of_its_tasks_with_company)
{
    static const double strength[] = {[ZT_A] = 4, [ZT_B] = 3, [ZT_C] = 4,
                                      [ZT_D] = 3, [ZT_E] = 2, [ZT_G] = 1};
    static const uint32_t degree[] = {[ZT_A] = 5, [ZT_B] = 3, [ZT_C] = 4,
                                      [ZT_D] = 4, [ZT_E] = 2, [ZT_G] = 1};
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    zr_projection made = of(sketch, NULL);
    double sum[6] = {0};

    for (uint32_t i = 0; i < made.tie_count; i++) {
        sum[made.tie[i].a] += made.tie[i].newman;
        sum[made.tie[i].b] += made.tie[i].newman;
    }
    cr_assert_eq(made.unit_count, 6);
    for (uint32_t u = 0; u < 6; u++) {
        cr_expect_eq(made.strength[u], strength[u]);
        cr_expect_float_eq(sum[u], strength[u], 1e-12);
        cr_expect_eq(made.degree[u], degree[u]);
    }
    zr_projection_clear(&made);
    zt_sketch_free(sketch);
}

Test(projection, keeps_to_its_scope)
{
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    const zr_scope scope = {ZR_ANY, ZR_ANY, ZT_E};
    zr_projection made = of(sketch, &scope);

    cr_expect_eq(made.tie_count, 3);
    cr_expect_eq(find(&made, ZT_C, ZT_E)->newman, 1.5);
    cr_expect_eq(made.degree[ZT_C], 2);
    cr_expect_eq(made.degree[ZT_A], 0);
    zr_projection_clear(&made);
    zt_sketch_free(sketch);
}

Test(projection, refuses_a_scope_beyond_the_notice)
{
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    const zr_scope scope = {ZR_ANY, ZR_ANY, 6};
    zr_projection made = {.tie_count = 7};
    zr_error err = {0};

    cr_expect_eq(zr_projection_compute(&made, sketch->graph, &scope, &err), ZR_EINVAL);
    cr_expect_eq(err.status, ZR_EINVAL);
    cr_expect_eq(made.tie_count, 7);
    zt_sketch_free(sketch);
}

Test(projection, is_empty_where_every_task_has_one_unit)
{
    zt_sketch *sketch = zt_sketch_new("1: A\n2: A\n3: B\n4:\n");
    zr_projection made = of(sketch, NULL);

    cr_expect_eq(made.tie_count, 0);
    cr_expect_eq(made.strength[0], 0.0);
    cr_expect_eq(made.degree[0], 2);
    zr_projection_clear(&made);
    zt_sketch_free(sketch);
}

/* One task for every size from 2 to `largest`, A and B first on each. */
static char *staircase(unsigned largest)
{
    const size_t size = (size_t)largest * largest * 4 + 64;
    char *text = calloc(size, 1);

    for (unsigned k = 2; k <= largest; k++) {
        sprintf(text + strlen(text), "t%u: A B", k);
        for (unsigned i = 2; i < k; i++)
            sprintf(text + strlen(text), " u%u", i);
        strcat(text, "\n");
    }
    return text;
}

Test(projection, adds_up_weights_whose_common_denominator_is_beyond_64_bits)
{
    char *text = staircase(60);
    zt_sketch *sketch = zt_sketch_new(text);
    zr_projection made = of(sketch, NULL);
    double harmonic = 0;

    for (int others = 1; others < 60; others++)
        harmonic += 1.0 / others;
    cr_expect_float_eq(find(&made, 0, 1)->newman, harmonic, 1e-12);
    zr_projection_clear(&made);
    zt_sketch_free(sketch);
    free(text);
}

Test(projection, has_weights_that_do_not_depend_on_the_order_of_tasks)
{
    zt_sketch *one = zt_sketch_new(
        "1: A B\n2: A B C D\n3: A B C\n4: A B C D E F G H\n5: A B C D E F\n");
    zt_sketch *two = zt_sketch_new(
        "5: A B C D E F\n3: A B C\n4: A B C D E F G H\n2: A B C D\n1: A B\n");
    zr_projection first = of(one, NULL), second = of(two, NULL);

    cr_assert_eq(first.tie_count, second.tie_count);
    for (uint32_t i = 0; i < first.tie_count; i++)
        cr_expect_eq(first.tie[i].newman, second.tie[i].newman);
    zr_projection_clear(&first);
    zr_projection_clear(&second);
    zt_sketch_free(one);
    zt_sketch_free(two);
}

Test(projection, survives_running_out_of_memory)
{
    zt_sketch *sketch = zt_sketch_new(ZT_T9);
    zr_status status = ZR_ENOMEM;

    for (long allowed = 0; status != ZR_OK; allowed++) {
        zr_projection made = {0};
        zr_error err = {0};

        zr__memory_fail_after(allowed);
        status = zr_projection_compute(&made, sketch->graph, NULL, &err);
        zr__memory_fail_after(-1);
        if (status != ZR_OK) {
            cr_assert_eq(status, ZR_ENOMEM);
            cr_assert_eq(err.status, ZR_ENOMEM);
            cr_assert_null(made.tie);
        }
        zr_projection_clear(&made);
        cr_assert_lt(allowed, 100);
    }
    zt_sketch_free(sketch);
}
