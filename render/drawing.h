/*
 * A picture before Graphviz sees it: shapes, lines and texts at places of our own.
 *
 * Lengths are points; x runs right and y down from the top left corner of the page. Adding is
 * sticky as in src/buffer.h: add without looking, and look at `failed` once at the end. Ids and
 * classes are ours and plain; titles and texts may hold anything.
 */
#ifndef ZEREN_RENDER_DRAWING_H
#define ZEREN_RENDER_DRAWING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "render/palette.h"

enum { ZR__ID_SIZE = 40, ZR__CLASS_SIZE = 48, ZR__CURVE_POINTS = 4 };

typedef struct zr__point {
    double x, y;
} zr__point;

typedef enum zr__form {
    ZR__PANEL, /* Rounded, behind everything else. */
    ZR__BOX,   /* Rounded. */
    ZR__BAR,   /* Not. */
    ZR__DISC
} zr__form;

/* How an outline is drawn: what tells classes apart where colour cannot. */
typedef enum zr__stroke { ZR__SOLID, ZR__DASHED, ZR__DOTTED, ZR__STROKES } zr__stroke;

typedef struct zr__shape {
    zr__form form;
    zr__stroke stroke;
    zr__point centre;
    double width, height;
    zr__colour fill, edge;
    double edge_width;
    double part;      /* Of a disc: share filled with `edge`, as a slice from three o'clock. */
    char id[ZR__ID_SIZE];
    char class[ZR__CLASS_SIZE];
    char *title;      /* Owned; NULL when it needs none. */
} zr__shape;

/* A Bezier curve between two shapes, or, with an empty `from`, anywhere. */
typedef struct zr__curve {
    zr__point point[ZR__CURVE_POINTS];
    double width;
    zr__colour colour;
    bool dashed;
    char from[ZR__ID_SIZE], to[ZR__ID_SIZE];
    char id[ZR__ID_SIZE];
    char class[ZR__CLASS_SIZE];
    char *title;
} zr__curve;

typedef enum zr__align { ZR__LEFT, ZR__CENTRE, ZR__RIGHT } zr__align;

/* One line of text; `at` is the middle of its height, at the edge it is aligned to. */
typedef struct zr__text {
    zr__point at;
    zr__align align;
    double size;
    bool bold;
    zr__colour colour;
    char class[ZR__CLASS_SIZE];
    char *string;
} zr__text;

typedef struct zr__drawing {
    double width, height;
    zr__colour page;
    char *title; /* Of the whole picture. */
    zr__shape *shape;
    zr__curve *curve;
    zr__text *text;
    size_t shape_count, curve_count, text_count;
    size_t shape_room, curve_room, text_room;
    uint32_t tasks, tasks_left_out; /* Tasks as nodes, and those there was no room for. */
    uint32_t units, units_left_out;
    bool failed; /* Memory ran out. */
} zr__drawing;

/* Each copies the strings it is given. */
void zr__drawing_name(zr__drawing *drawing, const char *title);
void zr__drawing_add_shape(zr__drawing *drawing, zr__shape shape);
void zr__drawing_add_curve(zr__drawing *drawing, zr__curve curve);
void zr__drawing_add_text(zr__drawing *drawing, zr__text text);

/* A line of text wrapped to `width` points, one below the other, aligned as `text`, whose place is
 * that of the first line. Returns the height used. */
double zr__drawing_add_wrapped(zr__drawing *drawing, zr__text text, double width);

/* Distance of two lines of text of a size. */
double zr__line_pitch(double size);

/* The size at or below this one at which Graphviz's bitmaps and pages, which count the width of
 * characters in whole units of .75 points, are as wide as its SVG. */
double zr__crisp(double size);

/* The number in an id: from 1, or 0 of ZR_NONE, which is nobody. */
uint32_t zr__id_number(uint32_t index);

/* Point of a Bezier curve of four points, t from 0 to 1. */
zr__point zr__on_curve(const zr__point *point, double t);

/* Make everything `factor` times as large. */
void zr__drawing_scale(zr__drawing *drawing, double factor);

/* Make the picture below headline and legend larger, up to twice, where the page has room, and put
 * it in the middle of what is free. */
void zr__drawing_fill_page(zr__drawing *drawing, double margin);

void zr__drawing_clear(zr__drawing *drawing);

#endif
