/*
 * Clusters as JSON, in the shape of docs/json.md.
 */
#include "render/clusters_view.h"

typedef zr__clusters_subject subject;

zr__beyond_chance zr__count_beyond_chance(const zr_clusters *result, zr_null_model model)
{
    zr__beyond_chance count = {0};

    for (uint32_t i = 0; i < result->tie_count; i++) {
        count.all_pairs += result->tie[i].q[model] <= ZR__LEVEL;
        count.observed_pairs += result->tie[i].q_observed[model] <= ZR__LEVEL;
    }
    return count;
}

bool zr__is_beyond_chance(const zr_tie *tie)
{
    for (int model = 0; model < ZR_NULL_MODELS; model++)
        if (tie->q[model] <= ZR__LEVEL)
            return true;
    return false;
}

static void write_units(zr__json *json, const char *key, const subject *view, const uint32_t *unit,
                        uint32_t count)
{
    zr__json_open(json, key, '[');
    for (uint32_t i = 0; i < count; i++)
        zr__json_text(json, NULL, zr__unit_name(view->graph, unit[i]));
    zr__json_close(json, ']');
}

static void write_cluster(zr__json *json, const subject *view, uint32_t number)
{
    const zr_cluster *cluster = &view->result->cluster[number];

    zr__json_open(json, NULL, '{');
    zr__json_count(json, "number", number + 1);
    zr__json_text(json, "label", cluster->label);
    write_units(json, "units", view, cluster->unit, cluster->unit_count);
    zr__json_number(json, "stability", cluster->stability);
    zr__json_count(json, "task_count", cluster->task_count);
    zr__json_count(json, "tasks_inside", cluster->tasks_inside);
    zr__json_open(json, "tasks", '[');
    for (uint32_t i = 0; i < cluster->task_count; i++) {
        zr__json_open(json, NULL, '{');
        zr__json_text(json, "task", view->graph->notice->task[cluster->task[i].task].id);
        zr__json_count(json, "inside", cluster->task[i].inside);
        zr__json_count(json, "size", cluster->task[i].size);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
    zr__json_close(json, '}');
}

/* p and q of the default null model stand by themselves, those of each model under its name. */
static void write_tie(zr__json *json, const subject *view, const zr_tie *tie)
{
    zr__json_open(json, NULL, '{');
    zr__json_text(json, "a", zr__unit_name(view->graph, tie->a));
    zr__json_text(json, "b", zr__unit_name(view->graph, tie->b));
    zr__json_count(json, "shared", tie->shared);
    zr__json_number(json, "newman", tie->newman);
    zr__json_number(json, "jaccard", tie->jaccard);
    zr__json_number(json, "cosine", tie->cosine);
    zr__json_number(json, "overlap", tie->overlap);
    zr__json_number(json, "lift", tie->lift);
    zr__json_number(json, "a_to_b", tie->a_to_b);
    zr__json_number(json, "b_to_a", tie->b_to_a);
    zr__json_number(json, "p", tie->p[ZR_NULL_BICM]);
    zr__json_number(json, "q", tie->q[ZR_NULL_BICM]);
    for (int model = 0; model < ZR_NULL_MODELS; model++) {
        zr__json_open(json, zr_null_model_name((zr_null_model)model), '{');
        zr__json_number(json, "p", tie->p[model]);
        zr__json_number(json, "mid_p", tie->mid_p[model]);
        zr__json_number(json, "q", tie->q[model]);
        zr__json_number(json, "q_observed", tie->q_observed[model]);
        zr__json_close(json, '}');
    }
    zr__json_open(json, "fdsm", '{');
    zr__json_number(json, "p", tie->fixed.p);
    zr__json_number(json, "mid_p", tie->fixed.mid_p);
    zr__json_number(json, "q", tie->fixed.q);
    zr__json_number(json, "q_observed", tie->fixed.q_observed);
    zr__json_close(json, '}');
    zr__json_close(json, '}');
}

static void write_beyond_chance(zr__json *json, const zr_clusters *result)
{
    zr__json_open(json, "beyond_chance", '{');
    zr__json_number(json, "alpha", ZR__LEVEL);
    for (int model = 0; model < ZR_NULL_MODELS; model++) {
        const zr__beyond_chance count = zr__count_beyond_chance(result, (zr_null_model)model);

        zr__json_open(json, zr_null_model_name((zr_null_model)model), '{');
        zr__json_count(json, "all_pairs", count.all_pairs);
        zr__json_count(json, "observed_pairs", count.observed_pairs);
        zr__json_close(json, '}');
    }
    zr__json_close(json, '}');
}

static void write_bridges(zr__json *json, const subject *view, uint32_t top)
{
    const zr_clusters *result = view->result;

    zr__json_open(json, "bridges", '[');
    for (uint32_t i = 0; i < zr__view_cut(result->bridge_count, top); i++) {
        zr__json_open(json, NULL, '{');
        zr__json_text(json, "unit", zr__unit_name(view->graph, result->bridge[i].unit));
        zr__json_number(json, "participation", result->bridge[i].participation);
        zr__json_count(json, "clusters", result->bridge[i].clusters);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

static void write_membership(zr__json *json, const subject *view, uint32_t unit)
{
    zr_membership part = ZR_MEMBERSHIP_INIT;

    zr__json_open(json, "membership", '[');
    while (zr_membership_next(&part, view->result, view->graph, unit)) {
        zr__json_open(json, NULL, '{');
        zr__json_count(json, "cluster", part.cluster + 1);
        zr__json_number(json, "share", part.share);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

static void write_members(zr__json *json, const subject *view, uint32_t top)
{
    const zr_clusters *result = view->result;
    uint32_t written = 0;

    zr__json_open(json, "units", '[');
    for (uint32_t u = 0; u < result->unit_count && (top == 0 || written < top); u++) {
        if (result->of_unit[u] == ZR_NONE)
            continue;
        written++;
        zr__json_open(json, NULL, '{');
        zr__json_text(json, "unit", zr__unit_name(view->graph, u));
        zr__json_count(json, "cluster", result->of_unit[u] + 1);
        zr__json_number(json, "ambiguity", result->ambiguity[u]);
        if (result->consensus.of_unit != NULL)
            zr__json_count(json, "consensus", result->consensus.of_unit[u] + 1);
        else
            zr__json_text(json, "consensus", NULL);
        write_membership(json, view, u);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

static void write_consensus(zr__json *json, const zr_consensus *consensus)
{
    if (consensus->of_unit == NULL) {
        zr__json_text(json, "consensus", NULL);
        return;
    }
    zr__json_open(json, "consensus", '{');
    zr__json_count(json, "clusters", consensus->cluster_count);
    zr__json_count(json, "rounds", consensus->rounds);
    zr__json_flag(json, "settled", consensus->is_settled);
    zr__json_number(json, "ari", consensus->ari);
    zr__json_close(json, '}');
}

void zr__clusters_write(zr__json *json, const void *data, const zr__table *first, uint32_t top)
{
    const subject *view = data;
    const zr_clusters *result = view->result;

    zr__json_text(json, "method", zr_cluster_method_name(result->method));
    zr__json_scope(json, "scope", view->graph->notice, &result->scope);
    zr__json_text(json, "groups", zr__group_policy_name(view->graph->groups));
    zr__json_number(json, "modularity", result->modularity);
    zr__json_number(json, "resolution", result->resolution);
    zr__json_count(json, "runs", result->runs);
    zr__json_number(json, "mean_ari", result->mean_ari);
    zr__json_number(json, "least_ari", result->least_ari);
    zr__json_number(json, "mean_pair_ari", result->mean_pair_ari);
    zr__json_number(json, "least_pair_ari", result->least_pair_ari);
    write_consensus(json, &result->consensus);
    zr__json_count(json, "seed", result->seed);
    zr__json_count(json, "population", result->population);
    zr__json_count(json, "pairs", result->pairs);
    zr__json_count(json, "observed_pairs", result->tie_count);
    zr__json_count(json, "fdsm_samples", result->fixed_degree_samples);
    zr__json_text(json, "null_model", zr_null_model_name(ZR_NULL_BICM));
    write_beyond_chance(json, result);

    zr__json_open(json, "clusters", '[');
    for (uint32_t i = 0; i < first->shown; i++)
        write_cluster(json, view, first->id[first->order[i]]);
    zr__json_close(json, ']');

    zr__json_open(json, "ties", '[');
    for (uint32_t i = 0; i < zr__view_cut(result->tie_count, top); i++)
        write_tie(json, view, &result->tie[i]);
    zr__json_close(json, ']');

    write_bridges(json, view, top);
    write_units(json, "alone", view, result->alone, zr__view_cut(result->alone_count, top));
    write_members(json, view, top);
}
