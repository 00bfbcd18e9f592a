/**
 * @file
 * Co-responsibility: who works with whom, which pairs do so beyond chance, and which modules of
 * units and tasks hold together.
 */
#ifndef ZEREN_CLUSTERS_H
#define ZEREN_CLUSTERS_H

#include "zeren/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum zr_cluster_method {
    ZR_CLUSTER_TWO_MODE, /**< Two-mode modularity (Barber 2007) by LPAwb+ (Beckett 2016). */
    ZR_CLUSTER_LEIDEN,   /**< Modularity of the projection, by Leiden (Traag, Waltman & van Eck
                              2019). */
    ZR_CLUSTER_CPM       /**< Constant Potts model of the projection (Traag, Van Dooren & Nesterov
                              2011), by Leiden. */
} zr_cluster_method;

/** A model of what pairs would share by chance. */
typedef enum zr_null_model {
    ZR_NULL_BICM,          /**< Both margins kept in expectation (Saracco et al. 2015). */
    ZR_NULL_HYPERGEOMETRIC, /**< Only the units' margins kept (Tumminello et al. 2011). */
    ZR_NULL_MODELS
} zr_null_model;

/** Stable names, such as "two-mode" and "bicm". */
ZR_API const char *zr_cluster_method_name(zr_cluster_method method);
ZR_API const char *zr_null_model_name(zr_null_model model);

/** What random notices, in which every unit has as many tasks and every task as many units as here,
 * say of a tie. NaN where none were drawn. */
typedef struct zr_fixed_degrees {
    double p;          /**< (b + 1) / (samples + 1), b being those that share at least as many
                            (Phipson & Smyth 2010). */
    double mid_p;      /**< Those that share just as many counted half (Lancaster 1961). */
    double q;          /**< Over all pairs of units in scope. */
    double q_observed; /**< Over the pairs that share a task. */
} zr_fixed_degrees;

/** Two units with at least one task in common; `a` before `b` in document order. */
typedef struct zr_tie {
    uint32_t a, b;
    uint32_t shared;                  /**< Tasks that name both. */
    double newman;                    /**< Sum of 1 / (k - 1) over them (Newman 2001). */
    double jaccard;                   /**< shared / tasks of either. */
    double cosine;                    /**< shared / root of the product of their tasks. */
    double overlap;                   /**< shared / tasks of the one that has fewer. */
    double lift;                      /**< shared over what independent units would share. */
    double a_to_b, b_to_a;            /**< Allocation (Zhou et al. 2007): the part of what one has,
                                           spread evenly over its tasks and on from each over the
                                           task's units, that arrives at the other. */
    double p[ZR_NULL_MODELS];         /**< Of sharing at least as many. */
    double mid_p[ZR_NULL_MODELS];     /**< Half the probability of just as many left out (Lancaster
                                           1961). */
    double q[ZR_NULL_MODELS];         /**< Over all pairs of units in scope. */
    double q_observed[ZR_NULL_MODELS]; /**< Over the pairs that share a task: a milder family that
                                            selects on the outcome. */
    zr_fixed_degrees fixed;           /**< On request: fixed_degree_samples of the options. */
} zr_tie;

/**
 * The projection onto units: every tie, without tests, at linear cost.
 * Release with zr_projection_clear().
 */
typedef struct zr_projection {
    uint32_t tie_count;
    zr_tie *tie;         /**< By a, then b; the probabilities are NaN. */
    uint32_t unit_count; /**< Length of the next two; indexed by unit. */
    double *strength;    /**< Sum of Newman weights = multi-unit tasks of the unit. */
    uint32_t *degree;    /**< Tasks of the unit within scope. */
} zr_projection;

/**
 * Project the tasks of a scope onto their units.
 *
 * Time O(sum of k^2 over tasks), O(units) beside the result. Projecting onto tasks is never done:
 * one busy unit would make a clique of all its tasks.
 */
ZR_API zr_status zr_projection_compute(zr_projection *out, const zr_graph *graph,
                                       const zr_scope *scope, zr_error *err);

/** Free the ties and zero the projection. NULL is fine. */
ZR_API void zr_projection_clear(zr_projection *projection);

