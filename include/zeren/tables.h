/**
 * @file
 * Results as text: aligned tables for a terminal, JSON, CSV and Markdown.
 *
 * JSON has the shapes of `docs/json.md`, in English keys whatever the language; the other formats
 * speak the language of the process's messages (gettext). Names come out as inert text: control
 * characters never reach the terminal, and a CSV cell that a spreadsheet would run as a formula is
 * quoted with an apostrophe.
 */
#ifndef ZEREN_TABLES_H
#define ZEREN_TABLES_H

#include "zeren/balance.h"
#include "zeren/clusters.h"
#include "zeren/compare.h"
#include "zeren/coverage.h"
#include "zeren/inspection.h"
#include "zeren/resolutions.h"
#include "zeren/robustness.h"
#include "zeren/series.h"
#include "zeren/trace.h"
#include "zeren/what_if.h"
#include "zeren/workload.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum zr_format {
    ZR_FORMAT_TABLE, /**< Columns that line up, by display width (Unicode TR 11). */
    ZR_FORMAT_JSON,
    ZR_FORMAT_CSV,   /**< One table: the chosen one, or the first. UTF-8, RFC 4180. */
    ZR_FORMAT_MARKDOWN
} zr_format;

typedef struct zr_table_options {
    zr_format format;
    uint32_t top;      /**< Rows at most in each table or list; 0 means all. */
    const char
        *sort; /**< Column to sort the first table by, "-name" descending; NULL: as computed. */
    const char *table; /**< Only the table of this name, in JSON its rows; NULL: all, in CSV the
                            first. */
    bool color;        /**< ANSI colour in ZR_FORMAT_TABLE. */
    uint32_t width;    /**< Columns of the terminal; 0 means no limit. */
} zr_table_options;

#define ZR_TABLE_OPTIONS_INIT {ZR_FORMAT_TABLE, 0, NULL, NULL, false, 0}

/**
 * Write a result as text.
 *
 * @param[out] text  Set on success, NUL-terminated; release with zr_string_free().
 * @param result, graph  Borrowed; the result was computed from this graph.
 * @param options    NULL means ZR_TABLE_OPTIONS_INIT.
 * @retval ZR_ENOTFOUND  No such table or column; `err` lists those there are.
 */
ZR_API zr_status zr_workload_format(char **text, const zr_workload *workload,
                                    const zr_graph *graph, const zr_table_options *options,
                                    zr_error *err);

/** As zr_workload_format(). */
ZR_API zr_status zr_balance_format(char **text, const zr_balance *balance,
                                   const zr_graph *graph, const zr_table_options *options,
                                   zr_error *err);

/** As zr_workload_format(). */
ZR_API zr_status zr_clusters_format(char **text, const zr_clusters *clusters,
                                    const zr_graph *graph, const zr_table_options *options,
                                    zr_error *err);

/** As zr_workload_format(). */
ZR_API zr_status zr_resolutions_format(char **text, const zr_resolutions *resolutions,
                                       const zr_graph *graph, const zr_table_options *options,
                                       zr_error *err);

/** As zr_workload_format(). */
ZR_API zr_status zr_coverage_format(char **text, const zr_coverage *coverage,
                                    const zr_graph *graph, const zr_table_options *options,
                                    zr_error *err);

/** As zr_workload_format(). */
ZR_API zr_status zr_robustness_format(char **text, const zr_robustness *robustness,
                                      const zr_graph *graph, const zr_table_options *options,
                                      zr_error *err);

/** As zr_workload_format(); `from` and `to` are the sides that were compared. */
ZR_API zr_status zr_comparison_format(char **text, const zr_comparison *comparison,
                                      const zr_side *from, const zr_side *to,
                                      const zr_table_options *options, zr_error *err);

/** As zr_workload_format(); `side` are the sides of the series. */
ZR_API zr_status zr_series_format(char **text, const zr_series *series, const zr_side *side,
                                  const zr_table_options *options, zr_error *err);

/** As zr_workload_format(); `from` and `to` are the sides that were traced. */
ZR_API zr_status zr_trace_format(char **text, const zr_trace *trace, const zr_side *from,
                                 const zr_side *to, const zr_table_options *options, zr_error *err);

/** As zr_workload_format(); `graph` is the notice before, `change` what was changed. */
ZR_API zr_status zr_what_if_format(char **text, const zr_what_if *what_if, const zr_graph *graph,
                                   const zr_change *change, uint32_t change_count,
                                   const zr_table_options *options, zr_error *err);

/**
 * Write one unit's task list: what it leads, what it supports, with whom, under whom, and with
 * which figures; tasks that reach it through a group come after, and say so.
 *
 * @param unit   Index in the graph's notice.
 * @param scope  Borrowed; NULL means the whole notice. Its unit is not looked at.
 */
ZR_API zr_status zr_task_list_format(char **text, uint32_t unit, const zr_graph *graph,
                                     const zr_scope *scope, const zr_table_options *options,
                                     zr_error *err);

/** As zr_workload_format(); `filled` holds the ledgers that were inspected. */
ZR_API zr_status zr_inspection_format(char **text, const zr_inspection *inspection,
                                      const zr_graph *graph, const zr_filled *filled,
                                      const zr_table_options *options, zr_error *err);

/** Write what zr_notice_load() found, worst first; `notice` may be NULL when it was refused. */
ZR_API zr_status zr_findings_format(char **text, const zr_findings *findings,
                                    const zr_notice *notice, const zr_table_options *options,
                                    zr_error *err);

#ifdef __cplusplus
}
#endif

#endif
