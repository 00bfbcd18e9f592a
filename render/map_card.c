/*
 * One card of the map: a heading, the units that ties connect, the units that nothing does.
 *
 * Connected units sit on two columns of seats that face each other across a gap, their labels on
 * the outside. Whatever is drawn between two seats then stays in the gap, off every label. The
 * others form a list of one or more columns.
 */
#include <math.h>

#include "render/map.h"
#include "src/failure.h"
#include "src/memory.h"

/* Points at scale 1. */
static const double BESIDE_DISC = 4.0;
static const double SEAT_GAP = 34.0;    /* between the discs that face each other */
static const double BELOW_SEAT = 4.5;
static const double BELOW_ROW = 2.6;
static const double BELOW_BLOCK = 6.0;
static const double BESIDE_COUNT = 4.5;
static const double LEAST_EM = 4.5;     /* names in several columns are given at least this */
static const double BREAK_COST = 0.5;   /* lines of a list that a name on one line is worth */
static const double TALL_DISC = 1.35;   /* lines; a larger one has its count under the name */

enum { MOST_LIST_COLUMNS = 4, MOST_HEADING = 3 };

/* The card under the pen. */
typedef struct pen {
    zr__map *map;
    zr__map_card *card;
    double scale;
    double width; /* Between the paddings. */
    double y;     /* Where the next block begins. */
} pen;

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static double heading_size(double scale)
{
    return zr__crisp(ZR__HEADING_SIZE * scale);
}

static double name_pitch(const pen *p)
{
    return zr__line_pitch(ZR__NAME_SIZE * p->scale);
}

static zr_status wrap_name(const pen *p, zr__map_unit *unit, double width, zr_error *err)
{
    const double room = width / (ZR__NAME_SIZE * p->scale);

    if (unit->label.count == 1 && unit->label.width <= room)
        return ZR_OK; /* one line it stays: cards are tried at many widths and scales */
    zr__lines_clear(&unit->label);
    if (!zr__lines_wrap(&unit->label, unit->name, room))
        return zr__out_of_memory(err);
    return ZR_OK;
}

static double widest_disc(const zr__map *map, const uint32_t *unit, uint32_t count, uint32_t step)
{
    double radius = 0;

    for (uint32_t i = 0; i < count; i += step)
        radius = larger(radius, map->unit[unit[i]].radius);
    return radius;
}

static double seat_height(const pen *p, const zr__map_unit *unit)
{
    const double label = (unit->label.count + 1) * name_pitch(p); /* the count is one line more */
    return larger(2 * unit->radius, label) + BELOW_SEAT * p->scale;
}

/* Seat one column, its discs below each other. */
static void seat_column(const pen *p, const uint32_t *unit, uint32_t count, zr__align side,
                        double disc_x, double y)
{
    for (uint32_t i = 0; i < count; i++) {
        zr__map_unit *u = &p->map->unit[unit[i]];
        const double height = seat_height(p, u);
        const double away = u->radius + BESIDE_DISC * p->scale;

        u->centre = (zr__point){disc_x, y + (height - BELOW_SEAT * p->scale) / 2};
        u->side = side;
        u->label_x = side == ZR__RIGHT ? disc_x - away : disc_x + away;
        u->count_x = 0;
        u->block = p->card->blocks;
        y += height;
    }
}

static double column_height(const pen *p, const uint32_t *unit, uint32_t count)
{
    double height = 0;

    for (uint32_t i = 0; i < count; i++)
        height += seat_height(p, &p->map->unit[unit[i]]);
    return height;
}

static zr_status place_group(pen *p, uint32_t *unit, uint32_t count, zr_error *err)
{
    const uint32_t left = (count + 1) / 2, right = count - left;

    const double left_disc = widest_disc(p->map, unit, left, 1);
    const double right_disc = widest_disc(p->map, unit + left, right, 1);
    const double label = (p->width - 2 * (left_disc + right_disc) - SEAT_GAP * p->scale) / 2 -
                         BESIDE_DISC * p->scale;
    for (uint32_t i = 0; i < count; i++) {
        const zr_status status = wrap_name(p, &p->map->unit[unit[i]], label, err);
        if (status != ZR_OK)
            return status;
    }

    const double pad = ZR__CARD_PADDING * p->scale, outside = label + BESIDE_DISC * p->scale;
    const double left_height = column_height(p, unit, left);
    const double right_height = column_height(p, unit + left, right);
    const double height = larger(left_height, right_height);
    seat_column(p, unit, left, ZR__RIGHT, pad + outside + left_disc,
                p->y + (height - left_height) / 2);
    seat_column(p, unit + left, right, ZR__LEFT, pad + p->width - outside - right_disc,
                p->y + (height - right_height) / 2);
    p->y += height + (BELOW_BLOCK - BELOW_SEAT) * p->scale;
    p->card->blocks++;
    return ZR_OK;
}

