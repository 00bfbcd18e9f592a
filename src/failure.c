/*
 * The error record: whoever knows the place writes the message, once; callers pass it on.
 */
#include "src/failure.h"

#include <stdio.h>
#include <string.h>

/* Copy as much as fits without cutting a UTF-8 character in two. */
static void copy_text(char *to, size_t size, const char *from)
{
    size_t length = strlen(from);

    if (length >= size) {
        length = size - 1;
        while (length > 0 && ((unsigned char)from[length] & 0xC0U) == 0x80U)
            length--;
    }
    memcpy(to, from, length);
    to[length] = '\0';
}

zr_status zr__vfail_at(zr_error *err, zr_status status, zr__place place, const char *format,
                       va_list args)
{
    char message[2 * sizeof err->message];

    if (err == NULL)
        return status;
    *err = (zr_error){.status = status, .line = place.line, .column = place.column};
    vsnprintf(message, sizeof message, format, args);
    copy_text(err->message, sizeof err->message, message);
    copy_text(err->source, sizeof err->source, place.source != NULL ? place.source : "");
    copy_text(err->pointer, sizeof err->pointer, place.pointer != NULL ? place.pointer : "");
    return status;
}

zr_status zr__fail(zr_error *err, zr_status status, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    zr__vfail_at(err, status, (zr__place){0}, format, args);
    va_end(args);
    return status;
}

zr_status zr__fail_at(zr_error *err, zr_status status, zr__place place, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    zr__vfail_at(err, status, place, format, args);
    va_end(args);
    return status;
}

zr_status zr__out_of_memory(zr_error *err)
{
    return zr__fail(err, ZR_ENOMEM, "%s", _("out of memory"));
}

void zr_error_format(char *line, size_t size, const zr_error *error)
{
    char position[32] = "";
    char text[sizeof(zr_error) + sizeof position];

    if (error->line > 0 && error->column > 0)
        snprintf(position, sizeof position, ":%u:%u", error->line, error->column);
    else if (error->line > 0)
        snprintf(position, sizeof position, ":%u", error->line);

    snprintf(text, sizeof text, "%s%s%s%s%s%s", error->source, position,
             error->source[0] != '\0' || position[0] != '\0' ? ": " : "", error->pointer,
             error->pointer[0] != '\0' ? ": " : "", error->message);
    copy_text(line, size, text);
}
