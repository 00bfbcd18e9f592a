/*
 * Nearest tasks by an inverted index: only those are met that have a term in common.
 *
 * All terms of the query are followed while they occur in few places. A query whose terms occur in
 * more follows its rarest terms first and stops at the limit; the cosines of what it met are then
 * summed anew. Of the tasks met, those with the nearest wording are looked at closely: the rest
 * could only come in first by a factor of 11 between the odds of wording and of score.
 */
#include "analysis/nearest.h"

#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/memory.h"

enum { MOST_PLACES = 20000, MOST_CLOSE = 256 };

zr_status zr__nearest_init(zr__nearest_list *list, const zr__evidence *evidence, int which,
                           zr_error *err)
{
    const uint32_t first = which == 0 ? 0 : evidence->first_count;
    const uint32_t count = which == 0 ? evidence->first_count
                                      : evidence->count - evidence->first_count;
    size_t longest = 0;

    for (uint32_t d = 0; d < evidence->count; d++) {
        const size_t terms = evidence->corpus.start[d + 1] - evidence->corpus.start[d];
        longest = terms > longest ? terms : longest;
    }
    *list = (zr__nearest_list){.evidence = evidence, .is_exhaustive = true};
    list->sum = zr__calloc(count, sizeof *list->sum);
    list->met = zr__calloc(count, sizeof *list->met);
    list->close = zr__calloc(MOST_CLOSE, sizeof *list->close);
    list->term = zr__calloc(longest, sizeof *list->term);
    list->weight = zr__calloc(evidence->corpus.term_count, sizeof *list->weight);
    if (list->weight == NULL || list->sum == NULL || list->met == NULL || list->close == NULL ||
        list->term == NULL ||
        !zr__occurrences_init(&list->where, &evidence->corpus, first, count))
        return zr__out_of_memory(err);
    return ZR_OK;
}

void zr__nearest_clear(zr__nearest_list *list)
{
    zr__occurrences_clear(&list->where);
    zr__free(list->sum);
    zr__free(list->met);
    zr__free(list->close);
    zr__free(list->term);
    zr__free(list->weight);
    *list = (zr__nearest_list){0};
}

static size_t places_of(const zr__nearest_list *list, size_t entry)
{
    const uint32_t term = list->evidence->corpus.term[entry];
    return list->where.start[term + 1] - list->where.start[term];
}

/* qsort() takes no context: the number of places stands before the entry in one number. */
static int compare_entries(const void *left, const void *right)
{
    const size_t a = *(const size_t *)left, b = *(const size_t *)right;
    return a < b ? -1 : a > b;
}

/* Put the entries of the query's terms into `list->term`, as many as may be followed. */
static size_t choose_terms(zr__nearest_list *list, uint32_t query)
{
    const size_t *start = list->evidence->corpus.start;
    const size_t count = start[query + 1] - start[query];
    size_t places = 0, chosen = 0;

    for (size_t i = 0; i < count; i++) {
        list->term[i] = start[query] + i;
        places += places_of(list, start[query] + i);
    }
    if (places <= MOST_PLACES)
        return count;
    list->is_exhaustive = false;
    list->is_partial = true;
    for (size_t i = 0; i < count; i++) /* the number of places, then the entry */
        list->term[i] = (places_of(list, start[query] + i) << 24) | i;
    qsort(list->term, count, sizeof *list->term, compare_entries);
    for (places = 0; chosen < count; chosen++) {
        list->term[chosen] = start[query] + (list->term[chosen] & 0xFFFFFFU);
        places += places_of(list, list->term[chosen]);
        if (places > MOST_PLACES)
            break;
    }
    return chosen;
}

