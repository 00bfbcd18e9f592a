/*
 * Balance: the smallest peak by halving, then the shortest list of hand-overs to the target.
 *
 * Harvey, Ladner, Lovász & Tamir (2006), "Semi-matchings for bipartite graphs and load balancing".
 */
#include "analysis/balance.h"

#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"

static bool all_below(const uint32_t *index, uint32_t count, uint32_t limit)
{
    for (uint32_t i = 0; i < count; i++)
        if (index[i] >= limit)
            return false;
    return true;
}

static zr_status check(const zr__balancing *b, zr_error *err)
{
    const zr_balance_options *o = b->options;
    const zr_notice *notice = b->graph->notice;

    if (!all_below(o->pinned, o->pinned_count, notice->task_count) ||
        !all_below(o->barred, o->barred_count, notice->unit_count) ||
        !all_below(o->kept, o->kept_count, notice->official_count))
        return zr__fail(err, ZR_EINVAL, "%s",
                        _("a task, a unit or an official that the notice does not have"));
    return zr__scope_check(&b->scope, b->graph, err);
}

static uint32_t largest_load(const zr__seats *seats)
{
    uint32_t largest = 0;

    for (uint32_t u = 0; u < seats->unit_count; u++)
        largest = seats->load[u] > largest ? seats->load[u] : largest;
    return largest;
}

static zr_status try_peak(bool *fits, zr__balancing *b, uint32_t peak, zr_error *err)
{
    zr__balance_set_caps(b, peak);
    const zr_status status = zr__seats_level(&b->seats, err);

    *fits = zr__seats_excess(&b->seats) == 0;
    return status;
}

/* By halving; each flow starts where the one before ended. By capacity the present peak may not do,
 * and then not even the number of seats, when small units must lead. */
static zr_status find_min_peak(zr__balancing *b, zr_error *err)
{
    uint32_t low = 0, high = b->result.peak;
    bool fits = b->result.seats == 0;
    zr_status status = ZR_OK;

    while (!fits && status == ZR_OK && high <= UINT32_MAX / 2) {
        status = try_peak(&fits, b, high, err);
        if (!fits) {
            low = high;
            high *= 2;
        }
    }
    while (status == ZR_OK && high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;

        status = try_peak(&fits, b, middle, err);
        if (fits)
            high = middle;
        else
            low = middle;
    }
    b->result.min_peak = b->result.seats == 0 ? 0 : high;
    return status;
}

/* As it was before anything was moved. */
static void start_again(zr__balancing *b)
{
    memset(b->seats.load, 0, (size_t)b->seats.unit_count * sizeof *b->seats.load);
    for (uint32_t e = 0; e < b->seats.edge_count; e++) {
        b->seats.leads[e] = b->led[e];
        b->seats.load[b->seats.unit[e]] += b->led[e];
    }
}

static void copy_reached(uint32_t **out, uint32_t *count, const bool *reached,
                         const uint32_t *index, uint32_t of)
{
    for (uint32_t i = 0; i < of; i++)
        if (reached[i])
            (*out)[(*count)++] = index[i];
}

static zr_status find_blocking(zr__balancing *b, zr_error *err)
{
    zr_balance *result = &b->result;
    bool *units = zr__calloc(b->seats.unit_count, sizeof *units);
    bool *tasks = zr__calloc(b->seats.task_count, sizeof *tasks);
    zr_status status = ZR_OK;

    result->blocking_unit = zr__calloc(b->seats.unit_count, sizeof *result->blocking_unit);
    result->blocking_task = zr__calloc(b->seats.task_count, sizeof *result->blocking_task);
    if (units == NULL || tasks == NULL || result->blocking_unit == NULL ||
        result->blocking_task == NULL)
        status = zr__out_of_memory(err);
    if (status == ZR_OK)
        status = zr__seats_reach(&b->seats, units, tasks, err);
    if (status == ZR_OK) {
        /* What a unit within reach leads and may not give is its burden too. */
        for (uint32_t e = 0; e < b->seats.edge_count; e++)
            if (b->seats.leads[e] && units[b->seats.unit[e]])
                tasks[b->seats.task[e]] = true;
        copy_reached(&result->blocking_unit, &result->blocking_unit_count, units, b->unit,
                     b->seats.unit_count);
        copy_reached(&result->blocking_task, &result->blocking_task_count, tasks, b->task,
                     b->seats.task_count);
    }
    zr__free(units);
    zr__free(tasks);
    return status;
}

static zr_status hand_over(zr__balancing *b, zr_error *err)
{
    zr_balance *result = &b->result;
    uint64_t excess;
    zr_status status;

    result->target = b->options->peak != 0 ? b->options->peak : result->min_peak;
    start_again(b);
    zr__balance_set_caps(b, result->target);
    status = zr__balance_price(b, err);
    if (status == ZR_OK)
        status = zr__seats_level_cheaply(&b->seats, err);
    if (status != ZR_OK)
        return status;
    excess = zr__seats_excess(&b->seats);
    result->placed = (uint32_t)(result->seats - excess);
    status = excess == 0 ? zr__balance_tell(b, err) : find_blocking(b, err);
    result->least_handovers = result->handover_count;
    return status;
}

