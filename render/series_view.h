/* What the two halves of the view of a series share: its sentences and tables, and its JSON. */
#ifndef ZEREN_RENDER_SERIES_VIEW_H
#define ZEREN_RENDER_SERIES_VIEW_H

#include "render/view.h"

typedef struct zr__series_subject {
    const zr_series *series;
    const zr_side *side;
} zr__series_subject;

/* The sides of a step, by number. */
static inline uint32_t zr__step_from(const zr_series *series, uint32_t step)
{
    return step + 1 < series->side_count ? step : 0;
}

static inline uint32_t zr__step_to(const zr_series *series, uint32_t step)
{
    return step + 1 < series->side_count ? step + 1 : step;
}

/* A side as people call it: the title of its notice, with the date where another has the same
 * title, or else its number. */
zr__phrase zr__series_side_name(const zr__series_subject *view, uint32_t number);

void zr__series_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top);

#endif
