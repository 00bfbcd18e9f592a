/*
 * Workload as text: who leads and supports how much, how it is spread, and which statements of
 * overload hold, each with its rule and the numbers behind it.
 */
#include <math.h>

#include "render/workload_view.h"
#include "src/failure.h"
#include "zeren/tables.h"

typedef zr__workload_subject subject;

static const zr__column unit_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"lead", N_("leads"), ZR__COUNT},
    {"support", N_("supports"), ZR__COUNT},
    {"total", N_("total"), ZR__COUNT},
    {"fractional", N_("fractional"), ZR__DECIMAL},
    {"lead_weighted", N_("lead-weighted"), ZR__DECIMAL},
    {"harmonic", N_("harmonic"), ZR__DECIMAL},
    {"share", N_("share"), ZR__SHARE},
    {"via_groups", N_("via groups"), ZR__COUNT},
    {"flags", N_("flags"), ZR__LIST},
    {0},
};

static void fill_units(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_workload *load = view->load;

    for (uint32_t i = 0; i < load->count; i++) {
        const zr_unit_load *unit = &load->unit[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_name(view->graph, unit->unit));
        zr__table_add_number(table, unit->lead);
        zr__table_add_number(table, unit->support);
        zr__table_add_number(table, (double)unit->lead + unit->support);
        zr__table_add_number(table, unit->load[ZR_LOAD_FRACTIONAL]);
        zr__table_add_number(table, unit->load[ZR_LOAD_LEAD_WEIGHTED]);
        zr__table_add_number(table, unit->load[ZR_LOAD_HARMONIC]);
        zr__table_add_number(table, unit->share);
        zr__table_add_number(table, unit->via_groups);
        zr__table_add_list(table);
        if (unit->is_group)
            zr__table_add_item(table, _("group"));
        for (size_t k = 0; k < ZR__LOAD_FLAGS; k++)
            if (unit->flags & (uint32_t)zr__load_flags[k].flag)
                zr__table_add_item(table, zr__load_flags[k].key);
    }
}

static const zr__column flag_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"flag", N_("flag"), ZR__TEXT},
    {"observed", N_("observed"), ZR__COUNT},
    {"expected", N_("expected"), ZR__DECIMAL},
    {"z", N_("z"), ZR__DECIMAL},
    {"p", N_("p"), ZR__PROBABILITY},
    {"q", N_("q"), ZR__PROBABILITY},
    {"rule", N_("rule"), ZR__PROSE},
    {0},
};

/* The numbers behind one flag of one unit. */
static void add_statement(zr__table *table, const zr_workload *load, const zr_unit_load *unit,
                          zr_load_flag flag)
{
    const zr_test *test = flag == ZR_FLAG_ABOVE_BASELINE ? &unit->baseline
                          : flag == ZR_FLAG_LEADS_MORE   ? &unit->lead_more
                          : flag == ZR_FLAG_LEADS_LESS   ? &unit->lead_less
                                                         : NULL;
    double expected = test != NULL ? test->expected : load->lead_spread.median;
    double z = NAN;

    if (flag == ZR_FLAG_OUTLIER_TOTAL) {
        expected = load->total_spread.median;
        z = unit->total_z;
    } else if (flag == ZR_FLAG_OUTLIER_LEAD) {
        z = unit->lead_z;
    } else if (flag == ZR_FLAG_FENCE_LEAD) {
        expected = load->lead_spread.fence;
    }
    zr__table_add_number(table,
                         flag == ZR_FLAG_OUTLIER_TOTAL ? unit->lead + unit->support : unit->lead);
    zr__table_add_number(table, expected);
    zr__table_add_number(table, z);
    zr__table_add_number(table, test != NULL ? test->p : NAN);
    zr__table_add_number(table, test != NULL ? test->q : NAN);
}

