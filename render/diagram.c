/*
 * Diagrams: choose what is drawn and on which page, draw it, and let Graphviz write it.
 *
 * Legible comes first: text of at least 9 points where the page is as wide as a slide. What does
 * not fit a slide gets a higher page, down to 1:2. What does not fit that either, or is more than a
 * picture can hold, is cut: the most loaded units are drawn, and it says so. What would leave most
 * of a slide empty is drawn larger.
 */
#include "render/diagram.h"

#include <assert.h>
#include <math.h>

#include "render/figures.h"
#include "render/graphviz.h"
#include "render/sheet.h"
#include "src/failure.h"
#include "src/plain_numbers.h"

enum { MOST_SEARCHED = 1000000 }; /* assignments for which modules are searched more than once */

static zr_status find_clusters(zr__subject *subject, zr_error *err)
{
    zr_clusters_options options = ZR_CLUSTERS_OPTIONS_INIT;

    options.scope = subject->options->scope;
    options.seed = subject->options->seed;
    if (subject->selection.assignments > MOST_SEARCHED)
        options.runs = 1; /* few of the units are drawn, and they need some order or card */
    return zr_clusters_compute(&subject->clusters, subject->graph, &options, err);
}

/* What is gathered by official is gathered by module where no task has one. */
static zr_status find_clusters_without_officials(zr__subject *subject, zr_error *err)
{
    const zr__selection *selection = &subject->selection;
    return selection->no_official == selection->tasks ? find_clusters(subject, err) : ZR_OK;
}

static zr_status compare_sides(zr__subject *subject, zr_error *err)
{
    const zr_diagram_options *options = subject->options;
    zr_compare_options how = ZR_COMPARE_OPTIONS_INIT;

    how.seed = options->seed;
    return zr_compare(&subject->comparison, options->from, options->to, &how, err);
}

static zr_status find_groups(zr__subject *subject, zr_error *err)
{
    return zr_repeated_groups_compute(&subject->groups, subject->graph, subject->options->scope,
                                      NULL, err);
}

static zr_status trace_sides(zr__subject *subject, zr_error *err)
{
    const zr_diagram_options *options = subject->options;
    zr_trace_options how = ZR_TRACE_OPTIONS_INIT;

    how.seed = options->seed;
    return zr_trace_compute(&subject->trace, options->from, options->to, &how, err);
}

double zr__smallest_scale(const zr__subject *subject, bool must, double enlarged)
{
    static const double at_all = 2.0 / 12;
    return must ? at_all : subject->is_enlarged ? enlarged : 1;
}

/* Pages to try. */
enum { ACROSS, SHEET, SQUARE, UPRIGHT, HIGHEST, HEIGHTS };

enum { FEW_TASKS = 150 }; /* in a notice, of which all of an official or unit are drawn */

typedef struct recipe {
    const char *name;
    zr__draw *draw;
    double width; /* Of the page if none is asked for, millimetres. */
    zr_status (*prepare)(zr__subject *subject, zr_error *err); /* What is computed only once. */
    bool has_two_columns;
    bool is_whole;       /* Not about the units selected: fewer of them would not help. */
    bool is_enlargeable; /* Where there is little to draw. */
    int cut_on;          /* The page on which it leaves out by itself what is too much; or 0. */
    int highest;         /* The highest page tried with more than so many tasks; 0: all are. */
    uint32_t few_tasks;
    uint32_t most_units; /* More are cut at once; 0: MOST_UNITS. */
} recipe;

