/*
 * Officials and the units they call on: their texts on lines, and how wide and high that makes rows
 * and boxes at a scale.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "render/drawing.h"
#include "render/officials_net.h"
#include "src/buffer.h"

/* Points, those of boxes and rows at scale 1, or shares of the width of the page. */
static const double BELOW_LONG_NAME = 2.0;
static const double BOX_PADDING = 5.0, LOW_BOX_PADDING = 3.0;
static const double BOX_SHARE = 0.175; /* at least */
static const double MOST_BOX_SHARE = 0.22, MOST_ONLY_BOX_SHARE = 0.3;
static const double REACH_SHARE = 0.248, ONLY_REACH_SHARE = 0.42; /* of discs from the edge */
static const double ONLY_BOX_SHARE = 0.3; /* of boxes, where nothing stands at one side */
static const double MARGIN = 31.0; /* at least, outside the names */
static const double BESIDE_COUNT = 9.0; /* disc, and room beside it */
static const double COUNT_WIDTH = 28.0; /* of "12/32", and a blank */

static const char BETWEEN[] = " · "; /* name and office on one line */

double zr__net_official_size(const zr__officials_net *net)
{
    return zr__crisp((net->has_low_boxes ? ZR__NET_NAME_SIZE : ZR__NET_OFFICIAL_SIZE) * net->scale);
}

double zr__net_count_width(const zr__officials_net *net)
{
    const zr__selection *selection = &net->subject->selection;
    const uint32_t most = selection->drawn > 0 ? selection->unit[0].total : 0;
    char widest[32];

    snprintf(widest, sizeof widest, "%u/%u", most, most);
    return fmax(COUNT_WIDTH, (zr__em_width(widest) + 0.5) * ZR__NET_NAME_SIZE);
}

static bool is_left_empty(const zr__officials_net *net)
{
    return net->left == 0 && net->row_count > 0;
}

static bool is_right_empty(const zr__officials_net *net)
{
    return net->left == net->row_count && net->row_count > 0;
}

static bool has_one_side(const zr__officials_net *net)
{
    return is_left_empty(net) || is_right_empty(net);
}

double zr__net_box_middle(const zr__officials_net *net)
{
    const double share = is_left_empty(net)    ? ONLY_BOX_SHARE
                         : is_right_empty(net) ? 1 - ONLY_BOX_SHARE
                                               : 0.5;
    return share * net->subject->width;
}

double zr__net_reach(const zr__officials_net *net)
{
    return (has_one_side(net) ? ONLY_REACH_SHARE : REACH_SHARE) * net->subject->width;
}

double zr__net_pitch(const zr__officials_net *net)
{
    return zr__line_pitch(ZR__NET_NAME_SIZE * net->scale);
}

static bool wrap(zr__lines *lines, const char *text, double width, double size)
{
    zr__lines_clear(lines);
    return zr__lines_wrap(lines, text, width / size);
}

double zr__net_box_padding(const zr__officials_net *net)
{
    return (net->has_low_boxes ? LOW_BOX_PADDING : BOX_PADDING) * net->scale;
}

/* Of a box with each of its texts on one line. */
static double wish_of(const zr__officials_net *net, const zr__net_box *box)
{
    const double official = zr__net_official_size(net);
    const double name = zr__em_width(box->name) * official;
    const double office = zr__em_width(box->office);

    return 2 * zr__net_box_padding(net) +
           (net->has_low_boxes ? name + (office + zr__em_width(BETWEEN)) * official
                               : fmax(name, office * ZR__NET_NAME_SIZE * net->scale));
}

/* Boxes are as wide as their texts, within limits. */
static void choose_box_width(zr__officials_net *net)
{
    const double page = net->subject->width;
    const double most = (has_one_side(net) ? MOST_ONLY_BOX_SHARE : MOST_BOX_SHARE) * page;

    net->box_width = BOX_SHARE * page;
    for (uint32_t b = 0; b < net->box_count; b++)
        net->box_width = fmin(most, fmax(net->box_width, wish_of(net, &net->box[b]) + 1));
}

