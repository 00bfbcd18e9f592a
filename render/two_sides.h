/* Over two columns: what each side is, for the diagrams that set two sides against each other. */
#ifndef ZEREN_RENDER_TWO_SIDES_H
#define ZEREN_RENDER_TWO_SIDES_H

#include "render/diagram.h"

enum { ZR__BEFORE, ZR__AFTER, ZR__SIDES };

/* What a side is, by its plan's title where it has one, and, unless they are 0, its tasks, at the
 * top of a column: centred on `at`, or beginning or ending there; returns the bottom. */
double zr__two_sides_head(zr__drawing *drawing, const zr__subject *subject, int side,
                          uint32_t tasks, zr__point at, zr__align align, double width);

/* What stands instead of an empty column, from corner to corner or higher. */
void zr__two_sides_say_empty(zr__drawing *drawing, const zr__subject *subject, const char *text,
                             zr__point corner, zr__point opposite);

#endif
