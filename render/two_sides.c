/*
 * Over two columns: what each side is; and instead of a column, that it is empty.
 */
#include "render/two_sides.h"

#include <math.h>

#include "render/compare_view.h"
#include "render/sheet.h"
#include "src/buffer.h"
#include "src/failure.h"

static const double HEADING_SIZE = 12.0, EMPTY_SIZE = 9.0;

enum { EMPTY_LINES = 3 }; /* at least, as high as what says that a side is empty */

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

void zr__two_sides_say_empty(zr__drawing *drawing, const zr__subject *subject, const char *text,
                             zr__point corner, zr__point opposite)
{
    const zr__theme *theme = subject->theme;
    const double height = fmax(opposite.y - corner.y, EMPTY_LINES * zr__line_pitch(EMPTY_SIZE));
    const zr__point middle = {(corner.x + opposite.x) / 2, corner.y + height / 2};

    zr__drawing_add_shape(drawing, (zr__shape){.form = ZR__PANEL,
                                               .stroke = ZR__DASHED,
                                               .centre = middle,
                                               .width = opposite.x - corner.x,
                                               .height = height,
                                               .fill = theme->page,
                                               .edge = theme->rule,
                                               .edge_width = 0.75,
                                               .id = "empty-side",
                                               .class = "empty"});
    zr__drawing_add_text(drawing, (zr__text){.at = middle,
                                             .align = ZR__CENTRE,
                                             .size = EMPTY_SIZE,
                                             .colour = theme->muted,
                                             .class = "remark",
                                             .string = (char *)text});
}
