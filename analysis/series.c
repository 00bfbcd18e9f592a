/*
 * A series of allocations: how each unit's share went, and how far each step moved the whole.
 *
 * The units of all notices are joined into sets by their names, and every set becomes a row. Each
 * side is counted by row as in a comparison of two; the steps are such comparisons themselves. A
 * trend is the slope of the line through a unit's shares: what it gained per step, steadily or not.
 */
#include "zeren/series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/align.h"
#include "analysis/moves.h"
#include "analysis/shift.h"
#include "src/failure.h"
#include "src/memory.h"

static const double LAMBDA = 0.5;

typedef struct following {
    const zr_side *side;
    uint32_t count;
    uint32_t *start;  /* By side, one more at the end: its first unit among those of all. */
    uint32_t *parent; /* By unit of all: sets, the root being the first of a set. */
    uint32_t *row;    /* By unit of all. */
    uint32_t rows;
    zr_series out;
} following;

static const zr_notice *notice_of(const following *f, uint32_t side)
{
    return f->side[side].graph->notice;
}

/* The unit of an earlier side with this name, joined with `unit`. */
static void join_by_name(following *f, uint32_t earlier, const char *name, uint32_t unit)
{
    const uint32_t same = zr_notice_find_unit(notice_of(f, earlier), name);

    if (same != ZR_NONE)
        zr__sets_join(f->parent, f->start[earlier] + same, unit);
}

static void join_sides(following *f, uint32_t earlier, uint32_t later)
{
    const zr_notice *notice = notice_of(f, later);

    for (uint32_t u = 0; u < notice->unit_count; u++) {
        const uint32_t own = f->start[later] + u;

        if (notice == notice_of(f, earlier)) {
            zr__sets_join(f->parent, f->start[earlier] + u, own);
            continue;
        }
        join_by_name(f, earlier, notice->unit[u].name, own);
        for (uint32_t i = 0; i < notice->unit[u].alias_count; i++)
            join_by_name(f, earlier, notice->unit[u].alias[i], own);
    }
}

static zr_status align(following *f, zr_error *err)
{
    f->start = zr__calloc((size_t)f->count + 1, sizeof *f->start);
    if (f->start == NULL)
        return zr__out_of_memory(err);
    for (uint32_t s = 0; s < f->count; s++)
        f->start[s + 1] = f->start[s] + notice_of(f, s)->unit_count;

    const uint32_t units = f->start[f->count];
    f->parent = zr__calloc(units, sizeof *f->parent);
    f->row = zr__calloc(units, sizeof *f->row);
    if (f->parent == NULL || f->row == NULL)
        return zr__out_of_memory(err);
    for (uint32_t u = 0; u < units; u++)
        f->parent[u] = u;
    for (uint32_t later = 1; later < f->count; later++)
        for (uint32_t earlier = 0; earlier < later; earlier++)
            join_sides(f, earlier, later);
    for (uint32_t u = 0; u < units; u++) {
        const uint32_t root = zr__sets_root(f->parent, u);
        f->row[u] = root == u ? f->rows++ : f->row[root];
    }
    return ZR_OK;
}

static zr_status reserve(following *f, zr_error *err)
{
    zr_series *out = &f->out;

    out->unit = zr__calloc(f->rows, sizeof *out->unit);
    out->part = zr__calloc((size_t)f->rows * f->count, sizeof *out->part);
    out->step = zr__calloc(f->count, sizeof *out->step);
    if (out->unit == NULL || out->part == NULL || out->step == NULL)
        return zr__out_of_memory(err);
    for (uint32_t row = 0; row < f->rows; row++)
        out->unit[row].part = out->part + (size_t)row * f->count;
    for (uint32_t s = 0; s < f->count; s++)
        for (uint32_t u = 0; u < notice_of(f, s)->unit_count; u++) {
            zr_series_unit *unit = &out->unit[f->row[f->start[s] + u]];
            if (unit->name == NULL)
                unit->name = notice_of(f, s)->unit[u].name;
        }
    return ZR_OK;
}

/* Count one side with a denominator of its own: only its shares are compared with others. */
static zr_status count_side(zr__side_count *out, zr__credit *credit, const following *f,
                            uint32_t number, zr_error *err)
{
    const zr_side *side = &f->side[number];
    const zr__alignment rows = {.count = f->rows, .row = {f->row + f->start[number], NULL}};
    bool *in_scope = zr__calloc(side->graph->task_count, sizeof *in_scope);

    if (in_scope == NULL)
        return zr__out_of_memory(err);
    for (uint32_t t = 0; t < side->graph->task_count; t++)
        in_scope[t] = zr_scope_has(&side->scope, side->graph, t);
    zr__credit_init(credit, f->out.rule, LAMBDA, side->graph, NULL);
    const zr_status status = zr__count_units(out, side, in_scope, &rows, 0, credit, err);
    zr__free(in_scope);
    return status;
}

static zr_status fill_side(following *f, uint32_t number, zr_error *err)
{
    const zr_notice *notice = notice_of(f, number);
    zr__side_count count = {0};
    zr__credit credit;
    zr_status status = count_side(&count, &credit, f, number, err);

    for (uint32_t row = 0; status == ZR_OK && row < f->rows; row++)
        f->out.unit[row].part[number] = (zr_part){
            .index = ZR_NONE,
            .lead = count.lead[row],
            .total = count.total[row],
            .load = zr__credit_value(&credit, count.load[row]),
            .share = count.all > 0 ? (double)count.load[row] / (double)count.all : NAN,
        };
    for (uint32_t u = notice->unit_count; status == ZR_OK && u > 0; u--)
        f->out.unit[f->row[f->start[number] + u - 1]].part[number].index = u - 1;
    zr__side_count_clear(&count);
    return status;
}

