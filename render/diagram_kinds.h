/* The kinds of diagrams: what each is made from, by which function, on which pages. */
#ifndef ZEREN_RENDER_DIAGRAM_KINDS_H
#define ZEREN_RENDER_DIAGRAM_KINDS_H

#include "render/diagram.h"

#define ZR__SHEET_ASPECT 1.41421356 /* of A4 and A3 */

/* Pages to try, the least high first. */
enum {
    ZR__PAGE_ACROSS,
    ZR__PAGE_SHEET,
    ZR__PAGE_SQUARE,
    ZR__PAGE_UPRIGHT,
    ZR__PAGE_HIGHEST,
    ZR__PAGES
};

/* What makes a kind of diagram. */
typedef struct zr__recipe {
    const char *name;
    zr__draw *draw;
    double width; /* Of the page if none is asked for, millimetres. */
    zr_status (*prepare)(zr__subject *subject, zr_error *err); /* What is computed only once. */
    bool has_two_columns;
    bool is_whole;       /* Not about the units selected: fewer of them would not help. */
    bool is_enlargeable; /* Where there is little to draw. */
    bool is_of_one;      /* An official or unit: there may be little to draw of a large notice. */
    int cut_on;          /* The page on which it leaves out by itself what is too much; or 0. */
    int highest;         /* The highest page tried with more than so many tasks; 0: all are. */
    uint32_t few_tasks;
    uint32_t most_units; /* More are cut at once; 0: MOST_UNITS. */
} zr__recipe;

extern const zr__recipe zr__diagram_kinds[ZR_DIAGRAM_KINDS];

/* Compute the clusters of the subject: what several kinds are prepared by. */
zr_status zr__find_clusters(zr__subject *subject, zr_error *err);

/* Draw what is legible: larger on the least high page that holds it, on a higher one, or less of
 * it. The subject keeps how, so that it can be drawn again the same. */
zr_status zr__draw_legibly(zr__drawing *drawing, zr_diagram_kind kind, zr__subject *subject,
                           zr_error *err);

/* Once, as the subject is. */
zr_status zr__draw_once(zr__drawing *drawing, zr_diagram_kind kind, zr__subject *subject,
                        bool must, bool *fits, zr_error *err);

#endif
