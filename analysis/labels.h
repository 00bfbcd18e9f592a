/* The module of each unit, and nothing else of the clusters. */
#ifndef ZEREN_ANALYSIS_LABELS_H
#define ZEREN_ANALYSIS_LABELS_H

#include "zeren/clusters.h"

/* Put the module of each unit in scope at its row, below twice the units of the notice; one that
 * works alone has a module of its own. The modules are those that zr_clusters_compute() publishes.
 * `row_of` is by unit; NULL: a unit is its own row. The scope of the options is not looked at. */
zr_status zr__label_units(uint32_t *label, const zr_graph *graph, const zr_scope *scope,
                          const uint32_t *row_of, const zr_clusters_options *options,
                          zr_error *err);

#endif
