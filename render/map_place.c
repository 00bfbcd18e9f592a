/*
 * The map as a whole: as large as fits, then arranged.
 *
 * Scales are tried from the largest down, each with several numbers of columns. The columns found
 * are then put in the order, their cards in turn, and groups the way up, that make ties between
 * cards short and keep them off discs and labels. Every step is taken in a fixed order, so the same
 * map comes out everywhere.
 */
#include <math.h>
#include <string.h>

#include "render/map.h"
#include "src/failure.h"
#include "src/memory.h"

/* Points at scale 1, or shares. */
static const double LARGEST_SCALE = 24.0 / 12;
static const double SCALE_STEP = 1.0 / 12; /* keeps names at crisp sizes */
static const double LEAST_COLUMN = 205.0;
static const double WIDEST_COLUMN = 330.0;
static const double MOST_STRETCH = 1.35; /* of a card, to fill its column */

enum {
    MOST_COLUMNS = ZR__MAP_COLUMNS,
    SWEEPS = 6,
    MOST_ORDERED_CARDS = 60,
    MOST_TANGLED = 12, /* ties between cards */
};

/* Stack each column in the order given; the height of the tallest. */
static double stack(zr__map *map, const uint32_t *order)
{
    const double all = map->columns * map->column_width + (map->columns - 1) * zr__map_gap(map);
    double height[MOST_COLUMNS] = {0}, tallest = 0;

    for (uint32_t i = 0; i < map->card_count; i++) {
        zr__map_card *card = &map->card[order[i]];
        card->corner.x = map->corner.x + (map->width - all) / 2 +
                         card->column * (map->column_width + zr__map_gap(map));
        card->corner.y = map->corner.y + height[card->column];
        height[card->column] += card->height + zr__map_gap(map);
        tallest = fmax(tallest, height[card->column] - zr__map_gap(map));
    }
    return tallest;
}

/* Length of the ties between cards, from middle to middle. */
static double length_between_cards(const zr__map *map)
{
    double length = 0;

    for (uint32_t t = 0; t < map->tie_count; t++) {
        const zr__map_card *a = &map->card[map->unit[map->tie[t].a].card];
        const zr__map_card *b = &map->card[map->unit[map->tie[t].b].card];
        length += hypot(a->corner.x - b->corner.x,
                        a->corner.y + a->height / 2 - b->corner.y - b->height / 2);
    }
    return length;
}

/* Exchange cards within their column while that shortens the ties between cards. */
static void order_columns(zr__map *map, uint32_t *order)
{
    stack(map, order);
    double length = length_between_cards(map);
    bool helped = map->card_count <= MOST_ORDERED_CARDS;

    for (int sweep = 0; sweep < SWEEPS && helped; sweep++) {
        helped = false;
        for (uint32_t i = 0; i < map->card_count; i++) {
            for (uint32_t j = i + 1; j < map->card_count; j++) {
                const uint32_t a = order[i], b = order[j];
                if (map->card[a].column != map->card[b].column)
                    continue;
                order[i] = b;
                order[j] = a;
                stack(map, order);
                const double now = length_between_cards(map);
                if (now < length - 1e-6) {
                    length = now;
                    helped = true;
                } else {
                    order[i] = a;
                    order[j] = b;
                }
            }
        }
    }
    stack(map, order);
}

/* Length of the ties that leave a card, from disc to disc. */
static double length_outside(const zr__map *map, uint32_t card)
{
    double length = 0;

    for (uint32_t t = 0; t < map->tie_count; t++) {
        const zr__map_unit *a = &map->unit[map->tie[t].a], *b = &map->unit[map->tie[t].b];
        const zr__point ca = map->card[a->card].corner, cb = map->card[b->card].corner;
        if (a->card != b->card && (a->card == card || b->card == card))
            length += hypot(ca.x + a->centre.x - cb.x - b->centre.x,
                            ca.y + a->centre.y - cb.y - b->centre.y);
    }
    return length;
}

