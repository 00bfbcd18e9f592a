/* The map of units, filled from the analysis: cards, units, ties. */
#ifndef ZEREN_RENDER_UNITS_MAP_H
#define ZEREN_RENDER_UNITS_MAP_H

#include "render/diagram.h"
#include "render/map.h"

typedef enum zr__strength { ZR__BY_CHANCE, ZR__MILDER, ZR__BEYOND_CHANCE } zr__strength;

/* Units of the map are places in the selection. Release with zr__units_map_clear(). */
typedef struct zr__units_map {
    const zr__subject *subject;
    zr__map map;
    char **name;          /* By unit of the map: cleaned. */
    uint32_t *member;     /* Of all cards, one after the other. */
    uint32_t *module;     /* By card; the number of modules or more on a card that is none. */
    char **title, **brief; /* By card: cleaned. */
    const zr_tie **tie;   /* By tie of the map. */
    zr__strength *strength; /* By tie of the map. */
    uint32_t cards;       /* The last is that of those who work alone, if there are any. */
    bool has_alone;
    uint32_t singles;     /* Modules that share a card, each with one unit. */
    uint32_t strong, milder; /* Ties of each kind, drawn or not. */
    uint32_t strong_drawn, milder_drawn;
} zr__units_map;

zr_status zr__units_map_init(zr__units_map *out, const zr__subject *subject, zr_error *err);
void zr__units_map_clear(zr__units_map *map);

#endif
