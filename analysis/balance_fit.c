/*
 * Why a unit is fit to take a task over. First it counts whether the unit is of the same kind: a
 * department cannot well be followed by a district government or a party organ. Then, as a notice
 * names the units of a task in the order of their part in it, the next one named is the natural
 * heir; then whether it sits in the same cluster and leads other tasks of the same official or
 * section. What it lacks is the price among shortest lists.
 */
#include <string.h>

#include "analysis/balance.h"
#include "analysis/labels.h"
#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/names.h"

/* More than all that the receivers of a list can lack. */
static const int64_t HAND_OVER = (int64_t)1 << 40;

/* How much a unit leads of each official and section; the counts of one unit at a time. */
typedef struct leads {
    uint32_t *section_of; /* By task of the notice: a number for its plan and section. */
    uint32_t *official;   /* By official; the last is for none and stays 0. */
    uint32_t *section;
} leads;

static bool number_sections(leads *l, const zr_notice *notice)
{
    zr__names names = {0};
    zr__buffer keys = {0};
    size_t *start = zr__calloc(notice->task_count, sizeof *start);
    bool has_memory = start != NULL;

    /* All keys first: the index borrows them, and the buffer moves while it grows. */
    for (uint32_t t = 0; t < notice->task_count && has_memory; t++) {
        const zr_task *task = &notice->task[t];

        start[t] = keys.size;
        zr__buffer_addf(&keys, "%u %s", task->plan, task->section != NULL ? task->section : "");
        zr__buffer_add_bytes(&keys, "", 1);
        has_memory = !keys.failed;
    }
    for (uint32_t t = 0; t < notice->task_count && has_memory; t++) {
        const char *key = keys.bytes + start[t];
        uint32_t number = zr__names_find(&names, key, strlen(key));

        if (number == ZR_NONE) {
            number = (uint32_t)names.count;
            has_memory = zr__names_add(&names, key, strlen(key), number);
        }
        l->section_of[t] = number;
    }
    zr__names_clear(&names);
    zr__buffer_clear(&keys);
    zr__free(start);
    return has_memory;
}

static bool init(leads *l, const zr_notice *notice)
{
    l->section_of = zr__calloc(notice->task_count, sizeof *l->section_of);
    l->official = zr__calloc((size_t)notice->official_count + 1, sizeof *l->official);
    l->section = zr__calloc(notice->task_count, sizeof *l->section);
    return l->section_of != NULL && l->official != NULL && l->section != NULL &&
           number_sections(l, notice);
}

static void clear(leads *l)
{
    zr__free(l->section_of);
    zr__free(l->official);
    zr__free(l->section);
}

/* Add what a unit leads, or take it away again with -1. A task without a section has none in
 * common with others. */
static void count_unit(leads *l, const zr__balancing *b, uint32_t unit, int step)
{
    const zr_notice *notice = b->graph->notice;

    for (uint32_t i = b->seats.unit_start[unit]; i < b->seats.unit_start[unit + 1]; i++) {
        const uint32_t edge = b->seats.unit_edge[i];
        const uint32_t task = b->task[b->seats.task[edge]];

        if (!b->led[edge])
            continue;
        if (notice->task[task].official != ZR_NONE)
            l->official[notice->task[task].official] += (uint32_t)step;
        if (notice->task[task].section != NULL)
            l->section[l->section_of[task]] += (uint32_t)step;
    }
}

static uint32_t of_official(const leads *l, const zr_notice *notice, uint32_t task)
{
    const uint32_t official = notice->task[task].official;

    return official != ZR_NONE ? l->official[official] : 0;
}

static bool same_kind(const zr_notice *notice, uint32_t a, uint32_t b)
{
    const char *x = notice->unit[a].kind, *y = notice->unit[b].kind;

    return x != NULL && y != NULL && strcmp(x, y) == 0;
}

/* The first of those who lead a task now: whom a newcomer would follow. */
static uint32_t first_leader(const zr__balancing *b, uint32_t task)
{
    uint32_t edge = b->seats.task_start[task];

    while (!b->led[edge])
        edge++;
    return b->unit[b->seats.unit[edge]];
}

/* No place on the task makes up for another kind: a department's task does not go to a party organ
 * because that is named first. */
enum { MOST_PLACES = 4, PLACE_PRICE = 2, KIND_PRICE = 10 };

