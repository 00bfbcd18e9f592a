/*
 * Officials and the units they call on.
 *
 * Officials stand in the middle. At the left are the units that answer to several of them, in an
 * order with few crossings; at the right, beside their official, those that answer to one. A line
 * is as wide as the tasks are many, and strong where the unit leads one of them.
 */
#include <math.h>
#include <stdio.h>

#include "render/officials_net.h"
#include "render/sheet.h"
#include "src/buffer.h"
#include "src/failure.h"

/* Points; those with a scale at scale 1. */
static const double LARGEST_DISC = 4.9; /* radius */
static const double MOST_PER_TASK = 2.6;
static const double SMALLEST_DISC = 1.2;
static const double BESIDE_DISC = 4.0;
static const double WIDEST_LINE = 5.5;
static const double MOST_WIDTH_PER_TASK = 1.0;
static const double THINNEST_LINE = 0.5;
static const double LEGEND_SHARE = 0.45; /* of the width: where the legend begins */
static const double ENLARGED_SHARE = 0.58; /* the same, on a smaller page */
static const double COLUMN_HEADING_SIZE = 9.75;
static const double SMALLEST_ENLARGED = 1.2; /* scale */

static const double BOX_TINT = 0.12, SUPPORT_TINT = 0.38;

enum { MANY_OFFICIALS = 4 }; /* from so many on, a name is set in bold */

static zr__colour box_colour(const zr__officials_net *net, uint32_t box)
{
    const zr__theme *theme = net->subject->theme;
    return box == ZR_NONE ? theme->neutral : zr__class_colour(theme, net->box[box].official);
}

static double disc_radius(const zr__officials_net *net, const zr__chosen *chosen)
{
    const double most = net->subject->selection.unit[0].total;
    const double per_task = fmin(MOST_PER_TASK, LARGEST_DISC / sqrt(most));

    return net->scale * fmax(SMALLEST_DISC, per_task * sqrt(chosen->total));
}

static bool is_at_left(const zr__officials_net *net, uint32_t row)
{
    return row < net->left;
}

static double disc_x(const zr__officials_net *net, bool is_left)
{
    return is_left ? zr__net_reach(net) : net->subject->width - zr__net_reach(net);
}

static zr__point disc_at(const zr__officials_net *net, uint32_t row)
{
    return (zr__point){disc_x(net, is_at_left(net, row)), net->row[row].y};
}

static void paint_disc(zr__drawing *drawing, const zr__officials_net *net, uint32_t index)
{
    const zr__net_row *row = &net->row[index];
    const zr__chosen *chosen = &net->subject->selection.unit[row->place];
    const zr__colour colour = box_colour(net, row->box);
    const double width = 2 * disc_radius(net, chosen);
    zr__shape disc = {.form = ZR__DISC,
                      .centre = disc_at(net, index),
                      .width = width,
                      .height = width,
                      .fill = zr__tint(colour, net->subject->theme->page, ZR__DISC_TINT),
                      .edge = colour,
                      .edge_width = 0.75,
                      .part = (double)chosen->lead / chosen->total};
    zr__buffer title = {0};

    snprintf(disc.id, sizeof disc.id, "unit-%u", chosen->unit + 1);
    snprintf(disc.class, sizeof disc.class, "unit officials-%u", row->officials);
    zr__buffer_addf(&title, _("%s: leads %u of its %u tasks"), row->name, chosen->lead,
                    chosen->total);
    drawing->failed |= title.failed;
    disc.title = title.bytes;
    zr__drawing_add_shape(drawing, disc);
    zr__buffer_clear(&title);
}

