/*
 * The cells of a matrix, and an order in which blocks show: by module, then barycentre.
 */
#include "render/matrix.h"

#include <math.h>
#include <stdlib.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"

enum { SWEEPS = 12 };

typedef struct key {
    uint32_t module;
    double mean;
    uint32_t what;
} key;

static int by_block(const void *left, const void *right)
{
    const key *a = left, *b = right;

    if (a->module != b->module)
        return a->module < b->module ? -1 : 1;
    if (a->mean != b->mean)
        return a->mean < b->mean ? -1 : 1;
    return a->what < b->what ? -1 : a->what > b->what;
}

bool zr__matrix_has_counts(const zr__matrix *m)
{
    return m->subject->options->by == ZR_BY_OFFICIALS;
}

static uint32_t unit_number(const zr__matrix *m, uint32_t place)
{
    return m->subject->selection.unit[place].unit;
}

static const char *unit_name(const zr__matrix *m, uint32_t place)
{
    return m->subject->graph->notice->unit[unit_number(m, place)].name;
}

const char *zr__matrix_row_name(const zr__matrix *m, uint32_t row)
{
    if (zr__matrix_has_counts(m))
        return unit_name(m, row);
    const zr_task *task = &m->subject->graph->notice->task[m->other[row]];
    return task->title != NULL && task->title[0] != '\0' ? task->title : task->id;
}

const char *zr__matrix_column_name(const zr__matrix *m, uint32_t column)
{
    if (!zr__matrix_has_counts(m))
        return unit_name(m, column);
    return m->other[column] == ZR_NONE ? "–"
                                       : m->subject->graph->notice->official[m->other[column]].name;
}

uint32_t zr__matrix_row_number(const zr__matrix *m, uint32_t row)
{
    return zr__matrix_has_counts(m) ? unit_number(m, row) : m->other[row];
}

uint32_t zr__matrix_column_number(const zr__matrix *m, uint32_t column)
{
    return zr__matrix_has_counts(m) ? m->other[column] : unit_number(m, column);
}

/* Modules of units and tasks; officials have none. */
uint32_t zr__matrix_row_module(const zr__matrix *m, uint32_t row)
{
    const zr_clusters *clusters = &m->subject->clusters;
    return zr__matrix_has_counts(m) ? clusters->of_unit[unit_number(m, row)]
                                    : clusters->of_task[m->other[row]];
}

uint32_t zr__matrix_column_module(const zr__matrix *m, uint32_t column)
{
    return zr__matrix_has_counts(m) ? 0 : m->subject->clusters.of_unit[unit_number(m, column)];
}

uint32_t zr__matrix_module(const zr__matrix *m, const zr__matrix_cell *cell)
{
    const uint32_t place = zr__matrix_has_counts(m) ? cell->row : cell->column;
    const uint32_t module = m->subject->clusters.of_unit[unit_number(m, place)];
    return module < m->subject->clusters.cluster_count ? module : ZR_NONE;
}

static int by_tasks(const void *left, const void *right)
{
    const zr__chosen *a = left, *b = right;

    if (a->total != b->total)
        return a->total > b->total ? -1 : 1;
    return a->unit < b->unit ? -1 : a->unit > b->unit;
}

/* Officials with a task in scope, at most `most`, those with the most tasks. */
static zr_status choose_officials(zr__matrix *m, uint32_t most, zr_error *err)
{
    const zr_graph *graph = m->subject->graph;
    const uint32_t all = graph->notice->official_count + 1;
    zr__chosen *official = zr__calloc(all, sizeof *official);
    uint32_t met = 0;

    if (official == NULL)
        return zr__out_of_memory(err);
    for (uint32_t o = 0; o < all; o++)
        official[o].unit = o + 1 < all ? o : ZR_NONE;
    for (uint32_t t = 0; t < graph->task_count; t++) {
        const uint32_t of = graph->notice->task[t].official;
        if (zr_scope_has(m->subject->options->scope, graph, t) &&
            graph->task_start[t] < graph->task_start[t + 1])
            official[of < all ? of : all - 1].total++;
    }
    qsort(official, all, sizeof *official, by_tasks);
    while (met < all && official[met].total > 0)
        met++;
    m->others = met < most ? met : most;
    m->others_left_out = met - m->others;
    for (uint32_t i = 0; i < m->others; i++)
        m->other[i] = official[i].unit;
    zr__free(official);
    return ZR_OK;
}

