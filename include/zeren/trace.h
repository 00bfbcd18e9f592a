/**
 * @file
 * From plan to year: which tasks of one list carry out which tasks of another.
 *
 * The lists are two plans of a notice (a five-year plan and the year's), or two notices. What
 * speaks for a match is its wording, the units it shares, a common official and a common figure;
 * how strong it must be is read off tasks that have nothing to do with each other.
 */
#ifndef ZEREN_TRACE_H
#define ZEREN_TRACE_H

#include "zeren/compare.h"
#include "zeren/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a score is worth against chance. */
typedef enum zr_trace_verdict {
    ZR_TRACE_NONE,   /**< Unrelated tasks are as near. */
    ZR_TRACE_WEAK,   /**< p up to the weak level: look at it. */
    ZR_TRACE_CARRIED /**< p up to the level; or confirmed. */
} zr_trace_verdict;

/** Whether this year's figure is on the way to the later one. */
typedef enum zr_trace_pace {
    ZR_PACE_NOT_COMPARABLE, /**< Other units of measure, or a growth rate against a level. */
    ZR_PACE_UNCLEAR,        /**< Nothing says where it started, or line and growth disagree. */
    ZR_PACE_BEHIND,
    ZR_PACE_ON_THE_WAY,
    ZR_PACE_REACHED         /**< It meets the later figure already. */
} zr_trace_pace;

/** A quantity that both tasks put a figure on. */
typedef struct zr_trace_figure {
    const zr_indicator *from, *to; /**< Borrowed from the notices. */
    zr_trace_pace pace;
    double start;      /**< Value at `start_year` where the notices say one, else NaN. */
    int32_t start_year;
    double linear;     /**< Due by the later figure's date on a straight line; NaN if unknown. */
    double compound;   /**< Due with the same growth every year; NaN if unknown. */
    double step;       /**< Change a year still needed afterwards, in its unit; NaN if unknown. */
    double growth;     /**< The same as a rate: .014 is 1.4 % a year; NaN if unknown. */
} zr_trace_figure;

/** A pair of tasks and what speaks for it. */
typedef struct zr_trace_match {
    uint32_t task;     /**< Of the other list's notice. */
    double score;      /**< 0 to 1. */
    double text;       /**< Cosine of the wording, 0 to 1. */
    double bm25;       /**< The same by BM25, a second opinion; not in the score. */
    double units;      /**< Of the units without groups, 0 to 1; leads count double. */
    double p;          /**< That the nearest of as many unrelated tasks scores as much. */
    zr_trace_verdict verdict;
    bool same_official;
    bool same_lead;
    bool is_confirmed; /**< By the caller; counts as carried whatever the score. */
    uint32_t name_count;
    uint32_t word_count;
    uint32_t figure_count;
    const char *const *name; /**< Programme names in both: in quotation marks, or like G60. */
    const char *const *word; /**< Other wording in both, the rarest first; three at most. */
    const zr_trace_figure *figure;
} zr_trace_match;

/** A task with its best matches, by score. */
typedef struct zr_trace_task {
    uint32_t task;
    zr_trace_verdict verdict; /**< Of its best match. */
    bool is_confirmed;        /**< The caller confirmed a match, or that there is none. */
    uint32_t match_count;
    const zr_trace_match *match; /**< Also those with the verdict none, if the score is not 0. */
} zr_trace_task;

/** Where the lead of a task went. */
typedef enum zr_lead_move {
    ZR_LEAD_SAME,
    ZR_LEAD_FROM_SUPPORT, /**< To a unit that supported it. */
    ZR_LEAD_NEW,          /**< To a unit that had no part in it. */
    ZR_LEAD_NONE          /**< One of the two has no lead. */
} zr_lead_move;

/** A pair that was linked by wording alone, so that its leads can be compared. */
typedef struct zr_trace_lead {
    uint32_t from, to;           /**< Tasks. */
    zr_lead_move move;
    uint32_t from_lead, to_lead; /**< First leading units of each notice, or ZR_NONE. */
} zr_trace_lead;

/** What the level of chance was taken from. */
typedef enum zr_trace_null {
    ZR_NULL_OTHER_OFFICIALS, /**< Tasks of one list under different officials. */
    ZR_NULL_OTHER_SECTIONS,  /**< In different sections, where there are no officials. */
    ZR_NULL_ALL_PAIRS,       /**< Any two tasks of one list. */
    ZR_NULL_TOO_FEW          /**< Fewer than 20 tasks: thresholds of the Huzhou notice stand in. */
} zr_trace_null;

