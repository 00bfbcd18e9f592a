/* Where a paragraph says who is responsible. */
#ifndef ZEREN_SRC_IMPORT_FIND_DUTY_H
#define ZEREN_SRC_IMPORT_FIND_DUTY_H

#include "src/import/reader.h"

/* A responsibility within a paragraph. */
typedef struct zr__found_duty {
    size_t start, end; /* In the paragraph, brackets included. */
    zr__slice inside;
    bool is_open; /* The bracket is not closed. */
    bool opens;   /* What is to be done follows in the same sentence. */
    bool is_told; /* By a sentence: no bracket and no label. */
} zr__found_duty;

/* The first of them in a text; false when it has none. */
bool zr__find_duty(zr__reader *reader, zr__slice text, zr__found_duty *found);

/* Whether nothing but blanks and marks that end a sentence is left. */
bool zr__only_end_marks(zr__slice rest);

#endif
