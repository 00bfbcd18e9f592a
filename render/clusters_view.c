/*
 * Clusters as text: which groups of units hold together and on which tasks, which pairs work
 * together beyond chance, which units bridge the groups, and which work alone.
 */
#include "render/clusters_view.h"

#include <math.h>
#include <stdio.h>

#include "src/failure.h"

typedef zr__clusters_subject subject;

enum { EXPLAINING_TASKS = 3 }; /* Of each cluster, where not all are asked for. */

static const zr__column cluster_columns[] = {
    {"number", N_("cluster"), ZR__COUNT},
    {"unit_count", N_("units"), ZR__COUNT},
    {"task_count", N_("tasks"), ZR__COUNT},
    {"tasks_inside", N_("wholly inside"), ZR__COUNT},
    {"stability", N_("stability"), ZR__DECIMAL},
    {"label", N_("label"), ZR__PROSE},
    {"units", N_("members"), ZR__LIST},
    {0},
};

static void fill_clusters(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->result->cluster_count; i++) {
        const zr_cluster *cluster = &view->result->cluster[i];

        zr__table_add_row(table, i);
        zr__table_add_number(table, i + 1);
        zr__table_add_number(table, cluster->unit_count);
        zr__table_add_number(table, cluster->task_count);
        zr__table_add_number(table, cluster->tasks_inside);
        zr__table_add_number(table, cluster->stability);
        zr__table_add_text(table, cluster->label);
        zr__table_add_list(table);
        for (uint32_t k = 0; k < cluster->unit_count; k++)
            zr__table_add_item(table, zr__unit_name(view->graph, cluster->unit[k]));
    }
    zr__table_add_note(table, "%s",
                       _("Stability is the part of the runs that keep two members together, on "
                         "average; 1 means always."));
}

static const zr__column task_columns[] = {
    {"cluster", N_("cluster"), ZR__COUNT},
    {"task", N_("task"), ZR__TEXT},
    {"inside", N_("units inside"), ZR__COUNT},
    {"size", N_("of"), ZR__COUNT},
    {"title", N_("title"), ZR__PROSE},
    {0},
};

static void add_tasks(zr__table *table, const subject *view, uint32_t most)
{
    const zr_task *tasks = view->graph->notice->task;

    for (uint32_t i = 0; i < view->result->cluster_count; i++) {
        const zr_cluster *cluster = &view->result->cluster[i];

        for (uint32_t k = 0; k < cluster->task_count && k < most; k++) {
            const zr_cluster_task *task = &cluster->task[k];

            zr__table_add_row(table, i);
            zr__table_add_number(table, i + 1);
            zr__table_add_text(table, tasks[task->task].id);
            zr__table_add_number(table, task->inside);
            zr__table_add_number(table, task->size);
            zr__table_add_text(table, tasks[task->task].title);
        }
    }
}

static void fill_explaining_tasks(zr__table *table, const void *data)
{
    add_tasks(table, data, EXPLAINING_TASKS);
}

static void fill_tasks(zr__table *table, const void *data)
{
    add_tasks(table, data, UINT32_MAX);
}

static const zr__column bridge_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"cluster", N_("its cluster"), ZR__COUNT},
    {"participation", N_("participation"), ZR__DECIMAL},
    {"clusters", N_("clusters of its tasks"), ZR__COUNT},
    {0},
};

static double cluster_number(const zr_clusters *result, uint32_t unit)
{
    return result->of_unit[unit] == ZR_NONE ? NAN : (double)result->of_unit[unit] + 1;
}

static void fill_bridges(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_clusters *result = view->result;

    for (uint32_t i = 0; i < result->bridge_count; i++) {
        const zr_bridge *bridge = &result->bridge[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_name(view->graph, bridge->unit));
        zr__table_add_number(table, cluster_number(result, bridge->unit));
        zr__table_add_number(table, bridge->participation);
        zr__table_add_number(table, bridge->clusters);
    }
}

