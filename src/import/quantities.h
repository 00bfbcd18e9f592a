/* Numbers with what they measure: 5000亿元, 90%以上, 6—8个, 三分之二, 前三. */
#ifndef ZEREN_SRC_IMPORT_QUANTITIES_H
#define ZEREN_SRC_IMPORT_QUANTITIES_H

#include <stdbool.h>

#include "src/import/slice.h"

typedef enum zr__quantity_kind {
    ZR__NO_QUANTITY,
    ZR__QUANTITY,  /* Could be a target. */
    ZR__THRESHOLD, /* Only says what is counted: 3亿元以上项目. */
    ZR__PROGRAMME  /* Part of a name: G60, 15分钟生活圈. */
} zr__quantity_kind;

typedef struct zr__quantity {
    double value;
    zr__slice unit;
    size_t start, end; /* In the clause; `end` behind the unit and its bound. */
    bool is_bounded_above;
    bool is_time;   /* Of hours or minutes or days. */
    bool is_rank;   /* 前三: at most. */
    bool is_scaled; /* A share written in words: 三分之二. */
} zr__quantity;

/* What stands at `offset` of a clause, where a digit or a numeral starts. Whatever it is, its end
 * is set when it is anything. */
zr__quantity_kind zr__quantity_at(zr__slice clause, size_t offset, zr__quantity *found);

/* Whether a unit counts things and does not measure. */
bool zr__counts_things(zr__slice unit);

/* Bytes of a percent sign or of a word for a share at the start of a unit. */
bool zr__is_percent(zr__slice unit);

#endif