static void note_how_flags_are_read(zr__table *table, const zr_workload *load)
{
    zr__table_add_note(table, _("Expected is the median of an outlier's population, the fence of "
                                "fence-lead, and the mean of a test."));
    zr__table_add_note(table,
                       _("Units tested, without groups and those whose few tasks could never reach "
                         "the level: above-baseline %u, leads-more %u, leads-less %u. q is "
                         "Benjamini and Hochberg's over each of these; %g or below is flagged."),
                       load->baseline_tested, load->more_tested, load->less_tested, load->alpha);
}

static void fill_flags(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_workload *load = view->load;

    for (size_t k = 0; k < ZR__LOAD_FLAGS; k++)
        for (uint32_t i = 0; i < load->count; i++) {
            const zr_unit_load *unit = &load->unit[i];

            if (!(unit->flags & (uint32_t)zr__load_flags[k].flag))
                continue;
            zr__table_add_row(table, i);
            zr__table_add_text(table, zr__unit_name(view->graph, unit->unit));
            zr__table_add_text(table, zr__load_flags[k].key);
            add_statement(table, load, unit, zr__load_flags[k].flag);
            zr__table_add_text(table, _(zr__load_flags[k].rule));
        }
    note_how_flags_are_read(table, load);
}

static const zr__column concentration_columns[] = {
    {"rule", N_("load"), ZR__TEXT},
    {"population", N_("over"), ZR__TEXT},
    {"units", N_("units"), ZR__COUNT},
    {"gini", N_("Gini"), ZR__FINE},
    {"gini_sample", N_("sample Gini"), ZR__FINE},
    {"hhi", N_("HHI"), ZR__FINE},
    {"hhi_normalised", N_("normalised"), ZR__FINE},
    {"effective", N_("effective units"), ZR__DECIMAL},
    {"hoover", N_("Hoover"), ZR__FINE},
    {"theil", N_("Theil"), ZR__FINE},
    {"top5_share", N_("five largest"), ZR__SHARE},
    {0},
};

static void fill_concentration(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < ZR_CONCENTRATIONS; i++) {
        const zr_concentration *spread = &view->load->concentration[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, zr_load_rule_name(spread->rule));
        zr__table_add_text(table, spread->leads_only ? _("leading units") : _("all units"));
        zr__table_add_number(table, spread->units);
        zr__table_add_number(table, spread->gini);
        zr__table_add_number(table, spread->gini_sample);
        zr__table_add_number(table, spread->hhi);
        zr__table_add_number(table, spread->hhi_normalised);
        zr__table_add_number(table, spread->effective);
        zr__table_add_number(table, spread->hoover);
        zr__table_add_number(table, spread->theil);
        zr__table_add_number(table, spread->top5_share);
    }
}

static const zr__column rank_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"lead", N_("leads"), ZR__COUNT},
    {"total", N_("total"), ZR__COUNT},
    {"fractional", N_("fractional"), ZR__COUNT},
    {"lead_weighted", N_("lead-weighted"), ZR__COUNT},
    {"harmonic", N_("harmonic"), ZR__COUNT},
    {0},
};

static void fill_ranks(zr__table *table, const void *data)
{
    static const zr_load_rule shown[] = {ZR_LOAD_LEAD, ZR_LOAD_TOTAL, ZR_LOAD_FRACTIONAL,
                                         ZR_LOAD_LEAD_WEIGHTED, ZR_LOAD_HARMONIC};
    const subject *view = data;

    for (uint32_t i = 0; i < view->load->count; i++) {
        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_name(view->graph, view->load->unit[i].unit));
        for (size_t k = 0; k < sizeof shown / sizeof *shown; k++)
            zr__table_add_number(table, view->load->unit[i].rank[shown[k]]);
    }
}

static const zr__column plan_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"plan", N_("plan"), ZR__TEXT},
    {"lead", N_("leads"), ZR__COUNT},
    {"total", N_("total"), ZR__COUNT},
    {0},
};

static void add_part(zr__table *table, const subject *view, uint32_t row, const char *key,
                     const zr_load_part *part)
{
    zr__table_add_row(table, row);
    zr__table_add_text(table, zr__unit_name(view->graph, view->load->unit[row].unit));
    zr__table_add_text(table, key);
    zr__table_add_number(table, part->lead);
    zr__table_add_number(table, part->total);
}

