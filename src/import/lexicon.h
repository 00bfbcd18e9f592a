/*
 * The words by which documents of this kind speak: labels, verbs, tails of unit names, marks of a
 * group. Tables only, and the questions asked of them; how the words work together is elsewhere.
 */
#ifndef ZEREN_SRC_IMPORT_LEXICON_H
#define ZEREN_SRC_IMPORT_LEXICON_H

#include "src/import/slice.h"

/* What a label ("牵头单位:") or a column stands for. */
typedef enum zr__label {
    ZR__LABEL_NONE,
    ZR__LABEL_LEAD,
    ZR__LABEL_SUPPORT,
    ZR__LABEL_RESPONSIBLE, /* 责任单位: who leads depends on what else is there. */
    ZR__LABEL_WATCH,       /* Supervises, advises or gets a copy: no part in the task. */
    ZR__LABEL_OFFICIAL,
    ZR__LABEL_OVERSEER,    /* 督导领导: the official where no leader in charge is named. */
    ZR__LABEL_PERSON,      /* 责任人: the official where no other is named. */
    ZR__LABEL_OTHER_OFFICIAL, /* 协同领导. */
    ZR__LABEL_DEADLINE,
    /* Of columns only. */
    ZR__LABEL_NUMBER,
    ZR__LABEL_CATEGORY,
    ZR__LABEL_TASK,
    ZR__LABEL_OWNER,   /* A person beside a lead, the lead where none is named. */
    ZR__LABEL_CONTENT, /* 工作要求: goes on with the task's text. */
    ZR__LABEL_REMARK
} zr__label;

/* Whether persons stand behind it. */
static inline bool zr__is_person_label(zr__label label)
{
    return label == ZR__LABEL_OFFICIAL || label == ZR__LABEL_OVERSEER ||
           label == ZR__LABEL_PERSON || label == ZR__LABEL_OTHER_OFFICIAL;
}

/* The label that starts a text, with its colon: its bytes, 0 when none does. */
size_t zr__label_at(zr__slice text, zr__label *label);

/* Whether a label starts with a word for a part, a time or a person, and not with one for a place,
 * which may end the name before it (县教育|局、配合单位). */
bool zr__label_is_clear(zr__slice label);

/* The label that a whole text is, without a colon; NONE when it is none. */
zr__label zr__label_of(zr__slice text);

/* The label of a heading that is one of the words of tables; NONE when it is none. */
zr__label zr__column_word(zr__slice text);

/* The label of an English heading put together of words for parts and bodies; NONE otherwise. */
zr__label zr__english_column(zr__slice text);

/* The same of headings that only a table has: numbers, tasks, what they belong to, owners. */
zr__label zr__english_column_of_table(zr__slice text);

/* What the heading of a column says: a label or one of the column words. */
zr__label zr__column_label(zr__slice text);

/* What a heading of a column that is not known says by its noun (责任镇街); guessed when no word tells
 * the part (业主单位). */
zr__label zr__column_by_noun(zr__slice text, bool *is_guessed);

/* Whether a text is a word of a table: equal but for the case of Latin letters and blanks. */
bool zr__is_word(zr__slice text, const char *word);

/* What a verb makes of the names before it. */
typedef enum zr__verb {
    ZR__VERB_NONE,
    ZR__VERB_LEAD,    /* 牵头 */
    ZR__VERB_CHARGE,  /* 负责 */
    ZR__VERB_SHARE,   /* 按职责分工负责: nobody leads. */
    ZR__VERB_CARRY,   /* 落实: leads where another guides. */
    ZR__VERB_SUPPORT, /* 配合 */
    ZR__VERB_GUIDE,   /* 指导 */
    ZR__VERB_WATCH    /* 督办 */
} zr__verb;

/* The verb that ends a text (or, for SHARE, runs to its end) and where it starts. */
zr__verb zr__verb_at_end(zr__slice text, size_t *start);

/* Whether a text says a label of units: 县教育局为牵头单位. */
bool zr__says_label(zr__slice text);

/* Bytes of 会同 and its like at the start. */
size_t zr__jointly_at(zr__slice text);

/* Whether a name ends as the names of units do. */
bool zr__is_unit_name(zr__slice name);

/* Whether it stands for several units without naming one. */
bool zr__is_group(zr__slice name);

/* Whether it is only the word for a kind of place or office (街道办事处), and so goes on with the
 * group before it. */
bool zr__is_place_class(zr__slice name);

/* Bytes of a word before a time that is no part of it: 于, 确保. */
size_t zr__before_time(zr__slice text);

/* Whether it reads as a time (年底前, 9月底前, 长期坚持). */
bool zr__is_time(zr__slice text);

/* Whether it stands for nothing: 无, -, N/A. */
bool zr__is_placeholder(zr__slice text);

#endif
