/* Do the units of both sides of a comparison form the same clusters? */
#ifndef ZEREN_ANALYSIS_AGREEMENT_H
#define ZEREN_ANALYSIS_AGREEMENT_H

#include "analysis/align.h"
#include "zeren/compare.h"

/* Fill in how far the clusters of a comparison agree, whose units are known: `ari` to `split_join`.
 * NaN below four common units. */
zr_status zr__cluster_agreement(zr_comparison *out, const zr_side *const side[2],
                                const zr__alignment *units, const zr_compare_options *options,
                                zr_error *err);

#endif
