/**
 * @file
 * Import: from the document that people have to a notice, with an account of the reading.
 */
#ifndef ZEREN_IMPORT_H
#define ZEREN_IMPORT_H

#include "zeren/notice.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Why a reading is not certain. */
typedef enum zr_doubt_kind {
    ZR_DOUBT_FIRST_LEADS,   /**< The first unit was taken for the lead; nothing says so. */
    ZR_DOUBT_ROLE,          /**< A unit stands there without a word on its role. */
    ZR_DOUBT_GROUP_LEADS,   /**< A group is said to lead; it was kept as support. */
    ZR_DOUBT_STRANGE_UNIT,  /**< A name that does not end as names of units do. */
    ZR_DOUBT_SPLIT,         /**< Where one name ends and the next begins. */
    ZR_DOUBT_NO_UNIT,       /**< A task among tasks, without a unit. */
    ZR_DOUBT_SEVERAL_PLACES, /**< Units of one task stand in several places; all were taken. */
    ZR_DOUBT_SAME_AS_ABOVE, /**< "As above" was taken for the units of the task before. */
    ZR_DOUBT_BRACKET,       /**< A bracket is not closed. */
    ZR_DOUBT_FILLED_DOWN,   /**< An empty cell was given the value above it. */
    ZR_DOUBT_SHORT_RECORD,  /**< A record of a flattened table has fewer cells than columns. */
    ZR_DOUBT_OFFICIAL,      /**< A name of a person that could be read in two ways. */
    ZR_DOUBT_JOIN,          /**< Two names were taken for one unit by a rule. */
    ZR_DOUBT_FIGURE,        /**< A target whose name or unit was guessed. */
    ZR_DOUBT_PLAN,          /**< Years of a plan were not to be told, and something needs them. */
    ZR_DOUBT_COLUMNS,       /**< Columns without rules, told by how words stand. */
    ZR_DOUBT_HIDDEN         /**< A row that a filter or a fold of a workbook hides was read. */
} zr_doubt_kind;

/** Stable name of a kind, such as "first-leads". */
ZR_API const char *zr_doubt_name(zr_doubt_kind kind);

/** One reading that is not certain. */
typedef struct zr_import_doubt {
    zr_doubt_kind kind;
    uint32_t line;  /**< Where, 1-based. */
    char *written;  /**< What stands there. */
    char *reading;  /**< How it was read. */
} zr_import_doubt;

/** Two names that were taken for one unit. */
typedef struct zr_import_join {
    char *written; /**< The name as written. */
    char *name;    /**< The name it was joined to. */
    char *rule;    /**< By what: "registry", "full form", "prefix", "abbreviation". */
    uint32_t line; /**< Where it is first written so. */
} zr_import_join;

/** A line that went into nothing. */
typedef struct zr_import_line {
    uint32_t line;
    char *text;
} zr_import_line;

/**
 * What was read, and what there is to say about it. Start from `{0}`, release with
 * zr_import_account_clear(). Lines are those of the document where it has lines; otherwise its
 * paragraphs and table rows in reading order.
 */
typedef struct zr_import_account {
    uint32_t line_count; /**< The whole document: used and unused together. */
    uint32_t used_count;
    uint32_t plan_count;
    uint32_t section_count;
    uint32_t task_count;
    uint32_t unit_count;
    uint32_t official_count;
    uint32_t assignment_count;
    uint32_t item_count; /**< Sub-items that tasks say they have. */
    uint32_t indicator_count;
    size_t unused_count;
    zr_import_line *unused; /**< Lines that are neither used nor blank. */
    uint32_t blank_count;
    size_t doubt_count;
    zr_import_doubt *doubt; /**< By line. */
    size_t join_count;
    zr_import_join *join;
} zr_import_account;

/** Free what the account holds and zero it. NULL is fine. */
ZR_API void zr_import_account_clear(zr_import_account *account);

/** Choices for zr_import(). */
typedef struct zr_import_options {
    const char *source;       /**< Name of the document for messages; NULL means none. */
    const char *registry;     /**< File of unit names (`data/unit-names.json`); NULL means none. */
    const char *own_registry; /**< The user's own, read after it; NULL means none. */
    bool strict;              /**< Fail on the first doubt. */
} zr_import_options;

#define ZR_IMPORT_OPTIONS_INIT {NULL, NULL, NULL, false}

/**
 * Read a notice out of a document.
 *
 * The kind of document is found by its content. Nothing is guessed in silence: whatever the
 * document does not say itself is a doubt in the account, with the reading that was chosen.
 *
 * @param[out] out      Set on success, untouched on failure.
 * @param[out] account  Filled on success, and when `strict` refuses; may be NULL.
 * @param bytes         `size` bytes; borrowed.
 * @param options       NULL means ZR_IMPORT_OPTIONS_INIT.
 *
 * @retval ZR_ESYNTAX  No document that can be read, or one beyond the limits.
 * @retval ZR_EDATA    A document in which nobody is given a task; or a doubt, with `strict`.
 * @retval ZR_EREAD    A registry that cannot be read.
 * @retval ZR_ENOMEM   Memory ran out.
 *
 * Time O(size), and O(names log names) for the joining of names.
 */