/** The result; release with zr_trace_clear(). Borrows from both notices. */
typedef struct zr_trace {
    uint32_t task_count;
    zr_trace_task *task;  /**< Tasks of the first list, in document order. */
    uint32_t root_count;
    zr_trace_task *root;  /**< Tasks of the second, each with its one best match in the first. */
    uint32_t rootless_count;
    uint32_t *rootless;   /**< Tasks of the second that none of the first explains. */
    uint32_t lead_count;
    zr_trace_lead *lead;  /**< In order of the first list's tasks. */
    zr_trace_null null;
    uint32_t null_count;  /**< Tasks whose nearest unrelated task was looked up. */
    double carried_score, weak_score; /**< Least scores with these verdicts, forwards. */
    double carried_p, weak_p;
    uint32_t carried, weak, none;     /**< Tasks by verdict. */
    uint32_t empty_count; /**< Tasks of either list without a word in it. */
    bool is_text_only, is_one_to_one;
    bool is_same_notice;
    bool is_exhaustive;   /**< Every pair was looked at; else only those with rare terms. */
    uint64_t seed;
    struct zr__trace_store *store; /**< Private. */
} zr_trace;

/** A link that the caller knows: `to` carries out `from`, or, with ZR_NONE, nothing does. */
typedef struct zr_trace_link {
    uint32_t from, to; /**< Tasks. */
} zr_trace_link;

typedef struct zr_trace_options {
    uint32_t matches;  /**< At most so many for a task; 0: 3. */
    bool text_only;    /**< Only the wording counts. */
    bool one_to_one;   /**< Each task of the second list serves one of the first; at most 1,000. */
    double carried_p;  /**< Level of the verdict carried. */
    double weak_p;     /**< Level of the verdict weak. */
    double threshold;  /**< Least score for carried, in place of its level; 0: by the level. */
    const zr_trace_link *link; /**< Confirmed links, which override the scores. */
    uint32_t link_count;
    uint64_t seed;
} zr_trace_options;

#define ZR_TRACE_OPTIONS_INIT {0, false, false, 0.05, 0.20, 0, NULL, 0, 1}

/**
 * Find for each task of one list the tasks of another that carry it out, and the reverse.
 *
 * Wording is the title, the text and the names of the figures. Its cosine c (TF-IDF over 1-, 2- and
 * 3-grams of Han, whole words otherwise, programme names double; Salton & Buckley 1988) is read as
 * odds, and what the two share multiplies them: c / (1 - c) * (1 + 3 u) * 1.4 for a common official
 * * 2 for a common figure, u being the cosine of the units. The score is those odds as a share.
 *
 * A score below .12 is none whatever its p: in short titles hardly anything is that near, and yet a
 * reader sees no sign in it.
 *
 * p compares it with the nearest *unrelated* task: for each task of the second list the best score
 * among the tasks of that same list under other officials; p = (b + 1) / (R + 1), b of R at least
 * as near (Phipson & Smyth 2010). Backwards, where the nearest is of another number of tasks m
 * instead of n, p is 1 - (1 - p)^(m/n).
 *
 * @param[out] out  Set on success, untouched on failure.
 * @param from, to  Borrowed, with their notices, as long as the result.
 * @param options   NULL means ZR_TRACE_OPTIONS_INIT.
 * @retval ZR_EINVAL  The scopes share a task, a level is not in 0 to 1, a link is to no task in
 *                    scope, or one-to-one is asked of more than 1,000 tasks.
 *
 * Time O(characters) to take the terms, then for each task at most 20,000 places where its rarest
 * terms occur and 256 tasks looked at closely; `is_exhaustive` says whether that was all.
 */
ZR_API zr_status zr_trace_compute(zr_trace *out, const zr_side *from, const zr_side *to,
                                  const zr_trace_options *options, zr_error *err);

/** Free what the result owns and zero it. NULL is fine. */
ZR_API void zr_trace_clear(zr_trace *trace);

/**
 * Read confirmed links: a line each, the ids of a task and of the task that carries it out, between
 * them a comma, a tab or blanks; "-" for none. Lines that are empty or start with "#" do not count.
 *
 * @param[out] link   Set on success; release with zr_string_free((char *)link).
 * @param source      Name for messages; NULL means none.
 * @retval ZR_EDATA   A line is no link, or names a task that is not in scope.
 */
ZR_API zr_status zr_trace_links_parse(zr_trace_link **link, uint32_t *count, const char *text,
                                      const char *source, const zr_side *from, const zr_side *to,
                                      zr_error *err);

/** Stable names: "carried"; "on-the-way"; "from-support". */
ZR_API const char *zr_trace_verdict_name(zr_trace_verdict verdict);
ZR_API const char *zr_trace_pace_name(zr_trace_pace pace);
ZR_API const char *zr_lead_move_name(zr_lead_move move);

#ifdef __cplusplus
}
#endif

#endif
