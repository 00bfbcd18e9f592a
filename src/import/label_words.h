/* The words that labels are made of, for those who read a label out of a longer text. */
#ifndef ZEREN_SRC_IMPORT_LABEL_WORDS_H
#define ZEREN_SRC_IMPORT_LABEL_WORDS_H

#include "src/import/lexicon.h"

/* What the words of a label before its noun say together. */
typedef struct zr__label_words {
    zr__label label;
    bool leads, supports;
    bool in_charge; /* Any word for being in charge of something. */
} zr__label_words;

/* Bytes of the word of a label that starts the text; `*says` when it is a word for a part. */
size_t zr__label_word_at(zr__slice text, zr__label *label, bool *says);

/* False when a word stands there that no label holds; blanks and brackets are skipped. */
bool zr__read_label_words(zr__slice words, zr__label_words *said);

/* Whether a noun that may end a label starts the text. */
bool zr__starts_with_label_noun(zr__slice text);

#endif
