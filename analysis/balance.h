/* What the parts of a balance share. */
#ifndef ZEREN_ANALYSIS_BALANCE_H
#define ZEREN_ANALYSIS_BALANCE_H

#include "analysis/seats.h"
#include "zeren/balance.h"

typedef struct zr__balancing {
    const zr_graph *graph;
    const zr_balance_options *options;
    zr_scope scope;
    zr_balance result;
    zr__seats seats;
    uint32_t *task; /* By task of the seats: its index in the notice. */
    uint32_t *unit; /* By unit of the seats. */
    uint32_t *seat_of; /* By unit of the notice: its place among those of the seats. */
    uint32_t *weight; /* By task of the seats; NULL when each weighs one. */
    bool *led; /* By edge: who leads now, before anything is moved. */
    uint32_t *place; /* By edge: where it stands among those that support the task. */
    uint32_t *cluster; /* By unit of the notice; NULL when nobody asked for the fittest. */
} zr__balancing;

/* Put tasks and units in the order of ids and names, and fill the seats. */
zr_status zr__balance_seat(zr__balancing *b, zr_error *err);

/* The most leads by unit for a peak. */
void zr__balance_set_caps(zr__balancing *b, uint32_t peak);

/* Find the peak and the list when tasks weigh their items, in place of the flow of whole leads. */
zr_status zr__balance_by_items(zr__balancing *b, zr_error *err);

/* Price each edge: one hand-over, and among these what the receiver lacks. */
zr_status zr__balance_price(zr__balancing *b, zr_error *err);

/* What was moved, as hand-overs. */
zr_status zr__balance_tell(zr__balancing *b, zr_error *err);

#endif
