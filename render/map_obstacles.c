/*
 * What the ties between cards of the map keep off: names, counts and headings, as rectangles.
 */
#include "render/map.h"
#include "src/memory.h"

static void add_rectangle(zr__obstacles *o, double anchor, zr__align align, double y, double width,
                          double height)
{
    const double before[] = {0, width / 2, width}; /* by alignment */
    const double left = anchor - before[align];

    o->text[o->count++] =
        (zr__rectangle){left, y - height / 2, left + width, y + height / 2};
}

/* Name and count, in one rectangle or, where the count stands apart, two. */
static void add_unit(zr__obstacles *o, const zr__map *map, const zr__map_unit *unit)
{
    const double size = ZR__NAME_SIZE * map->scale, pitch = zr__line_pitch(size);
    const bool is_apart = unit->count_x > 0;

    add_rectangle(o, unit->label_x, unit->side == ZR__RIGHT ? ZR__RIGHT : ZR__LEFT,
                  unit->centre.y, unit->label.width * size,
                  (unit->label.count + (is_apart ? 0 : 1)) * pitch);
    if (is_apart)
        add_rectangle(o, unit->count_x, ZR__RIGHT, unit->centre.y, zr__em_width(unit->count) * size,
                      pitch);
}

static void add_heading(zr__obstacles *o, const zr__map *map, const zr__map_card *card)
{
    const double size = zr__crisp(ZR__HEADING_SIZE * map->scale), pitch = zr__line_pitch(size);
    const double pad = ZR__CARD_PADDING * map->scale, height = card->heading.count * pitch;

    add_rectangle(o, card->corner.x + pad, ZR__LEFT, card->corner.y + 0.7 * pad + height / 2,
                  card->heading.width * size, height);
}

void zr__map_obstacles_clear(zr__obstacles *obstacles)
{
    zr__free(obstacles->text);
    zr__free(obstacles->path);
    *obstacles = (zr__obstacles){0};
}

bool zr__map_obstacles_init(zr__obstacles *out, const zr__map *map)
{
    zr__obstacles made = {0};

    made.text = zr__calloc(2 * (size_t)map->unit_count + map->card_count, sizeof *made.text);
    made.path = zr__calloc(map->tie_count, sizeof *made.path);
    if (made.text == NULL || made.path == NULL) {
        zr__map_obstacles_clear(&made);
        return false;
    }
    for (uint32_t c = 0; c < map->card_count; c++) {
        add_heading(&made, map, &map->card[c]);
        for (uint32_t i = 0; i < map->card[c].unit_count; i++)
            add_unit(&made, map, &map->unit[map->card[c].unit[i]]);
    }
    *out = made;
    return true;
}
