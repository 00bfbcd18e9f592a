/*
 * Columns of tasks: bands in the order of the first list, in each its tasks as they come and those
 * of the second by the mean height of what they are tied to (one barycentre sweep, after Sugiyama,
 * Tagawa & Toda 1981). Folded, the bands of the second list fall to the left or the right, wherever
 * the column is less high, and so stay near those of the first.
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
static const double FOLDED_X[] = {0.285, 0.715}, MIDDLE_X[] = {0.37, 0.63};
static const double BESIDE_DISC = 18.4; /* what a text cannot have of a column, without margins */
static const double ROW_GAP = 0.5, BAND_GAP = 4.0, MOST_ROW_GAP = 6.0;
static const double MOST_STRETCH = 24.0; /* of a gap, to make a column as high as the other */

double zr__trace_columns_x(const zr__trace_columns *view, zr__trace_place place, bool is_left)
{
    const double *x = view->is_folded ? FOLDED_X : DISC_X;

    if (place == ZR__TRACE_MIDDLE)
        return MIDDLE_X[is_left ? 0 : 1] * view->subject->width;
    return x[place == ZR__TRACE_LEFT ? 0 : 1] * view->subject->width;
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

/* Points for a text beside a disc, or between two. */
static double text_width(const zr__trace_columns *view, bool is_middle)
{
    const double x = is_middle ? MIDDLE_X[1] - MIDDLE_X[0]
                     : view->is_folded ? FOLDED_X[0] : DISC_X[0];
    return x * view->subject->width - BESIDE_DISC - (is_middle ? 0 : ZR__SHEET_MARGIN);
}

/* Clean and wrap a text that stands on this side, or on both; the height it takes. */
static bool wrap(zr__lines *lines, double *height, const zr__trace_columns *view, bool is_middle,
                 const char *text)
{
    char *clean = zr__clean_text(text);
    const bool is_made =
        clean != NULL &&
        zr__lines_wrap(lines, clean, text_width(view, is_middle) / ZR__TRACE_SIZE);

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
    return wrap(&view->band[*band].name, &view->band[*band].head, view, view->is_folded,
                name != NULL ? name : _("nobody")) &&
           zr__names_add(names, key, strlen(key), *band);
}

static bool fill_row(zr__trace_columns *view, int side, uint32_t place, zr__names *names)
{
    zr__trace_row *row = &view->row[side][place];

    row->task = side == ZR__BEFORE ? &view->result->task[place] : &view->result->root[place];
    row->place = place;
    return wrap(&row->title, &row->height, view, view->is_folded && side == ZR__BEFORE,
                side_of(view, side)->graph->notice->task[row->task->task].title) &&
           find_band(view, names, owner_of(view, side, row->task->task), &row->band);
}

zr_status zr__trace_columns_init(zr__trace_columns *view, const zr__subject *subject,
                                 bool is_folded, zr_error *err)
{
    const uint32_t rows[] = {subject->trace.task_count, subject->trace.root_count};
    zr__names names = {0};
    bool has_memory = true;

    view->subject = subject;
    view->result = &subject->trace;
    view->is_folded = is_folded;
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

/* A band without a tie still stands beside that of the first list. */
bool zr__trace_band_is_there(const zr__trace_band *band, int side)
{
    return band->drawn[side] > 0 ||
           (side == ZR__AFTER && band->drawn[ZR__BEFORE] > 0 && band->without > 0);
}

static uint32_t rows_of(const zr__trace_columns *view, int side)
{
    return side == ZR__BEFORE ? view->result->task_count : view->result->root_count;
}

/* Mark the tasks of the second list that a drawn one is tied to, or, if new ones are, all. */
static void mark_ends(zr__trace_columns *view, uint32_t drawn)
{
    for (uint32_t i = 0; i < view->result->root_count; i++)
        view->row[ZR__AFTER][i].is_drawn =
            view->shows_new && view->row[ZR__AFTER][i].task->verdict == ZR_TRACE_NONE;
    for (uint32_t i = 0; i < drawn; i++)
        for (uint32_t m = 0; m < view->result->task[i].match_count; m++) {
            zr__trace_row *end = zr__trace_columns_end(view, &view->result->task[i].match[m]);
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
    return band->head + band->height[side] + BAND_GAP +
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

/* Mark what is drawn when the first list's first `drawn` tasks are. */
static void mark(zr__trace_columns *view, uint32_t drawn)
{
    for (uint32_t b = 0; b < view->band_count; b++) {
        zr__trace_band *band = &view->band[b];

        band->drawn[0] = band->drawn[1] = band->without = 0;
        band->height[0] = band->height[1] = 0;
    }
    for (uint32_t i = 0; i < view->result->task_count; i++)
        view->row[ZR__BEFORE][i].is_drawn = i < drawn;
    mark_ends(view, drawn);
    for (int side = 0; side < ZR__SIDES; side++)
        for (uint32_t i = 0; i < rows_of(view, side); i++)
            count_band(view, side, &view->row[side][i]);
    view->others = 0;
    for (uint32_t b = 0; b < view->band_count; b++)
        if (!zr__trace_band_is_there(&view->band[b], ZR__AFTER))
            view->others += view->band[b].without;
    view->drawn = drawn;
    fold(view);
}

/* Height that a side takes of a column. */
static double height_of(const zr__trace_columns *view, int side, zr__trace_place place)
{
    double height = 0;

    for (uint32_t b = 0; b < view->band_count; b++)
        if (view->band[b].place[side] == place)
            height += band_height(&view->band[b], side);
    if (side == ZR__AFTER && place == ZR__TRACE_RIGHT && view->others > 0)
        height += zr__trace_columns_line();
    return height;
}

/* Of the highest column, with `gap` more for each of its rows. */
static double highest(const zr__trace_columns *view, double gap)
{
    double most = 0;

    for (int side = 0; side < ZR__SIDES; side++)
        for (zr__trace_place place = ZR__TRACE_LEFT; place <= ZR__TRACE_RIGHT; place++) {
            uint32_t rows = 0;
            for (uint32_t b = 0; b < view->band_count; b++)
                rows += view->band[b].place[side] == place ? view->band[b].drawn[side] : 0;
            most = fmax(most, height_of(view, side, place) + gap * rows);
        }
    return most;
}

static bool has_room(zr__trace_columns *view, uint32_t drawn)
{
    mark(view, drawn);
    return highest(view, 0) - BAND_GAP <= view->height;
}

/* As many tasks as there is room for, by halving; of two notices the new ones as well, if they
 * leave room for all. */
static void choose(zr__trace_columns *view)
{
    const uint32_t top = view->subject->options->top;
    uint32_t most = view->result->task_count, low = 0;

    if (top > 0 && top < most)
        most = top;
    view->shows_new = !view->result->is_same_notice;
    if (has_room(view, most))
        return;
    view->shows_new = false;
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
    view->count[side] = 0;
    for (uint32_t i = 0; i < rows_of(view, side); i++)
        if (view->row[side][i].is_drawn)
            view->order[side][view->count[side]++] = &view->row[side][i];
    if (view->count[side] > 0)
        qsort(view->order[side], view->count[side], sizeof *view->order[side], compare_rows);
}

/* Place a band's rows from the top down, with `gap` more for each; its bottom. */
static double place_band(const zr__trace_band *band, int side, zr__trace_row **row, double gap)
{
    double y = band->top[side] + band->head;

    for (uint32_t i = 0; i < band->drawn[side]; i++) {
        row[i]->y = y + (row[i]->height + gap) / 2;
        y += row[i]->height + gap;
    }
    return y + (side == ZR__AFTER && band->without > 0 ? zr__trace_columns_line() : 0);
}

/* Place what a side has in a column, to fill `height` if its rows need not lie too far apart. */
static void place_column(zr__trace_columns *view, int side, zr__trace_place place, double height)
{
    double y = view->top;
    uint32_t rows = 0, first = 0;

    for (uint32_t b = 0; b < view->band_count; b++)
        rows += view->band[b].place[side] == place ? view->band[b].drawn[side] : 0;
    const double rest = fmax(0, height - height_of(view, side, place));
    const double gap = fmin(MOST_STRETCH, rest / fmax(1, rows));
    for (uint32_t b = 0; b < view->band_count; first += view->band[b++].drawn[side]) {
        zr__trace_band *band = &view->band[b];

        if (band->place[side] != place || !zr__trace_band_is_there(band, side))
            continue;
        band->top[side] = y;
        band->bottom[side] = place_band(band, side, view->order[side] + first, gap);
        y = band->bottom[side] + BAND_GAP;
    }
    if (side == ZR__AFTER && place == ZR__TRACE_RIGHT)
        view->end = y;
}

/* Where the drawn ties of each task lead to. */
static void follow_ties(zr__trace_columns *view)
{
    for (uint32_t i = 0; i < view->drawn; i++)
        for (uint32_t m = 0; m < view->result->task[i].match_count; m++) {
            zr__trace_row *from = &view->row[ZR__BEFORE][i];
            zr__trace_row *end = zr__trace_columns_end(view, &view->result->task[i].match[m]);

            if (end == NULL)
                continue;
            end->centre += (from->y - end->centre) / ++end->ties;
            if (view->band[end->band].place[ZR__AFTER] == ZR__TRACE_LEFT)
                from->has_left = true;
            else
                from->has_right = true;
        }
    for (uint32_t i = 0; i < view->result->root_count; i++)
        if (view->row[ZR__AFTER][i].ties == 0)
            view->row[ZR__AFTER][i].centre = INFINITY; /* new ones stand last */
}

void zr__trace_columns_place(zr__trace_columns *view)
{
    choose(view);
    order_rows(view, ZR__BEFORE);
    order_rows(view, ZR__AFTER);
    const double height = fmin(highest(view, MOST_ROW_GAP), view->height + BAND_GAP);

    place_column(view, ZR__BEFORE, view->is_folded ? ZR__TRACE_MIDDLE : ZR__TRACE_LEFT, height);
    follow_ties(view);
    order_rows(view, ZR__AFTER);
    place_column(view, ZR__AFTER, ZR__TRACE_LEFT, height);
    place_column(view, ZR__AFTER, ZR__TRACE_RIGHT, height);
}

void zr__trace_columns_clear(zr__trace_columns *view)
{
    for (int side = 0; side < 2; side++) {
        const uint32_t rows = view->result == NULL ? 0 : rows_of(view, side);
        for (uint32_t i = 0; view->row[side] != NULL && i < rows; i++)
            zr__lines_clear(&view->row[side][i].title);
        zr__free(view->row[side]);
        zr__free(view->order[side]);
    }
    for (uint32_t b = 0; b < view->band_count; b++)
        zr__lines_clear(&view->band[b].name);
    zr__free(view->band);
}
