/*
 * A balance as text: how even it could be, who would hand over what to whom and why, and what each
 * unit leads before and after.
 */
#include "render/balance_view.h"

#include "src/failure.h"

typedef zr__balance_subject subject;

enum { MOST_NAMED = 12 }; /* Units in a sentence. */

bool zr__handover_reason(zr__buffer *out, const zr_handover *handover, const zr_notice *notice,
                         uint32_t i)
{
    const zr_task *task = &notice->task[handover->task];
    const bool holds[] = {true, handover->same_kind, handover->same_cluster,
                          handover->same_section > 0, handover->same_official > 0};
    uint32_t kind = 0;

    for (;; kind++) {
        if (kind == sizeof holds / sizeof *holds)
            return false;
        if (holds[kind] && i-- == 0)
            break;
    }
    out->size = 0;
    if (kind == 0)
        zr__buffer_add(out, handover->place == 0 ? _("supports it already, first after the lead")
                                                 : _("supports it already"));
    else if (kind == 1)
        zr__buffer_add(out, _("of the same kind"));
    else if (kind == 2)
        zr__buffer_add(out, _("sits in the same cluster"));
    else if (kind == 3)
        zr__buffer_addf(out,
                        _n("leads %u other task of the section",
                           "leads %u other tasks of the section", handover->same_section),
                        handover->same_section);
    else
        zr__buffer_addf(out,
                        _n("leads %u other task of %s", "leads %u other tasks of %s",
                           handover->same_official),
                        handover->same_official, notice->official[task->official].name);
    return !out->failed;
}

static const zr__column handover_columns[] = {
    {"task", N_("task"), ZR__TEXT},     {"title", N_("title"), ZR__PROSE},
    {"from", N_("from"), ZR__TEXT},     {"to", N_("to"), ZR__TEXT},
    {"why", N_("why the receiver is fit"), ZR__LIST}, {0},
};

static void fill_handovers(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_notice *notice = view->graph->notice;

    for (uint32_t i = 0; i < view->balance->handover_count; i++) {
        const zr_handover *handover = &view->balance->handover[i];
        zr__buffer reason = {0};

        zr__table_add_row(table, i);
        zr__table_add_text(table, notice->task[handover->task].id);
        zr__table_add_text(table, notice->task[handover->task].title);
        zr__table_add_text(table, zr__unit_name(view->graph, handover->from));
        zr__table_add_text(table, zr__unit_name(view->graph, handover->to));
        zr__table_add_list(table);
        for (uint32_t r = 0; zr__handover_reason(&reason, handover, notice, r); r++)
            zr__table_add_item(table, reason.bytes);
        table->failed = table->failed || reason.failed;
        zr__buffer_clear(&reason);
    }
}

static const zr__column unit_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"lead", N_("leads"), ZR__COUNT},
    {"structural", N_("structural"), ZR__COUNT},
    {"avoidable", N_("avoidable"), ZR__COUNT},
    {"cap", N_("may lead"), ZR__COUNT},
    {"gives", N_("gives"), ZR__COUNT},
    {"takes", N_("takes"), ZR__COUNT},
    {"after", N_("leads after"), ZR__COUNT},
    {0},
};

/* A row for each unit, counted in tasks or weighed in items. */
static void add_units(zr__table *table, const subject *view, bool by_items)
{
    for (uint32_t i = 0; i < view->balance->unit_count; i++) {
        const zr_unit_balance *unit = &view->balance->unit[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_name(view->graph, unit->unit));
        zr__table_add_number(table, unit->lead);
        if (by_items)
            zr__table_add_number(table, unit->load);
        zr__table_add_number(table, by_items ? unit->structural_load : unit->structural);
        zr__table_add_number(table, by_items ? unit->load - unit->structural_load
                                             : unit->avoidable);
        zr__table_add_number(table, unit->cap);
        zr__table_add_number(table, unit->gives);
        zr__table_add_number(table, unit->takes);
        zr__table_add_number(table, by_items ? unit->load_after : unit->after);
    }
}

