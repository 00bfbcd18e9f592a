/*
 * Entries: every numbered line, plain paragraph and table of a document as a tree, each with the
 * places of responsibility that stand in it or under it.
 */
#ifndef ZEREN_SRC_IMPORT_ENTRIES_H
#define ZEREN_SRC_IMPORT_ENTRIES_H

#include "src/import/headings.h"
#include "src/import/paragraphs.h"
#include "src/import/roles.h"

#define ZR__NO_ENTRY UINT32_MAX

typedef struct zr__entry {
    zr__numbering numbering;
    zr__slice text; /* Without number and responsibility. */
    const zr__block *table;
    uint32_t parent;
    uint32_t first_line, last_line; /* Responsibility included. */
    uint32_t first_duty, last_duty; /* Chain in `duty`; ZR__NO_ENTRY when there is none. */
    uint32_t places;                /* Places of responsibility: more than one is doubtful. */
    uint32_t told;                  /* How many of them are sentences. */
    uint32_t duty_line;             /* Where the last place of responsibility ends. */
    zr__official official;          /* Of a heading that puts one in charge. */
    bool is_headed;                 /* The official stands below the heading, not in it. */
    bool is_absorbed;               /* Its text has become part of another entry's. */
    bool is_task;
} zr__entry;

typedef struct zr__duty_link {
    zr__duty_text text;
    uint32_t next;
} zr__duty_link;

typedef struct zr__entries {
    zr__entry *item;
    size_t count, capacity;
    zr__duty_link *duty;
    size_t duty_count, duty_capacity;
} zr__entries;

static inline bool zr__has_duty(const zr__entry *entry)
{
    return entry->first_duty != ZR__NO_ENTRY;
}

/* Make the tree out of the pieces. Release with zr__entries_clear(). */
void zr__read_entries(zr__reader *reader, const zr__pieces *pieces, zr__entries *out);

void zr__entries_clear(zr__entries *entries);

/* Add a place of responsibility that stands elsewhere. */
void zr__hang_duty(zr__reader *reader, zr__entries *entries, uint32_t e, zr__duty_text duty);

/* Take from an entry the places behind `last` in its chain; ZR__NO_ENTRY takes all. */
void zr__cut_duties(zr__entries *entries, uint32_t e, uint32_t last);

/* Hang the responsibilities of one entry onto another. */
void zr__move_duties(zr__entries *entries, uint32_t from, uint32_t to);

#endif
