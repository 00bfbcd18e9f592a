/*
 * From JSON to a notice: the document itself, its plans and its officials.
 */
#include "src/json_notice.h"

#include <stdio.h>
#include <string.h>

#include "src/failure.h"
#include "src/json_reading.h"
#include "src/memory.h"
#include "src/text.h"

enum { FORMAT_VERSION = 1, MOST_CHOICES = 8, MOST_HINTS = 100 };

bool zr__reading_match(zr__notice_reading *reading, const zr__names *names, const zr__value *value,
                       const char *name, uint32_t *number)
{
    if (zr__names_match(names, &reading->key, name, number))
        return true;

    if (reading->key.failed)
        reading->reader.gathering.failed = true;
    else
        zr__value_report(&reading->reader, ZR_FINDING_INVALID, value,
                         _("a name of more than %d bytes, or of more than %d marks on a letter"),
                         ZR__NAME_BYTES, ZR__NAME_MARKS);
    return false;
}

void zr__reading_index(zr__notice_reading *reading, zr__names *names, const char *kept,
                       uint32_t number)
{
    const zr__buffer *key = &reading->key;
    const bool is_own_key = strlen(kept) == key->size && memcmp(kept, key->bytes, key->size) == 0;
    const char *bytes =
        is_own_key ? kept : zr__arena_text(&reading->store->arena, key->bytes, key->size);

    if (bytes == NULL || !zr__names_add(names, bytes, key->size, number))
        reading->reader.gathering.failed = true;
}

/* "'a', 'b' or 'c'", cut after a few. */
static void list_choices(zr__buffer *out, const void *first, uint32_t count, size_t stride)
{
    for (uint32_t i = 0; i < count && i < MOST_CHOICES; i++) {
        const char *name = *(const char *const *)((const char *)first + i * stride);
        zr__buffer_addf(out, i > 0 ? ", '%s'" : "'%s'", name);
    }
    if (count > MOST_CHOICES)
        zr__buffer_add(out, ", …");
}

void zr__reading_report_unknown(zr__notice_reading *reading, const zr__value *value,
                                const char *message, const char *name, const void *first,
                                uint32_t count, size_t stride)
{
    zr__json_reader *reader = &reading->reader;
    const char *meant = NULL;
    zr__buffer hint = {0};

    zr__buffer_addf(&hint, message, name);
    if (reading->hints_left > 0) {
        reading->hints_left--;
        meant = zr__nearest(name, first, count, stride);
    }
    if (meant != NULL) {
        zr__buffer_addf(&hint, _(" (did you mean '%s'?)"), meant);
    } else if (count > 0) {
        zr__buffer_add(&hint, _("; expected one of "));
        list_choices(&hint, first, count, stride);
    }

    if (hint.failed)
        reader->gathering.failed = true;
    else
        zr__value_report(reader, ZR_FINDING_INVALID, value, "%s", hint.bytes);
    zr__buffer_clear(&hint);
}

static uint32_t year(zr__json_reader *reader, const zr__value *value)
{
    return value->node != NULL ? zr__value_whole(reader, value, 1, 9999) : 0;
}

static zr_plan_kind plan_kind(zr__json_reader *reader, const zr__value *value)
{
    static const char *const names[] = {[ZR_PLAN_OTHER] = "other",
                                        [ZR_PLAN_FIVE_YEAR] = "five-year",
                                        [ZR_PLAN_ANNUAL] = "annual",
                                        [ZR_PLAN_LIVELIHOOD] = "livelihood"};
    const char *kind = zr__value_string(reader, value);

    for (size_t i = 0; kind != NULL && i < sizeof names / sizeof names[0]; i++)
        if (strcmp(kind, names[i]) == 0)
            return (zr_plan_kind)i;
    if (kind != NULL)
        zr__value_report(reader, ZR_FINDING_INVALID, value,
                         _("unknown kind of plan '%s'; expected 'five-year', 'annual', "
                           "'livelihood' or 'other'"),
                         kind);
    return ZR_PLAN_OTHER;
}

