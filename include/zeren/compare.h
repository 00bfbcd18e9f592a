/**
 * @file
 * Comparison of two allocations: two plans of one notice, or two notices.
 */
#ifndef ZEREN_COMPARE_H
#define ZEREN_COMPARE_H

#include "zeren/clusters.h"
#include "zeren/graph.h"
#include "zeren/workload.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One side of a comparison. */
typedef struct zr_side {
    const zr_graph *graph; /**< Borrowed. */
    zr_scope scope;
} zr_side;

/** A unit's or an official's part of one side. */
typedef struct zr_part {
    uint32_t index; /**< Unit or official of that side's notice; ZR_NONE when it has none. */
    uint32_t lead;  /**< Tasks it leads. For an official: all of its tasks. */
    uint32_t total; /**< Tasks. */
    double load;    /**< By the chosen rule, in tasks. For an official: tasks. */
    double share;   /**< Of the side's load, 0 to 1; NaN when the side has no load. For an official:
                         of all tasks in scope, those of nobody and without a unit too. */
    uint32_t rank;  /**< Competition rank by load over the union, zeros included. */
} zr_part;

/** How a unit or an official moved. */
typedef struct zr_move {
    const char *name;  /**< Borrowed from the notice. */
    zr_part from, to;
    double shift;      /**< to.share - from.share. */
    double p, q;       /**< Fisher's exact test, two-sided, on tasks with and without it; q over all
                            moves of its kind. */
} zr_move;

/** Rank-biased overlap of two rankings, p = 0.9 (Webber, Moffat & Zobel 2010), 0 to 1, with ties
 * taken in three ways (Corsi & Urbano 2024). */
typedef struct zr_rank_overlap {
    double w; /**< Equal load is equal rank. */
    double a; /**< The order within a tie is unknown; below 1 of a tied ranking with itself. */
    double b; /**< As a, normalised: 1 of a ranking with itself. */
} zr_rank_overlap;

/** Do the ties of two networks go together more than those of networks of the same shape?
 * (Quadratic assignment procedure; Krackhardt 1988). */
typedef struct zr_tie_correlation {
    double r;        /**< Of the Newman weights over all pairs of `unit`; NaN where those of one
                          side are all alike. */
    double p;        /**< Of one at least as large, when the units of one side change places. */
    double p_lower;  /**< Of one at most as large. */
    bool is_exact;   /**< Every order was tried, not a sample. */
    uint64_t orders; /**< Tried; 0 without r, and above 100,000 ties a side: then p is NaN. */
} zr_tie_correlation;

/** The result; release with zr_comparison_clear(). */
typedef struct zr_comparison {
    zr_load_rule rule;
    uint32_t from_tasks, to_tasks;  /**< Tasks with a unit: what units are tested over. */
    uint32_t from_all_tasks, to_all_tasks; /**< In scope: what officials are tested over. */
    uint32_t unit_count;
    zr_move *unit;                  /**< Union of the units with a task in scope, by absolute
                                         shift, descending; ties by name. */
    uint32_t official_count;
    zr_move *official;              /**< Union of the officials, likewise. */
    uint32_t entered_count, left_count;
    uint32_t *entered, *left;       /**< Places in `unit`: on no task before, on no task after. */
    uint32_t to_support_count, to_lead_count;
    uint32_t *to_support; /**< Places in `unit`: led before and only supports after. */
    uint32_t *to_lead;    /**< Only supported before and leads after. */
    double total_variation;
    double jsd;           /**< Jensen-Shannon divergence in bits (Lin 1991). */
    double jsd_distance;  /**< Its square root, a metric (Endres & Schindelin 2003). */
    double hellinger;
    double weighted_jaccard;
    double tau_b;         /**< Kendall (1945) of the loads, over every unit that a task of either
                               notice names; those on neither side are zero and tied. */
    zr_rank_overlap rbo;  /**< Of the ranks of `unit`. */
    double tie_jaccard;   /**< Pairs of units that share a task on both sides, of those that do on
                               either; NaN without any. */
    double newman_jaccard; /**< Of their Newman weights: sum of minima over sum of maxima. */
    zr_tie_correlation qap;
    double deltacon_distance; /**< Of what every unit reaches over ties of both sides (DeltaCon;
                                   Koutra, Vogelstein & Faloutsos 2013); NaN above ZR_MOST_DELTACON
                                   units, and without any tie. */
    double deltacon;      /**< 1 / (1 + that distance): 1 when the networks are the same. */
    double p_shift;       /**< Of a total variation at least as large, with the tasks that carry
                               load dealt to the two sides at random. */
    double p_alike;       /**< Of one at most as large. */
    bool p_is_exact;      /**< Every deal was tried, not a sample (Phipson & Smyth 2010). */
    uint64_t deals;       /**< Deals tried. */
    uint32_t common_units; /**< Units on both sides. */
    double ari, ami;      /**< Agreement of the clusters of these; NaN below four, and where a side
                               has more than 100,000 assignments: the search is skipped. */
    double rand, nmi;     /**< The same two without a correction for chance. NaN as above. */
    double vi;            /**< Variation of information of these, in nats (Meila 2007). NaN as
                               above. */
    double split_join;    /**< Units to move from cluster to cluster, in both directions (van
                               Dongen 2000). NaN as above. */
    uint64_t seed;
} zr_comparison;

/** Above so many units DeltaCon is skipped. */
#define ZR_MOST_DELTACON 2000U

typedef struct zr_compare_options {
    zr_load_rule rule; /**< Load that is compared. */
    uint64_t seed;
    uint32_t deals;    /**< Sampled deals; 0 chooses 9,999, fewer on large notices. */
    zr_cluster_method method;
} zr_compare_options;

#define ZR_COMPARE_OPTIONS_INIT {ZR_LOAD_FRACTIONAL, 1, 0, ZR_CLUSTER_TWO_MODE}

/**
 * Compare the allocation of two sides by shares, over the union of their units.
 *
 * Units of two notices are the same when a name or alias of one is a name or alias of the other,
 * officials when their names are. The two scopes may not share a task of one notice. An empty side
 * leaves every figure of the whole, every shift and every p NaN.
 *
 * @param[out] out  Set on success, untouched on failure.
 * @param from, to  Borrowed.
 * @retval ZR_EINVAL  The scopes share a task, are the same, or go beyond the notice.
 *
 * Time O(deals x assignments) for the permutation test, O(orders x ties log ties) for that of the
 * networks, O(units^3) for DeltaCon, O(assignments + units log units) for the rest, and two
 * searches for modules on at most 100,000 assignments each.
 */
ZR_API zr_status zr_compare(zr_comparison *out, const zr_side *from, const zr_side *to,
                            const zr_compare_options *options, zr_error *err);

/** Free the parts and zero the result. NULL is fine. */
ZR_API void zr_comparison_clear(zr_comparison *comparison);

#ifdef __cplusplus
}
#endif

#endif