/* A list on the card: units whose discs are of a kind, row after row. */
typedef struct list {
    const uint32_t *unit;
    uint32_t count;
    bool is_tall;     /* Discs leave room for the count below the name, else it stands beside. */
    double widest;    /* Width of the longest name on one line. */
    double counts;    /* Width of the longest count, and what keeps it from the name. */
    double least;     /* Width that a name is given at least: no word is broken. */
    uint32_t columns;
    double width;     /* Of a column with what keeps it from the next. */
    double disc[MOST_LIST_COLUMNS]; /* Radius of the largest in each column. */
} list;

static bool is_tall(const pen *p, uint32_t unit)
{
    return 2 * p->map->unit[unit].radius > TALL_DISC * name_pitch(p);
}

/* Width left for names in a column. */
static double name_room(const pen *p, const list *l, uint32_t column)
{
    return l->width - 2 * l->disc[column] - (BESIDE_DISC + ZR__CARD_PADDING) * p->scale -
           (l->is_tall ? 0 : l->counts);
}

static list list_of(const pen *p, const uint32_t *unit, uint32_t count, uint32_t columns)
{
    list l = {.unit = unit,
              .count = count,
              .is_tall = is_tall(p, unit[0]),
              .least = LEAST_EM,
              .columns = columns};

    for (uint32_t i = 0; i < count; i++) {
        l.widest = larger(l.widest, zr__em_width(p->map->unit[unit[i]].name));
        l.least = larger(l.least, zr__widest_word(p->map->unit[unit[i]].name));
        l.counts = larger(l.counts, zr__em_width(p->map->unit[unit[i]].count));
    }
    l.widest *= ZR__NAME_SIZE * p->scale;
    l.counts *= ZR__NAME_SIZE * p->scale;
    l.least *= ZR__NAME_SIZE * p->scale;
    if (l.is_tall)
        l.least = larger(l.least, l.counts);
    l.counts += BESIDE_COUNT * p->scale;
    l.width = (p->width + ZR__CARD_PADDING * p->scale) / columns;
    for (uint32_t c = 0; c < columns; c++)
        l.disc[c] = widest_disc(p->map, unit + c, count - c, columns);
    return l;
}

/* One row, the units from `first`; its height. */
static zr_status place_row(const pen *p, const list *l, uint32_t first, double y, double *height,
                           zr_error *err)
{
    const uint32_t end = l->count - first < l->columns ? l->count : first + l->columns;

    *height = 0;
    for (uint32_t i = first; i < end; i++) {
        zr__map_unit *u = &p->map->unit[l->unit[i]];
        const double disc = l->disc[i - first], room = name_room(p, l, i - first);
        const double x = ZR__CARD_PADDING * p->scale + (i - first) * l->width;
        const zr_status status = wrap_name(p, u, room, err);

        if (status != ZR_OK)
            return status;
        u->side = ZR__LEFT;
        u->centre.x = x + disc;
        u->label_x = x + 2 * disc + BESIDE_DISC * p->scale;
        u->count_x = l->is_tall ? 0 : u->label_x + l->counts +
                                      (room < l->widest ? room : l->widest);
        u->block = p->card->blocks;
        *height = larger(*height, larger(2 * u->radius,
                                         (u->label.count + l->is_tall) * name_pitch(p)));
    }
    for (uint32_t i = first; i < end; i++)
        p->map->unit[l->unit[i]].centre.y = y + *height / 2;
    return ZR_OK;
}

/* Each row is a block. */
static zr_status place_rows(const pen *p, const list *l, double *height, zr_error *err)
{
    const uint32_t above = p->card->blocks;
    zr_status status = ZR_OK;

    *height = 0;
    for (uint32_t first = 0; first < l->count && status == ZR_OK; first += l->columns) {
        double row = 0;
        p->card->blocks = above + first / l->columns;
        status = place_row(p, l, first, p->y + *height, &row, err);
        *height += row + BELOW_ROW * p->scale;
    }
    p->card->blocks = above;
    return status;
}

static bool is_wide_enough(const pen *p, const list *l)
{
    for (uint32_t c = 0; c < l->columns; c++)
        if (name_room(p, l, c) < l->least)
            return false;
    return true;
}

/* What a list costs as placed: its height, and lines that names are broken into. */
static double list_cost(const pen *p, const list *l, double height)
{
    uint32_t breaks = 0;

    for (uint32_t i = 0; i < l->count; i++)
        breaks += p->map->unit[l->unit[i]].label.count - 1;
    return height + BREAK_COST * breaks * name_pitch(p);
}

