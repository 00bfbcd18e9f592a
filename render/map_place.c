/*
 * The map as a whole: as large as fits, then arranged.
 *
 * Scales are tried from the largest down, each with several numbers of columns; then the cards are
 * arranged so that ties between them are short and free. Every step is taken in a fixed order, so
 * the same map comes out everywhere.
 */
#include <math.h>

#include "render/map.h"
#include "src/failure.h"
#include "src/memory.h"

/* Points at scale 1, or shares. */
static const double LARGEST_SCALE = 30.0 / 12;
static const double SCALE_STEP = 1.0 / 12; /* keeps names at crisp sizes */
static const double LEAST_COLUMN = 205.0;
static const double WIDEST_COLUMN = 330.0;
static const double BETWEEN_WORDS = 84.0; /* of names on a card: discs, the gap of seats, padding */
static const double LONGEST_WORD = 12.0; /* em that columns are made wide enough for */

enum {
    MOST_COLUMNS = ZR__MAP_COLUMNS,
    WIDTHS = 20, /* tried for a column that stands alone */
};

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
    *fits = zr__map_stack(map, order) <= map->height;
    return ZR_OK;
}

/* Wide enough, at scale 1, for words on both sides of the seats. */
static double width_of_words(const zr__map *map)
{
    return 2 * fmin(map->widest_word, LONGEST_WORD) * ZR__NAME_SIZE + BETWEEN_WORDS;
}

/* Try one scale, with as many columns as are wide enough, and fewer. */
static zr_status try_scale(zr__map *map, double scale, uint32_t *order, bool *fits, zr_error *err)
{
    zr_status status = ZR_OK;

    map->scale = scale;
    *fits = false;
    for (uint32_t columns = MOST_COLUMNS; columns > 0 && status == ZR_OK && !*fits; columns--) {
        const bool too_many = columns > 1 && columns > map->card_count;
        const bool too_narrow =
            columns > 1 &&
            map->width / columns < fmax(LEAST_COLUMN, width_of_words(map)) * scale;
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

static zr_status lay_out_all(zr__map *map, double *height, zr_error *err)
{
    zr_status status = ZR_OK;

    *height = 0;
    for (uint32_t i = 0; i < map->card_count && status == ZR_OK; i++) {
        status = zr__map_lay_out_card(map, i, err);
        *height += map->card[i].height;
    }
    return status;
}

/* A column that stands alone is no wider than keeps its cards as low. */
static zr_status narrow(zr__map *map, zr_error *err)
{
    const double widest = map->column_width;
    double lowest = 0, height = 0;
    zr_status status = lay_out_all(map, &lowest, err);

    for (int i = 1; i <= WIDTHS && status == ZR_OK; i++) {
        map->column_width = widest * i / WIDTHS;
        if (i < WIDTHS && map->column_width < width_of_words(map) * map->scale)
            continue;
        status = lay_out_all(map, &height, err);
        if (height <= lowest + 1e-6)
            break;
    }
    return status;
}

zr_status zr__map_place(zr__map *map, double smallest, bool *fits, zr_error *err)
{
    uint32_t *order = zr__calloc(map->card_count, sizeof *order);
    zr_status status = order != NULL ? ZR_OK : zr__out_of_memory(err);

    for (uint32_t i = 0; i < map->card_count && status == ZR_OK; i++)
        zr__map_choose_seats(map, i);
    if (status == ZR_OK)
        status = choose_scale(map, smallest, order, fits, err);
    if (status == ZR_OK && *fits && map->columns == 1)
        status = narrow(map, err);
    if (status == ZR_OK && *fits)
        status = zr__map_untangle(map, order, err);
    zr__free(order);
    return status;
}
