/*
 * Clusters over a range of resolutions, as text and as JSON: the steps, and the plateaus that last.
 */
#include <math.h>

#include "render/clusters_view.h"
#include "src/failure.h"

typedef struct subject {
    const zr_resolutions *result;
    const zr_graph *graph;
} subject;

static const zr__column plateau_columns[] = {
    {"number", N_("plateau"), ZR__COUNT},
    {"clusters", N_("clusters"), ZR__COUNT},
    {"low", N_("from resolution"), ZR__FINE},
    {"high", N_("to resolution"), ZR__FINE},
    {"length", N_("length (log10)"), ZR__DECIMAL},
    {"steps", N_("steps"), ZR__COUNT},
    {"sizes", N_("units in each"), ZR__LIST},
    {0},
};

static uint32_t size_of(const subject *view, const zr_plateau *plateau, uint32_t cluster)
{
    uint32_t size = 0;

    for (uint32_t u = 0; u < view->result->unit_count; u++)
        size += plateau->of_unit[u] == cluster;
    return size;
}

static void fill_plateaus(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t p = 0; p < view->result->plateau_count; p++) {
        const zr_plateau *plateau = &view->result->plateau[p];

        zr__table_add_row(table, p);
        zr__table_add_number(table, p + 1);
        zr__table_add_number(table, plateau->clusters);
        zr__table_add_number(table, plateau->low);
        zr__table_add_number(table, plateau->high);
        zr__table_add_number(table, plateau->length);
        zr__table_add_number(table, plateau->steps);
        zr__table_add_list(table);
        for (uint32_t c = 0; c < plateau->clusters; c++)
            zr__table_add_itemf(table, "%u", size_of(view, plateau, c));
    }
    zr__table_add_note(table, "%s",
                       _("A plateau is a range of resolutions over which one partition stays the "
                         "best of all that were found; the longer, the less it owes to the "
                         "choice."));
}

static const zr__column step_columns[] = {
    {"resolution", N_("resolution"), ZR__FINE}, {"clusters", N_("clusters"), ZR__COUNT},
    {"quality", N_("quality"), ZR__FINE},       {"ari", N_("agreement with the last"), ZR__DECIMAL},
    {"plateau", N_("plateau"), ZR__COUNT},      {0},
};

static void fill_steps(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->result->step_count; i++) {
        const zr_resolution *step = &view->result->step[i];

        zr__table_add_row(table, i);
        zr__table_add_number(table, step->resolution);
        zr__table_add_number(table, step->clusters);
        zr__table_add_number(table, step->quality);
        zr__table_add_number(table, step->ari);
        zr__table_add_number(table, step->plateau + 1);
    }
}

static const zr__column member_columns[] = {
    {"plateau", N_("plateau"), ZR__COUNT},
    {"cluster", N_("cluster"), ZR__COUNT},
    {"units", N_("members"), ZR__LIST},
    {0},
};

static void fill_members(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t p = 0; p < view->result->plateau_count; p++) {
        const zr_plateau *plateau = &view->result->plateau[p];

        for (uint32_t c = 0; c < plateau->clusters; c++) {
            zr__table_add_row(table, p);
            zr__table_add_number(table, p + 1);
            zr__table_add_number(table, c + 1);
            zr__table_add_list(table);
            for (uint32_t u = 0; u < view->result->unit_count; u++)
                if (plateau->of_unit[u] == c)
                    zr__table_add_item(table, zr__unit_name(view->graph, u));
        }
    }
}

