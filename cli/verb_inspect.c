/*
 * zeren inspect: what came back, against the notice and the calendar.
 */
#include "cli/inspected.h"
#include "cli/table.h"
#include "cli/talk.h"
#include "cli/verbs.h"

static int answer(const zr__inspected *inspected, const zr__input *input, const zr_args *args)
{
    const zr_table_options table = zr__table_options(args);
    zr_error err = {0};
    char *text = NULL;

    if (zr_inspection_format(&text, &inspected->inspection, input->graph, inspected->filled,
                             &table, &err) != ZR_OK)
        return zr__complain(&err);
    return zr__table_write(text, args);
}

static int run(const zr_args *args)
{
    zr__inspected inspected = {0};
    zr__input input = {0};

    if (args->as_of == NULL)
        return zr__refuse("%s", _("'zeren inspect' needs the day: --as-of 2021-06-30"));
    int code = zr__input_load(&input, args->operand[0], args->plan, args);
    if (code == ZR_EXIT_OK)
        code = zr__inspected_compute(&inspected, &input, args);
    if (code == ZR_EXIT_OK)
        code = answer(&inspected, &input, args);
    if (code == ZR_EXIT_OK)
        code = inspected.unread;
    zr__inspected_clear(&inspected);
    zr__input_clear(&input);
    return code;
}

const zr_verb zr__verb_inspect = {
    .name = "inspect",
    .operands = "FILE LEDGER...",
    .least_operands = 2,
    .most_operands = ZR_MOST_OPERANDS,
    .summary = N_("Read filled ledgers back: what is done, late, silent"),
    .about = N_("Holds the ledgers that departments filled in (XLSX or CSV, files or\n"
                "directories) against the notice: progress by plan, official and unit beside\n"
                "the share of the time gone, the tasks that call for attention, figures short\n"
                "of their target, the load that is left, and what is missing, contradictory or\n"
                "edited where it should not be. Ledgers are only read."),
    .options = {zr__options_inspection, zr__options_part, zr__options_table, zr__options_output,
                zr__options_help},
    .examples = {{N_("The mid-year inspection"),
                  "zeren inspect notice.json lists/ --as-of 2021-06-30"},
                 {N_("What changed since then"),
                  "zeren inspect notice.json december/ --since june/ --as-of 2021-12-31"},
                 {N_("What is wrong with the ledgers"),
                  "zeren inspect notice.json lists/ --as-of 2021-06-30 --table findings"}},
    .run = run,
};
