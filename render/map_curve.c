/*
 * The paths of ties on the map.
 *
 * Between seats of one group the gap is free: straight across, or bent into it along one side.
 * Between other units several curves are tried, and the one that costs the least is taken: touching
 * discs and text costs most, then crossing a tie that has its path, then running along the edge of
 * a card or over one that the tie has nothing to do with, then length. Its handles are then moved
 * as long as that helps.
 */
#include <math.h>

#include "render/map.h"

static const double SEAT_BEND = 0.7;    /* of the seat gap, past others on the same side */
static const double STEEP_BEND = 0.6;   /* of the way across, where that is less than along */
static const double SEAT_GAP = 34.0;    /* points at scale 1, as in map_card.c */
static const double BESIDE = 1.5;       /* points kept free round discs and text */
static const double ALONG_EDGE = 3.0; /* points from the edge of a card that are as bad as on it */

/* What a sample of a curve costs there: points of length. */
static const double DISC_COST = 100.0;
static const double TEXT_COST = 100.0;
static const double EDGE_COST = 8.0;    /* crossed at once, or run along */
static const double STRANGE_COST = 4.0; /* on a card that the tie does not lead to */
static const double CROSS_COST = 60.0;  /* once for a tie that is crossed */
static const double BESIDE_TIE = 3.0;   /* points at scale 1: nearer, two ties look like one */
static const double BESIDE_COST = 6.0;  /* for each sample that near */
static const double DETOUR_COST = 0.3;  /* of what handles are further than straight on */

static const double FIRST_STEP = 48.0, LAST_STEP = 3.0; /* points at scale 1 a handle is moved by */

enum {
    SAMPLES = 48,
    MOST_STEPS = 40,
    MOST_PATHS = 100, /* that crossings are looked for with */
    MOST_ORDERED = 12 /* ties between cards, tried in two orders */
};

static bool is_near(double a, double b, double by)
{
    return a > b - by && a < b + by;
}

/* What the cards cost at a place. */
static double cost_of_cards(const zr__map *map, const zr__map_tie *tie, zr__point at)
{
    double cost = 0;

    for (uint32_t c = 0; c < map->card_count; c++) {
        const zr__map_card *card = &map->card[c];
        const double x = at.x - card->corner.x, y = at.y - card->corner.y;
        if (x < -ALONG_EDGE || x > map->column_width + ALONG_EDGE || y < -ALONG_EDGE ||
            y > card->height + ALONG_EDGE)
            continue;
        if (is_near(x, 0, ALONG_EDGE) || is_near(x, map->column_width, ALONG_EDGE) ||
            is_near(y, 0, ALONG_EDGE) || is_near(y, card->height, ALONG_EDGE))
            cost += EDGE_COST;
        if (c != map->unit[tie->a].card && c != map->unit[tie->b].card)
            cost += STRANGE_COST;
    }
    return cost;
}

static double cost_at(const zr__map *map, const zr__map_tie *tie, const zr__obstacles *obstacles,
                      zr__point at)
{
    double cost = cost_of_cards(map, tie, at);

    for (uint32_t u = 0; u < map->unit_count; u++) {
        const zr__map_unit *unit = &map->unit[u];
        const double dx = at.x - unit->centre.x, dy = at.y - unit->centre.y;
        const double near = unit->radius + BESIDE;
        if (u != tie->a && u != tie->b && unit->card < map->card_count &&
            dx * dx + dy * dy < near * near)
            cost += DISC_COST;
    }
    for (uint32_t i = 0; i < obstacles->count; i++) {
        const zr__rectangle *text = &obstacles->text[i];
        if (at.y > text->top - BESIDE && at.y < text->bottom + BESIDE &&
            at.x > text->left - BESIDE && at.x < text->right + BESIDE)
            cost += TEXT_COST;
    }
    return cost;
}

