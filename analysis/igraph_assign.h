/* One to one: each of one list with at most one of the other, for the greatest sum. */
#ifndef ZEREN_ANALYSIS_IGRAPH_ASSIGN_H
#define ZEREN_ANALYSIS_IGRAPH_ASSIGN_H

#include "zeren/status.h"

/*
 * Choose for each of `rows` a column, or ZR_NONE, no column twice, so that the sum of the values is
 * greatest. `value` has `rows` times `columns` numbers from 0 to 1; a pair of value 0 is no pair.
 * O(n^3) for the larger of the two.
 */
zr_status zr__assign(uint32_t *chosen, const double *value, uint32_t rows, uint32_t columns,
                     zr_error *err);

#endif
