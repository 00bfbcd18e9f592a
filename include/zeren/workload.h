/**
 * @file
 * Workload: how much each unit leads and supports, how it is spread, and who has too much of it.
 */
#ifndef ZEREN_WORKLOAD_H
#define ZEREN_WORKLOAD_H

#include "zeren/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A rule for crediting a task with k units to the unit at position i. */
typedef enum zr_load_rule {
    ZR_LOAD_TOTAL,         /**< 1 to each unit: full counting. */
    ZR_LOAD_LEAD,          /**< 1 to each lead. */
    ZR_LOAD_FRACTIONAL,    /**< 1/k (Lindsey 1980; Waltman & van Eck 2015). */
    ZR_LOAD_LEAD_WEIGHTED, /**< lambda shared by the leads, the rest by the support. */
    ZR_LOAD_HARMONIC,      /**< (1/i) / (1 + 1/2 + ... + 1/k) (Hagen 2008). */
    ZR_LOAD_RULES
} zr_load_rule;

/** Stable name of a rule, such as "lead-weighted". */
ZR_API const char *zr_load_rule_name(zr_load_rule rule);

/** Statements a unit can be flagged with; each names its own rule. */
typedef enum zr_load_flag {
    ZR_FLAG_OUTLIER_LEAD =
        1 << 0, /**< Modified z of the lead load above 3.5, among units that lead. */
    ZR_FLAG_OUTLIER_TOTAL = 1 << 1, /**< The same of the total load, among all units. */
    ZR_FLAG_FENCE_LEAD = 1 << 2, /**< Lead load above Tukey's upper fence, among units that lead. */
    ZR_FLAG_ABOVE_BASELINE =
        1 << 3,                  /**< More leads than its share of capacity explains, q <= alpha. */
    ZR_FLAG_LEADS_MORE = 1 << 4, /**< Leads more than its places imply, q <= alpha. */
    ZR_FLAG_LEADS_LESS = 1 << 5  /**< Supports much and leads little, q <= alpha. */
} zr_load_flag;

/** A test of an observed count: what was expected, and how surprising it is. */
typedef struct zr_test {
    double expected;
    double p;     /**< Tail including the observed value. */
    double mid_p; /**< Half of the observed value's probability left out (Lancaster 1961). */
    double q;     /**< Benjamini & Hochberg (1995) over the family; NaN outside it. */
} zr_test;

/** One unit's work. Doubles that do not apply are NaN. */
typedef struct zr_unit_load {
    uint32_t unit;
    uint32_t lead;                 /**< Tasks it leads, alone or jointly. */
    uint32_t support;              /**< Tasks it supports. */
    uint32_t via_groups;           /**< Further tasks that reach it through a group. */
    double load[ZR_LOAD_RULES];    /**< In tasks. */
    uint32_t rank[ZR_LOAD_RULES];  /**< Competition ranks 1, 2, 2, 4; 0 for a unit that only a group
                                        brings into scope. */
    double share;                  /**< Of the fractional load, 0 to 1. */
    double per_capacity;           /**< Fractional load / capacity; NaN without a capacity. */
    double lead_z;                 /**< Modified z of the lead load among units that lead. */
    double total_z;
    zr_test baseline;              /**< Leads against the share of capacity; upper tail. */
    zr_test lead_more;             /**< Leads against a uniform pick of lead; upper tail. */
    zr_test lead_less;             /**< The same; lower tail. */
    uint32_t flags;                /**< Of #zr_load_flag. */
    bool is_group;                 /**< Groups are counted, but neither tested nor flagged. */
    uint32_t plan_first, plan_count;         /**< Its rows in `zr_workload.by_plan`. */
    uint32_t official_first, official_count; /**< Its rows in `zr_workload.by_official`. */
} zr_unit_load;

/** A unit's tasks under one plan or one official. */
typedef struct zr_load_part {
    uint32_t key; /**< Plan or official; ZR_NONE for tasks without an official. */
    uint32_t lead;
    uint32_t total;
} zr_load_part;

