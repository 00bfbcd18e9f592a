/*
 * Searching for modules: by either method, and in how many runs.
 */
#include "analysis/module_search.h"

/* A run of Leiden costs twice one of LPAwb+ on a city, and varies less. */
enum { TWO_MODE_RUNS = 100, LEIDEN_RUNS = 50, FEWEST_RUNS = 3 };

/* Assignments that the default number of runs may pass through, all runs together. */
static const uint64_t DEFAULT_WORK = 2000000;

uint32_t zr__choose_runs(const zr_clusters_options *options, const zr__incidence *net)
{
    const uint32_t most = options->method == ZR_CLUSTER_TWO_MODE ? TWO_MODE_RUNS : LEIDEN_RUNS;
    const uint64_t affordable = DEFAULT_WORK / (net->edge_count + 1U);

    if (options->runs > 0)
        return options->runs;
    if (affordable >= most)
        return most;
    return affordable > FEWEST_RUNS ? (uint32_t)affordable : FEWEST_RUNS;
}

zr_status zr__find_modules(zr__modules *out, const zr__incidence *net, const zr_tie *tie,
                           uint32_t tie_count, const zr_clusters_options *options, zr_error *err)
{
    const uint32_t runs = zr__choose_runs(options, net);

    if (options->method != ZR_CLUSTER_TWO_MODE)
        return zr__leiden_modules(out, net, tie, tie_count, options, runs, err);
    return zr__two_mode_modules(out, net, options->resolution > 0 ? options->resolution : 1.0,
                                options->seed, runs, err);
}
