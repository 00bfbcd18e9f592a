/* The legend of the map of units. */
#ifndef ZEREN_RENDER_UNITS_LEGEND_H
#define ZEREN_RENDER_UNITS_LEGEND_H

#include "render/sheet.h"
#include "render/units_map.h"

void zr__units_legend(zr__notes *notes, const zr__units_map *m);

#endif
