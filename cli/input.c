/*
 * Input: what every verb but `check` does first.
 */
#include "cli/input.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/hints.h"
#include "cli/progress.h"
#include "cli/share.h"
#include "cli/talk.h"

enum { LONGEST_HINT = 512, MOST_BYTES = 128 << 20 };

const char *zr__input_name(const char *path)
{
    return strcmp(path, "-") == 0 ? _("standard input") : path;
}

static void warn_of_findings(const char *path, size_t count)
{
    if (count == 0)
        return;
    zr__say(_n("%s: %zu finding; 'zeren check %s' shows it",
               "%s: %zu findings; 'zeren check %s' shows them", count),
            zr__input_name(path), count, path);
}

static int complain_of_problems(const char *path, const zr_error *err, const zr_findings *findings)
{
    size_t problems = 0;

    for (size_t i = 0; i < findings->count; i++)
        problems += findings->item[i].kind == ZR_FINDING_INVALID;
    const int code = zr__complain(err);
    if (problems > 1)
        zr__say(_("%s: %zu problems in all; 'zeren check %s' shows them"), zr__input_name(path),
                problems, path);
    return code;
}

static int load(zr__input *out, const char *path)
{
    zr_findings findings = {0};
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    zr__progress_start(_("reading the notice"));
    if (zr_notice_load(&out->notice, path, &findings, &err) == ZR_OK)
        warn_of_findings(path, findings.count);
    else
        code = complain_of_problems(path, &err, &findings);
    zr_findings_clear(&findings);
    zr__progress_stop();
    return code;
}

/* Plans are few: when none is near, all that fit are named. */
static void list_plans(char *hint, size_t size, const zr_notice *notice)
{
    size_t length = (size_t)snprintf(hint, size, "%s", _("; it has"));

    for (uint32_t i = 0; i < notice->plan_count && length < size; i++)
        length += (size_t)snprintf(hint + length, size - length, "%s '%s'", i > 0 ? "," : "",
                                   notice->plan[i].id);
}

static int find_plan(uint32_t *out, const zr__input *input, const char *id)
{
    const zr_notice *notice = input->notice;
    zr__hints hints = {.wanted = id};
    char hint[LONGEST_HINT];

    *out = zr_notice_find_plan(notice, id);
    if (*out != ZR_NONE)
        return ZR_EXIT_OK;
    for (uint32_t i = 0; i < notice->plan_count; i++)
        zr__hints_offer(&hints, notice->plan[i].id, notice->plan[i].id);
    if (hints.count > 0 || notice->plan_count == 0)
        zr__hints_format(hint, sizeof hint, &hints);
    else
        list_plans(hint, sizeof hint, notice);
    return zr__refuse(_("%s has no plan '%s'%s"), zr__input_name(input->path), id, hint);
}

int zr__input_find_official(uint32_t *out, const zr__input *input, const char *name)
{
    const zr_notice *notice = input->notice;
    zr__hints hints = {.wanted = name};
    char hint[LONGEST_HINT];

    *out = zr_notice_find_official(notice, name);
    if (*out != ZR_NONE || strcmp(name, "none") == 0)
        return ZR_EXIT_OK;
    for (uint32_t i = 0; i < notice->official_count; i++)
        zr__hints_offer(&hints, notice->official[i].name, notice->official[i].name);
    zr__hints_format(hint, sizeof hint, &hints);
    return zr__refuse(_("%s has no official '%s'%s"), zr__input_name(input->path), name, hint);
}

int zr__input_find_unit(uint32_t *out, const zr__input *input, const char *name)
{
    const zr_notice *notice = input->notice;
    zr__hints hints = {.wanted = name};
    char hint[LONGEST_HINT];

    *out = zr_notice_find_unit(notice, name);
    if (*out != ZR_NONE)
        return ZR_EXIT_OK;
    for (uint32_t i = 0; i < notice->unit_count; i++) {
        const zr_unit *unit = &notice->unit[i];
        zr__hints_offer(&hints, unit->name, unit->name);
        for (uint32_t j = 0; j < unit->alias_count; j++)
            zr__hints_offer(&hints, unit->alias[j], unit->name);
    }
    zr__hints_format(hint, sizeof hint, &hints);
    return zr__refuse(_("%s has no unit '%s'%s"), zr__input_name(input->path), name, hint);
}

int zr__input_choose(zr_scope *out, const zr__input *input, const char *plan, const zr_args *args)
{
    int code = ZR_EXIT_OK;

    *out = (zr_scope)ZR_SCOPE_ALL;
    if (plan != NULL)
        code = find_plan(&out->plan, input, plan);
    if (code == ZR_EXIT_OK && args->official != NULL)
        code = zr__input_find_official(&out->official, input, args->official);
    return code;
}

