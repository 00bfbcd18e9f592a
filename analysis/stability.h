/* How much the runs of a search for modules agree with the one that is published. */
#ifndef ZEREN_ANALYSIS_STABILITY_H
#define ZEREN_ANALYSIS_STABILITY_H

#include "analysis/modules.h"

/* Fill in mean_ari, least_ari, mean_pair_ari, least_pair_ari, consensus, ambiguity (room for
 * every unit of the notice, all NaN) and the clusters' stability of clusters with units and
 * ties. Fails with ZR_ENOMEM or ZR_ELIBRARY. */
zr_status zr__clusters_weigh(zr_clusters *made, const zr__incidence *net,
                             const zr__modules *modules, zr_error *err);

#endif