static double distance(zr__point a, zr__point b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

static double turn(zr__point a, zr__point b, zr__point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool do_cross(zr__point a, zr__point b, zr__point c, zr__point d)
{
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/* Whether a place is under the disc of an end, where nobody sees what crosses. */
static bool is_under_disc(const zr__map *map, const zr__map_tie *tie, zr__point at)
{
    const zr__map_unit *a = &map->unit[tie->a], *b = &map->unit[tie->b];
    return distance(at, a->centre) < a->radius || distance(at, b->centre) < b->radius;
}

/* Distance of a place from a straight piece. */
static double distance_from(zr__point at, zr__point a, zr__point b)
{
    const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    const double along = square > 0 ? ((at.x - a.x) * dx + (at.y - a.y) * dy) / square : 0;
    const double t = fmin(1, fmax(0, along));

    return hypot(at.x - a.x - t * dx, at.y - a.y - t * dy);
}

/* What it costs a path that another has been drawn: crossed, or run along. */
static double cost_of_path(const zr__map *map, const zr__map_tie *tie, const zr__path *own,
                           const zr__path *other)
{
    bool is_crossed = false;
    uint32_t beside = 0;

    for (int i = 1; i < ZR__PATH_POINTS; i++) {
        double nearest = INFINITY;
        if (is_under_disc(map, tie, own->point[i]))
            continue;
        for (int j = 1; j < ZR__PATH_POINTS; j++) {
            const zr__point from = other->point[j - 1], to = other->point[j];
            is_crossed |= do_cross(own->point[i - 1], own->point[i], from, to);
            nearest = fmin(nearest, distance_from(own->point[i], from, to));
        }
        beside += nearest < BESIDE_TIE * map->scale;
    }
    return (is_crossed ? CROSS_COST : 0) + beside * BESIDE_COST;
}

static zr__path path_of(const zr__point *point)
{
    zr__path path;

    for (int i = 0; i < ZR__PATH_POINTS; i++)
        path.point[i] = zr__on_curve(point, i / (double)(ZR__PATH_POINTS - 1));
    return path;
}

/* The same for all ties that have their paths. */
static double cost_of_paths(const zr__map *map, const zr__map_tie *tie,
                                const zr__obstacles *obstacles, const zr__point *point)
{
    const uint32_t count = obstacles->path_count;
    const zr__path own = path_of(point);
    double cost = 0;

    for (uint32_t i = 0; i < count && count <= MOST_PATHS; i++)
        cost += cost_of_path(map, tie, &own, &obstacles->path[i]);
    return cost;
}

/* Cost of a curve, or anything above `limit` once it is above it. */
static double curve_cost(const zr__map *map, const zr__map_tie *tie, const zr__obstacles *obstacles,
                         const zr__point *point, double limit)
{
    double cost = DETOUR_COST * (distance(point[0], point[1]) + distance(point[1], point[2]) +
                                 distance(point[2], point[3]) - distance(point[0], point[3]));
    zr__point before = point[0];

    for (int i = 1; i <= SAMPLES && cost <= limit; i++) {
        const zr__point at = zr__on_curve(point, i / (double)SAMPLES);
        cost += distance(before, at) + cost_at(map, tie, obstacles, at);
        before = at;
    }
    return cost <= limit ? cost + cost_of_paths(map, tie, obstacles, point) : cost;
}

/* How a curve leaves the straight line at one end: by an angle, for a share of its length. */
typedef struct handle {
    double turn, reach;
} handle;

static const handle handles[] = {
    {0, 0.33},    {0.4, 0.35},  {-0.4, 0.35}, {0.8, 0.35},   {-0.8, 0.35}, {0.8, 0.7},
    {-0.8, 0.7},  {1.3, 0.35},  {-1.3, 0.35}, {1.3, 0.7},    {-1.3, 0.7},  {1.3, 1.05},
    {-1.3, 1.05}, {1.75, 0.35}, {-1.75, 0.35}, {1.75, 0.7},  {-1.75, 0.7},
};
enum { HANDLES = sizeof handles / sizeof *handles, FEW_HANDLES = 7 /* to judge by */ };

static zr__curve bent(zr__point a, zr__point b, handle start, handle end)
{
    const double length = distance(a, b);
    const double angle = atan2(b.y - a.y, b.x - a.x);
    const double first = angle + start.turn, last = angle + end.turn;

    return (zr__curve){.point = {a,
                                 {a.x + start.reach * length * cos(first),
                                  a.y + start.reach * length * sin(first)},
                                 {b.x - end.reach * length * cos(last),
                                  b.y - end.reach * length * sin(last)},
                                 b}};
}

/* Graphviz would make the page larger for a handle off it. */
static bool is_on_map(const zr__map *map, const zr__curve *curve)
{
    for (int i = 0; i < ZR__CURVE_POINTS; i++)
        if (curve->point[i].x < map->corner.x || curve->point[i].y < map->corner.y ||
            curve->point[i].x > map->corner.x + map->width ||
            curve->point[i].y > map->corner.y + map->height)
            return false;
    return true;
}

/* The way of one tie, as long as it is looked for. */
typedef struct search {
    const zr__map *map;
    const zr__map_tie *tie;
    const zr__obstacles *obstacles;
    zr__curve best;
    double cost;
} search;

static bool keep_if_better(search *s, zr__curve curve)
{
    if (!is_on_map(s->map, &curve))
        return false;
    const double now = curve_cost(s->map, s->tie, s->obstacles, curve.point, s->cost);
    if (now >= s->cost - 1e-6)
        return false;
    s->cost = now;
    s->best = curve;
    return true;
}

/* Out to a line between two columns, or beside the first or last, and back. */
static void try_gaps(search *s)
{
    const zr__map *map = s->map;
    const double pitch = map->column_width + zr__map_gap(map);
    const double left = map->corner.x + (map->width - map->columns * pitch) / 2;
    zr__curve curve = s->best;

    for (uint32_t gap = 0; gap <= map->columns; gap++) {
        const double x = left + gap * pitch;
        /* Between handles at the same distance a curve goes three quarters of it. */
        curve.point[1] = (zr__point){curve.point[0].x + (x - curve.point[0].x) * 4 / 3,
                                     curve.point[0].y};
        curve.point[2] = (zr__point){curve.point[3].x + (x - curve.point[3].x) * 4 / 3,
                                     curve.point[3].y};
        keep_if_better(s, curve);
    }
}

/* The best of the curves that `count` of the handles make, and of those through gaps. */
static search best_curve(const zr__map *map, const zr__map_tie *tie, const zr__obstacles *obstacles,
                         int count)
{
    const zr__point a = map->unit[tie->a].centre, b = map->unit[tie->b].centre;
    search s = {map, tie, obstacles, bent(a, b, handles[0], handles[0]), 0};

    s.cost = curve_cost(map, tie, obstacles, s.best.point, INFINITY);
    for (int i = 1; i < count * count; i++)
        keep_if_better(&s, bent(a, b, handles[i % count], handles[i / count]));
    try_gaps(&s);
    return s;
}

/* Move the first handle, the second or both by a step; whether any of that helped. */
static bool try_steps(search *s, double step)
{
    static const zr__point towards[] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    bool helped = false;

    for (int moved = 1; moved <= 3; moved++)
        for (size_t i = 0; i < sizeof towards / sizeof *towards; i++) {
            zr__curve curve = s->best;
            for (int h = 1; h <= 2; h++)
                if (moved & h) {
                    curve.point[h].x += step * towards[i].x;
                    curve.point[h].y += step * towards[i].y;
                }
            helped |= keep_if_better(s, curve);
        }
    return helped;
}

static void refine(search *s)
{
    for (double step = FIRST_STEP; step >= LAST_STEP; step /= 2)
        for (int i = 0; i < MOST_STEPS && try_steps(s, step * s->map->scale); i++)
            ;
}

/* Whether somebody sits between two seats of one side. */
static bool are_parted(const zr__map *map, const zr__map_unit *a, const zr__map_unit *b)
{
    const double top = fmin(a->centre.y, b->centre.y), bottom = fmax(a->centre.y, b->centre.y);

    for (uint32_t i = 0; i < map->card[a->card].unit_count; i++) {
        const zr__map_unit *other = &map->unit[map->card[a->card].unit[i]];
        if (other->group == a->group && other->side == a->side && other->centre.y > top &&
            other->centre.y < bottom)
            return true;
    }
    return false;
}

/* Across the gap, or along one side of it, bent into it where somebody is in the way. */
static zr__curve seat_curve(const zr__map *map, const zr__map_unit *a, const zr__map_unit *b)
{
    const double across = fabs(b->centre.x - a->centre.x), along = fabs(b->centre.y - a->centre.y);
    double bend = 0;

    if (a->side == b->side && are_parted(map, a, b))
        bend = SEAT_BEND * SEAT_GAP * map->scale + a->radius;
    else if (a->side != b->side && along > across)
        bend = STEEP_BEND * across;

    const double from = a->side == ZR__RIGHT ? bend : -bend;
    const double to = b->side == ZR__RIGHT ? bend : -bend;

    if (bend <= 0)
        return bent(a->centre, b->centre, handles[0], handles[0]);
    return (zr__curve){.point = {a->centre,
                                 {a->centre.x + from, a->centre.y},
                                 {b->centre.x + to, b->centre.y},
                                 b->centre}};
}

static bool share_group(const zr__map *map, const zr__map_tie *tie)
{
    const zr__map_unit *a = &map->unit[tie->a], *b = &map->unit[tie->b];
    return a->card == b->card && a->group == b->group && a->group != ZR_NONE;
}

/* The best of two searches: one that minds the ties it crosses from the first, and one that minds
 * them only when it refines, and so starts where the way is shortest. */
static search free_curve(const zr__map *map, const zr__map_tie *tie,
                         const zr__obstacles *obstacles)
{
    zr__obstacles no_paths = *obstacles;
    no_paths.path_count = 0;

    search careful = best_curve(map, tie, obstacles, HANDLES);
    search straight = best_curve(map, tie, &no_paths, HANDLES);
    straight.obstacles = obstacles;
    straight.cost = curve_cost(map, tie, obstacles, straight.best.point, INFINITY);
    refine(&careful);
    refine(&straight);
    return straight.cost < careful.cost ? straight : careful;
}

/* Find the paths of the ties between cards, the first or the last first; what they cost. */
static double find_free(zr__curve *curve, const zr__map *map, zr__obstacles *obstacles,
                        bool is_backwards)
{
    double cost = 0;

    for (uint32_t i = 0; i < map->tie_count; i++) {
        const uint32_t t = is_backwards ? map->tie_count - 1 - i : i;
        if (share_group(map, &map->tie[t]))
            continue;
        const search found = free_curve(map, &map->tie[t], obstacles);
        curve[t] = found.best;
        cost += found.cost;
        obstacles->path[obstacles->path_count++] = path_of(curve[t].point);
    }
    return cost;
}

void zr__map_curves(zr__curve *curve, const zr__map *map, zr__obstacles *obstacles)
{
    for (uint32_t t = 0; t < map->tie_count; t++) {
        const zr__map_tie *tie = &map->tie[t];
        if (!share_group(map, tie))
            continue;
        curve[t] = seat_curve(map, &map->unit[tie->a], &map->unit[tie->b]);
        obstacles->path[obstacles->path_count++] = path_of(curve[t].point);
    }
    const uint32_t seated = obstacles->path_count;
    const double forwards = find_free(curve, map, obstacles, false);
    if (obstacles->path_count - seated > MOST_ORDERED || obstacles->path_count < seated + 2)
        return;
    obstacles->path_count = seated; /* whoever comes first takes the best place */
    if (find_free(curve, map, obstacles, true) < forwards)
        return;
    obstacles->path_count = seated;
    find_free(curve, map, obstacles, false);
}

double zr__map_tangle(const zr__map *map, const zr__obstacles *obstacles)
{
    double tangle = 0;

    for (uint32_t t = 0; t < map->tie_count; t++)
        if (map->unit[map->tie[t].a].card != map->unit[map->tie[t].b].card)
            tangle += best_curve(map, &map->tie[t], obstacles, FEW_HANDLES).cost;
    return tangle;
}