/* By zr_diagram_kind. */
static const recipe kinds[ZR_DIAGRAM_KINDS] = {
    [ZR_DIAGRAM_UNITS] = {"units", zr__diagram_units, ZR_WIDTH_SLIDE, find_clusters,
                          .is_enlargeable = true},
    [ZR_DIAGRAM_OFFICIALS] = {"officials", zr__diagram_officials, ZR_WIDTH_SLIDE,
                              .is_enlargeable = true, .most_units = 150},
    [ZR_DIAGRAM_OFFICIAL] = {"official", zr__diagram_official, ZR_WIDTH_A4, .is_whole = true,
                             .is_enlargeable = true, .highest = UPRIGHT,
                             .few_tasks = FEW_TASKS},
    [ZR_DIAGRAM_UNIT] = {"unit", zr__diagram_unit, ZR_WIDTH_A4, .is_whole = true,
                         .is_enlargeable = true, .highest = UPRIGHT, .few_tasks = FEW_TASKS},
    [ZR_DIAGRAM_NETWORK] = {"network", zr__diagram_network, ZR_WIDTH_A3,
                            find_clusters_without_officials, .has_two_columns = true,
                            .is_enlargeable = true, .cut_on = UPRIGHT},
    [ZR_DIAGRAM_COMPARE] = {"compare", zr__diagram_compare, ZR_WIDTH_SLIDE, compare_sides,
                            .is_whole = true, .is_enlargeable = true},
    [ZR_DIAGRAM_MATRIX] = {"matrix", zr__diagram_matrix, ZR_WIDTH_A4, find_clusters,
                           .is_enlargeable = true, .cut_on = HIGHEST},
    [ZR_DIAGRAM_GROUPS] = {"groups", zr__diagram_groups, ZR_WIDTH_SLIDE, find_groups,
                           .is_whole = true, .is_enlargeable = true},
    [ZR_DIAGRAM_TRACE] = {"trace", zr__diagram_trace, ZR_WIDTH_SLIDE, trace_sides,
                          .is_whole = true, .is_enlargeable = true, .highest = UPRIGHT},
};

static const double PIXELS_PER_POINT = 2.0; /* a slide of 1920 pixels */
static const double POINTS_PER_MM = 72 / 25.4;
static const double SLIDE_ASPECT = 16.0 / 9;
static const double SHEET_ASPECT = 1.41421356; /* of A4 and A3 */
static const double LEAST_ASPECT = 0.506;

enum {
    MOST_UNITS = 400, /* more are cut at once */
    FEWEST_UNITS = 8, /* drawn whatever it takes */
    FEW_UNITS = 40,   /* may leave room for larger text */
};

static uint32_t most_units(zr_diagram_kind kind)
{
    return kinds[kind].most_units > 0 ? kinds[kind].most_units : MOST_UNITS;
}

/* A page across, then higher ones: of A4, a square, A4 upright, nearly twice as high as wide. */
static double height_of(const zr__subject *subject, int step)
{
    const double aspect[HEIGHTS] = {subject->across, SHEET_ASPECT, 1, 1 / SHEET_ASPECT,
                                    LEAST_ASPECT};
    const double chosen = subject->options->aspect;

    return subject->width / (chosen > 0 ? chosen : aspect[step]);
}

static zr_status draw(zr__drawing *drawing, zr_diagram_kind kind, zr__subject *subject, bool must,
                      bool *fits, zr_error *err)
{
    zr__drawing_clear(drawing);
    subject->last_must = must;
    subject->last_enlarged = subject->is_enlarged;
    drawing->units = subject->selection.drawn;
    drawing->units_left_out = subject->selection.count - subject->selection.drawn;
    const zr_status status = kinds[kind].draw(drawing, subject, must, fits, err);
    return status == ZR_OK && drawing->failed ? zr__out_of_memory(err) : status;
}

static int highest_page(zr_diagram_kind kind, const zr__subject *subject)
{
    return kinds[kind].highest > 0 && subject->selection.tasks > kinds[kind].few_tasks
               ? kinds[kind].highest
               : HIGHEST;
}

/* Draw the chosen units on the least high page that holds them. */
static zr_status draw_all(zr__drawing *drawing, zr_diagram_kind kind, zr__subject *subject,
                          bool must, bool *fits, zr_error *err)
{
    const int last = highest_page(kind, subject);
    zr_status status = ZR_OK;

    *fits = false;
    for (int i = 0; i <= last && status == ZR_OK && !*fits; i++) {
        subject->height = height_of(subject, i);
        status = draw(drawing, kind, subject, must && i == last, fits, err);
    }
    return status;
}

