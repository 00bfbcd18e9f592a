/*
 * What the files that read a notice share. The document is read section by section: plans and
 * officials, then units, then the tasks that refer to all three, whatever their order in the file.
 */
#ifndef ZEREN_SRC_JSON_READING_H
#define ZEREN_SRC_JSON_READING_H

#include "src/json_read.h"
#include "src/names.h"
#include "src/notice_check.h"
#include "src/notice_store.h"

typedef struct zr__notice_reading {
    zr__json_reader reader;
    zr_notice *notice; /* being made; its counts are those of what is complete */
    struct zr__notice_store *store;
    zr__mention *mention; /* one for each unit */
    size_t mention_capacity;
    uint32_t *official_offset;
    zr__names task_ids;
    zr__buffer key;      /* of the name looked up last */
    zr__arena scratch;   /* what is not needed after reading */
    uint32_t hints_left; /* look for what was meant only so often */
} zr__notice_reading;

/* The parts that have a file of their own. */
void zr__json_read_units(zr__notice_reading *reading, const zr__value *units);
void zr__json_read_tasks(zr__notice_reading *reading, const zr__value *tasks);

/* Find a name in an index; false when it cannot be matched, which is reported. */
bool zr__reading_match(zr__notice_reading *reading, const zr__names *names, const zr__value *value,
                       const char *name, uint32_t *number);

/* Put the name just looked up, in vain, into the index. `kept` is the copy in the arena. */
void zr__reading_index(zr__notice_reading *reading, zr__names *names, const char *kept,
                       uint32_t number);

/* Add a unit by the name just looked up, or nameless; ZR_NONE when memory ran out. */
uint32_t zr__reading_add_unit(zr__notice_reading *reading, const zr__value *value,
                              const char *name);

/* The unit that a value names, added if it is new; ZR_NONE when the value is wrong. */
uint32_t zr__reading_unit(zr__notice_reading *reading, const zr__value *value, const char **name);

/* Report a name that should be one of `count` others; `first` and `stride` as zr__nearest(). */
void zr__reading_report_unknown(zr__notice_reading *reading, const zr__value *value,
                                const char *message, const char *name, const void *first,
                                uint32_t count, size_t stride);

#endif
