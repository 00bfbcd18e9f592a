/*
 * Robustness as text: what fails with each unit and official, how many failures tasks bear, what
 * holds the network together, and how few would do.
 */
#include "render/robustness_view.h"

#include "src/failure.h"

typedef zr__robustness_subject subject;

static const zr__column unit_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"tasks", N_("tasks"), ZR__COUNT},
    {"leads", N_("leads"), ZR__COUNT},
    {"sole", N_("lose their only unit"), ZR__COUNT},
    {"leaderless", N_("lose their only lead"), ZR__COUNT},
    {"officials", N_("officials affected"), ZR__COUNT},
    {"pieces", N_("pieces without it"), ZR__COUNT},
    {"exclusivity", N_("exclusivity"), ZR__DECIMAL},
    {"participation", N_("participation"), ZR__DECIMAL},
    {"failing", N_("tasks that fail"), ZR__LIST},
    {0},
};

static void fill_units(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->robustness->unit_count; i++) {
        const zr_unit_loss *unit = &view->robustness->unit[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_name(view->graph, unit->unit));
        zr__table_add_number(table, unit->tasks);
        zr__table_add_number(table, unit->leads);
        zr__table_add_number(table, unit->sole_count);
        zr__table_add_number(table, unit->lead_count);
        zr__table_add_number(table, unit->official_count);
        zr__table_add_number(table, unit->pieces);
        zr__table_add_number(table, unit->exclusivity);
        zr__table_add_number(table, unit->participation);
        zr__table_add_list(table);
        for (uint32_t k = 0; k < unit->sole_count + unit->lead_count; k++)
            zr__table_add_item(table, view->graph->notice->task[unit->task[k]].id);
    }
    zr__table_add_note(table, "%s",
                       _("A task fails with a unit that is alone on it, or is its only lead; those "
                         "that lose their only unit come first. Exclusivity sums exp(1 - units) "
                         "over the tasks; participation is over officials."));
}

static const zr__column survival_columns[] = {
    {"failures", N_("units that may fail"), ZR__COUNT},
    {"tasks", N_("tasks that bear just so many"), ZR__COUNT},
    {"share", N_("share"), ZR__SHARE},
    {"at_least", N_("tasks that bear as many"), ZR__COUNT},
    {0},
};

static void fill_survival(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_robustness *robustness = view->robustness;
    uint32_t left = robustness->covered;

    for (uint32_t i = 0; i < robustness->survival_count; i++) {
        zr__table_add_row(table, i);
        zr__table_add_number(table, i);
        zr__table_add_number(table, robustness->survival[i]);
        zr__table_add_number(table, (double)robustness->survival[i] / robustness->covered);
        zr__table_add_number(table, left);
        left -= robustness->survival[i];
    }
}

static const zr__column official_columns[] = {
    {"official", N_("official"), ZR__TEXT},
    {"tasks", N_("tasks without one"), ZR__COUNT},
    {"units", N_("units called on"), ZR__COUNT},
    {"units_left", N_("units left without one"), ZR__COUNT},
    {"leads_left", N_("leading units left without one"), ZR__COUNT},
    {0},
};

static void fill_officials(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->robustness->official_count; i++) {
        const zr_official_loss *official = &view->robustness->official[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__official_name(view->graph, official->official));
        zr__table_add_number(table, official->tasks);
        zr__table_add_number(table, official->units);
        zr__table_add_number(table, official->units_left);
        zr__table_add_number(table, official->leads_left);
    }
}

static const zr__column cut_columns[] = {
    {"what", N_("unit or task"), ZR__TEXT},
    {"pieces", N_("pieces without it"), ZR__COUNT},
    {"sizes", N_("units in each"), ZR__LIST},
    {"units", N_("units of the small ones"), ZR__LIST},
    {0},
};

static void add_cuts(zr__table *table, const zr_graph *graph, const zr_cut *cut, uint32_t count,
                     bool is_unit)
{
    for (uint32_t i = 0; i < count; i++) {
        zr__table_add_row(table, i);
        zr__table_add_text(table, is_unit ? zr__unit_name(graph, cut[i].node)
                                          : graph->notice->task[cut[i].node].id);
        zr__table_add_number(table, cut[i].piece_count);
        zr__table_add_list(table);
        for (uint32_t j = 0; j < cut[i].piece_count; j++)
            zr__table_add_itemf(table, "%u", cut[i].piece[j].units);
        zr__table_add_list(table);
        for (uint32_t j = 1; j < cut[i].piece_count; j++)
            for (uint32_t k = 0; cut[i].piece[j].unit != NULL && k < cut[i].piece[j].units; k++)
                zr__table_add_item(table, zr__unit_name(graph, cut[i].piece[j].unit[k]));
    }
}

