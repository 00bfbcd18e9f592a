/*
 * Texts as weighted terms: counted as they come, weighed once all are there.
 */
#include "analysis/corpus.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

static const double BM25_K1 = 1.2, BM25_B = 0.75;

/* The terms of one text as numbers, with repeats, while it is being read. */
typedef struct reading {
    zr__corpus *corpus;
    uint32_t *term;
    size_t count, capacity;
} reading;

static bool new_term(uint32_t *number, zr__corpus *corpus, const char *term, size_t size)
{
    const char *kept = zr__arena_text(&corpus->arena, term, size);
    bool *grown;

    *number = corpus->term_count;
    if (kept == NULL || !zr__names_add(&corpus->names, kept, size, *number))
        return false;
    grown = zr__grow(corpus->is_name, &corpus->term_capacity, (size_t)*number + 1, sizeof *grown);
    if (grown == NULL)
        return false;
    corpus->is_name = grown;
    corpus->is_name[*number] = term[0] == ZR__NAME_MARK;
    corpus->term_count++;
    return true;
}

static bool take_term(void *context, const char *term, size_t size)
{
    reading *read = context;
    uint32_t number = zr__names_find(&read->corpus->names, term, size);
    uint32_t *grown;

    if (number == ZR_NONE && !new_term(&number, read->corpus, term, size))
        return false;
    grown = zr__grow(read->term, &read->capacity, read->count + 1, sizeof *grown);
    if (grown == NULL)
        return false;
    read->term = grown;
    read->term[read->count++] = number;
    return true;
}

static int compare_numbers(const void *left, const void *right)
{
    const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

/* Room for `more` terms behind those there are. */
static bool make_room(zr__corpus *corpus, size_t more)
{
    const size_t used = corpus->count > 0 ? corpus->start[corpus->count] : 0;
    size_t *start = zr__grow(corpus->start, &corpus->text_capacity, (size_t)corpus->count + 2,
                             sizeof *start);
    if (start == NULL)
        return false;
    corpus->start = start;
    corpus->start[0] = 0;

    uint32_t *term = zr__grow(corpus->term, &corpus->capacity, used + more, sizeof *term);
    if (term == NULL)
        return false;
    corpus->term = term;

    uint32_t *often = zr__grow(corpus->often, &corpus->often_capacity, used + more, sizeof *often);
    if (often == NULL)
        return false;
    corpus->often = often;
    return true;
}

static bool add_counts(zr__corpus *corpus, reading *read)
{
    if (!make_room(corpus, read->count))
        return false;
    size_t end = corpus->start[corpus->count];
    const size_t start = end;

    if (read->count > 0)
        qsort(read->term, read->count, sizeof *read->term, compare_numbers);
    for (size_t i = 0; i < read->count; i++) {
        if (end > start && corpus->term[end - 1] == read->term[i]) {
            corpus->often[end - 1]++;
            continue;
        }
        corpus->term[end] = read->term[i];
        corpus->often[end++] = 1;
    }
    corpus->start[++corpus->count] = end;
    return true;
}

bool zr__corpus_add(zr__corpus *corpus, const char *folded)
{
    reading read = {.corpus = corpus};
    const bool is_added = zr__terms_visit(folded, corpus->options.least, corpus->options.most,
                                          take_term, &read) &&
                          add_counts(corpus, &read);

    zr__free(read.term);
    return is_added;
}

static void weigh_text(zr__corpus *corpus, uint32_t text)
{
    double sum = 0;

    for (size_t i = corpus->start[text]; i < corpus->start[text + 1]; i++) {
        double *weight = &corpus->weight[i];

        *weight = (1 + log(corpus->often[i])) * corpus->idf[corpus->term[i]];
        if (corpus->is_name[corpus->term[i]])
            *weight *= corpus->options.name_weight;
        sum += *weight * *weight;
    }
    for (size_t i = corpus->start[text]; sum > 0 && i < corpus->start[text + 1]; i++)
        corpus->weight[i] /= sqrt(sum);
}

bool zr__corpus_weigh(zr__corpus *corpus)
{
    if (!make_room(corpus, 0))
        return false;
    const size_t entries = corpus->start[corpus->count];

    corpus->weight = zr__calloc(entries, sizeof *corpus->weight);
    corpus->idf = zr__calloc(corpus->term_count, sizeof *corpus->idf);
    if (corpus->weight == NULL || corpus->idf == NULL)
        return false;
    for (size_t i = 0; i < entries; i++)
        corpus->idf[corpus->term[i]]++;
    for (uint32_t t = 0; t < corpus->term_count; t++)
        corpus->idf[t] = log((1.0 + corpus->count) / (1 + corpus->idf[t])) + 1;
    for (uint32_t text = 0; text < corpus->count; text++)
        weigh_text(corpus, text);
    return true;
}

void zr__corpus_clear(zr__corpus *corpus)
{
    zr__free(corpus->start);
    zr__free(corpus->term);
    zr__free(corpus->often);
    zr__free(corpus->weight);
    zr__free(corpus->idf);
    zr__free(corpus->is_name);
    zr__names_clear(&corpus->names);
    zr__arena_clear(&corpus->arena);
    *corpus = (zr__corpus){0};
}

uint32_t zr__corpus_find(const zr__corpus *corpus, const char *term, size_t size)
{
    return zr__names_find(&corpus->names, term, size);
}

bool zr__corpus_has(const zr__corpus *corpus, uint32_t text, uint32_t term)
{
    size_t low = corpus->start[text], high = corpus->start[text + 1];

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (corpus->term[middle] < term)
            low = middle + 1;
        else
            high = middle;
    }
    return low < corpus->start[text + 1] && corpus->term[low] == term;
}

