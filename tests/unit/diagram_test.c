/*
 * Diagrams: what the door promises. How they look is checked on their SVG by
 * tests/oracle/svg_check.py.
 */
#include "zeren/diagram.h"

#include <stdlib.h>

#include "testing.h"

#define T9                                                                                         \
    "F1 five O1: A* B\nF2 five O1: A*\nF3 five O2: C* A D\n"                                       \
    "N1 annual O1: A* B\nN2 annual O1: B* A G\nN3 annual O2: C* D\n"                               \
    "N4 annual O2: C* D E\nN5 annual O2: D*\nL1 livelihood: E* C\n"

static const zr_diagram_kind kinds[] = {ZR_DIAGRAM_UNITS, ZR_DIAGRAM_OFFICIALS};

static zr_error err;
static char *bytes;
static size_t size;

static zr_graph *t9(void)
{
    zr_graph *graph = NULL;

    ZT_OK(zt_graph(&graph, T9, &err));
    return graph;
}

static zr_diagram_options as(zr_diagram_format format)
{
    zr_diagram_options options = ZR_DIAGRAM_OPTIONS_INIT;

    options.format = format;
    return options;
}

static void discard(void)
{
    zr_string_free(bytes);
    bytes = NULL;
    size = 0;
}

Test(diagram, has_the_signature_of_its_format)
{
    static const char *const start[] = {"<?xml", "\x89PNG", "%PDF", "graph"};
    zr_graph *graph = t9();

    for (int k = 0; k < 2; k++)
        for (int f = ZR_DIAGRAM_SVG; f <= ZR_DIAGRAM_DOT; f++) {
            const zr_diagram_options options = as((zr_diagram_format)f);
            ZT_OK(zr_diagram_draw(&bytes, &size, kinds[k], graph, &options, &err));
            cr_expect_eq(memcmp(bytes, start[f], strlen(start[f])), 0);
            cr_expect_eq(bytes[size], '\0');
            discard();
        }
    zr_graph_free(graph);
}

Test(diagram, is_the_same_twice)
{
    zr_graph *graph = t9();

    for (int k = 0; k < 2; k++)
        for (int f = 0; f < 2; f++) {
            const zr_diagram_options options = as(f == 0 ? ZR_DIAGRAM_SVG : ZR_DIAGRAM_DOT);
            ZT_OK(zr_diagram_draw(&bytes, &size, kinds[k], graph, &options, &err));
            char *first = bytes;
            bytes = NULL;
            ZT_OK(zr_diagram_draw(&bytes, &size, kinds[k], graph, &options, &err));
            cr_expect(strcmp(bytes, first) == 0);
            cr_expect_null(strstr(bytes, f == 0 ? "<page" : "<page>")); /* a name taken for HTML */
            zr_string_free(first);
            discard();
        }
    zr_graph_free(graph);
}

Test(diagram, draws_only_the_units_asked_for_and_says_so)
{
    zr_graph *graph = t9();
    zr_diagram_options options = as(ZR_DIAGRAM_SVG);

    options.top = 2;
    for (int k = 0; k < 2; k++) {
        ZT_OK(zr_diagram_draw(&bytes, &size, kinds[k], graph, &options, &err));
        cr_expect_not_null(strstr(bytes, "A: leads 3 of its 5 tasks"));
        cr_expect_null(strstr(bytes, "B: leads"));
        cr_expect_not_null(strstr(bytes, "2 units with"));
        discard();
    }
    zr_graph_free(graph);
}

Test(diagram, is_of_its_scope_only)
{
    zr_graph *graph = t9();
    const zr_scope scope = {0, ZR_ANY, ZR_ANY};
    zr_diagram_options options = as(ZR_DIAGRAM_SVG);

    options.scope = &scope;
    ZT_OK(zr_diagram_draw(&bytes, &size, ZR_DIAGRAM_UNITS, graph, &options, &err));
    cr_expect_not_null(strstr(bytes, "A: leads 2 of its 3 tasks"));
    cr_expect_null(strstr(bytes, "E: leads"));
    discard();
    zr_graph_free(graph);
}

