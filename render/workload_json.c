/*
 * Workload as JSON: everything that was measured, in the shape of docs/json.md.
 */
#include "render/workload_view.h"
#include "src/failure.h"

const zr__load_flag_words zr__load_flags[ZR__LOAD_FLAGS] = {
    {ZR_FLAG_OUTLIER_LEAD, "outlier-lead",
     N_("leads far above the median of the units that lead: modified z above 3.5")},
    {ZR_FLAG_OUTLIER_TOTAL, "outlier-total",
     N_("tasks far above the median of all units: modified z above 3.5")},
    {ZR_FLAG_FENCE_LEAD, "fence-lead",
     N_("leads above Tukey's upper fence of the units that lead")},
    {ZR_FLAG_ABOVE_BASELINE, "above-baseline",
     N_("leads more than its share of the capacity explains")},
    {ZR_FLAG_LEADS_MORE, "leads-more", N_("leads more of its tasks than chance would choose")},
    {ZR_FLAG_LEADS_LESS, "leads-less", N_("leads fewer of its tasks than chance would choose")},
};

static void write_test(zr__json *json, const char *name, const zr_test *test)
{
    zr__json_open(json, name, '{');
    zr__json_number(json, "expected", test->expected);
    zr__json_number(json, "p", test->p);
    zr__json_number(json, "mid_p", test->mid_p);
    zr__json_number(json, "q", test->q);
    zr__json_close(json, '}');
}

static void write_ranks(zr__json *json, const zr_unit_load *unit)
{
    zr__json_open(json, "ranks", '{');
    for (uint32_t rule = 0; rule < ZR_LOAD_RULES; rule++)
        zr__json_count(json, zr__rule_key((zr_load_rule)rule).text, unit->rank[rule]);
    zr__json_close(json, '}');
}

