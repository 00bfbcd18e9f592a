/*
 * Crediting a task to its units.
 *
 * Every rule gives a unit a fraction of the task. Over the least common multiple of all the
 * fractions' denominators they are whole numbers (840 for thirds to eighths), which add up the same
 * in any order. Where that multiple grows too large the credits are rounded to a power of two, so
 * that at least the order of the sum still does not matter.
 */
#include "analysis/credit.h"

#include <math.h>

/* Sums stay below 2^62, so that differences of two fit a signed number. */
static const uint64_t LARGEST_SUM = UINT64_C(1) << 62;

enum { LARGEST_LAMBDA_BOTTOM = 1000 };

typedef struct fraction {
    uint64_t top, bottom; /* A bottom of 0: no fraction of 64-bit numbers. */
} fraction;

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
    while (b > 0) {
        const uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* The least common multiple, or 0 when it passes `limit`. */
static uint64_t common_multiple(uint64_t a, uint64_t b, uint64_t limit)
{
    const uint64_t rest = b / common_divisor(a, b);

    return a <= limit / rest ? a * rest : 0;
}

/* 1 / (1 + 1/2 + ... + 1/size), with a top that every place up to `size` divides. */
static fraction harmonic_first(uint32_t size)
{
    fraction first = {1, 0};

    for (uint32_t i = 1; i <= size && first.top > 0; i++)
        first.top = common_multiple(first.top, i, LARGEST_SUM / 64);
    for (uint32_t i = 1; i <= size && first.top > 0; i++)
        first.bottom += first.top / i;
    return first;
}

static double harmonic_number(uint32_t size)
{
    double sum = 0;

    for (uint32_t i = size; i >= 1; i--)
        sum += 1.0 / i;
    return sum;
}

static uint32_t count_leads(const zr_graph *graph, uint32_t task)
{
    uint32_t e = graph->task_start[task];

    while (e < graph->task_start[task + 1] && graph->task_edge[e].role == ZR_LEAD)
        e++;
    return e - graph->task_start[task];
}

/* The part of a lead, or of a unit in support, under every rule but the harmonic. */
static fraction part_of(const zr__credit *credit, zr_role role, uint32_t leads, uint32_t size)
{
    const uint32_t peers = role == ZR_LEAD ? leads : size - leads;

    if (peers == 0)
        return (fraction){0, 1};
    switch (credit->rule) {
    case ZR_LOAD_LEAD:
        return (fraction){role == ZR_LEAD, 1};
    case ZR_LOAD_FRACTIONAL:
        return (fraction){1, size};
    case ZR_LOAD_LEAD_WEIGHTED:
        if (peers == size)
            return (fraction){1, size};
        return (fraction){role == ZR_LEAD ? credit->lambda_top
                                          : credit->lambda_bottom - credit->lambda_top,
                          credit->lambda_bottom * peers};
    default:
        return (fraction){1, 1};
    }
}

/* The same where no fraction will do. */
static double rough_part(const zr__credit *credit, zr_role role, uint32_t leads, uint32_t size)
{
    const fraction part = part_of(credit, role, leads, size);
    const uint32_t peers = role == ZR_LEAD ? leads : size - leads;

    if (part.bottom > 0)
        return (double)part.top / (double)part.bottom;
    return (role == ZR_LEAD ? credit->lambda : 1.0 - credit->lambda) / peers;
}

static uint64_t whole(const zr__credit *credit, fraction part)
{
    return credit->unit / part.bottom * part.top;
}

static uint64_t rounded(const zr__credit *credit, double part)
{
    return (uint64_t)llround(part * (double)credit->unit);
}

/* Widen the denominator to one part's; false when that is too large. */
static bool widen(zr__credit *credit, fraction part, uint64_t limit)
{
    const uint64_t unit = part.bottom > 0 ? common_multiple(credit->unit, part.bottom, limit) : 0;

    if (unit > 0)
        credit->unit = unit;
    return unit > 0;
}

static bool widen_for(zr__credit *credit, const zr_graph *graph, uint64_t limit)
{
    for (uint32_t t = 0; t < graph->task_count; t++) {
        const uint32_t size = zr_graph_task_size(graph, t);

        if (size == 0)
            continue;
        if (credit->rule == ZR_LOAD_HARMONIC) {
            if (!widen(credit, harmonic_first(size), limit))
                return false;
        } else {
            const uint32_t leads = count_leads(graph, t);
            if (!widen(credit, part_of(credit, ZR_LEAD, leads, size), limit) ||
                !widen(credit, part_of(credit, ZR_SUPPORT, leads, size), limit))
                return false;
        }
    }
    return true;
}

static void find_lambda(zr__credit *credit)
{
    for (uint32_t bottom = 1; bottom <= LARGEST_LAMBDA_BOTTOM; bottom++) {
        const double top = round(credit->lambda * bottom);

        if (fabs(credit->lambda - top / bottom) < 1e-15) {
            credit->lambda_top = (uint64_t)top;
            credit->lambda_bottom = bottom;
            return;
        }
    }
}

void zr__credit_init(zr__credit *credit, zr_load_rule rule, double lambda, const zr_graph *graph,
                     const zr_graph *other)
{
    const uint64_t credits =
        (uint64_t)graph->edge_count + (other != NULL ? other->edge_count : 0U) + 1U;
    const uint64_t limit = LARGEST_SUM / credits;

    *credit = (zr__credit){.rule = rule, .lambda = lambda, .unit = 1};
    find_lambda(credit);
    credit->is_exact =
        widen_for(credit, graph, limit) && (other == NULL || widen_for(credit, other, limit));
    if (credit->is_exact)
        return;
    for (credit->unit = 1; credit->unit <= limit / 2; credit->unit *= 2)
        ;
}

zr__task_credit zr__credit_task(const zr__credit *credit, const zr_graph *graph, uint32_t task)
{
    const uint32_t size = zr_graph_task_size(graph, task);
    const uint32_t leads = count_leads(graph, task);
    zr__task_credit made = {.leads = leads};

    if (credit->rule == ZR_LOAD_HARMONIC) {
        made.first = credit->is_exact ? whole(credit, harmonic_first(size))
                                      : rounded(credit, 1.0 / harmonic_number(size));
    } else if (credit->is_exact) {
        made.lead = whole(credit, part_of(credit, ZR_LEAD, leads, size));
        made.support = whole(credit, part_of(credit, ZR_SUPPORT, leads, size));
    } else {
        made.lead = rounded(credit, rough_part(credit, ZR_LEAD, leads, size));
        made.support = rounded(credit, rough_part(credit, ZR_SUPPORT, leads, size));
    }
    return made;
}

double zr__credit_value(const zr__credit *credit, uint64_t sum)
{
    return (double)sum / (double)credit->unit;
}
