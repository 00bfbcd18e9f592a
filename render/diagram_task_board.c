/*
 * One official's tasks and the units on them; one unit's tasks and its partners.
 *
 * Tasks are rows by plan at the left, units stand at the right; a line is strong where the unit
 * leads the task. The mark beside a task of a unit is full where the unit leads it.
 */
#include <math.h>
#include <stdio.h>

#include "render/sheet.h"
#include "render/task_board.h"
#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"

static const double MARK = 6.0, DISC = 3.2;
static const double LEADER_LINE = 0.5, BESIDE_LEADER = 6.0, SHORTEST_LEADER = 12.0;
static const double LEAD_LINE = 1.6, SUPPORT_LINE = 0.75, SUPPORT_TINT = 0.45;
static const double LEGEND_SHARE = 0.64;

enum { MOST_ROWS = 200 }; /* more do not fit any page */

static zr__colour row_colour(const zr__board *board, const zr__board_row *row)
{
    return zr__class_colour(board->subject->theme, row->plan);
}

static void paint_lines(zr__drawing *drawing, const zr__lines *lines, zr__text *text)
{
    for (uint32_t i = 0; i < lines->count; i++) {
        text->string = lines->line[i];
        zr__drawing_add_text(drawing, *text);
        text->at.y += zr__line_pitch(text->size);
    }
}

static void paint_mark(zr__drawing *drawing, const zr__board *board, const zr__board_row *row)
{
    const zr__theme *theme = board->subject->theme;
    const zr__colour colour = row_colour(board, row);
    zr__shape mark = {.form = ZR__BOX,
                      .centre = {zr__board_x(board, ZR__BOARD_MARK), row->y},
                      .width = MARK * board->scale,
                      .height = MARK * board->scale,
                      .fill = row->is_led ? colour : theme->page,
                      .edge = colour,
                      .edge_width = 1.0,
                      .title = (char *)board->subject->graph->notice->task[row->task].title};

    snprintf(mark.id, sizeof mark.id, "task-%u", row->task + 1);
    snprintf(mark.class, sizeof mark.class, "task %s", row->is_led ? "lead" : "support");
    zr__drawing_add_shape(drawing, mark);
}

/* A hairline that leads the eye from a title to what stands beside it. */
static void paint_leader(zr__drawing *drawing, const zr__board *board, const zr__board_row *row)
{
    const double size = ZR__BOARD_SIZE * board->scale;
    const double title = fmax(row->title.width, row->figures.width) * size;
    const double left = ZR__SHEET_MARGIN + title + BESIDE_LEADER;
    const double right = zr__board_x(board, ZR__BOARD_MARK) - row->beside.width * size -
                         ZR__BOARD_BESIDE_MARK * board->scale - BESIDE_LEADER;
    zr__curve line = {.point = {{left, row->y}, {left, row->y}, {right, row->y}, {right, row->y}},
                      .width = LEADER_LINE,
                      .colour = board->subject->theme->rule,
                      .class = "leader"};

    if (right - left < SHORTEST_LEADER)
        return;
    snprintf(line.id, sizeof line.id, "leader-%u", row->task + 1);
    zr__drawing_add_curve(drawing, line);
}

static void paint_row(zr__drawing *drawing, const zr__board *board, const zr__board_row *row)
{
    const zr__theme *theme = board->subject->theme;
    const double size = ZR__BOARD_SIZE * board->scale, pitch = zr__line_pitch(size);
    const uint32_t lines = row->title.count + row->figures.count;
    zr__text text = {.at = {ZR__SHEET_MARGIN, row->y - (lines - 1) * pitch / 2},
                     .size = size,
                     .colour = theme->ink};

    if (row->task == ZR_NONE) {
        text.bold = true;
        text.colour = zr__legible(row_colour(board, row), theme->ink, theme->page);
        snprintf(text.class, sizeof text.class, "heading");
        paint_lines(drawing, &row->title, &text);
        return;
    }
    snprintf(text.class, sizeof text.class, "label of-task-%u", row->task + 1);
    text.bold = board->is_unit && row->is_led;
    paint_lines(drawing, &row->title, &text);
    text.bold = false;
    text.colour = theme->muted;
    paint_lines(drawing, &row->figures, &text);
    text.at = (zr__point){zr__board_x(board, ZR__BOARD_MARK) - ZR__BOARD_BESIDE_MARK * board->scale,
                          row->y - (row->beside.count - 1) * pitch / 2};
    text.align = ZR__RIGHT;
    paint_lines(drawing, &row->beside, &text);
    paint_leader(drawing, board, row);
    paint_mark(drawing, board, row);
}

