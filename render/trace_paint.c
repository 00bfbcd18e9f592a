/*
 * A trace on the page: bands, the tasks in them with their discs, and the ties.
 */
#include "render/trace_paint.h"

#include <stdio.h>
#include <string.h>

#include "render/sheet.h"
#include "render/trace_view.h"
#include "src/buffer.h"
#include "src/failure.h"

static const double BAND_PAD = 3.0;
static const double WEAK_TINT = 0.65;
static const double PANEL_TINT = 0.08;

static zr__colour colour_of(const zr__trace_columns *view, const zr__trace_row *row)
{
    return zr__class_colour(view->subject->theme, row->band);
}

void zr__trace_add_disc(zr__drawing *drawing, const zr__theme *theme, zr__point at,
                        zr__colour colour, zr_trace_verdict verdict, const char *id,
                        const char *title)
{
    zr__shape disc = {.form = ZR__DISC,
                      .centre = at,
                      .width = 2 * ZR__TRACE_DISC,
                      .height = 2 * ZR__TRACE_DISC,
                      .fill = verdict == ZR_TRACE_CARRIED ? colour : theme->page,
                      .edge = colour,
                      .edge_width = 1.0,
                      .part = verdict == ZR_TRACE_WEAK ? 0.5 : 0,
                      .title = (char *)title};

    snprintf(disc.id, sizeof disc.id, "%s", id);
    snprintf(disc.class, sizeof disc.class, "%s %s", title != NULL ? "task" : "key",
             zr_trace_verdict_name(verdict));
    zr__drawing_add_shape(drawing, disc);
}

static void name_row(char id[ZR__ID_SIZE], int side, const zr__trace_row *row, bool is_second)
{
    snprintf(id, ZR__ID_SIZE, "%s-%u%s", side == ZR__BEFORE ? "plan" : "year", row->place + 1,
             is_second ? "-right" : "");
}

/* Whether a row in the middle has a disc at its left: all have but those with ties to the right
 * only. */
static bool has_left_disc(const zr__trace_row *row)
{
    return row->has_left || !row->has_right;
}

static const zr_task *task_of(const zr__trace_columns *view, int side, const zr__trace_row *row)
{
    const zr_side *one =
        side == ZR__BEFORE ? view->subject->options->from : view->subject->options->to;
    return &one->graph->notice->task[row->task->task];
}

/* "annual-1 title: carried" */
static void paint_discs(zr__drawing *drawing, const zr__trace_columns *view, int side,
                        const zr__trace_row *row)
{
    const zr__trace_place place = view->band[row->band].place[side];
    const zr_task *task = task_of(view, side, row);
    const bool is_middle = place == ZR__TRACE_MIDDLE;
    zr__buffer title = {0};
    char id[ZR__ID_SIZE];

    zr__buffer_addf(&title, _("%s %s: %s"), task->id, task->title,
                    zr__trace_verdict_word(row->task->verdict));
    for (int at_right = 0; at_right < 2; at_right++) {
        const bool is_there = !is_middle ? at_right == 0
                              : at_right ? row->has_right
                                         : has_left_disc(row);
        if (!is_there)
            continue;
        name_row(id, side, row, at_right && has_left_disc(row));
        zr__trace_add_disc(drawing, view->subject->theme,
                           (zr__point){zr__trace_columns_x(view, place, !at_right), row->y},
                           colour_of(view, row), row->task->verdict, id, title.bytes);
    }
    drawing->failed |= title.failed;
    zr__buffer_clear(&title);
}

/* Where the text of a column stands, beside its discs or between them. */
zr__text zr__trace_text(const zr__trace_columns *view, zr__trace_place place, double y)
{
    const double x = zr__trace_columns_x(view, place, true);
    zr__text text = {.at = {x, y}, .size = ZR__TRACE_SIZE, .colour = view->subject->theme->ink};

    if (place == ZR__TRACE_MIDDLE) {
        text.at.x = (x + zr__trace_columns_x(view, place, false)) / 2;
        text.align = ZR__CENTRE;
    } else {
        text.at.x += place == ZR__TRACE_LEFT ? -ZR__TRACE_BESIDE_DISC : ZR__TRACE_BESIDE_DISC;
        text.align = place == ZR__TRACE_LEFT ? ZR__RIGHT : ZR__LEFT;
    }
    return text;
}

