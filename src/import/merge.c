/*
 * Merging notices: plans, officials, units and tasks in the order of the notices.
 *
 * Units are one when a name or another name of theirs is the same, officials when their names are,
 * plans when all that is known of them is. A plan or a task whose id is taken gets a further part:
 * the year of its plan, or a number. As in an import the result is written as JSON and read again.
 */
#include <stdio.h>
#include <string.h>

#include "src/failure.h"
#include "src/import/merging.h"
#include "src/import/registry.h"
#include "src/json_text.h"
#include "src/memory.h"
#include "src/text.h"
#include "zeren/import.h"

const char *zr__merge_keep(zr__merger *m, const char *text)
{
    const char *kept = zr__arena_text(&m->arena, text, strlen(text));

    m->failed |= kept == NULL;
    return kept != NULL ? kept : "";
}

/* The number under which a name is known, or `added` from now on when it is new. */
uint32_t zr__merge_know(zr__merger *m, zr__names *index, const char *name, uint32_t added)
{
    zr__buffer key = {0};
    const char *kept = name;

    if (zr__name_key(&key, name))
        kept = zr__merge_keep(m, key.bytes != NULL ? key.bytes : "");
    m->failed |= key.failed;
    zr__buffer_clear(&key);
    const uint32_t known = zr__names_find(index, kept, strlen(kept));
    if (known != ZR_NONE || added == ZR_NONE)
        return known;
    m->failed |= !zr__names_add(index, kept, strlen(kept), added);
    return added;
}

void zr__merge_item(zr__merger *m)
{
    if (m->written++ > 0)
        zr__buffer_add(&m->json, ",");
}

void zr__merge_member(zr__merger *m, const char *key, const char *text)
{
    if (text == NULL)
        return;
    zr__buffer_addf(&m->json, ",\"%s\":", key);
    zr__json_add_string(&m->json, text);
}

/* Members that the format does not know stand in an object of their own. */
void zr__merge_extra(zr__merger *m, const char *extra)
{
    if (extra == NULL || strlen(extra) <= 2)
        return;
    zr__buffer_add(&m->json, ",");
    zr__buffer_add_bytes(&m->json, extra + 1, strlen(extra) - 2);
}

static const char *plan_kind(zr_plan_kind kind)
{
    static const char *const names[] = {"other", "five-year", "annual", "livelihood"};

    return names[kind];
}

/* An id that is free in `index`: as wished, with `hint`, or with a number. */
static const char *free_id(zr__merger *m, zr__names *index, const char *wish, int32_t hint)
{
    zr__buffer id = {0};

    zr__buffer_add(&id, wish);
    if (zr__merge_know(m, index, wish, ZR_NONE) != ZR_NONE && hint > 0) {
        zr__buffer_clear(&id);
        zr__buffer_addf(&id, "%s-%d", wish, (int)hint);
    }
    for (uint32_t n = 2;
         !id.failed && !m->failed && zr__merge_know(m, index, id.bytes, ZR_NONE) != ZR_NONE; n++) {
        zr__buffer_clear(&id);
        zr__buffer_addf(&id, "%s-n%u", wish, n);
    }
    const char *kept = id.failed ? "" : zr__merge_keep(m, id.bytes);
    m->failed |= id.failed;
    zr__buffer_clear(&id);
    zr__merge_know(m, index, kept, 0);
    return kept;
}

static bool same_text(const char *a, const char *b)
{
    return a == NULL ? b == NULL : b != NULL && strcmp(a, b) == 0;
}

/* A plan of an earlier notice that this one is, by all that is known of it. */
static const char *same_plan(const zr_notice *const *notices, size_t before, const zr_plan *plan,
                             const char *const *const *ids)
{
    for (size_t n = 0; n < before; n++) {
        for (uint32_t p = 0; p < notices[n]->plan_count; p++) {
            const zr_plan *other = &notices[n]->plan[p];
            if (other->kind == plan->kind && other->from == plan->from && other->to == plan->to &&
                strcmp(other->id, plan->id) == 0 && same_text(other->title, plan->title))
                return ids[n][p];
        }
    }
    return NULL;
}

static void write_plan(zr__merger *m, const zr_plan *plan, const char *id)
{
    zr__merge_item(m);
    zr__buffer_add(&m->json, "{\"id\":");
    zr__json_add_string(&m->json, id);
    zr__merge_member(m, "title", plan->title);
    zr__merge_member(m, "kind", plan_kind(plan->kind));
    if (plan->from > 0)
        zr__buffer_addf(&m->json, ",\"from\":%d", (int)plan->from);
    if (plan->to > 0)
        zr__buffer_addf(&m->json, ",\"to\":%d", (int)plan->to);
    zr__merge_extra(m, plan->extra);
    zr__buffer_add(&m->json, "}");
}

