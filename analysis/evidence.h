/*
 * What speaks for two tasks being about the same: wording, units, official and figures.
 *
 * The tasks of both lists are numbered in one row as *documents*, those of the first list before
 * those of the second.
 */
#ifndef ZEREN_ANALYSIS_EVIDENCE_H
#define ZEREN_ANALYSIS_EVIDENCE_H

#include "analysis/align.h"
#include "analysis/corpus.h"
#include "zeren/trace.h"

/* A unit of a document, without groups. */
typedef struct zr__share {
    uint32_t row;  /* Of the alignment. */
    bool is_lead;
    double weight; /* Of unit length over the document; rare units weigh more, leads double. */
} zr__share;

typedef struct zr__evidence {
    const zr_side *side[2];
    uint32_t first_count, count; /* Documents of the first list; of both. */
    uint32_t *task;        /* By document. */
    uint32_t *official;    /* By document: row of the alignment, or ZR_NONE. */
    size_t *share_start;   /* By document, one more at the end. */
    zr__share *share;      /* By row within a document. */
    zr__corpus corpus;
    zr__alignment units, officials;
    size_t *quantity_start; /* By document, one more at the end. */
    uint32_t *quantity;     /* Number of each figure's quantity, in the order of its indicators. */
    const zr_indicator **earliest; /* By quantity: the figure with the earliest year. */
    zr__names quantities;
    zr__arena arena;
    uint32_t empty_count;
    bool text_only;
} zr__evidence;

zr_status zr__evidence_init(zr__evidence *out, const zr_side *from, const zr_side *to,
                            zr_error *err);
void zr__evidence_clear(zr__evidence *evidence);

static inline int zr__evidence_list(const zr__evidence *evidence, uint32_t document)
{
    return document >= evidence->first_count;
}

static inline const zr_task *zr__evidence_task(const zr__evidence *evidence, uint32_t document)
{
    const zr_side *side = evidence->side[zr__evidence_list(evidence, document)];
    return &side->graph->notice->task[evidence->task[document]];
}

/* The words of a task: title, text and the names of its figures, a line each. */
bool zr__evidence_words(zr__buffer *out, const zr_task *task);

/* Cosine of the units; whether both have the same lead; a common official; a common quantity. */
double zr__evidence_units(const zr__evidence *evidence, uint32_t a, uint32_t b);
bool zr__evidence_same_lead(const zr__evidence *evidence, uint32_t a, uint32_t b);
bool zr__evidence_same_official(const zr__evidence *evidence, uint32_t a, uint32_t b);
bool zr__evidence_same_figure(const zr__evidence *evidence, uint32_t a, uint32_t b);

/* The score of a pair whose wording has this cosine, as zr_trace_compute() defines it, to twelve
 * places, so that equals stay equal in whatever order they were summed. */
double zr__evidence_score(const zr__evidence *evidence, uint32_t a, uint32_t b, double text);

/* The year by which a figure is due: its own, else the last of the task's plan; 0 when unknown. */
int32_t zr__figure_year(const zr__evidence *evidence, uint32_t document,
                        const zr_indicator *figure);

/* Put what a figure is about into `key`: its folded name without words for growth. Returns whether
 * there were any: then it is a rate of growth. */
bool zr__quantity_key(zr__buffer *key, const char *name);

#endif
