/* From labels to clusters that a reader can look at. */
#ifndef ZEREN_ANALYSIS_CLUSTER_SUMMARY_H
#define ZEREN_ANALYSIS_CLUSTER_SUMMARY_H

#include "analysis/modules.h"

/* Fill in the clusters: which units and tasks are in each, in what order. `made` has `of_unit`,
 * `of_task` (all ZR_NONE) and is cleared by the caller on failure, which can only be ZR_ENOMEM. */
zr_status zr__clusters_describe(zr_clusters *made, const zr__incidence *net,
                                const zr__modules *modules, zr_error *err);

/* Fill in the bridges of described clusters. As above. */
zr_status zr__clusters_find_bridges(zr_clusters *made, const zr__incidence *net, zr_error *err);

/* Give each described cluster a label: its foremost units, and words of its tasks' titles. */
zr_status zr__clusters_label(zr_clusters *made, const zr_notice *notice, zr_error *err);

/* Whether a unit shares none of its tasks. */
bool zr__works_alone(const zr__incidence *net, uint32_t unit);

#endif
