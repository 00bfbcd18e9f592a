/*
 * Slices of a disc.
 *
 * Graphviz draws a slice as some forty curves, from the middle to the rim, along it in small steps,
 * and back: near a kilobyte for what SVG says in one arc. Two hundred of them are in a report.
 */
#include "render/report/wedge.h"

#include <math.h>
#include <stdlib.h>

enum { FEWEST_POINTS = 10 }; /* Of a slice: three before the rim, three behind it. */

static const double TOLERANCE = 0.05; /* Graphviz writes two digits, and bends a little. */

/* "12.5,-3" within a path. */
typedef struct point {
    const char *text;
    int size;
    double x, y;
} point;

static bool read_point(point *out, const char **at, const char *end)
{
    char *after = NULL;

    out->text = *at;
    out->x = strtod(*at, &after);
    if (after == *at || *after != ',')
        return false;
    const char *second = after + 1;
    out->y = strtod(second, &after);
    if (after == second || after > end)
        return false;
    out->size = (int)(after - out->text);
    *at = after;
    return true;
}

static double distance(const point *a, const point *b)
{
    return hypot(a->x - b->x, a->y - b->y);
}

/* How far to turn around `middle` from a to b, in radians; positive is clockwise on the screen. */
static double turn(const point *middle, const point *a, const point *b)
{
    const double ax = a->x - middle->x, ay = a->y - middle->y;
    const double bx = b->x - middle->x, by = b->y - middle->y;

    return atan2(ax * by - ay * bx, ax * bx + ay * by);
}

bool zr__wedge_add(zr__buffer *out, const char *path, size_t size)
{
    const char *at = path + 1, *end = path + size;
    point middle, point_now, first = {0}, last = {0}, before = {0};
    double radius = 0, turned = 0;
    size_t count = 0;
    bool is_back = false;

    if (size == 0 || path[0] != 'M' || !read_point(&middle, &at, end) || *at++ != 'C')
        return false;
    for (; at < end; at += *at == ' ', count++) {
        if (!read_point(&point_now, &at, end))
            return false;
        const double away = distance(&point_now, &middle);
        if (count == 0 || (is_back = away < TOLERANCE)) {
            if (away >= TOLERANCE)
                return false;
            continue;
        }
        if (radius == 0) {
            radius = away;
            first = before = point_now;
        }
        if (fabs(away - radius) > TOLERANCE)
            return false;
        turned += turn(&middle, &before, &point_now);
        last = before = point_now;
    }
    if (!is_back || count < FEWEST_POINTS || distance(&first, &last) < TOLERANCE)
        return false;
    zr__buffer_addf(out, "M%.*sL%.*sA%.2f,%.2f 0 %d %d %.*sz", middle.size, middle.text, first.size,
                    first.text, radius, radius, fabs(turned) > 3.14159, turned > 0, last.size,
                    last.text);
    return true;
}