static void fill_cuts(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_robustness *robustness = view->robustness;

    add_cuts(table, view->graph, robustness->cut_unit, robustness->cut_unit_count, true);
    add_cuts(table, view->graph, robustness->cut_task, robustness->cut_task_count, false);
    zr__table_add_note(table, "%s",
                       _("Tasks of one unit hold nothing together and are left out. A task is "
                         "listed when it leaves two units or more on two sides."));
}

static const zr__column link_columns[] = {
    {"task", N_("task"), ZR__TEXT},
    {"unit", N_("unit"), ZR__TEXT},
    {"unit_side", N_("units on the unit's side"), ZR__COUNT},
    {"task_side", N_("units on the task's"), ZR__COUNT},
    {"title", N_("title"), ZR__PROSE},
    {0},
};

static void fill_links(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_task *tasks = view->graph->notice->task;

    for (uint32_t i = 0; i < view->robustness->sole_link_count; i++) {
        const zr_sole_link *link = &view->robustness->sole_link[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, tasks[link->task].id);
        zr__table_add_text(table, zr__unit_name(view->graph, link->unit));
        zr__table_add_number(table, link->unit_side);
        zr__table_add_number(table, link->task_side);
        zr__table_add_text(table, tasks[link->task].title);
    }
    zr__table_add_note(table, "%s",
                       _("Without the unit on this task the two sides share nothing. Listed where "
                         "both have two units or more."));
}

enum { MOST_NAMED = 12 }; /* Units of a part; the JSON has all. */

static const zr__column component_columns[] = {
    {"units", N_("units"), ZR__COUNT},
    {"tasks", N_("tasks"), ZR__COUNT},
    {"names", N_("which units"), ZR__LIST},
    {0},
};

static void fill_components(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->robustness->component_count; i++) {
        const zr_component *component = &view->robustness->component[i];

        zr__table_add_row(table, i);
        zr__table_add_number(table, component->unit_count);
        zr__table_add_number(table, component->task_count);
        zr__table_add_list(table);
        for (uint32_t k = 0; k < component->unit_count && k < MOST_NAMED; k++)
            zr__table_add_item(table, zr__unit_name(view->graph, component->unit[k]));
        if (component->unit_count > MOST_NAMED)
            zr__table_add_itemf(table,
                                _n("… and %u more", "… and %u more",
                                   component->unit_count - MOST_NAMED),
                                component->unit_count - MOST_NAMED);
    }
}

static const zr__column member_columns[] = {
    {"name", N_("name"), ZR__TEXT},
    {0},
};

static void fill_smallest_units(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->robustness->units.count; i++) {
        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_name(view->graph, view->robustness->units.member[i]));
    }
}

static void fill_smallest_officials(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->robustness->officials.count; i++) {
        zr__table_add_row(table, i);
        zr__table_add_text(table,
                           zr__official_name(view->graph, view->robustness->officials.member[i]));
    }
}

static void tell_losses(zr__page *page, const subject *view)
{
    const zr_robustness *robustness = view->robustness;
    uint32_t sole = 0, leaderless = 0, holders = 0;

    for (uint32_t i = 0; i < robustness->unit_count; i++) {
        sole += robustness->unit[i].sole_count;
        leaderless += robustness->unit[i].lead_count;
        holders += robustness->unit[i].sole_count > 0;
    }
    zr__page_say(page,
                 _n("%u task of %u rests on a single unit, and %u more on a single lead.",
                    "%u tasks of %u rest on a single unit, and %u more on a single lead.", sole),
                 sole, robustness->covered, leaderless);
    if (sole > 0)
        zr__page_go_on(page, _("%s are alone on a task."), zr__phrase_units(holders).text);
    if (robustness->unit_count > 0 &&
        robustness->unit[0].sole_count + robustness->unit[0].lead_count > 0)
        zr__page_go_on(page, _("Most fails with %s: %u without any unit, %u without a lead."),
                       zr__unit_name(view->graph, robustness->unit[0].unit),
                       robustness->unit[0].sole_count, robustness->unit[0].lead_count);
    if (robustness->truck_count > 0)
        zr__page_go_on(page, _("%s lead more than half of all tasks: %u."),
                       zr__phrase_units(robustness->truck_count).text, robustness->truck_tasks);
}

