/*
 * A series as text: how each unit's share went, and how far each step moved the whole.
 */
#include "render/series_view.h"

#include <math.h>

#include "src/failure.h"

typedef zr__series_subject subject;

static const zr__column unit_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"trend", N_("trend per step"), ZR__SHIFT},
    {"change", N_("first to last"), ZR__SHIFT},
    {"shares", N_("share on each side"), ZR__LIST},
    {"totals", N_("tasks on each side"), ZR__LIST},
    {0},
};

static void fill_units(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->series->unit_count; i++) {
        const zr_series_unit *unit = &view->series->unit[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, unit->name);
        zr__table_add_number(table, unit->trend);
        zr__table_add_number(table, unit->change);
        zr__table_add_list(table);
        for (uint32_t s = 0; s < view->series->side_count; s++) {
            if (isnan(unit->part[s].share))
                zr__table_add_item(table, "-");
            else
                zr__table_add_itemf(table, "%.1f%%", 100 * unit->part[s].share);
        }
        zr__table_add_list(table);
        for (uint32_t s = 0; s < view->series->side_count; s++)
            zr__table_add_itemf(table, "%u", unit->part[s].total);
    }
    zr__table_add_note(table, "%s",
                       _("The trend is the slope of the line through the shares, in percentage "
                         "points per step."));
}

static const zr__column step_columns[] = {
    {"from", N_("from"), ZR__TEXT},
    {"to", N_("to"), ZR__TEXT},
    {"tv", N_("moved"), ZR__SHARE},
    {"p_shift", N_("p of as much"), ZR__PROBABILITY},
    {"p_alike", N_("p of as little"), ZR__PROBABILITY},
    {"jsd", N_("JSD"), ZR__FINE},
    {"tau_b", N_("tau-b"), ZR__FINE},
    {"ari", N_("clusters (ARI)"), ZR__DECIMAL},
    {"entered", N_("entered"), ZR__COUNT},
    {"left", N_("left"), ZR__COUNT},
    {0},
};

/* A row that opens with the two sides of the step. */
static const zr_comparison *begin_step(zr__table *table, const subject *view, uint32_t step)
{
    const uint32_t from = zr__step_from(view->series, step);
    const uint32_t to = zr__step_to(view->series, step);

    zr__table_add_row(table, step);
    zr__table_add_text(table, zr__series_side_name(view, from).text);
    zr__table_add_text(table, zr__series_side_name(view, to).text);
    return &view->series->step[step];
}

static void fill_steps(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t s = 0; s < view->series->side_count; s++) {
        const zr_comparison *step = begin_step(table, view, s);

        zr__table_add_number(table, step->total_variation);
        zr__table_add_number(table, step->p_shift);
        zr__table_add_number(table, step->p_alike);
        zr__table_add_number(table, step->jsd);
        zr__table_add_number(table, step->tau_b);
        zr__table_add_number(table, step->ari);
        zr__table_add_number(table, step->entered_count);
        zr__table_add_number(table, step->left_count);
    }
    zr__table_add_note(table, "%s", _("The last row compares the first side with the last."));
}

static const zr__column likeness_columns[] = {
    {"from", N_("from"), ZR__TEXT},
    {"to", N_("to"), ZR__TEXT},
    {"rbo", N_("first ranks (RBO)"), ZR__FINE},
    {"tie_jaccard", N_("pairs kept"), ZR__SHARE},
    {"newman_jaccard", N_("by weight"), ZR__SHARE},
    {"qap_r", N_("ties (r)"), ZR__FINE},
    {"p_qap", N_("p of QAP"), ZR__PROBABILITY},
    {"deltacon", N_("DeltaCon"), ZR__FINE},
    {"ami", N_("clusters (AMI)"), ZR__FINE},
    {"rand", N_("Rand"), ZR__FINE},
    {"nmi", N_("NMI"), ZR__FINE},
    {"vi", N_("VI"), ZR__FINE},
    {"split_join", N_("split-join"), ZR__COUNT},
    {0},
};

static void fill_likeness(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t s = 0; s < view->series->side_count; s++) {
        const zr_comparison *step = &view->series->step[s];

        zr__table_add_row(table, s);
        zr__table_add_text(table,
                           zr__series_side_name(view, zr__step_from(view->series, s)).text);
        zr__table_add_text(table, zr__series_side_name(view, zr__step_to(view->series, s)).text);
        zr__table_add_number(table, step->rbo.w);
        zr__table_add_number(table, step->tie_jaccard);
        zr__table_add_number(table, step->newman_jaccard);
        zr__table_add_number(table, step->qap.r);
        zr__table_add_number(table, step->qap.p);
        zr__table_add_number(table, step->deltacon);
        zr__table_add_number(table, step->ami);
        zr__table_add_number(table, step->rand);
        zr__table_add_number(table, step->nmi);
        zr__table_add_number(table, step->vi);
        zr__table_add_number(table, step->split_join);
    }
    zr__table_add_note(table, "%s", _("The last row compares the first side with the last."));
}

