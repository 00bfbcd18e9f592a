/*
 * Merging notices: plans, officials, units and tasks in the order of the notices.
 *
 * Units are one when a name or another name of theirs is the same, officials when their names are,
 * plans and tasks when all that is known of them is. A plan or a task whose id is taken gets a
 * further part: the year of its plan, or a number. As in an import the result is written as JSON
 * and read again.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "src/failure.h"
#include "src/import/merging.h"
#include "src/import/registry.h"
#include "src/json_text.h"
#include "src/memory.h"
#include "src/text.h"

const char *zr__merge_keep(zr__merger *m, const char *text)
{
    const char *kept = zr__arena_text(&m->arena, text, strlen(text));

    m->failed |= kept == NULL;
    return kept != NULL ? kept : "";
}

const char *zr__merge_keepf(zr__merger *m, const char *format, ...)
{
    zr__buffer text = {0};
    va_list args;

    va_start(args, format);
    zr__buffer_addv(&text, format, args);
    va_end(args);
    m->failed |= text.failed;
    const char *kept = text.failed || text.bytes == NULL ? "" : zr__merge_keep(m, text.bytes);
    zr__buffer_clear(&text);
    return kept;
}

uint32_t zr__merge_know_text(zr__merger *m, zr__names *index, const char *text, uint32_t added)
{
    const uint32_t known = zr__names_find(index, text, strlen(text));

    if (known != ZR_NONE || added == ZR_NONE)
        return known;
    const char *kept = zr__merge_keep(m, text);
    m->failed |= m->failed || !zr__names_add(index, kept, strlen(kept), added);
    return added;
}

uint32_t zr__merge_know(zr__merger *m, zr__names *index, const char *name, uint32_t added)
{
    zr__buffer key = {0};
    const bool is_folded = zr__name_key(&key, name) && key.bytes != NULL;
    const uint32_t known = zr__merge_know_text(m, index, is_folded ? key.bytes : name, added);

    m->failed |= key.failed;
    zr__buffer_clear(&key);
    return known;
}

void zr__merge_note(zr__merger *m, zr_merge_note_kind kind, const char *subject,
                    const char *written, const char *kept)
{
    zr_merge_account *account = &m->account;
    zr_merge_note *grown =
        zr__grow(account->note, &m->note_capacity, account->count + 1, sizeof *grown);

    if (grown == NULL) {
        m->failed = true;
        return;
    }
    account->note = grown;
    zr_merge_note *note = &account->note[account->count++];
    *note = (zr_merge_note){kind, m->at, zr__strdup(subject), zr__strdup(written),
                            zr__strdup(kept)};
    m->failed |= note->subject == NULL || note->written == NULL || note->kept == NULL;
}

void zr__merge_item(zr__merger *m)
{
    if (m->written++ > 0)
        zr__buffer_add(&m->json, ",");
}

void zr__merge_member(zr__buffer *json, const char *key, const char *text)
{
    if (text == NULL)
        return;
    zr__buffer_addf(json, ",\"%s\":", key);
    zr__json_add_string(json, text);
}

void zr__merge_extra(zr__buffer *json, const char *extra)
{
    if (extra == NULL || strlen(extra) <= 2)
        return;
    zr__buffer_add(json, ",");
    zr__buffer_add_bytes(json, extra + 1, strlen(extra) - 2);
}

static bool is_taken(const zr__taken_ids *taken, const char *id)
{
    return zr__names_find(&taken->names, id, strlen(id)) != ZR_NONE;
}

/* Numbers go on where the last clash of this id ended: many files of one shape stay cheap. */
static const char *number_id(zr__merger *m, zr__taken_ids *taken, const char *id)
{
    const uint32_t place = zr__names_find(&taken->names, id, strlen(id));
    const char *numbered = id;

    for (uint32_t n = taken->last[place] + 1; !m->failed && is_taken(taken, numbered); n++) {
        numbered = zr__merge_keepf(m, "%s-n%u", id, n);
        taken->last[place] = n;
    }
    return numbered;
}

const char *zr__merge_free_id(zr__merger *m, zr__taken_ids *taken, const char *wish, int32_t year)
{
    const char *id = zr__merge_keep(m, wish);

    if (is_taken(taken, id) && year > 0)
        id = zr__merge_keepf(m, "%s-%d", wish, (int)year);
    if (is_taken(taken, id))
        id = number_id(m, taken, id);
    uint32_t *grown = zr__grow(taken->last, &taken->capacity, taken->count + 1, sizeof *grown);
    taken->last = grown != NULL ? grown : taken->last;
    if (m->failed || grown == NULL ||
        !zr__names_add(&taken->names, id, strlen(id), (uint32_t)taken->count)) {
        m->failed = true;
        return id;
    }
    taken->last[taken->count++] = 1;
    return id;
}

