/* What every diagram is made from, and the diagrams. */
#ifndef ZEREN_RENDER_DIAGRAM_H
#define ZEREN_RENDER_DIAGRAM_H

#include "render/drawing.h"
#include "render/selection.h"
#include "zeren/diagram.h"

typedef struct zr__subject {
    const zr_graph *graph;
    const zr_diagram_options *options;
    const zr__theme *theme;
    double height; /* Of the page, points. */
    zr__selection selection;
    zr_clusters clusters; /* Empty but for the map of units. */
} zr__subject;

/* Draw `selection.drawn` units on a page of the subject's height. *fits: whether that is legible;
 * if not, the drawing is no good, unless `must` says to draw as small as need be. */
zr_status zr__diagram_officials(zr__drawing *drawing, const zr__subject *subject, bool must,
                                bool *fits, zr_error *err);

/* The same. */
zr_status zr__diagram_units(zr__drawing *drawing, const zr__subject *subject, bool must, bool *fits,
                            zr_error *err);

#endif
