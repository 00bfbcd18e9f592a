/*
 * Coverage as text: what each official covers, where two call on the same units, which units answer
 * to several, and which tasks have nobody or only one.
 */
#include "render/coverage_view.h"

#include "src/failure.h"

typedef zr__coverage_subject subject;

static const zr__column official_columns[] = {
    {"official", N_("official"), ZR__TEXT},
    {"title", N_("office"), ZR__TEXT},
    {"tasks", N_("tasks"), ZR__COUNT},
    {"by_plan", N_("by plan"), ZR__LIST},
    {"units", N_("units"), ZR__COUNT},
    {"leads", N_("leading units"), ZR__COUNT},
    {"exclusive", N_("only theirs"), ZR__COUNT},
    {"exclusive_units", N_("units no other official calls on"), ZR__LIST},
    {0},
};

static void fill_officials(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_notice *notice = view->graph->notice;

    for (uint32_t i = 0; i < view->coverage->official_count; i++) {
        const zr_official_coverage *official = &view->coverage->official[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__official_name(view->graph, official->official));
        zr__table_add_text(table, notice->official[official->official].title);
        zr__table_add_number(table, official->tasks);
        zr__table_add_list(table);
        for (uint32_t plan = 0; plan < notice->plan_count; plan++)
            if (official->plan_tasks[plan] > 0)
                zr__table_add_itemf(table, "%s %u", notice->plan[plan].id,
                                    official->plan_tasks[plan]);
        zr__table_add_number(table, official->units);
        zr__table_add_number(table, official->leads);
        zr__table_add_number(table, official->exclusive_count);
        zr__table_add_list(table);
        for (uint32_t k = 0; k < official->exclusive_count; k++)
            zr__table_add_item(table, zr__unit_name(view->graph, official->exclusive_unit[k]));
    }
}

static const zr__column overlap_columns[] = {
    {"a", N_("official"), ZR__TEXT},
    {"b", N_("and"), ZR__TEXT},
    {"shared", N_("shared units"), ZR__COUNT},
    {"jaccard", N_("of all theirs"), ZR__SHARE},
    {0},
};

static void fill_overlaps(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_coverage *coverage = view->coverage;

    for (uint32_t i = 0; i < coverage->overlap_count; i++) {
        const zr_overlap *overlap = &coverage->overlap[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table,
                           zr__official_name(view->graph, coverage->official[overlap->a].official));
        zr__table_add_text(table,
                           zr__official_name(view->graph, coverage->official[overlap->b].official));
        zr__table_add_number(table, overlap->shared);
        zr__table_add_number(table, overlap->jaccard);
    }
}

static const zr__column unit_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"tasks", N_("tasks"), ZR__COUNT},
    {"official_count", N_("officials"), ZR__COUNT},
    {"participation", N_("participation"), ZR__DECIMAL},
    {"sole_tasks", N_("alone on"), ZR__COUNT},
    {"exclusivity", N_("exclusivity"), ZR__DECIMAL},
    {"officials", N_("answers to"), ZR__LIST},
    {0},
};

static void fill_units(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->coverage->unit_count; i++) {
        const zr_unit_coverage *unit = &view->coverage->unit[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_name(view->graph, unit->unit));
        zr__table_add_number(table, unit->tasks);
        zr__table_add_number(table, unit->official_count);
        zr__table_add_number(table, unit->participation);
        zr__table_add_number(table, unit->sole_tasks);
        zr__table_add_number(table, unit->exclusivity);
        zr__table_add_list(table);
        for (uint32_t k = 0; k < unit->official_count; k++)
            zr__table_add_itemf(table, "%s %u", zr__official_name(view->graph, unit->official[k]),
                                unit->official_tasks[k]);
    }
    zr__table_add_note(table, "%s",
                       _("Participation is 0 when one official has all of a unit's tasks, and near "
                         "1 when many share them evenly."));
}

static const zr__column task_columns[] = {
    {"task", N_("task"), ZR__TEXT},
    {"plan", N_("plan"), ZR__TEXT},
    {"official", N_("official"), ZR__TEXT},
    {"units", N_("units"), ZR__LIST},
    {"title", N_("title"), ZR__PROSE},
    {0},
};

static void add_tasks(zr__table *table, const subject *view, const uint32_t *tasks, uint32_t count)
{
    const zr_notice *notice = view->graph->notice;
    const zr_graph *graph = view->graph;

    for (uint32_t i = 0; i < count; i++) {
        const zr_task *task = &notice->task[tasks[i]];

        zr__table_add_row(table, tasks[i]);
        zr__table_add_text(table, task->id);
        zr__table_add_text(table, zr__plan_id(graph, task->plan));
        zr__table_add_text(table, zr__official_name(view->graph, task->official));
        zr__table_add_list(table);
        for (uint32_t e = graph->task_start[tasks[i]]; e < graph->task_start[tasks[i] + 1]; e++)
            zr__table_add_item(table, zr__unit_name(view->graph, graph->task_edge[e].end));
        zr__table_add_text(table, task->title);
    }
}

static void fill_without_official(zr__table *table, const void *data)
{
    const subject *view = data;

    add_tasks(table, view, view->coverage->no_official, view->coverage->no_official_count);
}

