/* Do the units of both sides of a comparison form the same clusters? */
#ifndef ZEREN_ANALYSIS_AGREEMENT_H
#define ZEREN_ANALYSIS_AGREEMENT_H

#include "analysis/align.h"
#include "zeren/compare.h"

/* Fill in `ari`, `ami`, `vi` and `split_join` of a comparison whose units are known. NaN below four common units. */
zr_status zr__cluster_agreement(zr_comparison *out, const zr_side *const side[2],
                                const zr__alignment *units, const zr_compare_options *options,
                                zr_error *err);

#endif
