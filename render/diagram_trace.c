/*
 * From plan to year: the tasks of the plan at the left, at the right those of the year that carry
 * them out, both in bands by official or leading unit, tied where the one carries out the other.
 *
 * A full disc is a task that is carried out, or has a root; a half one shows weak signs; a hollow
 * one none. Tasks of the year that no tie leads to are only counted, under their band.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "render/sheet.h"
#include "render/trace_columns.h"
#include "render/trace_view.h"
#include "src/buffer.h"
#include "src/failure.h"

static const double LEGEND_SHARE = 0.7; /* of the width */
static const double BESIDE_DISC = 8.0, BAND_PAD = 3.0, INSET = 4.0;
static const double CARRIED_LINE = 2.0, WEAK_LINE = 0.9, WEAK_TINT = 0.65;
static const double PANEL_TINT = 0.08;

static zr__colour colour_of(const zr__trace_columns *view, const zr__trace_row *row)
{
    return zr__palette(view->subject->theme, row->band);
}

/* A disc whose part tells the verdict. */
static void add_disc(zr__drawing *drawing, const zr__theme *theme, zr__point at, zr__colour colour,
                     zr_trace_verdict verdict, const char *id, const char *title)
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
    snprintf(disc.class, sizeof disc.class, "task %s", zr_trace_verdict_name(verdict));
    zr__drawing_add_shape(drawing, disc);
}

static void name_row(char id[ZR__ID_SIZE], int side, const zr__trace_row *row)
{
    snprintf(id, ZR__ID_SIZE, "%s-%u", side == ZR__BEFORE ? "plan" : "year", row->place + 1);
}

static const zr_task *task_of(const zr__trace_columns *view, int side, const zr__trace_row *row)
{
    const zr_side *one = side == ZR__BEFORE ? view->subject->options->from
                                          : view->subject->options->to;
    return &one->graph->notice->task[row->task->task];
}

/* "annual-1 title: carried" */
static void paint_row(zr__drawing *drawing, const zr__trace_columns *view, int side,
                      const zr__trace_row *row)
{
    const zr__theme *theme = view->subject->theme;
    const zr_task *task = task_of(view, side, row);
    const double x = zr__trace_columns_x(view, side);
    const bool is_plan = side == ZR__BEFORE;
    zr__buffer title = {0};
    char id[ZR__ID_SIZE];
    zr__text text = {.at = {x + (is_plan ? -BESIDE_DISC : BESIDE_DISC),
                            row->y - (row->title.count - 1) * zr__line_pitch(ZR__TRACE_SIZE) / 2},
                     .align = is_plan ? ZR__RIGHT : ZR__LEFT,
                     .size = ZR__TRACE_SIZE,
                     .bold = is_plan && row->task->verdict == ZR_TRACE_NONE,
                     .colour = theme->ink,
                     .class = "label"};

    name_row(id, side, row);
    zr__buffer_addf(&title, _("%s %s: %s"), task->id, task->title,
                    zr__trace_verdict_word(row->task->verdict));
    add_disc(drawing, theme, (zr__point){x, row->y}, colour_of(view, row), row->task->verdict, id,
             title.bytes);
    for (uint32_t i = 0; i < row->title.count; i++) {
        text.string = row->title.line[i];
        zr__drawing_add_text(drawing, text);
        text.at.y += zr__line_pitch(ZR__TRACE_SIZE);
    }
    drawing->failed |= title.failed;
    zr__buffer_clear(&title);
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
    const zr__point a = {zr__trace_columns_x(view, ZR__BEFORE) + ZR__TRACE_DISC, from->y};
    const zr__point b = {zr__trace_columns_x(view, ZR__AFTER) - ZR__TRACE_DISC, to->y};
    const double third = (b.x - a.x) / 3;
    zr__buffer title = {0};
    zr__curve curve = {.point = {a, {a.x + third, a.y}, {b.x - third, b.y}, b},
                       .width = is_carried ? CARRIED_LINE : WEAK_LINE,
                       .colour = is_carried ? colour_of(view, from)
                                            : zr__tint(colour_of(view, from), theme->page,
                                                       WEAK_TINT),
                       .dashed = !is_carried};

    explain_tie(&title, view, from, to, match);
    curve.title = title.bytes;
    name_row(curve.from, ZR__BEFORE, from);
    name_row(curve.to, ZR__AFTER, to);
    snprintf(curve.id, sizeof curve.id, "tie-%u-%u", from->place + 1, to->place + 1);
    snprintf(curve.class, sizeof curve.class, "tie %s", zr_trace_verdict_name(match->verdict));
    drawing->failed |= title.failed;
    if (!title.failed)
        zr__drawing_add_curve(drawing, curve);
    zr__buffer_clear(&title);
}

