/*
 * An inspection as JSON, in the shape of docs/json.md.
 */
#include "render/inspection_view.h"
#include "render/task_list_view.h"

static void write_counts(zr__json *json, const zr_progress_count *count)
{
    zr__json_count(json, "tasks", count->tasks);
    zr__json_count(json, "done", count->by[ZR_PROGRESS_DONE]);
    zr__json_count(json, "on_track", count->by[ZR_PROGRESS_ON_TRACK]);
    zr__json_count(json, "at_risk", count->by[ZR_PROGRESS_AT_RISK]);
    zr__json_count(json, "delayed", count->by[ZR_PROGRESS_DELAYED]);
    zr__json_count(json, "not_started", count->by[ZR_PROGRESS_NOT_STARTED]);
    zr__json_count(json, "silent", count->by[ZR_PROGRESS_SILENT]);
    zr__json_number(json, "mean_percent", count->mean_percent);
    zr__json_number(json, "expected", count->expected);
    zr__json_count(json, "behind", count->behind);
    zr__json_count(json, "overdue", count->overdue);
    zr__json_count(json, "left", count->left);
    zr__json_number(json, "left_load", count->left_load);
}

static void write_total(zr__json *json, const zr_progress_count *total)
{
    zr__json_open(json, "total", '{');
    write_counts(json, total);
    zr__json_close(json, '}');
}

