/*
 * How near a task comes by chance: for each task of the second list, the best score among the tasks
 * of that same list that have nothing to do with it, being another official's.
 *
 * Both are written by the same hand in the same year and differ in what they are about, which is
 * what an unrelated pair across the lists does. Where two such tasks are related after all, the
 * level only rises.
 */
#include <math.h>
#include <string.h>

#include "analysis/statistics.h"
#include "analysis/trace.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/random.h"

enum { FEWEST_TASKS = 20, MOST_QUERIES = 1000 };

static bool is_other_official(const zr__evidence *evidence, uint32_t a, uint32_t b)
{
    return evidence->official[a] != evidence->official[b];
}

static const char *section_of(const zr__evidence *evidence, uint32_t document)
{
    const char *section = zr__evidence_task(evidence, document)->section;
    return section != NULL ? section : "";
}

static bool is_other_section(const zr__evidence *evidence, uint32_t a, uint32_t b)
{
    return strcmp(section_of(evidence, a), section_of(evidence, b)) != 0;
}

/* Whether the tasks of the second list differ in this. */
static bool tells_apart(const zr__evidence *evidence, zr__may_match *differs)
{
    for (uint32_t d = evidence->first_count + 1; d < evidence->count; d++)
        if (differs(evidence, evidence->first_count, d))
            return true;
    return false;
}

static zr__may_match *choose_kind(zr_trace_null *kind, const zr__evidence *evidence)
{
    if (tells_apart(evidence, is_other_official)) {
        *kind = ZR_NULL_OTHER_OFFICIALS;
        return is_other_official;
    }
    if (tells_apart(evidence, is_other_section)) {
        *kind = ZR_NULL_OTHER_SECTIONS;
        return is_other_section;
    }
    *kind = ZR_NULL_ALL_PAIRS;
    return NULL;
}

zr_status zr__chance_init(zr__chance *out, zr__nearest_list *second,
                          const zr_trace_options *options, zr_error *err)
{
    const zr__evidence *evidence = second->evidence;
    const uint32_t tasks = evidence->count - evidence->first_count;
    zr__may_match *differs = choose_kind(&out->kind, evidence);
    uint32_t *query = zr__calloc(tasks, sizeof *query);
    zr__random random;

    out->count = tasks < MOST_QUERIES ? tasks : MOST_QUERIES;
    out->score = zr__calloc(out->count, sizeof *out->score);
    if (query == NULL || out->score == NULL) {
        zr__free(query);
        return zr__out_of_memory(err);
    }
    for (uint32_t i = 0; i < tasks; i++)
        query[i] = evidence->first_count + i;
    zr__random_seed(&random, options->seed);
    if (tasks > MOST_QUERIES)
        zr__random_shuffle(&random, query, tasks);

    if (tasks < FEWEST_TASKS || options->carried_p * (out->count + 1.0) < 1)
        out->kind = ZR_NULL_TOO_FEW;
    for (uint32_t i = 0; out->kind != ZR_NULL_TOO_FEW && i < out->count; i++) {
        zr__near near;
        out->score[i] = zr__nearest_find(&near, 1, second, query[i], differs) > 0 ? near.score : 0;
    }
    zr__sort_doubles(out->score, out->count);
    zr__free(query);
    return ZR_OK;
}

void zr__chance_clear(zr__chance *chance)
{
    zr__free(chance->score);
    *chance = (zr__chance){0};
}

/* How many are at least this. */
static uint32_t count_from(const zr__chance *chance, double score)
{
    uint32_t low = 0, high = chance->count;

    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;

        if (chance->score[middle] < score)
            low = middle + 1;
        else
            high = middle;
    }
    return chance->count - low;
}

double zr__chance_p(const zr__chance *chance, double score, double tasks)
{
    if (chance->kind == ZR_NULL_TOO_FEW)
        return NAN;
    const double p = (count_from(chance, score) + 1.0) / (chance->count + 1.0);
    return p < 1 ? -expm1(log1p(-p) * tasks) : 1;
}

double zr__chance_threshold(const zr__chance *chance, double p, double otherwise)
{
    const double many = floor(p * (chance->count + 1.0) + 1e-9) - 1;

    if (chance->kind == ZR_NULL_TOO_FEW || many < 0)
        return otherwise;
    return many < chance->count ? chance->score[chance->count - 1 - (uint32_t)many] : 0;
}
