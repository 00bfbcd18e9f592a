/* Are the ties between units the same on both sides of a comparison? */
#ifndef ZEREN_ANALYSIS_SHARED_TIES_H
#define ZEREN_ANALYSIS_SHARED_TIES_H

#include "analysis/align.h"
#include "zeren/compare.h"

/* Fill in `tie_jaccard` and `newman_jaccard` of a comparison whose units are known; NaN where
 * neither side has a tie. */
zr_status zr__compare_ties(zr_comparison *out, const zr_side *const side[2],
                           const zr__alignment *units, zr_error *err);

#endif