static void tell_network(zr__page *page, const subject *view)
{
    const zr_robustness *robustness = view->robustness;

    if (robustness->component_count == 0)
        return;
    if (robustness->component_count == 1)
        zr__page_say(page, "%s", _("All units hang together."));
    else
        zr__page_say(page, _("The network has %u parts; the largest has %s and %s."),
                     robustness->component_count,
                     zr__phrase_units(robustness->component[0].unit_count).text,
                     zr__phrase_tasks(robustness->component[0].task_count).text);
    if (robustness->cut_unit_count == 0)
        zr__page_go_on(page, "%s", _("No unit alone holds two pieces of it together."));
    else
        zr__page_go_on(page,
                       _n("%u unit holds pieces of it together that would fall apart without.",
                          "%u units hold pieces of it together that would fall apart without.",
                          robustness->cut_unit_count),
                       robustness->cut_unit_count);
}

/* How sure a smallest set is. */
static void tell_bound(zr__page *page, const zr_smallest_set *set)
{
    if (set->is_smallest)
        zr__page_go_on(page, "%s", _("No smaller choice would do."));
    else if (set->is_searched)
        zr__page_go_on(page, _("The search was given up; fewer than %u would not do."),
                       set->least);
    else
        zr__page_go_on(page,
                       _("With more than %d to reach no search is made: this is the greedy "
                         "choice, and fewer than %u would not do."),
                       ZR_MOST_SEARCHED, set->least);
}

static void tell_smallest(zr__page *page, const zr_robustness *robustness)
{
    if (robustness->units.count > 0) {
        zr__page_say(page,
                     _n("%u unit alone meets every task.",
                        "%u units together meet every task.", robustness->units.count),
                     robustness->units.count);
        tell_bound(page, &robustness->units);
    }
    if (robustness->officials.count == 0)
        return;
    zr__page_say(page,
                 _n("%u official reaches all %s that answer to anybody.",
                    "%u officials reach all %s that answer to anybody.",
                    robustness->officials.count),
                 robustness->officials.count, zr__phrase_units(robustness->officials.reached).text);
    tell_bound(page, &robustness->officials);
}

static void tell(zr__page *page, const void *data)
{
    const subject *view = data;

    zr__page_call_after(page, _("Robustness"), view->graph->notice);
    zr__page_tell_scope(page, view->graph->notice, &view->robustness->scope);
    tell_losses(page, view);
    tell_network(page, view);
    tell_smallest(page, view->robustness);
    zr__page_say(page, "%s", zr__group_sentence(view->graph->groups));
}

static const zr__view_table tables[] = {
    {"units", N_("What fails with a unit"), unit_columns, fill_units, false},
    {"survival", N_("How many units may fail before a task has none"), survival_columns,
     fill_survival, false},
    {"officials", N_("What the absence of an official leaves"), official_columns, fill_officials,
     false},
    {"cuts", N_("Units and tasks that hold the network together"), cut_columns, fill_cuts, false},
    {"links", N_("Assignments that alone hold two sides together"), link_columns, fill_links,
     false},
    {"components", N_("Parts of the network"), component_columns, fill_components, false},
    {"smallest-units", N_("The fewest units that meet every task"), member_columns,
     fill_smallest_units, true},
    {"smallest-officials", N_("The fewest officials that reach every unit"), member_columns,
     fill_smallest_officials, true},
};

const zr__view zr__robustness_view = {
    .table = tables,
    .table_count = sizeof tables / sizeof *tables,
    .tell = tell,
    .write = zr__robustness_write,
};

zr_status zr_robustness_format(char **text, const zr_robustness *robustness,
                               const zr_graph *graph, const zr_table_options *options,
                               zr_error *err)
{
    const subject view = {robustness, graph};

    return zr__view_format(text, &zr__robustness_view, &view, options, err);
}
