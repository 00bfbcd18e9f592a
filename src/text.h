/* Text as people read it: names that count as equal, width in a terminal, the nearest name. */
#ifndef ZEREN_SRC_TEXT_H
#define ZEREN_SRC_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "src/buffer.h"

/* The longest name that is looked up, and the most combining marks on one of its characters:
 * putting them in order takes the square of their number, so without a limit a name would be a way
 * to stop us. */
enum { ZR__NAME_BYTES = 1000, ZR__NAME_MARKS = 30 };

/* Bytes of the UTF-8 character at `text`, 0 when it is not valid within `size` bytes. */
size_t zr__utf8_step(const char *text, size_t size);

/* Whether all of it is UTF-8: no surrogate, no overlong form, nothing past U+10FFFF. */
bool zr__utf8_is_valid(const char *text, size_t size);

/* Number of characters (code points) of valid UTF-8. */
size_t zr__utf8_count(const char *text, size_t size);

/* Whether a text holds nothing but blanks, U+3000 among them. */
bool zr__text_is_blank(const char *text);

/* Columns it takes in a terminal: 2 for East Asian wide characters and emoji, a family of emoji
 * joined into one counts once, 0 for combining marks. */
size_t zr__text_width(const char *text);

/* The same of the first `size` bytes. */
size_t zr__text_width_of(const char *text, size_t size);

/* Whether every run of combining marks is short, as the Stream-Safe Text Format wants it (UAX 15):
 * then normalising takes no more than its length. */
bool zr__text_is_stream_safe(const char *text);

/* Put into `key` what names are matched by: NFKC, without blanks at either end. False when the
 * name is not UTF-8, past one of these limits, or memory ran out (then `key->failed`). */
bool zr__name_key(zr__buffer *key, const char *name);

/* Characters to insert, delete, replace or swap with a neighbour to turn one text into the other
 * (Damerau 1964), or any number above `limit` when it is above it. Of long texts only the start is
 * compared. */
size_t zr__edit_distance(const char *a, const char *b, size_t limit);

/* The candidate that `name` was probably meant to be, NULL when none is near. `first` is the first
 * of `count` structs of `stride` bytes that begin with a name; at most 1,000 are looked at. */
const char *zr__nearest(const char *name, const void *first, size_t count, size_t stride);

#endif
