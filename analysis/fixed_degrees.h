/* Which ties are more than chance when every unit and every task keeps its degree exactly. */
#ifndef ZEREN_ANALYSIS_FIXED_DEGREES_H
#define ZEREN_ANALYSIS_FIXED_DEGREES_H

#include "analysis/incidence.h"
#include "zeren/clusters.h"

enum { ZR__MOST_ASSIGNMENTS_TO_TRADE = 100000 };

/* Fill in `fixed` of the ties of a network from `samples` > 0 random networks with its degrees;
 * the ties are in order of `a`. q is left to the caller. The only failure is ZR_ENOMEM. */
zr_status zr__trade_ties(zr_tie *tie, uint32_t tie_count, const zr__incidence *net,
                         uint32_t samples, uint64_t seed, zr_error *err);

#endif
