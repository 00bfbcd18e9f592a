/*
 * A picture before Graphviz sees it: growing lists of shapes, curves and texts.
 */
#include "render/drawing.h"

#include <math.h>

#include "render/label.h"
#include "src/memory.h"
#include "zeren/status.h"

static const double CRISP_STEP = 0.75; /* points: a pixel at 96 dpi */
static const double LINE_PITCH = 1.2; /* Han glyphs fill their em: less looks crowded */

/* A cleaned copy of a string, which may be NULL. */
static char *copy(zr__drawing *drawing, const char *string)
{
    if (string == NULL || drawing->failed)
        return NULL;

    char *clean = zr__clean_text(string);
    drawing->failed = clean == NULL;
    return clean;
}

void zr__drawing_name(zr__drawing *drawing, const char *title)
{
    zr__free(drawing->title);
    drawing->title = copy(drawing, title);
}

void zr__drawing_add_shape(zr__drawing *drawing, zr__shape shape)
{
    shape.title = copy(drawing, shape.title);
    zr__shape *moved = drawing->failed ? NULL
                                     : zr__grow(drawing->shape, &drawing->shape_room,
                                                drawing->shape_count + 1, sizeof shape);
    if (moved == NULL) {
        drawing->failed = true;
        zr__free(shape.title);
        return;
    }
    drawing->shape = moved;
    moved[drawing->shape_count++] = shape;
}

void zr__drawing_add_curve(zr__drawing *drawing, zr__curve curve)
{
    curve.title = copy(drawing, curve.title);
    zr__curve *moved = drawing->failed ? NULL
                                     : zr__grow(drawing->curve, &drawing->curve_room,
                                                drawing->curve_count + 1, sizeof curve);
    if (moved == NULL) {
        drawing->failed = true;
        zr__free(curve.title);
        return;
    }
    drawing->curve = moved;
    moved[drawing->curve_count++] = curve;
}

void zr__drawing_add_text(zr__drawing *drawing, zr__text text)
{
    text.string = copy(drawing, text.string);
    zr__text *moved = drawing->failed ? NULL
                                     : zr__grow(drawing->text, &drawing->text_room,
                                                drawing->text_count + 1, sizeof text);
    if (moved == NULL) {
        drawing->failed = true;
        zr__free(text.string);
        return;
    }
    drawing->text = moved;
    moved[drawing->text_count++] = text;
}

double zr__line_pitch(double size)
{
    return size * LINE_PITCH;
}

double zr__crisp(double size)
{
    return fmax(CRISP_STEP, CRISP_STEP * floor(size / CRISP_STEP + 1e-6));
}

uint32_t zr__id_number(uint32_t index)
{
    return index == ZR_NONE ? 0 : index + 1;
}

zr__point zr__on_curve(const zr__point *p, double t)
{
    const double s = 1 - t;
    const double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;

    return (zr__point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                       a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

double zr__drawing_add_wrapped(zr__drawing *drawing, zr__text text, double width)
{
    char *clean = copy(drawing, text.string);
    zr__lines lines = {0};

    if (clean == NULL || !zr__lines_wrap(&lines, clean, width / text.size))
        drawing->failed = true;
    for (uint32_t i = 0; i < lines.count; i++) {
        text.string = lines.line[i];
        zr__drawing_add_text(drawing, text);
        text.at.y += zr__line_pitch(text.size);
    }
    const double height = lines.count * zr__line_pitch(text.size);
    zr__lines_clear(&lines);
    zr__free(clean);
    return height;
}

static void scale_point(zr__point *point, double factor)
{
    point->x *= factor;
    point->y *= factor;
}

void zr__drawing_scale(zr__drawing *drawing, double factor)
{
    drawing->width *= factor;
    drawing->height *= factor;
    for (size_t i = 0; i < drawing->shape_count; i++) {
        zr__shape *shape = &drawing->shape[i];
        scale_point(&shape->centre, factor);
        shape->width *= factor;
        shape->height *= factor;
        shape->edge_width *= factor;
    }
    for (size_t i = 0; i < drawing->curve_count; i++) {
        for (int p = 0; p < ZR__CURVE_POINTS; p++)
            scale_point(&drawing->curve[i].point[p], factor);
        drawing->curve[i].width *= factor;
    }
    for (size_t i = 0; i < drawing->text_count; i++) {
        scale_point(&drawing->text[i].at, factor);
        drawing->text[i].size *= factor;
    }
}

void zr__drawing_clear(zr__drawing *drawing)
{
    if (drawing == NULL)
        return;
    for (size_t i = 0; i < drawing->shape_count; i++)
        zr__free(drawing->shape[i].title);
    for (size_t i = 0; i < drawing->curve_count; i++)
        zr__free(drawing->curve[i].title);
    for (size_t i = 0; i < drawing->text_count; i++)
        zr__free(drawing->text[i].string);
    zr__free(drawing->shape);
    zr__free(drawing->curve);
    zr__free(drawing->text);
    zr__free(drawing->title);
    *drawing = (zr__drawing){0};
}