static void write_plan(zr__merger *m, const zr_plan *plan, const char *id)
{
    static const char *const kinds[] = {"other", "five-year", "annual", "livelihood"};

    zr__merge_item(m);
    zr__buffer_add(&m->json, "{\"id\":");
    zr__json_add_string(&m->json, id);
    zr__merge_member(&m->json, "title", plan->title);
    zr__merge_member(&m->json, "kind", kinds[plan->kind]);
    if (plan->from > 0)
        zr__buffer_addf(&m->json, ",\"from\":%d", (int)plan->from);
    if (plan->to > 0)
        zr__buffer_addf(&m->json, ",\"to\":%d", (int)plan->to);
    zr__merge_extra(&m->json, plan->extra);
    zr__buffer_add(&m->json, "}");
}

/* The id that a plan has in the whole; it is written when no earlier notice has it just so. */
static const char *take_plan(zr__merger *m, const zr_plan *plan)
{
    const char *key = zr__merge_keepf(m, "%d %d %d %s%s%s", (int)plan->kind, (int)plan->from,
                                      (int)plan->to, plan->id, plan->title != NULL ? "\n" : "",
                                      plan->title != NULL ? plan->title : "");
    const uint32_t known =
        zr__merge_know_text(m, &m->known_plans, key, (uint32_t)m->plan_count);

    if (m->failed)
        return "";
    if (known < m->plan_count) {
        if (plan->title == NULL && plan->from == 0 && plan->to == 0)
            zr__merge_note(m, ZR_MERGE_SAME_PLAN, plan->id, "", "");
        return m->plan_id[known];
    }
    const char **grown =
        zr__grow(m->plan_id, &m->plan_capacity, m->plan_count + 1, sizeof *grown);
    if (grown == NULL) {
        m->failed = true;
        return "";
    }
    m->plan_id = grown;
    const char *id = zr__merge_free_id(m, &m->plans, plan->id, plan->to);
    m->plan_id[m->plan_count++] = id;
    write_plan(m, plan, id);
    if (strcmp(id, plan->id) != 0)
        zr__merge_note(m, ZR_MERGE_PLAN, plan->id, "", id);
    return id;
}

/* Ids of the plans of all notices, by notice and plan; NULL when memory ran out. */
static const char *const *const *write_plans(zr__merger *m)
{
    const char *const **ids = zr__arena_array(&m->arena, m->count + 1, sizeof *ids);

    zr__buffer_add(&m->json, ",\"plans\":[");
    m->written = 0;
    for (m->at = 0; ids != NULL && m->at < m->count; m->at++) {
        const zr_notice *notice = m->notices[m->at];
        const char **own = zr__arena_array(&m->arena, notice->plan_count + 1, sizeof *own);
        if (own == NULL)
            return NULL;
        ids[m->at] = own;
        for (uint32_t p = 0; p < notice->plan_count; p++)
            own[p] = take_plan(m, &notice->plan[p]);
    }
    zr__buffer_add(&m->json, "]");
    return ids;
}

/* A fact of the whole is what all notices that give it agree on; NULL when they do not. */
static const char *agreed(zr__merger *m, const char *name, size_t offset)
{
    const char *fact = NULL;

    for (m->at = 0; m->at < m->count; m->at++) {
        const char *own = *(const char *const *)((const char *)m->notices[m->at] + offset);
        if (own != NULL && fact != NULL && strcmp(own, fact) != 0) {
            zr__merge_note(m, ZR_MERGE_FACT, name, own, "");
            return NULL;
        }
        fact = fact != NULL ? fact : own;
    }
    return fact;
}

/* The region that all agree on; a note remains where they do not. */
static zr_status check_regions(const zr__merger *m, const char **region, zr_error *err)
{
    *region = NULL;
    for (size_t n = 0; n < m->count; n++) {
        const char *own = m->notices[n]->region;
        if (own != NULL && *region != NULL && strcmp(own, *region) != 0)
            return zr__fail(err, ZR_EINVAL,
                            _("notices of different regions, '%.100s' and '%.100s', do not make "
                              "one: a unit of the same name is another unit in each"),
                            *region, own);
        *region = *region != NULL ? *region : own;
    }
    return ZR_OK;
}

