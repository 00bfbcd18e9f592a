/*
 * Ranked columns: chosen by share, coloured by shift, and spread over the page.
 */
#include "render/slopes.h"

#include <math.h>
#include <stdlib.h>

#include "render/sheet.h"
#include "src/failure.h"
#include "src/memory.h"

static const double GAP_SHARE = 0.24, LEAST_GAP = 70.0; /* between the discs */
static const double NAME_WIDTH = 190.0; /* for which the gap becomes narrower */
static const double NAME[] = {80.0, 118.0};   /* from a disc */
static const double ROW_GAP = 1.2, MOST_ROW_GAP = 8.0, BESIDE_NAME = 6.0;

enum { MOVERS = 10 }; /* coloured at most */

const zr_part *zr__slope_part(const zr__slope *s, int side)
{
    return side == ZR__BEFORE ? &s->move->from : &s->move->to;
}

static double largest_share(const zr__slope *s)
{
    return fmax(s->move->from.share, s->move->to.share); /* of a NaN and a number: the number */
}

static int compare_slopes(const void *left, const void *right)
{
    const zr__slope *a = left, *b = right;
    const double x = largest_share(a), y = largest_share(b);

    if (x > y || x < y)
        return x > y ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* Equals as they stand on the other side, so that their slopes do not cross. */
static int compare_ranks(const zr__slope *a, const zr__slope *b, int side)
{
    for (int i = 0; i < 2; i++, side = !side)
        if (zr__slope_part(a, side)->rank != zr__slope_part(b, side)->rank)
            return zr__slope_part(a, side)->rank < zr__slope_part(b, side)->rank ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static int compare_before(const void *left, const void *right)
{
    return compare_ranks(*(zr__slope *const *)left, *(zr__slope *const *)right, ZR__BEFORE);
}

static int compare_after(const void *left, const void *right)
{
    return compare_ranks(*(zr__slope *const *)left, *(zr__slope *const *)right, ZR__AFTER);
}

/* Names at both sides get the same room, and what is left is between the discs. */
double zr__slopes_x(const zr__slopes *view, int side)
{
    const double width = view->subject->width;
    const double room = width - 2 * ZR__SHEET_MARGIN - NAME[ZR__BEFORE] - NAME[ZR__AFTER];
    const double gap = fmax(LEAST_GAP, fmin(GAP_SHARE * width, room - 2 * NAME_WIDTH));

    return ZR__SHEET_MARGIN + (room - gap) / 2 + NAME[ZR__BEFORE] + (side == ZR__AFTER ? gap : 0);
}

double zr__slopes_name_distance(int side)
{
    return NAME[side];
}

double zr__slopes_beside(const zr__slopes *view, int side, double distance)
{
    return zr__slopes_x(view, side) + (side == ZR__BEFORE ? -distance : distance);
}

static double name_width(const zr__slopes *view, int side)
{
    const double edge = side == ZR__BEFORE ? 0 : view->subject->width;
    return fabs(edge - zr__slopes_beside(view, side, NAME[side])) - ZR__SHEET_MARGIN;
}

const char *zr__slope_mark(const zr__slope *s, int side)
{
    if (zr__slope_part(s, !side)->total > 0)
        return NULL;
    /* TRANSLATORS: beside the name of a unit that tasks name only before, or only after */
    return side == ZR__BEFORE ? _("left") : _("entered");
}

static bool wrap_name(zr__slope *s, const zr__slopes *view, const char *name, int side)
{
    const char *mark = zr__slope_mark(s, side);
    const double aside = mark != NULL ? zr__em_width(mark) * ZR__SLOPES_SIZE + BESIDE_NAME : 0;

    if (zr__slope_part(s, side)->total == 0)
        return true;
    if (!zr__lines_wrap(&s->name[side], name, (name_width(view, side) - aside) / ZR__SLOPES_SIZE))
        return false;
    s->height = fmax(s->height, s->name[side].count * zr__line_pitch(ZR__SLOPES_SIZE) + ROW_GAP);
    return true;
}

static zr_status add_slope(zr__slopes *view, uint32_t place, zr_error *err)
{
    zr__slope *s = &view->slope[place];

    s->move = &view->result->unit[place];
    s->place = place;
    char *clean = zr__clean_text(s->move->name);
    const bool is_made = clean != NULL && wrap_name(s, view, clean, ZR__BEFORE) &&
                         wrap_name(s, view, clean, ZR__AFTER);
    zr__free(clean);
    return is_made ? ZR_OK : zr__out_of_memory(err);
}

zr_status zr__slopes_init(zr__slopes *view, const zr__subject *subject, zr_error *err)
{
    const uint32_t units = subject->comparison.unit_count;
    zr_status status = ZR_OK;

    view->subject = subject;
    view->result = &subject->comparison;
    view->slope = zr__calloc(units, sizeof *view->slope);
    view->column[ZR__BEFORE] = zr__calloc(units, sizeof *view->column[ZR__BEFORE]);
    view->column[ZR__AFTER] = zr__calloc(units, sizeof *view->column[ZR__AFTER]);
    if (view->slope == NULL || view->column[ZR__BEFORE] == NULL || view->column[ZR__AFTER] == NULL)
        return zr__out_of_memory(err);
    for (uint32_t i = 0; i < units && status == ZR_OK; i++)
        status = add_slope(view, i, err);
    if (status == ZR_OK && units > 0)
        qsort(view->slope, units, sizeof *view->slope, compare_slopes);
    return status;
}

/* Take slopes while both columns have room, with a line left for the rest of them. */
static void choose(zr__slopes *view)
{
    const uint32_t units = view->result->unit_count, top = view->subject->options->top;
    const uint32_t most = top > 0 && top < units ? top : units;
    const double room = view->height - zr__line_pitch(ZR__SLOPES_SIZE) - ROW_GAP;
    double used[2] = {0};

    for (; view->drawn < most; view->drawn++) {
        zr__slope *s = &view->slope[view->drawn];
        for (int side = 0; side < ZR__SIDES; side++)
            if (zr__slope_part(s, side)->total > 0)
                used[side] += s->height;
        if (fmax(used[ZR__BEFORE], used[ZR__AFTER]) > room)
            break;
        for (int side = 0; side < ZR__SIDES; side++)
            if (zr__slope_part(s, side)->total > 0)
                view->column[side][view->count[side]++] = s;
    }
    for (int side = 0; side < ZR__SIDES; side++)
        if (view->count[side] > 0)
            qsort(view->column[side], view->count[side], sizeof *view->column[side],
                  side == ZR__BEFORE ? compare_before : compare_after);
}

/* Colour those drawn whose share moved most: they come in that order from the comparison. */
static void choose_movers(zr__slopes *view)
{
    uint32_t most[MOVERS], count = 0;

    for (uint32_t i = 0; i < view->drawn; i++) {
        zr__slope *s = &view->slope[i];
        uint32_t at = count;
        if (!(fabs(s->move->shift) > 1e-12)) /* a NaN neither */
            continue;
        while (at > 0 && view->slope[most[at - 1]].place > s->place)
            at--;
        if (at == MOVERS)
            continue;
        count += count < MOVERS;
        for (uint32_t k = count - 1; k > at; k--)
            most[k] = most[k - 1];
        most[at] = i;
    }
    for (uint32_t i = 0; i < count; i++)
        view->slope[most[i]].is_mover = true;
}

static double place_column(zr__slopes *view, int side, double gap)
{
    double y = view->top;

    for (uint32_t i = 0; i < view->count[side]; i++) {
        zr__slope *s = view->column[side][i];
        s->y[side] = y + (s->height + gap) / 2;
        y += s->height + gap;
    }
    return y;
}

/* Spread the rows over the page. */
static void place(zr__slopes *view)
{
    const uint32_t before = view->count[ZR__BEFORE], after = view->count[ZR__AFTER];
    const uint32_t rows = before > after ? before : after;
    const double bottom =
        fmax(place_column(view, ZR__BEFORE, 0), place_column(view, ZR__AFTER, 0));
    const double rest =
        view->height - zr__line_pitch(ZR__SLOPES_SIZE) - ROW_GAP - (bottom - view->top);
    const double gap = rows > 0 ? fmin(MOST_ROW_GAP, fmax(0, rest / rows)) : 0;

    for (int side = 0; side < ZR__SIDES; side++)
        view->bottom[side] = place_column(view, side, gap);
}

void zr__slopes_place(zr__slopes *view)
{
    choose(view);
    choose_movers(view);
    place(view);
}

void zr__slopes_clear(zr__slopes *view)
{
    for (uint32_t i = 0; view->slope != NULL && i < view->result->unit_count; i++) {
        zr__lines_clear(&view->slope[i].name[ZR__BEFORE]);
        zr__lines_clear(&view->slope[i].name[ZR__AFTER]);
    }
    zr__free(view->slope);
    zr__free(view->column[ZR__BEFORE]);
    zr__free(view->column[ZR__AFTER]);
}
