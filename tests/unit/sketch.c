/*
 * A notice and its graph from a few words.
 */
#include "sketch.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static uint32_t unit_named(zt_sketch *sketch, const char *name)
{
    uint32_t u = 0;

    while (u < sketch->notice.unit_count && strcmp(sketch->unit[u].name, name) != 0)
        u++;
    if (u == sketch->notice.unit_count) {
        sketch->unit[u].name = name;
        sketch->notice.unit_count++;
    }
    return u;
}

/* "F1 its title: A B" */
static void read_task(zt_sketch *sketch, char *line, size_t *assignments)
{
    zr_task *task = &sketch->task[sketch->notice.task_count++];
    char *units = strchr(line, ':');
    char *rest = NULL;

    cr_assert_not_null(units, "no colon in '%s'", line);
    *units++ = '\0';
    char *title = strchr(line, ' ');
    if (title != NULL)
        *title++ = '\0';

    zr_assignment *first = &sketch->assignment[*assignments];
    uint32_t count = 0;
    for (char *name = strtok_r(units, " ", &rest); name != NULL; name = strtok_r(NULL, " ", &rest))
        first[count++].unit = unit_named(sketch, name);
    *assignments += count;
    *task = (zr_task){.id = line,
                      .title = title != NULL ? title : line,
                      .official = ZR_NONE,
                      .lead = first,
                      .lead_count = count > 0,
                      .support = first + (count > 0),
                      .support_count = count > 0 ? count - 1 : 0};
}

zt_sketch *zt_sketch_new(const char *text)
{
    const size_t size = strlen(text) + 1;
    zt_sketch *sketch = calloc(1, sizeof *sketch);
    size_t assignments = 0;
    char *rest = NULL;
    zr_error err = {0};

    sketch->words = malloc(size);
    memcpy(sketch->words, text, size);
    /* Every unit, task and place takes at least one character. */
    sketch->unit = calloc(size, sizeof *sketch->unit);
    sketch->task = calloc(size, sizeof *sketch->task);
    sketch->assignment = calloc(size, sizeof *sketch->assignment);
    sketch->plan = (zr_plan){.id = "plan"};
    for (char *line = strtok_r(sketch->words, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest))
        read_task(sketch, line, &assignments);

    sketch->notice.unit = sketch->unit;
    sketch->notice.task = sketch->task;
    sketch->notice.plan = &sketch->plan;
    sketch->notice.plan_count = 1;
    cr_assert_eq(zr_graph_new(&sketch->graph, &sketch->notice, ZR_GROUPS_KEEP, &err), ZR_OK, "%s",
                 err.message);
    return sketch;
}

void zt_sketch_free(zt_sketch *sketch)
{
    zr_graph_free(sketch->graph);
    free(sketch->words);
    free(sketch->unit);
    free(sketch->task);
    free(sketch->assignment);
    free(sketch);
}

uint32_t zt_unit(const zt_sketch *sketch, const char *name)
{
    uint32_t u = 0;

    while (u < sketch->notice.unit_count && strcmp(sketch->unit[u].name, name) != 0)
        u++;
    cr_assert_lt(u, sketch->notice.unit_count, "no unit '%s'", name);
    return u;
}
