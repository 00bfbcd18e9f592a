/*
 * zeren ledger: the task lists that go out to be filled in.
 *
 * A ledger may hold what a department wrote: one that is there already is not replaced unless that
 * is asked for, and --carry brings what was filled in into the new one.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/input.h"
#include "cli/ledgers.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/talk.h"
#include "cli/verbs.h"
#include "src/buffer.h"
#include "src/ledger/filled.h"
#include "src/names.h"
#include "src/text.h"

enum { LONGEST_PATH = 4096, LONGEST_NAME = 200 };

/* In the order of zr_ledger_format. */
static const char *const formats[] = {"xlsx", "csv", "md", NULL};

static int choose_format(zr_ledger_format *out, const zr_args *args)
{
    const char *dot = args->output != NULL ? strrchr(args->output, '.') : NULL;

    *out = ZR_LEDGER_XLSX;
    if (args->list_format >= 0) {
        *out = (zr_ledger_format)args->list_format;
        return ZR_EXIT_OK;
    }
    if (args->split != NULL || zr__output_is_stdout(args->output) || dot == NULL ||
        strchr(dot, '/') != NULL)
        return ZR_EXIT_OK;
    for (int f = 0; formats[f] != NULL; f++)
        if (strcasecmp(dot + 1, formats[f]) == 0) {
            *out = (zr_ledger_format)f;
            return ZR_EXIT_OK;
        }
    return zr__refuse(_("no ledger is written as '%s'; name the file .xlsx, .csv or .md, or say "
                        "--format"),
                      dot);
}

static int check_options(const zr_args *args, zr_ledger_format format)
{
    if (args->split != NULL && args->output != NULL)
        return zr__refuse("%s", _("--split writes a file for each unit; -o is for one file"));
    if (args->split != NULL && args->unit != NULL)
        return zr__refuse("%s", _("--split writes the lists of all units; --unit is for one"));
    if (args->split == NULL && format == ZR_LEDGER_XLSX && zr__output_is_stdout(args->output) &&
        isatty(STDOUT_FILENO))
        return zr__refuse("%s", _("a workbook is not for a terminal; say -o FILE.xlsx"));
    return ZR_EXIT_OK;
}

/* Somebody may have filled it in. */
static int guard(const char *path, const zr_args *args)
{
    struct stat status;

    if (args->overwrite || zr__output_is_stdout(path) || stat(path, &status) != 0 ||
        !S_ISREG(status.st_mode) || status.st_size == 0)
        return ZR_EXIT_OK;
    return zr__refuse(_("'%s' is there already and may have been filled in; choose another name, "
                        "or say --overwrite"),
                      path);
}

static int write_one(const zr__input *input, const zr_ledger_options *options, const char *path)
{
    char *bytes = NULL;
    size_t size = 0;
    zr_error err = {0};

    if (zr_ledger_write(&bytes, &size, input->graph, options, &err) != ZR_OK)
        return zr__complain(&err);
    const int code = zr__output_write(path, bytes, size);
    zr_string_free(bytes);
    return code;
}

/* A unit's name as one of a file, on any system. */
static void add_file_name(zr__buffer *out, const char *name)
{
    size_t step;

    for (const char *at = name; *at != '\0' && out->size < LONGEST_NAME; at += step) {
        step = zr__utf8_step(at, strlen(at));
        step = step == 0 ? 1 : step;
        if ((unsigned char)*at < 0x20 || *at == 0x7F || strchr("/\\:*?\"<>|", *at) != NULL ||
            (at == name && (*at == '.' || *at == '-' || *at == '~')))
            zr__buffer_add(out, "_");
        else
            zr__buffer_add_bytes(out, at, step);
    }
}

/* Where each unit's list goes: `path` holds a text for each, with its NUL. */
static int name_files(zr__buffer *path, const zr__input *input, const zr_unit_list *units,
                      const zr_args *args, zr_ledger_format format)
{
    zr__names taken = {0};
    bool failed = false;

    for (uint32_t i = 0; i < units->count && !failed; i++) {
        zr__buffer name = {0}, key = {0};

        add_file_name(&name, input->notice->unit[units->unit[i]].name);
        failed = name.failed || !zr__name_key(&key, name.bytes);
        if (!failed && zr__names_find(&taken, key.bytes, key.size) != ZR_NONE)
            zr__buffer_addf(&name, " (%u)", i + 1);
        zr__buffer_addf(path, "%s/%s.%s", args->split, name.bytes, formats[format]);
        zr__buffer_add_bytes(path, "", 1);
        zr__buffer_clear(&key);
        zr__buffer_clear(&name);
    }
    zr__names_clear(&taken);
    if (failed || path->failed) {
        zr__say("%s", _("out of memory"));
        return ZR_EXIT_FAULT;
    }
    return ZR_EXIT_OK;
}

