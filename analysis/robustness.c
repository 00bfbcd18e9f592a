/*
 * Robustness: what fails when a unit or an official does.
 *
 * A task fails with a unit that is alone on it, and is left without a lead by the only one that
 * leads it; so each task fails with one unit at most, and one walk over the tasks finds them all.
 * What a unit does besides is as coverage has it. The cut units, the components and the smallest
 * sets are found in files of their own, on the network with units numbered by name.
 *
 * Carley (2002), "Computational organizational science and organizational engineering".
 * Avelino, Passos, Hora & Valente (2016), "A novel approach for estimating truck factors".
 */
#include "analysis/robustness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/statistics.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"
#include "zeren/coverage.h"

typedef struct trial {
    const zr_graph *graph;
    const zr_notice *notice;
    bool *in_scope; /* By task. */
    zr__incidence net;
    zr__calls calls;
    uint32_t *pieces; /* By number of a unit. */
    zr_robustness out;
} trial;

static zr_status take_scope(trial *s, const zr_scope *scope, zr_error *err)
{
    s->out.scope = scope != NULL ? *scope : (zr_scope)ZR_SCOPE_ALL;
    return zr__scope_tasks(&s->in_scope, &s->out.tasks, scope, s->graph, err);
}

static zr_status begin(trial *s, const zr_scope *scope, zr_error *err)
{
    zr_status status = zr__scope_check(scope, s->graph, err);

    if (status == ZR_OK && (status = take_scope(s, scope, err)) == ZR_OK &&
        (status = zr__incidence_init(&s->net, s->graph, scope, err)) == ZR_OK)
        status = zr__calls_init(&s->calls, s->graph, s->in_scope, err);
    return status;
}

/* How many failures each task bears, and how far all are from having every unit. */
static zr_status count_survival(trial *s, zr_error *err)
{
    const zr__incidence *net = &s->net;
    uint32_t most = 0;

    for (uint32_t t = 0; t < net->task_count; t++)
        if (zr__task_size(net, t) > most)
            most = zr__task_size(net, t);
    s->out.survival = zr__calloc(most, sizeof *s->out.survival);
    if (s->out.survival == NULL)
        return zr__out_of_memory(err);

    for (uint32_t t = 0; t < net->task_count; t++)
        s->out.survival[zr__task_size(net, t) - 1]++;
    s->out.survival_count = most;
    s->out.covered = net->task_count;
    s->out.redundancy = net->unit_count > 1 && s->out.tasks > 0
                            ? (double)(net->edge_count - net->task_count) /
                                  ((net->unit_count - 1.0) * s->out.tasks)
                            : NAN;
    return ZR_OK;
}

/* The unit that a task fails with, ZR_NONE when it bears any one failure. */
static uint32_t weak_point(const zr_graph *graph, uint32_t task)
{
    const zr_edge *edge = graph->task_edge + graph->task_start[task];
    const uint32_t size = zr_graph_task_size(graph, task);
    const bool has_one_lead = edge[0].role == ZR_LEAD && (size == 1 || edge[1].role != ZR_LEAD);

    return size == 1 || has_one_lead ? edge[0].end : ZR_NONE;
}

/* By number of a unit, count its tasks that fail and reserve their stretch; then fill it, those of
 * one unit first. */
static void list_losses(trial *s, zr_unit_loss *row)
{
    const zr__incidence *net = &s->net;
    uint32_t *next = s->out.loss_task;

    for (uint32_t i = 0; i < net->task_count; i++) {
        const uint32_t weak = weak_point(s->graph, net->task[i]);
        if (weak != ZR_NONE && zr__task_size(net, i) == 1)
            row[net->number[weak]].sole_count++;
        else if (weak != ZR_NONE)
            row[net->number[weak]].lead_count++;
    }
    for (uint32_t u = 0; u < net->unit_count; u++) {
        row[u].task = next;
        next += row[u].sole_count + row[u].lead_count;
        row[u].lead_count = row[u].sole_count;
        row[u].sole_count = 0;
    }
    for (uint32_t i = 0; i < net->task_count; i++) {
        const uint32_t weak = weak_point(s->graph, net->task[i]);
        zr_unit_loss *loss = weak != ZR_NONE ? &row[net->number[weak]] : NULL;

        if (loss != NULL && zr__task_size(net, i) == 1)
            loss->task[loss->sole_count++] = net->task[i];
        else if (loss != NULL)
            loss->task[loss->lead_count++] = net->task[i];
    }
    for (uint32_t u = 0; u < net->unit_count; u++)
        row[u].lead_count -= row[u].sole_count;
}

