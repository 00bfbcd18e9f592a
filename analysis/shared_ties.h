/* Are the ties between units the same on both sides of a comparison? */
#ifndef ZEREN_ANALYSIS_SHARED_TIES_H
#define ZEREN_ANALYSIS_SHARED_TIES_H

#include "analysis/align.h"
#include "zeren/compare.h"

/* Two places in the list of moves, the lower one first, and their Newman weight on each side. */
typedef struct zr__tie_pair {
    uint32_t low, high;
    double weight[2];
} zr__tie_pair;

/* The pairs of units that share a task on either side: each once, by low, then high. */
typedef struct zr__tie_pairs {
    uint32_t unit_count; /* Places are below it. */
    uint32_t count;
    zr__tie_pair *pair;
} zr__tie_pairs;

/* Fill in `tie_jaccard`, `newman_jaccard`, `qap`, `deltacon_distance` and `deltacon` of a
 * comparison whose units and seed are known; NaN where neither side has a tie. */
zr_status zr__compare_ties(zr_comparison *out, const zr_side *const side[2],
                           const zr__alignment *units, zr_error *err);

/* The quadratic assignment procedure; false when memory ran out. */
bool zr__correlate_ties(zr_tie_correlation *out, const zr__tie_pairs *ties, uint64_t seed);

/* DeltaCon; NaN above ZR_MOST_DELTACON units. False when memory ran out. */
bool zr__delta_con(double *distance, const zr__tie_pairs *ties);

#endif
