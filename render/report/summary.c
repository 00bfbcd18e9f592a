/*
 * The summary: ten sentences.
 *
 * A finding is a row: a figure, a sentence around it, the place of its evidence. Each knows whether
 * this notice has it; the first ten that do are shown, so that a notice without a five-year plan or
 * without officials still gets ten, of what it does have.
 */
#include "render/report/summary.h"

#include <math.h>
#include <stdio.h>

#include "src/failure.h"

enum { SENTENCES = 10, FIGURE_SIZE = 128 };

/* What a finding fills in. Nothing is shown when `sentence` stays empty. */
typedef struct finding {
    char figure[FIGURE_SIZE];
    zr__buffer sentence;
    char evidence[FIGURE_SIZE]; /* An anchor. */
} finding;

static void show_count(finding *out, uint32_t count)
{
    snprintf(out->figure, sizeof out->figure, "%u", count);
}

static void show_share(finding *out, double share)
{
    snprintf(out->figure, sizeof out->figure, "%s", zr__phrase_percent(share).text);
}

static void cite(finding *out, const char *anchor)
{
    snprintf(out->evidence, sizeof out->evidence, "%s", anchor);
}

static const char *unit_name(const zr__report_data *data, uint32_t unit)
{
    return data->notice->unit[unit].name;
}

/* With an inspection, first what became of it all. */
static void tell_done(finding *out, const zr__report_data *data)
{
    const zr_inspection *inspection = data->inspection_subject.inspection;

    if (inspection == NULL)
        return;
    show_count(out, inspection->total.by[ZR_PROGRESS_DONE]);
    zr__buffer_addf(&out->sentence,
                    _n("of %u tasks is done on %s; of %u nothing was reported.",
                       "of %u tasks are done on %s; of %u nothing was reported.",
                       inspection->total.by[ZR_PROGRESS_DONE]),
                    inspection->total.tasks, inspection->as_of,
                    inspection->total.by[ZR_PROGRESS_SILENT]);
    cite(out, "inspect-plans");
}

static void tell_attention(finding *out, const zr__report_data *data)
{
    const zr_inspection *inspection = data->inspection_subject.inspection;

    if (inspection == NULL)
        return;
    const zr_progress_count *total = &inspection->total;
    show_count(out, total->by[ZR_PROGRESS_DELAYED]);
    zr__buffer_addf(&out->sentence,
                    _n("task is delayed, %u more at risk; %u are behind the time gone and %u past "
                       "their day.",
                       "tasks are delayed, %u more at risk; %u are behind the time gone and %u "
                       "past their day.",
                       total->by[ZR_PROGRESS_DELAYED]),
                    total->by[ZR_PROGRESS_AT_RISK], total->behind, total->overdue);
    cite(out, "inspect-attention");
}

static void tell_size(finding *out, const zr__report_data *data)
{
    const zr_workload *load = &data->load;

    show_count(out, load->tasks);
    zr__buffer_addf(&out->sentence,
                    _n("task, given to %s in %s.", "tasks, given to %s in %s.", load->tasks),
                    zr__phrase_units(load->count).text,
                    zr__phrase_assignments(load->assignments).text);
    cite(out, "all-tasks");
}

static void tell_first(finding *out, const zr__report_data *data)
{
    const zr_workload *load = &data->load;
    uint32_t first = 0; /* how many share the first place */

    if (load->lead_spread.units == 0)
        return;
    while (first < load->count && load->unit[first].lead == load->unit[0].lead)
        first++;
    show_count(out, load->unit[0].lead);
    if (first > 1) {
        zr__buffer_addf(&out->sentence,
                        _n("task is led by each of %u units, no more by any; half of the units "
                           "that lead have %s at most.",
                           "tasks are led by each of %u units, no more by any; half of the units "
                           "that lead have %s at most.",
                           load->unit[0].lead),
                        first, zr__phrase_number(load->lead_spread.median).text);
        cite(out, "load-units");
        return;
    }
    zr__buffer_addf(&out->sentence,
                    _n("task is led by %s, the most of any unit; half of the units that lead have "
                       "%s at most.",
                       "tasks are led by %s, the most of any unit; half of the units that lead "
                       "have %s at most.",
                       load->unit[0].lead),
                    unit_name(data, load->unit[0].unit),
                    zr__phrase_number(load->lead_spread.median).text);
    snprintf(out->evidence, sizeof out->evidence, "unit-%u", load->unit[0].unit + 1);
}