/* The officials of the tasks that fail with a unit, each once. Returns where the next list goes. */
static uint32_t *list_officials(const trial *s, zr_unit_loss *loss, uint32_t *next)
{
    uint32_t count = 0;

    loss->official = next;
    for (uint32_t i = 0; i < loss->sole_count + loss->lead_count; i++) {
        const uint32_t official = s->notice->task[loss->task[i]].official;
        if (official != ZR_NONE)
            next[count++] = official;
    }
    zr__sort_numbers(next, count);
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || next[i] != next[i - 1])
            loss->official[loss->official_count++] = next[i];
    return next + loss->official_count;
}

static void count_leads(const trial *s, zr_unit_loss *row)
{
    for (uint32_t u = 0; u < s->net.unit_count; u++) {
        const uint32_t unit = s->net.unit[u];

        for (uint32_t e = s->graph->unit_start[unit]; e < s->graph->unit_start[unit + 1]; e++)
            row[u].leads += s->in_scope[s->graph->unit_edge[e].end] &&
                            s->graph->unit_edge[e].role == ZR_LEAD;
    }
}

/* What coverage knows of the units already. */
static zr_status take_coverage(trial *s, zr_unit_loss *row, zr_error *err)
{
    zr_coverage coverage = {0};
    const zr_status status = zr_coverage_compute(&coverage, s->graph, &s->out.scope, err);

    for (uint32_t i = 0; status == ZR_OK && i < coverage.unit_count; i++) {
        zr_unit_loss *loss = &row[s->net.number[coverage.unit[i].unit]];
        loss->exclusivity = coverage.unit[i].exclusivity;
        loss->participation = coverage.unit[i].participation;
    }
    zr_coverage_clear(&coverage);
    return status;
}

/* The rows have come by name, and `pieces` holds their places for the moment. */
static int by_loss(const void *left, const void *right)
{
    const zr_unit_loss *a = left, *b = right;

    if (a->sole_count + a->lead_count != b->sole_count + b->lead_count)
        return a->sole_count + a->lead_count > b->sole_count + b->lead_count ? -1 : 1;
    if (a->sole_count != b->sole_count)
        return a->sole_count > b->sole_count ? -1 : 1;
    if (a->tasks != b->tasks)
        return a->tasks > b->tasks ? -1 : 1;
    return (a->pieces > b->pieces) - (a->pieces < b->pieces);
}

static void sort_units(trial *s, zr_unit_loss *row)
{
    for (uint32_t u = 0; u < s->net.unit_count; u++)
        row[u].pieces = u;
    qsort(row, s->net.unit_count, sizeof *row, by_loss);
    for (uint32_t u = 0; u < s->net.unit_count; u++)
        row[u].pieces = s->pieces[row[u].pieces];
}

/* By leads, descending, then by name. */
typedef struct leader {
    uint32_t leads;
    uint32_t number;
} leader;

