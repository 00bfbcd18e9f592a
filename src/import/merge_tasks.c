/*
 * Merging officials and tasks.
 *
 * The body of a task is written first, without its id and its source lines: with the id that it
 * wishes to have it tells whether an earlier notice has the task just so.
 */
#include <string.h>

#include "src/import/merging.h"
#include "src/json_text.h"
#include "src/memory.h"

static void write_official(zr__merger *m, const zr_official *official)
{
    zr__merge_item(m);
    zr__buffer_add(&m->json, "{\"name\":");
    zr__json_add_string(&m->json, official->name);
    zr__merge_member(&m->json, "title", official->title);
    zr__merge_extra(&m->json, official->extra);
    zr__buffer_add(&m->json, "}");
}

/* The first that has a title says it: who holds another office next year is told of. */
static void take_official(zr__merger *m, const zr_official *official)
{
    const uint32_t known =
        zr__merge_know(m, &m->officials, official->name, (uint32_t)m->official_count);

    if (known < m->official_count) {
        const char *kept = m->official[known]->title;
        if (kept == NULL)
            m->official[known] = official->title != NULL ? official : m->official[known];
        else if (official->title != NULL && strcmp(kept, official->title) != 0)
            zr__merge_note(m, ZR_MERGE_TITLE, official->name, official->title, kept);
        return;
    }
    const zr_official **grown =
        zr__grow(m->official, &m->official_capacity, m->official_count + 1, sizeof *grown);
    if (grown == NULL) {
        m->failed = true;
        return;
    }
    m->official = grown;
    m->official[m->official_count++] = official;
}

void zr__merge_officials(zr__merger *m)
{
    for (m->at = 0; m->at < m->count; m->at++) {
        for (uint32_t o = 0; o < m->notices[m->at]->official_count && !m->failed; o++)
            take_official(m, &m->notices[m->at]->official[o]);
    }
    zr__buffer_add(&m->json, ",\"officials\":[");
    m->written = 0;
    for (size_t o = 0; o < m->official_count; o++)
        write_official(m, m->official[o]);
    zr__buffer_add(&m->json, "]");
}

static void add_parties(zr__buffer *json, const char *key, const zr_notice *notice,
                        const zr_assignment *list, uint32_t count)
{
    if (count == 0)
        return;
    zr__buffer_addf(json, ",\"%s\":[", key);
    for (uint32_t i = 0; i < count; i++) {
        const char *name =
            list[i].written != NULL ? list[i].written : notice->unit[list[i].unit].name;
        zr__buffer_add(json, i > 0 ? ",{\"unit\":" : "{\"unit\":");
        zr__json_add_string(json, name);
        zr__merge_member(json, "note", list[i].note);
        zr__merge_extra(json, list[i].extra);
        zr__buffer_add(json, "}");
    }
    zr__buffer_add(json, "]");
}

static void add_indicators(zr__buffer *json, const zr_task *task)
{
    static const char *const relations[] = {">=", "<=", "=", ">", "<"};

    for (uint32_t i = 0; i < task->indicator_count; i++) {
        const zr_indicator *indicator = &task->indicator[i];
        zr__buffer_add(json, i == 0 ? ",\"indicators\":[{\"name\":" : ",{\"name\":");
        zr__json_add_string(json, indicator->name);
        zr__buffer_addf(json, ",\"op\":\"%s\",\"value\":", relations[indicator->relation]);
        zr__json_add_number(json, indicator->value);
        zr__merge_member(json, "unit", indicator->unit);
        if (indicator->by_date != NULL)
            zr__merge_member(json, "by", indicator->by_date);
        else if (indicator->by_year > 0)
            zr__buffer_addf(json, ",\"by\":%d", (int)indicator->by_year);
        zr__merge_extra(json, indicator->extra);
        zr__buffer_add(json, "}");
    }
    if (task->indicator_count > 0)
        zr__buffer_add(json, "]");
}

/* All that a task says but its id and where it stands. */
static void add_body(zr__buffer *json, const zr_notice *notice, const zr_task *task,
                     const char *plan)
{
    zr__merge_member(json, "plan", plan);
    zr__merge_member(json, "section", task->section);
    if (task->official != ZR_NONE)
        zr__merge_member(json, "official", notice->official[task->official].name);
    zr__merge_member(json, "title", task->title);
    zr__merge_member(json, "text", task->text);
    add_parties(json, "lead", notice, task->lead, task->lead_count);
    add_parties(json, "support", notice, task->support, task->support_count);
    if (task->items > 0)
        zr__buffer_addf(json, ",\"items\":%u", task->items);
    add_indicators(json, task);
    zr__merge_member(json, "due", task->due);
    zr__merge_extra(json, task->extra);
}

/* The id of a task starts with that of its plan: where the plan has another now, so has the task.
 */
static const char *wished_id(zr__merger *m, const zr_task *task, const char *old_plan,
                             const char *plan)
{
    const size_t size = strlen(old_plan);

    if (strcmp(old_plan, plan) == 0 || strncmp(task->id, old_plan, size) != 0)
        return task->id;
    return zr__merge_keepf(m, "%s%s", plan, task->id + size);
}

static void write_task(zr__merger *m, const zr_task *task, const char *wish, const char *body)
{
    const char *id = zr__merge_free_id(m, &m->tasks, wish, 0);

    if (strcmp(id, wish) != 0)
        zr__merge_note(m, ZR_MERGE_TASK, wish, "", id);
    zr__merge_item(m);
    zr__buffer_add(&m->json, "{\"id\":");
    zr__json_add_string(&m->json, id);
    zr__buffer_add(&m->json, body);
    if (task->first_line > 0)
        zr__buffer_addf(&m->json, ",\"source\":{\"lines\":[%u,%u]}", task->first_line,
                        task->last_line);
    zr__buffer_add(&m->json, "}");
}

static void take_task(zr__merger *m, const zr_task *task, const char *plan)
{
    const zr_notice *notice = m->notices[m->at];
    const char *wish = wished_id(m, task, notice->plan[task->plan].id, plan);
    zr__buffer key = {0};

    zr__buffer_addf(&key, "%s\n", wish);
    const size_t start = key.size;
    add_body(&key, notice, task, plan);
    m->failed |= key.failed;
    if (!m->failed && zr__merge_know_text(m, &m->known_tasks, key.bytes, ZR_NONE) != ZR_NONE)
        m->account.same_tasks++;
    else if (!m->failed) {
        zr__merge_know_text(m, &m->known_tasks, key.bytes, 0);
        write_task(m, task, wish, key.bytes + start);
    }
    zr__buffer_clear(&key);
}

void zr__merge_tasks(zr__merger *m, const char *const *const *plan_ids)
{
    zr__buffer_add(&m->json, ",\"tasks\":[");
    m->written = 0;
    for (m->at = 0; m->at < m->count; m->at++) {
        const zr_notice *notice = m->notices[m->at];
        for (uint32_t t = 0; t < notice->task_count && !m->failed; t++)
            take_task(m, &notice->task[t], plan_ids[m->at][notice->task[t].plan]);
    }
    zr__buffer_add(&m->json, "]");
}
