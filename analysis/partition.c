/*
 * How far two partitions of the same things agree, beyond what partitions with classes of these
 * sizes would by chance: 1 when equal, about 0 when unrelated.
 *
 * All that either measure needs is how often each size occurs among the classes of one, of the
 * other, and among their intersections. Sums over sizes do not depend on how classes are numbered,
 * so neither does the last digit of the result.
 *
 * Hubert & Arabie (1985), "Comparing partitions", J. Classif. 2:193-218.
 * Vinh, Epps & Bailey (2010), "Information theoretic measures for clusterings comparison", JMLR 11.
 * Meila (2007), "Comparing clusterings: an information based distance", J. Multivar. Anal. 98.
 * van Dongen (2000), "Performance criteria for graph clustering", CWI.
 */
#include "analysis/partition.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "src/memory.h"
#include "zeren/clusters.h"

/* By size, 0 to the number of things: how many classes have it. */
typedef struct size_table {
    uint32_t *of_a, *of_b, *of_both; /* `of_a` begins the room of all. */
} size_table;

/* Room to walk the intersections, each indexed by class or by thing. */
typedef struct table_work {
    uint32_t *start;    /* By class of a: its first place in `by_a`; one more for the end. */
    uint32_t *by_a;     /* Things in order of their class of a. */
    uint32_t *size_of_b;
    uint32_t *cell;     /* By class of b: things in common with the present class of a. */
} table_work;

static void fill_table(size_table *sizes, table_work *work, const uint32_t *a, const uint32_t *b,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        work->start[a[i] + 1]++;
        work->size_of_b[b[i]]++;
    }
    for (size_t class = 0; class < count; class++) {
        sizes->of_a[work->start[class + 1]]++;
        sizes->of_b[work->size_of_b[class]]++;
        work->start[class + 1] += work->start[class];
    }
    for (size_t i = count; i > 0; i--) /* Fills each class from its end, moving the end. */
        work->by_a[--work->start[a[i - 1] + 1]] = (uint32_t)(i - 1);
}

/* After filling, start[class + 1] has become the start of `class`. */
static void count_cells(size_table *sizes, table_work *work, const uint32_t *b, size_t count)
{
    for (size_t class = 0; class < count; class++) {
        const size_t from = work->start[class + 1];
        const size_t to = class + 1 < count ? work->start[class + 2] : count;

        for (size_t i = from; i < to; i++)
            work->cell[b[work->by_a[i]]]++;
        for (size_t i = from; i < to; i++) {
            uint32_t *cell = &work->cell[b[work->by_a[i]]];
            sizes->of_both[*cell] += *cell > 0;
            *cell = 0;
        }
    }
}

static void clear_sizes(size_table *sizes)
{
    zr__free(sizes->of_a);
}

/* All in one room: a hundred runs are compared with each other, and each pair of them has a table. */
static bool make_table(size_table *out, const uint32_t *a, const uint32_t *b, size_t count)
{
    const size_t size = count + 2; /* the most that any needs */
    uint32_t *room = zr__calloc(7 * size, sizeof *room);

    if (room == NULL)
        return false;
    *out = (size_table){room, room + size, room + 2 * size};
    table_work work = {room + 3 * size, room + 4 * size, room + 5 * size, room + 6 * size};
    fill_table(out, &work, a, b, count);
    count_cells(out, &work, b, count);
    return true;
}

/* Pairs of things that are together. */
static double pairs_within(const uint32_t *sizes, size_t count)
{
    double pairs = 0;

    for (size_t size = 2; size <= count; size++)
        pairs += (double)sizes[size] * (double)size * (double)(size - 1) / 2;
    return pairs;
}

double zr__adjusted_rand(double in_a, double in_b, double in_both, double pairs)
{
    const double expected = in_a / pairs * in_b;
    const double most = (in_a + in_b) / 2;

    /* All together in both, or all apart in both. */
    return most > expected ? (in_both - expected) / (most - expected) : 1.0;
}

double zr_adjusted_rand(const uint32_t *a, const uint32_t *b, size_t count)
{
    size_table sizes;

    if (count < 2 || !make_table(&sizes, a, b, count))
        return NAN;

    const double in_a = pairs_within(sizes.of_a, count);
    const double in_b = pairs_within(sizes.of_b, count);
    const double in_both = pairs_within(sizes.of_both, count);

    clear_sizes(&sizes);
    return zr__adjusted_rand(in_a, in_b, in_both, (double)count * (double)(count - 1) / 2);
}

double zr_rand_index(const uint32_t *a, const uint32_t *b, size_t count)
{
    size_table sizes;

    if (count < 2 || !make_table(&sizes, a, b, count))
        return NAN;

    const double pairs = (double)count * (double)(count - 1) / 2;
    const double split = pairs_within(sizes.of_a, count) + pairs_within(sizes.of_b, count) -
                         2 * pairs_within(sizes.of_both, count);
    clear_sizes(&sizes);
    return 1 - split / pairs;
}

/* In nats. */
static double entropy(const uint32_t *sizes, size_t count)
{
    double sum = 0;

    for (size_t size = 2; size <= count; size++) {
        if (sizes[size] > 0)
            sum += sizes[size] * (double)size * log((double)size);
    }
    return log((double)count) - sum / (double)count;
}

/* What a class of x things and one of y, drawn at random from n, tell about each other: the sum
 * over their possible intersections, which are hypergeometric. */