/** A task and how much it speaks for a cluster: units of the cluster on it, and on it at all. */
typedef struct zr_cluster_task {
    uint32_t task;
    uint32_t inside;
    uint32_t size;
} zr_cluster_task;

/** A module of units with its tasks. Numbered by units, most first, then by its smallest name. */
typedef struct zr_cluster {
    char *label;             /**< Its foremost units, then the words its tasks have in common. */
    uint32_t *unit;          /**< By assignments inside the cluster, descending, then by name. */
    uint32_t unit_count;
    zr_cluster_task *task;   /**< Tasks that explain it: most units inside first, then the fewest
                                  outside. */
    uint32_t task_count;     /**< Tasks assigned to the cluster: the length of `task`. */
    uint32_t tasks_inside;   /**< Of these, with all units in the cluster. */
    double stability;        /**< Mean over its pairs of the runs that keep them together, 0 to 1;
                                  1 for a single unit. */
} zr_cluster;

/** A unit that works across clusters. */
typedef struct zr_bridge {
    uint32_t unit;
    double participation; /**< 1 - sum of squared shares of its tasks by cluster, over tasks of two
                               or more units (Guimera & Amaral 2005). */
    uint32_t clusters;    /**< Clusters its tasks fall in. */
} zr_bridge;

/** Up to so many units in clusters their consensus is looked for. */
#define ZR_MOST_CONSENSUS 500U

/** What the runs agree on (Lancichinetti & Fortunato 2012): pairs that half of them keep together
 * make a network, whose clusters are looked for by as many runs again, until all agree. */
typedef struct zr_consensus {
    uint32_t *of_unit;      /**< Cluster of each unit, by units, most first, then smallest name;
                                 ZR_NONE when alone or out of scope. NULL when none was looked for:
                                 without ties, or beyond ZR_MOST_CONSENSUS. */
    uint32_t cluster_count;
    uint32_t rounds;        /**< Networks it took; 0 when all runs agreed at once. */
    bool is_settled;        /**< All runs on the last of them agreed; if not, it is their best. */
    double ari;             /**< Agreement with the published clusters: adjusted Rand index; NaN
                                 without a consensus. */
} zr_consensus;

/** The result; release with zr_clusters_clear(). */
typedef struct zr_clusters {
    zr_cluster_method method;
    zr_scope scope;       /**< What was measured. */
    uint32_t unit_count;  /**< Length of the arrays indexed by unit. */
    uint32_t *of_unit;    /**< Cluster of each unit; ZR_NONE when alone or out of scope. */
    double *ambiguity;    /**< Per unit: mean over others of min(c, 1 - c), where c is the share of
                               runs that put both together (Lancichinetti & Fortunato 2012): all
                               others in clusters, or beyond 2,000 units those with a tie to it.
                               NaN without a cluster. */
    uint32_t task_count;
    uint32_t *of_task;    /**< Cluster of each task; ZR_NONE out of scope or without a cluster. */
    uint32_t cluster_count;
    zr_cluster *cluster;
    double modularity;    /**< Of the method's own kind; of CPM the weight within clusters less
                               resolution x pairs. NaN without ties. */
    double resolution;    /**< NaN without ties. */
    uint32_t runs;        /**< Seeded runs made; of the two-mode method one more is made, without
                               chance. 0 without ties. */
    double mean_ari, least_ari; /**< Agreement of the other runs with the published one: adjusted
                                     Rand index; NaN without another. */
    double mean_pair_ari, least_pair_ari; /**< Agreement of any two runs, of the first 200; NaN
                                               also above 2,048 clusters. */
    zr_consensus consensus;
    uint64_t seed;
    uint32_t population;  /**< Units in scope. */
    uint64_t pairs;       /**< All pairs of them: the family of the tests. */
    uint32_t fixed_degree_samples; /**< Random notices drawn; 0 when none were asked for, or none
                                        drawn because the notice is too large. */
    uint32_t tie_count;
    zr_tie *tie; /**< By q of the first model, then p, then shared descending, then names. */
    uint32_t bridge_count;
    zr_bridge *bridge;    /**< By participation, descending, then by name; none with 0. */
    uint32_t alone_count;
    uint32_t *alone;      /**< Units whose tasks in scope name nobody else; document order. */
} zr_clusters;

