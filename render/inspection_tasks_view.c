/*
 * Tables of an inspection about tasks: those that call for attention, what changed, and all.
 */
#include "render/inspection_view.h"
#include "src/failure.h"
#include "src/ledger/columns.h"

typedef zr__inspection_subject subject;

const zr__column zr__inspection_task_columns[] = {
    {"task", N_("task"), ZR__TEXT},
    {"why", N_("why"), ZR__LIST},
    {"title", N_("title"), ZR__PROSE},
    {"lead", N_("lead"), ZR__LIST},
    {"official", N_("official"), ZR__TEXT},
    {"progress", N_("progress"), ZR__TEXT},
    {"percent", N_("done (%)"), ZR__AMOUNT},
    {"expected", N_("time gone"), ZR__SHARE},
    {"due", N_("due"), ZR__TEXT},
    {"problem", N_("problem"), ZR__PROSE},
    {"next", N_("next step"), ZR__PROSE},
    {"updated", N_("updated on"), ZR__TEXT},
    {0},
};

static void add_why(zr__table *table, const zr_task_state *state)
{
    static const struct {
        zr__attention why;
        const char *words;
    } reasons[] = {
        {ZR__DELAYED, N_("delayed")}, {ZR__OVERDUE, N_("overdue")}, {ZR__AT_RISK, N_("at risk")},
        {ZR__BEHIND, N_("behind")},   {ZR__SILENT, N_("not reported")},
    };
    const unsigned why = zr__inspection_attention(state);

    zr__table_add_list(table);
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (why & reasons[i].why)
            zr__table_add_item(table, _(reasons[i].words));
}

static void add_leads(zr__table *table, const zr_graph *graph, uint32_t task)
{
    zr__table_add_list(table);
    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++)
        if (graph->task_edge[e].role == ZR_LEAD)
            zr__table_add_item(table, zr__unit_name(graph, graph->task_edge[e].end));
}

static void add_task(zr__table *table, const subject *view, uint32_t index)
{
    const zr_task_state *state = &view->inspection->task[index];
    const zr_task *task = &view->graph->notice->task[state->task];
    const zr_filled_row *row = zr__inspection_row(view, state);

    zr__table_add_row(table, index);
    zr__table_add_text(table, task->id);
    add_why(table, state);
    zr__table_add_text(table, task->title);
    add_leads(table, view->graph, state->task);
    zr__table_add_text(table, zr__official_name(view->graph, task->official));
    zr__table_add_text(table, row != NULL && row->progress_written != NULL
                                  ? row->progress_written
                                  : zr__inspection_progress(state->progress));
    zr__table_add_number(table, state->percent);
    zr__table_add_number(table, state->expected);
    zr__table_add_text(table, task->due);
    zr__table_add_text(table, row != NULL ? row->problem : NULL);
    zr__table_add_text(table, row != NULL ? row->next : NULL);
    zr__table_add_text(table, row != NULL ? row->updated : NULL);
}

/* The worst first: what is reported as late, then what the calendar says. Tasks of which there is
 * nothing but silence have a table of their own. */
static int urgency(const zr_task_state *state)
{
    const unsigned why = zr__inspection_attention(state);

    if (why & ZR__DELAYED)
        return 0;
    if (why & ZR__OVERDUE)
        return 1;
    if (why & ZR__AT_RISK)
        return 2;
    return why & ZR__BEHIND ? 3 : 4;
}

void zr__inspection_fill_attention(zr__table *table, const void *data)
{
    const subject *view = data;

    for (int level = 0; level < 4; level++)
        for (uint32_t i = 0; i < view->inspection->task_count; i++)
            if (urgency(&view->inspection->task[i]) == level)
                add_task(table, view, i);
}

void zr__inspection_fill_tasks(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->inspection->task_count; i++)
        add_task(table, view, i);
}

const zr__column zr__inspection_change_columns[] = {
    {"task", N_("task"), ZR__TEXT},
    {"title", N_("title"), ZR__PROSE},
    {"before", N_("before"), ZR__TEXT},
    {"now", N_("now"), ZR__TEXT},
    {"percent_before", N_("done before (%)"), ZR__AMOUNT},
    {"percent", N_("done (%)"), ZR__AMOUNT},
    {"done", N_("what was done"), ZR__PROSE},
    {0},
};

void zr__inspection_fill_changes(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->inspection->task_count; i++) {
        const zr_task_state *state = &view->inspection->task[i];
        const zr_task *task = &view->graph->notice->task[state->task];
        const zr_filled_row *row = zr__inspection_row(view, state);

        if (!state->has_changed)
            continue;
        zr__table_add_row(table, i);
        zr__table_add_text(table, task->id);
        zr__table_add_text(table, task->title);
        zr__table_add_text(table, zr__inspection_progress(state->progress_before));
        zr__table_add_text(table, zr__inspection_progress(state->progress));
        zr__table_add_number(table, state->percent_before);
        zr__table_add_number(table, state->percent);
        zr__table_add_text(table, row != NULL ? row->done : NULL);
    }
}