static void paint_unit(zr__drawing *drawing, const zr__board *board, const zr__board_unit *unit)
{
    const zr__theme *theme = board->subject->theme;
    const double size = ZR__BOARD_SIZE * board->scale, x = zr__board_x(board, ZR__BOARD_UNITS);
    const char *name = board->subject->graph->notice->unit[unit->unit].name;
    zr__buffer title = {0};
    char count[32];
    zr__shape disc = {.form = ZR__DISC,
                      .centre = {x, unit->y},
                      .width = 2 * DISC * board->scale,
                      .height = 2 * DISC * board->scale,
                      .fill = zr__tint(theme->neutral, theme->page, ZR__DISC_TINT),
                      .edge = theme->neutral,
                      .edge_width = 0.75,
                      .part = (double)unit->lead / unit->total,
                      .class = "unit"};
    zr__text text = {.at = {x + ZR__BOARD_BESIDE_DISC * board->scale, unit->y},
                     .size = size,
                     .colour = theme->muted,
                     .string = count};

    zr__buffer_addf(&title, _("%s: leads %u of its %u tasks"), name, unit->lead, unit->total);
    drawing->failed |= title.failed;
    disc.title = title.bytes;
    snprintf(disc.id, sizeof disc.id, "unit-%u", unit->unit + 1);
    zr__drawing_add_shape(drawing, disc);
    zr__buffer_clear(&title);

    snprintf(count, sizeof count, "%u/%u", unit->lead, unit->total);
    snprintf(text.class, sizeof text.class, "label of-unit-%u", unit->unit + 1);
    zr__drawing_add_text(drawing, text);
    text.at.x = x + board->name_away * board->scale;
    text.at.y -= (unit->name.count - 1) * zr__line_pitch(size) / 2;
    text.colour = theme->ink;
    text.bold = unit->lead > 0;
    paint_lines(drawing, &unit->name, &text);
}

static void paint_tie(zr__drawing *drawing, const zr__board *board, const zr__board_tie *tie)
{
    const zr__board_row *row = &board->row[tie->row];
    const zr__board_unit *unit = &board->unit[tie->unit];
    const zr__theme *theme = board->subject->theme;
    const zr__colour colour = row_colour(board, row);
    const zr_notice *notice = board->subject->graph->notice;
    const zr__point a = {zr__board_x(board, ZR__BOARD_MARK), row->y};
    const zr__point b = {zr__board_x(board, ZR__BOARD_UNITS), unit->y};
    const double middle = (a.x + b.x) / 2;
    zr__buffer title = {0};
    zr__curve curve = {.point = {a, {middle, a.y}, {middle, b.y}, b},
                       .width = (tie->leads ? LEAD_LINE : SUPPORT_LINE) * board->scale,
                       .colour = tie->leads ? colour : zr__tint(colour, theme->page, SUPPORT_TINT),
                       .dashed = !tie->leads && theme->is_grey};

    snprintf(curve.from, sizeof curve.from, "task-%u", row->task + 1);
    snprintf(curve.to, sizeof curve.to, "unit-%u", unit->unit + 1);
    snprintf(curve.id, sizeof curve.id, "tie-%u-%u", row->task + 1, unit->unit + 1);
    snprintf(curve.class, sizeof curve.class, "tie %s", tie->leads ? "lead" : "support");
    zr__buffer_addf(&title, tie->leads ? _("%s leads: %s") : _("%s supports: %s"),
                    notice->unit[unit->unit].name, notice->task[row->task].title);
    drawing->failed |= title.failed;
    curve.title = title.bytes;
    zr__drawing_add_curve(drawing, curve);
    zr__buffer_clear(&title);
}

static void explain(zr__notes *notes, const void *view)
{
    const zr__board *board = view;
    const zr__theme *theme = notes->theme;

    zr__notes_line(notes, "key-lead", LEAD_LINE, theme->neutral, false);
    zr__notes_add(notes, _("strong: the unit leads the task"), ZR__NOTES_SAMPLE);
    zr__notes_line(notes, "key-support", SUPPORT_LINE,
                   zr__tint(theme->neutral, theme->page, SUPPORT_TINT), theme->is_grey);
    zr__notes_add(notes, theme->is_grey ? _("dashed: it supports") : _("pale: it supports"),
                  ZR__NOTES_SAMPLE);
    zr__notes_add(notes, _("3/8: it leads 3 of the 8 tasks here that name it"), ZR__NOTES_SAMPLE);
    if (board->is_unit)
        zr__notes_add(notes, _("bold, full square: this unit leads the task"), ZR__NOTES_SAMPLE);
    if (zr__board_is_marked(board))
        zr__notes_add(notes, _("numbers in circles: plans; after a name, those of its tasks"),
                      ZR__NOTES_SAMPLE);
    if (board->tasks_drawn < board->tasks)
        zr__notes_addf(notes, ZR__NOTES_SAMPLE,
                       board->is_unit ? _("drawn: %u of %u tasks, those it leads first")
                                      : _("drawn: %u of %u tasks, those of the most units"),
                       board->tasks_drawn, board->tasks);
    if (board->unit_count < board->units)
        zr__notes_addf(notes, ZR__NOTES_SAMPLE,
                       _("drawn: %u of %u units, those that lead or have most of these tasks"),
                       board->unit_count, board->units);
}

/* Officials of the tasks of a unit, the most called on first as they come in the notice. */
static void add_officials(zr__buffer *text, const zr__board *board)
{
    const uint32_t *tasks = board->by_official;
    const zr_notice *notice = board->subject->graph->notice;
    const char *between = _(" · officials: ");

    for (uint32_t o = 0; o < notice->official_count; o++)
        if (tasks[o] > 0) {
            zr__buffer_addf(text, _("%s%s (%u)"), between, notice->official[o].name, tasks[o]);
            between = _(", ");
        }
}

