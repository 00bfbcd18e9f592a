/*
 * Little to draw on a large page: the picture below the headline and the legend is made larger, as
 * far as the page and good sense allow, and put in the middle of what is free.
 */
#include <math.h>
#include <string.h>

#include "render/drawing.h"
#include "render/label.h"

static const double MOST = 2.0;         /* times */
static const double TEXT_HEIGHT = 1.0;  /* em */
static const double ABOVE = 0.4;        /* of the free height: a little above the middle */
static const double OF_HEADLINE = 0.85; /* as large as it at most */
static const double SLACK = 1.0;        /* points */

typedef struct extent {
    double left, top, right, bottom;
} extent;

static const extent nothing = {INFINITY, INFINITY, -INFINITY, -INFINITY};

static void include(extent *all, double left, double top, double right, double bottom)
{
    all->left = fmin(all->left, left);
    all->top = fmin(all->top, top);
    all->right = fmax(all->right, right);
    all->bottom = fmax(all->bottom, bottom);
}

/* Ids of the samples of a legend begin like that. */
static bool is_key(const char *id)
{
    return strncmp(id, "key-", strlen("key-")) == 0;
}

/* Headline and legend stay as they are. */
static bool is_heading(const zr__text *text)
{
    return strcmp(text->class, "headline") == 0 || strcmp(text->class, "subtitle") == 0 ||
           strcmp(text->class, "legend") == 0;
}

static void include_text(extent *all, const zr__text *text)
{
    const double width = zr__em_width(text->string) * text->size;
    const double before[] = {0, width / 2, width}; /* by alignment */
    const double left = text->at.x - before[text->align], half = TEXT_HEIGHT * text->size / 2;

    include(all, left, text->at.y - half, left + width, text->at.y + half);
}

/* What the picture takes, and the headline with the legend. */
static void find_extents(extent *body, extent *heading, const zr__drawing *drawing)
{
    for (size_t i = 0; i < drawing->shape_count; i++) {
        const zr__shape *s = &drawing->shape[i];
        include(is_key(s->id) ? heading : body, s->centre.x - s->width / 2,
                s->centre.y - s->height / 2, s->centre.x + s->width / 2,
                s->centre.y + s->height / 2);
    }
    for (size_t i = 0; i < drawing->curve_count; i++)
        for (int p = 0; p < ZR__CURVE_POINTS; p++) {
            const zr__curve *c = &drawing->curve[i];
            include(is_key(c->id) ? heading : body, c->point[p].x, c->point[p].y, c->point[p].x,
                    c->point[p].y);
        }
    for (size_t i = 0; i < drawing->text_count; i++)
        include_text(is_heading(&drawing->text[i]) ? heading : body, &drawing->text[i]);
}

/* How a picture is moved: each place is multiplied, and then shifted. */
typedef struct moving {
    double factor, right, down;
} moving;

static zr__point move(zr__point at, const moving *m)
{
    return (zr__point){at.x * m->factor + m->right, at.y * m->factor + m->down};
}

static void move_body(zr__drawing *drawing, const moving *m)
{
    for (size_t i = 0; i < drawing->shape_count; i++) {
        zr__shape *s = &drawing->shape[i];
        if (is_key(s->id))
            continue;
        s->centre = move(s->centre, m);
        s->width *= m->factor;
        s->height *= m->factor;
        s->edge_width *= m->factor;
    }
    for (size_t i = 0; i < drawing->curve_count; i++) {
        zr__curve *c = &drawing->curve[i];
        if (is_key(c->id))
            continue;
        for (int p = 0; p < ZR__CURVE_POINTS; p++)
            c->point[p] = move(c->point[p], m);
        c->width *= m->factor;
    }
    for (size_t i = 0; i < drawing->text_count; i++) {
        zr__text *t = &drawing->text[i];
        if (is_heading(t))
            continue;
        t->at = move(t->at, m);
        t->size *= m->factor;
    }
}

/* The factor up to which all text of the picture is smaller than the headline. */
static double modest_factor(const zr__drawing *drawing)
{
    double headline = 0, largest = 0;

    for (size_t i = 0; i < drawing->text_count; i++) {
        const zr__text *text = &drawing->text[i];
        if (strcmp(text->class, "headline") == 0)
            headline = fmax(headline, text->size);
        else if (!is_heading(text))
            largest = fmax(largest, text->size);
    }
    return headline > 0 && largest > 0 ? OF_HEADLINE * headline / largest : MOST;
}

/* A factor at which the smallest text, and so most of it, is crisp. */
static double crisp_factor(const zr__drawing *drawing, double factor)
{
    double size = INFINITY;

    for (size_t i = 0; i < drawing->text_count; i++)
        if (!is_heading(&drawing->text[i]))
            size = fmin(size, drawing->text[i].size);
    return size < INFINITY ? fmax(1, zr__crisp(size * factor) / size) : factor;
}

void zr__drawing_fill_page(zr__drawing *drawing, double margin)
{
    extent body = nothing, heading = nothing;

    find_extents(&body, &heading, drawing);
    const double width = body.right - body.left, height = body.bottom - body.top;
    const double top = heading.bottom + margin, room = drawing->height - margin - top;
    const double across = drawing->width - 2 * margin;
    if (!(width > 0 && height > 0) || body.top < heading.bottom - SLACK)
        return; /* there is no picture, or it stands beside the legend */

    const double most = fmin(MOST, modest_factor(drawing));
    const double factor =
        crisp_factor(drawing, fmin(most, fmax(1, fmin(across / width, room / height))));
    if (factor * height > room + SLACK)
        return;
    const bool is_wide = factor * width > across;
    const double left = is_wide ? body.left : (drawing->width - factor * width) / 2;
    const moving m = {factor, left - factor * body.left,
                      top + ABOVE * (room - factor * height) - factor * body.top};
    move_body(drawing, &m);
}
