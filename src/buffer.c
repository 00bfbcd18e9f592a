/*
 * A growing text with sticky failure.
 */
#include "src/buffer.h"

#include <stdio.h>
#include <string.h>

#include "src/memory.h"

static bool reserve(zr__buffer *buffer, size_t more)
{
    if (buffer->failed)
        return false;

    char *bytes = zr__grow(buffer->bytes, &buffer->capacity, buffer->size + more + 1, 1);
    if (bytes == NULL) {
        buffer->failed = true;
        return false;
    }
    buffer->bytes = bytes;
    return true;
}

void zr__buffer_add_bytes(zr__buffer *buffer, const char *bytes, size_t size)
{
    if (!reserve(buffer, size))
        return;
    if (size > 0) /* nothing may come as NULL */
        memcpy(buffer->bytes + buffer->size, bytes, size);
    buffer->size += size;
    buffer->bytes[buffer->size] = '\0';
}

void zr__buffer_add(zr__buffer *buffer, const char *text)
{
    zr__buffer_add_bytes(buffer, text, strlen(text));
}

void zr__buffer_addv(zr__buffer *buffer, const char *format, va_list args)
{
    va_list again;

    va_copy(again, args);
    const int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (size < 0 || !reserve(buffer, (size_t)size))
        return;

    vsnprintf(buffer->bytes + buffer->size, (size_t)size + 1, format, args);
    buffer->size += (size_t)size;
}

void zr__buffer_addf(zr__buffer *buffer, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    zr__buffer_addv(buffer, format, args);
    va_end(args);
}

char *zr__buffer_take(zr__buffer *buffer)
{
    zr__buffer_add_bytes(buffer, "", 0);
    char *bytes = buffer->failed ? NULL : buffer->bytes;

    if (bytes == NULL)
        zr__free(buffer->bytes);
    *buffer = (zr__buffer){0};
    return bytes;
}

void zr__buffer_clear(zr__buffer *buffer)
{
    zr__free(buffer->bytes);
    *buffer = (zr__buffer){0};
}
