/* What every diagram is made from, and the diagrams. */
#ifndef ZEREN_RENDER_DIAGRAM_H
#define ZEREN_RENDER_DIAGRAM_H

#include "render/drawing.h"
#include "render/selection.h"
#include "zeren/diagram.h"
#include "zeren/groups.h"

typedef struct zr__subject {
    const zr_graph *graph;
    const zr_diagram_options *options;
    const zr__theme *theme;
    double wanted;        /* Width that was asked for, points. */
    double width, height; /* Of the page, points: between A4 and A3, or less where enlarged. */
    double across;        /* Width to height of the page when it lies across. */
    bool is_enlarged;     /* Only a trial: it fits if nothing at all is left out. */
    bool last_must, last_enlarged; /* How it was drawn last. */
    bool has_others_clusters;      /* They are borrowed. */
    zr__selection selection;
    /* Empty unless the kind needs them. */
    zr_clusters clusters;
    zr_comparison comparison;
    zr_repeated_groups groups;
    zr_trace trace;
} zr__subject;

/* Whether its two sides are of two notices. */
static inline bool zr__is_of_two_notices(const zr__subject *subject)
{
    const zr_side *from = subject->options->from, *to = subject->options->to;
    return from != NULL && to != NULL && from->graph->notice != to->graph->notice;
}

/* Draw `selection.drawn` units on a page of the subject's size. *fits: whether that is legible; if
 * not, the drawing is no good, unless `must` says to draw as small as need be. Pages are tried from
 * the least high on; then fewer units. What is not about the units selected just says that it fits,
 * or does on the highest page. A kind is one file with one such function, and a row in
 * diagram_kinds.c. */
typedef zr_status zr__draw(zr__drawing *drawing, const zr__subject *subject, bool must, bool *fits,
                           zr_error *err);

/* As zr_diagram_draw() does, the light picture and the dark one, laid out once; SVG, to be released
 * with zr_string_free(). `clusters` are those of the scope and the seed, so that they need not be
 * found again; or NULL. */
zr_status zr__diagram_draw_both(char *bytes[2], zr_diagram_kind kind, const zr_graph *graph,
                                const zr_diagram_options *options, const zr_clusters *clusters,
                                zr_error *err);

/* The least scale to draw texts at: 1 is legible; `must` takes any, a trial on a smaller page,
 * where the picture is to gain more than the legend does, only `enlarged`. */
double zr__smallest_scale(const zr__subject *subject, bool must, double enlarged);

zr__draw zr__diagram_compare;
zr__draw zr__diagram_groups;
zr__draw zr__diagram_matrix;
zr__draw zr__diagram_network;
zr__draw zr__diagram_official;
zr__draw zr__diagram_officials;
zr__draw zr__diagram_trace;
zr__draw zr__diagram_unit;
zr__draw zr__diagram_units;

#endif