static void fill_single_unit(zr__table *table, const void *data)
{
    const subject *view = data;

    add_tasks(table, view, view->coverage->single_unit, view->coverage->single_unit_count);
}

static void fill_uncovered(zr__table *table, const void *data)
{
    const subject *view = data;

    add_tasks(table, view, view->coverage->uncovered, view->coverage->uncovered_count);
}

static const zr__column one_plan_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"plan", N_("only in plan"), ZR__TEXT},
    {"tasks", N_("tasks"), ZR__COUNT},
    {0},
};

static void fill_one_plan(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->coverage->unit_count; i++) {
        const zr_unit_coverage *unit = &view->coverage->unit[i];

        if (unit->only_plan == ZR_NONE)
            continue;
        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_name(view->graph, unit->unit));
        zr__table_add_text(table, zr__plan_id(view->graph, unit->only_plan));
        zr__table_add_number(table, unit->tasks);
    }
}

static void tell_officials(zr__page *page, const subject *view)
{
    const zr_coverage *coverage = view->coverage;
    const zr_official_coverage *most = NULL;
    uint32_t active = 0;

    for (uint32_t i = 0; i < coverage->official_count; i++) {
        active += coverage->official[i].tasks > 0;
        if (most == NULL || coverage->official[i].tasks > most->tasks)
            most = &coverage->official[i];
    }
    zr__page_say(page, _n("%u official covers %u of %s.", "%u officials cover %u of %s.", active),
                 active, coverage->tasks - coverage->no_official_count,
                 zr__phrase_tasks(coverage->tasks).text);
    if (active > 1)
        zr__page_go_on(page, _("%s has the most: %s, for which %s are called on."),
                       zr__official_name(view->graph, most->official),
                       zr__phrase_tasks(most->tasks).text, zr__phrase_units(most->units).text);
    if (coverage->no_official_count > 0)
        zr__page_go_on(page,
                       _n("%u task has no official.", "%u tasks have no official.",
                          coverage->no_official_count),
                       coverage->no_official_count);
}

/* Units are sorted by the officials they answer to: the first has the most. */
static void tell_units(zr__page *page, const subject *view)
{
    const zr_coverage *coverage = view->coverage;
    uint32_t several = 0;

    while (several < coverage->unit_count && coverage->unit[several].official_count > 1)
        several++;
    if (several == 0)
        zr__page_say(page, "%s", _("No unit answers to more than one official."));
    else
        zr__page_say(
            page,
            _n("%u unit of %u answers to more than one official; %s answers to %u.",
               "%u units of %u answer to more than one official; %s answers to %u.", several),
            several, coverage->unit_count, zr__unit_name(view->graph, coverage->unit[0].unit),
            coverage->unit[0].official_count);
    if (coverage->overlap_count > 0) {
        const zr_overlap *most = &coverage->overlap[0];
        zr__page_go_on(page, _("%s and %s overlap most: they share %s, %s of all theirs."),
                       zr__official_name(view->graph, coverage->official[most->a].official),
                       zr__official_name(view->graph, coverage->official[most->b].official),
                       zr__phrase_units(most->shared).text, zr__phrase_percent(most->jaccard).text);
    }
}

static void tell_fragility(zr__page *page, const zr_coverage *coverage)
{
    zr__page_say(page,
                 _n("%u task rests on a single unit.", "%u tasks rest on a single unit each.",
                    coverage->single_unit_count),
                 coverage->single_unit_count);
    if (coverage->uncovered_count > 0)
        zr__page_go_on(page,
                       _n("%u task names no unit at all.", "%u tasks name no unit at all.",
                          coverage->uncovered_count),
                       coverage->uncovered_count);
}

static void tell(zr__page *page, const void *data)
{
    const subject *view = data;

    zr__page_call_after(page, _("Coverage"), view->graph->notice);
    zr__page_tell_scope(page, view->graph->notice, &view->coverage->scope);
    tell_officials(page, view);
    tell_units(page, view);
    tell_fragility(page, view->coverage);
    zr__page_say(page, "%s", zr__group_sentence(view->graph->groups));
}

static const zr__view_table tables[] = {
    {"officials", N_("Officials"), official_columns, fill_officials, false},
    {"overlaps", N_("Officials who call on the same units"), overlap_columns, fill_overlaps, false},
    {"units", N_("Units and the officials they answer to"), unit_columns, fill_units, false},
    {"without-official", N_("Tasks without an official"), task_columns, fill_without_official,
     false},
    {"single-unit", N_("Tasks that rest on a single unit"), task_columns, fill_single_unit, false},
    {"uncovered", N_("Tasks without a unit"), task_columns, fill_uncovered, false},
    {"one-plan", N_("Units in one plan only"), one_plan_columns, fill_one_plan, true},
};

const zr__view zr__coverage_view = {
    .table = tables,
    .table_count = sizeof tables / sizeof *tables,
    .tell = tell,
    .write = zr__coverage_write,
};

zr_status zr_coverage_format(char **text, const zr_coverage *coverage, const zr_graph *graph,
                             const zr_table_options *options, zr_error *err)
{
    const subject view = {coverage, graph};

    return zr__view_format(text, &zr__coverage_view, &view, options, err);
}
