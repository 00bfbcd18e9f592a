/*
 * The tasks of one official or unit as rows, and the units on them beside.
 *
 * Tasks stand by plan in the order of the notice, those that the unit leads before those it
 * supports: that is how they are looked up. Units stand in the order of the mean row of their
 * tasks (the barycentre), which keeps lines short and few of them crossing.
 */
#include "render/task_board.h"

#include <stdlib.h>

#include "src/failure.h"
#include "src/memory.h"

static bool is_on_board(const zr__board *board, uint32_t task, bool *leads)
{
    const zr_graph *graph = board->subject->graph;
    const uint32_t index = board->subject->options->index;

    *leads = !board->is_unit;
    if (!zr_scope_has(board->subject->options->scope, graph, task))
        return false;
    if (!board->is_unit)
        return graph->notice->task[task].official == index;
    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++)
        if (graph->task_edge[e].end == index) {
            *leads = graph->task_edge[e].role == ZR_LEAD;
            return true;
        }
    return false;
}

/* By plan; those led before the others; in the order of the notice. A heading comes first. */
static int compare_rows(const void *left, const void *right)
{
    const zr__board_row *a = left, *b = right;

    if (a->plan != b->plan)
        return a->plan < b->plan ? -1 : 1;
    if ((a->task == ZR_NONE) != (b->task == ZR_NONE))
        return a->task == ZR_NONE ? -1 : 1;
    if (a->is_led != b->is_led)
        return a->is_led ? -1 : 1;
    return a->task < b->task ? -1 : a->task > b->task;
}

static zr_status gather_rows(zr__board *board, zr_error *err)
{
    const zr_notice *notice = board->subject->graph->notice;
    zr__board_row *heading = zr__calloc(notice->plan_count, sizeof *heading);

    board->row = zr__calloc((size_t)notice->task_count + notice->plan_count, sizeof *board->row);
    if (board->row == NULL || heading == NULL) {
        zr__free(heading);
        return zr__out_of_memory(err);
    }
    for (uint32_t t = 0; t < notice->task_count; t++) {
        bool leads = false;
        if (!is_on_board(board, t, &leads))
            continue;
        const uint32_t plan = notice->task[t].plan;
        board->row[board->row_count++] = (zr__board_row){.task = t, .plan = plan, .is_led = leads};
        board->tasks++;
        board->led += leads;
        heading[plan] = (zr__board_row){.task = ZR_NONE, .plan = plan,
                                        .tasks = heading[plan].tasks + 1};
    }
    for (uint32_t p = 0; p < notice->plan_count; p++)
        if (heading[p].tasks > 0) {
            board->row[board->row_count++] = heading[p];
            board->plans++;
        }
    zr__free(heading);
    if (board->row_count > 0)
        qsort(board->row, board->row_count, sizeof *board->row, compare_rows);
    return ZR_OK;
}

/* By the mean row of their tasks, then by document order. */
static int compare_units(const void *left, const void *right)
{
    const zr__board_unit *a = left, *b = right;
    const double mean_a = a->sum / a->total, mean_b = b->sum / b->total;

    if (mean_a != mean_b)
        return mean_a < mean_b ? -1 : 1;
    return a->unit < b->unit ? -1 : a->unit > b->unit;
}

/* One more tie of a unit; ties come plan by plan. */
static void count_tie(zr__board_unit *unit, uint32_t row, uint32_t plan, bool leads)
{
    if (unit->total == 0 || unit->last_plan != plan)
        zr__add_circled(&unit->marks, plan + 1);
    unit->last_plan = plan;
    unit->total++;
    unit->lead += leads;
    unit->sum += row;
}

/* Count each unit on the board; `place` is by unit. */
static void count_units(zr__board *board, uint32_t *place)
{
    const zr_graph *graph = board->subject->graph;

    for (uint32_t r = 0; r < board->row_count; r++) {
        const uint32_t task = board->row[r].task;
        for (uint32_t e = task == ZR_NONE ? 0 : graph->task_start[task];
             task != ZR_NONE && e < graph->task_start[task + 1]; e++) {
            const zr_edge *edge = &graph->task_edge[e];
            if (board->is_unit && edge->end == board->subject->options->index)
                continue;
            if (place[edge->end] == ZR_NONE) {
                place[edge->end] = board->unit_count;
                board->unit[board->unit_count++].unit = edge->end;
            }
            count_tie(&board->unit[place[edge->end]], r, board->row[r].plan,
                      edge->role == ZR_LEAD);
            board->tie[board->tie_count++] =
                (zr__board_tie){r, edge->end, edge->role == ZR_LEAD};
        }
    }
}

static zr_status gather_units(zr__board *board, zr_error *err)
{
    const zr_graph *graph = board->subject->graph;
    uint32_t *place = zr__calloc(graph->unit_count, sizeof *place);
    size_t ties = 0;

    for (uint32_t r = 0; r < board->row_count; r++)
        if (board->row[r].task != ZR_NONE)
            ties += zr_graph_task_size(graph, board->row[r].task);
    board->unit = zr__calloc(ties < graph->unit_count ? ties : graph->unit_count,
                             sizeof *board->unit);
    board->tie = zr__calloc(ties, sizeof *board->tie);
    if (place == NULL || board->unit == NULL || board->tie == NULL) {
        zr__free(place);
        return zr__out_of_memory(err);
    }
    for (uint32_t u = 0; u < graph->unit_count; u++)
        place[u] = ZR_NONE;
    count_units(board, place);
    if (board->unit_count > 0)
        qsort(board->unit, board->unit_count, sizeof *board->unit, compare_units);
    for (uint32_t i = 0; i < board->unit_count; i++)
        place[board->unit[i].unit] = i;
    for (uint32_t i = 0; i < board->tie_count; i++)
        board->tie[i].unit = place[board->tie[i].unit];
    zr__free(place);
    return ZR_OK;
}

/* Keep the first tasks, with their headings. */
static void cut_rows(zr__board *board, uint32_t most)
{
    uint32_t kept = 0;

    while (kept < board->row_count) {
        const bool is_task = board->row[kept].task != ZR_NONE;
        if (board->tasks_drawn == most)
            break;
        board->tasks_drawn += is_task;
        kept++;
    }
    board->row_count = kept;
}

zr_status zr__board_init(zr__board *out, const zr__subject *subject, bool is_unit, uint32_t most,
                         zr_error *err)
{
    zr__board board = {.subject = subject, .is_unit = is_unit, .scale = 1};
    zr_status status = gather_rows(&board, err);

    if (status == ZR_OK) {
        cut_rows(&board, most);
        status = gather_units(&board, err);
    }
    if (status == ZR_OK)
        *out = board;
    else
        zr__board_clear(&board);
    return status;
}

void zr__board_clear(zr__board *board)
{
    for (uint32_t r = 0; board->row != NULL && r < board->row_count; r++) {
        zr__lines_clear(&board->row[r].title);
        zr__lines_clear(&board->row[r].figures);
        zr__lines_clear(&board->row[r].beside);
    }
    for (uint32_t i = 0; board->unit != NULL && i < board->unit_count; i++) {
        zr__lines_clear(&board->unit[i].name);
        zr__buffer_clear(&board->unit[i].marks);
    }
    zr__free(board->row);
    zr__free(board->unit);
    zr__free(board->tie);
    *board = (zr__board){0};
}
