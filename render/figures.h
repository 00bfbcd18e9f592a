/* How good a picture is, in figures. */
#ifndef ZEREN_RENDER_FIGURES_H
#define ZEREN_RENDER_FIGURES_H

#include "render/drawing.h"
#include "zeren/diagram.h"

zr_status zr__figures_measure(zr_diagram_figures *out, const zr__drawing *drawing, zr_error *err);

/* Crossings of all assignments in scope as lines between a column of units and one of tasks. */
zr_status zr__figures_two_columns(zr_diagram_figures *out, const zr_graph *graph,
                                  const zr_diagram_options *options, zr_error *err);

#endif
