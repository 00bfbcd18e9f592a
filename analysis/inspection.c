/*
 * An inspection asks of each task which row of the ledgers counts, how far it says the task is, and
 * how much of the task's time has gone.
 */
#include "analysis/inspection.h"

#include <math.h>
#include <string.h>

#include "src/dates.h"
#include "src/failure.h"
#include "src/ledger/filled.h"
#include "src/memory.h"
#include "src/scope.h"

static const zr_filled_row blank = {.percent = NAN};

/* The share of the days from `first` to `last`, both among them, that has gone by the end of `day`.
 */
static double share_gone(int32_t first, int32_t last, int32_t day)
{
    if (last < first)
        return NAN;
    return fmin(1, fmax(0, (double)(day - first + 1) / (double)(last - first + 1)));
}

static double expected_share(const zr_notice *notice, const zr_task *task, const char *as_of)
{
    const zr_plan *plan = &notice->plan[task->plan];
    const int32_t day = zr__date_day(as_of);
    const int32_t last_year = plan->to != 0 ? plan->to : plan->from;

    if (plan->from == 0 || (task->due == NULL && last_year == 0))
        return NAN;
    return share_gone(zr__date_year_day(plan->from),
                      task->due != NULL ? zr__date_day(task->due)
                                        : zr__date_year_day(last_year + 1) - 1,
                      day);
}

/* What is done is done to the last percent. */
static double percent_of(const zr_filled_row *row)
{
    return row->progress == ZR_PROGRESS_DONE && isnan(row->percent) ? 100 : row->percent;
}

static const zr_filled_row *row_at(const zr_filled *filled, uint32_t row)
{
    return row != ZR_NONE ? &filled->row[row] : &blank;
}

static bool differ(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") != 0;
}

static bool has_changed(const zr_filled_row *now, const zr_filled_row *then)
{
    const double percent = percent_of(now), before = percent_of(then);
    const bool same_percent = percent == before || (isnan(percent) && isnan(before));

    return !same_percent || now->progress != then->progress || differ(now->done, then->done) ||
           differ(now->problem, then->problem) || differ(now->next, then->next);
}

static void compare_with_before(zr_task_state *state, const zr__inspecting *in,
                                const zr_filled_row *now)
{
    if (in->before == NULL) {
        state->percent_before = NAN;
        return;
    }
    const zr_filled_row *then = row_at(in->options->since, in->before[state->task]);
    state->progress_before = then->progress;
    state->percent_before = percent_of(then);
    state->has_changed = has_changed(now, then);
}

/* What is not started is at nothing, whether somebody wrote so or not; NaN when not known. */
static double part_done(const zr_task_state *state)
{
    return state->progress == ZR_PROGRESS_NOT_STARTED && isnan(state->percent)
               ? 0
               : state->percent / 100;
}

static zr_task_state look_at_task(const zr__inspecting *in, uint32_t task)
{
    const zr_notice *notice = in->graph->notice;
    const zr_task *t = &notice->task[task];
    const char *as_of = in->options->as_of;
    const zr_filled_row *row = row_at(in->filled, in->row_of[task]);
    const bool is_done = row->progress == ZR_PROGRESS_DONE;
    zr_task_state state = {
        .task = task,
        .row = in->row_of[task],
        .progress = row->progress,
        .percent = percent_of(row),
        .expected = expected_share(notice, t, as_of),
        .is_silent = in->row_of[task] == ZR_NONE,
        .is_overdue = !is_done && t->due != NULL && strcmp(t->due, as_of) < 0,
    };

    state.is_behind = !is_done && part_done(&state) < state.expected - in->options->margin;
    compare_with_before(&state, in, row);
    return state;
}

static zr_status look_at_tasks(zr__inspecting *in, zr_error *err)
{
    const zr_graph *graph = in->graph;
    zr_inspection *result = &in->result;

    in->state_of = zr__calloc(graph->task_count, sizeof *in->state_of);
    result->task = zr__calloc(graph->task_count, sizeof *result->task);
    if (in->state_of == NULL || result->task == NULL)
        return zr__out_of_memory(err);
    for (uint32_t t = 0; t < graph->task_count; t++) {
        const bool is_in =
            in->options->scope == NULL || zr_scope_has(in->options->scope, graph, t);

        in->state_of[t] = is_in ? result->task_count : ZR_NONE;
        if (is_in)
            result->task[result->task_count++] = look_at_task(in, t);
    }
    for (uint32_t r = 0; r < in->filled->row_count; r++)
        if (!in->filled->row[r].is_view && in->task_of[r] != ZR_NONE && in->state_of[in->task_of[r]] != ZR_NONE)
            result->task[in->state_of[in->task_of[r]]].rows++;
    return ZR_OK;
}

static zr_status match_rows(zr__inspecting *in, zr_error *err)
{
    const zr_notice *notice = in->graph->notice;
    zr_status status = zr__filled_match(&in->task_of, in->filled, notice, err);

    if (status == ZR_OK)
        status = zr__filled_choose(&in->row_of, in->filled, notice, NULL, err);
    if (status == ZR_OK && in->options->since != NULL)
        status = zr__filled_choose(&in->before, in->options->since, notice, NULL, err);
    in->result.has_before = in->before != NULL;
    return status;
}

static zr_status check_options(const zr_graph *graph, const zr_inspection_options *options,
                               zr_error *err)
{
    if (options->as_of == NULL || !zr__date_is_valid(options->as_of))
        return zr__fail(err, ZR_EINVAL,
                        _("no such date '%s'; expected a day such as '2021-03-22'"),
                        options->as_of != NULL ? options->as_of : "");
    if (!(options->margin >= 0 && options->margin <= 1))
        return zr__fail(err, ZR_EINVAL, _("margin is %g, expected 0 to 1"), options->margin);
    return zr__scope_check(options->scope, graph, err);
}

zr_status zr_inspection_compute(zr_inspection *out, const zr_graph *graph, const zr_filled *filled,
                                const zr_inspection_options *options, zr_error *err)
{
    zr__inspecting in = {.graph = graph, .filled = filled, .options = options};
    zr_status status = check_options(graph, options, err);

    if (status == ZR_OK)
        status = match_rows(&in, err);
    if (status == ZR_OK)
        status = look_at_tasks(&in, err);
    if (status == ZR_OK)
        status = zr__inspection_count(&in, err);
    if (status == ZR_OK)
        status = zr__inspection_figures(&in, err);
    if (status == ZR_OK)
        status = zr__inspection_entries(&in, err);
    if (status == ZR_OK)
        status = zr__inspection_find(&in, err);
    if (status == ZR_OK) {
        memcpy(in.result.as_of, options->as_of, sizeof in.result.as_of);
        *out = in.result;
    } else
        zr_inspection_clear(&in.result);
    zr__free(in.state_of);
    zr__free(in.task_of);
    zr__free(in.row_of);
    zr__free(in.before);
    return status;
}

void zr_inspection_clear(zr_inspection *inspection)
{
    if (inspection == NULL)
        return;
    zr__free(inspection->task);
    zr__free(inspection->figure);
    zr__free(inspection->plan);
    zr__free(inspection->official);
    zr__free(inspection->unit);
    zr__free(inspection->entry);
    zr__free(inspection->figure_entry);
    zr__free(inspection->finding);
    *inspection = (zr_inspection){0};
}
