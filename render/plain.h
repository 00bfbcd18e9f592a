/*
 * Text of a document on its way to people: made inert, measured in columns, broken into lines.
 */
#ifndef ZEREN_RENDER_PLAIN_H
#define ZEREN_RENDER_PLAIN_H

#include <stdint.h>

#include "src/buffer.h"

/* Stands, without a width, where a line may be broken. Inert text cannot contain it. */
#define ZR__MAY_BREAK "\x1f"

/* Add text with every control character, line separator and direction override shown as U+FFFD:
 * nothing in a name can move the cursor, colour the terminal or reverse the line. */
void zr__plain_add(zr__buffer *buffer, const char *text);

/* The same, with ZR__MAY_BREAK after blanks and between characters of Chinese. */
void zr__plain_add_prose(zr__buffer *buffer, const char *text);

/* Columns of the widest part that cannot be broken. */
size_t zr__plain_least_width(const char *text);

/* One line cut from a text. */
typedef struct zr__line {
    const char *text;
    size_t size;  /* In bytes, without blanks at the end; ZR__MAY_BREAK may be within. */
    size_t width; /* In columns. */
} zr__line;

/* Take what fits `width` columns, at least one part, and move `rest` behind it. */
zr__line zr__plain_take_line(const char **rest, size_t width);

/* Add a line without its ZR__MAY_BREAK. */
void zr__plain_add_line(zr__buffer *buffer, zr__line line);

#endif
