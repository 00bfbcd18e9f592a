/*
 * The cards of a map within the columns they are in: their order, and what they show where.
 *
 * Cards are exchanged while that shortens the ties between them; groups of seats are turned upside
 * down, and lists put above the groups, where ties to other cards are the shorter for it. What a
 * column leaves free goes to the gaps within its cards.
 */
#include <math.h>

#include "render/map.h"

/* Points at scale 1, or shares. */
static const double MOST_STRETCH = 1.35; /* of a card, to fill its column */
static const double MOST_MORE_GAP = 12.0; /* between two of its blocks */
static const double WORTH_TURNING = 60.0; /* length of ties that lists above groups have to spare */

enum { MOST_COLUMNS = ZR__MAP_COLUMNS, SWEEPS = 6, MOST_ORDERED_CARDS = 60 };

double zr__map_stack(zr__map *map, const uint32_t *order)
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
    zr__map_stack(map, order);
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
                zr__map_stack(map, order);
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
    zr__map_stack(map, order);
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

/* Lists above the groups, where these have ties to cards below. */
static zr_status turn_card(zr__map *map, uint32_t card, zr_error *err)
{
    zr__map_card *c = &map->card[card];
    const double before = length_outside(map, card);

    if (before <= 0)
        return ZR_OK;
    c->lists_first = true;
    const zr_status status = zr__map_lay_out_card(map, card, err);
    if (status != ZR_OK || length_outside(map, card) < before - WORTH_TURNING * map->scale)
        return status;
    c->lists_first = false;
    return zr__map_lay_out_card(map, card, err);
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
        const double extra = fmin(card->height * (more - 1),
                                  MOST_MORE_GAP * map->scale * (card->blocks + 1));
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

zr_status zr__map_arrange(zr__map *map, uint32_t *order, zr_error *err)
{
    zr_status status = ZR_OK;

    for (uint32_t i = 0; i < map->card_count && status == ZR_OK; i++) {
        map->card[i].lists_first = false;
        status = zr__map_lay_out_card(map, i, err);
    }
    if (status != ZR_OK)
        return status;
    order_columns(map, order);
    for (uint32_t i = 0; i < map->card_count && status == ZR_OK; i++) {
        status = turn_card(map, i, err);
        if (status == ZR_OK)
            status = turn_groups(map, i, err);
    }
    for (uint32_t c = 0; c < map->columns; c++)
        stretch_column(map, order, c);
    lower(map);
    for (uint32_t i = 0; i < map->card_count; i++)
        zr__map_settle_card(map, i);
    return status;
}
