/* The tasks that concern one unit: what it leads, what it supports, what reaches it. */
#ifndef ZEREN_RENDER_TASK_LIST_H
#define ZEREN_RENDER_TASK_LIST_H

#include "zeren/graph.h"

enum { ZR__LED, ZR__SUPPORTED, ZR__THROUGH_GROUPS, ZR__WAYS };

/* Start from {0}, release with zr__task_list_clear() even after a failure. */
typedef struct zr__task_list {
    const zr_graph *graph;
    uint32_t unit;
    zr_scope scope;
    uint32_t *task[ZR__WAYS]; /* In document order. */
    uint32_t count[ZR__WAYS];
    bool *has_unit; /* By unit: a closed group of the graph that the unit belongs to. */
} zr__task_list;

/* Time O(d log d) in the tasks of the unit and of its groups, plus the members of all groups. The
 * unit of `scope` is not looked at; NULL means the whole notice. */
zr_status zr__task_list_find(zr__task_list *list, uint32_t unit, const zr_graph *graph,
                             const zr_scope *scope, zr_error *err);

void zr__task_list_clear(zr__task_list *list);

#endif
