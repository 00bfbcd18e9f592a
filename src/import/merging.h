/* What the rooms of merging share: the whole that is being written. */
#ifndef ZEREN_SRC_IMPORT_MERGING_H
#define ZEREN_SRC_IMPORT_MERGING_H

#include "src/arena.h"
#include "src/buffer.h"
#include "src/names.h"
#include "zeren/notice.h"

/* A unit of the whole, and what each notice adds to it. */
typedef struct zr__whole_unit {
    const zr_unit *first;
    const zr_notice *notice; /* The last one that has it. */
    const char *kind;
    double capacity;
    bool is_open;
} zr__whole_unit;

/* One more name of a unit, or one more member. */
typedef struct zr__addition {
    uint32_t unit;
    const char *name;
} zr__addition;

typedef struct zr__merger {
    zr__arena arena;
    zr__buffer json;
    const struct zr__registry *registry; /* NULL: units are one by their names alone. */
    zr__names plans, tasks, officials, units, additions, keys;
    zr__whole_unit *unit;
    size_t unit_count, unit_capacity;
    zr__addition *alias;
    size_t alias_count, alias_capacity;
    zr__addition *member;
    size_t member_count, member_capacity;
    bool failed;
    size_t written; /* Items of the array at hand. */
} zr__merger;

/* A copy that lives as long as the merging; an empty text when memory ran out. */
const char *zr__merge_keep(zr__merger *m, const char *text);

/* The number under which a name is known, or `added` from now on when it is new and `added` is not
 * ZR_NONE. */
uint32_t zr__merge_know(zr__merger *m, zr__names *index, const char *name, uint32_t added);

/* Start the next item of the array at hand. */
void zr__merge_item(zr__merger *m);

/* Add a member of the object at hand; nothing for NULL. */
void zr__merge_member(zr__merger *m, const char *key, const char *text);

/* Add the members that the format does not know, which stand in an object of their own. */
void zr__merge_extra(zr__merger *m, const char *extra);

/* Write the units of all notices as one array. */
void zr__merge_units(zr__merger *m, const zr_notice *const *notices, size_t count);

#endif
