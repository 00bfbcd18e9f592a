/*
 * How large a board is: its words wrapped, and as many of them as fit.
 *
 * On a grey page plans have numbers in circles; those of a unit's tasks stand after its name: what
 * the colours of its lines would say.
 */
#include <math.h>
#include <stdio.h>

#include "render/json_writer.h"
#include "render/sheet.h"
#include "render/task_board.h"
#include "render/task_list_view.h"
#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"

static const double MM_PER_POINT = 25.4 / 72;
static const double LARGEST_SCALE = 18.0 / 12, LARGEST_OF_ALL = 21.0 / 12; /* on A4; on A3 */
static const double LARGEST_ENLARGED = 15.0 / 12;
static const double SMALLEST_SCALE = 1.0, SCALE_STEP = 1.0 / 12;
static const double BETWEEN_ROWS = 3.5, ABOVE_HEADING = 7.0, MOST_ROW_GAP = 12.0;
static const double BETWEEN_UNITS = 1.5, MOST_UNIT_GAP = 14.0;
static const double BESIDE_COUNT = 7.0;
static const double LEAST_COUNT = 22.0; /* width of "12/32" */

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
        if (board->has_leaders && graph->task_edge[e].role == ZR_LEAD &&
            !(board->is_unit && row->is_led))
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
        !text.failed &&
        wrap(&row->beside, text.bytes != NULL ? text.bytes : "",
             em_between(board, ZR__BOARD_BESIDE, ZR__BOARD_MARK, ZR__BOARD_BESIDE_MARK));
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
        if (zr__board_is_marked(board))
            zr__add_circled(&text, row->plan + 1);
        zr__buffer_add(&text, zr__board_is_marked(board) ? " " : "");
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

static bool wrap_unit(const zr__board *board, zr__board_unit *unit, double width)
{
    const char *name = board->subject->graph->notice->unit[unit->unit].name;
    zr__buffer text = {0};

    zr__buffer_add(&text, name);
    if (zr__board_is_marked(board))
        zr__buffer_addf(&text, " %s", unit->marks.bytes);
    const bool made =
        !text.failed && !unit->marks.failed && wrap(&unit->name, text.bytes, width);
    zr__buffer_clear(&text);
    return made;
}

static double widest_count(const zr__board *board)
{
    double widest = LEAST_COUNT;

    for (uint32_t i = 0; i < board->unit_count; i++) {
        char count[32];
        snprintf(count, sizeof count, "%u/%u", board->unit[i].lead, board->unit[i].total);
        widest = fmax(widest, zr__em_width(count) * ZR__BOARD_SIZE);
    }
    return widest;
}

static zr_status measure(zr__board *board, zr_error *err)
{
    const double size = ZR__BOARD_SIZE * board->scale;
    const double width = em_between(board, ZR__BOARD_UNITS, 1, board->name_away);
    bool made = true;

    for (uint32_t r = 0; r < board->row_count && made; r++)
        made = measure_row(board, &board->row[r]);
    for (uint32_t i = 0; i < board->unit_count && made; i++) {
        zr__board_unit *unit = &board->unit[i];
        made = wrap_unit(board, unit, width);
        unit->height = unit->name.count * zr__line_pitch(size) + BETWEEN_UNITS * board->scale;
    }
    return made ? ZR_OK : zr__out_of_memory(err);
}

double zr__board_rows_height(const zr__board *board)
{
    double height = 0;

    for (uint32_t r = 0; r < board->row_count; r++)
        height += board->row[r].height;
    return height;
}

double zr__board_units_height(const zr__board *board)
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
    const double rows = zr__board_rows_height(board), units = zr__board_units_height(board);
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

static zr_status try_scale(zr__board *board, double scale, bool *fits, zr_error *err)
{
    board->scale = scale;
    const zr_status status = measure(board, err);
    *fits = status == ZR_OK && zr__board_rows_height(board) <= board->height &&
            zr__board_units_height(board) <= board->height;
    return status;
}

/* Keep as many words as fit at the smallest scale. */
static zr_status choose_words(zr__board *board, bool must, bool *fits, zr_error *err)
{
    board->has_figures = board->has_leaders = true;
    zr_status status = try_scale(board, SMALLEST_SCALE, fits, err);

    if (status == ZR_OK && !*fits && !board->subject->is_enlarged) {
        board->has_figures = false;
        status = try_scale(board, SMALLEST_SCALE, fits, err);
    }
    if (status == ZR_OK && !*fits && must) {
        board->has_leaders = false;
        status = try_scale(board, SMALLEST_SCALE, fits, err);
    }
    return status;
}

zr_status zr__board_place(zr__board *board, bool must, bool *fits, zr_error *err)
{
    const double larger = board->subject->width * MM_PER_POINT / ZR_WIDTH_A4;
    const double usual = fmin(LARGEST_SCALE * larger, LARGEST_OF_ALL);
    const double largest = fmax(usual, board->subject->is_enlarged ? LARGEST_ENLARGED : 1);
    const int steps = (int)lround((largest - SMALLEST_SCALE) / SCALE_STEP);

    board->name_away = ZR__BOARD_BESIDE_DISC + widest_count(board) + BESIDE_COUNT;
    zr_status status = choose_words(board, must, fits, err);
    if (status != ZR_OK || !*fits)
        return status;
    *fits = false;
    for (int step = steps; step >= 0 && status == ZR_OK && !*fits; step--)
        status = try_scale(board, SMALLEST_SCALE + step * SCALE_STEP, fits, err);
    if (*fits)
        place(board);
    return status;
}
