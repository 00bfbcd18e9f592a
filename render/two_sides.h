/* Over two columns: what each side is, for the diagrams that set two sides against each other. */
#ifndef ZEREN_RENDER_TWO_SIDES_H
#define ZEREN_RENDER_TWO_SIDES_H

#include "render/diagram.h"

enum { ZR__BEFORE, ZR__AFTER, ZR__SIDES };

/* A side in words: its plan's title where it has one. */
const char *zr__two_sides_name(const zr__subject *subject, int side);

/* That and its tasks, over the columns: the text ends at `x` on the one side, and begins there on
 * the other. Returns the bottom. */
double zr__two_sides_head(zr__drawing *drawing, const zr__subject *subject,
                          const double x[ZR__SIDES], const uint32_t tasks[ZR__SIDES], double y);

#endif
