/*
 * From plan to year: the tasks of the plan and those of the year that carry them out, in bands by
 * official or leading unit, tied where the one carries out the other. Of two notices: what goes on,
 * what was dropped and what is new.
 *
 * A full disc is a task that is carried out, or has a root; a half one shows weak signs; a hollow
 * one none. Tasks of a year that no tie leads to are only counted, under their band; of two notices
 * they are new, and drawn where there is room.
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
    return zr__class_colour(view->subject->theme, row->band);
}

/* A disc whose part tells the verdict. */
/* Without a title it is a sample. */
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
    const zr_side *one = side == ZR__BEFORE ? view->subject->options->from
                                          : view->subject->options->to;
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
                              : at_right ? row->has_right : has_left_disc(row);
        if (!is_there)
            continue;
        name_row(id, side, row, at_right && has_left_disc(row));
        add_disc(drawing, view->subject->theme,
                 (zr__point){zr__trace_columns_x(view, place, !at_right), row->y},
                 colour_of(view, row), row->task->verdict, id, title.bytes);
    }
    drawing->failed |= title.failed;
    zr__buffer_clear(&title);
}

/* Where the text of a column stands, beside its discs or between them. */
static zr__text text_in(const zr__trace_columns *view, zr__trace_place place, double y)
{
    const double x = zr__trace_columns_x(view, place, true);
    zr__text text = {.at = {x, y}, .size = ZR__TRACE_SIZE, .colour = view->subject->theme->ink};

    if (place == ZR__TRACE_MIDDLE) {
        text.at.x = (x + zr__trace_columns_x(view, place, false)) / 2;
        text.align = ZR__CENTRE;
    } else {
        text.at.x += place == ZR__TRACE_LEFT ? -BESIDE_DISC : BESIDE_DISC;
        text.align = place == ZR__TRACE_LEFT ? ZR__RIGHT : ZR__LEFT;
    }
    return text;
}

