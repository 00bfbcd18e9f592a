/*
 * Every task and unit on one page.
 *
 * Units stand in the middle, tasks at both sides, gathered under their officials or, where no task
 * has one, by module; a line says which unit a task names. Two short fans instead of one between
 * two columns cross far less, and the page stays no ribbon.
 */
#include <math.h>
#include <stdio.h>

#include "render/poster.h"
#include "render/sheet.h"
#include "src/buffer.h"
#include "src/failure.h"

/* Points. */
static const double UNIT_SHARE = 0.16; /* of the width: the boxes of units */
static const double GAP_SHARE = 0.135; /* lines at each side */
static const double DOT = 2.4;         /* radius */
static const double BESIDE_DOT = 5.0;
static const double BOX_PADDING = 3.0;
static const double BLOCK_PADDING = 6.0;
static const double LEGEND_SHARE = 0.58;
static const double HUB = 5.0;
static const double LEAD_WIDTH = 1.1, SUPPORT_WIDTH = 0.7;
static const double SUPPORT_TINT = 0.55;

enum { CUTS = 18 };

static zr__colour block_colour(const zr__poster *p, const zr__poster_block *block)
{
    const zr__theme *theme = p->subject->theme;
    return block->group == ZR_NONE ? theme->neutral : zr__class_colour(theme, block->group);
}

static double dot_x(const zr__poster *p, int side)
{
    const double away = p->unit_width / 2 + GAP_SHARE * p->subject->width;
    return p->subject->width / 2 + (side == 0 ? -away : away);
}

static const char *task_name(const zr__poster *p, const zr__poster_task *task)
{
    const zr_task *of = &p->subject->graph->notice->task[task->task];
    return of->title != NULL && of->title[0] != '\0' ? of->title : of->id;
}

static void paint_lines(zr__drawing *drawing, const zr__lines *lines, zr__text text)
{
    text.at.y -= zr__line_pitch(text.size) * (lines->count - 1.0) / 2;
    for (uint32_t i = 0; i < lines->count; i++) {
        text.string = lines->line[i];
        zr__drawing_add_text(drawing, text);
        text.at.y += zr__line_pitch(text.size);
    }
}

static void paint_unit(zr__drawing *drawing, const zr__poster *p, const zr__poster_unit *unit)
{
    const zr__theme *theme = p->subject->theme;
    const zr__chosen *chosen = &p->subject->selection.unit[unit->place];
    const double middle = p->subject->width / 2;
    zr__shape box = {.form = ZR__BOX,
                     .centre = {middle, unit->y},
                     .width = p->unit_width,
                     .height = unit->height,
                     .fill = theme->panel,
                     .edge = theme->rule,
                     .edge_width = 0.75,
                     .class = "unit"};
    char count[32];
    zr__text text = {.at = {middle - p->unit_width / 2 + BOX_PADDING, unit->y},
                     .size = ZR__POSTER_SIZE,
                     .colour = theme->ink};
    zr__buffer title = {0};

    snprintf(box.id, sizeof box.id, "unit-%u", chosen->unit + 1);
    zr__buffer_addf(&title, _("%s: leads %u of its %u tasks"), unit->name, chosen->lead,
                    chosen->total);
    drawing->failed |= title.failed;
    box.title = title.bytes;
    zr__drawing_add_shape(drawing, box);
    zr__buffer_clear(&title);

    snprintf(text.class, sizeof text.class, "label of-unit-%u", chosen->unit + 1);
    paint_lines(drawing, &unit->label, text);
    snprintf(count, sizeof count, "%u/%u", chosen->lead, chosen->total);
    text.at = (zr__point){middle + p->unit_width / 2 - BOX_PADDING, unit->y};
    text.align = ZR__RIGHT;
    text.colour = theme->muted;
    text.string = count;
    zr__drawing_add_text(drawing, text);
}

static void paint_task(zr__drawing *drawing, const zr__poster *p, const zr__poster_task *task)
{
    const zr__poster_block *block = &p->block[task->block];
    const zr__colour colour = block_colour(p, block);
    const double outwards = block->side == 0 ? -1 : 1;
    zr__shape dot = {.form = ZR__DISC,
                     .centre = {dot_x(p, block->side), task->y},
                     .width = 2 * DOT,
                     .height = 2 * DOT,
                     .fill = colour,
                     .edge = colour,
                     .edge_width = 0.75,
                     .class = "task",
                     .title = (char *)task_name(p, task)};
    zr__text text = {.at = {dot.centre.x + outwards * BESIDE_DOT, task->y},
                     .align = block->side == 0 ? ZR__RIGHT : ZR__LEFT,
                     .size = ZR__POSTER_SIZE,
                     .colour = p->subject->theme->ink};

    snprintf(dot.id, sizeof dot.id, "task-%u", task->task + 1);
    snprintf(text.class, sizeof text.class, "label of-task-%u", task->task + 1);
    zr__drawing_add_shape(drawing, dot);
    paint_lines(drawing, &task->title, text);
}

