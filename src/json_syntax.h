/*
 * The look over the bytes before cJSON gets them.
 *
 * cJSON is lenient where the standard is not: it cuts a string at \u0000, rounds integers past
 * 2^53, keeps duplicate keys, lets bytes trail, takes "01" and "\x", reads no more than 63 bytes of
 * a number. What passes here is JSON by RFC 8259 and within our limits, and cJSON reads it as it
 * is; what does not is told with line and column.
 */
#ifndef ZEREN_SRC_JSON_SYNTAX_H
#define ZEREN_SRC_JSON_SYNTAX_H

#include <stddef.h>

#include "zeren/status.h"

enum {
    ZR__JSON_DEPTH = 64,
    ZR__JSON_STRING_BYTES = 1 << 20, /* once unescaped */
    ZR__JSON_NUMBER_BYTES = 63
};

/* ZR_OK, ZR_ESYNTAX, or ZR_ENOMEM. Time O(size log keys-of-an-object), no recursion. */
zr_status zr__json_check_syntax(const char *text, size_t size, const char *source, zr_error *err);

#endif