static void reverse(uint32_t *unit, uint32_t count)
{
    for (uint32_t i = 0; i < count / 2; i++) {
        const uint32_t moved = unit[i];
        unit[i] = unit[count - 1 - i];
        unit[count - 1 - i] = moved;
    }
}

/* Turn a group upside down: the same ties, the last seats first. */
static void turn_over(uint32_t *unit, uint32_t count)
{
    const uint32_t left = (count + 1) / 2;

    reverse(unit, left);
    reverse(unit + left, count - left);
}

/* Turn groups so that those with ties to other cards are on the side of these. */
static zr_status turn_groups(zr__map *map, uint32_t card, zr_error *err)
{
    zr__map_card *c = &map->card[card];
    double length = length_outside(map, card);

    for (uint32_t first = 0, next = 0; first < c->unit_count && length > 0; first = next) {
        next = zr__map_group_end(map, card, first);
        if (map->unit[c->unit[first]].group == ZR_NONE)
            continue;
        turn_over(c->unit + first, next - first);
        zr_status status = zr__map_lay_out_card(map, card, err);
        if (status != ZR_OK)
            return status;
        const double now = length_outside(map, card);
        if (now < length - 1e-6) {
            length = now;
            continue;
        }
        turn_over(c->unit + first, next - first);
        status = zr__map_lay_out_card(map, card, err);
        if (status != ZR_OK)
            return status;
    }
    return ZR_OK;
}

/* Widen the gaps within the cards of a column until it is full, or they look empty. */
static void stretch_column(zr__map *map, const uint32_t *order, uint32_t column)
{
    double used = -zr__map_gap(map), cards = 0, moved = 0;

    for (uint32_t i = 0; i < map->card_count; i++)
        if (map->card[i].column == column) {
            used += map->card[i].height + zr__map_gap(map);
            cards += map->card[i].height;
        }
    const double more = cards > 0 ? fmin(MOST_STRETCH, 1 + (map->height - used) / cards) : 1;
    for (uint32_t i = 0; i < map->card_count && more > 1; i++) {
        zr__map_card *card = &map->card[order[i]];
        if (card->column != column)
            continue;
        const double extra = card->height * (more - 1);
        card->corner.y += moved;
        for (uint32_t u = 0; u < card->unit_count; u++) {
            zr__map_unit *unit = &map->unit[card->unit[u]];
            unit->centre.y += extra * (unit->block + 1) / (card->blocks + 1);
        }
        card->height += extra;
        moved += extra;
    }
}

/* Cards that leave much of the page empty stand a third of that down. */
static void lower(zr__map *map)
{
    double bottom = map->corner.y;

    for (uint32_t i = 0; i < map->card_count; i++)
        bottom = fmax(bottom, map->card[i].corner.y + map->card[i].height);
    for (uint32_t i = 0; i < map->card_count; i++)
        map->card[i].corner.y += (map->corner.y + map->height - bottom) / 3;
}

/* Columns of the present scale: whether the cards fit. */
static zr_status try_columns(zr__map *map, uint32_t columns, uint32_t *order, bool *fits,
                             zr_error *err)
{
    map->columns = columns;
    map->disc_scale = map->scale;
    map->column_width = fmin((map->width - (columns - 1) * zr__map_gap(map)) / columns,
                             WIDEST_COLUMN * map->scale);
    for (uint32_t i = 0; i < map->card_count; i++) {
        const zr_status status = zr__map_lay_out_card(map, i, err);
        if (status != ZR_OK)
            return status;
    }
    zr__map_pack(map, order);
    *fits = stack(map, order) <= map->height;
    return ZR_OK;
}

/* Try one scale, with as many columns as are wide enough, and fewer. */
static zr_status try_scale(zr__map *map, double scale, uint32_t *order, bool *fits, zr_error *err)
{
    zr_status status = ZR_OK;

    map->scale = scale;
    *fits = false;
    for (uint32_t columns = MOST_COLUMNS; columns > 0 && status == ZR_OK && !*fits; columns--) {
        const bool too_many = columns > 1 && columns > map->card_count;
        const bool too_narrow = columns > 1 && map->width / columns < LEAST_COLUMN * scale;
        if (!too_many && !too_narrow)
            status = try_columns(map, columns, order, fits, err);
    }
    return status;
}