static void read_plan(zr__notice_reading *reading, zr_plan *plan, const zr__value *value)
{
    enum { ID, TITLE, KIND, FROM, TO, KEYS };
    static const char *const keys[] = {"id", "title", "kind", "from", "to", NULL};
    zr__json_reader *reader = &reading->reader;
    zr__value member[KEYS];

    if (!zr__value_members(reader, value, keys, member, &plan->extra))
        return;
    zr__value_require(reader, value, &member[ID], "id");
    plan->id = zr__value_keep(reader, zr__value_name(reader, &member[ID]));
    plan->title = zr__value_keep(reader, zr__value_string(reader, &member[TITLE]));
    plan->kind = plan_kind(reader, &member[KIND]);
    plan->from = (int32_t)year(reader, &member[FROM]);
    plan->to = (int32_t)year(reader, &member[TO]);
    if (plan->from > plan->to && plan->to > 0)
        zr__value_report(reader, ZR_FINDING_INVALID, &member[TO],
                         _("the plan ends in %d, before it begins in %d"), plan->to, plan->from);
    if (plan->id == NULL)
        return;

    const size_t size = strlen(plan->id);
    if (zr__names_find(&reading->store->plans, plan->id, size) != ZR_NONE)
        zr__value_report(reader, ZR_FINDING_INVALID, &member[ID],
                         _("plan '%s' is listed already; expected each id once"), plan->id);
    else if (zr__names_add(&reading->store->plans, plan->id, size, reading->notice->plan_count))
        reading->notice->plan_count++;
    else
        reader->gathering.failed = true;
}

static void read_plans(zr__notice_reading *reading, const zr__value *plans)
{
    if (!zr__value_is_array(&reading->reader, plans))
        return;

    zr_plan *plan = zr__arena_array(&reading->store->arena, zr__value_count(plans), sizeof *plan);
    if (plan == NULL) {
        reading->reader.gathering.failed |= plans->node->child != NULL;
        return;
    }
    reading->notice->plan = plan;
    for (zr__value item = zr__value_first(plans); item.node != NULL; item = zr__value_next(&item))
        read_plan(reading, &plan[reading->notice->plan_count], &item);
}

static void read_official(zr__notice_reading *reading, zr_official *official,
                          const zr__value *value)
{
    enum { NAME, TITLE, KEYS };
    static const char *const keys[] = {"name", "title", NULL};
    zr__json_reader *reader = &reading->reader;
    zr__names *index = &reading->store->officials;
    const uint32_t number = reading->notice->official_count;
    uint32_t twin;
    zr__value member[KEYS];

    if (!zr__value_members(reader, value, keys, member, &official->extra))
        return;
    zr__value_require(reader, value, &member[NAME], "name");
    official->name = zr__value_keep(reader, zr__value_name(reader, &member[NAME]));
    official->title = zr__value_keep(reader, zr__value_string(reader, &member[TITLE]));
    if (official->name == NULL ||
        !zr__reading_match(reading, index, &member[NAME], official->name, &twin))
        return;

    if (twin != ZR_NONE) {
        zr__value_report(reader, ZR_FINDING_INVALID, &member[NAME],
                         _("official '%s' is listed already; expected each name once"),
                         official->name);
        return;
    }
    zr__reading_index(reading, index, official->name, number);
    reading->official_offset[number] = zr__value_offset(value);
    reading->notice->official_count++;
}

static void read_officials(zr__notice_reading *reading, const zr__value *officials)
{
    if (!zr__value_is_array(&reading->reader, officials))
        return;

    const uint32_t count = zr__value_count(officials);
    zr_official *official = zr__arena_array(&reading->store->arena, count, sizeof *official);
    reading->official_offset =
        zr__arena_array(&reading->scratch, count, sizeof *reading->official_offset);
    if (official == NULL || reading->official_offset == NULL) {
        reading->reader.gathering.failed |= count > 0;
        return;
    }
    reading->notice->official = official;
    for (zr__value item = zr__value_first(officials); item.node != NULL;
         item = zr__value_next(&item))
        read_official(reading, &official[reading->notice->official_count], &item);
}