ZR_API zr_status zr_import(zr_notice **out, zr_import_account *account, const void *bytes,
                           size_t size, const zr_import_options *options, zr_error *err);

/** What a merging did that a reader may want to know. */
typedef enum zr_merge_note_kind {
    ZR_MERGE_FACT,     /**< `subject`, "title", "issuer" or "issued", differs and was left out. */
    ZR_MERGE_PLAN,     /**< The id `subject` was taken; the plan is `kept` in the whole. */
    ZR_MERGE_SAME_PLAN, /**< The plan `subject` has neither title nor years: nothing tells it from
                             the one of an earlier notice, which it was taken for. */
    ZR_MERGE_TASK,     /**< The id `subject` was taken; the task is `kept` in the whole. */
    ZR_MERGE_UNIT,     /**< The unit `subject` is `kept`; `written` is "name" or "registry". */
    ZR_MERGE_TITLE,    /**< The official `subject` has the title `written`; `kept` was kept. */
    ZR_MERGE_KIND,     /**< The unit `subject` is of kind `written`; `kept` was kept. */
    ZR_MERGE_CAPACITY, /**< The unit `subject` has the capacity `written`; `kept` was kept. */
    ZR_MERGE_MEMBERS   /**< The group `subject` has other members; all were taken. */
} zr_merge_note_kind;

/** Stable name of a kind, such as "title". */
ZR_API const char *zr_merge_note_name(zr_merge_note_kind kind);

typedef struct zr_merge_note {
    zr_merge_note_kind kind;
    size_t notice; /**< Place among those that were given, from 0. */
    char *subject;
    char *written; /**< "" where the kind has none, as the next. */
    char *kept;
} zr_merge_note;

/** What there is to say about a merging. Start from `{0}`. */
typedef struct zr_merge_account {
    size_t count;
    zr_merge_note *note; /**< In the order of the whole: facts, plans, officials, units, tasks. */
    uint32_t same_tasks; /**< Tasks that an earlier notice has just so; they were taken once. */
} zr_merge_account;

/** Free what the account holds and zero it. NULL is fine. */
ZR_API void zr_merge_account_clear(zr_merge_account *account);

/**
 * Join notices of one region into one: several years, or attachments from several files.
 *
 * Plans, officials, units and tasks keep their order, notice after notice.
 *
 * - Plans are one when all that is known of them is the same (id, title, kind and years).
 * - Units are one when they share a name or another name; where a notice says that two units of
 *   another are one, they are. Names, members of groups and what only one notice says add up.
 * - Officials are one when they have the same name.
 * - Tasks are one when their plan, their id and all else but the source lines are the same: a
 *   notice joined with itself is that notice.
 * - Where two notices contradict each other, the first is kept, and a note says so.
 * - An id that is taken gets the last year of its plan, or a number.
 * - Title, issuer and date of the whole are kept where all agree. Members of a notice itself that
 *   the format does not know are left out.
 *
 * @param[out] out  Set on success, untouched on failure.
 * @param notices   `count` of them, borrowed.
 *
 * @retval ZR_EINVAL  Their regions differ.
 * @retval ZR_EDATA   What they say of a unit cannot be of one: two groups that are members of
 *                    each other.
 * @retval ZR_ENOMEM  Memory ran out.
 *
 * Time O(size of all).
 */
ZR_API zr_status zr_merge(zr_notice **out, const zr_notice *const *notices, size_t count,
                          zr_error *err);

/**
 * As zr_merge(), and units are also one where the registry says so: by another form of a name
 * (市发改委, 市发展改革委), or by the name they had before they were renamed. The name of the notice
 * that comes first stays, the others become further names. The registry makes no two units of one
 * notice one.
 *
 * @param[out] account  Set on success; may be NULL.
 * @param options       Only the two registries count; must not be NULL.
 *
 * @retval ZR_EREAD  A registry cannot be read; and whatever zr_merge() returns.
 */
ZR_API zr_status zr_merge_by_registry(zr_notice **out, zr_merge_account *account,
                                      const zr_notice *const *notices, size_t count,
                                      const zr_import_options *options, zr_error *err);

/**
 * Let units of several notices be found by each other's names where the registry says that they are
 * one, as zr_merge_by_registry() does: the name that an earlier notice has becomes a further name
 * of the unit. What goes by names, as zr_compare() and zr_series_compute(), then sees one unit.
 *
 * @param[in,out] notices  `count` of them, in the order of time. Those in which a unit gets a name
 *                         are freed and replaced: plans, officials, units and tasks keep their
 *                         indices. Untouched on failure.
 * @param[out] shared      Names added; may be NULL.
 * @param options          Only the two registries count; must not be NULL.
 *
 * @retval ZR_EREAD  A registry that cannot be read.
 *
 * Time O(units), and O(size) of each notice that is replaced.
 */
ZR_API zr_status zr_notices_share_names(zr_notice **notices, size_t count, uint32_t *shared,
                                        const zr_import_options *options, zr_error *err);

#ifdef __cplusplus
}
#endif

#endif
