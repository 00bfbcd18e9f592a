/*
 * Evidence: each task once as terms, units, official and figures.
 */
#include "analysis/evidence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/memory.h"

/* Fitted by logistic regression on one notice, rounded: docs/methods.md, "Trace". */
static const double UNITS_FACTOR = 3.0, OFFICIAL_FACTOR = 1.4, FIGURE_FACTOR = 2.0;
static const double LEAD_WEIGHT = 2.0, NAME_WEIGHT = 2.0;

enum { LEAST_GRAM = 1, MOST_GRAM = 3 };

static void list_tasks(zr__evidence *e)
{
    for (int list = 0; list < 2; list++) {
        const zr_graph *graph = e->side[list]->graph;

        for (uint32_t t = 0; t < graph->task_count; t++)
            if (zr_scope_has(&e->side[list]->scope, graph, t))
                e->task[e->count++] = t;
        if (list == 0)
            e->first_count = e->count;
    }
}

static bool make_room(zr__evidence *e)
{
    const size_t most = (size_t)e->side[0]->graph->task_count + e->side[1]->graph->task_count;

    e->task = zr__calloc(most, sizeof *e->task);
    e->official = zr__calloc(most, sizeof *e->official);
    e->share_start = zr__calloc(most + 1, sizeof *e->share_start);
    e->quantity_start = zr__calloc(most + 1, sizeof *e->quantity_start);
    return e->task != NULL && e->official != NULL && e->share_start != NULL &&
           e->quantity_start != NULL;
}

static void note_officials(zr__evidence *e)
{
    for (uint32_t d = 0; d < e->count; d++) {
        const uint32_t official = zr__evidence_task(e, d)->official;
        const int list = zr__evidence_list(e, d);
        e->official[d] = official == ZR_NONE ? ZR_NONE : e->officials.row[list][official];
    }
}

static int compare_shares(const void *left, const void *right)
{
    const zr__share *a = left, *b = right;

    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return a->is_lead > b->is_lead ? -1 : a->is_lead < b->is_lead;
}

/* The units of a document behind those there are; two of one row count once. */
static size_t add_shares(zr__evidence *e, uint32_t document, size_t end)
{
    const int list = zr__evidence_list(e, document);
    const zr_graph *graph = e->side[list]->graph;
    const uint32_t task = e->task[document];
    const size_t start = end;
    size_t kept = start;

    for (uint32_t i = graph->task_start[task]; i < graph->task_start[task + 1]; i++) {
        const zr_edge edge = graph->task_edge[i];
        if (!zr_unit_is_group(&graph->notice->unit[edge.end]))
            e->share[end++] =
                (zr__share){e->units.row[list][edge.end], edge.role == ZR_LEAD, 0};
    }
    if (end > start)
        qsort(e->share + start, end - start, sizeof *e->share, compare_shares);
    for (size_t i = start; i < end; i++)
        if (kept == start || e->share[kept - 1].row != e->share[i].row)
            e->share[kept++] = e->share[i];
    return kept;
}

static void weigh_shares(zr__evidence *e, const uint32_t *with, uint32_t document)
{
    double sum = 0;

    for (size_t i = e->share_start[document]; i < e->share_start[document + 1]; i++) {
        zr__share *share = &e->share[i];

        share->weight = (log((1.0 + e->count) / (1.0 + with[share->row])) + 1) *
                        (share->is_lead ? LEAD_WEIGHT : 1);
        sum += share->weight * share->weight;
    }
    for (size_t i = e->share_start[document]; i < e->share_start[document + 1]; i++)
        e->share[i].weight /= sqrt(sum);
}

static bool take_shares(zr__evidence *e)
{
    const size_t most = (size_t)e->side[0]->graph->edge_count + e->side[1]->graph->edge_count;
    uint32_t *with = zr__calloc(e->units.count, sizeof *with);

    e->share = zr__calloc(most, sizeof *e->share);
    if (with == NULL || e->share == NULL) {
        zr__free(with);
        return false;
    }
    for (uint32_t d = 0; d < e->count; d++)
        e->share_start[d + 1] = add_shares(e, d, e->share_start[d]);
    for (size_t i = 0; i < e->share_start[e->count]; i++)
        with[e->share[i].row]++;
    for (uint32_t d = 0; d < e->count; d++)
        weigh_shares(e, with, d);
    zr__free(with);
    return true;
}

