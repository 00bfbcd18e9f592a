/*
 * Diagrams: choose what is drawn and on which page, draw it, and let Graphviz write it.
 *
 * Legible comes first: text of at least 9 points where the page is as wide as a slide. What does
 * not fit a slide gets a higher page, down to 1:2. What does not fit that either, or is more than a
 * picture can hold, is cut: the most loaded units are drawn on a slide, and it says so.
 */
#include "render/diagram.h"

#include <assert.h>

#include "render/graphviz.h"
#include "src/failure.h"

static const double PIXELS_PER_POINT = 2.0; /* a slide of 1920 pixels */

/* Points: a slide, A4 across, a square, A4 upright, and nearly twice as high as wide. */
static const double heights[] = {540, 679, 960, 1357, 1900};
enum { HEIGHTS = sizeof heights / sizeof *heights };

enum {
    MOST_UNITS = 400, /* more are cut at once */
    FEWEST_UNITS = 8, /* drawn whatever it takes */
};

static zr_status draw(zr__drawing *drawing, zr_diagram_kind kind, const zr__subject *subject,
                      bool must, bool *fits, zr_error *err)
{
    zr__drawing_clear(drawing);
    const zr_status status = kind == ZR_DIAGRAM_OFFICIALS
                                 ? zr__diagram_officials(drawing, subject, must, fits, err)
                                 : zr__diagram_units(drawing, subject, must, fits, err);
    return status == ZR_OK && drawing->failed ? zr__out_of_memory(err) : status;
}

/* Draw the chosen units on the least high page that holds them. */
static zr_status draw_all(zr__drawing *drawing, zr_diagram_kind kind, zr__subject *subject,
                          bool must, bool *fits, zr_error *err)
{
    zr_status status = ZR_OK;

    *fits = false;
    for (int i = 0; i < HEIGHTS && status == ZR_OK && !*fits; i++) {
        subject->height = heights[i];
        status = draw(drawing, kind, subject, must && i == HEIGHTS - 1, fits, err);
    }
    return status;
}

/* Draw as many units as a slide holds, by halving. */
static zr_status draw_most(zr__drawing *drawing, zr_diagram_kind kind, zr__subject *subject,
                           zr_error *err)
{
    zr__selection *selection = &subject->selection;
    uint32_t holds = FEWEST_UNITS, too_many = MOST_UNITS + 1;
    bool fits = false;
    zr_status status = ZR_OK;

    subject->height = heights[0];
    while (too_many - holds > 1 && status == ZR_OK) {
        selection->drawn = holds + (too_many - holds) / 2;
        status = draw(drawing, kind, subject, false, &fits, err);
        if (fits)
            holds = selection->drawn;
        else
            too_many = selection->drawn;
    }
    selection->drawn = holds;
    return status == ZR_OK ? draw_all(drawing, kind, subject, true, &fits, err) : status;
}

static zr_status draw_legibly(zr__drawing *drawing, zr_diagram_kind kind, zr__subject *subject,
                              zr_error *err)
{
    const uint32_t units = subject->selection.drawn;
    const bool must = subject->options->top > 0 || units <= FEWEST_UNITS;
    bool fits = false;
    zr_status status = ZR_OK;

    if (must || units <= MOST_UNITS)
        status = draw_all(drawing, kind, subject, must, &fits, err);
    if (status == ZR_OK && !fits)
        status = draw_most(drawing, kind, subject, err);
    return status;
}

static zr_status find_clusters(zr__subject *subject, zr_error *err)
{
    zr_clusters_options options = ZR_CLUSTERS_OPTIONS_INIT;

    options.scope = subject->options->scope;
    options.seed = subject->options->seed;
    return zr_clusters_compute(&subject->clusters, subject->graph, &options, err);
}

static zr_status check(zr_diagram_kind kind, const zr_diagram_options *options, zr_error *err)
{
    if (kind != ZR_DIAGRAM_UNITS && kind != ZR_DIAGRAM_OFFICIALS)
        return zr__fail(err, ZR_EINVAL, _("there is no diagram number %d"), (int)kind);
    if (options->format < ZR_DIAGRAM_SVG || options->format > ZR_DIAGRAM_DOT)
        return zr__fail(err, ZR_EINVAL, _("there is no format number %d"), (int)options->format);
    if (!(options->alpha >= 0 && options->alpha <= 1))
        return zr__fail(err, ZR_EINVAL, _("alpha is %g, expected 0 to 1"), options->alpha);
    if (options->null_model < 0 || options->null_model >= ZR_NULL_MODELS)
        return zr__fail(err, ZR_EINVAL, _("there is no null model number %d"),
                        (int)options->null_model);
    return ZR_OK;
}

zr_status zr_diagram_draw(char **bytes, size_t *size, zr_diagram_kind kind, const zr_graph *graph,
                          const zr_diagram_options *options, zr_error *err)
{
    static const zr_diagram_options defaults = ZR_DIAGRAM_OPTIONS_INIT;
    zr__drawing drawing = {0};
    zr__subject subject = {.graph = graph,
                           .options = options != NULL ? options : &defaults,
                           .theme = &zr__theme_light};

    assert(bytes != NULL && size != NULL && graph != NULL);
    options = subject.options;
    zr_status status = check(kind, options, err);
    if (status == ZR_OK)
        status = zr__selection_init(&subject.selection, graph, options->scope, options->top, err);
    if (status == ZR_OK && kind == ZR_DIAGRAM_UNITS)
        status = find_clusters(&subject, err);
    if (status == ZR_OK)
        status = draw_legibly(&drawing, kind, &subject, err);
    if (status == ZR_OK) {
        const zr__printing printing = {options->format, options->font, PIXELS_PER_POINT};
        status = zr__graphviz_draw(bytes, size, &drawing, &printing, err);
    }
    zr__drawing_clear(&drawing);
    zr__selection_clear(&subject.selection);
    zr_clusters_clear(&subject.clusters);
    return status;
}
