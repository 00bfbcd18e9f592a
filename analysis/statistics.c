/*
 * Order statistics, and the adjustment of many tests.
 */
#include "analysis/statistics.h"

#include <math.h>
#include <stdlib.h>

#include "src/memory.h"

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

void zr__sort_doubles(double *value, size_t count)
{
    qsort(value, count, sizeof *value, by_value);
}

static int by_number(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

void zr__sort_numbers(uint32_t *value, size_t count)
{
    qsort(value, count, sizeof *value, by_number);
}

double zr__quantile(const double *sorted, size_t count, double p)
{
    if (count == 0)
        return NAN;

    const double place = p * (double)(count - 1);
    const size_t below = (size_t)place;

    if (below + 1 >= count)
        return sorted[count - 1];
    return sorted[below] + (place - (double)below) * (sorted[below + 1] - sorted[below]);
}

double zr__median(const double *sorted, size_t count)
{
    return zr__quantile(sorted, count, 0.5);
}

/* Sorted values lie in a V around the centre: the nearest to it come from merging both arms. */
double zr__median_deviation(const double *sorted, size_t count, double centre)
{
    size_t above = 0;
    double lower_middle = NAN, upper_middle = NAN;

    while (above < count && sorted[above] < centre)
        above++;
    size_t below = above;

    for (size_t taken = 0; taken <= count / 2 && count > 0; taken++) {
        lower_middle = upper_middle;
        if (above == count || (below > 0 && centre - sorted[below - 1] < sorted[above] - centre))
            upper_middle = centre - sorted[--below];
        else
            upper_middle = sorted[above++] - centre;
    }
    return count % 2 == 1 ? upper_middle : (lower_middle + upper_middle) / 2.0;
}

double zr__mean_deviation(const double *value, size_t count, double centre)
{
    double sum = 0.0;

    for (size_t i = 0; i < count; i++)
        sum += fabs(value[i] - centre);
    return count > 0 ? sum / (double)count : NAN;
}

typedef struct ranked {
    double p;
    size_t place;
} ranked;

static int by_p(const void *a, const void *b)
{
    return by_value(&((const ranked *)a)->p, &((const ranked *)b)->p);
}

bool zr__benjamini_hochberg(double *q, const double *p, size_t count, uint64_t family)
{
    ranked *test = zr__calloc(count, sizeof *test);
    size_t tests = 0;
    double least = 1.0;

    if (test == NULL)
        return false;

    for (size_t i = 0; i < count; i++) {
        if (isnan(p[i]))
            q[i] = NAN;
        else
            test[tests++] = (ranked){p[i], i};
    }
    qsort(test, tests, sizeof *test, by_p);
    for (size_t j = tests; j > 0; j--) { /* equal p get an equal q, whatever their order */
        least = fmin(least, test[j - 1].p * (double)family / (double)j);
        q[test[j - 1].place] = least;
    }
    zr__free(test);
    return true;
}
