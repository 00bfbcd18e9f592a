/* The name of a figure within its sentence. */
#ifndef ZEREN_SRC_IMPORT_FIGURE_RULES_H
#define ZEREN_SRC_IMPORT_FIGURE_RULES_H

#include "src/import/figure_openings.h"
#include "src/import/figures.h"
#include "src/import/quantities.h"

/* The search for figures, and what the sentence said so far. */
typedef struct zr__finder {
    zr__reader *reader;
    zr__figures *out;
    uint32_t line;
    zr__slice clause;
    zr__slice earlier; /* The clause before in this sentence. */
    zr__slice verb;    /* Of the figure before, in this clause. */
    zr__slice unit;    /* Of that figure. */
    zr__slice last;    /* Its name, in this sentence. */
    zr__slice rate;    /* What this sentence acts on, if that is a rate. */
    zr__slice among;   /* What 其中 speaks of a part of. */
    zr__when when;
} zr__finder;

/* What is counted, when it stands behind the figure: up to the end or the next item. */
zr__slice zr__figure_noun_after(zr__slice clause, const zr__quantity *q);

/* Whether the words before a figure end in a verb, so that what it acts on stands behind. */
bool zr__figure_takes_noun(zr__slice before);

/* The name of a figure whose noun may stand behind it; `*end` is where both end. */
zr__slice zr__figure_name_of(zr__finder *find, zr__slice before, const zr__quantity *q,
                             size_t *end);

/* Complete a name by what stands before it in the sentence; empty when that is not to be had. */
zr__slice zr__figure_complete(zr__finder *find, const zr__quantity *q, zr__slice name, bool in_row);

/* "床位达到总床位的10%", "三分之二以上用于民生": shares; empty when it is none. */
zr__slice zr__figure_share_of(zr__finder *find, const zr__quantity *q, zr__slice before);
zr__slice zr__figure_spent_on(zr__finder *find, const zr__quantity *q, zr__slice before,
                              size_t *end);

/* "保持全省前三": the place among whom. */
zr__slice zr__figure_ranked(zr__finder *find, zr__slice before);

/* Whether hours or days are a target here; then its name. */
bool zr__figure_timed(zr__finder *find, const zr__quantity *q, zr__slice before, zr__slice *name,
                      size_t *end);

/* "降低学生近视率1个百分点" is by how much the rate falls. */
zr__slice zr__figure_by_points(zr__finder *find, const zr__quantity *q, zr__slice name);

/* A name without words that only say where or that it is done. */
zr__slice zr__figure_without_frame(zr__slice name);

#endif
