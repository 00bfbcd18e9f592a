/*
 * Merging modules: what passing labels cannot do, because it would have to move many nodes at once.
 *
 * A module gains most by merging with one that it has edges to; what it is bound to is listed once,
 * and merged modules are kept in circles, so that a merger costs no renumbering.
 *
 * Beckett (2016), "Improved community detection in weighted bipartite networks", LPAwb+.
 */
#include "analysis/label_search.h"

#include <string.h>

/* Above it, modules merge until none gains before labels are passed anew, and every pair that are
 * each other's best at once: one pair at a time would cost modules x assignments. */
enum { EDGES_TO_MERGE_ONE_PAIR = 2000 };

/* List the nodes of each label. */
static void list_by_label(zr__label_side *own, uint32_t labels)
{
    memset(own->first, 0, ((size_t)labels + 1) * sizeof *own->first);
    for (uint32_t i = 0; i < own->count; i++)
        own->first[own->label[i]]++;
    for (uint32_t label = 1; label <= labels; label++)
        own->first[label] += own->first[label - 1];
    for (uint32_t i = own->count; i > 0; i--)
        own->by_label[--own->first[own->label[i - 1]]] = i - 1;
}

/* Count the edges from one side of a module to other modules. */
static void count_outside(zr__label_search *found, const zr__label_side *own,
                          const zr__label_side *other, uint32_t label)
{
    for (uint32_t i = own->first[label]; i < own->first[label + 1]; i++) {
        const uint32_t node = own->by_label[i];
        for (uint32_t e = own->start[node]; e < own->start[node + 1]; e++) {
            const uint32_t met = other->label[own->end[e]];
            if (met != label)
                zr__label_count(found, met, 1);
        }
    }
}

/* What every module is bound to, each still by itself. */
static void list_bonds(zr__label_search *found)
{
    const uint32_t labels = found->units.count;
    size_t bonds = 0;

    list_by_label(&found->units, labels);
    list_by_label(&found->tasks, labels);
    for (uint32_t label = 0; label < labels; label++) {
        found->into[label] = found->next[label] = label;
        count_outside(found, &found->units, &found->tasks, label);
        count_outside(found, &found->tasks, &found->units, label);
        for (uint32_t i = 0; i < found->met_count; i++)
            found->bond[bonds++] = (zr__bond){found->met[i], found->count[found->met[i]]};
        zr__label_forget(found);
        found->bond_start[label + 1] = bonds;
    }
}

/* The module that gains most by merging with this one; the smallest label on a tie. Modules
 * without an edge between them only lose. */
static zr__partner find_partner(zr__label_search *found, uint32_t label)
{
    const int64_t units = found->units.weight[label], tasks = found->tasks.weight[label];
    zr__partner best = {ZR_NONE, 0};
    uint32_t part = label;

    do {
        for (size_t i = found->bond_start[part]; i < found->bond_start[part + 1]; i++)
            zr__label_count(found, found->into[found->bond[i].label], found->bond[i].edges);
        part = found->next[part];
    } while (part != label);

    for (uint32_t i = 0; i < found->met_count; i++) {
        const uint32_t other = found->met[i];
        const int64_t gain = found->count[other] * found->reward -
                             found->penalty * (units * found->tasks.weight[other] +
                                               found->units.weight[other] * tasks);
        if (other != label &&
            (gain > best.gain || (gain == best.gain && gain > 0 && other < best.label)))
            best = (zr__partner){other, gain};
    }
    zr__label_forget(found);
    return best;
}

static void absorb(zr__label_side *own, uint32_t label, uint32_t absorbed)
{
    own->weight[label] += own->weight[absorbed];
    own->weight[absorbed] = 0;
}

/* The smaller label stays. */
static void merge(zr__label_search *found, uint32_t a, uint32_t b)
{
    const uint32_t label = a < b ? a : b, absorbed = a < b ? b : a;
    const uint32_t next = found->next[label];
    uint32_t part = absorbed;

    do {
        found->into[part] = label;
        part = found->next[part];
    } while (part != absorbed);
    found->next[label] = found->next[absorbed]; /* Two circles become one. */
    found->next[absorbed] = next;
    absorb(&found->units, label, absorbed);
    absorb(&found->tasks, label, absorbed);
}

/* Find every module its partner. Returns the one that gains most, ZR_NONE when none does. */
static uint32_t find_partners(zr__label_search *found)
{
    uint32_t best = ZR_NONE;

    for (uint32_t label = 0; label < found->units.count; label++) {
        found->partner[label] = (zr__partner){ZR_NONE, 0};
        if (found->into[label] != label)
            continue;
        found->partner[label] = find_partner(found, label);
        if (found->partner[label].gain > 0 &&
            (best == ZR_NONE || found->partner[label].gain > found->partner[best].gain))
            best = label;
    }
    return best;
}

static void merge_mutual_partners(zr__label_search *found)
{
    for (uint32_t label = 0; label < found->units.count; label++) {
        const uint32_t other = found->partner[label].label;
        if (other != ZR_NONE && label < other && found->partner[other].label == label)
            merge(found, label, other);
    }
}

static void take_merged_labels(zr__label_side *own, const uint32_t *into)
{
    for (uint32_t i = 0; i < own->count; i++)
        own->label[i] = into[own->label[i]];
}

bool zr__label_merge(zr__label_search *found)
{
    list_bonds(found);
    uint32_t best = find_partners(found);
    if (best == ZR_NONE)
        return false;

    if (found->edges <= EDGES_TO_MERGE_ONE_PAIR) {
        merge(found, best, found->partner[best].label);
    } else {
        for (; best != ZR_NONE; best = find_partners(found))
            merge_mutual_partners(found);
    }
    take_merged_labels(&found->units, found->into);
    take_merged_labels(&found->tasks, found->into);
    return true;
}
