/*
 * Which tasks are drawn: of the first list those that are tied most, as many as there is room for;
 * of the second those they are tied to and, where there is room for all of them, new ones. Where
 * far too many have no tie, none of these is drawn, rather than some.
 */
#include <math.h>
#include <stdlib.h>

#include "render/trace_columns.h"

static const double FAR_TOO_MUCH = 1.5; /* times what a page holds */

static int compare_strength(const void *left, const void *right)
{
    const zr__trace_row *a = *(zr__trace_row *const *)left, *b = *(zr__trace_row *const *)right;

    if (a->strength > b->strength || a->strength < b->strength)
        return a->strength > b->strength ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

void zr__trace_columns_rank(zr__trace_columns *view)
{
    for (uint32_t i = 0; i < view->result->task_count; i++) {
        zr__trace_row *row = &view->row[ZR__BEFORE][i];

        view->strongest[i] = row;
        for (uint32_t m = 0; m < row->task->match_count; m++)
            row->strength += row->task->match[m].score * row->task->match[m].verdict;
    }
    if (view->result->task_count > 0)
        qsort(view->strongest, view->result->task_count, sizeof *view->strongest, compare_strength);
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

/* A band without a tie still stands beside that of the first list. */
bool zr__trace_band_is_there(const zr__trace_band *band, int side)
{
    return band->drawn[side] > 0 ||
           (side == ZR__AFTER && band->drawn[ZR__BEFORE] > 0 && band->without > 0);
}

uint32_t zr__trace_columns_rows(const zr__trace_columns *view, int side)
{
    return side == ZR__BEFORE ? view->result->task_count : view->result->root_count;
}

/* Mark the tasks of the second list that a drawn one is tied to, and some new ones. */
static void mark_ends(zr__trace_columns *view, uint32_t drawn)
{
    uint32_t new_tasks = 0;

    for (uint32_t i = 0; i < view->result->root_count; i++) {
        zr__trace_row *row = &view->row[ZR__AFTER][i];
        row->is_drawn = row->task->verdict == ZR_TRACE_NONE && new_tasks++ < view->new_drawn;
    }
    for (uint32_t i = 0; i < drawn; i++)
        for (uint32_t m = 0; m < view->strongest[i]->task->match_count; m++) {
            zr__trace_row *end = zr__trace_columns_end(view, &view->strongest[i]->task->match[m]);
            if (end != NULL)
                end->is_drawn = true;
        }
}

static void count_band(zr__trace_columns *view, int side, const zr__trace_row *row)
{
    zr__trace_band *band = &view->band[row->band];

    band->drawn[side] += row->is_drawn;
    band->height[side] += row->is_drawn ? row->height : 0;
    band->without += side == ZR__AFTER && !row->is_drawn;
}

/* Height of a band on a side, with the gap below it. */
static double band_height(const zr__trace_band *band, int side)
{
    if (!zr__trace_band_is_there(band, side))
        return 0;
    return band->head + band->height[side] + ZR__TRACE_BAND_GAP +
           (side == ZR__AFTER && band->without > 0 ? zr__trace_columns_line() : 0);
}

/* Give each band its columns. */
static void fold(zr__trace_columns *view)
{
    double left = 0, right = 0;

    for (uint32_t b = 0; b < view->band_count; b++) {
        zr__trace_band *band = &view->band[b];
        const bool goes_left = view->is_folded && left < right;

        band->place[ZR__BEFORE] = view->is_folded ? ZR__TRACE_MIDDLE : ZR__TRACE_LEFT;
        band->place[ZR__AFTER] = goes_left ? ZR__TRACE_LEFT : ZR__TRACE_RIGHT;
        *(goes_left ? &left : &right) += band_height(band, ZR__AFTER);
    }
}

/* Mark what is drawn when the first list's strongest `drawn` tasks are. */
static void mark(zr__trace_columns *view, uint32_t drawn)
{
    for (uint32_t b = 0; b < view->band_count; b++) {
        zr__trace_band *band = &view->band[b];

        band->drawn[0] = band->drawn[1] = band->without = 0;
        band->height[0] = band->height[1] = 0;
    }
    for (uint32_t i = 0; i < view->result->task_count; i++)
        view->strongest[i]->is_drawn = i < drawn;
    mark_ends(view, drawn);
    for (int side = 0; side < ZR__SIDES; side++)
        for (uint32_t i = 0; i < zr__trace_columns_rows(view, side); i++)
            count_band(view, side, &view->row[side][i]);
    view->others = 0;
    for (uint32_t b = 0; b < view->band_count; b++)
        if (!zr__trace_band_is_there(&view->band[b], ZR__AFTER))
            view->others += view->band[b].without;
    view->drawn = drawn;
    fold(view);
}

double zr__trace_columns_height(const zr__trace_columns *view, int side, zr__trace_place place)
{
    double height = 0;

    for (uint32_t b = 0; b < view->band_count; b++)
        if (view->band[b].place[side] == place)
            height += band_height(&view->band[b], side);
    if (side == ZR__AFTER && place == ZR__TRACE_RIGHT && view->others > 0)
        height += zr__trace_columns_line();
    return height;
}

double zr__trace_columns_highest(const zr__trace_columns *view, double gap)
{
    double most = 0;

    for (int side = 0; side < ZR__SIDES; side++)
        for (zr__trace_place place = ZR__TRACE_LEFT; place <= ZR__TRACE_RIGHT; place++) {
            uint32_t rows = 0;
            for (uint32_t b = 0; b < view->band_count; b++)
                rows += view->band[b].place[side] == place ? view->band[b].drawn[side] : 0;
            most = fmax(most, zr__trace_columns_height(view, side, place) + gap * rows);
        }
    return most;
}

static bool has_room(zr__trace_columns *view, uint32_t drawn, uint32_t new_drawn)
{
    view->new_drawn = new_drawn;
    mark(view, drawn);
    return zr__trace_columns_highest(view, 0) - ZR__TRACE_BAND_GAP <= view->height;
}

/* Tasks of the first list that have a tie: they come first. */
static uint32_t count_tied(const zr__trace_columns *view)
{
    uint32_t tied = 0;

    while (tied < view->result->task_count && view->strongest[tied]->strength > 0)
        tied++;
    return tied;
}

/* Whether what is marked is far more than the highest page holds: much is left out anyway. */
static bool is_far_too_much(const zr__trace_columns *view)
{
    const zr__subject *subject = view->subject;
    const double more = ZR__TRACE_HIGHEST * subject->width - subject->height;

    return zr__trace_columns_highest(view, 0) > FAR_TOO_MUCH * (view->height + more);
}

/* The largest number of tasks, less than `most`, that there is room for. */
static void choose_fewer(zr__trace_columns *view, uint32_t most, bool are_new)
{
    uint32_t low = 0;

    for (uint32_t high = most; high - low > 1;) {
        const uint32_t middle = low + (high - low) / 2;

        if (are_new ? has_room(view, 0, middle) : has_room(view, middle, 0))
            low = middle;
        else
            high = middle;
    }
    has_room(view, are_new ? 0 : low, are_new ? low : 0);
}

void zr__trace_columns_choose(zr__trace_columns *view)
{
    const uint32_t tasks = view->result->task_count, top = view->subject->options->top;
    const uint32_t most = top > 0 && top < tasks ? top : tasks;
    const bool has_new = !view->result->is_same_notice || tasks == 0;
    const uint32_t new_tasks = has_new ? view->result->root_count : 0;

    view->is_whole = has_room(view, most, new_tasks);
    if (view->is_whole)
        return;
    if (tasks == 0) {
        choose_fewer(view, new_tasks, true);
        return;
    }
    const uint32_t tied = count_tied(view);
    if (has_room(view, most, 0))
        return;
    if (tied > 0 && tied < most && is_far_too_much(view)) {
        view->is_whole = has_room(view, tied, 0);
        if (view->is_whole)
            return;
    }
    choose_fewer(view, most, false);
}