/* A panel behind the tasks of a group, headed by its name. */
static void paint_block(zr__drawing *drawing, const zr__poster *p, const zr__poster_block *block)
{
    const zr__theme *theme = p->subject->theme;
    const char *what = zr__poster_is_by_module(p) ? "module" : "official";
    const uint32_t number = zr__id_number(block->group);
    const double outwards = block->side == 0 ? -1 : 1;
    const double x = dot_x(p, block->side);
    const double width = block->width + BESIDE_DOT + 2 * BLOCK_PADDING;
    const bool goes_on = block > p->block && block[-1].group == block->group;
    zr__shape panel = {.form = ZR__PANEL,
                       .centre = {x + outwards * (width / 2 - BLOCK_PADDING),
                                  (block->top - 2 + block->bottom) / 2},
                       .width = width,
                       .height = block->bottom - block->top + BLOCK_PADDING + 2,
                       .fill = theme->panel,
                       .edge = theme->panel,
                       .title = block->group == ZR_NONE
                                    ? block->heading.line[0]
                                    : (char *)zr__poster_group_name(p, block->group)};
    zr__text text = {.at = {x + outwards * BESIDE_DOT,
                            block->top + zr__line_pitch(ZR__POSTER_HEADING) *
                                             block->heading.count / 2},
                     .align = block->side == 0 ? ZR__RIGHT : ZR__LEFT,
                     .size = ZR__POSTER_HEADING,
                     .bold = true,
                     .colour = zr__legible(block_colour(p, block), theme->ink, theme->panel)};

    snprintf(panel.id, sizeof panel.id, "%s-%u%s", what, number,
             goes_on ? "-goes-on" : "");
    snprintf(panel.class, sizeof panel.class, "%s", what);
    zr__drawing_add_shape(drawing, panel);
    snprintf(text.class, sizeof text.class, "heading of-%s-%u", what, number);
    paint_lines(drawing, &block->heading, text);
}

static zr__point at_task(const zr__poster *p, const zr__poster_task *task)
{
    return (zr__point){dot_x(p, p->block[task->block].side), task->y};
}

/* Where lines of a side end at a unit. */
static zr__point at_unit(const zr__poster *p, const zr__poster_unit *unit, int side)
{
    const double half = p->unit_width / 2;
    return (zr__point){p->subject->width / 2 + (side == 0 ? -half : half), unit->y};
}

static zr__point at_hub(const zr__poster *p, const zr__poster_hub *hub)
{
    const int side = p->block[hub->block].side;
    const double edge = p->subject->width / 2 + (side == 0 ? -1 : 1) * p->unit_width / 2;
    return (zr__point){(edge + dot_x(p, side)) / 2, hub->y};
}

static uint32_t unit_number(const zr__poster *p, uint32_t unit)
{
    return p->subject->selection.unit[p->unit[unit].place].unit + 1;
}

static zr__curve line_between(const zr__poster *p, uint32_t block, zr__point a, zr__point b,
                              bool leads)
{
    const zr__theme *theme = p->subject->theme;
    const zr__colour colour = block_colour(p, &p->block[block]);
    const double middle = (a.x + b.x) / 2;

    return (zr__curve){.point = {a, {middle, a.y}, {middle, b.y}, b},
                       .width = leads ? LEAD_WIDTH : SUPPORT_WIDTH,
                       .colour = leads ? colour : zr__tint(colour, theme->page, SUPPORT_TINT),
                       .dashed = !leads && theme->is_grey};
}

/* A line that ends at a unit, with what it says there; `title` is emptied. */
static void add_unit_line(zr__drawing *drawing, zr__curve *curve, uint32_t number, bool leads,
                          zr__buffer *title)
{
    drawing->failed |= title->failed;
    curve->title = title->bytes;
    snprintf(curve->to, sizeof curve->to, "unit-%u", number);
    snprintf(curve->class, sizeof curve->class, "tie %s", leads ? "lead" : "support");
    zr__drawing_add_curve(drawing, *curve);
    zr__buffer_clear(title);
}

static void paint_tie(zr__drawing *drawing, const zr__poster *p, const zr__poster_tie *tie)
{
    const zr__poster_task *task = &p->task[tie->task];
    const zr__poster_unit *unit = &p->unit[tie->unit];
    const uint32_t number = unit_number(p, tie->unit);
    zr__curve curve =
        line_between(p, task->block, at_task(p, task),
                     at_unit(p, unit, p->block[task->block].side), tie->leads);
    zr__buffer title = {0};

    zr__buffer_addf(&title, tie->leads ? _("%s leads: %s") : _("%s supports: %s"), unit->name,
                    task_name(p, task));
    snprintf(curve.from, sizeof curve.from, "task-%u", task->task + 1);
    snprintf(curve.id, sizeof curve.id, "tie-%u-%u", task->task + 1, number);
    add_unit_line(drawing, &curve, number, tie->leads, &title);
}

