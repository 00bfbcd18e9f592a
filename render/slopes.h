/* Two sides as ranked columns: which units are drawn, which of them moved most, and where. */
#ifndef ZEREN_RENDER_SLOPES_H
#define ZEREN_RENDER_SLOPES_H

#include "render/label.h"
#include "render/two_sides.h"

/* Points. */
#define ZR__SLOPES_SIZE 9.0

typedef struct zr__slope {
    const zr_move *move;
    uint32_t place; /* Among the units compared. */
    bool is_mover;
    double height;
    double y[ZR__SIDES]; /* Meaningless where the unit has no task. */
    zr__lines name[ZR__SIDES];
} zr__slope;

typedef struct zr__slopes {
    const zr__subject *subject;
    const zr_comparison *result;
    zr__slope *slope; /* Of every unit, the largest share first; `drawn` of them. */
    zr__slope **column[ZR__SIDES]; /* The slopes drawn on a side, by rank. */
    uint32_t count[ZR__SIDES]; /* Of these. */
    uint32_t drawn;
    double top, height; /* Of the columns: to be set before they are placed. */
    double bottom[ZR__SIDES];
} zr__slopes;

/* The slopes of the subject's comparison. Release with zr__slopes_clear(). */
zr_status zr__slopes_init(zr__slopes *view, const zr__subject *subject, zr_error *err);

/* Choose as many as there is room for, and place them. */
void zr__slopes_place(zr__slopes *view);

void zr__slopes_clear(zr__slopes *view);

const zr_part *zr__slope_part(const zr__slope *s, int side);

/* What is said beside the name of a unit that stands on this side only; NULL: it is on both. */
const char *zr__slope_mark(const zr__slope *s, int side);

/* Where the discs of a side stand, where something that far outwards of them, and where names. */
double zr__slopes_x(const zr__slopes *view, int side);
double zr__slopes_beside(const zr__slopes *view, int side, double distance);
double zr__slopes_name_distance(int side);

#endif
