/*
 * How much the runs of a search for modules agree with the one that is published.
 *
 * Two units are together in some share c of the runs: a pair at 0 or 1 is settled, one at a half
 * is a coin's toss. A unit's ambiguity is the mean of min(c, 1 - c) over the others, a cluster's
 * stability the mean of c over its pairs. Units that work alone are left out: nothing could put
 * them elsewhere. All pairs are looked at up to 2,000 units; beyond, for a unit, those it shares a
 * task with. What the runs agree on is another partition, their consensus (consensus.c).
 *
 * Lancichinetti & Fortunato (2012), "Consensus clustering in complex networks", Sci. Rep. 2:336.
 */
#include "analysis/stability.h"

#include <math.h>
#include <string.h>

#include "analysis/consensus.h"
#include "analysis/partition.h"
#include "src/failure.h"
#include "src/memory.h"

enum {
    MOST_UNITS_FOR_ALL_PAIRS = 2000,
    MOST_RUNS_IN_PAIRS = 200,
    MOST_CELLS = 1 << 22 /* Pairs of labels of two runs. */
};

/* Units that do not work alone, renumbered, with their labels in every run. */
typedef struct runs {
    uint32_t unit_count;
    uint32_t run_count;
    uint32_t published;
    uint32_t *unit;  /* Index in the notice. */
    uint32_t *label; /* Run after run, below `unit_count`. */
    uint32_t *count; /* Room by unit or label; 0 between uses. */
} runs;

static const uint32_t *labels_of(const runs *all, uint32_t run)
{
    return all->label + (size_t)run * all->unit_count;
}

static void clear_runs(runs *all)
{
    zr__free(all->unit);
    zr__free(all->label);
    zr__free(all->count);
}

static bool gather_runs(runs *out, const zr_clusters *made, const zr__incidence *net,
                        const zr__modules *modules)
{
    runs all = {.run_count = modules->run_count, .published = modules->best};

    all.unit = zr__calloc(net->unit_count, sizeof *all.unit);
    all.label = zr__calloc((size_t)net->unit_count * all.run_count, sizeof *all.label);
    all.count = zr__calloc(net->unit_count, sizeof *all.count);
    if (all.unit == NULL || all.label == NULL || all.count == NULL) {
        clear_runs(&all);
        return false;
    }
    for (uint32_t u = 0; u < net->unit_count; u++) {
        if (made->of_unit[net->unit[u]] != ZR_NONE)
            all.unit[all.unit_count++] = net->unit[u];
    }
    for (uint32_t run = 0; run < all.run_count; run++) {
        uint32_t *label = all.label + (size_t)run * all.unit_count;
        for (uint32_t i = 0; i < all.unit_count; i++)
            label[i] = zr__modules_run(modules, run)[net->number[all.unit[i]]];
        zr__renumber(label, all.unit_count, all.count);
    }
    memset(all.count, 0, net->unit_count * sizeof *all.count);
    *out = all;
    return true;
}

/* Agreement of the other runs with the published one; NaN when there is no other. */
static bool compare_runs(zr_clusters *made, const runs *all)
{
    double sum = 0, least = NAN;

    for (uint32_t run = 0; run < all->run_count; run++) {
        if (run == all->published)
            continue;
        const double agreement = zr_adjusted_rand(labels_of(all, run),
                                                  labels_of(all, all->published),
                                                  all->unit_count);
        if (isnan(agreement))
            return false;
        sum += agreement;
        least = fmin(least, agreement);
    }
    made->mean_ari = all->run_count > 1 ? sum / (all->run_count - 1) : NAN;
    made->least_ari = least;
    return true;
}

static uint32_t count_labels(const uint32_t *label, uint32_t count)
{
    uint32_t labels = 0;

    for (uint32_t i = 0; i < count; i++)
        labels = label[i] >= labels ? label[i] + 1 : labels;
    return labels;
}

/* Pairs of units that one labelling keeps together; of two labellings, that both do. `cell` is room
 * by pair of labels, all 0 between uses, `labels` how many the second has. */
