/*
 * A binary heap in an array: the children of i are 2i + 1 and 2i + 2.
 */
#include "analysis/heap.h"

#include "src/memory.h"

static bool is_before(zr__heap_item a, zr__heap_item b)
{
    return a.distance != b.distance ? a.distance < b.distance : a.node < b.node;
}

bool zr__heap_push(zr__heap *heap, int64_t distance, uint32_t node)
{
    zr__heap_item *grown =
        zr__grow(heap->item, &heap->capacity, heap->count + 1, sizeof *heap->item);
    const zr__heap_item added = {distance, node};
    size_t at = heap->count;

    if (grown == NULL)
        return false;
    heap->item = grown;
    heap->count++;
    while (at > 0 && is_before(added, grown[(at - 1) / 2])) {
        grown[at] = grown[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    grown[at] = added;
    return true;
}

zr__heap_item zr__heap_pop(zr__heap *heap)
{
    zr__heap_item *item = heap->item;
    const zr__heap_item first = item[0], last = item[--heap->count];
    size_t at = 0;

    for (;;) {
        size_t child = 2 * at + 1;

        if (child + 1 < heap->count && is_before(item[child + 1], item[child]))
            child++;
        if (child >= heap->count || !is_before(item[child], last))
            break;
        item[at] = item[child];
        at = child;
    }
    item[at] = last;
    return first;
}