static int64_t price(const zr__balancing *b, const leads *l, uint32_t edge)
{
    const zr_notice *notice = b->graph->notice;
    const uint32_t task = b->task[b->seats.task[edge]];
    const uint32_t from = first_leader(b, b->seats.task[edge]);
    const uint32_t to = b->unit[b->seats.unit[edge]];
    const uint32_t place = b->place[edge] < MOST_PLACES ? b->place[edge] : MOST_PLACES;

    return HAND_OVER + (same_kind(notice, from, to) ? 0 : KIND_PRICE) +
           (int64_t)place * PLACE_PRICE + (b->cluster[from] != b->cluster[to]) +
           (of_official(l, notice, task) == 0) + (l->section[l->section_of[task]] == 0);
}

static void price_unit(zr__balancing *b, const leads *l, uint32_t unit)
{
    for (uint32_t i = b->seats.unit_start[unit]; i < b->seats.unit_start[unit + 1]; i++) {
        const uint32_t edge = b->seats.unit_edge[i];

        if (!b->led[edge])
            b->seats.cost[edge] = price(b, l, edge);
    }
}

static zr_status find_clusters(zr__balancing *b, zr_error *err)
{
    zr_clusters_options options = ZR_CLUSTERS_OPTIONS_INIT;

    options.seed = b->options->seed;
    b->cluster = zr__calloc(b->graph->unit_count, sizeof *b->cluster);
    if (b->cluster == NULL)
        return zr__out_of_memory(err);
    return zr__label_units(b->cluster, b->graph, &b->scope, NULL, &options, err);
}

static void price_evenly(zr__balancing *b)
{
    for (uint32_t e = 0; e < b->seats.edge_count; e++)
        b->seats.cost[e] = b->led[e] ? 0 : HAND_OVER;
}

zr_status zr__balance_price(zr__balancing *b, zr_error *err)
{
    leads l = {0};
    zr_status status;

    b->result.is_fittest = b->result.tasks <= ZR_BALANCE_MOST_FIT;
    if (!b->result.is_fittest) {
        price_evenly(b);
        return ZR_OK;
    }
    status = find_clusters(b, err);
    if (status == ZR_OK && !init(&l, b->graph->notice))
        status = zr__out_of_memory(err);
    for (uint32_t u = 0; u < b->seats.unit_count && status == ZR_OK; u++) {
        count_unit(&l, b, u, 1);
        price_unit(b, &l, u);
        count_unit(&l, b, u, -1);
    }
    clear(&l);
    return status;
}

/* Those who stop leading a task, and those who begin, both by name, change places in pairs. */
static void tell_task(zr__balancing *b, uint32_t task)
{
    uint32_t from = b->seats.task_start[task], to = from;
    const uint32_t end = b->seats.task_start[task + 1];

    for (;; from++, to++) {
        while (from < end && !(b->led[from] && !b->seats.leads[from]))
            from++;
        while (to < end && !(!b->led[to] && b->seats.leads[to]))
            to++;
        if (from >= end || to >= end)
            return;
        b->result.handover[b->result.handover_count++] = (zr_handover){
            .task = b->task[task],
            .from = b->unit[b->seats.unit[from]],
            .to = b->unit[b->seats.unit[to]],
            .place = b->place[to],
            .same_kind = same_kind(b->graph->notice, b->unit[b->seats.unit[from]],
                                   b->unit[b->seats.unit[to]]),
        };
    }
}

static void give_reasons(zr__balancing *b, leads *l, zr_handover *one)
{
    const uint32_t to = b->seat_of[one->to];

    count_unit(l, b, to, 1);
    one->same_official = of_official(l, b->graph->notice, one->task);
    one->same_section = l->section[l->section_of[one->task]];
    one->same_cluster = b->cluster != NULL && b->cluster[one->from] == b->cluster[one->to];
    count_unit(l, b, to, -1);
}

zr_status zr__balance_tell(zr__balancing *b, zr_error *err)
{
    leads l = {0};
    uint32_t moved = 0;
    bool has_memory;

    for (uint32_t e = 0; e < b->seats.edge_count; e++)
        moved += b->led[e] && !b->seats.leads[e];
    b->result.handover = zr__calloc(moved, sizeof *b->result.handover);
    has_memory =
        b->result.handover != NULL && (!b->result.is_fittest || init(&l, b->graph->notice));
    for (uint32_t t = 0; t < b->result.tasks && has_memory; t++)
        tell_task(b, t);
    for (uint32_t i = 0; i < b->result.handover_count && has_memory && b->result.is_fittest; i++)
        give_reasons(b, &l, &b->result.handover[i]);
    clear(&l);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}
