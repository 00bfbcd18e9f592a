/* What a notice keeps to itself. */
#ifndef ZEREN_SRC_NOTICE_STORE_H
#define ZEREN_SRC_NOTICE_STORE_H

#include "src/arena.h"
#include "src/names.h"
#include "zeren/notice.h"

struct zr__notice_store {
    zr__arena arena;  /* all strings and arrays but `unit` */
    zr__names plans;  /* by id */
    zr__names officials; /* by zr__name_key(), as the next */
    zr__names units;     /* names and aliases */
    zr_unit *unit;       /* grows while tasks are read */
    size_t unit_capacity;
};

#endif
