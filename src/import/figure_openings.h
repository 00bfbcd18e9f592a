/* Words that only open a clause (力争, 其中, 6月底前), and by when they say that it is to be reached. */
#ifndef ZEREN_SRC_IMPORT_FIGURE_OPENINGS_H
#define ZEREN_SRC_IMPORT_FIGURE_OPENINGS_H

#include "src/import/reader.h"

/* By when a figure is to be reached, as far as its sentence says. */
typedef struct zr__when {
    int32_t year;     /* 0 for none. */
    zr__slice season; /* 6月底前, 第三季度: a part of the year; empty for its end. */
} zr__when;

/* A name without such words at its start; `*when` takes the time among them. */
zr__slice zr__without_openings(zr__slice name, zr__when *when);

#endif
