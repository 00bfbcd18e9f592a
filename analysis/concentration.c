/*
 * How unevenly load is spread: measures of concentration, and the location and spread that the
 * outlier flags stand on. Each is over a named population, since all units and the units that lead
 * give very different answers.
 *
 * Gini (1912), "Variabilita e mutabilita". Lorenz (1905), "Methods of measuring the concentration
 * of wealth". Herfindahl (1950), "Concentration in the steel
 * industry". Hoover (1936), "The measurement of industrial localization". Theil (1967), "Economics
 * and information theory".
 */
#include <math.h>

#include "analysis/load.h"
#include "analysis/statistics.h"
#include "src/failure.h"
#include "src/memory.h"

enum { TOP = 5 };

/* The loads of a population, ascending. Returns how many. */
static uint32_t gather(double *value, const zr_workload *load, zr_load_rule rule, bool leads_only)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < load->count; i++) {
        if (!leads_only || load->unit[i].lead > 0)
            value[count++] = load->unit[i].load[rule];
    }
    zr__sort_doubles(value, count);
    return count;
}

static double sum_of(const double *value, uint32_t count)
{
    double sum = 0.0;

    for (uint32_t i = 0; i < count; i++)
        sum += value[i];
    return sum;
}

static bool draw_lorenz(zr_concentration *out, const double *sorted, uint32_t count)
{
    const double all = sum_of(sorted, count);
    double sum = 0.0;

    if (!(all > 0.0))
        return true;
    out->lorenz = zr__calloc((size_t)count + 1, sizeof *out->lorenz);
    for (uint32_t i = 0; out->lorenz != NULL && i < count; i++) {
        sum += sorted[i];
        out->lorenz[i + 1] = sum / all;
    }
    return out->lorenz != NULL;
}

static void concentrate(zr_concentration *out, const double *sorted, uint32_t count)
{
    const double n = count, sum = sum_of(sorted, count);
    const uint32_t top = count < TOP ? count : TOP;
    double gini = 0.0, squares = 0.0, distance = 0.0, entropy = 0.0;

    if (!(sum > 0.0))
        return;
    for (uint32_t i = 0; i < count; i++) {
        const double share = sorted[i] / sum;
        gini += (2.0 * i + 1.0 - n) * sorted[i];
        squares += sorted[i] * sorted[i];
        distance += fabs(share - 1.0 / n);
        entropy += share > 0.0 ? share * log(n * share) : 0.0;
    }
    out->gini = gini / (n * sum);
    out->hhi = squares / (sum * sum);
    out->effective = 1.0 / out->hhi;
    out->hoover = distance / 2.0;
    out->theil = entropy;
    out->top5_share = sum_of(sorted + count - top, top) / sum;
    if (count > 1) {
        out->gini_sample = out->gini * n / (n - 1.0);
        out->hhi_normalised = (out->hhi - 1.0 / n) / (1.0 - 1.0 / n);
    }
}

static zr_spread spread_of(const double *sorted, uint32_t count)
{
    const double q1 = zr__quantile(sorted, count, 0.25), q3 = zr__quantile(sorted, count, 0.75);
    const double median = zr__median(sorted, count);

    return (zr_spread){.units = count,
                       .median = median,
                       .mad = zr__median_deviation(sorted, count, median),
                       .q1 = q1,
                       .q3 = q3,
                       .fence = q3 + 1.5 * (q3 - q1)};
}

zr_status zr__load_spread(zr_workload *load, zr_error *err)
{
    static const struct {
        zr_load_rule rule;
        bool leads_only;
    } reported[ZR_CONCENTRATIONS] = {{ZR_LOAD_LEAD, false},
                                     {ZR_LOAD_LEAD, true},
                                     {ZR_LOAD_TOTAL, false},
                                     {ZR_LOAD_FRACTIONAL, false}};
    double *value = zr__calloc(load->count, sizeof *value);
    bool has_memory = value != NULL;

    for (size_t i = 0; has_memory && i < ZR_CONCENTRATIONS; i++) {
        const zr_load_rule rule = reported[i].rule;
        const uint32_t units = gather(value, load, rule, reported[i].leads_only);

        load->concentration[i] = (zr_concentration){
            rule, reported[i].leads_only, units, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NULL};
        has_memory = draw_lorenz(&load->concentration[i], value, units);
        concentrate(&load->concentration[i], value, units);
        if (rule == ZR_LOAD_TOTAL)
            load->total_spread = spread_of(value, units);
        else if (reported[i].leads_only)
            load->lead_spread = spread_of(value, units);
    }
    zr__free(value);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}
