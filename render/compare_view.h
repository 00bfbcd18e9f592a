/* What the two halves of the view of a comparison share: its sentences and tables, and its JSON. */
#ifndef ZEREN_RENDER_COMPARE_VIEW_H
#define ZEREN_RENDER_COMPARE_VIEW_H

#include "render/view.h"

typedef struct zr__compare_subject {
    const zr_comparison *result;
    const zr_side *from, *to;
} zr__compare_subject;

/* What can be said of the whole at a level. */
typedef enum zr__verdict {
    ZR__NOTHING_TO_COMPARE,
    ZR__WITHIN_CHANCE,
    ZR__SHIFTED,
    ZR__MORE_ALIKE
} zr__verdict;

zr__verdict zr__compare_verdict(const zr_comparison *result, double level);

/* The same as a sentence. */
void zr__compare_add_verdict(zr__buffer *text, const zr_comparison *result, double level);

/* What tells one side from the other: a plan, an official, or the title of its notice; NULL when
 * nothing does. */
const char *zr__compare_side_name(const zr_side *side, const zr_side *other);

/* The figures of the whole, as members of the object at hand. */
void zr__compare_write_figures(zr__json *json, const zr_comparison *result);

void zr__compare_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top);

extern const zr__view zr__compare_view;

#endif
