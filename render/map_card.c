/*
 * One card of the map: a heading, the units that ties connect, the units that nothing does.
 *
 * Connected units sit on two columns of seats that face each other across a gap, their labels on
 * the outside. Whatever is drawn between two seats then stays in the gap, off every label. Seats
 * are exchanged as long as that shortens the ties. The others form a list of one or more columns.
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
static const double COUNT_WIDTH = 28.0; /* of "12/32", and a blank */
static const double LEAST_EM = 4.5;     /* names in several columns are given at least this */
static const double TALL_DISC = 1.35;   /* lines; a larger one has its count under the name */

enum { MOST_LIST_COLUMNS = 4, SEAT_SWEEPS = 12, MOST_IMPROVED_SEATS = 48 };

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
    zr__lines_clear(&unit->label);
    if (!zr__lines_wrap(&unit->label, unit->name, width / (ZR__NAME_SIZE * p->scale)))
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

/* How far apart two of `count` seats are, for a tie: along one column it has to bend. */
static double seat_distance(uint32_t a, uint32_t b, uint32_t count)
{
    const uint32_t left = (count + 1) / 2;
    const uint32_t right = count - left;
    const double ya = a < left ? a - (left - 1) / 2.0 : a - left - (right - 1.0) / 2.0;
    const double yb = b < left ? b - (left - 1) / 2.0 : b - left - (right - 1.0) / 2.0;

    return (a < left) == (b < left) ? 0.9 + 1.4 * fabs(ya - yb) : 1.0 + fabs(ya - yb);
}

/* Seats by unit are kept in `block`, which is free until the block is placed. */
static double tie_length(const zr__map *map, uint32_t group, uint32_t card, uint32_t count)
{
    double length = 0;

    for (uint32_t t = 0; t < map->tie_count; t++) {
        const zr__map_unit *a = &map->unit[map->tie[t].a], *b = &map->unit[map->tie[t].b];
        if (a->card == card && b->card == card && a->group == group && b->group == group)
            length += (1 + map->tie[t].weight) * seat_distance(a->block, b->block, count);
    }
    return length;
}

static void exchange(zr__map *map, uint32_t *unit, uint32_t i, uint32_t j)
{
    const uint32_t moved = unit[i];

    unit[i] = unit[j];
    unit[j] = moved;
    map->unit[unit[i]].block = i;
    map->unit[unit[j]].block = j;
}

/* One round of exchanges; whether any helped. */
static bool improve_seats(zr__map *map, uint32_t *unit, uint32_t count, double *length)
{
    const uint32_t group = map->unit[unit[0]].group, card = map->unit[unit[0]].card;
    bool helped = false;

    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = i + 1; j < count; j++) {
            exchange(map, unit, i, j);
            const double now = tie_length(map, group, card, count);
            if (now < *length - 1e-9) {
                *length = now;
                helped = true;
            } else {
                exchange(map, unit, i, j);
            }
        }
    }
    return helped;
}

static void choose_seats(zr__map *map, uint32_t *unit, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        map->unit[unit[i]].block = i;

    if (count > MOST_IMPROVED_SEATS)
        return;
    double length = tie_length(map, map->unit[unit[0]].group, map->unit[unit[0]].card, count);
    for (int sweep = 0; sweep < SEAT_SWEEPS && improve_seats(map, unit, count, &length); sweep++)
        ;
}

uint32_t zr__map_group_end(const zr__map *map, uint32_t card, uint32_t first)
{
    const zr__map_card *c = &map->card[card];
    uint32_t next = first + 1;

    while (next < c->unit_count &&
           map->unit[c->unit[next]].group == map->unit[c->unit[first]].group)
        next++;
    return next;
}

void zr__map_choose_seats(zr__map *map, uint32_t index)
{
    zr__map_card *card = &map->card[index];

    for (uint32_t first = 0; first < card->unit_count; first = zr__map_group_end(map, index, first))
        if (map->unit[card->unit[first]].group != ZR_NONE)
            choose_seats(map, card->unit + first, zr__map_group_end(map, index, first) - first);
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
    return l->width - 2 * l->disc[column] -
           (BESIDE_DISC + ZR__CARD_PADDING + (l->is_tall ? 0 : COUNT_WIDTH)) * p->scale;
}