/* Disc, count, name, from the middle of the page outwards. */
static void paint_row(zr__drawing *drawing, const zr__officials_net *net, uint32_t index)
{
    const zr__net_row *row = &net->row[index];
    const zr__chosen *chosen = &net->subject->selection.unit[row->place];
    const bool is_left = is_at_left(net, index);
    const double outwards = is_left ? -1 : 1;
    const double beside = (LARGEST_DISC + BESIDE_DISC) * net->scale;
    const double size = ZR__NET_NAME_SIZE * net->scale, pitch = zr__line_pitch(size);
    char count[32];
    zr__text text = {.at = {disc_at(net, index).x + outwards * beside, row->y},
                     .align = is_left ? ZR__RIGHT : ZR__LEFT,
                     .size = size,
                     .colour = net->subject->theme->muted,
                     .string = count};

    snprintf(text.class, sizeof text.class, "label of-unit-%u", chosen->unit + 1);
    snprintf(count, sizeof count, "%u/%u", chosen->lead, chosen->total);
    zr__drawing_add_text(drawing, text);

    text.at.x += outwards * zr__net_count_width(net) * net->scale;
    text.at.y -= pitch * (row->label.count - 1) / 2;
    text.colour = net->subject->theme->ink;
    text.bold = row->officials >= MANY_OFFICIALS;
    for (uint32_t i = 0; i < row->label.count; i++) {
        text.string = row->label.line[i];
        zr__drawing_add_text(drawing, text);
        text.at.y += pitch;
    }
    paint_disc(drawing, net, index);
}

static void paint_lines(zr__drawing *drawing, const zr__lines *lines, zr__text text)
{
    for (uint32_t i = 0; i < lines->count; i++) {
        text.string = lines->line[i];
        zr__drawing_add_text(drawing, text);
        text.at.y += zr__line_pitch(text.size);
    }
}

static void paint_box(zr__drawing *drawing, const zr__officials_net *net, uint32_t index)
{
    const zr__net_box *box = &net->box[index];
    const zr__theme *theme = net->subject->theme;
    const zr__colour colour = box_colour(net, index);
    zr__shape shape = {.form = ZR__BOX,
                       .centre = {zr__net_box_middle(net), box->y},
                       .width = net->box_width,
                       .height = box->height,
                       .fill = zr__tint(colour, theme->page, BOX_TINT),
                       .edge = colour,
                       .edge_width = 1.2,
                       .class = "official",
                       .title = box->name};
    zr__text text = {.at = {zr__net_box_middle(net), box->y - box->height / 2},
                     .align = ZR__CENTRE,
                     .size = zr__net_official_size(net),
                     .bold = true,
                     .colour = theme->ink};

    snprintf(shape.id, sizeof shape.id, "official-%u", box->official + 1);
    snprintf(text.class, sizeof text.class, "label of-official-%u", box->official + 1);
    zr__drawing_add_shape(drawing, shape);

    text.at.y += zr__net_box_padding(net) + zr__line_pitch(text.size) / 2;
    paint_lines(drawing, &box->name_lines, text);
    text.at.y += (box->name_lines.count - 0.5) * zr__line_pitch(text.size);
    text.size = ZR__NET_NAME_SIZE * net->scale;
    text.at.y += zr__line_pitch(text.size) / 2;
    text.bold = false;
    text.colour = theme->muted;
    paint_lines(drawing, &box->office_lines, text);
}

static double line_width(const zr__officials_net *net, uint32_t tasks)
{
    uint32_t most = 1;

    for (uint32_t i = 0; i < net->line_count; i++)
        most = net->line[i].tasks > most ? net->line[i].tasks : most;
    const double per_task = fmin(MOST_WIDTH_PER_TASK, WIDEST_LINE / most);
    return net->scale * fmax(THINNEST_LINE, per_task * tasks);
}

static zr__curve curve_between(zr__point a, zr__point b)
{
    const double middle = (a.x + b.x) / 2;
    return (zr__curve){.point = {a, {middle, a.y}, {middle, b.y}, b}};
}

