/*
 * Tails of the binomial and the hypergeometric distribution, and Fisher's exact test.
 *
 * One probability is computed by Loader's expansion around the saddle point, which loses no
 * digits where log-gammas would; the rest of a tail follows from it by the ratio of neighbours,
 * from the large terms to the small. The heavier tail is the complement of the lighter one.
 *
 * Loader (2000), "Fast and accurate computation of binomial probabilities".
 * Fisher (1935), "The logic of inductive inference".
 */
#include "analysis/statistics.h"

#include <math.h>

static const double LOG_TWO_PI = 1.83787706640934548356;
static const double NEGLIGIBLE = 1e-18; /* against the sum so far */

/* log(n!) less Stirling's formula. */
static double stirling_error(double n)
{
    if (n <= 15.0)
        return lgamma(n + 1.0) - (n + 0.5) * log(n) + n - LOG_TWO_PI / 2.0;

    const double nn = n * n;
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / nn) / nn) / nn) / nn) /
           n;
}

/* x log(x / mean) + mean - x, without the cancellation when the two are close. */
static double deviance(double x, double mean)
{
    if (fabs(x - mean) >= 0.1 * (x + mean))
        return x * log(x / mean) + mean - x;

    const double v = (x - mean) / (x + mean);
    double power = 2.0 * x * v, sum = (x - mean) * v;

    for (double odd = 3.0; odd < 1000.0; odd += 2.0) {
        power *= v * v;
        const double next = sum + power / odd;
        if (next == sum)
            break;
        sum = next;
    }
    return sum;
}

static double binomial_log(double x, double n, double p, double q)
{
    if (x == 0.0)
        return n == 0.0 ? 0.0 : n * (p < 0.5 ? log1p(-p) : log(q));
    if (x == n)
        return n * (q < 0.5 ? log1p(-q) : log(p));
    return stirling_error(n) - stirling_error(x) - stirling_error(n - x) - deviance(x, n * p) -
           deviance(n - x, n * q) - (LOG_TWO_PI + log(x) + log1p(-x / n)) / 2.0;
}

/* A distribution over low..high whose terms rise to the mode and fall after it. */
typedef struct shape {
    double low, high, mode;
    double n, p;        /* Binomial; or, */
    double a, b, total; /* when total > 0, hypergeometric. */
} shape;

static double log_at(const shape *of, double x)
{
    if (of->total == 0.0)
        return binomial_log(x, of->n, of->p, 1.0 - of->p);
    if (of->low == of->high)
        return 0.0;

    const double p = of->b / of->total, q = (of->total - of->b) / of->total;
    return binomial_log(x, of->a, p, q) + binomial_log(of->b - x, of->total - of->a, p, q) -
           binomial_log(of->b, of->total, p, q);
}

/* P(X = x + 1) / P(X = x) */
static double ratio(const shape *of, double x)
{
    if (of->total == 0.0)
        return (of->n - x) / (x + 1.0) * (of->p / (1.0 - of->p));
    return (of->a - x) / (x + 1.0) * ((of->b - x) / (of->total - of->a - of->b + x + 1.0));
}

/* The sum from x to the end that lies away from the mode, in units of P(X = x). */
static double sum_outward(const shape *of, double x)
{
    double term = 1.0, sum = 1.0;

    if (x >= of->mode) {
        for (; x < of->high && term > NEGLIGIBLE * sum; x++)
            sum += term *= ratio(of, x);
    } else {
        for (; x > of->low && term > NEGLIGIBLE * sum; x--)
            sum += term /= ratio(of, x - 1.0);
    }
    return sum;
}

static zr__tails tails_of(const shape *of, double x)
{
    if (x < of->low)
        return (zr__tails){.upper = 1.0};
    if (x > of->high)
        return (zr__tails){.lower = 1.0};

    const double at = exp(log_at(of, x));
    const double tail = fmin(at * sum_outward(of, x), 1.0);
    const double other = fmin(1.0 - tail + at, 1.0);

    return x >= of->mode ? (zr__tails){at, tail, other} : (zr__tails){at, other, tail};
}

zr__tails zr__binomial_tails(uint32_t x, uint32_t n, double p)
{
    shape of = {.high = n, .n = n, .p = p};

    if (p <= 0.0)
        of.high = 0.0;
    else if (p >= 1.0)
        of.low = n;
    if (of.low == of.high) /* no chance in it */
        return (zr__tails){x == of.low, x <= of.low, x >= of.low};
    of.mode = fmin(floor((of.n + 1.0) * p), of.high);
    return tails_of(&of, x);
}

double zr__binomial_upper(uint32_t x, uint32_t n, double p)
{
    return zr__binomial_tails(x, n, p).upper;
}

static shape hypergeometric(double total, double a, double b)
{
    return (shape){.low = fmax(0.0, a + b - total),
                   .high = fmin(a, b),
                   .mode = floor((a + 1.0) * (b + 1.0) / (total + 2.0)),
                   .a = a,
                   .b = b,
                   .total = total};
}

zr__tails zr__hypergeometric_tails(uint32_t x, uint32_t population, uint32_t a, uint32_t b)
{
    if (population == 0)
        return (zr__tails){x == 0, x == 0, 1.0};
    const shape of = hypergeometric(population, a, b);
    return tails_of(&of, x);
}

double zr__hypergeometric_upper(uint32_t x, uint32_t population, uint32_t a, uint32_t b)
{
    return zr__hypergeometric_tails(x, population, a, b).upper;
}

/* The first value beyond the mode, seen from x, that is at most as probable as `limit` (a
 * logarithm); past the end when there is none. The terms fall, so bisection finds it. */
static double far_value(const shape *of, double x, double limit)
{
    const bool upward = x < of->mode;
    double near = of->mode, end = upward ? of->high + 1.0 : of->low - 1.0;

    if (log_at(of, near) <= limit)
        return near;
    while (fabs(end - near) > 1.0) {
        const double middle = upward ? floor((near + end) / 2.0) : ceil((near + end) / 2.0);
        if (log_at(of, middle) <= limit)
            end = middle;
        else
            near = middle;
    }
    return end;
}

double zr__fisher_two_sided(uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
    const double total = (double)a + b + c + d;

    if (total == 0.0)
        return 1.0;
    const shape of = hypergeometric(total, (double)a + b, (double)a + c);
    const double limit = log_at(&of, a) + 1e-7;

    if (log_at(&of, of.mode) <= limit)
        return 1.0;
    double sum = exp(log_at(&of, a)) * sum_outward(&of, a);
    const double far = far_value(&of, a, limit);

    if (far >= of.low && far <= of.high)
        sum += exp(log_at(&of, far)) * sum_outward(&of, far);
    return fmin(sum, 1.0);
}
