/*
 * The two-mode graph, on a small notice made by hand: the groups need shapes that are clearest in
 * C, and a graph must not depend on the reader.
 */
#include "zeren/graph.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "src/memory.h"
#include "src/scope.h"

#define COUNT(array) (uint32_t)(sizeof(array) / sizeof *(array))

/* Districts D1 D2 D3 in a group G; a wider group W of G, D2 again and the open group P. */
enum { A, B, C, D1, D2, D3, G, P, W, UNITS };

static const uint32_t of_g[] = {D1, D2, D3};
static const uint32_t of_w[] = {G, D2, P};
static const zr_unit units[UNITS] = {
    [A] = {.name = "A"},
    [B] = {.name = "B"},
    [C] = {.name = "C"},
    [D1] = {.name = "D1"},
    [D2] = {.name = "D2"},
    [D3] = {.name = "D3"},
    [G] = {.name = "G", .member = of_g, .member_count = COUNT(of_g)},
    [P] = {.name = "P", .is_open = true},
    [W] = {.name = "W", .member = of_w, .member_count = COUNT(of_w)},
};

static const zr_assignment a[] = {{.unit = A}}, ab[] = {{.unit = A}, {.unit = B}};
static const zr_assignment ca[] = {{.unit = C}, {.unit = A}}, b_g[] = {{.unit = B}, {.unit = G}};
static const zr_assignment d2w[] = {{.unit = D2}, {.unit = W}}, g[] = {{.unit = G}};

static const zr_task tasks[] = {
    {.id = "alone", .lead = a, .lead_count = 1, .official = 0},
    {.id = "twice", .lead = ca, .lead_count = 2, .support = ab, .support_count = 2, .official = 1},
    {.id = "empty", .plan = 1, .official = ZR_NONE},
    {.id = "group", .lead = a, .lead_count = 1, .support = b_g, .support_count = 2, .plan = 1},
    {.id = "nested", .lead = d2w, .lead_count = 2, .support = g, .support_count = 1, .plan = 1},
};

static const zr_plan plans[2] = {{.id = "one"}, {.id = "two"}};
static const zr_official officials[2] = {{.name = "O1"}, {.name = "O2"}};
static const zr_notice notice = {.plan = plans,
                                 .plan_count = 2,
                                 .official = officials,
                                 .official_count = 2,
                                 .unit = units,
                                 .unit_count = UNITS,
                                 .task = tasks,
                                 .task_count = COUNT(tasks)};

static zr_graph *graph_of(const zr_notice *of, zr_group_policy groups)
{
    zr_graph *graph = NULL;
    zr_error err = {0};

    cr_assert_eq(zr_graph_new(&graph, of, groups, &err), ZR_OK, "%s", err.message);
    return graph;
}

/* A row as text: "A* B", the star for a lead. */
static const char *row_text(const zr_graph *graph, uint32_t task)
{
    static char text[256];

    text[0] = '\0';
    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++) {
        const size_t size = strlen(text);
        snprintf(text + size, sizeof text - size, "%s%s%s", size > 0 ? " " : "",
                 graph->notice->unit[graph->task_edge[e].end].name,
                 graph->task_edge[e].role == ZR_LEAD ? "*" : "");
    }
    return text;
}

static void expect_rows(zr_group_policy groups, const char *const row[COUNT(tasks)])
{
    zr_graph *graph = graph_of(&notice, groups);

    for (uint32_t t = 0; t < COUNT(tasks); t++)
        cr_expect_str_eq(row_text(graph, t), row[t], "task '%s' is '%s', expected '%s'",
                         tasks[t].id, row_text(graph, t), row[t]);
    zr_graph_free(graph);
}

Test(graph, keeps_groups_as_units_by_default)
{
    expect_rows(ZR_GROUPS_KEEP, (const char *const[]){"A*", "C* A* B", "", "A* B G", "D2* W* G"});
}

Test(graph, expands_groups_to_their_members_once)
{
    expect_rows(ZR_GROUPS_EXPAND,
                (const char *const[]){"A*", "C* A* B", "", "A* B D1 D2 D3", "D2* D1* D3* P*"});
}

Test(graph, ignores_groups_closed_and_open)
{
    expect_rows(ZR_GROUPS_IGNORE, (const char *const[]){"A*", "C* A* B", "", "A* B", "D2*"});
}

Test(graph, has_each_edge_in_both_directions_in_order_of_the_tasks)
{
    for (int groups = ZR_GROUPS_KEEP; groups <= ZR_GROUPS_IGNORE; groups++) {
        zr_graph *graph = graph_of(&notice, (zr_group_policy)groups);
        uint32_t found = 0;

        cr_expect_eq(graph->unit_start[0], 0);
        cr_expect_eq(graph->unit_start[UNITS], graph->edge_count);
        for (uint32_t u = 0; u < UNITS; u++) {
            uint32_t last = ZR_NONE;
            for (uint32_t e = graph->unit_start[u]; e < graph->unit_start[u + 1]; e++) {
                const zr_edge edge = graph->unit_edge[e];
                cr_expect(last == ZR_NONE || last < edge.end);
                last = edge.end;
                for (uint32_t i = graph->task_start[last]; i < graph->task_start[last + 1]; i++)
                    found += graph->task_edge[i].end == u && graph->task_edge[i].role == edge.role;
            }
        }
        cr_expect_eq(found, graph->edge_count);
        zr_graph_free(graph);
    }
}

