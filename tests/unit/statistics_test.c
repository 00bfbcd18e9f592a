#include "analysis/statistics.h"

#include <criterion/criterion.h>
#include <math.h>

#include "src/memory.h"
#include "src/random.h"

static void expect_near(double actual, double expected, double relative, const char *what)
{
    cr_expect(fabs(actual - expected) <= relative * fabs(expected), "%s is %.17g, expected %.17g",
              what, actual, expected);
}

Test(binomial, has_the_tails_of_a_worked_example)
{
    const zr__tails tails = zr__binomial_tails(3, 9, 1.0 / 6);

    expect_near(zr__binomial_upper(3, 9, 1.0 / 6), 1796446.0 / 10077696, 1e-14, "P(X >= 3)");
    expect_near(tails.at, 84 * 15625.0 / 10077696, 1e-14, "P(X = 3)");
    expect_near(tails.upper + tails.lower, 1 + tails.at, 1e-14, "both tails");
    expect_near(zr__binomial_upper(1, 9, 1.0 / 6), .806193, 1e-6, "P(X >= 1)");
}

Test(binomial, keeps_its_digits_far_out)
{
    expect_near(zr__binomial_upper(1000, 1000, 0.5), ldexp(1, -1000), 1e-12, "2^-1000");
    expect_near(zr__binomial_upper(999, 1000, 0.5), 1001 * ldexp(1, -1000), 1e-12, "1001 2^-1000");
    expect_near(zr__binomial_tails(0, 1000, 0.5).lower, ldexp(1, -1000), 1e-12, "2^-1000");
}

Test(binomial, knows_what_is_certain)
{
    cr_expect_eq(zr__binomial_upper(0, 7, 0.3), 1.0);
    cr_expect_eq(zr__binomial_upper(8, 7, 0.3), 0.0);
    cr_expect_eq(zr__binomial_upper(7, 7, 1.0), 1.0);
    cr_expect_eq(zr__binomial_tails(6, 7, 1.0).lower, 0.0);
    cr_expect_eq(zr__binomial_upper(1, 7, 0.0), 0.0);
    cr_expect_eq(zr__binomial_upper(0, 0, 0.5), 1.0);
}

Test(hypergeometric, has_the_tails_of_the_worked_pairs)
{
    expect_near(zr__hypergeometric_upper(3, 9, 5, 3), 5.0 / 42, 1e-14, "A B");
    expect_near(zr__hypergeometric_upper(3, 9, 4, 4), 1.0 / 6, 1e-14, "C D");
    expect_near(zr__hypergeometric_upper(2, 9, 4, 2), 1.0 / 6, 1e-14, "C E");
    expect_near(zr__hypergeometric_upper(1, 9, 3, 1), 1.0 / 3, 1e-14, "B G");
    expect_near(zr__hypergeometric_upper(1, 9, 5, 4), 125.0 / 126, 1e-14, "A C");
}

Test(hypergeometric, keeps_its_digits_far_out)
{
    /* All 500 of 1,000 hit the same 500: one way in (1000 choose 500). */
    expect_near(log(zr__hypergeometric_upper(500, 1000, 500, 500)), 2 * lgamma(501) - lgamma(1001),
                1e-13, "log P");
}

Test(hypergeometric, knows_what_is_certain)
{
    cr_expect_eq(zr__hypergeometric_upper(0, 0, 0, 0), 1.0);
    cr_expect_eq(zr__hypergeometric_upper(3, 9, 9, 3), 1.0);
    cr_expect_eq(zr__hypergeometric_upper(2, 9, 8, 3), 1.0);
    cr_expect_eq(zr__hypergeometric_upper(4, 9, 9, 3), 0.0);
}

Test(fisher, has_the_worked_examples)
{
    expect_near(zr__fisher_two_sided(3, 0, 2, 3), 11.0 / 56, 1e-14, "unit A of the fixture");
    expect_near(zr__fisher_two_sided(3, 1, 1, 3), 34.0 / 70, 1e-14, "the lady tasting tea");
    cr_expect_eq(zr__fisher_two_sided(0, 0, 0, 0), 1.0);
    cr_expect_eq(zr__fisher_two_sided(0, 5, 0, 7), 1.0);
}