static void write_parts(zr__json *json, const zr__workload_subject *view, const zr_unit_load *unit)
{
    const zr_load_part *plan = view->load->by_plan + unit->plan_first;
    const zr_load_part *official = view->load->by_official + unit->official_first;

    zr__json_open(json, "by_plan", '{');
    for (uint32_t i = 0; i < unit->plan_count; i++) {
        zr__json_open(json, zr__plan_id(view->graph, plan[i].key), '{');
        zr__json_count(json, "lead", plan[i].lead);
        zr__json_count(json, "total", plan[i].total);
        zr__json_close(json, '}');
    }
    zr__json_close(json, '}');

    zr__json_open(json, "by_official", '[');
    for (uint32_t i = 0; i < unit->official_count; i++) {
        const uint32_t key = official[i].key;
        zr__json_open(json, NULL, '{');
        zr__json_text(json, "official", zr__official_name(view->graph, key));
        zr__json_count(json, "lead", official[i].lead);
        zr__json_count(json, "total", official[i].total);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

static void write_flags(zr__json *json, uint32_t flags)
{
    zr__json_open(json, "flags", '[');
    for (uint32_t i = 0; i < ZR__LOAD_FLAGS; i++)
        if (flags & (uint32_t)zr__load_flags[i].flag)
            zr__json_text(json, NULL, zr__load_flags[i].key);
    zr__json_close(json, ']');
}

static void write_unit(zr__json *json, const zr__workload_subject *view, const zr_unit_load *unit)
{
    zr__json_open(json, NULL, '{');
    zr__json_text(json, "unit", zr__unit_name(view->graph, unit->unit));
    zr__json_count(json, "lead", unit->lead);
    zr__json_count(json, "support", unit->support);
    zr__json_count(json, "total", (uint64_t)unit->lead + unit->support);
    zr__json_number(json, "fractional", unit->load[ZR_LOAD_FRACTIONAL]);
    zr__json_number(json, "lead_weighted", unit->load[ZR_LOAD_LEAD_WEIGHTED]);
    zr__json_number(json, "harmonic", unit->load[ZR_LOAD_HARMONIC]);
    zr__json_number(json, "share", unit->share);
    zr__json_count(json, "via_groups", unit->via_groups);
    zr__json_flag(json, "group", unit->is_group);
    zr__json_number(json, "per_capacity", unit->per_capacity);
    zr__json_number(json, "lead_z", unit->lead_z);
    zr__json_number(json, "total_z", unit->total_z);
    zr__json_number(json, "lead_expected", unit->lead_more.expected);
    zr__json_number(json, "lead_p", unit->lead_more.p);
    zr__json_number(json, "lead_q", unit->lead_more.q);
    write_test(json, "lead_more", &unit->lead_more);
    write_test(json, "lead_less", &unit->lead_less);
    write_test(json, "baseline", &unit->baseline);
    write_ranks(json, unit);
    write_parts(json, view, unit);
    write_flags(json, unit->flags);
    zr__json_close(json, '}');
}

static void write_figures(zr__json *json, const zr_concentration *spread)
{
    zr__json_number(json, "gini", spread->gini);
    zr__json_number(json, "gini_sample", spread->gini_sample);
    zr__json_number(json, "hhi", spread->hhi);
    zr__json_number(json, "hhi_normalised", spread->hhi_normalised);
    zr__json_number(json, "effective", spread->effective);
    zr__json_number(json, "hoover", spread->hoover);
    zr__json_number(json, "theil", spread->theil);
    zr__json_number(json, "top5_share", spread->top5_share);
}

static void write_population(zr__json *json, const zr_concentration *spread)
{
    zr__json_text(json, "rule", zr__rule_key(spread->rule).text);
    zr__json_text(json, "population", spread->leads_only ? "leading" : "all");
    zr__json_count(json, "units", spread->units);
}

static void write_lorenz(zr__json *json, const zr_concentration *spread)
{
    if (spread->lorenz == NULL) {
        zr__json_text(json, "lorenz", NULL);
        return;
    }
    zr__json_open(json, "lorenz", '[');
    for (uint32_t i = 0; i <= spread->units; i++)
        zr__json_number(json, NULL, spread->lorenz[i]);
    zr__json_close(json, ']');
}

static void write_concentration(zr__json *json, const zr_workload *load)
{
    zr__json_open(json, "concentration", '{');
    write_population(json, &load->concentration[0]);
    write_figures(json, &load->concentration[0]);
    zr__json_open(json, "all", '[');
    for (uint32_t i = 0; i < ZR_CONCENTRATIONS; i++) {
        zr__json_open(json, NULL, '{');
        write_population(json, &load->concentration[i]);
        write_figures(json, &load->concentration[i]);
        write_lorenz(json, &load->concentration[i]);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
    zr__json_close(json, '}');
}

static void write_spread(zr__json *json, const char *name, const zr_spread *spread)
{
    zr__json_open(json, name, '{');
    zr__json_count(json, "units", spread->units);
    zr__json_number(json, "median", spread->median);
    zr__json_number(json, "mad", spread->mad);
    zr__json_number(json, "q1", spread->q1);
    zr__json_number(json, "q3", spread->q3);
    zr__json_number(json, "fence", spread->fence);
    zr__json_close(json, '}');
}

static void write_group_only(zr__json *json, const zr__workload_subject *view, uint32_t top)
{
    const zr_workload *load = view->load;
    const uint32_t shown = zr__view_cut(load->group_only, top);

    zr__json_open(json, "group_only", '[');
    for (uint32_t i = 0; i < shown; i++) {
        const zr_unit_load *unit = &load->unit[load->count + i];
        zr__json_open(json, NULL, '{');
        zr__json_text(json, "unit", zr__unit_name(view->graph, unit->unit));
        zr__json_count(json, "via_groups", unit->via_groups);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

void zr__workload_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top)
{
    const zr__workload_subject *view = subject;
    const zr_workload *load = view->load;

    zr__json_scope(json, "scope", view->graph->notice, &load->scope);
    zr__json_text(json, "groups", zr__group_policy_name(view->graph->groups));
    zr__json_count(json, "tasks", load->tasks);
    zr__json_count(json, "uncovered", load->uncovered);
    zr__json_count(json, "assignments", load->assignments);
    zr__json_count(json, "unit_count", load->count);
    zr__json_number(json, "lambda", load->lambda);
    zr__json_number(json, "alpha", load->alpha);
    zr__json_count(json, "robust_top5", load->robust_top5);
    zr__json_open(json, "tested", '{');
    zr__json_count(json, "baseline", load->baseline_tested);
    zr__json_count(json, "lead_more", load->more_tested);
    zr__json_count(json, "lead_less", load->less_tested);
    zr__json_close(json, '}');

    zr__json_open(json, "units", '[');
    for (uint32_t i = 0; i < first->shown; i++)
        write_unit(json, view, &load->unit[first->id[first->order[i]]]);
    zr__json_close(json, ']');

    write_group_only(json, view, top);
    write_concentration(json, load);
    write_spread(json, "lead_spread", &load->lead_spread);
    write_spread(json, "total_spread", &load->total_spread);
}
