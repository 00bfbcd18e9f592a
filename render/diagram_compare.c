/*
 * Two sides as ranked columns joined by slopes: before at the left, after at the right, the
 * largest share on top.
 *
 * The units whose share moved most are coloured, by direction; all others step back. Units with
 * the largest shares on either side are drawn, as many as the page holds, and a line below each
 * column gathers the rest.
 *
 * Tufte (1983), "The Visual Display of Quantitative Information", chapter 7: slopegraphs.
 */
#include <math.h>
#include <stdio.h>

#include "render/compare_view.h"
#include "render/sheet.h"
#include "render/slopes.h"
#include "src/buffer.h"
#include "src/failure.h"

static const double LEGEND_SHARE = 0.7; /* of the width */
static const double RANK_BEFORE = 8.0, RANK = 30.0, SHARE = 70.0, SHIFT = 108.0; /* from a disc */
static const double DISC = 2.4, BESIDE_NAME = 6.0;
static const double MOVER_LINE = 2.2, OTHER_LINE = 0.9, OTHER_TINT = 0.35;

enum { FEWEST = 20 }; /* units drawn for which a page is high enough */

static zr__colour colour_of(const zr__slopes *view, const zr__slope *s)
{
    const zr__theme *theme = view->subject->theme;

    if (!s->is_mover)
        return zr__tint(theme->neutral, theme->page, OTHER_TINT);
    return zr__class_colour(theme, s->move->shift > 0 ? 0 : 1);
}

static zr__colour ink_of(const zr__slopes *view, const zr__slope *s)
{
    const zr__theme *theme = view->subject->theme;
    return s->is_mover ? zr__legible(colour_of(view, s), theme->ink, theme->page) : theme->muted;
}

/* Number of the unit in its notice, for ids, as in every other kind; what only the second of two
 * notices names is counted on from the first. */
static uint32_t unit_number(const zr__slopes *view, const zr__slope *s)
{
    const zr_diagram_options *options = view->subject->options;
    const zr_notice *notice[] = {options->from->graph->notice, options->to->graph->notice};
    uint32_t number = 0;

    for (int side = 0; side < ZR__SIDES; side++)
        for (uint32_t unit = 0; unit < notice[side]->unit_count; unit++) {
            number++;
            if (notice[side]->unit[unit].name == s->move->name)
                return number;
        }
    return number;
}

/* "A: 3.2% before, 5.1% after"; just "A" where one side is empty. */
static char *write_title(zr__buffer *title, const zr__slope *s)
{
    if (isnan(s->move->shift))
        zr__buffer_add(title, s->move->name);
    else
        zr__buffer_addf(title, _("%s: %s before, %s after"), s->move->name,
                        zr__phrase_percent(s->move->from.share).text,
                        zr__phrase_percent(s->move->to.share).text);
    return title->bytes;
}

static void paint_slope(zr__drawing *drawing, const zr__slopes *view, const zr__slope *s)
{
    const zr__point a = {zr__slopes_x(view, ZR__BEFORE), s->y[ZR__BEFORE]};
    const zr__point b = {zr__slopes_x(view, ZR__AFTER), s->y[ZR__AFTER]};
    const double third = (b.x - a.x) / 3;
    zr__buffer title = {0};
    zr__curve curve = {.point = {a, {a.x + third, a.y}, {b.x - third, b.y}, b},
                       .width = s->is_mover ? MOVER_LINE : OTHER_LINE,
                       .colour = colour_of(view, s),
                       .dashed = s->is_mover && s->move->shift < 0 && view->subject->theme->is_grey,
                       .title = write_title(&title, s)};

    const uint32_t unit = unit_number(view, s);
    snprintf(curve.from, sizeof curve.from, "unit-%u-before", unit);
    snprintf(curve.to, sizeof curve.to, "unit-%u-after", unit);
    snprintf(curve.id, sizeof curve.id, "move-%u", unit);
    snprintf(curve.class, sizeof curve.class, "move %s of-unit-%u",
             s->is_mover ? "mover" : "other", unit);
    drawing->failed |= title.failed;
    zr__drawing_add_curve(drawing, curve);
    zr__buffer_clear(&title);
}

static void paint_disc(zr__drawing *drawing, const zr__slopes *view, const zr__slope *s, int side)
{
    const zr__theme *theme = view->subject->theme;
    const zr__colour colour = s->is_mover ? colour_of(view, s) : theme->neutral;
    zr__buffer title = {0};
    zr__shape disc = {.form = ZR__DISC,
                      .centre = {zr__slopes_x(view, side), s->y[side]},
                      .width = 2 * DISC,
                      .height = 2 * DISC,
                      .fill = zr__slope_mark(s, side) == NULL ? colour : theme->page,
                      .edge = colour,
                      .edge_width = 1.0,
                      .title = write_title(&title, s)};
    const uint32_t unit = unit_number(view, s);

    snprintf(disc.id, sizeof disc.id, "unit-%u-%s", unit, side == ZR__BEFORE ? "before" : "after");
    snprintf(disc.class, sizeof disc.class, "unit of-unit-%u", unit);
    drawing->failed |= title.failed;
    zr__drawing_add_shape(drawing, disc);
    zr__buffer_clear(&title);
}

