/* Scopes: the check that every analysis begins with. */
#ifndef ZEREN_SRC_SCOPE_H
#define ZEREN_SRC_SCOPE_H

#include "zeren/graph.h"

/* ZR_EINVAL when the scope (NULL: everything) names a plan, official or unit beyond the notice. */
zr_status zr__scope_check(const zr_scope *scope, const zr_graph *graph, zr_error *err);

/* Which tasks the scope (NULL: everything) has, and how many; to be freed with zr__free(). */
zr_status zr__scope_tasks(bool **in_scope, uint32_t *tasks, const zr_scope *scope,
                          const zr_graph *graph, zr_error *err);

#endif
