/*
 * Findings: what the summary may say.
 *
 * A finding is a row: a figure, a sentence around it, the place of its evidence. Each knows whether
 * this notice has it, so that a notice without a five-year plan or without officials still gets
 * some, of what it does have.
 */
#include "render/report/findings.h"

#include <math.h>
#include <stdio.h>

#include "src/failure.h"

static void show_count(zr__finding *out, uint32_t count)
{
    snprintf(out->figure, sizeof out->figure, "%u", count);
}

static void show_share(zr__finding *out, double share)
{
    snprintf(out->figure, sizeof out->figure, "%s", zr__phrase_percent(share).text);
}

static void cite(zr__finding *out, const char *anchor)
{
    snprintf(out->evidence, sizeof out->evidence, "%s", anchor);
}

static const char *unit_name(const zr__report_data *data, uint32_t unit)
{
    return data->notice->unit[unit].name;
}

/* With an inspection, first what became of it all. */
static void tell_done(zr__finding *out, const zr__report_data *data)
{
    const zr_inspection *inspection = data->inspection_subject.inspection;

    if (inspection == NULL)
        return;
    const zr_progress_count *total = &inspection->total;
    const uint32_t done = total->by[ZR_PROGRESS_DONE], silent = total->by[ZR_PROGRESS_SILENT];
    show_count(out, done);
    if (silent > 0)
        zr__buffer_addf(&out->sentence,
                        _n("of %u tasks is done on %s; of %u nothing was reported.",
                           "of %u tasks are done on %s; of %u nothing was reported.", done),
                        total->tasks, inspection->as_of, silent);
    else
        zr__buffer_addf(&out->sentence,
                        _n("of %u tasks is done on %s; all were reported on.",
                           "of %u tasks are done on %s; all were reported on.", done),
                        total->tasks, inspection->as_of);
    cite(out, "inspect-plans");
}

static void tell_attention(zr__finding *out, const zr__report_data *data)
{
    const zr_inspection *inspection = data->inspection_subject.inspection;

    if (inspection == NULL)
        return;
    const zr_progress_count *total = &inspection->total;
    const uint32_t delayed = total->by[ZR_PROGRESS_DELAYED];
    show_count(out, delayed);
    out->is_alarm = delayed > 0;
    if (total->overdue > 0)
        zr__buffer_addf(&out->sentence,
                        _n("task is delayed, %u more at risk; %u are behind the time gone and %u "
                           "past their day.",
                           "tasks are delayed, %u more at risk; %u are behind the time gone and "
                           "%u past their day.",
                           delayed),
                        total->by[ZR_PROGRESS_AT_RISK], total->behind, total->overdue);
    else
        zr__buffer_addf(&out->sentence,
                        _n("task is delayed, %u more at risk; %u are behind the time gone.",
                           "tasks are delayed, %u more at risk; %u are behind the time gone.",
                           delayed),
                        total->by[ZR_PROGRESS_AT_RISK], total->behind);
    cite(out, "inspect-attention");
}

static void tell_first(zr__finding *out, const zr__report_data *data)
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

static void tell_concentration(zr__finding *out, const zr__report_data *data)
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

static void tell_balance(zr__finding *out, const zr__report_data *data)
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

static void tell_overload(zr__finding *out, const zr__report_data *data)
{
    const zr_unit_load *first = NULL; /* the one that leads most */
    uint32_t count = 0;

    if (data->load.baseline_tested == 0)
        return;
    for (uint32_t i = data->load.count; i-- > 0;)
        if ((data->load.unit[i].flags & ZR_FLAG_ABOVE_BASELINE) != 0) {
            first = &data->load.unit[i];
            count++;
        }
    show_count(out, count);
    if (first == NULL)
        zr__buffer_addf(&out->sentence,
                        _("units lead more than an even deal explains, of %u tested."),
                        data->load.baseline_tested);
    else
        zr__buffer_addf(&out->sentence,
                        _n("unit of %u tested leads more than an even deal explains: %s leads %u, "
                           "where %.1f would be expected.",
                           "units of %u tested lead more than an even deal explains; %s leads %u, "
                           "where %.1f would be expected.",
                           count),
                        data->load.baseline_tested, unit_name(data, first->unit), first->lead,
                        first->baseline.expected);
    cite(out, "load-flags");
}

