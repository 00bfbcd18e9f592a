/*
 * An inspection as text: how far plans, officials and units are against the time that has gone,
 * which tasks call for attention, which figures are short, what changed, and what is wrong with the
 * ledgers.
 */
#include "render/inspection_view.h"

#include <math.h>

#include "render/task_list_view.h"
#include "src/failure.h"
#include "src/ledger/columns.h"

typedef zr__inspection_subject subject;

#define COUNT_COLUMNS                                                                          \
    {"tasks", N_("tasks"), ZR__COUNT}, {"done", N_("done"), ZR__COUNT},                        \
        {"on_track", N_("on track"), ZR__COUNT}, {"at_risk", N_("at risk"), ZR__COUNT},        \
        {"delayed", N_("delayed"), ZR__COUNT}, {"not_started", N_("not started"), ZR__COUNT},  \
        {"silent", N_("not reported"), ZR__COUNT}, {"mean_percent", N_("done (%)"), ZR__DECIMAL}, \
        {"expected", N_("time gone"), ZR__SHARE}, {"behind", N_("behind"), ZR__COUNT},         \
        {"overdue", N_("overdue"), ZR__COUNT}, {"left", N_("left to do"), ZR__COUNT},          \
        {"left_load", N_("load left"), ZR__DECIMAL},                                           \
    {                                                                                          \
        0                                                                                      \
    }

static const zr__column plan_columns[] = {{"plan", N_("plan"), ZR__TEXT}, COUNT_COLUMNS};
static const zr__column official_columns[] = {{"official", N_("official"), ZR__TEXT},
                                              COUNT_COLUMNS};
static const zr__column unit_columns[] = {{"unit", N_("leading unit"), ZR__TEXT}, COUNT_COLUMNS};

static void add_counts(zr__table *table, const zr_progress_count *count)
{
    static const zr_progress order[] = {ZR_PROGRESS_DONE,    ZR_PROGRESS_ON_TRACK,
                                        ZR_PROGRESS_AT_RISK, ZR_PROGRESS_DELAYED,
                                        ZR_PROGRESS_NOT_STARTED, ZR_PROGRESS_SILENT};

    zr__table_add_number(table, count->tasks);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        zr__table_add_number(table, count->by[order[i]]);
    zr__table_add_number(table, count->mean_percent);
    zr__table_add_number(table, count->expected);
    zr__table_add_number(table, count->behind);
    zr__table_add_number(table, count->overdue);
    zr__table_add_number(table, count->left);
    zr__table_add_number(table, count->left_load);
}

static void fill_plans(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->inspection->plan_count; i++) {
        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__plan_id(view->graph, view->inspection->plan[i].index));
        add_counts(table, &view->inspection->plan[i]);
    }
}

static void fill_officials(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->inspection->official_count; i++) {
        const uint32_t official = view->inspection->official[i].index;

        zr__table_add_row(table, i);
        zr__table_add_text(table, official != ZR_NONE ? zr__official_name(view->graph, official)
                                                      : _("no official"));
        add_counts(table, &view->inspection->official[i]);
    }
}

static void fill_units(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->inspection->unit_count; i++) {
        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_name(view->graph, view->inspection->unit[i].index));
        add_counts(table, &view->inspection->unit[i]);
    }
}

static const zr__column task_columns[] = {
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

static const char *progress_words(zr_progress progress)
{
    return progress != ZR_PROGRESS_SILENT ? _(zr__ledger_progress[progress].en)
                                          : _("not reported");
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
                                  : progress_words(state->progress));
    zr__table_add_number(table, state->percent);
    zr__table_add_number(table, state->expected);
    zr__table_add_text(table, task->due);
    zr__table_add_text(table, row != NULL ? row->problem : NULL);
    zr__table_add_text(table, row != NULL ? row->next : NULL);
    zr__table_add_text(table, row != NULL ? row->updated : NULL);
}

/* The worst first: what is reported as late, then what the calendar says, then silence. */
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

