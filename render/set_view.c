/*
 * Repeated groups as sets: groups come by support, and units, which are rows, with the first group
 * they are in, as long as both fit the page. Rows are then ordered by how often they are met.
 */
#include "render/set_view.h"

#include <math.h>
#include <stdlib.h>

#include "render/sheet.h"
#include "src/failure.h"
#include "src/memory.h"

static const double NAMES_SHARE = 0.26, MOST_NAMES_SHARE = 0.42; /* of the width */
static const double COLUMN = 22.0, MOST_COLUMN = 46.0, ROW_GAP = 4.0, MOST_ROW_GAP = 18.0;

double zr__set_view_names_end(const zr__set_view *view)
{
    const double width = view->subject->width;
    const double rest = width - ZR__SHEET_MARGIN - view->groups->count * MOST_COLUMN;
    return fmin(MOST_NAMES_SHARE * width, fmax(NAMES_SHARE * width, rest));
}

static zr_status add_row(zr__set_view *view, uint32_t unit, uint32_t group, zr_error *err)
{
    zr__set_row *row = &view->row[view->row_count];
    const double width =
        view->names - ZR__SETS_COUNT_WIDTH - ZR__SETS_BESIDE_NAME - ZR__SHEET_MARGIN;
    char *clean = zr__clean_text(view->subject->graph->notice->unit[unit].name);

    if (clean == NULL || !zr__lines_wrap(&row->name, clean, width / ZR__SETS_SIZE)) {
        zr__free(clean);
        return zr__out_of_memory(err);
    }
    zr__free(clean);
    row->unit = unit;
    row->first = group;
    row->rank = view->subject->selection.place[unit];
    row->height = row->name.count * zr__line_pitch(ZR__SETS_SIZE) + ROW_GAP;
    view->row_of[unit] = view->row_count++;
    return ZR_OK;
}

static double rows_height(const zr__set_view *view)
{
    double height = 0;

    for (uint32_t r = 0; r < view->row_count; r++)
        height += view->row[r].height;
    return height;
}

static void drop_rows(zr__set_view *view, uint32_t kept)
{
    while (view->row_count > kept) {
        zr__set_row *row = &view->row[--view->row_count];
        view->row_of[row->unit] = ZR_NONE;
        zr__lines_clear(&row->name);
    }
}

static int by_rank(const void *left, const void *right)
{
    const zr__set_row *a = left, *b = right;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

/* Of a first group that is too high for the page, the units with the most tasks are drawn. */
static void cut_first(zr__set_view *view, double height)
{
    const uint32_t all = view->row_count;

    if (rows_height(view) <= height)
        return;
    qsort(view->row, all, sizeof *view->row, by_rank);
    while (view->row_count > 1 && rows_height(view) > height)
        drop_rows(view, view->row_count - 1);
    for (uint32_t r = 0; r < view->row_count; r++)
        view->row_of[view->row[r].unit] = r;
    view->left_out = all - view->row_count;
}

zr_status zr__set_view_choose(zr__set_view *view, double height, zr_error *err)
{
    const zr_repeated_groups *groups = view->groups;
    const double room = view->subject->width - ZR__SHEET_MARGIN - view->left;
    const uint32_t most = (uint32_t)(room / COLUMN);

    for (uint32_t g = 0; g < groups->count && view->drawn < most; g++) {
        const zr_repeated_group *group = &groups->group[g];
        const uint32_t before = view->row_count;
        zr_status status = ZR_OK;
        for (uint32_t i = 0; i < group->unit_count && status == ZR_OK; i++)
            if (view->row_of[group->unit[i]] == ZR_NONE)
                status = add_row(view, group->unit[i], g, err);
        if (status != ZR_OK)
            return status;
        if (rows_height(view) > height && view->drawn > 0) {
            drop_rows(view, before);
            return ZR_OK;
        }
        cut_first(view, height);
        for (uint32_t i = 0; i < group->unit_count; i++)
            if (view->row_of[group->unit[i]] != ZR_NONE)
                view->row[view->row_of[group->unit[i]]].memberships++;
        view->drawn++;
    }
    return ZR_OK;
}

/* The most often drawn first, then as they came. */
static int compare_rows(const void *left, const void *right)
{
    const zr__set_row *a = left, *b = right;

    if (a->memberships != b->memberships)
        return a->memberships > b->memberships ? -1 : 1;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return a->unit < b->unit ? -1 : a->unit > b->unit;
}

double zr__set_view_place(zr__set_view *view, double height)
{
    const double rest = fmax(0, height - rows_height(view));
    const double gap = view->row_count > 0 ? fmin(MOST_ROW_GAP, rest / view->row_count) : 0;
    const double room = view->subject->width - ZR__SHEET_MARGIN - view->left;
    double y = view->bottom + ZR__SETS_BELOW_BARS;

    view->column = view->drawn > 0 ? fmin(MOST_COLUMN, room / view->drawn) : MOST_COLUMN;
    view->left += view->column / 2;
    if (view->row_count > 1)
        qsort(view->row, view->row_count, sizeof *view->row, compare_rows);
    for (uint32_t r = 0; r < view->row_count; r++) {
        zr__set_row *row = &view->row[r];
        row->height += gap;
        row->y = y + row->height / 2;
        y += row->height;
        view->row_of[row->unit] = r;
    }
    return y;
}

double zr__set_view_column(const zr__set_view *view, uint32_t group)
{
    return view->left + group * view->column;
}
