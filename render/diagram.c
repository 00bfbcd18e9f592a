/*
 * Diagrams: check what is asked for, lay it out, and let Graphviz write it.
 */
#include "render/diagram_kinds.h"

#include <assert.h>
#include <math.h>

#include "render/figures.h"
#include "render/graphviz.h"
#include "render/sheet.h"
#include "src/failure.h"
#include "src/plain_numbers.h"

static const double PIXELS_PER_POINT = 2.0; /* a slide of 1920 pixels */
static const double POINTS_PER_MM = 72 / 25.4;
static const double SLIDE_ASPECT = 16.0 / 9;

static zr_status check_page(const zr_diagram_options *options, zr_error *err)
{
    if (options->theme < 0 || options->theme >= ZR_THEMES)
        return zr__fail(err, ZR_EINVAL, _("there is no theme number %d"), (int)options->theme);
    if (options->width != 0 && !(options->width >= 50 && options->width <= 5000))
        return zr__fail(err, ZR_EINVAL, _("the page is %g mm wide, expected 50 to 5000"),
                        options->width);
    if (options->aspect != 0 && !(options->aspect >= 0.1 && options->aspect <= 10))
        return zr__fail(err, ZR_EINVAL, _("width to height is %g, expected 0.1 to 10"),
                        options->aspect);
    return ZR_OK;
}

static zr_status check_kind(zr_diagram_kind kind, const zr_graph *graph,
                            const zr_diagram_options *options, zr_error *err)
{
    const zr_notice *notice = graph->notice;

    if (kind < 0 || kind >= ZR_DIAGRAM_KINDS)
        return zr__fail(err, ZR_EINVAL, _("there is no diagram number %d"), (int)kind);
    if (kind == ZR_DIAGRAM_OFFICIAL && options->index >= notice->official_count)
        return zr__fail(err, ZR_EINVAL, _("there is no official number %u"), options->index);
    if (kind == ZR_DIAGRAM_UNIT && options->index >= graph->unit_count)
        return zr__fail(err, ZR_EINVAL, _("there is no unit number %u"), options->index);
    if ((kind == ZR_DIAGRAM_COMPARE || kind == ZR_DIAGRAM_TRACE) &&
        (options->from == NULL || options->to == NULL))
        return zr__fail(err, ZR_EINVAL, _("a comparison needs two sides"));
    if (kind == ZR_DIAGRAM_TRACE
            ? options->by != ZR_BY_OFFICIALS && options->by != ZR_BY_UNITS
            : options->by != ZR_BY_OFFICIALS && options->by != ZR_BY_TASKS)
        return kind == ZR_DIAGRAM_TRACE
                   ? zr__fail(err, ZR_EINVAL, _("a trace has its bands by officials or by units"))
                   : zr__fail(err, ZR_EINVAL, _("a matrix is by officials or by tasks"));
    return ZR_OK;
}

static zr_status check(zr_diagram_kind kind, const zr_graph *graph,
                       const zr_diagram_options *options, zr_error *err)
{
    const zr_status status = check_kind(kind, graph, options, err);

    if (status != ZR_OK)
        return status;
    if (options->format < ZR_DIAGRAM_SVG || options->format > ZR_DIAGRAM_DOT)
        return zr__fail(err, ZR_EINVAL, _("there is no format number %d"), (int)options->format);
    if (!(options->alpha >= 0 && options->alpha <= 1))
        return zr__fail(err, ZR_EINVAL, _("alpha is %g, expected 0 to 1"), options->alpha);
    if (options->null_model < 0 || options->null_model >= ZR_NULL_MODELS)
        return zr__fail(err, ZR_EINVAL, _("there is no null model number %d"),
                        (int)options->null_model);
    return check_page(options, err);
}

static double usual_width(zr_diagram_kind kind, const zr_diagram_options *options)
{
    const bool has_many_columns = kind == ZR_DIAGRAM_MATRIX && options->by == ZR_BY_TASKS;
    return has_many_columns ? ZR_WIDTH_A3 : zr__diagram_kinds[kind].width;
}

/* Give a picture the width wanted; little to draw fills its page. */
static void fit_page(zr__drawing *drawing, const zr__subject *subject)
{
    const double factor = subject->wanted / subject->width;

    zr__drawing_scale(drawing, factor);
    if (subject->is_enlarged)
        zr__drawing_fill_page(drawing, factor * ZR__SHEET_MARGIN);
}

/* Everything but the theme of a picture. Text is laid out on a page between A4 and A3, and what is
 * to be narrower or wider made smaller or larger. `clusters` may be NULL; they are borrowed. */
static zr_status open_subject(zr__subject *subject, zr_diagram_kind kind, const zr_graph *graph,
                              const zr_diagram_options *options, const zr_clusters *clusters,
                              zr_error *err)
{
    zr_status status = check(kind, graph, options, err);
    if (status != ZR_OK)
        return status;

    const double wanted =
        (options->width > 0 ? options->width : usual_width(kind, options)) * POINTS_PER_MM;
    const bool is_slide = fabs(wanted / POINTS_PER_MM - ZR_WIDTH_SLIDE) < 1;
    *subject = (zr__subject){
        .graph = graph,
        .options = options,
        .across = is_slide ? SLIDE_ASPECT : ZR__SHEET_ASPECT,
        .theme = &zr__themes[options->theme],
        .wanted = wanted,
        .width = fmin(fmax(wanted, ZR_WIDTH_A4 * POINTS_PER_MM), ZR_WIDTH_A3 * POINTS_PER_MM),
    };
    status = zr__selection_init(&subject->selection, graph, options->scope, options->top, err);
    if (status != ZR_OK || zr__diagram_kinds[kind].prepare == NULL)
        return status;
    if (zr__diagram_kinds[kind].prepare != zr__find_clusters || clusters == NULL)
        return zr__diagram_kinds[kind].prepare(subject, err);
    subject->clusters = *clusters;
    subject->has_others_clusters = true;
    return ZR_OK;
}

