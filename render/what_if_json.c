/*
 * A what-if as JSON, in the shape of docs/json.md.
 */
#include "render/what_if_view.h"

static void write_change(zr__json *json, const zr_change *change)
{
    static const char *const kinds[] = {[ZR_CHANGE_REMOVE] = "remove",
                                        [ZR_CHANGE_MERGE] = "merge",
                                        [ZR_CHANGE_HAND] = "hand"};

    zr__json_open(json, NULL, '{');
    zr__json_text(json, "change", kinds[change->kind]);
    zr__json_open(json, "from", '[');
    for (uint32_t i = 0; i < change->from_count; i++)
        zr__json_text(json, NULL, change->from[i]);
    zr__json_close(json, ']');
    zr__json_text(json, "to", change->to);
    zr__json_close(json, '}');
}

static void write_figure(zr__json *json, const zr__what_if_subject *view,
                         const zr_figure_pair *figure)
{
    zr__json_open(json, NULL, '{');
    zr__json_text(json, "analysis", figure->analysis);
    zr__json_text(json, "figure", figure->name);
    zr__json_number(json, "before", figure->value[0]);
    zr__json_number(json, "after", figure->value[1]);
    zr__json_number(json, "difference", figure->value[1] - figure->value[0]);
    zr__json_text(json, "who_before", zr__figure_who(view, figure, 0));
    zr__json_text(json, "who_after", zr__figure_who(view, figure, 1));
    zr__json_close(json, '}');
}

static void write_unit(zr__json *json, const zr__what_if_subject *view, const zr_unit_change *unit)
{
    zr__json_open(json, NULL, '{');
    zr__json_text(json, "unit", zr__unit_change_name(view, unit));
    zr__json_count(json, "lead_before", unit->lead[0]);
    zr__json_count(json, "lead_after", unit->lead[1]);
    zr__json_count(json, "total_before", unit->total[0]);
    zr__json_count(json, "total_after", unit->total[1]);
    zr__json_flag(json, "there_before", unit->unit[0] != ZR_NONE);
    zr__json_flag(json, "there_after", unit->unit[1] != ZR_NONE);
    zr__json_text(json, "became", zr__unit_change_became(view, unit));
    zr__json_close(json, '}');
}

static void write_tasks(zr__json *json, const char *key, const zr__what_if_subject *view,
                        const uint32_t *task, uint32_t count)
{
    zr__json_open(json, key, '[');
    for (uint32_t i = 0; i < count; i++)
        zr__json_text(json, NULL, view->graph->notice->task[task[i]].id);
    zr__json_close(json, ']');
}

static void write_handed(zr__json *json, const zr__what_if_subject *view, uint32_t task)
{
    const zr_graph *before = view->graph, *after = view->what_if->graph;

    zr__json_open(json, NULL, '{');
    zr__json_text(json, "task", before->notice->task[task].id);
    zr__json_text(json, "from", zr__official_name(before, before->notice->task[task].official));
    zr__json_text(json, "to", zr__official_name(after, after->notice->task[task].official));
    zr__json_close(json, '}');
}

void zr__what_if_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top)
{
    const zr__what_if_subject *view = subject;
    const zr_what_if *what_if = view->what_if;

    zr__json_scope(json, "scope", view->graph->notice, &what_if->scope);
    zr__json_text(json, "groups", zr__group_policy_name(view->graph->groups));
    zr__json_open(json, "changes", '[');
    for (uint32_t i = 0; i < view->change_count; i++)
        write_change(json, &view->change[i]);
    zr__json_close(json, ']');
    zr__json_open(json, "figures", '[');
    for (uint32_t i = 0; i < first->shown; i++)
        write_figure(json, view, &what_if->figure[first->id[first->order[i]]]);
    zr__json_close(json, ']');
    zr__json_open(json, "units", '[');
    for (uint32_t i = 0; i < zr__view_cut(what_if->unit_count, top); i++)
        write_unit(json, view, &what_if->unit[i]);
    zr__json_close(json, ']');
    write_tasks(json, "no_lead", view, what_if->no_lead, zr__view_cut(what_if->no_lead_count, top));
    write_tasks(json, "no_unit", view, what_if->no_unit, zr__view_cut(what_if->no_unit_count, top));
    zr__json_open(json, "handed", '[');
    for (uint32_t i = 0; i < zr__view_cut(what_if->handed_count, top); i++)
        write_handed(json, view, what_if->handed[i]);
    zr__json_close(json, ']');
}
