/* Which units, or officials, of two notices are the same: one row for each of the union. */
#ifndef ZEREN_ANALYSIS_ALIGN_H
#define ZEREN_ANALYSIS_ALIGN_H

#include "zeren/notice.h"

typedef struct zr__alignment {
    uint32_t count;
    uint32_t *row[2];   /* By unit (official) of the first and of the second notice. */
    uint32_t *index[2]; /* By row: the unit (official) of each notice, the first if several; ZR_NONE
                           where a notice has none. */
    const char **name;  /* By row: the first notice's name, else the second's. Borrowed. */
} zr__alignment;

/* Units are the same when a name or alias of one is a name or alias of the other; what an alias
 * joins on one side is one row on both. O(names), two look-ups each. */
zr_status zr__align_units(zr__alignment *out, const zr_notice *first, const zr_notice *second,
                          zr_error *err);

/* Officials are the same when their names are. */
zr_status zr__align_officials(zr__alignment *out, const zr_notice *first, const zr_notice *second,
                              zr_error *err);

/* Disjoint sets: at first `parent[thing]` is the thing itself. The root of a set is its first
 * member. */
uint32_t zr__sets_root(uint32_t *parent, uint32_t thing);
void zr__sets_join(uint32_t *parent, uint32_t a, uint32_t b);

void zr__alignment_clear(zr__alignment *alignment);

#endif