bool zr__evidence_words(zr__buffer *out, const zr_task *task)
{
    out->size = 0;
    zr__buffer_add(out, task->title);
    if (task->text != NULL)
        zr__buffer_addf(out, "\n%s", task->text);
    for (uint32_t i = 0; i < task->indicator_count; i++)
        zr__buffer_addf(out, "\n%s", task->indicator[i].name);
    return !out->failed;
}

static bool take_texts(zr__evidence *e)
{
    zr__buffer whole = {0}, folded = {0};
    bool has_memory = true;

    e->corpus.options = (zr__corpus_options){LEAST_GRAM, MOST_GRAM, NAME_WEIGHT};
    for (uint32_t d = 0; has_memory && d < e->count; d++)
        has_memory = zr__evidence_words(&whole, zr__evidence_task(e, d)) &&
                     zr__text_fold(&folded, whole.bytes) &&
                     zr__corpus_add(&e->corpus, folded.bytes);
    has_memory = has_memory && zr__corpus_weigh(&e->corpus);
    for (uint32_t d = 0; has_memory && d < e->count; d++)
        e->empty_count += e->corpus.start[d] == e->corpus.start[d + 1];
    zr__buffer_clear(&whole);
    zr__buffer_clear(&folded);
    return has_memory;
}

/* Cut a word off the end of the key, or leave it. */
static bool cut_end(zr__buffer *key, const char *word)
{
    const size_t size = strlen(word);

    if (key->size <= size || memcmp(key->bytes + key->size - size, word, size) != 0)
        return false;
    key->size -= size;
    key->bytes[key->size] = '\0';
    while (key->size > 0 && key->bytes[key->size - 1] == ' ')
        key->bytes[--key->size] = '\0';
    return true;
}

bool zr__quantity_key(zr__buffer *key, const char *name)
{
    static const char *const words[] = {"增长率", "增长", "增速", "增幅", "growth rate", "growth"};
    bool is_growth = false;

    if (!zr__text_fold(key, name))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !is_growth; i++)
        is_growth = cut_end(key, words[i]);
    if (is_growth && !cut_end(key, "年均"))
        cut_end(key, "annual");
    return is_growth;
}

static bool take_quantity(zr__evidence *e, const char *name, zr__buffer *key, uint32_t *number)
{
    zr__quantity_key(key, name);
    if (key->failed)
        return false;
    *number = zr__names_find(&e->quantities, key->bytes, key->size);
    if (*number != ZR_NONE)
        return true;
    const char *kept = zr__arena_text(&e->arena, key->bytes, key->size);
    *number = (uint32_t)e->quantities.count;
    return kept != NULL && zr__names_add(&e->quantities, kept, key->size, *number);
}

int32_t zr__figure_year(const zr__evidence *evidence, uint32_t document,
                        const zr_indicator *figure)
{
    const zr_side *side = evidence->side[zr__evidence_list(evidence, document)];

    if (figure->by_year != 0)
        return figure->by_year;
    if (figure->by_date != NULL)
        return atoi(figure->by_date);
    return side->graph->notice->plan[zr__evidence_task(evidence, document)->plan].to;
}

/* Figures without a year start nothing. */
static bool note_earliest(zr__evidence *e)
{
    int32_t *year = zr__calloc(e->quantities.count, sizeof *year);

    e->earliest = zr__calloc(e->quantities.count, sizeof *e->earliest);
    for (uint32_t d = 0; year != NULL && e->earliest != NULL && d < e->count; d++)
        for (size_t i = e->quantity_start[d]; i < e->quantity_start[d + 1]; i++) {
            const zr_indicator *figure =
                &zr__evidence_task(e, d)->indicator[i - e->quantity_start[d]];
            const int32_t by = zr__figure_year(e, d, figure);

            if (by != 0 && (year[e->quantity[i]] == 0 || by < year[e->quantity[i]])) {
                year[e->quantity[i]] = by;
                e->earliest[e->quantity[i]] = figure;
            }
        }
    const bool has_memory = year != NULL && e->earliest != NULL;
    zr__free(year);
    return has_memory;
}