static void fill_plans(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->load->count; i++) {
        const zr_unit_load *unit = &view->load->unit[i];
        const zr_load_part *part = view->load->by_plan + unit->plan_first;

        for (uint32_t k = 0; k < unit->plan_count; k++)
            add_part(table, view, i, zr__plan_id(view->graph, part[k].key), &part[k]);
    }
}

static const zr__column official_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"official", N_("official"), ZR__TEXT},
    {"lead", N_("leads"), ZR__COUNT},
    {"total", N_("total"), ZR__COUNT},
    {0},
};

static void fill_officials(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->load->count; i++) {
        const zr_unit_load *unit = &view->load->unit[i];
        const zr_load_part *part = view->load->by_official + unit->official_first;

        for (uint32_t k = 0; k < unit->official_count; k++)
            add_part(table, view, i, zr__official_name(view->graph, part[k].key), &part[k]);
    }
}

static const zr__column group_only_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"via_groups", N_("via groups"), ZR__COUNT},
    {0},
};

static void fill_group_only(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_workload *load = view->load;

    for (uint32_t i = load->count; i < load->count + load->group_only; i++) {
        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_name(view->graph, load->unit[i].unit));
        zr__table_add_number(table, load->unit[i].via_groups);
    }
}

static void tell_totals(zr__page *page, const zr_workload *load)
{
    const uint32_t leading = load->lead_spread.units;

    zr__page_say(page, _n("%s carries %s.", "%s carry %s.", load->count),
                 zr__phrase_units(load->count).text,
                 zr__phrase_tasks(load->tasks - load->uncovered).text);
    if (leading > 0)
        zr__page_go_on(page,
                       _n("%u unit leads at least one of them.",
                          "%u units lead at least one of them.", leading),
                       leading);
    else
        zr__page_go_on(page, "%s", _("None of them has a lead."));
    if (load->uncovered > 0)
        zr__page_go_on(
            page,
            _n("%u further task names no unit.", "%u further tasks name no unit.", load->uncovered),
            load->uncovered);
}

/* The unit that leads most stands first; whether another leads as many, the second tells. */
static void tell_who_leads_most(zr__page *page, const subject *view)
{
    const zr_workload *load = view->load;
    const zr_unit_load *first = &load->unit[0];
    const char *const sentence =
        load->count > 1 && load->unit[1].lead == first->lead
            ? _n("%s leads %u task, as many as any unit; half of the units that lead have %s at "
                 "most.",
                 "%s leads %u tasks, as many as any unit; half of the units that lead have %s at "
                 "most.",
                 first->lead)
            : _n("%s leads %u task, more than any other unit; half of the units that lead have %s "
                 "at most.",
                 "%s leads %u tasks, more than any other unit; half of the units that lead have "
                 "%s at most.",
                 first->lead);

    zr__page_go_on(page, sentence, zr__unit_name(view->graph, first->unit), first->lead,
                   zr__phrase_number(load->lead_spread.median).text);
}

static void tell_concentration(zr__page *page, const zr_workload *load)
{
    const zr_concentration *lead = &load->concentration[0];

    if (load->lead_spread.units <= 5 || isnan(lead->top5_share))
        return;
    zr__page_say(page, _("The five units that lead most hold %s of all leads."),
                 zr__phrase_percent(lead->top5_share).text);
    zr__page_go_on(page, _("Of these five, %u are among the first five by every way of counting."),
                   load->robust_top5);
}

static uint32_t count_flagged(const zr_workload *load, uint32_t flags)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < load->count; i++)
        count += (load->unit[i].flags & flags) != 0;
    return count;
}

/* The smallest p that a test of lead against support gave; NaN when nothing was tested. */
static double smallest_lead_p(const zr_workload *load)
{
    double smallest = NAN;

    for (uint32_t i = 0; i < load->count; i++) {
        const zr_unit_load *unit = &load->unit[i];

        if (!isnan(unit->lead_more.q))
            smallest = fmin(smallest, unit->lead_more.p);
        if (!isnan(unit->lead_less.q))
            smallest = fmin(smallest, unit->lead_less.p);
    }
    return smallest;
}

