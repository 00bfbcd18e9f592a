/*
 * zeren merge: several notices of one place into one. What is no notice yet is imported on the way.
 */
#include <stddef.h>
#include <string.h>

#include "cli/account.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/share.h"
#include "cli/talk.h"
#include "cli/verbs.h"
#include "zeren/import.h"

enum { MOST_SHOWN = 1000 };

static bool is_json(const zr__buffer *bytes)
{
    static const char mark[] = "\xEF\xBB\xBF";
    const size_t skipped =
        bytes->size > 3 && memcmp(bytes->bytes, mark, sizeof mark - 1) == 0 ? sizeof mark - 1 : 0;
    size_t at = skipped;

    while (at < bytes->size && strchr(" \t\r\n", bytes->bytes[at]) != NULL &&
           bytes->bytes[at] != '\0')
        at++;
    return at == bytes->size || bytes->bytes[at] == '{';
}

static zr_status import(zr_notice **out, const zr__buffer *bytes, const zr_import_options *options,
                        zr_error *err)
{
    zr_import_account account = {0};
    const zr_status status = zr_import(out, &account, bytes->bytes, bytes->size, options, err);

    zr__progress_stop();
    if (account.line_count > 0) {
        zr__say(_("%s is a document and was imported:"), options->source);
        zr__account_tell(&account);
    }
    zr_import_account_clear(&account);
    return status;
}

static int load(zr_notice **out, const char *path, zr_import_options *options)
{
    zr__buffer bytes = {0};
    zr_error err = {0};
    int code = zr__input_bytes(&bytes, path);

    options->source = zr__input_name(path);
    if (code == ZR_EXIT_OK &&
        (is_json(&bytes)
             ? zr_notice_parse(out, bytes.bytes != NULL ? bytes.bytes : "", bytes.size,
                               options->source, NULL, &err)
             : import(out, &bytes, options, &err)) != ZR_OK)
        code = zr__complain(&err);
    zr__buffer_clear(&bytes);
    return code;
}

static void tell_note(const zr_merge_note *note, const char *path)
{
    const char *subject = note->subject, *written = note->written, *kept = note->kept;

    switch (note->kind) {
    case ZR_MERGE_FACT:
        zr__say(_("  %s: its '%s' differs and was left out: '%s'"), path, subject, written);
        break;
    case ZR_MERGE_PLAN:
        zr__say(_("  %s: plan '%s' is '%s' here"), path, subject, kept);
        break;
    case ZR_MERGE_SAME_PLAN:
        zr__say(_("  %s: plan '%s' has no title and no years; taken for the one before"), path,
                subject);
        break;
    case ZR_MERGE_TASK:
        zr__say(_("  %s: task '%s' is '%s' here"), path, subject, kept);
        break;
    case ZR_MERGE_UNIT:
        zr__say(_("  %s: '%s' joined to '%s' (%s)"), path, subject, kept, _(written));
        break;
    case ZR_MERGE_TITLE:
        zr__say(_("  %s: official '%s' is '%s' there; '%s' was kept"), path, subject, written,
                kept);
        break;
    case ZR_MERGE_KIND:
    case ZR_MERGE_CAPACITY:
        zr__say(_("  %s: the %s of '%s' is '%s' there; '%s' was kept"), path,
                _(zr_merge_note_name(note->kind)), subject, written, kept);
        break;
    case ZR_MERGE_MEMBERS:
        zr__say(_("  %s: group '%s' has other members there; all were taken"), path, subject);
        break;
    }
}

static unsigned count_assignments(const zr_notice *notice)
{
    unsigned count = 0;

    for (uint32_t t = 0; t < notice->task_count; t++)
        count += notice->task[t].lead_count + notice->task[t].support_count;
    return count;
}

