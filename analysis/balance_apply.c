/*
 * The notice with the hand-overs done: a copy in which giver and receiver have changed places. It
 * goes through the text of a notice, which is what makes one that owns its memory.
 */
#include <string.h>

#include "analysis/reread.h"
#include "src/failure.h"
#include "src/memory.h"
#include "zeren/balance.h"

static zr_assignment *find(zr_assignment *list, uint32_t count, uint32_t unit)
{
    for (uint32_t i = 0; i < count; i++)
        if (list[i].unit == unit)
            return &list[i];
    return NULL;
}

/* Copies of a task's lists, in one array: leads, then support. */
static zr_assignment *copy_lists(zr_task *task)
{
    zr_assignment *list =
        zr__calloc((size_t)task->lead_count + task->support_count, sizeof *list);

    if (list == NULL)
        return NULL;
    if (task->lead_count > 0)
        memcpy(list, task->lead, task->lead_count * sizeof *list);
    if (task->support_count > 0)
        memcpy(list + task->lead_count, task->support, task->support_count * sizeof *list);
    task->lead = list;
    task->support = list + task->lead_count;
    return list;
}

/* A unit that is named as lead more than once stops being so everywhere. */
static void change_places(zr_assignment *list, const zr_task *task, const zr_handover *handover)
{
    zr_assignment *to = find(list + task->lead_count, task->support_count, handover->to);
    zr_assignment *from = find(list, task->lead_count, handover->from);

    if (from == NULL || to == NULL)
        return;
    const zr_assignment giver = *from, receiver = *to;
    *to = giver;
    for (uint32_t i = 0; i < task->lead_count; i++)
        if (list[i].unit == handover->from)
            list[i] = receiver;
}

zr_status zr_balance_apply(zr_notice **out, const zr_balance *balance, const zr_notice *notice,
                           zr_error *err)
{
    zr_notice changed = *notice;
    zr_task *task = zr__calloc(notice->task_count, sizeof *task);
    zr_assignment **list = zr__calloc(notice->task_count, sizeof *list);
    bool has_memory = task != NULL && list != NULL;
    zr_status status = ZR_OK;

    if (has_memory && notice->task_count > 0)
        memcpy(task, notice->task, notice->task_count * sizeof *task);
    for (uint32_t i = 0; i < balance->handover_count && has_memory; i++) {
        const uint32_t t = balance->handover[i].task;

        if (list[t] == NULL)
            list[t] = copy_lists(&task[t]);
        has_memory = list[t] != NULL;
        if (has_memory)
            change_places(list[t], &task[t], &balance->handover[i]);
    }
    changed.task = task;
    status = has_memory ? zr__reread(out, &changed, err) : zr__out_of_memory(err);
    for (uint32_t t = 0; t < notice->task_count && list != NULL; t++)
        zr__free(list[t]);
    zr__free(list);
    zr__free(task);
    return status;
}
