/* Names as they are drawn: made harmless, measured, and wrapped at sense, never cut. */
#ifndef ZEREN_RENDER_LABEL_H
#define ZEREN_RENDER_LABEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/buffer.h"

/* Width of a text in em, not less than that in usual fonts: a wide character and what Chinese fonts
 * make as wide counts 1, most others .6, capitals, broad letters and emoji more, a mark that
 * combines 0. The same on any machine. */
double zr__em_width(const char *text);

/* Em of the widest piece of a cleaned text that zr__lines_wrap() breaks only if it has to. */
double zr__widest_word(const char *text);

/* Bytes of the character `text` begins with, with the marks that combine with it. */
size_t zr__character_size(const char *text);

/* Of these, in a text. */
size_t zr__character_count(const char *text);

/* A copy fit to be drawn on one line: control characters, line ends and direction overrides become
 * blanks, runs of blanks one, bytes that are not UTF-8 a replacement mark. NULL: out of memory. */
char *zr__clean_text(const char *text);

/* The lines of a wrapped text. Release with zr__lines_clear(). */
typedef struct zr__lines {
    char *text;      /* The lines one after the other, each ending in NUL. */
    char **line;     /* `count` starts into `text`. */
    uint32_t count;
    double width;    /* Of the widest line, em. */
} zr__lines;

/* Wrap a cleaned text into as few lines of at most `width` em as it needs, of about the same
 * length, or half as many more where that saves breaks inside a name. Breaks after punctuation
 * come first, then those at blanks or between Han characters, in names of units rather between
 * words; a word of letters is broken only when it is wider than a line, and a closing or opening
 * mark parted from its word when there is no other way. False: out of memory. */
bool zr__lines_wrap(zr__lines *out, const char *text, double width);

void zr__lines_clear(zr__lines *lines);

/* Append "③", a mark that stands in for a colour: a number from 1, in a circle as far as there are
 * such characters, then in brackets. */
void zr__add_circled(zr__buffer *text, uint32_t number);

#endif
