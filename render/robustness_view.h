/* What the two halves of the view of robustness share: its sentences and tables, and its JSON. */
#ifndef ZEREN_RENDER_ROBUSTNESS_VIEW_H
#define ZEREN_RENDER_ROBUSTNESS_VIEW_H

#include "render/view.h"

typedef struct zr__robustness_subject {
    const zr_robustness *robustness;
    const zr_graph *graph;
} zr__robustness_subject;

void zr__robustness_write(zr__json *json, const void *subject, const zr__table *first,
                          uint32_t top);

extern const zr__view zr__robustness_view;

#endif
