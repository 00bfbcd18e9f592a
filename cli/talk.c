/*
 * Talk: one line a message, on standard error. Names from a document or a command line may hold
 * control characters, which would drive the reader's terminal, so every line is made inert.
 */
#include "cli/talk.h"

#include <stdarg.h>
#include <stdio.h>

#include "cli/progress.h"
#include "render/plain.h"
#include "src/buffer.h"

static void say(const char *format, va_list args)
{
    zr__buffer words = {0};
    zr__buffer line = {0};

    zr__buffer_addv(&words, format, args);
    zr__buffer_add(&line, "zeren: ");
    /* Without memory for the message, that is the message. */
    zr__plain_add(&line, words.failed ? _("out of memory") : words.bytes);
    zr__buffer_add(&line, "\n");

    zr__progress_hide();
    fputs(line.failed ? "zeren: out of memory\n" : line.bytes, stderr);
    zr__buffer_clear(&line);
    zr__buffer_clear(&words);
}

void zr__say(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(format, args);
    va_end(args);
}

int zr__refuse(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(format, args);
    va_end(args);
    return ZR_EXIT_USAGE;
}

int zr__complain(const zr_error *err)
{
    char line[1100];

    zr_error_format(line, sizeof line, err);
    zr__say("%s", line);

    switch (err->status) {
    case ZR_OK:
        break;
    case ZR_EINVAL:
    case ZR_ENOTFOUND:
        return ZR_EXIT_USAGE;
    case ZR_EREAD:
    case ZR_ESYNTAX:
    case ZR_EDATA:
        return ZR_EXIT_INPUT;
    case ZR_EWRITE:
        return ZR_EXIT_OUTPUT;
    case ZR_ENOMEM:
    case ZR_ELIBRARY:
        return ZR_EXIT_FAULT;
    }
    return ZR_EXIT_FAULT;
}
