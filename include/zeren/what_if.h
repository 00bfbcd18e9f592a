/**
 * @file
 * What if: a unit removed, units merged, an official's tasks handed to another, and every analysis
 * before and after.
 */
#ifndef ZEREN_WHAT_IF_H
#define ZEREN_WHAT_IF_H

#include "zeren/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum zr_change_kind {
    ZR_CHANGE_REMOVE, /**< A unit leaves every task and group. */
    ZR_CHANGE_MERGE,  /**< What units have becomes that of one, new or there already. */
    ZR_CHANGE_HAND    /**< The tasks of one official go to another. */
} zr_change_kind;

/** One change, by names; units also by an alias, and by what they were before a merger. */
typedef struct zr_change {
    zr_change_kind kind;
    const char *const *from; /**< The unit, the units, or the official. */
    uint32_t from_count;     /**< 1, but for a merger. */
    const char *to;          /**< The unit or official that takes it; NULL for a removal. */
} zr_change;

/**
 * The notice as it would be after some changes, in their order.
 *
 * *Remove*: nobody takes the place of a lead; a supporting unit never becomes one. *Merge*: the
 * assignments of all become those of `to`, once on each task, as lead where one of them led; so do
 * their places in groups. Their names become its aliases. Its capacity is the sum when all have
 * one, else it has none; a new unit has the kind that all agree on. *Hand*: the official who gives
 * stays in the list, without tasks.
 *
 * @param[out] out  A new notice, untouched on failure; free it with zr_notice_free().
 * @param notice    Borrowed, and not changed.
 * @retval ZR_ENOTFOUND  A unit or official that is not there (any more).
 * @retval ZR_EINVAL     A unit merged with itself, a group merged, a group left without a member,
 *                       an official who hands to himself, or a name that cannot be one.
 *
 * Tasks and officials keep their indices, units do not. Time O(size of the notice + changes
 * squared).
 */
ZR_API zr_status zr_what_if_apply(zr_notice **out, const zr_notice *notice,
                                  const zr_change *change, uint32_t count, zr_error *err);

/** A figure before and after. */
typedef struct zr_figure_pair {
    const char *analysis; /**< Such as "workload". */
    const char *name;     /**< Stable, such as "largest_lead". */
    double value[2];      /**< Before and after; NaN where it does not apply. */
    uint32_t who[2];      /**< The unit, or official, of that notice whose figure it is; ZR_NONE of
                               a figure of the whole. */
    bool of_official;     /**< `who` is an official. */
} zr_figure_pair;

/** One name whose tasks changed. */
typedef struct zr_unit_change {
    uint32_t unit[2];  /**< Before and after; ZR_NONE where there is none of this name. */
    uint32_t became;   /**< The unit after that it was merged into; ZR_NONE. */
    uint32_t lead[2];  /**< Tasks it leads. */
    uint32_t total[2]; /**< Tasks that name it. */
} zr_unit_change;

typedef struct zr_what_if_options {
    const zr_scope *scope; /**< Borrowed; NULL means the whole notice. Its unit is not looked at. */
    uint64_t seed;         /**< Of the clusters. */
} zr_what_if_options;

#define ZR_WHAT_IF_OPTIONS_INIT {NULL, 1}

/** The result; release with zr_what_if_clear(). */
typedef struct zr_what_if {
    zr_scope scope;
    zr_notice *notice; /**< As it would be, and its network; owned. */
    zr_graph *graph;
    uint32_t figure_count;
    zr_figure_pair *figure; /**< By analysis, in a fixed order. */
    uint32_t unit_count;
    zr_unit_change *unit;   /**< Names whose figures or place changed: by tasks before or after, the
                                 larger, descending, then by name. */
    uint32_t no_lead_count;
    uint32_t *no_lead; /**< Tasks that had a lead and keep units, but no lead. Document order. */
    uint32_t no_unit_count;
    uint32_t *no_unit; /**< Tasks that had a unit and keep none. */
    uint32_t handed_count;
    uint32_t *handed;  /**< Tasks whose official changes. */
} zr_what_if;

/**
 * Make the changes, and run every analysis before and after: workload, clusters, coverage, balance
 * and robustness. Each figure is that of its own analysis within the same scope; a scope of an
 * official is that official's tasks before, and after.
 *
 * @param[out] out  Set on success, untouched on failure.
 * @param graph     The notice as it is; borrowed. Groups are counted as in it, but balance keeps
 *                  them.
 * @param options   NULL means ZR_WHAT_IF_OPTIONS_INIT.
 * @retval ZR_ENOTFOUND, ZR_EINVAL  As zr_what_if_apply(), or a scope beyond the notice.
 */
ZR_API zr_status zr_what_if_compute(zr_what_if *out, const zr_graph *graph,
                                    const zr_change *change, uint32_t count,
                                    const zr_what_if_options *options, zr_error *err);

/** Free the parts and zero the result. NULL is fine. */
ZR_API void zr_what_if_clear(zr_what_if *what_if);

#ifdef __cplusplus
}
#endif

#endif