double zr__corpus_cosine(const zr__corpus *corpus, uint32_t a, uint32_t b)
{
    size_t i = corpus->start[a], j = corpus->start[b];
    double sum = 0;

    while (i < corpus->start[a + 1] && j < corpus->start[b + 1]) {
        const uint32_t left = corpus->term[i], right = corpus->term[j];

        if (left == right)
            sum += corpus->weight[i] * corpus->weight[j];
        i += left <= right;
        j += right <= left;
    }
    return sum < 1 ? sum : 1;
}

static size_t length_of(const zr__corpus *corpus, uint32_t text)
{
    size_t length = 0;

    for (size_t i = corpus->start[text]; i < corpus->start[text + 1]; i++)
        length += corpus->often[i];
    return length;
}

bool zr__occurrences_init(zr__occurrences *out, const zr__corpus *corpus, uint32_t first,
                          uint32_t count)
{
    const size_t begin = corpus->start[first], end = corpus->start[first + count];
    size_t total = 0;

    *out = (zr__occurrences){.first = first, .count = count};
    out->start = zr__calloc((size_t)corpus->term_count + 2, sizeof *out->start);
    out->text = zr__calloc(end - begin, sizeof *out->text);
    out->weight = zr__calloc(end - begin, sizeof *out->weight);
    if (out->start == NULL || out->text == NULL || out->weight == NULL)
        return false;

    for (size_t i = begin; i < end; i++)
        out->start[corpus->term[i] + 2]++;
    for (uint32_t t = 1; t < corpus->term_count + 1; t++)
        out->start[t + 1] += out->start[t];
    for (uint32_t text = first; text < first + count; text++) {
        total += length_of(corpus, text);
        for (size_t i = corpus->start[text]; i < corpus->start[text + 1]; i++) {
            const size_t place = out->start[corpus->term[i] + 1]++;
            out->text[place] = text;
            out->weight[place] = corpus->weight[i];
        }
    }
    out->mean_length = count > 0 ? (double)total / count : 0;
    return true;
}

void zr__occurrences_clear(zr__occurrences *occurrences)
{
    zr__free(occurrences->start);
    zr__free(occurrences->text);
    zr__free(occurrences->weight);
    *occurrences = (zr__occurrences){0};
}

double zr__corpus_bm25(const zr__corpus *corpus, const zr__occurrences *range, uint32_t query,
                       uint32_t text)
{
    const double length = (double)length_of(corpus, text);
    const double dampening = BM25_K1 * (1 - BM25_B + BM25_B * length / range->mean_length);
    size_t i = corpus->start[query], j = corpus->start[text];
    double sum = 0;

    while (i < corpus->start[query + 1] && j < corpus->start[text + 1]) {
        const uint32_t left = corpus->term[i], right = corpus->term[j];

        if (left == right) {
            const double with = (double)(range->start[left + 1] - range->start[left]);
            const double often = corpus->often[j];
            sum += log(1 + (range->count - with + 0.5) / (with + 0.5)) * often * (BM25_K1 + 1) /
                   (often + dampening) * corpus->often[i];
        }
        i += left <= right;
        j += right <= left;
    }
    return sum;
}