static void fill_attention(zr__table *table, const void *data)
{
    const subject *view = data;

    for (int level = 0; level <= 4; level++)
        for (uint32_t i = 0; i < view->inspection->task_count; i++) {
            const zr_task_state *state = &view->inspection->task[i];

            if (zr__inspection_attention(state) != 0 && urgency(state) == level)
                add_task(table, view, i);
        }
}

static void fill_tasks(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->inspection->task_count; i++)
        add_task(table, view, i);
}

static const zr__column figure_columns[] = {
    {"task", N_("task"), ZR__TEXT},        {"figure", N_("figure"), ZR__PROSE},
    {"relation", N_("is to be"), ZR__TEXT}, {"target", N_("target"), ZR__AMOUNT},
    {"actual", N_("actual"), ZR__AMOUNT}, {"gap", N_("gap"), ZR__AMOUNT},
    {"measure", N_("measured in"), ZR__TEXT}, {"verdict", N_("verdict"), ZR__TEXT},
    {"actual_on", N_("as of"), ZR__TEXT},  {"remark", N_("remark"), ZR__PROSE},
    {0},
};

static const char *verdict_words(zr_figure_verdict verdict)
{
    static const char *const words[] = {
        [ZR_FIGURE_SILENT] = N_("not reported"),
        [ZR_FIGURE_REACHED] = N_("reached"),
        [ZR_FIGURE_SHORT] = N_("short of it"),
    };

    return _(words[verdict]);
}

static void fill_figures(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->inspection->figure_count; i++) {
        const zr_figure_state *state = &view->inspection->figure[i];
        const zr_task *task = &view->graph->notice->task[state->task];
        const zr_indicator *figure = &task->indicator[state->indicator];
        const zr_filled_figure *row =
            state->figure != ZR_NONE ? &view->filled->figure[state->figure] : NULL;

        zr__table_add_row(table, i);
        zr__table_add_text(table, task->id);
        zr__table_add_text(table, figure->name);
        zr__table_add_text(table, zr__relation_sign(figure->relation));
        zr__table_add_number(table, figure->value);
        zr__table_add_number(table, state->actual);
        zr__table_add_number(table, state->gap);
        zr__table_add_text(table, figure->unit);
        zr__table_add_text(table, verdict_words(state->verdict));
        zr__table_add_text(table, row != NULL ? row->actual_on : NULL);
        zr__table_add_text(table, row != NULL ? row->remark : NULL);
    }
}

static const zr__column change_columns[] = {
    {"task", N_("task"), ZR__TEXT},
    {"title", N_("title"), ZR__PROSE},
    {"before", N_("before"), ZR__TEXT},
    {"now", N_("now"), ZR__TEXT},
    {"percent_before", N_("done before (%)"), ZR__AMOUNT},
    {"percent", N_("done (%)"), ZR__AMOUNT},
    {"done", N_("what was done"), ZR__PROSE},
    {0},
};

static void fill_changes(zr__table *table, const void *data)
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
        zr__table_add_text(table, progress_words(state->progress_before));
        zr__table_add_text(table, progress_words(state->progress));
        zr__table_add_number(table, state->percent_before);
        zr__table_add_number(table, state->percent);
        zr__table_add_text(table, row != NULL ? row->done : NULL);
    }
}

static const zr__column finding_columns[] = {
    {"kind", N_("finding"), ZR__TEXT}, {"task", N_("task"), ZR__TEXT},
    {"file", N_("file"), ZR__TEXT},    {"sheet", N_("sheet"), ZR__TEXT},
    {"row", N_("row"), ZR__COUNT},     {"what", N_("what is wrong"), ZR__PROSE},
    {0},
};

static void fill_findings(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->inspection->finding_count; i++) {
        const zr_inspection_finding *finding = &view->inspection->finding[i];
        const bool has_place = finding->sheet != ZR_NONE;
        zr__buffer what = {0};

        zr__inspection_explain(&what, view, finding);
        table->failed = table->failed || what.failed;
        zr__table_add_row(table, i);
        zr__table_add_text(table, zr_inspection_finding_name(finding->kind));
        zr__table_add_text(table, finding->task != ZR_NONE
                                      ? view->graph->notice->task[finding->task].id
                                      : NULL);
        zr__table_add_text(table, zr__inspection_file(view, finding));
        zr__table_add_text(table, has_place ? view->filled->sheet[finding->sheet].name : NULL);
        zr__table_add_number(table, has_place ? (double)finding->row : (double)NAN);
        zr__table_add_text(table, what.bytes);
        zr__buffer_clear(&what);
    }
}

