/**
 * @file
 * Repeated groups: units that several tasks name together, three or more at a time.
 */
#ifndef ZEREN_GROUPS_H
#define ZEREN_GROUPS_H

#include "zeren/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Units that are named together, and no further unit always with them: a closed set. */
typedef struct zr_repeated_group {
    uint32_t *unit;      /**< In code-point order of their names. */
    uint32_t *lead;      /**< By unit: of the tasks that name all of them, those it leads. */
    uint32_t unit_count;
    uint32_t support;    /**< Tasks that name all of them, alone or with others. */
    uint32_t exact;      /**< Of these, tasks that name exactly these. */
    double share;        /**< support / tasks. */
    double lift;         /**< Support over what is expected of units that choose their tasks
                              independently; infinite beyond the range of doubles. */
} zr_repeated_group;

/** The result; release with zr_repeated_groups_clear(). */
typedef struct zr_repeated_groups {
    uint32_t count;
    zr_repeated_group *group; /**< By support, then units, descending; then by names. */
    uint32_t tasks;           /**< In scope that name a unit: what support is counted over. */
    uint32_t least_units;
    uint32_t least_support;   /**< Of every group listed. Above what was asked for when that would
                                   have been too many. */
    uint32_t *unit_memory, *lead_memory; /**< Private. */
} zr_repeated_groups;

typedef struct zr_repeated_groups_options {
    uint32_t least_units;   /**< At least 1. */
    uint32_t least_support; /**< At least 1. */
    uint32_t most_groups;   /**< With more than so many, the least support is doubled until there
                                 are no more. */
} zr_repeated_groups_options;

#define ZR_REPEATED_GROUPS_OPTIONS_INIT {3, 2, 10000}

/**
 * Find the closed sets of units of a scope: those that no larger set matches in support
 * (Pasquier et al. 1999). Every set of units that occurs `least_support` times is part of one
 * that is listed, with the same support, if that has `least_units`.
 *
 * A group expression that the graph keeps is one unit.
 *
 * @param[out] out  Set on success, untouched on failure.
 * @param options   NULL means ZR_REPEATED_GROUPS_OPTIONS_INIT.
 * @retval ZR_EINVAL  An option is 0, or the scope goes beyond the notice.
 *
 * Sets can be exponentially many: the search stops after a number of steps proportional to the
 * assignments plus a constant, and starts again with twice the support. What is listed is always
 * complete for the support it names, and the same for any order of units and tasks. Closed sets
 * are met once each, by prefix-preserving extension (Uno, Kiyomi & Arimura 2004).
 */
ZR_API zr_status zr_repeated_groups_compute(zr_repeated_groups *out, const zr_graph *graph,
                                            const zr_scope *scope,
                                            const zr_repeated_groups_options *options,
                                            zr_error *err);

/** Free the parts and zero the result. NULL is fine. */
ZR_API void zr_repeated_groups_clear(zr_repeated_groups *groups);

#ifdef __cplusplus
}
#endif

#endif