/* Cells of unit rows: one pass over the tasks of each unit. `at` is by official, the last of none:
 * the column and one, or 0. `cell_of` is by column: the cell and one of the last row with one. */
static void fill_unit_rows(zr__matrix *m, uint32_t *at, uint32_t *cell_of)
{
    const zr_graph *graph = m->subject->graph;
    const uint32_t none = graph->notice->official_count;
    uint32_t cells = 0;

    for (uint32_t c = 0; c < m->column_count; c++)
        at[m->other[c] == ZR_NONE ? none : m->other[c]] = c + 1;
    for (uint32_t r = 0; r < m->row_count; r++) {
        const uint32_t unit = unit_number(m, r);
        m->row_start[r] = cells;
        for (uint32_t e = graph->unit_start[unit]; e < graph->unit_start[unit + 1]; e++) {
            const zr_edge *edge = &graph->unit_edge[e];
            const uint32_t of = graph->notice->task[edge->end].official;
            const uint32_t column = at[of < none ? of : none];
            if (column == 0 || !zr_scope_has(m->subject->options->scope, graph, edge->end))
                continue;
            if (cell_of[column - 1] <= m->row_start[r]) {
                m->cell[cells++] = (zr__matrix_cell){r, column - 1, 0, 0};
                cell_of[column - 1] = cells;
            }
            zr__matrix_cell *cell = &m->cell[cell_of[column - 1] - 1];
            cell->tasks++;
            cell->leads += edge->role == ZR_LEAD;
        }
    }
    m->row_start[m->row_count] = cells;
}

static void fill_task_rows(zr__matrix *m)
{
    const zr_graph *graph = m->subject->graph;
    uint32_t cells = 0;

    for (uint32_t r = 0; r < m->row_count; r++) {
        m->row_start[r] = cells;
        for (uint32_t e = graph->task_start[m->other[r]]; e < graph->task_start[m->other[r] + 1];
             e++) {
            const zr_edge *edge = &graph->task_edge[e];
            const uint32_t place = m->subject->selection.place[edge->end];
            if (place < m->units)
                m->cell[cells++] = (zr__matrix_cell){r, place, 1, edge->role == ZR_LEAD};
        }
    }
    m->row_start[m->row_count] = cells;
}

static zr_status fill_cells(zr__matrix *m, zr_error *err)
{
    const zr_graph *graph = m->subject->graph;
    size_t room = (size_t)m->row_count * m->column_count;

    if (!zr__matrix_has_counts(m)) {
        room = 0;
        for (uint32_t r = 0; r < m->row_count; r++)
            room += zr_graph_task_size(graph, m->other[r]);
    }
    uint32_t *at = zr__calloc((size_t)graph->notice->official_count + 1, sizeof *at);
    m->cell = zr__calloc(room, sizeof *m->cell);
    m->row_start = zr__calloc((size_t)m->row_count + 1, sizeof *m->row_start);
    m->row_order = zr__calloc(m->row_count, sizeof *m->row_order);
    m->column_order = zr__calloc(m->column_count, sizeof *m->column_order);
    m->column_place = zr__calloc(m->column_count, sizeof *m->column_place);
    const bool made = at != NULL && m->cell != NULL && m->row_start != NULL &&
                      m->row_order != NULL && m->column_order != NULL && m->column_place != NULL;
    if (made && zr__matrix_has_counts(m))
        fill_unit_rows(m, at, m->column_place); /* free until there is an order */
    else if (made)
        fill_task_rows(m);
    zr__free(at);
    return made ? ZR_OK : zr__out_of_memory(err);
}

