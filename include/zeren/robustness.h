/**
 * @file
 * Robustness: what fails when a unit or an official does, what holds the network together, and how
 * few would do.
 */
#ifndef ZEREN_ROBUSTNESS_H
#define ZEREN_ROBUSTNESS_H

#include "zeren/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What fails with one unit. */
typedef struct zr_unit_loss {
    uint32_t unit;
    uint32_t tasks;        /**< In scope that name it. */
    uint32_t leads;        /**< Of these, tasks it leads, alone or jointly. */
    uint32_t *task;        /**< Those that fail with it: first `sole_count` that name nobody else,
                                then `lead_count` that lose their only lead; each in document
                                order. */
    uint32_t sole_count;
    uint32_t lead_count;
    uint32_t *official;    /**< Officials of these tasks; document order. */
    uint32_t official_count;
    uint32_t pieces;       /**< Parts that its part of the network falls into without it, tasks of
                                one unit left out: 2 or more for a cut unit, else 0 or 1. */
    double exclusivity;    /**< As in coverage, and the next. */
    double participation;
    bool is_group;
} zr_unit_loss;

/** What the absence of one official leaves. */
typedef struct zr_official_loss {
    uint32_t official;
    uint32_t tasks;      /**< Left without an official. */
    uint32_t units;      /**< On these tasks. */
    uint32_t units_left; /**< Of these, units that answer to nobody else. */
    uint32_t leads_left; /**< Of those, units that lead one of these tasks. */
} zr_official_loss;

/** A piece of the network without a cut unit or task. */
typedef struct zr_piece {
    uint32_t units;
    uint32_t tasks;
    uint32_t *unit;  /**< By name, in a piece of at most ZR_PIECE_NAMES units; else NULL. */
} zr_piece;

enum { ZR_PIECE_NAMES = 8 };

/** A unit or task that holds pieces of the network together: an articulation point. */
typedef struct zr_cut {
    uint32_t node; /**< Unit or task. */
    uint32_t piece_count;
    zr_piece *piece; /**< By units, then tasks, descending, then by first name. */
} zr_cut;

/** An assignment that alone holds two parts together: a bridge, without which the unit's side and
 * the task's have nothing to do with each other. */
typedef struct zr_sole_link {
    uint32_t task, unit;
    uint32_t unit_side; /**< Units on the side of the unit, itself one of them. */
    uint32_t task_side; /**< Units on the side of the task. */
} zr_sole_link;

/** Units and tasks that are joined by each other, and to nobody else. */
typedef struct zr_component {
    uint32_t *unit; /**< By name. */
    uint32_t unit_count;
    uint32_t *task; /**< Document order. */
    uint32_t task_count;
} zr_component;

/** A smallest choice that misses nothing, or the best known with a bound. */
typedef struct zr_smallest_set {
    uint32_t *member;   /**< Units or officials, by name. */
    uint32_t count;
    uint32_t least;     /**< No set has fewer; `count` when that is the smallest. */
    uint32_t greedy;    /**< Size of the greedy choice (Chvatal 1979). */
    uint32_t reached;   /**< Tasks or units that the set reaches: all that can be. */
    uint32_t beyond;    /**< Units that no official calls on; 0 for tasks. */
    bool is_smallest;
    bool is_searched;   /**< False beyond ZR_MOST_SEARCHED: greedy and bound only. */
} zr_smallest_set;

/** Beyond so many tasks (or units) a smallest set is not searched for. */
enum { ZR_MOST_SEARCHED = 500 };

/** The result; release with zr_robustness_clear(). */
typedef struct zr_robustness {
    zr_scope scope;   /**< What was measured. */
    uint32_t tasks;   /**< In scope. */
    uint32_t covered; /**< Of these, with a unit. */
    uint32_t unit_count;
    zr_unit_loss *unit;         /**< Units in scope, by tasks that fail, sole before lead, then by
                                     tasks, then by name. */
    uint32_t official_count;
    zr_official_loss *official; /**< Every official of the notice, in document order. */
    uint32_t survival_count;
    uint32_t *survival;         /**< By number of units that may fail, any: tasks that keep a unit
                                     after so many failures and maybe not after one more. */
    double redundancy;          /**< Units beyond the first on a task, over all that could be
                                     (Carley 2002); NaN below two units. */
    uint32_t truck_count;
    uint32_t *truck; /**< The fewest units, by leads descending, that lead more than half of the
                          covered tasks (after Avelino et al. 2016); none if all together do not. */
    uint32_t truck_tasks; /**< Tasks that they lead. */
    uint32_t leading;     /**< Units that lead a task. */
    uint32_t component_count;
    zr_component *component; /**< By units, then tasks, descending, then by first name. */
    uint32_t cut_unit_count;
    zr_cut *cut_unit; /**< By units outside the largest piece, descending, then by name. */
    uint32_t cut_task_count;
    zr_cut *cut_task; /**< Those alone that leave two pieces of at least two units; likewise, in
                           document order. */
    uint32_t sole_link_count;
    zr_sole_link *sole_link; /**< Those with two units or more on both sides: by the smaller side,
                                  descending, then by name of the unit and document order. */
    zr_smallest_set units;     /**< That meet every task with a unit. */
    zr_smallest_set officials; /**< That reach every unit that an official calls on. */
    uint32_t *component_unit, *component_task, *loss_task, *loss_official; /**< Private. */
} zr_robustness;

/**
 * Measure what an allocation can lose.
 *
 * Cut units and tasks are the articulation points of the two-mode network without the tasks of one
 * unit, which hold nothing together; sole links are its bridges. The smallest sets are hitting
 * sets, exact by branch and bound up to ZR_MOST_SEARCHED; a search that takes too many steps is
 * given up, and `least` then says how far off the choice may be. Beyond that the greedy choice is
 * at most H(n) times too large (Johnson 1974; Chvatal 1979), and `least` comes from tasks without a
 * unit in common and from fractions.
 *
 * @param scope  Borrowed; NULL means the whole notice.
 * @retval ZR_EINVAL  A scope beyond the notice.
 *
 * Time O(assignments log units) and the search. The result does not depend on the order of units,
 * nor of tasks but for lists in document order.
 */
ZR_API zr_status zr_robustness_compute(zr_robustness *out, const zr_graph *graph,
                                       const zr_scope *scope, zr_error *err);

/** Free the parts and zero the result. NULL is fine. */
ZR_API void zr_robustness_clear(zr_robustness *robustness);

#ifdef __cplusplus
}
#endif

#endif
