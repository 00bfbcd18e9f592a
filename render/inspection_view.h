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

/* "on track", "not reported", translated. */
const char *zr__inspection_progress(zr_progress progress);

/* The columns of each table and what fills it; `data` is a zr__inspection_subject. */
extern const zr__column zr__inspection_plan_columns[], zr__inspection_official_columns[],
    zr__inspection_unit_columns[], zr__inspection_task_columns[],
    zr__inspection_silent_columns[], zr__inspection_change_columns[],
    zr__inspection_figure_columns[], zr__inspection_entry_columns[],
    zr__inspection_finding_columns[];

void zr__inspection_fill_plans(zr__table *table, const void *data);
void zr__inspection_fill_officials(zr__table *table, const void *data);
void zr__inspection_fill_units(zr__table *table, const void *data);
void zr__inspection_fill_attention(zr__table *table, const void *data);
void zr__inspection_fill_tasks(zr__table *table, const void *data);
void zr__inspection_fill_silent(zr__table *table, const void *data);
void zr__inspection_fill_changes(zr__table *table, const void *data);
void zr__inspection_fill_figures(zr__table *table, const void *data);
void zr__inspection_fill_targets(zr__table *table, const void *data);
void zr__inspection_fill_entries(zr__table *table, const void *data);
void zr__inspection_fill_findings(zr__table *table, const void *data);

extern const zr__view zr__inspection_view;

void zr__inspection_write(zr__json *json, const void *subject, const zr__table *first,
                          uint32_t top);

#endif
