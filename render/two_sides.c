/*
 * Over two columns: what each side is.
 */
#include "render/two_sides.h"

#include "render/compare_view.h"
#include "render/sheet.h"
#include "src/buffer.h"
#include "src/failure.h"

static const double HEADING_SIZE = 12.0;

static const char *name_of(const zr__subject *subject, int side)
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

double zr__two_sides_head(zr__drawing *drawing, const zr__subject *subject, int side,
                          uint32_t tasks, zr__point at, zr__align align, double width)
{
    zr__buffer heading = {0};
    double height = 0;

    zr__buffer_add(&heading, name_of(subject, side));
    if (tasks > 0)
        zr__buffer_addf(&heading, " · %s", zr__phrase_tasks(tasks).text);
    zr__text text = {.at = {at.x, at.y + zr__line_pitch(HEADING_SIZE) / 2},
                     .align = align,
                     .size = HEADING_SIZE,
                     .bold = true,
                     .colour = subject->theme->ink,
                     .class = "heading",
                     .string = heading.bytes};
    drawing->failed |= heading.failed;
    if (!heading.failed)
        height = zr__drawing_add_wrapped(drawing, text, width);
    zr__buffer_clear(&heading);
    return at.y + height;
}
