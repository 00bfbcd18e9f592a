/*
 * Help for every test: words for a failure, notices and graphs from a few lines.
 */
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>

#include "src/buffer.h"

const char *zt_words(const zr_error *err, zr_status status)
{
    static char words[sizeof(zr_error) + 64];
    char line[sizeof(zr_error) + 32];

    zr_error_format(line, sizeof line, err);
    snprintf(words, sizeof words, "status %d, \"%s\"", (int)status, line);
    return words;
}

zr_status zt_unless_changed(zr_status status, const void *object, const void *before, size_t size)
{
    if (status != ZR_OK)
        cr_assert(memcmp(object, before, size) == 0, "the output changed on failure");
    return status;
}

zr_notice *zt_notice(const char *json)
{
    zr_notice *notice = NULL;
    zr_error err = {0};

    ZT_OK(zr_notice_parse(&notice, json, strlen(json), "test", NULL, &err));
    return notice;
}

zr_notice *zt_load(const char *path)
{
    char whole[1024];
    zr_notice *notice = NULL;
    zr_error err = {0};

    snprintf(whole, sizeof whole, "%s/tests/data/%s", ZT_SOURCE_DIR, path);
    ZT_OK(zr_notice_load(&notice, whole, NULL, &err));
    return notice;
}

/* The parts of a sketch become JSON text; names in it need no escapes. */
struct sketch {
    zr__buffer plans;
    zr__buffer officials;
    zr__buffer units;
    zr__buffer tasks;
};

static void add_item(zr__buffer *list, const char *item)
{
    if (list->size > 0)
        zr__buffer_add(list, ",");
    zr__buffer_add(list, item);
}

/* Add an object `{"key":"value"}` unless the list has it. */
static void declare(zr__buffer *list, const char *key, const char *value)
{
    char item[256];

    snprintf(item, sizeof item, "{\"%s\":\"%s\"}", key, value);
    if (list->bytes == NULL || strstr(list->bytes, item) == NULL)
        add_item(list, item);
}

static void add_name(zr__buffer *list, const char *name, size_t size)
{
    zr__buffer_addf(list, "%s\"%.*s\"", list->size > 0 ? "," : "", (int)size, name);
}

static void sketch_group(struct sketch *sketch, const char *name, char *members)
{
    zr__buffer list = {0};
    char *rest = members;

    for (char *word; (word = strtok_r(rest, " ", &rest)) != NULL;)
        add_name(&list, word, strlen(word));
    zr__buffer_addf(&sketch->units, "%s{\"name\":\"%s\",\"members\":[%s]}",
                    sketch->units.size > 0 ? "," : "", name, list.bytes);
    zr__buffer_clear(&list);
}

static void sketch_task(struct sketch *sketch, char *head, char *units)
{
    const char *id = strtok_r(head, " ", &head);
    const char *plan = strtok_r(head, " ", &head);
    const char *official = strtok_r(head, " ", &head);
    zr__buffer lead = {0};
    zr__buffer support = {0};

    for (char *word; (word = strtok_r(units, " ", &units)) != NULL;) {
        const size_t size = strcspn(word, "*");
        add_name(word[size] == '*' ? &lead : &support, word, size);
    }
    if (plan == NULL)
        plan = "plan";
    declare(&sketch->plans, "id", plan);
    zr__buffer_addf(&sketch->tasks, "%s{\"id\":\"%s\",\"title\":\"%s\",\"plan\":\"%s\"",
                    sketch->tasks.size > 0 ? "," : "", id, id, plan);
    if (official != NULL) {
        declare(&sketch->officials, "name", official);
        zr__buffer_addf(&sketch->tasks, ",\"official\":\"%s\"", official);
    }
    zr__buffer_addf(&sketch->tasks, ",\"lead\":[%s],\"support\":[%s]}",
                    lead.size > 0 ? lead.bytes : "", support.size > 0 ? support.bytes : "");
    zr__buffer_clear(&lead);
    zr__buffer_clear(&support);
}

static void sketch_line(struct sketch *sketch, char *line)
{
    char *mark = line + strcspn(line, ":=");
    const char kind = *mark;

    cr_assert(kind != '\0', "a line of a sketch without ':' or '=': %s", line);
    *mark = '\0';
    if (kind == '=')
        sketch_group(sketch, strtok(line, " "), mark + 1);
    else
        sketch_task(sketch, line, mark + 1);
}

static const char *text_of(const zr__buffer *list)
{
    return list->size > 0 ? list->bytes : "";
}

zr_notice *zt_sketch(const char *text)
{
    struct sketch sketch = {0};
    zr__buffer json = {0};
    char *copy = zr__strdup(text);
    char *rest = copy;

    for (char *line; (line = strtok_r(rest, "\n", &rest)) != NULL;)
        sketch_line(&sketch, line);
    zr__buffer_addf(&json,
                    "{\"zeren\":1,\"plans\":[%s],\"officials\":[%s],\"units\":[%s],"
                    "\"tasks\":[%s]}",
                    text_of(&sketch.plans), text_of(&sketch.officials), text_of(&sketch.units),
                    text_of(&sketch.tasks));
    zr_notice *notice = zt_notice(json.bytes);

    zr__buffer_clear(&sketch.plans);
    zr__buffer_clear(&sketch.officials);
    zr__buffer_clear(&sketch.units);
    zr__buffer_clear(&sketch.tasks);
    zr__buffer_clear(&json);
    zr__free(copy);
    return notice;
}

zr_status zt_graph(zr_graph **out, const char *sketch, zr_error *err)
{
    static zr_notice *notices[64]; /* borrowed by the graphs, which tests free alone */
    static size_t count;

    cr_assert(count < sizeof notices / sizeof notices[0]);
    notices[count] = zt_sketch(sketch);
    return zr_graph_new(out, notices[count++], ZR_GROUPS_KEEP, err);
}
