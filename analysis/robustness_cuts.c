/*
 * Cut units and tasks: what holds pieces of the network together.
 *
 * One depth-first walk over the two-mode network without its tasks of one unit. A node cuts off
 * the branch below a child that has no edge back above the node (Hopcroft & Tarjan 1973). In the
 * order of the walk a branch is one stretch, so its size is a difference of running counts, and the
 * piece that is not below the node is what remains of its component.
 *
 * An edge down to a branch that has no edge back to the node at all is a bridge.
 *
 * The walk keeps its own stack: a chain of a million units must not overflow that of the machine.
 *
 * Hopcroft & Tarjan (1973), "Algorithm 447: efficient algorithms for graph manipulation".
 */
#include "analysis/robustness.h"

#include <stdlib.h>

#include "analysis/statistics.h"
#include "src/failure.h"
#include "src/memory.h"

/* Nodes are units by number, then tasks. */
typedef struct walk {
    const zr__incidence *net;
    uint32_t nodes;  /* Seen. */
    uint32_t *order; /* Nodes as they were met. */
    uint32_t *place; /* By node, in `order`; ZR_NONE before. */
    uint32_t *low;   /* By node: the least place that its branch has an edge to. */
    uint32_t *size;  /* By node: nodes of its branch. */
    uint32_t *parent;
    uint32_t *edge;  /* By node: the next of its edges to look at. */
    uint32_t *units; /* By place: units before it. One more than nodes. */
} walk;

static bool reserve(walk *w)
{
    const size_t nodes = (size_t)w->net->unit_count + w->net->task_count;

    w->order = zr__calloc(nodes, sizeof *w->order);
    w->place = zr__calloc(nodes, sizeof *w->place);
    w->low = zr__calloc(nodes, sizeof *w->low);
    w->size = zr__calloc(nodes, sizeof *w->size);
    w->parent = zr__calloc(nodes, sizeof *w->parent);
    w->edge = zr__calloc(nodes, sizeof *w->edge);
    w->units = zr__calloc(nodes + 1, sizeof *w->units);
    return w->order != NULL && w->place != NULL && w->low != NULL && w->size != NULL &&
           w->parent != NULL && w->edge != NULL && w->units != NULL;
}

static void walk_clear(walk *w)
{
    zr__free(w->order);
    zr__free(w->place);
    zr__free(w->low);
    zr__free(w->size);
    zr__free(w->parent);
    zr__free(w->edge);
    zr__free(w->units);
}

static bool is_unit(const walk *w, uint32_t node)
{
    return node < w->net->unit_count;
}

/* The next neighbour of a node, ZR_NONE after the last. A task of one unit is no neighbour. */
static uint32_t next_neighbour(walk *w, uint32_t node)
{
    const zr__incidence *net = w->net;

    if (!is_unit(w, node)) {
        const uint32_t task = node - net->unit_count;
        const uint32_t e = net->task_start[task] + w->edge[node];
        w->edge[node]++;
        return e < net->task_start[task + 1] ? net->task_unit[e] : ZR_NONE;
    }
    for (;;) {
        const uint32_t e = net->unit_start[node] + w->edge[node]++;
        if (e >= net->unit_start[node + 1])
            return ZR_NONE;
        if (zr__task_size(net, net->unit_task[e]) > 1)
            return net->unit_count + net->unit_task[e];
    }
}

static void meet(walk *w, uint32_t node, uint32_t parent)
{
    w->parent[node] = parent;
    w->place[node] = w->low[node] = w->nodes;
    w->size[node] = 1;
    w->units[w->nodes + 1] = w->units[w->nodes] + is_unit(w, node);
    w->order[w->nodes++] = node;
}

/* Back from a node to its parent, which learns what the branch reaches. */
static uint32_t leave(walk *w, uint32_t node)
{
    const uint32_t parent = w->parent[node];

    if (parent != ZR_NONE) {
        w->size[parent] += w->size[node];
        if (w->low[node] < w->low[parent])
            w->low[parent] = w->low[node];
    }
    return parent;
}

static void walk_from(walk *w, uint32_t root)
{
    meet(w, root, ZR_NONE);
    for (uint32_t node = root; node != ZR_NONE;) {
        const uint32_t other = next_neighbour(w, node);

        if (other == ZR_NONE) {
            node = leave(w, node);
        } else if (w->place[other] == ZR_NONE) {
            meet(w, other, node);
            node = other;
        } else if (other != w->parent[node] && w->place[other] < w->low[node]) {
            w->low[node] = w->place[other];
        }
    }
}

/* Places from `first` up to `end`: a branch, or a whole component. */
typedef struct stretch {
    uint32_t first, end;
} stretch;

static zr_piece measure(const walk *w, uint32_t first, uint32_t end)
{
    const uint32_t units = w->units[end] - w->units[first];

    return (zr_piece){.units = units, .tasks = end - first - units};
}

static bool cuts_off(const walk *w, uint32_t node, uint32_t child)
{
    return w->low[child] >= w->place[node];
}

