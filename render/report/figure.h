/* Diagrams of ours within the page. */
#ifndef ZEREN_RENDER_REPORT_FIGURE_H
#define ZEREN_RENDER_REPORT_FIGURE_H

#include "render/report/data.h"
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

/* A diagram of the page. */
typedef struct zr__figure {
    const char *id; /* Its anchor. */
    zr_diagram_kind kind;
    const char *caption; /* NULL: what is above says it. */
    const char *name;    /* For those who do not see it. */
} zr__figure;

/* Draw a diagram into the page: in the colours of the page, units, officials and tasks linked to
 * their entries. */
zr_status zr__html_figure(zr__html *html, zr__hues *hues, const zr__figure *figure,
                          const zr__report_data *data, zr_error *err);

/* "--d0:#ffffff;--d1:…" */
void zr__hues_add(zr__buffer *css, const zr__hues *hues, bool dark);

void zr__hues_clear(zr__hues *hues);

#endif
