/*
 * An inspection as text: which tasks call for attention and which units said nothing, how far
 * plans, officials and units are against the time that has gone, which figures are short, what
 * changed, and what is wrong with the ledgers.
 */
#include "render/inspection_view.h"

#include <math.h>

#include "src/failure.h"

typedef zr__inspection_subject subject;

static uint32_t count_figures(const zr_inspection *inspection, zr_figure_verdict verdict)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < inspection->figure_count; i++)
        count += inspection->figure[i].verdict == verdict;
    return count;
}

static void tell_changes(zr__page *page, const zr_inspection *inspection)
{
    uint32_t changed = 0, figures = 0;

    for (uint32_t i = 0; i < inspection->task_count; i++)
        changed += inspection->task[i].has_changed;
    for (uint32_t i = 0; i < inspection->figure_count; i++)
        figures += inspection->figure[i].has_changed;
    if (inspection->has_before && inspection->figure_count > 0)
        zr__page_go_on(page, _("Since the inspection before, %s changed, and %u of the figures."),
                       zr__phrase_tasks(changed).text, figures);
    else if (inspection->has_before)
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

/* What matters first: what is late, who is silent, then how far everybody is. */
static const zr__view_table tables[] = {
    {"attention", N_("Tasks that call for attention"), zr__inspection_task_columns,
     zr__inspection_fill_attention, false},
    {"silent", N_("What nobody reported, by leading unit"),
     zr__inspection_silent_columns, zr__inspection_fill_silent, false},
    {"plans", N_("By plan"), zr__inspection_plan_columns, zr__inspection_fill_plans, false},
    {"officials", N_("By official"), zr__inspection_official_columns,
     zr__inspection_fill_officials, false},
    {"units", N_("By leading unit, most left first"), zr__inspection_unit_columns,
     zr__inspection_fill_units, false},
    {"figures", N_("Figures that were reported"), zr__inspection_figure_columns,
     zr__inspection_fill_figures, false},
    {"changes", N_("Changed since the inspection before"), zr__inspection_change_columns,
     zr__inspection_fill_changes, false},
    {"findings", N_("What is wrong with the ledgers"), zr__inspection_finding_columns,
     zr__inspection_fill_findings, false},
    {"tasks", N_("All tasks"), zr__inspection_task_columns, zr__inspection_fill_tasks, true},
    {"targets", N_("All figures to be reached"), zr__inspection_figure_columns,
     zr__inspection_fill_targets, true},
    {"entries", N_("Everything that was filled in"), zr__inspection_entry_columns,
     zr__inspection_fill_entries, true},
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
