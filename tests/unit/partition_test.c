/*
 * Agreement of partitions: the worked example of methods.md 4, the edges, and chance itself.
 */
#include "zeren/clusters.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "src/memory.h"
#include "src/random.h"

static const uint32_t X[] = {0, 0, 0, 1, 1, 1};
static const uint32_t Y[] = {0, 0, 1, 1, 2, 2};
static const uint32_t TOGETHER[] = {3, 3, 3, 3, 3, 3};
static const uint32_t APART[] = {5, 2, 0, 1, 3, 4};
enum { THINGS = 6 };

Test(partition, agreement_is_that_of_the_worked_example)
{
    cr_expect_float_eq(zr_adjusted_rand(X, Y, THINGS), 8.0 / 33, 1e-14);
    cr_expect_float_eq(zr_adjusted_mutual_information(X, Y, THINGS), .298792, 5e-7);
    cr_expect_float_eq(zr_rand_index(X, Y, THINGS), 2.0 / 3, 1e-15);
    cr_expect_float_eq(zr_normalised_mutual_information(X, Y, THINGS), .515804, 5e-7);
}

Test(partition, agrees_with_itself_under_other_labels)
{
    static const uint32_t renamed[] = {4, 4, 0, 0, 5, 5};

    cr_expect_eq(zr_adjusted_rand(Y, renamed, THINGS), 1.0);
    cr_expect_float_eq(zr_adjusted_mutual_information(Y, renamed, THINGS), 1.0, 1e-14);
    cr_expect_eq(zr_adjusted_rand(X, renamed, THINGS), zr_adjusted_rand(X, Y, THINGS));
    cr_expect_eq(zr_adjusted_mutual_information(X, renamed, THINGS),
                 zr_adjusted_mutual_information(X, Y, THINGS));
}

Test(partition, agreement_is_symmetric)
{
    cr_expect_eq(zr_adjusted_rand(X, Y, THINGS), zr_adjusted_rand(Y, X, THINGS));
    cr_expect_float_eq(zr_adjusted_mutual_information(X, Y, THINGS),
                       zr_adjusted_mutual_information(Y, X, THINGS), 1e-15);
}

Test(partition, all_together_twice_or_all_apart_twice_is_full_agreement)
{
    cr_expect_eq(zr_adjusted_rand(TOGETHER, TOGETHER, THINGS), 1.0);
    cr_expect_eq(zr_adjusted_mutual_information(TOGETHER, TOGETHER, THINGS), 1.0);
    cr_expect_eq(zr_adjusted_rand(APART, APART, THINGS), 1.0);
    cr_expect_eq(zr_adjusted_mutual_information(APART, APART, THINGS), 1.0);
    cr_expect_eq(zr_rand_index(TOGETHER, TOGETHER, THINGS), 1.0);
    cr_expect_eq(zr_normalised_mutual_information(TOGETHER, TOGETHER, THINGS), 1.0);
    cr_expect_eq(zr_rand_index(APART, APART, THINGS), 1.0);
    cr_expect_float_eq(zr_normalised_mutual_information(APART, APART, THINGS), 1.0, 1e-15);
}

Test(partition, without_a_correction_chance_counts_as_agreement)
{
    cr_expect_eq(zr_rand_index(TOGETHER, APART, THINGS), 0.0);
    cr_expect_float_eq(zr_normalised_mutual_information(TOGETHER, APART, THINGS), 0, 1e-15);
    cr_expect_gt(zr_rand_index(X, APART, THINGS), .5);
    cr_expect_gt(zr_normalised_mutual_information(X, APART, THINGS), .5);
}

Test(partition, a_partition_that_says_nothing_agrees_as_by_chance)
{
    cr_expect_eq(zr_adjusted_rand(X, TOGETHER, THINGS), 0.0);
    cr_expect_eq(zr_adjusted_rand(X, APART, THINGS), 0.0);
    cr_expect_float_eq(zr_adjusted_mutual_information(X, TOGETHER, THINGS), 0.0, 1e-14);
    cr_expect_float_eq(zr_adjusted_mutual_information(X, APART, THINGS), 0.0, 1e-14);
    cr_expect_eq(zr_adjusted_rand(APART, TOGETHER, THINGS), 0.0);
}

