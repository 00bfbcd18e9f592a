/*
 * Ties against chance: the worked examples of methods.md 2.1 and 2.3, what is certain from the
 * degrees alone, and every BiCM against the equations that define it.
 */
#include "analysis/null_models.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "analysis/bicm.h"
#include "sketch.h"
#include "src/memory.h"
#include "src/random.h"

typedef struct fixture {
    zt_sketch *sketch;
    zr__incidence net;
    zr__bicm model;
    zr_projection ties;
} fixture;

static fixture of(const char *text)
{
    fixture made = {.sketch = zt_sketch_new(text)};
    zr_error err = {0};

    cr_assert_eq(zr__incidence_init(&made.net, made.sketch->graph, NULL, &err), ZR_OK);
    cr_assert_eq(zr__bicm_init(&made.model, &made.net, &err), ZR_OK);
    cr_assert_eq(zr_projection_compute(&made.ties, made.sketch->graph, NULL, &err), ZR_OK);
    cr_assert_eq(zr__test_ties(made.ties.tie, made.ties.tie_count, &made.net, &err), ZR_OK);
    return made;
}

static void drop(fixture *made)
{
    zr_projection_clear(&made->ties);
    zr__bicm_clear(&made->model);
    zr__incidence_clear(&made->net);
    zt_sketch_free(made->sketch);
}

static const zr_tie *tie_between(const fixture *made, const char *one, const char *two)
{
    const uint32_t a = zt_unit(made->sketch, one), b = zt_unit(made->sketch, two);

    for (uint32_t i = 0; i < made->ties.tie_count; i++) {
        const zr_tie *tie = &made->ties.tie[i];
        if ((tie->a == a && tie->b == b) || (tie->a == b && tie->b == a))
            return tie;
    }
    cr_assert_fail("no tie %s-%s", one, two);
    return NULL;
}

/* Probability that a task of this size names a unit with this many tasks. */
static double p_of(const zr__bicm *model, uint32_t degree, uint32_t size)
{
    for (uint32_t i = 0; i < model->unit_classes; i++) {
        for (uint32_t j = 0; j < model->task_classes; j++) {
            if (model->units[i].degree == degree && model->tasks[j].degree == size)
                return model->p[i * model->task_classes + j];
        }
    }
    cr_assert_fail("no unit of %u tasks or task of %u units", degree, size);
    return NAN;
}

static void expect_margins(const zr__bicm *model, double precision)
{
    for (uint32_t i = 0; i < model->unit_classes; i++) {
        double sum = 0;
        for (uint32_t j = 0; j < model->task_classes; j++)
            sum += model->tasks[j].count * model->p[i * model->task_classes + j];
        cr_expect_float_eq(sum, model->units[i].degree, precision, "%g tasks, not %u", sum,
                           model->units[i].degree);
    }
    for (uint32_t j = 0; j < model->task_classes; j++) {
        double sum = 0;
        for (uint32_t i = 0; i < model->unit_classes; i++)
            sum += model->units[i].count * model->p[i * model->task_classes + j];
        cr_expect_float_eq(sum, model->tasks[j].degree, precision, "%g units, not %u", sum,
                           model->tasks[j].degree);
    }
}

Test(null_models, bicm_has_the_probabilities_of_the_worked_example)
{
    static const struct {
        uint32_t degree; /* of A, B, C and D, E, G */
        double of_size[3];
    } expected[] = {{5, {.309607, .548974, .728297}},
                    {3, {.140965, .308143, .495165}},
                    {4, {.215170, .426644, .621029}},
                    {2, {.082581, .196344, .349821}},
                    {1, {.036507, .093251, .184660}}};
    fixture t9 = of(ZT_T9);

    for (uint32_t i = 0; i < 5; i++) {
        for (uint32_t size = 1; size <= 3; size++)
            cr_expect_float_eq(p_of(&t9.model, expected[i].degree, size),
                               expected[i].of_size[size - 1], 6e-7);
    }
    drop(&t9);
}

Test(null_models, give_the_p_of_the_worked_example)
{
    static const struct {
        const char *a, *b;
        double bicm, hypergeometric;
    } expected[] = {{"A", "B", .269847, 5.0 / 42},    {"C", "D", .311032, 1.0 / 6},
                    {"C", "E", .271374, 1.0 / 6},     {"B", "G", .339406, 1.0 / 3},
                    {"A", "G", .486359, 5.0 / 9},     {"D", "E", .673924, 13.0 / 18},
                    {"A", "C", .950775, 125.0 / 126}, {"A", "D", .950775, 125.0 / 126}};
    fixture t9 = of(ZT_T9);

    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const zr_tie *tie = tie_between(&t9, expected[i].a, expected[i].b);
        cr_expect_float_eq(tie->p[ZR_NULL_BICM], expected[i].bicm, 6e-7);
        cr_expect_float_eq(tie->p[ZR_NULL_HYPERGEOMETRIC], expected[i].hypergeometric, 1e-12);
    }
    drop(&t9);
}

Test(null_models, adjust_for_all_pairs_and_for_those_observed)
{
    fixture t9 = of(ZT_T9);

    /* The smallest of 15 pairs, and of the 8 that share a task: .119 x 15 / 1 is past 1; of the
     * three smallest, .167 x 8 / 3. */
    const zr_tie *tie = tie_between(&t9, "A", "B");
    cr_expect_float_eq(tie->q[ZR_NULL_HYPERGEOMETRIC], 15.0 / 6 / 3, 1e-12);
    cr_expect_float_eq(tie->q_observed[ZR_NULL_HYPERGEOMETRIC], 8.0 / 6 / 3, 1e-12);
    for (uint32_t i = 0; i < t9.ties.tie_count; i++) {
        for (int model = 0; model < ZR_NULL_MODELS; model++) {
            tie = &t9.ties.tie[i];
            cr_expect_leq(tie->p[model], tie->q_observed[model]);
            cr_expect_leq(tie->q_observed[model], tie->q[model]);
            cr_expect_leq(tie->q[model], 1.0);
        }
    }
    drop(&t9);
}

