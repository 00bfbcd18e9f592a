/* What a notice keeps to itself. */
#ifndef ZEREN_SRC_NOTICE_STORE_H
#define ZEREN_SRC_NOTICE_STORE_H

#include "src/arena.h"
#include "src/names.h"
#include "zeren/notice.h"

struct zr__notice_store {
    zr__arena arena; /* all strings, and the arrays but the next two */
    zr_unit *unit;   /* grows while tasks are read */
    zr_task *task;
    size_t unit_capacity;
    size_t task_capacity;
    zr__names plans;     /* by id */
    zr__names officials; /* by zr__name_key(), as the next */
    zr__names units;     /* names and aliases */
};

#endif
