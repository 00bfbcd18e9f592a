/*
 * zeren what-if: a unit removed, units merged, an official's tasks handed on, and every analysis
 * before and after.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/output.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/talk.h"
#include "cli/verbs.h"

enum { MOST_CHANGES = 3 * ZR_MOST_REPEATS };

/* The changes that the command line asks for, in the order in which they are made. */
typedef struct plan {
    zr_change change[MOST_CHANGES];
    uint32_t count;
    const char **name; /* What the changes point to. */
    size_t name_count;
    char *text; /* Where the names of a list are cut apart. */
    size_t text_size;
} plan;

/* The length of what stands between two names here; 0 when it is none. */
static size_t comma_at(const char *text)
{
    static const char *const commas[] = {",", "\uff0c", "\u3001"};

    for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
        if (strncmp(text, commas[i], strlen(commas[i])) == 0)
            return strlen(commas[i]);
    return 0;
}

static void add_name(plan *p, zr_change *change, const char *name)
{
    p->name[p->name_count++] = name;
    change->from_count++;
}

/* Cut a list at its commas; one that is the name of a unit as a whole stays whole. */
static void add_names(plan *p, zr_change *change, char *list, const zr_notice *notice)
{
    char *at = list;

    if (zr_notice_find_unit(notice, list) == ZR_NONE)
        for (; *at != '\0'; at++) {
            const size_t comma = comma_at(at);

            if (comma == 0)
                continue;
            *at = '\0';
            add_name(p, change, list);
            list = at + comma;
            at = list - 1;
        }
    add_name(p, change, list);
}

/* "A,B=NEW" or "OFFICIAL=OTHER". */
static int add_change(plan *p, zr_change_kind kind, const char *option, const char *said,
                      const zr_notice *notice)
{
    zr_change *change = &p->change[p->count++];
    char *text = p->text + p->text_size;
    char *equals;

    p->text_size += strlen(said) + 1;
    strcpy(text, said);
    *change = (zr_change){.kind = kind, .from = p->name + p->name_count};
    if (kind == ZR_CHANGE_REMOVE) {
        add_name(p, change, text);
        return ZR_EXIT_OK;
    }
    equals = strrchr(text, '=');
    if (equals == NULL || equals == text || equals[1] == '\0')
        return zr__refuse(kind == ZR_CHANGE_MERGE ? _("--%s is '%s', expected UNIT,UNIT=NAME")
                                                  : _("--%s is '%s', expected OFFICIAL=OTHER"),
                          option, said);
    *equals = '\0';
    change->to = equals + 1;
    if (kind == ZR_CHANGE_MERGE)
        add_names(p, change, text, notice);
    else
        add_name(p, change, text);
    return ZR_EXIT_OK;
}

static size_t bytes_of(const zr_text_list *list)
{
    size_t bytes = 0;

    for (size_t i = 0; i < list->count; i++)
        bytes += strlen(list->text[i]) + 1;
    return bytes;
}

static int read_plan(plan *p, const zr__input *input, const zr_args *args)
{
    const struct {
        const zr_text_list *list;
        zr_change_kind kind;
        const char *option;
    } parts[] = {{&args->removes, ZR_CHANGE_REMOVE, "remove"},
                 {&args->merges, ZR_CHANGE_MERGE, "merge"},
                 {&args->hands, ZR_CHANGE_HAND, "hand"}};
    const size_t bytes =
        bytes_of(&args->removes) + bytes_of(&args->merges) + bytes_of(&args->hands);
    int code = ZR_EXIT_OK;

    p->text = calloc(bytes, 1);
    p->name = calloc(bytes, sizeof *p->name); /* a name takes a byte at least */
    if (p->text == NULL || p->name == NULL) {
        zr__say("%s", _("out of memory"));
        return ZR_EXIT_FAULT;
    }
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        for (size_t i = 0; i < parts[k].list->count && code == ZR_EXIT_OK; i++)
            code = add_change(p, parts[k].kind, parts[k].option, parts[k].list->text[i],
                              input->notice);
    return code;
}

static bool is_made_before(const plan *p, uint32_t change, const char *name)
{
    for (uint32_t i = 0; i < change; i++)
        if (p->change[i].kind == ZR_CHANGE_MERGE && strcmp(p->change[i].to, name) == 0)
            return true;
    return false;
}

static int check_officials(const zr_change *change, const zr__input *input)
{
    const char *const names[] = {change->from[0], change->to};
    int code = ZR_EXIT_OK;

    for (size_t i = 0; i < 2 && code == ZR_EXIT_OK; i++) {
        uint32_t official = ZR_NONE;

        code = zr__input_find_official(&official, input, names[i]);
        if (code == ZR_EXIT_OK && official == ZR_NONE)
            code = zr__refuse("%s", _("--hand needs two officials: it hands on the tasks of one"));
    }
    return code;
}

