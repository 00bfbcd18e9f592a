/*
 * zeren unit: the task list of one unit.
 */
#include "cli/table.h"
#include "cli/talk.h"
#include "cli/verbs.h"

static int answer(char **text, const zr__input *input, const zr_args *args)
{
    const zr_table_options table = zr__table_options(args);
    zr_error err = {0};
    uint32_t unit = ZR_NONE;
    int code = zr__input_find_unit(&unit, input, args->operand[0]);

    if (code == ZR_EXIT_OK &&
        zr_task_list_format(text, unit, input->graph, &input->scope, &table, &err) != ZR_OK)
        code = zr__complain(&err);
    return code;
}

static int run(const zr_args *args)
{
    return zr__table_run(args, args->operand[1], answer);
}

const zr_verb zr__verb_unit = {
    .name = "unit",
    .operands = "NAME FILE",
    .least_operands = 2,
    .most_operands = 2,
    .summary = N_("List one unit's tasks: with whom, under whom, which figures"),
    .about = N_("Lists what the unit leads, what it supports, and what reaches it through a\n"
                "group it belongs to; each task with the other units, the official in charge\n"
                "and the figures to be reached. NAME is the unit's name or an alias."),
    .options = {zr__options_scope, zr__options_table, zr__options_seed, zr__options_output,
                zr__options_help},
    .examples = {{N_("What is on my department's list?"), "zeren unit 市发展改革委 notice.json"},
                 {N_("The same for a spreadsheet, this year only"),
                  "zeren unit 市科技局 notice.json -p annual -f csv -o list.csv"}},
    .run = run,
};
