/*
 * A what-if as text: the figures of every analysis before and after, side by side; then what became
 * of each unit, and the tasks that are left without somebody or change hands.
 */
#include "render/what_if_view.h"

#include <string.h>

#include "src/failure.h"

typedef zr__what_if_subject subject;

static const struct {
    const char *name, *words;
} figure_words[] = {
    {"tasks", N_("tasks")},
    {"units", N_("units")},
    {"leading", N_("units that lead")},
    {"assignments", N_("places of units on tasks")},
    {"lead_gini", N_("Gini of leads")},
    {"lead_hhi", N_("Herfindahl index of leads")},
    {"lead_top5", N_("five largest, of all leads")},
    {"largest_lead", N_("most leads of a unit")},
    {"largest_load", N_("largest fractional load")},
    {"clusters", N_("clusters")},
    {"modularity", N_("modularity")},
    {"alone", N_("units that work alone")},
    {"officials", N_("officials with a task")},
    {"largest_official", N_("most tasks of an official")},
    {"no_official", N_("tasks without an official")},
    {"single_unit", N_("tasks of a single unit")},
    {"uncovered", N_("tasks without a unit")},
    {"peak", N_("peak of leads, groups left out")},
    {"min_peak", N_("smallest peak that could be had")},
    {"truck", N_("fewest units that lead half of the tasks")},
    {"cut_units", N_("cut units")},
    {"hitting_set", N_("fewest units that meet every task")},
};

static const struct {
    const char *name, *words;
} analysis_words[] = {
    {"workload", N_("workload")}, {"clusters", N_("clustering")},   {"coverage", N_("coverage")},
    {"balance", N_("balance")},   {"robustness", N_("robustness")},
};

static const char *words_of_figure(const char *name)
{
    for (size_t i = 0; i < sizeof figure_words / sizeof *figure_words; i++)
        if (strcmp(figure_words[i].name, name) == 0)
            return _(figure_words[i].words);
    return name;
}

static const char *words_of_analysis(const char *name)
{
    for (size_t i = 0; i < sizeof analysis_words / sizeof *analysis_words; i++)
        if (strcmp(analysis_words[i].name, name) == 0)
            return _(analysis_words[i].words);
    return name;
}

static const zr_notice *notice_of(const subject *view, uint32_t side)
{
    return side == 0 ? view->graph->notice : view->what_if->notice;
}

const char *zr__figure_who(const subject *view, const zr_figure_pair *pair, uint32_t side)
{
    const zr_notice *notice = notice_of(view, side);
    const uint32_t who = pair->who[side];

    if (who == ZR_NONE)
        return NULL;
    return pair->of_official ? notice->official[who].name : notice->unit[who].name;
}

const char *zr__unit_change_name(const subject *view, const zr_unit_change *unit)
{
    const uint32_t side = unit->unit[0] == ZR_NONE;

    return notice_of(view, side)->unit[unit->unit[side]].name;
}

const char *zr__unit_change_became(const subject *view, const zr_unit_change *unit)
{
    return unit->became == ZR_NONE ? NULL : view->what_if->notice->unit[unit->became].name;
}

static const zr__column figure_columns[] = {
    {"analysis", N_("analysis"), ZR__TEXT},
    {"figure", N_("figure"), ZR__TEXT},
    {"before", N_("before"), ZR__FIGURE},
    {"after", N_("after"), ZR__FIGURE},
    {"difference", N_("difference"), ZR__DIFFERENCE},
    {"who_before", N_("whose, before"), ZR__TEXT},
    {"who_after", N_("whose, after"), ZR__TEXT},
    {0},
};

static void fill_figures(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->what_if->figure_count; i++) {
        const zr_figure_pair *figure = &view->what_if->figure[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, words_of_analysis(figure->analysis));
        zr__table_add_text(table, words_of_figure(figure->name));
        zr__table_add_number(table, figure->value[0]);
        zr__table_add_number(table, figure->value[1]);
        zr__table_add_number(table, figure->value[1] - figure->value[0]);
        zr__table_add_text(table, zr__figure_who(view, figure, 0));
        zr__table_add_text(table, zr__figure_who(view, figure, 1));
    }
}

static const zr__column unit_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"lead_before", N_("leads before"), ZR__COUNT},
    {"lead_after", N_("after"), ZR__COUNT},
    {"total_before", N_("tasks before"), ZR__COUNT},
    {"total_after", N_("after"), ZR__COUNT},
    {"now", N_("what becomes of it"), ZR__PROSE},
    {0},
};

static void add_fate(zr__table *table, const subject *view, const zr_unit_change *unit)
{
    zr__buffer words = {0};

    if (unit->became != ZR_NONE)
        zr__buffer_addf(&words, _("part of %s"), zr__unit_change_became(view, unit));
    else if (unit->unit[1] == ZR_NONE)
        zr__buffer_add(&words, _("removed"));
    else if (unit->unit[0] == ZR_NONE)
        zr__buffer_add(&words, _("new"));
    zr__table_add_text(table, words.bytes);
    table->failed = table->failed || words.failed;
    zr__buffer_clear(&words);
}

