/*
 * Tails of the Poisson-binomial distribution: successes in trials of unequal probability.
 *
 * The distribution is the convolution of one binomial for each class of equal trials. So that a
 * tail keeps its digits however far out it lies, the classes are first tilted: every odds is
 * multiplied by the one factor e^t that brings the mean to the observed count, and the sum over
 * the tail is weighted back (Daniels 1954). What is summed then lies around the middle, and windows
 * some standard deviations wide lose less than 1e-18 of it.
 *
 * Hong (2013), "On computing the distribution function for the Poisson binomial distribution".
 * Daniels (1954), "Saddlepoint approximations in statistics".
 */
#include "analysis/statistics.h"

#include <math.h>
#include <string.h>

#include "src/memory.h"

static const double NEGLIGIBLE = 1e-22; /* against the largest term */

/* Probabilities of `first`, `first` + 1, ...; the others are negligible. */
typedef struct window {
    double *at;
    size_t first, count;
} window;

/* Trials whose outcome is open, and how many succeed for certain. */
typedef struct problem {
    zr__trials *trials;
    size_t classes;
    double certain, count;
} problem;

static bool take_open_trials(problem *out, const zr__trials *trials, size_t classes)
{
    *out = (problem){.trials = zr__calloc(classes, sizeof *trials)};
    if (out->trials == NULL)
        return false;

    for (size_t i = 0; i < classes; i++) {
        if (trials[i].p >= 1.0) {
            out->certain += trials[i].count;
        } else if (trials[i].p > 0.0 && trials[i].count > 0) {
            out->trials[out->classes++] = trials[i];
            out->count += trials[i].count;
        }
    }
    return true;
}

static double logit(double p)
{
    return log(p) - log1p(-p);
}

/* Odds of one trial once tilted, within what doubles can square. */
static double tilted_odds(double p, double tilt)
{
    return exp(fmin(fmax(logit(p) + tilt, -300.0), 300.0));
}

/* The tilt that brings the mean near x, 0 < x < count. Each class alone would want its own; the
 * common one lies between. Newton's steps, kept in that bracket by bisection. */
static double find_tilt(const problem *of, double x)
{
    const double wanted = logit(x / of->count);
    double low = INFINITY, high = -INFINITY;

    for (size_t i = 0; i < of->classes; i++) {
        low = fmin(low, wanted - logit(of->trials[i].p));
        high = fmax(high, wanted - logit(of->trials[i].p));
    }
    double tilt = fmin(fmax(0.0, low), high);

    for (int round = 0; round < 100; round++) {
        double mean = 0.0, variance = 0.0;
        for (size_t i = 0; i < of->classes; i++) {
            const double odds = tilted_odds(of->trials[i].p, tilt);
            mean += of->trials[i].count * (odds / (1.0 + odds));
            variance += of->trials[i].count * (odds / (1.0 + odds) / (1.0 + odds));
        }
        if (fabs(mean - x) <= 0.01 * sqrt(variance))
            break;
        if (mean < x)
            low = tilt;
        else
            high = tilt;
        tilt += (x - mean) / variance;
        if (!(tilt > low && tilt < high))
            tilt = (low + high) / 2.0;
    }
    return tilt;
}

/* log(1 - p + p e^tilt): what one tilted trial is weighted back by. */
static double log_weight(double p, double tilt)
{
    if (tilt > 500.0)
        return log(p) + tilt + log1p((1.0 - p) / p * exp(-tilt));
    return log1p(p * expm1(tilt));
}

/* How far from the mode a term may still count, after Bernstein's inequality. */
static size_t reach_of(uint32_t count, double odds)
{
    const double variance = count * (odds / (1.0 + odds) / (1.0 + odds));

    return (size_t)fmin(40.0 + 11.0 * sqrt(variance), count);
}

/* One class as a window, from the mode outward by the ratio of neighbours. `room` is for twice the
 * reach, and one. */
