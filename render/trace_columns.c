/*
 * Columns of tasks: bands in the order of the plan, in each the tasks of the plan as they come and
 * those of the year by the mean height of what they are tied to (one barycentre sweep, after
 * Sugiyama, Tagawa & Toda 1981).
 */
#include "render/trace_columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "render/sheet.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/names.h"

static const double DISC_X[] = {0.37, 0.63}; /* of the width */
static const double ROW_GAP = 1.5, BAND_GAP = 7.0, MOST_ROW_GAP = 6.0;
static const double MOST_STRETCH = 24.0; /* of a gap, to make a column as high as the other */

double zr__trace_columns_x(const zr__trace_columns *view, int side)
{
    return DISC_X[side] * view->subject->width;
}

double zr__trace_columns_line(void)
{
    return zr__line_pitch(ZR__TRACE_SIZE) + ROW_GAP;
}

static const zr_side *side_of(const zr__trace_columns *view, int side)
{
    return side == ZR__BEFORE ? view->subject->options->from : view->subject->options->to;
}

/* Who a task belongs to: its official, or its first leading unit. */
static const char *owner_of(const zr__trace_columns *view, int side, uint32_t task)
{
    const zr_graph *graph = side_of(view, side)->graph;
    const zr_notice *notice = graph->notice;

    if (view->subject->options->by != ZR_BY_UNITS)
        return notice->task[task].official == ZR_NONE
                   ? NULL
                   : notice->official[notice->task[task].official].name;
    const uint32_t start = graph->task_start[task];
    const bool is_led = start < graph->task_start[task + 1] &&
                        graph->task_edge[start].role == ZR_LEAD;
    return is_led ? notice->unit[graph->task_edge[start].end].name : NULL;
}

/* Points for a text beside a disc. */
static double text_width(const zr__trace_columns *view)
{
    return DISC_X[ZR__BEFORE] * view->subject->width - ZR__SHEET_MARGIN - 4 * ZR__TRACE_DISC - 8;
}

/* Clean and wrap a text that stands beside the discs; the height it takes. */
static bool wrap(zr__lines *lines, double *height, const zr__trace_columns *view, const char *text)
{
    char *clean = zr__clean_text(text);
    const bool is_made =
        clean != NULL && zr__lines_wrap(lines, clean, text_width(view) / ZR__TRACE_SIZE);

    zr__free(clean);
    *height = lines->count * zr__line_pitch(ZR__TRACE_SIZE) + ROW_GAP;
    return is_made;
}

static bool find_band(zr__trace_columns *view, zr__names *names, const char *name, uint32_t *band)
{
    const char *key = name != NULL ? name : "";

    *band = zr__names_find(names, key, strlen(key));
    if (*band != ZR_NONE)
        return true;
    *band = view->band_count++;
    return wrap(&view->band[*band].name, &view->band[*band].head, view,
                name != NULL ? name : _("nobody")) &&
           zr__names_add(names, key, strlen(key), *band);
}

static bool fill_row(zr__trace_columns *view, int side, uint32_t place, zr__names *names)
{
    zr__trace_row *row = &view->row[side][place];

    row->task = side == ZR__BEFORE ? &view->result->task[place] : &view->result->root[place];
    row->place = place;
    return wrap(&row->title, &row->height, view,
                side_of(view, side)->graph->notice->task[row->task->task].title) &&
           find_band(view, names, owner_of(view, side, row->task->task), &row->band);
}

zr_status zr__trace_columns_init(zr__trace_columns *view, const zr__subject *subject,
                                 zr_error *err)
{
    const uint32_t rows[] = {subject->trace.task_count, subject->trace.root_count};
    zr__names names = {0};
    bool has_memory = true;

    view->subject = subject;
    view->result = &subject->trace;
    view->band = zr__calloc((size_t)rows[0] + rows[1], sizeof *view->band);
    has_memory = view->band != NULL;
    for (int side = 0; side < 2; side++) {
        view->row[side] = zr__calloc(rows[side], sizeof *view->row[side]);
        view->order[side] = zr__calloc(rows[side], sizeof *view->order[side]);
        has_memory &= view->row[side] != NULL && view->order[side] != NULL;
    }
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; has_memory && i < rows[side]; i++)
            has_memory = fill_row(view, side, i, &names);
    zr__names_clear(&names);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}