/* The tie that chance explains least, of those it does not explain. */
static const zr_tie *strictest_tie(const zr_clusters *clusters)
{
    const zr_tie *best = NULL;

    for (uint32_t i = 0; i < clusters->tie_count; i++) {
        const zr_tie *tie = &clusters->tie[i];
        if (tie->q[ZR_NULL_BICM] <= ZR__LEVEL &&
            (best == NULL || tie->p[ZR_NULL_BICM] < best->p[ZR_NULL_BICM]))
            best = tie;
    }
    return best;
}

static void tell_ties(zr__finding *out, const zr__report_data *data)
{
    if (data->clusters.tie_count == 0)
        return;
    const uint32_t count = zr__count_beyond_chance(&data->clusters, ZR_NULL_BICM).all_pairs;
    const zr_tie *first = strictest_tie(&data->clusters);

    show_count(out, count);
    if (count == 0 || first == NULL)
        zr__buffer_addf(&out->sentence,
                        _("of %u pairs of units that share a task do so beyond chance, by the "
                          "strictest test."),
                        data->clusters.tie_count);
    else
        zr__buffer_addf(&out->sentence,
                        _n("of %u pairs of units that share a task does so beyond chance, by the "
                           "strictest test: %s and %s, on %s.",
                           "of %u pairs of units that share a task do so beyond chance, by the "
                           "strictest test; first %s and %s, on %s.",
                           count),
                        data->clusters.tie_count, unit_name(data, first->a),
                        unit_name(data, first->b), zr__phrase_tasks(first->shared).text);
    cite(out, "clusters-beyond-chance");
}

static void tell_clusters(zr__finding *out, const zr__report_data *data)
{
    const zr_clusters *clusters = &data->clusters;

    if (clusters->cluster_count == 0)
        return;
    show_count(out, clusters->cluster_count);
    if (clusters->cluster_count == 1)
        zr__buffer_add(&out->sentence, _("cluster holds all units that share tasks."));
    else if (clusters->bridge_count > 0)
        zr__buffer_addf(&out->sentence,
                        _("clusters of units hold together; %s bridges most, with tasks in %u of "
                          "them."),
                        unit_name(data, clusters->bridge[0].unit), clusters->bridge[0].clusters);
    else
        zr__buffer_add(&out->sentence, _("clusters of units hold together; no unit bridges them."));
    cite(out, clusters->bridge_count > 0 ? "clusters-bridges" : "clusters-clusters");
}

/* The unit that is alone on the most tasks; NULL where several are. */
static const zr_unit_coverage *most_alone(const zr_coverage *coverage)
{
    const zr_unit_coverage *first = NULL;
    bool is_shared = false;

    for (uint32_t i = 0; i < coverage->unit_count; i++) {
        const zr_unit_coverage *unit = &coverage->unit[i];
        if (first == NULL || unit->sole_tasks > first->sole_tasks) {
            first = unit;
            is_shared = false;
        } else if (unit->sole_tasks == first->sole_tasks) {
            is_shared = true;
        }
    }
    return first != NULL && first->sole_tasks > 1 && !is_shared ? first : NULL;
}

static void tell_single(zr__finding *out, const zr__report_data *data)
{
    const uint32_t count = data->coverage.single_unit_count;
    const zr_unit_coverage *first = most_alone(&data->coverage);

    if (data->load.tasks == 0)
        return;
    show_count(out, count);
    if (count == 0)
        zr__buffer_add(&out->sentence,
                       _("tasks rest on a single unit: each has somebody to step in."));
    else if (first != NULL)
        zr__buffer_addf(&out->sentence,
                        _("tasks rest on a single unit, with nobody to step in; %u of them on %s."),
                        first->sole_tasks, unit_name(data, first->unit));
    else
        zr__buffer_add(&out->sentence,
                       _n("task rests on a single unit, with nobody to step in.",
                          "tasks rest on a single unit, with nobody to step in.", count));
    cite(out, "officials-single-unit");
}

