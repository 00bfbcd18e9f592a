/*
 * The notice as it would be after a reform. The changes are not made one by one on the tasks: each
 * only notes what a unit has become (itself, another, nobody), and whose tasks an official's are;
 * one walk over the notice then writes all of it.
 */
#include <math.h>
#include <string.h>

#include "analysis/reread.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/text.h"
#include "zeren/what_if.h"

typedef struct changing {
    const zr_notice *notice;
    zr_unit *unit; /* Those of the notice, then those that a merger makes. */
    uint32_t unit_count;
    uint32_t *into;     /* By unit: what it has become at the next step, itself if nothing. */
    uint32_t *official; /* By official: whose its tasks are now. */
    bool *is_merged;    /* By unit: others have come into it. */

    /* What the one walk fills. */
    uint32_t *number; /* By unit: its place in the new notice. */
    uint32_t *stamp;  /* By unit: the last list that it was seen in, from 1. */
    zr_assignment **seen; /* By unit: where, in that list. */
    zr_unit *placed;
    uint32_t placed_count;
    zr_task *task;
    zr_assignment *assignment;
    const char **alias;
    uint32_t *member;
} changing;

static uint32_t resolve(const changing *c, uint32_t unit)
{
    while (unit != ZR_NONE && c->into[unit] != unit)
        unit = c->into[unit];
    return unit;
}

/* What the unit of this name has become; ZR_NONE when there is none, or not any more. */
static uint32_t find_unit(const changing *c, const char *name)
{
    const uint32_t known = zr_notice_find_unit(c->notice, name);
    uint32_t unit = known == ZR_NONE ? ZR_NONE : resolve(c, known);

    for (uint32_t u = c->notice->unit_count; u < c->unit_count && unit == ZR_NONE; u++)
        if (strcmp(c->unit[u].name, name) == 0)
            unit = resolve(c, u);
    return unit;
}

static zr_status find_some_unit(uint32_t *out, const changing *c, const char *name, zr_error *err)
{
    *out = find_unit(c, name);
    if (*out == ZR_NONE)
        return zr__fail(err, ZR_ENOTFOUND, _("there is no unit '%s' to remove or merge"), name);
    return ZR_OK;
}

static zr_status remove_unit(changing *c, const zr_change *change, zr_error *err)
{
    uint32_t unit = ZR_NONE;
    const zr_status status = find_some_unit(&unit, c, change->from[0], err);

    if (status == ZR_OK)
        c->into[unit] = ZR_NONE;
    return status;
}

/* The unit that a merger makes begins as the first that goes into it, under a name of its own. */
static zr_status make_unit(uint32_t *out, changing *c, const zr_change *change, zr_error *err)
{
    zr__buffer key = {0};
    const bool is_name = zr__name_key(&key, change->to) && key.size > 0;
    const bool has_memory = !key.failed;
    uint32_t first = ZR_NONE;

    zr__buffer_clear(&key);
    if (!has_memory)
        return zr__out_of_memory(err);
    if (!is_name)
        return zr__fail(err, ZR_EINVAL, _("'%s' cannot be the name of a unit"), change->to);
    const zr_status status = find_some_unit(&first, c, change->from[0], err);
    if (status != ZR_OK)
        return status;
    *out = c->unit_count++;
    c->unit[*out] = (zr_unit){.name = change->to,
                              .kind = c->unit[first].kind,
                              .capacity = c->unit[first].capacity};
    c->into[*out] = *out;
    return ZR_OK;
}

static bool differ(const char *a, const char *b)
{
    return a == NULL || b == NULL || strcmp(a, b) != 0;
}

static void join(changing *c, uint32_t from, uint32_t to, bool is_first_of_new)
{
    zr_unit *unit = &c->unit[to];
    const zr_unit *joining = &c->unit[from];
    const double sum = unit->capacity + joining->capacity;

    c->into[from] = to;
    c->is_merged[to] = true;
    unit->is_declared = true; /* or its aliases would have no place */
    if (is_first_of_new)
        return;
    unit->capacity = unit->capacity > 0 && joining->capacity > 0 && isfinite(sum) ? sum : 0;
    if (to >= c->notice->unit_count && differ(unit->kind, joining->kind))
        unit->kind = NULL;
}

static zr_status refuse_group(const zr_unit *unit, zr_error *err)
{
    return zr__fail(err, ZR_EINVAL, _("'%s' is a group of units: only single units can be merged"),
                    unit->name);
}

