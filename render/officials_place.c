/*
 * Officials and the units they call on: where they stand.
 *
 * The largest scale is taken at which each of the three columns fits. Boxes are spread over the
 * height; units at the right stand as near to their official as the others let them.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "render/drawing.h"
#include "render/officials_net.h"
#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"

/* Points at scale 1, or steps. */
static const double LARGEST_SCALE = 20.0 / 12;
static const double SCALE_STEP = 1.0 / 12;
static const double BETWEEN_GROUPS = 5.0;
static const double BETWEEN_BOXES = 4.0;
static const double BELOW_LONG_NAME = 2.0;
static const double MOST_ROW_GAP = 9.0;
static const double MOST_BOX_GAP = 60.0;
static const double BOX_SHARE = 0.175;  /* of the width of the page */
static const double LEFT_SHARE = 0.248;
static const double BESIDE_NAME = 68.0; /* count, disc and margin */
static const double COUNT_WIDTH = 28.0; /* of "12/32", and a blank */
static const double PORTS = 0.76; /* share of a box's height that lines end on */

double zr__net_official_size(const zr__officials_net *net)
{
    return zr__crisp((net->has_low_boxes ? ZR__NET_NAME_SIZE : ZR__NET_OFFICIAL_SIZE) * net->scale);
}

double zr__net_box_width(const zr__officials_net *net)
{
    return BOX_SHARE * net->subject->width;
}

double zr__net_count_width(const zr__officials_net *net)
{
    const zr__selection *selection = &net->subject->selection;
    const uint32_t most = selection->drawn > 0 ? selection->unit[0].total : 0;
    char widest[32];

    snprintf(widest, sizeof widest, "%u/%u", most, most);
    return fmax(COUNT_WIDTH, (zr__em_width(widest) + 0.5) * ZR__NET_NAME_SIZE);
}

double zr__net_left(const zr__officials_net *net)
{
    return LEFT_SHARE * net->subject->width;
}

static double pitch(const zr__officials_net *net)
{
    return zr__line_pitch(ZR__NET_NAME_SIZE * net->scale);
}

static bool wrap(zr__lines *lines, const char *text, double width, double size)
{
    zr__lines_clear(lines);
    return zr__lines_wrap(lines, text, width / size);
}

/* One line or more of everything, where boxes have to be low. */
static bool wrap_low(zr__net_box *box, double width, double size)
{
    zr__buffer all = {0};

    zr__buffer_addf(&all, "%s · %s", box->name, box->office);
    zr__lines_clear(&box->office_lines);
    const bool made = !all.failed && wrap(&box->name_lines, all.bytes, width, size);
    zr__buffer_clear(&all);
    return made;
}

static zr_status measure(zr__officials_net *net, zr_error *err)
{
    const double name = ZR__NET_NAME_SIZE * net->scale;
    const double wider = (zr__net_count_width(net) - COUNT_WIDTH) * net->scale;
    const double official = zr__net_official_size(net);
    const double width = zr__net_box_width(net) - 2 * ZR__NET_BOX_PADDING * net->scale;

    for (uint32_t r = 0; r < net->row_count; r++) {
        zr__net_row *row = &net->row[r];
        if (!wrap(&row->label, row->marked != NULL ? row->marked : row->name,
                  zr__net_left(net) - BESIDE_NAME - wider, name))
            return zr__out_of_memory(err);
        row->height = row->label.count * pitch(net) +
                      (row->label.count > 1 ? BELOW_LONG_NAME * net->scale : 0);
    }
    for (uint32_t b = 0; b < net->box_count; b++) {
        zr__net_box *box = &net->box[b];
        const bool made = net->has_low_boxes
                              ? wrap_low(box, width, official)
                              : wrap(&box->name_lines, box->name, width, official) &&
                                    wrap(&box->office_lines, box->office, width, name);
        if (!made)
            return zr__out_of_memory(err);
        box->height = box->name_lines.count * zr__line_pitch(official) +
                      box->office_lines.count * pitch(net) +
                      2 * ZR__NET_BOX_PADDING * net->scale;
    }
    return ZR_OK;
}

static double rows_height(const zr__officials_net *net, uint32_t first, uint32_t end)
{
    double height = 0;

    for (uint32_t r = first; r < end; r++)
        height += net->row[r].height;
    return height;
}

static double boxes_height(const zr__officials_net *net)
{
    double height = 0;

    for (uint32_t b = 0; b < net->box_count; b++)
        height += net->box[b].height;
    return height;
}

/* Where the group of a row at the right ends: one past. */
static uint32_t group_end(const zr__officials_net *net, uint32_t first)
{
    uint32_t next = first + 1;

    while (next < net->row_count && net->row[next].box == net->row[first].box)
        next++;
    return next;
}

/* Height of a group, with the heading of the last one. */
static double group_height(const zr__officials_net *net, uint32_t first, uint32_t end)
{
    return rows_height(net, first, end) + (net->row[first].box == ZR_NONE ? 1.3 * pitch(net) : 0);
}

static double right_height(const zr__officials_net *net)
{
    double height = 0;

    for (uint32_t first = net->several; first < net->row_count;) {
        const uint32_t next = group_end(net, first);
        height += group_height(net, first, next) +
                  (first > net->several ? BETWEEN_GROUPS * net->scale : 0);
        first = next;
    }
    return height;
}

