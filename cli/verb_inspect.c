/*
 * zeren inspect: what came back, against the notice and the calendar.
 */
#include <string.h>

#include "cli/ledgers.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/talk.h"
#include "cli/verbs.h"

static int answer(const zr__input *input, const zr_filled *filled, const zr_filled *since,
                  const zr_args *args)
{
    const zr_inspection_options options = {.scope = &input->scope,
                                           .as_of = args->as_of,
                                           .since = since,
                                           .margin = args->margin};
    const zr_table_options table = zr__table_options(args);
    zr_inspection inspection = {0};
    zr_error err = {0};
    char *text = NULL;
    int code = ZR_EXIT_OK;

    if (zr_inspection_compute(&inspection, input->graph, filled, &options, &err) != ZR_OK)
        code = err.status == ZR_EINVAL ? zr__refuse("%s", err.message) : zr__complain(&err);
    else if (zr_inspection_format(&text, &inspection, input->graph, filled, &table, &err) != ZR_OK)
        code = zr__complain(&err);
    else
        code = zr__table_write(text, args);
    zr_inspection_clear(&inspection);
    return code;
}

/* A ledger that cannot be read is passed over, but the inspection is then not whole. */
static int run(const zr_args *args)
{
    zr_filled *filled = NULL, *since = NULL;
    zr__input input = {0};
    int code = ZR_EXIT_OK, unread = ZR_EXIT_OK;

    if (args->as_of == NULL)
        return zr__refuse("%s", _("'zeren inspect' needs the day: --as-of 2021-06-30"));
    code = zr__input_load(&input, args->operand[0], args->plan, args);
    if (code == ZR_EXIT_OK)
        unread = zr__ledgers_load_all(&filled, args->operand + 1, args->operand_count - 1);
    if (code == ZR_EXIT_OK && args->since != NULL) {
        const int before = zr__ledgers_load_all(&since, &args->since, 1);
        unread = unread != ZR_EXIT_OK ? unread : before;
    }
    if (code == ZR_EXIT_OK && filled != NULL && filled->file_count == 0)
        code = unread;
    if (code == ZR_EXIT_OK)
        code = answer(&input, filled, since, args);
    zr_filled_free(filled);
    zr_filled_free(since);
    zr__input_clear(&input);
    return code != ZR_EXIT_OK ? code : unread;
}

static const zr_option own_options[] = {
    {.kind = ZR_OPTION_TEXT,
     .name = "as-of",
     .offset = offsetof(zr_args, as_of),
     .value = "DAY",
     .summary = N_("the day of the inspection, such as 2021-06-30")},
    {.kind = ZR_OPTION_TEXT,
     .name = "since",
     .offset = offsetof(zr_args, since),
     .value = "LEDGER",
     .summary = N_("what the ledgers said before (file or DIR)")},
    {.kind = ZR_OPTION_REAL,
     .name = "margin",
     .offset = offsetof(zr_args, margin),
     .value = "X",
     .most = 1,
     .summary = N_("how far behind the time gone is behind [0.1]"),
     .detail = N_("A task that is not done is behind when its percentage is more than X\n"
                  "below the share of its time that has gone."),
     .is_rare = true},
    {.kind = ZR_OPTION_END}};

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
    .options = {own_options, zr__options_scope, zr__options_table, zr__options_output,
                zr__options_help},
    .examples = {{N_("The mid-year inspection"),
                  "zeren inspect notice.json lists/ --as-of 2021-06-30"},
                 {N_("What changed since then"),
                  "zeren inspect notice.json december/ --since june/ --as-of 2021-12-31"},
                 {N_("What is wrong with the ledgers"),
                  "zeren inspect notice.json lists/ --as-of 2021-06-30 --table findings"}},
    .run = run,
};
