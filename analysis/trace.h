/* What the parts of a trace share. */
#ifndef ZEREN_ANALYSIS_TRACE_H
#define ZEREN_ANALYSIS_TRACE_H

#include "analysis/nearest.h"

/* Thresholds of the Huzhou notice, where a notice has too few tasks for its own. */
#define ZR__CARRIED 0.34
#define ZR__WEAK 0.27
#define ZR__TEXT_CARRIED 0.20
#define ZR__TEXT_WEAK 0.165

/* Whatever p says, no score below the first is a sign, none below the second a link by wording. */
#define ZR__LEAST_SIGN 0.12
#define ZR__LEAST_LINK 0.15

/* Owns the matches and their words. */
struct zr__trace_store {
    zr__arena arena;
};

/* The nearest unrelated tasks of a list: what chance looks like. */
typedef struct zr__chance {
    zr_trace_null kind;
    double *score; /* Ascending. */
    uint32_t count;
} zr__chance;

/* By the evidence as it is, text only or all. `second` is the second list. */
zr_status zr__chance_init(zr__chance *out, zr__nearest_list *second,
                          const zr_trace_options *options, zr_error *err);
void zr__chance_clear(zr__chance *chance);

/* That the nearest of unrelated tasks scores as much, of `tasks` times as many as in the second
 * list; NaN with ZR_NULL_TOO_FEW. */
double zr__chance_p(const zr__chance *chance, double score, double tasks);

/* The score above which p of a task of the first list is at most this. */
double zr__chance_threshold(const zr__chance *chance, double p, double otherwise);

/* Programme names and other wording that both documents have, into the match. False: no memory. */
bool zr__shared_words(zr_trace_match *match, zr__arena *arena, const zr__evidence *evidence,
                      uint32_t a, uint32_t b);

/* Figures on the same quantity; starting values are looked for in both lists. */
bool zr__shared_figures(zr_trace_match *match, zr__arena *arena, const zr__evidence *evidence,
                        uint32_t a, uint32_t b);

/* The caller's links as documents, by `from`, then `to`; release with zr__free(). */
zr_status zr__links_resolve(zr_trace_link **out, const zr__evidence *evidence,
                            const zr_trace_options *options, zr_error *err);

/* Where those of a document start. */
uint32_t zr__links_first(const zr_trace_link *link, uint32_t count, uint32_t document);

/* Pair the lists off, one to one, so that the sum of the scores is greatest: `partner` gets for
 * each document of the first list one of the second, or ZR_NONE. Settled documents, by the caller's
 * links, are left out. */
zr_status zr__pair_off(uint32_t *partner, zr__nearest_list *second, const bool *is_settled,
                       zr_error *err);

/* Links by wording alone whose leads can be compared. */
zr_status zr__leads_moved(zr_trace *out, zr__evidence *evidence, zr__nearest_list *second,
                          const zr_trace_options *options, zr_error *err);

#endif
