/**
 * @file
 * The notice: what the document says, complete and in its own order.
 *
 * A notice is read-only once made. Its arrays and strings belong to it and live until
 * zr_notice_free(); strings are UTF-8. Officials, plans and units are referred to by their index.
 * The JSON format is described by `data/notice.schema.json`.
 */
#ifndef ZEREN_NOTICE_H
#define ZEREN_NOTICE_H

#include <stdbool.h>

#include "zeren/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum zr_plan_kind {
    ZR_PLAN_OTHER,
    ZR_PLAN_FIVE_YEAR,
    ZR_PLAN_ANNUAL,
    ZR_PLAN_LIVELIHOOD
} zr_plan_kind;

/** A list of tasks over a span of years: one attachment of the notice, usually. */
typedef struct zr_plan {
    const char *id;
    const char *title; /**< NULL when not given. */
    zr_plan_kind kind;
    int32_t from;      /**< First year, 0 when not given. */
    int32_t to;        /**< Last year, 0 when not given. */
    const char *extra; /**< Unknown members, as the text of a JSON object; NULL when none. */
} zr_plan;

/** The person in charge of a section. */
typedef struct zr_official {
    const char *name;
    const char *title; /**< Office held; NULL when not given. */
    const char *extra;
} zr_official;

/**
 * A unit: a department, a government, an enterprise, or a group of them.
 *
 * A *closed* group names its members ("all district governments"); an *open* group does not
 * ("the departments concerned").
 */
typedef struct zr_unit {
    const char *name;         /**< As declared, or as first written. */
    const char *kind;         /**< Free text such as "department"; NULL when not given. */
    const char *const *alias; /**< Other names of the same unit. */
    const uint32_t *member;   /**< Indices of the units in a closed group. */
    uint32_t alias_count;
    uint32_t member_count;
    bool is_open;     /**< A group whose members are not known. */
    bool is_declared; /**< Listed under `units`, not only named by a task or a group. */
    double capacity;  /**< Head-count or budget; 0 when not given. */
    const char *extra;
} zr_unit;

/** Whether the unit is a group, closed or open. */
static inline bool zr_unit_is_group(const zr_unit *unit)
{
    return unit->is_open || unit->member_count > 0;
}

/** One unit's place in a task. */
typedef struct zr_assignment {
    uint32_t unit;
    const char *written; /**< The name used here where it is not the unit's own; else NULL. */
    const char *note;    /**< Annotation beside the name ("special team"); NULL when none. */
    const char *extra;
} zr_assignment;

/** How a figure is meant: >=, <=, =, > and <. */
typedef enum zr_relation {
    ZR_AT_LEAST,
    ZR_AT_MOST,
    ZR_EQUAL,
    ZR_ABOVE,
    ZR_BELOW
} zr_relation;

/** A figure to be reached: "gross product >= 5000 (100 million yuan) by 2025". */
typedef struct zr_indicator {
    const char *name;
    const char *unit; /**< Unit of measure; NULL when not given. */
    double value;
    zr_relation relation;
    int32_t by_year;     /**< 0 when not given as a year. */
    const char *by_date; /**< "2021-06-30" when given as a date; else NULL. */
    const char *extra;
} zr_indicator;

/** One task and who is responsible for it. */
typedef struct zr_task {
    const char *id;
    const char *title;
    const char *text;    /**< Wording of the document; NULL when not given. */
    const char *section; /**< Heading it stands under; NULL when not given. */
    const char *due;     /**< "2021-12-31"; NULL when not given. */
    uint32_t plan;
    uint32_t official; /**< ZR_NONE when the task has no official. */
    const zr_assignment *lead;    /**< In document order; may be none or several. */
    const zr_assignment *support; /**< In document order. */
    const zr_indicator *indicator;
    uint32_t lead_count;
    uint32_t support_count;
    uint32_t indicator_count;
    uint32_t items;      /**< Sub-items, 0 when not given. */
    uint32_t first_line; /**< Source lines, 1-based; 0 when not given. */
    uint32_t last_line;
    const char *extra;
} zr_task;

/** A whole notice. */
typedef struct zr_notice {
    const char *title;  /**< NULL when not given, like the next three. */
    const char *issuer;
    const char *region;
    const char *issued; /**< "2021-03-22". */
    const zr_plan *plan;
    const zr_official *official;
    const zr_unit *unit; /**< Declared units first, then the others as first named. */
    const zr_task *task;
    uint32_t plan_count;
    uint32_t official_count;
    uint32_t unit_count;
    uint32_t task_count;
    const char *extra;
    struct zr__notice_store *store; /**< Memory and the index of names; private. */
} zr_notice;

/**
 * What is worth a look in a notice. The first is an error: the notice is refused. The others are
 * legal: `zeren check` lists them.
 *
 * Names or aliases of two units are *similar* when they are equal without brackets and what is in
 * them, blanks, punctuation and case; or when one has a character more than the other, which has at
 * least four; or when they are of five characters and more and the last is another (委 for 局), or
 * of six Latin letters and more and one inside is another. A digit, an ordinal (甲, 一), a
 * direction (东) or a level of government (县) more or other makes no names similar: it is what
 * tells a series of units apart.
 */