/* Draw as many units as a slide holds, by halving; what cuts itself does. */
static zr_status draw_most(zr__drawing *drawing, zr_diagram_kind kind, zr__subject *subject,
                           zr_error *err)
{
    zr__selection *selection = &subject->selection;
    uint32_t holds = FEWEST_UNITS;
    uint32_t too_many =
        selection->count <= most_units(kind) ? selection->count : most_units(kind) + 1;
    bool fits = false;
    zr_status status = ZR_OK;

    if (kinds[kind].cut_on > 0) {
        selection->drawn = selection->count <= MOST_UNITS ? selection->count : MOST_UNITS;
        subject->height = height_of(subject, kinds[kind].cut_on);
        return draw(drawing, kind, subject, true, &fits, err);
    }
    subject->height = height_of(subject, ACROSS);
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

/* Little to draw is drawn larger: laid out on a smaller page of the same shape. */
static zr_status draw_enlarged(zr__drawing *drawing, zr_diagram_kind kind, zr__subject *subject,
                               bool *fits, zr_error *err)
{
    static const double times[] = {1.75, 1.5, 1.25};
    const double width = subject->width;
    zr_status status = ZR_OK;

    subject->is_enlarged = true;
    for (size_t i = 0; i < sizeof times / sizeof *times && status == ZR_OK && !*fits; i++) {
        subject->width = width / times[i];
        subject->height = height_of(subject, ACROSS);
        status = draw(drawing, kind, subject, false, fits, err);
    }
    subject->is_enlarged = *fits;
    if (!*fits)
        subject->width = width;
    return status;
}

static zr_status draw_legibly(zr__drawing *drawing, zr_diagram_kind kind, zr__subject *subject,
                              zr_error *err)
{
    const uint32_t units = subject->selection.drawn;
    const bool must = kinds[kind].is_whole || subject->options->top > 0 || units <= FEWEST_UNITS;
    bool fits = false;
    zr_status status = ZR_OK;

    if (kinds[kind].is_enlargeable && units <= FEW_UNITS)
        status = draw_enlarged(drawing, kind, subject, &fits, err);
    if (status == ZR_OK && !fits && (must || units <= most_units(kind)))
        status = draw_all(drawing, kind, subject, must, &fits, err);
    if (status == ZR_OK && !fits)
        status = draw_most(drawing, kind, subject, err);
    return status;
}

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
    return has_many_columns ? ZR_WIDTH_A3 : kinds[kind].width;
}

/* Give a picture the width wanted; little to draw fills its page. */
static void fit_page(zr__drawing *drawing, const zr__subject *subject)
{
    const double factor = subject->wanted / subject->width;

    zr__drawing_scale(drawing, factor);
    if (subject->is_enlarged)
        zr__drawing_fill_page(drawing, factor * ZR__SHEET_MARGIN);
}

/* Everything but the theme of a picture. Text is laid out on a page between A4 and A3, and what is to
 * be narrower or wider made smaller or larger. `clusters` may be NULL; they are borrowed. */
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
        .across = is_slide ? SLIDE_ASPECT : SHEET_ASPECT,
        .theme = &zr__themes[options->theme],
        .wanted = wanted,
        .width = fmin(fmax(wanted, ZR_WIDTH_A4 * POINTS_PER_MM), ZR_WIDTH_A3 * POINTS_PER_MM),
    };
    status = zr__selection_init(&subject->selection, graph, options->scope, options->top, err);
    if (status != ZR_OK || kinds[kind].prepare == NULL)
        return status;
    if (kinds[kind].prepare != find_clusters || clusters == NULL)
        return kinds[kind].prepare(subject, err);
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
        status = draw_legibly(drawing, kind, &subject, err);
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
    return draw(drawing, kind, subject, subject->last_must, &fits, err);
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
    if (status == ZR_OK && (status = draw_legibly(&drawing, kind, &subject, err)) == ZR_OK)
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
    if (status == ZR_OK && kinds[kind].has_two_columns)
        status = zr__figures_two_columns(&figures, graph, options, err);
    if (status == ZR_OK)
        *out = figures;
    zr__drawing_clear(&drawing);
    zr__plain_numbers_end(&numbers);
    return status;
}

const char *zr_diagram_kind_name(zr_diagram_kind kind)
{
    return kind >= 0 && kind < ZR_DIAGRAM_KINDS ? kinds[kind].name : NULL;
}

const char *zr_diagram_theme_name(zr_diagram_theme theme)
{
    static const char *const names[ZR_THEMES] = {"light", "dark", "print"};
    return theme >= 0 && theme < ZR_THEMES ? names[theme] : NULL;
}
