/*
 * Robustness as JSON, in the shape of docs/json.md.
 */
#include "render/robustness_view.h"

#include <math.h>

static void write_units(zr__json *json, const char *key, const zr_graph *graph,
                        const uint32_t *unit, uint32_t count)
{
    zr__json_open(json, key, '[');
    for (uint32_t i = 0; i < count; i++)
        zr__json_text(json, NULL, zr__unit_name(graph, unit[i]));
    zr__json_close(json, ']');
}

static void write_officials(zr__json *json, const char *key, const zr_graph *graph,
                            const uint32_t *official, uint32_t count)
{
    zr__json_open(json, key, '[');
    for (uint32_t i = 0; i < count; i++)
        zr__json_text(json, NULL, zr__official_name(graph, official[i]));
    zr__json_close(json, ']');
}

static void write_tasks(zr__json *json, const char *key, const zr_graph *graph,
                        const uint32_t *task, uint32_t count)
{
    zr__json_open(json, key, '[');
    for (uint32_t i = 0; i < count; i++)
        zr__json_text(json, NULL, graph->notice->task[task[i]].id);
    zr__json_close(json, ']');
}

static void write_unit(zr__json *json, const zr_graph *graph, const zr_unit_loss *unit)
{
    zr__json_open(json, NULL, '{');
    zr__json_text(json, "unit", zr__unit_name(graph, unit->unit));
    zr__json_count(json, "tasks", unit->tasks);
    zr__json_count(json, "leads", unit->leads);
    write_tasks(json, "sole_tasks", graph, unit->task, unit->sole_count);
    write_tasks(json, "leaderless_tasks", graph, unit->task + unit->sole_count, unit->lead_count);
    write_officials(json, "officials", graph, unit->official, unit->official_count);
    zr__json_count(json, "pieces", unit->pieces);
    zr__json_flag(json, "cut", unit->pieces > 1);
    zr__json_number(json, "exclusivity", unit->exclusivity);
    zr__json_number(json, "participation", unit->participation);
    zr__json_flag(json, "group", unit->is_group);
    zr__json_close(json, '}');
}

static void write_official(zr__json *json, const zr_graph *graph, const zr_official_loss *official)
{
    zr__json_open(json, NULL, '{');
    zr__json_text(json, "official", zr__official_name(graph, official->official));
    zr__json_count(json, "tasks", official->tasks);
    zr__json_count(json, "units", official->units);
    zr__json_count(json, "units_left", official->units_left);
    zr__json_count(json, "leads_left", official->leads_left);
    zr__json_close(json, '}');
}

