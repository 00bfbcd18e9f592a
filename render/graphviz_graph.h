/* A drawing as a graph that Graphviz has only to write: every place, size and path is given. */
#ifndef ZEREN_RENDER_GRAPHVIZ_GRAPH_H
#define ZEREN_RENDER_GRAPHVIZ_GRAPH_H

#include <cgraph.h>

#include "render/graphviz.h"

/* Name of the graph, which is the title of the picture; to be freed. NULL: out of memory. */
char *zr__graphviz_title(const zr__drawing *drawing, zr_diagram_format format);

/* Fill an empty graph. */
zr_status zr__graphviz_fill(Agraph_t *graph, const zr__drawing *drawing,
                            const zr__printing *printing, zr_error *err);

#endif
