/*
 * zeren check: every problem of a notice in one run, and what is legal but worth a look.
 *
 * The list is the answer, so it goes to standard output even when the notice is refused. Only a
 * file that cannot be read at all leaves nothing to list.
 */
#include "cli/input.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/talk.h"
#include "cli/verbs.h"

static bool can_be_listed(zr_status status, const zr_findings *findings)
{
    return status == ZR_OK || ((status == ZR_ESYNTAX || status == ZR_EDATA) && findings->count > 0);
}

static int list(const zr_findings *findings, const zr_notice *notice, const zr_args *args)
{
    const zr_table_options table = zr__table_options(args);
    zr_error err = {0};
    char *text = NULL;

    if (zr_findings_format(&text, findings, notice, &table, &err) != ZR_OK)
        return zr__complain(&err);
    return zr__table_write(text, args);
}

static int run(const zr_args *args)
{
    zr_findings findings = {0};
    zr_notice *notice = NULL;
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    zr__progress_start(_("reading the notice"));
    const zr_status status = zr_notice_load(&notice, args->operand[0], &findings, &err);
    zr__progress_stop();

    if (!can_be_listed(status, &findings))
        code = zr__complain(&err);
    else
        code = list(&findings, notice, args);
    if (code == ZR_EXIT_OK && status != ZR_OK)
        code = ZR_EXIT_INPUT;
    else if (code == ZR_EXIT_OK && findings.count > 0)
        code = ZR_EXIT_FOUND;
    zr_findings_clear(&findings);
    zr_notice_free(notice);
    return code;
}

const zr_verb zr__verb_check = {
    .name = "check",
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .summary = N_("Say what is wrong with a notice, or worth a look"),
    .about = N_("Lists every problem for which the notice would be refused, each with its line\n"
                "and column; if there is none, what is legal but worth a look: a task without a\n"
                "unit, a unit twice on one task, a group as lead, names that are nearly the\n"
                "same, an official without a task, a unit that nothing names, a due date\n"
                "outside its plan, an unknown key.\n"
                "\n"
                "The exit code is 0 when there is nothing, 1 when something is worth a look, 3\n"
                "when the notice is refused."),
    .options = {zr__options_table, zr__options_output, zr__options_help},
    .examples = {{N_("Is this notice in order?"), "zeren check notice.json"},
                 {N_("The list for a program"), "zeren check --format json notice.json"},
                 {N_("From a pipe"), "xz -dc notice.json.xz | zeren check -"}},
    .run = run,
};
