/**
 * @file
 * Filled ledgers: what the units wrote into the lists that they were sent.
 *
 * Reading loses nothing: every row that names a task or is filled in is kept with its file, sheet
 * and row, also when another row says otherwise; what cannot be understood is kept as written and
 * reported.
 */
#ifndef ZEREN_FILLED_H
#define ZEREN_FILLED_H

#include "zeren/notice.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How far a task is, as a unit reports it. */
typedef enum zr_progress {
    ZR_PROGRESS_SILENT, /**< Nothing was filled in. */
    ZR_PROGRESS_NOT_STARTED,
    ZR_PROGRESS_ON_TRACK,
    ZR_PROGRESS_AT_RISK,
    ZR_PROGRESS_DELAYED,
    ZR_PROGRESS_DONE,
    ZR_PROGRESS_COUNT
} zr_progress;

/** Stable name of a progress, such as "at-risk"; "silent" for none. */
ZR_API const char *zr_progress_name(zr_progress progress);

/** A table that rows were read from. */
typedef struct zr_filled_sheet {
    const char *file;
    const char *name; /**< Of the sheet; NULL in a CSV. */
} zr_filled_sheet;

/** What a ledger repeats from the notice, and nobody should edit. */
typedef enum zr_stated {
    ZR_STATED_TITLE,
    ZR_STATED_OFFICIAL,
    ZR_STATED_LEAD,
    ZR_STATED_SUPPORT,
    ZR_STATED_DUE,
    ZR_STATED_COUNT
} zr_stated;

/** One row of a list of tasks. Texts are NULL where nothing stands. */
typedef struct zr_filled_row {
    const char *task; /**< Its id, as written; "" when none is. */
    const char *stated[ZR_STATED_COUNT]; /**< As the row has it now; NULL without such a column. */
    bool has_stated[ZR_STATED_COUNT];    /**< The list has the column. */
    zr_progress progress;
    const char *progress_written; /**< When it is none of the words for a progress; else NULL. */
    double percent;               /**< 0 to 100; NaN when not given or not to be read. */
    const char *percent_written;  /**< When it cannot be read; else NULL. */
    const char *done, *problem, *next;
    const char *updated; /**< "2021-06-30" when it can be read as a date, else as written. */
    bool is_view; /**< Nothing was typed here: the row shows that of another list of its file. */
    bool leads;          /**< The row is from the list of a unit that leads the task. */
    uint32_t sheet;      /**< Index into `sheet`. */
    uint32_t row;        /**< As the spreadsheet numbers it, from 1; the line of a CSV. */
} zr_filled_row;

/** One row of a list of figures. */
typedef struct zr_filled_figure {
    const char *task;  /**< Id of its task, as written; "" when none is. */
    const char *title; /**< Of its task, as written; NULL when not given. */
    const char *name;  /**< Of the indicator; "" when none is given. */
    double target;    /**< NaN when not a number. */
    double actual;    /**< NaN when not given or not a number. */
    const char *actual_written; /**< When it is no number; else NULL. */
    const char *actual_on, *remark;
    bool leads; /**< The file lists the task as one that its unit leads. */
    uint32_t sheet, row;
} zr_filled_figure;

typedef enum zr_filled_problem_kind {
    ZR_FILLED_BAD_PROGRESS, /**< Not one of the words for a progress. */
    ZR_FILLED_BAD_PERCENT,  /**< Not a number from 0 to 100; or 0.5, which may be 50 %. */
    ZR_FILLED_BAD_DATE,     /**< Not a day. */
    ZR_FILLED_BAD_ACTUAL    /**< Not a number. */
} zr_filled_problem_kind;

/** Something that could not be understood. */
typedef struct zr_filled_problem {
    zr_filled_problem_kind kind;
    uint32_t sheet, row;
    const char *task; /**< NULL when not known. */
    const char *text; /**< What stands there. */
} zr_filled_problem;

/** All that was read, in the order of reading. */
typedef struct zr_filled {
    const zr_filled_sheet *sheet;
    const zr_filled_row *row;
    const zr_filled_figure *figure;
    const zr_filled_problem *problem;
    uint32_t sheet_count, row_count, figure_count, problem_count;
    uint32_t file_count;
    struct zr__filled_store *store; /**< Private. */
} zr_filled;

/** Make an empty collection; free it with zr_filled_free(). */
ZR_API zr_status zr_filled_new(zr_filled **out, zr_error *err);

/** Free a collection. NULL is fine. */
ZR_API void zr_filled_free(zr_filled *filled);

/**
 * Add one filled ledger: XLSX as Excel, WPS and LibreOffice save it, or CSV. Told by its content.
 *
 * Lists are found by their headings, in English or Chinese, on any sheet, below any lines; columns
 * may stand in any order, and others may stand among them. Sheets that only show a part of the list
 * of all tasks are read as well, behind the lists themselves: what somebody typed over there
 * counts, and what their formulas showed when the file was saved does not, unless the list that
 * they show is not in the file.
 *
 * @param filled  Added to on success; as it was on failure.
 * @param bytes   The file, `size` bytes; borrowed.
 * @param source  Its name, for messages; copied.
 * @retval ZR_ESYNTAX  Damaged, of another kind, or beyond the limits of zr_import().
 * @retval ZR_EDATA    No list of tasks or figures in it.
 */
ZR_API zr_status zr_filled_read(zr_filled *filled, const char *bytes, size_t size,
                                const char *source, zr_error *err);

/** Stable name of a kind of problem, such as "bad-percent". */
ZR_API const char *zr_filled_problem_name(zr_filled_problem_kind kind);

#ifdef __cplusplus
}
#endif

#endif
