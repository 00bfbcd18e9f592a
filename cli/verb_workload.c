/*
 * zeren workload: how much each unit leads and supports, and who has too much of it.
 */
#include "cli/input.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/talk.h"
#include "cli/verbs.h"

static int answer(char **text, const zr__input *input, const zr_args *args)
{
    const zr_workload_options options = {
        .scope = &input->scope, .lambda = args->lambda, .alpha = args->alpha};
    const zr_table_options table = zr__table_options(args);
    zr_workload load = {0};
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    zr__progress_start(_("measuring the workload"));
    if (zr_workload_compute(&load, input->graph, &options, &err) != ZR_OK ||
        zr_workload_format(text, &load, input->graph, &table, &err) != ZR_OK)
        code = zr__complain(&err);
    zr_workload_clear(&load);
    return code;
}

static int run(const zr_args *args)
{
    return zr__table_run(args, args->operand[0], answer);
}

static const zr_option own_options[] = {
    {.kind = ZR_OPTION_REAL,
     .name = "lambda",
     .offset = offsetof(zr_args, lambda),
     .value = "X",
     .most = 1,
     .summary = N_("part of a task credited to its lead [0.5]"),
     .detail = N_("In the lead-weighted load; the others share what is left.")},
    {.kind = ZR_OPTION_REAL,
     .name = "alpha",
     .offset = offsetof(zr_args, alpha),
     .value = "X",
     .most = 1,
     .summary = N_("flag what has q up to X [0.05]")},
    {.kind = ZR_OPTION_END}};

const zr_verb zr__verb_workload = {
    .name = "workload",
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .summary = N_("Count what each unit leads and supports"),
    .about = N_("Shows for every unit the tasks it leads and supports, its load by several\n"
                "rules of counting with its ranks, and whether it has more than its share: far\n"
                "from the others (Iglewicz & Hoaglin; Tukey), more than its capacity explains\n"
                "(binomial), or leading more or less often than its places among the units of\n"
                "its tasks imply (exact Poisson-binomial). Every flag comes with the expected\n"
                "value, p, and q over the units tested. Then how unevenly the load is spread."),
    .options = {zr__options_scope, own_options, zr__options_table, zr__options_seed,
                zr__options_output, zr__options_help},
    .examples = {{N_("Who leads most?"), "zeren workload --top 10 notice.json"},
                 {N_("This year only, as JSON"),
                  "zeren workload --plan annual --format json notice.json"},
                 {N_("By the fractional load, largest first"),
                  "zeren workload --sort -fractional notice.json"}},
    .run = run,
};
