/* The figures of a picture, on pictures small enough to measure by hand. */
#include "render/figures.h"

#include <math.h>
#include <stdio.h>

#include "testing.h"

static const zr__colour white = {255, 255, 255}, black = {0, 0, 0};

static zr_error err;
static zr__drawing drawing;

static void start(void)
{
    drawing = (zr__drawing){.width = 400, .height = 200, .page = white};
}

static void finish(void)
{
    zr__drawing_clear(&drawing);
}

TestSuite(figures, .init = start, .fini = finish);

static zr_diagram_figures measured(void)
{
    zr_diagram_figures figures = {0};

    cr_assert(!drawing.failed);
    ZT_OK(zr__figures_measure(&figures, &drawing, &err));
    return figures;
}

/* A straight line; without ends it is part of the legend. */
static void join(const char *from, const char *to, zr__point a, zr__point b)
{
    zr__curve curve = {.point = {a, a, b, b}, .width = 1};

    snprintf(curve.from, sizeof curve.from, "%s", from);
    snprintf(curve.to, sizeof curve.to, "%s", to);
    zr__drawing_add_curve(&drawing, curve);
}

static void disc(double x, double y, double radius)
{
    zr__drawing_add_shape(&drawing, (zr__shape){.form = ZR__DISC,
                                                .centre = {x, y},
                                                .width = 2 * radius,
                                                .height = 2 * radius,
                                                .class = "unit"});
}

static void say(const char *string, double x, double y, double size)
{
    zr__drawing_add_text(&drawing, (zr__text){.at = {x, y}, .size = size, .colour = black,
                                              .string = (char *)string});
}

Test(figures, have_the_mean_length_of_ties_and_not_of_the_legend)
{
    join("a", "b", (zr__point){0, 0}, (zr__point){30, 40});     /* 50 */
    join("a", "c", (zr__point){0, 0}, (zr__point){60, 0});      /* 60 */
    join("b", "c", (zr__point){30, 40}, (zr__point){30, 17.5}); /* 22.5 */
    join("", "", (zr__point){0, 0}, (zr__point){300, 0});

    const zr_diagram_figures figures = measured();
    cr_expect_eq(figures.ties, 3);
    cr_expect_float_eq(figures.mean_edge, 132.5 / 3, 1e-9);
}

/* The curve through (0, 0), (0, 40), (80, 40), (80, 0) is 111.57 long: its speed, three times the
 * length of 2t(1-t)(80, 0) + (1-2t)(0, 40), integrated by Simpson's rule on 1000 parts. */
Test(figures, follow_a_tie_round_its_bend)
{
    zr__curve curve = {.point = {{0, 0}, {0, 40}, {80, 40}, {80, 0}}, .from = "a", .to = "b"};

    zr__drawing_add_curve(&drawing, curve);
    cr_expect_float_eq(measured().mean_edge, 111.57, 0.3);
}

Test(figures, have_no_mean_length_without_ties)
{
    disc(50, 50, 10);
    cr_expect(isnan(measured().mean_edge));
}

Test(figures, count_ties_that_cross_unless_they_share_an_end)
{
    join("a", "b", (zr__point){0, 0}, (zr__point){100, 100});
    join("c", "d", (zr__point){0, 90}, (zr__point){100, 10});
    join("a", "d", (zr__point){0, 50}, (zr__point){100, 60}); /* through both, kin of both */
    join("e", "f", (zr__point){200, 0}, (zr__point){200, 100});
    cr_expect_eq(measured().crossings, 1);
}

Test(figures, count_what_overlaps_and_what_is_cut)
{
    disc(50, 50, 10);
    disc(65, 50, 10); /* 15 apart, radii of 20 */
    disc(65, 75, 10);
    say("市财政局", 100, 50, 10);   /* 100 to 140 */
    say("市教育局", 135, 50, 10);   /* 5 of these on it */
    say("市科技局", 135, 70, 8);
    say("市民政局", 370, 100, 10);  /* 10 beyond the page */

    const zr_diagram_figures figures = measured();
    cr_expect_eq(figures.node_overlaps, 1);
    cr_expect_eq(figures.label_overlaps, 1);
    cr_expect_eq(figures.clipped_labels, 1);
    cr_expect_float_eq(figures.smallest_font, 8, 1e-9);
    cr_expect_float_eq(figures.least_contrast, 21, 1e-9);
    cr_expect_float_eq(figures.aspect, 2, 1e-9);
}