/** How unevenly a load is spread over a population. NaN where undefined. */
typedef struct zr_concentration {
    zr_load_rule rule;
    bool leads_only; /**< Population: the units that lead something; else all units in scope. */
    uint32_t units;
    double gini;           /**< Gini (1912), population version. */
    double gini_sample;    /**< n / (n - 1) times it. */
    double hhi;            /**< Herfindahl (1950). */
    double hhi_normalised; /**< (HHI - 1/n) / (1 - 1/n). */
    double effective;      /**< 1 / HHI: the number of equal units as concentrated as these. */
    double hoover;
    double theil;          /**< Theil (1967), nats. */
    double top5_share;     /**< Share of the five largest, 0 to 1. */
    double *lorenz;        /**< `units` + 1 points of the Lorenz curve (1905): the i-th, from 0, is
                                the share of the i units that have least. NULL without load. */
} zr_concentration;

/** Lead over all units, lead over those that lead, total and fractional over all units. */
enum { ZR_CONCENTRATIONS = 4 };

/** Location and spread behind the outlier flags. */
typedef struct zr_spread {
    uint32_t units;
    double median, mad, q1, q3; /**< Quartiles of type 7 (Hyndman & Fan 1996). */
    double fence;               /**< q3 + 1.5 (q3 - q1) (Tukey 1977). */
} zr_spread;

/** The result; release with zr_workload_clear(). */
typedef struct zr_workload {
    uint32_t count;     /**< Units named by a task in scope: the population of every figure. */
    uint32_t group_only; /**< Units that only a group brings into scope; their rows come after. */
    zr_unit_load *unit; /**< `count + group_only` rows, each part by lead, then total, descending;
                             ties in document order. */
    zr_load_part *by_plan;
    zr_load_part *by_official;
    uint32_t tasks;     /**< In scope. */
    uint32_t uncovered; /**< Of these, without a unit. */
    uint32_t assignments;
    zr_concentration concentration[ZR_CONCENTRATIONS]; /**< First: lead over all units. */
    zr_spread lead_spread;  /**< Over the units that lead. */
    zr_spread total_spread; /**< Over all units. */
    uint32_t baseline_tested, more_tested, less_tested; /**< Units in each family of tests. */
    uint32_t robust_top5;   /**< Units that rank fifth or better by every rule; at most five. */
    zr_scope scope; /**< What was measured. */
    double lambda;
    double alpha;
} zr_workload;

typedef struct zr_workload_options {
    const zr_scope *scope; /**< Borrowed; NULL means the whole notice. */
    double lambda;         /**< Credit of the lead in ZR_LOAD_LEAD_WEIGHTED, 0 to 1. */
    double alpha;          /**< Level of the flags. */
} zr_workload_options;

#define ZR_WORKLOAD_OPTIONS_INIT {NULL, 0.5, 0.05}

/**
 * Measure the load of every unit within a scope.
 *
 * Fractional loads are summed as integers over the least common multiple of the task sizes where
 * that fits, so equal loads compare equal; else loads within 1e-9 do. A task without support, or
 * without a lead, is shared equally by the side it has under ZR_LOAD_LEAD_WEIGHTED.
 *
 * Outliers: Iglewicz & Hoaglin (1993). Baseline: binomial, where every lead falls to a unit in
 * proportion to capacity, if all units but groups have one; a group without one, and what it leads,
 * is then left out. Else all count alike, groups too. Lead bias: exact Poisson-binomial (Hong
 * 2013), where every task picks its leads uniformly among its units.
 *
 * A family leaves out the tests that cannot reach the level (Tarone 1990): of fewer than six tasks,
 * or whose smallest possible p is above alpha. Their p is given all the same.
 *
 * @param[out] out  Set on success, untouched on failure.
 * @param graph     Borrowed.
 * @param options   NULL means ZR_WORKLOAD_OPTIONS_INIT.
 * @retval ZR_EINVAL  lambda or alpha outside 0 to 1, or a scope beyond the notice.
 *
 * Time O(assignments + units log units), and for the lead bias near-linear in the tasks of a unit.
 */
ZR_API zr_status zr_workload_compute(zr_workload *out, const zr_graph *graph,
                                     const zr_workload_options *options, zr_error *err);

/** Free the rows and zero the result. NULL is fine. */
ZR_API void zr_workload_clear(zr_workload *workload);

#ifdef __cplusplus
}
#endif

#endif
