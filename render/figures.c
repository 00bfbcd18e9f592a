/*
 * A picture measured on its own geometry, so that the figures are the same on any machine.
 *
 * Curves are taken as chains of short lines. Shapes on which others lie on purpose are panels and
 * halos; all others are nodes. What a text is read against is the last painted shape that it lies
 * on, or the page. Purchase (2002), J. Visual Languages and Computing 13; Dunne et al. (2015).
 */
#include "render/figures.h"

#include <math.h>
#include <string.h>

#include "render/crossings.h"
#include "render/label.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"

static const double TEXT_HEIGHT = 0.98; /* em: from the top of a Han glyph to its bottom */
static const double SLACK = 0.5;        /* points that may overlap unseen */

enum { PIECES = 16 }; /* of a curve */

typedef struct box {
    double left, top, right, bottom;
} box;

typedef struct chain {
    zr__point point[PIECES + 1];
    box around;
    double length;
    const zr__curve *curve;
} chain;

static box box_of_text(const zr__text *text)
{
    const double width = zr__em_width(text->string) * text->size;
    const double before[] = {0, width / 2, width}; /* by alignment */
    const double left = text->at.x - before[text->align];
    const double half = TEXT_HEIGHT * text->size / 2;

    return (box){left, text->at.y - half, left + width, text->at.y + half};
}

static box box_of_shape(const zr__shape *shape)
{
    return (box){shape->centre.x - shape->width / 2, shape->centre.y - shape->height / 2,
                 shape->centre.x + shape->width / 2, shape->centre.y + shape->height / 2};
}

static bool overlap(box a, box b)
{
    return fmin(a.right, b.right) - fmax(a.left, b.left) > SLACK &&
           fmin(a.bottom, b.bottom) - fmax(a.top, b.top) > SLACK;
}

static bool is_inside(box a, box b)
{
    return a.left >= b.left - SLACK && a.right <= b.right + SLACK && a.top >= b.top - SLACK &&
           a.bottom <= b.bottom + SLACK;
}

static bool is_tie(const zr__curve *curve)
{
    return curve->from[0] != '\0';
}

/* Of the shapes, those that stand for something. */
static bool is_node(const zr__shape *shape)
{
    return shape->form != ZR__PANEL && strcmp(shape->class, "halo") != 0 &&
           strncmp(shape->class, "key", 3) != 0;
}