static uint32_t count_figures(const zr_inspection *inspection, zr_figure_verdict verdict)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < inspection->figure_count; i++)
        count += inspection->figure[i].verdict == verdict;
    return count;
}

static void tell_changes(zr__page *page, const zr_inspection *inspection)
{
    uint32_t changed = 0;

    for (uint32_t i = 0; i < inspection->task_count; i++)
        changed += inspection->task[i].has_changed;
    if (inspection->has_before)
        zr__page_go_on(page, _("Since the inspection before, %s changed."),
                       zr__phrase_tasks(changed).text);
}

static void tell(zr__page *page, const void *data)
{
    const subject *view = data;
    const zr_inspection *inspection = view->inspection;
    const zr_progress_count *total = &inspection->total;

    zr__page_call_after(page, _("Inspection"), view->graph->notice);
    zr__page_say(page, _("As of %s, of %s %u are done, %u on track, %u at risk, %u delayed, %u not "
                         "started; of %u nothing was reported."),
                 inspection->as_of, zr__phrase_tasks(total->tasks).text,
                 total->by[ZR_PROGRESS_DONE], total->by[ZR_PROGRESS_ON_TRACK],
                 total->by[ZR_PROGRESS_AT_RISK], total->by[ZR_PROGRESS_DELAYED],
                 total->by[ZR_PROGRESS_NOT_STARTED], total->by[ZR_PROGRESS_SILENT]);
    if (isfinite(total->mean_percent))
        zr__page_go_on(page, _("Tasks with a percentage are done to %s%% on average."),
                       zr__phrase_number(total->mean_percent).text);
    zr__page_go_on(page, _("%u are overdue, %u behind the time that has gone."), total->overdue,
                   total->behind);
    if (inspection->figure_count > 0)
        zr__page_say(page, _("Of %u figures %u are reached, %u short of it, %u not reported."),
                     inspection->figure_count, count_figures(inspection, ZR_FIGURE_REACHED),
                     count_figures(inspection, ZR_FIGURE_SHORT),
                     count_figures(inspection, ZR_FIGURE_SILENT));
    tell_changes(page, inspection);
    if (inspection->finding_count == 0)
        zr__page_say(page, "%s", _("Nothing is wrong with the ledgers."));
    else
        zr__page_say(page, _n("The ledgers have %u finding.", "The ledgers have %u findings.",
                              inspection->finding_count),
                     inspection->finding_count);
}

static const zr__view_table tables[] = {
    {"attention", N_("Tasks that call for attention"), task_columns, fill_attention, false},
    {"plans", N_("By plan"), plan_columns, fill_plans, false},
    {"officials", N_("By official"), official_columns, fill_officials, false},
    {"units", N_("By leading unit, most left first"), unit_columns, fill_units, false},
    {"figures", N_("Figures to be reached"), figure_columns, fill_figures, false},
    {"changes", N_("Changed since the inspection before"), change_columns, fill_changes, false},
    {"findings", N_("What is wrong with the ledgers"), finding_columns, fill_findings, false},
    {"tasks", N_("All tasks"), task_columns, fill_tasks, true},
};

const zr__view zr__inspection_view = {
    .table = tables,
    .table_count = sizeof tables / sizeof *tables,
    .tell = tell,
    .write = zr__inspection_write,
};

zr_status zr_inspection_format(char **text, const zr_inspection *inspection, const zr_graph *graph,
                               const zr_filled *filled, const zr_table_options *options,
                               zr_error *err)
{
    const subject view = {inspection, graph, filled};

    return zr__view_format(text, &zr__inspection_view, &view, options, err);
}