static uint32_t meet(zr__nearest_list *list, uint32_t query)
{
    const zr__corpus *corpus = &list->evidence->corpus;
    uint32_t met = 0;

    list->is_partial = false;
    const size_t terms = choose_terms(list, query);

    for (size_t i = 0; i < terms; i++) {
        const uint32_t term = corpus->term[list->term[i]];
        const double weight = corpus->weight[list->term[i]];

        for (size_t p = list->where.start[term]; p < list->where.start[term + 1]; p++) {
            double *sum = &list->sum[list->where.text[p] - list->where.first];
            if (*sum <= 0)
                list->met[met++] = list->where.text[p];
            *sum += weight * list->where.weight[p];
        }
    }
    return met;
}

/* A heap whose root is the least, so that it can be replaced. */
static void sink(zr__near *heap, uint32_t count, uint32_t at)
{
    for (;;) {
        uint32_t least = at;

        for (uint32_t child = 2 * at + 1; child <= 2 * at + 2 && child < count; child++)
            if (heap[child].text < heap[least].text)
                least = child;
        if (least == at)
            return;
        const zr__near moved = heap[at];
        heap[at] = heap[least];
        heap[least] = moved;
        at = least;
    }
}

static uint32_t choose_close(zr__nearest_list *list, uint32_t query, uint32_t met,
                             zr__may_match *may)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < met; i++) {
        const uint32_t document = list->met[i];
        double *sum = &list->sum[document - list->where.first];
        const zr__near near = {document, 0, *sum};

        *sum = 0;
        if (document == query || (may != NULL && !may(list->evidence, query, document)))
            continue;
        if (count < MOST_CLOSE) {
            list->close[count++] = near;
            for (uint32_t at = count / 2; count == MOST_CLOSE && at-- > 0;)
                sink(list->close, count, at);
        } else {
            list->is_exhaustive = false;
            if (near.text > list->close[0].text) {
                list->close[0] = near;
                sink(list->close, count, 0);
            }
        }
    }
    return count;
}

static bool is_better(const zr__evidence *evidence, const zr__near *a, const zr__near *b)
{
    if (a->score > b->score || a->score < b->score)
        return a->score > b->score;
    return strcmp(zr__evidence_task(evidence, a->document)->id,
                  zr__evidence_task(evidence, b->document)->id) < 0;
}

static uint32_t insert(zr__near *out, uint32_t count, uint32_t most, const zr__near *near,
                       const zr__evidence *evidence)
{
    uint32_t at = count;

    while (at > 0 && is_better(evidence, near, &out[at - 1]))
        at--;
    if (at == most)
        return count;
    count += count < most;
    memmove(out + at + 1, out + at, (count - at - 1) * sizeof *out);
    out[at] = *near;
    return count;
}

/* Spread the query's weights over the terms, or take them off again. */
static void spread(zr__nearest_list *list, uint32_t query, bool off)
{
    const zr__corpus *corpus = &list->evidence->corpus;

    for (size_t i = corpus->start[query]; i < corpus->start[query + 1]; i++)
        list->weight[corpus->term[i]] = off ? 0 : corpus->weight[i];
}

/* The cosine of the query that is spread out: the same sum as zr__corpus_cosine() makes. */
static double cosine(const zr__nearest_list *list, uint32_t document)
{
    const zr__corpus *corpus = &list->evidence->corpus;
    double sum = 0;

    for (size_t i = corpus->start[document]; i < corpus->start[document + 1]; i++)
        sum += corpus->weight[i] * list->weight[corpus->term[i]];
    return sum;
}

uint32_t zr__nearest_find(zr__near *out, uint32_t most, zr__nearest_list *list, uint32_t query,
                          zr__may_match *may)
{
    const uint32_t close = choose_close(list, query, meet(list, query), may);
    uint32_t count = 0;

    if (list->is_partial)
        spread(list, query, false);
    for (uint32_t i = 0; i < close; i++) {
        zr__near *near = &list->close[i];

        if (list->is_partial)
            near->text = cosine(list, near->document);
        near->text = near->text < 1 ? near->text : 1;
        near->score = zr__evidence_score(list->evidence, query, near->document, near->text);
        if (near->score > 0)
            count = insert(out, count, most, near, list->evidence);
    }
    if (list->is_partial)
        spread(list, query, true);
    return count;
}
