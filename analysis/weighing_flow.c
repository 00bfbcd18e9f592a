/*
 * The bound: weight as a fluid. What a unit carries above its cap flows over its tasks to the
 * others on them, and on, until all are within their caps or nothing can flow (Dinic 1970). No
 * choice of whole leads can do better, nor leave a task to units whose cap is below its weight.
 *
 * Each lead then goes to the unit that carries most of it: near to the bound, and, since the flow
 * starts from the leads as they are, near to these (after Lenstra, Shmoys & Tardos 1990).
 */
#include <string.h>

#include "analysis/weighing.h"
#include "src/failure.h"
#include "src/memory.h"

enum { UNSEEN = UINT32_MAX };

/* Nodes are units, then tasks. */
typedef struct stream {
    zr__weighing *w;
    zr__seats *seats;
    uint32_t nodes;
    uint32_t *level, *queue, *at, *path;
} stream;

static bool init(stream *s, zr__weighing *w)
{
    s->w = w;
    s->seats = &w->b->seats;
    s->nodes = s->seats->unit_count + s->seats->task_count;
    s->level = zr__calloc(s->nodes, sizeof *s->level);
    s->queue = zr__calloc(s->nodes, sizeof *s->queue);
    s->at = zr__calloc(s->nodes, sizeof *s->at);
    s->path = zr__calloc((size_t)s->nodes + 1, sizeof *s->path);
    return s->level != NULL && s->queue != NULL && s->at != NULL && s->path != NULL;
}

static void clear(stream *s)
{
    zr__free(s->level);
    zr__free(s->queue);
    zr__free(s->at);
    zr__free(s->path);
}

/* How much an arc lets through, its edge and where it leads. */
static uint32_t width(const stream *s, uint32_t node, uint32_t arc, uint32_t *edge, uint32_t *next)
{
    const zr__seats *seats = s->seats;

    *edge = node < seats->unit_count ? seats->unit_edge[arc] : arc;
    const uint32_t task = seats->task[*edge];
    if (node < seats->unit_count) {
        *next = seats->unit_count + task;
        return seats->may_give[*edge] ? s->w->flow[*edge] : 0;
    }
    *next = seats->unit[*edge];
    return seats->may_take[*edge] ? s->w->weight[task] - s->w->flow[*edge] : 0;
}

static bool is_over(const stream *s, uint32_t unit)
{
    return s->w->carried[unit] > s->seats->cap[unit];
}

static bool has_room(const stream *s, uint32_t node)
{
    return node < s->seats->unit_count && s->w->carried[node] < s->seats->cap[node];
}

static bool find_levels(stream *s)
{
    uint32_t count = 0;
    bool found = false;

    memset(s->level, 0xFF, (size_t)s->nodes * sizeof *s->level);
    for (uint32_t u = 0; u < s->seats->unit_count; u++)
        if (is_over(s, u)) {
            s->level[u] = 0;
            s->queue[count++] = u;
        }
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t node = s->queue[i];

        for (uint32_t arc = zr__seats_first_arc(s->seats, node);
             arc < zr__seats_end_of_arcs(s->seats, node); arc++) {
            uint32_t edge, next;

            if (width(s, node, arc, &edge, &next) == 0 || s->level[next] != UNSEEN)
                continue;
            s->level[next] = s->level[node] + 1;
            s->queue[count++] = next;
            found = found || has_room(s, next);
        }
    }
    return found;
}

/* Push as much as the path lets through; the path has `length` arcs from unit `from` to `to`. */
static void push(stream *s, uint32_t from, uint32_t to, uint32_t length)
{
    zr__weighing *w = s->w;
    uint64_t amount = w->carried[from] - s->seats->cap[from];
    const uint64_t room = s->seats->cap[to] - w->carried[to];

    amount = room < amount ? room : amount;
    for (uint32_t i = 0; i < length; i++) {
        const uint32_t edge = s->path[i];
        const uint32_t open = i % 2 == 0 ? w->flow[edge]
                                         : w->weight[s->seats->task[edge]] - w->flow[edge];
        amount = open < amount ? open : amount;
    }
    for (uint32_t i = 0; i < length; i++)
        w->flow[s->path[i]] += i % 2 == 0 ? -(uint32_t)amount : (uint32_t)amount;
    w->carried[from] -= amount;
    w->carried[to] += amount;
}