/* What nothing carries out, or has no root, stands out. */
static void paint_row(zr__drawing *drawing, const zr__trace_columns *view, int side,
                      const zr__trace_row *row)
{
    const double pitch = zr__line_pitch(ZR__TRACE_SIZE);
    zr__text text = text_in(view, view->band[row->band].place[side],
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
    const zr__point a = {zr__trace_columns_x(view, view->band[from->band].place[ZR__BEFORE],
                                             goes_left) + edge, from->y};
    const zr__point b = {zr__trace_columns_x(view, place, true) - edge, to->y};
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
static void find_edges(double edge[2], const zr__trace_columns *view, zr__trace_place place)
{
    const double inset = INSET + 2;

    edge[0] = place == ZR__TRACE_LEFT ? ZR__SHEET_MARGIN - INSET
                                      : zr__trace_columns_x(view, place, true) - inset;
    edge[1] = place == ZR__TRACE_RIGHT ? view->subject->width - ZR__SHEET_MARGIN + INSET
                                       : zr__trace_columns_x(view, place, false) + inset;
}

static void paint_panel(zr__drawing *drawing, const zr__trace_columns *view, int side, uint32_t b)
{
    const zr__theme *theme = view->subject->theme;
    const zr__trace_band *band = &view->band[b];
    double edge[2];

    find_edges(edge, view, band->place[side]);
    zr__shape panel = {.form = ZR__PANEL,
                       .centre = {(edge[0] + edge[1]) / 2,
                                  (band->top[side] + band->bottom[side]) / 2},
                       .width = edge[1] - edge[0],
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
static void paint_line(zr__drawing *drawing, const zr__trace_columns *view, zr__trace_place place,
                       double y, const char *string, bool is_name)
{
    zr__text line = text_in(view, place, y + zr__line_pitch(ZR__TRACE_SIZE) / 2);

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

/* A tie with the disc it leads to, or one without a tie. */
static void note(zr__notes *notes, zr_trace_verdict verdict, const char *text)
{
    const zr__theme *theme = notes->theme;
    const double y = notes->y + zr__line_pitch(notes->size) / 2;
    char id[ZR__ID_SIZE];

    snprintf(id, sizeof id, "key-%s", zr_trace_verdict_name(verdict));
    if (verdict != ZR_TRACE_NONE)
        zr__notes_line(notes, verdict == ZR_TRACE_CARRIED ? "key-tie" : "key-weak-tie",
                       verdict == ZR_TRACE_CARRIED ? CARRIED_LINE : WEAK_LINE, theme->neutral,
                       verdict == ZR_TRACE_WEAK);
    add_disc(notes->drawing, theme, (zr__point){notes->x + ZR__NOTES_SAMPLE - BESIDE_DISC, y},
             theme->neutral, verdict, id, NULL);
    zr__notes_add(notes, text, ZR__NOTES_SAMPLE);
}

static void explain(zr__notes *notes, const void *of)
{
    const zr__trace_columns *view = of;
    const bool is_plan = view->result->is_same_notice;

    note(notes, ZR_TRACE_CARRIED, is_plan ? _("carries it out") : _("goes on"));
    note(notes, ZR_TRACE_WEAK, is_plan ? _("weak signs of it") : _("perhaps goes on"));
    note(notes, ZR_TRACE_NONE, is_plan ? _("nothing carries it out") : _("dropped, or new"));
}

static void write_counts(zr__buffer *text, const zr_trace *result)
{
    const zr__phrase tasks = zr__phrase_tasks(result->task_count);
    const zr__phrase others = zr__phrase_tasks(result->root_count);

    if (result->is_same_notice)
        zr__buffer_addf(text,
                        _("Of %s, %u are carried out, %u show weak signs of it, %u none."),
                        tasks.text, result->carried, result->weak, result->none);
    else
        zr__buffer_addf(text,
                        _("Of %s, %u go on, %u perhaps, %u were dropped; of %s on the other side, "
                          "%u are new: candidates for review, not facts."),
                        tasks.text, result->carried, result->weak, result->none, others.text,
                        result->rootless_count);
}

/* The heads of the columns; a side that is folded has its tasks counted over the first. */
static double head_columns(zr__drawing *drawing, const zr__trace_columns *view, double top)
{
    const uint32_t tasks[] = {view->result->task_count, view->result->root_count};
    double bottom = top;

    for (zr__trace_place place = ZR__TRACE_LEFT; place <= ZR__TRACE_RIGHT; place++) {
        const bool is_first = place == (view->is_folded ? ZR__TRACE_MIDDLE : ZR__TRACE_LEFT);
        const bool is_again = view->is_folded && place == ZR__TRACE_RIGHT;
        const int side = is_first ? ZR__BEFORE : ZR__AFTER;
        const zr__text text = text_in(view, place, top);
        double edge[2];

        if (place == ZR__TRACE_MIDDLE && !view->is_folded)
            continue;
        find_edges(edge, view, place);
        if (place == ZR__TRACE_MIDDLE) { /* it may reach over the ties */
            edge[0] = zr__trace_columns_x(view, ZR__TRACE_LEFT, true) + BESIDE_DISC;
            edge[1] = zr__trace_columns_x(view, ZR__TRACE_RIGHT, true) - BESIDE_DISC;
        }
        bottom = fmax(bottom, zr__two_sides_head(drawing, view->subject, side,
                                                 is_again ? 0 : tasks[side], text.at, text.align,
                                                 edge[1] - edge[0] - 2 * INSET));
    }
    return bottom;
}

/* Headline, counts, legend and the heads of the columns. */
static void open_sheet(zr__drawing *drawing, zr__trace_columns *view)
{
    const zr__subject *subject = view->subject;
    zr__buffer counts = {0};

    write_counts(&counts, view->result);
    const zr__heading heading = {.headline = view->result->is_same_notice
                                                 ? _("From plan to year")
                                                 : _("What goes on, what was dropped, what is new"),
                                 .counts = counts.bytes,
                                 .share = LEGEND_SHARE,
                                 .size = ZR__TRACE_SIZE,
                                 .legend = explain};
    const double top = zr__sheet_open(drawing, subject, &heading, view);
    drawing->failed |= counts.failed;
    zr__buffer_clear(&counts);
    view->top = head_columns(drawing, view, top) + 3;
    view->height = subject->height - ZR__SHEET_MARGIN - INSET - view->top;
}

static void paint(zr__drawing *drawing, const zr__trace_columns *view)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t b = 0; b < view->band_count; b++)
            paint_band(drawing, view, side, b);
    if (view->others > 0)
        count_rest(drawing, view, ZR__TRACE_RIGHT, view->end, view->others);
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

static zr_status draw_columns(zr__drawing *drawing, const zr__subject *subject, bool is_folded,
                              bool *is_whole, zr_error *err)
{
    zr__trace_columns view = {0};
    const zr_status status = zr__trace_columns_init(&view, subject, is_folded, err);

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
        *is_whole = (left_out == 0 && (view.shows_new || view.result->is_same_notice)) ||
                    (subject->options->top > 0 && view.drawn == subject->options->top);
    }
    drawing->units = drawing->units_left_out = 0;
    zr__trace_columns_clear(&view);
    return status;
}

zr_status zr__diagram_trace(zr__drawing *drawing, const zr__subject *subject, bool must,
                            bool *fits, zr_error *err)
{
    zr_status status = draw_columns(drawing, subject, false, fits, err);
    const uint32_t left_out = drawing->tasks_left_out;

    if (status == ZR_OK && !*fits && !subject->is_enlarged) {
        zr__drawing_clear(drawing);
        status = draw_columns(drawing, subject, true, fits, err);
    }
    if (status == ZR_OK && !*fits && must && drawing->tasks_left_out >= left_out) {
        zr__drawing_clear(drawing); /* then it is no use */
        status = draw_columns(drawing, subject, false, fits, err);
    }
    *fits |= must;
    return status;
}
