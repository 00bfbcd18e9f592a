/* Help, printed from the tables of verbs and options. */
#ifndef ZEREN_CLI_HELP_H
#define ZEREN_CLI_HELP_H

#include "cli/verb.h"

/* The command as a whole, or one verb; each returns the text, NULL when memory ran out. Release
 * with zr__free(). */
char *zr__help_command(zr__help length);
char *zr__help_verb(const zr_verb *verb, zr__help length);

/* A topic is a row. */
typedef struct zr__topic {
    const char *name;
    const char *summary;
    const char *text;
} zr__topic;

extern const zr__topic zr__topics[]; /* Ends with a row without a name. */
const zr__topic *zr__topic_find(const char *name);
char *zr__help_topic(const zr__topic *topic);

/* The manual page, and the completion for bash. */
char *zr__help_man(void);
char *zr__help_completion(void);

/* Print any of these on standard output and free it. Returns an exit code. */
int zr__help_print(char *text);

/* An option with its letter and what it takes, as in "-n, --top N". */
void zr__option_spell(char *text, size_t size, const zr_option *row);

#endif
