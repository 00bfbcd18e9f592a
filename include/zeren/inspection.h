/**
 * @file
 * Inspection: what filled ledgers say of a notice at a given day.
 */
#ifndef ZEREN_INSPECTION_H
#define ZEREN_INSPECTION_H

#include "zeren/filled.h"
#include "zeren/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What became of a figure to be reached. */
typedef enum zr_figure_verdict {
    ZR_FIGURE_SILENT,  /**< No actual value was given. */
    ZR_FIGURE_REACHED, /**< The actual value is as it is to be. */
    ZR_FIGURE_SHORT    /**< It is not, or not yet. */
} zr_figure_verdict;

/** Stable names: "silent", "reached", "short". */
ZR_API const char *zr_figure_verdict_name(zr_figure_verdict verdict);

/** One task of the scope. */
typedef struct zr_task_state {
    uint32_t task; /**< Index in the notice. */
    uint32_t row;  /**< The row of the ledgers that counts, ZR_NONE when all are blank. */
    uint32_t rows; /**< Rows about this task, blank ones among them but no views. */
    zr_progress progress;
    double percent;  /**< As given; 100 for a task that is done; else NaN. */
    double expected; /**< Share of its time that has gone, 0 to 1: from the first day of its plan to
                          its due date, or to the last day of the plan; NaN without years. */
    bool is_silent;  /**< Nobody filled anything in. */
    bool is_overdue; /**< Its due date has gone and it is not done. */
    bool is_behind;  /**< Not done, and `percent` (0 when not started) is more than the margin below
                          `expected`. */
    bool has_changed; /**< Progress, percentage or words differ from the inspection before. */
    zr_progress progress_before; /**< Of the inspection before, if there is one. */
    double percent_before;
} zr_task_state;

/** One figure of a task of the scope. */
typedef struct zr_figure_state {
    uint32_t task, indicator; /**< Indices in the notice and in its task. */
    uint32_t figure;          /**< The row of the ledgers that counts, or ZR_NONE. */
    double actual;            /**< NaN when not given. */
    double gap; /**< Actual less target, in the unit of measure; NaN when not given. */
    zr_figure_verdict verdict;
    double actual_before; /**< Of the inspection before; NaN when not given, or without one. */
    bool has_changed;     /**< Differs from it, if there was one. */
} zr_figure_state;

/** Tasks counted together: a plan, an official, a leading unit, or all. */
typedef struct zr_progress_count {
    uint32_t index; /**< Of the plan, official (ZR_NONE: none) or unit; ZR_ANY of all. */
    uint32_t tasks;
    uint32_t by[ZR_PROGRESS_COUNT]; /**< Tasks by progress. */
    uint32_t overdue, behind;
    uint32_t left;       /**< Tasks not done. */
    double left_load;    /**< Sum of what is left of each, 1 for a task without a percentage. */
    uint32_t percents;   /**< Tasks with a percentage. */
    double mean_percent; /**< Of those; NaN when there are none. */
    double expected;     /**< Mean share of their time that has gone; NaN when none has years. */
} zr_progress_count;

/** What is not as it should be. */
typedef enum zr_inspection_finding_kind {
    ZR_INSPECTION_MISSING,       /**< A task of the scope is in no ledger. */
    ZR_INSPECTION_UNKNOWN_TASK,  /**< A row whose id the notice does not have. */
    ZR_INSPECTION_EDITED_ID,     /**< An id the notice does not have; told by its title. */
    ZR_INSPECTION_EDITED,        /**< What the row repeats from the notice was changed. */
    ZR_INSPECTION_CONTRADICTION, /**< Two rows say different things of one task or figure. */
    ZR_INSPECTION_INCONSISTENT,  /**< Progress and percentage of a row do not go together. */
    ZR_INSPECTION_FUTURE,        /**< Updated on a day after the day of the inspection. */
    ZR_INSPECTION_UNKNOWN_FIGURE, /**< A row about a figure the notice does not have. */
    ZR_INSPECTION_UNREADABLE     /**< A value that could not be understood (zr_filled_problem). */
} zr_inspection_finding_kind;

