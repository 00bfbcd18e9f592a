/*
 * Units by officials, or tasks by units, as a matrix: what a picture of lines cannot show any more.
 *
 * Rows and columns stand in the order of their modules and, within, of the mean place of what they
 * meet, so that blocks show. A filled cell leads, a hollow one supports, in any colour. Names of
 * columns run downwards; where one is too long for that, columns have numbers, explained below.
 *
 * Ghoniem, Fekete & Castagliola (2004), InfoVis.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "render/matrix.h"
#include "render/sheet.h"
#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"

/* Points. */
static const double NAME_SIZE = 9.0;
static const double BESIDE_NAME = 6.0;
static const double BETWEEN_PANELS = 22.0;
static const double CELL_GAP = 1.5;
static const double LEGEND_SHARE = 0.58;
static const double LONGEST_DOWN = 16.0; /* em of a name that runs downwards */
static const double NARROWEST = 10.5, WIDEST = 26.0; /* columns */
static const double ROW_LEADING = 2.0;
static const double LABEL_SHARE = 0.24; /* of the page, at most */

static const double MOST_STRETCH = 1.35;
static const double SHEET_ASPECT = 1.41421356; /* of A4 across */

enum { PANELS = 4, CUTS = 12 };

typedef struct sheet {
    zr__matrix m;
    zr__lines *label;   /* By row. */
    char **column_name; /* By column: cleaned. */
    bool is_numbered;
    double label_width, column_width, heading, key;
    double top, height;
    double stretch; /* Of rows, to fill the page. */
    uint32_t panels;
} sheet;

static double row_height(const sheet *s, uint32_t row)
{
    return s->stretch * (s->label[row].count * zr__line_pitch(NAME_SIZE) + ROW_LEADING);
}

static void clear(sheet *s)
{
    for (uint32_t r = 0; s->label != NULL && r < s->m.row_count; r++)
        zr__lines_clear(&s->label[r]);
    for (uint32_t c = 0; s->column_name != NULL && c < s->m.column_count; c++)
        zr__free(s->column_name[c]);
    zr__free(s->label);
    zr__free(s->column_name);
    zr__matrix_clear(&s->m);
    *s = (sheet){0};
}

static zr_status name_columns(sheet *s, zr_error *err)
{
    double longest = 0;

    s->column_name = zr__calloc(s->m.column_count, sizeof *s->column_name);
    if (s->column_name == NULL)
        return zr__out_of_memory(err);
    for (uint32_t c = 0; c < s->m.column_count; c++) {
        s->column_name[c] = zr__clean_text(zr__matrix_column_name(&s->m, c));
        if (s->column_name[c] == NULL)
            return zr__out_of_memory(err);
        longest = fmax(longest, zr__em_width(s->column_name[c]) >= 1
                                    ? (double)zr__character_count(s->column_name[c])
                                    : 1);
    }
    s->is_numbered = longest > LONGEST_DOWN;
    s->heading = (s->is_numbered ? 1 : longest) * zr__line_pitch(NAME_SIZE) + BESIDE_NAME;
    return ZR_OK;
}

static zr_status name_rows(sheet *s, double width, zr_error *err)
{
    double widest = 0;

    s->label = zr__calloc(s->m.row_count, sizeof *s->label);
    if (s->label == NULL)
        return zr__out_of_memory(err);
    for (uint32_t r = 0; r < s->m.row_count; r++) {
        char *name = zr__clean_text(zr__matrix_row_name(&s->m, r));
        const bool made = name != NULL && zr__lines_wrap(&s->label[r], name, width / NAME_SIZE);
        zr__free(name);
        if (!made)
            return zr__out_of_memory(err);
        widest = fmax(widest, s->label[r].width * NAME_SIZE);
    }
    s->label_width = widest;
    return ZR_OK;
}

/* Height of the list that says what the numbers of columns mean; it is not drawn when d is NULL. */
static double list_columns(const sheet *s, zr__drawing *drawing, double width)
{
    zr__notes notes = {.drawing = drawing,
                       .theme = s->m.subject->theme,
                       .x = ZR__SHEET_MARGIN,
                       .width = width,
                       .y = s->top + s->height - s->key + BESIDE_NAME,
                       .size = NAME_SIZE};
    const double y = notes.y;
    zr__drawing nowhere = {0};

    if (!s->is_numbered)
        return 0;
    if (drawing == NULL)
        notes.drawing = &nowhere;
    for (uint32_t i = 0; i < s->m.column_count; i++) {
        zr__buffer text = {0};
        zr__buffer_addf(&text, "%u  %s", i + 1, s->column_name[s->m.column_order[i]]);
        notes.drawing->failed |= text.failed;
        zr__notes_add(&notes, text.bytes != NULL ? text.bytes : "", 0);
        zr__buffer_clear(&text);
    }
    zr__drawing_clear(&nowhere);
    return notes.y - y + BESIDE_NAME;
}