/* Behind the branch that begins at a place, where that of the next child begins. */
static uint32_t branch_end(const walk *w, uint32_t place)
{
    return place + w->size[w->order[place]];
}

static uint32_t count_pieces(const walk *w, uint32_t node)
{
    const uint32_t end = branch_end(w, w->place[node]);
    uint32_t pieces = w->parent[node] != ZR_NONE;

    for (uint32_t p = w->place[node] + 1; p < end; p = branch_end(w, p))
        pieces += cuts_off(w, node, w->order[p]);
    return pieces;
}

/* Collect the units of a stretch behind the `count` there are. */
static uint32_t add_names(const walk *w, uint32_t *unit, uint32_t count, uint32_t first,
                          uint32_t end)
{
    for (uint32_t p = first; p < end; p++)
        if (is_unit(w, w->order[p]))
            unit[count++] = w->order[p];
    return count;
}

/* Name the units of a small piece: a stretch, or with `around` what is left of a component without
 * the node and what it cuts off. False when memory ran out. */
static bool name_units(const walk *w, zr_piece *piece, stretch part, uint32_t around)
{
    if (piece->units > ZR_PIECE_NAMES)
        return true;
    piece->unit = zr__calloc(piece->units, sizeof *piece->unit);
    if (piece->unit == NULL)
        return false;

    if (around == ZR_NONE) {
        add_names(w, piece->unit, 0, part.first, part.end);
    } else {
        const uint32_t end = branch_end(w, w->place[around]);
        uint32_t count = add_names(w, piece->unit, 0, part.first, w->place[around]);

        for (uint32_t p = w->place[around] + 1; p < end; p = branch_end(w, p))
            if (!cuts_off(w, around, w->order[p]))
                count = add_names(w, piece->unit, count, p, branch_end(w, p));
        add_names(w, piece->unit, count, end, part.end);
    }
    zr__sort_numbers(piece->unit, piece->units);
    return true;
}

static int by_size(const void *left, const void *right)
{
    const zr_piece *a = left, *b = right;

    if (a->units != b->units)
        return a->units > b->units ? -1 : 1;
    if (a->tasks != b->tasks)
        return a->tasks > b->tasks ? -1 : 1;
    if (a->unit == NULL || b->unit == NULL)
        return 0; /* Not named, and shown alike. */
    return (a->unit[0] > b->unit[0]) - (a->unit[0] < b->unit[0]);
}

/* The pieces of a cut node. False when memory ran out; what there is belongs to `cut`. */
static bool cut_init(zr_cut *cut, const walk *w, uint32_t node, stretch part, uint32_t pieces)
{
    const uint32_t place = w->place[node], end = branch_end(w, place);
    zr_piece rest = measure(w, part.first, part.end);
    bool is_fine = true;

    *cut = (zr_cut){.node = node, .piece = zr__calloc(pieces, sizeof *cut->piece)};
    if (cut->piece == NULL)
        return false;
    rest.units -= is_unit(w, node);
    rest.tasks -= !is_unit(w, node);
    for (uint32_t p = place + 1; is_fine && p < end; p = branch_end(w, p)) {
        if (!cuts_off(w, node, w->order[p]))
            continue;
        zr_piece *piece = &cut->piece[cut->piece_count++];
        *piece = measure(w, p, branch_end(w, p));
        rest.units -= piece->units;
        rest.tasks -= piece->tasks;
        is_fine = name_units(w, piece, (stretch){p, branch_end(w, p)}, ZR_NONE);
    }
    if (is_fine && cut->piece_count < pieces) {
        cut->piece[cut->piece_count++] = rest;
        is_fine = name_units(w, &cut->piece[cut->piece_count - 1], part, node);
    }
    qsort(cut->piece, cut->piece_count, sizeof *cut->piece, by_size);
    return is_fine;
}

/* Whether a task leaves units together on two sides, and does not merely carry one. */
static bool parts_groups(const walk *w, uint32_t node, stretch part, uint32_t pieces)
{
    const uint32_t end = branch_end(w, w->place[node]);
    uint32_t sides = 0, rest = w->units[part.end] - w->units[part.first];

    for (uint32_t p = w->place[node] + 1; p < end; p = branch_end(w, p))
        if (cuts_off(w, node, w->order[p])) {
            const uint32_t units = measure(w, p, branch_end(w, p)).units;
            rest -= units;
            sides += units > 1;
            pieces--;
        }
    return sides + (pieces > 0 && rest > 1) > 1;
}

static bool add_cut(zr_cut **list, uint32_t *count, size_t *capacity, const walk *w,
                    uint32_t node, stretch part, uint32_t pieces)
{
    zr_cut *grown = zr__grow(*list, capacity, (size_t)*count + 1, sizeof *grown);

    if (grown == NULL)
        return false;
    *list = grown;
    return cut_init(&grown[(*count)++], w, node, part, pieces);
}