/* From a hub to one of its units: as strong as what the unit is on its tasks. */
static void paint_hub_unit(zr__drawing *drawing, const zr__poster *p, const zr__poster_tie *tie)
{
    const zr__poster_hub *hub = &p->hub[tie->hub];
    const zr__poster_unit *unit = &p->unit[tie->unit];
    const uint32_t number = unit_number(p, tie->unit);
    zr__curve curve = line_between(p, hub->block, at_hub(p, hub),
                                   at_unit(p, unit, p->block[hub->block].side), tie->leads);
    zr__buffer title = {0};

    zr__buffer_addf(&title,
                    tie->leads ? _("%s leads %u tasks here") : _("%s supports %u tasks here"),
                    unit->name, hub->tasks);
    snprintf(curve.from, sizeof curve.from, "hub-%u", tie->hub + 1);
    snprintf(curve.id, sizeof curve.id, "hub-%u-unit-%u", tie->hub + 1, number);
    add_unit_line(drawing, &curve, number, tie->leads, &title);
}

static void paint_hub_task(zr__drawing *drawing, const zr__poster *p, const zr__poster_tie *tie)
{
    const zr__poster_hub *hub = &p->hub[tie->hub];
    const zr__poster_task *task = &p->task[tie->task];
    zr__curve curve = line_between(p, hub->block, at_task(p, task), at_hub(p, hub), hub->leads);

    curve.title = (char *)task_name(p, task);
    snprintf(curve.from, sizeof curve.from, "task-%u", task->task + 1);
    snprintf(curve.to, sizeof curve.to, "hub-%u", tie->hub + 1);
    snprintf(curve.id, sizeof curve.id, "hub-%u-task-%u", tie->hub + 1, task->task + 1);
    snprintf(curve.class, sizeof curve.class, "tie");
    zr__drawing_add_curve(drawing, curve);
}

/* One line to each unit and each task of a hub, or, without one, from this unit to this task. */
static void paint_line(zr__drawing *drawing, const zr__poster *p, const zr__poster_tie *tie)
{
    if (tie->hub == ZR_NONE) {
        paint_tie(drawing, p, tie);
        return;
    }
    if (tie->task == p->hub[tie->hub].task)
        paint_hub_unit(drawing, p, tie);
    if (tie->unit == p->hub[tie->hub].unit)
        paint_hub_task(drawing, p, tie);
}

static zr__shape ring(const zr__theme *theme, zr__point at, zr__colour colour)
{
    return (zr__shape){.form = ZR__DISC,
                       .centre = at,
                       .width = HUB,
                       .height = HUB,
                       .fill = theme->page,
                       .edge = colour,
                       .edge_width = 1};
}

static void paint_hub(zr__drawing *drawing, const zr__poster *p, uint32_t number)
{
    const zr__poster_hub *hub = &p->hub[number];
    zr__shape shape =
        ring(p->subject->theme, at_hub(p, hub), block_colour(p, &p->block[hub->block]));
    zr__buffer title = {0};

    zr__buffer_addf(&title, _("each of %u units on each of %u tasks"), hub->units, hub->tasks);
    drawing->failed |= title.failed;
    shape.title = title.bytes;
    snprintf(shape.id, sizeof shape.id, "hub-%u", number + 1);
    snprintf(shape.class, sizeof shape.class, "hub");
    zr__drawing_add_shape(drawing, shape);
    zr__buffer_clear(&title);
}

static void paint(zr__drawing *drawing, const zr__poster *p)
{
    for (uint32_t i = 0; i < p->tie_count; i++)
        if (!p->tie[i].leads)
            paint_line(drawing, p, &p->tie[i]);
    for (uint32_t i = 0; i < p->tie_count; i++)
        if (p->tie[i].leads)
            paint_line(drawing, p, &p->tie[i]);
    for (uint32_t i = 0; i < p->hub_count; i++)
        paint_hub(drawing, p, i);
    for (uint32_t i = 0; i < p->unit_count; i++)
        paint_unit(drawing, p, &p->unit[p->unit_order[i]]);
    for (uint32_t i = 0; i < p->block_count; i++)
        paint_block(drawing, p, &p->block[p->block_order[i]]);
    for (uint32_t i = 0; i < p->task_count; i++)
        paint_task(drawing, p, &p->task[p->order[i]]);
    drawing->tasks = p->task_count;
    drawing->tasks_left_out = p->tasks_left_out;
    drawing->units = p->unit_count;
    drawing->units_left_out = p->units_left_out;
}