ZR_API const char *zr_inspection_finding_name(zr_inspection_finding_kind kind);

typedef struct zr_inspection_finding {
    zr_inspection_finding_kind kind;
    uint32_t task;  /**< Index in the notice, or ZR_NONE. */
    uint32_t sheet; /**< Index into `filled->sheet`, ZR_NONE for a missing task. */
    uint32_t row;   /**< Of the sheet; 0 for a missing task. */
    uint32_t entry; /**< Index into `filled->row`, ZR_NONE when it is about no such row. */
    uint32_t other; /**< Of a contradiction: the entry that counts; else ZR_NONE. */
    bool of_figure; /**< Both are indices into `filled->figure`. */
    const char *written;  /**< What stands there; borrowed from `filled`; may be NULL. */
    const char *expected; /**< What was expected; borrowed from the notice; may be NULL. */
    zr_stated stated; /**< Of ZR_INSPECTION_EDITED: which column. */
    zr_filled_problem_kind problem; /**< Of ZR_INSPECTION_UNREADABLE. */
} zr_inspection_finding;

/** A row of the ledgers in which something is filled in, whether it counts or not. */
typedef struct zr_inspection_entry {
    uint32_t entry;  /**< Index into `filled->row`, or into `filled->figure`. */
    uint32_t task;   /**< Index in the notice, ZR_NONE when it has no such task or figure. */
    bool counts;     /**< What it says is what the inspection says of its task or figure. */
} zr_inspection_entry;

typedef struct zr_inspection_options {
    const zr_scope *scope; /**< Borrowed; NULL means the whole notice. */
    const char *as_of;     /**< "2021-06-30"; required. */
    const zr_filled *since; /**< The ledgers of the inspection before; NULL: none. Borrowed. */
    double margin; /**< How far below the time gone a percentage may be, 0 to 1. */
} zr_inspection_options;

#define ZR_INSPECTION_OPTIONS_INIT {NULL, NULL, NULL, 0.1}

/** Start from `{0}`, release with zr_inspection_clear(). */
typedef struct zr_inspection {
    char as_of[11];
    bool has_before;
    uint32_t task_count, figure_count;
    zr_task_state *task; /**< In document order. */
    zr_figure_state *figure;
    zr_progress_count total;
    uint32_t plan_count, official_count, unit_count;
    zr_progress_count *plan;     /**< Those with a task, in document order. */
    zr_progress_count *official; /**< The same; tasks without an official last. */
    zr_progress_count *unit;     /**< Units that lead; most tasks left first. */
    uint32_t entry_count, figure_entry_count;
    zr_inspection_entry *entry; /**< Every row that is filled in, by task, that which counts first,
                                     then in the order of reading; those of no task last. */
    zr_inspection_entry *figure_entry; /**< The same of figures. */
    uint32_t finding_count;
    zr_inspection_finding *finding; /**< By kind, then in the order of reading. */
} zr_inspection;

/**
 * Hold filled ledgers against the notice.
 *
 * Of several rows about a task one counts: of a unit that leads it before others, then the one
 * updated last, then the first read; where another says something else, that is a contradiction.
 * Rows are matched by id, else by a title that only one task has. Names that the list repeats from
 * the notice are compared as names are, whatever stands between them.
 *
 * @param[out] out  Set on success, untouched on failure.
 * @param graph     Made with ZR_GROUPS_KEEP; borrowed.
 * @param filled    Borrowed, and used by the findings.
 * @retval ZR_EINVAL  No day, or a margin outside 0 to 1.
 *
 * Time O(rows + assignments), and O(n log n) in figures and findings.
 */
ZR_API zr_status zr_inspection_compute(zr_inspection *out, const zr_graph *graph,
                                       const zr_filled *filled,
                                       const zr_inspection_options *options, zr_error *err);

/** Free the rows and zero the result. NULL is fine. */
ZR_API void zr_inspection_clear(zr_inspection *inspection);

#ifdef __cplusplus
}
#endif

#endif