/* Where boxes have to be low, everything in one line, or in fewer than name and office need. */
static bool wrap_low(zr__net_box *box, double width, double size)
{
    zr__buffer all = {0};
    zr__lines together = {0};

    if (!wrap(&box->name_lines, box->name, width, size) ||
        !wrap(&box->office_lines, box->office, width, size))
        return false;
    const uint32_t apart = box->name_lines.count + box->office_lines.count;
    zr__buffer_addf(&all, "%s%s%s", box->name, BETWEEN, box->office);
    const bool made = !all.failed && zr__lines_wrap(&together, all.bytes, width / size);
    zr__buffer_clear(&all);
    if (!made || together.count >= apart) {
        zr__lines_clear(&together);
        return made;
    }
    zr__lines_clear(&box->office_lines);
    zr__lines_clear(&box->name_lines);
    box->name_lines = together;
    return true;
}

/* Where the first `count` of some marks end: "③" is one character, "(51)" ends with a bracket. */
static size_t marks_size(const char *marks, uint32_t count)
{
    const char *end = marks;

    for (uint32_t i = 0; i < count && *end != '\0'; i++)
        end += *end == '(' ? strcspn(end, ")") + 1 : zr__character_size(end);
    return (size_t)(end - marks);
}

/* A name with the first `count` of its marks. */
static bool wrap_marked(zr__net_row *row, uint32_t count, double width, double size)
{
    const size_t bytes = marks_size(row->marks, count);
    zr__buffer text = {0};

    zr__buffer_addf(&text, "%s ", row->name);
    zr__buffer_add_bytes(&text, row->marks, bytes);
    if (row->marks[bytes] != '\0')
        zr__buffer_add(&text, "…");
    const bool made = !text.failed && wrap(&row->label, text.bytes, width, size);
    zr__buffer_clear(&text);
    return made;
}

/* A name, on a grey page with all its marks that need no line more, but one at least. */
static bool wrap_row(zr__net_row *row, double width, double size)
{
    if (!wrap(&row->label, row->name, width, size))
        return false;
    if (row->marks == NULL || row->officials == 0)
        return true;

    const uint32_t lines = row->label.count;
    uint32_t fit = 1, too_many = row->officials + 1;
    while (too_many - fit > 1) {
        const uint32_t count = fit + (too_many - fit) / 2;
        if (!wrap_marked(row, count, width, size))
            return false;
        if (row->label.count <= lines)
            fit = count;
        else
            too_many = count;
    }
    return wrap_marked(row, fit, width, size);
}

static bool measure_rows(zr__officials_net *net)
{
    const double size = ZR__NET_NAME_SIZE * net->scale;
    const double beside = MARGIN + (BESIDE_COUNT + zr__net_count_width(net)) * net->scale;

    for (uint32_t r = 0; r < net->row_count; r++) {
        zr__net_row *row = &net->row[r];
        if (!wrap_row(row, zr__net_reach(net) - beside, size))
            return false;
        row->height = row->label.count * zr__net_pitch(net) +
                      (row->label.count > 1 ? BELOW_LONG_NAME * net->scale : 0);
    }
    return true;
}

static bool measure_boxes(zr__officials_net *net)
{
    const double name = ZR__NET_NAME_SIZE * net->scale, official = zr__net_official_size(net);

    choose_box_width(net);
    const double width = net->box_width - 2 * zr__net_box_padding(net);
    for (uint32_t b = 0; b < net->box_count; b++) {
        zr__net_box *box = &net->box[b];
        const bool made = net->has_low_boxes
                              ? wrap_low(box, width, official)
                              : wrap(&box->name_lines, box->name, width, official) &&
                                    wrap(&box->office_lines, box->office, width, name);
        if (!made)
            return false;
        box->height = box->name_lines.count * zr__line_pitch(official) +
                      box->office_lines.count * zr__net_pitch(net) +
                      2 * zr__net_box_padding(net);
    }
    return true;
}

bool zr__officials_net_measure(zr__officials_net *net, double scale, bool has_low_boxes,
                               uint32_t *lines)
{
    net->scale = scale;
    net->has_low_boxes = has_low_boxes;
    if (!measure_rows(net) || !measure_boxes(net))
        return false;
    *lines = 0;
    for (uint32_t r = 0; r < net->row_count; r++)
        *lines += net->row[r].label.count;
    for (uint32_t b = 0; b < net->box_count; b++)
        *lines += net->box[b].name_lines.count + net->box[b].office_lines.count;
    return true;
}