/* What nothing carries out, or has no root, stands out. */
static void paint_row(zr__drawing *drawing, const zr__trace_columns *view, int side,
                      const zr__trace_row *row)
{
    const double pitch = zr__line_pitch(ZR__TRACE_SIZE);
    zr__text text = zr__trace_text(view, view->band[row->band].place[side],
                                   row->y - (row->title.count - 1) * pitch / 2);

    paint_discs(drawing, view, side, row);
    text.bold = row->task->verdict == ZR_TRACE_NONE;
    snprintf(text.class, sizeof text.class, "label");
    for (uint32_t i = 0; i < row->title.count; i++) {
        text.string = row->title.line[i];
        zr__drawing_add_text(drawing, text);
        text.at.y += pitch;
    }
}

/* The title of a tie: both tasks, the score, and what speaks for it. */
static void explain_tie(zr__buffer *title, const zr__trace_columns *view, const zr__trace_row *from,
                        const zr__trace_row *to, const zr_trace_match *match)
{
    const zr__trace_subject subject = {view->result, view->subject->options->from,
                                       view->subject->options->to};
    zr__sentences why = {0};
    const char *sentence;

    zr__trace_explain(&why, &subject, from->task->task, match->task, match);
    zr__buffer_addf(title, _("%s → %s: %s, score %.2f"), task_of(view, ZR__BEFORE, from)->id,
                    task_of(view, ZR__AFTER, to)->id, zr__trace_verdict_word(match->verdict),
                    match->score);
    sentence = why.text.bytes;
    for (uint32_t i = 0; i < why.count && !why.text.failed; i++) {
        zr__buffer_addf(title, "; %s", sentence);
        sentence += strlen(sentence) + 1;
    }
    title->failed |= why.text.failed;
    zr__buffer_clear(&why.text);
}

static void paint_tie(zr__drawing *drawing, const zr__trace_columns *view,
                      const zr__trace_row *from, const zr_trace_match *match)
{
    const zr__theme *theme = view->subject->theme;
    const zr__trace_row *to = zr__trace_columns_end(view, match);
    const bool is_carried = match->verdict == ZR_TRACE_CARRIED;
    const zr__trace_place place = view->band[to->band].place[ZR__AFTER];
    const bool goes_left = place == ZR__TRACE_LEFT;
    const double edge = goes_left ? -ZR__TRACE_DISC : ZR__TRACE_DISC;
    const zr__point a = {
        zr__trace_columns_x(view, view->band[from->band].place[ZR__BEFORE], goes_left) + edge,
        from->y};
    const zr__point b = {zr__trace_columns_x(view, place, true) - edge, to->y};
    const double third = (b.x - a.x) / 3;
    zr__buffer title = {0};
    zr__curve curve = {.point = {a, {a.x + third, a.y}, {b.x - third, b.y}, b},
                       .width = is_carried ? ZR__TRACE_CARRIED_LINE : ZR__TRACE_WEAK_LINE,
                       .colour = is_carried
                                     ? colour_of(view, from)
                                     : zr__tint(colour_of(view, from), theme->page, WEAK_TINT),
                       .dashed = !is_carried};

    explain_tie(&title, view, from, to, match);
    curve.title = title.bytes;
    name_row(curve.from, ZR__BEFORE, from, view->is_folded && !goes_left && has_left_disc(from));
    name_row(curve.to, ZR__AFTER, to, false);
    snprintf(curve.id, sizeof curve.id, "tie-%u-%u", from->place + 1, to->place + 1);
    snprintf(curve.class, sizeof curve.class, "tie %s", zr_trace_verdict_name(match->verdict));
    drawing->failed |= title.failed;
    if (!title.failed)
        zr__drawing_add_curve(drawing, curve);
    zr__buffer_clear(&title);
}