static uint64_t pairs_together(const uint32_t *one, const uint32_t *other, uint32_t labels,
                               uint32_t *cell, uint32_t count)
{
    uint64_t pairs = 0;

    for (uint32_t i = 0; i < count; i++)
        pairs += cell[(size_t)one[i] * labels + other[i]]++;
    for (uint32_t i = 0; i < count; i++)
        cell[(size_t)one[i] * labels + other[i]] = 0;
    return pairs;
}

/* What comparing every two runs needs; the runs are those of `all`. */
typedef struct pairing {
    uint32_t run_count;
    uint32_t labels;  /* The most of any run. */
    uint64_t *inside; /* By run: pairs it keeps together. */
    uint32_t *cell;
} pairing;

static bool prepare_pairs(pairing *p, const runs *all)
{
    p->run_count = all->run_count < MOST_RUNS_IN_PAIRS ? all->run_count : MOST_RUNS_IN_PAIRS;
    for (uint32_t run = 0; run < p->run_count; run++) {
        const uint32_t labels = count_labels(labels_of(all, run), all->unit_count);
        p->labels = labels > p->labels ? labels : p->labels;
    }
    if ((uint64_t)p->labels * p->labels > MOST_CELLS)
        p->run_count = 0;
    p->inside = zr__calloc(p->run_count, sizeof *p->inside);
    p->cell = zr__calloc(p->run_count > 0 ? (size_t)p->labels * p->labels : 0, sizeof *p->cell);
    for (uint32_t run = 0; p->inside != NULL && p->cell != NULL && run < p->run_count; run++)
        p->inside[run] = pairs_together(labels_of(all, run), labels_of(all, run), p->labels,
                                        p->cell, all->unit_count);
    return p->inside != NULL && p->cell != NULL;
}

/* Agreement of any two runs. */
static bool compare_pairs(zr_clusters *made, const runs *all)
{
    const double pairs = (double)all->unit_count * (all->unit_count - 1.0) / 2;
    double sum = 0, least = NAN;
    uint64_t compared = 0;
    pairing p = {0};
    const bool has_memory = prepare_pairs(&p, all);

    for (uint32_t one = 0; has_memory && one < p.run_count; one++) {
        for (uint32_t other = one + 1; other < p.run_count; other++, compared++) {
            const uint64_t both = pairs_together(labels_of(all, one), labels_of(all, other),
                                                 p.labels, p.cell, all->unit_count);
            const double agreement = zr__adjusted_rand(
                (double)p.inside[one], (double)p.inside[other], (double)both, pairs);
            sum += agreement;
            least = fmin(least, agreement);
        }
    }
    made->mean_pair_ari = compared > 0 ? sum / (double)compared : NAN;
    made->least_pair_ari = least;
    zr__free(p.inside);
    zr__free(p.cell);
    return has_memory;
}

static bool publish_consensus(zr_clusters *made, const runs *all, const uint32_t *label)
{
    zr_consensus *out = &made->consensus;
    uint32_t *number = zr__calloc(all->unit_count, sizeof *number);
    bool has_memory;

    out->cluster_count = count_labels(label, all->unit_count);
    out->of_unit = zr__calloc(made->unit_count, sizeof *out->of_unit);
    has_memory = number != NULL && out->of_unit != NULL &&
                 zr__number_by_size(number, label, all->unit_count, out->cluster_count);
    for (uint32_t u = 0; has_memory && u < made->unit_count; u++)
        out->of_unit[u] = ZR_NONE;
    for (uint32_t i = 0; has_memory && i < all->unit_count; i++)
        out->of_unit[all->unit[i]] = number[label[i]];
    if (has_memory) {
        out->ari = zr_adjusted_rand(label, labels_of(all, all->published), all->unit_count);
        has_memory = !isnan(out->ari);
    }
    zr__free(number);
    return has_memory;
}

static zr_status find_consensus(zr_clusters *made, const runs *all, zr_error *err)
{
    zr__consensus found = {0};
    zr_status status;

    if (all->unit_count > ZR_MOST_CONSENSUS)
        return ZR_OK;
    status = zr__consensus_find(&found, all->label, all->run_count, all->unit_count, made->seed,
                                err);
    if (status != ZR_OK)
        return status;
    made->consensus.rounds = found.rounds;
    made->consensus.is_settled = found.is_settled;
    if (!publish_consensus(made, all, found.label))
        status = zr__out_of_memory(err);
    zr__free(found.label);
    return status;
}

