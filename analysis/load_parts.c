/*
 * A unit's load by plan and by official.
 *
 * The tasks are put in order of their key by a counting sort; then each unit meets its keys in
 * ascending order, and a part begins wherever the key of its last task was another. One walk counts
 * the parts of each unit, a second fills them.
 */
#include "analysis/load.h"

#include "src/failure.h"
#include "src/memory.h"

typedef enum key_kind { BY_PLAN, BY_OFFICIAL } key_kind;

typedef struct split {
    const zr__tally *tally;
    key_kind kind;
    uint32_t keys;       /* The last stands for "no official". */
    uint32_t *key_start; /* Offsets into `task`. */
    uint32_t *task;      /* In order of the key. */
    uint32_t *parts;     /* By unit: parts begun so far. */
    uint32_t *first;     /* By unit: offset of its parts. */
    zr_load_part *part;
    uint32_t part_count;
} split;

static uint32_t key_of(const split *by, uint32_t task)
{
    const zr_task *facts = &by->tally->graph->notice->task[task];

    if (by->kind == BY_PLAN)
        return facts->plan;
    return facts->official == ZR_NONE ? by->keys - 1 : facts->official;
}

static void sort_tasks(split *by)
{
    const zr__tally *tally = by->tally;
    uint32_t *const next = by->key_start + 1;
    uint32_t before = 0;

    for (uint32_t i = 0; i < tally->task_count; i++)
        next[key_of(by, tally->task[i])]++;
    for (uint32_t key = 0; key < by->keys; key++) {
        const uint32_t tasks = next[key];
        next[key] = before;
        before += tasks;
    }
    for (uint32_t i = 0; i < tally->task_count; i++)
        by->task[next[key_of(by, tally->task[i])]++] = tally->task[i];
}

/* The part that a unit's tasks of this key go to, begun if need be. While only counting there is
 * no part yet, but every unit needs its last key: `last` holds it, plus one. */
static void add_task(split *by, uint32_t *last, uint32_t key, uint32_t task)
{
    const zr_graph *graph = by->tally->graph;

    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++) {
        const zr_edge edge = graph->task_edge[e];

        if (last[edge.end] != key + 1) {
            last[edge.end] = key + 1;
            by->parts[edge.end]++;
        }
        if (by->part == NULL)
            continue;
        zr_load_part *part = &by->part[by->first[edge.end] + by->parts[edge.end] - 1];
        part->key = by->kind == BY_OFFICIAL && key == by->keys - 1 ? ZR_NONE : key;
        part->lead += edge.role == ZR_LEAD;
        part->total++;
    }
}

static bool walk(split *by)
{
    const uint32_t units = by->tally->graph->unit_count;
    uint32_t *last = zr__calloc(units, sizeof *last);

    if (last == NULL)
        return false;
    for (uint32_t u = 0; u < units; u++)
        by->parts[u] = 0;
    for (uint32_t key = 0; key < by->keys; key++) {
        for (uint32_t i = by->key_start[key]; i < by->key_start[key + 1]; i++)
            add_task(by, last, key, by->task[i]);
    }
    zr__free(last);
    return true;
}

static bool make_parts(split *by)
{
    const uint32_t units = by->tally->graph->unit_count;

    by->key_start = zr__calloc((size_t)by->keys + 1, sizeof *by->key_start);
    by->task = zr__calloc(by->tally->task_count, sizeof *by->task);
    by->parts = zr__calloc(units, sizeof *by->parts);
    by->first = zr__calloc(units, sizeof *by->first);
    if (by->key_start == NULL || by->task == NULL || by->parts == NULL || by->first == NULL)
        return false;

    sort_tasks(by);
    if (!walk(by))
        return false;
    for (uint32_t u = 0; u < units; u++) {
        by->first[u] = by->part_count;
        by->part_count += by->parts[u];
    }
    by->part = zr__calloc(by->part_count, sizeof *by->part);
    return by->part != NULL && walk(by);
}

static void split_clear(split *by)
{
    zr__free(by->key_start);
    zr__free(by->task);
    zr__free(by->parts);
    zr__free(by->first);
    zr__free(by->part);
}

zr_status zr__load_parts(zr_workload *load, const zr__tally *tally, zr_error *err)
{
    const zr_notice *notice = tally->graph->notice;
    split plans = {.tally = tally, .kind = BY_PLAN, .keys = notice->plan_count};
    split officials = {.tally = tally, .kind = BY_OFFICIAL, .keys = notice->official_count + 1};
    const bool made = make_parts(&plans) && make_parts(&officials);

    if (made) {
        for (uint32_t i = 0; i < load->count + load->group_only; i++) {
            zr_unit_load *row = &load->unit[i];
            row->plan_first = plans.first[row->unit];
            row->plan_count = plans.parts[row->unit];
            row->official_first = officials.first[row->unit];
            row->official_count = officials.parts[row->unit];
        }
        load->by_plan = plans.part;
        load->by_official = officials.part;
        plans.part = officials.part = NULL;
    }
    split_clear(&plans);
    split_clear(&officials);
    return made ? ZR_OK : zr__out_of_memory(err);
}