static const zr__column turnover_columns[] = {
    {"from", N_("from"), ZR__TEXT},
    {"to", N_("to"), ZR__TEXT},
    {"entered", N_("entered"), ZR__LIST},
    {"left", N_("left"), ZR__LIST},
    {0},
};

static void fill_turnover(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t s = 0; s < view->series->side_count; s++) {
        const zr_comparison *step = begin_step(table, view, s);

        zr__table_add_list(table);
        for (uint32_t i = 0; i < step->entered_count; i++)
            zr__table_add_item(table, step->unit[step->entered[i]].name);
        zr__table_add_list(table);
        for (uint32_t i = 0; i < step->left_count; i++)
            zr__table_add_item(table, step->unit[step->left[i]].name);
    }
}

static const zr__column part_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"number", N_("side"), ZR__COUNT},
    {"side", N_("name"), ZR__TEXT},
    {"leads", N_("leads"), ZR__COUNT},
    {"total", N_("tasks"), ZR__COUNT},
    {"load", N_("load"), ZR__DECIMAL},
    {"share", N_("share"), ZR__SHARE},
    {"rank", N_("rank"), ZR__COUNT},
    {0},
};

static void fill_parts(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->series->unit_count; i++) {
        for (uint32_t s = 0; s < view->series->side_count; s++) {
            const zr_part *part = &view->series->unit[i].part[s];

            zr__table_add_row(table, i);
            zr__table_add_text(table, view->series->unit[i].name);
            zr__table_add_number(table, s + 1);
            zr__table_add_text(table, zr__series_side_name(view, s).text);
            zr__table_add_number(table, part->lead);
            zr__table_add_number(table, part->total);
            zr__table_add_number(table, part->load);
            zr__table_add_number(table, part->share);
            zr__table_add_number(table, part->rank);
        }
    }
}

static void tell_whole(zr__page *page, const zr_series *series)
{
    const zr_comparison *whole = &series->step[series->side_count - 1];
    uint32_t beyond = 0, most = 0;

    if (isnan(whole->total_variation))
        return;
    for (uint32_t s = 0; s + 1 < series->side_count; s++) {
        beyond += series->step[s].p_shift <= ZR__LEVEL;
        if (series->step[s].total_variation > series->step[most].total_variation)
            most = s;
    }
    zr__page_say(page, _("From first to last %s of the load moved; by chance as much moves with "
                         "probability %s."),
                 zr__phrase_percent(whole->total_variation).text,
                 zr__phrase_probability(whole->p_shift).text);
    zr__page_go_on(page, _("Most moved in step %u: %s."), most + 1,
                   zr__phrase_percent(series->step[most].total_variation).text);
    zr__page_go_on(page,
                   _n("%u step of %u is beyond chance.", "%u steps of %u are beyond chance.",
                      beyond),
                   beyond, series->side_count - 1);
}

static void tell_units(zr__page *page, const zr_series *series)
{
    const zr_series_unit *up = NULL, *down = NULL;

    for (uint32_t i = series->unit_count; i > 0; i--) {
        if (series->unit[i - 1].trend > 0)
            up = &series->unit[i - 1];
        if (series->unit[i - 1].trend < 0)
            down = &series->unit[i - 1];
    }
    if (up != NULL)
        zr__page_say(page, _("%s gained most: from %s of the load to %s."), up->name,
                     zr__phrase_percent(up->part[0].share).text,
                     zr__phrase_percent(up->part[series->side_count - 1].share).text);
    if (down != NULL)
        zr__page_go_on(page, _("%s lost most: from %s to %s."), down->name,
                       zr__phrase_percent(down->part[0].share).text,
                       zr__phrase_percent(down->part[series->side_count - 1].share).text);
}

static void tell(zr__page *page, const void *data)
{
    const subject *view = data;
    const uint32_t sides = view->series->side_count;

    zr__page_call(page, _("Series: %s to %s"), zr__series_side_name(view, 0).text,
                  zr__series_side_name(view, sides - 1).text);
    tell_whole(page, view->series);
    tell_units(page, view->series);
    zr__page_say(page, "%s", zr__group_sentence(view->side[0].graph->groups));
}

static const zr__view_table tables[] = {
    {"units", N_("Units, strongest trend first"), unit_columns, fill_units, false},
    {"steps", N_("Step by step"), step_columns, fill_steps, false},
    {"likeness", N_("Ranks, networks and clusters, step by step"), likeness_columns, fill_likeness,
     false},
    {"turnover", N_("Units that entered and left"), turnover_columns, fill_turnover, false},
    {"parts", N_("Every unit on every side"), part_columns, fill_parts, true},
};

static const zr__view series_view = {
    .table = tables,
    .table_count = sizeof tables / sizeof *tables,
    .tell = tell,
    .write = zr__series_write,
};

zr_status zr_series_format(char **text, const zr_series *series, const zr_side *side,
                           const zr_table_options *options, zr_error *err)
{
    const subject view = {series, side};

    return zr__view_format(text, &series_view, &view, options, err);
}