/* Drop the rows that no side has a task for, and say of the others when they had one. */
static void keep_named(following *f)
{
    uint32_t kept = 0;

    for (uint32_t row = 0; row < f->rows; row++) {
        zr_series_unit unit = f->out.unit[row];

        for (uint32_t s = 0; s < f->count; s++) {
            if (unit.part[s].total == 0)
                continue;
            if (unit.sides++ == 0)
                unit.first = s;
            unit.last = s;
        }
        if (unit.sides > 0)
            f->out.unit[kept++] = unit;
    }
    f->out.unit_count = kept;
}

/* Loads within 1e-9 rank alike, as they do elsewhere. */
static zr_status rank_side(following *f, uint32_t number, zr_error *err)
{
    const uint32_t units = f->out.unit_count;
    uint64_t *load = zr__calloc(units, sizeof *load);
    uint32_t *rank = zr__calloc(units, sizeof *rank);
    bool has_memory = load != NULL && rank != NULL;

    for (uint32_t i = 0; has_memory && i < units; i++)
        load[i] = (uint64_t)llround(f->out.unit[i].part[number].load * 1e9);
    has_memory = has_memory && zr__competition_ranks(rank, load, units, 1);
    for (uint32_t i = 0; has_memory && i < units; i++)
        f->out.unit[i].part[number].rank = rank[i];
    zr__free(load);
    zr__free(rank);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}

static double slope(const zr_part *part, uint32_t count)
{
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;

    for (uint32_t s = 0; s < count; s++) {
        if (isnan(part[s].share))
            continue;
        n += 1;
        x += s;
        y += part[s].share;
        xx += (double)s * s;
        xy += s * part[s].share;
    }
    return n < 2 ? (double)NAN : (n * xy - x * y) / (n * xx - x * x);
}

/* Trends as whole numbers: those that differ only by rounding are equal. */
static int64_t size_of_trend(const zr_series_unit *unit)
{
    return isnan(unit->trend) ? 0 : llround(fabs(unit->trend) * 1e12);
}

static int by_trend(const void *left, const void *right)
{
    const zr_series_unit *a = left, *b = right;
    const int64_t of_a = size_of_trend(a), of_b = size_of_trend(b);

    if (of_a != of_b)
        return of_a > of_b ? -1 : 1;
    return strcmp(a->name, b->name);
}

static zr_status follow_units(following *f, zr_error *err)
{
    zr_status status = ZR_OK;

    for (uint32_t s = 0; status == ZR_OK && s < f->count; s++)
        status = fill_side(f, s, err);
    if (status != ZR_OK)
        return status;
    keep_named(f);
    for (uint32_t s = 0; status == ZR_OK && s < f->count; s++)
        status = rank_side(f, s, err);
    for (uint32_t i = 0; i < f->out.unit_count; i++) {
        zr_series_unit *unit = &f->out.unit[i];
        unit->trend = slope(unit->part, f->count);
        unit->change = unit->part[f->count - 1].share - unit->part[0].share;
    }
    qsort(f->out.unit, f->out.unit_count, sizeof *f->out.unit, by_trend);
    return status;
}

/* Each side against the next, then the first against the last. */
static zr_status compare_steps(following *f, const zr_compare_options *options, zr_error *err)
{
    zr_status status = ZR_OK;

    for (uint32_t s = 0; status == ZR_OK && s < f->count; s++) {
        const bool is_whole = s + 1 == f->count;
        status = zr_compare(&f->out.step[s], &f->side[is_whole ? 0 : s],
                            &f->side[is_whole ? s : s + 1], options, err);
        f->out.side_count += status == ZR_OK;
    }
    return status;
}

zr_status zr_series_compute(zr_series *out, const zr_side *side, uint32_t count,
                            const zr_compare_options *options, zr_error *err)
{
    static const zr_compare_options defaults = ZR_COMPARE_OPTIONS_INIT;
    const zr_compare_options *const chosen = options != NULL ? options : &defaults;
    following f = {.side = side, .count = count};
    zr_status status;

    if (count < 2)
        return zr__fail(err, ZR_EINVAL, "%s", _("a series needs two allocations or more"));
    f.out.rule = chosen->rule;
    f.out.seed = chosen->seed;
    if ((status = align(&f, err)) == ZR_OK && (status = reserve(&f, err)) == ZR_OK &&
        (status = compare_steps(&f, chosen, err)) == ZR_OK &&
        (status = follow_units(&f, err)) == ZR_OK) {
        *out = f.out;
        f.out = (zr_series){0};
    }
    zr__free(f.start);
    zr__free(f.parent);
    zr__free(f.row);
    zr_series_clear(&f.out);
    return status;
}

void zr_series_clear(zr_series *series)
{
    if (series == NULL)
        return;
    for (uint32_t s = 0; s < series->side_count; s++)
        zr_comparison_clear(&series->step[s]);
    zr__free(series->step);
    zr__free(series->unit);
    zr__free(series->part);
    *series = (zr_series){0};
}
