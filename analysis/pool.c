/*
 * The pool of tasks that a permutation test deals from.
 *
 * A sampled deal depends on the order of the pool. It is the order of a hash of the tasks' ids, so
 * that neither shuffling the notice nor swapping the sides changes a probability.
 */
#include "analysis/deal.h"

#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/memory.h"

typedef struct pooled {
    uint64_t hash;
    const char *id;
    uint32_t task;
    uint32_t side;
} pooled;

/* FNV-1a. */
static uint64_t hash_of(const char *id)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);

    for (; *id != '\0'; id++)
        hash = (hash ^ (unsigned char)*id) * UINT64_C(0x100000001B3);
    return hash;
}

static int by_hash(const void *left, const void *right)
{
    const pooled *a = left, *b = right;

    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    const int order = strcmp(a->id, b->id);
    return order != 0 ? order : (a->side > b->side) - (a->side < b->side);
}

/* A task without load (no lead, by the rule of leads) is no part of what is compared. */
static bool carries_load(const zr__credit *credit, const zr_graph *graph, uint32_t task)
{
    if (zr_graph_task_size(graph, task) == 0)
        return false;
    const zr__task_credit parts = zr__credit_task(credit, graph, task);
    return parts.first > 0 || parts.lead > 0 || parts.support > 0;
}

/* Gather the tasks of a side, and count their assignments. */
static uint32_t gather(pooled *to, uint64_t *assignments, const zr_side *side, uint32_t number,
                       const bool *in_scope, const zr__credit *credit)
{
    const zr_graph *graph = side->graph;
    uint32_t count = 0;

    for (uint32_t t = 0; t < graph->task_count; t++) {
        const char *id = graph->notice->task[t].id;

        if (!in_scope[t] || !carries_load(credit, graph, t))
            continue;
        to[count++] = (pooled){hash_of(id), id, t, number};
        *assignments += zr_graph_task_size(graph, t);
    }
    return count;
}

static void fill(zr__pool *pool, const pooled *tasks, const zr_side *const side[2],
                 uint32_t smaller, const zr__alignment *units, const zr__credit *credit)
{
    uint32_t entry = 0, held = 0;

    for (uint32_t i = 0; i < pool->tasks; i++) {
        const zr_graph *graph = side[tasks[i].side]->graph;
        const zr_edge *edge = graph->task_edge + graph->task_start[tasks[i].task];
        const zr__task_credit parts = zr__credit_task(credit, graph, tasks[i].task);
        const uint32_t size = zr_graph_task_size(graph, tasks[i].task);

        pool->start[i] = entry;
        if (tasks[i].side == smaller)
            pool->held[held++] = i;
        for (uint32_t e = 0; e < size; e++) {
            const uint32_t row = units->row[tasks[i].side][edge[e].end];
            const uint64_t part = zr__credit_at(&parts, e);

            if (part == 0)
                continue;
            pool->row[entry] = row;
            pool->credit[entry++] = part;
            pool->total[row] += part;
        }
    }
    pool->start[pool->tasks] = entry;
}

static zr_status make_room(zr__pool *pool, uint64_t assignments, zr_error *err)
{
    if (assignments >= ZR_NONE)
        return zr__fail(err, ZR_EINVAL, _("more than %u assignments"), ZR_NONE - 1);
    pool->held = zr__calloc(pool->hand, sizeof *pool->held);
    pool->start = zr__calloc((size_t)pool->tasks + 1, sizeof *pool->start);
    pool->row = zr__calloc(assignments, sizeof *pool->row);
    pool->credit = zr__calloc(assignments, sizeof *pool->credit);
    pool->total = zr__calloc(pool->rows, sizeof *pool->total);
    if (pool->held == NULL || pool->start == NULL || pool->row == NULL || pool->credit == NULL ||
        pool->total == NULL)
        return zr__out_of_memory(err);
    return ZR_OK;
}

zr_status zr__pool_init(zr__pool *pool, const zr_side *const side[2], bool *const in_scope[2],
                        const zr__alignment *units, const zr__credit *credit, zr_error *err)
{
    const size_t most = (size_t)side[0]->graph->task_count + side[1]->graph->task_count;
    zr__pool made = {.rows = units->count};
    pooled *tasks = zr__calloc(most, sizeof *tasks);
    uint64_t assignments = 0;
    zr_status status = ZR_OK;

    if (tasks == NULL) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    const uint32_t first = gather(tasks, &assignments, side[0], 0, in_scope[0], credit);
    const uint32_t second = gather(tasks + first, &assignments, side[1], 1, in_scope[1], credit);
    made.tasks = first + second;
    made.hand = first < second ? first : second;
    if ((status = make_room(&made, assignments, err)) != ZR_OK)
        goto cleanup;
    qsort(tasks, made.tasks, sizeof *tasks, by_hash);
    fill(&made, tasks, side, first <= second ? 0 : 1, units, credit);

    *pool = made;
    made = (zr__pool){0};

cleanup:
    zr__free(tasks);
    zr__pool_clear(&made);
    return status;
}

void zr__pool_clear(zr__pool *pool)
{
    zr__free(pool->held);
    zr__free(pool->start);
    zr__free(pool->row);
    zr__free(pool->credit);
    zr__free(pool->total);
    *pool = (zr__pool){0};
}
