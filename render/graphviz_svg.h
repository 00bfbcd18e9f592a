/* Making Graphviz's SVG fit to be shown, styled and linked on a page. */
#ifndef ZEREN_RENDER_GRAPHVIZ_SVG_H
#define ZEREN_RENDER_GRAPHVIZ_SVG_H

#include <stddef.h>

#include "render/drawing.h"
#include "src/buffer.h"

/* Stands for `&` in texts given to Graphviz: U+FDD0, which no cleaned text contains. */
#define ZR__SVG_AMPERSAND "\xEF\xB7\x90"

/* Ends the name of a bold font; pango and the tidied SVG both understand. */
#define ZR__SVG_BOLD " Bold"

/* Append the tidied SVG: without comments, document type and other references to elsewhere, ids as
 * they were given, titles that are names (from the comment before each object) or none, texts
 * where the drawing has them. `svg` ends in NUL as well. */
void zr__svg_tidy(zr__buffer *out, const char *svg, size_t size, const zr__drawing *drawing);

#endif
