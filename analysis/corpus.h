/*
 * Texts as weighted terms, and which of them are near.
 *
 * Cosine of (1 + ln tf) (ln((1 + N) / (1 + df)) + 1) at unit length, df over all texts (Salton &
 * Buckley 1988); and BM25 with k1 = 1.2, b = .75 and idf = ln(1 + (N - df + .5) / (df + .5)), df
 * over the texts of a range (Robertson & Zaragoza 2009).
 */
#ifndef ZEREN_ANALYSIS_CORPUS_H
#define ZEREN_ANALYSIS_CORPUS_H

#include <stdint.h>

#include "analysis/terms.h"
#include "src/arena.h"
#include "src/names.h"
#include "zeren/status.h"

/* Of the same terms: their n-grams, and how much more a programme's name weighs. */
typedef struct zr__corpus_options {
    unsigned least, most;
    double name_weight;
} zr__corpus_options;

typedef struct zr__corpus {
    zr__corpus_options options;
    uint32_t count;      /* Texts. */
    uint32_t term_count;
    size_t *start;       /* By text, one more at the end: offsets into the next three. */
    uint32_t *term;      /* Ascending within a text. */
    uint32_t *often;     /* How often the text has it. */
    double *weight;      /* Of unit length; all 0 in a text without terms. */
    double *idf;         /* By term. */
    zr__names names;     /* From a term to its number. */
    zr__arena arena;
    size_t capacity, text_capacity, term_capacity;
    size_t often_capacity;
    bool *is_name;       /* By term. */
} zr__corpus;

/* Start from {0}, add the texts in order (folded), then weigh them once. False: memory ran out. */
bool zr__corpus_add(zr__corpus *corpus, const char *folded);
bool zr__corpus_weigh(zr__corpus *corpus);
void zr__corpus_clear(zr__corpus *corpus);

/* Number of a term, ZR_NONE when no text has it. */
uint32_t zr__corpus_find(const zr__corpus *corpus, const char *term, size_t size);

/* Whether a text has a term. O(log terms). */
bool zr__corpus_has(const zr__corpus *corpus, uint32_t text, uint32_t term);

/* O(terms of both). */
double zr__corpus_cosine(const zr__corpus *corpus, uint32_t a, uint32_t b);

/* Where the terms of a range of texts occur. */
typedef struct zr__occurrences {
    uint32_t first, count; /* The texts. */
    size_t *start;         /* By term, one more at the end. */
    uint32_t *text;        /* Ascending within a term. */
    double *weight;
    double mean_length;    /* Of the texts, in terms. */
} zr__occurrences;

bool zr__occurrences_init(zr__occurrences *out, const zr__corpus *corpus, uint32_t first,
                          uint32_t count);
void zr__occurrences_clear(zr__occurrences *occurrences);

/* BM25 of a text of the range for another one as query. */
double zr__corpus_bm25(const zr__corpus *corpus, const zr__occurrences *range, uint32_t query,
                       uint32_t text);

#endif
