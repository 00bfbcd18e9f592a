/**
 * @file
 * Coverage: what each official covers, where two pull on the same unit, and what has nobody.
 */
#ifndef ZEREN_COVERAGE_H
#define ZEREN_COVERAGE_H

#include "zeren/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What one official covers within the scope. */
typedef struct zr_official_coverage {
    uint32_t official;
    uint32_t tasks;
    uint32_t *plan_tasks;     /**< Tasks by plan; as long as the notice has plans. */
    uint32_t units;           /**< Distinct units on these tasks. */
    uint32_t leads;           /**< Distinct units that lead one of them: the span. */
    uint32_t *exclusive_unit; /**< Units that no other official calls on; document order. */
    uint32_t exclusive_count;
} zr_official_coverage;

/** Two officials, by their place in `zr_coverage.official`. */
typedef struct zr_overlap {
    uint32_t a, b;
    uint32_t shared; /**< Units that both call on. */
    double jaccard;  /**< Shared over all units of the two; NaN when neither has one. */
} zr_overlap;

/** How one unit stands to the officials. Tasks without an official are left out of the counts of
 *  officials and of the broker's figure. */
typedef struct zr_unit_coverage {
    uint32_t unit;
    uint32_t tasks;
    uint32_t *official;     /**< Those it answers to, by tasks descending, then document order. */
    uint32_t *official_tasks; /**< Tasks under each of them. */
    uint32_t official_count;
    double participation; /**< 1 - sum of squared shares of its tasks by official (Guimera & Amaral
                               2005); NaN when none of its tasks has an official. */
    uint32_t sole_tasks;    /**< Tasks that name no other unit. */
    double exclusivity; /**< Sum of exp(1 - k) over its tasks (Ashworth & Carley 2006); divide by
                             the tasks in scope for the index. */
    uint32_t only_plan;     /**< The plan all its tasks belong to; ZR_NONE when several. */
} zr_unit_coverage;

/** The result; release with zr_coverage_clear(). */
typedef struct zr_coverage {
    zr_scope scope;  /**< What was measured. */
    uint32_t tasks;  /**< In scope. */
    uint32_t plans;  /**< Plans with a task in scope. */
    uint32_t official_count;
    zr_official_coverage *official; /**< Every official of the notice, in document order. */
    uint32_t overlap_count;
    zr_overlap *overlap;            /**< Pairs that share a unit, by jaccard, then shared. */
    uint32_t unit_count;
    zr_unit_coverage *unit;         /**< Units in scope, by officials, participation, tasks. */
    uint32_t no_official_count;
    uint32_t *no_official;          /**< Tasks without an official. */
    uint32_t single_unit_count;
    uint32_t *single_unit;          /**< Tasks with exactly one unit. */
    uint32_t uncovered_count;
    uint32_t *uncovered;            /**< Tasks without a unit. */
} zr_coverage;

/**
 * Measure the coverage of every official and unit within a scope.
 *
 * @param scope  Borrowed; NULL means the whole notice.
 * @retval ZR_EINVAL  A scope beyond the notice.
 *
 * Time and memory O(assignments + units + pairs of officials that share a unit).
 */
ZR_API zr_status zr_coverage_compute(zr_coverage *out, const zr_graph *graph,
                                     const zr_scope *scope, zr_error *err);

/** Free the parts and zero the result. NULL is fine. */
ZR_API void zr_coverage_clear(zr_coverage *coverage);

#ifdef __cplusplus
}
#endif

#endif