static double panel_width(const sheet *s)
{
    return s->label_width + BESIDE_NAME + s->m.column_count * s->column_width;
}

/* Height of a panel's rows: of all, and as much as may be empty where the next does not fit. */
static double panel_rows(const sheet *s)
{
    double rows = 0, highest = 0;

    for (uint32_t r = 0; r < s->m.row_count; r++) {
        rows += row_height(s, r);
        highest = fmax(highest, row_height(s, r));
    }
    return rows / s->panels + (s->panels > 1 ? highest : 1);
}

/* As many panels beside each other as are needed and fit; whether all rows do. */
static bool choose_panels(sheet *s, double width)
{
    s->key = list_columns(s, NULL, width);
    s->stretch = 1;
    for (s->panels = 1; s->panels <= PANELS; s->panels++) {
        const double room = width - (s->panels - 1) * BETWEEN_PANELS;
        const double columns = room / s->panels - s->label_width - BESIDE_NAME;
        s->column_width = fmin(WIDEST, columns / fmax(s->m.column_count, 1));
        if (s->column_width < NARROWEST)
            return false;
        const double rows = panel_rows(s), least = s->heading + s->key;
        if (least + rows > s->height)
            continue;
        s->stretch = fmin(MOST_STRETCH, (s->height - least) / rows);
        return true;
    }
    return false;
}

/* Rows that leave much of a high page empty make it lower, but not lower than one across. */
static void trim(zr__drawing *drawing, sheet *s)
{
    const zr__subject *subject = s->m.subject;
    const double needed = s->top + s->heading + s->key + panel_rows(s) + ZR__SHEET_MARGIN;
    const double height = fmin(subject->height, fmax(needed, subject->width / SHEET_ASPECT));

    if (subject->options->aspect > 0)
        return;
    drawing->height = height;
    s->height = height - ZR__SHEET_MARGIN - s->top;
}

static void paint_text(zr__drawing *drawing, zr__point at, zr__align align, zr__colour colour,
                       const char *class, const char *string)
{
    zr__text text = {.at = at,
                     .align = align,
                     .size = NAME_SIZE,
                     .colour = colour,
                     .string = (char *)string};

    snprintf(text.class, sizeof text.class, "%s", class);
    zr__drawing_add_text(drawing, text);
}

/* A name with a character a line, its last one above y. */
static void paint_downwards(zr__drawing *drawing, const sheet *s, double x, double y,
                            const char *name)
{
    const double pitch = zr__line_pitch(NAME_SIZE);

    y -= ((double)zr__character_count(name) - 0.5) * pitch;
    for (const char *at = name; *at != '\0'; y += pitch) {
        char character[16] = "";
        const size_t size = zr__character_size(at);
        memcpy(character, at, size < sizeof character ? size : sizeof character - 1);
        if (character[0] != ' ')
            paint_text(drawing, (zr__point){x, y}, ZR__CENTRE, s->m.subject->theme->ink,
                       "column", character);
        at += size;
    }
}

static void paint_heading(zr__drawing *drawing, const sheet *s, double left)
{
    for (uint32_t i = 0; i < s->m.column_count; i++) {
        const double x = left + (i + 0.5) * s->column_width;
        char number[16];
        snprintf(number, sizeof number, "%u", i + 1);
        if (s->is_numbered)
            paint_text(drawing,
                       (zr__point){x, s->top + s->heading - BESIDE_NAME - NAME_SIZE * 0.6},
                       ZR__CENTRE, s->m.subject->theme->ink, "column", number);
        else
            paint_downwards(drawing, s, x, s->top + s->heading - BESIDE_NAME / 2,
                            s->column_name[s->m.column_order[i]]);
    }
}

