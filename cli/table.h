/* What the verbs that answer with tables have in common. */
#ifndef ZEREN_CLI_TABLE_H
#define ZEREN_CLI_TABLE_H

#include "cli/input.h"
#include "cli/options.h"

/* Format, rows, colour and width, as the options and the terminal have them. */
zr_table_options zr__table_options(const zr_args *args);

/* Write the answer where --output says, and free it. Returns an exit code. */
int zr__table_write(char *text, const zr_args *args);

/* Make the answer about a notice; returns an exit code, and sets `text` when it is 0. What it has
 * set is freed by the caller, whatever the code. */
typedef int (*zr__answer)(char **text, const zr__input *input, const zr_args *args);

/* Load the notice at `path`, let `answer` make the text, and write it. */
int zr__table_run(const zr_args *args, const char *path, zr__answer answer);

#endif
