/* What the parts of the view of an inspection share. */
#ifndef ZEREN_RENDER_INSPECTION_VIEW_H
#define ZEREN_RENDER_INSPECTION_VIEW_H

#include "render/view.h"
#include "zeren/inspection.h"

typedef struct zr__inspection_subject {
    const zr_inspection *inspection;
    const zr_graph *graph;
    const zr_filled *filled;
} zr__inspection_subject;

/* Why a task calls for attention; may be or-ed. */
typedef enum zr__attention {
    ZR__SILENT = 1,
    ZR__DELAYED = 2,
    ZR__AT_RISK = 4,
    ZR__OVERDUE = 8,
    ZR__BEHIND = 16
} zr__attention;

unsigned zr__inspection_attention(const zr_task_state *task);

/* The row that counts, NULL for none. */
const zr_filled_row *zr__inspection_row(const zr__inspection_subject *view,
                                        const zr_task_state *task);

/* What was found, in words. */
void zr__inspection_explain(zr__buffer *out, const zr__inspection_subject *view,
                            const zr_inspection_finding *finding);

/* "lists/a.xlsx, Tasks": NULL for a finding that stands nowhere. */
const char *zr__inspection_file(const zr__inspection_subject *view,
                                const zr_inspection_finding *finding);

extern const zr__view zr__inspection_view;

void zr__inspection_write(zr__json *json, const void *subject, const zr__table *first,
                          uint32_t top);

#endif
