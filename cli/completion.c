/*
 * Completion for bash: the verbs first, then the options of the verb, their choices, and files.
 */
#include "cli/help.h"

#include "src/buffer.h"

static void add_names(zr__buffer *out, const zr_option *rows)
{
    for (const zr_option *row = rows; row->kind != ZR_OPTION_END; row++)
        zr__buffer_addf(out, "%s--%s", row == rows ? "" : " ", row->name);
}

static void add_choices(zr__buffer *out, const zr_verb *verb, const zr_option *rows)
{
    for (const zr_option *row = rows; row->kind != ZR_OPTION_END; row++) {
        if (row->choices == NULL)
            continue;
        zr__buffer_addf(out, "    %s:--%s", verb->name, row->name);
        if (row->letter != 0)
            zr__buffer_addf(out, " | %s:-%c", verb->name, row->letter);
        zr__buffer_add(out, ") words='");
        for (size_t i = 0; row->choices[i] != NULL; i++)
            zr__buffer_addf(out, "%s%s", i == 0 ? "" : " ", row->choices[i]);
        zr__buffer_add(out, "' ;;\n");
    }
}

static void add_verb(zr__buffer *out, const zr_verb *verb)
{
    zr_option rows[ZR_MOST_OPTIONS];

    zr__verb_rows(rows, verb);
    add_choices(out, verb, rows);
    zr__buffer_addf(out, "    %s:*) [[ $word == -* ]] && words='", verb->name);
    add_names(out, rows);
    zr__buffer_add(out, "' ;;\n");
}

char *zr__help_completion(void)
{
    zr__buffer out = {0};

    zr__buffer_add(&out, "_zeren() {\n"
                         "    local word=${COMP_WORDS[COMP_CWORD]} words=\n"
                         "    local before=${COMP_WORDS[COMP_CWORD - 1]} verb=${COMP_WORDS[1]}\n"
                         "    ((COMP_CWORD > 1)) || verb=\n"
                         "    case $verb:$before in\n"
                         "    :*) words='");
    for (size_t i = 0; zr__verbs[i] != NULL; i++)
        zr__buffer_addf(&out, "%s ", zr__verbs[i]->name);
    zr__buffer_add(&out, "--help --lang --version' ;;\n");
    for (size_t i = 0; zr__verbs[i] != NULL; i++)
        add_verb(&out, zr__verbs[i]);
    zr__buffer_add(&out, "    esac\n"
                         "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
                         "}\n"
                         "complete -o default -F _zeren zeren\n");
    return zr__buffer_take(&out);
}
