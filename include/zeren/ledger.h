/**
 * @file
 * Ledgers (台账): the task lists that go out to the departments to be filled in.
 *
 * A ledger has a row for each task: what the notice says of it, and columns to fill in (progress,
 * percentage, what was done, problem, next step, date); and a row for each figure to be reached,
 * with its target and room for the actual value. zr_filled_load() reads it back.
 */
#ifndef ZEREN_LEDGER_H
#define ZEREN_LEDGER_H

#include "zeren/filled.h"
#include "zeren/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum zr_ledger_format {
    ZR_LEDGER_XLSX,
    ZR_LEDGER_CSV,     /**< The list of tasks, for a spreadsheet: UTF-8 with a byte order mark. */
    ZR_LEDGER_MARKDOWN /**< The lists of tasks and of figures. */
} zr_ledger_format;

/** The most tasks that a workbook takes, and the most lists of single units beside the whole. */
#define ZR_LEDGER_MOST_TASKS 100000U
#define ZR_LEDGER_MOST_LISTS 250U

typedef struct zr_ledger_options {
    const zr_scope *scope; /**< Borrowed; NULL: the whole notice. Its unit is not looked at. */
    zr_ledger_format format;
    uint32_t unit; /**< Only this unit's list: what it leads, supports, and what reaches it through
                        a closed group; ZR_ANY: all. */
    const zr_filled *filled; /**< What was filled in before, to start from; NULL: nothing. Of a
                                  unit's list first what stands in its own. Borrowed. */
} zr_ledger_options;

#define ZR_LEDGER_OPTIONS_INIT {NULL, ZR_LEDGER_XLSX, ZR_ANY, NULL}

/**
 * Write a ledger.
 *
 * A workbook of the whole has an overview with counts and charts, the list of all tasks, in which
 * is filled in, the list of figures, and a sheet for each official and each leading unit that
 * shows its part of the list. One of a unit has its tasks and figures. The language is that of the
 * process's messages. Texts are text: none is a formula or a link. Same input, same bytes.
 *
 * @param[out] bytes  Set on success; release with zr_string_free().
 * @param[out] size   Its length.
 * @param graph       Made with ZR_GROUPS_KEEP; borrowed.
 * @retval ZR_EINVAL  More tasks than a workbook takes.
 * @retval ZR_EWRITE  No room for the temporary file in which the workbook is made.
 */
ZR_API zr_status zr_ledger_write(char **bytes, size_t *size, const zr_graph *graph,
                                 const zr_ledger_options *options, zr_error *err);

/** Some units. Start from `{0}`, release with zr_unit_list_clear(). */
typedef struct zr_unit_list {
    uint32_t count;
    uint32_t *unit; /**< Indices, in document order. */
} zr_unit_list;

/**
 * Which units get a list of their own: those with a task in the scope, directly or through a closed
 * group, but not the closed groups themselves. An open group gets one, for somebody has to pass it
 * on.
 *
 * @param[out] out  Set on success, untouched on failure.
 * @param scope     Borrowed; NULL means the whole notice. Its unit is not looked at.
 *
 * Time O(assignments + members of groups).
 */
ZR_API zr_status zr_ledger_units(zr_unit_list *out, const zr_graph *graph, const zr_scope *scope,
                                 zr_error *err);

/** Free the list and zero it. NULL is fine. */
ZR_API void zr_unit_list_clear(zr_unit_list *list);

#ifdef __cplusplus
}
#endif

#endif
