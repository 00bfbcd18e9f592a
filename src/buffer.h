/*
 * A growing text. Failure is sticky: append without looking, and look once at the end.
 *
 *     zr__buffer text = {0};
 *     zr__buffer_addf(&text, "%u tasks", count);
 *     if (text.failed) ...
 */
#ifndef ZEREN_SRC_BUFFER_H
#define ZEREN_SRC_BUFFER_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct zr__buffer {
    char *bytes; /* NUL-terminated once anything was added. */
    size_t size; /* Without the NUL. */
    size_t capacity;
    bool failed; /* Memory ran out; what was added since is lost. */
} zr__buffer;

void zr__buffer_add(zr__buffer *buffer, const char *text);
void zr__buffer_add_bytes(zr__buffer *buffer, const char *bytes, size_t size);
void zr__buffer_addf(zr__buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void zr__buffer_addv(zr__buffer *buffer, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Hand over the text, an empty string if nothing was added; NULL when memory ran out. The buffer
 * is empty afterwards. */
char *zr__buffer_take(zr__buffer *buffer);

void zr__buffer_clear(zr__buffer *buffer);

#endif
