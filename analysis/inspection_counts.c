/*
 * Tasks counted by plan, official and leading unit, and the figures that were to be reached.
 */
#include <math.h>
#include <stdlib.h>

#include "analysis/inspection.h"
#include "src/failure.h"
#include "src/ledger/filled.h"
#include "src/memory.h"

/* Sums on the way to means. */
typedef struct tally {
    zr_progress_count count;
    double percent, expected;
    uint32_t timed; /* Tasks whose plan has years. */
} tally;

static void add_task(tally *to, const zr_task_state *task)
{
    zr_progress_count *count = &to->count;
    const bool is_done = task->progress == ZR_PROGRESS_DONE;

    count->tasks++;
    count->by[task->progress]++;
    count->overdue += task->is_overdue;
    count->behind += task->is_behind;
    count->left += !is_done;
    if (!is_done)
        count->left_load += isnan(task->percent) ? 1 : 1 - task->percent / 100;
    if (isfinite(task->percent)) {
        count->percents++;
        to->percent += task->percent;
    }
    if (isfinite(task->expected)) {
        to->timed++;
        to->expected += task->expected;
    }
}

static zr_progress_count finish(const tally *of, uint32_t index)
{
    zr_progress_count count = of->count;

    count.index = index;
    count.mean_percent = count.percents > 0 ? of->percent / count.percents : NAN;
    count.expected = of->timed > 0 ? of->expected / of->timed : NAN;
    return count;
}

/* Those with a task, of `most` tallies; the last of officials stands for none. */
static zr_status keep(zr_progress_count **out, uint32_t *count, const tally *all, uint32_t most,
                      uint32_t last_index, zr_error *err)
{
    zr_progress_count *kept = zr__calloc(most, sizeof *kept);

    if (kept == NULL)
        return zr__out_of_memory(err);
    for (uint32_t i = 0; i < most; i++)
        if (all[i].count.tasks > 0)
            kept[(*count)++] = finish(&all[i], i + 1 == most ? last_index : i);
    *out = kept;
    return ZR_OK;
}