/* Ids of the plans of all notices, by notice and plan; NULL when memory ran out. */
static const char *const *const *write_plans(zr__merger *m, const zr_notice *const *notices,
                                             size_t count)
{
    const char *const **ids = zr__arena_array(&m->arena, count + 1, sizeof *ids);

    zr__buffer_add(&m->json, ",\"plans\":[");
    m->written = 0;
    for (size_t n = 0; ids != NULL && n < count; n++) {
        const char **own = zr__arena_array(&m->arena, notices[n]->plan_count + 1, sizeof *own);
        if (own == NULL)
            return NULL;
        ids[n] = own;
        for (uint32_t p = 0; p < notices[n]->plan_count; p++) {
            const zr_plan *plan = &notices[n]->plan[p];
            own[p] = same_plan(notices, n, plan, ids);
            if (own[p] != NULL)
                continue;
            own[p] = free_id(m, &m->plans, plan->id, plan->to);
            write_plan(m, plan, own[p]);
        }
    }
    zr__buffer_add(&m->json, "]");
    return ids;
}

static void write_officials(zr__merger *m, const zr_notice *const *notices, size_t count)
{
    zr__buffer_add(&m->json, ",\"officials\":[");
    m->written = 0;
    for (size_t n = 0; n < count; n++) {
        for (uint32_t o = 0; o < notices[n]->official_count; o++) {
            const zr_official *official = &notices[n]->official[o];
            if (zr__merge_know(m, &m->officials, official->name, ZR_NONE) != ZR_NONE)
                continue;
            zr__merge_know(m, &m->officials, official->name, 0);
            zr__merge_item(m);
            zr__buffer_add(&m->json, "{\"name\":");
            zr__json_add_string(&m->json, official->name);
            zr__merge_member(m, "title", official->title);
            zr__merge_extra(m, official->extra);
            zr__buffer_add(&m->json, "}");
        }
    }
    zr__buffer_add(&m->json, "]");
}

static void write_parties(zr__merger *m, const char *key, const zr_notice *notice,
                          const zr_assignment *list, uint32_t count)
{
    if (count == 0)
        return;
    zr__buffer_addf(&m->json, ",\"%s\":[", key);
    for (uint32_t i = 0; i < count; i++) {
        const char *name =
            list[i].written != NULL ? list[i].written : notice->unit[list[i].unit].name;
        zr__buffer_add(&m->json, i > 0 ? ",{\"unit\":" : "{\"unit\":");
        zr__json_add_string(&m->json, name);
        zr__merge_member(m, "note", list[i].note);
        zr__merge_extra(m, list[i].extra);
        zr__buffer_add(&m->json, "}");
    }
    zr__buffer_add(&m->json, "]");
}

static void write_indicators(zr__merger *m, const zr_task *task)
{
    static const char *const relations[] = {">=", "<=", "=", ">", "<"};

    for (uint32_t i = 0; i < task->indicator_count; i++) {
        const zr_indicator *indicator = &task->indicator[i];
        zr__buffer_add(&m->json, i == 0 ? ",\"indicators\":[{\"name\":" : ",{\"name\":");
        zr__json_add_string(&m->json, indicator->name);
        zr__buffer_addf(&m->json, ",\"op\":\"%s\",\"value\":", relations[indicator->relation]);
        zr__json_add_number(&m->json, indicator->value);
        zr__merge_member(m, "unit", indicator->unit);
        if (indicator->by_date != NULL)
            zr__merge_member(m, "by", indicator->by_date);
        else if (indicator->by_year > 0)
            zr__buffer_addf(&m->json, ",\"by\":%d", (int)indicator->by_year);
        zr__merge_extra(m, indicator->extra);
        zr__buffer_add(&m->json, "}");
    }
    if (task->indicator_count > 0)
        zr__buffer_add(&m->json, "]");
}

/* The id of a task starts with that of its plan: where the plan has another now, so has the task.
 */
static const char *task_id(zr__merger *m, const zr_task *task, const char *old_plan,
                           const char *plan)
{
    const size_t size = strlen(old_plan);
    const char *wish = task->id;

    if (strcmp(old_plan, plan) != 0 && strncmp(task->id, old_plan, size) == 0) {
        zr__buffer id = {0};
        zr__buffer_addf(&id, "%s%s", plan, task->id + size);
        wish = id.failed ? "" : zr__merge_keep(m, id.bytes);
        m->failed |= id.failed;
        zr__buffer_clear(&id);
    }
    return free_id(m, &m->tasks, wish, 0);
}

