/*
 * Who a task reaches when its groups are opened: a walk over members and members of members, each
 * unit once per round.
 *
 *     zr__reach_round(&reach);               for every task
 *     zr__reach_open(&reach, unit);          for every unit it names
 *     while ((unit = zr__reach_next(&reach)) != ZR_NONE) ...
 */
#ifndef ZEREN_SRC_GROUPS_H
#define ZEREN_SRC_GROUPS_H

#include "zeren/notice.h"

/* A group on the way down, and the member to look at next. */
typedef struct zr__opened_group {
    uint32_t unit;
    uint32_t next;
} zr__opened_group;

typedef struct zr__reach {
    const zr_notice *notice;
    uint32_t *seen; /* By unit: the last round that came upon it; the first round is 1. */
    uint32_t round;
    zr__opened_group *path; /* Room for every closed group of the notice. */
    uint32_t depth;
    uint32_t pending; /* A unit to hand out as it is, or ZR_NONE. */
} zr__reach;

/* Whether the unit stands for others that the notice names. An open group never does. */
static inline bool zr__is_closed_group(const zr_unit *unit)
{
    return !unit->is_open && unit->member_count > 0;
}

/* False when memory ran out. Release with zr__reach_clear(). */
bool zr__reach_init(zr__reach *reach, const zr_notice *notice);
void zr__reach_clear(zr__reach *reach);

/* Forget which units were met. Needed before the first as well. */
void zr__reach_round(zr__reach *reach);

/* Whether this round meets the unit for the first time; from now on it has. */
bool zr__reach_meet(zr__reach *reach, uint32_t unit);

/* Start at a unit. zr__reach_next() then gives its members, in document order and without closed
 * groups; the unit itself when it is no closed group; nothing that this round has met; and at
 * last ZR_NONE. */
void zr__reach_open(zr__reach *reach, uint32_t unit);
uint32_t zr__reach_next(zr__reach *reach);

#endif