typedef struct zr_clusters_options {
    const zr_scope *scope;    /**< Borrowed; NULL means the whole notice. */
    zr_cluster_method method;
    uint64_t seed;
    uint32_t runs;            /**< Restarts; 0 chooses 100 (Leiden 50), fewer on a large one. */
    double resolution;        /**< Of the modularity (Reichardt & Bornholdt 2006), or, of CPM, the
                                   weight that every pair within a cluster must bring. 0 chooses
                                   1, of CPM the mean weight of all pairs of units with a tie. */
    uint32_t fixed_degree_samples; /**< Random notices to draw from the fixed degree sequence model
                                        (Zweig & Kaufmann 2011) by curveball trades (Strona et al.
                                        2014; Godard & Neal 2022), ten per unit before each. 0:
                                      none. Skipped above 100,000 assignments. */
} zr_clusters_options;

#define ZR_CLUSTERS_OPTIONS_INIT {NULL, ZR_CLUSTER_TWO_MODE, 1, 0, 0.0, 0}

/**
 * Find ties beyond chance, modules, bridges and units that work alone.
 *
 * Without a task of two units there is no co-responsibility: no clusters, modularity NaN, every
 * unit alone. A task of one unit follows its unit. The result does not depend on the order of tasks
 * and units. The modularity of two modes counts all tasks in scope, and those who work alone as
 * modules of their own.
 *
 * @retval ZR_EINVAL   Resolution negative, or a scope beyond the notice.
 * @retval ZR_ELIBRARY igraph failed.
 *
 * Time O(sum of k^2 + ties) for the ties, O(runs x assignments) and a little more for the modules,
 * O(runs x units^2) for the consensus, O(runs^2 x units) for the agreement of runs.
 */
ZR_API zr_status zr_clusters_compute(zr_clusters *out, const zr_graph *graph,
                                     const zr_clusters_options *options, zr_error *err);

/** The part of a unit's tasks that lies in one cluster. */
typedef struct zr_membership {
    uint32_t cluster;
    double share; /**< Of the unit's tasks that lie in any cluster, above 0 to 1. */
} zr_membership;

#define ZR_MEMBERSHIP_INIT {ZR_NONE, 0.0}

/**
 * The next cluster that holds tasks of a unit, by number.
 *
 * @param[in,out] part  ZR_MEMBERSHIP_INIT before the first call.
 * @param graph         The one the clusters were found in.
 * @return false when there is no further one; `part` is untouched.
 *
 * Time O(tasks of the unit).
 */
ZR_API bool zr_membership_next(zr_membership *part, const zr_clusters *clusters,
                               const zr_graph *graph, uint32_t unit);

/** Free the parts and zero the result. NULL is fine. */
ZR_API void zr_clusters_clear(zr_clusters *clusters);

/**
 * How far two partitions of the same things agree.
 *
 * @param a, b   `count` labels each, below `count`.
 * @return Adjusted Rand index (Hubert & Arabie 1985); 1 when both have one cluster; NaN if
 *         count < 2 or memory ran out.
 */
ZR_API double zr_adjusted_rand(const uint32_t *a, const uint32_t *b, size_t count);

/** Rand index: the part of all pairs that both partitions keep together, or both apart. As
 * above. */
ZR_API double zr_rand_index(const uint32_t *a, const uint32_t *b, size_t count);

/** Mutual information over the mean of the two entropies, 0 to 1; 1 when both have one cluster
 * (Vinh, Epps & Bailey 2010). As above. */
ZR_API double zr_normalised_mutual_information(const uint32_t *a, const uint32_t *b, size_t count);

/** Adjusted mutual information, arithmetic mean (Vinh, Epps & Bailey 2010). As above. */
ZR_API double zr_adjusted_mutual_information(const uint32_t *a, const uint32_t *b, size_t count);

/** Variation of information in nats, a metric: 0 when equal (Meila 2007). As above. */
ZR_API double zr_variation_of_information(const uint32_t *a, const uint32_t *b, size_t count);

/**
 * Split-join distance: the things outside the largest intersection of their cluster, added up over
 * the clusters of both; 0 when equal (van Dongen 2000). As above.
 */
ZR_API double zr_split_join(const uint32_t *a, const uint32_t *b, size_t count);

#ifdef __cplusplus
}
#endif

#endif
