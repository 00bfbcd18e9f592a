/* Diagrams of ours within the page. */
#ifndef ZEREN_RENDER_REPORT_FIGURE_H
#define ZEREN_RENDER_REPORT_FIGURE_H

#include "render/report/html.h"
#include "zeren/diagram.h"

/* A colour of a diagram on a light page and on a dark one: "#0072b2". */
typedef struct zr__hue {
    char light[8], dark[8];
} zr__hue;

/* The colours of all diagrams of a page, each a variable: --d0, --d1 … Start from {0}. */
typedef struct zr__hues {
    zr__hue *hue;
    size_t count, capacity;
} zr__hues;

/* Draw a diagram into the page: in the colours of the page, units, officials and tasks linked to
 * their entries. `id` is its anchor; the title is what `options` or the diagram itself says. */
zr_status zr__html_figure(zr__html *html, zr__hues *hues, const char *id, zr_diagram_kind kind,
                          const zr_graph *graph, const zr_diagram_options *options, zr_error *err);

/* "--d0:#ffffff;--d1:…" */
void zr__hues_add(zr__buffer *css, const zr__hues *hues, bool dark);

void zr__hues_clear(zr__hues *hues);

#endif
