/*
 * From a name to its number, in expected time of its length.
 *
 * Names come from strangers, who could choose them to collide: each index draws its own key for
 * the hash. Nothing walks over the table, so no result depends on that key.
 */
#ifndef ZEREN_SRC_NAMES_H
#define ZEREN_SRC_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/buffer.h"

typedef struct zr__names {
    struct zr__names_slot *slot;
    size_t capacity; /* A power of two, or 0. */
    size_t count;
    uint64_t secret[2];
} zr__names;

/* The number stored with a name, ZR_NONE when there is none. */
uint32_t zr__names_find(const zr__names *names, const char *name, size_t size);

/* Look a name up as it is written and, when that is not there, by its zr__name_key(), which is
 * then left in `key`. False when it has no key (too long, no UTF-8, or `key->failed`). */
bool zr__names_match(const zr__names *names, zr__buffer *key, const char *name, uint32_t *number);

/* Add a name that is not there yet. Its bytes are borrowed. False when memory ran out. */
bool zr__names_add(zr__names *names, const char *name, size_t size, uint32_t number);

void zr__names_clear(zr__names *names);

#endif
