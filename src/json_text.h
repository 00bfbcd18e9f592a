/* Finding one's way in JSON text that is known to be valid. */
#ifndef ZEREN_SRC_JSON_TEXT_H
#define ZEREN_SRC_JSON_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "src/buffer.h"

/* A place in a text. Start from {1, 1, 0} and move only forward: many places in ascending order
 * then cost one walk over the text. */
typedef struct zr__json_place {
    uint32_t line;
    uint32_t column; /* in characters */
    size_t offset;
} zr__json_place;

void zr__json_place_move(zr__json_place *place, const char *text, size_t offset);

/* The first byte that is no blank, comma or colon. */
const char *zr__json_skip_blanks(const char *at);

/* The byte after the string that starts at `at`. */
const char *zr__json_skip_string(const char *at);

/* The byte after the value that starts at `at`; within an object or array only, since a bare
 * number would end with the text. */
const char *zr__json_skip_value(const char *at);

/* Add a value on one line: a blank after each comma and colon, none elsewhere. */
void zr__json_add_on_one_line(zr__buffer *out, const char *value);

/* Add a string with its quotes, escaping what has to be, and what would act on a terminal: DEL, the
 * controls of Latin 1, line separators and the marks that turn the direction of writing. */
void zr__json_add_string(zr__buffer *out, const char *string);

/* Add the shortest decimal that reads back as the same number. */
void zr__json_add_number(zr__buffer *out, double number);

#endif
