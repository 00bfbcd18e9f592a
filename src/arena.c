/*
 * An arena: blocks that are cut from front to back. Text is packed without gaps, structs start at
 * a multiple of eight. A piece that is large for a block gets one of its own, so that at most a
 * sixteenth of a block is ever left unused.
 */
#include "src/arena.h"

#include <stdint.h>
#include <string.h>

#include "src/memory.h"

enum { BLOCK_BYTES = 64 * 1024 - 64, LARGE_BYTES = BLOCK_BYTES / 16, ALIGNMENT = 8 };

struct zr__arena_block {
    struct zr__arena_block *older;
    size_t used;
    size_t capacity;
    char bytes[];
};

static struct zr__arena_block *new_block(size_t capacity)
{
    if (capacity > SIZE_MAX - sizeof(struct zr__arena_block))
        return NULL;

    struct zr__arena_block *block = zr__calloc(1, sizeof *block + capacity);

    if (block != NULL)
        block->capacity = capacity;
    return block;
}

/* A block of its own, put behind the newest, which may have room left. */
static void *take_large(zr__arena *arena, size_t size)
{
    struct zr__arena_block *block = new_block(size);

    if (block == NULL)
        return NULL;
    block->used = size;
    if (arena->newest != NULL) {
        block->older = arena->newest->older;
        arena->newest->older = block;
    } else {
        arena->newest = block;
    }
    return block->bytes;
}

static void *take(zr__arena *arena, size_t size, size_t alignment)
{
    struct zr__arena_block *block = arena->newest;
    size_t start = block != NULL ? (block->used + alignment - 1) / alignment * alignment : 0;

    if (size > LARGE_BYTES)
        return take_large(arena, size);
    if (block == NULL || start > block->capacity || size > block->capacity - start) {
        block = new_block(BLOCK_BYTES);
        if (block == NULL)
            return NULL;
        block->older = arena->newest;
        arena->newest = block;
        start = 0;
    }
    block->used = start + size;
    return block->bytes + start;
}

void *zr__arena_take(zr__arena *arena, size_t size)
{
    return take(arena, size, ALIGNMENT);
}

void *zr__arena_array(zr__arena *arena, size_t count, size_t size)
{
    if (count == 0 || count > SIZE_MAX / size)
        return NULL;
    return take(arena, count * size, ALIGNMENT);
}

char *zr__arena_text(zr__arena *arena, const char *text, size_t size)
{
    char *copy = size < SIZE_MAX ? take(arena, size + 1, 1) : NULL;

    if (copy != NULL)
        memcpy(copy, text, size);
    return copy;
}

void zr__arena_clear(zr__arena *arena)
{
    while (arena->newest != NULL) {
        struct zr__arena_block *block = arena->newest;
        arena->newest = block->older;
        zr__free(block);
    }
}
