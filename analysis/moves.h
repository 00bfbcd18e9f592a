/* The rows of a comparison: who moved, from which part to which. */
#ifndef ZEREN_ANALYSIS_MOVES_H
#define ZEREN_ANALYSIS_MOVES_H

#include "analysis/align.h"
#include "analysis/credit.h"
#include "zeren/compare.h"

/* One side, counted by row of an alignment. */
typedef struct zr__side_count {
    uint64_t *load;
    uint32_t *lead, *total; /* Tasks. */
    uint64_t all;           /* Load of all rows; for officials all tasks, those of nobody too. */
    uint32_t tasks;         /* What Fisher's test draws from. */
} zr__side_count;

zr_status zr__count_units(zr__side_count *out, const zr_side *side, const bool *in_scope,
                          const zr__alignment *units, int number, const zr__credit *credit,
                          zr_error *err);

zr_status zr__count_officials(zr__side_count *out, const zr_side *side, const bool *in_scope,
                              const zr__alignment *officials, int number, zr_error *err);

void zr__side_count_clear(zr__side_count *count);

/* One move for every row with a task on either side, by absolute shift, descending, ties by name.
 * `credit` says what a load is worth; NULL: it is tasks. */
zr_status zr__moves(zr_move **out, uint32_t *out_count, const zr__alignment *rows,
                    const zr__side_count count[2], const zr__credit *credit, zr_error *err);

#endif
