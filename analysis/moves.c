/*
 * Counting both sides of a comparison by row, and what became of each row.
 *
 * Units are counted over the tasks that have a unit, officials over all tasks, since an official
 * answers for a task that nobody carries out too.
 */
#include "analysis/moves.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/shift.h"
#include "analysis/statistics.h"
#include "src/failure.h"
#include "src/memory.h"

static bool make_room(zr__side_count *count, uint32_t rows)
{
    count->load = zr__calloc(rows, sizeof *count->load);
    count->lead = zr__calloc(rows, sizeof *count->lead);
    count->total = zr__calloc(rows, sizeof *count->total);
    return count->load != NULL && count->lead != NULL && count->total != NULL;
}

/* A task counts once for a row, by the first of its units there; leads come first. `last` has the
 * last task counted for each row, from 1. */
static void count_task(zr__side_count *count, const zr_graph *graph, uint32_t task,
                       const uint32_t *row_of, const zr__credit *credit, uint32_t *last)
{
    const zr__task_credit parts = zr__credit_task(credit, graph, task);
    const zr_edge *edge = graph->task_edge + graph->task_start[task];

    for (uint32_t i = 0; i < zr_graph_task_size(graph, task); i++) {
        const uint32_t row = row_of[edge[i].end];
        const uint64_t part = zr__credit_at(&parts, i);

        count->load[row] += part;
        count->all += part;
        if (last[row] != task + 1) {
            last[row] = task + 1;
            count->total[row]++;
            count->lead[row] += edge[i].role == ZR_LEAD;
        }
    }
}

zr_status zr__count_units(zr__side_count *out, const zr_side *side, const bool *in_scope,
                          const zr__alignment *units, int number, const zr__credit *credit,
                          zr_error *err)
{
    zr__side_count count = {0};
    uint32_t *last = zr__calloc(units->count, sizeof *last);

    if (last == NULL || !make_room(&count, units->count)) {
        zr__free(last);
        zr__side_count_clear(&count);
        return zr__out_of_memory(err);
    }
    for (uint32_t t = 0; t < side->graph->task_count; t++) {
        if (!in_scope[t] || zr_graph_task_size(side->graph, t) == 0)
            continue;
        count.tasks++;
        count_task(&count, side->graph, t, units->row[number], credit, last);
    }
    zr__free(last);
    *out = count;
    return ZR_OK;
}

zr_status zr__count_officials(zr__side_count *out, const zr_side *side, const bool *in_scope,
                              const zr__alignment *officials, int number, zr_error *err)
{
    zr__side_count count = {0};

    if (!make_room(&count, officials->count)) {
        zr__side_count_clear(&count);
        return zr__out_of_memory(err);
    }
    for (uint32_t t = 0; t < side->graph->task_count; t++) {
        const uint32_t official = side->graph->notice->task[t].official;

        if (!in_scope[t])
            continue;
        count.tasks++;
        if (official != ZR_NONE)
            count.total[officials->row[number][official]]++;
    }
    for (uint32_t row = 0; row < officials->count; row++) {
        count.lead[row] = count.total[row];
        count.load[row] = count.total[row];
    }
    count.all = count.tasks;
    *out = count;
    return ZR_OK;
}

void zr__side_count_clear(zr__side_count *count)
{
    zr__free(count->load);
    zr__free(count->lead);
    zr__free(count->total);
    *count = (zr__side_count){0};
}

static zr_part part_of(const zr__side_count *count, const zr__alignment *rows, uint32_t row,
                       int number, const zr__credit *credit)
{
    const uint64_t load = count->load[row];

    return (zr_part){
        .index = rows->index[number][row],
        .lead = count->lead[row],
        .total = count->total[row],
        .load = credit != NULL ? zr__credit_value(credit, load) : (double)load,
        .share = count->all > 0 ? (double)load / (double)count->all : NAN,
    };
}

static zr_move move_of(const zr__alignment *rows, uint32_t row, const zr__side_count count[2],
                       const zr__credit *credit)
{
    const zr__side_count *from = &count[0], *to = &count[1];
    zr_move move = {
        .name = rows->name[row],
        .from = part_of(from, rows, row, 0, credit),
        .to = part_of(to, rows, row, 1, credit),
        .p = NAN,
    };

    move.shift = move.to.share - move.from.share;
    if (from->tasks > 0 && to->tasks > 0)
        move.p = zr__fisher_two_sided(move.from.total, from->tasks - move.from.total, move.to.total,
                                      to->tasks - move.to.total);
    return move;
}

/* Rank the moves by what `load` says of each, on one side. */
static bool rank_side(zr_move *move, uint32_t count, int number, const uint64_t *load,
                      const zr__credit *credit)
{
    const uint64_t tolerance =
        credit != NULL && !credit->is_exact ? (uint64_t)((double)credit->unit * 1e-9) : 0;
    uint32_t *rank = zr__calloc(count, sizeof *rank);
    const bool has_memory = rank != NULL && zr__competition_ranks(rank, load, count, tolerance);

    for (uint32_t i = 0; has_memory && i < count; i++) {
        zr_part *part = number == 0 ? &move[i].from : &move[i].to;
        part->rank = rank[i];
    }
    zr__free(rank);
    return has_memory;
}

static bool adjust(zr_move *move, uint32_t count)
{
    double *p = zr__calloc(count, sizeof *p);
    bool has_memory = p != NULL;

    for (uint32_t i = 0; has_memory && i < count; i++)
        p[i] = move[i].p;
    has_memory = has_memory && zr__benjamini_hochberg(p, p, count, count);
    for (uint32_t i = 0; has_memory && i < count; i++)
        move[i].q = p[i];
    zr__free(p);
    return has_memory;
}

/* Shifts as whole numbers: those that differ only by rounding are equal. */
static int64_t size_of_shift(const zr_move *move)
{
    return isnan(move->shift) ? 0 : llround(fabs(move->shift) * 1e12);
}

static int by_shift(const void *left, const void *right)
{
    const zr_move *a = left, *b = right;
    const int64_t of_a = size_of_shift(a), of_b = size_of_shift(b);

    if (of_a != of_b)
        return of_a > of_b ? -1 : 1;
    return strcmp(a->name, b->name);
}

zr_status zr__moves(zr_move **out, uint32_t *out_count, const zr__alignment *rows,
                    const zr__side_count count[2], const zr__credit *credit, zr_error *err)
{
    zr_move *move = zr__calloc(rows->count, sizeof *move);
    uint64_t *load[2] = {zr__calloc(rows->count, sizeof *load[0]),
                         zr__calloc(rows->count, sizeof *load[1])};
    uint32_t moves = 0;
    zr_status status = ZR_OK;

    if (move == NULL || load[0] == NULL || load[1] == NULL) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    for (uint32_t row = 0; row < rows->count; row++) {
        if (count[0].total[row] == 0 && count[1].total[row] == 0)
            continue;
        load[0][moves] = count[0].load[row];
        load[1][moves] = count[1].load[row];
        move[moves++] = move_of(rows, row, count, credit);
    }
    if (!rank_side(move, moves, 0, load[0], credit) ||
        !rank_side(move, moves, 1, load[1], credit) || !adjust(move, moves)) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    qsort(move, moves, sizeof *move, by_shift);

    *out = move;
    *out_count = moves;
    move = NULL;

cleanup:
    zr__free(move);
    zr__free(load[0]);
    zr__free(load[1]);
    return status;
}
