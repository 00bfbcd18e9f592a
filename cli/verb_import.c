/*
 * zeren import: from a document to a notice.
 *
 * The notice is the answer; what was read, which lines were not used and what is doubtful is talk
 * and goes to standard error, or whole into the file of --review.
 */
#include <string.h>
#include <strings.h>

#include "cli/account.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/share.h"
#include "cli/talk.h"
#include "cli/verbs.h"
#include "zeren/review.h"

/* By how the file's name ends; one without an ending is CSV. */
static bool choose_format(zr_review_format *out, const char *path)
{
    static const struct {
        const char *ending;
        zr_review_format format;
    } endings[] = {{".csv", ZR_REVIEW_CSV}, {".xlsx", ZR_REVIEW_XLSX}, {".md", ZR_REVIEW_MARKDOWN}};
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash != NULL ? slash : path, '.');

    *out = ZR_REVIEW_CSV;
    for (size_t i = 0; dot != NULL && i < sizeof endings / sizeof *endings; i++) {
        if (strcasecmp(dot, endings[i].ending) == 0) {
            *out = endings[i].format;
            return true;
        }
    }
    return dot == NULL;
}

/* Two files to be written, and two or three that are read: none may be another. */
static int check_files(const zr_args *args)
{
    const char *document = args->operand[0], *review = args->review;
    zr_review_format format;

    if (args->registry != NULL && zr__output_would_replace(args->output, args->registry))
        return zr__refuse(_("-o '%s' would replace the unit names"), args->output);
    if (review == NULL)
        return ZR_EXIT_OK;
    if (!choose_format(&format, review))
        return zr__refuse(_("no review is written as '%s'; name the file .csv, .xlsx or .md"),
                          strrchr(review, '.') + 1);
    if (zr__output_is_stdout(review) && zr__output_is_stdout(args->output))
        return zr__refuse("%s", _("the notice and its review cannot both go to standard output; "
                                  "say -o FILE"));
    if (zr__output_would_replace(review, document))
        return zr__refuse(_("--review '%s' would replace the document"), review);
    if (args->registry != NULL && zr__output_would_replace(review, args->registry))
        return zr__refuse(_("--review '%s' would replace the unit names"), review);
    if (!zr__output_is_stdout(args->output) &&
        (strcmp(review, args->output) == 0 || zr__output_would_replace(review, args->output)))
        return zr__refuse(_("--review and -o are both '%s'; expected two files"), review);
    return ZR_EXIT_OK;
}

static int write_review(const zr_import_account *account, const char *path)
{
    zr_review_format format;
    char *bytes = NULL;
    size_t size = 0;
    zr_error err = {0};

    choose_format(&format, path);
    if (zr_review_write(&bytes, &size, account, format, &err) != ZR_OK)
        return zr__complain(&err);
    const int code = zr__output_write(path, bytes, size);
    zr_string_free(bytes);
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
        zr__account_tell(&account);
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
    int code = check_files(args);
    if (code == ZR_EXIT_OK)
        code = zr__input_bytes(&bytes, args->operand[0]);
    if (code == ZR_EXIT_OK)
        code = answer(args, &bytes, &options);
    zr__buffer_clear(&bytes);
    return code;
}

static const zr_option own_options[] = {
    {.kind = ZR_OPTION_TEXT,
     .name = "review",
     .offset = offsetof(zr_args, review),
     .value = "FILE",
     .summary = N_("write doubts and unused lines as a table"),
     .detail = N_("A workbook when FILE ends in .xlsx, Markdown in .md, CSV in .csv or without an\n"
                  "ending. Columns: kind, line, written, reading, meaning; no text is a formula.")},
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
                "not used, names taken for one unit, and the doubts.\n"
                "\n"
                "Text, HTML, DOCX, XLSX, CSV and PDF are told apart by content. What cannot be\n"
                "read is answered with what to convert it with.\n"
                "\n"
                "The exit code is 0 when a notice was written, 3 when the document cannot be\n"
                "read, gives nobody a task, or has a doubt with --strict; 4 when the notice or\n"
                "the review cannot be written."),
    .options = {zr__options_strict, own_options, zr__options_registry, zr__options_output,
                zr__options_help},
    .examples = {{N_("Make a notice"), "zeren import -o notice.json notice.txt"},
                 {N_("Go through the doubts"),
                  "zeren import --review doubts.xlsx -o notice.json notice.docx"},
                 {N_("With unit names of your own"),
                  "zeren import --registry names.json -o notice.json notice.pdf"},
                 {N_("From a pipe, with nothing in doubt"),
                  "cat notice.txt | zeren import --strict -"}},
    .run = run,
};
