/*
 * A ledger before it has a format: which lists it has, and the rows and columns of each.
 */
#ifndef ZEREN_RENDER_LEDGER_H
#define ZEREN_RENDER_LEDGER_H

#include "render/table.h"
#include "render/task_list.h"
#include "src/ledger/columns.h"
#include "zeren/ledger.h"

typedef struct zr__ledger {
    const zr_graph *graph;
    zr_scope scope;
    const zr_filled *filled;
    uint32_t *filled_row; /* By task: the row of `filled` that counts, or ZR_NONE; NULL for none. */
    uint32_t *filled_figure; /* The same by figure of the notice, from `figure_start[task]`. */
    uint32_t *figure_start;
    bool has_odd_ids; /* Some that a spreadsheet takes for a pattern or for one another. */
    bool has[ZR__LEDGER_COLUMNS]; /* Some task has a wording, a section, a date, sub-items, figures.
                                   */
} zr__ledger;

/* What a list is the list of. */
typedef enum zr__ledger_kind {
    ZR__LIST_ALL,
    ZR__LIST_OF_OFFICIAL,
    ZR__LIST_OF_UNIT
} zr__ledger_kind;

typedef struct zr__ledger_list {
    zr__ledger_kind kind;
    uint32_t index; /* The official, ZR_NONE for tasks without one; or the unit. */
    uint32_t *task;
    uint8_t *way; /* ZR__LED and so on; only of a unit. */
    uint32_t count;
    uint32_t column_count;
    zr__ledger_column which[ZR__LEDGER_COLUMNS];
    zr__column column[ZR__LEDGER_COLUMNS + 1]; /* Called as people call them. */
} zr__ledger_list;

/* Start from {0}, release with zr__ledger_clear() even after a failure. */
zr_status zr__ledger_init(zr__ledger *ledger, const zr_graph *graph,
                          const zr_ledger_options *options, zr_error *err);
void zr__ledger_clear(zr__ledger *ledger);

/* The tasks of a list, in document order; of a unit, first what it leads, then what it supports,
 * then what reaches it. Release with zr__ledger_list_clear() even after a failure. */
zr_status zr__ledger_list_find(zr__ledger_list *list, const zr__ledger *ledger,
                               zr__ledger_kind kind, uint32_t index, zr_error *err);
void zr__ledger_list_clear(zr__ledger_list *list);

/* Set up a table and fill it: a row for each task, its index as the row's id. */
void zr__ledger_table(zr__table *table, const zr__ledger *ledger, const zr__ledger_list *list);

/* A row for each figure of those tasks, in the columns of zr__figure_columns; its place among the
 * task's figures as the row's id. `column` has room for ZR__FIGURE_COLUMNS + 1. */
void zr__ledger_figures(zr__table *table, zr__column *column, const zr__ledger *ledger,
                        const zr__ledger_list *list);

/* What a plan is called: its title, with its id where another has the same, or its id. */
void zr__ledger_add_plan(zr__buffer *out, const zr_notice *notice, uint32_t plan);

/* What stands between two names of a cell. */
const char *zr__ledger_joint(void);

/* What a list is called, translated: "all tasks", an official, a unit. */
const char *zr__ledger_list_name(const zr__ledger *ledger, const zr__ledger_list *list);

#endif