typedef enum zr_finding_kind {
    ZR_FINDING_INVALID,
    ZR_FINDING_UNCOVERED_TASK, /**< A task without a unit. */
    ZR_FINDING_REPEATED_UNIT,  /**< A unit twice on one task; the graph keeps it once. */
    ZR_FINDING_GROUP_LEADS,    /**< A group as lead. */
    ZR_FINDING_SIMILAR_NAMES,  /**< Two names that differ only in a bracket or nearly; below. */
    ZR_FINDING_IDLE_OFFICIAL,  /**< An official without a task. */
    ZR_FINDING_IDLE_UNIT, /**< A declared unit that no task names, nor a group that one names. */
    ZR_FINDING_DUE_OUTSIDE_PLAN, /**< A due date outside the years of its plan. */
    ZR_FINDING_UNKNOWN_KEY       /**< A key the format does not know; it is kept. */
} zr_finding_kind;

typedef struct zr_finding {
    zr_finding_kind kind;
    zr_error place; /**< Where and in which words; its status is ZR_OK unless invalid. */
} zr_finding;

/** The most findings that one reading keeps, an error among them if there is one. */
#define ZR_FINDINGS_MOST 100000U

/** Findings in document order. Start from `{0}`, release with zr_findings_clear(). */
typedef struct zr_findings {
    size_t count;
    zr_finding *item;
} zr_findings;

/** Free the findings and zero the list. NULL is fine. */
ZR_API void zr_findings_clear(zr_findings *findings);

/** Stable name of a kind, such as "uncovered-task". */
ZR_API const char *zr_finding_name(zr_finding_kind kind);

/**
 * Read a notice from JSON text.
 *
 * Refused: anything RFC 8259 forbids (trailing bytes, a duplicate key, a lone surrogate, invalid
 * UTF-8), a byte order mark, NUL in a string, nesting deeper than 64, a string over 1 MiB, an
 * integer past 2^53, a number beyond a double or of more than 63 characters, a text over 2 GiB; and
 * what the format forbids (wrong types, unknown version, plan or official, duplicate ids, an empty
 * name, one of more than 1,000 bytes or with more than 30 marks on a letter, an alias that two
 * units claim, a group that contains itself, a negative count). Names of units and officials are
 * matched after Unicode NFKC and trimming of blanks, ids byte by byte.
 *
 * @param[out] out       Set on success, untouched on failure.
 * @param json           `size` bytes; need not end in NUL.
 * @param source         Name for messages; borrowed; NULL means none.
 * @param[out] findings  Every problem and every finding is appended; NULL when not wanted.
 * @param[out] err       The first problem; may be NULL.
 *
 * @retval ZR_ESYNTAX  Not JSON; `err` has line and column.
 * @retval ZR_EDATA    Not a notice; `err` has line, column and JSON pointer.
 * @retval ZR_ENOMEM   Memory ran out.
 *
 * Time O(size), plus O(n log n) in the number of names when findings are wanted. Memory about twice
 * `size` besides the text while reading, about as much as `size` after.
 */
ZR_API zr_status zr_notice_parse(zr_notice **out, const char *json, size_t size,
                                 const char *source, zr_findings *findings, zr_error *err);

/**
 * Read a notice from a file, or from standard input when `path` is "-". As zr_notice_parse().
 *
 * @retval ZR_EREAD  The file cannot be opened or read, is a directory, or is empty.
 */
ZR_API zr_status zr_notice_load(zr_notice **out, const char *path, zr_findings *findings,
                                zr_error *err);

/**
 * Write a notice as JSON text: UTF-8, two-space indent, what is short on one line, known keys in
 * the order of the schema, then the unknown ones. Reading it again gives an equal notice, and the
 * same bytes. An empty list and a count of 0 are left out.
 *
 * @param[out] json  Set on success to a NUL-terminated string; release with zr_string_free().
 * @param[out] size  Its length in bytes; may be NULL.
 */
ZR_API zr_status zr_notice_format(char **json, size_t *size, const zr_notice *notice,
                                  zr_error *err);

/** Release a string that this library returned. NULL is fine. */
ZR_API void zr_string_free(char *string);

/** Free a notice. NULL is fine. Graphs made from it must be freed first. */
ZR_API void zr_notice_free(zr_notice *notice);

/** Index of the plan with this id, or ZR_NONE. Expected O(length of the id). */
ZR_API uint32_t zr_notice_find_plan(const zr_notice *notice, const char *id);

/** Index of the official with this name, or ZR_NONE. Expected O(length of the name). */
ZR_API uint32_t zr_notice_find_official(const zr_notice *notice, const char *name);

/** Index of the unit with this name or alias, or ZR_NONE. Expected O(length of the name). */
ZR_API uint32_t zr_notice_find_unit(const zr_notice *notice, const char *name);

#ifdef __cplusplus
}
#endif

#endif