/* Where a side's texts end outwards, and where its panels start inwards. */
static double outer_edge(const zr__trace_columns *view, int side)
{
    return side == ZR__BEFORE ? ZR__SHEET_MARGIN - INSET
                            : view->subject->width - ZR__SHEET_MARGIN + INSET;
}

static void paint_panel(zr__drawing *drawing, const zr__trace_columns *view, int side, uint32_t b)
{
    const zr__theme *theme = view->subject->theme;
    const zr__trace_band *band = &view->band[b];
    const double outer = outer_edge(view, side);
    const double inner = zr__trace_columns_x(view, side) +
                         (side == ZR__BEFORE ? INSET : -INSET) + (side == ZR__BEFORE ? 2 : -2);
    zr__shape panel = {.form = ZR__PANEL,
                       .centre = {(outer + inner) / 2, (band->top[side] + band->bottom[side]) / 2},
                       .width = fabs(inner - outer),
                       .height = band->bottom[side] - band->top[side] + BAND_PAD,
                       .fill = theme->is_grey ? theme->panel
                                              : zr__tint(zr__palette(theme, b), theme->page,
                                                         PANEL_TINT),
                       .edge = theme->rule,
                       .edge_width = 0.5,
                       .class = "band"};

    snprintf(panel.id, sizeof panel.id, "band-%s-%u", side == ZR__BEFORE ? "plan" : "year", b + 1);
    zr__drawing_add_shape(drawing, panel);
}

/* One line of a band: its name above its tasks, or what is not drawn below them. */
static void paint_line(zr__drawing *drawing, const zr__trace_columns *view, int side, double y,
                       const char *string, bool is_name)
{
    const zr__theme *theme = view->subject->theme;
    const double x = zr__trace_columns_x(view, side);

    zr__text line = {.at = {x + (side == ZR__BEFORE ? -BESIDE_DISC : BESIDE_DISC),
                            y + zr__line_pitch(ZR__TRACE_SIZE) / 2},
                     .align = side == ZR__BEFORE ? ZR__RIGHT : ZR__LEFT,
                     .size = ZR__TRACE_SIZE,
                     .bold = is_name,
                     .colour = theme->muted,
                     .class = "remark",
                     .string = (char *)string};
    zr__drawing_add_text(drawing, line);
}

/* "and 3 tasks to which no tie leads", in the column of the year. */
static void count_rest(zr__drawing *drawing, const zr__trace_columns *view, double y,
                       uint32_t count)
{
    char string[200];

    snprintf(string, sizeof string,
             _n("and %u task to which no tie leads", "and %u tasks to which no tie leads", count),
             count);
    paint_line(drawing, view, ZR__AFTER, y, string, false);
}

static void paint_band(zr__drawing *drawing, const zr__trace_columns *view, int side, uint32_t b)
{
    const zr__trace_band *band = &view->band[b];

    if (!zr__trace_band_is_there(band, side))
        return;
    paint_panel(drawing, view, side, b);
    for (uint32_t i = 0; i < band->name.count; i++)
        paint_line(drawing, view, side, band->top[side] + i * zr__line_pitch(ZR__TRACE_SIZE),
                   band->name.line[i], true);
    if (side == ZR__AFTER && band->without > 0)
        count_rest(drawing, view, band->bottom[side] - zr__trace_columns_line(), band->without);
}

static void note_disc(zr__notes *notes, zr_trace_verdict verdict, const char *id, const char *text)
{
    const double middle = notes->x + (ZR__NOTES_SAMPLE - BESIDE_DISC) / 2;

    add_disc(notes->drawing, notes->theme,
             (zr__point){middle, notes->y + zr__line_pitch(notes->size) / 2},
             notes->theme->neutral, verdict, id, NULL);
    zr__notes_add(notes, text, ZR__NOTES_SAMPLE);
}

