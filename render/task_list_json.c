/*
 * One unit's task list as JSON, in the shape of docs/json.md.
 */
#include "render/task_list_view.h"

static const struct {
    const char *name, *sign;
} relations[] = {
    [ZR_AT_LEAST] = {">=", "≥"}, [ZR_AT_MOST] = {"<=", "≤"}, [ZR_EQUAL] = {"=", "="},
    [ZR_ABOVE] = {">", ">"},     [ZR_BELOW] = {"<", "<"},
};

const char *zr__relation_name(zr_relation relation)
{
    return relations[relation].name;
}

const char *zr__relation_sign(zr_relation relation)
{
    return relations[relation].sign;
}

static void write_units(zr__json *json, const char *key, const zr__task_list *list, uint32_t task,
                        zr_role role)
{
    const zr_graph *graph = list->graph;

    zr__json_open(json, key, '[');
    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++)
        if (graph->task_edge[e].role == (uint32_t)role)
            zr__json_text(json, NULL, zr__unit_name(list->graph, graph->task_edge[e].end));
    zr__json_close(json, ']');
}

static void write_via(zr__json *json, const zr__task_list *list, uint32_t task)
{
    const zr_graph *graph = list->graph;

    zr__json_open(json, "via", '[');
    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++)
        if (list->has_unit[graph->task_edge[e].end])
            zr__json_text(json, NULL, zr__unit_name(list->graph, graph->task_edge[e].end));
    zr__json_close(json, ']');
}

static void write_figures(zr__json *json, const zr_task *task)
{
    zr__json_open(json, "figures", '[');
    for (uint32_t i = 0; i < task->indicator_count; i++) {
        const zr_indicator *figure = &task->indicator[i];

        zr__json_open(json, NULL, '{');
        zr__json_text(json, "name", figure->name);
        zr__json_text(json, "op", zr__relation_name(figure->relation));
        zr__json_number(json, "value", figure->value);
        zr__json_text(json, "unit", figure->unit);
        if (figure->by_year != 0)
            zr__json_number(json, "by", figure->by_year);
        else
            zr__json_text(json, "by", figure->by_date);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

/* The annotation beside this unit's name, such as "special team". */
static const char *note_of(const zr_task *task, uint32_t unit)
{
    for (uint32_t i = 0; i < task->lead_count; i++)
        if (task->lead[i].unit == unit && task->lead[i].note != NULL)
            return task->lead[i].note;
    for (uint32_t i = 0; i < task->support_count; i++)
        if (task->support[i].unit == unit && task->support[i].note != NULL)
            return task->support[i].note;
    return NULL;
}

static void write_task(zr__json *json, const zr__task_list *list, uint32_t index, bool with_via)
{
    const zr_notice *notice = list->graph->notice;
    const zr_task *task = &notice->task[index];

    zr__json_open(json, NULL, '{');
    zr__json_text(json, "task", task->id);
    zr__json_text(json, "title", task->title);
    zr__json_text(json, "plan", zr__plan_id(list->graph, task->plan));
    zr__json_text(json, "section", task->section);
    zr__json_text(json, "official", zr__official_name(list->graph, task->official));
    write_units(json, "leads", list, index, ZR_LEAD);
    write_units(json, "supports", list, index, ZR_SUPPORT);
    write_figures(json, task);
    zr__json_text(json, "due", task->due);
    zr__json_count(json, "items", task->items);
    if (with_via)
        write_via(json, list, index);
    else
        zr__json_text(json, "note", note_of(task, list->unit));
    zr__json_close(json, '}');
}

void zr__task_list_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top)
{
    static const char *const keys[ZR__WAYS] = {"leads", "supports", "through_groups"};
    const zr__task_list *list = subject;

    zr__json_text(json, "unit", zr__unit_name(list->graph, list->unit));
    zr__json_scope(json, "scope", list->graph->notice, &list->scope);
    zr__json_text(json, "groups", zr__group_policy_name(list->graph->groups));

    for (int way = 0; way < ZR__WAYS; way++) {
        const uint32_t shown = way == ZR__LED ? first->shown : zr__view_cut(list->count[way], top);

        zr__json_open(json, keys[way], '[');
        for (uint32_t i = 0; i < shown; i++)
            write_task(json, list, way == ZR__LED ? first->id[first->order[i]] : list->task[way][i],
                       way == ZR__THROUGH_GROUPS);
        zr__json_close(json, ']');
    }
}
