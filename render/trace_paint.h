/* Painting of a trace that is placed. */
#ifndef ZEREN_RENDER_TRACE_PAINT_H
#define ZEREN_RENDER_TRACE_PAINT_H

#include "render/trace_columns.h"

/* Points. */
#define ZR__TRACE_BESIDE_DISC 8.0
#define ZR__TRACE_INSET 4.0 /* of a text in its panel */
#define ZR__TRACE_CARRIED_LINE 2.0
#define ZR__TRACE_WEAK_LINE 0.9

/* Bands, ties and tasks. */
void zr__trace_paint(zr__drawing *drawing, const zr__trace_columns *view);

/* A disc whose part tells the verdict; without a title it is a sample. */
void zr__trace_add_disc(zr__drawing *drawing, const zr__theme *theme, zr__point at,
                        zr__colour colour, zr_trace_verdict verdict, const char *id,
                        const char *title);

/* Where the text of a column stands, beside its discs or between them. */
zr__text zr__trace_text(const zr__trace_columns *view, zr__trace_place place, double y);

/* The left and right edge of the panels of a column. */
void zr__trace_edges(double edge[2], const zr__trace_columns *view, zr__trace_place place);

#endif
