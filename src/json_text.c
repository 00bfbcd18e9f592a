/*
 * JSON text that is known to be valid: places in it, and its smallest pieces in and out.
 */
#include "src/json_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/text.h"

void zr__json_place_move(zr__json_place *place, const char *text, size_t offset)
{
    const char *at = text + place->offset;
    const char *const end = text + offset;

    for (const char *newline; (newline = memchr(at, '\n', (size_t)(end - at))) != NULL;) {
        at = newline + 1;
        place->line++;
        place->column = 1;
    }
    place->column += (uint32_t)zr__utf8_count(at, (size_t)(end - at));
    place->offset = offset;
}

const char *zr__json_skip_blanks(const char *at)
{
    while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t' || *at == ',' || *at == ':')
        at++;
    return at;
}

const char *zr__json_skip_string(const char *at)
{
    for (at++; *at != '"'; at++)
        if (*at == '\\')
            at++;
    return at + 1;
}

static bool ends_scalar(char byte)
{
    return strchr(" \n\r\t,]}", byte) != NULL;
}

const char *zr__json_skip_value(const char *at)
{
    size_t depth = 0;

    do {
        at = zr__json_skip_blanks(at);
        if (*at == '"') {
            at = zr__json_skip_string(at);
        } else if (*at == '{' || *at == '[') {
            depth++;
            at++;
        } else if (*at == '}' || *at == ']') {
            depth--;
            at++;
        } else {
            while (!ends_scalar(*at))
                at++;
        }
    } while (depth > 0);
    return at;
}

void zr__json_add_on_one_line(zr__buffer *out, const char *value)
{
    const char *const end = zr__json_skip_value(value);

    while (value < end) {
        const char *from = value;

        if (*value == '"') {
            value = zr__json_skip_string(value);
            zr__buffer_add_bytes(out, from, (size_t)(value - from));
            continue;
        }
        value++;
        if (*from == ',' || *from == ':')
            zr__buffer_add(out, *from == ',' ? ", " : ": ");
        else if (strchr(" \n\r\t", *from) == NULL)
            zr__buffer_add_bytes(out, from, 1);
    }
}

static void add_escaped(zr__buffer *out, unsigned char byte)
{
    static const char letters[] = "\"\"\\\\\bb\ff\nn\rr\tt";

    for (size_t i = 0; i < sizeof letters - 1; i += 2) {
        if ((unsigned char)letters[i] == byte) {
            zr__buffer_addf(out, "\\%c", letters[i + 1]);
            return;
        }
    }
    zr__buffer_addf(out, "\\u%04x", byte);
}

void zr__json_add_string(zr__buffer *out, const char *string)
{
    zr__buffer_add_bytes(out, "\"", 1);
    for (const char *plain = string;; string++) {
        const unsigned char byte = (unsigned char)*string;

        if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F)
            continue;
        zr__buffer_add_bytes(out, plain, (size_t)(string - plain));
        if (byte == '\0')
            break;
        add_escaped(out, byte);
        plain = string + 1;
    }
    zr__buffer_add_bytes(out, "\"", 1);
}

void zr__json_add_number(zr__buffer *out, double number)
{
    char digits[40];

    if (fabs(number) < 1e15 && floor(number) == number) {
        zr__buffer_addf(out, "%.0f", number);
        return;
    }
    for (int precision = 1; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, number);
        if (strtod(digits, NULL) == number)
            break;
    }
    char *comma = strchr(digits, ','); /* the host may have set such a locale */
    if (comma != NULL)
        *comma = '.';
    zr__buffer_add(out, digits);
}
