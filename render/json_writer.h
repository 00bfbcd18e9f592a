/*
 * JSON written as it goes: no tree, constant memory beside the text. Values of the outermost two
 * levels stand on lines of their own, what is deeper stays on its line, so that a list of results
 * reads, and differs, by the line.
 *
 * Within an object `key` is needed, within an array it is NULL. Numbers have ten significant
 * digits, so that the last bits of a machine's arithmetic do not change the bytes; NaN is null.
 */
#ifndef ZEREN_RENDER_JSON_WRITER_H
#define ZEREN_RENDER_JSON_WRITER_H

#include <stdint.h>

#include "src/buffer.h"

typedef struct zr__json {
    zr__buffer text;
    unsigned depth;
    bool has_values; /* The open object or array is not empty. */
} zr__json;

void zr__json_open(zr__json *json, const char *key, char bracket);     /* '{' or '[' */
void zr__json_close(zr__json *json, char bracket);                     /* '}' or ']' */
void zr__json_text(zr__json *json, const char *key, const char *text); /* NULL: null */
void zr__json_count(zr__json *json, const char *key, uint64_t count);
void zr__json_number(zr__json *json, const char *key, double number);
void zr__json_flag(zr__json *json, const char *key, bool flag);

/* Big enough for any number. */
enum { ZR__NUMBER_SIZE = 32 };

/* A number for programs, in JSON and CSV: whole ones exactly, others with ten digits. */
void zr__number_format(char text[ZR__NUMBER_SIZE], double number);

#endif
