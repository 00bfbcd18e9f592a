/*
 * A notice drafted as lines of text, for rooms that need plans and officials but not the reader:
 *
 *     F1 five O1: A* B        task, plan, official or -, units; the star marks a lead
 *
 * Plans, officials and units are numbered as they come. It holds no index of names.
 */
#ifndef ZEREN_TESTS_DRAFT_H
#define ZEREN_TESTS_DRAFT_H

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "zeren/graph.h"

/* The fixture of the methods reference. */
#define T9                                                                                         \
    "F1 five O1: A* B\nF2 five O1: A*\nF3 five O2: C* A D\n"                                       \
    "N1 annual O1: A* B\nN2 annual O1: B* A G\nN3 annual O2: C* D\n"                               \
    "N4 annual O2: C* D E\nN5 annual O2: D*\nL1 livelihood -: E* C\n"

enum { DRAFT_NAMES = 64, DRAFT_TASKS = 64, DRAFT_ROW = 16 };

typedef struct draft {
    char text[4096];
    zr_plan plan[DRAFT_NAMES];
    zr_official official[DRAFT_NAMES];
    zr_unit unit[DRAFT_NAMES];
    zr_task task[DRAFT_TASKS];
    zr_assignment row[DRAFT_TASKS][2][DRAFT_ROW];
    zr_notice notice;
    zr_graph *graph;
} draft;

#define DRAFT_FIND(list, count, field, wanted)                                                     \
    do {                                                                                           \
        for (uint32_t found = 0; found < (count); found++) {                                       \
            if (strcmp((list)[found].field, (wanted)) == 0)                                        \
                return found;                                                                      \
        }                                                                                          \
        (list)[count].field = (wanted);                                                            \
        return (count)++;                                                                          \
    } while (0)

static inline uint32_t draft_plan(draft *d, const char *id)
{
    DRAFT_FIND(d->plan, d->notice.plan_count, id, id);
}

static inline uint32_t draft_official(draft *d, const char *name)
{
    if (strcmp(name, "-") == 0)
        return ZR_NONE;
    DRAFT_FIND(d->official, d->notice.official_count, name, name);
}

static inline uint32_t draft_unit(draft *d, const char *name)
{
    DRAFT_FIND(d->unit, d->notice.unit_count, name, name);
}

static inline void draft_line(draft *d, char *line)
{
    const uint32_t t = d->notice.task_count++;
    zr_task *task = &d->task[t];
    char *rest = NULL;

    task->id = task->title = strtok_r(line, " ", &rest);
    task->plan = draft_plan(d, strtok_r(NULL, " ", &rest));
    task->official = draft_official(d, strtok_r(NULL, ": ", &rest));
    task->lead = d->row[t][0];
    task->support = d->row[t][1];
    for (char *name; (name = strtok_r(NULL, ": ", &rest)) != NULL;) {
        char *star = strchr(name, '*');
        if (star != NULL)
            *star = '\0';
        const zr_assignment named = {.unit = draft_unit(d, name)};
        if (star != NULL)
            d->row[t][0][task->lead_count++] = named;
        else
            d->row[t][1][task->support_count++] = named;
    }
}

static inline draft *draft_new(const char *text)
{
    draft *d = calloc(1, sizeof *d);
    char *rest = NULL;
    zr_error err = {0};

    cr_assert_lt(strlen(text), sizeof d->text);
    strcpy(d->text, text);
    d->notice =
        (zr_notice){.plan = d->plan, .official = d->official, .unit = d->unit, .task = d->task};
    for (char *line = d->text; (line = strtok_r(line, "\n", &rest)) != NULL; line = NULL)
        draft_line(d, line);
    cr_assert_eq(zr_graph_new(&d->graph, &d->notice, ZR_GROUPS_KEEP, &err), ZR_OK, "%s",
                 err.message);
    return d;
}

static inline void draft_free(draft *d)
{
    zr_graph_free(d->graph);
    free(d);
}

#endif
