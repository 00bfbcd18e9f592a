/*
 * zeren coverage: what each official covers, where two meet, and what has nobody.
 */
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/talk.h"
#include "cli/verbs.h"

static int answer(char **text, const zr__input *input, const zr_args *args)
{
    const zr_table_options table = zr__table_options(args);
    zr_coverage coverage = {0};
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    zr__progress_start(_("measuring the coverage"));
    if (zr_coverage_compute(&coverage, input->graph, &input->scope, &err) != ZR_OK ||
        zr_coverage_format(text, &coverage, input->graph, &table, &err) != ZR_OK)
        code = zr__complain(&err);
    zr_coverage_clear(&coverage);
    return code;
}

static int run(const zr_args *args)
{
    return zr__table_run(args, args->operand[0], answer);
}

const zr_verb zr__verb_coverage = {
    .name = "coverage",
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .summary = N_("Show what each official covers, and what has nobody"),
    .about = N_("Shows for every official the tasks by plan, the units called on, and those\n"
                "that nobody else calls on; the units on which two officials pull; the units\n"
                "that answer to several; the tasks without an official, without a unit, and\n"
                "with a single one."),
    .options = {zr__options_scope, zr__options_table, zr__options_seed, zr__options_output,
                zr__options_help},
    .examples = {{N_("Who covers what in this year's plan?"),
                  "zeren coverage --plan annual notice.json"},
                 {N_("The tasks under nobody"), "zeren coverage --official none notice.json"},
                 {N_("Everything, as JSON"), "zeren coverage --format json notice.json"}},
    .run = run,
};
