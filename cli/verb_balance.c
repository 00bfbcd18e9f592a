/*
 * zeren balance: how even the load of leads could be, and which hand-overs get there.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/hints.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/talk.h"
#include "cli/verbs.h"

/* The choices of the command line as indices. */
typedef struct constraints {
    uint32_t *pinned, *barred, *kept;
} constraints;

static uint32_t *room_for(size_t count)
{
    return calloc(count > 0 ? count : 1, sizeof(uint32_t));
}

static int find_task(uint32_t *out, const zr__input *input, const char *id)
{
    const zr_notice *notice = input->notice;
    zr__hints hints = {.wanted = id};
    char hint[512];

    for (uint32_t t = 0; t < notice->task_count; t++) {
        if (strcmp(notice->task[t].id, id) == 0) {
            *out = t;
            return ZR_EXIT_OK;
        }
        zr__hints_offer(&hints, notice->task[t].id, notice->task[t].id);
    }
    zr__hints_format(hint, sizeof hint, &hints);
    return zr__refuse(_("%s has no task '%s'%s"), zr__input_name(input->path), id, hint);
}

static int find_all(constraints *found, const zr__input *input, const zr_args *args)
{
    int code = ZR_EXIT_OK;

    found->pinned = room_for(args->pins.count);
    found->barred = room_for(args->bars.count);
    found->kept = room_for(args->keeps.count);
    if (found->pinned == NULL || found->barred == NULL || found->kept == NULL) {
        zr__say("%s", _("out of memory"));
        return ZR_EXIT_FAULT;
    }
    for (size_t i = 0; i < args->pins.count && code == ZR_EXIT_OK; i++)
        code = find_task(&found->pinned[i], input, args->pins.text[i]);
    for (size_t i = 0; i < args->bars.count && code == ZR_EXIT_OK; i++)
        code = zr__input_find_unit(&found->barred[i], input, args->bars.text[i]);
    for (size_t i = 0; i < args->keeps.count && code == ZR_EXIT_OK; i++) {
        code = zr__input_find_official(&found->kept[i], input, args->keeps.text[i]);
        if (code == ZR_EXIT_OK && found->kept[i] == ZR_NONE)
            code = zr__refuse("%s", _("--keep needs an official: tasks without one have nothing "
                                      "to be kept together by"));
    }
    return code;
}

/* The changed notice, for --apply. */
static int write_applied(const zr_balance *balance, const zr__input *input, const char *path)
{
    zr_notice *applied = NULL;
    char *json = NULL;
    size_t size = 0;
    zr_error err = {0};
    int code;

    if (balance->placed < balance->seats && balance->by_items)
        return zr__refuse(
            _("no hand-overs to a peak of %u items were found, so there is nothing to apply"),
            balance->target);
    if (balance->placed < balance->seats)
        return zr__refuse(
            _("a peak of %u cannot be had, so there is nothing to apply; the smallest "
              "is %u"),
            balance->target, balance->min_peak);
    if (zr_balance_apply(&applied, balance, input->notice, &err) != ZR_OK ||
        zr_notice_format(&json, &size, applied, &err) != ZR_OK)
        code = zr__complain(&err);
    else
        code = zr__output_write(path, json, size);
    zr_string_free(json);
    zr_notice_free(applied);
    return code;
}

static int compute(char **text, const zr__input *input, const constraints *found,
                   const zr_args *args)
{
    const zr_balance_options options = {.scope = &input->scope,
                                        .peak = args->peak,
                                        .by_items = args->weigh == 1,
                                        .by_capacity = args->by_capacity != 0,
                                        .pinned = found->pinned,
                                        .pinned_count = (uint32_t)args->pins.count,
                                        .barred = found->barred,
                                        .barred_count = (uint32_t)args->bars.count,
                                        .kept = found->kept,
                                        .kept_count = (uint32_t)args->keeps.count,
                                        .seed = args->seed};
    const zr_table_options table = zr__table_options(args);
    zr_balance balance = {0};
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    zr__progress_start(_("balancing the leads"));
    if (zr_balance_compute(&balance, input->graph, &options, &err) != ZR_OK ||
        zr_balance_format(text, &balance, input->graph, &table, &err) != ZR_OK)
        code = zr__complain(&err);
    zr__progress_stop();
    if (code == ZR_EXIT_OK && args->apply != NULL)
        code = write_applied(&balance, input, args->apply);
    zr_balance_clear(&balance);
    return code;
}

