/*
 * Every row in which somebody wrote something, put together by task: what counts, and what others
 * said beside it, so that nothing that was filled in is out of sight.
 */
#include <stdlib.h>

#include "analysis/inspection.h"
#include "src/failure.h"
#include "src/ledger/filled.h"
#include "src/memory.h"

static int by_task(const void *a, const void *b)
{
    const zr_inspection_entry *x = a, *y = b;

    if (x->task != y->task)
        return x->task < y->task ? -1 : 1; /* ZR_NONE is the last of numbers. */
    if (x->counts != y->counts)
        return x->counts ? -1 : 1;
    return (x->entry > y->entry) - (x->entry < y->entry);
}

static bool is_in_scope(const zr__inspecting *in, uint32_t task)
{
    return task == ZR_NONE || in->state_of[task] != ZR_NONE;
}

static void sort(zr_inspection_entry *entry, uint32_t count)
{
    if (count > 0)
        qsort(entry, count, sizeof *entry, by_task);
}

static zr_status find_rows(zr__inspecting *in, zr_error *err)
{
    zr_inspection *result = &in->result;

    result->entry = zr__calloc(in->filled->row_count, sizeof *result->entry);
    if (result->entry == NULL)
        return zr__out_of_memory(err);
    for (uint32_t r = 0; r < in->filled->row_count; r++) {
        const uint32_t task = in->task_of[r];

        if (zr__filled_row_speaks(&in->filled->row[r]) && is_in_scope(in, task))
            result->entry[result->entry_count++] = (zr_inspection_entry){
                r, task, task != ZR_NONE && in->row_of[task] == r};
    }
    sort(result->entry, result->entry_count);
    return ZR_OK;
}

/* Of each figure of the notice, numbered through, its task. */
static uint32_t *tasks_of_figures(const zr_notice *notice)
{
    uint32_t *start = zr__figure_starts(notice);
    uint32_t *task = start != NULL ? zr__calloc(start[notice->task_count], sizeof *task) : NULL;

    for (uint32_t t = 0; t < notice->task_count && task != NULL; t++)
        for (uint32_t f = start[t]; f < start[t + 1]; f++)
            task[f] = t;
    zr__free(start);
    return task;
}

static void add_figures(zr__inspecting *in, const uint32_t *figure_of, const uint32_t *task_of,
                        const uint32_t *chosen)
{
    zr_inspection *result = &in->result;

    for (uint32_t r = 0; r < in->filled->figure_count; r++) {
        const uint32_t figure = figure_of[r];
        const uint32_t task = figure != ZR_NONE ? task_of[figure] : ZR_NONE;

        if (zr__filled_figure_speaks(&in->filled->figure[r]) && is_in_scope(in, task))
            result->figure_entry[result->figure_entry_count++] = (zr_inspection_entry){
                r, task, figure != ZR_NONE && chosen[figure] == r};
    }
    sort(result->figure_entry, result->figure_entry_count);
}

static zr_status find_figures(zr__inspecting *in, zr_error *err)
{
    const zr_notice *notice = in->graph->notice;
    uint32_t *figure_of = NULL, *chosen = NULL;
    uint32_t *task_of = tasks_of_figures(notice);
    zr_status status = task_of != NULL ? ZR_OK : zr__out_of_memory(err);

    if (status == ZR_OK)
        status = zr__filled_match_figures(&figure_of, in->filled, notice, err);
    if (status == ZR_OK)
        status = zr__filled_choose_figures(&chosen, in->filled, notice, err);
    in->result.figure_entry =
        zr__calloc(in->filled->figure_count, sizeof *in->result.figure_entry);
    if (status == ZR_OK && in->result.figure_entry == NULL)
        status = zr__out_of_memory(err);
    if (status == ZR_OK)
        add_figures(in, figure_of, task_of, chosen);
    zr__free(task_of);
    zr__free(figure_of);
    zr__free(chosen);
    return status;
}

zr_status zr__inspection_entries(zr__inspecting *in, zr_error *err)
{
    const zr_status status = find_rows(in, err);

    return status == ZR_OK ? find_figures(in, err) : status;
}
