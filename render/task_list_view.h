/* What the two halves of the view of one unit's task list share. */
#ifndef ZEREN_RENDER_TASK_LIST_VIEW_H
#define ZEREN_RENDER_TASK_LIST_VIEW_H

#include "render/task_list.h"
#include "render/view.h"

/* ">=" and "≥". */
const char *zr__relation_name(zr_relation relation);
const char *zr__relation_sign(zr_relation relation);

/* A list cell: "gross product ≥ 5000 (100 million yuan) by 2025" for each figure of the task. */
void zr__add_figures(zr__table *table, const zr_task *task);

void zr__task_list_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top);

#endif