static void explain(zr__notes *notes, const void *view)
{
    const zr__theme *theme = notes->theme;

    (void)view;
    zr__notes_line(notes, "key-carried", CARRIED_LINE, theme->neutral, false);
    zr__notes_add(notes, _("carries it out"), ZR__NOTES_SAMPLE);
    zr__notes_line(notes, "key-weak", WEAK_LINE, theme->neutral, true);
    zr__notes_add(notes, _("weak signs of it"), ZR__NOTES_SAMPLE);
    note_disc(notes, ZR_TRACE_CARRIED, "key-full", _("carried out, or with a root"));
    note_disc(notes, ZR_TRACE_WEAK, "key-half", _("only weak signs"));
    note_disc(notes, ZR_TRACE_NONE, "key-hollow", _("nothing carries it out"));
}

/* Headline, counts, legend and the heads of the columns. */
static void open_sheet(zr__drawing *drawing, zr__trace_columns *view)
{
    const zr__subject *subject = view->subject;
    const zr_trace *result = view->result;
    const double x[] = {zr__trace_columns_x(view, ZR__BEFORE),
                        zr__trace_columns_x(view, ZR__AFTER)};
    const uint32_t tasks[] = {result->task_count, result->root_count};
    char counts[300];

    snprintf(counts, sizeof counts,
             _("Of %s, %u are carried out, %u show weak signs of it, %u none."),
             zr__phrase_tasks(result->task_count).text, result->carried, result->weak,
             result->none);
    const zr__heading heading = {.headline = _("From plan to year"),
                                 .counts = counts,
                                 .share = LEGEND_SHARE,
                                 .size = ZR__TRACE_SIZE,
                                 .legend = explain};
    const double top = zr__sheet_open(drawing, subject, &heading, view);
    view->top = zr__two_sides_head(drawing, subject, x, tasks, top) + 3;
    view->height = subject->height - ZR__SHEET_MARGIN - zr__trace_columns_line() - view->top;
}

static void paint(zr__drawing *drawing, const zr__trace_columns *view)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t b = 0; b < view->band_count; b++)
            paint_band(drawing, view, side, b);
    if (view->others > 0)
        count_rest(drawing, view, view->end, view->others);
    for (int pass = 0; pass < 2; pass++) /* carried last: on top */
        for (uint32_t i = 0; i < view->drawn; i++)
            for (uint32_t m = 0; m < view->result->task[i].match_count; m++) {
                const zr_trace_match *match = &view->result->task[i].match[m];
                const zr_trace_verdict wanted = pass == 0 ? ZR_TRACE_WEAK : ZR_TRACE_CARRIED;
                if (match->verdict == wanted)
                    paint_tie(drawing, view, &view->row[ZR__BEFORE][i], match);
            }
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < view->count[side]; i++)
            paint_row(drawing, view, side, view->order[side][i]);
}

static void tell_rest(zr__drawing *drawing, const zr__trace_columns *view, uint32_t left_out)
{
    char string[200];

    snprintf(string, sizeof string, _("not drawn: the last %s of the plan"),
             zr__phrase_tasks(left_out).text);
    zr__sheet_say_cut(drawing, view->subject, ZR__TRACE_SIZE, string);
}

zr_status zr__diagram_trace(zr__drawing *drawing, const zr__subject *subject, bool must,
                            bool *fits, zr_error *err)
{
    zr__trace_columns view = {0};
    const zr_status status = zr__trace_columns_init(&view, subject, err);

    if (status == ZR_OK) {
        open_sheet(drawing, &view);
        zr__trace_columns_place(&view);
        paint(drawing, &view);
        if (view.result->task_count == 0)
            zr__sheet_say_empty(drawing, subject, _("no task here"));
        const uint32_t left_out = view.result->task_count - view.drawn;
        if (left_out > 0)
            tell_rest(drawing, &view, left_out);
        drawing->tasks = view.count[ZR__BEFORE] + view.count[ZR__AFTER];
        drawing->tasks_left_out = left_out;
        *fits = must || left_out == 0 ||
                (subject->options->top > 0 && view.drawn == subject->options->top);
    }
    drawing->units = drawing->units_left_out = 0;
    zr__trace_columns_clear(&view);
    return status;
}
