/* Where one name of an English list ends and the next begins. */
#ifndef ZEREN_SRC_IMPORT_LATIN_UNITS_H
#define ZEREN_SRC_IMPORT_LATIN_UNITS_H

#include <stdbool.h>

#include "src/import/slice.h"

typedef struct zr__latin_style {
    bool is_latin;     /* The list has no Chinese character. */
    bool keeps_commas; /* They are part of the names. */
    bool has_commas;   /* They part names. */
    bool is_guess;     /* Commas are all there is to tell by. */
} zr__latin_style;

/* `by_semicolons`: other lists of the same column part their names by semicolons or lines. */
zr__latin_style zr__latin_style_of(zr__slice list, bool by_semicolons);

/* Bytes of what parts two names at `offset`, a following "and" included; 0 when nothing does.
 * `start`: where the name at hand starts. `*is_guess`: an "and" alone parts them. */
size_t zr__latin_separator_at(zr__slice list, zr__latin_style style, size_t start, size_t offset,
                              bool *is_guess);

/* Whether the "and" within a name could part two: both sides have words enough to be names, or the
 * left one is a body by its last word. */
bool zr__latin_and_is_open(zr__slice name);

/* Whether a text has a word that bodies are called by (Agency, Council), or is an abbreviation. */
bool zr__latin_names_body(zr__slice list);

#endif
