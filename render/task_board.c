/*
 * The tasks of one official or unit as rows, and the units on them beside.
 *
 * Tasks stand by plan in the order of the notice, those that the unit leads before those it
 * supports: that is how they are looked up. Units stand in the order of the mean row of their
 * tasks (the barycentre), which keeps lines short and few of them crossing.
 */
#include "render/task_board.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "render/json_writer.h"
#include "render/sheet.h"
#include "render/task_list_view.h"
#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"

static const double LARGEST_SCALE = 18.0 / 12, SMALLEST_SCALE = 1.0, SCALE_STEP = 1.0 / 12;
static const double BETWEEN_ROWS = 3.5, ABOVE_HEADING = 7.0, MOST_ROW_GAP = 12.0;
static const double BETWEEN_UNITS = 1.5, MOST_UNIT_GAP = 14.0;
static const double BESIDE_MARK = 9.0, BESIDE_COUNT = 42.0;

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
        if (heading[p].tasks > 0)
            board->row[board->row_count++] = heading[p];
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
            zr__board_unit *unit = &board->unit[place[edge->end]];
            unit->total++;
            unit->lead += edge->role == ZR_LEAD;
            unit->sum += r;
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

double zr__board_x(const zr__board *board, double share)
{
    return ZR__SHEET_MARGIN + share * (board->subject->width - 2 * ZR__SHEET_MARGIN);
}

static bool wrap(zr__lines *lines, const char *text, double width)
{
    char *clean = zr__clean_text(text);

    zr__lines_clear(lines);
    const bool made = clean != NULL && zr__lines_wrap(lines, clean, width);
    zr__free(clean);
    return made;
}

/* "gross product ≥ 5000 (100 million yuan); …" */
static void add_figures(zr__buffer *text, const zr_task *task)
{
    for (uint32_t i = 0; i < task->indicator_count; i++) {
        const zr_indicator *figure = &task->indicator[i];
        char number[ZR__NUMBER_SIZE];

        zr__number_format(number, figure->value);
        zr__buffer_addf(text, "%s%s %s %s%s%s", i > 0 ? "; " : "", figure->name,
                        zr__relation_sign(figure->relation), number,
                        figure->unit != NULL ? " " : "", figure->unit != NULL ? figure->unit : "");
    }
}

static void add_beside(zr__buffer *text, const zr__board *board, const zr__board_row *row)
{
    const zr_graph *graph = board->subject->graph;
    const zr_notice *notice = graph->notice;
    const uint32_t official = notice->task[row->task].official;

    for (uint32_t e = graph->task_start[row->task]; e < graph->task_start[row->task + 1]; e++)
        if (graph->task_edge[e].role == ZR_LEAD && !(board->is_unit && row->is_led))
            zr__buffer_addf(text, "%s%s", text->size > 0 ? _(", ") : "",
                            notice->unit[graph->task_edge[e].end].name);
    if (board->is_unit && official != ZR_NONE)
        zr__buffer_addf(text, "%s%s", text->size > 0 ? " · " : "",
                        notice->official[official].name);
}

/* Width between two places on the page, em. */
static double em_between(const zr__board *board, double left, double right, double less)
{
    const double width = zr__board_x(board, right) - zr__board_x(board, left);
    return (width / board->scale - less) / ZR__BOARD_SIZE;
}

static bool wrap_beside(const zr__board *board, zr__board_row *row)
{
    zr__buffer text = {0};

    zr__buffer_add(&text, "");
    add_beside(&text, board, row);
    const bool made =
        !text.failed && wrap(&row->beside, text.bytes != NULL ? text.bytes : "",
                             em_between(board, ZR__BOARD_BESIDE, ZR__BOARD_MARK, BESIDE_MARK));
    zr__buffer_clear(&text);
    return made;
}