Test(diagram, takes_a_title_and_a_font_as_plain_text)
{
    zr_graph *graph = t9();
    zr_diagram_options options = as(ZR_DIAGRAM_SVG);

    options.title = "<b>\\N & \"title\"\xFF";
    options.font = "A\"><script>B";
    ZT_OK(zr_diagram_draw(&bytes, &size, ZR_DIAGRAM_UNITS, graph, &options, &err));
    cr_expect_not_null(strstr(bytes, "&lt;b&gt;\\N &amp; &quot;title&quot;\xEF\xBF\xBD</title>"));
    cr_expect_not_null(strstr(bytes, "font-family=\"AscriptB,Noto Sans CJK SC,"));
    cr_expect_null(strstr(bytes, "<script"));
    discard();
    zr_graph_free(graph);
}

Test(diagram, refuses_what_makes_no_sense)
{
    zr_graph *graph = t9();
    const zr_scope beyond = {99, ZR_ANY, ZR_ANY};
    zr_diagram_options options = as(ZR_DIAGRAM_SVG);

    options.alpha = 1.5;
    ZT_FAILS(ZR_EINVAL, zr_diagram_draw(&bytes, &size, ZR_DIAGRAM_UNITS, graph, &options, &err));
    options = as((zr_diagram_format)9);
    ZT_FAILS(ZR_EINVAL, zr_diagram_draw(&bytes, &size, ZR_DIAGRAM_UNITS, graph, &options, &err));
    options = as(ZR_DIAGRAM_SVG);
    options.scope = &beyond;
    ZT_FAILS(ZR_EINVAL, zr_diagram_draw(&bytes, &size, ZR_DIAGRAM_UNITS, graph, &options, &err));
    ZT_FAILS(ZR_EINVAL, zr_diagram_draw(&bytes, &size, (zr_diagram_kind)99, graph, NULL, &err));
    cr_expect_null(bytes);
    zr_graph_free(graph);
}

Test(diagram, of_officials_survives_running_out_of_memory)
{
    zr_graph *graph = t9();
    const zr_diagram_options options = as(ZR_DIAGRAM_SVG);

    ZT_SURVIVES_OOM_UNTOUCHED(
        bytes, zr_diagram_draw(&bytes, &size, ZR_DIAGRAM_OFFICIALS, graph, &options, &err));
    discard();
    zr_graph_free(graph);
}

Test(diagram, of_units_survives_running_out_of_memory)
{
    zr_graph *graph = t9();
    zr_diagram_options options = as(ZR_DIAGRAM_DOT);

    options.alpha = 1; /* every tie is drawn */
    ZT_SURVIVES_OOM_UNTOUCHED(
        bytes, zr_diagram_draw(&bytes, &size, ZR_DIAGRAM_UNITS, graph, &options, &err));
    discard();
    zr_graph_free(graph);
}

/* A kind drawn and measured, where each allocation fails in turn. */
static void expect_survival(zr_diagram_kind kind, zr_diagram_by by)
{
    zr_graph *graph = t9();
    const zr_side from = {graph, {0, ZR_ANY, ZR_ANY}}, to = {graph, {1, ZR_ANY, ZR_ANY}};
    zr_diagram_options options = as(ZR_DIAGRAM_DOT);
    zr_diagram_figures figures = {0};

    options.by = by;
    options.index = 0;
    options.concentrate = true;
    options.from = &from;
    options.to = &to;
    ZT_SURVIVES_OOM_UNTOUCHED(bytes,
                              zr_diagram_draw(&bytes, &size, kind, graph, &options, &err));
    ZT_SURVIVES_OOM_UNTOUCHED(figures,
                              zr_diagram_measure(&figures, kind, graph, &options, &err));
    discard();
    zr_graph_free(graph);
}

Test(diagram, of_an_official_survives_running_out_of_memory)
{
    expect_survival(ZR_DIAGRAM_OFFICIAL, ZR_BY_OFFICIALS);
}

Test(diagram, of_a_unit_survives_running_out_of_memory)
{
    expect_survival(ZR_DIAGRAM_UNIT, ZR_BY_OFFICIALS);
}

Test(diagram, of_the_network_survives_running_out_of_memory)
{
    expect_survival(ZR_DIAGRAM_NETWORK, ZR_BY_OFFICIALS);
}

Test(diagram, of_a_comparison_survives_running_out_of_memory)
{
    expect_survival(ZR_DIAGRAM_COMPARE, ZR_BY_OFFICIALS);
}

