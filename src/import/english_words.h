/*
 * A sentence of English as words, and the numbers with their units among them.
 */
#ifndef ZEREN_SRC_IMPORT_ENGLISH_WORDS_H
#define ZEREN_SRC_IMPORT_ENGLISH_WORDS_H

#include <stdbool.h>

#include "src/import/slice.h"

enum { ZR__SENTENCE_WORDS = 160 };

typedef struct zr__word {
    zr__slice text;   /* Without the marks around it. */
    bool ends_clause; /* A comma stands behind it. */
} zr__word;

/* The words of one sentence; what stands in brackets is an aside and left out. */
typedef struct zr__sentence {
    zr__word word[ZR__SENTENCE_WORDS];
    size_t count;
} zr__sentence;

/* Read the sentence that starts the text; the bytes it takes, 0 at the end. */
size_t zr__read_sentence(zr__slice text, zr__sentence *out);

/* The word at an index is one of a list, whatever the case of its letters; false behind the end. */
bool zr__word_is(const zr__sentence *sentence, size_t at, const char *const *words);

/* The text from one word up to another. */
zr__slice zr__words(const zr__sentence *sentence, size_t from, size_t to);

/* A number and what it is counted or measured in. */
typedef struct zr__amount {
    double value;
    zr__slice currency, scale; /* "$" and "million" of "$5 million"; empty when not there. */
    zr__slice unit;            /* "%", "km"; empty for a bare number. */
    size_t first, end;         /* Words. */
} zr__amount;

/* Whether an amount starts at a word: no year, date, edition or number of something. */
bool zr__amount_at(const zr__sentence *sentence, size_t at, zr__amount *out);

/* The year by which a sentence says that something is done; 0 when it does not. `from`: where
 * the words behind the amount start, which count first. */
int32_t zr__year_by(const zr__sentence *sentence, size_t from);

#endif