static bool take_quantities(zr__evidence *e)
{
    zr__buffer key = {0};
    bool has_memory = true;

    for (uint32_t d = 0; d < e->count; d++)
        e->quantity_start[d + 1] =
            e->quantity_start[d] + zr__evidence_task(e, d)->indicator_count;
    e->quantity = zr__calloc(e->quantity_start[e->count], sizeof *e->quantity);
    has_memory = e->quantity != NULL;
    for (uint32_t d = 0; d < e->count; d++) {
        const zr_task *task = zr__evidence_task(e, d);

        for (uint32_t i = 0; has_memory && i < task->indicator_count; i++)
            has_memory = take_quantity(e, task->indicator[i].name, &key,
                                       &e->quantity[e->quantity_start[d] + i]);
    }
    zr__buffer_clear(&key);
    return has_memory && note_earliest(e);
}

zr_status zr__evidence_init(zr__evidence *out, const zr_side *from, const zr_side *to,
                            zr_error *err)
{
    const zr_notice *first = from->graph->notice, *second = to->graph->notice;
    zr_status status;

    *out = (zr__evidence){.side = {from, to}};
    if (!make_room(out))
        return zr__out_of_memory(err);
    list_tasks(out);
    if ((status = zr__align_units(&out->units, first, second, err)) != ZR_OK ||
        (status = zr__align_officials(&out->officials, first, second, err)) != ZR_OK)
        return status;
    note_officials(out);
    if (!take_shares(out) || !take_texts(out) || !take_quantities(out))
        return zr__out_of_memory(err);
    return ZR_OK;
}

void zr__evidence_clear(zr__evidence *evidence)
{
    zr__free(evidence->task);
    zr__free(evidence->official);
    zr__free(evidence->share_start);
    zr__free(evidence->share);
    zr__free(evidence->quantity_start);
    zr__free(evidence->quantity);
    zr__free((void *)evidence->earliest);
    zr__corpus_clear(&evidence->corpus);
    zr__alignment_clear(&evidence->units);
    zr__alignment_clear(&evidence->officials);
    zr__names_clear(&evidence->quantities);
    zr__arena_clear(&evidence->arena);
    *evidence = (zr__evidence){0};
}

double zr__evidence_units(const zr__evidence *evidence, uint32_t a, uint32_t b)
{
    size_t i = evidence->share_start[a], j = evidence->share_start[b];
    double sum = 0;

    while (i < evidence->share_start[a + 1] && j < evidence->share_start[b + 1]) {
        const zr__share *left = &evidence->share[i], *right = &evidence->share[j];

        if (left->row == right->row)
            sum += left->weight * right->weight;
        i += left->row <= right->row;
        j += right->row <= left->row;
    }
    return sum < 1 ? sum : 1;
}

bool zr__evidence_same_lead(const zr__evidence *evidence, uint32_t a, uint32_t b)
{
    for (size_t i = evidence->share_start[a]; i < evidence->share_start[a + 1]; i++)
        for (size_t j = evidence->share_start[b]; j < evidence->share_start[b + 1]; j++)
            if (evidence->share[i].row == evidence->share[j].row && evidence->share[i].is_lead &&
                evidence->share[j].is_lead)
                return true;
    return false;
}

bool zr__evidence_same_official(const zr__evidence *evidence, uint32_t a, uint32_t b)
{
    return evidence->official[a] != ZR_NONE && evidence->official[a] == evidence->official[b];
}

bool zr__evidence_same_figure(const zr__evidence *evidence, uint32_t a, uint32_t b)
{
    for (size_t i = evidence->quantity_start[a]; i < evidence->quantity_start[a + 1]; i++)
        for (size_t j = evidence->quantity_start[b]; j < evidence->quantity_start[b + 1]; j++)
            if (evidence->quantity[i] == evidence->quantity[j])
                return true;
    return false;
}

double zr__evidence_score(const zr__evidence *evidence, uint32_t a, uint32_t b, double text)
{
    double factor = 1;

    if (!evidence->text_only) {
        factor = 1 + UNITS_FACTOR * zr__evidence_units(evidence, a, b);
        factor *= zr__evidence_same_official(evidence, a, b) ? OFFICIAL_FACTOR : 1;
        factor *= zr__evidence_same_figure(evidence, a, b) ? FIGURE_FACTOR : 1;
    }
    return nearbyint(text * factor / (1 - text + text * factor) * 1e12) / 1e12;
}
