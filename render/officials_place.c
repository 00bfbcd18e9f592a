/*
 * Officials and the units they call on: where they stand.
 *
 * The largest scale is taken at which each of the three columns fits. Boxes are spread over the
 * height; units at the right stand as near to their official as the others let them.
 */
#include <math.h>

#include "render/drawing.h"
#include "render/officials_net.h"
#include "src/failure.h"
#include "src/memory.h"

/* Points at scale 1, or steps. */
static const double LARGEST_SCALE = 24.0 / 12;
static const double SCALE_STEP = 1.0 / 12;
static const double MOST_MORE_LINES = 1.1; /* times those at the smallest scale */
static const double BETWEEN_GROUPS = 5.0;
static const double BETWEEN_BOXES = 4.0, BETWEEN_ROOMY_BOXES = 16.0;
static const double MOST_ROW_GAP = 16.0;
static const double MOST_BOX_GAP = 60.0;
static const double PORTS = 0.76; /* share of a box's height that lines end on */

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

/* Where the group of a row at the right ends: one past. Dealt units are one group. */
static uint32_t group_end(const zr__officials_net *net, uint32_t first)
{
    const uint32_t led = net->row_count - net->unled;
    uint32_t next = first + 1;

    if (net->is_dealt)
        return first < led ? led : net->row_count;
    while (next < net->row_count && net->row[next].box == net->row[first].box)
        next++;
    return next;
}

/* The first row of those without an official. */
static bool begins_unled(const zr__officials_net *net, uint32_t row)
{
    return net->unled > 0 && row == net->row_count - net->unled;
}

/* Height of a group, with the heading of the last one. */
static double group_height(const zr__officials_net *net, uint32_t first, uint32_t end)
{
    return rows_height(net, first, end) + (begins_unled(net, first) ? 1.3 * zr__net_pitch(net) : 0);
}

static double right_height(const zr__officials_net *net)
{
    double height = 0;

    for (uint32_t first = net->left; first < net->row_count;) {
        const uint32_t next = group_end(net, first);
        height += group_height(net, first, next) +
                  (first > net->left ? BETWEEN_GROUPS * net->scale : 0);
        first = next;
    }
    return height;
}

static bool fits_height(const zr__officials_net *net)
{
    const double gaps = net->box_count > 1 ? net->box_count - 1 : 0;

    return rows_height(net, 0, net->left) <= net->height &&
           boxes_height(net) + gaps * BETWEEN_BOXES * net->scale <= net->height &&
           right_height(net) <= net->height;
}

/* One below the other, spread a little, in the middle of the height. */
static void place_side(zr__officials_net *net, uint32_t first, uint32_t end, double height)
{
    const double used = rows_height(net, first, end);
    const double gaps = end - first > 1 ? end - first - 1 : 1;
    const double gap = fmin(MOST_ROW_GAP * net->scale, (height - used) / gaps);
    double y = net->top + (height - used - gaps * gap) / 2;

    for (uint32_t r = first; r < end; r++) {
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
    if (begins_unled(net, first)) {
        net->unled_y = y + zr__net_pitch(net) / 2;
        y += 1.3 * zr__net_pitch(net);
    }
    for (uint32_t r = first; r < end; r++) {
        net->row[r].y = y + net->row[r].height / 2;
        y += net->row[r].height;
    }
}

/* Those dealt to the right, with room left for those without an official below. */
static void place_dealt(zr__officials_net *net)
{
    const uint32_t led = net->row_count - net->unled;
    const double below = net->unled == 0 ? 0
                                         : group_height(net, led, net->row_count) +
                                               BETWEEN_GROUPS * net->scale;

    place_side(net, net->left, led, net->height - below);
    if (net->unled > 0)
        set_group(net, led, net->row_count,
                  net->top + net->height - below + BETWEEN_GROUPS * net->scale);
}

/* Each group beside its official, or as far down as the groups above push it, or as far up as
 * those below, which are still to come, need. */
static void place_right(zr__officials_net *net)
{
    double rest = right_height(net), y = net->top;

    for (uint32_t first = net->left; first < net->row_count;) {
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
        lines[2 * line->box + (line->row >= net->left)]++;
    }
    for (uint32_t i = 0; made && i < net->line_count; i++) {
        zr__net_line *line = &sorted[i];
        const size_t end = 2 * (size_t)line->box + (line->row >= net->left);
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

/* The largest scale that fits and does not break many a line that the smallest leaves whole. Boxes
 * are low where they would be too high. */
static zr_status choose_scale(zr__officials_net *net, double smallest, bool *fits, zr_error *err)
{
    const int steps = (int)ceil((LARGEST_SCALE - smallest) / SCALE_STEP - 1e-9);
    uint32_t least[2] = {0}, lines = 0;
    bool made = true;

    *fits = false;
    for (int is_low = 0; is_low < 2; is_low++)
        made &= zr__officials_net_measure(net, smallest, is_low, &least[is_low]);
    for (int step = 0; step <= steps && made && !*fits; step++) {
        const double scale = fmax(smallest, LARGEST_SCALE - step * SCALE_STEP);
        bool is_high = true;
        for (int is_low = 0; is_low < 2 && made && is_high; is_low++) {
            made = zr__officials_net_measure(net, scale, is_low, &lines);
            is_high = !fits_height(net);
            *fits = !is_high && lines <= MOST_MORE_LINES * least[is_low];
        }
    }
    return made ? ZR_OK : zr__out_of_memory(err);
}

/* Of little to draw, only the height that it takes: the heads of the columns stay near. */
static void use_less_height(zr__officials_net *net)
{
    const double left = rows_height(net, 0, net->left) + net->left * MOST_ROW_GAP * net->scale;
    const double boxes = boxes_height(net) + net->box_count * BETWEEN_ROOMY_BOXES * net->scale;

    if (net->subject->is_enlarged)
        net->height = fmin(net->height, fmax(fmax(left, boxes), right_height(net)));
}

zr_status zr__officials_net_place(zr__officials_net *net, double smallest, bool *fits,
                                  zr_error *err)
{
    const zr_status status = choose_scale(net, smallest, fits, err);

    if (status != ZR_OK || !*fits)
        return status;
    use_less_height(net);
    place_side(net, 0, net->left, net->height);
    place_boxes(net);
    if (net->is_dealt)
        place_dealt(net);
    else
        place_right(net);
    return place_ports(net, err);
}
