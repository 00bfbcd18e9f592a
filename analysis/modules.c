/*
 * Modules: holding the labels of all runs of a search, and numbering them.
 */
#include "analysis/modules.h"

#include <stdlib.h>

#include "src/memory.h"

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
