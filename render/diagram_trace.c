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

#include "render/sheet.h"
#include "render/trace_paint.h"
#include "render/trace_view.h"
#include "src/buffer.h"
#include "src/failure.h"

static const double LEGEND_SHARE = 0.7; /* of the width */

/* A tie with the disc it leads to, or one without a tie. */
static void note(zr__notes *notes, zr_trace_verdict verdict, const char *text)
{
    const zr__theme *theme = notes->theme;
    const double y = notes->y + zr__line_pitch(notes->size) / 2;
    char id[ZR__ID_SIZE];

    snprintf(id, sizeof id, "key-%s", zr_trace_verdict_name(verdict));
    if (verdict != ZR_TRACE_NONE)
        zr__notes_line(notes, verdict == ZR_TRACE_CARRIED ? "key-tie" : "key-weak-tie",
                       verdict == ZR_TRACE_CARRIED ? ZR__TRACE_CARRIED_LINE : ZR__TRACE_WEAK_LINE,
                       theme->neutral, verdict == ZR_TRACE_WEAK);
    zr__trace_add_disc(notes->drawing, theme,
                       (zr__point){notes->x + ZR__NOTES_SAMPLE - ZR__TRACE_BESIDE_DISC, y},
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
        zr__buffer_addf(text, _("Of %s, %u are carried out, %u show weak signs of it, %u none."),
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
        const zr__text text = zr__trace_text(view, place, top);
        double edge[2];

        if (place == ZR__TRACE_MIDDLE && !view->is_folded)
            continue;
        zr__trace_edges(edge, view, place);
        if (place == ZR__TRACE_MIDDLE) { /* it may reach over the ties */
            edge[0] = zr__trace_columns_x(view, ZR__TRACE_LEFT, true) + ZR__TRACE_BESIDE_DISC;
            edge[1] = zr__trace_columns_x(view, ZR__TRACE_RIGHT, true) - ZR__TRACE_BESIDE_DISC;
        }
        bottom = fmax(bottom, zr__two_sides_head(drawing, view->subject, side,
                                                 is_again ? 0 : tasks[side], text.at, text.align,
                                                 edge[1] - edge[0] - 2 * ZR__TRACE_INSET));
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
    view->height = subject->height - ZR__SHEET_MARGIN - ZR__TRACE_INSET - view->top;
}

static void tell_rest(zr__drawing *drawing, const zr__trace_columns *view)
{
    char string[200];

    snprintf(string, sizeof string, _("drawn: the %u tasks with the strongest ties, of %u"),
             view->drawn, view->result->task_count);
    zr__sheet_say_cut(drawing, view->subject, ZR__TRACE_SIZE, string);
}

/* Where one side has no task: that it has none, as high as what the other has. */
static void tell_empty(zr__drawing *drawing, const zr__trace_columns *view)
{
    const int empty = view->result->task_count == 0 ? ZR__BEFORE : ZR__AFTER;
    const zr__trace_place place = empty == ZR__BEFORE ? ZR__TRACE_LEFT : ZR__TRACE_RIGHT;
    double edge[2], bottom = view->top;

    if (view->result->task_count == 0 && view->result->root_count == 0) {
        zr__sheet_say_empty(drawing, view->subject, _("no task here"));
        return;
    }
    if (view->result->task_count > 0 && view->result->root_count > 0)
        return;
    for (uint32_t b = 0; b < view->band_count; b++)
        bottom = fmax(bottom, view->band[b].bottom[!empty]);
    zr__trace_edges(edge, view, place);
    zr__two_sides_say_empty(drawing, view->subject, _("no task here"),
                            (zr__point){edge[0], view->top},
                            (zr__point){edge[1], bottom + ZR__TRACE_INSET});
}

static zr_status draw_columns(zr__drawing *drawing, const zr__subject *subject, bool is_folded,
                              bool *is_whole, zr_error *err)
{
    zr__trace_columns view = {0};
    const zr_status status = zr__trace_columns_init(&view, subject, is_folded, err);

    if (status == ZR_OK) {
        open_sheet(drawing, &view);
        zr__trace_columns_place(&view);
        zr__trace_paint(drawing, &view);
        tell_empty(drawing, &view);
        if (view.drawn < view.result->task_count)
            tell_rest(drawing, &view);
        drawing->tasks = view.count[ZR__BEFORE] + view.count[ZR__AFTER];
        drawing->tasks_left_out = view.result->task_count - view.drawn;
        if (view.result->task_count == 0)
            drawing->tasks_left_out = view.result->root_count - view.count[ZR__AFTER];
        *is_whole =
            view.is_whole || (subject->options->top > 0 && view.drawn == subject->options->top);
    }
    drawing->units = drawing->units_left_out = 0;
    zr__trace_columns_clear(&view);
    return status;
}

static bool has_two_sides(const zr__subject *subject)
{
    return subject->trace.task_count > 0 && subject->trace.root_count > 0;
}

zr_status zr__diagram_trace(zr__drawing *drawing, const zr__subject *subject, bool must, bool *fits,
                            zr_error *err)
{
    zr_status status = draw_columns(drawing, subject, false, fits, err);
    const uint32_t left_out = drawing->tasks_left_out;

    if (status == ZR_OK && !*fits && !subject->is_enlarged && has_two_sides(subject)) {
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