static zr_status merge(changing *c, const zr_change *change, zr_error *err)
{
    uint32_t to = find_unit(c, change->to);
    const bool is_new = to == ZR_NONE;
    uint32_t joined = 0;
    zr_status status = is_new ? make_unit(&to, c, change, err) : ZR_OK;

    if (status == ZR_OK && zr_unit_is_group(&c->unit[to]))
        return refuse_group(&c->unit[to], err);
    for (uint32_t i = 0; i < change->from_count && status == ZR_OK; i++) {
        uint32_t from = ZR_NONE;

        status = find_some_unit(&from, c, change->from[i], err);
        if (status != ZR_OK || from == to)
            continue;
        if (zr_unit_is_group(&c->unit[from]))
            return refuse_group(&c->unit[from], err);
        join(c, from, to, is_new && joined == 0);
        joined++;
    }
    if (status == ZR_OK && joined == 0)
        return zr__fail(err, ZR_EINVAL, _("'%s' would be merged with itself"), change->to);
    return status;
}

static zr_status find_some_official(uint32_t *out, const changing *c, const char *name,
                                    zr_error *err)
{
    *out = zr_notice_find_official(c->notice, name);
    if (*out == ZR_NONE)
        return zr__fail(err, ZR_ENOTFOUND, _("there is no official '%s' to hand tasks to or from"),
                        name);
    return ZR_OK;
}

static zr_status hand(changing *c, const zr_change *change, zr_error *err)
{
    uint32_t from = ZR_NONE, to = ZR_NONE;
    zr_status status = find_some_official(&from, c, change->from[0], err);

    if (status == ZR_OK)
        status = find_some_official(&to, c, change->to, err);
    if (status == ZR_OK && from == to)
        status = zr__fail(err, ZR_EINVAL, _("'%s' would hand tasks to the same official"),
                          change->to);
    for (uint32_t o = 0; o < c->notice->official_count && status == ZR_OK; o++)
        if (c->official[o] == from)
            c->official[o] = to;
    return status;
}

static zr_status note_changes(changing *c, const zr_change *change, uint32_t count, zr_error *err)
{
    static zr_status (*const note[])(changing *, const zr_change *, zr_error *) = {
        [ZR_CHANGE_REMOVE] = remove_unit, [ZR_CHANGE_MERGE] = merge, [ZR_CHANGE_HAND] = hand};
    zr_status status = ZR_OK;

    for (uint32_t i = 0; i < count && status == ZR_OK; i++)
        status = note[change[i].kind](c, &change[i], err);
    /* From here on one step leads to the end. */
    for (uint32_t u = 0; u < c->unit_count; u++)
        c->into[u] = resolve(c, u);
    return status;
}

static void place_units(changing *c, bool is_declared, bool was_declared)
{
    for (uint32_t u = 0; u < c->unit_count; u++) {
        const bool was = u < c->notice->unit_count && c->notice->unit[u].is_declared;

        if (c->into[u] != u || c->unit[u].is_declared != is_declared || was != was_declared)
            continue;
        c->number[u] = c->placed_count;
        c->placed[c->placed_count++] = c->unit[u];
    }
}

/* Each unit keeps its aliases, and takes the names of those that have come into it. */
static void fill_aliases(changing *c)
{
    uint32_t *const place = c->stamp; /* By unit: how many, then where the next one goes. */
    uint32_t used = 0;

    for (uint32_t u = 0; u < c->unit_count; u++)
        if (c->into[u] != ZR_NONE)
            place[c->into[u]] += c->unit[u].alias_count + (c->into[u] != u);
    for (uint32_t u = 0; u < c->unit_count; u++) {
        if (c->into[u] != u)
            continue;
        c->placed[c->number[u]].alias = c->alias + used;
        c->placed[c->number[u]].alias_count = place[u];
        used += place[u];
        place[u] = used - place[u];
    }
    for (uint32_t u = 0; u < c->unit_count; u++) {
        const uint32_t into = c->into[u];

        if (into != ZR_NONE && into != u)
            c->alias[place[into]++] = c->unit[u].name;
        for (uint32_t a = 0; a < c->unit[u].alias_count && into != ZR_NONE; a++)
            c->alias[place[into]++] = c->unit[u].alias[a];
    }
    memset(c->stamp, 0, c->unit_count * sizeof *c->stamp);
}

static zr_status fill_members(changing *c, zr_error *err)
{
    uint32_t *next = c->member;

    for (uint32_t g = 0; g < c->notice->unit_count; g++) {
        const zr_unit *group = &c->notice->unit[g];

        if (c->into[g] != g || group->member_count == 0)
            continue;
        uint32_t *const first = next;
        for (uint32_t m = 0; m < group->member_count; m++) {
            const uint32_t unit = c->into[group->member[m]];

            if (unit == ZR_NONE || c->stamp[unit] == g + 1)
                continue;
            c->stamp[unit] = g + 1;
            *next++ = c->number[unit];
        }
        if (next == first && !group->is_open)
            return zr__fail(err, ZR_EINVAL,
                            _("the group '%s' would be left without a member: remove it as well"),
                            group->name);
        c->placed[c->number[g]].member = first;
        c->placed[c->number[g]].member_count = (uint32_t)(next - first);
    }
    memset(c->stamp, 0, c->unit_count * sizeof *c->stamp);
    return ZR_OK;
}