int zr__input_load(zr__input *out, const char *path, const char *plan, const zr_args *args)
{
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    out->path = path;
    code = load(out, path);
    if (code == ZR_EXIT_OK)
        code = zr__input_choose(&out->scope, out, plan, args);
    if (code == ZR_EXIT_OK &&
        zr_graph_new(&out->graph, out->notice, (zr_group_policy)args->groups, &err) != ZR_OK)
        code = zr__complain(&err);
    return code;
}

/* Take a notice with more names, and make its network anew; what the scope refers to stays. */
static int take_notice(zr__input *input, zr_notice *notice, const zr_args *args)
{
    zr_error err = {0};

    if (notice == input->notice)
        return ZR_EXIT_OK;
    zr_graph_free(input->graph);
    input->graph = NULL;
    input->notice = notice;
    return zr_graph_new(&input->graph, notice, (zr_group_policy)args->groups, &err) == ZR_OK
               ? ZR_EXIT_OK
               : zr__complain(&err);
}

int zr__inputs_share_names(zr__input *const *inputs, size_t count, const zr_args *args)
{
    zr_notice *notices[ZR_MOST_OPERANDS];
    zr_import_options options = {.own_registry = args->registry};
    char installed[ZR_LONGEST_PATH];
    uint32_t shared = 0;
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    for (size_t i = 0; i < count; i++)
        notices[i] = inputs[i]->notice;
    zr__share_registry(&options, installed);
    if (zr_notices_share_names(notices, count, &shared, &options, &err) != ZR_OK)
        return zr__complain(&err);
    for (size_t i = 0; i < count; i++) {
        const int taken = take_notice(inputs[i], notices[i], args);
        code = taken != ZR_EXIT_OK ? taken : code;
    }
    if (shared > 0)
        zr__say(_n("%u unit has another name in an earlier notice, by the registry of unit names",
                   "%u units have another name in an earlier notice, by the registry of unit names",
                   shared),
                shared);
    return code;
}

void zr__input_clear(zr__input *input)
{
    zr_graph_free(input->graph);
    zr_notice_free(input->notice);
    *input = (zr__input){0};
}

static int read_bytes(zr__buffer *bytes, FILE *file, const char *path)
{
    char chunk[65536];
    size_t size;

    while ((size = fread(chunk, 1, sizeof chunk, file)) > 0 && bytes->size < MOST_BYTES)
        zr__buffer_add_bytes(bytes, chunk, size);
    if (ferror(file)) {
        zr__say(_("cannot read %s: %s"), zr__input_name(path), strerror(errno));
        return ZR_EXIT_INPUT;
    }
    if (bytes->failed) {
        zr__say("%s", _("out of memory"));
        return ZR_EXIT_FAULT;
    }
    if (bytes->size >= MOST_BYTES) {
        zr__say(_("%s is larger than %d bytes"), zr__input_name(path), MOST_BYTES);
        return ZR_EXIT_INPUT;
    }
    return ZR_EXIT_OK;
}

int zr__input_bytes(zr__buffer *bytes, const char *path)
{
    if (strcmp(path, "-") == 0)
        return read_bytes(bytes, stdin, path);

    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        zr__say(_("cannot read %s: %s"), path, strerror(errno));
        return ZR_EXIT_INPUT;
    }
    const int code = read_bytes(bytes, file, path);
    fclose(file);
    return code;
}

const char *zr__input_only_plan(const zr__input *input, zr_plan_kind kind)
{
    const zr_notice *notice = input->notice;
    const char *id = NULL;

    for (uint32_t p = 0; p < notice->plan_count; p++)
        if (notice->plan[p].kind == kind) {
            if (id != NULL)
                return NULL;
            id = notice->plan[p].id;
        }
    return id;
}

int zr__input_choose_plans(const char *plan[2], const zr__input *input, const zr_args *args)
{
    plan[0] = args->from != NULL ? args->from : zr__input_only_plan(input, ZR_PLAN_FIVE_YEAR);
    plan[1] = args->to != NULL ? args->to : zr__input_only_plan(input, ZR_PLAN_ANNUAL);
    if (plan[0] == NULL)
        return zr__refuse(_("%s does not have exactly one five-year plan; expected --from PLAN"),
                          zr__input_name(input->path));
    if (plan[1] == NULL)
        return zr__refuse(_("%s does not have exactly one annual plan; expected --to PLAN"),
                          zr__input_name(input->path));
    if (strcmp(plan[0], plan[1]) == 0)
        return zr__refuse(_("--from and --to are both '%s'; expected two plans"), plan[0]);
    return ZR_EXIT_OK;
}
