/* What the two halves of the view of a what-if share. */
#ifndef ZEREN_RENDER_WHAT_IF_VIEW_H
#define ZEREN_RENDER_WHAT_IF_VIEW_H

#include "render/view.h"
#include "zeren/what_if.h"

typedef struct zr__what_if_subject {
    const zr_what_if *what_if;
    const zr_graph *graph; /* The notice as it is. */
    const zr_change *change;
    uint32_t change_count;
} zr__what_if_subject;

/* Whose figure a pair is on one side; NULL of a figure of the whole. */
const char *zr__figure_who(const zr__what_if_subject *view, const zr_figure_pair *pair,
                           uint32_t side);

/* The name of a row. */
const char *zr__unit_change_name(const zr__what_if_subject *view, const zr_unit_change *unit);

/* What it was merged into; NULL. */
const char *zr__unit_change_became(const zr__what_if_subject *view, const zr_unit_change *unit);

void zr__what_if_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top);

#endif
