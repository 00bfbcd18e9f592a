/*
 * Tables: colour and width ask what standard output is, and only they.
 */
#include "cli/table.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/output.h"
#include "cli/talk.h"

static bool is_for_terminal(const zr_args *args)
{
    return zr__output_is_stdout(args->output) && isatty(STDOUT_FILENO);
}

/* --color, then a NO_COLOR that is not empty (no-color.org), then TERM=dumb. */
static bool wants_color(const zr_args *args)
{
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");

    if (args->color != ZR_COLOR_AUTO)
        return args->color == ZR_COLOR_ALWAYS;
    if (no_color != NULL && no_color[0] != '\0')
        return false;
    return is_for_terminal(args) && term != NULL && strcmp(term, "dumb") != 0;
}

static uint32_t terminal_width(const zr_args *args)
{
    struct winsize size;

    if (!is_for_terminal(args) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

zr_table_options zr__table_options(const zr_args *args)
{
    return (zr_table_options){.format = (zr_format)args->format,
                              .top = args->top,
                              .sort = args->sort,
                              .table = args->table,
                              .color = wants_color(args),
                              .width = terminal_width(args)};
}

int zr__table_write(char *text, const zr_args *args)
{
    const int code = zr__output_write(args->output, text, strlen(text));

    zr_string_free(text);
    return code;
}

int zr__table_run(const zr_args *args, const char *path, zr__answer answer)
{
    zr__input input = {0};
    char *text = NULL;
    int code = zr__input_load(&input, path, args->plan, args);

    if (code == ZR_EXIT_OK)
        code = answer(&text, &input, args);
    if (code == ZR_EXIT_OK)
        code = zr__table_write(text, args);
    else
        zr_string_free(text); /* made before the applied notice was refused */
    zr__input_clear(&input);
    return code;
}