static int make_directory(bool *is_new, const char *path)
{
    *is_new = mkdir(path, 0777) == 0;
    if (*is_new || errno == EEXIST)
        return ZR_EXIT_OK;
    zr__say(_("cannot make the directory '%s': %s"), path, strerror(errno));
    return ZR_EXIT_OUTPUT;
}

/* Some lists without the others would pass for all of them. What was replaced is gone. */
static void take_back(const char *path, uint32_t written, bool is_new, const zr_args *args)
{
    if (args->overwrite) {
        zr__say(_n("%u list was replaced in '%s', the others are as they were",
                   "%u lists were replaced in '%s', the others are as they were", written),
                written, args->split);
        return;
    }
    for (uint32_t i = 0; i < written; i++, path += strlen(path) + 1)
        unlink(path);
    if (is_new)
        rmdir(args->split);
}

/* Those that would end us: not what whoever started us told us to ignore. */
static void find_fatal_signals(sigset_t *fatal)
{
    static const int ending[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action;

    sigemptyset(fatal);
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
        if (sigaction(ending[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(fatal, ending[i]);
}

/* One of them waits to be let through. */
static bool is_interrupted(const sigset_t *fatal)
{
    sigset_t waiting;
    bool is_waiting = false;

    sigpending(&waiting);
    for (int s = 1; s <= SIGTERM; s++)
        is_waiting = is_waiting || (sigismember(fatal, s) == 1 && sigismember(&waiting, s) == 1);
    return is_waiting;
}

/* Write every list; when one fails, or somebody interrupts, there is none. */
static int write_lists(const zr__input *input, zr_ledger_options *options,
                       const zr_unit_list *units, const char *path, bool is_new,
                       const zr_args *args)
{
    const char *at = path;
    uint32_t written = 0;
    int code = ZR_EXIT_OK;
    sigset_t fatal, before;

    find_fatal_signals(&fatal);
    sigprocmask(SIG_BLOCK, &fatal, &before);
    for (uint32_t i = 0; i < units->count && code == ZR_EXIT_OK && !is_interrupted(&fatal);
         i++, at += strlen(at) + 1) {
        options->unit = units->unit[i];
        code = write_one(input, options, at);
        written += code == ZR_EXIT_OK;
    }
    if (written < units->count)
        take_back(path, written, is_new, args);
    sigprocmask(SIG_SETMASK, &before, NULL); /* Here an interruption ends us. */
    return code;
}

static int write_all(const zr__input *input, zr_ledger_options *options, const zr_unit_list *units,
                     const char *path, const zr_args *args)
{
    int code = ZR_EXIT_OK;
    const char *at = path;
    bool is_new = false;

    for (uint32_t i = 0; i < units->count && code == ZR_EXIT_OK; i++, at += strlen(at) + 1)
        code = guard(at, args);
    if (code == ZR_EXIT_OK)
        code = make_directory(&is_new, args->split);
    return code == ZR_EXIT_OK ? write_lists(input, options, units, path, is_new, args) : code;
}

static int split(const zr__input *input, zr_ledger_options *options, const zr_args *args)
{
    zr_unit_list units = {0};
    zr__buffer path = {0};
    zr_error err = {0};
    int code;

    if (zr_ledger_units(&units, input->graph, &input->scope, &err) != ZR_OK)
        return zr__complain(&err);
    code = name_files(&path, input, &units, args, options->format);
    if (code == ZR_EXIT_OK)
        code = write_all(input, options, &units, path.bytes, args);
    if (code == ZR_EXIT_OK)
        zr__say(_n("wrote the list of %u unit to '%s'", "wrote the lists of %u units to '%s'",
                   units.count),
                units.count, args->split);
    zr__buffer_clear(&path);
    zr_unit_list_clear(&units);
    return code;
}

static int answer(const zr__input *input, const zr_filled *filled, zr_ledger_format format,
                  const zr_args *args)
{
    zr_ledger_options options = {.scope = &input->scope,
                                 .format = format,
                                 .unit = ZR_ANY,
                                 .filled = filled};
    int code = ZR_EXIT_OK;

    if (args->unit != NULL)
        code = zr__input_find_unit(&options.unit, input, args->unit);
    if (code == ZR_EXIT_OK && args->split == NULL)
        code = guard(args->output, args);
    if (code != ZR_EXIT_OK)
        return code;
    zr__progress_start(_("writing the ledger"));
    code = args->split != NULL ? split(input, &options, args)
                               : write_one(input, &options, args->output);
    zr__progress_stop();
    return code;
}

static int carry(zr_filled **filled, const char *path)
{
    zr_error err = {0};

    if (path == NULL)
        return ZR_EXIT_OK;
    if (zr_filled_new(filled, &err) != ZR_OK)
        return zr__complain(&err);
    return zr__ledgers_load(*filled, path);
}

/* What several lists say of one task does not fit into a row. */
static int tell_others(const zr__input *input, const zr_filled *filled, const zr_args *args)
{
    zr_error err = {0};
    uint32_t others = 0;

    if (filled == NULL || args->split != NULL || args->unit != NULL)
        return ZR_EXIT_OK;
    if (zr__filled_count_others(&others, filled, input->notice, &err) != ZR_OK)
        return zr__complain(&err);
    if (others > 0)
        zr__say(_n("%u filled row is not carried, for another counts or the notice has no such "
                   "task; 'zeren inspect' shows it with --table entries",
                   "%u filled rows are not carried, for others count or the notice has no such "
                   "task; 'zeren inspect' shows them with --table entries",
                   others),
                others);
    return ZR_EXIT_OK;
}

static int run(const zr_args *args)
{
    zr_ledger_format format;
    zr_filled *filled = NULL;
    zr__input input = {0};
    int code = choose_format(&format, args);

    if (code == ZR_EXIT_OK)
        code = check_options(args, format);
    if (code == ZR_EXIT_OK)
        code = zr__input_load(&input, args->operand[0], args->plan, args);
    if (code == ZR_EXIT_OK)
        code = carry(&filled, args->carry);
    if (code == ZR_EXIT_OK)
        code = answer(&input, filled, format, args);
    if (code == ZR_EXIT_OK)
        code = tell_others(&input, filled, args);
    zr_filled_free(filled);
    zr__input_clear(&input);
    return code;
}

static const zr_option own_options[] = {
    {.kind = ZR_OPTION_CHOICE,
     .letter = 'f',
     .name = "format",
     .offset = offsetof(zr_args, list_format),
     .choices = formats,
     .summary = N_("format [by the name of -o FILE; else xlsx]")},
    {.kind = ZR_OPTION_TEXT,
     .letter = 'u',
     .name = "unit",
     .offset = offsetof(zr_args, unit),
     .value = "NAME",
     .summary = N_("only the list of this unit")},
    {.kind = ZR_OPTION_TEXT,
     .name = "split",
     .offset = offsetof(zr_args, split),
     .value = "DIR",
     .summary = N_("a file for each unit, into DIR"),
     .detail = N_("For every unit with a task, also through a group whose members are\n"
                  "known. DIR is made when it is not there.")},
    {.kind = ZR_OPTION_TEXT,
     .name = "carry",
     .offset = offsetof(zr_args, carry),
     .value = "LEDGER",
     .summary = N_("start from what was filled in there"),
     .detail = N_("A file or a directory: ledgers that came back, gathered into one. The\n"
                  "list of a unit that leads a task goes before others, then a later date;\n"
                  "in a unit's own list its own words go before all.")},
    {.kind = ZR_OPTION_FLAG,
     .name = "overwrite",
     .offset = offsetof(zr_args, overwrite),
     .summary = N_("replace a ledger that is there already")},
    {.kind = ZR_OPTION_END}};

const zr_verb zr__verb_ledger = {
    .name = "ledger",
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .summary = N_("Write the task lists that departments fill in, as workbooks"),
    .about = N_("A workbook with an overview, the list of all tasks with columns to fill in\n"
                "(progress, percentage, what was done, problem, next step, date), the figures\n"
                "to be reached, and a sheet for each official and each leading unit. With\n"
                "--unit or --split a list for a unit. 'zeren inspect' reads them back. A\n"
                "file that is there already is not replaced: it may have been filled in."),
    .options = {own_options, zr__options_part, zr__options_output, zr__options_help},
    .examples = {{N_("One workbook for the office that supervises"),
                  "zeren ledger notice.json -o ledger.xlsx"},
                 {N_("A list for every unit"), "zeren ledger notice.json --split lists/"},
                 {N_("Gather what came back"),
                  "zeren ledger notice.json --carry lists/ -o all.xlsx"}},
    .run = run,
};