static int answer(char **text, const zr__input *input, const zr_args *args)
{
    constraints found = {0};
    int code = find_all(&found, input, args);

    if (code == ZR_EXIT_OK)
        code = compute(text, input, &found, args);
    free(found.pinned);
    free(found.barred);
    free(found.kept);
    return code;
}

static int run(const zr_args *args)
{
    if (args->groups != ZR_GROUPS_KEEP)
        return zr__refuse("%s", _("'zeren balance' keeps groups as they are: they never lead"));
    if (args->apply != NULL && zr__output_would_replace(args->apply, args->operand[0]))
        return zr__refuse(_("--apply '%s' would replace the notice it is about"), args->apply);
    return zr__table_run(args, args->operand[0], answer);
}

static const char *const weights[] = {"tasks", "items", NULL};

static const zr_option own_options[] = {
    {.kind = ZR_OPTION_COUNT,
     .letter = 'k',
     .name = "peak",
     .offset = offsetof(zr_args, peak),
     .value = "K",
     .least = 1,
     .most = UINT32_MAX / 2,
     .summary = N_("the most leads a unit may have [the smallest]"),
     .detail = N_("By items, the most items.")},
    {.kind = ZR_OPTION_LIST,
     .name = "pin",
     .offset = offsetof(zr_args, pins),
     .value = "TASK",
     .summary = N_("the lead of this task stays (repeatable)")},
    {.kind = ZR_OPTION_LIST,
     .name = "bar",
     .offset = offsetof(zr_args, bars),
     .value = "UNIT",
     .summary = N_("this unit takes nothing over (repeatable)")},
    {.kind = ZR_OPTION_LIST,
     .name = "keep",
     .offset = offsetof(zr_args, keeps),
     .value = "OFFICIAL",
     .summary = N_("keep this official's tasks together"),
     .detail = N_("They go only to units that lead a task of the same official already.")},
    {.kind = ZR_OPTION_FLAG,
     .name = "by-capacity",
     .offset = offsetof(zr_args, by_capacity),
     .summary = N_("the peak in proportion to units' capacity"),
     .detail = N_("A unit may lead K times its capacity over the mean capacity.")},
    {.kind = ZR_OPTION_CHOICE,
     .name = "weigh",
     .offset = offsetof(zr_args, weigh),
     .choices = weights,
     .value = "tasks|items",
     .summary = N_("what a task weighs: one, or its items [tasks]"),
     .detail = N_("By items the answer is a good one, beside a bound; whether it is proved\n"
                  "best is said. A task without items weighs one.")},
    {.kind = ZR_OPTION_TEXT,
     .name = "apply",
     .offset = offsetof(zr_args, apply),
     .value = "FILE",
     .summary = N_("write the notice with the hand-overs done")},
    {.kind = ZR_OPTION_END}};

const zr_verb zr__verb_balance = {
    .name = "balance",
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .summary = N_("Show how even leads could be, and who hands over what"),
    .about = N_("The lead of a task could rest with any unit that is on it already. Finds the\n"
                "smallest peak that can be had so, what part of each unit's leads nobody else\n"
                "could take (structural) and what part somebody could (avoidable), and the\n"
                "shortest list of hand-overs that brings every unit to a peak of K: exact, by\n"
                "a minimum-cost flow. Groups never lead. When K cannot be had, the tasks in\n"
                "the way are listed by --table blocking. With --weigh items a task weighs its\n"
                "sub-items; then the peak and the list are the best found, beside what nothing\n"
                "can be below, and it is said which of them are proved."),
    .options = {own_options, zr__options_scope, zr__options_table, zr__options_seed,
                zr__options_output, zr__options_help},
    .examples = {{N_("Who could hand over what?"), "zeren balance notice.json"},
                 {N_("Nobody leads more than eight, and this task stays where it is"),
                  "zeren balance --peak 8 --pin annual-2-1 notice.json"},
                 {N_("How even could the sub-items be?"),
                  "zeren balance --weigh items notice.json"},
                 {N_("The notice as it would be, measured"),
                  "zeren balance -k 8 --apply even.json notice.json && zeren workload even.json"}},
    .run = run,
};