static void write_facts(zr__merger *m, const char *region)
{
    zr__buffer_add(&m->json, "{\"zeren\":1");
    zr__merge_member(&m->json, "title", agreed(m, "title", offsetof(zr_notice, title)));
    zr__merge_member(&m->json, "issuer", agreed(m, "issuer", offsetof(zr_notice, issuer)));
    zr__merge_member(&m->json, "region", region);
    zr__merge_member(&m->json, "issued", agreed(m, "issued", offsetof(zr_notice, issued)));
}

static void clear(zr__merger *m)
{
    zr__names *const index[] = {&m->plans.names, &m->tasks.names, &m->known_plans,
                                &m->known_tasks, &m->officials, &m->units, &m->members, &m->keys};

    for (size_t i = 0; i < sizeof index / sizeof *index; i++)
        zr__names_clear(index[i]);
    zr__free(m->plans.last);
    zr__free(m->tasks.last);
    zr__free(m->plan_id);
    zr__free(m->official);
    zr__free(m->unit);
    zr__free(m->alias.item);
    zr__free(m->member.item);
    zr_merge_account_clear(&m->account);
    zr__buffer_clear(&m->json);
    zr__arena_clear(&m->arena);
}

/* The whole is read as any notice is. Where it is none, its lines mean nothing to anybody. */
static zr_status read_whole(zr_notice **out, const zr__merger *m, zr_error *err)
{
    zr_error problem = {0};
    const zr_status status =
        zr_notice_parse(out, m->json.bytes, m->json.size, NULL, NULL, &problem);

    if (status == ZR_EDATA)
        return zr__fail(err, status, _("these notices do not make one: %.400s"), problem.message);
    return status == ZR_OK ? ZR_OK : zr__fail(err, status, "%s", problem.message);
}

static zr_status merge(zr_notice **out, zr_merge_account *account,
                       const zr_notice *const *notices, size_t count,
                       const zr__registry *registry, zr_error *err)
{
    zr__merger m = {.registry = registry, .notices = notices, .count = count};
    const char *region;
    zr_status status = check_regions(&m, &region, err);

    if (status == ZR_OK) {
        write_facts(&m, region);
        const char *const *const *plan_ids = write_plans(&m);
        m.failed |= plan_ids == NULL;
        zr__merge_officials(&m);
        zr__merge_units(&m);
        if (!m.failed)
            zr__merge_tasks(&m, plan_ids);
        zr__buffer_add(&m.json, "}");
        status = m.failed || m.json.failed
                     ? zr__out_of_memory(err)
                     : read_whole(out, &m, err);
    }
    if (status == ZR_OK && account != NULL) {
        *account = m.account;
        m.account = (zr_merge_account){0};
    }
    clear(&m);
    return status;
}

zr_status zr_merge(zr_notice **out, const zr_notice *const *notices, size_t count, zr_error *err)
{
    return merge(out, NULL, notices, count, NULL, err);
}

zr_status zr_merge_by_registry(zr_notice **out, zr_merge_account *account,
                               const zr_notice *const *notices, size_t count,
                               const zr_import_options *options, zr_error *err)
{
    zr__registry registry = {0};
    zr_status status = ZR_OK;

    if (options->registry != NULL)
        status = zr__registry_load(&registry, options->registry, err);
    if (status == ZR_OK && options->own_registry != NULL)
        status = zr__registry_load(&registry, options->own_registry, err);
    if (status == ZR_OK)
        status = merge(out, account, notices, count, &registry, err);
    zr__registry_clear(&registry);
    return status;
}

const char *zr_merge_note_name(zr_merge_note_kind kind)
{
    static const char *const names[] = {
        [ZR_MERGE_FACT] = "fact",              [ZR_MERGE_PLAN] = "plan",
        [ZR_MERGE_SAME_PLAN] = "same-plan",    [ZR_MERGE_TASK] = "task",
        [ZR_MERGE_UNIT] = "unit",              [ZR_MERGE_TITLE] = "title",
        [ZR_MERGE_KIND] = N_("kind"),          [ZR_MERGE_CAPACITY] = N_("capacity"),
        [ZR_MERGE_MEMBERS] = "members"};

    return (size_t)kind < sizeof names / sizeof *names ? names[kind] : "";
}

void zr_merge_account_clear(zr_merge_account *account)
{
    if (account == NULL)
        return;
    for (size_t i = 0; i < account->count; i++) {
        zr__free(account->note[i].subject);
        zr__free(account->note[i].written);
        zr__free(account->note[i].kept);
    }
    zr__free(account->note);
    *account = (zr_merge_account){0};
}
