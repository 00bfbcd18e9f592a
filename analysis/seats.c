/*
 * Moving seats between units is a flow: from a unit above its cap over a task that it leads to
 * another unit of that task, and on, to a unit below its cap. The flow itself is the array of who
 * leads what, so nothing has to be copied back, and a flow for one cap is the start for the next.
 *
 * Costs are those of leading through an edge. A path of least cost keeps a flow of least cost one,
 * and all paths of one length are used up at once, in levels (Dinic 1970), over the arcs whose
 * reduced cost is 0 (Johnson 1977).
 */
#include "analysis/seats.h"

#include <string.h>

#include "analysis/heap.h"
#include "src/failure.h"
#include "src/memory.h"

static const int64_t FAR = INT64_MAX / 4;
enum { UNSEEN = UINT32_MAX };

bool zr__seats_init(zr__seats *seats, uint32_t tasks, uint32_t units, uint32_t edges)
{
    *seats = (zr__seats){.task_count = tasks, .unit_count = units, .edge_count = edges};
    seats->task_start = zr__calloc((size_t)tasks + 1, sizeof *seats->task_start);
    seats->unit = zr__calloc(edges, sizeof *seats->unit);
    seats->task = zr__calloc(edges, sizeof *seats->task);
    seats->unit_start = zr__calloc((size_t)units + 1, sizeof *seats->unit_start);
    seats->unit_edge = zr__calloc(edges, sizeof *seats->unit_edge);
    seats->leads = zr__calloc(edges, sizeof *seats->leads);
    seats->may_give = zr__calloc(edges, sizeof *seats->may_give);
    seats->may_take = zr__calloc(edges, sizeof *seats->may_take);
    seats->cost = zr__calloc(edges, sizeof *seats->cost);
    seats->load = zr__calloc(units, sizeof *seats->load);
    seats->cap = zr__calloc(units, sizeof *seats->cap);
    return seats->task_start != NULL && seats->unit != NULL && seats->task != NULL &&
           seats->unit_start != NULL && seats->unit_edge != NULL && seats->leads != NULL &&
           seats->may_give != NULL && seats->may_take != NULL && seats->cost != NULL &&
           seats->load != NULL && seats->cap != NULL;
}

void zr__seats_index(zr__seats *seats)
{
    for (uint32_t e = 0; e < seats->edge_count; e++)
        seats->unit_start[seats->unit[e] + 1]++;
    for (uint32_t u = 0; u < seats->unit_count; u++)
        seats->unit_start[u + 1] += seats->unit_start[u];
    for (uint32_t e = 0; e < seats->edge_count; e++)
        seats->unit_edge[seats->unit_start[seats->unit[e]]++] = e;
    for (uint32_t u = seats->unit_count; u > 0; u--)
        seats->unit_start[u] = seats->unit_start[u - 1];
    seats->unit_start[0] = 0;
}

void zr__seats_clear(zr__seats *seats)
{
    zr__free(seats->task_start);
    zr__free(seats->unit);
    zr__free(seats->task);
    zr__free(seats->unit_start);
    zr__free(seats->unit_edge);
    zr__free(seats->leads);
    zr__free(seats->may_give);
    zr__free(seats->may_take);
    zr__free(seats->cost);
    zr__free(seats->load);
    zr__free(seats->cap);
    *seats = (zr__seats){0};
}

uint64_t zr__seats_excess(const zr__seats *seats)
{
    uint64_t excess = 0;

    for (uint32_t u = 0; u < seats->unit_count; u++)
        if (seats->load[u] > seats->cap[u])
            excess += seats->load[u] - seats->cap[u];
    return excess;
}

/* The search: nodes are units, then tasks. */
typedef struct search {
    zr__seats *seats;
    uint32_t nodes;
    uint32_t *level;    /* Steps from a unit above its cap, UNSEEN. */
    uint32_t *queue;
    uint32_t *at;       /* By node: the next arc to try. */
    uint32_t *path;     /* Edges from the start to where we are. */
    int64_t *potential; /* NULL: costs do not matter. */
} search;

