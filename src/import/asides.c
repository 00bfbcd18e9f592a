/*
 * Paragraphs beside the tasks.
 *
 * Where tasks are numbered, a paragraph before the first or behind the last of them may tell somebody
 * something too ("县督查室负责跟踪督办"). That is of all tasks, and none itself.
 */
#include "src/import/asides.h"

#include "src/failure.h"

/* "县督查室负责跟踪督办": a paragraph without a number that tells somebody something. */
static bool is_aside(const zr__entry *entry)
{
    return entry->is_task && entry->numbering.level == ZR__LEVEL_TEXT && entry->table == NULL &&
           entry->told > 0 && entry->told == entry->places;
}

void zr__leave_asides(zr__reader *reader, zr__entries *entries)
{
    enum { NUMBERED_TASKS = 3 };
    uint32_t first = ZR__NO_ENTRY, last = 0, count = 0;

    for (uint32_t e = 0; e < entries->count; e++) {
        const zr__entry *entry = &entries->item[e];
        if (!entry->is_task || entry->numbering.level >= ZR__LEVEL_TEXT)
            continue;
        first = count++ == 0 ? e : first;
        last = e;
    }
    for (uint32_t e = 0; e < entries->count && count >= NUMBERED_TASKS; e++) {
        zr__entry *entry = &entries->item[e];
        if (!is_aside(entry) || (e > first && e < last))
            continue;
        entry->is_task = false;
        zr__reader_doubt(reader, ZR_DOUBT_NO_UNIT, entry->first_line,
                         entries->duty[entry->first_duty].text.text, "%s",
                         _("no task: said beside those that are numbered"));
    }
}
