/*
 * How few would do: the smallest set of units that meets every task, and of officials that reaches
 * every unit. Both are hitting sets. Officials are numbered by name as well, so that neither result
 * depends on the order of the document.
 */
#include "analysis/robustness.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/hitting_set.h"
#include "analysis/statistics.h"
#include "src/failure.h"
#include "src/memory.h"

typedef struct rows {
    zr__row *row;
    uint32_t count;
    uint32_t *memory;
} rows;

static bool rows_init(rows *r, uint32_t most, size_t edges)
{
    *r = (rows){.row = zr__calloc(most, sizeof *r->row),
                .memory = zr__calloc(edges, sizeof *r->memory)};
    return r->row != NULL && r->memory != NULL;
}

static void rows_clear(rows *r)
{
    zr__free(r->row);
    zr__free(r->memory);
}

/* Search, and publish with the numbers translated to indices of the notice. */
static zr_status find(zr_smallest_set *out, rows *r, uint32_t members, const uint32_t *index,
                      zr_error *err)
{
    zr__hitting_set set = {0};
    const zr_status status =
        zr__hitting_set_find(&set, r->row, r->count, members, ZR_MOST_SEARCHED, err);

    if (status != ZR_OK)
        return status;
    for (uint32_t i = 0; i < set.count; i++)
        set.member[i] = index[set.member[i]];
    *out = (zr_smallest_set){
        .member = set.member,
        .count = set.count,
        .least = set.least,
        .greedy = set.greedy,
        .reached = r->count,
        .is_smallest = set.least == set.count,
        .is_searched = set.is_searched,
    };
    return ZR_OK;
}

static zr_status find_units(zr_robustness *out, const zr__incidence *net, zr_error *err)
{
    rows r = {0};
    zr_status status = ZR_OK;

    if (!rows_init(&r, net->task_count, net->edge_count)) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    memcpy(r.memory, net->task_unit, net->edge_count * sizeof *r.memory);
    for (uint32_t t = 0; t < net->task_count; t++) {
        r.row[t] = (zr__row){r.memory + net->task_start[t], zr__task_size(net, t)};
        zr__sort_numbers(r.row[t].member, r.row[t].size);
    }
    r.count = net->task_count;
    status = find(&out->units, &r, net->unit_count, net->unit, err);

cleanup:
    rows_clear(&r);
    return status;
}

typedef struct named {
    const char *name;
    uint32_t official;
} named;

static int compare_names(const void *left, const void *right)
{
    return strcmp(((const named *)left)->name, ((const named *)right)->name);
}

/* `index` gets the officials by name, `number` the place of each in it. */
static bool number_officials(const zr_notice *notice, uint32_t *index, uint32_t *number)
{
    named *list = zr__calloc(notice->official_count, sizeof *list);

    if (list == NULL)
        return false;
    for (uint32_t o = 0; o < notice->official_count; o++)
        list[o] = (named){notice->official[o].name, o};
    qsort(list, notice->official_count, sizeof *list, compare_names);
    for (uint32_t i = 0; i < notice->official_count; i++) {
        index[i] = list[i].official;
        number[list[i].official] = i;
    }
    zr__free(list);
    return true;
}

/* A row for each unit that an official calls on. */
static void fill_calls(rows *r, const zr__incidence *net, const zr__calls *calls,
                       const uint32_t *number)
{
    uint32_t *next = r->memory;

    for (uint32_t i = 0; i < net->unit_count; i++) {
        const uint32_t unit = net->unit[i];
        zr__row row = {next, zr__calls_on(calls, unit)};

        for (uint32_t c = calls->start[unit]; c < calls->start[unit + 1]; c++)
            *next++ = number[calls->call[c].official];
        zr__sort_numbers(row.member, row.size);
        if (row.size > 0)
            r->row[r->count++] = row;
    }
}

static zr_status find_officials(zr_robustness *out, const zr__incidence *net,
                                const zr__calls *calls, const zr_notice *notice, zr_error *err)
{
    rows r = {0};
    uint32_t *index = zr__calloc(notice->official_count, sizeof *index);
    uint32_t *number = zr__calloc(notice->official_count, sizeof *number);
    zr_status status = ZR_OK;

    if (index == NULL || number == NULL || !rows_init(&r, net->unit_count, calls->count) ||
        !number_officials(notice, index, number)) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    fill_calls(&r, net, calls, number);
    status = find(&out->officials, &r, notice->official_count, index, err);
    out->officials.beyond = net->unit_count - r.count;

cleanup:
    rows_clear(&r);
    zr__free(index);
    zr__free(number);
    return status;
}

zr_status zr__robustness_smallest(zr_robustness *out, const zr__incidence *net,
                                  const zr__calls *calls, const zr_notice *notice, zr_error *err)
{
    const zr_status status = find_units(out, net, err);

    return status == ZR_OK ? find_officials(out, net, calls, notice, err) : status;
}
