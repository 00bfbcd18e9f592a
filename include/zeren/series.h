/**
 * @file
 * A series of allocations: three years or more of one place, unit by unit and step by step.
 */
#ifndef ZEREN_SERIES_H
#define ZEREN_SERIES_H

#include "zeren/compare.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One unit through the series. */
typedef struct zr_series_unit {
    const char *name;   /**< Borrowed from the first notice that knows it. */
    zr_part *part;      /**< By side, with ranks over the units of the series. */
    double trend;       /**< Slope of its share per step, by least squares over the sides that have
                             load; NaN with fewer than two. */
    double change;      /**< Share on the last side less that on the first. */
    uint32_t sides;     /**< Sides that name it. */
    uint32_t first, last; /**< The first and the last of these. */
} zr_series_unit;

/** The result; release with zr_series_clear(). */
typedef struct zr_series {
    zr_load_rule rule;
    uint64_t seed;
    uint32_t side_count;
    uint32_t unit_count;
    zr_series_unit *unit; /**< Union of the units in scope, by absolute trend, descending, then by
                               name. */
    zr_comparison *step;  /**< `side_count` of them: each side against the next, and last the first
                               against the last. */
    zr_part *part;        /**< Private. */
} zr_series;

/**
 * Follow an allocation through a series of sides, in the order given.
 *
 * Units of two notices are the same when a name or alias of one is a name or alias of the other; so
 * a unit renamed twice is one row if each notice knows the name before. Each step is a whole
 * zr_compare().
 *
 * @param[out] out  Set on success, untouched on failure.
 * @param side      `count` sides, borrowed; at least two.
 * @param options   NULL means ZR_COMPARE_OPTIONS_INIT.
 * @retval ZR_EINVAL  Fewer than two sides, or as zr_compare().
 *
 * Time as `count` calls of zr_compare(), and look-ups of names in `count` notices each.
 */
ZR_API zr_status zr_series_compute(zr_series *out, const zr_side *side, uint32_t count,
                                   const zr_compare_options *options, zr_error *err);

/** Free the parts and zero the result. NULL is fine. */
ZR_API void zr_series_clear(zr_series *series);

#ifdef __cplusplus
}
#endif

#endif
