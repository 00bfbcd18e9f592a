/*
 * Officials and the units they call on, as geometry: boxes in the middle, units at the sides. At
 * the left stand the units under several officials, at the right those under one; where nearly all
 * are of a kind, they are dealt to both sides instead.
 */
#ifndef ZEREN_RENDER_OFFICIALS_NET_H
#define ZEREN_RENDER_OFFICIALS_NET_H

#include "analysis/calls.h"
#include "render/diagram.h"
#include "render/label.h"

typedef struct zr__net_row {
    uint32_t place;     /* In the selection. */
    uint32_t officials; /* That call on it. */
    uint32_t box;       /* The official's, when it is one; else ZR_NONE. */
    char *name;         /* Cleaned. */
    char *marks;        /* On a grey page: numbers of its officials. Else NULL. */
    zr__lines label;
    double y;           /* Middle. */
    double height;
} zr__net_row;

typedef struct zr__net_box {
    uint32_t official;
    uint32_t tasks;     /* In scope. */
    char *name, *office; /* Cleaned; the second with the number of tasks. */
    zr__lines name_lines, office_lines;
    double y, height;
} zr__net_box;

/* A line; the ports are where it leaves the box. */
typedef struct zr__net_line {
    uint32_t row, box;
    uint32_t tasks, leads;
    double port;        /* y */
} zr__net_line;

/* Release with zr__officials_net_clear(). */
typedef struct zr__officials_net {
    const zr__subject *subject;
    zr__net_row *row;   /* Those at the left first; both sides from above. */
    uint32_t row_count, left;
    uint32_t several;   /* Units under several officials. */
    uint32_t unled;     /* Units at the end that no official calls on. */
    bool is_dealt;      /* Units of a kind at both sides. */
    zr__net_box *box;   /* From above. */
    uint32_t box_count;
    zr__net_line *line;
    uint32_t line_count;
    double scale;
    double box_width;
    bool has_low_boxes; /* Name and office of officials on one line. */
    double top, height; /* To fill. */
    double unled_y;     /* Middle of the heading above those without an official. */
} zr__officials_net;

/* Widths and sizes in points; those with a scale at scale 1. */
#define ZR__NET_NAME_SIZE 9.0
#define ZR__NET_OFFICIAL_SIZE 11.25

/* Gather rows, boxes and lines, in an order with few crossings. */
zr_status zr__officials_net_init(zr__officials_net *out, const zr__subject *subject,
                                 zr_error *err);

/* Lay all texts out at a scale, each name and office on a line of its own or, in low boxes, both on
 * one: heights, the width of boxes, and the `lines` they take in all. False: out of memory. */
bool zr__officials_net_measure(zr__officials_net *net, double scale, bool has_low_boxes,
                               uint32_t *lines);

/* Place everything as large as fits `top` and `height`, but not below the scale `smallest`. */
zr_status zr__officials_net_place(zr__officials_net *net, double smallest, bool *fits,
                                  zr_error *err);

/* Between a box and its texts. */
double zr__net_box_padding(const zr__officials_net *net);

/* The middle of boxes, and how far the discs are from the edges of the page. */
double zr__net_box_middle(const zr__officials_net *net);
double zr__net_reach(const zr__officials_net *net);

/* From where a count begins to the name beside it, at scale 1. */
double zr__net_count_width(const zr__officials_net *net);

double zr__net_pitch(const zr__officials_net *net); /* Of lines. */
double zr__net_official_size(const zr__officials_net *net);

void zr__officials_net_clear(zr__officials_net *net);

#endif
