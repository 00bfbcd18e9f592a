/*
 * The kinds of diagrams. A new one is a file with a function that draws it, and a row here.
 */
#include "render/diagram_kinds.h"

enum { MOST_SEARCHED = 1000000 }; /* assignments for which modules are searched more than once */

zr_status zr__find_clusters(zr__subject *subject, zr_error *err)
{
    zr_clusters_options options = ZR_CLUSTERS_OPTIONS_INIT;

    options.scope = subject->options->scope;
    options.seed = subject->options->seed;
    if (subject->selection.assignments > MOST_SEARCHED)
        options.runs = 1; /* few of the units are drawn, and they need some order or card */
    return zr_clusters_compute(&subject->clusters, subject->graph, &options, err);
}

/* What is gathered by official is gathered by module where no task has one. */
static zr_status find_clusters_without_officials(zr__subject *subject, zr_error *err)
{
    const zr__selection *selection = &subject->selection;
    return selection->no_official == selection->tasks ? zr__find_clusters(subject, err) : ZR_OK;
}

static zr_status compare_sides(zr__subject *subject, zr_error *err)
{
    const zr_diagram_options *options = subject->options;
    zr_compare_options how = ZR_COMPARE_OPTIONS_INIT;

    how.seed = options->seed;
    return zr_compare(&subject->comparison, options->from, options->to, &how, err);
}

static zr_status find_groups(zr__subject *subject, zr_error *err)
{
    return zr_repeated_groups_compute(&subject->groups, subject->graph, subject->options->scope,
                                      NULL, err);
}

static zr_status trace_sides(zr__subject *subject, zr_error *err)
{
    const zr_diagram_options *options = subject->options;
    zr_trace_options how = ZR_TRACE_OPTIONS_INIT;

    how.seed = options->seed;
    return zr_trace_compute(&subject->trace, options->from, options->to, &how, err);
}

enum { FEW_TASKS = 150 }; /* in a notice, of which all of an official or unit are drawn */

/* By zr_diagram_kind. */
const zr__recipe zr__diagram_kinds[ZR_DIAGRAM_KINDS] = {
    [ZR_DIAGRAM_UNITS] = {"units", zr__diagram_units, ZR_WIDTH_SLIDE, zr__find_clusters,
                          .is_enlargeable = true},
    [ZR_DIAGRAM_OFFICIALS] = {"officials", zr__diagram_officials, ZR_WIDTH_SLIDE,
                              .is_enlargeable = true, .most_units = 150},
    [ZR_DIAGRAM_OFFICIAL] = {"official", zr__diagram_official, ZR_WIDTH_A4, .is_whole = true,
                             .is_enlargeable = true, .is_of_one = true, .highest = ZR__PAGE_UPRIGHT,
                             .few_tasks = FEW_TASKS},
    [ZR_DIAGRAM_UNIT] = {"unit", zr__diagram_unit, ZR_WIDTH_A4, .is_whole = true,
                         .is_enlargeable = true, .is_of_one = true, .highest = ZR__PAGE_UPRIGHT,
                         .few_tasks = FEW_TASKS},
    [ZR_DIAGRAM_NETWORK] = {"network", zr__diagram_network, ZR_WIDTH_A3,
                            find_clusters_without_officials, .has_two_columns = true,
                            .is_enlargeable = true, .cut_on = ZR__PAGE_UPRIGHT},
    [ZR_DIAGRAM_COMPARE] = {"compare", zr__diagram_compare, ZR_WIDTH_SLIDE, compare_sides,
                            .is_whole = true, .is_enlargeable = true},
    [ZR_DIAGRAM_MATRIX] = {"matrix", zr__diagram_matrix, ZR_WIDTH_A4, zr__find_clusters,
                           .is_enlargeable = true, .cut_on = ZR__PAGE_HIGHEST},
    [ZR_DIAGRAM_GROUPS] = {"groups", zr__diagram_groups, ZR_WIDTH_SLIDE, find_groups,
                           .is_whole = true, .is_enlargeable = true},
    [ZR_DIAGRAM_TRACE] = {"trace", zr__diagram_trace, ZR_WIDTH_SLIDE, trace_sides, .is_whole = true,
                          .is_enlargeable = true, .highest = ZR__PAGE_UPRIGHT},
};