/* The largest scale that fits, if any does. */
static zr_status choose_scale(zr__map *map, double smallest, uint32_t *order, bool *fits,
                              zr_error *err)
{
    const int steps = (int)ceil((LARGEST_SCALE - smallest) / SCALE_STEP - 1e-9);
    zr_status status = try_scale(map, smallest, order, fits, err);

    if (status != ZR_OK || !*fits)
        return status;
    *fits = false;
    for (int step = 0; step <= steps && status == ZR_OK && !*fits; step++)
        status = try_scale(map, fmax(smallest, LARGEST_SCALE - step * SCALE_STEP), order, fits,
                           err);
    return status;
}

/* Put the columns chosen in another order. */
static void permute_columns(zr__map *map, const uint32_t *chosen, const uint32_t *to)
{
    for (uint32_t i = 0; i < map->card_count; i++)
        map->card[i].column = to[chosen[i]];
}

/* Place everything for the columns as they are now. */
static zr_status arrange(zr__map *map, uint32_t *order, zr_error *err)
{
    zr_status status = ZR_OK;

    for (uint32_t i = 0; i < map->card_count && status == ZR_OK; i++)
        status = zr__map_lay_out_card(map, i, err);
    if (status != ZR_OK)
        return status;
    order_columns(map, order);
    for (uint32_t i = 0; i < map->card_count && status == ZR_OK; i++)
        status = turn_groups(map, i, err);
    for (uint32_t c = 0; c < map->columns; c++)
        stretch_column(map, order, c);
    lower(map);
    for (uint32_t i = 0; i < map->card_count; i++)
        zr__map_settle_card(map, i);
    return status;
}

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
    reverse(to + i, count - i);
    return true;
}

/* Arrange the columns so that ties between cards run through as little as possible. */
static zr_status arrange_best(zr__map *map, uint32_t *order, uint32_t *chosen, zr_error *err)
{
    uint32_t to[MOST_COLUMNS] = {0, 1, 2, 3, 4}, best[MOST_COLUMNS] = {0, 1, 2, 3, 4};
    double least = INFINITY;
    zr_status status = ZR_OK;
    bool more = is_worth_untangling(map);

    for (uint32_t i = 0; i < map->card_count; i++)
        chosen[i] = map->card[i].column;
    while (more && status == ZR_OK) {
        zr__obstacles obstacles = {0};
        permute_columns(map, chosen, to);
        status = arrange(map, order, err);
        if (status == ZR_OK && !zr__map_obstacles_init(&obstacles, map))
            status = zr__out_of_memory(err);
        const double tangle = status == ZR_OK ? zr__map_tangle(map, &obstacles) : INFINITY;
        if (tangle < least - 1e-6) {
            least = tangle;
            memcpy(best, to, sizeof best);
        }
        zr__free(obstacles.text);
        more = next_permutation(to, map->columns);
    }
    permute_columns(map, chosen, best);
    return status == ZR_OK ? arrange(map, order, err) : status;
}

zr_status zr__map_place(zr__map *map, double smallest, bool *fits, zr_error *err)
{
    uint32_t *order = zr__calloc(map->card_count, sizeof *order);
    uint32_t *chosen = zr__calloc(map->card_count, sizeof *chosen);
    zr_status status = order != NULL && chosen != NULL ? ZR_OK : zr__out_of_memory(err);

    for (uint32_t i = 0; i < map->card_count && status == ZR_OK; i++)
        zr__map_choose_seats(map, i);
    if (status == ZR_OK)
        status = choose_scale(map, smallest, order, fits, err);
    if (status == ZR_OK && *fits)
        status = arrange_best(map, order, chosen, err);
    zr__free(order);
    zr__free(chosen);
    return status;
}
