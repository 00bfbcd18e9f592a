/*
 * From JSON to a notice: tasks, who is responsible for them, and their figures.
 *
 * Nearly all of a large document is tasks: they are parsed one at a time. Measured on a million of
 * them, that takes half the time of one great tree and a fifth of the memory.
 */
#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/json_reading.h"
#include "src/json_text.h"
#include "src/memory.h"

/* The task being read names a unit. A stamp finds the second time without a look at the others. */
static void note_mention(zr__notice_reading *reading, const zr__value *value, uint32_t unit)
{
    const uint32_t task = reading->notice->task_count;

    if (reading->mention[unit].last_task == task)
        zr__value_report(&reading->reader, ZR_FINDING_REPEATED_UNIT, value,
                         _("unit '%s' is named by this task already; counted once"),
                         reading->store->unit[unit].name);
    reading->mention[unit].last_task = task;
}

static void read_assignment(zr__notice_reading *reading, zr_assignment *assignment,
                            const zr__value *value)
{
    enum { UNIT, NOTE, KEYS };
    static const char *const keys[] = {"unit", "note", NULL};
    zr__json_reader *reader = &reading->reader;
    zr__value member[KEYS] = {[UNIT] = *value};
    const char *name;

    assignment->unit = ZR_NONE;
    if (cJSON_IsObject(value->node)) {
        if (!zr__value_members(reader, value, keys, member, &assignment->extra) ||
            !zr__value_require(reader, value, &member[UNIT], "unit"))
            return;
        assignment->note = zr__value_keep(reader, zr__value_string(reader, &member[NOTE]));
    } else if (!cJSON_IsString(value->node)) {
        zr__value_report(reader, ZR_FINDING_INVALID, value,
                         _("expected the name of a unit, or an object with \"unit\""));
        return;
    }

    assignment->unit = zr__reading_unit(reading, &member[UNIT], &name);
    if (assignment->unit == ZR_NONE)
        return;
    if (strcmp(reading->store->unit[assignment->unit].name, name) != 0)
        assignment->written = zr__value_keep(reader, name);
    note_mention(reading, value, assignment->unit);
}

static const zr_assignment *read_assignments(zr__notice_reading *reading, const zr__value *value,
                                             uint32_t *count)
{
    if (!zr__value_is_array(&reading->reader, value))
        return NULL;

    *count = zr__value_count(value);
    zr_assignment *list = zr__arena_array(&reading->store->arena, *count, sizeof *list);
    if (list == NULL) {
        reading->reader.gathering.failed |= *count > 0;
        *count = 0;
        return NULL;
    }
    for (zr__value item = zr__value_first(value); item.node != NULL; item = zr__value_next(&item))
        read_assignment(reading, &list[item.index], &item);
    return list;
}

static zr_relation read_relation(zr__json_reader *reader, const zr__value *value)
{
    static const char *const names[] = {[ZR_AT_LEAST] = ">=",
                                        [ZR_AT_MOST] = "<=",
                                        [ZR_EQUAL] = "=",
                                        [ZR_ABOVE] = ">",
                                        [ZR_BELOW] = "<"};
    const char *name = zr__value_string(reader, value);

    for (size_t i = 0; name != NULL && i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i]) == 0)
            return (zr_relation)i;
    if (name != NULL)
        zr__value_report(reader, ZR_FINDING_INVALID, value,
                         _("unknown comparison '%s'; expected '>=', '<=', '=', '>' or '<'"), name);
    return ZR_AT_LEAST;
}

/* A year or a day. */
static void read_by(zr__json_reader *reader, zr_indicator *indicator, const zr__value *value)
{
    if (value->node == NULL)
        return;
    if (cJSON_IsNumber(value->node))
        indicator->by_year = (int32_t)zr__value_whole(reader, value, 1, 9999);
    else if (cJSON_IsString(value->node))
        indicator->by_date = zr__value_keep(reader, zr__value_date(reader, value));
    else
        zr__value_report(reader, ZR_FINDING_INVALID, value,
                         _("expected a year such as 2025 or a day such as '2021-06-30'"));
}

static void read_indicator(zr__json_reader *reader, zr_indicator *indicator, const zr__value *value)
{
    enum { NAME, OP, VALUE, UNIT, BY, KEYS };
    static const char *const keys[] = {"name", "op", "value", "unit", "by", NULL};
    zr__value member[KEYS];

    if (!zr__value_members(reader, value, keys, member, &indicator->extra))
        return;
    for (int i = NAME; i <= VALUE; i++)
        zr__value_require(reader, value, &member[i], keys[i]);
    indicator->name = zr__value_keep(reader, zr__value_name(reader, &member[NAME]));
    indicator->relation = read_relation(reader, &member[OP]);
    zr__value_number(reader, &member[VALUE], &indicator->value);
    indicator->unit = zr__value_keep(reader, zr__value_string(reader, &member[UNIT]));
    read_by(reader, indicator, &member[BY]);
}

