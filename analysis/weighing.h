/*
 * Seats that weigh: the leads of tasks of different weight. To even them out is scheduling on
 * machines that each job may use only some of, which is NP-hard; so there is a bound, a search, and
 * a proof where the notice is small.
 */
#ifndef ZEREN_ANALYSIS_WEIGHING_H
#define ZEREN_ANALYSIS_WEIGHING_H

#include "analysis/balance.h"

typedef struct zr__weighing {
    zr__balancing *b;  /* Its seats say who leads what; here their `load` and `cap` are weight. */
    uint32_t *weight;  /* By task. */
    uint32_t *flow;    /* By edge: what the unit carries of the task when it may be divided. */
    uint64_t *carried; /* By unit: the sum of that. */
} zr__weighing;

/* Put the leads as they are, or as they were kept, and add up what they weigh. */
void zr__weigh_again(zr__weighing *w, const bool *leads);

/* What is above the caps. */
uint64_t zr__weigh_excess(const zr__weighing *w);

/* Put the lead of a task from one of its edges to another. */
void zr__weigh_move(zr__weighing *w, uint32_t from, uint32_t to);

/* Whether the weight could be carried under the caps if every task could be divided among the units
 * that may lead it, and nobody had to take a task above its cap. */
zr_status zr__weigh_divided(bool *fits, zr__weighing *w, zr_error *err);

/* Each lead to the unit that carries most of it, divided. */
void zr__weigh_round(zr__weighing *w);

/* The heaviest tasks first, each to the unit with most room (Graham 1969). */
zr_status zr__weigh_heaviest_first(zr__weighing *w, zr_error *err);

/* Bring down what is above the caps by moving one lead, or one and another from where it went, as
 * long as that helps. */
void zr__weigh_relieve(zr__weighing *w);

/* Take back moves that the caps do not need. */
void zr__weigh_undo(zr__weighing *w);

typedef enum zr__answer { ZR__NO, ZR__YES, ZR__UNKNOWN } zr__answer;

/* Whether any choice of leads keeps to the caps, by branch and bound; the leads are set when so.
 * Unknown when that takes too long. */
zr_status zr__weigh_try_all(zr__answer *answer, zr__weighing *w, zr_error *err);

/* A number of hand-overs that no list from the present leads to the caps is below. */
zr_status zr__weigh_least_moves(uint32_t *moves, zr__weighing *w, zr_error *err);

/* Whether some list of so many hand-overs keeps to the caps, by branch and bound; as above. */
zr_status zr__weigh_try_lists(zr__answer *answer, zr__weighing *w, uint32_t moves, zr_error *err);

#endif
