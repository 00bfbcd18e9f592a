/*
 * The `zeren` command: in which language, which verb, and off it goes.
 */
#include <stdio.h>
#include <string.h>

#include "cli/help.h"
#include "cli/hints.h"
#include "cli/language.h"
#include "cli/output.h"
#include "cli/talk.h"
#include "cli/verb.h"

static int print_version(void)
{
    char text[64];

    snprintf(text, sizeof text, "zeren %s\n", zr_version());
    return zr__output_write(NULL, text, strlen(text));
}

static int refuse_verb(const char *name)
{
    char hint[256];
    zr__hints hints = {.wanted = name};

    for (size_t i = 0; zr__verbs[i] != NULL; i++)
        zr__hints_offer(&hints, zr__verbs[i]->name, zr__verbs[i]->name);
    zr__hints_format(hint, sizeof hint, &hints);
    return zr__refuse(_("no verb is called '%s'%s; 'zeren -h' lists them"), name, hint);
}

static int run_verb(const zr_verb *verb, int argc, char **argv)
{
    zr_args args = zr__args_default;
    const int code = zr__options_parse(&args, verb, argc, argv);

    if (code != ZR_EXIT_OK)
        return code;
    if (args.help != ZR_HELP_NONE)
        return zr__help_print(zr__help_verb(verb, (zr__help)args.help));
    for (size_t i = 0; i < args.operand_count; i++)
        if (zr__output_would_replace(args.output, args.operand[i]))
            return zr__refuse(_("-o '%s' would replace the notice it is about"), args.output);
    return verb->run(&args);
}

/* An option before the verb: the few that make sense without one. */
static int run_option(const char *option)
{
    if (strcmp(option, "-h") == 0)
        return zr__help_print(zr__help_command(ZR_HELP_SCREEN));
    if (strcmp(option, "--help") == 0)
        return zr__help_print(zr__help_command(ZR_HELP_PAGE));
    if (strcmp(option, "-V") == 0 || strcmp(option, "--version") == 0)
        return print_version();
    return zr__refuse(_("no option '%s' before the verb; expected -h, --help, --version or "
                        "--lang en|zh"),
                      option);
}

/* How many arguments before the verb --lang takes, which has been obeyed already. */
static int count_language(int argc, char **argv)
{
    const bool is_asked = zr__language_asked(argc, argv) != ZR_LANGUAGE_UNSET;

    if (argc > 1 && is_asked && strncmp(argv[1], "--lang=", strlen("--lang=")) == 0)
        return 1;
    return argc > 2 && is_asked && strcmp(argv[1], "--lang") == 0 ? 2 : 0;
}

static int run(int argc, char **argv)
{
    const int skipped = count_language(argc, argv);
    const char *name = argc > skipped + 1 ? argv[skipped + 1] : NULL;

    if (name == NULL) {
        zr__refuse("%s", _("which verb? 'zeren -h' lists them"));
        return ZR_EXIT_USAGE;
    }
    if (name[0] == '-')
        return run_option(name);
    if (zr__verb_find(name) == NULL)
        return refuse_verb(name);
    return run_verb(zr__verb_find(name), argc - skipped - 1, argv + skipped + 1);
}

int main(int argc, char **argv)
{
    zr__output_prepare();
    zr__language_start();
    zr__language_set(zr__language_asked(argc, argv));
    return run(argc, argv);
}
