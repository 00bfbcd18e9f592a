/*
 * The tasks of one official or unit as rows, and the units on them beside.
 *
 * Tasks stand by plan in the order of the notice, those that the unit leads before those it
 * supports: that is how they are looked up. Units stand in the order of the mean row of their
 * tasks (the barycentre), which keeps lines short and few of them crossing. Where not all can be
 * drawn, counts are still of all.
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
        board->row[board->row_count++] =
            (zr__board_row){.task = t, .plan = plan, .is_led = leads,
                            .units = zr_graph_task_size(board->subject->graph, t)};
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

/* What is drawn first: what the unit leads, then what the most units are on. */
static int compare_relevance(const void *left, const void *right)
{
    const zr__board_row *a = *(zr__board_row *const *)left, *b = *(zr__board_row *const *)right;

    if (a->is_led != b->is_led)
        return a->is_led ? -1 : 1;
    if (a->units != b->units)
        return a->units > b->units ? -1 : 1;
    return a->task < b->task ? -1 : a->task > b->task;
}

/* Mark the `most` tasks to be drawn, and the headings that have one. */
static zr_status choose_rows(zr__board *board, uint32_t most, zr_error *err)
{
    zr__board_row **ranked = zr__calloc(board->tasks, sizeof *ranked);
    zr__board_row *heading = NULL;
    uint32_t count = 0;

    if (ranked == NULL)
        return zr__out_of_memory(err);
    for (uint32_t r = 0; r < board->row_count; r++)
        if (board->row[r].task != ZR_NONE)
            ranked[count++] = &board->row[r];
    if (count > most)
        qsort(ranked, count, sizeof *ranked, compare_relevance);
    board->tasks_drawn = count < most ? count : most;
    for (uint32_t i = 0; i < board->tasks_drawn; i++)
        ranked[i]->is_drawn = true;
    for (uint32_t r = 0; r < board->row_count; r++) {
        if (board->row[r].task == ZR_NONE)
            heading = &board->row[r];
        else if (board->row[r].is_drawn && heading != NULL)
            heading->is_drawn = true;
    }
    zr__free(ranked);
    return ZR_OK;
}

/* By the mean row of their tasks, then by document order. */
static int compare_units(const void *left, const void *right)
{
    const zr__board_unit *a = left, *b = right;
    const double mean_a = a->sum / a->drawn, mean_b = b->sum / b->drawn;

    if (mean_a != mean_b)
        return mean_a < mean_b ? -1 : 1;
    return a->unit < b->unit ? -1 : a->unit > b->unit;
}

/* Those on a task that is drawn before others; those that lead one; the most loaded. */
static int compare_unit_relevance(const void *left, const void *right)
{
    const zr__board_unit *a = left, *b = right;

    if ((a->drawn > 0) != (b->drawn > 0))
        return a->drawn > 0 ? -1 : 1;
    if ((a->drawn_lead > 0) != (b->drawn_lead > 0))
        return a->drawn_lead > 0 ? -1 : 1;
    if (a->drawn != b->drawn)
        return a->drawn > b->drawn ? -1 : 1;
    return a->unit < b->unit ? -1 : a->unit > b->unit;
}

/* One more task of a unit; they come plan by plan. */
static void count_task(zr__board_unit *unit, uint32_t r, const zr__board_row *row, bool leads)
{
    unit->total++;
    unit->lead += leads;
    if (!row->is_drawn)
        return;
    if (unit->drawn == 0 || unit->last_plan != row->plan)
        zr__add_circled(&unit->marks, row->plan + 1);
    unit->last_plan = row->plan;
    unit->drawn++;
    unit->drawn_lead += leads;
    unit->sum += r;
}

/* Count each unit on the board; `place` is by unit. Ties are those of tasks drawn. */
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
                place[edge->end] = board->units;
                board->unit[board->units++].unit = edge->end;
            }
            count_task(&board->unit[place[edge->end]], r, &board->row[r], edge->role == ZR_LEAD);
            if (board->row[r].is_drawn)
                board->tie[board->tie_count++] =
                    (zr__board_tie){r, edge->end, edge->role == ZR_LEAD};
        }
    }
    for (uint32_t i = 0; i < board->units; i++)
        board->leading += board->unit[i].lead > 0;
}

/* Keep the units to be drawn, in their order; `place` is by unit. */
static void choose_units(zr__board *board, uint32_t most, uint32_t *place)
{
    if (board->units > 0)
        qsort(board->unit, board->units, sizeof *board->unit, compare_unit_relevance);
    while (board->unit_count < board->units && board->unit_count < most &&
           board->unit[board->unit_count].drawn > 0)
        board->unit_count++;
    if (board->unit_count > 0)
        qsort(board->unit, board->unit_count, sizeof *board->unit, compare_units);
    for (uint32_t i = 0; i < board->units; i++)
        place[board->unit[i].unit] = i < board->unit_count ? i : ZR_NONE;
}

/* Leave rows out that are not drawn, and ties to units that are not. */
static void compact(zr__board *board, uint32_t *place)
{
    uint32_t rows = 0, ties = 0, tie = 0;

    for (uint32_t r = 0; r < board->row_count; r++) {
        if (!board->row[r].is_drawn)
            continue;
        for (; tie < board->tie_count && board->tie[tie].row == r; tie++)
            if (place[board->tie[tie].unit] != ZR_NONE)
                board->tie[ties++] = (zr__board_tie){rows, place[board->tie[tie].unit],
                                                     board->tie[tie].leads};
        board->row[rows++] = board->row[r];
    }
    board->row_count = rows;
    board->tie_count = ties;
}

static zr_status gather_units(zr__board *board, uint32_t most, zr_error *err)
{
    const zr_graph *graph = board->subject->graph;
    uint32_t *place = zr__calloc(graph->unit_count, sizeof *place);
    size_t ties = 0;

    for (uint32_t r = 0; r < board->row_count; r++)
        ties += board->row[r].units;
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
    choose_units(board, most, place);
    compact(board, place);
    zr__free(place);
    return ZR_OK;
}

static zr_status count_officials(zr__board *board, zr_error *err)
{
    const zr_notice *notice = board->subject->graph->notice;

    board->by_official = zr__calloc(notice->official_count, sizeof *board->by_official);
    if (board->by_official == NULL)
        return zr__out_of_memory(err);
    for (uint32_t r = 0; r < board->row_count; r++)
        if (board->row[r].task != ZR_NONE &&
            notice->task[board->row[r].task].official != ZR_NONE)
            board->by_official[notice->task[board->row[r].task].official]++;
    return ZR_OK;
}

zr_status zr__board_init(zr__board *out, const zr__subject *subject, bool is_unit,
                         zr__board_limits most, zr_error *err)
{
    zr__board board = {.subject = subject, .is_unit = is_unit, .scale = 1};
    zr_status status = gather_rows(&board, err);

    if (status == ZR_OK)
        status = count_officials(&board, err);
    if (status == ZR_OK)
        status = choose_rows(&board, most.tasks, err);
    if (status == ZR_OK)
        status = gather_units(&board, most.units, err);
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
    for (uint32_t i = 0; board->unit != NULL && i < board->units; i++) {
        zr__lines_clear(&board->unit[i].name);
        zr__buffer_clear(&board->unit[i].marks);
    }
    zr__free(board->row);
    zr__free(board->unit);
    zr__free(board->tie);
    zr__free(board->by_official);
    *board = (zr__board){0};
}