static int by_leads(const void *left, const void *right)
{
    const leader *a = left, *b = right;

    if (a->leads != b->leads)
        return a->leads > b->leads ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

/* Mark the tasks that a unit leads; how many were not marked before. */
static uint32_t mark_led(const trial *s, uint32_t unit, bool *is_led)
{
    uint32_t more = 0;

    for (uint32_t e = s->graph->unit_start[unit]; e < s->graph->unit_start[unit + 1]; e++) {
        const zr_edge edge = s->graph->unit_edge[e];
        if (edge.role != ZR_LEAD || !s->in_scope[edge.end] || is_led[edge.end])
            continue;
        is_led[edge.end] = true;
        more++;
    }
    return more;
}

/* The fewest units that lead more than half of the tasks; the rows are still by name. */
static zr_status find_truck(trial *s, const zr_unit_loss *row, zr_error *err)
{
    const uint32_t units = s->net.unit_count;
    leader *list = zr__calloc(units, sizeof *list);
    bool *is_led = zr__calloc(s->graph->task_count, sizeof *is_led);
    zr_robustness *out = &s->out;

    out->truck = zr__calloc(units, sizeof *out->truck);
    const bool has_memory = list != NULL && is_led != NULL && out->truck != NULL;
    for (uint32_t u = 0; has_memory && u < units; u++) {
        list[u] = (leader){row[u].leads, u};
        out->leading += row[u].leads > 0;
    }
    if (has_memory)
        qsort(list, units, sizeof *list, by_leads);
    while (has_memory && out->truck_count < out->leading &&
           2 * (uint64_t)out->truck_tasks <= out->covered) {
        const uint32_t unit = s->net.unit[list[out->truck_count].number];
        out->truck[out->truck_count++] = unit;
        out->truck_tasks += mark_led(s, unit, is_led);
    }
    if (2 * (uint64_t)out->truck_tasks <= out->covered)
        out->truck_count = out->truck_tasks = 0;
    zr__free(list);
    zr__free(is_led);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}

static zr_status describe_units(trial *s, zr_error *err)
{
    const uint32_t units = s->net.unit_count;
    zr_unit_loss *row = s->out.unit = zr__calloc(units, sizeof *row);
    zr_status status = ZR_OK;

    s->out.loss_task = zr__calloc(s->net.task_count, sizeof *s->out.loss_task);
    s->out.loss_official = zr__calloc(s->net.task_count, sizeof *s->out.loss_official);
    if (row == NULL || s->out.loss_task == NULL || s->out.loss_official == NULL)
        return zr__out_of_memory(err);

    s->out.unit_count = units;
    list_losses(s, row);
    count_leads(s, row);
    uint32_t *next = s->out.loss_official;
    for (uint32_t u = 0; u < units; u++) {
        row[u].unit = s->net.unit[u];
        row[u].tasks = zr__unit_degree(&s->net, u);
        row[u].is_group = zr_unit_is_group(&s->notice->unit[row[u].unit]);
        next = list_officials(s, &row[u], next);
    }
    if ((status = take_coverage(s, row, err)) == ZR_OK &&
        (status = find_truck(s, row, err)) == ZR_OK)
        sort_units(s, row);
    return status;
}

static zr_status describe_officials(trial *s, zr_error *err)
{
    const zr__calls *calls = &s->calls;
    const uint32_t officials = s->notice->official_count;
    zr_official_loss *row = s->out.official = zr__calloc(officials, sizeof *row);

    if (row == NULL)
        return zr__out_of_memory(err);
    s->out.official_count = officials;
    for (uint32_t o = 0; o < officials; o++)
        row[o] = (zr_official_loss){.official = o,
                                    .units = calls->unit_start[o + 1] - calls->unit_start[o]};
    for (uint32_t t = 0; t < s->graph->task_count; t++)
        if (s->in_scope[t] && s->notice->task[t].official != ZR_NONE)
            row[s->notice->task[t].official].tasks++;
    for (uint32_t u = 0; u < s->graph->unit_count; u++) {
        if (zr__calls_on(calls, u) != 1)
            continue;
        const zr__call *only = &calls->call[calls->start[u]];
        row[only->official].units_left++;
        row[only->official].leads_left += only->leads > 0;
    }
    return ZR_OK;
}

zr_status zr_robustness_compute(zr_robustness *out, const zr_graph *graph, const zr_scope *scope,
                                zr_error *err)
{
    trial s = {.graph = graph, .notice = graph->notice};
    zr_status status = begin(&s, scope, err);

    if (status != ZR_OK)
        goto cleanup;
    s.pieces = zr__calloc(s.net.unit_count, sizeof *s.pieces);
    if (s.pieces == NULL) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    if ((status = count_survival(&s, err)) != ZR_OK ||
        (status = zr__robustness_cuts(&s.out, s.pieces, &s.net, err)) != ZR_OK ||
        (status = zr__robustness_components(&s.out, &s.net, err)) != ZR_OK ||
        (status = describe_units(&s, err)) != ZR_OK ||
        (status = describe_officials(&s, err)) != ZR_OK ||
        (status = zr__robustness_smallest(&s.out, &s.net, &s.calls, s.notice, err)) != ZR_OK)
        goto cleanup;

    *out = s.out;
    s.out = (zr_robustness){0};

cleanup:
    zr__free(s.in_scope);
    zr__incidence_clear(&s.net);
    zr__calls_clear(&s.calls);
    zr__free(s.pieces);
    zr_robustness_clear(&s.out);
    return status;
}

static void cuts_clear(zr_cut *cut, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < cut[i].piece_count; j++)
            zr__free(cut[i].piece[j].unit);
        zr__free(cut[i].piece);
    }
    zr__free(cut);
}

void zr_robustness_clear(zr_robustness *robustness)
{
    if (robustness == NULL)
        return;
    cuts_clear(robustness->cut_unit, robustness->cut_unit_count);
    cuts_clear(robustness->cut_task, robustness->cut_task_count);
    zr__free(robustness->sole_link);
    zr__free(robustness->unit);
    zr__free(robustness->official);
    zr__free(robustness->survival);
    zr__free(robustness->truck);
    zr__free(robustness->component);
    zr__free(robustness->units.member);
    zr__free(robustness->officials.member);
    zr__free(robustness->component_unit);
    zr__free(robustness->component_task);
    zr__free(robustness->loss_task);
    zr__free(robustness->loss_official);
    *robustness = (zr_robustness){0};
}
