/*
 * zeren robustness: what fails when a unit or an official does, and how few would do.
 */
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/talk.h"
#include "cli/verbs.h"

static int answer(char **text, const zr__input *input, const zr_args *args)
{
    const zr_table_options table = zr__table_options(args);
    zr_robustness robustness = {0};
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    zr__progress_start(_("measuring the robustness"));
    if (zr_robustness_compute(&robustness, input->graph, &input->scope, &err) != ZR_OK ||
        zr_robustness_format(text, &robustness, input->graph, &table, &err) != ZR_OK)
        code = zr__complain(&err);
    zr_robustness_clear(&robustness);
    return code;
}

static int run(const zr_args *args)
{
    return zr__table_run(args, args->operand[0], answer);
}

const zr_verb zr__verb_robustness = {
    .name = "robustness",
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .summary = N_("Show what fails with a unit, and how few would do"),
    .about = N_("Shows for every unit the tasks that lose their only unit or their only lead\n"
                "with it, how many failures each task bears, what the absence of an official\n"
                "leaves, the units and tasks that hold the network together, its parts, and\n"
                "the fewest units that meet every task and officials that reach every unit."),
    .options = {zr__options_scope, zr__options_table, zr__options_seed, zr__options_output,
                zr__options_help},
    .examples = {{N_("What fails with whom?"), "zeren robustness notice.json"},
                 {N_("The fewest units that meet every task"),
                  "zeren robustness --table smallest-units notice.json"},
                 {N_("Everything, as JSON"), "zeren robustness --format json notice.json"}},
    .run = run,
};
