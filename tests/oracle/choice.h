/* What the programs of the oracles share: being asked line by line (asking.py), choices from words,
 * and numbers as JSON. */
#ifndef ZEREN_TESTS_ORACLE_CHOICE_H
#define ZEREN_TESTS_ORACLE_CHOICE_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "zeren/graph.h"

static inline uint32_t choice(const char *word)
{
    if (strcmp(word, "-") == 0)
        return ZR_ANY;
    return strcmp(word, "none") == 0 ? ZR_NONE : (uint32_t)strtoul(word, NULL, 10);
}

/* Plan, official and unit. */
static inline zr_scope scope_of(char **word)
{
    return (zr_scope){choice(word[0]), choice(word[1]), choice(word[2])};
}

static inline void print_number(const char *before, double value)
{
    if (isnan(value))
        printf("%snull", before);
    else
        printf("%s%.17g", before, value);
}

static inline void print_index(const char *before, uint32_t index)
{
    if (index == ZR_NONE)
        printf("%snull", before);
    else
        printf("%s%u", before, index);
}

/* The exit code, with the failure on standard error. */
static inline int outcome(const zr_error *err)
{
    char line[1100];

    if (err->status == ZR_OK)
        return EXIT_SUCCESS;
    zr_error_format(line, sizeof line, err);
    fprintf(stderr, "%s\n", line);
    return EXIT_FAILURE;
}

enum { MOST_WORDS = 16 };

/* Let each line of standard input be answered, its words between tabs. The exit code: that of the
 * first answer which has another than success. */
static inline int answer_lines(int (*answer)(int count, char **word))
{
    char line[4096], *word[MOST_WORDS];
    int code = EXIT_SUCCESS;

    while (code == EXIT_SUCCESS && fgets(line, sizeof line, stdin) != NULL) {
        int count = 0;
        for (char *rest = line; count < MOST_WORDS; count++)
            if ((word[count] = strtok_r(rest, "\t\n", &rest)) == NULL)
                break;
        code = answer(count, word);
        fflush(stdout);
    }
    return code;
}

#endif
