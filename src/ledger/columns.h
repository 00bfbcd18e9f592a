/*
 * The columns of a ledger: the contract between the workbook that goes out to the departments and
 * the one that comes back. Both languages are known at once, for whoever reads a ledger does not
 * know in which it was written.
 */
#ifndef ZEREN_SRC_LEDGER_COLUMNS_H
#define ZEREN_SRC_LEDGER_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "zeren/filled.h"

/* Of a list of tasks, as they stand from left to right: first what the notice says. */
typedef enum zr__ledger_column {
    ZR__LEDGER_ID,
    ZR__LEDGER_PLAN,
    ZR__LEDGER_SECTION,
    ZR__LEDGER_TITLE,
    ZR__LEDGER_TEXT,
    ZR__LEDGER_OFFICIAL,
    ZR__LEDGER_LEAD,
    ZR__LEDGER_SUPPORT,
    ZR__LEDGER_ROLE, /* Of the unit whose list it is. */
    ZR__LEDGER_DUE,
    ZR__LEDGER_ITEMS,
    ZR__LEDGER_FIGURES,
    ZR__LEDGER_PROGRESS, /* From here on the units fill in. */
    ZR__LEDGER_PERCENT,
    ZR__LEDGER_DONE,
    ZR__LEDGER_PROBLEM,
    ZR__LEDGER_NEXT,
    ZR__LEDGER_UPDATED,
    ZR__LEDGER_COLUMNS
} zr__ledger_column;

/* Of the list of figures; ZR__FIGURE_ID and _TITLE are called as above. */
typedef enum zr__figure_column {
    ZR__FIGURE_ID,
    ZR__FIGURE_TITLE,
    ZR__FIGURE_LEAD,
    ZR__FIGURE_NAME,
    ZR__FIGURE_RELATION,
    ZR__FIGURE_TARGET,
    ZR__FIGURE_MEASURE,
    ZR__FIGURE_BY,
    ZR__FIGURE_ACTUAL, /* From here on the units fill in. */
    ZR__FIGURE_ACTUAL_ON,
    ZR__FIGURE_REMARK,
    ZR__FIGURE_COLUMNS
} zr__figure_column;

/* A word of the ledger in both its languages; the English one is marked N_(). */
typedef struct zr__ledger_word {
    const char *en, *zh;
} zr__ledger_word;

extern const zr__ledger_word zr__ledger_columns[ZR__LEDGER_COLUMNS];
extern const zr__ledger_word zr__figure_columns[ZR__FIGURE_COLUMNS];
extern const zr__ledger_word zr__ledger_progress[ZR_PROGRESS_COUNT];
extern const zr__ledger_word zr__ledger_leads, zr__ledger_supports;

static inline bool zr__ledger_is_filled_in(zr__ledger_column column)
{
    return column >= ZR__LEDGER_PROGRESS;
}

/* Which of `count` words this is, in either language, whatever its case, width and blanks;
 * `count` when none, and then `*failed` says whether memory ran out. */
size_t zr__ledger_find(const zr__ledger_word *words, size_t count, const char *text, bool *failed);

/* The progress that other words mean, such as "办结", or ours with a stop behind them;
 * ZR_PROGRESS_COUNT when none. */
size_t zr__ledger_find_synonym(const char *text, bool *failed);

#endif