/* Order one side by the places of the other. `sum` and `count` are by what is ordered. */
static void sort_side(zr__matrix *m, bool rows, const uint32_t *other_place, key *keys, double *sum,
                      double *count)
{
    const uint32_t size = rows ? m->row_count : m->column_count;
    uint32_t *order = rows ? m->row_order : m->column_order;

    for (uint32_t i = 0; i < size; i++)
        sum[i] = count[i] = 0;
    for (uint32_t c = 0; c < m->row_start[m->row_count]; c++) {
        const zr__matrix_cell *cell = &m->cell[c];
        const uint32_t what = rows ? cell->row : cell->column;
        sum[what] += other_place[rows ? cell->column : cell->row] * (double)cell->tasks;
        count[what] += cell->tasks;
    }
    for (uint32_t i = 0; i < size; i++)
        keys[i] = (key){rows ? zr__matrix_row_module(m, i) : zr__matrix_column_module(m, i),
                        sum[i] / fmax(count[i], 1), i};
    qsort(keys, size, sizeof *keys, by_block);
    for (uint32_t i = 0; i < size; i++)
        order[i] = keys[i].what;
}

static zr_status order_both(zr__matrix *m, zr_error *err)
{
    const size_t most = (size_t)m->row_count + m->column_count;
    uint32_t *row_place = zr__calloc(m->row_count, sizeof *row_place);
    key *keys = zr__calloc(most, sizeof *keys);
    double *sum = zr__calloc(most, sizeof *sum), *count = zr__calloc(most, sizeof *count);
    const bool made = row_place != NULL && keys != NULL && sum != NULL && count != NULL;

    for (uint32_t i = 0; made && i < m->column_count; i++)
        m->column_place[i] = i;
    for (int sweep = 0; made && sweep < SWEEPS; sweep++) {
        sort_side(m, true, m->column_place, keys, sum, count);
        for (uint32_t i = 0; i < m->row_count; i++)
            row_place[m->row_order[i]] = i;
        sort_side(m, false, row_place, keys, sum, count);
        for (uint32_t i = 0; i < m->column_count; i++)
            m->column_place[m->column_order[i]] = i;
    }
    zr__free(row_place);
    zr__free(keys);
    zr__free(sum);
    zr__free(count);
    return made ? ZR_OK : zr__out_of_memory(err);
}

zr_status zr__matrix_init(zr__matrix *m, const zr__subject *subject, uint32_t units,
                          uint32_t others, zr_error *err)
{
    const zr__selection *selection = &subject->selection;

    *m = (zr__matrix){.subject = subject,
                      .units = units < selection->drawn ? units : selection->drawn,
                      .other = zr__calloc(ZR__MATRIX_MOST, sizeof *m->other)};
    m->units_left_out = selection->count - m->units;
    if (m->other == NULL)
        return zr__out_of_memory(err);
    zr_status status = ZR_OK;
    if (zr__matrix_has_counts(m)) {
        status = choose_officials(m, others < ZR__MATRIX_MOST ? others : ZR__MATRIX_MOST, err);
        m->row_count = status == ZR_OK ? m->units : 0;
        m->column_count = m->others;
    } else {
        status = zr__choose_tasks(m->other, &m->others,
                                  others < ZR__MATRIX_MOST ? others : ZR__MATRIX_MOST, selection,
                                  m->units, subject->graph, subject->options->scope, err);
        m->others_left_out = selection->tasks - m->others;
        m->row_count = m->others;
        m->column_count = m->units;
    }
    if (status == ZR_OK)
        status = fill_cells(m, err);
    return status == ZR_OK ? order_both(m, err) : status;
}

void zr__matrix_clear(zr__matrix *m)
{
    zr__free(m->other);
    zr__free(m->cell);
    zr__free(m->row_start);
    zr__free(m->row_order);
    zr__free(m->column_order);
    zr__free(m->column_place);
    *m = (zr__matrix){0};
}
