/*
 * Reading values out of a cJSON tree: each with its place, each problem reported and passed over,
 * so that one run finds them all.
 */
#ifndef ZEREN_SRC_JSON_READ_H
#define ZEREN_SRC_JSON_READ_H

#include <stdbool.h>
#include <stdint.h>

#include <cjson/cJSON.h>

#include "src/arena.h"
#include "src/findings.h"

typedef struct zr__json_reader {
    const char *text;
    zr__arena *arena; /* for the strings that are kept */
    zr__gathering gathering;
} zr__json_reader;

/* A value and the way to it from the root. `node` is NULL for a key that is not there. */
typedef struct zr__value {
    const cJSON *node;
    const struct zr__value *parent; /* NULL at the root */
    uint32_t index;                 /* within an array */
} zr__value;

/*
 * A document can be far larger than the memory for its tree (six times the text): it is parsed in
 * parts. All take text that passed zr__json_check_syntax(), note the offset of each value in it,
 * and return NULL when memory ran out. Free with cJSON_Delete().
 */

/* The root without what is in it: the members of an object are there, but those that are objects or
 * arrays are empty unless their key is in `whole`, which ends with NULL. */
cJSON *zr__json_outline(const char *text, const char *const *whole);

/* The value at `*at`, which moves behind it. */
cJSON *zr__json_parse_value(const char *text, const char **at);

uint32_t zr__value_offset(const zr__value *value);

/* The JSON pointer of a value, cut to `size` bytes. */
void zr__value_pointer(char *pointer, size_t size, const zr__value *value);

/* Report something about a value. */
void zr__value_report(zr__json_reader *reader, zr_finding_kind kind, const zr__value *value,
                      const char *format, ...) __attribute__((format(printf, 4, 5)));

/*
 * Sort the members of an object by key: `found[i]` becomes the member called `keys[i]`, or one
 * without a node. `keys` ends with NULL. The others are reported, and kept in `extra` as the text
 * of an object on one line, NULL when there are none; a NULL `extra` keeps none. False when the
 * value is no object, which is reported.
 */
bool zr__value_members(zr__json_reader *reader, const zr__value *object, const char *const *keys,
                       zr__value *found, const char **extra);

/* Whether a value is there; if it is not, that is reported of the object. */
bool zr__value_require(zr__json_reader *reader, const zr__value *object, const zr__value *member,
                       const char *key);

/* Whether it is there and an array. */
bool zr__value_is_array(zr__json_reader *reader, const zr__value *value);
uint32_t zr__value_count(const zr__value *array);

/* Step through an array that is whole, until the item has no node. */
zr__value zr__value_first(const zr__value *array);
zr__value zr__value_next(const zr__value *item);

/* The string as it is in the tree; NULL when it is not there or, reported, no string. A name must
 * not be blank, a date has to be in the calendar. */
const char *zr__value_string(zr__json_reader *reader, const zr__value *value);
const char *zr__value_name(zr__json_reader *reader, const zr__value *value);
const char *zr__value_date(zr__json_reader *reader, const zr__value *value);

/* A copy in the arena; NULL for NULL. */
const char *zr__value_keep(zr__json_reader *reader, const char *string);

/* A whole number from `least` to `most`; `least` when it is not there, or wrong and reported. */
uint32_t zr__value_whole(zr__json_reader *reader, const zr__value *value, uint32_t least,
                         uint32_t most);

/* False when it is not there, or wrong and reported. */
bool zr__value_number(zr__json_reader *reader, const zr__value *value, double *number);
bool zr__value_true(zr__json_reader *reader, const zr__value *value);

#endif
