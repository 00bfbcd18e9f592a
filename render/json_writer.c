/*
 * JSON written as it goes. Strings are escaped as those of a notice are: what could act on a
 * terminal does not, and a reader of JSON sees the same string.
 */
#include "render/json_writer.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/json_text.h"

enum { BROKEN_LEVELS = 2 };

static void new_line(zr__json *json)
{
    zr__buffer_addf(&json->text, "\n%*s", (int)(2 * json->depth), "");
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
        zr__json_add_string(&json->text, key);
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
        zr__json_add_string(&json->text, text);
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

    char *comma = strchr(text, ','); /* the host may have set such a locale */
    if (comma != NULL)
        *comma = '.';
}