/* One step on from a node; UNSEEN when none is left. */
static uint32_t step(stream *s, uint32_t node, uint32_t *edge)
{
    for (; s->at[node] < zr__seats_end_of_arcs(s->seats, node); s->at[node]++) {
        uint32_t next;

        if (width(s, node, s->at[node], edge, &next) > 0 &&
            s->level[next] == s->level[node] + 1)
            return next;
    }
    return UNSEEN;
}

static uint32_t node_before(const stream *s, uint32_t length)
{
    const uint32_t edge = s->path[length - 1];

    return length % 2 == 1 ? s->seats->unit[edge]
                           : s->seats->unit_count + s->seats->task[edge];
}

/* Push from one unit until it is within its cap or blocked. */
static void drain(stream *s, uint32_t from)
{
    uint32_t node = from, length = 0;

    while (is_over(s, from)) {
        uint32_t edge;
        const uint32_t next = length > 0 && has_room(s, node) ? UNSEEN : step(s, node, &edge);

        if (length > 0 && has_room(s, node)) {
            push(s, from, node, length);
            node = from;
            length = 0;
        } else if (next != UNSEEN) {
            s->path[length++] = edge;
            node = next;
        } else if (length == 0) {
            return;
        } else {
            node = node_before(s, length--);
            s->at[node]++;
        }
    }
}

static uint64_t divided_excess(const zr__weighing *w)
{
    const zr__seats *seats = &w->b->seats;
    uint64_t excess = 0;

    for (uint32_t u = 0; u < seats->unit_count; u++)
        if (w->carried[u] > seats->cap[u])
            excess += w->carried[u] - seats->cap[u];
    return excess;
}

/* Whether every task has as many units that could carry it whole as it has leads. */
static bool has_bearers(const zr__weighing *w)
{
    const zr__seats *seats = &w->b->seats;

    for (uint32_t t = 0; t < seats->task_count; t++) {
        uint32_t leads = 0, bearers = 0;

        for (uint32_t e = seats->task_start[t]; e < seats->task_start[t + 1]; e++) {
            const bool is_free = seats->may_take[e] || w->b->led[e];

            leads += w->b->led[e];
            bearers += is_free && seats->cap[seats->unit[e]] >= w->weight[t];
        }
        if (bearers < leads)
            return false;
    }
    return true;
}

zr_status zr__weigh_divided(bool *fits, zr__weighing *w, zr_error *err)
{
    stream s = {0};
    const bool has_memory = init(&s, w);

    while (has_memory && find_levels(&s)) {
        for (uint32_t node = 0; node < s.nodes; node++)
            s.at[node] = zr__seats_first_arc(s.seats, node);
        for (uint32_t u = 0; u < s.seats->unit_count; u++)
            drain(&s, u);
    }
    *fits = has_memory && divided_excess(w) == 0 && has_bearers(w);
    clear(&s);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}

/* The edge of a task that should lead next: one that must, else the one that carries most, and of
 * these one that led, else the first. */
static uint32_t heaviest_edge(const zr__weighing *w, uint32_t task)
{
    const zr__seats *seats = &w->b->seats;
    uint32_t best = UNSEEN;

    for (uint32_t e = seats->task_start[task]; e < seats->task_start[task + 1]; e++) {
        if (seats->leads[e] || !(seats->may_take[e] || w->b->led[e]))
            continue;
        if (w->b->led[e] && !seats->may_give[e])
            return e;
        if (best == UNSEEN || w->flow[e] > w->flow[best] ||
            (w->flow[e] == w->flow[best] && w->b->led[e] && !w->b->led[best]))
            best = e;
    }
    return best;
}

void zr__weigh_round(zr__weighing *w)
{
    zr__seats *seats = &w->b->seats;

    memset(seats->leads, 0, seats->edge_count * sizeof *seats->leads);
    memset(seats->load, 0, seats->unit_count * sizeof *seats->load);
    for (uint32_t t = 0; t < seats->task_count; t++)
        for (uint32_t e = seats->task_start[t]; e < seats->task_start[t + 1]; e++) {
            if (!w->b->led[e])
                continue; /* One seat for each lead. */
            const uint32_t chosen = heaviest_edge(w, t);
            seats->leads[chosen] = true;
            seats->load[seats->unit[chosen]] += w->weight[t];
        }
}
