/* How English sentences say who leads, who supports and by when. */
#ifndef ZEREN_SRC_IMPORT_ENGLISH_PHRASES_H
#define ZEREN_SRC_IMPORT_ENGLISH_PHRASES_H

#include "src/import/lexicon.h"

typedef struct zr__phrase {
    size_t size;     /* Bytes; 0 when there is none. */
    zr__label label; /* LEAD, SUPPORT, WATCH or DEADLINE. */
    bool is_behind;  /* The names stand before it: "X will lead". */
    zr__slice time;  /* Of a deadline; part of the phrase. */
} zr__phrase;

/* The phrase that starts a text, which starts a word. */
zr__phrase zr__phrase_at(zr__slice text);

/* The label that English words before a colon are; NONE when they are none. `value` stands behind
 * the colon: "Target: June 2025" is a deadline, "Target: 500 homes" is none. */
zr__label zr__english_label(zr__slice words, zr__slice value);

/* Bytes of a label, colon included, behind which what is to be done goes on: 目标:, "Target:". */
size_t zr__content_label_at(zr__slice text);

/* A sentence that does nothing but assign, and those behind it that say with whom and by when: its
 * start and end within the text. False when there is none. */
bool zr__find_english_sentence(zr__slice text, size_t *start, size_t *end);

/* Whether names behind a phrase can be those of bodies: each starts with a capital, or is a class
 * (all departments). */
bool zr__names_bodies(zr__slice names);

#endif
