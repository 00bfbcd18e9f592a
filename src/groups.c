/*
 * The walk through groups: depth first, on a path of our own, since groups may nest as deep as
 * there are units. A unit is stamped with the round that meets it, so a round costs what it walks
 * and groups that share members are not walked twice.
 */
#include "src/groups.h"

#include <assert.h>
#include <string.h>

#include "src/memory.h"

bool zr__reach_init(zr__reach *reach, const zr_notice *notice)
{
    size_t groups = 0;

    for (uint32_t u = 0; u < notice->unit_count; u++)
        groups += zr__is_closed_group(&notice->unit[u]);

    *reach = (zr__reach){.notice = notice, .pending = ZR_NONE};
    reach->seen = zr__calloc(notice->unit_count, sizeof *reach->seen);
    reach->path = zr__calloc(groups, sizeof *reach->path);
    if (reach->seen != NULL && reach->path != NULL)
        return true;
    zr__reach_clear(reach);
    return false;
}

void zr__reach_clear(zr__reach *reach)
{
    zr__free(reach->seen);
    zr__free(reach->path);
    *reach = (zr__reach){0};
}

void zr__reach_round(zr__reach *reach)
{
    if (reach->round == UINT32_MAX) { /* stamps would repeat */
        memset(reach->seen, 0, reach->notice->unit_count * sizeof *reach->seen);
        reach->round = 0;
    }
    reach->round++;
}

bool zr__reach_meet(zr__reach *reach, uint32_t unit)
{
    if (reach->seen[unit] == reach->round)
        return false;
    reach->seen[unit] = reach->round;
    return true;
}

void zr__reach_open(zr__reach *reach, uint32_t unit)
{
    assert(reach->depth == 0);
    if (!zr__reach_meet(reach, unit))
        return;
    if (zr__is_closed_group(&reach->notice->unit[unit]))
        reach->path[reach->depth++] = (zr__opened_group){unit, 0};
    else
        reach->pending = unit;
}

uint32_t zr__reach_next(zr__reach *reach)
{
    uint32_t found = reach->pending;

    reach->pending = ZR_NONE;
    while (found == ZR_NONE && reach->depth > 0) {
        zr__opened_group *top = &reach->path[reach->depth - 1];
        const zr_unit *group = &reach->notice->unit[top->unit];

        if (top->next == group->member_count) {
            reach->depth--;
            continue;
        }
        const uint32_t member = group->member[top->next++];
        if (!zr__reach_meet(reach, member))
            continue;
        if (zr__is_closed_group(&reach->notice->unit[member]))
            reach->path[reach->depth++] = (zr__opened_group){member, 0};
        else
            found = member;
    }
    return found;
}
