/* The tokens of JSON, checked as they are passed over. */
#ifndef ZEREN_SRC_JSON_TOKEN_H
#define ZEREN_SRC_JSON_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "src/json_text.h"
#include "zeren/status.h"

/* The text and how far it has been read. */
typedef struct zr__json_scan {
    const char *text;
    const char *at;
    const char *end;
    const char *source; /* for messages */
    zr_error *err;
} zr__json_scan;

static inline bool zr__json_next_is(const zr__json_scan *scan, char byte)
{
    return scan->at < scan->end && *scan->at == byte;
}

static inline void zr__json_pass_blanks(zr__json_scan *scan)
{
    while (scan->at < scan->end &&
           (*scan->at == ' ' || *scan->at == '\n' || *scan->at == '\r' || *scan->at == '\t'))
        scan->at++;
}

/* Line and column of a byte of the text. */
zr__json_place zr__json_place_of(const zr__json_scan *scan, const char *at);

/* Fail with ZR_ESYNTAX at a byte: with these words, or for what stands there instead of `what`. */
zr_status zr__json_refuse(zr__json_scan *scan, const char *at, const char *problem, ...)
    __attribute__((format(printf, 3, 4)));
zr_status zr__json_expected(zr__json_scan *scan, const char *at, const char *what);

/* Pass over a string, whose first quote is next; or over a string, number or word. */
zr_status zr__json_check_string(zr__json_scan *scan);
zr_status zr__json_check_scalar(zr__json_scan *scan);

/* Write what a checked string means, from after its first quote to its last; never longer than it
 * is. Returns the number of bytes. */
size_t zr__json_unescape(char *to, const char *from, const char *end);

#endif
