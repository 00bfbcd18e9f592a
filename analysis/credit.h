/*
 * What a load rule credits to each unit of a task, as whole numbers over one denominator: sums then
 * do not depend on their order, and equal loads compare equal.
 *
 *     zr__credit credit;
 *     zr__credit_init(&credit, ZR_LOAD_FRACTIONAL, 0.5, graph, NULL);
 *     const zr__task_credit task = zr__credit_task(&credit, graph, t);
 *     for (uint32_t i = 0; i < zr_graph_task_size(graph, t); i++)
 *         sum[unit at i] += zr__credit_at(&task, i);
 *     load = zr__credit_value(&credit, sum[unit]);
 */
#ifndef ZEREN_ANALYSIS_CREDIT_H
#define ZEREN_ANALYSIS_CREDIT_H

#include "zeren/workload.h"

typedef struct zr__credit {
    zr_load_rule rule;
    double lambda;
    uint64_t lambda_top,
        lambda_bottom; /* Lambda as a fraction; bottom 0 when it has no small one. */
    uint64_t unit;     /* What stands for a credit of 1. */
    bool is_exact;     /* Else rounded to 1 / unit: treat loads within 1e-9 as equal. */
} zr__credit;

typedef struct zr__task_credit {
    uint32_t leads;
    uint64_t lead, support;
    uint64_t first; /* Harmonic rule: the first position's; else 0. */
} zr__task_credit;

/* Choose the denominator for one or two graphs (`other` may be NULL), so that the sum of all their
 * credits fits. O(tasks), and O(assignments) for the harmonic rule. */
void zr__credit_init(zr__credit *credit, zr_load_rule rule, double lambda, const zr_graph *graph,
                     const zr_graph *other);

/* The credits of a task with units. O(leads), for the harmonic rule O(units of the task). */
zr__task_credit zr__credit_task(const zr__credit *credit, const zr_graph *graph, uint32_t task);

/* The credit of the unit at place i, counted from 0, in the task's row. */
static inline uint64_t zr__credit_at(const zr__task_credit *task, uint32_t i)
{
    if (task->first > 0)
        return task->first / (i + 1U);
    return i < task->leads ? task->lead : task->support;
}

/* A sum of credits, in tasks. */
double zr__credit_value(const zr__credit *credit, uint64_t sum);

#endif