/* A list with the number of columns that costs the least. */
static zr_status place_list(pen *p, const uint32_t *unit, uint32_t count, zr_error *err)
{
    uint32_t best = 1;
    double least = INFINITY, height = 0;

    for (uint32_t columns = 1; columns <= MOST_LIST_COLUMNS && columns <= count; columns++) {
        const list l = list_of(p, unit, count, columns);
        if (columns > 1 && !is_wide_enough(p, &l))
            break;
        const zr_status status = place_rows(p, &l, &height, err);
        if (status != ZR_OK)
            return status;
        const double cost = list_cost(p, &l, height);
        if (cost < least - 1e-6) {
            least = cost;
            best = columns;
        }
    }
    const list l = list_of(p, unit, count, best);
    const zr_status status = place_rows(p, &l, &height, err);
    p->y += height + (BELOW_BLOCK - BELOW_ROW) * p->scale;
    p->card->blocks += (count + best - 1) / best;
    return status;
}

/* The units that no tie connects, by the size of their discs: tall ones, then the rest. */
static zr_status place_lists(pen *p, const uint32_t *unit, uint32_t count, zr_error *err)
{
    uint32_t tall = 0;

    while (tall < count && is_tall(p, unit[tall]))
        tall++;
    zr_status status = tall > 0 ? place_list(p, unit, tall, err) : ZR_OK;
    if (status == ZR_OK && tall < count)
        status = place_list(p, unit + tall, count - tall, err);
    return status;
}

/* Where the units begin that no tie connects: behind the groups. */
static uint32_t listed_from(const pen *p)
{
    uint32_t first = 0;

    while (first < p->card->unit_count &&
           p->map->unit[p->card->unit[first]].group != ZR_NONE)
        first++;
    return first;
}

static zr_status place_groups(pen *p, uint32_t end, zr_error *err)
{
    zr_status status = ZR_OK;

    for (uint32_t first = 0; first < end && status == ZR_OK;) {
        const uint32_t next = zr__map_group_end(p->map, (uint32_t)(p->card - p->map->card), first);
        status = place_group(p, p->card->unit + first, next - first, err);
        first = next;
    }
    return status;
}

static zr_status place_blocks(pen *p, zr_error *err)
{
    const zr__map_card *card = p->card;
    const uint32_t listed = listed_from(p);
    zr_status status = ZR_OK;

    for (int half = 0; half < 2 && status == ZR_OK; half++)
        status = (half == 0) == card->lists_first
                     ? place_lists(p, card->unit + listed, card->unit_count - listed, err)
                     : place_groups(p, listed, err);
    return status;
}

static zr_status wrap_heading(const pen *p, zr_error *err)
{
    const double width = p->width / heading_size(p->scale);
    zr__map_card *card = p->card;

    zr__lines_clear(&card->heading);
    if (!zr__lines_wrap(&card->heading, card->title, width))
        return zr__out_of_memory(err);
    if (card->heading.count <= MOST_HEADING || card->brief == NULL)
        return ZR_OK;
    zr__lines_clear(&card->heading);
    return zr__lines_wrap(&card->heading, card->brief, width) ? ZR_OK : zr__out_of_memory(err);
}

zr_status zr__map_lay_out_card(zr__map *map, uint32_t index, zr_error *err)
{
    zr__map_card *card = &map->card[index];
    const double s = map->scale;
    pen p = {map, card, s, map->column_width - 2 * ZR__CARD_PADDING * s, ZR__CARD_PADDING * s};

    card->blocks = 0;
    for (uint32_t i = 0; i < card->unit_count; i++)
        map->unit[card->unit[i]].radius = map->unit[card->unit[i]].disc * map->disc_scale;
    zr_status status = wrap_heading(&p, err);
    if (status != ZR_OK)
        return status;
    p.y += card->heading.count * zr__line_pitch(heading_size(s)) + BELOW_ROW * s;

    status = place_blocks(&p, err);
    if (status == ZR_OK)
        card->height = p.y + (ZR__CARD_PADDING - BELOW_BLOCK) * s;
    return status;
}

void zr__map_settle_card(zr__map *map, uint32_t index)
{
    const zr__map_card *card = &map->card[index];

    for (uint32_t i = 0; i < card->unit_count; i++) {
        zr__map_unit *unit = &map->unit[card->unit[i]];
        unit->centre.x += card->corner.x;
        unit->centre.y += card->corner.y;
        unit->label_x += card->corner.x;
        unit->count_x += unit->count_x > 0 ? card->corner.x : 0;
    }
}
