/*
 * The quadratic assignment procedure: do two networks of the same units go together?
 *
 * The weights of all pairs of units on the two sides are correlated. Pairs are not independent, as
 * each unit is in many, so the units of one network change places as wholes: its shape stays, and
 * only who sits where is left to chance. Means and variances stay too, so that only the sum of
 * products is computed anew for each order. All orders are tried of eight units or fewer, which is
 * at most 40,320; of more a sample.
 *
 * Krackhardt (1988), "Predicting with networks", Soc. Netw. 10:359-381.
 * Phipson & Smyth (2010), "Permutation p-values should never be zero", SAGMB 9.
 */
#include <math.h>

#include "analysis/shared_ties.h"
#include "src/memory.h"
#include "src/random.h"

enum {
    MOST_UNITS_FOR_ALL = 8,
    MOST_ORDERS = 9999,
    FEWEST_ORDERS = 199,
    MOST_TIES = 100000,
    MOST_PRODUCTS = 20000000 /* Of all orders together. */
};

typedef struct correlating {
    const zr__tie_pairs *ties;
    int walked;        /* The side with fewer ties; the other is looked up. */
    uint32_t walked_count;
    zr__tie_pair *other; /* Ties of the other side, by low, then high. */
    uint32_t *start;     /* By low: its first place in `other`, one more for the end. */
    uint32_t *order;     /* By unit of the walked side: whose place it takes. */
    double tolerance;
} correlating;

/* Weights of one side over all pairs, those without a tie being 0. */
typedef struct spread {
    uint32_t ties;
    double mean, deviation;
} spread;

static spread spread_of(const zr__tie_pairs *ties, int side)
{
    const double pairs = (double)ties->unit_count * (ties->unit_count - 1.0) / 2;
    double sum = 0, squares = 0;
    spread found = {0};

    for (uint32_t i = 0; i < ties->count; i++) {
        const double weight = ties->pair[i].weight[side];
        found.ties += weight > 0;
        sum += weight;
        squares += weight * weight;
    }
    found.mean = sum / pairs;
    const double variance = squares / pairs - found.mean * found.mean;
    found.deviation = variance > 1e-12 * squares / pairs ? sqrt(variance) : 0;
    return found;
}

static double weight_between(const correlating *c, uint32_t a, uint32_t b)
{
    const uint32_t low = a < b ? a : b, high = a < b ? b : a;
    uint32_t from = c->start[low], to = c->start[low + 1];

    while (from < to) {
        const uint32_t middle = from + (to - from) / 2;
        if (c->other[middle].high == high)
            return c->other[middle].weight[1 - c->walked];
        if (c->other[middle].high < high)
            from = middle + 1;
        else
            to = middle;
    }
    return 0;
}

static double sum_of_products(const correlating *c)
{
    double sum = 0;

    for (uint32_t i = 0; i < c->ties->count; i++) {
        const zr__tie_pair *pair = &c->ties->pair[i];
        if (pair->weight[c->walked] > 0)
            sum += pair->weight[c->walked] *
                   weight_between(c, c->order[pair->low], c->order[pair->high]);
    }
    return sum;
}

static void exchange(uint32_t *a, uint32_t *b)
{
    const uint32_t kept = *a;

    *a = *b;
    *b = kept;
}

/* The next order in dictionary order; false after the last. */
static bool next_order(uint32_t *order, uint32_t count)
{
    uint32_t at = count - 1, with = count - 1;

    while (at > 0 && order[at - 1] > order[at])
        at--;
    if (at == 0)
        return false;
    while (order[with] < order[at - 1])
        with--;
    exchange(&order[at - 1], &order[with]);
    for (uint32_t left = at, right = count - 1; left < right; left++, right--)
        exchange(&order[left], &order[right]);
    return true;
}

static void count_order(zr_tie_correlation *out, const correlating *c, double observed)
{
    const double sum = sum_of_products(c);

    out->orders++;
    out->p += sum >= observed - c->tolerance;
    out->p_lower += sum <= observed + c->tolerance;
}

static void try_all(zr_tie_correlation *out, correlating *c, double observed)
{
    do
        count_order(out, c, observed);
    while (next_order(c->order, c->ties->unit_count));
    out->is_exact = true;
    out->p /= (double)out->orders;
    out->p_lower /= (double)out->orders;
}

static void try_some(zr_tie_correlation *out, correlating *c, double observed, uint64_t seed)
{
    const uint32_t affordable = MOST_PRODUCTS / (c->walked_count + 1U);
    uint32_t orders = affordable < MOST_ORDERS ? affordable : MOST_ORDERS;
    zr__random random;

    zr__random_seed(&random, seed);
    for (orders = orders > FEWEST_ORDERS ? orders : FEWEST_ORDERS; orders > 0; orders--) {
        zr__random_shuffle(&random, c->order, c->ties->unit_count);
        count_order(out, c, observed);
    }
    out->p = (out->p + 1) / ((double)out->orders + 1);
    out->p_lower = (out->p_lower + 1) / ((double)out->orders + 1);
}

static bool prepare(correlating *c)
{
    const zr__tie_pairs *ties = c->ties;
    uint32_t count = 0;

    c->other = zr__calloc(ties->count, sizeof *c->other);
    c->start = zr__calloc((size_t)ties->unit_count + 1, sizeof *c->start);
    c->order = zr__calloc(ties->unit_count, sizeof *c->order);
    if (c->other == NULL || c->start == NULL || c->order == NULL)
        return false;
    for (uint32_t u = 0; u < ties->unit_count; u++)
        c->order[u] = u;
    for (uint32_t i = 0; i < ties->count; i++) {
        if (ties->pair[i].weight[1 - c->walked] > 0) {
            c->other[count++] = ties->pair[i];
            c->start[ties->pair[i].low + 1]++;
        }
    }
    for (uint32_t u = 0; u < ties->unit_count; u++)
        c->start[u + 1] += c->start[u];
    return true;
}

bool zr__correlate_ties(zr_tie_correlation *out, const zr__tie_pairs *ties, uint64_t seed)
{
    const double pairs = (double)ties->unit_count * (ties->unit_count - 1.0) / 2;
    zr_tie_correlation found = {NAN, NAN, NAN, false, 0};
    const spread before = spread_of(ties, 0), after = spread_of(ties, 1);
    correlating c = {.ties = ties, .walked = before.ties > after.ties};
    const bool is_defined = ties->count > 0 && before.deviation > 0 && after.deviation > 0;
    const bool has_memory = !is_defined || prepare(&c);

    if (is_defined && has_memory) {
        const double observed = sum_of_products(&c);

        c.walked_count = c.walked == 0 ? before.ties : after.ties;
        c.tolerance = 1e-9 * pairs * before.deviation * after.deviation;
        found.r = (observed / pairs - before.mean * after.mean) /
                  (before.deviation * after.deviation);
        found.p = found.p_lower = 0;
        if (ties->unit_count <= MOST_UNITS_FOR_ALL)
            try_all(&found, &c, observed);
        else if (c.walked_count <= MOST_TIES)
            try_some(&found, &c, observed, seed);
        else
            found.p = found.p_lower = NAN;
    }
    if (has_memory)
        *out = found;
    zr__free(c.other);
    zr__free(c.start);
    zr__free(c.order);
    return has_memory;
}