static bool collect(zr_robustness *out, uint32_t *pieces, const walk *w)
{
    size_t unit_capacity = 0, task_capacity = 0;
    bool is_fine = true;

    for (uint32_t p = 0, end = 0, first = 0; is_fine && p < w->nodes; p++) {
        const uint32_t node = w->order[p];
        const uint32_t count = count_pieces(w, node);

        if (w->parent[node] == ZR_NONE) {
            first = p;
            end = branch_end(w, p);
        }
        const stretch part = {first, end};
        if (is_unit(w, node)) {
            pieces[node] = count;
            if (count > 1)
                is_fine = add_cut(&out->cut_unit, &out->cut_unit_count, &unit_capacity, w, node,
                                  part, count);
        } else if (count > 1 && parts_groups(w, node, part, count)) {
            is_fine = add_cut(&out->cut_task, &out->cut_task_count, &task_capacity, w, node, part,
                              count);
        }
    }
    return is_fine;
}

/* The edge above a node, if it is a bridge with units together on both sides. */
static bool add_link(zr_robustness *out, size_t *capacity, const walk *w, uint32_t node,
                     stretch part)
{
    const uint32_t parent = w->parent[node], place = w->place[node];

    if (parent == ZR_NONE || w->low[node] < place)
        return true;
    const uint32_t below = measure(w, place, branch_end(w, place)).units;
    const uint32_t above = w->units[part.end] - w->units[part.first] - below;
    if (below < 2 || above < 2)
        return true;

    zr_sole_link *grown =
        zr__grow(out->sole_link, capacity, (size_t)out->sole_link_count + 1, sizeof *grown);
    if (grown == NULL)
        return false;
    out->sole_link = grown;
    out->sole_link[out->sole_link_count++] =
        is_unit(w, node) ? (zr_sole_link){parent - w->net->unit_count, node, below, above}
                         : (zr_sole_link){node - w->net->unit_count, parent, above, below};
    return true;
}

static uint32_t smaller_side(const zr_sole_link *link)
{
    return link->unit_side < link->task_side ? link->unit_side : link->task_side;
}

static int by_smaller_side(const void *left, const void *right)
{
    const zr_sole_link *a = left, *b = right;

    if (smaller_side(a) != smaller_side(b))
        return smaller_side(a) > smaller_side(b) ? -1 : 1;
    if (a->unit != b->unit)
        return a->unit < b->unit ? -1 : 1;
    return (a->task > b->task) - (a->task < b->task);
}

static bool collect_links(zr_robustness *out, const walk *w)
{
    size_t capacity = 0;
    stretch part = {0, 0};

    for (uint32_t p = 0; p < w->nodes; p++) {
        if (w->parent[w->order[p]] == ZR_NONE)
            part = (stretch){p, branch_end(w, p)};
        if (!add_link(out, &capacity, w, w->order[p], part))
            return false;
    }
    if (out->sole_link_count > 0)
        qsort(out->sole_link, out->sole_link_count, sizeof *out->sole_link, by_smaller_side);
    for (uint32_t i = 0; i < out->sole_link_count; i++) {
        out->sole_link[i].unit = w->net->unit[out->sole_link[i].unit];
        out->sole_link[i].task = w->net->task[out->sole_link[i].task];
    }
    return true;
}

static uint32_t outside(const zr_cut *cut)
{
    uint32_t units = 0;

    for (uint32_t i = 1; i < cut->piece_count; i++)
        units += cut->piece[i].units;
    return units;
}

static int by_outside(const void *left, const void *right)
{
    const zr_cut *a = left, *b = right;

    if (outside(a) != outside(b))
        return outside(a) > outside(b) ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* Sort, and turn numbers into indices of the notice. */
static void publish(zr_cut *cut, uint32_t count, const zr__incidence *net)
{
    if (count > 0)
        qsort(cut, count, sizeof *cut, by_outside);
    for (uint32_t i = 0; i < count; i++) {
        cut[i].node = cut[i].node < net->unit_count ? net->unit[cut[i].node]
                                                    : net->task[cut[i].node - net->unit_count];
        for (uint32_t j = 0; j < cut[i].piece_count; j++)
            for (uint32_t k = 0; cut[i].piece[j].unit != NULL && k < cut[i].piece[j].units; k++)
                cut[i].piece[j].unit[k] = net->unit[cut[i].piece[j].unit[k]];
    }
}

zr_status zr__robustness_cuts(zr_robustness *out, uint32_t *pieces, const zr__incidence *net,
                              zr_error *err)
{
    walk w = {.net = net};
    bool is_fine = reserve(&w);

    for (uint32_t node = 0; is_fine && node < net->unit_count + net->task_count; node++)
        w.place[node] = ZR_NONE;
    for (uint32_t unit = 0; is_fine && unit < net->unit_count; unit++)
        if (w.place[unit] == ZR_NONE)
            walk_from(&w, unit);
    if (is_fine)
        is_fine = collect(out, pieces, &w) && collect_links(out, &w);
    if (is_fine) {
        publish(out->cut_unit, out->cut_unit_count, net);
        publish(out->cut_task, out->cut_task_count, net);
    }
    walk_clear(&w);
    return is_fine ? ZR_OK : zr__out_of_memory(err);
}