static void tell(zr__page *page, const void *data)
{
    const subject *view = data;
    const zr_resolutions *result = view->result;

    zr__page_call_after(page, _("Resolutions"), view->graph->notice);
    zr__page_tell_scope(page, view->graph->notice, &result->scope);
    if (result->step_count == 0) {
        zr__page_say(page, "%s", _("No task names two units: there is no co-responsibility."));
    } else {
        const zr_plateau *longest = &result->plateau[0];

        zr__page_say(page,
                     _n("Over %u resolutions, by %s, %u partition is the best somewhere.",
                        "Over %u resolutions, by %s, %u partitions are the best somewhere.",
                        result->plateau_count),
                     result->step_count, zr__cluster_method_words(result->method),
                     result->plateau_count);
        zr__page_go_on(page,
                       _n("%u cluster lasts longest, from resolution %s to %s.",
                          "%u clusters last longest, from resolution %s to %s.",
                          longest->clusters),
                       longest->clusters, zr__phrase_number(longest->low).text,
                       zr__phrase_number(longest->high).text);
        zr__page_go_on(page, _("%u runs at each step, seed %s."), result->runs,
                       zr__phrase_count(result->seed).text);
    }
    zr__page_say(page, "%s", zr__group_sentence(view->graph->groups));
}

static void write_plateau(zr__json *json, const subject *view, uint32_t number)
{
    const zr_plateau *plateau = &view->result->plateau[number];

    zr__json_open(json, NULL, '{');
    zr__json_count(json, "number", number + 1);
    zr__json_number(json, "low", plateau->low);
    zr__json_number(json, "high", plateau->high);
    zr__json_number(json, "length", plateau->length);
    zr__json_count(json, "steps", plateau->steps);
    zr__json_count(json, "clusters", plateau->clusters);
    zr__json_open(json, "units", '[');
    for (uint32_t c = 0; c < plateau->clusters; c++) {
        zr__json_open(json, NULL, '[');
        for (uint32_t u = 0; u < view->result->unit_count; u++)
            if (plateau->of_unit[u] == c)
                zr__json_text(json, NULL, zr__unit_name(view->graph, u));
        zr__json_close(json, ']');
    }
    zr__json_close(json, ']');
    zr__json_close(json, '}');
}

static void write_step(zr__json *json, const zr_resolution *step)
{
    zr__json_open(json, NULL, '{');
    zr__json_number(json, "resolution", step->resolution);
    zr__json_number(json, "quality", step->quality);
    zr__json_count(json, "clusters", step->clusters);
    zr__json_number(json, "ari", step->ari);
    zr__json_count(json, "plateau", step->plateau + 1);
    zr__json_close(json, '}');
}

static void write_resolutions(zr__json *json, const void *data, const zr__table *first,
                              uint32_t top)
{
    const subject *view = data;
    const zr_resolutions *result = view->result;

    zr__json_text(json, "method", zr_cluster_method_name(result->method));
    zr__json_scope(json, "scope", view->graph->notice, &result->scope);
    zr__json_text(json, "groups", zr__group_policy_name(view->graph->groups));
    zr__json_count(json, "runs", result->runs);
    zr__json_count(json, "seed", result->seed);
    zr__json_count(json, "population", result->population);
    zr__json_count(json, "alone", result->alone_count);
    zr__json_open(json, "steps", '[');
    for (uint32_t i = 0; i < zr__view_cut(result->step_count, top); i++)
        write_step(json, &result->step[i]);
    zr__json_close(json, ']');
    zr__json_open(json, "plateaus", '[');
    for (uint32_t i = 0; i < first->shown; i++)
        write_plateau(json, view, first->id[first->order[i]]);
    zr__json_close(json, ']');
}

static const zr__view_table tables[] = {
    {"plateaus", N_("Plateaus, the longest first"), plateau_columns, fill_plateaus, false},
    {"steps", N_("Step by step"), step_columns, fill_steps, false},
    {"members", N_("The clusters of each plateau"), member_columns, fill_members, true},
};

static const zr__view resolutions_view = {
    .table = tables,
    .table_count = sizeof tables / sizeof *tables,
    .tell = tell,
    .write = write_resolutions,
};

zr_status zr_resolutions_format(char **text, const zr_resolutions *resolutions,
                                const zr_graph *graph, const zr_table_options *options,
                                zr_error *err)
{
    const subject view = {resolutions, graph};

    return zr__view_format(text, &resolutions_view, &view, options, err);
}
