/* What the rooms that use filled ledgers share. */
#ifndef ZEREN_SRC_LEDGER_FILLED_H
#define ZEREN_SRC_LEDGER_FILLED_H

#include "src/names.h"
#include "zeren/filled.h"

/*
 * Which row of the filled ledgers each row is about: `task[r]` for row r, an index of the notice,
 * or ZR_NONE. An id that the notice does not have is looked up by its title, if only one task is
 * called so. Free with zr__free().
 */
zr_status zr__filled_match(uint32_t **task, const zr_filled *filled, const zr_notice *notice,
                           zr_error *err);

/*
 * Which row counts for each task, `row[t]` or ZR_NONE, among those in which something stands: one
 * of the list of the unit called `own` (NULL: of none), one of a unit that leads the task before
 * others, then the one updated last, then the first. Free with zr__free().
 */
zr_status zr__filled_choose(uint32_t **row, const zr_filled *filled, const zr_notice *notice,
                            const char *own, zr_error *err);

/* How many rows are filled in, do not count, and say something else than the one that does. */
zr_status zr__filled_count_others(uint32_t *count, const zr_filled *filled,
                                  const zr_notice *notice, zr_error *err);

/* Whether anything was filled in. */
bool zr__filled_row_speaks(const zr_filled_row *row);
bool zr__filled_figure_speaks(const zr_filled_figure *figure);

/* Where the figures of each task begin when those of the notice are numbered through:
 * `task_count + 1` offsets. Free with zr__free(); NULL when memory ran out. */
uint32_t *zr__figure_starts(const zr_notice *notice);

/*
 * Which figure, by that number, each row is about: `figure[r]` for row r, or ZR_NONE. Rows are told
 * by task, as rows of tasks are, and name; of several with the same name, the first is the first of
 * the notice. Free with zr__free().
 */
zr_status zr__filled_match_figures(uint32_t **figure, const zr_filled *filled,
                                   const zr_notice *notice, zr_error *err);

/* Which row counts for each figure of the notice, by number, or ZR_NONE: one with a value before
 * others, then of a unit that leads the task, then the one of the later date, then the first. Free
 * with zr__free(). */
zr_status zr__filled_choose_figures(uint32_t **row, const zr_filled *filled,
                                    const zr_notice *notice, zr_error *err);

#endif
