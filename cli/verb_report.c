/*
 * zeren report: the whole notice as one page.
 */
#include <unistd.h>

#include "cli/inspected.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/talk.h"
#include "cli/verbs.h"
#include "zeren/report.h"

/* The first two in the order of zr__language. */
enum { BOTH = 2 };
static const char *const languages[] = {"en", "zh", "both", NULL};
static const char *const tags[] = {"en", "zh-CN"};

/* The page of both languages opens in the reader's own. */
static zr_status speak(zr_report *report, int wanted, zr_error *err)
{
    const zr__language own = zr__language_spoken();
    const zr__language other = own == ZR_LANGUAGE_ZH ? ZR_LANGUAGE_EN : ZR_LANGUAGE_ZH;
    zr_status status = zr_report_speak(report, tags[own], err);

    if (status == ZR_OK && (wanted == BOTH || wanted == ZR_LANGUAGE_UNSET)) {
        zr__language_set(other);
        status = zr_report_speak(report, tags[other], err);
        zr__language_set(own);
    }
    return status;
}

static int answer(const zr__input *input, const zr__inspected *inspected,
                  const zr_args *args)
{
    const zr_report_options options = {.scope = &input->scope,
                                       .seed = args->seed,
                                       .inspection =
                                           inspected == NULL ? NULL : &inspected->inspection,
                                       .filled = inspected == NULL ? NULL : inspected->filled};
    zr_report *report = NULL;
    char *html = NULL;
    size_t size = 0;
    zr_error err = {0};
    zr_status status = ZR_OK;

    zr__progress_start(_("measuring and drawing"));
    if ((status = zr_report_new(&report, input->graph, &options, &err)) == ZR_OK &&
        (status = speak(report, args->language, &err)) == ZR_OK)
        status = zr_report_format(&html, &size, report, &err);
    zr_report_free(report);

    const int code =
        status == ZR_OK ? zr__output_write(args->output, html, size) : zr__complain(&err);
    zr_string_free(html);
    return code;
}

static int answer_inspected(const zr__input *input, const zr_args *args)
{
    zr__inspected inspected = {0};
    int code = zr__inspected_compute(&inspected, input, args);

    if (code == ZR_EXIT_OK)
        code = answer(input, &inspected, args);
    if (code == ZR_EXIT_OK)
        code = inspected.unread;
    zr__inspected_clear(&inspected);
    return code;
}

static int run(const zr_args *args)
{
    const bool has_ledgers = args->operand_count > 1;
    zr__input input = {0};
    int code = ZR_EXIT_OK;

    if (zr__output_is_stdout(args->output) && isatty(STDOUT_FILENO))
        return zr__refuse("%s",
                          _("a page is not text for a terminal; give -o FILE or redirect it"));
    if (has_ledgers != (args->as_of != NULL) || (args->since != NULL && !has_ledgers))
        return zr__refuse("%s",
                          _("ledgers and their day go together: LEDGER... --as-of 2021-06-30"));
    code = zr__input_load(&input, args->operand[0], args->plan, args);
    if (code == ZR_EXIT_OK)
        code = has_ledgers ? answer_inspected(&input, args) : answer(&input, NULL, args);
    zr__input_clear(&input);
    return code;
}

static const zr_option own_options[] = {
    {.kind = ZR_OPTION_CHOICE,
     .name = "lang",
     .offset = offsetof(zr_args, language),
     .choices = languages,
     .summary = N_("language of the page; both: a switch [both]")},
    {.kind = ZR_OPTION_HELP,
     .letter = 'h',
     .name = "help",
     .offset = offsetof(zr_args, help),
     .summary = N_("-h fits a screen, --help says everything")},
    {.kind = ZR_OPTION_END}};

const zr_verb zr__verb_report = {
    .name = "report",
    .operands = "FILE [LEDGER...]",
    .least_operands = 1,
    .most_operands = ZR_MOST_OPERANDS,
    .summary = N_("Write one page with everything: to read, print and search"),
    .about =
        N_("Writes one HTML file that needs nothing else: a summary in ten sentences, the\n"
           "map, load, clusters, officials, the year's plan against the five-year plan, and\n"
           "every official, unit and task with an anchor of its own. It opens from disk in\n"
           "any browser, prints on A4, and asks the network for nothing. Given filled ledgers\n"
           "and their day, it takes the inspection as one more chapter."),
    .options = {zr__options_scope, zr__options_seed, zr__options_output, zr__options_inspection,
                own_options},
    .examples = {{N_("Everything about a notice, in Chinese and English"),
                  "zeren report notice.json -o report.html"},
                 {N_("This year's plan only, in Chinese"),
                  "zeren report notice.json -p annual --lang zh -o 2021.html"},
                 {N_("With the mid-year inspection as a chapter"),
                  "zeren report notice.json lists/ --as-of 2021-06-30 -o june.html"}},
    .run = run,
};