static void read_indicators(zr__notice_reading *reading, zr_task *task, const zr__value *value)
{
    if (!zr__value_is_array(&reading->reader, value))
        return;

    const uint32_t count = zr__value_count(value);
    zr_indicator *list = zr__arena_array(&reading->store->arena, count, sizeof *list);
    if (list == NULL) {
        reading->reader.gathering.failed |= count > 0;
        return;
    }
    for (zr__value item = zr__value_first(value); item.node != NULL; item = zr__value_next(&item))
        read_indicator(&reading->reader, &list[item.index], &item);
    task->indicator = list;
    task->indicator_count = count;
}

/* What the model has no place for in a source keeps the whole of it, as the first of the extras. */
static void keep_source(zr__json_reader *reader, zr_task *task, const zr__value *source)
{
    zr__buffer extra = {0};
    const cJSON *node = source->node->child;

    while (node != NULL && strcmp(node->string, "lines") == 0)
        node = node->next;
    if (node == NULL)
        return;
    zr__buffer_add(&extra, "{\"source\": ");
    zr__json_add_on_one_line(&extra, reader->text + zr__value_offset(source));
    zr__buffer_add(&extra, task->extra != NULL ? ", " : "}");
    zr__buffer_add(&extra, task->extra != NULL ? task->extra + 1 : "");
    task->extra = extra.failed ? NULL : zr__value_keep(reader, extra.bytes);
    reader->gathering.failed |= extra.failed;
    zr__buffer_clear(&extra);
}

/* `"source": {"lines": [first, last]}` */
static void read_source(zr__json_reader *reader, zr_task *task, const zr__value *value)
{
    static const char *const keys[] = {"lines", NULL};
    zr__value lines;

    if (value->node == NULL || !zr__value_members(reader, value, keys, &lines, NULL))
        return;
    keep_source(reader, task, value);
    if (!zr__value_is_array(reader, &lines))
        return;

    uint32_t number[2] = {0, 0};
    const uint32_t count = zr__value_count(&lines);
    for (zr__value item = zr__value_first(&lines); item.node != NULL; item = zr__value_next(&item))
        number[item.index < 1 ? 0 : 1] = zr__value_whole(reader, &item, 1, INT32_MAX);
    task->first_line = number[0];
    task->last_line = number[1];
    if (count != 2)
        zr__value_report(reader, ZR_FINDING_INVALID, &lines,
                         _("expected two line numbers, the first and the last; found %u"), count);
    else if (number[0] > number[1])
        zr__value_report(reader, ZR_FINDING_INVALID, &lines, _("line %u is before line %u"),
                         number[1], number[0]);
}

static void read_id(zr__notice_reading *reading, zr_task *task, const zr__value *value)
{
    task->id = zr__value_keep(&reading->reader, zr__value_name(&reading->reader, value));
    if (task->id == NULL)
        return;

    const size_t size = strlen(task->id);
    if (zr__names_find(&reading->task_ids, task->id, size) != ZR_NONE)
        zr__value_report(&reading->reader, ZR_FINDING_INVALID, value,
                         _("task '%s' is listed already; expected each id once"), task->id);
    else if (!zr__names_add(&reading->task_ids, task->id, size, reading->notice->task_count))
        reading->reader.gathering.failed = true;
}

static void read_plan_of(zr__notice_reading *reading, zr_task *task, const zr__value *value)
{
    const zr_notice *notice = reading->notice;
    const char *id = zr__value_name(&reading->reader, value);

    if (id == NULL)
        return;
    task->plan = zr__names_find(&reading->store->plans, id, strlen(id));
    if (task->plan == ZR_NONE)
        zr__reading_report_unknown(reading, value, _("unknown plan '%s'"), id, notice->plan,
                                   notice->plan_count, sizeof *notice->plan);
}

static void read_official_of(zr__notice_reading *reading, zr_task *task, const zr__value *value)
{
    const zr_notice *notice = reading->notice;
    const char *name = zr__value_name(&reading->reader, value);

    if (name == NULL ||
        !zr__reading_match(reading, &reading->store->officials, value, name, &task->official))
        return;
    if (task->official == ZR_NONE)
        zr__reading_report_unknown(reading, value, _("unknown official '%s'"), name,
                                   notice->official, notice->official_count,
                                   sizeof *notice->official);
}