static void paint_name(zr__drawing *drawing, const zr__slopes *view, const zr__slope *s, int side,
                       zr__text text)
{
    const zr__lines *name = &s->name[side];
    const char *mark = zr__slope_mark(s, side);
    const double middle = text.at.y;

    text.at = (zr__point){zr__slopes_beside(view, side, zr__slopes_name_distance(side)),
                          middle - (name->count - 1) * zr__line_pitch(ZR__SLOPES_SIZE) / 2};
    text.align = side == ZR__BEFORE ? ZR__RIGHT : ZR__LEFT;
    for (uint32_t i = 0; i < name->count; i++) {
        text.string = name->line[i];
        zr__drawing_add_text(drawing, text);
        text.at.y += zr__line_pitch(ZR__SLOPES_SIZE);
    }
    if (mark == NULL)
        return;
    const double end = zr__slopes_name_distance(side) + name->width * ZR__SLOPES_SIZE;
    text.at = (zr__point){zr__slopes_beside(view, side, end + BESIDE_NAME), middle};
    text.colour = view->subject->theme->muted;
    text.bold = false;
    text.string = (char *)mark;
    zr__drawing_add_text(drawing, text);
}

static void paint_row(zr__drawing *drawing, const zr__slopes *view, const zr__slope *s, int side)
{
    const zr_part *part = zr__slope_part(s, side);
    zr__phrase number = zr__phrase_count(part->rank);
    const double rank = side == ZR__BEFORE ? RANK_BEFORE : RANK;
    zr__text text = {.at = {zr__slopes_beside(view, side, rank), s->y[side]},
                     .align = ZR__RIGHT,
                     .size = ZR__SLOPES_SIZE,
                     .bold = s->is_mover,
                     .colour = ink_of(view, s),
                     .string = number.text};

    snprintf(text.class, sizeof text.class, "label of-unit-%u", unit_number(view, s));
    paint_disc(drawing, view, s, side);
    if (!isnan(part->share)) {
        zr__drawing_add_text(drawing, text);
        text.at.x = zr__slopes_beside(view, side, side == ZR__BEFORE ? RANK : SHARE);
        number = zr__phrase_percent(part->share);
        zr__drawing_add_text(drawing, text);
    }
    if (side == ZR__AFTER && s->is_mover) {
        snprintf(number.text, sizeof number.text, "%+.1f", 100 * s->move->shift);
        text.at.x = zr__slopes_beside(view, side, SHIFT);
        zr__drawing_add_text(drawing, text);
    }
    paint_name(drawing, view, s, side, text);
}

/* "not drawn: 12 units with 3.4% of the load", below a column. */
static void gather_rest(zr__drawing *drawing, const zr__slopes *view, int side)
{
    const double y = view->bottom[side] + zr__line_pitch(ZR__SLOPES_SIZE) / 2 + 1;
    uint32_t count = 0;
    double share = 0;
    char string[200];

    for (uint32_t i = view->drawn; i < view->result->unit_count; i++) {
        const zr_part *part = zr__slope_part(&view->slope[i], side);
        count += part->total > 0;
        share += part->total > 0 ? part->share : 0;
    }
    if (count == 0)
        return;
    snprintf(string, sizeof string, _("not drawn: %s with %s of the load"),
             zr__phrase_units(count).text, zr__phrase_percent(share).text);
    zr__drawing_add_text(drawing, (zr__text){.at = {zr__slopes_x(view, side), y},
                                             .align = side == ZR__BEFORE ? ZR__RIGHT : ZR__LEFT,
                                             .size = ZR__SLOPES_SIZE,
                                             .colour = view->subject->theme->muted,
                                             .class = "remark",
                                             .string = string});
}

/* What the lines between the columns mean. */
static void explain_moves(zr__notes *notes)
{
    const zr__theme *theme = notes->theme;

    zr__notes_line(notes, "key-risen", MOVER_LINE, zr__class_colour(theme, 0), false);
    zr__notes_add(notes, _("moved most, and up"), ZR__NOTES_SAMPLE);
    zr__notes_line(notes, "key-fallen", MOVER_LINE, zr__class_colour(theme, 1), theme->is_grey);
    zr__notes_add(notes, _("moved most, and down"), ZR__NOTES_SAMPLE);
    zr__notes_line(notes, "key-other", OTHER_LINE,
                   zr__tint(theme->neutral, theme->page, OTHER_TINT), false);
    zr__notes_add(notes, _("all others"), ZR__NOTES_SAMPLE);
    zr__notes_add(notes, _("rank and share of the load; for those that moved most, the change in "
                           "percentage points"), 0);
}

