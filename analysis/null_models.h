/* Which ties are more than chance. */
#ifndef ZEREN_ANALYSIS_NULL_MODELS_H
#define ZEREN_ANALYSIS_NULL_MODELS_H

#include "analysis/incidence.h"
#include "zeren/clusters.h"

/* Fill in p, mid_p, q and q_observed of the ties of a network. The only failure is ZR_ENOMEM, and
 * leaves some of them filled. */
zr_status zr__test_ties(zr_tie *tie, uint32_t tie_count, const zr__incidence *net, zr_error *err);

/* Fill in `fixed` of ties in order of `a` from `samples` > 0 random networks, as above. */
zr_status zr__test_ties_with_fixed_degrees(zr_tie *tie, uint32_t tie_count,
                                           const zr__incidence *net, uint32_t samples,
                                           uint64_t seed, zr_error *err);

#endif
