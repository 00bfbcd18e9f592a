/**
 * @file
 * Clusters over a range of resolutions: which partitions last, and which are passing.
 */
#ifndef ZEREN_RESOLUTIONS_H
#define ZEREN_RESOLUTIONS_H

#include "zeren/clusters.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The best partition found for one resolution. */
typedef struct zr_resolution {
    double resolution;
    double quality;    /**< At this resolution. */
    uint32_t clusters; /**< Of units that share tasks. */
    double ari;        /**< Agreement with the step before: adjusted Rand index; NaN at the first,
                            and below two units. */
    uint32_t plateau;  /**< Place in `zr_resolutions.plateau`. */
} zr_resolution;

/** A range of resolutions over which one partition stays the best. */
typedef struct zr_plateau {
    double low, high;  /**< Where it begins and ends; the ends of the range at its ends. */
    double length;     /**< log10(high / low). */
    uint32_t steps;
    uint32_t clusters;
    uint32_t *of_unit; /**< By unit: cluster, by units, descending, then by smallest name; ZR_NONE
                            when alone or out of scope. */
} zr_plateau;

/** The result; release with zr_resolutions_clear(). */
typedef struct zr_resolutions {
    zr_cluster_method method;
    zr_scope scope;
    uint64_t seed;
    uint32_t runs;         /**< Runs at each step. */
    uint32_t unit_count;   /**< Length of `zr_plateau.of_unit`. */
    uint32_t population;   /**< Units in scope. */
    uint32_t alone_count;  /**< Units whose tasks name nobody else. */
    uint32_t step_count;   /**< 0 when no two units share a task. */
    zr_resolution *step;   /**< By resolution, ascending. */
    uint32_t plateau_count;
    zr_plateau *plateau;   /**< The longest first, then by resolution. */
} zr_resolutions;

typedef struct zr_resolutions_options {
    const zr_scope *scope; /**< Borrowed; NULL means the whole notice. */
    zr_cluster_method method;
    uint64_t seed;
    uint32_t runs;         /**< At each step; 0 chooses 20, fewer on a large notice. */
    double low, high;      /**< The range; equal steps of its logarithm. */
    uint32_t steps;        /**< At least 2, at most ZR_MOST_RESOLUTIONS. */
} zr_resolutions_options;

enum { ZR_MOST_RESOLUTIONS = 1000 };

#define ZR_RESOLUTIONS_OPTIONS_INIT {NULL, ZR_CLUSTER_TWO_MODE, 1, 0, 0.1, 10.0, 41}

/**
 * Look for clusters at every step of a range of resolutions.
 *
 * The quality of a partition is a line in the resolution, so one that was found at one step can be
 * the best at another: at every step the best of all that were found is taken (Weir et al. 2017). A
 * plateau is a run of steps with one partition; where the lines of two neighbours cross, one ends
 * and the next begins. What lasts over a long range of resolutions is less a product of the choice
 * than what does not.
 *
 * @param[out] out  Set on success, untouched on failure.
 * @param options   NULL means ZR_RESOLUTIONS_OPTIONS_INIT.
 * @retval ZR_EINVAL   A range or number of steps that makes no sense, or a scope beyond the notice.
 * @retval ZR_ELIBRARY igraph failed (Leiden and CPM only).
 *
 * Time `steps` times that of zr_clusters_compute() with as many runs, and O(steps^2 + steps x
 * units).
 */
ZR_API zr_status zr_resolutions_compute(zr_resolutions *out, const zr_graph *graph,
                                        const zr_resolutions_options *options, zr_error *err);

/** Free the parts and zero the result. NULL is fine. */
ZR_API void zr_resolutions_clear(zr_resolutions *resolutions);

#ifdef __cplusplus
}
#endif

#endif
