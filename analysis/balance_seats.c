/*
 * From a network to seats: which leads there are, who may give and who may take them.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/balance.h"
#include "src/failure.h"
#include "src/memory.h"

/* For sorting by name: an index and what it is called. */
typedef struct named {
    const char *name;
    uint32_t index;
} named;

static int by_name(const void *a, const void *b)
{
    const named *x = a, *y = b;
    const int order = strcmp(x->name, y->name);

    return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static bool is_group(const zr__balancing *b, uint32_t unit)
{
    return zr_unit_is_group(&b->graph->notice->unit[unit]);
}

static bool has_lead(const zr__balancing *b, uint32_t task)
{
    const zr_graph *graph = b->graph;
    bool any = false, unit = false;

    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++)
        if (graph->task_edge[e].role == ZR_LEAD) {
            any = true;
            unit = unit || !is_group(b, graph->task_edge[e].end);
        }
    return any && unit;
}

/* The tasks with a unit as lead, by id; and what the others are. */
static zr_status sort_tasks(zr__balancing *b, zr_error *err)
{
    const zr_graph *graph = b->graph;
    named *list = zr__calloc(graph->task_count, sizeof *list);
    uint32_t count = 0;

    b->task = zr__calloc(graph->task_count, sizeof *b->task);
    if (list == NULL || b->task == NULL) {
        zr__free(list);
        return zr__out_of_memory(err);
    }
    for (uint32_t t = 0; t < graph->task_count; t++) {
        if (!zr_scope_has(&b->scope, graph, t))
            continue;
        if (has_lead(b, t))
            list[count++] = (named){graph->notice->task[t].id, t};
        else if (zr_graph_task_size(graph, t) == 0 ||
                 graph->task_edge[graph->task_start[t]].role != ZR_LEAD)
            b->result.no_lead++;
        else
            b->result.group_led++;
    }
    if (count > 0)
        qsort(list, count, sizeof *list, by_name);
    for (uint32_t i = 0; i < count; i++)
        b->task[i] = list[i].index;
    b->result.tasks = count;
    zr__free(list);
    return ZR_OK;
}

/* The units that are no groups, by name. */
static zr_status sort_units(zr__balancing *b, uint32_t *count, zr_error *err)
{
    const zr_graph *graph = b->graph;
    named *list = zr__calloc(graph->unit_count, sizeof *list);

    b->unit = zr__calloc(graph->unit_count, sizeof *b->unit);
    b->seat_of = zr__calloc(graph->unit_count, sizeof *b->seat_of);
    *count = 0;
    if (list == NULL || b->unit == NULL || b->seat_of == NULL) {
        zr__free(list);
        return zr__out_of_memory(err);
    }
    for (uint32_t u = 0; u < graph->unit_count; u++)
        if (!is_group(b, u))
            list[(*count)++] = (named){graph->notice->unit[u].name, u};
    if (*count > 0)
        qsort(list, *count, sizeof *list, by_name);
    for (uint32_t i = 0; i < *count; i++) {
        b->unit[i] = list[i].index;
        b->seat_of[list[i].index] = i;
    }
    zr__free(list);
    return ZR_OK;
}

typedef struct place {
    uint32_t unit;
    uint32_t rank; /* Among those that support the task, as listed. */
    bool leads;
} place;

static int by_unit(const void *a, const void *b)
{
    const place *x = a, *y = b;

    return (x->unit > y->unit) - (x->unit < y->unit);
}

/* The places of one task, by name of the unit. */
static uint32_t fill_task(zr__balancing *b, uint32_t task, uint32_t edge, place *room)
{
    const zr_graph *graph = b->graph;
    const uint32_t of = b->task[task];
    uint32_t count = 0, rank = 0;

    for (uint32_t e = graph->task_start[of]; e < graph->task_start[of + 1]; e++) {
        const bool leads = graph->task_edge[e].role == ZR_LEAD;

        if (is_group(b, graph->task_edge[e].end)) {
            b->result.group_led += leads;
            continue;
        }
        room[count++] = (place){b->seat_of[graph->task_edge[e].end], leads ? 0 : rank++, leads};
    }
    qsort(room, count, sizeof *room, by_unit);
    for (uint32_t i = 0; i < count; i++, edge++) {
        b->seats.task[edge] = task;
        b->seats.unit[edge] = room[i].unit;
        b->place[edge] = room[i].rank;
        b->seats.leads[edge] = b->led[edge] = room[i].leads;
        b->seats.load[room[i].unit] += room[i].leads;
        b->result.seats += room[i].leads;
    }
    return edge;
}