/* How often the pairs of a published cluster are together, summed over the runs. */
static uint64_t pairs_kept(const runs *all, const uint32_t *member, uint32_t member_count)
{
    uint64_t pairs = 0;

    for (uint32_t run = 0; run < all->run_count; run++) {
        const uint32_t *label = labels_of(all, run);
        for (uint32_t i = 0; i < member_count; i++)
            pairs += all->count[label[member[i]]]++;
        for (uint32_t i = 0; i < member_count; i++)
            all->count[label[member[i]]] = 0;
    }
    return pairs;
}

/* `place` is by unit of the notice: its number among the runs. */
static void weigh_clusters(zr_clusters *made, const runs *all, const uint32_t *place,
                           uint32_t *member)
{
    for (uint32_t c = 0; c < made->cluster_count; c++) {
        zr_cluster *cluster = &made->cluster[c];
        const double pairs = cluster->unit_count * (cluster->unit_count - 1.0) / 2.0;

        for (uint32_t i = 0; i < cluster->unit_count; i++)
            member[i] = place[cluster->unit[i]];
        cluster->stability = 1.0;
        if (cluster->unit_count > 1)
            cluster->stability = (double)pairs_kept(all, member, cluster->unit_count) /
                                 (pairs * all->run_count);
    }
}

static double doubt(uint32_t together, uint32_t run_count)
{
    return fmin(together, run_count - together) / run_count;
}

static void weigh_all_pairs(zr_clusters *made, const runs *all)
{
    for (uint32_t i = 0; i < all->unit_count; i++) {
        double sum = 0;

        memset(all->count, 0, all->unit_count * sizeof *all->count);
        for (uint32_t run = 0; run < all->run_count; run++) {
            const uint32_t *label = labels_of(all, run);
            for (uint32_t j = 0; j < all->unit_count; j++)
                all->count[j] += label[j] == label[i];
        }
        for (uint32_t j = 0; j < all->unit_count; j++)
            sum += doubt(all->count[j], all->run_count); /* Of itself it has none. */
        made->ambiguity[all->unit[i]] = sum / (all->unit_count - 1.0);
    }
}

static void weigh_ties(zr_clusters *made, const runs *all, const uint32_t *place)
{
    memset(all->count, 0, all->unit_count * sizeof *all->count);
    for (uint32_t i = 0; i < all->unit_count; i++)
        made->ambiguity[all->unit[i]] = 0;
    for (uint32_t i = 0; i < made->tie_count; i++) {
        const zr_tie *tie = &made->tie[i];
        uint32_t together = 0;

        for (uint32_t run = 0; run < all->run_count; run++)
            together += labels_of(all, run)[place[tie->a]] == labels_of(all, run)[place[tie->b]];
        made->ambiguity[tie->a] += doubt(together, all->run_count);
        made->ambiguity[tie->b] += doubt(together, all->run_count);
        all->count[place[tie->a]]++;
        all->count[place[tie->b]]++;
    }
    for (uint32_t i = 0; i < all->unit_count; i++)
        made->ambiguity[all->unit[i]] /= all->count[i];
}

zr_status zr__clusters_weigh(zr_clusters *made, const zr__incidence *net,
                             const zr__modules *modules, zr_error *err)
{
    uint32_t *place = zr__calloc(made->unit_count, sizeof *place);
    uint32_t *member = zr__calloc(net->unit_count, sizeof *member);
    runs all = {0};
    zr_status status = ZR_OK;

    if (place == NULL || member == NULL || !gather_runs(&all, made, net, modules) ||
        !compare_runs(made, &all) || !compare_pairs(made, &all)) {
        status = zr__out_of_memory(err);
        goto cleanup;
    }
    for (uint32_t i = 0; i < all.unit_count; i++)
        place[all.unit[i]] = i;
    weigh_clusters(made, &all, place, member);
    if (all.unit_count <= MOST_UNITS_FOR_ALL_PAIRS)
        weigh_all_pairs(made, &all);
    else
        weigh_ties(made, &all, place);
    status = find_consensus(made, &all, err);

cleanup:
    clear_runs(&all);
    zr__free(place);
    zr__free(member);
    return status;
}
