/* The chapters between the summary and the entries. */
#ifndef ZEREN_RENDER_REPORT_CHAPTERS_H
#define ZEREN_RENDER_REPORT_CHAPTERS_H

#include "render/report/data.h"
#include "render/report/figure.h"

/*
 * A chapter is a view of a result with pictures. Another result becomes a chapter by its row in
 * zr__chapter_list(): its view says the sentences and fills the tables.
 */
typedef struct zr__chapter {
    const char *id;        /* Its anchor; its tables are "id-table". */
    const char *heading;   /* Marked N_(). */
    const char *question;  /* What it answers; marked N_(). */
    const char *hint;      /* How to use it on a screen; marked N_(). Or NULL. */
    const zr__view *view;
    const void *subject;
    const char *aside;     /* Tables on request that are shown, folded: "ranks plans"; or NULL. */
    const char *idle;      /* Tables that would say nothing of this notice, the same way. */
    const char *diagram;   /* "units": a diagram before the words; NULL: none. */
    const char *caption;   /* Of the diagram, where the heading does not say it; marked N_(). */
    const char *chart[3];  /* Charts that the script draws from tables: "bars load-units". */
} zr__chapter;

enum { ZR__MOST_CHAPTERS = 12 };

/* Those that this notice has, in the order of the page. Returns how many. */
uint32_t zr__chapter_list(zr__chapter chapter[ZR__MOST_CHAPTERS], const zr__report_data *data);

zr_status zr__chapter_write(zr__html *html, zr__hues *hues, const zr__chapter *chapter,
                            const zr__report_data *data, zr_error *err);

#endif
