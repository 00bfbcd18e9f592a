/* Which units a diagram draws: those in scope, the most loaded first. */
#ifndef ZEREN_RENDER_SELECTION_H
#define ZEREN_RENDER_SELECTION_H

#include "zeren/graph.h"

/* A unit and its tasks within the scope. */
typedef struct zr__chosen {
    uint32_t unit;
    uint32_t lead;
    uint32_t total;
} zr__chosen;

/* Release with zr__selection_clear(). */
typedef struct zr__selection {
    zr__chosen *unit;      /* By total, then lead, descending; then document order. */
    uint32_t count;        /* Units in scope. */
    uint32_t drawn;        /* Of these, the first to be drawn. */
    uint32_t *place;       /* By unit of the notice: its index here, or ZR_NONE. */
    uint32_t tasks;        /* In scope. */
    uint32_t assignments;
    uint32_t no_official;  /* Tasks without one. */
    uint32_t no_unit;      /* Tasks that name none. */
} zr__selection;

/* Count the units of a scope, and draw `top` of them; 0: all. O(assignments + units log units). */
zr_status zr__selection_init(zr__selection *out, const zr_graph *graph, const zr_scope *scope,
                             uint32_t top, zr_error *err);

/* Index of a unit among the drawn ones, or ZR_NONE. */
static inline uint32_t zr__drawn_place(const zr__selection *selection, uint32_t unit)
{
    const uint32_t place = selection->place[unit];
    return place < selection->drawn ? place : ZR_NONE;
}

/* Up to `most` tasks in scope that name one of the first `units` chosen, in document order, into
 * `task`. Of more, one of each unit as far as that goes, then those that name the most of the
 * units. O(assignments). */
zr_status zr__choose_tasks(uint32_t *task, uint32_t *count, uint32_t most,
                           const zr__selection *selection, uint32_t units, const zr_graph *graph,
                           const zr_scope *scope, zr_error *err);

void zr__selection_clear(zr__selection *selection);

#endif
