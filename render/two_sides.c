/*
 * Over two columns: what each side is.
 */
#include "render/two_sides.h"

#include <math.h>

#include "render/compare_view.h"
#include "render/sheet.h"
#include "src/buffer.h"
#include "src/failure.h"

static const double HEADING_SIZE = 12.0;

const char *zr__two_sides_name(const zr__subject *subject, int side)
{
    const zr_side *from = subject->options->from, *to = subject->options->to;
    const zr_side *one = side == ZR__BEFORE ? from : to;
    const char *name = zr__compare_side_name(one, side == ZR__BEFORE ? to : from);
    const zr_notice *notice = one->graph->notice;

    if (name == NULL)
        return side == ZR__BEFORE ? _("the first") : _("the second");
    if (one->scope.plan < notice->plan_count && notice->plan[one->scope.plan].id == name &&
        notice->plan[one->scope.plan].title != NULL)
        return notice->plan[one->scope.plan].title;
    return name;
}

static double head_column(zr__drawing *drawing, const zr__subject *subject, int side, double x,
                          uint32_t tasks, double y)
{
    const double edge = side == ZR__BEFORE ? ZR__SHEET_MARGIN : subject->width - ZR__SHEET_MARGIN;
    zr__buffer heading = {0};

    zr__buffer_addf(&heading, "%s · %s", zr__two_sides_name(subject, side),
                    zr__phrase_tasks(tasks).text);
    zr__text text = {.at = {x, y + zr__line_pitch(HEADING_SIZE) / 2},
                     .align = side == ZR__BEFORE ? ZR__RIGHT : ZR__LEFT,
                     .size = HEADING_SIZE,
                     .bold = true,
                     .colour = subject->theme->ink,
                     .class = "heading",
                     .string = heading.bytes};
    drawing->failed |= heading.failed;
    if (!heading.failed)
        y += zr__drawing_add_wrapped(drawing, text, fabs(edge - x));
    zr__buffer_clear(&heading);
    return y;
}

double zr__two_sides_head(zr__drawing *drawing, const zr__subject *subject,
                          const double x[ZR__SIDES], const uint32_t tasks[ZR__SIDES], double y)
{
    double bottom = y;

    for (int side = 0; side < ZR__SIDES; side++)
        bottom = fmax(bottom, head_column(drawing, subject, side, x[side], tasks[side], y));
    return bottom;
}