Test(graph, opens_groups_nested_deeper_than_any_stack)
{
    enum { DEEP = 1000000 };
    zr_unit *chain = calloc(DEEP, sizeof *chain);
    uint32_t *inner = calloc(DEEP, sizeof *inner);
    const zr_assignment outer = {.unit = 0};
    const zr_task task = {.lead = &outer, .lead_count = 1};
    const zr_notice deep = {.unit = chain, .unit_count = DEEP, .task = &task, .task_count = 1};

    for (uint32_t i = 0; i + 1 < DEEP; i++) {
        inner[i] = i + 1;
        chain[i] = (zr_unit){.member = &inner[i], .member_count = 1};
    }
    zr_graph *graph = graph_of(&deep, ZR_GROUPS_EXPAND);
    cr_assert_eq(graph->edge_count, 1);
    cr_expect_eq(graph->task_edge[0].end, DEEP - 1);
    zr_graph_free(graph);
    free(chain);
    free(inner);
}

Test(graph, of_nothing_is_empty)
{
    const zr_notice nothing = {0};
    zr_graph *graph = graph_of(&nothing, ZR_GROUPS_KEEP);

    cr_expect_eq(graph->edge_count, 0);
    cr_expect_eq(graph->task_start[0], 0);
    cr_expect_eq(graph->unit_start[0], 0);
    zr_graph_free(graph);
}

Test(graph, survives_running_out_of_memory)
{
    zr_status status = ZR_ENOMEM;
    long successes = 0;

    for (; status != ZR_OK; successes++) {
        zr_graph *graph = NULL;
        zr_error err = {0};

        zr__memory_fail_after(successes);
        status = zr_graph_new(&graph, &notice, ZR_GROUPS_EXPAND, &err);
        zr__memory_fail_after(-1);
        cr_assert(status == ZR_OK || (status == ZR_ENOMEM && graph == NULL));
        cr_expect_eq(err.status, status);
        zr_graph_free(graph);
    }
    cr_expect_gt(successes, 5);
}

static uint32_t tasks_in(const zr_graph *graph, zr_scope scope)
{
    uint32_t count = 0;

    for (uint32_t t = 0; t < graph->task_count; t++)
        count += zr_scope_has(&scope, graph, t);
    return count;
}

Test(scope, takes_tasks_that_match_every_part)
{
    zr_graph *graph = graph_of(&notice, ZR_GROUPS_KEEP);

    cr_expect(zr_scope_has(NULL, graph, 0));
    cr_expect_eq(tasks_in(graph, (zr_scope)ZR_SCOPE_ALL), 5);
    cr_expect_eq(tasks_in(graph, (zr_scope){1, ZR_ANY, ZR_ANY}), 3);
    cr_expect_eq(tasks_in(graph, (zr_scope){ZR_ANY, 1, ZR_ANY}), 1);
    cr_expect_eq(tasks_in(graph, (zr_scope){ZR_ANY, ZR_NONE, ZR_ANY}), 1);
    cr_expect_eq(tasks_in(graph, (zr_scope){ZR_ANY, ZR_ANY, B}), 2);
    cr_expect_eq(tasks_in(graph, (zr_scope){1, 0, B}), 1);
    cr_expect_eq(tasks_in(graph, (zr_scope){0, 0, B}), 0);
    zr_graph_free(graph);
}

Test(scope, beyond_the_notice_is_refused)
{
    zr_graph *graph = graph_of(&notice, ZR_GROUPS_KEEP);
    const zr_scope good[] = {ZR_SCOPE_ALL, {1, ZR_NONE, UNITS - 1}, {0, 1, 0}};
    const zr_scope bad[] = {{2, ZR_ANY, ZR_ANY},
                            {ZR_NONE, ZR_ANY, ZR_ANY},
                            {ZR_ANY, 2, ZR_ANY},
                            {ZR_ANY, ZR_ANY, UNITS},
                            {ZR_ANY, ZR_ANY, ZR_NONE}};
    zr_error err = {0};

    cr_expect_eq(zr__scope_check(NULL, graph, NULL), ZR_OK);
    for (size_t i = 0; i < COUNT(good); i++)
        cr_expect_eq(zr__scope_check(&good[i], graph, &err), ZR_OK);
    for (size_t i = 0; i < COUNT(bad); i++)
        cr_expect_eq(zr__scope_check(&bad[i], graph, &err), ZR_EINVAL);
    cr_expect_str_eq(err.message, "scope of unit 4294967294, but the notice has 9");
    zr_graph_free(graph);
}
