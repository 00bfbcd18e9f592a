/*
 * The map of who works with whom, as geometry: modules are cards in columns; on a card, units with
 * a tie face each other in two rows of seats, labels outwards, so that ties run in the gap between
 * them and cross no label; the other units are listed below.
 */
#ifndef ZEREN_RENDER_MAP_H
#define ZEREN_RENDER_MAP_H

#include "render/drawing.h"
#include "render/label.h"
#include "zeren/status.h"

/* A unit on the map. Places are relative to its card until the map is done. */
typedef struct zr__map_unit {
    const char *name; /* Cleaned; borrowed. */
    char count[24];   /* "3/8" */
    uint32_t card;
    uint32_t group;   /* Units of a card that ties connect share one; ZR_NONE: listed. */
    uint32_t block;   /* Place from above among the blocks of its card. */
    double disc;      /* Radius at scale 1. */
    double radius;
    zr__point centre;
    zr__align side;   /* Where the disc is: ZR__LEFT of its label, or ZR__RIGHT of it. */
    double label_x;   /* Where the label begins or, with its disc on the right, ends. */
    double count_x;   /* Where the count ends, on the first line; 0: under the name. */
    zr__lines label;  /* The name, wrapped. */
} zr__map_unit;

typedef struct zr__map_tie {
    uint32_t a, b;    /* Units of the map. */
    double weight;
} zr__map_tie;

typedef struct zr__map_card {
    const char *title; /* Cleaned; borrowed. */
    const char *brief; /* Heading where the title would take too many lines; or NULL. */
    zr__lines heading;
    uint32_t *unit;    /* Its units, most loaded first; ordered by seats, then as listed. */
    uint32_t unit_count;
    double height;
    bool lists_first;  /* Units that no tie connects stand above the others, not below. */
    uint32_t blocks;   /* Groups and rows of the lists, one below the other. */
    uint32_t column;
    zr__point corner;  /* Top left. */
} zr__map_card;

typedef struct zr__map {
    zr__map_unit *unit;
    zr__map_tie *tie;
    zr__map_card *card;
    uint32_t unit_count, tie_count, card_count;
    zr__point corner;      /* Of the region to fill. */
    double width, height;
    double widest_word;    /* Em of the widest in a name. */
    double scale;          /* Chosen: 1 is the smallest legible size. */
    double disc_scale;     /* Of discs, which stay comparable where text is of another scale. */
    uint32_t columns;      /* Chosen. */
    double column_width;
} zr__map;

/* Sizes in points at scale 1. */
#define ZR__CARD_PADDING 8.0
#define ZR__NAME_SIZE 9.0
#define ZR__HEADING_SIZE 9.75

/* Place everything, as large as fits. `smallest` is the least scale to try; when even that is too
 * large, *fits comes out false and the map is of that scale. */
zr_status zr__map_place(zr__map *map, double smallest, bool *fits, zr_error *err);

/* Order the units of a card that ties connect, so that ties are short. Used by zr__map_place(). */
void zr__map_choose_seats(zr__map *map, uint32_t card);

/* One past the units of a card that share the group of its unit number `first`. */
uint32_t zr__map_group_end(const zr__map *map, uint32_t card, uint32_t first);

/* Lay out one card for the map's scale and column width. Used by zr__map_place(). */
zr_status zr__map_lay_out_card(zr__map *map, uint32_t card, zr_error *err);

enum { ZR__MAP_COLUMNS = 5 }; /* At most. */

/* Between cards. */
double zr__map_gap(const zr__map *map);

/* Choose the column of every card; `order` is room for them, and gets them largest first. */
void zr__map_pack(zr__map *map, uint32_t *order);

/* Stack each column in the order given; the height of the tallest. */
double zr__map_stack(zr__map *map, const uint32_t *order);

/* Place everything for the columns that cards are in; `order` is changed within them. */
zr_status zr__map_arrange(zr__map *map, uint32_t *order, zr_error *err);

/* The same, with the columns in the order, and the cards exchanged, so that ties between cards run
 * through as little as possible. */
zr_status zr__map_untangle(zr__map *map, uint32_t *order, zr_error *err);

/* Move the units of a card to where the card is. */
void zr__map_settle_card(zr__map *map, uint32_t card);

/* Where text stands on the cards of a map whose units are settled. */
typedef struct zr__rectangle {
    double left, top, right, bottom;
} zr__rectangle;

enum { ZR__PATH_POINTS = 17 };

/* A tie that has its path, as straight pieces. */
typedef struct zr__path {
    zr__point point[ZR__PATH_POINTS];
} zr__path;

typedef struct zr__obstacles {
    zr__rectangle *text;
    uint32_t count;
    zr__path *path;      /* Room for all ties of the map. */
    uint32_t path_count; /* So far. */
} zr__obstacles;

/* No path has been found yet. False when memory ran out. */
bool zr__map_obstacles_init(zr__obstacles *out, const zr__map *map);
void zr__map_obstacles_clear(zr__obstacles *obstacles);

/* The paths of all ties: in the gap between seats, or past labels and each other from card to
 * card. `curve` has room for as many. */
void zr__map_curves(zr__curve *curve, const zr__map *map, zr__obstacles *obstacles);

/* What the ties between cards run through, and their length: the less the better. */
double zr__map_tangle(const zr__map *map, const zr__obstacles *obstacles);

#endif
