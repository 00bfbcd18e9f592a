/* What the two halves of the view of coverage share: its sentences and tables, and its JSON. */
#ifndef ZEREN_RENDER_COVERAGE_VIEW_H
#define ZEREN_RENDER_COVERAGE_VIEW_H

#include "render/view.h"

typedef struct zr__coverage_subject {
    const zr_coverage *coverage;
    const zr_graph *graph;
} zr__coverage_subject;

void zr__coverage_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top);

extern const zr__view zr__coverage_view;

#endif
