/* How much alike two rankings are at the top, ties and all. */
#ifndef ZEREN_ANALYSIS_OVERLAP_H
#define ZEREN_ANALYSIS_OVERLAP_H

#include "zeren/compare.h"

/* Rank-biased overlap, p = 0.9, of two sets of competition ranks of the same things. NaN for none.
 * O(count), times some 400 depths. */
zr_rank_overlap zr__rank_overlap(const uint32_t *first, const uint32_t *second, uint32_t count,
                                 bool *has_memory);

#endif