static void make_chain(chain *out, const zr__curve *curve)
{
    out->curve = curve;
    out->length = 0;
    out->around = (box){INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (int i = 0; i <= PIECES; i++) {
        const zr__point at = zr__on_curve(curve->point, i / (double)PIECES);
        out->point[i] = at;
        if (i > 0)
            out->length += hypot(at.x - out->point[i - 1].x, at.y - out->point[i - 1].y);
        out->around.left = fmin(out->around.left, at.x);
        out->around.right = fmax(out->around.right, at.x);
        out->around.top = fmin(out->around.top, at.y);
        out->around.bottom = fmax(out->around.bottom, at.y);
    }
}

/* Which side of the line from a to b a point is on. */
static double side_of(zr__point a, zr__point b, zr__point point)
{
    return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}

static bool lines_cross(zr__point a, zr__point b, zr__point c, zr__point d)
{
    return (side_of(a, b, c) > 0) != (side_of(a, b, d) > 0) &&
           (side_of(c, d, a) > 0) != (side_of(c, d, b) > 0);
}

static bool share_end(const zr__curve *a, const zr__curve *b)
{
    return strcmp(a->from, b->from) == 0 || strcmp(a->from, b->to) == 0 ||
           strcmp(a->to, b->from) == 0 || strcmp(a->to, b->to) == 0;
}

static bool chains_cross(const chain *a, const chain *b)
{
    if (fmin(a->around.right, b->around.right) < fmax(a->around.left, b->around.left) ||
        fmin(a->around.bottom, b->around.bottom) < fmax(a->around.top, b->around.top) ||
        share_end(a->curve, b->curve))
        return false;
    for (int i = 0; i < PIECES; i++)
        for (int j = 0; j < PIECES; j++)
            if (lines_cross(a->point[i], a->point[i + 1], b->point[j], b->point[j + 1]))
                return true;
    return false;
}

static zr_status measure_ties(zr_diagram_figures *f, const zr__drawing *drawing, zr_error *err)
{
    chain *chains = zr__calloc(drawing->curve_count, sizeof *chains);
    double length = 0;

    if (chains == NULL)
        return zr__out_of_memory(err);
    for (size_t i = 0; i < drawing->curve_count; i++)
        if (is_tie(&drawing->curve[i])) {
            make_chain(&chains[f->ties], &drawing->curve[i]);
            length += chains[f->ties++].length;
        }
    f->mean_edge = f->ties > 0 ? length / f->ties : NAN;
    for (uint32_t i = 0; i < f->ties; i++)
        for (uint32_t j = i + 1; j < f->ties; j++)
            f->crossings += chains_cross(&chains[i], &chains[j]);
    zr__free(chains);
    return ZR_OK;
}

/* Discs overlap where their middles are nearer than their radii, other nodes as boxes do. */
static bool nodes_overlap(const zr__shape *a, const zr__shape *b)
{
    if (a->form != ZR__DISC || b->form != ZR__DISC)
        return overlap(box_of_shape(a), box_of_shape(b));
    return hypot(a->centre.x - b->centre.x, a->centre.y - b->centre.y) <
           (a->width + b->width) / 2 - SLACK;
}

static void count_nodes(zr_diagram_figures *f, const zr__drawing *drawing)
{
    for (size_t i = 0; i < drawing->shape_count; i++) {
        if (!is_node(&drawing->shape[i]))
            continue;
        f->nodes++;
        for (size_t j = i + 1; j < drawing->shape_count; j++)
            f->node_overlaps += is_node(&drawing->shape[j]) &&
                                nodes_overlap(&drawing->shape[i], &drawing->shape[j]);
    }
}

/* Panels are painted first, whatever their place in the list. */
static void look_behind(zr_diagram_figures *f, const zr__drawing *drawing, const zr__text *text)
{
    const box words = box_of_text(text);
    zr__colour ground = drawing->page;
    bool is_clipped = !is_inside(words, (box){0, 0, drawing->width, drawing->height});

    for (int panels = 1; panels >= 0; panels--)
        for (size_t i = 0; i < drawing->shape_count; i++) {
            const zr__shape *shape = &drawing->shape[i];
            const box around = box_of_shape(shape);
            if ((shape->form == ZR__PANEL) != (panels == 1) || shape->form == ZR__DISC ||
                text->at.x < around.left || text->at.x > around.right ||
                text->at.y < around.top || text->at.y > around.bottom)
                continue;
            ground = shape->fill;
            is_clipped |= strcmp(shape->class, "halo") != 0 && !is_inside(words, around);
        }
    f->clipped_labels += is_clipped;
    f->least_contrast = fmin(f->least_contrast, zr__contrast(text->colour, ground));
    f->smallest_font = fmin(f->smallest_font, text->size);
}

static void measure_texts(zr_diagram_figures *f, const zr__drawing *drawing)
{
    f->least_contrast = f->smallest_font = drawing->text_count > 0 ? INFINITY : NAN;
    for (size_t i = 0; i < drawing->text_count; i++) {
        look_behind(f, drawing, &drawing->text[i]);
        for (size_t j = i + 1; j < drawing->text_count; j++)
            f->label_overlaps +=
                overlap(box_of_text(&drawing->text[i]), box_of_text(&drawing->text[j]));
    }
}

zr_status zr__figures_measure(zr_diagram_figures *out, const zr__drawing *drawing, zr_error *err)
{
    zr_diagram_figures made = {.width = drawing->width,
                               .height = drawing->height,
                               .aspect = drawing->width / drawing->height,
                               .units = drawing->units,
                               .units_left_out = drawing->units_left_out,
                               .tasks = drawing->tasks,
                               .tasks_left_out = drawing->tasks_left_out};
    const zr_status status = measure_ties(&made, drawing, err);

    if (status != ZR_OK)
        return status;
    count_nodes(&made, drawing);
    measure_texts(&made, drawing);
    *out = made;
    return ZR_OK;
}

static uint32_t gather_lines(zr__line_ends *line, const zr_graph *graph, const zr_scope *scope)
{
    uint32_t count = 0;

    for (uint32_t t = 0; t < graph->task_count; t++)
        for (uint32_t e = graph->task_start[t];
             e < graph->task_start[t + 1] && zr_scope_has(scope, graph, t); e++)
            line[count++] = (zr__line_ends){graph->task_edge[e].end, t};
    return count;
}

/* `line` has room for all assignments, `units` and `tasks` for an order of each. */
static zr_status search_two_columns(zr_diagram_figures *out, const zr_graph *graph,
                                    const zr_diagram_options *options, zr__line_ends *line,
                                    uint32_t *units, uint32_t *tasks, zr_error *err)
{
    zr__two_columns columns = {.line = line,
                               .line_count = gather_lines(line, graph, options->scope),
                               .left_count = graph->unit_count,
                               .right_count = graph->task_count,
                               .left_order = units,
                               .right_order = tasks};

    if (columns.line_count > ZR_TWO_COLUMNS_MOST)
        return ZR_OK;
    for (uint32_t i = 0; i < graph->unit_count; i++)
        units[i] = i;
    for (uint32_t i = 0; i < graph->task_count; i++)
        tasks[i] = i;
    zr_status status = zr__reduce_crossings(&columns, options->seed, err);
    if (status == ZR_OK)
        status = zr__count_crossings(&out->two_columns, &columns, err);
    out->has_two_columns = status == ZR_OK;
    return status;
}

zr_status zr__figures_two_columns(zr_diagram_figures *out, const zr_graph *graph,
                                  const zr_diagram_options *options, zr_error *err)
{
    zr__line_ends *line = zr__calloc(graph->edge_count, sizeof *line);
    uint32_t *units = zr__calloc(graph->unit_count, sizeof *units);
    uint32_t *tasks = zr__calloc(graph->task_count, sizeof *tasks);
    const zr_status status =
        line != NULL && units != NULL && tasks != NULL
            ? search_two_columns(out, graph, options, line, units, tasks, err)
            : zr__out_of_memory(err);

    zr__free(line);
    zr__free(units);
    zr__free(tasks);
    return status;
}
