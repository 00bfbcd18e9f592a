/* What parts the names of a Chinese list. */
#ifndef ZEREN_SRC_IMPORT_SEPARATORS_H
#define ZEREN_SRC_IMPORT_SEPARATORS_H

#include "src/import/reader.h"

/* Bytes of a word for "and" at the start. */
size_t zr__conjunction(zr__slice text);

/* Whether a character always parts two names. */
bool zr__is_comma(uint32_t c);

/* The name that starts a text, up to the next comma. */
zr__slice zr__next_name(zr__slice text);

/* Bytes of a word for "and" at `offset` that parts two names; 0 when it does not. `start`: where
 * the name before it starts. */
size_t zr__conjunction_at(zr__slice list, size_t start, size_t offset);

/* Whether a blank at `offset` parts two names. */
bool zr__blank_parts(zr__slice list, size_t start, size_t offset);

/* What is known of "甲和乙", both sides of which end as units do. */
typedef enum zr__joined {
    ZR__ONE_NAME, /* Its first side is none: 区农业农村|和水务局. To be doubted. */
    ZR__TWO_NAMES,
    ZR__PERHAPS_TWO /* One of them is nowhere else a unit of its own. To be doubted. */
} zr__joined;

/* `offset`, `size`: the word for "and". */
zr__joined zr__joined_by(zr__reader *reader, zr__slice list, size_t start, size_t offset,
                         size_t size);

/* Whether the registry has the name at `start` as a whole, with the word for "and" before `behind`. */
bool zr__is_known_whole(zr__reader *reader, zr__slice list, size_t start, size_t behind);

/* 市文化、广电和旅游局: no name ends at the comma, but the registry has the whole. The bytes up to
 * the end of that name; 0 when it is none. */
size_t zr__comma_within(zr__reader *reader, zr__slice list, size_t start, size_t offset);

/* Whether a name is only a word for bodies: 单位, 部门. */
bool zr__is_body_class(zr__slice name);

#endif