static void tell(const zr_notice *merged, const zr_merge_account *account, const zr_args *args)
{
    const unsigned assignments = count_assignments(merged);
    zr__buffer out = {0};

    zr__account_add(&out, _n("%u plan", "%u plans", merged->plan_count), merged->plan_count);
    zr__account_add(&out, _n("%u task", "%u tasks", merged->task_count), merged->task_count);
    zr__account_add(&out, _n("%u unit", "%u units", merged->unit_count), merged->unit_count);
    zr__account_add(&out, _n("%u official", "%u officials", merged->official_count),
                    merged->official_count);
    zr__account_add(&out, _n("%u assignment", "%u assignments", assignments), assignments);
    if (!out.failed)
        zr__say(_("%zu notices make %s"), args->operand_count, out.bytes);
    zr__buffer_clear(&out);
    if (account->same_tasks > 0)
        zr__say(_n("%u task stands in an earlier notice just so and was taken once",
                   "%u tasks stand in an earlier notice just so and were taken once",
                   account->same_tasks),
                account->same_tasks);
    for (size_t i = 0; i < account->count && i < MOST_SHOWN; i++)
        tell_note(&account->note[i], zr__input_name(args->operand[account->note[i].notice]));
    if (account->count > MOST_SHOWN)
        zr__say(_("  and %zu more"), account->count - MOST_SHOWN);
}

static int merge(const zr_notice *const *notices, size_t count, const zr_args *args,
                 const zr_import_options *options)
{
    zr_merge_account account = {0};
    zr_notice *merged = NULL;
    zr_error err = {0};
    char *json = NULL;
    size_t size = 0;
    int code;

    zr_status status = zr_merge_by_registry(&merged, &account, notices, count, options, &err);
    if (status == ZR_OK)
        status = zr_notice_format(&json, &size, merged, &err);
    if (status == ZR_OK) {
        tell(merged, &account, args);
        code = zr__output_write(args->output, json, size);
    } else {
        code = zr__complain(&err);
    }
    zr_string_free(json);
    zr_notice_free(merged);
    zr_merge_account_clear(&account);
    return code;
}

/* A place that the first one with a region does not share: said with the file that has it. */
static int check_regions(const zr_notice *const *notices, size_t count, const zr_args *args)
{
    size_t first = 0;

    while (first < count && notices[first]->region == NULL)
        first++;
    for (size_t n = first + 1; n < count; n++)
        if (notices[n]->region != NULL && strcmp(notices[n]->region, notices[first]->region) != 0)
            return zr__refuse(_("%s is of '%s' and %s of '%s': notices of different regions do not "
                                "make one"),
                              zr__input_name(args->operand[n]), notices[n]->region,
                              zr__input_name(args->operand[first]), notices[first]->region);
    return ZR_EXIT_OK;
}

static int run(const zr_args *args)
{
    char installed[ZR_LONGEST_PATH];
    zr_import_options options = {.own_registry = args->registry, .strict = args->strict != 0};
    zr_notice *notices[ZR_MOST_OPERANDS] = {NULL};
    int code = ZR_EXIT_OK;
    size_t count = 0;

    if (args->registry != NULL && zr__output_would_replace(args->output, args->registry))
        return zr__refuse(_("-o '%s' would replace the unit names"), args->output);
    zr__share_registry(&options, installed);
    while (count < args->operand_count && code == ZR_EXIT_OK) {
        zr__progress_start(_("reading the notices"));
        code = load(&notices[count], args->operand[count], &options);
        count += code == ZR_EXIT_OK;
    }
    zr__progress_stop();
    const zr_notice *const *all = (const zr_notice *const *)notices;
    if (code == ZR_EXIT_OK)
        code = check_regions(all, count, args);
    if (code == ZR_EXIT_OK)
        code = merge(all, count, args, &options);
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
    .about = N_("Several years, or attachments that came in several files. A FILE that is not\n"
                "JSON is imported first, as 'zeren import' does, with its account on standard\n"
                "error.\n"
                "\n"
                "Units are one when they share a name or another name, or when the registry of\n"
                "unit names knows them as one, an earlier name included. Plans are one when all\n"
                "that is known of them is the same, and so are tasks, so that a file joined\n"
                "with itself is that file. An id that is taken gets the last year of its plan,\n"
                "or a number. Where two files contradict each other the first is kept: the\n"
                "title of an official, the kind of a unit. Standard error says what was joined,\n"
                "renamed and left out, and in which file.\n"
                "\n"
                "Notices of different regions are refused (exit 2): their units share names and\n"
                "nothing else. A file that cannot be read, or is in doubt with --strict, is 3."),
    .options = {zr__options_strict, zr__options_registry, zr__options_output, zr__options_help},
    .examples = {{N_("Two years, to be compared"),
                  "zeren merge -o both.json 2021.json 2022.json"},
                 {N_("Attachments as they came"),
                  "zeren merge -o notice.json notice.txt annex1.csv annex2.xlsx"}},
    .run = run,
};
