/*
 * zeren import: from a document to a notice.
 *
 * The notice is the answer; what was read, which lines were not used and what is doubtful is talk
 * and goes to standard error, or whole into the file of --review.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/input.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/share.h"
#include "cli/talk.h"
#include "cli/verbs.h"
#include "src/buffer.h"
#include "zeren/import.h"

enum { MOST_SHOWN = 20, EXCERPT = 90 };

/* Bytes of at most `EXCERPT` that end with a character. */
static int excerpt(const char *text)
{
    size_t size = strlen(text);

    if (size > EXCERPT) {
        size = EXCERPT;
        while (size > 0 && ((unsigned char)text[size] & 0xC0U) == 0x80U)
            size--;
    }
    return (int)size;
}

static void tell_rest(size_t count)
{
    if (count > MOST_SHOWN)
        zr__say(_("  and %zu more: --review FILE has all"), count - MOST_SHOWN);
}

static void tell_account(const zr_import_account *account)
{
    zr__say(_("read %u plans, %u sections, %u tasks, %u units, %u officials, %u assignments"),
            account->plan_count, account->section_count, account->task_count,
            account->unit_count, account->official_count, account->assignment_count);
    zr__say(_("used %u of %u lines, %u are blank, %zu were not used:"), account->used_count,
            account->line_count, account->blank_count, account->unused_count);
    for (size_t i = 0; i < account->unused_count && i < MOST_SHOWN; i++)
        zr__say("  %u: %.*s", account->unused[i].line, excerpt(account->unused[i].text),
                account->unused[i].text);
    tell_rest(account->unused_count);
    for (size_t i = 0; i < account->join_count && i < MOST_SHOWN; i++)
        zr__say(_("joined '%s' to '%s' (%s)"), account->join[i].written, account->join[i].name,
                account->join[i].rule);
    tell_rest(account->join_count);
    zr__say(_n("%zu doubtful reading", "%zu doubtful readings", account->doubt_count),
            account->doubt_count);
    for (size_t i = 0; i < account->doubt_count && i < MOST_SHOWN; i++)
        zr__say(_("  line %u (%s): '%.*s' was read as: %s"), account->doubt[i].line,
                zr_doubt_name(account->doubt[i].kind), excerpt(account->doubt[i].written),
                account->doubt[i].written, account->doubt[i].reading);
    tell_rest(account->doubt_count);
}

/* A field of CSV (RFC 4180). */
static void add_field(zr__buffer *csv, const char *text, char end)
{
    zr__buffer_add(csv, "\"");
    for (; *text != '\0'; text++)
        zr__buffer_add_bytes(csv, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    zr__buffer_add(csv, "\"");
    zr__buffer_add_bytes(csv, &end, 1);
}

static void add_row(zr__buffer *csv, const char *kind, uint32_t line, const char *written,
                    const char *reading)
{
    zr__buffer_addf(csv, "%s,%u,", kind, line);
    add_field(csv, written, ',');
    add_field(csv, reading, '\n');
}

static int write_review(const zr_import_account *account, const char *path)
{
    zr__buffer csv = {0};

    zr__buffer_add(&csv, "kind,line,written,reading\n");
    for (size_t i = 0; i < account->doubt_count; i++)
        add_row(&csv, zr_doubt_name(account->doubt[i].kind), account->doubt[i].line,
                account->doubt[i].written, account->doubt[i].reading);
    for (size_t i = 0; i < account->join_count; i++)
        add_row(&csv, "joined", account->join[i].line, account->join[i].written,
                account->join[i].name);
    for (size_t i = 0; i < account->unused_count; i++)
        add_row(&csv, "unused", account->unused[i].line, account->unused[i].text, "");
    int code = ZR_EXIT_FAULT;
    if (csv.failed)
        zr__say("%s", _("out of memory"));
    else
        code = zr__output_write(path, csv.bytes, csv.size);
    zr__buffer_clear(&csv);
    return code;
}

static int answer(const zr_args *args, const zr__buffer *bytes, const zr_import_options *options)
{
    zr_import_account account = {0};
    zr_notice *notice = NULL;
    zr_error err = {0};
    char *json = NULL;
    size_t size = 0;
    int code = ZR_EXIT_OK;

    zr__progress_start(_("reading the document"));
    zr_status status =
        zr_import(&notice, &account, bytes->bytes, bytes->size, options, &err);
    zr__progress_stop();
    if (account.line_count > 0)
        tell_account(&account);
    if (account.line_count > 0 && args->review != NULL)
        code = write_review(&account, args->review);
    if (status == ZR_OK)
        status = zr_notice_format(&json, &size, notice, &err);
    if (status != ZR_OK)
        code = zr__complain(&err);
    else if (code == ZR_EXIT_OK)
        code = zr__output_write(args->output, json, size);
    zr_string_free(json);
    zr_notice_free(notice);
    zr_import_account_clear(&account);
    return code;
}

static int run(const zr_args *args)
{
    char registry[ZR_LONGEST_PATH];
    zr__buffer bytes = {0};
    zr_import_options options = {.source = args->operand[0],
                                 .own_registry = args->registry,
                                 .strict = args->strict != 0};

    zr__share_registry(&options, registry);
    int code = zr__input_bytes(&bytes, args->operand[0]);
    if (code == ZR_EXIT_OK)
        code = answer(args, &bytes, &options);
    zr__buffer_clear(&bytes);
    return code;
}

static const zr_option own_options[] = {
    {.kind = ZR_OPTION_FLAG,
     .name = "strict",
     .offset = offsetof(zr_args, strict),
     .summary = N_("fail on any doubtful reading")},
    {.kind = ZR_OPTION_TEXT,
     .name = "review",
     .offset = offsetof(zr_args, review),
     .value = "FILE",
     .summary = N_("write doubts and unused lines as CSV")},
    {.kind = ZR_OPTION_END}};

const zr_verb zr__verb_import = {
    .name = "import",
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .summary = N_("Make a notice of a document that people have"),
    .about = N_("Reads a document that assigns tasks to units and writes it as a notice. Labels,\n"
                "verbs, brackets and table columns say who leads and who supports. What the\n"
                "document does not say itself is read in the likeliest way and told as a\n"
                "doubt, with its line. Standard error has what was read, the lines that were\n"
                "not used, names taken for one unit, and the doubts."),
    .options = {own_options, zr__options_registry, zr__options_output, zr__options_help},
    .examples = {{N_("Make a notice"), "zeren import -o notice.json notice.txt"},
                 {N_("Go through the doubts"),
                  "zeren import --review doubts.csv -o notice.json notice.txt"},
                 {N_("From a pipe, with nothing in doubt"),
                  "cat notice.txt | zeren import --strict -"}},
    .run = run,
};