static void write_cut(zr__json *json, const zr_graph *graph, const zr_cut *cut, bool is_unit)
{
    const char *const name =
        is_unit ? zr__unit_name(graph, cut->node) : graph->notice->task[cut->node].id;

    zr__json_open(json, NULL, '{');
    zr__json_text(json, is_unit ? "unit" : "task", name);
    zr__json_open(json, "pieces", '[');
    for (uint32_t i = 0; i < cut->piece_count; i++) {
        const zr_piece *piece = &cut->piece[i];

        zr__json_open(json, NULL, '{');
        zr__json_count(json, "units", piece->units);
        zr__json_count(json, "tasks", piece->tasks);
        if (piece->unit != NULL)
            write_units(json, "names", graph, piece->unit, piece->units);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
    zr__json_close(json, '}');
}

static void write_cuts(zr__json *json, const char *key, const zr_graph *graph, const zr_cut *cut,
                       uint32_t count, bool is_unit)
{
    zr__json_open(json, key, '[');
    for (uint32_t i = 0; i < count; i++)
        write_cut(json, graph, &cut[i], is_unit);
    zr__json_close(json, ']');
}

static void write_components(zr__json *json, const zr_graph *graph,
                             const zr_robustness *robustness, uint32_t top)
{
    zr__json_open(json, "components", '[');
    for (uint32_t i = 0; i < zr__view_cut(robustness->component_count, top); i++) {
        const zr_component *component = &robustness->component[i];

        zr__json_open(json, NULL, '{');
        write_units(json, "units", graph, component->unit, component->unit_count);
        write_tasks(json, "tasks", graph, component->task, component->task_count);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

/* How good a smallest set is, within its open object. */
static void write_quality(zr__json *json, const zr_smallest_set *set)
{
    zr__json_count(json, "size", set->count);
    zr__json_flag(json, "exact", set->is_smallest);
    zr__json_flag(json, "searched", set->is_searched);
    zr__json_count(json, "least", set->least);
    zr__json_count(json, "greedy", set->greedy);
    zr__json_count(json, "reached", set->reached);
    zr__json_count(json, "beyond", set->beyond);
}

static void write_smallest(zr__json *json, const zr_graph *graph, const zr_robustness *robustness)
{
    zr__json_open(json, "smallest_units", '{');
    write_quality(json, &robustness->units);
    write_units(json, "units", graph, robustness->units.member, robustness->units.count);
    zr__json_close(json, '}');
    zr__json_open(json, "smallest_officials", '{');
    write_quality(json, &robustness->officials);
    write_officials(json, "officials", graph, robustness->officials.member,
                    robustness->officials.count);
    zr__json_close(json, '}');
}

static void write_survival(zr__json *json, const zr_robustness *robustness)
{
    zr__json_open(json, "survival", '[');
    for (uint32_t i = 0; i < robustness->survival_count; i++) {
        zr__json_open(json, NULL, '{');
        zr__json_count(json, "failures", i);
        zr__json_count(json, "tasks", robustness->survival[i]);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

static void write_links(zr__json *json, const zr_graph *graph, const zr_robustness *robustness,
                        uint32_t top)
{
    zr__json_open(json, "sole_links", '[');
    for (uint32_t i = 0; i < zr__view_cut(robustness->sole_link_count, top); i++) {
        const zr_sole_link *link = &robustness->sole_link[i];

        zr__json_open(json, NULL, '{');
        zr__json_text(json, "task", graph->notice->task[link->task].id);
        zr__json_text(json, "unit", zr__unit_name(graph, link->unit));
        zr__json_count(json, "unit_side", link->unit_side);
        zr__json_count(json, "task_side", link->task_side);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

void zr__robustness_write(zr__json *json, const void *subject, const zr__table *first,
                          uint32_t top)
{
    const zr__robustness_subject *view = subject;
    const zr_robustness *robustness = view->robustness;
    const zr_graph *graph = view->graph;

    zr__json_scope(json, "scope", graph->notice, &robustness->scope);
    zr__json_text(json, "groups", zr__group_policy_name(graph->groups));
    zr__json_count(json, "tasks", robustness->tasks);
    zr__json_count(json, "covered", robustness->covered);
    zr__json_count(json, "unit_count", robustness->unit_count);
    zr__json_count(json, "leading_units", robustness->leading);
    zr__json_number(json, "redundancy", robustness->redundancy);
    zr__json_open(json, "truck_factor", '{');
    zr__json_number(json, "size",
                    robustness->truck_count > 0 ? (double)robustness->truck_count : (double)NAN);
    zr__json_count(json, "tasks", robustness->truck_tasks);
    write_units(json, "units", graph, robustness->truck, robustness->truck_count);
    zr__json_close(json, '}');
    write_survival(json, robustness);

    zr__json_open(json, "units", '[');
    for (uint32_t i = 0; i < first->shown; i++)
        write_unit(json, graph, &robustness->unit[first->id[first->order[i]]]);
    zr__json_close(json, ']');
    zr__json_open(json, "officials", '[');
    for (uint32_t i = 0; i < zr__view_cut(robustness->official_count, top); i++)
        write_official(json, graph, &robustness->official[i]);
    zr__json_close(json, ']');
    write_cuts(json, "cut_units", graph, robustness->cut_unit,
               zr__view_cut(robustness->cut_unit_count, top), true);
    write_cuts(json, "cut_tasks", graph, robustness->cut_task,
               zr__view_cut(robustness->cut_task_count, top), false);
    write_links(json, graph, robustness, top);
    zr__json_count(json, "component_count", robustness->component_count);
    write_components(json, graph, robustness, top);
    write_smallest(json, graph, robustness);
}
