/*
 * zeren compare: where weight moved between two plans of a notice, or between two notices.
 */
#include <string.h>

#include "cli/progress.h"
#include "cli/sides.h"
#include "cli/table.h"
#include "cli/talk.h"
#include "cli/verbs.h"

static int answer(char **text, const zr_side *from, const zr_side *to, const zr_args *args)
{
    const zr_compare_options options = {.rule = (zr_load_rule)args->rule,
                                        .seed = args->seed,
                                        .deals = args->deals,
                                        .method = (zr_cluster_method)args->method};
    const zr_table_options table = zr__table_options(args);
    zr_comparison comparison = {0};
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    zr__progress_start(_("comparing"));
    if (zr_compare(&comparison, from, to, &options, &err) != ZR_OK ||
        zr_comparison_format(text, &comparison, from, to, &table, &err) != ZR_OK)
        code = zr__complain(&err);
    zr_comparison_clear(&comparison);
    return code;
}

static int answer_series(char **text, const zr_side *side, uint32_t count, const zr_args *args)
{
    const zr_compare_options options = {.rule = (zr_load_rule)args->rule,
                                        .seed = args->seed,
                                        .deals = args->deals,
                                        .method = (zr_cluster_method)args->method};
    const zr_table_options table = zr__table_options(args);
    zr_series series = {0};
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    zr__progress_start(_("comparing"));
    if (zr_series_compute(&series, side, count, &options, &err) != ZR_OK ||
        zr_series_format(text, &series, side, &table, &err) != ZR_OK)
        code = zr__complain(&err);
    zr_series_clear(&series);
    return code;
}

static int check_series(const zr_args *args)
{
    uint32_t from_input = 0;

    for (size_t i = 0; i < args->operand_count; i++)
        from_input += strcmp(args->operand[i], "-") == 0;
    if (from_input > 1)
        return zr__refuse("%s", _("only one of the files can be standard input"));
    if (args->from != NULL || args->to != NULL)
        return zr__refuse("%s", _("--from and --to compare two; for more files give --plan"));
    return ZR_EXIT_OK;
}

/* Three files or more, in the order of time. */
static int run_series(const zr_args *args)
{
    zr__input input[ZR_MOST_OPERANDS] = {0}, *inputs[ZR_MOST_OPERANDS];
    zr_side side[ZR_MOST_OPERANDS];
    char *text = NULL;
    int code = check_series(args);

    for (size_t i = 0; i < args->operand_count && code == ZR_EXIT_OK; i++) {
        code = zr__input_load(&input[i], args->operand[i], args->plan, args);
        inputs[i] = &input[i];
    }
    if (code == ZR_EXIT_OK)
        code = zr__inputs_share_names(inputs, args->operand_count, args);
    for (size_t i = 0; i < args->operand_count && code == ZR_EXIT_OK; i++)
        side[i] = (zr_side){input[i].graph, input[i].scope};
    if (code == ZR_EXIT_OK)
        code = answer_series(&text, side, (uint32_t)args->operand_count, args);
    if (code == ZR_EXIT_OK)
        code = zr__table_write(text, args);
    for (size_t i = 0; i < args->operand_count; i++)
        zr__input_clear(&input[i]);
    return code;
}

static int run_pair(const zr_args *args)
{
    zr__sides sides = {0};
    char *text = NULL;
    int code = zr__sides_check(args->operand, args->operand_count, ZR__SIDES_WHOLE, args);

    if (code == ZR_EXIT_OK)
        code = zr__sides_load(&sides, args->operand, args->operand_count, ZR__SIDES_WHOLE, args);
    if (code == ZR_EXIT_OK)
        code = answer(&text, &sides.from, &sides.to, args);
    if (code == ZR_EXIT_OK)
        code = zr__table_write(text, args);
    zr__sides_clear(&sides);
    return code;
}

static int run(const zr_args *args)
{
    return args->operand_count > 2 ? run_series(args) : run_pair(args);
}

static const char *const rules[] = {"total",         "lead",     "fractional",
                                    "lead-weighted", "harmonic", NULL};

static const zr_option side_options[] = {
    {.kind = ZR_OPTION_TEXT,
     .name = "from",
     .offset = offsetof(zr_args, from),
     .value = "PLAN",
     .summary = N_("what was before: a plan of the first file")},
    {.kind = ZR_OPTION_TEXT,
     .name = "to",
     .offset = offsetof(zr_args, to),
     .value = "PLAN",
     .summary = N_("what came after: a plan of the last file")},
    {.kind = ZR_OPTION_CHOICE,
     .name = "rule",
     .offset = offsetof(zr_args, rule),
     .choices = rules,
     .value = "RULE",
     .summary = N_("load that is compared [fractional]")},
    {.kind = ZR_OPTION_COUNT,
     .name = "deals",
     .offset = offsetof(zr_args, deals),
     .value = "N",
     .most = 100000000,
     .summary = N_("random deals of tasks [0: 9,999, or fewer]"),
     .detail = N_("The whole shift is measured against dealing the tasks to the two sides\n"
                  "at random; when all deals are few, every one is tried."),
     .is_rare = true},
    {.kind = ZR_OPTION_END}};

const zr_verb zr__verb_compare = {
    .name = "compare",
    .operands = "FILE [FILE...]",
    .least_operands = 1,
    .most_operands = ZR_MOST_OPERANDS,
    .summary = N_("Show where weight moved between two plans or notices"),
    .about = N_("Compares two plans of one notice (--from and --to), or two notices, each whole\n"
                "or by the plan that --from, --to or, for both, --plan names. Shows for every\n"
                "unit and official the share of the load before and after with an exact test,\n"
                "who entered and who left, who became lead or stopped being it, how far the\n"
                "whole moved, whether chance alone moves as much, and whether the clusters of\n"
                "units and the networks of who works with whom agree. Of three files or more,\n"
                "in the order of time, shows the share of each unit on each, its trend, and the\n"
                "steps from one to the next. Units of several files are one by their names, or\n"
                "when the registry of unit names knows them as one, an earlier name included."),
    .options = {side_options, zr__options_scope, zr__options_registry, zr__options_method,
                zr__options_seed, zr__options_table, zr__options_output, zr__options_help},
    .examples = {{N_("How does the year's plan differ from the five-year plan?"),
                  "zeren compare --from five-year --to annual notice.json"},
                 {N_("This year's notice against last year's"),
                  "zeren compare 2020.json 2021.json --plan annual"},
                 {N_("Who gained weight over the years?"),
                  "zeren compare 2019.json 2020.json 2021.json"}},
    .run = run,
};