static void write_plans(zr__json *json, const zr__inspection_subject *view, uint32_t top)
{
    zr__json_open(json, "plans", '[');
    for (uint32_t i = 0; i < zr__view_cut(view->inspection->plan_count, top); i++) {
        zr__json_open(json, NULL, '{');
        zr__json_text(json, "plan", zr__plan_id(view->graph, view->inspection->plan[i].index));
        write_counts(json, &view->inspection->plan[i]);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

static void write_officials(zr__json *json, const zr__inspection_subject *view, uint32_t top)
{
    zr__json_open(json, "officials", '[');
    for (uint32_t i = 0; i < zr__view_cut(view->inspection->official_count, top); i++) {
        zr__json_open(json, NULL, '{');
        zr__json_text(json, "official",
                      zr__official_name(view->graph, view->inspection->official[i].index));
        write_counts(json, &view->inspection->official[i]);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

static void write_units(zr__json *json, const zr__inspection_subject *view, uint32_t top)
{
    zr__json_open(json, "units", '[');
    for (uint32_t i = 0; i < zr__view_cut(view->inspection->unit_count, top); i++) {
        zr__json_open(json, NULL, '{');
        zr__json_text(json, "unit", zr__unit_name(view->graph, view->inspection->unit[i].index));
        write_counts(json, &view->inspection->unit[i]);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

static void write_place(zr__json *json, const zr__inspection_subject *view, uint32_t sheet,
                        uint32_t row)
{
    zr__json_text(json, "file", view->filled->sheet[sheet].file);
    zr__json_text(json, "sheet", view->filled->sheet[sheet].name);
    zr__json_count(json, "row", row);
}

static void write_filled(zr__json *json, const zr__inspection_subject *view,
                         const zr_filled_row *row)
{
    zr__json_text(json, "progress_written", row->progress_written);
    zr__json_text(json, "percent_written", row->percent_written);
    zr__json_text(json, "what_was_done", row->done);
    zr__json_text(json, "problem", row->problem);
    zr__json_text(json, "next", row->next);
    zr__json_text(json, "updated", row->updated);
    write_place(json, view, row->sheet, row->row);
}

static void write_task(zr__json *json, const zr__inspection_subject *view,
                       const zr_task_state *state)
{
    const zr_filled_row *row = zr__inspection_row(view, state);
    const bool has_before = view->inspection->has_before;

    zr__json_open(json, NULL, '{');
    zr__json_text(json, "task", view->graph->notice->task[state->task].id);
    zr__json_text(json, "progress", zr_progress_name(state->progress));
    zr__json_number(json, "percent", state->percent);
    zr__json_number(json, "expected", state->expected);
    zr__json_flag(json, "is_behind", state->is_behind);
    zr__json_flag(json, "is_overdue", state->is_overdue);
    zr__json_count(json, "rows", state->rows);
    if (has_before) {
        zr__json_flag(json, "has_changed", state->has_changed);
        zr__json_text(json, "progress_before", zr_progress_name(state->progress_before));
        zr__json_number(json, "percent_before", state->percent_before);
    }
    if (row != NULL)
        write_filled(json, view, row);
    zr__json_close(json, '}');
}

static void write_tasks(zr__json *json, const zr__inspection_subject *view, uint32_t top)
{
    zr__json_open(json, "tasks", '[');
    for (uint32_t i = 0; i < zr__view_cut(view->inspection->task_count, top); i++)
        write_task(json, view, &view->inspection->task[i]);
    zr__json_close(json, ']');
}

static void write_figures(zr__json *json, const zr__inspection_subject *view, uint32_t top)
{
    zr__json_open(json, "figures", '[');
    for (uint32_t i = 0; i < zr__view_cut(view->inspection->figure_count, top); i++) {
        const zr_figure_state *state = &view->inspection->figure[i];
        const zr_task *task = &view->graph->notice->task[state->task];
        const zr_indicator *figure = &task->indicator[state->indicator];

        zr__json_open(json, NULL, '{');
        zr__json_text(json, "task", task->id);
        zr__json_text(json, "figure", figure->name);
        zr__json_text(json, "relation", zr__relation_name(figure->relation));
        zr__json_number(json, "target", figure->value);
        zr__json_number(json, "actual", state->actual);
        zr__json_number(json, "gap", state->gap);
        zr__json_text(json, "verdict", zr_figure_verdict_name(state->verdict));
        if (view->inspection->has_before) {
            zr__json_flag(json, "has_changed", state->has_changed);
            zr__json_number(json, "actual_before", state->actual_before);
        }
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

static void write_entry(zr__json *json, const zr__inspection_subject *view,
                        const zr_inspection_entry *entry, const char *written)
{
    zr__json_text(json, "task",
                  entry->task != ZR_NONE ? view->graph->notice->task[entry->task].id : NULL);
    zr__json_text(json, "id_written", written);
    zr__json_flag(json, "counts", entry->counts);
}

static void write_entries(zr__json *json, const zr__inspection_subject *view, uint32_t top)
{
    zr__json_open(json, "entries", '[');
    for (uint32_t i = 0; i < zr__view_cut(view->inspection->entry_count, top); i++) {
        const zr_inspection_entry *entry = &view->inspection->entry[i];
        const zr_filled_row *row = &view->filled->row[entry->entry];

        zr__json_open(json, NULL, '{');
        write_entry(json, view, entry, row->task);
        zr__json_text(json, "title_written", row->stated[ZR_STATED_TITLE]);
        zr__json_text(json, "progress", zr_progress_name(row->progress));
        zr__json_number(json, "percent", row->percent);
        write_filled(json, view, row);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

static void write_figure_entries(zr__json *json, const zr__inspection_subject *view, uint32_t top)
{
    zr__json_open(json, "figure_entries", '[');
    for (uint32_t i = 0; i < zr__view_cut(view->inspection->figure_entry_count, top); i++) {
        const zr_inspection_entry *entry = &view->inspection->figure_entry[i];
        const zr_filled_figure *row = &view->filled->figure[entry->entry];

        zr__json_open(json, NULL, '{');
        write_entry(json, view, entry, row->task);
        zr__json_text(json, "figure", row->name);
        zr__json_number(json, "actual", row->actual);
        zr__json_text(json, "actual_written", row->actual_written);
        zr__json_text(json, "actual_on", row->actual_on);
        zr__json_text(json, "remark", row->remark);
        write_place(json, view, row->sheet, row->row);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

static void write_findings(zr__json *json, const zr__inspection_subject *view, uint32_t top)
{
    zr__json_open(json, "findings", '[');
    for (uint32_t i = 0; i < zr__view_cut(view->inspection->finding_count, top); i++) {
        const zr_inspection_finding *finding = &view->inspection->finding[i];
        zr__buffer what = {0};

        zr__inspection_explain(&what, view, finding);
        json->text.failed = json->text.failed || what.failed;
        zr__json_open(json, NULL, '{');
        zr__json_text(json, "kind", zr_inspection_finding_name(finding->kind));
        zr__json_text(json, "task", finding->task != ZR_NONE
                                        ? view->graph->notice->task[finding->task].id
                                        : NULL);
        if (finding->sheet != ZR_NONE)
            write_place(json, view, finding->sheet, finding->row);
        zr__json_text(json, "what", what.bytes);
        zr__json_close(json, '}');
        zr__buffer_clear(&what);
    }
    zr__json_close(json, ']');
}

/* Tasks of which nothing was reported. */
static void write_silent(zr__json *json, const zr__inspection_subject *view, uint32_t top)
{
    const zr_inspection *inspection = view->inspection;
    uint32_t written = 0;

    zr__json_open(json, "silent", '[');
    for (uint32_t i = 0; i < inspection->task_count && (top == 0 || written < top); i++)
        if (inspection->task[i].is_silent) {
            zr__json_text(json, NULL, view->graph->notice->task[inspection->task[i].task].id);
            written++;
        }
    zr__json_close(json, ']');
}

/* Those of tasks, without the views of them. */
static uint32_t count_rows(const zr_filled *filled)
{
    uint32_t count = 0;

    for (uint32_t r = 0; r < filled->row_count; r++)
        count += !filled->row[r].is_view;
    return count;
}

void zr__inspection_write(zr__json *json, const void *subject, const zr__table *first,
                          uint32_t top)
{
    const zr__inspection_subject *view = subject;
    const zr_inspection *inspection = view->inspection;

    zr__json_text(json, "as_of", inspection->as_of);
    zr__json_count(json, "files", view->filled->file_count);
    zr__json_count(json, "rows", count_rows(view->filled));
    write_total(json, &inspection->total);
    zr__json_open(json, "attention", '[');
    for (uint32_t i = 0; i < first->shown; i++)
        zr__json_text(json, NULL,
                      view->graph->notice->task[inspection->task[first->id[first->order[i]]].task]
                          .id);
    zr__json_close(json, ']');
    write_silent(json, view, top);
    write_plans(json, view, top);
    write_officials(json, view, top);
    write_units(json, view, top);
    write_tasks(json, view, top);
    write_figures(json, view, top);
    write_entries(json, view, top);
    write_figure_entries(json, view, top);
    write_findings(json, view, top);
}
