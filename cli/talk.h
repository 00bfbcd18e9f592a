/* What the command says to people, all of it on standard error, and how it ends. */
#ifndef ZEREN_CLI_TALK_H
#define ZEREN_CLI_TALK_H

#include "src/failure.h"
#include "zeren/status.h"

/* `zeren help exit-codes` explains them. */
enum {
    ZR_EXIT_OK = 0,
    ZR_EXIT_FOUND = 1,  /* `check` has something to show. */
    ZR_EXIT_USAGE = 2,  /* The command line is wrong. */
    ZR_EXIT_INPUT = 3,  /* A file is unreadable or not a notice. */
    ZR_EXIT_OUTPUT = 4, /* The answer could not be written. */
    ZR_EXIT_FAULT = 70  /* Out of memory, or a fault of ours or of a library. */
};

/* Print one line that starts with "zeren: ". */
void zr__say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same, for a wrong command line: returns ZR_EXIT_USAGE. */
int zr__refuse(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Print an error of the library and return the exit code that belongs to its status. */
int zr__complain(const zr_error *err);

#endif