static void fill_units(zr__table *table, const void *data)
{
    add_units(table, data, false);
    zr__table_add_note(
        table, "%s",
        _("Structural: tasks on which no other unit could lead. Avoidable: the other "
          "tasks that it leads."));
}

static const zr__column weighed_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"lead", N_("leads"), ZR__COUNT},
    {"load", N_("items"), ZR__COUNT},
    {"structural_load", N_("structural"), ZR__COUNT},
    {"avoidable_load", N_("avoidable"), ZR__COUNT},
    {"cap", N_("may carry"), ZR__COUNT},
    {"gives", N_("gives"), ZR__COUNT},
    {"takes", N_("takes"), ZR__COUNT},
    {"load_after", N_("items after"), ZR__COUNT},
    {0},
};

static void fill_weighed(zr__table *table, const void *data)
{
    add_units(table, data, true);
    zr__table_add_note(table, "%s",
                       _("Structural: items of tasks on which no other unit could lead. A task "
                         "without items counts as one."));
}

static const zr__column blocking_columns[] = {
    {"task", N_("task"), ZR__TEXT}, {"title", N_("title"), ZR__PROSE},
    {"units", N_("units"), ZR__LIST}, {0},
};

static void fill_blocking(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_graph *graph = view->graph;

    for (uint32_t i = 0; i < view->balance->blocking_task_count; i++) {
        const uint32_t task = view->balance->blocking_task[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, graph->notice->task[task].id);
        zr__table_add_text(table, graph->notice->task[task].title);
        zr__table_add_list(table);
        for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++)
            zr__table_add_item(table, zr__unit_name(graph, graph->task_edge[e].end));
    }
}

static void tell_blocking(zr__page *page, const subject *view)
{
    const zr_balance *balance = view->balance;
    zr__buffer names = {0};

    for (uint32_t i = 0; i < balance->blocking_unit_count && i < MOST_NAMED; i++)
        zr__buffer_addf(&names, "%s%s", i > 0 ? _(", ") : "",
                        zr__unit_name(view->graph, balance->blocking_unit[i]));
    if (balance->blocking_unit_count > MOST_NAMED)
        zr__buffer_add(&names, " …");
    page->speech.failed = page->speech.failed || names.failed;
    if (names.bytes != NULL)
        zr__page_say(page,
                     _("A peak of %u cannot be had: %u of %u leads find a place, and the smallest "
                       "peak is %u. %s can be led by nobody but %s: %s."),
                     balance->target, balance->placed, balance->seats, balance->min_peak,
                     zr__phrase_tasks(balance->blocking_task_count).text,
                     zr__phrase_units(balance->blocking_unit_count).text, names.bytes);
    zr__buffer_clear(&names);
}

static void tell_left_out(zr__page *page, const zr_balance *balance)
{
    if (balance->no_lead > 0)
        zr__page_say(page, _("%s without a lead are left out."),
                     zr__phrase_tasks(balance->no_lead).text);
    if (balance->group_led > 0)
        zr__page_say(page, _n("%u lead rests with a group and stays there.",
                              "%u leads rest with groups and stay there.", balance->group_led),
                     balance->group_led);
}

static void tell_weighed_list(zr__page *page, const zr_balance *balance)
{
    if (balance->placed < balance->seats && balance->target < balance->least_peak)
        zr__page_say(page, _("A peak of %u items cannot be had."), balance->target);
    else if (balance->placed < balance->seats)
        zr__page_say(page, _("No hand-overs to a peak of %u items were found, which does not prove "
                             "that there are none."),
                     balance->target);
    else if (balance->handover_count == 0)
        zr__page_say(page, _("Nothing has to be handed over for a peak of %u items."),
                     balance->target);
    else if (balance->handover_count == balance->least_handovers)
        zr__page_say(page,
                     _n("%u hand-over brings every unit to a peak of %u items; fewer will not do.",
                        "%u hand-overs bring every unit to a peak of %u items; fewer will not do.",
                        balance->handover_count),
                     balance->handover_count, balance->target);
    else
        zr__page_say(page,
                     _n("%u hand-over brings every unit to a peak of %u items; fewer than %u will "
                        "not do, and what lies between is not known.",
                        "%u hand-overs bring every unit to a peak of %u items; fewer than %u will "
                        "not do, and what lies between is not known.",
                        balance->handover_count),
                     balance->handover_count, balance->target, balance->least_handovers);
}

