/*
 * Repeated groups of units, as sets: a row is a unit, a column a group, a dot says that the unit
 * belongs to it.
 *
 * Above each column a bar says how many tasks name all of the group; its dark foot, how many name
 * exactly these. A dot is full where the unit leads one of these tasks. Columns are added by
 * support as long as they and their units fit the page.
 *
 * Lex, Gehlenborg, Strobelt, Vuillemot & Pfister (2014), "UpSet".
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "render/set_view.h"
#include "render/sheet.h"
#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"
#include "zeren/groups.h"

static const double LEGEND_SHARE = 0.58;
static const double BARS = 110.0, BAR = 12.0, DOT = 3.6, LINE = 1.8;

enum { FEWEST = 12 }; /* groups drawn for which a page is high enough */

static void paint_row(zr__drawing *drawing, const zr__set_view *view, uint32_t index)
{
    const zr__set_row *row = &view->row[index];
    const zr__theme *theme = view->subject->theme;
    const zr__selection *selection = &view->subject->selection;
    const zr__chosen *chosen = &selection->unit[selection->place[row->unit]];
    const zr_notice *notice = view->subject->graph->notice;
    const double right = view->names, width = view->subject->width;
    const zr__colour ground = index % 2 == 0 ? theme->panel : theme->page;
    char count[32];
    zr__text text = {.at = {right - ZR__SETS_BESIDE_NAME, row->y},
                     .align = ZR__RIGHT,
                     .size = ZR__SETS_SIZE,
                     .colour = theme->muted,
                     .string = count};

    zr__shape stripe = {.form = ZR__PANEL,
                        .centre = {width / 2, row->y},
                        .width = width - 2 * ZR__SHEET_MARGIN,
                        .height = row->height,
                        .fill = ground,
                        .edge = ground,
                        .class = "unit",
                        .title = (char *)notice->unit[row->unit].name};
    snprintf(stripe.id, sizeof stripe.id, "unit-%u", row->unit + 1);
    zr__drawing_add_shape(drawing, stripe);
    snprintf(count, sizeof count, "%u/%u", chosen->lead, chosen->total);
    snprintf(text.class, sizeof text.class, "label of-unit-%u", row->unit + 1);
    zr__drawing_add_text(drawing, text);
    text.at = (zr__point){right - ZR__SETS_COUNT_WIDTH - ZR__SETS_BESIDE_NAME,
                          row->y - (row->name.count - 1) * zr__line_pitch(ZR__SETS_SIZE) / 2};
    text.colour = theme->ink;
    for (uint32_t i = 0; i < row->name.count; i++) {
        text.string = row->name.line[i];
        zr__drawing_add_text(drawing, text);
        text.at.y += zr__line_pitch(ZR__SETS_SIZE);
    }
}

/* "A, B, C: 4 tasks, exactly these: 1; lift 12" */
static void write_title(zr__buffer *title, const zr__set_view *view, const zr_repeated_group *group)
{
    const zr_notice *notice = view->subject->graph->notice;

    for (uint32_t i = 0; i < group->unit_count; i++)
        zr__buffer_addf(title, "%s%s", i > 0 ? _(", ") : "", notice->unit[group->unit[i]].name);
    zr__buffer_addf(title, _(": tasks: %u, exactly these: %u, lift: %.3g"), group->support,
                    group->exact, group->lift);
}

