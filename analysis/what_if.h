/* What the parts of a what-if share. */
#ifndef ZEREN_ANALYSIS_WHAT_IF_H
#define ZEREN_ANALYSIS_WHAT_IF_H

#include "zeren/what_if.h"

/* The figures of every analysis on one side (0 before, 1 after), into the pairs. The list is made
 * on the first side. */
zr_status zr__what_if_measure(zr_figure_pair *figure, uint32_t side, const zr_graph *graph,
                              const zr_scope *scope, uint64_t seed, zr_error *err);

/* How many figures there are. */
uint32_t zr__what_if_figures(void);

#endif
