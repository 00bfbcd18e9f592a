/**
 * @file
 * The two-mode network of tasks and units, as compressed rows in both directions.
 *
 * Units and tasks keep the indices of the notice. Each edge is one assignment with its role. A unit
 * that a task names twice is one edge, as lead if either place is. A *scope* is a choice of tasks:
 * a view that every analysis takes, not a copy.
 */
#ifndef ZEREN_GRAPH_H
#define ZEREN_GRAPH_H

#include "zeren/notice.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What becomes of a group ("all district governments"). */
typedef enum zr_group_policy {
    ZR_GROUPS_KEEP,   /**< One unit, as written. The default. */
    ZR_GROUPS_EXPAND, /**< Replaced by its members, recursively; an open group stays. */
    ZR_GROUPS_IGNORE  /**< Dropped. */
} zr_group_policy;

typedef enum zr_role { ZR_LEAD, ZR_SUPPORT } zr_role;

/** One end of an assignment, seen from the other. */
typedef struct zr_edge {
    uint32_t end; /**< The unit, in a task's row; the task, in a unit's row. */
    uint32_t role; /**< A #zr_role. */
} zr_edge;

/** Read-only. The edges of task t are `task_edge[task_start[t]]` up to `task_start[t + 1]`. */
typedef struct zr_graph {
    const zr_notice *notice; /**< Borrowed. */
    zr_group_policy groups;
    uint32_t unit_count;
    uint32_t task_count;
    uint32_t edge_count;
    uint32_t *task_start; /**< `task_count + 1` offsets into `task_edge`. */
    zr_edge *task_edge;   /**< Leads first, then support, each in document order. */
    uint32_t *unit_start; /**< `unit_count + 1` offsets into `unit_edge`. */
    zr_edge *unit_edge;   /**< In order of the tasks. */
} zr_graph;

/**
 * Make the two-mode network of a notice.
 *
 * @param[out] out  Set on success, untouched on failure; free with zr_graph_free().
 * @param notice    Borrowed; must outlive the graph.
 *
 * Time and memory O(units + tasks + assignments): two counting sorts.
 */
ZR_API zr_status zr_graph_new(zr_graph **out, const zr_notice *notice, zr_group_policy groups,
                              zr_error *err);

/** Free a graph. NULL is fine. */
ZR_API void zr_graph_free(zr_graph *graph);

/** Number of units of a task. */
static inline uint32_t zr_graph_task_size(const zr_graph *graph, uint32_t task)
{
    return graph->task_start[task + 1] - graph->task_start[task];
}

/** A choice of tasks: all that match every part. */
typedef struct zr_scope {
    uint32_t plan;     /**< Index, or ZR_ANY. */
    uint32_t official; /**< Index, ZR_NONE for tasks without an official, or ZR_ANY. */
    uint32_t unit;     /**< Tasks that name this unit, or ZR_ANY. */
} zr_scope;

/** All tasks. A NULL scope means the same. */
#define ZR_SCOPE_ALL {ZR_ANY, ZR_ANY, ZR_ANY}

/** Whether a task is within a scope. O(1), or O(units of the task) with a unit. */
ZR_API bool zr_scope_has(const zr_scope *scope, const zr_graph *graph, uint32_t task);

#ifdef __cplusplus
}
#endif

#endif