static void paint_call(zr__drawing *drawing, const zr__officials_net *net, const zr__net_line *line)
{
    const zr__net_row *row = &net->row[line->row];
    const zr__net_box *box = &net->box[line->box];
    const zr__colour colour = box_colour(net, line->box);
    const double side = is_at_left(net, line->row) ? -1 : 1;
    const zr__point port = {zr__net_box_middle(net) + side * net->box_width / 2,
                            line->port};
    const uint32_t unit = net->subject->selection.unit[row->place].unit;
    zr__curve curve = curve_between(port, disc_at(net, line->row));
    zr__buffer title = {0};

    curve.width = line_width(net, line->tasks);
    curve.dashed = line->leads == 0 && net->subject->theme->is_grey;
    curve.colour = line->leads > 0 ? colour
                                   : zr__tint(colour, net->subject->theme->page, SUPPORT_TINT);
    /* Graphviz draws the lines from units, which come first, below those from officials. */
    snprintf(line->leads > 0 ? curve.from : curve.to, ZR__ID_SIZE, "official-%u",
             box->official + 1);
    snprintf(line->leads > 0 ? curve.to : curve.from, ZR__ID_SIZE, "unit-%u", unit + 1);
    snprintf(curve.id, sizeof curve.id, "call-%u-%u", box->official + 1, unit + 1);
    snprintf(curve.class, sizeof curve.class, "call %s", line->leads > 0 ? "lead" : "support");
    zr__buffer_addf(&title, _("%s – %s: tasks: %u, led: %u"), box->name, row->name, line->tasks,
                    line->leads);
    drawing->failed |= title.failed;
    curve.title = title.bytes;
    zr__drawing_add_curve(drawing, curve);
    zr__buffer_clear(&title);
}

/* Above the right column. */
static void explain(zr__notes *notes, const void *view)
{
    const zr__officials_net *net = view;
    const zr__selection *selection = &net->subject->selection;

    zr__notes_line(notes, "key-lead", 2.5, notes->theme->neutral, false);
    zr__notes_add(notes, _("strong: the unit leads a task of the official; width: tasks"),
                  ZR__NOTES_SAMPLE);
    zr__notes_line(notes, "key-support", 1.2,
                   zr__tint(notes->theme->neutral, notes->theme->page, SUPPORT_TINT),
                   notes->theme->is_grey);
    zr__notes_add(notes, notes->theme->is_grey ? _("dashed: it supports only")
                                               : _("pale: it supports only"), ZR__NOTES_SAMPLE);
    zr__notes_disc(notes, LARGEST_DISC);
    zr__notes_addf(notes, ZR__NOTES_SAMPLE,
                   _("its tasks; dark slice: those it leads; 3/8: it leads 3 of 8; "
                     "bold: %d officials or more"), MANY_OFFICIALS);
    if (notes->theme->is_grey)
        zr__notes_add(notes, _("numbers in circles: its officials, those with most of its tasks "
                               "first; …: and others"),
                      ZR__NOTES_SAMPLE);
    zr__notes_cut_units(notes, selection->drawn, selection->count - selection->drawn);
}

/* A heading, moved as far as the page needs. */
static void paint_heading(zr__drawing *drawing, const zr__officials_net *net, zr__text text)
{
    const double width = zr__em_width(text.string) * text.size;

    if (text.align == ZR__RIGHT)
        text.at.x = fmax(text.at.x, ZR__SHEET_MARGIN + width);
    else if (text.align == ZR__LEFT)
        text.at.x = fmin(text.at.x, net->subject->width - ZR__SHEET_MARGIN - width);
    text.colour = net->subject->theme->muted;
    snprintf(text.class, sizeof text.class, "heading");
    zr__drawing_add_text(drawing, text);
}

static void head_column(zr__drawing *drawing, const zr__officials_net *net, zr__point at,
                        zr__align align, char *string)
{
    paint_heading(drawing, net, (zr__text){.at = at,
                                           .align = align,
                                           .size = COLUMN_HEADING_SIZE,
                                           .bold = true,
                                           .string = string});
}

