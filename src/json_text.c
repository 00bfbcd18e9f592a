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

/* Within a string: whether a quote is one of its characters. */
static bool is_escaped(const char *quote)
{
    const char *at = quote;

    while (at[-1] == '\\')
        at--;
    return (quote - at) % 2 != 0;
}

const char *zr__json_skip_string(const char *at)
{
    do {
        at = memchr(at + 1, '"', INT32_MAX); /* there is one: the text is valid */
    } while (is_escaped(at));
    return at + 1;
}

static bool ends_scalar(char byte)
{
    return byte == ',' || byte == ']' || byte == '}' || (unsigned char)byte <= ' ';
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

/* Bytes of the character at `text` if it needs an escape, else 0. */
static size_t unsafe_character(const unsigned char *text, unsigned *c)
{
    if (text[0] < 0x20 || text[0] == 0x7F || text[0] == '"' || text[0] == '\\') {
        *c = text[0];
        return 1;
    }
    if ((text[0] == 0xC2 && text[1] < 0xA0) || (text[0] == 0xD8 && text[1] == 0x9C)) {
        *c = (text[0] & 0x1FU) << 6 | (text[1] & 0x3FU); /* U+0080 to U+009F, U+061C */
        return 2;
    }
    if (text[0] == 0xE2 && (text[1] == 0x80 || text[1] == 0x81)) {
        *c = 0x2000U | (text[1] & 1U) << 6 | (text[2] & 0x3FU);
        if (*c == 0x200E || *c == 0x200F || (*c >= 0x2028 && *c <= 0x202E) ||
            (*c >= 0x2066 && *c <= 0x2069))
            return 3;
    }
    return 0;
}

static void add_escaped(zr__buffer *out, unsigned c)
{
    static const char letters[] = "\"\"\\\\\bb\ff\nn\rr\tt";

    for (size_t i = 0; i < sizeof letters - 1; i += 2) {
        if ((unsigned char)letters[i] == c) {
            zr__buffer_addf(out, "\\%c", letters[i + 1]);
            return;
        }
    }
    zr__buffer_addf(out, "\\u%04x", c);
}

void zr__json_add_string(zr__buffer *out, const char *string)
{
    const unsigned char *at = (const unsigned char *)string;
    size_t plain = 0; /* bytes at `at` that need no escape */
    unsigned c = 0;

    zr__buffer_add_bytes(out, "\"", 1);
    while (at[plain] != '\0') {
        const size_t size = unsafe_character(at + plain, &c);

        if (size == 0) {
            plain++;
            continue;
        }
        zr__buffer_add_bytes(out, (const char *)at, plain);
        add_escaped(out, c);
        at += plain + size;
        plain = 0;
    }
    zr__buffer_add_bytes(out, (const char *)at, plain);
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
