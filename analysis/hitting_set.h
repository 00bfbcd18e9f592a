/*
 * Smallest hitting sets: the fewest members that meet every row of a table. Rows are tasks and
 * members units, or rows are units and members officials.
 */
#ifndef ZEREN_ANALYSIS_HITTING_SET_H
#define ZEREN_ANALYSIS_HITTING_SET_H

#include <stdbool.h>

#include "zeren/status.h"

typedef struct zr__row {
    uint32_t *member; /* Ascending, none twice; at least one. */
    uint32_t size;
} zr__row;

typedef struct zr__hitting_set {
    uint32_t *member; /* Ascending; owned. */
    uint32_t count;
    uint32_t least; /* No hitting set has fewer. */
    uint32_t greedy;
    bool is_searched;
} zr__hitting_set;

/*
 * Find a smallest hitting set of `count` rows over members below `members`: exact up to
 * `most_searched` rows if the search ends in time, else greedy with a bound. The rows are put in
 * an order of their own, so that the result does not depend on theirs. `out->member` is to be freed
 * with zr__free().
 */
zr_status zr__hitting_set_find(zr__hitting_set *out, zr__row *row, uint32_t count,
                               uint32_t members, uint32_t most_searched, zr_error *err);

/*
 * Its second half: look for fewer than `set->count` members by branch and bound among sorted rows,
 * put them into `set`, and raise `set->least` to their number when nothing less is left to try.
 */
zr_status zr__hitting_set_search(zr__hitting_set *set, const zr__row *row, uint32_t count,
                                 uint32_t members, zr_error *err);

#endif
