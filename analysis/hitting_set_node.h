/*
 * The search for a smallest hitting set: what is left at one point of it, and making that smaller.
 * See hitting_set_search.c and hitting_set_reduce.c.
 */
#ifndef ZEREN_ANALYSIS_HITTING_SET_NODE_H
#define ZEREN_ANALYSIS_HITTING_SET_NODE_H

#include "analysis/hitting_set.h"

enum { ZR__WORD = 64 };

/* What is left: rows not met yet, and members that may still be taken. */
typedef struct zr__hitting_node {
    uint64_t *row; /* Rows not met yet, one bit each. */
    bool *is_open; /* By member. */
} zr__hitting_node;

typedef struct zr__hitting_search {
    zr__row *row; /* With members renumbered without gaps. */
    uint32_t count;
    uint32_t words;
    uint32_t members;
    uint32_t *number; /* Of a member, as given. */
    uint64_t *hits;   /* `words` for each member. */
    uint32_t *memory;
    uint32_t *degree; /* By member, room for a bound. */
    uint32_t *mark;   /* By member, likewise. */
    uint32_t marks;
    uint32_t *taken;
    uint32_t *best;
    uint32_t best_count;
    uint64_t steps_left;
} zr__hitting_search;

/* Whether a row is not met yet. */
static inline bool zr__hitting_has(const zr__hitting_node *n, uint32_t row)
{
    return n->row[row / ZR__WORD] >> row % ZR__WORD & 1;
}

/* Rows left that a member meets. */
uint32_t zr__hitting_degree(const zr__hitting_search *s, const zr__hitting_node *n,
                            uint32_t member);

/* How many members of a row may be taken; `first` is the first of them. */
uint32_t zr__hitting_open(const zr__hitting_search *s, const zr__hitting_node *n, uint32_t row,
                          uint32_t *first);

/* Take a member: its rows are met. */
void zr__hitting_take(const zr__hitting_search *s, zr__hitting_node *n, uint32_t member);

/* Take what must be taken, adding to the `taken` members of the search, and drop what follows from
 * others. False at a dead end, and when the steps are used up. */
bool zr__hitting_reduce(zr__hitting_search *s, zr__hitting_node *n, uint32_t *taken);

#endif