static window binomial_window(double *room, uint32_t count, double odds)
{
    const double n = count;
    const size_t mode = (size_t)fmin(floor((n + 1.0) * (odds / (1.0 + odds))), n);
    const size_t reach = reach_of(count, odds), first = mode > reach ? mode - reach : 0;
    const size_t end = (mode + reach < count ? mode + reach : count) - first;
    size_t low = mode - first, high = low;
    double sum = 1.0;

    room[low] = 1.0;
    for (; high < end && room[high] > NEGLIGIBLE; high++) {
        const double x = (double)(first + high);
        sum += room[high + 1] = room[high] * odds * (n - x) / (x + 1.0);
    }
    for (; low > 0 && room[low] > NEGLIGIBLE; low--) {
        const double x = (double)(first + low);
        sum += room[low - 1] = room[low] / odds * x / (n - x + 1.0);
    }
    for (size_t i = low; i <= high; i++)
        room[i] /= sum;
    return (window){room + low, first + low, high - low + 1};
}

static window trimmed(window w)
{
    double most = 0.0;

    for (size_t i = 0; i < w.count; i++)
        most = fmax(most, w.at[i]);
    while (w.at[w.count - 1] < NEGLIGIBLE * most)
        w.count--;
    while (w.at[0] < NEGLIGIBLE * most)
        w = (window){w.at + 1, w.first + 1, w.count - 1};
    return w;
}

static window convolved(double *room, window a, window b)
{
    const size_t count = a.count + b.count - 1;

    memset(room, 0, count * sizeof *room);
    for (size_t i = 0; i < a.count; i++) {
        for (size_t j = 0; j < b.count; j++)
            room[i + j] += a.at[i] * b.at[j];
    }
    return trimmed((window){room, a.first + b.first, count});
}

/* The tilted distribution, as a window into `*room`, which the caller frees. False when memory ran
 * out. */
static bool tilted_window(window *out, double **room, const problem *of, double tilt)
{
    size_t width = 1;

    for (size_t i = 0; i < of->classes; i++)
        width += 2 * reach_of(of->trials[i].count, tilted_odds(of->trials[i].p, tilt));
    *room = zr__calloc(3 * width, sizeof **room);
    if (*room == NULL)
        return false;

    double *const sum_room[2] = {*room + width, *room + 2 * width};
    *out = (window){sum_room[0], 0, 1};
    out->at[0] = 1.0;
    for (size_t i = 0; i < of->classes; i++) {
        const zr__trials *trials = &of->trials[i];
        const window one = binomial_window(*room, trials->count, tilted_odds(trials->p, tilt));
        *out = convolved(sum_room[(i + 1) % 2], *out, one);
    }
    return true;
}

/* All trials fail, or all succeed: the tilt would be infinite. */
static zr__tails extreme_tails(const problem *of, double x)
{
    double log_at = 0.0;

    for (size_t i = 0; i < of->classes; i++)
        log_at += of->trials[i].count * (x == 0.0 ? log1p(-of->trials[i].p) : log(of->trials[i].p));

    const double at = exp(log_at);
    return (zr__tails){at, x == 0.0 ? 1.0 : at, x == of->count ? 1.0 : at};
}

static zr__tails tails_from(window all, const problem *of, double x, double tilt)
{
    const size_t here = (size_t)x - all.first;
    double log_scale = -tilt * x, sum = 0.0;

    for (size_t i = 0; i < of->classes; i++)
        log_scale += of->trials[i].count * log_weight(of->trials[i].p, tilt);
    if (tilt >= 0.0) {
        for (size_t i = all.count; i-- > here;)
            sum = sum * exp(-tilt) + all.at[i];
    } else {
        for (size_t i = 0; i <= here; i++)
            sum = sum * exp(tilt) + all.at[i];
    }

    const double at = exp(log_scale) * all.at[here];
    const double tail = fmin(exp(log_scale) * sum, 1.0), other = fmin(1.0 - tail + at, 1.0);
    return tilt >= 0.0 ? (zr__tails){at, tail, other} : (zr__tails){at, other, tail};
}

bool zr__poisson_binomial_tails(zr__tails *out, uint32_t x, const zr__trials *trials,
                                size_t classes)
{
    problem of;
    double *room = NULL;
    window all;
    bool done = true;

    if (!take_open_trials(&of, trials, classes))
        return false;

    const double open = x - of.certain;

    if (open < 0.0 || open > of.count) {
        *out = (zr__tails){.upper = open<0.0, .lower = open> 0.0};
    } else if (open == 0.0 || open == of.count) {
        *out = extreme_tails(&of, open);
    } else {
        const double tilt = find_tilt(&of, open);
        done = tilted_window(&all, &room, &of, tilt);
        if (done)
            *out = tails_from(all, &of, open, tilt);
    }
    zr__free(of.trials);
    zr__free(room);
    return done;
}
