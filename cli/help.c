/*
 * Help: one screen for -h, the whole page for --help, both ending in examples. Everything comes
 * from the rows, so that no option can be forgotten here.
 */
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "cli/talk.h"
#include "src/buffer.h"

enum { OPTION_COLUMNS = 31, NAME_COLUMNS = 13, SCREEN_EXAMPLES = 2, LONGEST_SPELLING = 128 };

void zr__option_spell(char *text, size_t size, const zr_option *row)
{
    const char letter[] = {'-', row->letter, ',', ' ', '\0'};
    char value[LONGEST_SPELLING] = "";
    size_t length = 0;

    if (row->value != NULL)
        snprintf(value, sizeof value, " %s", row->value);
    else
        for (size_t i = 0; row->choices != NULL && row->choices[i] != NULL; i++)
            length += (size_t)snprintf(value + length, sizeof value - length, "%s%s",
                                       i == 0 ? " " : "|", row->choices[i]);
    snprintf(text, size, "%s--%s%s", row->letter != 0 ? letter : "    ", row->name, value);
}

static void add_option_line(zr__buffer *out, const zr_option *row)
{
    char spelling[LONGEST_SPELLING * 2];

    zr__option_spell(spelling, sizeof spelling, row);
    zr__buffer_addf(out, "  %-*s  %s\n", OPTION_COLUMNS, spelling, _(row->summary));
}

/* Each line of a text of several, indented. */
static void add_indented(zr__buffer *out, int columns, const char *text)
{
    while (*text != '\0') {
        const size_t length = strcspn(text, "\n");
        zr__buffer_addf(out, "%*s%.*s\n", length > 0 ? columns : 0, "", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

static void add_option_entry(zr__buffer *out, const zr_option *row)
{
    char text[LONGEST_SPELLING * 2];

    zr__option_spell(text, sizeof text, row);
    zr__buffer_addf(out, "  %s\n", text);
    add_indented(out, 8, _(row->summary));
    if (row->choices != NULL && row->value != NULL) {
        zr__choices_format(text, sizeof text, row->choices);
        zr__buffer_addf(out, "        %s: %s\n", row->value, text);
    }
    if (row->detail != NULL)
        add_indented(out, 8, _(row->detail));
}

static void add_options(zr__buffer *out, const zr_verb *verb, bool is_page)
{
    zr_option rows[ZR_MOST_OPTIONS];

    zr__verb_rows(rows, verb);
    for (const zr_option *row = rows; row->kind != ZR_OPTION_END; row++)
        if (is_page)
            add_option_entry(out, row);
        else if (!row->is_rare)
            add_option_line(out, row);
}

static void add_examples(zr__buffer *out, const zr_example *example, size_t most, bool is_page)
{
    zr__buffer_addf(out, "\n%s\n", _("Examples:"));
    for (size_t i = 0; i < most && example[i].command != NULL; i++)
        if (is_page)
            zr__buffer_addf(out, "  %s\n      %s\n", _(example[i].words), example[i].command);
        else
            zr__buffer_addf(out, "  %s\n", example[i].command);
}

char *zr__help_verb(const zr_verb *verb, zr__help length)
{
    const bool is_page = length == ZR_HELP_PAGE;
    zr__buffer out = {0};

    zr__buffer_addf(&out, _("Usage: zeren %s [OPTION...] %s\n"), verb->name, verb->operands);
    zr__buffer_addf(&out, "%s\n", _(verb->summary));
    if (is_page)
        zr__buffer_addf(&out, "\n%s\n\n%s\n", _(verb->about),
                        _("FILE '-' is standard input. Options may stand anywhere; '--' ends "
                          "them."));
    zr__buffer_add(&out, "\n");
    add_options(&out, verb, is_page);
    add_examples(&out, verb->examples, is_page ? ZR_MOST_EXAMPLES : SCREEN_EXAMPLES, is_page);
    if (is_page)
        zr__buffer_addf(&out, "\n%s\n", _("See also: zeren help exit-codes|environment|formats"));
    return zr__buffer_take(&out);
}

static const zr_example command_examples[] = {
    {N_("Who leads what, and who has too much?"), "zeren workload notice.json"},
    {N_("The map of who works with whom"), "zeren render units notice.json -o units.svg"},
    {N_("What is on one department's list?"), "zeren unit 市发展改革委 notice.json"},
    {NULL, NULL},
    {NULL, NULL}};

static void add_pair(zr__buffer *out, const char *name, const char *words)
{
    zr__buffer_addf(out, "  %-*s  %s\n", NAME_COLUMNS, name, words);
}

static void add_verbs(zr__buffer *out, bool is_page)
{
    for (size_t i = 0; zr__verbs[i] != NULL; i++)
        if (is_page || !zr__verbs[i]->is_rare)
            add_pair(out, zr__verbs[i]->name, _(zr__verbs[i]->summary));
}

static void add_topics(zr__buffer *out)
{
    for (const zr__topic *topic = zr__topics; topic->name != NULL; topic++)
        add_pair(out, topic->name, _(topic->summary));
}

char *zr__help_command(zr__help length)
{
    const bool is_page = length == ZR_HELP_PAGE;
    zr__buffer out = {0};

    zr__buffer_addf(&out, "%s\n", _("Usage: zeren VERB [OPTION...] FILE"));
    zr__buffer_addf(&out, "%s\n\n",
                    _("Reads who is responsible for what in a notice, and shows it."));
    add_verbs(&out, is_page);
    if (is_page) {
        zr__buffer_addf(&out, "\n%s\n", _("Topics of 'zeren help':"));
        add_topics(&out);
        zr__buffer_addf(&out, "\n%s\n", _("Options before the verb:"));
        add_pair(&out, "-h, --help", _("-h fits a screen, --help says everything"));
        add_pair(&out, "-V, --version", _("which zeren this is"));
        add_pair(&out, "--lang en|zh", _("language of words and headings [the locale's]"));
    }
    add_examples(&out, command_examples, is_page ? ZR_MOST_EXAMPLES : 1, is_page);
    if (!is_page)
        zr__buffer_addf(&out, "\n%s\n",
                        _("'zeren VERB -h' lists the options of a verb; 'zeren --help' says "
                          "more."));
    return zr__buffer_take(&out);
}
