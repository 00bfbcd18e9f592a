/*
 * Two sides to set against each other, for every verb that does so.
 */
#include "cli/sides.h"

#include <string.h>

#include "cli/talk.h"

int zr__sides_check(const char *const *path, size_t count, zr__sides_usual usual,
                    const zr_args *args)
{
    if (count == 2)
        return strcmp(path[0], "-") == 0 && strcmp(path[1], "-") == 0
                   ? zr__refuse(_("only one of the two files can be standard input"))
                   : ZR_EXIT_OK;
    if (args->plan != NULL)
        return zr__refuse(_("--plan is for two files; for one, give --from and --to"));
    if (args->registry != NULL)
        return zr__refuse("%s", _("--registry joins the units of several files; there is one"));
    if (usual == ZR__SIDES_WHOLE && (args->from == NULL || args->to == NULL))
        return zr__refuse(_("a comparison needs --from PLAN and --to PLAN, or two files"));
    if (args->from != NULL && args->to != NULL && strcmp(args->from, args->to) == 0)
        return zr__refuse(_("--from and --to are both '%s'; expected two plans"), args->from);
    return ZR_EXIT_OK;
}

/* The plan of one of two notices; NULL: all of it. */
static const char *plan_of(const char *given, const zr__input *input, zr__sides_usual usual,
                           const zr_args *args)
{
    if (given != NULL || args->plan != NULL)
        return given != NULL ? given : args->plan;
    return usual == ZR__SIDES_PLANS ? zr__input_only_plan(input, ZR_PLAN_ANNUAL) : NULL;
}

static int choose_plans(const char *plan[2], const zr__sides *sides, bool is_one,
                        zr__sides_usual usual, const zr_args *args)
{
    if (is_one && usual == ZR__SIDES_PLANS)
        return zr__input_choose_plans(plan, &sides->first, args);
    plan[0] = plan_of(args->from, &sides->first, usual, args);
    plan[1] = plan_of(args->to, &sides->second, usual, args);
    return ZR_EXIT_OK;
}

static int choose(zr__sides *sides, bool is_one, zr__sides_usual usual, const zr_args *args)
{
    const zr__input *second = is_one ? &sides->first : &sides->second;
    const char *plan[2];

    if (is_one && sides->first.notice->plan_count < 2)
        return zr__refuse(_("%s has fewer than two plans: there is nothing to set against it; give "
                            "a second file"), zr__input_name(sides->first.path));
    int code = choose_plans(plan, sides, is_one, usual, args);

    sides->from.graph = sides->first.graph;
    sides->to.graph = second->graph;
    if (code == ZR_EXIT_OK)
        code = zr__input_choose(&sides->from.scope, &sides->first, plan[0], args);
    if (code == ZR_EXIT_OK)
        code = zr__input_choose(&sides->to.scope, second, plan[1], args);
    return code;
}

int zr__sides_load(zr__sides *out, const char *const *path, size_t count, zr__sides_usual usual,
                   const zr_args *args)
{
    int code = zr__input_load(&out->first, path[0], NULL, args);

    if (code == ZR_EXIT_OK && count == 2)
        code = zr__input_load(&out->second, path[1], NULL, args);
    if (code == ZR_EXIT_OK && count == 2)
        code = zr__inputs_share_names((zr__input *const[]){&out->first, &out->second}, 2, args);
    return code == ZR_EXIT_OK ? choose(out, count == 1, usual, args) : code;
}

void zr__sides_clear(zr__sides *sides)
{
    zr__input_clear(&sides->second);
    zr__input_clear(&sides->first);
}
