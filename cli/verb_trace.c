/*
 * zeren trace: which tasks of the year carry out the tasks of the five-year plan.
 */
#include "cli/progress.h"
#include "cli/sides.h"
#include "cli/table.h"
#include "cli/talk.h"
#include "cli/verbs.h"

static int load_links(zr_trace_options *options, zr_trace_link **link, const zr_side *from,
                      const zr_side *to, const zr_args *args)
{
    zr__buffer text = {0};
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    if (args->links == NULL)
        return ZR_EXIT_OK;
    zr__buffer_add(&text, ""); /* an empty file has no links */
    code = zr__input_bytes(&text, args->links);
    if (code == ZR_EXIT_OK && zr_trace_links_parse(link, &options->link_count, text.bytes,
                                                   args->links, from, to, &err) != ZR_OK)
        code = zr__complain(&err);
    zr__buffer_clear(&text);
    options->link = *link;
    return code;
}

static int answer(char **text, const zr_side *from, const zr_side *to, const zr_args *args)
{
    zr_trace_options options = {.matches = args->matches,
                                      .text_only = args->text_only != 0,
                                      .one_to_one = args->one_to_one != 0,
                                      .carried_p = args->alpha,
                                      .weak_p = args->weak,
                                      .threshold = args->threshold,
                                      .seed = args->seed};
    const zr_table_options table = zr__table_options(args);
    zr_trace trace = {0};
    zr_trace_link *link = NULL;
    zr_error err = {0};
    int code = load_links(&options, &link, from, to, args);

    zr__progress_start(_("tracing"));
    if (code != ZR_EXIT_OK)
        return code;
    if (zr_trace_compute(&trace, from, to, &options, &err) != ZR_OK ||
        zr_trace_format(text, &trace, from, to, &table, &err) != ZR_OK)
        code = zr__complain(&err);
    zr_trace_clear(&trace);
    zr_string_free((char *)link);
    return code;
}

static int run(const zr_args *args)
{
    zr__sides sides = {0};
    char *text = NULL;
    int code = zr__sides_check(args->operand, args->operand_count, ZR__SIDES_PLANS, args);

    if (code == ZR_EXIT_OK)
        code = zr__sides_load(&sides, args->operand, args->operand_count, ZR__SIDES_PLANS, args);
    if (code == ZR_EXIT_OK)
        code = answer(&text, &sides.from, &sides.to, args);
    if (code == ZR_EXIT_OK)
        code = zr__table_write(text, args);
    zr__sides_clear(&sides);
    return code;
}

static const zr_option own_options[] = {
    {.kind = ZR_OPTION_TEXT,
     .name = "from",
     .offset = offsetof(zr_args, from),
     .value = "PLAN",
     .summary = N_("the plan to carry out [the five-year plan]")},
    {.kind = ZR_OPTION_TEXT,
     .name = "to",
     .offset = offsetof(zr_args, to),
     .value = "PLAN",
     .summary = N_("what carries it out [the annual plan]")},
    {.kind = ZR_OPTION_COUNT,
     .name = "matches",
     .offset = offsetof(zr_args, matches),
     .value = "N",
     .most = 1000,
     .summary = N_("at most N matches for a task [0: 3]")},
    {.kind = ZR_OPTION_FLAG,
     .name = "text-only",
     .offset = offsetof(zr_args, text_only),
     .summary = N_("let only the wording count, not the units")},
    {.kind = ZR_OPTION_FLAG,
     .name = "one-to-one",
     .offset = offsetof(zr_args, one_to_one),
     .summary = N_("let each task carry out one task at most"),
     .detail = N_("The pairing with the greatest sum of scores; at most 1,000 tasks a side.")},
    {.kind = ZR_OPTION_TEXT,
     .name = "links",
     .offset = offsetof(zr_args, links),
     .value = "FILE",
     .summary = N_("links that are known, which override scores"),
     .detail = N_("A line each: the id of a task, a blank, and the id of the task that carries\n"
                  "it out, or '-' when nothing does. Lines that start with '#' are notes.")},
    {.kind = ZR_OPTION_REAL,
     .name = "alpha",
     .offset = offsetof(zr_args, alpha),
     .value = "X",
     .most = 1,
     .summary = N_("carried: by chance with p up to X [0.05]")},
    {.kind = ZR_OPTION_REAL,
     .name = "weak",
     .offset = offsetof(zr_args, weak),
     .value = "X",
     .most = 1,
     .summary = N_("weak: by chance with p up to X [0.2]")},
    {.kind = ZR_OPTION_REAL,
     .name = "threshold",
     .offset = offsetof(zr_args, threshold),
     .value = "X",
     .most = 1,
     .summary = N_("carried: a score from X on [0: by --alpha]")},
    {.kind = ZR_OPTION_END}};

const zr_verb zr__verb_trace = {
    .name = "trace",
    .operands = "FILE [FILE]",
    .least_operands = 1,
    .most_operands = 2,
    .summary = N_("Find what carries out each task of a plan"),
    .about = N_("Finds for each task of the five-year plan the tasks of the annual plan that\n"
                "carry it out, and says why: programme names and wording in both, the units\n"
                "that share both, the official, figures on the same quantity. Lists the tasks\n"
                "that nothing carries out and the annual tasks without a root in the plan. Of\n"
                "two notices, it finds what goes on, what was dropped and what is new; units are\n"
                "one by their names, or by the registry of unit names, as in compare."),
    .options = {zr__options_scope, own_options, zr__options_registry, zr__options_seed,
                zr__options_table, zr__options_output, zr__options_help},
    .examples = {{N_("Which five-year tasks does the year carry out?"),
                  "zeren trace notice.json"},
                 {N_("What speaks for each match, as a spreadsheet"),
                  "zeren trace --table matches --format csv notice.json"},
                 {N_("What became of last year's tasks?"), "zeren trace 2020.json 2021.json"}},
    .run = run,
};
