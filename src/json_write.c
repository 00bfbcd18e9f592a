/*
 * Writing a notice as JSON text, laid out as a person would: a task's keys a line each, what is
 * short (a plan, a unit, a list of names, an indicator) on one line.
 */
#include <string.h>

#include "src/buffer.h"
#include "src/failure.h"
#include "src/json_text.h"
#include "zeren/notice.h"

/* Between the members of an object that takes one line, and of one that takes several. */
#define ON_ONE_LINE ", "
#define NOTICE_MEMBER ",\n  "
#define TASK_MEMBER ",\n      "

/* An object being written: its first member comes without what separates the others. */
typedef struct writing {
    zr__buffer *out;
    const char *separator;
    bool has_member;
} writing;

static void add_key(writing *object, const char *key)
{
    if (object->has_member)
        zr__buffer_add(object->out, object->separator);
    object->has_member = true;
    zr__buffer_add_bytes(object->out, "\"", 1);
    zr__buffer_add(object->out, key);
    zr__buffer_add_bytes(object->out, "\": ", 3);
}

static void add_text(writing *object, const char *key, const char *text)
{
    if (text == NULL)
        return;
    add_key(object, key);
    zr__json_add_string(object->out, text);
}

static void add_count(writing *object, const char *key, uint32_t count)
{
    if (count == 0)
        return;
    add_key(object, key);
    zr__buffer_addf(object->out, "%u", count);
}

/* The members of `extra`, an object on one line as the reader keeps it. */
static void add_extra(writing *object, const char *extra)
{
    if (extra == NULL)
        return;
    for (const char *at = extra + 1; *at != '}'; at += strspn(at, ", ")) {
        const char *const end = zr__json_skip_value(zr__json_skip_string(at));

        if (object->has_member)
            zr__buffer_add(object->out, object->separator);
        object->has_member = true;
        zr__buffer_add_bytes(object->out, at, (size_t)(end - at));
        at = end;
    }
}

static void add_plan(zr__buffer *out, const zr_plan *plan)
{
    static const char *const kinds[] = {[ZR_PLAN_OTHER] = "other",
                                        [ZR_PLAN_FIVE_YEAR] = "five-year",
                                        [ZR_PLAN_ANNUAL] = "annual",
                                        [ZR_PLAN_LIVELIHOOD] = "livelihood"};
    writing object = {out, ON_ONE_LINE, false};

    zr__buffer_add(out, "{");
    add_text(&object, "id", plan->id);
    add_text(&object, "title", plan->title);
    add_text(&object, "kind", kinds[plan->kind]);
    add_count(&object, "from", (uint32_t)plan->from);
    add_count(&object, "to", (uint32_t)plan->to);
    add_extra(&object, plan->extra);
    zr__buffer_add(out, "}");
}

static void add_official(zr__buffer *out, const zr_official *official)
{
    writing object = {out, ON_ONE_LINE, false};

    zr__buffer_add(out, "{");
    add_text(&object, "name", official->name);
    add_text(&object, "title", official->title);
    add_extra(&object, official->extra);
    zr__buffer_add(out, "}");
}

static void add_unit(zr__buffer *out, const zr_notice *notice, const zr_unit *unit)
{
    writing object = {out, ON_ONE_LINE, false};

    zr__buffer_add(out, "{");
    add_text(&object, "name", unit->name);
    add_text(&object, "kind", unit->kind);
    for (uint32_t i = 0; i < unit->alias_count; i++) {
        if (i == 0)
            add_key(&object, "aliases");
        zr__buffer_add(out, i == 0 ? "[" : ", ");
        zr__json_add_string(out, unit->alias[i]);
    }
    zr__buffer_add(out, unit->alias_count > 0 ? "]" : "");
    for (uint32_t i = 0; i < unit->member_count; i++) {
        if (i == 0)
            add_key(&object, "members");
        zr__buffer_add(out, i == 0 ? "[" : ", ");
        zr__json_add_string(out, notice->unit[unit->member[i]].name);
    }
    zr__buffer_add(out, unit->member_count > 0 ? "]" : "");
    if (unit->is_open) {
        add_key(&object, "open");
        zr__buffer_add(out, "true");
    }
    if (unit->capacity > 0) {
        add_key(&object, "capacity");
        zr__json_add_number(out, unit->capacity);
    }
    add_extra(&object, unit->extra);
    zr__buffer_add(out, "}");
}

static void add_assignment(zr__buffer *out, const zr_notice *notice,
                           const zr_assignment *assignment)
{
    const char *name =
        assignment->written != NULL ? assignment->written : notice->unit[assignment->unit].name;
    writing object = {out, ON_ONE_LINE, false};

    if (assignment->note == NULL && assignment->extra == NULL) {
        zr__json_add_string(out, name);
        return;
    }
    zr__buffer_add(out, "{");
    add_text(&object, "unit", name);
    add_text(&object, "note", assignment->note);
    add_extra(&object, assignment->extra);
    zr__buffer_add(out, "}");
}

static void add_assignments(writing *task, const char *key, const zr_notice *notice,
                            const zr_assignment *list, uint32_t count)
{
    if (count == 0)
        return;
    add_key(task, key);
    for (uint32_t i = 0; i < count; i++) {
        zr__buffer_add(task->out, i == 0 ? "[" : ", ");
        add_assignment(task->out, notice, &list[i]);
    }
    zr__buffer_add(task->out, "]");
}

