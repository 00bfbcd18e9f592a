/*
 * One unit's task list: what it leads, what it supports, and what reaches it through a group, with
 * whom, under whom, and with which figures. It is the list that the notice asks every department to
 * draw up for itself.
 */
#include "render/task_list_view.h"

#include <math.h>

#include "src/failure.h"

static const zr__column columns[] = {
    {"task", N_("task"), ZR__TEXT},
    {"plan", N_("plan"), ZR__TEXT},
    {"title", N_("title"), ZR__PROSE},
    {"official", N_("official"), ZR__TEXT},
    {"with", N_("with"), ZR__LIST},
    {"figures", N_("figures"), ZR__LIST},
    {"due", N_("due"), ZR__TEXT},
    {"items", N_("items"), ZR__COUNT},
    {0},
};

static const zr__column group_columns[] = {
    {"task", N_("task"), ZR__TEXT},
    {"plan", N_("plan"), ZR__TEXT},
    {"title", N_("title"), ZR__PROSE},
    {"official", N_("official"), ZR__TEXT},
    {"with", N_("with"), ZR__LIST},
    {"figures", N_("figures"), ZR__LIST},
    {"due", N_("due"), ZR__TEXT},
    {"items", N_("items"), ZR__COUNT},
    {"via", N_("through"), ZR__LIST},
    {0},
};

/* An item made on the spot: `text` is emptied, and was NULL if memory ran out. */
static void add_made_item(zr__table *table, zr__buffer *text)
{
    if (text->failed)
        table->failed = true;
    else
        zr__table_add_item(table, text->bytes);
    zr__buffer_clear(text);
}

static void add_partners(zr__table *table, const zr__task_list *list, uint32_t task)
{
    const zr_graph *graph = list->graph;

    zr__table_add_list(table);
    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++) {
        const zr_edge *edge = &graph->task_edge[e];

        if (edge->end == list->unit)
            continue;
        if (edge->role == ZR_LEAD)
            zr__table_add_itemf(table, _("%s (lead)"), zr__unit_name(graph, edge->end));
        else
            zr__table_add_item(table, zr__unit_name(graph, edge->end));
    }
}

/* "gross product ≥ 5000 (100 million yuan) by 2025" */
void zr__add_figures(zr__table *table, const zr_task *task)
{
    zr__table_add_list(table);
    for (uint32_t i = 0; i < task->indicator_count; i++) {
        const zr_indicator *figure = &task->indicator[i];
        char number[ZR__NUMBER_SIZE];
        zr__buffer item = {0};

        zr__number_format(number, figure->value);
        zr__buffer_addf(&item, "%s %s %s", figure->name, zr__relation_sign(figure->relation),
                        number);
        if (figure->unit != NULL)
            zr__buffer_addf(&item, " %s", figure->unit);
        if (figure->by_year != 0)
            zr__buffer_addf(&item, _(" by %d"), (int)figure->by_year);
        else if (figure->by_date != NULL)
            zr__buffer_addf(&item, _(" by %s"), figure->by_date);
        add_made_item(table, &item);
    }
}

static void add_task(zr__table *table, const zr__task_list *list, uint32_t index)
{
    const zr_notice *notice = list->graph->notice;
    const zr_task *task = &notice->task[index];

    zr__table_add_row(table, index);
    zr__table_add_text(table, task->id);
    zr__table_add_text(table, zr__plan_id(list->graph, task->plan));
    zr__table_add_text(table, task->title);
    zr__table_add_text(table, zr__official_name(list->graph, task->official));
    add_partners(table, list, index);
    zr__add_figures(table, task);
    zr__table_add_text(table, task->due);
    zr__table_add_number(table, task->items > 0 ? (double)task->items : NAN);
}

static void fill_leads(zr__table *table, const void *data)
{
    const zr__task_list *list = data;

    for (uint32_t i = 0; i < list->count[ZR__LED]; i++)
        add_task(table, list, list->task[ZR__LED][i]);
}

static void fill_supports(zr__table *table, const void *data)
{
    const zr__task_list *list = data;

    for (uint32_t i = 0; i < list->count[ZR__SUPPORTED]; i++)
        add_task(table, list, list->task[ZR__SUPPORTED][i]);
}

static void fill_through_groups(zr__table *table, const void *data)
{
    const zr__task_list *list = data;
    const zr_graph *graph = list->graph;

    for (uint32_t i = 0; i < list->count[ZR__THROUGH_GROUPS]; i++) {
        const uint32_t task = list->task[ZR__THROUGH_GROUPS][i];

        add_task(table, list, task);
        zr__table_add_list(table);
        for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++)
            if (list->has_unit[graph->task_edge[e].end])
                zr__table_add_item(table, zr__unit_name(list->graph, graph->task_edge[e].end));
    }
}

static void tell(zr__page *page, const void *data)
{
    const zr__task_list *list = data;
    const uint32_t through = list->count[ZR__THROUGH_GROUPS];

    /* TRANSLATORS: the heading of a unit's task list */
    zr__page_call(page, _("Task list of %s"), zr__unit_name(list->graph, list->unit));
    zr__page_tell_scope(page, list->graph->notice, &list->scope);
    zr__page_say(page, _("%s leads %s and supports %u."), zr__unit_name(list->graph, list->unit),
                 zr__phrase_tasks(list->count[ZR__LED]).text, list->count[ZR__SUPPORTED]);
    if (through > 0)
        zr__page_go_on(page,
                       _n("%u further task reaches it through a group.",
                          "%u further tasks reach it through a group.", through),
                       through);
}

static const zr__view_table tables[] = {
    {"leads", N_("Leads"), columns, fill_leads, false},
    {"supports", N_("Supports"), columns, fill_supports, false},
    {"through-groups", N_("Reached through a group"), group_columns, fill_through_groups, false},
};

static const zr__view task_list_view = {
    .table = tables,
    .table_count = sizeof tables / sizeof *tables,
    .tell = tell,
    .write = zr__task_list_write,
};

zr_status zr_task_list_format(char **text, uint32_t unit, const zr_graph *graph,
                              const zr_scope *scope, const zr_table_options *options, zr_error *err)
{
    zr__task_list list = {0};
    zr_status status = zr__task_list_find(&list, unit, graph, scope, err);

    if (status == ZR_OK)
        status = zr__view_format(text, &task_list_view, &list, options, err);
    zr__task_list_clear(&list);
    return status;
}