static double expected_information(size_t x, size_t y, size_t n, const double *log_factorial)
{
    const double choices = log_factorial[x] + log_factorial[y] + log_factorial[n - x] +
                           log_factorial[n - y] - log_factorial[n];
    double sum = 0;

    for (size_t both = x + y > n ? x + y - n : 1; both <= x && both <= y; both++) {
        const double log_p = choices - log_factorial[both] - log_factorial[x - both] -
                             log_factorial[y - both] - log_factorial[n + both - x - y];
        sum += (double)both / (double)n *
               log((double)n * (double)both / ((double)x * (double)y)) * exp(log_p);
    }
    return sum;
}

static double expected_mutual_information(const size_table *sizes, size_t count,
                                          const double *log_factorial)
{
    double sum = 0;

    for (size_t x = 1; x <= count; x++) {
        for (size_t y = 1; sizes->of_a[x] > 0 && y <= count; y++) {
            if (sizes->of_b[y] > 0)
                sum += (double)sizes->of_a[x] * (double)sizes->of_b[y] *
                       expected_information(x, y, count, log_factorial);
        }
    }
    return sum;
}

static double *log_factorials(size_t count)
{
    double *table = zr__calloc(count + 1, sizeof *table);
    long double sum = 0;

    for (size_t i = 2; table != NULL && i <= count; i++) {
        sum += logl((long double)i);
        table[i] = (double)sum;
    }
    return table;
}

/* Whether every class of both has one thing, or every thing is in the one class of both. */
static bool are_trivially_equal(const size_table *sizes, size_t count)
{
    return (sizes->of_a[1] == count && sizes->of_b[1] == count) ||
           (sizes->of_a[count] == 1 && sizes->of_b[count] == 1);
}

double zr_adjusted_mutual_information(const uint32_t *a, const uint32_t *b, size_t count)
{
    size_table sizes;
    double agreement = NAN;

    if (count < 2 || !make_table(&sizes, a, b, count))
        return NAN;

    double *log_factorial = log_factorials(count);
    if (are_trivially_equal(&sizes, count)) {
        agreement = 1.0;
    } else if (log_factorial != NULL) {
        const double of_a = entropy(sizes.of_a, count);
        const double of_b = entropy(sizes.of_b, count);
        const double mutual = of_a + of_b - entropy(sizes.of_both, count);
        const double expected = expected_mutual_information(&sizes, count, log_factorial);
        agreement = (mutual - expected) / ((of_a + of_b) / 2 - expected);
    }
    zr__free(log_factorial);
    clear_sizes(&sizes);
    return agreement;
}

double zr_normalised_mutual_information(const uint32_t *a, const uint32_t *b, size_t count)
{
    size_table sizes;

    if (count < 2 || !make_table(&sizes, a, b, count))
        return NAN;

    const double of_both = entropy(sizes.of_both, count);
    const double sum = entropy(sizes.of_a, count) + entropy(sizes.of_b, count);
    clear_sizes(&sizes);
    return sum > 0 ? fmax(2 * (sum - of_both) / sum, 0) : 1.0;
}

double zr_variation_of_information(const uint32_t *a, const uint32_t *b, size_t count)
{
    size_table sizes;

    if (count < 2 || !make_table(&sizes, a, b, count))
        return NAN;

    const double apart = entropy(sizes.of_both, count) * 2 - entropy(sizes.of_a, count) -
                         entropy(sizes.of_b, count);
    clear_sizes(&sizes);
    return fmax(apart, 0); /* Of equal ones rounding may leave a trace. */
}

static int compare_cells(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

    return (a > b) - (a < b);
}

/* Things in the largest intersection of their class, of a and of b, added up. `cell` is sorted;
 * the largest of each class of a and b have room to be kept, from 0. */
static size_t sum_largest(const uint64_t *cell, size_t count, uint32_t *largest_of_a,
                          uint32_t *largest_of_b)
{
    size_t sum = 0, end;

    for (size_t first = 0; first < count; first = end) {
        uint32_t *of_a = &largest_of_a[cell[first] >> 32];
        uint32_t *of_b = &largest_of_b[cell[first] & UINT32_MAX];
        for (end = first; end < count && cell[end] == cell[first]; end++)
            ;
        const uint32_t size = (uint32_t)(end - first);
        sum += (size > *of_a ? size - *of_a : 0) + (size > *of_b ? size - *of_b : 0);
        *of_a = size > *of_a ? size : *of_a;
        *of_b = size > *of_b ? size : *of_b;
    }
    return sum;
}

double zr_split_join(const uint32_t *a, const uint32_t *b, size_t count)
{
    uint64_t *cell = zr__calloc(count, sizeof *cell);
    uint32_t *largest_of_a = zr__calloc(count, sizeof *largest_of_a);
    uint32_t *largest_of_b = zr__calloc(count, sizeof *largest_of_b);
    double distance = NAN;

    if (count >= 2 && cell != NULL && largest_of_a != NULL && largest_of_b != NULL) {
        for (size_t i = 0; i < count; i++)
            cell[i] = (uint64_t)a[i] << 32 | b[i];
        qsort(cell, count, sizeof *cell, compare_cells);
        distance = 2.0 * (double)count -
                   (double)sum_largest(cell, count, largest_of_a, largest_of_b);
    }
    zr__free(cell);
    zr__free(largest_of_a);
    zr__free(largest_of_b);
    return distance;
}