static void fill_units(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->what_if->unit_count; i++) {
        const zr_unit_change *unit = &view->what_if->unit[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_change_name(view, unit));
        zr__table_add_number(table, unit->lead[0]);
        zr__table_add_number(table, unit->lead[1]);
        zr__table_add_number(table, unit->total[0]);
        zr__table_add_number(table, unit->total[1]);
        add_fate(table, view, unit);
    }
}

static const zr__column task_columns[] = {
    {"task", N_("task"), ZR__TEXT},
    {"title", N_("title"), ZR__PROSE},
    {"change", N_("what changes"), ZR__PROSE},
    {0},
};

static void add_task(zr__table *table, const subject *view, uint32_t task, const char *change)
{
    zr__table_add_row(table, task);
    zr__table_add_text(table, view->graph->notice->task[task].id);
    zr__table_add_text(table, view->graph->notice->task[task].title);
    zr__table_add_text(table, change);
}

static void fill_tasks(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_what_if *what_if = view->what_if;

    for (uint32_t i = 0; i < what_if->no_unit_count; i++)
        add_task(table, view, what_if->no_unit[i], _("no unit is left"));
    for (uint32_t i = 0; i < what_if->no_lead_count; i++)
        add_task(table, view, what_if->no_lead[i], _("no lead is left"));
    for (uint32_t i = 0; i < what_if->handed_count; i++) {
        const uint32_t task = what_if->handed[i];
        zr__buffer words = {0};

        zr__buffer_addf(&words, _("from %s to %s"),
                        zr__official_name(view->graph, view->graph->notice->task[task].official),
                        zr__official_name(what_if->graph, what_if->notice->task[task].official));
        add_task(table, view, task, words.bytes);
        table->failed = table->failed || words.failed;
        zr__buffer_clear(&words);
    }
}

static void tell_change(zr__page *page, const zr_change *change)
{
    zr__buffer names = {0};

    for (uint32_t i = 0; i < change->from_count; i++)
        zr__buffer_addf(&names, "%s%s", i > 0 ? _(", ") : "", change->from[i]);
    page->speech.failed = page->speech.failed || names.failed;
    if (names.bytes == NULL)
        return;
    if (change->kind == ZR_CHANGE_REMOVE)
        zr__page_say(page, _("%s is removed: it leaves every task and group, and nobody takes its "
                             "place."), names.bytes);
    else if (change->kind == ZR_CHANGE_MERGE)
        zr__page_say(page, _("%s merged into %s."), names.bytes, change->to);
    else
        zr__page_say(page, _("The tasks of %s go to %s."), names.bytes, change->to);
    zr__buffer_clear(&names);
}

static void tell(zr__page *page, const void *data)
{
    const subject *view = data;
    const zr_what_if *what_if = view->what_if;

    zr__page_call_after(page, _("What if"), view->graph->notice);
    for (uint32_t i = 0; i < view->change_count; i++)
        tell_change(page, &view->change[i]);
    zr__page_tell_scope(page, view->graph->notice, &what_if->scope);
    if (what_if->no_unit_count > 0)
        zr__page_say(page, _n("%u task is left without any unit.",
                              "%u tasks are left without any unit.", what_if->no_unit_count),
                     what_if->no_unit_count);
    if (what_if->no_lead_count > 0)
        zr__page_say(page, _n("%u task keeps units, but no lead: none of those that support it "
                              "becomes its lead by itself.",
                              "%u tasks keep units, but no lead: none of those that support them "
                              "becomes their lead by itself.", what_if->no_lead_count),
                     what_if->no_lead_count);
    if (what_if->handed_count > 0)
        zr__page_say(page, _n("%u task changes its official.", "%u tasks change their official.",
                              what_if->handed_count), what_if->handed_count);
}

static const zr__view_table tables[] = {
    {"figures", N_("Before and after"), figure_columns, fill_figures, false},
    {"units", N_("Units that change"), unit_columns, fill_units, false},
    {"tasks", N_("Tasks that change"), task_columns, fill_tasks, false},
};

static const zr__view what_if_view = {
    .table = tables,
    .table_count = sizeof tables / sizeof *tables,
    .tell = tell,
    .write = zr__what_if_write,
};

zr_status zr_what_if_format(char **text, const zr_what_if *what_if, const zr_graph *graph,
                            const zr_change *change, uint32_t change_count,
                            const zr_table_options *options, zr_error *err)
{
    const subject view = {what_if, graph, change, change_count};

    return zr__view_format(text, &what_if_view, &view, options, err);
}