static bool init(search *s, zr__seats *seats, bool has_costs)
{
    const uint32_t nodes = seats->unit_count + seats->task_count;

    *s = (search){.seats = seats, .nodes = nodes};
    s->level = zr__calloc(nodes, sizeof *s->level);
    s->queue = zr__calloc(nodes, sizeof *s->queue);
    s->at = zr__calloc(nodes, sizeof *s->at);
    s->path = zr__calloc(nodes, sizeof *s->path);
    if (has_costs)
        s->potential = zr__calloc(nodes, sizeof *s->potential);
    return s->level != NULL && s->queue != NULL && s->at != NULL && s->path != NULL &&
           (!has_costs || s->potential != NULL);
}

static void clear(search *s)
{
    zr__free(s->level);
    zr__free(s->queue);
    zr__free(s->at);
    zr__free(s->path);
    zr__free(s->potential);
}

/* Where an arc leads and its edge; UNSEEN when it is closed. */
static uint32_t follow(const search *s, uint32_t node, uint32_t arc, uint32_t *edge)
{
    const zr__seats *seats = s->seats;

    if (node < seats->unit_count) {
        *edge = seats->unit_edge[arc];
        return seats->leads[*edge] && seats->may_give[*edge]
                   ? seats->unit_count + seats->task[*edge]
                   : UNSEEN;
    }
    *edge = arc;
    return !seats->leads[arc] && seats->may_take[arc] ? seats->unit[arc] : UNSEEN;
}

/* What the step costs beyond what the potentials pay for. */
static int64_t reduced_cost(const search *s, uint32_t node, uint32_t next, uint32_t edge)
{
    const int64_t cost =
        node < s->seats->unit_count ? -s->seats->cost[edge] : s->seats->cost[edge];

    return cost + s->potential[node] - s->potential[next];
}

static bool is_admissible(const search *s, uint32_t node, uint32_t next, uint32_t edge)
{
    return s->potential == NULL || reduced_cost(s, node, next, edge) == 0;
}

static bool has_room(const search *s, uint32_t node)
{
    return node < s->seats->unit_count && s->seats->load[node] < s->seats->cap[node];
}

static uint32_t start_queue(search *s)
{
    uint32_t count = 0;

    memset(s->level, 0xFF, (size_t)s->nodes * sizeof *s->level);
    for (uint32_t u = 0; u < s->seats->unit_count; u++)
        if (s->seats->load[u] > s->seats->cap[u]) {
            s->level[u] = 0;
            s->queue[count++] = u;
        }
    return count;
}

/* Levels up to the first unit with room; false when none is in reach. With `whole`, all there is.
 */
static bool find_levels(search *s, bool whole)
{
    uint32_t count = start_queue(s), enough = UNSEEN;

    for (uint32_t i = 0; i < count; i++) {
        const uint32_t node = s->queue[i];

        if (!whole && s->level[node] >= enough)
            break;
        for (uint32_t arc = zr__seats_first_arc(s->seats, node);
             arc < zr__seats_end_of_arcs(s->seats, node); arc++) {
            uint32_t edge;
            const uint32_t next = follow(s, node, arc, &edge);

            if (next == UNSEEN || s->level[next] != UNSEEN || !is_admissible(s, node, next, edge))
                continue;
            s->level[next] = s->level[node] + 1;
            s->queue[count++] = next;
            if (enough == UNSEEN && has_room(s, next))
                enough = s->level[next];
        }
    }
    return enough != UNSEEN;
}

/* One step on from `node`, or UNSEEN when it is a dead end. */
static uint32_t advance(search *s, uint32_t node, uint32_t *edge)
{
    for (; s->at[node] < zr__seats_end_of_arcs(s->seats, node); s->at[node]++) {
        const uint32_t next = follow(s, node, s->at[node], edge);

        if (next != UNSEEN && s->level[next] == s->level[node] + 1 &&
            is_admissible(s, node, next, *edge))
            return next;
    }
    return UNSEEN;
}

/* Along the path, who led stops and who did not begins. */
static void move_seats(search *s, uint32_t from, uint32_t to, uint32_t length)
{
    for (uint32_t i = 0; i < length; i++)
        s->seats->leads[s->path[i]] = !s->seats->leads[s->path[i]];
    s->seats->load[from]--;
    s->seats->load[to]++;
}

/* The node where a path of `length` edges stands. */
static uint32_t end_of_path(const search *s, uint32_t start, uint32_t length)
{
    if (length == 0)
        return start;
    return length % 2 == 1 ? s->seats->unit_count + s->seats->task[s->path[length - 1]]
                           : s->seats->unit[s->path[length - 1]];
}