static void add_indicator(zr__buffer *out, const zr_indicator *indicator)
{
    static const char *const relations[] = {[ZR_AT_LEAST] = ">=",
                                            [ZR_AT_MOST] = "<=",
                                            [ZR_EQUAL] = "=",
                                            [ZR_ABOVE] = ">",
                                            [ZR_BELOW] = "<"};
    writing object = {out, ON_ONE_LINE, false};

    zr__buffer_add(out, "{");
    add_text(&object, "name", indicator->name);
    add_text(&object, "op", relations[indicator->relation]);
    add_key(&object, "value");
    zr__json_add_number(out, indicator->value);
    add_text(&object, "unit", indicator->unit);
    add_count(&object, "by", (uint32_t)indicator->by_year);
    add_text(&object, "by", indicator->by_date);
    add_extra(&object, indicator->extra);
    zr__buffer_add(out, "}");
}

static void add_indicators(writing *task, const zr_indicator *list, uint32_t count)
{
    if (count == 0)
        return;
    add_key(task, "indicators");
    for (uint32_t i = 0; i < count; i++) {
        zr__buffer_add(task->out, i == 0 ? "[\n        " : ",\n        ");
        add_indicator(task->out, &list[i]);
    }
    zr__buffer_add(task->out, "\n      ]");
}

/* A source with members of its own kept is whole in the task's extra, lines and all. */
static void add_source(writing *object, const zr_task *task)
{
    static const char kept[] = "{\"source\": ";

    if (task->first_line == 0 ||
        (task->extra != NULL && strncmp(task->extra, kept, sizeof kept - 1) == 0))
        return;
    add_key(object, "source");
    zr__buffer_addf(object->out, "{\"lines\": [%u, %u]}", task->first_line, task->last_line);
}

static void add_task(zr__buffer *out, const zr_notice *notice, const zr_task *task)
{
    writing object = {out, TASK_MEMBER, false};

    zr__buffer_add(out, "{\n      ");
    add_text(&object, "id", task->id);
    add_text(&object, "plan", notice->plan[task->plan].id);
    add_text(&object, "section", task->section);
    if (task->official != ZR_NONE)
        add_text(&object, "official", notice->official[task->official].name);
    add_text(&object, "title", task->title);
    add_text(&object, "text", task->text);
    add_assignments(&object, "lead", notice, task->lead, task->lead_count);
    add_assignments(&object, "support", notice, task->support, task->support_count);
    add_count(&object, "items", task->items);
    add_indicators(&object, task->indicator, task->indicator_count);
    add_text(&object, "due", task->due);
    add_source(&object, task);
    add_extra(&object, task->extra);
    zr__buffer_add(out, "\n    }");
}

/* Start a list whose items take a line or more each; `index` counts them. */
static void start_item(zr__buffer *out, uint32_t index)
{
    zr__buffer_add(out, index == 0 ? "\n    " : ",\n    ");
}

static void end_list(zr__buffer *out, uint32_t count)
{
    zr__buffer_add(out, count > 0 ? "\n  ]" : "]");
}

static void add_plans(writing *object, const zr_notice *notice)
{
    add_key(object, "plans");
    zr__buffer_add(object->out, "[");
    for (uint32_t i = 0; i < notice->plan_count; i++) {
        start_item(object->out, i);
        add_plan(object->out, &notice->plan[i]);
    }
    end_list(object->out, notice->plan_count);
}

static void add_officials(writing *object, const zr_notice *notice)
{
    if (notice->official_count == 0)
        return;
    add_key(object, "officials");
    zr__buffer_add(object->out, "[");
    for (uint32_t i = 0; i < notice->official_count; i++) {
        start_item(object->out, i);
        add_official(object->out, &notice->official[i]);
    }
    end_list(object->out, notice->official_count);
}

/* Declared units come first; the others are named where they are used. */
static void add_units(writing *object, const zr_notice *notice)
{
    uint32_t declared = 0;

    while (declared < notice->unit_count && notice->unit[declared].is_declared)
        declared++;
    if (declared == 0)
        return;
    add_key(object, "units");
    zr__buffer_add(object->out, "[");
    for (uint32_t i = 0; i < declared; i++) {
        start_item(object->out, i);
        add_unit(object->out, notice, &notice->unit[i]);
    }
    end_list(object->out, declared);
}

static void add_tasks(writing *object, const zr_notice *notice)
{
    add_key(object, "tasks");
    zr__buffer_add(object->out, "[");
    for (uint32_t i = 0; i < notice->task_count; i++) {
        start_item(object->out, i);
        add_task(object->out, notice, &notice->task[i]);
    }
    end_list(object->out, notice->task_count);
}

zr_status zr_notice_format(char **json, size_t *size, const zr_notice *notice, zr_error *err)
{
    zr__buffer out = {0};
    writing object = {&out, NOTICE_MEMBER, false};

    zr__buffer_add(&out, "{\n  ");
    add_key(&object, "zeren");
    zr__buffer_add(&out, "1");
    add_text(&object, "title", notice->title);
    add_text(&object, "issuer", notice->issuer);
    add_text(&object, "region", notice->region);
    add_text(&object, "issued", notice->issued);
    add_plans(&object, notice);
    add_officials(&object, notice);
    add_units(&object, notice);
    add_tasks(&object, notice);
    add_extra(&object, notice->extra);
    zr__buffer_add(&out, "\n}\n");

    const size_t written = out.size;
    char *text = zr__buffer_take(&out);
    if (text == NULL)
        return zr__out_of_memory(err);
    *json = text;
    if (size != NULL)
        *size = written;
    return ZR_OK;
}