static const zr__column alone_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {0},
};

static void fill_alone(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->result->alone_count; i++) {
        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_name(view->graph, view->result->alone[i]));
    }
}

static const zr__column unit_columns[] = {
    {"unit", N_("unit"), ZR__TEXT},
    {"cluster", N_("cluster"), ZR__COUNT},
    {"consensus", N_("consensus"), ZR__COUNT},
    {"ambiguity", N_("ambiguity"), ZR__DECIMAL},
    {"membership", N_("its tasks by cluster"), ZR__LIST},
    {0},
};

static void fill_units(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_clusters *result = view->result;

    for (uint32_t u = 0; u < result->unit_count; u++) {
        if (result->of_unit[u] == ZR_NONE)
            continue;
        zr__table_add_row(table, u);
        zr__table_add_text(table, zr__unit_name(view->graph, u));
        zr__table_add_number(table, cluster_number(result, u));
        zr__table_add_number(table, result->consensus.of_unit != NULL
                                        ? (double)result->consensus.of_unit[u] + 1
                                        : (double)NAN);
        zr__table_add_number(table, result->ambiguity[u]);
        zr__table_add_list(table);
        zr_membership part = ZR_MEMBERSHIP_INIT;
        while (zr_membership_next(&part, result, view->graph, u))
            zr__table_add_itemf(table, "%u: %.2f", part.cluster + 1, part.share);
    }
    zr__table_add_note(table, "%s",
                       _("Ambiguity is 0 when every run puts the unit with the same others, and at "
                         "most 0.5."));
}

const char *zr__cluster_method_words(zr_cluster_method method)
{
    switch (method) {
    case ZR_CLUSTER_LEIDEN:
        return _("Leiden on the projection onto units");
    case ZR_CLUSTER_CPM:
        return _("the constant Potts model of the projection onto units");
    default:
        return _("two-mode modularity of units and tasks");
    }
}

static void tell_consensus(zr__page *page, const zr_clusters *result)
{
    const zr_consensus *consensus = &result->consensus;

    if (!isnan(result->mean_pair_ari))
        zr__page_go_on(page, _("Any two runs agree to %s on average and to %s at least."),
                       zr__phrase_probability(result->mean_pair_ari).text,
                       zr__phrase_probability(result->least_pair_ari).text);
    if (consensus->of_unit != NULL)
        zr__page_go_on(page,
                       _n("What most runs keep together makes %u cluster; this consensus agrees "
                          "with the best to %s.",
                          "What most runs keep together makes %u clusters; this consensus agrees "
                          "with the best to %s.",
                          consensus->cluster_count),
                       consensus->cluster_count, zr__phrase_probability(consensus->ari).text);
    if (consensus->of_unit != NULL && !consensus->is_settled)
        zr__page_go_on(page, _("After %u rounds the runs still differ: the consensus is not "
                               "settled."),
                       consensus->rounds);
    if (consensus->of_unit == NULL && result->cluster_count > 0)
        zr__page_go_on(page, _("No consensus was looked for: there are more than %u units."),
                       ZR_MOST_CONSENSUS);
}

static void tell_clusters(zr__page *page, const zr_clusters *result)
{
    const char *const method = zr__cluster_method_words(result->method);

    zr__page_say(page,
                 _n("%s fall into %u cluster by %s: modularity %s.",
                    "%s fall into %u clusters by %s: modularity %s.", result->cluster_count),
                 zr__phrase_units(result->population - result->alone_count).text,
                 result->cluster_count, method, zr__phrase_number(result->modularity).text);
    if (!isnan(result->mean_ari))
        zr__page_go_on(page,
                       _("It is the best of %u runs from seed %s; the others agree with it to %s "
                         "on average and to %s at least, by the adjusted Rand index."),
                       result->runs, zr__phrase_count(result->seed).text,
                       zr__phrase_probability(result->mean_ari).text,
                       zr__phrase_probability(result->least_ari).text);
    tell_consensus(page, result);
}