static void paint_rule(zr__drawing *drawing, const sheet *s, double left, double right, double y)
{
    zr__curve rule = {.point = {{left, y}, {left, y}, {right, y}, {right, y}},
                      .width = 0.4,
                      .colour = s->m.subject->theme->rule,
                      .class = "rule"};

    snprintf(rule.id, sizeof rule.id, "rule-%zu", drawing->curve_count + 1);
    zr__drawing_add_curve(drawing, rule);
}

static void paint_cell(zr__drawing *drawing, const sheet *s, const zr__matrix_cell *cell, double x,
                       double y)
{
    const zr__theme *theme = s->m.subject->theme;
    const uint32_t module = zr__matrix_module(&s->m, cell);
    const zr__colour colour = module == ZR_NONE ? theme->neutral : zr__palette(theme, module);
    const double high = zr__line_pitch(NAME_SIZE) + ROW_LEADING - CELL_GAP;
    const zr__colour fill = zr__legible(colour, theme->ink, theme->page);
    zr__shape shape = {.form = ZR__BOX,
                       .centre = {x, y},
                       .width = fmin(s->column_width - CELL_GAP, 2 * high),
                       .height = high,
                       .fill = cell->leads > 0 ? fill : theme->page,
                       .edge = fill,
                       .edge_width = 0.9};
    char number[16];

    snprintf(shape.id, sizeof shape.id, "cell-%u-%u", cell->row + 1, cell->column + 1);
    snprintf(shape.class, sizeof shape.class, "cell %s", cell->leads > 0 ? "lead" : "support");
    zr__drawing_add_shape(drawing, shape);
    if (!zr__matrix_has_counts(&s->m))
        return;
    snprintf(number, sizeof number, "%u", cell->tasks);
    paint_text(drawing, shape.centre, ZR__CENTRE, cell->leads > 0 ? theme->page : theme->ink,
               "count", number);
}

static void paint_row(zr__drawing *drawing, const sheet *s, uint32_t row, double left, double y)
{
    const double first = left + s->label_width + BESIDE_NAME;
    const double pitch = zr__line_pitch(NAME_SIZE);
    const zr__lines *label = &s->label[row];
    char class[ZR__CLASS_SIZE];

    snprintf(class, sizeof class, "row label of-%s-%u",
             zr__matrix_has_counts(&s->m) ? "unit" : "task", zr__matrix_row_number(&s->m, row) + 1);
    for (uint32_t i = 0; i < label->count; i++)
        paint_text(drawing,
                   (zr__point){left + s->label_width, y + (i - (label->count - 1.0) / 2) * pitch},
                   ZR__RIGHT, s->m.subject->theme->ink, class, label->line[i]);
    for (uint32_t c = s->m.row_start[row]; c < s->m.row_start[row + 1]; c++) {
        const zr__matrix_cell *cell = &s->m.cell[c];
        paint_cell(drawing, s, cell,
                   first + (s->m.column_place[cell->column] + 0.5) * s->column_width, y);
    }
}

/* Rows run on in the next panel where one is full. */
static void paint(zr__drawing *drawing, const sheet *s)
{
    const double room = panel_rows(s);
    double left = ZR__SHEET_MARGIN, y = 0, used = 0;

    for (uint32_t i = 0; i < s->m.row_count; i++) {
        const uint32_t row = s->m.row_order[i];
        if (i > 0 && used + row_height(s, row) > room) {
            left += panel_width(s) + BETWEEN_PANELS;
            used = 0;
        }
        if (used == 0) {
            paint_heading(drawing, s, left + s->label_width + BESIDE_NAME);
            y = s->top + s->heading;
            paint_rule(drawing, s, left, left + panel_width(s), y);
        }
        paint_row(drawing, s, row, left, y + row_height(s, row) / 2);
        y += row_height(s, row);
        used += row_height(s, row);
        paint_rule(drawing, s, left, left + panel_width(s), y);
    }
}

