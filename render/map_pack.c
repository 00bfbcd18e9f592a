/*
 * Which column of the map each card stands in.
 *
 * Cards go to the shortest column, largest first, and are then moved and exchanged while that evens
 * the columns out, brings cards with ties between them nearer, and keeps large cards in the middle.
 */
#include <math.h>

#include "render/map.h"

/* Points at scale 1, or shares. */
static const double CARD_GAP = 8.0;
static const double TIE_PULL = 14.0; /* points of unevenness that a column nearer is worth */
static const double CENTRE_PULL = 0.03;

enum { MOST_COLUMNS = ZR__MAP_COLUMNS, SWEEPS = 6, MOST_IMPROVED_CARDS = 60 };

double zr__map_gap(const zr__map *map)
{
    return CARD_GAP * map->scale;
}

static double unevenness(const zr__map *map)
{
    double height[MOST_COLUMNS] = {0}, cost = 0, most = 0, least = INFINITY;
    const double middle = (map->columns - 1) / 2.0;

    for (uint32_t i = 0; i < map->card_count; i++) {
        height[map->card[i].column] += map->card[i].height + zr__map_gap(map);
        cost += CENTRE_PULL * map->card[i].height * fabs(map->card[i].column - middle);
    }
    for (uint32_t c = 0; c < map->columns; c++) {
        most = fmax(most, height[c]);
        least = fmin(least, height[c]);
    }
    return cost + most + 0.2 * (most - least) +
           10 * fmax(0, most - zr__map_gap(map) - map->height);
}

static double packing_cost(const zr__map *map)
{
    double cost = unevenness(map);

    for (uint32_t t = 0; t < map->tie_count; t++) {
        const uint32_t a = map->card[map->unit[map->tie[t].a].card].column;
        const uint32_t b = map->card[map->unit[map->tie[t].b].card].column;
        cost += TIE_PULL * fabs((double)a - (double)b);
    }
    return cost;
}

/* Largest first into the shortest column, the middle one first. */
static void fill_columns(zr__map *map, uint32_t *order)
{
    double height[MOST_COLUMNS] = {0};

    for (uint32_t i = 0; i < map->card_count; i++) {
        uint32_t at = i;
        for (; at > 0 && map->card[order[at - 1]].height < map->card[i].height; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    for (uint32_t i = 0; i < map->card_count; i++) {
        uint32_t shortest = map->columns / 2;
        for (uint32_t c = 0; c < map->columns; c++)
            if (height[c] < height[shortest])
                shortest = c;
        map->card[order[i]].column = shortest;
        height[shortest] += map->card[order[i]].height + zr__map_gap(map);
    }
}

static bool keep_if_better(const zr__map *map, double *cost)
{
    const double now = packing_cost(map);

    if (now > *cost - 1e-9)
        return false;
    *cost = now;
    return true;
}

static bool try_moves(zr__map *map, zr__map_card *card, double *cost)
{
    bool helped = false;

    for (uint32_t c = 0; c < map->columns; c++) {
        const uint32_t old = card->column;
        card->column = c;
        if (keep_if_better(map, cost))
            helped = true;
        else
            card->column = old;
    }
    return helped;
}

static bool try_exchanges(zr__map *map, uint32_t index, double *cost)
{
    zr__map_card *a = &map->card[index];
    bool helped = false;

    for (uint32_t j = index + 1; j < map->card_count; j++) {
        zr__map_card *b = &map->card[j];
        const uint32_t ca = a->column, cb = b->column;
        a->column = cb;
        b->column = ca;
        if (keep_if_better(map, cost)) {
            helped = true;
        } else {
            a->column = ca;
            b->column = cb;
        }
    }
    return helped;
}

static void improve_columns(zr__map *map)
{
    double cost = packing_cost(map);
    bool helped = map->card_count <= MOST_IMPROVED_CARDS;

    for (int sweep = 0; sweep < SWEEPS && helped; sweep++) {
        helped = false;
        for (uint32_t i = 0; i < map->card_count; i++) {
            helped |= try_moves(map, &map->card[i], &cost);
            helped |= try_exchanges(map, i, &cost);
        }
    }
}

void zr__map_pack(zr__map *map, uint32_t *order)
{
    fill_columns(map, order);
    improve_columns(map);
}
