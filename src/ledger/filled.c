/*
 * From the rows of filled ledgers to the tasks and figures of the notice.
 */
#include "src/ledger/filled.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/names.h"

const char *zr_progress_name(zr_progress progress)
{
    static const char *const name[ZR_PROGRESS_COUNT] = {
        [ZR_PROGRESS_SILENT] = "silent",     [ZR_PROGRESS_NOT_STARTED] = "not-started",
        [ZR_PROGRESS_ON_TRACK] = "on-track", [ZR_PROGRESS_AT_RISK] = "at-risk",
        [ZR_PROGRESS_DELAYED] = "delayed",   [ZR_PROGRESS_DONE] = "done",
    };

    return name[progress];
}

const char *zr_filled_problem_name(zr_filled_problem_kind kind)
{
    static const char *const name[] = {
        [ZR_FILLED_BAD_PROGRESS] = "bad-progress",
        [ZR_FILLED_BAD_PERCENT] = "bad-percent",
        [ZR_FILLED_BAD_DATE] = "bad-date",
        [ZR_FILLED_BAD_ACTUAL] = "bad-actual",
    };

    return name[kind];
}

/* Tasks by id, and by a title that no other task has. */
typedef struct task_index {
    zr__names ids, titles;
    bool *shares_title; /* By task: the first of several with its title. */
} task_index;

static bool add_title(task_index *index, const char *title, uint32_t task)
{
    const uint32_t first = zr__names_find(&index->titles, title, strlen(title));

    if (first == ZR_NONE)
        return zr__names_add(&index->titles, title, strlen(title), task);
    index->shares_title[first] = true;
    return true;
}

static bool index_tasks(task_index *index, const zr_notice *notice)
{
    bool has_memory;

    index->shares_title = zr__calloc(notice->task_count, sizeof *index->shares_title);
    has_memory = index->shares_title != NULL;
    for (uint32_t t = 0; t < notice->task_count && has_memory; t++) {
        const char *id = notice->task[t].id;

        has_memory = zr__names_add(&index->ids, id, strlen(id), t) &&
                     add_title(index, notice->task[t].title, t);
    }
    return has_memory;
}

static void clear_index(task_index *index)
{
    zr__names_clear(&index->ids);
    zr__names_clear(&index->titles);
    zr__free(index->shares_title);
}

static uint32_t find_task(const task_index *index, const char *id, const char *title)
{
    uint32_t found = zr__names_find(&index->ids, id, strlen(id));

    if (found == ZR_NONE && title != NULL) {
        found = zr__names_find(&index->titles, title, strlen(title));
        if (found != ZR_NONE && index->shares_title[found])
            found = ZR_NONE;
    }
    return found;
}

zr_status zr__filled_match(uint32_t **task, const zr_filled *filled, const zr_notice *notice,
                           zr_error *err)
{
    task_index index = {0};
    uint32_t *found = zr__calloc(filled->row_count, sizeof *found);
    const bool has_memory = index_tasks(&index, notice) && found != NULL;

    for (uint32_t r = 0; r < filled->row_count && has_memory; r++)
        found[r] =
            find_task(&index, filled->row[r].task, filled->row[r].stated[ZR_STATED_TITLE]);
    clear_index(&index);
    if (!has_memory) {
        zr__free(found);
        return zr__out_of_memory(err);
    }
    *task = found;
    return ZR_OK;
}

uint32_t *zr__figure_starts(const zr_notice *notice)
{
    uint32_t *start = zr__calloc((size_t)notice->task_count + 1, sizeof *start);

    for (uint32_t t = 0; t < notice->task_count && start != NULL; t++)
        start[t + 1] = start[t] + notice->task[t].indicator_count;
    return start;
}

/* The indicator of this name that `nth` others of its name stand before, or, for a row that was
 * copied, the last of the name; ZR_NONE when there is none. */
static uint32_t find_indicator(const zr_task *task, const char *name, uint32_t nth)
{
    uint32_t found = ZR_NONE;

    for (uint32_t i = 0; i < task->indicator_count; i++)
        if (strcmp(task->indicator[i].name, name) == 0) {
            found = i;
            if (nth-- == 0)
                break;
        }
    return found;
}

/* Rows of one sheet about one figure stand together, in the order of the sheet. */
static int compare_figures(const zr_filled_figure *a, const zr_filled_figure *b)
{
    int order = (a->sheet > b->sheet) - (a->sheet < b->sheet);

    order = order != 0 ? order : strcmp(a->task, b->task);
    return order != 0 ? order : strcmp(a->name, b->name);
}

static int by_figure(const void *a, const void *b)
{
    const zr_filled_figure *x = *(const zr_filled_figure *const *)a;
    const zr_filled_figure *y = *(const zr_filled_figure *const *)b;
    const int order = compare_figures(x, y);

    return order != 0 ? order : (x > y) - (x < y);
}

static void match_figures(uint32_t *found, const zr_filled_figure *const *sorted,
                          const zr_filled *filled, const zr_notice *notice,
                          const task_index *index, const uint32_t *start)
{
    uint32_t nth = 0;

    for (uint32_t i = 0; i < filled->figure_count; i++) {
        const zr_filled_figure *figure = sorted[i];
        const uint32_t task = find_task(index, figure->task, figure->title);

        nth = i > 0 && compare_figures(sorted[i - 1], figure) == 0 ? nth + 1 : 0;
        const uint32_t place =
            task != ZR_NONE ? find_indicator(&notice->task[task], figure->name, nth) : ZR_NONE;
        found[figure - filled->figure] = place != ZR_NONE ? start[task] + place : ZR_NONE;
    }
}

zr_status zr__filled_match_figures(uint32_t **figure, const zr_filled *filled,
                                   const zr_notice *notice, zr_error *err)
{
    task_index index = {0};
    uint32_t *start = zr__figure_starts(notice);
    const zr_filled_figure **sorted = zr__calloc(filled->figure_count, sizeof *sorted);
    uint32_t *found = zr__calloc(filled->figure_count, sizeof *found);
    const bool has_memory =
        index_tasks(&index, notice) && start != NULL && sorted != NULL && found != NULL;

    if (has_memory) {
        for (uint32_t i = 0; i < filled->figure_count; i++)
            sorted[i] = &filled->figure[i];
        if (filled->figure_count > 0)
            qsort(sorted, filled->figure_count, sizeof *sorted, by_figure);
        match_figures(found, sorted, filled, notice, &index, start);
        *figure = found;
    } else
        zr__free(found);
    clear_index(&index);
    zr__free(sorted);
    zr__free(start);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}
