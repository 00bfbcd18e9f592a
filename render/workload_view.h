/* What the two halves of the workload's view share: its sentences and tables, and its JSON. */
#ifndef ZEREN_RENDER_WORKLOAD_VIEW_H
#define ZEREN_RENDER_WORKLOAD_VIEW_H

#include "render/view.h"

typedef struct zr__workload_subject {
    const zr_workload *load;
    const zr_graph *graph;
} zr__workload_subject;

/* One statement of overload: its name, and its rule in words. */
typedef struct zr__load_flag_words {
    zr_load_flag flag;
    const char *key;
    const char *rule; /* Marked N_(). */
} zr__load_flag_words;

enum { ZR__LOAD_FLAGS = 6 };
extern const zr__load_flag_words zr__load_flags[ZR__LOAD_FLAGS];

void zr__workload_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top);

extern const zr__view zr__workload_view;

#endif
