/*
 * Units by officials, or tasks by units, as a matrix: what a picture of lines cannot show any more.
 *
 * Rows and columns stand in the order of their modules and, within, of the mean place of what they
 * meet, so that blocks show; gaps and hairlines part them. A filled cell leads, a hollow one
 * supports, in any colour.
 *
 * Ghoniem, Fekete & Castagliola (2004), InfoVis.
 */
#include <math.h>
#include <stdio.h>

#include "render/matrix_sheet.h"
#include "src/buffer.h"
#include "src/failure.h"

typedef zr__matrix_sheet sheet;

/* Points. */
static const double CELL_GAP = 1.5;
static const double BESIDE_PANEL = 3.0;
static const double RULE_WIDTH = 0.75;
static const double LEGEND_SHARE = 0.58;
static const double SINKS = 0.3; /* of the room that is left */
static const double SHEET_ASPECT = 1.41421356; /* of A4 across */

/* Rows that leave much of a high page empty make it lower, but not lower than one across, on which
 * they stand a little lower than they have to. */
static void trim(zr__drawing *drawing, sheet *s)
{
    const zr__subject *subject = s->m.subject;
    const double needed =
        s->top + s->heading + s->key + zr__matrix_sheet_rows(s) + ZR__SHEET_MARGIN;
    const double height = fmin(subject->height, fmax(needed, subject->width / SHEET_ASPECT));

    if (subject->options->aspect > 0)
        return;
    drawing->height = height;
    s->height = height - ZR__SHEET_MARGIN - s->top;
    s->top += fmax(0, height - needed) * SINKS;
}

static void paint_text(zr__drawing *drawing, zr__point at, zr__align align, zr__colour colour,
                       const char *class, const char *string)
{
    zr__text text = {.at = at,
                     .align = align,
                     .size = ZR__MATRIX_SIZE,
                     .colour = colour,
                     .string = (char *)string};

    snprintf(text.class, sizeof text.class, "%s", class);
    zr__drawing_add_text(drawing, text);
}

/* "A leads: the task", or "A, Wang: leads 1 of 2 tasks". */
static void add_cell_title(zr__buffer *title, const sheet *s, const zr__matrix_cell *cell)
{
    const char *row = zr__matrix_row_name(&s->m, cell->row);
    const char *column = zr__matrix_column_name(&s->m, cell->column);

    if (zr__matrix_has_counts(&s->m))
        zr__buffer_addf(title, _("%s · %s: leads %u of %u tasks"), row, column, cell->leads,
                        cell->tasks);
    else
        zr__buffer_addf(title, cell->leads > 0 ? _("%s leads: %s") : _("%s supports: %s"), column,
                        row);
}

static void paint_cell(zr__drawing *drawing, const sheet *s, const zr__matrix_cell *cell, double x,
                       double y)
{
    const zr__theme *theme = s->m.subject->theme;
    const uint32_t module = zr__matrix_module(&s->m, cell);
    const zr__colour colour = module == ZR_NONE ? theme->neutral : zr__class_colour(theme, module);
    const double high = zr__line_pitch(ZR__MATRIX_SIZE) + ZR__MATRIX_LEADING - CELL_GAP;
    const zr__colour fill = zr__legible(colour, theme->ink, theme->page);
    const bool has_counts = zr__matrix_has_counts(&s->m);
    const uint32_t row = zr__matrix_row_number(&s->m, cell->row) + 1;
    const uint32_t column = zr__id_number(zr__matrix_column_number(&s->m, cell->column));
    zr__shape shape = {.form = ZR__BOX,
                       .centre = {x, y},
                       .width = fmin(s->column_width - CELL_GAP, 2 * high),
                       .height = high,
                       .fill = cell->leads > 0 ? fill : theme->page,
                       .edge = fill,
                       .edge_width = 0.9};
    zr__buffer title = {0};
    char number[16];

    add_cell_title(&title, s, cell);
    drawing->failed |= title.failed;
    shape.title = title.bytes;
    if (has_counts)
        snprintf(shape.id, sizeof shape.id, "call-%u-%u", column, row);
    else
        snprintf(shape.id, sizeof shape.id, "tie-%u-%u", row, column);
    snprintf(shape.class, sizeof shape.class, "cell %s %s", has_counts ? "call" : "tie",
             cell->leads > 0 ? "lead" : "support");
    zr__drawing_add_shape(drawing, shape);
    zr__buffer_clear(&title);
    if (!has_counts)
        return;
    snprintf(number, sizeof number, "%u", cell->tasks);
    paint_text(drawing, shape.centre, ZR__CENTRE, cell->leads > 0 ? theme->page : theme->ink,
               "count", number);
}

