/*
 * A comparison as text: whether weight moved at all beyond chance, said first and in words, then
 * who moved and by how much, who came and who went.
 */
#include "render/compare_view.h"

#include <math.h>
#include <stdio.h>

#include "src/failure.h"

typedef zr__compare_subject subject;

static const zr__column unit_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"from_lead", N_("leads before"), ZR__COUNT},
    {"to_lead", N_("after"), ZR__COUNT},
    {"from_total", N_("tasks before"), ZR__COUNT},
    {"to_total", N_("after"), ZR__COUNT},
    {"from_share", N_("share before"), ZR__SHARE},
    {"to_share", N_("after"), ZR__SHARE},
    {"shift", N_("points"), ZR__SHIFT},
    {"from_rank", N_("rank before"), ZR__COUNT},
    {"to_rank", N_("after"), ZR__COUNT},
    {"p", N_("p"), ZR__PROBABILITY},
    {"q", N_("q"), ZR__PROBABILITY},
    {0},
};

/* From "tasks before" to the end: the same of units and of officials. */
static void add_shift(zr__table *table, const zr_move *move)
{
    zr__table_add_number(table, move->from.total);
    zr__table_add_number(table, move->to.total);
    zr__table_add_number(table, move->from.share);
    zr__table_add_number(table, move->to.share);
    zr__table_add_number(table, move->shift);
    zr__table_add_number(table, move->from.rank);
    zr__table_add_number(table, move->to.rank);
    zr__table_add_number(table, move->p);
    zr__table_add_number(table, move->q);
}

static void add_unit(zr__table *table, const zr_comparison *result, uint32_t place)
{
    const zr_move *move = &result->unit[place];

    zr__table_add_row(table, place);
    zr__table_add_text(table, move->name);
    zr__table_add_number(table, move->from.lead);
    zr__table_add_number(table, move->to.lead);
    add_shift(table, move);
}

static void fill_units(zr__table *table, const void *data)
{
    const zr_comparison *result = ((const subject *)data)->result;

    for (uint32_t i = 0; i < result->unit_count; i++)
        add_unit(table, result, i);
    zr__table_add_note(table,
                       _("Share of the load, counted by the rule '%s'. p: Fisher's exact test on "
                         "the tasks with and without the unit; q is Benjamini and Hochberg's over "
                         "%s."),
                       zr_load_rule_name(result->rule), zr__phrase_units(result->unit_count).text);
}

static const zr__column official_columns[] = {
    {"official", N_("official"), ZR__TEXT},
    {"from_total", N_("tasks before"), ZR__COUNT},
    {"to_total", N_("after"), ZR__COUNT},
    {"from_share", N_("share before"), ZR__SHARE},
    {"to_share", N_("after"), ZR__SHARE},
    {"shift", N_("points"), ZR__SHIFT},
    {"from_rank", N_("rank before"), ZR__COUNT},
    {"to_rank", N_("after"), ZR__COUNT},
    {"p", N_("p"), ZR__PROBABILITY},
    {"q", N_("q"), ZR__PROBABILITY},
    {0},
};

static void fill_officials(zr__table *table, const void *data)
{
    const zr_comparison *result = ((const subject *)data)->result;

    for (uint32_t i = 0; i < result->official_count; i++) {
        const zr_move *move = &result->official[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, move->name);
        add_shift(table, move);
    }
}

static void fill_entered(zr__table *table, const void *data)
{
    const zr_comparison *result = ((const subject *)data)->result;

    for (uint32_t i = 0; i < result->entered_count; i++)
        add_unit(table, result, result->entered[i]);
}

static void fill_left(zr__table *table, const void *data)
{
    const zr_comparison *result = ((const subject *)data)->result;

    for (uint32_t i = 0; i < result->left_count; i++)
        add_unit(table, result, result->left[i]);
}

static void fill_to_support(zr__table *table, const void *data)
{
    const zr_comparison *result = ((const subject *)data)->result;

    for (uint32_t i = 0; i < result->to_support_count; i++)
        add_unit(table, result, result->to_support[i]);
}

static void fill_to_lead(zr__table *table, const void *data)
{
    const zr_comparison *result = ((const subject *)data)->result;

    for (uint32_t i = 0; i < result->to_lead_count; i++)
        add_unit(table, result, result->to_lead[i]);
}

static const zr__column figure_columns[] = {
    {"figure", N_("figure"), ZR__TEXT},
    {"value", N_("value"), ZR__FINE},
    {"meaning", N_("meaning"), ZR__PROSE},
    {0},
};

static void add_figure(zr__table *table, const char *key, double value, const char *meaning)
{
    zr__table_add_row(table, table->row_count);
    zr__table_add_text(table, key);
    zr__table_add_number(table, value);
    zr__table_add_text(table, meaning);
}

