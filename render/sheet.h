/* The sheet every diagram stands on: of any width: headline above, notes at the side. */
#ifndef ZEREN_RENDER_SHEET_H
#define ZEREN_RENDER_SHEET_H

#include "render/diagram.h"

/* Points. */
#define ZR__SHEET_MARGIN 18.0

/* Start a sheet with its headline, `width` wide: the caller's title or `headline`, the notice and
 * the scope, the counts. The picture may begin at the y returned. */
double zr__sheet_start(zr__drawing *drawing, const zr__subject *subject, double width,
                       const char *headline, const char *counts);

/* Instead of a picture, where there is nothing to draw. */
void zr__sheet_say_empty(zr__drawing *drawing, const zr__subject *subject, const char *text);

/* A column of notes, written from the top down. */
typedef struct zr__notes {
    zr__drawing *drawing;
    const zr__theme *theme;
    double x, width;
    double y;    /* Top of what comes next. */
    double size; /* Of its text. */
} zr__notes;

void zr__notes_heading(zr__notes *notes, const char *text);

/* A paragraph; `indent` leaves room for a sample at its left. */
void zr__notes_add(zr__notes *notes, const char *text, double indent);

/* Samples at the left of the paragraph to come, which is to be indented by ZR__NOTES_SAMPLE. */
#define ZR__NOTES_SAMPLE 28.0
void zr__notes_line(zr__notes *notes, const char *id, double width, zr__colour colour,
                    bool dashed);
void zr__notes_disc(zr__notes *notes, double radius);

#endif