static void paint_bar(zr__drawing *drawing, const zr__set_view *view, uint32_t index,
                      double per_task)
{
    const zr_repeated_group *group = &view->groups->group[index];
    const zr__theme *theme = view->subject->theme;
    const zr__colour colour = zr__palette(theme, 0);
    const double exact = group->exact * per_task;
    const double others = (group->support - group->exact) * per_task;
    zr__buffer title = {0};
    char count[32];
    zr__shape bar = {.form = ZR__BAR, .width = BAR, .edge = colour, .edge_width = 0.75};

    write_title(&title, view, group);
    drawing->failed |= title.failed;
    bar.title = title.bytes;
    if (others > 0) {
        bar.centre =
            (zr__point){zr__set_view_column(view, index), view->bottom - exact - others / 2};
        bar.height = others;
        bar.fill = zr__tint(colour, theme->page, 0.25);
        snprintf(bar.id, sizeof bar.id, "group-%u-with-others", index + 1);
        snprintf(bar.class, sizeof bar.class, "group");
        zr__drawing_add_shape(drawing, bar);
    }
    if (exact > 0) {
        bar.centre = (zr__point){zr__set_view_column(view, index), view->bottom - exact / 2};
        bar.height = exact;
        bar.fill = colour;
        snprintf(bar.id, sizeof bar.id, "group-%u-exact", index + 1);
        snprintf(bar.class, sizeof bar.class, "group exact");
        zr__drawing_add_shape(drawing, bar);
    }
    zr__buffer_clear(&title);
    snprintf(count, sizeof count, "%u", group->support);
    zr__drawing_add_text(drawing,
                         (zr__text){.at = {zr__set_view_column(view, index),
                                           view->bottom - exact - others - ZR__SETS_SIZE * 0.8},
                                    .align = ZR__CENTRE,
                                    .size = ZR__SETS_SIZE,
                                    .bold = true,
                                    .colour = theme->ink,
                                    .class = "count",
                                    .string = count});
}

/* A line of numbers between bars and dots. */
static void paint_exact(zr__drawing *drawing, const zr__set_view *view)
{
    zr__text text = {
        .at = {view->names - ZR__SETS_BESIDE_NAME, view->bottom + ZR__SETS_BELOW_BARS / 2},
        .align = ZR__RIGHT,
        .size = ZR__SETS_SIZE,
        .colour = view->subject->theme->muted,
        .class = "count",
        .string = (char *)_("exactly these")};
    char count[32];

    if (view->drawn > 0)
        zr__drawing_add_text(drawing, text);
    text.align = ZR__CENTRE;
    text.string = count;
    for (uint32_t g = 0; g < view->drawn; g++) {
        snprintf(count, sizeof count, "%u", view->groups->group[g].exact);
        text.at.x = zr__set_view_column(view, g);
        zr__drawing_add_text(drawing, text);
    }
}

static void paint_dots(zr__drawing *drawing, const zr__set_view *view, uint32_t index)
{
    const zr_repeated_group *group = &view->groups->group[index];
    const zr__theme *theme = view->subject->theme;
    const double x = zr__set_view_column(view, index);
    double top = INFINITY, bottom = -INFINITY;

    for (uint32_t i = 0; i < group->unit_count; i++) {
        if (view->row_of[group->unit[i]] == ZR_NONE)
            continue;
        const zr__set_row *row = &view->row[view->row_of[group->unit[i]]];
        zr__shape dot = {.form = ZR__DISC,
                         .centre = {x, row->y},
                         .width = 2 * DOT,
                         .height = 2 * DOT,
                         .fill = group->lead[i] > 0 ? theme->ink : theme->page,
                         .edge = theme->ink,
                         .edge_width = 1.2};
        snprintf(dot.id, sizeof dot.id, "group-%u-unit-%u", index + 1, row->unit + 1);
        snprintf(dot.class, sizeof dot.class, "member %s of-unit-%u",
                 group->lead[i] > 0 ? "lead" : "support", row->unit + 1);
        dot.title = (char *)view->subject->graph->notice->unit[row->unit].name;
        zr__drawing_add_shape(drawing, dot);
        top = fmin(top, row->y);
        bottom = fmax(bottom, row->y);
    }
    zr__curve line = {.point = {{x, top}, {x, top}, {x, bottom}, {x, bottom}},
                      .width = LINE,
                      .colour = theme->ink,
                      .class = "group"};
    snprintf(line.id, sizeof line.id, "group-%u", index + 1);
    zr__drawing_add_curve(drawing, line);
}

static void explain(zr__notes *notes, const void *view)
{
    const zr_repeated_groups *groups = view;

    zr__notes_add(notes,
                  _("bar and number: tasks that name all units of the group; its dark foot: "
                    "those that name exactly these"),
                  0);
    zr__notes_add(notes,
                  _("full dot: the unit leads one of these tasks; 3/8: it leads 3 of its 8 "
                    "tasks in all"),
                  0);
    if (groups->least_support > 2)
        zr__notes_addf(notes, 0, _("groups of fewer than %u tasks are too many to list"),
                       groups->least_support);
}

