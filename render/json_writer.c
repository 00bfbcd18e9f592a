/*
 * JSON written as it goes.
 *
 * Beyond what RFC 8259 wants escaped, so is whatever could act on a terminal when the text is read
 * there: DEL, the controls of Latin 1, line separators and the marks that turn the direction of
 * writing. A reader of JSON sees the same string.
 */
#include "render/json_writer.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { BROKEN_LEVELS = 2 };

static void new_line(zr__json *json)
{
    zr__buffer_addf(&json->text, "\n%*s", (int)(2 * json->depth), "");
}

/* Length of the UTF-8 sequence at `text` that must be escaped, and its code point; else 0. */
static size_t unsafe_sequence(const unsigned char *text, unsigned *c)
{
    if (text[0] < 0x20 || text[0] == 0x7F || text[0] == '"' || text[0] == '\\') {
        *c = text[0];
        return 1;
    }
    if ((text[0] == 0xC2 && text[1] < 0xA0) || (text[0] == 0xD8 && text[1] == 0x9C)) {
        *c = text[0] == 0xC2 ? text[1] : 0x061CU; /* U+0080 to U+009F */
        return 2;
    }
    if (text[0] == 0xE2 && (text[1] == 0x80 || text[1] == 0x81)) {
        *c = 0x2000U + ((text[1] & 1U) << 6) + (text[2] & 0x3FU);
        if (*c == 0x200E || *c == 0x200F || (*c >= 0x2028 && *c <= 0x202E) ||
            (*c >= 0x2066 && *c <= 0x2069))
            return 3;
    }
    return 0;
}

static void add_string(zr__buffer *out, const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t plain = 0; /* bytes at `at` that need no escape */
    unsigned c = 0;

    zr__buffer_add(out, "\"");
    while (at[plain] != '\0') {
        const size_t size = unsafe_sequence(at + plain, &c);
        if (size == 0) {
            plain++;
            continue;
        }
        zr__buffer_add_bytes(out, (const char *)at, plain);
        if (c == '"' || c == '\\')
            zr__buffer_addf(out, "\\%c", (char)c);
        else if (c == '\n')
            zr__buffer_add(out, "\\n");
        else
            zr__buffer_addf(out, "\\u%04x", c);
        at += plain + size;
        plain = 0;
    }
    zr__buffer_add_bytes(out, (const char *)at, plain);
    zr__buffer_add(out, "\"");
}

/* The comma, the place and the key before a value. */
static void begin_value(zr__json *json, const char *key)
{
    if (json->has_values)
        zr__buffer_add(&json->text, ",");
    if (json->depth > 0 && json->depth <= BROKEN_LEVELS)
        new_line(json);
    else if (json->has_values)
        zr__buffer_add(&json->text, " ");

    if (key != NULL) {
        add_string(&json->text, key);
        zr__buffer_add(&json->text, ": ");
    }
    json->has_values = true;
}

void zr__json_open(zr__json *json, const char *key, char bracket)
{
    begin_value(json, key);
    zr__buffer_add_bytes(&json->text, &bracket, 1);
    json->depth++;
    json->has_values = false;
}

void zr__json_close(zr__json *json, char bracket)
{
    json->depth--;
    if (json->has_values && json->depth < BROKEN_LEVELS)
        new_line(json);
    zr__buffer_add_bytes(&json->text, &bracket, 1);
    json->has_values = true;
    if (json->depth == 0)
        zr__buffer_add(&json->text, "\n");
}

void zr__json_text(zr__json *json, const char *key, const char *text)
{
    begin_value(json, key);
    if (text != NULL)
        add_string(&json->text, text);
    else
        zr__buffer_add(&json->text, "null");
}

void zr__json_count(zr__json *json, const char *key, uint64_t count)
{
    begin_value(json, key);
    zr__buffer_addf(&json->text, "%" PRIu64, count);
}

void zr__json_number(zr__json *json, const char *key, double number)
{
    char text[ZR__NUMBER_SIZE] = "null";

    if (isfinite(number))
        zr__number_format(text, number);
    begin_value(json, key);
    zr__buffer_add(&json->text, text);
}

void zr__json_flag(zr__json *json, const char *key, bool flag)
{
    begin_value(json, key);
    zr__buffer_add(&json->text, flag ? "true" : "false");
}

void zr__number_format(char text[ZR__NUMBER_SIZE], double number)
{
    const double exact = 9007199254740992.0; /* 2^53: whole numbers up to here are themselves */

    if (number == 0)
        number = 0; /* no "-0" */
    if (fabs(number) <= exact && number == floor(number))
        snprintf(text, ZR__NUMBER_SIZE, "%.0f", number);
    else
        snprintf(text, ZR__NUMBER_SIZE, "%.10g", number);
}