Test(fisher, is_the_same_from_all_four_sides)
{
    zr__random random;

    zr__random_seed(&random, 7);
    for (int i = 0; i < 200; i++) {
        uint32_t n[4];
        for (int cell = 0; cell < 4; cell++)
            n[cell] = zr__random_below(&random, 40);
        const double p = zr__fisher_two_sided(n[0], n[1], n[2], n[3]);
        expect_near(zr__fisher_two_sided(n[1], n[0], n[3], n[2]), p, 1e-12, "columns swapped");
        expect_near(zr__fisher_two_sided(n[2], n[3], n[0], n[1]), p, 1e-12, "rows swapped");
        expect_near(zr__fisher_two_sided(n[0], n[2], n[1], n[3]), p, 1e-12, "transposed");
        cr_expect(p > 0 && p <= 1);
    }
}

static zr__tails poisson_binomial(uint32_t x, const zr__trials *trials, size_t classes)
{
    zr__tails tails;

    cr_assert(zr__poisson_binomial_tails(&tails, x, trials, classes));
    return tails;
}

Test(poisson_binomial, has_the_worked_lead_biases)
{
    const zr__trials of_a[] = {{1.0 / 2, 2}, {1, 1}, {1.0 / 3, 2}};
    const zr__trials of_c[] = {{1.0 / 2, 2}, {1.0 / 3, 2}};
    const zr__tails a = poisson_binomial(3, of_a, 3), c = poisson_binomial(3, of_c, 2);

    expect_near(a.upper, 5.0 / 9, 1e-14, "A");
    expect_near(zr__mid(a.upper, a.at), 3.0 / 8, 1e-14, "A, mid-p");
    expect_near(c.upper, 7.0 / 36, 1e-14, "C");
    expect_near(zr__mid(c.upper, c.at), 1.0 / 9, 1e-14, "C, mid-p");
}

Test(poisson_binomial, of_equal_trials_is_binomial)
{
    const struct {
        uint32_t x, n;
        double p;
    } of[] = {{3, 9, 1.0 / 6},      {90, 100, 0.1},     {2, 100, 0.9},       {500, 100000, 0.006},
              {99999, 100000, 0.5}, {5, 1000000, 1e-8}, {60000, 100000, 0.5}};

    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        const zr__trials halves[] = {{of[i].p, of[i].n / 2}, {of[i].p, of[i].n - of[i].n / 2}};
        const zr__tails one = zr__binomial_tails(of[i].x, of[i].n, of[i].p);
        const zr__tails two = poisson_binomial(of[i].x, halves, 2);

        expect_near(two.at, one.at, 1e-10, "at");
        expect_near(two.upper, one.upper, 1e-10, "upper");
        expect_near(two.lower, one.lower, 1e-10, "lower");
    }
}

/* The plain convolution, one trial after the other. */
static zr__tails plainly(uint32_t x, const zr__trials *trials, size_t classes)
{
    double at[256] = {1.0};
    zr__tails tails = {0};
    uint32_t n = 0;

    for (size_t i = 0; i < classes; i++) {
        for (uint32_t j = 0; j < trials[i].count; j++, n++) {
            for (uint32_t k = n + 2; k-- > 0;)
                at[k] = at[k] * (1 - trials[i].p) + (k > 0 ? at[k - 1] * trials[i].p : 0);
        }
    }
    for (uint32_t k = 0; k <= n; k++) {
        tails.upper += k >= x ? at[k] : 0;
        tails.lower += k <= x ? at[k] : 0;
    }
    tails.at = x <= n ? at[x] : 0;
    return tails;
}

Test(poisson_binomial, agrees_with_plain_convolution)
{
    zr__random random;

    zr__random_seed(&random, 11);
    for (int i = 0; i < 2000; i++) {
        const size_t classes = 1 + zr__random_below(&random, 6);
        zr__trials trials[6];
        uint32_t n = 0;

        for (size_t c = 0; c < classes; c++) {
            const double p = (zr__random_below(&random, 999999) + 0.5) / 1e6;
            const uint32_t kind = zr__random_below(&random, 8);
            trials[c].p = kind == 0 ? 0 : kind == 1 ? 1 : kind == 2 ? p * p * p * p * 1e-3 : p;
            n += trials[c].count = zr__random_below(&random, 30);
        }
        const uint32_t x = zr__random_below(&random, n + 2);
        const zr__tails ours = poisson_binomial(x, trials, classes);
        const zr__tails plain = plainly(x, trials, classes);
        expect_near(ours.at, plain.at, 1e-11, "at");
        expect_near(ours.upper, plain.upper, 1e-11, "upper");
        expect_near(ours.lower, plain.lower, 1e-11, "lower");
    }
}