static double open_sheet(zr__drawing *drawing, const zr__set_view *view)
{
    const zr_repeated_groups *groups = view->groups;
    char counts[200];

    snprintf(counts, sizeof counts,
             _("groups of %u units or more that %u tasks or more name together: %u · tasks: %u"),
             groups->least_units, groups->least_support, groups->count, groups->tasks);
    const zr__heading heading = {.headline = _("Who is named together"),
                                 .counts = counts,
                                 .share = LEGEND_SHARE,
                                 .size = ZR__SETS_SIZE,
                                 .legend = explain};
    return zr__sheet_open(drawing, view->subject, &heading, groups);
}

static void say_cut(zr__drawing *drawing, const zr__set_view *view)
{
    zr__buffer text = {0};

    if (view->drawn < view->groups->count)
        zr__buffer_addf(&text, _("groups drawn: %u of %u, those with the most tasks"), view->drawn,
                        view->groups->count);
    if (view->left_out > 0) {
        zr__buffer_add(&text, text.size > 0 ? " · " : "");
        zr__buffer_addf(&text, _("drawn: the %u units with the most tasks, of %u"), view->row_count,
                        view->row_count + view->left_out);
    }
    drawing->failed |= text.failed;
    if (text.size > 0 && !text.failed)
        zr__sheet_say_cut(drawing, view->subject, ZR__SETS_SIZE, text.bytes);
    zr__buffer_clear(&text);
}

static void paint(zr__drawing *drawing, const zr__set_view *view)
{
    const double most = view->drawn > 0 ? view->groups->group[0].support : 1;
    const double per_task = fmin(24.0, (BARS - 2 * ZR__SETS_SIZE) / most);

    for (uint32_t r = 0; r < view->row_count; r++)
        paint_row(drawing, view, r);
    paint_exact(drawing, view);
    for (uint32_t g = 0; g < view->drawn; g++) {
        paint_bar(drawing, view, g, per_task);
        paint_dots(drawing, view, g);
    }
}

/* Rows that leave much of a high page empty make it lower. */
static void trim(zr__drawing *drawing, const zr__subject *subject, double bottom)
{
    if (subject->options->aspect == 0)
        drawing->height = fmin(
            subject->height, fmax(bottom + 2 * ZR__SHEET_MARGIN, subject->width / subject->across));
}

static zr_status draw_sets(zr__drawing *drawing, zr__set_view *view, bool *fits, zr_error *err)
{
    const zr__subject *subject = view->subject;
    const zr_repeated_groups *groups = view->groups;

    view->bottom = open_sheet(drawing, view) + BARS;
    view->names = zr__set_view_names_end(view);
    view->left = view->names;
    const double height =
        subject->height - 2 * ZR__SHEET_MARGIN - view->bottom - ZR__SETS_BELOW_BARS;
    const zr_status status = zr__set_view_choose(view, height, err);
    if (status != ZR_OK)
        return status;

    *fits = view->left_out == 0 &&
            (view->drawn == groups->count || (view->drawn >= FEWEST && !subject->is_enlarged));
    trim(drawing, subject, zr__set_view_place(view, height));
    say_cut(drawing, view);
    paint(drawing, view);
    if (groups->count == 0)
        zr__sheet_say_empty(drawing, subject, _("no group of units is named twice"));
    return ZR_OK;
}

zr_status zr__diagram_groups(zr__drawing *drawing, const zr__subject *subject, bool must,
                             bool *fits, zr_error *err)
{
    const uint32_t units = subject->graph->unit_count;
    zr__set_view view = {.subject = subject,
                         .groups = &subject->groups,
                         .row = zr__calloc(units, sizeof *view.row),
                         .row_of = zr__calloc(units, sizeof *view.row_of)};
    zr_status status = view.row == NULL || view.row_of == NULL ? zr__out_of_memory(err) : ZR_OK;

    for (uint32_t u = 0; status == ZR_OK && u < units; u++)
        view.row_of[u] = ZR_NONE;
    if (status == ZR_OK)
        status = draw_sets(drawing, &view, fits, err);
    drawing->units = view.row_count;
    drawing->units_left_out = view.left_out;
    *fits = *fits || must;
    for (uint32_t r = 0; r < view.row_count; r++)
        zr__lines_clear(&view.row[r].name);
    zr__free(view.row);
    zr__free(view.row_of);
    return status;
}