static void tell_weighed(zr__page *page, const void *data)
{
    const subject *view = data;
    const zr_balance *balance = view->balance;

    zr__page_call_after(page, _("Balance of leads by items"), view->graph->notice);
    zr__page_say(
        page,
        _("Today one unit leads tasks of as many as %u items. If the lead of each task may "
          "go to any unit that is on it already, the most could be %u."),
        balance->peak, balance->min_peak);
    if (balance->min_peak == balance->least_peak)
        zr__page_go_on(page, "%s", _("Less is proved impossible."));
    else
        zr__page_go_on(page,
                       _("That is the best that was found; below %u is proved impossible, and what "
                         "lies between is not known."),
                       balance->least_peak);
    tell_weighed_list(page, balance);
    if (balance->without_items > 0)
        zr__page_say(page, _n("%u task of %u has no items given and counts as one.",
                              "%u tasks of %u have no items given and count as one each.",
                              balance->without_items),
                     balance->without_items, balance->tasks);
    tell_left_out(page, balance);
}

static void tell(zr__page *page, const void *data)
{
    const subject *view = data;
    const zr_balance *balance = view->balance;

    zr__page_call_after(page, _("Balance of leads"), view->graph->notice);
    zr__page_say(
        page,
        _n("Today no unit leads more than %u task. If the lead of each task may go to any "
           "unit that is on it already, the most could be %u.",
           "Today one unit leads as many as %u tasks. If the lead of each task may go to any "
           "unit that is on it already, the most could be %u.",
           balance->peak),
        balance->peak, balance->min_peak);
    if (balance->placed < balance->seats)
        tell_blocking(page, view);
    else if (balance->handover_count == 0)
        zr__page_say(page, _("Nothing has to be handed over for a peak of %u."), balance->target);
    else
        zr__page_say(page,
                     _n("%u hand-over brings every unit to a peak of %u; fewer will not do.",
                        "%u hand-overs bring every unit to a peak of %u; fewer will not do.",
                        balance->handover_count),
                     balance->handover_count, balance->target);
    if (balance->handover_count > 0 && balance->is_fittest)
        zr__page_go_on(page, "%s",
                       _("Among the shortest lists this one goes to the units that fit best, then "
                         "by id and name."));
    tell_left_out(page, balance);
}

static const zr__view_table tables[] = {
    {"handovers", N_("Hand-overs"), handover_columns, fill_handovers, false},
    {"units", N_("Units"), unit_columns, fill_units, false},
    {"blocking", N_("Tasks that stand in the way"), blocking_columns, fill_blocking, true},
};

const zr__view zr__balance_view = {
    .table = tables,
    .table_count = sizeof tables / sizeof *tables,
    .tell = tell,
    .write = zr__balance_write,
};

static const zr__view_table weighed_tables[] = {
    {"handovers", N_("Hand-overs"), handover_columns, fill_handovers, false},
    {"units", N_("Units"), weighed_columns, fill_weighed, false},
};

static const zr__view weighed_view = {
    .table = weighed_tables,
    .table_count = sizeof weighed_tables / sizeof *weighed_tables,
    .tell = tell_weighed,
    .write = zr__balance_write,
};

zr_status zr_balance_format(char **text, const zr_balance *balance, const zr_graph *graph,
                            const zr_table_options *options, zr_error *err)
{
    const subject view = {balance, graph};

    return zr__view_format(text, balance->by_items ? &weighed_view : &zr__balance_view, &view,
                           options, err);
}