static void tell_concentration(finding *out, const zr__report_data *data)
{
    const zr_concentration *lead = &data->load.concentration[0];

    if (data->load.lead_spread.units <= 5 || isnan(lead->top5_share))
        return;
    show_share(out, lead->top5_share);
    zr__buffer_addf(&out->sentence, _("of all leads lie with five units; the Gini coefficient of "
                                      "leads over all units is %.2f."),
                    lead->gini);
    cite(out, "load-concentration");
}

static void tell_balance(finding *out, const zr__report_data *data)
{
    const zr_balance *balance = &data->balance;

    if (!data->has_balance || balance->handover_count == 0)
        return;
    show_count(out, balance->handover_count);
    zr__buffer_addf(&out->sentence,
                    _n("hand-over to a unit that is on the task already would bring the most that "
                       "one unit leads from %u down to %u.",
                       "hand-overs to units that are on the tasks already would bring the most "
                       "that one unit leads from %u down to %u.",
                       balance->handover_count),
                    balance->peak, balance->target);
    cite(out, "balance-handovers");
}

static void tell_overload(finding *out, const zr__report_data *data)
{
    uint32_t count = 0;

    if (data->load.baseline_tested == 0)
        return;
    for (uint32_t i = 0; i < data->load.count; i++)
        count += (data->load.unit[i].flags & ZR_FLAG_ABOVE_BASELINE) != 0;
    show_count(out, count);
    zr__buffer_addf(&out->sentence,
                    _n("unit leads more than an even deal explains, of %u tested.",
                       "units lead more than an even deal explains, of %u tested.", count),
                    data->load.baseline_tested);
    cite(out, "load-flags");
}

static void tell_ties(finding *out, const zr__report_data *data)
{
    if (data->clusters.tie_count == 0)
        return;
    const zr__beyond_chance strict = zr__count_beyond_chance(&data->clusters, ZR_NULL_BICM);

    show_count(out, strict.all_pairs);
    zr__buffer_addf(&out->sentence,
                    _n("of %u pairs of units that share a task does so beyond chance, by the "
                       "strictest test.",
                       "of %u pairs of units that share a task do so beyond chance, by the "
                       "strictest test.",
                       strict.all_pairs),
                    data->clusters.tie_count);
    cite(out, "clusters-beyond-chance");
}

static void tell_clusters(finding *out, const zr__report_data *data)
{
    const zr_clusters *clusters = &data->clusters;

    if (clusters->cluster_count == 0)
        return;
    show_count(out, clusters->cluster_count);
    if (clusters->bridge_count > 0)
        zr__buffer_addf(&out->sentence,
                        _("clusters of units hold together; %s bridges most, with tasks in %u of "
                          "them."),
                        unit_name(data, clusters->bridge[0].unit), clusters->bridge[0].clusters);
    else
        zr__buffer_add(&out->sentence, _("clusters of units hold together; no unit bridges them."));
    cite(out, clusters->bridge_count > 0 ? "clusters-bridges" : "clusters-clusters");
}

static void tell_single(finding *out, const zr__report_data *data)
{
    const uint32_t count = data->coverage.single_unit_count;

    show_count(out, count);
    zr__buffer_add(&out->sentence,
                   _n("task rests on a single unit, with nobody to step in.",
                      "tasks rest on a single unit, with nobody to step in.", count));
    cite(out, "officials-single-unit");
}