/* Copy one list of a task, as it would be, to `to`; `list` tells tasks apart. */
static zr_assignment *copy_list(changing *c, zr_assignment *to, const zr_assignment *from,
                                uint32_t count, uint32_t task)
{
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t unit = c->into[from[i].unit];

        if (unit == ZR_NONE)
            continue;
        if (c->is_merged[unit] && c->stamp[unit] == task + 1) {
            if (c->seen[unit]->note == NULL) /* the place goes, what was noted stays */
                c->seen[unit]->note = from[i].note;
            continue;
        }
        *to = from[i];
        to->unit = c->number[unit];
        if (unit != from[i].unit)
            to->written = NULL;
        c->stamp[unit] = task + 1;
        c->seen[unit] = to++;
    }
    return to;
}

/* Leads come first, so that a unit that led once is a lead. */
static void fill_tasks(changing *c)
{
    zr_assignment *next = c->assignment;

    for (uint32_t t = 0; t < c->notice->task_count; t++) {
        const zr_task *old = &c->notice->task[t];
        zr_task *task = &c->task[t];

        *task = *old;
        task->lead = next;
        next = copy_list(c, next, old->lead, old->lead_count, t);
        task->lead_count = (uint32_t)(next - task->lead);
        task->support = next;
        next = copy_list(c, next, old->support, old->support_count, t);
        task->support_count = (uint32_t)(next - task->support);
        if (old->official != ZR_NONE)
            task->official = c->official[old->official];
    }
}

static bool start(changing *c, uint32_t most_new)
{
    const zr_notice *notice = c->notice;
    const size_t units = (size_t)notice->unit_count + most_new;
    size_t assignments = 0, aliases = most_new, members = 0;

    for (uint32_t t = 0; t < notice->task_count; t++)
        assignments += (size_t)notice->task[t].lead_count + notice->task[t].support_count;
    for (uint32_t u = 0; u < notice->unit_count; u++) {
        aliases += notice->unit[u].alias_count + 1U;
        members += notice->unit[u].member_count;
    }
    c->unit = zr__calloc(units, sizeof *c->unit);
    c->placed = zr__calloc(units, sizeof *c->placed);
    c->into = zr__calloc(units, sizeof *c->into);
    c->is_merged = zr__calloc(units, sizeof *c->is_merged);
    c->number = zr__calloc(units, sizeof *c->number);
    c->stamp = zr__calloc(units, sizeof *c->stamp);
    c->seen = zr__calloc(units, sizeof *c->seen);
    c->official = zr__calloc(notice->official_count, sizeof *c->official);
    c->task = zr__calloc(notice->task_count, sizeof *c->task);
    c->assignment = zr__calloc(assignments, sizeof *c->assignment);
    c->alias = zr__calloc(aliases, sizeof *c->alias);
    c->member = zr__calloc(members, sizeof *c->member);
    if (c->unit == NULL || c->placed == NULL || c->into == NULL || c->is_merged == NULL ||
        c->number == NULL || c->stamp == NULL || c->seen == NULL || c->official == NULL ||
        c->task == NULL || c->assignment == NULL || c->alias == NULL || c->member == NULL)
        return false;

    c->unit_count = notice->unit_count;
    if (c->unit_count > 0)
        memcpy(c->unit, notice->unit, c->unit_count * sizeof *c->unit);
    for (uint32_t u = 0; u < c->unit_count; u++)
        c->into[u] = u;
    for (uint32_t o = 0; o < notice->official_count; o++)
        c->official[o] = o;
    return true;
}

static void clear(changing *c)
{
    zr__free(c->unit);
    zr__free(c->placed);
    zr__free(c->into);
    zr__free(c->is_merged);
    zr__free(c->number);
    zr__free(c->stamp);
    zr__free(c->seen);
    zr__free(c->official);
    zr__free(c->task);
    zr__free(c->assignment);
    zr__free(c->alias);
    zr__free(c->member);
}

zr_status zr_what_if_apply(zr_notice **out, const zr_notice *notice, const zr_change *change,
                           uint32_t count, zr_error *err)
{
    changing c = {.notice = notice};
    zr_notice changed = *notice;
    zr_status status = start(&c, count) ? ZR_OK : zr__out_of_memory(err);

    if (status != ZR_OK || (status = note_changes(&c, change, count, err)) != ZR_OK)
        goto cleanup;
    place_units(&c, true, true);
    place_units(&c, true, false);
    place_units(&c, false, false);
    fill_aliases(&c);
    if ((status = fill_members(&c, err)) != ZR_OK)
        goto cleanup;
    fill_tasks(&c);
    changed.unit = c.placed;
    changed.unit_count = c.placed_count;
    changed.task = c.task;
    status = zr__reread(out, &changed, err);

cleanup:
    clear(&c);
    return status;
}