static void paint_row(zr__drawing *drawing, const sheet *s, uint32_t place, double left, double top,
                      double bottom)
{
    const uint32_t row = s->m.row_order[place];
    const zr__theme *theme = s->m.subject->theme;
    const bool is_unit = zr__matrix_has_counts(&s->m);
    const char *what = is_unit ? "unit" : "task";
    const uint32_t number = zr__matrix_row_number(&s->m, row);
    const double pitch = zr__line_pitch(ZR__MATRIX_SIZE), y = (top + bottom) / 2;
    const double first = left + s->label_width + ZR__MATRIX_BESIDE_NAME;
    const double width = zr__matrix_sheet_panel(s) + 2 * BESIDE_PANEL;
    const zr__lines *label = &s->label[row];
    zr__shape ground = {.centre = {left - BESIDE_PANEL + width / 2, y},
                        .width = width,
                        .height = bottom - top,
                        .fill = place % 2 == 0 ? theme->panel : theme->page};
    char class[ZR__CLASS_SIZE];

    snprintf(ground.id, sizeof ground.id, "%s-%u", what, number + 1);
    snprintf(ground.class, sizeof ground.class, "%s", what);
    zr__matrix_ground(drawing, s, ground, is_unit, number, zr__matrix_row_name(&s->m, row));
    snprintf(class, sizeof class, "row label of-%s-%u", what, number + 1);
    for (uint32_t i = 0; i < label->count; i++)
        paint_text(drawing,
                   (zr__point){left + s->label_width, y + (i - (label->count - 1.0) / 2) * pitch},
                   ZR__RIGHT, theme->ink, class, label->line[i]);
    for (uint32_t c = s->m.row_start[row]; c < s->m.row_start[row + 1]; c++) {
        const zr__matrix_cell *cell = &s->m.cell[c];
        paint_cell(drawing, s, cell,
                   first + (s->m.column_place[cell->column] + 0.5) * s->column_width, y);
    }
}

static void paint_heading(zr__drawing *drawing, const sheet *s, double left, uint32_t panel)
{
    const double first = left + s->label_width + ZR__MATRIX_BESIDE_NAME;

    for (uint32_t i = 0; i < s->m.column_count; i++)
        zr__matrix_head_paint(drawing, s, i, first + (i + 0.5) * s->column_width, panel);
}

/* Hairlines part the columns of modules. */
static void paint_rules(zr__drawing *drawing, const sheet *s, double left, double bottom,
                        uint32_t panel)
{
    const double first = left + s->label_width + ZR__MATRIX_BESIDE_NAME;
    const double top = s->top + s->heading;

    for (uint32_t i = 1; i < s->m.column_count; i++) {
        const double x = first + i * s->column_width;
        zr__curve rule = {.point = {{x, top}, {x, top}, {x, bottom}, {x, bottom}},
                          .width = RULE_WIDTH,
                          .colour = s->m.subject->theme->rule,
                          .class = "rule"};
        if (zr__matrix_column_module(&s->m, s->m.column_order[i]) ==
            zr__matrix_column_module(&s->m, s->m.column_order[i - 1]))
            continue;
        snprintf(rule.id, sizeof rule.id, "rule-%u-%u", panel + 1, i);
        zr__drawing_add_curve(drawing, rule);
    }
}

/* Rows run on in the next panel where one is full. */
static void paint(zr__drawing *drawing, const sheet *s)
{
    const double room = zr__matrix_sheet_rows(s), top = s->top + s->heading;
    double left = s->left, y = top;
    uint32_t panel = 0;

    for (uint32_t i = 0; i < s->m.row_count; i++) {
        const double height = zr__matrix_sheet_row(s, i);
        if (i > 0 && y + height > top + room) {
            paint_rules(drawing, s, left, y, panel);
            left += zr__matrix_sheet_panel(s) + ZR__MATRIX_BETWEEN_PANELS;
            y = top;
            panel++;
        }
        if (y == top)
            paint_heading(drawing, s, left, panel);
        const double gap = y > top ? zr__matrix_sheet_gap(s, i) : 0;
        const double bottom = y + height - (y > top ? 0 : zr__matrix_sheet_gap(s, i));
        paint_row(drawing, s, i, left, y + gap, bottom);
        y = bottom;
    }
    if (s->m.row_count > 0)
        paint_rules(drawing, s, left, y, panel);
}

