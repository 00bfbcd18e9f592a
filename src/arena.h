/*
 * Memory that is taken in small pieces and given back all at once: the strings and short arrays
 * of a notice, without the cost of an allocation each.
 */
#ifndef ZEREN_SRC_ARENA_H
#define ZEREN_SRC_ARENA_H

#include <stddef.h>

typedef struct zr__arena {
    struct zr__arena_block *newest;
} zr__arena;

/* `size` bytes, zeroed and aligned for any struct of ours; NULL when memory ran out. */
void *zr__arena_take(zr__arena *arena, size_t size);

/* As zr__arena_take() for an array; NULL also for a count of 0, which needs no memory. */
void *zr__arena_array(zr__arena *arena, size_t count, size_t size);

/* A copy of `size` bytes with a NUL behind them. */
char *zr__arena_text(zr__arena *arena, const char *text, size_t size);

/* Give everything back. */
void zr__arena_clear(zr__arena *arena);

#endif