static void paint_unled(zr__drawing *drawing, const zr__officials_net *net)
{
    const double beside = (LARGEST_DISC + BESIDE_DISC) * net->scale;
    char text[200];

    snprintf(text, sizeof text, _("without an official: %u"), net->unled);
    paint_heading(drawing, net, (zr__text){.at = {disc_x(net, false) + beside, net->unled_y},
                                           .size = ZR__NET_NAME_SIZE * net->scale,
                                           .string = text});
}

/* The heading at the left says what both sides are where units are dealt to them. */
static void paint_headings(zr__drawing *drawing, const zr__officials_net *net, double y)
{
    const double disc = LARGEST_DISC * net->scale;
    const uint32_t one = net->row_count - net->several - net->unled;
    char text[200];

    if (net->is_dealt && net->several > 0 && one > 0)
        snprintf(text, sizeof text, _("under several: %u, under one: %u"), net->several, one);
    else if (net->is_dealt && one > 0)
        snprintf(text, sizeof text, _("under one official: %u"), one);
    else
        snprintf(text, sizeof text, _("under several officials: %u"), net->several);
    if (net->left > 0)
        head_column(drawing, net, (zr__point){disc_x(net, true) + disc, y}, ZR__RIGHT, text);
    snprintf(text, sizeof text, _("officials: %u"), net->box_count);
    if (net->box_count > 0)
        head_column(drawing, net, (zr__point){zr__net_box_middle(net), y}, ZR__CENTRE, text);
    snprintf(text, sizeof text, _("under one official: %u"), one);
    if (one > 0 && !net->is_dealt)
        head_column(drawing, net, (zr__point){disc_x(net, false) - disc, y}, ZR__LEFT, text);
    if (net->unled > 0)
        paint_unled(drawing, net);
}

static double open_sheet(zr__drawing *drawing, const zr__officials_net *net)
{
    const zr__selection *selection = &net->subject->selection;
    char counts[200];

    snprintf(counts, sizeof counts, _("units: %u · tasks: %u · tasks without an official: %u"),
             selection->count, selection->tasks, selection->no_official);
    const zr__heading heading = {.headline = _("Who answers to whom"),
                                 .counts = counts,
                                 .share = net->subject->is_enlarged ? ENLARGED_SHARE
                                                                     : LEGEND_SHARE,
                                 .size = ZR__NET_NAME_SIZE,
                                 .legend = explain};
    return zr__sheet_open(drawing, net->subject, &heading, net);
}

static void paint(zr__drawing *drawing, const zr__officials_net *net, double heading_y)
{
    paint_headings(drawing, net, heading_y);
    for (uint32_t r = 0; r < net->row_count; r++)
        paint_row(drawing, net, r);
    for (uint32_t b = 0; b < net->box_count; b++)
        paint_box(drawing, net, b);
    for (uint32_t i = 0; i < net->line_count; i++)
        paint_call(drawing, net, &net->line[i]);
}

zr_status zr__diagram_officials(zr__drawing *drawing, const zr__subject *subject, bool must,
                                bool *fits, zr_error *err)
{
    zr__officials_net net = {0};
    zr_status status = zr__officials_net_init(&net, subject, err);

    if (status != ZR_OK)
        return status;
    net.scale = 1;
    const double top = open_sheet(drawing, &net);
    const double heading = zr__line_pitch(COLUMN_HEADING_SIZE);
    net.top = top + heading + 2;
    net.height = subject->height - ZR__SHEET_MARGIN - net.top;
    const double smallest = zr__smallest_scale(subject, must, SMALLEST_ENLARGED);
    status = zr__officials_net_place(&net, smallest, fits, err);
    if (status == ZR_OK && *fits)
        paint(drawing, &net, top + heading / 2);
    if (subject->selection.count == 0)
        zr__sheet_say_empty(drawing, subject, _("no unit is named here"));
    zr__officials_net_clear(&net);
    return status;
}