static void look_at_due(zr__notice_reading *reading, const zr_task *task, const zr__value *value)
{
    if (task->due == NULL || task->plan == ZR_NONE)
        return;

    const zr_plan *plan = &reading->notice->plan[task->plan];
    const int32_t year = (int32_t)strtol(task->due, NULL, 10);
    if (plan->from > 0 && year < plan->from)
        zr__value_report(&reading->reader, ZR_FINDING_DUE_OUTSIDE_PLAN, value,
                         _("due %s, before plan '%s' begins in %d"), task->due, plan->id,
                         plan->from);
    else if (plan->to > 0 && year > plan->to)
        zr__value_report(&reading->reader, ZR_FINDING_DUE_OUTSIDE_PLAN, value,
                         _("due %s, after plan '%s' ends in %d"), task->due, plan->id, plan->to);
}

static void look_at_units(zr__notice_reading *reading, const zr_task *task, const zr__value *value,
                          const zr__value *leads)
{
    if (task->lead_count + task->support_count == 0)
        zr__value_report(&reading->reader, ZR_FINDING_UNCOVERED_TASK, value,
                         _("task '%s' has no unit"), task->id != NULL ? task->id : "");
    if (task->lead_count == 0)
        return;
    for (zr__value lead = zr__value_first(leads); lead.node != NULL; lead = zr__value_next(&lead)) {
        const uint32_t unit = task->lead[lead.index].unit;

        if (unit != ZR_NONE && zr_unit_is_group(&reading->store->unit[unit]))
            zr__value_report(&reading->reader, ZR_FINDING_GROUP_LEADS, &lead,
                             _("group '%s' is a lead; nobody in particular is responsible"),
                             reading->store->unit[unit].name);
    }
}

static void read_task(zr__notice_reading *reading, zr_task *task, const zr__value *value)
{
    enum {
        ID,
        PLAN,
        SECTION,
        OFFICIAL,
        TITLE,
        TEXT,
        LEAD,
        SUPPORT,
        ITEMS,
        INDICATORS,
        DUE,
        SOURCE,
        KEYS
    };
    static const char *const keys[] = {"id",   "plan",   "section", "official", "title",
                                       "text", "lead",   "support", "items",    "indicators",
                                       "due",  "source", NULL};
    zr__json_reader *reader = &reading->reader;
    zr__value member[KEYS];

    if (!zr__value_members(reader, value, keys, member, &task->extra))
        return;
    zr__value_require(reader, value, &member[ID], "id");
    zr__value_require(reader, value, &member[PLAN], "plan");
    zr__value_require(reader, value, &member[TITLE], "title");
    read_id(reading, task, &member[ID]);
    read_plan_of(reading, task, &member[PLAN]);
    read_official_of(reading, task, &member[OFFICIAL]);
    task->section = zr__value_keep(reader, zr__value_name(reader, &member[SECTION]));
    task->title = zr__value_keep(reader, zr__value_name(reader, &member[TITLE]));
    task->text = zr__value_keep(reader, zr__value_string(reader, &member[TEXT]));
    task->lead = read_assignments(reading, &member[LEAD], &task->lead_count);
    task->support = read_assignments(reading, &member[SUPPORT], &task->support_count);
    task->items = zr__value_whole(reader, &member[ITEMS], 0, INT32_MAX);
    read_indicators(reading, task, &member[INDICATORS]);
    task->due = zr__value_keep(reader, zr__value_date(reader, &member[DUE]));
    read_source(reader, task, &member[SOURCE]);
    look_at_due(reading, task, &member[DUE]);
    look_at_units(reading, task, value, &member[LEAD]);
}

static zr_task *new_task(zr__notice_reading *reading)
{
    struct zr__notice_store *store = reading->store;
    const uint32_t number = reading->notice->task_count;

    zr_task *task = zr__grow(store->task, &store->task_capacity, (size_t)number + 1, sizeof *task);
    if (task == NULL) {
        reading->reader.gathering.failed = true;
        return NULL;
    }
    store->task = task;
    reading->notice->task = task;
    task[number] = (zr_task){.plan = ZR_NONE, .official = ZR_NONE};
    return &task[number];
}

void zr__json_read_tasks(zr__notice_reading *reading, const zr__value *tasks)
{
    zr__json_reader *reader = &reading->reader;

    if (!zr__value_is_array(reader, tasks))
        return;

    const char *at = zr__json_skip_blanks(reader->text + zr__value_offset(tasks) + 1);
    for (; *at != ']' && !reader->gathering.failed; at = zr__json_skip_blanks(at)) {
        cJSON *node = zr__json_parse_value(reader->text, &at);
        zr_task *task = node != NULL ? new_task(reading) : NULL;
        const zr__value value = {node, tasks, reading->notice->task_count};

        if (task != NULL) {
            read_task(reading, task, &value);
            reading->notice->task_count++;
        } else {
            reader->gathering.failed = true;
        }
        cJSON_Delete(node);
    }
}