static void fill_figures(zr__table *table, const void *data)
{
    const zr_comparison *result = ((const subject *)data)->result;

    add_figure(table, "tv", result->total_variation,
               _("total variation: the part of the load that lies with other units"));
    add_figure(table, "p_shift", result->p_shift,
               _("chance of moving at least as much when the tasks are dealt at random"));
    add_figure(table, "p_alike", result->p_alike, _("chance of moving at most as much"));
    add_figure(table, "jsd", result->jsd, _("Jensen-Shannon divergence, in bits"));
    add_figure(table, "jsd_distance", result->jsd_distance, _("its square root, a distance"));
    add_figure(table, "hellinger", result->hellinger, _("Hellinger distance"));
    add_figure(table, "weighted_jaccard", result->weighted_jaccard,
               _("weighted Jaccard: what the two have in common, of all they have"));
    add_figure(table, "tau_b", result->tau_b,
               _("Kendall's tau-b: 1 when the order of the units is the same, -1 when reversed"));
    add_figure(table, "rbo", result->rbo.w,
               _("rank-biased overlap: 1 when the same units carry most, equal loads tied"));
    add_figure(table, "rbo_a", result->rbo.a, _("the same, the order within ties being unknown"));
    add_figure(table, "rbo_b", result->rbo.b, _("the same, 1 for equal rankings"));
    add_figure(table, "tie_jaccard", result->tie_jaccard,
               _("pairs of units that share a task on both sides, of those that do on either"));
    add_figure(table, "newman_jaccard", result->newman_jaccard,
               _("the same, each pair by its weight"));
    add_figure(table, "qap_r", result->qap.r,
               _("correlation of the weights of all pairs of units on the two sides"));
    add_figure(table, "p_qap", result->qap.p,
               _("chance of one as large when the units of one network change places (QAP)"));
    add_figure(table, "p_qap_lower", result->qap.p_lower, _("chance of one as small"));
    add_figure(table, "deltacon", result->deltacon,
               _("DeltaCon: 1 when every unit reaches the same others as easily"));
    add_figure(table, "deltacon_distance", result->deltacon_distance,
               _("its distance: 0 when the networks are the same"));
    add_figure(table, "ari", result->ari,
               _("adjusted Rand index of the clusters: 1 when the same, 0 as by chance"));
    add_figure(table, "ami", result->ami, _("adjusted mutual information of the clusters"));
    add_figure(table, "rand", result->rand,
               _("Rand index of the clusters, chance not taken off: pairs kept alike, of all"));
    add_figure(table, "nmi", result->nmi,
               _("normalised mutual information of the clusters, chance not taken off"));
    add_figure(table, "vi", result->vi,
               _("variation of information of the clusters, in nats: 0 when the same"));
    add_figure(table, "split_join", result->split_join,
               _("units to move between clusters, in both directions"));
    if (result->unit_count > ZR_MOST_DELTACON)
        zr__table_add_note(table, _("DeltaCon was skipped: there are more than %u units."),
                           ZR_MOST_DELTACON);
    if (!isnan(result->qap.r) && result->qap.orders == 0)
        zr__table_add_note(table, "%s",
                           _("The networks were not tested: too many pairs share a task."));
}

/* "9999 deals at random, seed 1" or "all 56 deals" */
static zr__phrase phrase_deals(const zr_comparison *result)
{
    zr__phrase phrase;

    if (result->p_is_exact)
        snprintf(phrase.text, sizeof phrase.text, _("all %s deals"),
                 zr__phrase_count(result->deals).text);
    else
        snprintf(phrase.text, sizeof phrase.text, _("%s deals at random, seed %s"),
                 zr__phrase_count(result->deals).text, zr__phrase_count(result->seed).text);
    return phrase;
}

void zr__compare_add_verdict(zr__buffer *text, const zr_comparison *result, double level)
{
    const zr__phrase moved = zr__phrase_percent(result->total_variation);
    const zr__phrase deals = phrase_deals(result);

    switch (zr__compare_verdict(result, level)) {
    case ZR__NOTHING_TO_COMPARE:
        zr__buffer_add(text, _("Nothing to compare: one side has no task with a unit."));
        break;
    case ZR__WITHIN_CHANCE:
        zr__buffer_addf(text,
                        _("No difference beyond chance: %s of the load lies with other units, and "
                          "when the same tasks are dealt to the two sides at random as much moves "
                          "with probability %s (%s)."),
                        moved.text, zr__phrase_probability(result->p_shift).text, deals.text);
        break;
    case ZR__SHIFTED:
        zr__buffer_addf(text,
                        _("Weight moved beyond chance: %s of the load lies with other units, and "
                          "when the same tasks are dealt to the two sides at random as much moves "
                          "only with probability %s (%s)."),
                        moved.text, zr__phrase_probability(result->p_shift).text, deals.text);
        break;
    case ZR__MORE_ALIKE:
        zr__buffer_addf(text,
                        _("The two sides are more alike than chance would make them: %s of the "
                          "load lies with other units, and when the same tasks are dealt to the "
                          "two sides at random as little moves only with probability %s (%s)."),
                        moved.text, zr__phrase_probability(result->p_alike).text, deals.text);
        break;
    }
}

