/*
 * A piece of a text that is looked at and not copied, and matching that sees through how documents
 * are typed: full- and half-width forms are one, blanks inside a word are nothing.
 *
 * A pattern is a C string in half-width form.
 */
#ifndef ZEREN_SRC_IMPORT_SLICE_H
#define ZEREN_SRC_IMPORT_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct zr__slice {
    const char *at;
    size_t size;
} zr__slice;

zr__slice zr__slice_of(const char *text);

/* The part between two offsets, and the part from an offset to the end. */
zr__slice zr__slice_part(zr__slice slice, size_t from, size_t to);
zr__slice zr__slice_from(zr__slice slice, size_t from);

/* The first character, folded to its half-width form, and its bytes; 0 at the end. Any blank is
 * ' ', a line feed stays one. */
uint32_t zr__slice_char(zr__slice slice, size_t *step);
uint32_t zr__slice_char_at(zr__slice slice, size_t offset, size_t *step);
uint32_t zr__slice_last(zr__slice slice, size_t *step);

/* As written, without folding. */
uint32_t zr__slice_raw(zr__slice slice, size_t *step);

/* Bytes at the start or end of the slice that are the pattern; 0 when they are not. */
size_t zr__slice_starts(zr__slice slice, const char *pattern);
size_t zr__slice_ends(zr__slice slice, const char *pattern);

bool zr__slice_is(zr__slice slice, const char *pattern);
bool zr__slice_equal(zr__slice a, zr__slice b);

/* Offset of the first place that matches, SIZE_MAX when none does. */
size_t zr__slice_find(zr__slice slice, const char *pattern);
bool zr__slice_holds(zr__slice slice, const char *pattern);

/* Whether any of the patterns of a NULL-ended list is there, starts or ends it (the first in the
 * list decides: the longer ones stand first). The number of bytes, 0 for none. */
size_t zr__slice_starts_any(zr__slice slice, const char *const *patterns);
size_t zr__slice_ends_any(zr__slice slice, const char *const *patterns);
bool zr__slice_holds_any(zr__slice slice, const char *const *patterns);

/* Without blanks, line feeds and byte order marks at both ends. */
zr__slice zr__slice_trim(zr__slice slice);

/* Without blanks and the marks that end a sentence or item, at the end. */
zr__slice zr__slice_trim_end_marks(zr__slice slice);

size_t zr__slice_count(zr__slice slice); /* Characters. */
size_t zr__slice_count_visible(zr__slice slice); /* Characters that are no blanks. */

bool zr__is_blank(uint32_t c); /* A folded one: ' ' or line feed. */
bool zr__is_open(uint32_t c);  /* Any opening bracket or quote. */
bool zr__is_close(uint32_t c);
bool zr__is_bracket(uint32_t c); /* An opening bracket, no quote. */
bool zr__is_digit(uint32_t c);
bool zr__is_han(uint32_t c);
bool zr__is_han_digit(uint32_t c);
bool zr__is_latin(uint32_t c);
bool zr__is_sentence_end(uint32_t c);

/* Offset behind the bracket that closes the one at `offset`, SIZE_MAX when none does. Any kind of
 * bracket closes any other: documents mix them. Quotes do not count. */
size_t zr__slice_close(zr__slice slice, size_t offset);

#endif
