/*
 * Allocation: one door, so that a test can make any allocation fail.
 */
#include "src/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 16 };

static _Thread_local long successes_left = -1;

static int must_fail(void)
{
    if (successes_left < 0)
        return 0;
    return successes_left-- == 0;
}

void zr__memory_fail_after(long successes)
{
    successes_left = successes;
}

void *zr__calloc(size_t count, size_t size)
{
    if (must_fail())
        return NULL;
    return calloc(count > 0 ? count : 1, size);
}

void *zr__realloc(void *old, size_t count, size_t size)
{
    if (must_fail() || (size > 0 && count > SIZE_MAX / size))
        return NULL;
    return realloc(old, count > 0 ? count * size : size);
}

void *zr__grow(void *array, size_t *capacity, size_t needed, size_t size)
{
    if (array != NULL && needed <= *capacity)
        return array;

    size_t wanted = *capacity > 0 ? *capacity : FIRST_CAPACITY;
    while (wanted < needed)
        wanted = wanted > SIZE_MAX / 2 ? needed : wanted * 2;

    void *moved = zr__realloc(array, wanted, size);
    if (moved != NULL)
        *capacity = wanted;
    return moved;
}

char *zr__strdup(const char *string)
{
    const size_t size = strlen(string) + 1;
    char *copy = zr__calloc(size, 1);

    if (copy != NULL)
        memcpy(copy, string, size);
    return copy;
}

void zr__free(void *memory)
{
    free(memory);
}
