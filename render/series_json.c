/*
 * A series as JSON, in the shape of docs/json.md.
 */
#include "render/compare_view.h"
#include "render/series_view.h"

#include <stdio.h>
#include <string.h>

static bool is_same(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

zr__phrase zr__series_side_name(const zr__series_subject *view, uint32_t number)
{
    const zr_notice *notice = view->side[number].graph->notice;
    bool is_alone = true, has_other_notice = false;
    zr__phrase name;

    for (uint32_t s = 0; s < view->series->side_count; s++) {
        const zr_notice *other = view->side[s].graph->notice;
        has_other_notice = has_other_notice || other != notice;
        is_alone = is_alone && (s == number || !is_same(other->title, notice->title));
    }
    if (!has_other_notice && view->side[number].scope.plan != ZR_ANY)
        snprintf(name.text, sizeof name.text, "%s",
                 notice->plan[view->side[number].scope.plan].id);
    else if (is_alone && notice->title != NULL)
        snprintf(name.text, sizeof name.text, "%s", notice->title);
    else if (notice->issued != NULL)
        snprintf(name.text, sizeof name.text, "%s", notice->issued);
    else
        snprintf(name.text, sizeof name.text, "%u", number + 1);
    return name;
}

static void write_side(zr__json *json, const zr__series_subject *view, uint32_t number)
{
    const zr_side *side = &view->side[number];
    const zr_comparison *step = &view->series->step[number];
    const bool is_last = number + 1 == view->series->side_count;

    zr__json_open(json, NULL, '{');
    zr__json_text(json, "name", zr__series_side_name(view, number).text);
    zr__json_text(json, "notice", side->graph->notice->title);
    zr__json_text(json, "issued", side->graph->notice->issued);
    zr__json_scope(json, "scope", side->graph->notice, &side->scope);
    zr__json_text(json, "groups", zr__group_policy_name(side->graph->groups));
    zr__json_count(json, "tasks", is_last ? step->to_all_tasks : step->from_all_tasks);
    zr__json_count(json, "tasks_with_unit", is_last ? step->to_tasks : step->from_tasks);
    zr__json_close(json, '}');
}

static void write_turnover(zr__json *json, const char *key, const zr_comparison *step,
                           const uint32_t *place, uint32_t count)
{
    zr__json_open(json, key, '[');
    for (uint32_t i = 0; i < count; i++)
        zr__json_text(json, NULL, step->unit[place[i]].name);
    zr__json_close(json, ']');
}

static void write_step(zr__json *json, const char *key, const zr__series_subject *view,
                       uint32_t number)
{
    const zr_comparison *step = &view->series->step[number];

    zr__json_open(json, key, '{');
    zr__json_text(json, "from",
                  zr__series_side_name(view, zr__step_from(view->series, number)).text);
    zr__json_text(json, "to", zr__series_side_name(view, zr__step_to(view->series, number)).text);
    zr__compare_write_figures(json, step);
    write_turnover(json, "entered", step, step->entered, step->entered_count);
    write_turnover(json, "left", step, step->left, step->left_count);
    zr__json_close(json, '}');
}

static void write_unit(zr__json *json, const zr_series *series, const zr_series_unit *unit)
{
    zr__json_open(json, NULL, '{');
    zr__json_text(json, "unit", unit->name);
    zr__json_number(json, "trend", unit->trend);
    zr__json_number(json, "change", unit->change);
    zr__json_count(json, "sides", unit->sides);
    zr__json_count(json, "first", unit->first + 1);
    zr__json_count(json, "last", unit->last + 1);
    zr__json_open(json, "parts", '[');
    for (uint32_t s = 0; s < series->side_count; s++) {
        zr__json_open(json, NULL, '{');
        zr__json_count(json, "lead", unit->part[s].lead);
        zr__json_count(json, "total", unit->part[s].total);
        zr__json_number(json, "load", unit->part[s].load);
        zr__json_number(json, "share", unit->part[s].share);
        zr__json_count(json, "rank", unit->part[s].rank);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
    zr__json_close(json, '}');
}

void zr__series_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top)
{
    const zr__series_subject *view = subject;
    const zr_series *series = view->series;

    (void)top; /* The units are cut already, and steps are few. */
    zr__json_text(json, "rule", zr__rule_key(series->rule).text);
    zr__json_count(json, "seed", series->seed);
    zr__json_open(json, "sides", '[');
    for (uint32_t s = 0; s < series->side_count; s++)
        write_side(json, view, s);
    zr__json_close(json, ']');
    zr__json_open(json, "steps", '[');
    for (uint32_t s = 0; s + 1 < series->side_count; s++)
        write_step(json, NULL, view, s);
    zr__json_close(json, ']');
    write_step(json, "whole", view, series->side_count - 1);
    zr__json_open(json, "units", '[');
    for (uint32_t i = 0; i < first->shown; i++)
        write_unit(json, series, &series->unit[first->id[first->order[i]]]);
    zr__json_close(json, ']');
}
