/*
 * What only shows in a notice as a whole: officials and units without work.
 */
#include "src/notice_check.h"

#include <stdio.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/similar_names.h"

static void look_for_idle_officials(zr__gathering *gathering, const zr_notice *notice,
                                    const uint32_t *offset)
{
    bool *has_task = zr__calloc(notice->official_count, sizeof *has_task);
    char pointer[32];

    if (has_task == NULL) {
        gathering->failed = true;
        return;
    }
    for (uint32_t i = 0; i < notice->task_count; i++)
        if (notice->task[i].official != ZR_NONE)
            has_task[notice->task[i].official] = true;
    for (uint32_t i = 0; i < notice->official_count; i++) {
        if (has_task[i])
            continue;
        snprintf(pointer, sizeof pointer, "/officials/%u", i);
        zr__gather(gathering, ZR_FINDING_IDLE_OFFICIAL, (zr__spot){offset[i], pointer},
                   _("official '%s' has no task"), notice->official[i].name);
    }
    zr__free(has_task);
}

/* The units that tasks name, then those these groups stand for, and so on down. */
static void mark_named(const zr_notice *notice, const zr__mention *mention, bool *is_named,
                       uint32_t *queue)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < notice->unit_count; i++) {
        is_named[i] = mention[i].last_task != ZR_NONE;
        if (is_named[i])
            queue[count++] = i;
    }
    for (uint32_t next = 0; next < count; next++) {
        const zr_unit *unit = &notice->unit[queue[next]];

        for (uint32_t i = 0; i < unit->member_count; i++) {
            const uint32_t member = unit->member[i];
            if (member == ZR_NONE || is_named[member])
                continue;
            is_named[member] = true;
            queue[count++] = member;
        }
    }
}

static void look_for_idle_units(zr__gathering *gathering, const zr_notice *notice,
                                const zr__mention *mention)
{
    bool *is_named = zr__calloc(notice->unit_count, sizeof *is_named);
    uint32_t *queue = zr__calloc(notice->unit_count, sizeof *queue);

    if (is_named == NULL || queue == NULL) {
        gathering->failed = true;
    } else {
        mark_named(notice, mention, is_named, queue);
        for (uint32_t i = 0; i < notice->unit_count; i++)
            if (notice->unit[i].is_declared && !is_named[i])
                zr__gather(gathering, ZR_FINDING_IDLE_UNIT, mention[i].spot,
                           _("no task names unit '%s'"), notice->unit[i].name);
    }
    zr__free(is_named);
    zr__free(queue);
}

void zr__notice_check(zr__gathering *gathering, const zr_notice *notice, const zr__mention *mention,
                      const uint32_t *official_offset)
{
    look_for_idle_officials(gathering, notice, official_offset);
    look_for_idle_units(gathering, notice, mention);
    zr__report_similar_names(gathering, notice, mention);
}
