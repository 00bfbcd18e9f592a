/* Allocation: one door, so that a test can make any allocation fail. */
#ifndef ZEREN_SRC_MEMORY_H
#define ZEREN_SRC_MEMORY_H

#include <stddef.h>

/* Zeroed memory for `count` items; NULL when memory ran out. Never NULL for a count of 0. */
void *zr__calloc(size_t count, size_t size);

/* As realloc(), for `count` items of `size`, with the product checked. */
void *zr__realloc(void *old, size_t count, size_t size);

/* Make room for `needed` items in an array, doubling its capacity. Returns the array, moved or
 * not, or NULL with the old one untouched. */
void *zr__grow(void *array, size_t *capacity, size_t needed, size_t size);

/* A copy of a string, NULL when memory ran out. */
char *zr__strdup(const char *string);

void zr__free(void *memory);

/* For tests: the allocation after the next `successes` of this thread fails, once; -1 never. */
void zr__memory_fail_after(long successes);

#endif