static void close_subject(zr__subject *subject)
{
    zr__selection_clear(&subject->selection);
    if (!subject->has_others_clusters)
        zr_clusters_clear(&subject->clusters);
    zr_comparison_clear(&subject->comparison);
    zr_repeated_groups_clear(&subject->groups);
    zr_trace_clear(&subject->trace);
}

/* The picture as geometry, of the width asked for. */
static zr_status make(zr__drawing *drawing, zr_diagram_kind kind, const zr_graph *graph,
                      const zr_diagram_options *options, zr_error *err)
{
    zr__subject subject = {0};
    zr_status status = open_subject(&subject, kind, graph, options, NULL, err);

    if (status == ZR_OK)
        status = zr__draw_legibly(drawing, kind, &subject, err);
    if (status == ZR_OK)
        fit_page(drawing, &subject);
    close_subject(&subject);
    return status;
}

/* What was drawn last, in another theme: nothing needs to be tried again. */
static zr_status redraw(zr__drawing *drawing, zr_diagram_kind kind, zr__subject *subject,
                        zr_diagram_theme theme, zr_error *err)
{
    bool fits = false;

    subject->theme = &zr__themes[theme];
    subject->is_enlarged = subject->last_enlarged;
    return zr__draw_once(drawing, kind, subject, subject->last_must, &fits, err);
}

static zr_status print(char **bytes, zr__drawing *drawing, const zr__subject *subject,
                       zr_error *err)
{
    const zr__printing printing = {ZR_DIAGRAM_SVG, subject->options->font, PIXELS_PER_POINT};
    size_t size = 0;

    fit_page(drawing, subject);
    return zr__graphviz_draw(bytes, &size, drawing, &printing, err);
}

zr_status zr__diagram_draw_both(char *bytes[2], zr_diagram_kind kind, const zr_graph *graph,
                                const zr_diagram_options *options, const zr_clusters *clusters,
                                zr_error *err)
{
    zr__subject subject = {0};
    zr__drawing drawing = {0};
    zr__plain_numbers numbers;
    char *svg[2] = {NULL, NULL};

    assert(options->theme == ZR_THEME_LIGHT && options->format == ZR_DIAGRAM_SVG);
    if (!zr__plain_numbers_begin(&numbers))
        return zr__out_of_memory(err);
    zr_status status = open_subject(&subject, kind, graph, options, clusters, err);
    if (status == ZR_OK && (status = zr__draw_legibly(&drawing, kind, &subject, err)) == ZR_OK)
        status = print(&svg[0], &drawing, &subject, err);
    if (status == ZR_OK &&
        (status = redraw(&drawing, kind, &subject, ZR_THEME_DARK, err)) == ZR_OK)
        status = print(&svg[1], &drawing, &subject, err);
    for (int i = 0; i < 2; i++) {
        if (status == ZR_OK)
            bytes[i] = svg[i];
        else
            zr_string_free(svg[i]);
    }
    close_subject(&subject);
    zr__drawing_clear(&drawing);
    zr__plain_numbers_end(&numbers);
    return status;
}

static const zr_diagram_options defaults = ZR_DIAGRAM_OPTIONS_INIT;

zr_status zr_diagram_draw(char **bytes, size_t *size, zr_diagram_kind kind, const zr_graph *graph,
                          const zr_diagram_options *options, zr_error *err)
{
    zr__drawing drawing = {0};
    zr__plain_numbers numbers;

    assert(bytes != NULL && size != NULL && graph != NULL);
    if (options == NULL)
        options = &defaults;
    if (!zr__plain_numbers_begin(&numbers))
        return zr__out_of_memory(err);
    zr_status status = make(&drawing, kind, graph, options, err);
    if (status == ZR_OK) {
        const zr__printing printing = {options->format, options->font, PIXELS_PER_POINT};
        status = zr__graphviz_draw(bytes, size, &drawing, &printing, err);
    }
    zr__drawing_clear(&drawing);
    zr__plain_numbers_end(&numbers);
    return status;
}

zr_status zr_diagram_measure(zr_diagram_figures *out, zr_diagram_kind kind, const zr_graph *graph,
                             const zr_diagram_options *options, zr_error *err)
{
    zr_diagram_figures figures = {0};
    zr__drawing drawing = {0};
    zr__plain_numbers numbers;

    assert(out != NULL && graph != NULL);
    if (options == NULL)
        options = &defaults;
    if (!zr__plain_numbers_begin(&numbers))
        return zr__out_of_memory(err);
    zr_status status = make(&drawing, kind, graph, options, err);
    if (status == ZR_OK)
        status = zr__figures_measure(&figures, &drawing, err);
    if (status == ZR_OK && zr__diagram_kinds[kind].has_two_columns)
        status = zr__figures_two_columns(&figures, graph, options, err);
    if (status == ZR_OK)
        *out = figures;
    zr__drawing_clear(&drawing);
    zr__plain_numbers_end(&numbers);
    return status;
}

const char *zr_diagram_kind_name(zr_diagram_kind kind)
{
    return kind >= 0 && kind < ZR_DIAGRAM_KINDS ? zr__diagram_kinds[kind].name : NULL;
}

const char *zr_diagram_theme_name(zr_diagram_theme theme)
{
    static const char *const names[ZR_THEMES] = {"light", "dark", "print"};
    return theme >= 0 && theme < ZR_THEMES ? names[theme] : NULL;
}
