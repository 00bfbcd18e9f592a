/* A binary heap of nodes by distance, the nearest first; of equal ones the smallest node. */
#ifndef ZEREN_ANALYSIS_HEAP_H
#define ZEREN_ANALYSIS_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct zr__heap_item {
    int64_t distance;
    uint32_t node;
} zr__heap_item;

/* Start from {0}, release with zr__free(heap.item). */
typedef struct zr__heap {
    zr__heap_item *item;
    size_t count, capacity;
} zr__heap;

/* False when memory ran out. */
bool zr__heap_push(zr__heap *heap, int64_t distance, uint32_t node);

/* The heap is not empty. */
zr__heap_item zr__heap_pop(zr__heap *heap);

#endif
