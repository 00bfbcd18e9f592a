/*
 * Passing labels: every node takes the label that adds most to the quality of its module.
 *
 * Units only see tasks and tasks only units, so that all nodes of one side may choose at once. A
 * node only ever takes a label it has an edge to. Up to a resolution of 1 there always is one that
 * does not lower the quality: the degrees of the labels it sees add up to at most m. Hence modules
 * are never torn apart in pieces without a connection, and every module has both units and tasks.
 * Above 1 all of them may lower it: then a node may also stay in a module that its neighbours have
 * left, and a unit go apart. Without that choice labels would go round in circles for ever.
 *
 * Liu & Murata (2010), "An efficient algorithm for optimizing bipartite modularity".
 */
#include "analysis/label_search.h"

/* The label that adds most to Q; on a tie the present one, else the smallest. */
static uint32_t best_label(zr__label_search *found, const zr__label_side *own,
                           const zr__label_side *other, uint32_t node)
{
    const uint32_t from = own->start[node], to = own->start[node + 1];
    const uint32_t present = own->label[node];
    uint32_t best = ZR_NONE;
    const bool may_stay = found->penalty * found->edges > found->reward && present != ZR_NONE;
    int64_t most = 0;

    if (to - from == 1 && !may_stay)
        return other->label[own->end[from]];
    for (uint32_t e = from; e < to; e++)
        zr__label_count(found, other->label[own->end[e]], 1);
    if (may_stay && found->count[present] == 0)
        zr__label_count(found, present, 0);
    for (uint32_t i = 0; i < found->met_count; i++) {
        const uint32_t label = found->met[i];
        const int64_t value = found->count[label] * found->reward -
                              found->penalty * (to - from) * other->weight[label];
        if (best == ZR_NONE || value > most ||
            (value == most && (label == present || (best != present && label < best)))) {
            best = label;
            most = value;
        }
    }
    zr__label_forget(found);
    if (may_stay && most < 0 && own == &found->units && own->weight[node] == 0 &&
        other->weight[node] == 0)
        return node; /* Apart, where nobody is. */
    return best;
}

/* Let every node of one side choose; they do not affect each other. Returns whether any moved. */
static bool pass_labels(zr__label_search *found, zr__label_side *own, const zr__label_side *other)
{
    bool moved = false;

    for (uint32_t node = 0; node < own->count; node++) {
        const uint32_t present = own->label[node];
        const uint32_t label = best_label(found, own, other, node);
        const int64_t degree = own->start[node + 1] - own->start[node];

        if (label == present)
            continue;
        if (present != ZR_NONE)
            own->weight[present] -= degree;
        own->weight[label] += degree;
        own->label[node] = label;
        moved = true;
    }
    return moved;
}

void zr__label_settle(zr__label_search *found)
{
    do {
        pass_labels(found, &found->tasks, &found->units);
    } while (pass_labels(found, &found->units, &found->tasks));
}
