/* How far two distributions over the same rows lie apart, and how much alike they rank them. */
#ifndef ZEREN_ANALYSIS_SHIFT_H
#define ZEREN_ANALYSIS_SHIFT_H

#include "zeren/compare.h"

/* Competition ranks of loads, the largest first: 1, 2, 2, 4. Loads count as equal when no gap
 * between neighbours on the way from one to the other exceeds `tolerance`. False when memory ran
 * out. O(count log count). */
bool zr__competition_ranks(uint32_t *rank, const uint64_t *load, uint32_t count,
                           uint64_t tolerance);

/* Kendall's tau-b of two rankings of the same things; NaN when either has only one rank. False
 * when memory ran out. O(count log count) after Knight (1966). */
bool zr__kendall_tau_b(double *tau, const uint32_t *first, const uint32_t *second, uint32_t count);

/* The distances between the shares before and after; NaN when a side has none. */
void zr__shift_distances(zr_comparison *out, const zr_move *move, uint32_t count);

#endif
