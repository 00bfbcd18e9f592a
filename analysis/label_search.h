/*
 * The labels that a search for two-mode modules passes and merges: one file does the one, another
 * the other, and two_mode_modularity.c drives both.
 *
 * Quality is counted in whole numbers, so that ties are ties: `reward` for every assignment within
 * a module, less `penalty` for every product of a unit's and a task's degree there. With
 * reward = m s and penalty = gamma s, for a scale s, that is m^2 s times the modularity.
 */
#ifndef ZEREN_ANALYSIS_LABEL_SEARCH_H
#define ZEREN_ANALYSIS_LABEL_SEARCH_H

#include "analysis/incidence.h"

/* Units or tasks, with what one needs to know of their labels. */
typedef struct zr__label_side {
    uint32_t count;
    const uint32_t *start;
    const uint32_t *end;
    uint32_t *label;
    int64_t *weight; /* By label: sum of degrees. */
    uint32_t *first; /* By label: the first place in `by_label`; one more for the end. */
    uint32_t *by_label;
} zr__label_side;

/* Another module that a module has edges to. */
typedef struct zr__bond {
    uint32_t label;
    uint32_t edges;
} zr__bond;

typedef struct zr__partner {
    uint32_t label;
    int64_t gain;
} zr__partner;

typedef struct zr__label_search {
    zr__label_side units, tasks;
    int64_t edges;   /* In the network. */
    int64_t reward;  /* What an edge within a module adds to the quality at hand, */
    int64_t penalty; /* and a pair of a unit's and a task's degree takes away. */
    uint32_t *count; /* By label: edges of the node or module at hand; else 0. */
    uint32_t *met;   /* Labels with a count. */
    uint32_t met_count;
    zr__bond *bond;
    size_t *bond_start;   /* By label, one more for the end. */
    zr__partner *partner; /* By label: the module to merge with best. */
    uint32_t *into;       /* By label: the label it was merged into, or itself. */
    uint32_t *next;       /* By label: the next of those merged with it, in a circle. */
    uint64_t *seen;       /* Hashes of all labellings met, 0 where there is room. */
    size_t seen_room, seen_count; /* The room is a power of two. */
} zr__label_search;

/* Count edges to a label. Here, because both searches spend half of their time on it. */
static inline void zr__label_count(zr__label_search *found, uint32_t label, uint32_t edges)
{
    if (found->count[label] == 0)
        found->met[found->met_count++] = label;
    found->count[label] += edges;
}

/* Forget all counts. */
static inline void zr__label_forget(zr__label_search *found)
{
    for (uint32_t i = 0; i < found->met_count; i++)
        found->count[found->met[i]] = 0;
    found->met_count = 0;
}

/* Let tasks, then units take the label that adds most, in turn until nothing moves. */
void zr__label_settle(zr__label_search *found);

/* Merge the pair of modules with the largest gain, or on a large network as many as gain. False
 * when none does. */
bool zr__label_merge(zr__label_search *found);

#endif