/* Says no more than the picture has. */
static void explain(zr__notes *notes, const void *of)
{
    const zr__slopes *view = of;

    if (view->result->from_tasks > 0 && view->result->to_tasks > 0)
        explain_moves(notes);
    else
        zr__notes_add(notes, _("rank and share of the load"), 0);
    if (view->result->unit_count > FEWEST)
        zr__notes_add(notes, _("drawn: the units with the largest share on either side, as many "
                               "as fit"), 0);
}

/* Headline, verdict, legend and the heads of the columns. */
static void open_sheet(zr__drawing *drawing, zr__slopes *view)
{
    const zr__subject *subject = view->subject;
    const double x[] = {zr__slopes_x(view, ZR__BEFORE), zr__slopes_x(view, ZR__AFTER)};
    const uint32_t tasks[] = {view->result->from_all_tasks, view->result->to_all_tasks};
    zr__buffer verdict = {0};

    zr__compare_add_verdict(&verdict, view->result, subject->options->alpha);
    const zr__heading heading = {.headline = _("Where weight moved"),
                                 .counts = verdict.bytes,
                                 .share = LEGEND_SHARE,
                                 .size = ZR__SLOPES_SIZE,
                                 .legend = explain};
    const double top = zr__sheet_open(drawing, subject, &heading, view);
    drawing->failed |= verdict.failed;
    zr__buffer_clear(&verdict);
    view->top = fmax(zr__two_sides_head(drawing, subject, ZR__BEFORE, tasks[ZR__BEFORE],
                                        (zr__point){x[ZR__BEFORE], top}, ZR__RIGHT,
                                        x[ZR__BEFORE] - ZR__SHEET_MARGIN),
                     zr__two_sides_head(drawing, subject, ZR__AFTER, tasks[ZR__AFTER],
                                        (zr__point){x[ZR__AFTER], top}, ZR__LEFT,
                                        subject->width - ZR__SHEET_MARGIN - x[ZR__AFTER])) + 2;
    view->height = subject->height - ZR__SHEET_MARGIN - view->top;
}

static void paint(zr__drawing *drawing, const zr__slopes *view)
{
    for (int pass = 0; pass < 2; pass++) /* movers last: on top */
        for (uint32_t i = 0; i < view->drawn; i++) {
            const zr__slope *s = &view->slope[i];
            if (s->is_mover == (pass > 0) && s->move->from.total > 0 && s->move->to.total > 0)
                paint_slope(drawing, view, s);
        }
    for (int side = 0; side < ZR__SIDES; side++) {
        for (uint32_t i = 0; i < view->count[side]; i++)
            paint_row(drawing, view, view->column[side][i], side);
        gather_rest(drawing, view, side);
    }
}

/* Where one side names no unit: that it does not, as high as what the other has. */
static void tell_empty(zr__drawing *drawing, const zr__slopes *view)
{
    const uint32_t *count = view->count;
    const int empty = count[ZR__BEFORE] == 0 ? ZR__BEFORE : ZR__AFTER;
    const uint32_t tasks =
        empty == ZR__BEFORE ? view->result->from_all_tasks : view->result->to_all_tasks;
    const double x = zr__slopes_x(view, empty);

    if (view->result->unit_count == 0)
        zr__sheet_say_empty(drawing, view->subject, _("no task here"));
    else if (count[ZR__BEFORE] == 0 || count[ZR__AFTER] == 0)
        zr__two_sides_say_empty(
            drawing, view->subject,
            tasks > 0 ? _("no task here names a unit") : _("no task here"),
            (zr__point){empty == ZR__BEFORE ? ZR__SHEET_MARGIN : x, view->top},
            (zr__point){empty == ZR__BEFORE ? x : view->subject->width - ZR__SHEET_MARGIN,
                        view->bottom[!empty]});
}

zr_status zr__diagram_compare(zr__drawing *drawing, const zr__subject *subject, bool must,
                              bool *fits, zr_error *err)
{
    zr__slopes view = {0};
    const zr_status status = zr__slopes_init(&view, subject, err);

    if (status == ZR_OK) {
        open_sheet(drawing, &view);
        zr__slopes_place(&view);
        paint(drawing, &view);
        tell_empty(drawing, &view);
    }
    drawing->units = view.drawn;
    drawing->units_left_out = view.result->unit_count - view.drawn;
    *fits = must || view.drawn == view.result->unit_count ||
            (view.drawn >= FEWEST && !subject->is_enlarged) ||
            (subject->options->top > 0 && view.drawn == subject->options->top);
    zr__slopes_clear(&view);
    return status;
}
