/*
 * What diagrams draw where not all of it can be drawn, or one side is empty.
 */
#include <stdio.h>
#include <string.h>

#include "testing.h"
#include "zeren/diagram.h"

enum { SUPPORTED = 200, LED = 10 };

static zr_error err;

/* The picture as DOT; to be released. */
static char *drawn(zr_diagram_kind kind, const zr_graph *graph, const zr_diagram_options *options)
{
    zr_diagram_options as_dot = *options;
    char *bytes = NULL;
    size_t size = 0;

    as_dot.format = ZR_DIAGRAM_DOT;
    ZT_OK(zr_diagram_draw(&bytes, &size, kind, graph, &as_dot, &err));
    return bytes;
}

static bool has(const char *dot, const char *text)
{
    return strstr(dot, text) != NULL;
}

/* Z supports the first tasks and leads the last; the official has all. */
static zr_graph *crowd(void)
{
    static char sketch[64 * (SUPPORTED + LED)];
    zr_graph *graph = NULL;
    int at = 0;

    for (int t = 1; t <= SUPPORTED + LED; t++)
        at += snprintf(sketch + at, sizeof sketch - (size_t)at,
                       t <= SUPPORTED ? "T%d p O: A%d* Z\n" : "T%d p O: Z* A%d B C\n", t, t % 7);
    ZT_OK(zt_graph(&graph, sketch, &err));
    return graph;
}

static void expect_last_tasks(const char *dot)
{
    for (int t = SUPPORTED + 1; t <= SUPPORTED + LED; t++) {
        char id[32];
        snprintf(id, sizeof id, "\"task-%d\"", t);
        cr_expect(has(dot, id), "%s is missing", id);
    }
}

Test(diagram_choice, of_a_unit_is_what_it_leads_before_what_it_supports)
{
    zr_graph *graph = crowd();
    zr_diagram_options options = ZR_DIAGRAM_OPTIONS_INIT;
    zr_diagram_figures figures;

    options.index = 1; /* Z */
    ZT_OK(zr_diagram_measure(&figures, ZR_DIAGRAM_UNIT, graph, &options, &err));
    cr_expect_gt(figures.tasks_left_out, 0);
    cr_expect_eq(figures.tasks + figures.tasks_left_out, SUPPORTED + LED);
    cr_expect_gt(figures.aspect, 0.7);

    char *dot = drawn(ZR_DIAGRAM_UNIT, graph, &options);
    expect_last_tasks(dot);
    cr_expect(has(dot, "those it leads first"));
    cr_expect(has(dot, "tasks: 210"));
    zr_string_free(dot);
    zr_graph_free(graph);
}

Test(diagram_choice, of_an_official_is_what_the_most_units_are_on)
{
    zr_graph *graph = crowd();
    zr_diagram_options options = ZR_DIAGRAM_OPTIONS_INIT;

    options.index = 0;
    char *dot = drawn(ZR_DIAGRAM_OFFICIAL, graph, &options);
    expect_last_tasks(dot);
    cr_expect(has(dot, "those of the most units"));
    zr_string_free(dot);
    zr_graph_free(graph);
}

Test(diagram_choice, of_a_trace_is_what_has_the_strongest_ties)
{
    zr_notice *city = zt_load("trace_city.json");
    zr_graph *graph = NULL;
    zr_diagram_options options = ZR_DIAGRAM_OPTIONS_INIT;
    zr_diagram_figures nine, all;

    ZT_OK(zr_graph_new(&graph, city, ZR_GROUPS_KEEP, &err));
    const zr_side from = {graph, {0, ZR_ANY, ZR_ANY}}, to = {graph, {1, ZR_ANY, ZR_ANY}};
    options.from = &from;
    options.to = &to;
    ZT_OK(zr_diagram_measure(&all, ZR_DIAGRAM_TRACE, graph, &options, &err));
    options.top = 9; /* of ten, of which one has no tie; the last has */
    ZT_OK(zr_diagram_measure(&nine, ZR_DIAGRAM_TRACE, graph, &options, &err));
    cr_expect_eq(nine.tasks_left_out, 1);
    cr_expect_eq(nine.ties, all.ties);
    char *dot = drawn(ZR_DIAGRAM_TRACE, graph, &options);
    cr_expect(has(dot, "\"plan-10\""));
    cr_expect(has(dot, "drawn: the 9 tasks with the strongest ties"));
    zr_string_free(dot);
    zr_graph_free(graph);
    zr_notice_free(city);
}

/* One side has no task of the official. */
static void expect_empty_side(zr_diagram_kind kind, uint32_t from_official, uint32_t to_official)
{
    zr_graph *graph = NULL;
    zr_diagram_options options = ZR_DIAGRAM_OPTIONS_INIT;
    zr_diagram_figures figures;

    ZT_OK(zt_graph(&graph,
                   "F1 five O1: A* B\nF2 five BEFORE: A*\n"
                   "N1 annual O1: A* B\nN2 annual AFTER: C*\n",
                   &err));
    const zr_side from = {graph, {0, from_official, ZR_ANY}};
    const zr_side to = {graph, {1, to_official, ZR_ANY}};
    options.from = &from;
    options.to = &to;
    char *dot = drawn(kind, graph, &options);
    cr_expect(has(dot, "id=\"empty-side\""));
    cr_expect(has(dot, "no task here"));
    zr_string_free(dot);
    ZT_OK(zr_diagram_measure(&figures, kind, graph, &options, &err));
    cr_expect_eq(figures.label_overlaps + figures.clipped_labels + figures.node_overlaps, 0);
    cr_expect_gt(figures.smallest_font, 13, "little to draw is drawn larger");
    zr_graph_free(graph);
}

Test(diagram_choice, where_a_side_is_empty_it_says_so)
{
    enum { BEFORE = 1, AFTER = 2 }; /* officials, by where they have a task */

    expect_empty_side(ZR_DIAGRAM_COMPARE, ZR_ANY, BEFORE);
    expect_empty_side(ZR_DIAGRAM_COMPARE, AFTER, ZR_ANY);
    expect_empty_side(ZR_DIAGRAM_TRACE, ZR_ANY, BEFORE);
    expect_empty_side(ZR_DIAGRAM_TRACE, AFTER, ZR_ANY);
}
