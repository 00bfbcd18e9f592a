/* Orders of the two sides of a two-column drawing that make few lines cross. */
#ifndef ZEREN_RENDER_CROSSINGS_H
#define ZEREN_RENDER_CROSSINGS_H

#include "zeren/status.h"

/* One line, by the numbers of its ends. */
typedef struct zr__line_ends {
    uint32_t left, right;
} zr__line_ends;

/* Lines between two columns, and the orders of these: `left_order[0]` is the topmost. */
typedef struct zr__two_columns {
    const zr__line_ends *line;
    uint32_t line_count, left_count, right_count;
    uint32_t *left_order, *right_order;
} zr__two_columns;

/* Pairs of lines that cross; lines that share an end never do. Sets *crossings on success.
 * O(lines log ends) (Barth, Junger & Mutzel 2002). */
zr_status zr__count_crossings(uint64_t *crossings, const zr__two_columns *columns, zr_error *err);

/* Improve the orders from the present ones: barycentre sweeps, then sifting, from these and from
 * seeded starts; the best is kept, at worst the present one. */
zr_status zr__reduce_crossings(const zr__two_columns *columns, uint64_t seed, zr_error *err);

#endif