static list list_of(const pen *p, const uint32_t *unit, uint32_t count, uint32_t columns)
{
    list l = {.unit = unit, .count = count, .is_tall = is_tall(p, unit[0]), .columns = columns};

    for (uint32_t i = 0; i < count; i++)
        l.widest = larger(l.widest, zr__em_width(p->map->unit[unit[i]].name));
    l.widest *= ZR__NAME_SIZE * p->scale;
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
        u->count_x = l->is_tall ? 0 : u->label_x + COUNT_WIDTH * p->scale +
                                      (room < l->widest ? room : l->widest);
        u->block = p->card->blocks;
        *height = larger(*height, larger(2 * u->radius,
                                         (u->label.count + l->is_tall) * name_pitch(p)));
    }
    for (uint32_t i = first; i < end; i++)
        p->map->unit[l->unit[i]].centre.y = y + *height / 2;
    return ZR_OK;
}

static zr_status place_rows(const pen *p, const list *l, double *height, zr_error *err)
{
    *height = 0;
    for (uint32_t first = 0; first < l->count; first += l->columns) {
        double row = 0;
        const zr_status status = place_row(p, l, first, p->y + *height, &row, err);
        if (status != ZR_OK)
            return status;
        *height += row + BELOW_ROW * p->scale;
    }
    return ZR_OK;
}

static bool is_wide_enough(const pen *p, const list *l)
{
    for (uint32_t c = 0; c < l->columns; c++)
        if (name_room(p, l, c) < LEAST_EM * ZR__NAME_SIZE * p->scale)
            return false;
    return true;
}

/* A list with the number of columns that makes it the least high. */
static zr_status place_list(pen *p, const uint32_t *unit, uint32_t count, zr_error *err)
{
    uint32_t best = 1;
    double least = 0, height = 0;

    for (uint32_t columns = 1; columns <= MOST_LIST_COLUMNS && columns <= count; columns++) {
        const list l = list_of(p, unit, count, columns);
        if (columns > 1 && !is_wide_enough(p, &l))
            break;
        const zr_status status = place_rows(p, &l, &height, err);
        if (status != ZR_OK)
            return status;
        if (columns == 1 || height < least) {
            least = height;
            best = columns;
        }
    }
    const list l = list_of(p, unit, count, best);
    const zr_status status = place_rows(p, &l, &height, err);
    p->y += height + (BELOW_BLOCK - BELOW_ROW) * p->scale;
    p->card->blocks++;
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

static zr_status place_blocks(pen *p, zr_error *err)
{
    zr__map_card *card = p->card;
    zr_status status = ZR_OK;

    for (uint32_t first = 0; first < card->unit_count && status == ZR_OK;) {
        const uint32_t next = zr__map_group_end(p->map, (uint32_t)(card - p->map->card), first);
        const bool is_list = p->map->unit[card->unit[first]].group == ZR_NONE;
        status = is_list ? place_lists(p, card->unit + first, next - first, err)
                         : place_group(p, card->unit + first, next - first, err);
        first = next;
    }
    return status;
}

zr_status zr__map_lay_out_card(zr__map *map, uint32_t index, zr_error *err)
{
    zr__map_card *card = &map->card[index];
    const double s = map->scale;
    pen p = {map, card, s, map->column_width - 2 * ZR__CARD_PADDING * s, ZR__CARD_PADDING * s};

    card->blocks = 0;
    for (uint32_t i = 0; i < card->unit_count; i++)
        map->unit[card->unit[i]].radius = map->unit[card->unit[i]].disc * map->disc_scale;
    zr__lines_clear(&card->heading);
    if (!zr__lines_wrap(&card->heading, card->title, p.width / heading_size(s)))
        return zr__out_of_memory(err);
    p.y += card->heading.count * zr__line_pitch(heading_size(s)) + BELOW_ROW * s;

    const zr_status status = place_blocks(&p, err);
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
