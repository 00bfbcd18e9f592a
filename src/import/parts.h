/* Paragraphs that give several tasks: 一是…(甲局牵头);二是…(乙局负责)。 */
#ifndef ZEREN_SRC_IMPORT_PARTS_H
#define ZEREN_SRC_IMPORT_PARTS_H

#include "src/import/find_duty.h"

/* Where a number starts behind a responsibility, a few words such as "具体措施:" before it allowed;
 * SIZE_MAX when none does. */
size_t zr__number_after(zr__slice rest);

/* How many tasks a text gives, up to where a number starts another: the responsibilities that name
 * units, each behind words of its own. */
size_t zr__count_parts(zr__reader *reader, zr__slice text);

/* The words of a part: `before` is what stands between two responsibilities. Empty when that is
 * nothing but marks, so that both belong to one task. */
zr__slice zr__part_words(zr__slice before);

/* How the words behind a responsibility start. */
typedef enum zr__part_start {
    ZR__PART_GOES_ON,     /* With the sentence: it was an aside. */
    ZR__PART_AFTER_COMMA, /* With a part of it. */
    ZR__PART_IS_NEW       /* Behind the end of a sentence or item, or with an ordinal. */
} zr__part_start;

/* `after_sentence`: the words before the responsibility ended in a full stop. */
zr__part_start zr__start_of_part(zr__slice before, bool after_sentence);

bool zr__ends_sentence(zr__slice words);

/* Bytes of the head that all parts share (优化审批。一是…), 0 for none; `text` runs to the first
 * responsibility. */
size_t zr__head_of_parts(zr__slice text, bool is_numbered);

/* Whether the words of a part hold more than one item: 一是…;二是… before one responsibility. */
bool zr__holds_items(zr__slice words);

#endif