/* By the flow of whole leads, which is exact. */
static zr_status balance_leads(zr__balancing *b, zr_error *err)
{
    b->result.peak = largest_load(&b->seats);
    const zr_status status = find_min_peak(b, err);

    b->result.least_peak = b->result.min_peak;
    return status == ZR_OK ? hand_over(b, err) : status;
}

/* Whether somebody else on the task could lead it. */
static bool has_other(const zr__balancing *b, uint32_t edge)
{
    const uint32_t task = b->seats.task[edge];

    for (uint32_t e = b->seats.task_start[task]; e < b->seats.task_start[task + 1]; e++)
        if (!b->led[e] && b->seats.may_take[e] && b->seats.may_give[edge])
            return true;
    return false;
}

/* Whether a unit leads a task in the end: as now, when the target cannot be had. */
static bool is_seated(const zr__balancing *b, uint32_t edge)
{
    return b->result.handover_count > 0 ? b->seats.leads[edge] : b->led[edge];
}

static int most_leads_first(const void *a, const void *b)
{
    const zr_unit_balance *x = a, *y = b;

    if (x->load != y->load)
        return x->load > y->load ? -1 : 1;
    if (x->lead != y->lead)
        return x->lead > y->lead ? -1 : 1;
    return (x->unit > y->unit) - (x->unit < y->unit);
}

static zr_status list_units(zr__balancing *b, zr_error *err)
{
    zr_balance *result = &b->result;
    zr_unit_balance *row = zr__calloc(b->seats.unit_count, sizeof *row);

    if (row == NULL)
        return zr__out_of_memory(err);
    result->unit = row;
    for (uint32_t u = 0; u < b->seats.unit_count; u++)
        row[u] = (zr_unit_balance){.unit = b->unit[u], .cap = b->seats.cap[u]};
    for (uint32_t e = 0; e < b->seats.edge_count; e++) {
        const uint32_t weight = b->weight != NULL ? b->weight[b->seats.task[e]] : 1;
        zr_unit_balance *of = &row[b->seats.unit[e]];
        const bool is_structural = b->led[e] && !has_other(b, e);

        of->lead += b->led[e];
        of->structural += is_structural;
        of->load += b->led[e] ? weight : 0;
        of->structural_load += is_structural ? weight : 0;
        of->load_after += is_seated(b, e) ? weight : 0;
    }
    for (uint32_t i = 0; i < result->handover_count; i++) {
        row[b->seat_of[result->handover[i].from]].gives++;
        row[b->seat_of[result->handover[i].to]].takes++;
    }
    for (uint32_t u = 0; u < b->seats.unit_count; u++) {
        row[u].avoidable = row[u].lead - row[u].structural;
        row[u].after = row[u].lead - row[u].gives + row[u].takes;
        if (row[u].lead > 0 || row[u].after > 0)
            row[result->unit_count++] = row[u];
    }
    if (result->unit_count > 0)
        qsort(row, result->unit_count, sizeof *row, most_leads_first);
    return ZR_OK;
}

zr_status zr_balance_compute(zr_balance *out, const zr_graph *graph,
                             const zr_balance_options *options, zr_error *err)
{
    static const zr_balance_options defaults = ZR_BALANCE_OPTIONS_INIT;
    zr__balancing b = {.graph = graph,
                       .options = options != NULL ? options : &defaults,
                       .scope = ZR_SCOPE_ALL};
    zr_status status;

    if (b.options->scope != NULL)
        b.scope = (zr_scope){b.options->scope->plan, b.options->scope->official, ZR_ANY};
    status = check(&b, err);
    if (status == ZR_OK)
        status = zr__balance_seat(&b, err);
    if (status == ZR_OK)
        status = b.options->by_items ? zr__balance_by_items(&b, err) : balance_leads(&b, err);
    if (status == ZR_OK)
        status = list_units(&b, err);
    if (status == ZR_OK)
        *out = b.result;
    else
        zr_balance_clear(&b.result);
    zr__seats_clear(&b.seats);
    zr__free(b.task);
    zr__free(b.unit);
    zr__free(b.seat_of);
    zr__free(b.led);
    zr__free(b.weight);
    zr__free(b.place);
    zr__free(b.cluster);
    return status;
}

void zr_balance_clear(zr_balance *balance)
{
    if (balance == NULL)
        return;
    zr__free(balance->handover);
    zr__free(balance->unit);
    zr__free(balance->blocking_task);
    zr__free(balance->blocking_unit);
    *balance = (zr_balance){0};
}
