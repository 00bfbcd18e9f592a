/*
 * Which page a diagram is drawn on, and how much of it.
 *
 * Legible comes first: text of at least 9 points where the page is as wide as a slide. What does
 * not fit a slide gets a higher page, down to 1:2. What does not fit that either, or is more than a
 * picture can hold, is cut: the most loaded units are drawn, and it says so. What would leave most
 * of a slide empty is drawn larger.
 */
#include <math.h>

#include "render/diagram_kinds.h"
#include "src/failure.h"

static const double LEAST_ASPECT = 0.506;

enum {
    MOST_UNITS = 400, /* more are cut at once */
    FEWEST_UNITS = 8, /* drawn whatever it takes */
    FEW_UNITS = 40,   /* may leave room for larger text */
};

double zr__smallest_scale(const zr__subject *subject, bool must, double enlarged)
{
    static const double at_all = 2.0 / 12;
    return must ? at_all : subject->is_enlarged ? enlarged : 1;
}

static uint32_t most_units(zr_diagram_kind kind)
{
    return zr__diagram_kinds[kind].most_units > 0 ? zr__diagram_kinds[kind].most_units : MOST_UNITS;
}

/* A page across, then higher ones: of A4, a square, A4 upright, nearly twice as high as wide. */
static double height_of(const zr__subject *subject, int step)
{
    const double aspect[ZR__PAGES] = {subject->across, ZR__SHEET_ASPECT, 1, 1 / ZR__SHEET_ASPECT,
                                      LEAST_ASPECT};
    const double chosen = subject->options->aspect;

    return subject->width / (chosen > 0 ? chosen : aspect[step]);
}

zr_status zr__draw_once(zr__drawing *drawing, zr_diagram_kind kind, zr__subject *subject, bool must,
                        bool *fits, zr_error *err)
{
    zr__drawing_clear(drawing);
    subject->last_must = must;
    subject->last_enlarged = subject->is_enlarged;
    drawing->units = subject->selection.drawn;
    drawing->units_left_out = subject->selection.count - subject->selection.drawn;
    const zr_status status = zr__diagram_kinds[kind].draw(drawing, subject, must, fits, err);
    return status == ZR_OK && drawing->failed ? zr__out_of_memory(err) : status;
}

static int highest_page(zr_diagram_kind kind, const zr__subject *subject)
{
    const zr__recipe *recipe = &zr__diagram_kinds[kind];

    return recipe->highest > 0 && subject->selection.tasks > recipe->few_tasks ? recipe->highest
                                                                               : ZR__PAGE_HIGHEST;
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
        status = zr__draw_once(drawing, kind, subject, must && i == last, fits, err);
    }
    return status;
}

/* What cuts itself: the first units whole, on the least high page, or cut. */
static zr_status draw_cut(zr__drawing *drawing, zr_diagram_kind kind, zr__subject *subject,
                          zr_error *err)
{
    zr__selection *selection = &subject->selection;
    bool fits = false;
    zr_status status = ZR_OK;

    if (selection->count > MOST_UNITS) {
        selection->drawn = MOST_UNITS;
        status = draw_all(drawing, kind, subject, false, &fits, err);
    }
    if (status != ZR_OK || fits)
        return status;
    subject->height = height_of(subject, zr__diagram_kinds[kind].cut_on);
    return zr__draw_once(drawing, kind, subject, true, &fits, err);
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

    if (zr__diagram_kinds[kind].cut_on > 0)
        return draw_cut(drawing, kind, subject, err);
    subject->height = height_of(subject, ZR__PAGE_ACROSS);
    while (too_many - holds > 1 && status == ZR_OK) {
        selection->drawn = holds + (too_many - holds) / 2;
        status = zr__draw_once(drawing, kind, subject, false, &fits, err);
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
        subject->height = height_of(subject, ZR__PAGE_ACROSS);
        status = zr__draw_once(drawing, kind, subject, false, fits, err);
    }
    subject->is_enlarged = *fits;
    if (!*fits)
        subject->width = width;
    return status;
}

zr_status zr__draw_legibly(zr__drawing *drawing, zr_diagram_kind kind, zr__subject *subject,
                           zr_error *err)
{
    const uint32_t units = subject->selection.drawn;
    const zr__recipe *recipe = &zr__diagram_kinds[kind];
    const bool must = recipe->is_whole || subject->options->top > 0 || units <= FEWEST_UNITS;
    bool fits = false;
    zr_status status = ZR_OK;

    if (recipe->is_enlargeable && (units <= FEW_UNITS || recipe->is_of_one))
        status = draw_enlarged(drawing, kind, subject, &fits, err);
    if (status == ZR_OK && !fits && (must || units <= most_units(kind)))
        status = draw_all(drawing, kind, subject, must, &fits, err);
    if (status == ZR_OK && !fits)
        status = draw_most(drawing, kind, subject, err);
    return status;
}