/* Tasks of one size: every task is as likely to name a unit. X is on all of them. */
Test(null_models, bicm_is_the_share_of_tasks_when_all_have_one_size)
{
    fixture made = of("1: X B\n2: X B\n3: X C\n4: X D\n");

    cr_expect_float_eq(p_of(&made.model, 4, 2), 1.0, 0);
    cr_expect_float_eq(p_of(&made.model, 2, 2), .5, 1e-12);
    cr_expect_float_eq(p_of(&made.model, 1, 2), .25, 1e-12);
    cr_expect_float_eq(tie_between(&made, "X", "B")->p[ZR_NULL_BICM], 11.0 / 16, 1e-12);
    cr_expect_float_eq(tie_between(&made, "X", "C")->p[ZR_NULL_BICM], 1 - 81.0 / 256, 1e-12);
    drop(&made);
}

Test(null_models, nested_tasks_are_certain_from_their_degrees)
{
    fixture made = of("1: A\n2: A B\n3: A B C\n4: A B C D\n");

    for (uint32_t degree = 1; degree <= 4; degree++) {
        for (uint32_t size = 1; size <= 4; size++)
            cr_expect_eq(p_of(&made.model, degree, size), degree + size > 4 ? 1.0 : 0.0);
    }
    for (uint32_t i = 0; i < made.ties.tie_count; i++)
        cr_expect_eq(made.ties.tie[i].p[ZR_NULL_BICM], 1.0);
    drop(&made);
}

/* A and B are on every task of three or more and alone on those below: two blocks, each with an
 * open half. */
Test(null_models, bicm_is_exact_where_degrees_decide_a_part)
{
    fixture made = of("1: A\n2: B\n3: A B C\n4: A B D\n5: A B C\n6: A\n7: A B C D\n");

    expect_margins(&made.model, 1e-9);
    cr_expect_eq(p_of(&made.model, 2, 1), 0.0);
    cr_expect_eq(p_of(&made.model, 5, 3), 1.0);
    cr_expect_eq(p_of(&made.model, 6, 4), 1.0);
    cr_expect_eq(p_of(&made.model, 2, 4), 1.0);
    cr_expect_float_eq(p_of(&made.model, 6, 1), 2.0 / 3, 1e-12);
    cr_expect_float_eq(p_of(&made.model, 3, 3), 2.0 / 3, 1e-12);
    drop(&made);
}

Test(null_models, bicm_keeps_the_margins_of_random_notices)
{
    zr__random random;

    zr__random_seed(&random, 3);
    for (int round = 0; round < 50; round++) {
        char text[8000] = "";
        size_t size = 0;
        for (uint32_t t = 0; t < 40; t++) {
            size += (size_t)sprintf(text + size, "t%u:", t);
            uint32_t unit = zr__random_below(&random, 6);
            const uint32_t step = 1 + zr__random_below(&random, 6);
            for (; unit < 14; unit += step)
                size += (size_t)sprintf(text + size, " u%u", unit);
            size += (size_t)sprintf(text + size, "\n");
        }
        fixture made = of(text);
        expect_margins(&made.model, 1e-8);
        drop(&made);
    }
}

/* X and Y share 20 tasks of 400: a probability far below what 1 - sum could tell. */
Test(null_models, tell_tiny_probabilities)
{
    char text[20000] = "";
    size_t size = 0;

    for (int t = 0; t < 20; t++)
        size += (size_t)sprintf(text + size, "b%d: X Y\n", t);
    for (int t = 0; t < 380; t++)
        size += (size_t)sprintf(text + size, "o%d: u%d v%d\n", t, t % 19, t % 20);
    fixture made = of(text);

    /* 1 / C(400, 20), and C(400, 20) parts of 20 trials of (20 / 400)^2 each. */
    const zr_tie *tie = tie_between(&made, "X", "Y");
    const double log_choose = lgamma(401) - lgamma(381) - lgamma(21);
    cr_expect_float_eq(log(tie->p[ZR_NULL_HYPERGEOMETRIC]), -log_choose, 1e-9);

    double log_bicm = log_choose + 40 * log(.05) + 380 * log1p(-.0025);
    double sum = 0, term = 1; /* P(X = 20 + i) / P(X = 20) */
    for (int i = 0; i < 100; i++) {
        sum += term;
        term *= (380.0 - i) / (21 + i) * (.0025 / .9975);
    }
    cr_expect_float_eq(log(tie->p[ZR_NULL_BICM]), log_bicm + log(sum), 1e-9);
    drop(&made);
}

Test(null_models, survive_running_out_of_memory)
{
    fixture t9 = of(ZT_T9);
    zr_status status = ZR_ENOMEM;

    for (long allowed = 0; status != ZR_OK; allowed++) {
        zr_error err = {0};
        zr__memory_fail_after(allowed);
        status = zr__test_ties(t9.ties.tie, t9.ties.tie_count, &t9.net, &err);
        zr__memory_fail_after(-1);
        cr_assert(status == ZR_OK || (status == ZR_ENOMEM && err.status == ZR_ENOMEM));
        cr_assert_lt(allowed, 1000);
    }
    drop(&t9);
}