static void write_counts(zr__buffer *text, const zr__board *board)
{
    const zr_notice *notice = board->subject->graph->notice;

    if (board->is_unit) {
        zr__buffer_addf(text, _("tasks: %u · leads: %u · supports: %u · partners: %u"),
                        board->tasks, board->led, board->tasks - board->led, board->units);
        add_officials(text, board);
    } else {
        const char *office = notice->official[board->subject->options->index].title;
        if (office != NULL)
            zr__buffer_addf(text, "%s · ", office);
        zr__buffer_addf(text, _("tasks: %u · units: %u · leading units: %u"), board->tasks,
                        board->units, board->leading);
    }
}

/* Headline, counts and legend; their bottom. */
static double open_sheet(zr__drawing *drawing, const zr__board *board)
{
    const zr__subject *subject = board->subject;
    const zr_notice *notice = subject->graph->notice;
    const char *name = board->is_unit ? notice->unit[subject->options->index].name
                                      : notice->official[subject->options->index].name;
    zr__buffer counts = {0};

    write_counts(&counts, board);
    const zr__heading heading = {.headline = name,
                                 .counts = counts.bytes,
                                 .share = zr__board_x(board, LEGEND_SHARE) / subject->width,
                                 .size = ZR__BOARD_SIZE,
                                 .legend = explain};
    const double top = zr__sheet_open(drawing, subject, &heading, board);
    drawing->failed |= counts.failed;
    zr__buffer_clear(&counts);
    return top;
}

static void paint(zr__drawing *drawing, const zr__board *board)
{
    for (uint32_t r = 0; r < board->row_count; r++)
        paint_row(drawing, board, &board->row[r]);
    for (uint32_t i = 0; i < board->unit_count; i++)
        paint_unit(drawing, board, &board->unit[i]);
    for (uint32_t pass = 0; pass < 2; pass++) /* those of leads last: on top */
        for (uint32_t i = 0; i < board->tie_count; i++)
            if (board->tie[i].leads == (pass > 0))
                paint_tie(drawing, board, &board->tie[i]);
}

/* A 16th less, at least one. */
static uint32_t fewer(uint32_t count)
{
    return count > 1 ? count - (count + 15) / 16 : count;
}

/* After a try that did not fit: fewer of what was too many. */
static void tighten(zr__board_limits *most, const zr__board *board)
{
    const bool are_rows_high = zr__board_rows_height(board) > board->height;

    if (are_rows_high)
        most->tasks = board->tasks_drawn > MOST_ROWS ? MOST_ROWS : fewer(board->tasks_drawn);
    if (zr__board_units_height(board) > board->height)
        most->units = board->unit_count > MOST_ROWS ? MOST_ROWS : fewer(board->unit_count);
}

static zr_status try_board(zr__drawing *drawing, const zr__subject *subject, bool is_unit,
                           bool must, zr__board_limits *most, bool *fits, zr_error *err)
{
    zr__board board = {0};
    zr_status status = zr__board_init(&board, subject, is_unit, *most, err);

    if (status != ZR_OK)
        return status;
    board.top = open_sheet(drawing, &board);
    board.height = subject->height - ZR__SHEET_MARGIN - board.top;
    status = zr__board_place(&board, must, fits, err);
    if (status == ZR_OK && *fits)
        paint(drawing, &board);
    if (status == ZR_OK && board.tasks == 0)
        zr__sheet_say_empty(drawing, subject, _("no task here"));
    drawing->tasks = board.tasks_drawn;
    drawing->tasks_left_out = board.tasks - board.tasks_drawn;
    drawing->units = board.unit_count;
    drawing->units_left_out = board.units - board.unit_count;
    tighten(most, &board);
    zr__board_clear(&board);
    return status;
}

/* All tasks and units, or, where something has to be drawn, as many as fit. */
static zr_status draw_board(zr__drawing *drawing, const zr__subject *subject, bool is_unit,
                            bool must, bool *fits, zr_error *err)
{
    zr__board_limits most = {UINT32_MAX, UINT32_MAX}, tried = {0, 0};
    zr_status status = try_board(drawing, subject, is_unit, must, &most, fits, err);

    while (status == ZR_OK && must && !*fits &&
           (most.tasks != tried.tasks || most.units != tried.units)) {
        tried = most;
        zr__drawing_clear(drawing);
        status = try_board(drawing, subject, is_unit, must, &most, fits, err);
    }
    return status;
}

zr_status zr__diagram_official(zr__drawing *drawing, const zr__subject *subject, bool must,
                               bool *fits, zr_error *err)
{
    return draw_board(drawing, subject, false, must, fits, err);
}

zr_status zr__diagram_unit(zr__drawing *drawing, const zr__subject *subject, bool must,
                           bool *fits, zr_error *err)
{
    return draw_board(drawing, subject, true, must, fits, err);
}
