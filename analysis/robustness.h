/* The parts of robustness.c that have a file of their own. `net` numbers units by name. */
#ifndef ZEREN_ANALYSIS_ROBUSTNESS_H
#define ZEREN_ANALYSIS_ROBUSTNESS_H

#include "analysis/calls.h"
#include "analysis/incidence.h"
#include "zeren/robustness.h"

/* Fill the cut units and tasks and the sole links, and count in `pieces`, by number of a unit,
 * what its part of the network falls into without it. What was filled before a failure belongs
 * to `out`. */
zr_status zr__robustness_cuts(zr_robustness *out, uint32_t *pieces, const zr__incidence *net,
                              zr_error *err);

/* Fill the components. */
zr_status zr__robustness_components(zr_robustness *out, const zr__incidence *net, zr_error *err);

/* Fill the smallest sets of units and of officials. */
zr_status zr__robustness_smallest(zr_robustness *out, const zr__incidence *net,
                                  const zr__calls *calls, const zr_notice *notice, zr_error *err);

#endif
