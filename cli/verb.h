/* A verb is a row: what it is called, what it takes, how it is explained, and what runs it. */
#ifndef ZEREN_CLI_VERB_H
#define ZEREN_CLI_VERB_H

#include "cli/options.h"

enum { ZR_MOST_EXAMPLES = 5 };

typedef struct zr_example {
    const char *words; /* What it answers. */
    const char *command;
} zr_example;

typedef struct zr_verb {
    const char *name;
    const char *operands; /* As in "NAME FILE". */
    size_t least_operands, most_operands;
    const char *summary; /* At most 60 columns. */
    bool is_rare;        /* On the page of help, not on its screen. */
    const char *about;   /* Paragraphs of the page, in lines of at most 79 columns. */
    const zr_option *options[ZR_MOST_GROUPS]; /* Groups of rows, in the order of the help. */
    zr_example examples[ZR_MOST_EXAMPLES];
    int (*run)(const zr_args *args); /* Returns the exit code. */
} zr_verb;

/* Every verb in the order of the help, ending with NULL. */
extern const zr_verb *const zr__verbs[];

/* The verb of this name, or NULL. */
const zr_verb *zr__verb_find(const char *name);

/* Copy the rows of all groups one after the other, ended by ZR_OPTION_END. */
void zr__verb_rows(zr_option rows[ZR_MOST_OPTIONS], const zr_verb *verb);

#endif