static uint32_t most_of(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

static bool measure_row(const zr__board *board, zr__board_row *row)
{
    const zr_notice *notice = board->subject->graph->notice;
    const double width = row->task == ZR_NONE
                             ? em_between(board, 0, ZR__BOARD_MARK, 0)
                             : em_between(board, 0, ZR__BOARD_TITLE_END, 0);
    const double pitch = zr__line_pitch(ZR__BOARD_SIZE * board->scale);
    zr__buffer text = {0};
    bool made = true;

    zr__lines_clear(&row->figures);
    if (row->task == ZR_NONE) {
        const zr_plan *plan = &notice->plan[row->plan];
        zr__buffer_addf(&text, _("%s · tasks: %u"), plan->title != NULL ? plan->title : plan->id,
                        row->tasks);
        made = !text.failed && wrap(&row->title, text.bytes, width);
    } else {
        const zr_task *task = &notice->task[row->task];
        made = wrap(&row->title, task->title, width) && wrap_beside(board, row);
        if (board->has_figures && task->indicator_count > 0) {
            add_figures(&text, task);
            made = made && !text.failed && wrap(&row->figures, text.bytes, width);
        }
    }
    zr__buffer_clear(&text);
    row->height = most_of(row->title.count + row->figures.count, row->beside.count) * pitch +
                  (row->task == ZR_NONE ? ABOVE_HEADING : BETWEEN_ROWS) * board->scale;
    return made;
}

static zr_status measure(zr__board *board, zr_error *err)
{
    const zr_notice *notice = board->subject->graph->notice;
    const double size = ZR__BOARD_SIZE * board->scale;
    const double width = em_between(board, ZR__BOARD_UNITS, 1, BESIDE_COUNT);
    bool made = true;

    for (uint32_t r = 0; r < board->row_count && made; r++)
        made = measure_row(board, &board->row[r]);
    for (uint32_t i = 0; i < board->unit_count && made; i++) {
        zr__board_unit *unit = &board->unit[i];
        made = wrap(&unit->name, notice->unit[unit->unit].name, width);
        unit->height = unit->name.count * zr__line_pitch(size) + BETWEEN_UNITS * board->scale;
    }
    return made ? ZR_OK : zr__out_of_memory(err);
}

static double rows_height(const zr__board *board)
{
    double height = 0;

    for (uint32_t r = 0; r < board->row_count; r++)
        height += board->row[r].height;
    return height;
}

static double units_height(const zr__board *board)
{
    double height = 0;

    for (uint32_t i = 0; i < board->unit_count; i++)
        height += board->unit[i].height;
    return height;
}

/* The gap that spreads what is `used` over the height, within reason. */
static double gap_of(const zr__board *board, double used, uint32_t count, double most)
{
    return count > 1 ? fmin(most * board->scale, (board->height - used) / (count - 1)) : 0;
}

static void place(zr__board *board)
{
    const double rows = rows_height(board), units = units_height(board);
    const double row_gap = gap_of(board, rows, board->row_count, MOST_ROW_GAP);
    const double unit_gap = gap_of(board, units, board->unit_count, MOST_UNIT_GAP);
    const double rows_all = rows + row_gap * (board->row_count > 0 ? board->row_count - 1.0 : 0);
    const double units_all =
        units + unit_gap * (board->unit_count > 0 ? board->unit_count - 1.0 : 0);
    double y = board->top;

    for (uint32_t r = 0; r < board->row_count; r++) {
        board->row[r].y = y + board->row[r].height / 2;
        y += board->row[r].height + row_gap;
    }
    y = board->top + fmax(0, (rows_all - units_all) / 2);
    for (uint32_t i = 0; i < board->unit_count; i++) {
        board->unit[i].y = y + board->unit[i].height / 2;
        y += board->unit[i].height + unit_gap;
    }
}

static zr_status try_scale(zr__board *board, double scale, bool has_figures, bool *fits,
                           zr_error *err)
{
    board->scale = scale;
    board->has_figures = has_figures;
    const zr_status status = measure(board, err);
    *fits = status == ZR_OK && fmax(rows_height(board), units_height(board)) <= board->height;
    return status;
}

zr_status zr__board_place(zr__board *board, bool *fits, zr_error *err)
{
    const int steps = (int)lround((LARGEST_SCALE - SMALLEST_SCALE) / SCALE_STEP);
    zr_status status = try_scale(board, SMALLEST_SCALE, true, fits, err);
    const bool has_figures = *fits;

    if (status == ZR_OK && !*fits)
        status = try_scale(board, SMALLEST_SCALE, false, fits, err);
    if (status != ZR_OK || !*fits)
        return status;
    *fits = false;
    for (int step = 0; step <= steps && status == ZR_OK && !*fits; step++)
        status = try_scale(board, LARGEST_SCALE - step * SCALE_STEP, has_figures, fits, err);
    if (*fits)
        place(board);
    return status;
}

void zr__board_clear(zr__board *board)
{
    for (uint32_t r = 0; board->row != NULL && r < board->row_count; r++) {
        zr__lines_clear(&board->row[r].title);
        zr__lines_clear(&board->row[r].figures);
        zr__lines_clear(&board->row[r].beside);
    }
    for (uint32_t i = 0; board->unit != NULL && i < board->unit_count; i++)
        zr__lines_clear(&board->unit[i].name);
    zr__free(board->row);
    zr__free(board->unit);
    zr__free(board->tie);
    *board = (zr__board){0};
}
