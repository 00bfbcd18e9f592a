/*
 * Coverage as JSON, in the shape of docs/json.md.
 */
#include "render/coverage_view.h"

static void write_official(zr__json *json, const zr__coverage_subject *view,
                           const zr_official_coverage *official)
{
    const zr_notice *notice = view->graph->notice;

    zr__json_open(json, NULL, '{');
    zr__json_text(json, "official", zr__official_name(view->graph, official->official));
    zr__json_text(json, "title", notice->official[official->official].title);
    zr__json_open(json, "tasks", '{');
    for (uint32_t i = 0; i < notice->plan_count; i++)
        if (official->plan_tasks[i] > 0)
            zr__json_count(json, notice->plan[i].id, official->plan_tasks[i]);
    zr__json_close(json, '}');
    zr__json_count(json, "total", official->tasks);
    zr__json_count(json, "units", official->units);
    zr__json_count(json, "leads", official->leads);
    zr__json_open(json, "exclusive_units", '[');
    for (uint32_t i = 0; i < official->exclusive_count; i++)
        zr__json_text(json, NULL, zr__unit_name(view->graph, official->exclusive_unit[i]));
    zr__json_close(json, ']');
    zr__json_close(json, '}');
}

static void write_overlap(zr__json *json, const zr__coverage_subject *view,
                          const zr_overlap *overlap)
{
    const zr_official_coverage *official = view->coverage->official;

    zr__json_open(json, NULL, '{');
    zr__json_text(json, "a", zr__official_name(view->graph, official[overlap->a].official));
    zr__json_text(json, "b", zr__official_name(view->graph, official[overlap->b].official));
    zr__json_count(json, "shared", overlap->shared);
    zr__json_number(json, "jaccard", overlap->jaccard);
    zr__json_close(json, '}');
}

static void write_unit(zr__json *json, const zr__coverage_subject *view,
                       const zr_unit_coverage *unit)
{
    zr__json_open(json, NULL, '{');
    zr__json_text(json, "unit", zr__unit_name(view->graph, unit->unit));
    zr__json_open(json, "officials", '[');
    for (uint32_t i = 0; i < unit->official_count; i++)
        zr__json_text(json, NULL, zr__official_name(view->graph, unit->official[i]));
    zr__json_close(json, ']');
    zr__json_open(json, "official_tasks", '[');
    for (uint32_t i = 0; i < unit->official_count; i++)
        zr__json_count(json, NULL, unit->official_tasks[i]);
    zr__json_close(json, ']');
    zr__json_count(json, "tasks", unit->tasks);
    zr__json_number(json, "participation", unit->participation);
    zr__json_count(json, "sole_tasks", unit->sole_tasks);
    zr__json_number(json, "exclusivity", unit->exclusivity);
    zr__json_text(json, "only_plan",
                  unit->only_plan == ZR_NONE ? NULL : zr__plan_id(view->graph, unit->only_plan));
    zr__json_close(json, '}');
}

static void write_tasks(zr__json *json, const char *key, const zr__coverage_subject *view,
                        const uint32_t *task, uint32_t count)
{
    zr__json_open(json, key, '[');
    for (uint32_t i = 0; i < count; i++)
        zr__json_text(json, NULL, view->graph->notice->task[task[i]].id);
    zr__json_close(json, ']');
}

void zr__coverage_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top)
{
    const zr__coverage_subject *view = subject;
    const zr_coverage *coverage = view->coverage;

    zr__json_scope(json, "scope", view->graph->notice, &coverage->scope);
    zr__json_text(json, "groups", zr__group_policy_name(view->graph->groups));
    zr__json_count(json, "tasks", coverage->tasks);
    zr__json_count(json, "plans", coverage->plans);

    zr__json_open(json, "officials", '[');
    for (uint32_t i = 0; i < first->shown; i++)
        write_official(json, view, &coverage->official[first->id[first->order[i]]]);
    zr__json_close(json, ']');

    zr__json_open(json, "overlaps", '[');
    for (uint32_t i = 0; i < zr__view_cut(coverage->overlap_count, top); i++)
        write_overlap(json, view, &coverage->overlap[i]);
    zr__json_close(json, ']');

    zr__json_open(json, "units", '[');
    for (uint32_t i = 0; i < zr__view_cut(coverage->unit_count, top); i++)
        write_unit(json, view, &coverage->unit[i]);
    zr__json_close(json, ']');

    write_tasks(json, "tasks_without_official", view, coverage->no_official,
                zr__view_cut(coverage->no_official_count, top));
    write_tasks(json, "single_unit_tasks", view, coverage->single_unit,
                zr__view_cut(coverage->single_unit_count, top));
    write_tasks(json, "uncovered_tasks", view, coverage->uncovered,
                zr__view_cut(coverage->uncovered_count, top));
}