static void tell_lead_bias(zr__page *page, const zr_workload *load)
{
    const double smallest = smallest_lead_p(load);

    if (isnan(smallest))
        zr__page_go_on(page, "%s",
                       _("No unit has enough tasks to test whether it leads more of "
                         "them than chance would choose."));
    else if (count_flagged(load, ZR_FLAG_LEADS_MORE | ZR_FLAG_LEADS_LESS) == 0)
        zr__page_go_on(page,
                       _("That a unit leads many or few of its tasks is within chance "
                         "throughout: %u tests, smallest p %s."),
                       load->more_tested + load->less_tested,
                       zr__phrase_probability(smallest).text);
}

static void tell_overload(zr__page *page, const zr_workload *load)
{
    const uint32_t flagged = count_flagged(load, UINT32_MAX);

    if (flagged > 0)
        zr__page_say(page,
                     _n("%u unit is flagged; the table of flags says by which rule.",
                        "%u units are flagged; the table of flags says by which rules.", flagged),
                     flagged);
    else
        zr__page_say(page, "%s", _("No unit is flagged as overloaded by any of the rules."));
    tell_lead_bias(page, load);
}

static void tell(zr__page *page, const void *data)
{
    const subject *view = data;
    const zr_workload *load = view->load;

    zr__page_call_after(page, _("Workload"), view->graph->notice);
    zr__page_tell_scope(page, view->graph->notice, &load->scope);
    tell_totals(page, load);
    if (load->lead_spread.units > 0)
        tell_who_leads_most(page, view);
    tell_concentration(page, load);
    tell_overload(page, load);
    zr__page_say(page, "%s", zr__group_sentence(view->graph->groups));
}

static const zr__column lorenz_columns[] = {
    {"rule", N_("load"), ZR__TEXT},
    {"population", N_("over"), ZR__TEXT},
    {"units", N_("units with least"), ZR__COUNT},
    {"part", N_("of all units"), ZR__SHARE},
    {"share", N_("of the load"), ZR__SHARE},
    {0},
};

static void fill_lorenz(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < ZR_CONCENTRATIONS; i++) {
        const zr_concentration *spread = &view->load->concentration[i];

        for (uint32_t k = 0; spread->lorenz != NULL && k <= spread->units; k++) {
            zr__table_add_row(table, i);
            zr__table_add_text(table, zr_load_rule_name(spread->rule));
            zr__table_add_text(table, spread->leads_only ? _("leading units") : _("all units"));
            zr__table_add_number(table, k);
            zr__table_add_number(table, (double)k / spread->units);
            zr__table_add_number(table, spread->lorenz[k]);
        }
    }
}

static const zr__view_table tables[] = {
    {"units", N_("Units"), unit_columns, fill_units, false},
    {"flags", N_("Flags"), flag_columns, fill_flags, false},
    {"concentration", N_("Concentration"), concentration_columns, fill_concentration, false},
    {"lorenz", N_("Lorenz curves"), lorenz_columns, fill_lorenz, true},
    {"ranks", N_("Ranks by each way of counting"), rank_columns, fill_ranks, true},
    {"plans", N_("Units by plan"), plan_columns, fill_plans, true},
    {"officials", N_("Units by official"), official_columns, fill_officials, true},
    {"group-only", N_("Units that only a group brings in"), group_only_columns, fill_group_only,
     true},
};

const zr__view zr__workload_view = {
    .table = tables,
    .table_count = sizeof tables / sizeof *tables,
    .tell = tell,
    .write = zr__workload_write,
};

zr_status zr_workload_format(char **text, const zr_workload *workload, const zr_graph *graph,
                             const zr_table_options *options, zr_error *err)
{
    const subject view = {workload, graph};

    return zr__view_format(text, &zr__workload_view, &view, options, err);
}
