/*
 * Which card stands in which column, once more: where the few ties between cards are the freest.
 *
 * The columns are tried in every order; then the cards that such ties lead to are exchanged with
 * those of other columns. Each arrangement is judged by what its ties would touch.
 */
#include <math.h>
#include <string.h>

#include "render/map.h"
#include "src/failure.h"
#include "src/memory.h"

enum {
    MOST_COLUMNS = ZR__MAP_COLUMNS,
    MOST_TANGLED = 12,    /* ties between cards */
    MOST_EXCHANGES = 100, /* tried */
};

static const double NEARLY = 1e-6;

/* The columns of all cards, and how tangled the ties between them are there. */
typedef struct trial {
    zr__map *map;
    uint32_t *order;                 /* Room, as for zr__map_pack(). */
    uint32_t *first, *column, *best; /* At first, on trial, and the best so far. */
    double tangle;                   /* Of the best. */
} trial;

static bool is_worth_untangling(const zr__map *map)
{
    uint32_t between = 0;

    for (uint32_t t = 0; t < map->tie_count; t++)
        between += map->unit[map->tie[t].a].card != map->unit[map->tie[t].b].card;
    return between > 0 && between <= MOST_TANGLED;
}

/* The next order of the columns, as numbers in ascending order go; false after the last. */
static bool next_permutation(uint32_t *to, uint32_t count)
{
    uint32_t i = count - 1, j = count - 1;

    while (i > 0 && to[i - 1] > to[i])
        i--;
    if (i == 0)
        return false;
    while (to[j] < to[i - 1])
        j--;
    const uint32_t moved = to[i - 1];
    to[i - 1] = to[j];
    to[j] = moved;
    for (j = count - 1; i < j; i++, j--) {
        const uint32_t other = to[i];
        to[i] = to[j];
        to[j] = other;
    }
    return true;
}

static bool is_too_high(const zr__map *map)
{
    for (uint32_t i = 0; i < map->card_count; i++)
        if (map->card[i].corner.y + map->card[i].height > map->corner.y + map->height + NEARLY)
            return true;
    return false;
}

static zr_status arrange(trial *t, const uint32_t *column, zr_error *err)
{
    for (uint32_t i = 0; i < t->map->card_count; i++)
        t->map->card[i].column = column[i];
    return zr__map_arrange(t->map, t->order, err);
}

/* Arrange the cards in the columns on trial, which are kept if less is in the way of ties. */
static zr_status judge(trial *t, zr_error *err)
{
    zr__obstacles obstacles = {0};
    double tangle = INFINITY;
    zr_status status = arrange(t, t->column, err);

    if (status == ZR_OK && !zr__map_obstacles_init(&obstacles, t->map))
        status = zr__out_of_memory(err);
    if (status == ZR_OK && !is_too_high(t->map))
        tangle = zr__map_tangle(t->map, &obstacles);
    zr__map_obstacles_clear(&obstacles);
    if (tangle < t->tangle - NEARLY) {
        t->tangle = tangle;
        memcpy(t->best, t->column, t->map->card_count * sizeof *t->best);
    }
    return status;
}

static zr_status permute_columns(trial *t, zr_error *err)
{
    uint32_t to[MOST_COLUMNS] = {0, 1, 2, 3, 4};
    zr_status status = ZR_OK;

    do {
        for (uint32_t i = 0; i < t->map->card_count; i++)
            t->column[i] = to[t->first[i]];
        status = judge(t, err);
    } while (status == ZR_OK && next_permutation(to, t->map->columns));
    return status;
}

static bool has_ties_outside(const zr__map *map, uint32_t card)
{
    for (uint32_t t = 0; t < map->tie_count; t++) {
        const uint32_t a = map->unit[map->tie[t].a].card, b = map->unit[map->tie[t].b].card;
        if (a != b && (a == card || b == card))
            return true;
    }
    return false;
}

static zr_status exchange_cards(trial *t, zr_error *err)
{
    zr_status status = ZR_OK;
    int tried = 0;

    for (uint32_t a = 0; a < t->map->card_count && status == ZR_OK; a++)
        for (uint32_t b = 0; b < t->map->card_count && status == ZR_OK &&
                             tried < MOST_EXCHANGES && has_ties_outside(t->map, a); b++) {
            if (t->best[a] == t->best[b])
                continue;
            memcpy(t->column, t->best, t->map->card_count * sizeof *t->best);
            t->column[a] = t->best[b];
            t->column[b] = t->best[a];
            status = judge(t, err);
            tried++;
        }
    return status;
}

static zr_status untangle(trial *t, zr_error *err)
{
    const size_t cards = t->map->card_count;

    t->first = zr__calloc(cards, sizeof *t->first);
    t->column = zr__calloc(cards, sizeof *t->column);
    t->best = zr__calloc(cards, sizeof *t->best);
    if (t->first == NULL || t->column == NULL || t->best == NULL)
        return zr__out_of_memory(err);
    for (size_t i = 0; i < cards; i++)
        t->first[i] = t->best[i] = t->map->card[i].column;

    zr_status status = permute_columns(t, err);
    if (status == ZR_OK)
        status = exchange_cards(t, err);
    return status == ZR_OK ? arrange(t, t->best, err) : status;
}

zr_status zr__map_untangle(zr__map *map, uint32_t *order, zr_error *err)
{
    trial t = {.map = map, .order = order, .tangle = INFINITY};

    if (!is_worth_untangling(map))
        return zr__map_arrange(map, order, err);
    const zr_status status = untangle(&t, err);
    zr__free(t.first);
    zr__free(t.column);
    zr__free(t.best);
    return status;
}