static bool fits_height(const zr__officials_net *net)
{
    const double gaps = net->box_count > 1 ? net->box_count - 1 : 0;

    return rows_height(net, 0, net->several) <= net->height &&
           boxes_height(net) + gaps * BETWEEN_BOXES * net->scale <= net->height &&
           right_height(net) <= net->height;
}

static void place_left(zr__officials_net *net)
{
    const double used = rows_height(net, 0, net->several);
    const double gaps = net->several > 1 ? net->several - 1 : 1;
    const double gap = fmin(MOST_ROW_GAP * net->scale, (net->height - used) / gaps);
    double y = net->top + (net->height - used - gaps * gap) / 2;

    for (uint32_t r = 0; r < net->several; r++) {
        net->row[r].y = y + net->row[r].height / 2;
        y += net->row[r].height + gap;
    }
}

static void place_boxes(zr__officials_net *net)
{
    const double used = boxes_height(net);
    const double gap = fmin(MOST_BOX_GAP * net->scale, (net->height - used) / (net->box_count + 1));
    double y = net->top + (net->height - used - gap * (net->box_count - 1.0)) / 2;

    for (uint32_t b = 0; b < net->box_count; b++) {
        net->box[b].y = y + net->box[b].height / 2;
        y += net->box[b].height + gap;
    }
}

/* Set a group with its top at y; the last one has a heading. */
static void set_group(zr__officials_net *net, uint32_t first, uint32_t end, double y)
{
    if (net->row[first].box == ZR_NONE) {
        net->unled_y = y + pitch(net) / 2;
        y += 1.3 * pitch(net);
    }
    for (uint32_t r = first; r < end; r++) {
        net->row[r].y = y + net->row[r].height / 2;
        y += net->row[r].height;
    }
}

/* Each group beside its official, or as far down as the groups above push it, or as far up as
 * those below, which are still to come, need. */
static void place_right(zr__officials_net *net)
{
    double rest = right_height(net), y = net->top;

    for (uint32_t first = net->several; first < net->row_count;) {
        const uint32_t next = group_end(net, first);
        const double height = group_height(net, first, next);
        const double latest = net->top + net->height - rest;
        const double wanted = net->row[first].box != ZR_NONE
                                  ? net->box[net->row[first].box].y - height / 2
                                  : net->box_count > 0 ? latest
                                                       : net->top + (net->height - height) / 2;
        const double at = fmax(y, fmin(wanted, latest));

        set_group(net, first, next, at);
        y = at + height + BETWEEN_GROUPS * net->scale;
        rest -= height + BETWEEN_GROUPS * net->scale;
        first = next;
    }
}

/* Spread the lines of each side over the height of their box, in the order of their rows. Lines
 * come by unit as selected, so they are counted off row by row. */
static zr_status place_ports(zr__officials_net *net, zr_error *err)
{
    uint32_t *lines = zr__calloc(net->box_count, 2 * sizeof *lines);
    uint32_t *seen = zr__calloc(net->box_count, 2 * sizeof *seen);
    uint32_t *by_row = zr__calloc((size_t)net->row_count + 1, sizeof *by_row);
    zr__net_line *sorted = zr__calloc(net->line_count, sizeof *sorted);
    const bool made = lines != NULL && seen != NULL && by_row != NULL && sorted != NULL;

    for (uint32_t i = 0; made && i < net->line_count; i++)
        by_row[net->line[i].row + 1]++;
    for (uint32_t r = 0; made && r < net->row_count; r++)
        by_row[r + 1] += by_row[r];
    for (uint32_t i = 0; made && i < net->line_count; i++) {
        const zr__net_line *line = &net->line[i];
        sorted[by_row[line->row]++] = *line;
        lines[2 * line->box + (line->row >= net->several)]++;
    }
    for (uint32_t i = 0; made && i < net->line_count; i++) {
        zr__net_line *line = &sorted[i];
        const size_t end = 2 * (size_t)line->box + (line->row >= net->several);
        const zr__net_box *box = &net->box[line->box];
        const double step = PORTS * box->height / lines[end];
        line->port = box->y + (seen[end]++ - (lines[end] - 1) / 2.0) * step;
    }
    for (uint32_t i = 0; made && i < net->line_count; i++)
        net->line[i] = sorted[i];
    zr__free(lines);
    zr__free(seen);
    zr__free(by_row);
    zr__free(sorted);
    return made ? ZR_OK : zr__out_of_memory(err);
}

zr_status zr__officials_net_place(zr__officials_net *net, double smallest, bool *fits,
                                  zr_error *err)
{
    const int steps = (int)ceil((LARGEST_SCALE - smallest) / SCALE_STEP - 1e-9);

    *fits = false;
    for (int step = 0; step <= 2 * steps + 1 && !*fits; step++) {
        net->scale = fmax(smallest, LARGEST_SCALE - step / 2 * SCALE_STEP);
        net->has_low_boxes = step % 2 > 0;
        const zr_status status = measure(net, err);
        if (status != ZR_OK)
            return status;
        *fits = fits_height(net);
    }
    if (!*fits)
        return ZR_OK;
    place_left(net);
    place_boxes(net);
    place_right(net);
    return place_ports(net, err);
}
