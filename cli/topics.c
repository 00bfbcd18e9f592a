/*
 * Help topics: what no single verb owns.
 */
#include "cli/help.h"

#include <string.h>

#include "cli/talk.h"
#include "src/memory.h"

const zr__topic zr__topics[] = {
    {"exit-codes", N_("What the exit code says"),
     N_("Exit codes\n"
        "\n"
        "  0   all went well\n"
        "  1   'zeren check' found something worth a look\n"
        "  2   the command line is wrong: an unknown verb, option, plan, official or\n"
        "      unit, or a value out of range; nothing was written\n"
        "  3   a file cannot be read or is not a valid notice, or a document leaves a\n"
        "      doubt with 'import --strict'; no answer was written\n"
        "  4   the answer could not be written; an old file is as it was\n"
        "  70  memory ran out, or a fault of zeren or of a library: please report it\n"
        "\n"
        "A reader that closes the pipe early (as in 'zeren workload n.json | head') is\n"
        "nobody's error: the exit code is 0.\n"
        "\n"
        "Example:\n"
        "  zeren check notice.json || echo 'worth a look'\n")},
    {"environment", N_("Variables and files that matter"),
     N_("Environment\n"
        "\n"
        "  LC_ALL, LC_MESSAGES, LANG   the first that is set gives the language, unless\n"
        "                              --lang does: Chinese when it starts with 'zh',\n"
        "                              even where that locale is not installed\n"
        "  LANGUAGE                    a list of languages that goes before them, unless\n"
        "                              the locale is C\n"
        "  NO_COLOR                    not empty: no colour, unless --color always\n"
        "  TERM                        'dumb': no colour, unless --color always\n"
        "\n"
        "Numbers have a point in every language, text is UTF-8 in every locale, and the\n"
        "time of day changes nothing: the same input, options and seed give the same\n"
        "bytes. Translations are read from ../share/locale beside the program.\n"
        "\n"
        "Example:\n"
        "  LANG=zh_CN.UTF-8 zeren workload notice.json\n")},
    {"formats", N_("What goes in and what comes out"),
     N_("Formats\n"
        "\n"
        "In: a notice as JSON, described by notice.schema.json (in data/ or share/zeren);\n"
        "'zeren import' makes it of a document.\n"
        "\n"
        "Out, by --format:\n"
        "  table  columns that line up, also with Chinese in them\n"
        "  json   everything, with English keys whatever the language:\n"
        "           workload   {\"units\":[{\"unit\",\"lead\",\"support\",...}],\n"
        "                       \"concentration\":{\"gini\",\"hhi\",\"top5_share\",...},...}\n"
        "           clusters   {\"method\",\"clusters\":[{\"label\",\"units\",\"stability\"}],\n"
        "                       \"modularity\","
        "\"ties\":[{\"a\",\"b\",\"shared\",\"p\",\"q\"}],...}\n"
        "           coverage   {\"officials\":[{\"official\",\"tasks\",...}],\"overlaps\",...}\n"
        "           robustness {\"units\":[{\"unit\",...}],\"truck_factor\",\"cut_units\",\n"
        "                       \"smallest_units\",...}\n"
        "           compare    {\"from\",\"to\",\"units\":[{\"unit\",\"from\",\"to\",\"shift\",\n"
        "                       \"p\",\"q\"}],\"entered\",\"left\",\"jsd\",\"ami\",...}\n"
        "                      of three files or more {\"sides\",\"steps\",\"whole\",\n"
        "                       \"units\":[{\"unit\",\"trend\",\"parts\"}],...}\n"
        "           trace      {\"counts\",\"tasks\":[{\"task\",\"verdict\",\"matches\"}],\n"
        "                       \"rootless\",\"roots\",\"leads\",...}\n"
        "           balance    {\"peak\",\"min_peak\",\"handovers\":[{\"task\",\"from\",\"to\",\n"
        "                       \"why\"}],\"units\",...}\n"
        "           what-if    {\"changes\",\"figures\":[{\"analysis\",\"figure\",\"before\",\n"
        "                       \"after\"}],\"units\",\"no_lead\",\"no_unit\",...}\n"
        "           unit       {\"unit\",\"leads\",\"supports\",\"through_groups\",...}\n"
        "           inspect    {\"as_of\",\"total\",\"plans\",\"units\",\"tasks\":[{\"task\",\n"
        "                       \"progress\"}],\"figures\",\"findings\",...}\n"
        "           check      [{\"severity\",\"kind\",\"line\",\"message\",...}]\n"
        "         docs/json.md describes every field\n"
        "  csv    one table (--table, or the first), UTF-8, RFC 4180; a cell that a\n"
        "         spreadsheet would run as a formula starts with an apostrophe\n"
        "  md     tables for a Markdown document\n"
        "  xlsx   of 'zeren ledger': a workbook\n"
        "  html   of 'zeren report': one page that asks the network for nothing\n"
        "  svg, png, pdf, dot          of 'zeren render'; with --measure JSON\n"
        "\n"
        "Example:\n"
        "  zeren workload --format csv notice.json -o workload.csv\n")},
    {NULL, NULL, NULL}};

const zr__topic *zr__topic_find(const char *name)
{
    for (const zr__topic *topic = zr__topics; topic->name != NULL; topic++)
        if (strcmp(topic->name, name) == 0)
            return topic;
    return NULL;
}

char *zr__help_topic(const zr__topic *topic)
{
    return zr__strdup(_(topic->text));
}
