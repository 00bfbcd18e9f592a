/*
 * Exact tests and robust figures that the analyses share. Nothing here knows of units or tasks.
 *
 * Probabilities are right in relative terms, to about 1e-11, down to where doubles end.
 */
#ifndef ZEREN_ANALYSIS_STATISTICS_H
#define ZEREN_ANALYSIS_STATISTICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a distribution says of an observed count. */
typedef struct zr__tails {
    double at;    /* P(X = x) */
    double upper; /* P(X >= x) */
    double lower; /* P(X <= x) */
} zr__tails;

/* A tail with half of the observed value's own probability left out (Lancaster 1961). */
static inline double zr__mid(double tail, double at)
{
    return tail - at / 2.0;
}

/* Of x successes in n trials of probability p. */
zr__tails zr__binomial_tails(uint32_t x, uint32_t n, double p);
double zr__binomial_upper(uint32_t x, uint32_t n, double p);

/* Of x things marked both ways, when a and b of a population are marked independently. */
zr__tails zr__hypergeometric_tails(uint32_t x, uint32_t population, uint32_t a, uint32_t b);
double zr__hypergeometric_upper(uint32_t x, uint32_t population, uint32_t a, uint32_t b);

/* Fisher's exact test of the table (a b; c d): the probability of all tables with the same
 * margins that are at most as probable, up to 1e-7 relative, as R has it. The four sum to less
 * than 2^32. */
double zr__fisher_two_sided(uint32_t a, uint32_t b, uint32_t c, uint32_t d);

/* Independent trials of one probability. */
typedef struct zr__trials {
    double p;
    uint32_t count;
} zr__trials;

/* Of x successes in several classes of trials: the Poisson-binomial distribution. False when
 * memory ran out.
 *
 * Time O(the product of the classes' standard deviations), so about linear in the trials. */
bool zr__poisson_binomial_tails(zr__tails *out, uint32_t x, const zr__trials *trials,
                                size_t classes);

/* Adjust probabilities for their number: q of the i-th smallest is the least p_j * family / j for
 * j >= i, at most 1 (Benjamini & Hochberg 1995). `family` counts the tests made, at least `count`:
 * those not listed have p = 1. A NaN is no test: it gets NaN and is not counted in `count`.
 * q may be p. False when memory ran out. */
bool zr__benjamini_hochberg(double *q, const double *p, size_t count, uint64_t family);

/* Sort ascending. No NaN. */
void zr__sort_doubles(double *value, size_t count);

/* Sort ascending. */
void zr__sort_numbers(uint32_t *value, size_t count);

/* Quantile of type 7 (Hyndman & Fan 1996) of sorted values, p from 0 to 1; NaN for none. */
double zr__quantile(const double *sorted, size_t count, double p);
double zr__median(const double *sorted, size_t count);

/* Median and mean of the absolute differences from a centre; NaN for none. */
double zr__median_deviation(const double *sorted, size_t count, double centre);
double zr__mean_deviation(const double *value, size_t count, double centre);

#endif
