/*
 * A balance as JSON, in the shape of docs/json.md.
 */
#include "render/balance_view.h"

static void write_handover(zr__json *json, const zr__balance_subject *view,
                           const zr_handover *handover)
{
    const zr_notice *notice = view->graph->notice;
    zr__buffer reason = {0};

    zr__json_open(json, NULL, '{');
    zr__json_text(json, "task", notice->task[handover->task].id);
    zr__json_text(json, "from", zr__unit_name(view->graph, handover->from));
    zr__json_text(json, "to", zr__unit_name(view->graph, handover->to));
    zr__json_open(json, "why", '[');
    for (uint32_t r = 0; zr__handover_reason(&reason, handover, notice, r); r++)
        zr__json_text(json, NULL, reason.bytes);
    zr__json_close(json, ']');
    zr__json_count(json, "place", handover->place);
    zr__json_flag(json, "same_kind", handover->same_kind);
    zr__json_flag(json, "same_cluster", handover->same_cluster);
    zr__json_count(json, "same_section", handover->same_section);
    zr__json_count(json, "same_official", handover->same_official);
    zr__json_close(json, '}');
    json->text.failed = json->text.failed || reason.failed;
    zr__buffer_clear(&reason);
}

static void write_unit(zr__json *json, const zr__balance_subject *view, const zr_unit_balance *unit)
{
    zr__json_open(json, NULL, '{');
    zr__json_text(json, "unit", zr__unit_name(view->graph, unit->unit));
    zr__json_count(json, "lead", unit->lead);
    zr__json_count(json, "structural", unit->structural);
    zr__json_count(json, "avoidable", unit->avoidable);
    zr__json_count(json, "load", unit->load);
    zr__json_count(json, "structural_load", unit->structural_load);
    zr__json_count(json, "load_after", unit->load_after);
    zr__json_count(json, "cap", unit->cap);
    zr__json_count(json, "gives", unit->gives);
    zr__json_count(json, "takes", unit->takes);
    zr__json_count(json, "after", unit->after);
    zr__json_close(json, '}');
}

static void write_blocking(zr__json *json, const zr__balance_subject *view, uint32_t top)
{
    const zr_balance *balance = view->balance;

    zr__json_open(json, "blocking_tasks", '[');
    for (uint32_t i = 0; i < zr__view_cut(balance->blocking_task_count, top); i++)
        zr__json_text(json, NULL, view->graph->notice->task[balance->blocking_task[i]].id);
    zr__json_close(json, ']');
    zr__json_open(json, "blocking_units", '[');
    for (uint32_t i = 0; i < zr__view_cut(balance->blocking_unit_count, top); i++)
        zr__json_text(json, NULL, zr__unit_name(view->graph, balance->blocking_unit[i]));
    zr__json_close(json, ']');
}

void zr__balance_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top)
{
    const zr__balance_subject *view = subject;
    const zr_balance *balance = view->balance;

    zr__json_count(json, "tasks", balance->tasks);
    zr__json_count(json, "seats", balance->seats);
    zr__json_count(json, "no_lead", balance->no_lead);
    zr__json_count(json, "group_led", balance->group_led);
    zr__json_count(json, "peak", balance->peak);
    zr__json_count(json, "min_peak", balance->min_peak);
    zr__json_text(json, "weigh", balance->by_items ? "items" : "tasks");
    zr__json_count(json, "without_items", balance->without_items);
    zr__json_count(json, "least_peak", balance->least_peak);
    zr__json_flag(json, "smallest", balance->min_peak == balance->least_peak);
    zr__json_count(json, "target", balance->target);
    zr__json_flag(json, "feasible", balance->placed == balance->seats);
    zr__json_count(json, "placed", balance->placed);
    zr__json_flag(json, "fittest", balance->is_fittest);
    zr__json_count(json, "least_handovers", balance->least_handovers);
    zr__json_flag(json, "shortest", balance->placed == balance->seats &&
                                        balance->handover_count == balance->least_handovers);
    zr__json_open(json, "handovers", '[');
    for (uint32_t i = 0; i < first->shown; i++)
        write_handover(json, view, &balance->handover[first->id[first->order[i]]]);
    zr__json_close(json, ']');
    zr__json_open(json, "units", '[');
    for (uint32_t i = 0; i < zr__view_cut(balance->unit_count, top); i++)
        write_unit(json, view, &balance->unit[i]);
    zr__json_close(json, ']');
    write_blocking(json, view, top);
}