static void paint_sample(zr__notes *notes, const char *id, bool leads)
{
    const double high = zr__line_pitch(NAME_SIZE) + ROW_LEADING - CELL_GAP;
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

static void explain(zr__drawing *drawing, const sheet *s)
{
    const zr__matrix *m = &s->m;
    const zr__subject *subject = m->subject;
    zr__notes notes = {.drawing = drawing,
                       .theme = subject->theme,
                       .x = LEGEND_SHARE * subject->width,
                       .width = (1 - LEGEND_SHARE) * subject->width - ZR__SHEET_MARGIN,
                       .y = ZR__SHEET_MARGIN - 2,
                       .size = NAME_SIZE};
    char text[200];

    paint_sample(&notes, "key-lead", true);
    zr__notes_add(&notes, zr__matrix_has_counts(m)
                              ? _("filled: the unit leads a task of the official; number: tasks")
                              : _("filled: the unit leads the task"), ZR__NOTES_SAMPLE);
    paint_sample(&notes, "key-support", false);
    zr__notes_add(&notes, _("hollow: it supports only. Colours: modules"), ZR__NOTES_SAMPLE);
    if (m->units_left_out > 0) {
        snprintf(text, sizeof text, _("drawn: the %u units with the most tasks, of %u"), m->units,
                 m->units + m->units_left_out);
        zr__notes_add(&notes, text, ZR__NOTES_SAMPLE);
    }
    if (m->others_left_out > 0) {
        snprintf(text, sizeof text,
                 zr__matrix_has_counts(m)
                     ? _("drawn: %u officials, those with the most tasks, of %u")
                     : _("drawn: %u tasks, those that name the most units, of %u"),
                 m->others, m->others + m->others_left_out);
        zr__notes_add(&notes, text, ZR__NOTES_SAMPLE);
    }
}

static double start_sheet(zr__drawing *drawing, const zr__subject *subject)
{
    const zr__selection *selection = &subject->selection;
    char counts[200];

    snprintf(counts, sizeof counts, _("units: %u · tasks: %u · assignments: %u"), selection->count,
             selection->tasks, selection->assignments);
    return zr__sheet_start(drawing, subject, LEGEND_SHARE * subject->width - 2 * ZR__SHEET_MARGIN,
                           subject->options->by == ZR_BY_OFFICIALS ? _("Units by officials")
                                                                   : _("Tasks by units"),
                           counts);
}

/* Try so many units and tasks or officials. */
static zr_status try_sizes(sheet *s, const zr__subject *subject, double top, uint32_t units,
                           uint32_t others, bool *fits, zr_error *err)
{
    clear(s);
    s->top = top;
    s->height = subject->height - ZR__SHEET_MARGIN - top;
    zr_status status = zr__matrix_init(&s->m, subject, units, others, err);
    if (status == ZR_OK)
        status = name_columns(s, err);
    if (status == ZR_OK)
        status = name_rows(s, LABEL_SHARE * subject->width, err);
    if (status == ZR_OK)
        *fits = choose_panels(s, subject->width - 2 * ZR__SHEET_MARGIN);
    return status;
}

zr_status zr__diagram_matrix(zr__drawing *drawing, const zr__subject *subject, bool must,
                             bool *fits, zr_error *err)
{
    const zr__selection *selection = &subject->selection;
    const bool may_cut = must || selection->drawn < selection->count ||
                         (subject->options->by == ZR_BY_TASKS && selection->tasks > ZR__MATRIX_MOST);
    const double legend = 4 * (zr__line_pitch(NAME_SIZE) + 3) + ZR__SHEET_MARGIN;
    const double top = fmax(start_sheet(drawing, subject), legend);
    double units = selection->drawn, others = ZR__MATRIX_MOST;
    sheet s = {0};
    zr_status status = ZR_OK;

    *fits = false;
    for (int cut = 0; cut < CUTS && status == ZR_OK && !*fits; cut++) {
        status = try_sizes(&s, subject, top, (uint32_t)fmax(units, 1), (uint32_t)fmax(others, 1),
                           fits, err);
        others = fmin(others, s.m.others) * (may_cut ? 0.75 : 1);
        units *= must ? 0.75 : 1;
        if (!may_cut)
            break;
    }
    if (status == ZR_OK && (*fits || must)) {
        *fits = true;
        trim(drawing, &s);
        explain(drawing, &s);
        paint(drawing, &s);
        list_columns(&s, drawing, subject->width - 2 * ZR__SHEET_MARGIN);
        drawing->units = s.m.units;
        drawing->units_left_out = s.m.units_left_out;
        if (subject->options->by == ZR_BY_TASKS) {
            drawing->tasks = s.m.others;
            drawing->tasks_left_out = s.m.others_left_out;
        }
        if (selection->count == 0)
            zr__sheet_say_empty(drawing, subject, _("no unit is named here"));
    }
    clear(&s);
    return status;
}