static void tell_many_officials(finding *out, const zr__report_data *data)
{
    const zr_coverage *coverage = &data->coverage;
    uint32_t count = 0, first = 0;

    if (coverage->unit_count == 0 || coverage->unit[0].official_count == 0)
        return;
    for (uint32_t i = 0; i < coverage->unit_count; i++) {
        count += coverage->unit[i].official_count > 1;
        first += coverage->unit[i].official_count == coverage->unit[0].official_count;
    }
    show_count(out, count);
    if (first > 1)
        zr__buffer_addf(&out->sentence,
                        _n("unit answers to more than one official; %u units to %u, the most.",
                           "units answer to more than one official; %u units to %u, the most.",
                           count),
                        first, coverage->unit[0].official_count);
    else
        zr__buffer_addf(&out->sentence,
                        _n("unit answers to more than one official; %s to %u, the most.",
                           "units answer to more than one official; %s to %u, the most.", count),
                        unit_name(data, coverage->unit[0].unit),
                        coverage->unit[0].official_count);
    cite(out, "officials-units");
}

static void tell_overlap(finding *out, const zr__report_data *data)
{
    const zr_coverage *coverage = &data->coverage;

    if (coverage->overlap_count == 0)
        return;
    const zr_overlap *first = &coverage->overlap[0];
    show_count(out, first->shared);
    zr__buffer_addf(
        &out->sentence,
        _n("unit is called on by both %s and %s, the closest pair of officials: %s of all they "
           "call on.",
           "units are called on by both %s and %s, the closest pair of officials: %s of all they "
           "call on.",
           first->shared),
        data->notice->official[coverage->official[first->a].official].name,
        data->notice->official[coverage->official[first->b].official].name,
        zr__phrase_percent(first->jaccard).text);
    cite(out, "officials-overlaps");
}

static void tell_shift(finding *out, const zr__report_data *data)
{
    const zr_comparison *moved = &data->comparison;

    if (!data->has_plans || isnan(moved->total_variation))
        return;
    show_share(out, moved->total_variation);
    zr__buffer_addf(&out->sentence,
                    moved->p_shift <= ZR__LEVEL
                        ? _("of the load lies elsewhere in the year's plan than in the five-year "
                            "plan: more than chance would move (p = %s).")
                        : _("of the load lies elsewhere in the year's plan than in the five-year "
                            "plan; chance alone would move as much (p = %s)."),
                    zr__phrase_probability(moved->p_shift).text);
    cite(out, "compare-figures");
}

/* Carried is said only beyond chance, so what is left is for people to look at. */
static void tell_trace(finding *out, const zr__report_data *data)
{
    uint32_t open = 0;

    if (!data->has_plans || data->trace.task_count == 0)
        return;
    for (uint32_t i = 0; i < data->trace.task_count; i++)
        open += data->trace.task[i].verdict != ZR_TRACE_CARRIED;
    show_count(out, open);
    zr__buffer_addf(&out->sentence,
                    _n("of %u tasks of the five-year plan has no task of the year that clearly "
                       "carries it out.",
                       "of %u tasks of the five-year plan have no task of the year that clearly "
                       "carries them out.",
                       open),
                    data->trace.task_count);
    cite(out, "trace-tasks");
}

static void tell_figures(finding *out, const zr__report_data *data)
{
    uint32_t figures = 0, tasks = 0;

    for (uint32_t i = 0; i < data->task_count; i++) {
        const zr_task *task = &data->notice->task[data->task_key[i].task];
        figures += task->indicator_count;
        tasks += task->indicator_count > 0;
    }
    show_count(out, figures);
    if (figures == 0)
        zr__buffer_add(&out->sentence, _("figures are to be reached: no task names any."));
    else
        zr__buffer_addf(&out->sentence,
                        _n("figure is to be reached, set by %s; the others name none.",
                           "figures are to be reached, set by %s; the others name none.", figures),
                        zr__phrase_tasks(tasks).text);
    cite(out, "all-tasks");
}