static void tell_ties(zr__page *page, const subject *view)
{
    const zr_clusters *result = view->result;
    const zr__beyond_chance strict = zr__count_beyond_chance(result, ZR_NULL_BICM);
    const zr__beyond_chance liberal = zr__count_beyond_chance(result, ZR_NULL_HYPERGEOMETRIC);
    const zr_tie *first = &result->tie[0];

    zr__page_say(page,
                 _("Of %s pairs of units %u share a task. Beyond chance, over all pairs: %u when "
                   "tasks keep their sizes (BiCM), %u when only units keep theirs "
                   "(hypergeometric)."),
                 zr__phrase_count(result->pairs).text, result->tie_count, strict.all_pairs,
                 liberal.all_pairs);
    zr__page_go_on(page,
                   _n("The closest tie is between %s and %s: %u shared task.",
                      "The closest tie is between %s and %s: %u shared tasks.", first->shared),
                   zr__unit_name(view->graph, first->a), zr__unit_name(view->graph, first->b),
                   first->shared);
}

static void tell_bridges(zr__page *page, const subject *view)
{
    const zr_clusters *result = view->result;

    if (result->bridge_count > 0)
        zr__page_say(
            page,
            _n("%s bridges most: its tasks fall into %u cluster.",
               "%s bridges most: its tasks fall into %u clusters.", result->bridge[0].clusters),
            zr__unit_name(view->graph, result->bridge[0].unit), result->bridge[0].clusters);
    else
        zr__page_say(page, "%s", _("No unit bridges clusters."));
    zr__page_go_on(page, _n("%u unit works alone.", "%u units work alone.", result->alone_count),
                   result->alone_count);
}

static void tell(zr__page *page, const void *data)
{
    const subject *view = data;

    zr__page_call_after(page, _("Clusters"), view->graph->notice);
    zr__page_tell_scope(page, view->graph->notice, &view->result->scope);
    if (view->result->tie_count == 0) {
        zr__page_say(page, "%s", _("No task names two units: there is no co-responsibility."));
    } else {
        tell_clusters(page, view->result);
        tell_ties(page, view);
        tell_bridges(page, view);
    }
    zr__page_say(page, "%s", zr__group_sentence(view->graph->groups));
}

static const zr__view_table tables[] = {
    {"clusters", N_("Clusters"), cluster_columns, fill_clusters, false},
    {"explain", N_("Tasks that explain each cluster best"), task_columns, fill_explaining_tasks,
     false},
    {"beyond-chance", N_("Pairs beyond chance, or nearest to it"), zr__tie_columns,
     zr__fill_beyond_chance, false},
    {"bridges", N_("Units that bridge clusters"), bridge_columns, fill_bridges, false},
    {"alone", N_("Units that work alone"), alone_columns, fill_alone, false},
    {"ties", N_("All pairs that share a task"), zr__tie_columns, zr__fill_ties, true},
    {"weights", N_("Pairs that share a task, by every weight"), zr__weight_columns,
     zr__fill_weights, true},
    {"fixed-degrees", N_("Pairs against notices with the same degrees"), zr__fixed_columns,
     zr__fill_fixed, true},
    {"tasks", N_("All tasks by cluster"), task_columns, fill_tasks, true},
    {"units", N_("Units by cluster"), unit_columns, fill_units, true},
};

const zr__view zr__clusters_view = {
    .table = tables,
    .table_count = sizeof tables / sizeof *tables,
    .tell = tell,
    .write = zr__clusters_write,
};

zr_status zr_clusters_format(char **text, const zr_clusters *clusters, const zr_graph *graph,
                             const zr_table_options *options, zr_error *err)
{
    const subject view = {clusters, graph};

    return zr__view_format(text, &zr__clusters_view, &view, options, err);
}