static int most_left_first(const void *a, const void *b)
{
    const zr_progress_count *x = a, *y = b;

    if (x->left != y->left)
        return x->left > y->left ? -1 : 1;
    if (x->tasks != y->tasks)
        return x->tasks > y->tasks ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

static void add_to_leads(tally *units, const zr__inspecting *in, const zr_task_state *task)
{
    const zr_graph *graph = in->graph;

    for (uint32_t e = graph->task_start[task->task]; e < graph->task_start[task->task + 1]; e++)
        if (graph->task_edge[e].role == ZR_LEAD)
            add_task(&units[graph->task_edge[e].end], task);
}

zr_status zr__inspection_count(zr__inspecting *in, zr_error *err)
{
    const zr_notice *notice = in->graph->notice;
    const uint32_t officials = notice->official_count + 1;
    zr_inspection *result = &in->result;
    tally total = {0};
    tally *plan = zr__calloc(notice->plan_count, sizeof *plan);
    tally *official = zr__calloc(officials, sizeof *official);
    tally *unit = zr__calloc(in->graph->unit_count, sizeof *unit);
    zr_status status = plan == NULL || official == NULL || unit == NULL ? zr__out_of_memory(err)
                                                                       : ZR_OK;

    for (uint32_t i = 0; i < result->task_count && status == ZR_OK; i++) {
        const zr_task_state *state = &result->task[i];
        const zr_task *task = &notice->task[state->task];

        add_task(&total, state);
        add_task(&plan[task->plan], state);
        add_task(&official[task->official != ZR_NONE ? task->official : officials - 1], state);
        add_to_leads(unit, in, state);
    }
    if (status == ZR_OK)
        status = keep(&result->plan, &result->plan_count, plan, notice->plan_count,
                      notice->plan_count - 1, err);
    if (status == ZR_OK)
        status = keep(&result->official, &result->official_count, official, officials, ZR_NONE,
                      err);
    if (status == ZR_OK)
        status = keep(&result->unit, &result->unit_count, unit, in->graph->unit_count,
                      in->graph->unit_count - 1, err);
    if (status == ZR_OK && result->unit_count > 0)
        qsort(result->unit, result->unit_count, sizeof *result->unit, most_left_first);
    result->total = finish(&total, ZR_ANY);
    zr__free(plan);
    zr__free(official);
    zr__free(unit);
    return status;
}

static bool is_reached(const zr_indicator *figure, double actual)
{
    const double slack = 1e-9 * fmax(1, fabs(figure->value));

    switch (figure->relation) {
    case ZR_AT_LEAST:
        return actual >= figure->value - slack;
    case ZR_AT_MOST:
        return actual <= figure->value + slack;
    case ZR_ABOVE:
        return actual > figure->value + slack;
    case ZR_BELOW:
        return actual < figure->value - slack;
    default:
        return fabs(actual - figure->value) <= slack;
    }
}

/* What a row says of a figure, NaN for no row. */
static double actual_of(const zr_filled *filled, uint32_t row)
{
    return row != ZR_NONE ? filled->figure[row].actual : (double)NAN;
}

/* `before` is a row of the inspection before. */
static zr_figure_state look_at_figure(const zr__inspecting *in, uint32_t task, uint32_t indicator,
                                      uint32_t row, uint32_t before)
{
    const zr_indicator *figure = &in->graph->notice->task[task].indicator[indicator];
    const double actual = actual_of(in->filled, row);
    const double old = actual_of(in->options->since, before);

    return (zr_figure_state){
        .task = task,
        .indicator = indicator,
        .figure = row,
        .actual = actual,
        .gap = actual - figure->value,
        .verdict = isnan(actual)                 ? ZR_FIGURE_SILENT
                   : is_reached(figure, actual) ? ZR_FIGURE_REACHED
                                                 : ZR_FIGURE_SHORT,
        .actual_before = old,
        .has_changed = in->result.has_before && actual != old && !(isnan(actual) && isnan(old)),
    };
}

/* The rows that count, now and before; `before` stays NULL when there is no before. */
static zr_status choose_rows(uint32_t **now, uint32_t **before, const zr__inspecting *in,
                             zr_error *err)
{
    const zr_notice *notice = in->graph->notice;
    const zr_status status = zr__filled_choose_figures(now, in->filled, notice, err);

    return status == ZR_OK && in->options->since != NULL
               ? zr__filled_choose_figures(before, in->options->since, notice, err)
               : status;
}

zr_status zr__inspection_figures(zr__inspecting *in, zr_error *err)
{
    const zr_notice *notice = in->graph->notice;
    zr_inspection *result = &in->result;
    uint32_t *start = zr__figure_starts(notice);
    uint32_t *row = NULL, *before = NULL;
    zr_status status =
        start == NULL ? zr__out_of_memory(err) : choose_rows(&row, &before, in, err);

    if (status == ZR_OK &&
        (result->figure = zr__calloc(start[notice->task_count], sizeof *result->figure)) == NULL)
        status = zr__out_of_memory(err);
    for (uint32_t i = 0; i < result->task_count && status == ZR_OK; i++) {
        const uint32_t t = result->task[i].task;

        for (uint32_t at = start[t]; at < start[t + 1]; at++)
            result->figure[result->figure_count++] =
                look_at_figure(in, t, at - start[t], row[at],
                               before != NULL ? before[at] : ZR_NONE);
    }
    zr__free(before);
    zr__free(row);
    zr__free(start);
    return status;
}

const char *zr_figure_verdict_name(zr_figure_verdict verdict)
{
    static const char *const name[] = {
        [ZR_FIGURE_SILENT] = "silent",
        [ZR_FIGURE_REACHED] = "reached",
        [ZR_FIGURE_SHORT] = "short",
    };

    return name[verdict];
}
