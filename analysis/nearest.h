/* The tasks of a list that are nearest to a task, by all the evidence. */
#ifndef ZEREN_ANALYSIS_NEAREST_H
#define ZEREN_ANALYSIS_NEAREST_H

#include "analysis/evidence.h"

typedef struct zr__near {
    uint32_t document;
    double score, text;
} zr__near;

/* A list that is asked again and again. Start from {0}. */
typedef struct zr__nearest_list {
    const zr__evidence *evidence;
    zr__occurrences where;
    double *sum;        /* Room, by document of the list: of the terms in common. */
    uint32_t *met;      /* Room: documents with a term in common. */
    zr__near *close;    /* Room for those looked at closely. */
    size_t *term;       /* Room for the terms of one text. */
    double *weight;     /* Room, by term: of the query, while it is compared. */
    bool is_partial;    /* Not all terms of the present query were followed. */
    bool is_exhaustive; /* So far every term was followed and everything met looked at. */
} zr__nearest_list;

zr_status zr__nearest_init(zr__nearest_list *list, const zr__evidence *evidence, int which,
                           zr_error *err);
void zr__nearest_clear(zr__nearest_list *list);

/* Whether a document may be an answer for another. */
typedef bool zr__may_match(const zr__evidence *evidence, uint32_t query, uint32_t document);

/*
 * Put the `most` documents of the list with the highest scores into `out`, best first, ties by id;
 * those with no term in common never. `may` is NULL when all may. Returns how many.
 */
uint32_t zr__nearest_find(zr__near *out, uint32_t most, zr__nearest_list *list, uint32_t query,
                          zr__may_match *may);

#endif
