/**
 * @file
 * Balance: how evenly the lead of tasks could rest on the units that are on them already, and which
 * hand-overs get there.
 *
 * The lead of a task may go to any unit that is named on it. A task with several leads keeps as
 * many. Groups never lead: what one leads stays with it and counts for nobody. A task without a
 * lead has none to hand over.
 */
#ifndef ZEREN_BALANCE_H
#define ZEREN_BALANCE_H

#include "zeren/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One task that changes hands, and why the receiver is fit: it is on the task already, and… */
typedef struct zr_handover {
    uint32_t task, from, to;
    uint32_t place;         /**< Among the supporting units of the task, from 0, groups left out. */
    bool same_kind;         /**< Giver and receiver are of one kind, where both say theirs. */
    uint32_t same_official; /**< Other tasks of the same official that the receiver leads. */
    uint32_t same_section;  /**< Other tasks of the same plan and section that it leads. */
    bool same_cluster;      /**< It sits in the cluster of the unit that hands over. */
} zr_handover;

/** One unit that leads, or comes to lead, something. */
typedef struct zr_unit_balance {
    uint32_t unit;
    uint32_t lead;       /**< Tasks it leads now. */
    uint32_t structural; /**< Of these, tasks on which no other unit could lead: groups, barred
                            units and pins count as nobody. */
    uint32_t avoidable;  /**< The others: lead - structural. */
    uint32_t load;       /**< What these leads weigh: their number, or the items of the tasks. */
    uint32_t structural_load; /**< What those weigh that nobody else could lead. */
    uint32_t load_after; /**< With the hand-overs done. */
    uint32_t cap;        /**< The load it may have: the target, or its share of it by capacity. */
    uint32_t gives, takes;
    uint32_t after; /**< lead - gives + takes. */
} zr_unit_balance;

typedef struct zr_balance_options {
    const zr_scope *scope; /**< Borrowed; NULL means the whole notice. Its unit is not looked at. */
    uint32_t peak;         /**< The most leads that a unit may have; 0: the smallest possible. */
    bool by_items;         /**< A task weighs its items, one if it has none given, instead of one
                                each; `peak` and every other peak then are items. */
    bool by_capacity;      /**< A unit may lead `peak` times its capacity over the mean capacity,
                                rounded down; a unit without one counts as average. */
    const uint32_t *pinned; /**< Tasks whose leads stay. */
    uint32_t pinned_count;
    const uint32_t *barred; /**< Units that take nothing. */
    uint32_t barred_count;
    const uint32_t *kept; /**< Officials whose tasks are kept together: they go only to units that
                               lead a task of the same official already. */
    uint32_t kept_count;
    uint64_t seed; /**< Of the clusters. */
} zr_balance_options;

#define ZR_BALANCE_OPTIONS_INIT {NULL, 0, false, false, NULL, 0, NULL, 0, NULL, 0, 1}

/** Above so many tasks, fewest hand-overs are found, but not the fittest among them. */
#define ZR_BALANCE_MOST_FIT 100000U

/** Start from `{0}`, release with zr_balance_clear(). */
typedef struct zr_balance {
    uint32_t tasks;     /**< With a unit as lead, in scope. */
    bool by_items;      /**< What was asked: loads and peaks are items. */
    uint32_t seats;     /**< Leads of these tasks. */
    uint32_t no_lead;   /**< Tasks in scope without any lead. */
    uint32_t group_led; /**< Leads that rest with a group. */
    uint32_t peak;      /**< The most leads that a unit has now. */
    uint32_t min_peak;  /**< The smallest that can be had under the constraints; by items, the
                             smallest found. */
    uint32_t least_peak; /**< None below it can be had; `min_peak` when that is proved smallest. */
    uint32_t without_items; /**< Tasks of these without items given, which weigh one; by items. */
    uint32_t target;    /**< What was aimed at. */
    uint32_t placed; /**< Leads that find a place under the target; `seats` when it can be had. By
                          items `seats`, or 0 when no list was found. */
    uint32_t least_handovers; /**< No list to the target is shorter; `handover_count` when that is
                                   proved shortest. */
    bool is_fittest;    /**< Among the shortest lists, the fittest was looked for. */
    uint32_t handover_count;
    zr_handover *handover; /**< By id of the task, then name of the receiver; none when the target
                                cannot be had. */
    uint32_t unit_count;
    zr_unit_balance *unit; /**< By load, then lead, descending, then document order. */
    uint32_t blocking_task_count, blocking_unit_count;
    uint32_t *blocking_task; /**< When the target cannot be had: tasks that only the blocking units
                                  can lead, more than those may. */
    uint32_t *blocking_unit;
} zr_balance;

/**
 * Find the smallest peak and the shortest list of hand-overs to a peak.
 *
 * The smallest peak is that of an optimal semi-matching of leads to units (Harvey, Ladner, Lovász &
 * Tamir 2006); the list is a minimum-cost flow: to give the lead of a task to a unit that did not
 * have it costs 1. Among the shortest lists one is taken whose receivers are fittest: named early
 * on the task, of the same kind and cluster as the giver, and leading tasks of the same official or
 * section. What is left to choose follows from
 * the order of ids and names, so that the order of the document does not matter.
 *
 * By items both questions are NP-hard. The peak then is the best of a local search from several
 * starts, beside a bound: the fractional optimum, in which a task may be divided among its units,
 * and no task goes to a unit whose cap is below its weight. So is the list, beside the number of
 * leads that the units above their cap must shed at least. Up to 400 tasks, branch and bound closes
 * the gaps, for as many steps as take about a second; what meets its bound is proved.
 *
 * @param[out] out  Set on success, untouched on failure. A target that cannot be had is success.
 * @param graph     Made with ZR_GROUPS_KEEP; borrowed.
 * @retval ZR_EINVAL  A task, unit or official beyond the notice, or more than 2^30 items.
 *
 * Time O(E sqrt(V)) for each peak that is tried, log of the peak of these; for the list O(E log V)
 * for each distinct cost of a path.
 */
ZR_API zr_status zr_balance_compute(zr_balance *out, const zr_graph *graph,
                                    const zr_balance_options *options, zr_error *err);

/**
 * The notice with the hand-overs done: giver and receiver change places on the task.
 *
 * @param[out] out  A new notice; free it with zr_notice_free().
 */
ZR_API zr_status zr_balance_apply(zr_notice **out, const zr_balance *balance,
                                  const zr_notice *notice, zr_error *err);

/** Free the rows and zero the result. NULL is fine. */
ZR_API void zr_balance_clear(zr_balance *balance);

#ifdef __cplusplus
}
#endif

#endif
