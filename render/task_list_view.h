/* What the two halves of the view of one unit's task list share. */
#ifndef ZEREN_RENDER_TASK_LIST_VIEW_H
#define ZEREN_RENDER_TASK_LIST_VIEW_H

#include "render/view.h"

typedef struct zr__task_list {
    const zr_graph *graph;
    uint32_t unit;
    zr_scope scope;
    const uint32_t *task[3]; /* Led, supported, reached through a group; in document order. */
    uint32_t count[3];
    const bool *has_unit; /* By unit: a closed group that the unit belongs to. */
} zr__task_list;

enum { ZR__LED, ZR__SUPPORTED, ZR__THROUGH_GROUPS, ZR__WAYS };

/* ">=" and "≥". */
const char *zr__relation_name(zr_relation relation);
const char *zr__relation_sign(zr_relation relation);

void zr__task_list_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top);

#endif