static void check_version(zr__json_reader *reader, const zr__value *root, const zr__value *version)
{
    double number;

    if (zr__value_require(reader, root, version, "zeren") &&
        zr__value_number(reader, version, &number) && number != FORMAT_VERSION)
        zr__value_report(reader, ZR_FINDING_INVALID, version,
                         _("unsupported version %g of the format; expected %d"), number,
                         FORMAT_VERSION);
}

static void read_document(zr__notice_reading *reading, const cJSON *root)
{
    enum { ZEREN, TITLE, ISSUER, REGION, ISSUED, PLANS, OFFICIALS, UNITS, TASKS, KEYS };
    static const char *const keys[] = {"zeren", "title",     "issuer", "region", "issued",
                                       "plans", "officials", "units",  "tasks",  NULL};
    zr__json_reader *reader = &reading->reader;
    zr_notice *notice = reading->notice;
    const zr__value top = {.node = root};
    zr__value member[KEYS];

    if (!zr__value_members(reader, &top, keys, member, &notice->extra))
        return;
    check_version(reader, &top, &member[ZEREN]);
    zr__value_require(reader, &top, &member[PLANS], "plans");
    zr__value_require(reader, &top, &member[TASKS], "tasks");
    notice->title = zr__value_keep(reader, zr__value_string(reader, &member[TITLE]));
    notice->issuer = zr__value_keep(reader, zr__value_string(reader, &member[ISSUER]));
    notice->region = zr__value_keep(reader, zr__value_string(reader, &member[REGION]));
    notice->issued = zr__value_keep(reader, zr__value_date(reader, &member[ISSUED]));
    read_plans(reading, &member[PLANS]);
    read_officials(reading, &member[OFFICIALS]);
    zr__json_read_units(reading, &member[UNITS]);
    zr__json_read_tasks(reading, &member[TASKS]);
}

static zr_notice *new_notice(void)
{
    zr_notice *notice = zr__calloc(1, sizeof *notice);

    if (notice != NULL)
        notice->store = zr__calloc(1, sizeof *notice->store);
    if (notice != NULL && notice->store == NULL) {
        zr__free(notice);
        notice = NULL;
    }
    return notice;
}

static void clear_reading(zr__notice_reading *reading)
{
    zr__gathering_clear(&reading->reader.gathering);
    zr__names_clear(&reading->task_ids);
    zr__arena_clear(&reading->scratch);
    zr__buffer_clear(&reading->key);
    zr__free(reading->mention);
    zr_notice_free(reading->notice);
}

zr_status zr__json_read_notice(zr_notice **out, const char *json, const char *source,
                               zr_findings *findings, zr_error *err)
{
    static const char *const parsed_at_once[] = {"plans", "officials", "units", NULL};
    zr_notice *notice = new_notice();
    cJSON *root = notice != NULL ? zr__json_outline(json, parsed_at_once) : NULL;
    zr__notice_reading reading = {
        .reader.text = json,
        .reader.gathering = {.source = source, .wants_all = findings != NULL},
        .notice = notice,
        .hints_left = MOST_HINTS};
    zr_status status;

    if (root == NULL) {
        zr_notice_free(notice);
        return zr__out_of_memory(err);
    }
    reading.store = notice->store;
    reading.reader.arena = &notice->store->arena;

    read_document(&reading, root);
    cJSON_Delete(root);
    if (findings != NULL && !reading.reader.gathering.failed &&
        !reading.reader.gathering.is_invalid)
        zr__notice_check(&reading.reader.gathering, notice, reading.mention,
                         reading.official_offset);
    zr__gathering_settle(&reading.reader.gathering, json);
    status = zr__gathering_hand_over(&reading.reader.gathering, findings, err);
    if (status == ZR_OK) {
        *out = notice;
        reading.notice = NULL;
    }
    clear_reading(&reading);
    return status;
}
