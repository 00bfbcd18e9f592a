/* Responsibility that is given by the numbers of tasks: 第1、3项由甲局牵头; 以上工作由乙局负责. */
#ifndef ZEREN_SRC_IMPORT_BY_NUMBER_H
#define ZEREN_SRC_IMPORT_BY_NUMBER_H

#include "src/import/entries.h"

/* Bytes of the numbers of tasks that start a text, or of the words for all of those above it, 由
 * included; 0 when none do. */
size_t zr__task_numbers_at(zr__slice text);

/* The entries before `e` that a text of nothing but numbers means ("3", "1、3", "第(二)项"): how many,
 * at most `most`. */
size_t zr__entries_of_numbers(const zr__entries *entries, uint32_t e, zr__slice text,
                              uint32_t *out, size_t most);

/* Hang such responsibilities onto the tasks that are meant. */
void zr__assign_by_number(zr__reader *reader, zr__entries *entries);

#endif
