/*
 * Talk: one line a message, on standard error. Names from a document or a command line may hold
 * control characters, which would drive the reader's terminal; they are shown as '?'.
 */
#include "cli/talk.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli/progress.h"

enum { LONGEST_LINE = 4096 };

/* Control characters of ASCII, and those of Latin-1 (C2 80 to C2 9F in UTF-8). */
static void make_inert(char *line)
{
    for (unsigned char *c = (unsigned char *)line; *c != '\0'; c++) {
        if (*c < ' ' || *c == 0x7F)
            *c = '?';
        else if (c[0] == 0xC2 && c[1] >= 0x80 && c[1] <= 0x9F)
            c[0] = c[1] = '?';
    }
}

static void say(const char *format, va_list args)
{
    char line[LONGEST_LINE];

    vsnprintf(line, sizeof line, format, args);
    make_inert(line);
    zr__progress_hide();
    fprintf(stderr, "zeren: %s\n", line);
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
    char line[LONGEST_LINE];

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