static zr_status fill_tasks(zr__balancing *b, zr_error *err)
{
    place *room = zr__calloc(b->graph->unit_count, sizeof *room);
    uint32_t edge = 0;

    if (room == NULL)
        return zr__out_of_memory(err);
    for (uint32_t t = 0; t < b->result.tasks; t++) {
        b->seats.task_start[t] = edge;
        edge = fill_task(b, t, edge, room);
    }
    b->seats.task_start[b->result.tasks] = edge;
    b->seats.edge_count = edge;
    zr__seats_index(&b->seats);
    zr__free(room);
    return ZR_OK;
}

/* Flags for a few of many; NULL when memory ran out. */
static bool *mark(const uint32_t *chosen, uint32_t count, uint32_t of)
{
    bool *flag = zr__calloc(of, sizeof *flag);

    for (uint32_t i = 0; i < count && flag != NULL; i++)
        flag[chosen[i]] = true;
    return flag;
}

/* A lead may go to whoever is on the task, unless somebody said otherwise. */
static zr_status set_constraints(zr__balancing *b, zr_error *err)
{
    const zr_balance_options *o = b->options;
    const zr_notice *notice = b->graph->notice;
    bool *barred = mark(o->barred, o->barred_count, notice->unit_count);
    bool *pinned = mark(o->pinned, o->pinned_count, notice->task_count);
    const bool has_memory = barred != NULL && pinned != NULL;

    for (uint32_t e = 0; e < b->seats.edge_count && has_memory; e++) {
        const bool may_move = !pinned[b->task[b->seats.task[e]]];

        b->seats.may_give[e] = may_move;
        b->seats.may_take[e] = may_move && (b->led[e] || !barred[b->unit[b->seats.unit[e]]]);
    }
    zr__free(barred);
    zr__free(pinned);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}

/* An official's tasks go only to units that lead one of them already. */
static zr_status keep_together(zr__balancing *b, uint32_t official, zr_error *err)
{
    const zr_task *task = b->graph->notice->task;
    bool *leads = zr__calloc(b->seats.unit_count, sizeof *leads);

    if (leads == NULL)
        return zr__out_of_memory(err);
    for (uint32_t e = 0; e < b->seats.edge_count; e++)
        if (b->led[e] && task[b->task[b->seats.task[e]]].official == official)
            leads[b->seats.unit[e]] = true;
    for (uint32_t e = 0; e < b->seats.edge_count; e++)
        if (task[b->task[b->seats.task[e]]].official == official && !leads[b->seats.unit[e]])
            b->seats.may_take[e] = false;
    zr__free(leads);
    return ZR_OK;
}

zr_status zr__balance_seat(zr__balancing *b, zr_error *err)
{
    uint32_t units = 0;
    zr_status status = sort_tasks(b, err);

    if (status == ZR_OK)
        status = sort_units(b, &units, err);
    if (status != ZR_OK)
        return status;
    b->led = zr__calloc(b->graph->edge_count, sizeof *b->led);
    b->place = zr__calloc(b->graph->edge_count, sizeof *b->place);
    if (!zr__seats_init(&b->seats, b->result.tasks, units, b->graph->edge_count) ||
        b->led == NULL || b->place == NULL)
        return zr__out_of_memory(err);
    status = fill_tasks(b, err);
    if (status == ZR_OK)
        status = set_constraints(b, err);
    for (uint32_t i = 0; i < b->options->kept_count && status == ZR_OK; i++)
        status = keep_together(b, b->options->kept[i], err);
    return status;
}

/* The mean capacity of units that have one. */
static double mean_capacity(const zr__balancing *b)
{
    double sum = 0;
    uint32_t count = 0;

    for (uint32_t u = 0; u < b->seats.unit_count; u++) {
        const double capacity = b->graph->notice->unit[b->unit[u]].capacity;

        sum += capacity;
        count += capacity > 0;
    }
    return count > 0 ? sum / count : 1;
}

void zr__balance_set_caps(zr__balancing *b, uint32_t peak)
{
    const double mean = mean_capacity(b);

    for (uint32_t u = 0; u < b->seats.unit_count; u++) {
        const double capacity = b->graph->notice->unit[b->unit[u]].capacity;
        const double share = b->options->by_capacity && capacity > 0 ? capacity / mean : 1;
        const double cap = floor(peak * share + 1e-9);

        b->seats.cap[u] = cap < UINT32_MAX ? (uint32_t)cap : UINT32_MAX;
    }
}