static void explain_hubs(zr__notes *notes)
{
    const double middle = notes->y + zr__line_pitch(notes->size) / 2;
    zr__shape sample =
        ring(notes->theme, (zr__point){notes->x + 11, middle}, notes->theme->neutral);

    snprintf(sample.id, sizeof sample.id, "key-hub");
    snprintf(sample.class, sizeof sample.class, "key");
    zr__drawing_add_shape(notes->drawing, sample);
    zr__notes_add(notes, _("all units at its one side are on all tasks at its other; the lines of "
                           "units say who leads"),
                  ZR__NOTES_SAMPLE);
}

static void explain_groups(zr__notes *notes, const zr__poster *p)
{
    const bool is_by_module = zr__poster_is_by_module(p);

    zr__notes_add(notes,
                  is_by_module ? _("tasks have no official: they stand by modules, of units and "
                                   "tasks that hold together")
                               : _("tasks stand under their official"),
                  ZR__NOTES_SAMPLE);
    if (notes->theme->is_grey)
        zr__notes_add(notes,
                      is_by_module ? _("numbers in circles: modules; those of a unit's tasks stand "
                                       "after its name")
                                   : _("numbers in circles: officials, as the notice counts them; "
                                       "those who call on a unit stand after its name"),
                      ZR__NOTES_SAMPLE);
}

static void explain(zr__notes *notes, const void *view)
{
    const zr__poster *p = view;
    const zr__theme *theme = notes->theme;

    zr__notes_line(notes, "key-lead", 2, theme->neutral, false);
    zr__notes_add(notes, _("strong: the unit leads the task; 3/8: it leads 3 of its 8 tasks"),
                  ZR__NOTES_SAMPLE);
    zr__notes_line(notes, "key-support", 1, zr__tint(theme->neutral, theme->page, SUPPORT_TINT),
                   theme->is_grey);
    zr__notes_add(notes, theme->is_grey ? _("dashed: it supports") : _("pale: it supports"),
                  ZR__NOTES_SAMPLE);
    explain_groups(notes, p);
    if (p->subject->options->concentrate)
        explain_hubs(notes);
    zr__notes_cut_units(notes, p->unit_count, p->units_left_out);
    zr__notes_cut_tasks(notes, p->task_count, p->tasks_left_out, p->subject->selection.no_unit);
}

/* Fill and order it; where it has to fit, with ever fewer tasks. */
static zr_status make(zr__poster *p, const zr__poster *region, bool may_cut, bool *fits,
                      zr_error *err)
{
    zr_status status = ZR_OK;
    double share = 1;

    *fits = false;
    if (!may_cut && region->subject->selection.tasks > ZR__POSTER_MOST)
        return ZR_OK;
    for (int cut = 0; cut < CUTS && status == ZR_OK && !*fits; cut++, share *= 0.85) {
        zr__poster_clear(p);
        *p = *region;
        status = zr__poster_fill(p, may_cut, share, err);
        if (status == ZR_OK && zr__poster_units_height(p) <= p->height)
            status = zr__poster_order(p, fits, err);
        if (!may_cut)
            break;
    }
    return status;
}

zr_status zr__diagram_network(zr__drawing *drawing, const zr__subject *subject, bool must,
                              bool *fits, zr_error *err)
{
    const zr__poster fullest = {.subject = subject, .units_left_out = must, .tasks_left_out = must};
    const zr__phrase counts = zr__sheet_counts(subject);
    const zr__heading heading = {.headline = _("Every task and who answers for it"),
                                 .counts = counts.text,
                                 .share = LEGEND_SHARE,
                                 .size = ZR__POSTER_SIZE,
                                 .legend = explain};
    zr__poster p = {.subject = subject};
    zr__poster region = {.subject = subject,
                         .top = zr__sheet_reserve(drawing, subject, &heading, &fullest)};

    region.height = subject->height - ZR__SHEET_MARGIN - region.top;
    region.unit_width = UNIT_SHARE * subject->width;
    region.title_width = subject->width / 2 - region.unit_width / 2 - GAP_SHARE * subject->width -
                         BESIDE_DOT - ZR__SHEET_MARGIN;
    zr_status status = make(&p, &region, must, fits, err);
    if (status == ZR_OK && (*fits || must) && subject->options->concentrate)
        status = zr__poster_concentrate(&p, err);
    if (status == ZR_OK && (*fits || must)) {
        *fits = true;
        zr__sheet_explain(drawing, subject, &heading, &p);
        zr__poster_place(&p);
        paint(drawing, &p);
        if (subject->selection.count == 0)
            zr__sheet_say_empty(drawing, subject, _("no unit is named here"));
    }
    zr__poster_clear(&p);
    return status;
}