/* The edges of the panels of a column. */
void zr__trace_edges(double edge[2], const zr__trace_columns *view, zr__trace_place place)
{
    const double inset = ZR__TRACE_INSET + 2;

    edge[0] = place == ZR__TRACE_LEFT ? ZR__SHEET_MARGIN - ZR__TRACE_INSET
                                      : zr__trace_columns_x(view, place, true) - inset;
    edge[1] = place == ZR__TRACE_RIGHT ? view->subject->width - ZR__SHEET_MARGIN + ZR__TRACE_INSET
                                       : zr__trace_columns_x(view, place, false) + inset;
}

static void paint_panel(zr__drawing *drawing, const zr__trace_columns *view, int side, uint32_t b)
{
    const zr__theme *theme = view->subject->theme;
    const zr__trace_band *band = &view->band[b];
    double edge[2];

    zr__trace_edges(edge, view, band->place[side]);
    zr__shape panel = {
        .form = ZR__PANEL,
        .centre = {(edge[0] + edge[1]) / 2, (band->top[side] + band->bottom[side]) / 2},
        .width = edge[1] - edge[0],
        .height = band->bottom[side] - band->top[side] + BAND_PAD,
        .fill = theme->is_grey ? theme->panel
                               : zr__tint(zr__palette(theme, b), theme->page, PANEL_TINT),
        .edge = theme->rule,
        .edge_width = 0.5,
        .class = "band"};

    snprintf(panel.id, sizeof panel.id, "band-%s-%u", side == ZR__BEFORE ? "plan" : "year", b + 1);
    zr__drawing_add_shape(drawing, panel);
}

/* One line of a band: its name above its tasks, or what is not drawn below them. */
static void paint_line(zr__drawing *drawing, const zr__trace_columns *view, zr__trace_place place,
                       double y, const char *string, bool is_name)
{
    zr__text line = zr__trace_text(view, place, y + zr__line_pitch(ZR__TRACE_SIZE) / 2);

    line.bold = is_name;
    line.colour = view->subject->theme->muted;
    line.string = (char *)string;
    snprintf(line.class, sizeof line.class, "remark");
    zr__drawing_add_text(drawing, line);
}

/* "and 3 tasks without a tie", in a column of the year. */
static void count_rest(zr__drawing *drawing, const zr__trace_columns *view, zr__trace_place place,
                       double y, uint32_t count)
{
    char string[200];

    snprintf(string, sizeof string,
             _n("and %u task without a tie", "and %u tasks without a tie", count), count);
    paint_line(drawing, view, place, y, string, false);
}

static void paint_band(zr__drawing *drawing, const zr__trace_columns *view, int side, uint32_t b)
{
    const zr__trace_band *band = &view->band[b];

    if (!zr__trace_band_is_there(band, side))
        return;
    paint_panel(drawing, view, side, b);
    for (uint32_t i = 0; i < band->name.count; i++)
        paint_line(drawing, view, band->place[side],
                   band->top[side] + i * zr__line_pitch(ZR__TRACE_SIZE), band->name.line[i], true);
    if (side == ZR__AFTER && band->without > 0)
        count_rest(drawing, view, band->place[side], band->bottom[side] - zr__trace_columns_line(),
                   band->without);
}

void zr__trace_paint(zr__drawing *drawing, const zr__trace_columns *view)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t b = 0; b < view->band_count; b++)
            paint_band(drawing, view, side, b);
    if (view->others > 0)
        count_rest(drawing, view, ZR__TRACE_RIGHT, view->end, view->others);
    for (int pass = 0; pass < 2; pass++) /* carried last: on top */
        for (uint32_t i = 0; i < view->drawn; i++)
            for (uint32_t m = 0; m < view->strongest[i]->task->match_count; m++) {
                const zr_trace_match *match = &view->strongest[i]->task->match[m];
                const zr_trace_verdict wanted = pass == 0 ? ZR_TRACE_WEAK : ZR_TRACE_CARRIED;
                if (match->verdict == wanted)
                    paint_tie(drawing, view, view->strongest[i], match);
            }
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < view->count[side]; i++)
            paint_row(drawing, view, side, view->order[side][i]);
}