static void tell_many_officials(zr__finding *out, const zr__report_data *data)
{
    const zr_coverage *coverage = &data->coverage;
    uint32_t count = 0, first = 0;

    if (coverage->unit_count == 0 || coverage->unit[0].official_count == 0)
        return;
    for (uint32_t i = 0; i < coverage->unit_count; i++) {
        count += coverage->unit[i].official_count > 1;
        first += coverage->unit[i].official_count == coverage->unit[0].official_count;
    }
    if (count == 0)
        return;
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

static void tell_overlap(zr__finding *out, const zr__report_data *data)
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

static void tell_shift(zr__finding *out, const zr__report_data *data)
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
static void tell_trace(zr__finding *out, const zr__report_data *data)
{
    uint32_t open = 0;

    if (!data->has_plans || data->trace.task_count == 0)
        return;
    for (uint32_t i = 0; i < data->trace.task_count; i++)
        open += data->trace.task[i].verdict != ZR_TRACE_CARRIED;
    const uint32_t count = data->trace.task_count;
    show_count(out, open > 0 ? open : count);
    if (open == 0)
        zr__buffer_add(&out->sentence,
                       _n("task of the five-year plan, the only one, has a task of the year that "
                          "clearly carries it out.",
                          "tasks of the five-year plan, that is all, have tasks of the year that "
                          "clearly carry them out.",
                          count));
    else
        zr__buffer_addf(&out->sentence,
                        _n("of %u tasks of the five-year plan has no task of the year that clearly "
                           "carries it out.",
                           "of %u tasks of the five-year plan have no task of the year that "
                           "clearly carries them out.",
                           open),
                        count);
    cite(out, "trace-tasks");
}

static void tell_figures(zr__finding *out, const zr__report_data *data)
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

static void tell_alone(zr__finding *out, const zr__report_data *data)
{
    const uint32_t count = data->clusters.alone_count;

    if (count == 0)
        return;
    show_count(out, count);
    zr__buffer_add(&out->sentence, _n("unit shares no task with any other.",
                                      "units share no task with any other.", count));
    cite(out, "clusters-alone");
}

/* Where no task has one, the notice is not of that kind. */
static void tell_no_official(zr__finding *out, const zr__report_data *data)
{
    const uint32_t count = data->coverage.no_official_count;

    if (count == 0 || count == data->coverage.tasks)
        return;
    show_count(out, count);
    zr__buffer_add(&out->sentence, _n("task has no official in charge.",
                                      "tasks have no official in charge.", count));
    cite(out, "officials-without-official");
}

static void tell_uncovered(zr__finding *out, const zr__report_data *data)
{
    const uint32_t count = data->coverage.uncovered_count;

    if (count == 0)
        return;
    show_count(out, count);
    out->is_alarm = true;
    zr__buffer_add(&out->sentence,
                   _n("task names no unit at all.", "tasks name no unit at all.", count));
    cite(out, "officials-uncovered");
}

static void (*const tellers[])(zr__finding *out, const zr__report_data *data) = {
    tell_done,     tell_attention,     tell_first,          tell_balance, tell_overload,
    tell_ties,     tell_clusters,      tell_single,         tell_shift,   tell_trace,
    tell_figures,  tell_concentration, tell_many_officials, tell_overlap, tell_no_official,
    tell_alone,    tell_uncovered};

bool zr__finding_tell(zr__finding *out, uint32_t number, const zr__report_data *data)
{
    if (number >= sizeof tellers / sizeof *tellers)
        return false;
    tellers[number](out, data);
    return true;
}
