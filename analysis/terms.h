/*
 * The terms of a text: what two texts have in common when they speak of the same.
 *
 * There is no segmenter. A text is folded (NFKC and lower case) and split into runs. A run of Han,
 * kana or Hangul gives its n-grams, a run of other letters and digits is a term as it is
 * ("345+1.5"). What stands in quotation marks, and a token of digits with letters ("G60"), is a
 * programme's name and a term once more, marked by a leading '"'.
 */
#ifndef ZEREN_ANALYSIS_TERMS_H
#define ZEREN_ANALYSIS_TERMS_H

#include "src/buffer.h"

enum { ZR__NAME_MARK = '"' };

/* Put the folded text into `out`, which is emptied. Longer than any name is fine; a text with an
 * endless run of combining marks is folded without being normalised. False: memory ran out. */
bool zr__text_fold(zr__buffer *out, const char *text);

/* The same without lower case: of the same length, but for rare letters. */
bool zr__text_normal(zr__buffer *out, const char *text);

/* A run of one kind in a folded text. */
typedef struct zr__run {
    const char *bytes;
    size_t size;
    bool is_script; /* Written without blanks: Han, kana, Hangul. */
} zr__run;

/* The next run at or behind `*at`, which moves behind it; false at the end of the text. */
bool zr__run_next(zr__run *run, const char **at);

/* A token that names something: digits together with letters or a plus. */
bool zr__run_is_name(const zr__run *run);

/* What stands between the next pair of quotation marks; of two to forty characters. Into `name`
 * goes the term: without punctuation and behind a ZR__NAME_MARK. `*at` moves behind the closing
 * mark. False when there is none, or memory ran out (`name->failed`). */
bool zr__quoted_next(zr__run *quoted, zr__buffer *name, const char **at);

/* Called with each term of a text; false stops. */
typedef bool zr__term_visitor(void *context, const char *term, size_t size);

/* Visit the n-grams of `least` to `most` characters, the tokens and the names of a folded text.
 * A run shorter than `least` is a term as it is. False: stopped, or memory ran out. */
bool zr__terms_visit(const char *folded, unsigned least, unsigned most, zr__term_visitor *visit,
                     void *context);

#endif