/* The row of a task of the year: the list ascends. */
static zr__trace_row *year_row(const zr__trace_columns *view, uint32_t task)
{
    uint32_t low = 0, high = view->result->root_count;

    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;

        if (view->row[ZR__AFTER][middle].task->task < task)
            low = middle + 1;
        else
            high = middle;
    }
    return &view->row[ZR__AFTER][low];
}

zr__trace_row *zr__trace_columns_end(const zr__trace_columns *view, const zr_trace_match *match)
{
    return match->verdict == ZR_TRACE_NONE ? NULL : year_row(view, match->task);
}

/* A band without a tie still stands beside that of the plan. */
bool zr__trace_band_is_there(const zr__trace_band *band, int side)
{
    return band->drawn[side] > 0 ||
           (side == ZR__AFTER && band->drawn[ZR__BEFORE] > 0 && band->without > 0);
}

/* Mark what is drawn when the plan's first `drawn` tasks are. */
static void mark(zr__trace_columns *view, uint32_t drawn)
{
    for (uint32_t i = 0; i < view->result->root_count; i++)
        view->row[ZR__AFTER][i].is_drawn = false;
    for (uint32_t b = 0; b < view->band_count; b++)
        view->band[b].drawn[0] = view->band[b].drawn[1] = view->band[b].without = 0;
    for (uint32_t i = 0; i < view->result->task_count; i++) {
        const zr_trace_task *task = &view->result->task[i];

        view->row[ZR__BEFORE][i].is_drawn = i < drawn;
        view->band[view->row[ZR__BEFORE][i].band].drawn[ZR__BEFORE] += i < drawn;
        for (uint32_t m = 0; i < drawn && m < task->match_count; m++) {
            zr__trace_row *end = zr__trace_columns_end(view, &task->match[m]);
            if (end != NULL)
                end->is_drawn = true;
        }
    }
    for (uint32_t i = 0; i < view->result->root_count; i++) {
        const zr__trace_row *row = &view->row[ZR__AFTER][i];

        view->band[row->band].drawn[ZR__AFTER] += row->is_drawn;
        view->band[row->band].without += !row->is_drawn;
    }
    view->others = 0;
    for (uint32_t b = 0; b < view->band_count; b++)
        if (!zr__trace_band_is_there(&view->band[b], ZR__AFTER))
            view->others += view->band[b].without;
    view->drawn = drawn;
}

static double height_of(const zr__trace_columns *view, int side)
{
    const uint32_t rows = side == ZR__BEFORE ? view->result->task_count : view->result->root_count;
    double height = 0;

    for (uint32_t i = 0; i < rows; i++)
        height += view->row[side][i].is_drawn ? view->row[side][i].height : 0;
    for (uint32_t b = 0; b < view->band_count; b++) {
        if (!zr__trace_band_is_there(&view->band[b], side))
            continue;
        height += view->band[b].head + BAND_GAP;
        height += side == ZR__AFTER && view->band[b].without > 0 ? zr__trace_columns_line() : 0;
    }
    return height + (side == ZR__AFTER && view->others > 0 ? zr__trace_columns_line() : 0);
}

static bool has_room(zr__trace_columns *view, uint32_t drawn)
{
    mark(view, drawn);
    return fmax(height_of(view, ZR__BEFORE), height_of(view, ZR__AFTER)) <= view->height;
}

/* As many tasks as there is room for, by halving. */
static void choose(zr__trace_columns *view)
{
    const uint32_t top = view->subject->options->top;
    uint32_t most = view->result->task_count, low = 0;

    if (top > 0 && top < most)
        most = top;
    if (has_room(view, most))
        return;
    for (uint32_t high = most; high - low > 1;) {
        const uint32_t middle = low + (high - low) / 2;

        if (has_room(view, middle))
            low = middle;
        else
            high = middle;
    }
    mark(view, low);
}