/* T9 has no wording in common: ties are drawn of an invented city. */
Test(diagram, of_a_trace_survives_running_out_of_memory)
{
    zr_notice *city = zt_load("trace_city.json");
    zr_graph *graph = NULL;
    zr_diagram_figures figures = {0};
    zr_diagram_options options = as(ZR_DIAGRAM_DOT);

    expect_survival(ZR_DIAGRAM_TRACE, ZR_BY_OFFICIALS);
    ZT_OK(zr_graph_new(&graph, city, ZR_GROUPS_KEEP, &err));
    const zr_side from = {graph, {0, ZR_ANY, ZR_ANY}}, to = {graph, {1, ZR_ANY, ZR_ANY}};
    options.from = &from;
    options.to = &to;
    options.by = ZR_BY_UNITS;
    ZT_SURVIVES_OOM_UNTOUCHED(
        figures, zr_diagram_measure(&figures, ZR_DIAGRAM_TRACE, graph, &options, &err));
    cr_expect_eq(figures.ties, 11);
    cr_expect_eq(figures.label_overlaps + figures.clipped_labels + figures.node_overlaps, 0);
    options.by = ZR_BY_TASKS;
    ZT_FAILS(ZR_EINVAL, zr_diagram_measure(&figures, ZR_DIAGRAM_TRACE, graph, &options, &err));
    zr_graph_free(graph);
    zr_notice_free(city);
}

Test(diagram, as_a_matrix_survives_running_out_of_memory)
{
    expect_survival(ZR_DIAGRAM_MATRIX, ZR_BY_OFFICIALS);
    expect_survival(ZR_DIAGRAM_MATRIX, ZR_BY_TASKS);
}

Test(diagram, of_groups_survives_running_out_of_memory)
{
    expect_survival(ZR_DIAGRAM_GROUPS, ZR_BY_OFFICIALS);
}

Test(diagram, of_the_network_crosses_as_counted_by_hand)
{
    zr_graph *graph = t9();
    zr_diagram_figures figures = {0};

    ZT_OK(zr_diagram_measure(&figures, ZR_DIAGRAM_NETWORK, graph, NULL, &err));
    cr_expect_eq(figures.units, 6);
    cr_expect_eq(figures.tasks, 9);
    cr_expect_eq(figures.ties, 19);
    cr_expect(figures.has_two_columns);
    cr_expect_eq(figures.two_columns, 8); /* the optimum, methods.md section 6 */
    cr_expect_leq(figures.crossings, 8);
    cr_expect_eq(figures.label_overlaps + figures.clipped_labels + figures.node_overlaps, 0);
    zr_graph_free(graph);
}

/* methods.md, section 6: {C, D} x {F3, N3, N4}, 6 lines become 5. */
Test(diagram, of_the_network_draws_units_that_share_tasks_through_a_hub)
{
    static const char *const lines[] = {"hub-1-unit-3", "hub-1-unit-4", "hub-1-task-3",
                                        "hub-1-task-6", "hub-1-task-7"};
    static const char *const others[] = {"tie-3-3", "tie-6-4", "tie-7-3", "hub-2"};
    zr_graph *graph = t9();
    zr_diagram_options options = as(ZR_DIAGRAM_DOT);
    zr_diagram_figures figures = {0};

    options.concentrate = true;
    ZT_OK(zr_diagram_measure(&figures, ZR_DIAGRAM_NETWORK, graph, &options, &err));
    cr_expect_eq(figures.ties, 18);
    cr_expect_eq(figures.nodes, 6 + 9 + 1);
    cr_expect_leq(figures.crossings, 7);
    cr_expect_eq(figures.label_overlaps + figures.clipped_labels + figures.node_overlaps, 0);
    ZT_OK(zr_diagram_draw(&bytes, &size, ZR_DIAGRAM_NETWORK, graph, &options, &err));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        cr_expect_not_null(strstr(bytes, lines[i]), "no line %s", lines[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        cr_expect_null(strstr(bytes, others[i]), "a line %s", others[i]);
    discard();
    zr_graph_free(graph);
}

/* Each test is a process of its own, so Graphviz has not looked for its plug-ins yet. */
Test(diagram, says_so_when_graphviz_has_no_plug_ins)
{
    zr_graph *graph = t9();
    const zr_diagram_options options = as(ZR_DIAGRAM_SVG);

    setenv("GVBINDIR", "/nowhere", 1);
    ZT_FAILS(ZR_ELIBRARY,
             zr_diagram_draw(&bytes, &size, ZR_DIAGRAM_OFFICIALS, graph, &options, &err));
    cr_expect_not_null(strstr(err.message, "nop2"), "%s", err.message);
    cr_expect_null(bytes);
    zr_graph_free(graph);
}