static void paint_sample(zr__notes *notes, const char *id, bool leads)
{
    const double high = zr__line_pitch(ZR__MATRIX_SIZE) + ZR__MATRIX_LEADING - CELL_GAP;
    zr__shape sample = {.form = ZR__BOX,
                        .centre = {notes->x + 10, notes->y + zr__line_pitch(notes->size) / 2},
                        .width = high,
                        .height = high,
                        .fill = leads ? notes->theme->neutral : notes->theme->page,
                        .edge = notes->theme->neutral,
                        .edge_width = 0.9,
                        .class = "key"};

    snprintf(sample.id, sizeof sample.id, "%s", id);
    zr__drawing_add_shape(notes->drawing, sample);
}

static const char *support_words(const zr__matrix *m)
{
    const bool is_grey = m->subject->theme->is_grey;

    if (zr__matrix_has_counts(m))
        return is_grey ? _("hollow: it supports only. Gaps part modules")
                       : _("hollow: it supports only. Colours and gaps: modules");
    return is_grey ? _("hollow: it supports. Gaps and hairlines part modules")
                   : _("hollow: it supports. Colours, gaps and hairlines: modules");
}

static void explain(zr__notes *notes, const void *view)
{
    const zr__matrix *m = view;
    const zr__selection *selection = &m->subject->selection;
    const bool has_counts = zr__matrix_has_counts(m);

    paint_sample(notes, "key-lead", true);
    zr__notes_add(notes, has_counts
                             ? _("filled: the unit leads a task of the official; number: tasks")
                             : _("filled: the unit leads the task"), ZR__NOTES_SAMPLE);
    paint_sample(notes, "key-support", false);
    zr__notes_add(notes, support_words(m), ZR__NOTES_SAMPLE);
    if (has_counts && selection->no_official > 0)
        zr__notes_add(notes, _("–: tasks without an official"), ZR__NOTES_SAMPLE);
    zr__notes_cut_units(notes, m->units, m->units_left_out);
    if (!has_counts)
        zr__notes_cut_tasks(notes, m->others, m->others_left_out, selection->no_unit);
    else if (m->others_left_out > 0)
        zr__notes_addf(notes, ZR__NOTES_SAMPLE,
                       _("drawn: %u officials, those with the most tasks, of %u"), m->others,
                       m->others + m->others_left_out);
}

zr_status zr__diagram_matrix(zr__drawing *drawing, const zr__subject *subject, bool must,
                             bool *fits, zr_error *err)
{
    sheet s = {0};
    const zr__matrix fullest = {.subject = subject,
                                .units_left_out = must,
                                .others_left_out = must};
    const zr__phrase counts = zr__sheet_counts(subject);
    const zr__heading heading = {.headline = subject->options->by == ZR_BY_OFFICIALS
                                                 ? _("Units by officials")
                                                 : _("Tasks by units"),
                                 .counts = counts.text,
                                 .share = LEGEND_SHARE,
                                 .size = ZR__MATRIX_SIZE,
                                 .legend = explain};
    const double top = zr__sheet_reserve(drawing, subject, &heading, &fullest);
    const zr_status status = zr__matrix_sheet_init(&s, subject, top, must, fits, err);

    if (status == ZR_OK && (*fits || must)) {
        *fits = true;
        trim(drawing, &s);
        zr__sheet_explain(drawing, subject, &heading, &s.m);
        paint(drawing, &s);
        zr__matrix_heads_list(&s, s.top + s.heading + zr__matrix_sheet_rows(&s), drawing);
        drawing->units = s.m.units;
        drawing->units_left_out = s.m.units_left_out;
        if (subject->options->by == ZR_BY_TASKS) {
            drawing->tasks = s.m.others;
            drawing->tasks_left_out = s.m.others_left_out;
        }
        if (subject->selection.count == 0)
            zr__sheet_say_empty(drawing, subject, _("no unit is named here"));
    }
    zr__matrix_sheet_clear(&s);
    return status;
}
