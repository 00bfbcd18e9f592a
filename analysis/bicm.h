/*
 * The bipartite configuration model: the network of which only the degrees are known.
 *
 * Units of one degree are alike, and so are tasks of one size: the model has a probability for
 * each pair of classes.
 */
#ifndef ZEREN_ANALYSIS_BICM_H
#define ZEREN_ANALYSIS_BICM_H

#include "analysis/incidence.h"

/* Nodes alike, by value in descending order. */
typedef struct zr__degree_class {
    uint32_t degree;
    uint32_t count;
} zr__degree_class;

typedef struct zr__bicm {
    zr__degree_class *units;
    uint32_t unit_classes;
    zr__degree_class *tasks;
    uint32_t task_classes;
    double *p; /* By unit class, then task class: that such a task names such a unit. */
} zr__bicm;

/* Fit the model. Set on success; the only failure is ZR_ENOMEM. */
zr_status zr__bicm_init(zr__bicm *out, const zr__incidence *net, zr_error *err);
void zr__bicm_clear(zr__bicm *model);

#endif
