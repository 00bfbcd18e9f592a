/*
 * Is a shift more than chance? The tasks of both sides are dealt to two hands of the same sizes,
 * again and again, and their total variation compared with the one observed.
 */
#ifndef ZEREN_ANALYSIS_DEAL_H
#define ZEREN_ANALYSIS_DEAL_H

#include "analysis/align.h"
#include "analysis/credit.h"
#include "zeren/compare.h"

/* The tasks of both sides that carry load, in an order that does not depend on the notice's. */
typedef struct zr__pool {
    uint32_t rows;
    uint32_t tasks;
    uint32_t hand;   /* Tasks of the smaller side. */
    uint32_t *held;  /* These, ascending, as places in the pool. */
    uint32_t *start; /* By task, one more at the end: offsets into the next two. */
    uint32_t *row;
    uint64_t *credit; /* Never 0. */
    uint64_t *total;  /* By row, over both sides. */
} zr__pool;

zr_status zr__pool_init(zr__pool *pool, const zr_side *const side[2], bool *const in_scope[2],
                        const zr__alignment *units, const zr__credit *credit, zr_error *err);

void zr__pool_clear(zr__pool *pool);

typedef struct zr__deal {
    double p_shift, p_alike;
    uint64_t deals;
    bool is_exact;
} zr__deal;

/* Try all deals where there are at most 200,000, else `deals` at random; 0 chooses 9,999, or as
 * many as keep the work bounded. NaN when a side has no task.
 *
 * Time O(deals x assignments of the smaller side, and of its tasks or all). */
zr_status zr__deal_test(zr__deal *out, const zr__pool *pool, uint32_t deals, uint64_t seed,
                        zr_error *err);

#endif
