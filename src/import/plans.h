/* What a plan is, by its title: kind, years and an id. */
#ifndef ZEREN_SRC_IMPORT_PLANS_H
#define ZEREN_SRC_IMPORT_PLANS_H

#include "src/import/slice.h"
#include "zeren/notice.h"

typedef struct zr__plan_facts {
    zr_plan_kind kind;
    int32_t from, to; /* 0 when the title gives none. */
} zr__plan_facts;

zr__plan_facts zr__plan_of_title(zr__slice title);

/* "five-year" and so on: the id of the first plan of a kind. */
const char *zr__plan_kind_name(zr_plan_kind kind);

/* The year that starts a text (2021年, 2021—), 0 when none does. */
int32_t zr__year_at(zr__slice text);

#endif