static void tell_alone(finding *out, const zr__report_data *data)
{
    show_count(out, data->clusters.alone_count);
    zr__buffer_add(&out->sentence,
                   _n("unit shares no task with any other.", "units share no task with any other.",
                      data->clusters.alone_count));
    cite(out, "clusters-alone");
}

static void tell_no_official(finding *out, const zr__report_data *data)
{
    show_count(out, data->coverage.no_official_count);
    zr__buffer_add(&out->sentence,
                   _n("task has no official in charge.", "tasks have no official in charge.",
                      data->coverage.no_official_count));
    cite(out, "officials-without-official");
}

static void tell_uncovered(finding *out, const zr__report_data *data)
{
    show_count(out, data->coverage.uncovered_count);
    zr__buffer_add(&out->sentence, _n("task names no unit at all.", "tasks name no unit at all.",
                                      data->coverage.uncovered_count));
    cite(out, "officials-uncovered");
}

static void (*const tellers[])(finding *out, const zr__report_data *data) = {
    tell_done,     tell_attention, tell_size,  tell_first, tell_balance,
    tell_overload, tell_ties,      tell_clusters, tell_single, tell_shift,
    tell_trace,    tell_concentration, tell_many_officials, tell_overlap, tell_figures,
    tell_no_official, tell_alone, tell_uncovered};

static void write_finding(zr__html *html, const finding *found)
{
    zr__html_addf(html, "<li><a href=\"#%s\"><b>", found->evidence);
    zr__html_text(html, found->figure);
    zr__html_add(html, "</b> <span>");
    zr__html_text(html, found->sentence.bytes);
    zr__html_add(html, "</span></a></li>\n");
}

static bool has_plan(const zr_notice *notice, zr_plan_kind kind)
{
    for (uint32_t i = 0; i < notice->plan_count; i++)
        if (notice->plan[i].kind == kind)
            return true;
    return false;
}

/* Why the chapters on two plans are not here. */
static const char *why_no_plans(const zr__report_data *data)
{
    const bool has_five_year = has_plan(data->notice, ZR_PLAN_FIVE_YEAR);
    const bool has_year = has_plan(data->notice, ZR_PLAN_ANNUAL);

    if (data->scope.plan != ZR_ANY)
        return _(
            "The year's plan is not set against the five-year plan: this page is of one plan.");
    if (has_five_year)
        return _("The five-year plan is set against no other: the notice has no plan of the year.");
    if (has_year)
        return _("The year's plan is set against no other: the notice has no five-year plan.");
    return _("No plans are set against each other: the notice has no five-year plan and no plan "
             "of the year.");
}

static void tell_absent(zr__html *html, const char *why)
{
    zr__html_add(html, "<p class=\"note\">");
    zr__html_text(html, why);
    zr__html_add(html, "</p>\n");
}

void zr__summary_write(zr__html *html, const zr__report_data *data)
{
    uint32_t shown = 0;

    zr__html_add(html, "<section class=\"chapter\" id=\"summary\"><h2>");
    zr__html_text(html, _("What matters"));
    zr__html_add(html, "</h2>\n<ol class=\"findings\">\n");
    for (size_t i = 0; i < sizeof tellers / sizeof *tellers && shown < SENTENCES; i++) {
        finding found = {0};

        tellers[i](&found, data);
        html->failed = html->failed || found.sentence.failed;
        if (found.sentence.size > 0) {
            write_finding(html, &found);
            shown++;
        }
        zr__buffer_clear(&found.sentence);
    }
    zr__html_add(html, "</ol>\n");
    if (!data->has_plans)
        tell_absent(html, why_no_plans(data));
    if (!data->has_balance)
        tell_absent(html, data->graph->groups != ZR_GROUPS_KEEP
                              ? _("There is no chapter on balance: with groups of units taken "
                                  "apart or left out, nobody knows who could lead.")
                              : _("There is no chapter on balance: no unit leads a task."));
    zr__html_add(html, "</section>\n");
}
