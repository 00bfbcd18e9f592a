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
static const double ROW_GAP = 0.5, MOST_ROW_GAP = 6.0;
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
    const bool is_led =
        start < graph->task_start[task + 1] && graph->task_edge[start].role == ZR_LEAD;
    return is_led ? notice->unit[graph->task_edge[start].end].name : NULL;
}

/* Points for a text beside a disc, or between two. */
static double text_width(const zr__trace_columns *view, bool is_middle)
{
    const double x = is_middle         ? MIDDLE_X[1] - MIDDLE_X[0]
                     : view->is_folded ? FOLDED_X[0]
                                       : DISC_X[0];
    return x * view->subject->width - BESIDE_DISC - (is_middle ? 0 : ZR__SHEET_MARGIN);
}

/* Clean and wrap a text that stands on this side, or on both; the height it takes. */
static bool wrap(zr__lines *lines, double *height, const zr__trace_columns *view, bool is_middle,
                 const char *text)
{
    char *clean = zr__clean_text(text);
    const bool is_made =
        clean != NULL && zr__lines_wrap(lines, clean, text_width(view, is_middle) / ZR__TRACE_SIZE);

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
    view->strongest = zr__calloc(rows[0], sizeof *view->strongest);
    has_memory = view->band != NULL && view->strongest != NULL;
    for (int side = 0; side < 2; side++) {
        view->row[side] = zr__calloc(rows[side], sizeof *view->row[side]);
        view->order[side] = zr__calloc(rows[side], sizeof *view->order[side]);
        has_memory &= view->row[side] != NULL && view->order[side] != NULL;
    }
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; has_memory && i < rows[side]; i++)
            has_memory = fill_row(view, side, i, &names);
    zr__names_clear(&names);
    if (has_memory)
        zr__trace_columns_rank(view);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
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
    for (uint32_t i = 0; i < zr__trace_columns_rows(view, side); i++)
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
    const double rest = fmax(0, height - zr__trace_columns_height(view, side, place));
    const double gap = fmin(MOST_STRETCH, rest / fmax(1, rows));
    for (uint32_t b = 0; b < view->band_count; first += view->band[b++].drawn[side]) {
        zr__trace_band *band = &view->band[b];

        if (band->place[side] != place || !zr__trace_band_is_there(band, side))
            continue;
        band->top[side] = y;
        band->bottom[side] = place_band(band, side, view->order[side] + first, gap);
        y = band->bottom[side] + ZR__TRACE_BAND_GAP;
    }
    if (side == ZR__AFTER && place == ZR__TRACE_RIGHT)
        view->end = y;
}

/* Where the drawn ties of each task lead to. */
static void follow_ties(zr__trace_columns *view)
{
    for (uint32_t i = 0; i < view->drawn; i++)
        for (uint32_t m = 0; m < view->strongest[i]->task->match_count; m++) {
            zr__trace_row *from = view->strongest[i];
            zr__trace_row *end = zr__trace_columns_end(view, &from->task->match[m]);

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
    zr__trace_columns_choose(view);
    order_rows(view, ZR__BEFORE);
    order_rows(view, ZR__AFTER);
    const double height =
        fmin(zr__trace_columns_highest(view, MOST_ROW_GAP), view->height + ZR__TRACE_BAND_GAP);

    place_column(view, ZR__BEFORE, view->is_folded ? ZR__TRACE_MIDDLE : ZR__TRACE_LEFT, height);
    follow_ties(view);
    order_rows(view, ZR__AFTER);
    place_column(view, ZR__AFTER, ZR__TRACE_LEFT, height);
    place_column(view, ZR__AFTER, ZR__TRACE_RIGHT, height);
}

void zr__trace_columns_clear(zr__trace_columns *view)
{
    for (int side = 0; side < 2; side++) {
        const uint32_t rows = view->result == NULL ? 0 : zr__trace_columns_rows(view, side);
        for (uint32_t i = 0; view->row[side] != NULL && i < rows; i++)
            zr__lines_clear(&view->row[side][i].title);
        zr__free(view->row[side]);
        zr__free(view->order[side]);
    }
    for (uint32_t b = 0; b < view->band_count; b++)
        zr__lines_clear(&view->band[b].name);
    zr__free(view->band);
    zr__free(view->strongest);
}
