/*
 * Searching for modules: by either method, in how many runs, and holding the labels of them all.
 */
#include "analysis/modules.h"

#include <stdlib.h>

#include "src/memory.h"

/* A run of Leiden costs twice one of LPAwb+ on a city, and varies less. */
enum { TWO_MODE_RUNS = 100, LEIDEN_RUNS = 50, FEWEST_RUNS = 3 };

/* Assignments that the default number of runs may pass through, all runs together. */
static const uint64_t DEFAULT_WORK = 2000000;

uint32_t zr__choose_runs(const zr_clusters_options *options, const zr__incidence *net)
{
    const uint32_t most = options->method == ZR_CLUSTER_TWO_MODE ? TWO_MODE_RUNS : LEIDEN_RUNS;
    const uint64_t affordable = DEFAULT_WORK / (net->edge_count + 1U);

    if (options->runs > 0)
        return options->runs;
    if (affordable >= most)
        return most;
    return affordable > FEWEST_RUNS ? (uint32_t)affordable : FEWEST_RUNS;
}

zr_status zr__find_modules(zr__modules *out, const zr__incidence *net, const zr_tie *tie,
                           uint32_t tie_count, const zr_clusters_options *options, zr_error *err)
{
    const uint32_t runs = zr__choose_runs(options, net);

    if (options->method != ZR_CLUSTER_TWO_MODE)
        return zr__leiden_modules(out, net, tie, tie_count, options, runs, err);
    return zr__two_mode_modules(out, net, options->resolution > 0 ? options->resolution : 1.0,
                                options->seed, runs, err);
}

bool zr__modules_init(zr__modules *modules, const zr__incidence *net, uint32_t runs)
{
    zr__modules made = {.unit_count = net->unit_count, .task_count = net->task_count};

    if (net->unit_count > 0 && runs > SIZE_MAX / sizeof *made.label / net->unit_count)
        return false;
    made.label = zr__calloc((size_t)runs * net->unit_count, sizeof *made.label);
    made.of_task = zr__calloc(net->task_count, sizeof *made.of_task);
    if (made.label == NULL || made.of_task == NULL) {
        zr__modules_clear(&made);
        return false;
    }
    *modules = made;
    return true;
}

void zr__modules_clear(zr__modules *modules)
{
    zr__free(modules->label);
    zr__free(modules->of_task);
    *modules = (zr__modules){0};
}

void zr__renumber(uint32_t *label, uint32_t unit_count, uint32_t *number)
{
    uint32_t numbered = 0;

    for (uint32_t i = 0; i < unit_count; i++)
        number[i] = ZR_NONE;
    for (uint32_t i = 0; i < unit_count; i++) {
        if (number[label[i]] == ZR_NONE)
            number[label[i]] = numbered++;
        label[i] = number[label[i]];
    }
}

typedef struct sized {
    uint32_t size, label;
} sized;

static int by_size(const void *left, const void *right)
{
    const sized *a = left, *b = right;

    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return (a->label > b->label) - (a->label < b->label);
}

bool zr__number_by_size(uint32_t *number, const uint32_t *label, uint32_t count, uint32_t clusters)
{
    sized *list = zr__calloc(clusters, sizeof *list);

    if (list == NULL)
        return false;
    for (uint32_t c = 0; c < clusters; c++)
        list[c].label = c;
    for (uint32_t i = 0; i < count; i++)
        list[label[i]].size++;
    qsort(list, clusters, sizeof *list, by_size);
    for (uint32_t c = 0; c < clusters; c++)
        number[list[c].label] = c;
    zr__free(list);
    return true;
}
