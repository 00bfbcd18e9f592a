/*
 * zeren help: a verb, a topic, or the whole; and zeren completion.
 */
#include <string.h>

#include "cli/help.h"
#include "cli/hints.h"
#include "cli/output.h"
#include "cli/talk.h"
#include "cli/verbs.h"
#include "src/memory.h"

int zr__help_print(char *text)
{
    if (text == NULL) {
        zr__say("%s", _("out of memory"));
        return ZR_EXIT_FAULT;
    }
    const int code = zr__output_write(NULL, text, strlen(text));
    zr__free(text);
    return code;
}

static int refuse(const char *name)
{
    char hint[256];
    zr__hints hints = {.wanted = name};

    for (const zr__topic *topic = zr__topics; topic->name != NULL; topic++)
        zr__hints_offer(&hints, topic->name, topic->name);
    for (size_t i = 0; zr__verbs[i] != NULL; i++)
        zr__hints_offer(&hints, zr__verbs[i]->name, zr__verbs[i]->name);
    zr__hints_format(hint, sizeof hint, &hints);
    return zr__refuse(_("no verb or topic is called '%s'%s; 'zeren --help' lists them"), name,
                      hint);
}

static int run_help(const zr_args *args)
{
    const char *name = args->operand[0];

    if (name == NULL)
        return zr__help_print(zr__help_command(ZR_HELP_PAGE));
    if (strcmp(name, "man") == 0)
        return zr__help_print(zr__help_man());
    if (zr__topic_find(name) != NULL)
        return zr__help_print(zr__help_topic(zr__topic_find(name)));
    if (zr__verb_find(name) != NULL)
        return zr__help_print(zr__help_verb(zr__verb_find(name), ZR_HELP_PAGE));
    return refuse(name);
}

const zr_verb zr__verb_help = {
    .name = "help",
    .operands = "[VERB|TOPIC]",
    .most_operands = 1,
    .summary = N_("Explain a verb or a topic"),
    .is_rare = true,
    .about = N_("Topics: exit-codes, environment, formats; 'man' prints the manual page."),
    .options = {zr__options_help},
    .examples = {{N_("Everything about a verb"), "zeren help workload"},
                 {N_("Read the manual page"), "zeren help man | man -l -"}},
    .run = run_help,
};

static int run_completion(const zr_args *args)
{
    if (strcmp(args->operand[0], "bash") != 0)
        return zr__refuse(_("no completion for '%s', expected bash"), args->operand[0]);
    return zr__help_print(zr__help_completion());
}

const zr_verb zr__verb_completion = {
    .name = "completion",
    .operands = "bash",
    .least_operands = 1,
    .most_operands = 1,
    .summary = N_("Print the completion of command lines for bash"),
    .is_rare = true,
    .about = N_("Load it in the shell, or from a start-up file."),
    .options = {zr__options_help},
    .examples = {{N_("For this shell"), "source <(zeren completion bash)"}},
    .run = run_completion,
};