/* Move one seat away from `start` along the levels; false when there is no way any more. */
static bool move_one(search *s, uint32_t start)
{
    uint32_t length = 0, node = start;

    for (;;) {
        uint32_t edge = 0;
        const uint32_t next = advance(s, node, &edge);

        if (next == UNSEEN) {
            if (length == 0)
                return false;
            node = end_of_path(s, start, --length);
            s->at[node]++;
            continue;
        }
        s->path[length++] = edge;
        node = next;
        if (has_room(s, node)) {
            move_seats(s, start, node, length);
            return true;
        }
    }
}

static void move_all(search *s)
{
    while (find_levels(s, false)) {
        for (uint32_t node = 0; node < s->nodes; node++)
            s->at[node] = zr__seats_first_arc(s->seats, node);
        for (uint32_t u = 0; u < s->seats->unit_count; u++)
            while (s->seats->load[u] > s->seats->cap[u] && move_one(s, u))
                ;
    }
}

zr_status zr__seats_level(zr__seats *seats, zr_error *err)
{
    search s;
    const bool has_memory = init(&s, seats, false);

    if (has_memory)
        move_all(&s);
    clear(&s);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}

/* Shortest ways by reduced cost, as far as the nearest room. */
typedef struct ways {
    int64_t *distance; /* By node; FAR when out of reach. */
    zr__heap heap;
    int64_t aim;     /* Cost of a whole path so far. */
    int64_t nearest; /* What the next path costs more than that. */
    bool failed;
} ways;

static void reach(ways *w, uint32_t node, int64_t distance)
{
    if (distance >= w->distance[node])
        return;
    w->distance[node] = distance;
    w->failed = w->failed || !zr__heap_push(&w->heap, distance, node);
}

/* Dijkstra (1959), from all units above their cap at once. */
static void find_ways(ways *w, const search *s)
{
    w->nearest = FAR;
    w->heap.count = 0;
    for (uint32_t node = 0; node < s->nodes; node++)
        w->distance[node] = FAR;
    for (uint32_t u = 0; u < s->seats->unit_count; u++)
        if (s->seats->load[u] > s->seats->cap[u])
            reach(w, u, 0);
    while (w->heap.count > 0 && !w->failed) {
        const zr__heap_item here = zr__heap_pop(&w->heap);

        if (here.distance > w->distance[here.node])
            continue;
        if (here.distance > w->nearest)
            break;
        if (has_room(s, here.node) && here.distance + s->potential[here.node] - w->aim < w->nearest)
            w->nearest = here.distance + s->potential[here.node] - w->aim;
        for (uint32_t arc = zr__seats_first_arc(s->seats, here.node);
             arc < zr__seats_end_of_arcs(s->seats, here.node); arc++) {
            uint32_t edge;
            const uint32_t next = follow(s, here.node, arc, &edge);

            if (next != UNSEEN)
                reach(w, next, here.distance + reduced_cost(s, here.node, next, edge));
        }
    }
}

static void pay(ways *w, search *s)
{
    for (uint32_t node = 0; node < s->nodes; node++)
        s->potential[node] += w->distance[node] < w->nearest ? w->distance[node] : w->nearest;
    w->aim += w->nearest;
}

zr_status zr__seats_level_cheaply(zr__seats *seats, zr_error *err)
{
    ways w = {0};
    search s;
    const bool has_search = init(&s, seats, true);

    w.distance = has_search ? zr__calloc(s.nodes, sizeof *w.distance) : NULL;
    w.failed = w.distance == NULL;
    while (!w.failed) {
        find_ways(&w, &s);
        if (w.failed || w.nearest == FAR)
            break;
        pay(&w, &s);
        move_all(&s);
    }
    zr__free(w.distance);
    zr__free(w.heap.item);
    clear(&s);
    return w.failed ? zr__out_of_memory(err) : ZR_OK;
}

zr_status zr__seats_reach(const zr__seats *seats, bool *units, bool *tasks, zr_error *err)
{
    zr__seats view = *seats; /* Nothing is moved. */
    search s;
    const bool has_memory = init(&s, &view, false);

    if (has_memory) {
        find_levels(&s, true);
        for (uint32_t u = 0; u < seats->unit_count; u++)
            units[u] = s.level[u] != UNSEEN;
        for (uint32_t t = 0; t < seats->task_count; t++)
            tasks[t] = s.level[seats->unit_count + t] != UNSEEN;
    }
    clear(&s);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}