Test(partition, of_fewer_than_two_things_has_no_agreement)
{
    cr_expect(isnan(zr_adjusted_rand(X, Y, 1)));
    cr_expect(isnan(zr_adjusted_rand(X, Y, 0)));
    cr_expect(isnan(zr_adjusted_mutual_information(X, Y, 1)));
    cr_expect(isnan(zr_rand_index(X, Y, 1)));
    cr_expect(isnan(zr_normalised_mutual_information(X, Y, 1)));
}

/* The mean over all 720 orders of the labels of one partition is what chance gives: nothing. */
static void add_orders(uint32_t *labels, uint32_t fixed, double *rand_sum, double *mutual_sum)
{
    if (fixed == THINGS) {
        *rand_sum += zr_adjusted_rand(X, labels, THINGS);
        *mutual_sum += zr_adjusted_mutual_information(X, labels, THINGS);
        return;
    }
    for (uint32_t i = fixed; i < THINGS; i++) {
        const uint32_t label = labels[i];
        labels[i] = labels[fixed];
        labels[fixed] = label;
        add_orders(labels, fixed + 1, rand_sum, mutual_sum);
        labels[fixed] = labels[i];
        labels[i] = label;
    }
}

Test(partition, agreement_is_nothing_on_average_over_all_orders)
{
    uint32_t labels[THINGS];
    double rand_sum = 0, mutual_sum = 0;

    memcpy(labels, Y, sizeof labels);
    add_orders(labels, 0, &rand_sum, &mutual_sum);
    cr_expect_float_eq(rand_sum / 720, 0.0, 1e-12);
    cr_expect_float_eq(mutual_sum / 720, 0.0, 1e-12);
}

Test(partition, of_many_things_at_random_agrees_hardly)
{
    enum { MANY = 20000 };
    static uint32_t a[MANY], b[MANY];
    zr__random random;

    zr__random_seed(&random, 1);
    for (uint32_t i = 0; i < MANY; i++) {
        a[i] = zr__random_below(&random, 40);
        b[i] = zr__random_below(&random, 300);
    }
    cr_expect_lt(fabs(zr_adjusted_rand(a, b, MANY)), .002);
    cr_expect_lt(fabs(zr_adjusted_mutual_information(a, b, MANY)), .01);
}

Test(partition, agreement_is_unknown_when_memory_runs_out)
{
    zr__memory_fail_after(0);
    cr_expect(isnan(zr_adjusted_rand(X, Y, THINGS)));
    zr__memory_fail_after(0);
    cr_expect(isnan(zr_adjusted_mutual_information(X, Y, THINGS)));
    zr__memory_fail_after(0);
    cr_expect(isnan(zr_rand_index(X, Y, THINGS)));
    zr__memory_fail_after(0);
    cr_expect(isnan(zr_normalised_mutual_information(X, Y, THINGS)));
    zr__memory_fail_after(1); /* The table of logarithms. */
    cr_expect(isnan(zr_adjusted_mutual_information(X, Y, THINGS)));
    zr__memory_fail_after(-1);
}

Test(partition, distances_are_those_of_the_worked_example)
{
    cr_expect_float_eq(zr_variation_of_information(X, Y, THINGS), .867563, 5e-7);
    cr_expect_eq(zr_split_join(X, Y, THINGS), 3);
    cr_expect_eq(zr_split_join(Y, X, THINGS), 3);
    cr_expect_eq(zr_split_join(TOGETHER, APART, THINGS), 5);
    cr_expect_float_eq(zr_variation_of_information(TOGETHER, APART, THINGS), log(6), 1e-14);
    cr_expect_eq(zr_split_join(Y, Y, THINGS), 0);
    cr_expect_float_eq(zr_variation_of_information(Y, Y, THINGS), 0, 1e-15);
    cr_expect(isnan(zr_split_join(X, Y, 1)));
}
