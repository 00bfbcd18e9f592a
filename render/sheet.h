/* The sheet every diagram stands on: of any width: headline above, notes at the side. */
#ifndef ZEREN_RENDER_SHEET_H
#define ZEREN_RENDER_SHEET_H

#include "render/diagram.h"
#include "render/view.h"

/* Points. */
#define ZR__SHEET_MARGIN 18.0

/* Start a sheet with its headline, from the left up to this share of the width: the caller's title
 * or `headline`, the notice and the scope, the counts. The picture may begin at the y returned. */
double zr__sheet_start(zr__drawing *drawing, const zr__subject *subject, double share,
                       const char *headline, const char *counts);

/* "units: 72 · tasks: 132 · assignments: 564", in scope. */
zr__phrase zr__sheet_counts(const zr__subject *subject);

/* Instead of a picture, where there is nothing to draw. */
void zr__sheet_say_empty(zr__drawing *drawing, const zr__subject *subject, const char *text);

/* What is not drawn, at the foot of the page. */
void zr__sheet_say_cut(zr__drawing *drawing, const zr__subject *subject, double size,
                       const char *text);

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
void zr__notes_addf(zr__notes *notes, double indent, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Samples at the left of the paragraph to come, which is to be indented by ZR__NOTES_SAMPLE. */
#define ZR__NOTES_SAMPLE 28.0
void zr__notes_line(zr__notes *notes, const char *id, double width, zr__colour colour,
                    bool dashed);
void zr__notes_disc(zr__notes *notes, double radius);

/* How many are drawn and how many left out; nothing where none is. Of tasks, `no_unit` could not be
 * drawn as they name no unit. */
void zr__notes_cut_units(zr__notes *notes, uint32_t drawn, uint32_t left_out);
void zr__notes_cut_tasks(zr__notes *notes, uint32_t drawn, uint32_t left_out, uint32_t no_unit);

/* Writes a legend; `view` is what it explains. */
typedef void zr__legend(zr__notes *notes, const void *view);

/* What stands over a picture: the headline and, beside it, the legend. */
typedef struct zr__heading {
    const char *headline, *counts;
    double share; /* Of the width, where the legend begins. */
    double size;  /* Of its text. */
    zr__legend *legend;
} zr__heading;

/* Start a sheet with both; their bottom. */
double zr__sheet_open(zr__drawing *drawing, const zr__subject *subject, const zr__heading *heading,
                      const void *view);

/* The same where what there is to explain is known only later: the legend of `fullest`, the most
 * there may be to say, is left room for, and is then to be written. */
double zr__sheet_reserve(zr__drawing *drawing, const zr__subject *subject,
                         const zr__heading *heading, const void *fullest);
double zr__sheet_explain(zr__drawing *drawing, const zr__subject *subject,
                         const zr__heading *heading, const void *view);

#endif