Test(poisson_binomial, of_no_trials_is_zero)
{
    cr_expect_eq(poisson_binomial(0, NULL, 0).upper, 1.0);
    cr_expect_eq(poisson_binomial(1, NULL, 0).upper, 0.0);
}

Test(poisson_binomial, says_when_memory_runs_out)
{
    const zr__trials trials[] = {{0.5, 10}, {0.25, 10}};
    zr__tails tails;

    for (long successes = 0; successes < 2; successes++) {
        zr__memory_fail_after(successes);
        cr_expect_not(zr__poisson_binomial_tails(&tails, 3, trials, 2));
    }
    zr__memory_fail_after(-1);
}

Test(benjamini_hochberg, has_the_worked_example)
{
    const double p[] = {.042, .205, .001, .039, .06, .008, .041, .074};
    const double expected[] = {.0672, .205, .008, .0672, .08, .032, .0672, .592 / 7};
    double q[8];

    cr_assert(zr__benjamini_hochberg(q, p, 8, 8));
    for (int i = 0; i < 8; i++)
        expect_near(q[i], expected[i], 1e-14, "q");
}

Test(benjamini_hochberg, counts_tests_not_listed_and_skips_nan)
{
    double q[] = {.01, NAN, .001};

    cr_assert(zr__benjamini_hochberg(q, q, 3, 1000));
    cr_expect_eq(q[0], 1.0);
    cr_expect(isnan(q[1]));
    cr_expect_eq(q[2], 1.0);

    double few[] = {.01, NAN, .001};
    cr_assert(zr__benjamini_hochberg(few, few, 3, 10));
    expect_near(few[0], .05, 1e-14, "q");
    expect_near(few[2], .01, 1e-14, "q");
}

Test(quantile, is_of_type_7)
{
    const double sorted[] = {1, 2, 4, 8};

    expect_near(zr__quantile(sorted, 4, .25), 1.75, 1e-15, "first quartile");
    expect_near(zr__quantile(sorted, 4, .75), 5, 1e-15, "third quartile");
    expect_near(zr__median(sorted, 4), 3, 1e-15, "median");
    cr_expect_eq(zr__quantile(sorted, 4, 0), 1);
    cr_expect_eq(zr__quantile(sorted, 4, 1), 8);
    cr_expect_eq(zr__median(sorted, 1), 1);
    cr_expect(isnan(zr__median(sorted, 0)));
}

Test(deviation, has_the_worked_figures)
{
    const double total[] = {1, 2, 3, 4, 4, 5}, lead[] = {0, 1, 1, 1, 3, 3};

    cr_expect_eq(zr__median_deviation(total, 6, 3.5), 1);
    cr_expect_eq(zr__median_deviation(lead, 6, 1), .5);
    expect_near(zr__mean_deviation(lead, 6, 1), 5.0 / 6, 1e-15, "mean deviation");
    cr_expect(isnan(zr__median_deviation(lead, 0, 1)));
    cr_expect(isnan(zr__mean_deviation(lead, 0, 1)));
}

Test(deviation, is_the_median_of_the_sorted_differences)
{
    zr__random random;

    zr__random_seed(&random, 3);
    for (int i = 0; i < 500; i++) {
        const size_t count = 1 + zr__random_below(&random, 12);
        double value[12], difference[12];

        for (size_t j = 0; j < count; j++)
            value[j] = zr__random_below(&random, 9);
        zr__sort_doubles(value, count);
        const double centre = zr__median(value, count);
        for (size_t j = 0; j < count; j++)
            difference[j] = fabs(value[j] - centre);
        zr__sort_doubles(difference, count);
        cr_expect_eq(zr__median_deviation(value, count, centre), zr__median(difference, count));
    }
}
