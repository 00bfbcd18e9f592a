/*
 * Searching for modules: the two methods, and the choice between them.
 */
#ifndef ZEREN_ANALYSIS_MODULE_SEARCH_H
#define ZEREN_ANALYSIS_MODULE_SEARCH_H

#include "analysis/modules.h"

/* Two-mode modularity by LPAwb+: one run from units apart, then `restarts` from random starts; and
 * a last one, if going on from the best of them finds a better.
 * The network must have an edge. Release with zr__modules_clear(). */
zr_status zr__two_mode_modules(zr__modules *out, const zr__incidence *net, double resolution,
                               uint64_t seed, uint32_t restarts, zr_error *err);

/* Leiden on the projection, `runs` times, by modularity or by CPM, with the seed and the resolution
 * of the options; ties by the units of the notice. The network must have a tie. Release with
 * zr__modules_clear(). */
zr_status zr__leiden_modules(zr__modules *out, const zr__incidence *net, const zr_tie *tie,
                             uint32_t tie_count, const zr_clusters_options *options,
                             uint32_t runs, zr_error *err);

/* By the method of the options. The network must have a tie; only Leiden and CPM look at the ties.
 * Release with zr__modules_clear(). */
zr_status zr__find_modules(zr__modules *out, const zr__incidence *net, const zr_tie *tie,
                           uint32_t tie_count, const zr_clusters_options *options, zr_error *err);

/* How many runs it makes when so many are wanted; 0 leaves it to us. */
uint32_t zr__choose_runs(const zr_clusters_options *options, const zr__incidence *net);

#endif
