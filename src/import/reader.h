/*
 * What is read out of a document, before it becomes a notice: plans, sections, officials and
 * tasks with the parties to each, and what there is to say about the reading.
 *
 * All text is borrowed from the document or from the reader's arena.
 */
#ifndef ZEREN_SRC_IMPORT_READER_H
#define ZEREN_SRC_IMPORT_READER_H

#include "src/arena.h"
#include "src/import/document.h"
#include "src/import/lexicon.h"
#include "src/import/slice.h"
#include "src/names.h"
#include "zeren/import.h"

typedef enum zr__role { ZR__ROLE_NONE, ZR__ROLE_LEAD, ZR__ROLE_SUPPORT } zr__role;

/* A unit or group as it is named beside a task. */
typedef struct zr__party {
    zr__slice name; /* As written, without what is beside it. */
    zr__slice note; /* What stands in brackets behind it; empty for none. */
    zr__slice members; /* The names in brackets behind a group; empty for none. */
    zr__role mark;  /* What the brackets say of its role. */
    zr__role role;
    bool is_group;
    bool is_strange; /* Does not end as the names of units do. */
} zr__party;

/* A growing list; sticky failure is the reader's. */
typedef struct zr__parties {
    zr__party *item;
    size_t count, capacity;
} zr__parties;

/* Who is in charge, as read from a heading, a label or a cell. */
typedef struct zr__official {
    zr__slice name;
    zr__slice title; /* Empty when not given. */
} zr__official;

/* What one place of a document says of responsibility. */
typedef struct zr__duty {
    zr__parties parties;
    zr__slice deadline;
    uint32_t official; /* Index in the reader, ZR_NONE. */
    zr__label official_by; /* What named the official: a 责任人 gives way to a leader in charge. */
    bool is_same_as_above;
} zr__duty;

typedef struct zr__plan {
    zr__slice title;
    uint32_t first_line;
} zr__plan;

typedef struct zr__read_task {
    uint32_t plan;
    uint32_t official;
    zr__slice section; /* As it is written into the notice. */
    zr__slice number;  /* Numbers of its headings and its own, joined by '-'; may be empty. */
    zr__slice text;
    zr__duty duty;
    uint32_t first_line, last_line;
    uint32_t text_line; /* Line of its first words. */
} zr__read_task;

/* "甲县、乙县(以下统称各县)": who a group is, said once. */
typedef struct zr__said_group {
    zr__slice name;
    zr__slice members;
} zr__said_group;

enum { ZR__SAID_GROUPS = 8 };

/* What a document says once for all its tasks. */
typedef struct zr__declarations {
    bool first_leads;    /* 列第一位者为牵头单位 */
    bool all_lead;       /* 无牵头单位的,责任单位即为牵头单位 */
    uint32_t added_line; /* 各项任务均涉及X: from this line on, X takes part; 0 when not said. */
    zr__slice added;
    bool signs_said;     /* ●为牵头单位,○为配合单位 */
    uint32_t lead_sign, support_sign; /* Those, as characters; 0 where none is said. */
    zr__said_group group[ZR__SAID_GROUPS];
    size_t group_count;
} zr__declarations;

typedef struct zr__reader {
    zr__arena arena;
    const zr__document *document;
    const zr__document *original; /* Before tables were recovered. */
    const struct zr__registry *registry;
    zr__declarations declared;
    zr__slice title; /* Of the document, once known. */
    bool reads_requests;   /* 请甲局加快… gives a task: the document speaks like this. */
    bool reads_unit_lines; /* So does 甲局:做好…. */
    bool reads_unit_heads; /* 甲局 on a line of its own heads what it is to do. */
    zr__plan *plan;
    size_t plan_count, plan_capacity;
    zr__official *official;
    size_t official_count, official_capacity;
    zr__names official_names;
    zr__read_task *task;
    size_t task_count, task_capacity;
    uint32_t section_count;
    zr__names mentions; /* mentions.h: what stands by itself, once it was asked for. */
    bool has_mentions;
    zr_import_doubt *doubt; /* Texts from the arena until the account takes copies. */
    size_t doubt_count, doubt_capacity;
    bool *used; /* By line, from 1. */
    bool failed;
} zr__reader;

/* Keep text. NULL-safe: an empty slice when memory ran out, and `failed` set. */
zr__slice zr__reader_keep(zr__reader *reader, zr__slice text);
zr__slice zr__reader_join(zr__reader *reader, zr__slice a, const char *between, zr__slice b);

/* Without blanks between Chinese characters and without line feeds. */
zr__slice zr__reader_tidy(zr__reader *reader, zr__slice text);

/* Say that a reading is not certain: what is written there, and the reading chosen. */
void zr__reader_doubt(zr__reader *reader, zr_doubt_kind kind, uint32_t line, zr__slice written,
                      const char *format, ...) __attribute__((format(printf, 5, 6)));

void zr__reader_use(zr__reader *reader, uint32_t first_line, uint32_t last_line);

/* The number of this official, who is added when not known yet. */
uint32_t zr__reader_official(zr__reader *reader, zr__official official);

uint32_t zr__reader_add_plan(zr__reader *reader, zr__slice title, uint32_t line);

/* A zeroed task at the end of the list; NULL when memory ran out. */
zr__read_task *zr__reader_add_task(zr__reader *reader);

void zr__reader_clear(zr__reader *reader);

#endif
