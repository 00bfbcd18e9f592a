/*
 * The manual page in man(7), from the same rows as the help.
 */
#include "cli/help.h"

#include <string.h>

#include "cli/talk.h"
#include "src/buffer.h"

/* Words as roff must see them: no line may start with a control character by accident, a hyphen is
 * a minus (it is part of options), a backslash itself. */
static void add_words(zr__buffer *out, const char *text)
{
    bool at_start = true;

    for (; *text != '\0'; text++) {
        if (at_start && (*text == '.' || *text == '\''))
            zr__buffer_add(out, "\\&");
        if (*text == '-')
            zr__buffer_add(out, "\\-");
        else if (*text == '\\')
            zr__buffer_add(out, "\\e");
        else
            zr__buffer_add_bytes(out, text, 1);
        at_start = *text == '\n';
    }
}

/* Lines kept as they are. */
static void add_lines(zr__buffer *out, const char *text)
{
    zr__buffer_add(out, ".nf\n");
    add_words(out, text);
    zr__buffer_add(out, "\n.fi\n");
}

static void add_option(zr__buffer *out, const zr_option *row)
{
    char text[256];

    zr__option_spell(text, sizeof text, row);
    zr__buffer_add(out, ".TP\n.B ");
    add_words(out, text + strspn(text, " "));
    zr__buffer_add(out, "\n");
    add_words(out, _(row->summary));
    if (row->choices != NULL && row->value != NULL) {
        zr__choices_format(text, sizeof text, row->choices);
        zr__buffer_addf(out, "\n.br\n%s: ", row->value);
        add_words(out, text);
    }
    if (row->detail != NULL) {
        zr__buffer_add(out, "\n.br\n");
        add_words(out, _(row->detail));
    }
    zr__buffer_add(out, "\n");
}

static void add_example(zr__buffer *out, const zr_example *example)
{
    zr__buffer_add(out, ".TP\n");
    add_words(out, _(example->words));
    zr__buffer_add(out, "\n.B ");
    add_words(out, example->command);
    zr__buffer_add(out, "\n");
}

static void add_verb(zr__buffer *out, const zr_verb *verb)
{
    zr_option rows[ZR_MOST_OPTIONS];

    zr__buffer_addf(out, ".SS zeren %s ", verb->name);
    add_words(out, verb->operands);
    zr__buffer_add(out, "\n");
    add_words(out, _(verb->summary));
    zr__buffer_add(out, ".\n.PP\n");
    add_lines(out, _(verb->about));
    zr__verb_rows(rows, verb);
    for (const zr_option *row = rows; row->kind != ZR_OPTION_END; row++)
        add_option(out, row);
    for (size_t i = 0; i < ZR_MOST_EXAMPLES && verb->examples[i].command != NULL; i++)
        add_example(out, &verb->examples[i]);
}

char *zr__help_man(void)
{
    zr__buffer out = {0};

    zr__buffer_addf(&out, ".TH ZEREN 1 \"\" \"zeren %s\"\n.SH %s\nzeren \\- ", zr_version(),
                    _("NAME"));
    add_words(&out, _("reads who is responsible for what in a notice, and shows it"));
    zr__buffer_addf(&out, "\n.SH %s\n.B zeren\n.I VERB\n[OPTION...] FILE\n.SH %s\n", _("SYNOPSIS"),
                    _("VERBS"));
    for (size_t i = 0; zr__verbs[i] != NULL; i++)
        add_verb(&out, zr__verbs[i]);
    for (const zr__topic *topic = zr__topics; topic->name != NULL; topic++) {
        zr__buffer_add(&out, ".SH ");
        add_words(&out, topic->name);
        zr__buffer_add(&out, "\n");
        add_lines(&out, _(topic->text));
    }
    return zr__buffer_take(&out);
}
