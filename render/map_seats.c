/*
 * Who sits where on a card: the units that ties connect are exchanged between the seats of their
 * group as long as that shortens the ties.
 */
#include <math.h>

#include "render/map.h"

enum { SEAT_SWEEPS = 12, MOST_IMPROVED_SEATS = 48 };

uint32_t zr__map_group_end(const zr__map *map, uint32_t card, uint32_t first)
{
    const zr__map_card *c = &map->card[card];
    uint32_t next = first + 1;

    while (next < c->unit_count &&
           map->unit[c->unit[next]].group == map->unit[c->unit[first]].group)
        next++;
    return next;
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

void zr__map_choose_seats(zr__map *map, uint32_t index)
{
    zr__map_card *card = &map->card[index];

    for (uint32_t first = 0; first < card->unit_count; first = zr__map_group_end(map, index, first))
        if (map->unit[card->unit[first]].group != ZR_NONE)
            choose_seats(map, card->unit + first, zr__map_group_end(map, index, first) - first);
}
