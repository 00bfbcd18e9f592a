/**
 * @file
 * The report: everything zeren measures in a notice as one page to read, print and search.
 *
 * The page is one HTML file that needs nothing else: styles, script and diagrams are in it, and its
 * content policy lets it ask for nothing. Without its script it still reads.
 *
 *     zr_report *report = NULL;
 *     char *html = NULL;
 *
 *     if (zr_report_new(&report, graph, NULL, &err) == ZR_OK &&
 *         zr_report_speak(report, "en", &err) == ZR_OK &&
 *         zr_report_format(&html, NULL, report, &err) == ZR_OK)
 *         ...
 */
#ifndef ZEREN_REPORT_H
#define ZEREN_REPORT_H

#include "zeren/graph.h"
#include "zeren/inspection.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The most languages of one page. */
#define ZR_REPORT_LANGUAGES 2

typedef struct zr_report_options {
    const zr_scope *scope; /**< Borrowed; NULL means the whole notice. */
    uint64_t seed;
    const zr_inspection *inspection; /**< A chapter of its own; NULL: none. Borrowed, with the
                                          ledgers, until the report is freed. */
    const zr_filled *filled;         /**< What `inspection` was computed from. */
} zr_report_options;

#define ZR_REPORT_OPTIONS_INIT {NULL, 1, NULL, NULL}

/** A report being made. */
typedef struct zr_report zr_report;

/**
 * Measure all that the report shows.
 *
 * A five-year plan and an annual plan in the notice, the first of each, are compared when the scope
 * takes in both.
 *
 * @param[out] out  Set on success, untouched on failure; free with zr_report_free().
 * @param graph     Borrowed until then.
 * @param options   NULL means ZR_REPORT_OPTIONS_INIT.
 * @retval ZR_EINVAL  A scope beyond the notice.
 */
ZR_API zr_status zr_report_new(zr_report **out, const zr_graph *graph,
                               const zr_report_options *options, zr_error *err);

/**
 * Write the page in the language that the process's messages now have (gettext). A second call,
 * after the host changed the language, makes a page of two languages with a switch; it opens in the
 * first.
 *
 * @param tag  Of the language, as in "en" and "zh-CN" (BCP 47); at most 15 letters, digits and
 *             hyphens.
 * @retval ZR_EINVAL    A third language, or not a tag.
 * @retval ZR_ELIBRARY  Graphviz failed.
 */
ZR_API zr_status zr_report_speak(zr_report *report, const char *tag, zr_error *err);

/**
 * Join what was written into the page. Same input, options and languages: same bytes.
 *
 * @param[out] html  Set on success, NUL-terminated; release with zr_string_free().
 * @param[out] size  Its length in bytes; may be NULL.
 * @retval ZR_EINVAL  Nothing was written yet.
 */
ZR_API zr_status zr_report_format(char **html, size_t *size, const zr_report *report,
                                  zr_error *err);

/** Free a report. NULL is fine. */
ZR_API void zr_report_free(zr_report *report);

#ifdef __cplusplus
}
#endif

#endif
