/* The door to Graphviz: a drawing in, the bytes of a file out. */
#ifndef ZEREN_RENDER_GRAPHVIZ_H
#define ZEREN_RENDER_GRAPHVIZ_H

#include "render/drawing.h"
#include "zeren/diagram.h"

/* How a drawing becomes a file. */
typedef struct zr__printing {
    zr_diagram_format format;
    const char *font;         /* Family; NULL chooses one that has Han characters. */
    double pixels_per_point;  /* Of a PNG. */
} zr__printing;

/* Draw: as zr_diagram_draw(). Takes the lock of the process's one Graphviz. */
zr_status zr__graphviz_draw(char **bytes, size_t *size, const zr__drawing *drawing,
                            const zr__printing *printing, zr_error *err);

#endif