static void tell_verdict(zr__page *page, const zr_comparison *result)
{
    zr__buffer text = {0};

    zr__compare_add_verdict(&text, result, ZR__LEVEL);
    zr__page_say(page, "%s", text.failed ? "" : text.bytes);
    page->speech.failed = page->speech.failed || text.failed;
    zr__buffer_clear(&text);
}

static void tell_units(zr__page *page, const zr_comparison *result)
{
    uint32_t beyond = 0;
    const zr_move *first = result->unit;

    if (zr__compare_verdict(result, ZR__LEVEL) == ZR__NOTHING_TO_COMPARE)
        return;
    for (uint32_t i = 0; i < result->unit_count; i++)
        beyond += result->unit[i].q <= ZR__LEVEL;

    zr__page_say(page, _("%s moved most, from %s of the load to %s."), first->name,
                 zr__phrase_percent(first->from.share).text,
                 zr__phrase_percent(first->to.share).text);
    if (beyond == 0)
        zr__page_go_on(page, _("Taken one by one, none of %s moved beyond chance."),
                       zr__phrase_units(result->unit_count).text);
    else
        zr__page_go_on(page,
                       _n("Taken one by one, %u of %s moved beyond chance.",
                          "Taken one by one, %u of %s moved beyond chance.", beyond),
                       beyond, zr__phrase_units(result->unit_count).text);
}

static void tell_turnover(zr__page *page, const zr_comparison *result)
{
    zr__page_say(page,
                 _("Entered: %u. Left: %u. From lead to support only: %u. From support to "
                   "lead: %u."),
                 result->entered_count, result->left_count, result->to_support_count,
                 result->to_lead_count);
    if (!isnan(result->ari))
        zr__page_go_on(page,
                       _("Over the %s on both sides, the clusters of the two agree to %s by the "
                         "adjusted Rand index and %s by adjusted mutual information, where 1 is "
                         "the same and 0 is chance."),
                       zr__phrase_units(result->common_units).text,
                       zr__phrase_probability(result->ari).text,
                       zr__phrase_probability(result->ami).text);
}

static void tell_networks(zr__page *page, const zr_comparison *result)
{
    const zr_tie_correlation *qap = &result->qap;
    zr__phrase orders;

    if (isnan(qap->p))
        return;
    if (qap->is_exact)
        snprintf(orders.text, sizeof orders.text, _("all %s orders"),
                 zr__phrase_count(qap->orders).text);
    else
        snprintf(orders.text, sizeof orders.text, _("%s orders at random, seed %s"),
                 zr__phrase_count(qap->orders).text, zr__phrase_count(result->seed).text);
    zr__page_say(page,
                 _("Who works with whom: the ties of the two sides correlate by %.2f; when the "
                   "units of one change places, as much happens with probability %s (%s)."),
                 qap->r, zr__phrase_probability(qap->p).text, orders.text);
}

static void tell(zr__page *page, const void *data)
{
    const subject *view = data;
    const char *const from = zr__compare_side_name(view->from, view->to);
    const char *const to = zr__compare_side_name(view->to, view->from);

    zr__page_call(page, _("Comparison: %s and %s"), from != NULL ? from : _("the first"),
                  to != NULL ? to : _("the second"));
    tell_verdict(page, view->result);
    zr__page_go_on(page, _("Before, %s; after, %s."),
                   zr__phrase_tasks(view->result->from_all_tasks).text,
                   zr__phrase_tasks(view->result->to_all_tasks).text);
    tell_units(page, view->result);
    tell_turnover(page, view->result);
    tell_networks(page, view->result);
    zr__page_say(page, "%s", zr__group_sentence(view->from->graph->groups));
}

static const zr__view_table tables[] = {
    {"units", N_("Units, largest shift first"), unit_columns, fill_units, false},
    {"officials", N_("Officials, largest shift first"), official_columns, fill_officials, false},
    {"figures", N_("The whole"), figure_columns, fill_figures, false},
    {"entered", N_("Units that entered"), unit_columns, fill_entered, true},
    {"left", N_("Units that left"), unit_columns, fill_left, true},
    {"to-support", N_("Units that led and now only support"), unit_columns, fill_to_support, true},
    {"to-lead", N_("Units that only supported and now lead"), unit_columns, fill_to_lead, true},
};

const zr__view zr__compare_view = {
    .table = tables,
    .table_count = sizeof tables / sizeof *tables,
    .tell = tell,
    .write = zr__compare_write,
};

zr_status zr_comparison_format(char **text, const zr_comparison *comparison, const zr_side *from,
                               const zr_side *to, const zr_table_options *options, zr_error *err)
{
    const subject view = {comparison, from, to};

    return zr__view_format(text, &zr__compare_view, &view, options, err);
}
