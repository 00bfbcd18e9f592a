/*
 * zeren merge: several notices of one place into one.
 */
#include <stddef.h>

#include "cli/output.h"
#include "cli/progress.h"
#include "cli/share.h"
#include "cli/talk.h"
#include "cli/verbs.h"
#include "zeren/import.h"

/* By names, and by the registries that there are. */
static zr_status merge(zr_notice **merged, const zr_notice *const *notices, size_t count,
                       const zr_args *args, zr_error *err)
{
    char installed[ZR_LONGEST_PATH];
    zr_import_options options = {.own_registry = args->registry};

    zr__share_registry(&options, installed);
    return zr_merge_by_registry(merged, notices, count, &options, err);
}

static int write_merged(const zr_notice *const *notices, size_t count, const zr_args *args)
{
    zr_notice *merged = NULL;
    zr_error err = {0};
    char *json = NULL;
    size_t size = 0;
    int code;

    if (merge(&merged, notices, count, args, &err) != ZR_OK ||
        zr_notice_format(&json, &size, merged, &err) != ZR_OK)
        code = err.status == ZR_EINVAL ? zr__refuse("%s", err.message) : zr__complain(&err);
    else
        code = zr__output_write(args->output, json, size);
    zr_string_free(json);
    zr_notice_free(merged);
    return code;
}

static int run(const zr_args *args)
{
    zr_notice *notices[ZR_MOST_OPERANDS] = {NULL};
    zr_error err = {0};
    int code = ZR_EXIT_OK;
    size_t count = 0;

    zr__progress_start(_("reading the notices"));
    while (count < args->operand_count && code == ZR_EXIT_OK) {
        if (zr_notice_load(&notices[count], args->operand[count], NULL, &err) != ZR_OK)
            code = zr__complain(&err);
        else
            count++;
    }
    zr__progress_stop();
    if (code == ZR_EXIT_OK)
        code = write_merged((const zr_notice *const *)notices, count, args);
    for (size_t i = 0; i < count; i++)
        zr_notice_free(notices[i]);
    return code;
}

const zr_verb zr__verb_merge = {
    .name = "merge",
    .operands = "FILE FILE...",
    .least_operands = 2,
    .most_operands = ZR_MOST_OPERANDS,
    .summary = N_("Join notices of one place into one"),
    .about = N_("Several years, or attachments that came in several files. Units are one when\n"
                "they share a name or another name, or when the registry of unit names knows them\n"
                "as one, an earlier name included; plans when all that is known of them is the\n"
                "same; an id that is taken gets the last year of its plan, or a number. Notices\n"
                "of different regions are refused: their units share names and nothing else."),
    .options = {zr__options_registry, zr__options_output, zr__options_help},
    .examples = {{N_("Two years, to be compared"),
                  "zeren merge -o both.json 2021.json 2022.json"}},
    .run = run,
};
