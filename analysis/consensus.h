/* What the runs of a search for modules agree on. */
#ifndef ZEREN_ANALYSIS_CONSENSUS_H
#define ZEREN_ANALYSIS_CONSENSUS_H

#include "zeren/clusters.h"

typedef struct zr__consensus {
    uint32_t *label;   /* By unit, numbered as first met. */
    uint32_t rounds;   /* Co-assignment matrices that were cut. */
    bool is_settled;   /* The last runs agreed. */
} zr__consensus;

/* Find it from the labels of `run_count` runs over `unit_count` units, run after run, below
 * `unit_count`. Free `label`. ZR_ELIBRARY or ZR_ENOMEM on failure. */
zr_status zr__consensus_find(zr__consensus *out, const uint32_t *label, uint32_t run_count,
                             uint32_t unit_count, uint64_t seed, zr_error *err);

#endif