/* Names that are not there are answered here, with those that are near. */
static int check_names(const plan *p, const zr__input *input)
{
    int code = ZR_EXIT_OK;

    for (uint32_t c = 0; c < p->count && code == ZR_EXIT_OK; c++) {
        const zr_change *change = &p->change[c];
        uint32_t unit;

        if (change->kind == ZR_CHANGE_HAND)
            code = check_officials(change, input);
        else
            for (uint32_t i = 0; i < change->from_count && code == ZR_EXIT_OK; i++)
                if (!is_made_before(p, c, change->from[i]))
                    code = zr__input_find_unit(&unit, input, change->from[i]);
    }
    return code;
}

static int write_applied(const zr_what_if *what_if, const char *path)
{
    char *json = NULL;
    size_t size = 0;
    zr_error err = {0};
    int code;

    if (zr_notice_format(&json, &size, what_if->notice, &err) != ZR_OK)
        code = zr__complain(&err);
    else
        code = zr__output_write(path, json, size);
    zr_string_free(json);
    return code;
}

static int compute(char **text, const plan *p, const zr__input *input, const zr_args *args)
{
    const zr_what_if_options options = {.scope = &input->scope, .seed = args->seed};
    const zr_table_options table = zr__table_options(args);
    zr_what_if what_if = {0};
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    zr__progress_start(_("measuring before and after"));
    if (zr_what_if_compute(&what_if, input->graph, p->change, p->count, &options, &err) != ZR_OK ||
        zr_what_if_format(text, &what_if, input->graph, p->change, p->count, &table, &err) != ZR_OK)
        code = err.status == ZR_EINVAL || err.status == ZR_ENOTFOUND
                   ? zr__refuse("%s", err.message)
                   : zr__complain(&err);
    zr__progress_stop();
    if (code == ZR_EXIT_OK && args->apply != NULL)
        code = write_applied(&what_if, args->apply);
    if (code != ZR_EXIT_OK) {
        zr_string_free(*text);
        *text = NULL;
    }
    zr_what_if_clear(&what_if);
    return code;
}

static int answer(char **text, const zr__input *input, const zr_args *args)
{
    plan p = {.count = 0};
    int code = read_plan(&p, input, args);

    if (code == ZR_EXIT_OK)
        code = check_names(&p, input);
    if (code == ZR_EXIT_OK)
        code = compute(text, &p, input, args);
    free(p.name);
    free(p.text);
    return code;
}

static int run(const zr_args *args)
{
    if (args->removes.count + args->merges.count + args->hands.count == 0)
        return zr__refuse("%s", _("'zeren what-if' needs something to change: --remove, --merge or "
                                  "--hand"));
    if (args->apply != NULL && zr__output_would_replace(args->apply, args->operand[0]))
        return zr__refuse(_("--apply '%s' would replace the notice it is about"), args->apply);
    return zr__table_run(args, args->operand[0], answer);
}

static const zr_option own_options[] = {
    {.kind = ZR_OPTION_LIST,
     .name = "remove",
     .offset = offsetof(zr_args, removes),
     .value = "UNIT",
     .summary = N_("this unit leaves all tasks (repeatable)"),
     .detail = N_("And all groups. Nobody takes its place: what only it led has no lead then.")},
    {.kind = ZR_OPTION_LIST,
     .name = "merge",
     .offset = offsetof(zr_args, merges),
     .value = "UNIT,UNIT=NAME",
     .summary = N_("these units become one (repeatable)"),
     .detail = N_("NAME may be new, or one that is there. It leads what one of them led. Their\n"
                  "capacities are added if all have one.")},
    {.kind = ZR_OPTION_LIST,
     .name = "hand",
     .offset = offsetof(zr_args, hands),
     .value = "OFFICIAL=OTHER",
     .summary = N_("all tasks of one go to another")},
    {.kind = ZR_OPTION_TEXT,
     .name = "apply",
     .offset = offsetof(zr_args, apply),
     .value = "FILE",
     .summary = N_("write the notice as it would be")},
    {.kind = ZR_OPTION_END}};

const zr_verb zr__verb_what_if = {
    .name = "what-if",
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .summary = N_("Show every figure before and after a reform"),
    .about = N_("A unit removed, units merged, an official's tasks handed to another: the\n"
                "figures of workload, clusters, coverage, balance and robustness before and\n"
                "after, side by side, the units whose tasks change, and the tasks that are\n"
                "left without a lead, without a unit, or change their official. Removals are\n"
                "made first, then mergers, then handings, each kind in the order given; a\n"
                "merger may use what one before it made. The notice itself is not touched."),
    .options = {own_options, zr__options_scope, zr__options_table, zr__options_seed,
                zr__options_output, zr__options_help},
    .examples = {{N_("What if this unit were gone?"), "zeren what-if --remove UNIT notice.json"},
                 {N_("Two departments become one"),
                  "zeren what-if --merge 'A,B=NEW' notice.json"},
                 {N_("One official takes over from another, and the result is kept"),
                  "zeren what-if --hand 'A=B' --apply new.json notice.json"}},
    .run = run,
};
