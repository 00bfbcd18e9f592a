/* What the rooms of merging share: the whole that is being written. */
#ifndef ZEREN_SRC_IMPORT_MERGING_H
#define ZEREN_SRC_IMPORT_MERGING_H

#include "src/arena.h"
#include "src/buffer.h"
#include "src/names.h"
#include "zeren/import.h"

/* A unit of the whole, and what each notice adds to it. */
typedef struct zr__whole_unit {
    const zr_unit *first;
    size_t notice; /* The last one that has it. */
    const char *kind;
    double capacity;
    uint32_t same_as; /* The unit that it turned out to be; its own number before. */
    bool is_open;
} zr__whole_unit;

/* One more name of a unit, or one more member. */
typedef struct zr__addition {
    uint32_t unit;
    const char *name;
} zr__addition;

typedef struct zr__additions {
    zr__addition *item;
    size_t count, capacity;
} zr__additions;

/* Ids that are taken, and for each the last number that was tried behind it. */
typedef struct zr__taken_ids {
    zr__names names;
    uint32_t *last;
    size_t count, capacity;
} zr__taken_ids;

typedef struct zr__merger {
    zr__arena arena;
    zr__buffer json;
    const struct zr__registry *registry; /* NULL: units are one by their names alone. */
    const zr_notice *const *notices;
    size_t count;
    size_t at; /* The notice at hand. */
    zr__taken_ids plans, tasks;
    zr__names known_plans; /* All that is known of a plan, to its place in `plan_id`. */
    const char **plan_id;
    size_t plan_count, plan_capacity;
    zr__names known_tasks, officials, units, members, keys;
    const zr_official **official;
    size_t official_count, official_capacity;
    zr__whole_unit *unit;
    size_t unit_count, unit_capacity;
    zr__additions alias, member;
    zr_merge_account account;
    size_t note_capacity;
    bool failed;
    size_t written; /* Items of the array at hand. */
} zr__merger;

/* A copy that lives as long as the merging; an empty text when memory ran out. */
const char *zr__merge_keep(zr__merger *m, const char *text);
const char *zr__merge_keepf(zr__merger *m, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The number under which a name is known, or `added` from now on when it is new and `added` is not
 * ZR_NONE. */
uint32_t zr__merge_know(zr__merger *m, zr__names *index, const char *name, uint32_t added);

/* The same for a text that is no name: byte for byte. */
uint32_t zr__merge_know_text(zr__merger *m, zr__names *index, const char *text, uint32_t added);

/* Say something of the notice at hand. */
void zr__merge_note(zr__merger *m, zr_merge_note_kind kind, const char *subject,
                    const char *written, const char *kept);

/* Take an id that is free: as wished, with the year, or with a number. */
const char *zr__merge_free_id(zr__merger *m, zr__taken_ids *taken, const char *wish, int32_t year);

/* Start the next item of the array at hand. */
void zr__merge_item(zr__merger *m);

/* Add a member of the object at hand; nothing for NULL. */
void zr__merge_member(zr__buffer *json, const char *key, const char *text);

/* Add the members that the format does not know, which stand in an object of their own. */
void zr__merge_extra(zr__buffer *json, const char *extra);

/* Write what all notices have of a kind as one array. */
void zr__merge_officials(zr__merger *m);
void zr__merge_units(zr__merger *m);

/* Write the tasks; `plan_ids` are those of the plans of each notice. */
void zr__merge_tasks(zr__merger *m, const char *const *const *plan_ids);

#endif