static void write_task(zr__merger *m, const zr_notice *notice, const zr_task *task,
                       const char *plan)
{
    zr__merge_item(m);
    zr__buffer_add(&m->json, "{\"id\":");
    zr__json_add_string(&m->json, task_id(m, task, notice->plan[task->plan].id, plan));
    zr__merge_member(m, "plan", plan);
    zr__merge_member(m, "section", task->section);
    if (task->official != ZR_NONE)
        zr__merge_member(m, "official", notice->official[task->official].name);
    zr__merge_member(m, "title", task->title);
    zr__merge_member(m, "text", task->text);
    write_parties(m, "lead", notice, task->lead, task->lead_count);
    write_parties(m, "support", notice, task->support, task->support_count);
    if (task->items > 0)
        zr__buffer_addf(&m->json, ",\"items\":%u", task->items);
    write_indicators(m, task);
    zr__merge_member(m, "due", task->due);
    if (task->first_line > 0)
        zr__buffer_addf(&m->json, ",\"source\":{\"lines\":[%u,%u]}", task->first_line,
                        task->last_line);
    zr__merge_extra(m, task->extra);
    zr__buffer_add(&m->json, "}");
}

/* A fact of the whole is what all notices that give it agree on. */
static const char *agreed(const char *a, const char *b, bool *differs)
{
    if (a != NULL && b != NULL && strcmp(a, b) != 0)
        *differs = true;
    return a != NULL ? a : b;
}

static zr_status write_facts(zr__merger *m, const zr_notice *const *notices, size_t count,
                             zr_error *err)
{
    const char *region = NULL, *issuer = NULL, *title = NULL, *issued = NULL;
    bool regions = false, issuers = false, titles = false, dates = false;

    for (size_t n = 0; n < count; n++) {
        region = agreed(region, notices[n]->region, &regions);
        issuer = agreed(issuer, notices[n]->issuer, &issuers);
        title = agreed(title, notices[n]->title, &titles);
        issued = agreed(issued, notices[n]->issued, &dates);
    }
    if (regions)
        return zr__fail(err, ZR_EINVAL, "%s",
                        _("notices of different regions do not make one: a unit of the same name "
                          "is another unit in each"));
    zr__buffer_add(&m->json, "{\"zeren\":1");
    zr__merge_member(m, "title", titles ? NULL : title);
    zr__merge_member(m, "issuer", issuers ? NULL : issuer);
    zr__merge_member(m, "region", region);
    zr__merge_member(m, "issued", dates ? NULL : issued);
    return ZR_OK;
}

static void clear(zr__merger *m)
{
    zr__names_clear(&m->plans);
    zr__names_clear(&m->tasks);
    zr__names_clear(&m->officials);
    zr__names_clear(&m->units);
    zr__names_clear(&m->additions);
    zr__names_clear(&m->keys);
    zr__free(m->unit);
    zr__free(m->alias);
    zr__free(m->member);
    zr__buffer_clear(&m->json);
    zr__arena_clear(&m->arena);
}

static zr_status merge(zr_notice **out, const zr_notice *const *notices, size_t count,
                       const zr__registry *registry, zr_error *err)
{
    zr__merger m = {.registry = registry};
    zr_status status = write_facts(&m, notices, count, err);

    if (status == ZR_OK) {
        const char *const *const *plan_ids = write_plans(&m, notices, count);
        m.failed |= plan_ids == NULL;
        write_officials(&m, notices, count);
        zr__merge_units(&m, notices, count);
        zr__buffer_add(&m.json, ",\"tasks\":[");
        m.written = 0;
        for (size_t n = 0; n < count && !m.failed; n++) {
            for (uint32_t t = 0; t < notices[n]->task_count && !m.failed; t++) {
                const zr_task *task = &notices[n]->task[t];
                write_task(&m, notices[n], task, plan_ids[n][task->plan]);
            }
        }
        zr__buffer_add(&m.json, "]}");
        status = m.failed || m.json.failed
                     ? zr__out_of_memory(err)
                     : zr_notice_parse(out, m.json.bytes, m.json.size, NULL, NULL, err);
    }
    clear(&m);
    return status;
}

zr_status zr_merge(zr_notice **out, const zr_notice *const *notices, size_t count, zr_error *err)
{
    return merge(out, notices, count, NULL, err);
}

zr_status zr_merge_by_registry(zr_notice **out, const zr_notice *const *notices, size_t count,
                               const zr_import_options *options, zr_error *err)
{
    zr__registry registry = {0};
    zr_status status = ZR_OK;

    if (options->registry != NULL)
        status = zr__registry_load(&registry, options->registry, err);
    if (status == ZR_OK && options->own_registry != NULL)
        status = zr__registry_load(&registry, options->own_registry, err);
    if (status == ZR_OK)
        status = merge(out, notices, count, &registry, err);
    zr__registry_clear(&registry);
    return status;
}