static int compare_rows(const void *left, const void *right)
{
    const zr__trace_row *a = *(zr__trace_row *const *)left, *b = *(zr__trace_row *const *)right;

    if (a->band != b->band)
        return a->band < b->band ? -1 : 1;
    if (a->centre > b->centre || a->centre < b->centre)
        return a->centre < b->centre ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static void order_rows(zr__trace_columns *view, int side)
{
    const uint32_t rows = side == ZR__BEFORE ? view->result->task_count : view->result->root_count;

    view->count[side] = 0;
    for (uint32_t i = 0; i < rows; i++)
        if (view->row[side][i].is_drawn)
            view->order[side][view->count[side]++] = &view->row[side][i];
    if (view->count[side] > 0)
        qsort(view->order[side], view->count[side], sizeof *view->order[side], compare_rows);
}

/* Place a side's rows from the top down, with `gap` more between two. */
static void place_side(zr__trace_columns *view, int side, double gap)
{
    double y = view->top;
    uint32_t next = 0;

    for (uint32_t b = 0; b < view->band_count; b++) {
        zr__trace_band *band = &view->band[b];

        if (!zr__trace_band_is_there(band, side))
            continue;
        band->top[side] = y;
        y += band->head;
        for (; next < view->count[side] && view->order[side][next]->band == b; next++) {
            zr__trace_row *row = view->order[side][next];
            row->y = y + (row->height + gap) / 2;
            y += row->height + gap;
        }
        y += side == ZR__AFTER && band->without > 0 ? zr__trace_columns_line() : 0;
        band->bottom[side] = y;
        y += BAND_GAP;
    }
    if (side == ZR__AFTER)
        view->end = y;
}

static void find_centres(zr__trace_columns *view)
{
    for (uint32_t i = 0; i < view->result->root_count; i++) {
        view->row[ZR__AFTER][i].centre = 0;
        view->row[ZR__AFTER][i].ties = 0;
    }
    for (uint32_t i = 0; i < view->drawn; i++)
        for (uint32_t m = 0; m < view->result->task[i].match_count; m++) {
            zr__trace_row *end = zr__trace_columns_end(view, &view->result->task[i].match[m]);
            if (end == NULL)
                continue;
            end->centre += (view->row[ZR__BEFORE][i].y - end->centre) / ++end->ties;
        }
}

/* How high both columns are to be: the higher one loosely set, if the page holds that. */
static double common_height(const zr__trace_columns *view)
{
    double height = 0;

    for (int side = 0; side < 2; side++)
        height = fmax(height, height_of(view, side) + MOST_ROW_GAP * view->count[side]);
    return fmin(height, view->height);
}

void zr__trace_columns_place(zr__trace_columns *view)
{
    choose(view);
    order_rows(view, ZR__BEFORE);
    order_rows(view, ZR__AFTER);
    const double height = common_height(view);

    for (int side = 0; side < 2; side++) {
        const double rest = fmax(0, height - height_of(view, side));

        if (side == ZR__AFTER) {
            find_centres(view);
            order_rows(view, side);
        }
        place_side(view, side, fmin(MOST_STRETCH, rest / fmax(1, view->count[side])));
    }
}

void zr__trace_columns_clear(zr__trace_columns *view)
{
    for (int side = 0; side < 2; side++) {
        const uint32_t rows = view->result == NULL ? 0
                              : side == ZR__BEFORE   ? view->result->task_count
                                                   : view->result->root_count;
        for (uint32_t i = 0; view->row[side] != NULL && i < rows; i++)
            zr__lines_clear(&view->row[side][i].title);
        zr__free(view->row[side]);
        zr__free(view->order[side]);
    }
    for (uint32_t b = 0; b < view->band_count; b++)
        zr__lines_clear(&view->band[b].name);
    zr__free(view->band);
}
