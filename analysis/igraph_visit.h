/* The way into igraph, alone and with our handlers: see igraph_visit.c. */
#ifndef ZEREN_ANALYSIS_IGRAPH_VISIT_H
#define ZEREN_ANALYSIS_IGRAPH_VISIT_H

#include <igraph/igraph.h>

#include "zeren/status.h"

/* Call igraph under the lock; random numbers come from `seed`. What fails becomes our status. */
zr_status zr__igraph_visit(igraph_error_t (*call)(void *data), void *data, uint64_t seed,
                           zr_error *err);

#endif
