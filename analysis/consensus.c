/*
 * The consensus of many runs: what most of them put together, made to agree with itself.
 *
 * Two units are together in some share of the runs. Shares below a half are dropped; what is left
 * is a network, which is cut again by as many runs as it takes to see whether they agree. If they
 * do, their partition is the consensus, else they make the next network. The runs on such a network
 * are Leiden's, whatever the search before: it has weights between units and no tasks.
 *
 * Lancichinetti & Fortunato (2012), "Consensus clustering in complex networks", Sci. Rep. 2:336.
 */
#include "analysis/consensus.h"

#include <string.h>

#include "analysis/module_search.h"
#include "src/failure.h"
#include "src/memory.h"

enum { RUNS = 20, MOST_ROUNDS = 20 };

typedef struct agreeing {
    const uint32_t *label; /* Run after run. */
    uint32_t run_count, unit_count;
    zr__incidence net; /* The units alone: what Leiden needs to know of a network. */
    zr_tie *tie;
    uint32_t tie_count;  /* 0 also before the first round. */
    zr__modules modules; /* Of the last round, which `label` then points into. */
} agreeing;

static const uint32_t *labels_of(const agreeing *a, uint32_t run)
{
    return a->label + (size_t)run * a->unit_count;
}

static bool all_agree(const agreeing *a)
{
    for (uint32_t run = 1; run < a->run_count; run++) {
        if (memcmp(labels_of(a, run), a->label, a->unit_count * sizeof *a->label) != 0)
            return false;
    }
    return true;
}

/* Pairs that at least half of the runs keep together, weighed by how many do. */
static bool tie_together(agreeing *a)
{
    size_t capacity = 0;

    zr__free(a->tie);
    a->tie = NULL;
    a->tie_count = 0;
    for (uint32_t u = 0; u < a->unit_count; u++) {
        for (uint32_t v = u + 1; v < a->unit_count; v++) {
            uint32_t together = 0;

            for (uint32_t run = 0; run < a->run_count; run++)
                together += labels_of(a, run)[u] == labels_of(a, run)[v];
            if (2 * (uint64_t)together < a->run_count)
                continue;
            zr_tie *grown = zr__grow(a->tie, &capacity, (size_t)a->tie_count + 1, sizeof *grown);
            if (grown == NULL)
                return false;
            a->tie = grown;
            a->tie[a->tie_count++] =
                (zr_tie){.a = u, .b = v, .newman = (double)together / a->run_count};
        }
    }
    return true;
}

static zr_status cut_again(agreeing *a, uint64_t seed, zr_error *err)
{
    zr_clusters_options options = ZR_CLUSTERS_OPTIONS_INIT;
    zr__modules next = {0};
    zr_status status;

    options.method = ZR_CLUSTER_LEIDEN;
    options.seed = seed;
    status = zr__leiden_modules(&next, &a->net, a->tie, a->tie_count, &options, RUNS, err);
    if (status != ZR_OK)
        return status;
    zr__modules_clear(&a->modules);
    a->modules = next;
    a->label = next.label;
    a->run_count = next.run_count;
    return ZR_OK;
}

/* When no pair is together in half of the runs, everybody is alone. */
static bool tell(zr__consensus *out, const agreeing *a)
{
    const bool do_agree = all_agree(a);
    const bool is_alone = !do_agree && a->tie_count == 0;
    const uint32_t *best = do_agree || is_alone ? a->label
                                                : zr__modules_run(&a->modules, a->modules.best);

    out->is_settled = do_agree || is_alone;
    out->label = zr__calloc(a->unit_count, sizeof *out->label);
    for (uint32_t u = 0; out->label != NULL && u < a->unit_count; u++)
        out->label[u] = is_alone ? u : best[u];
    return out->label != NULL;
}

zr_status zr__consensus_find(zr__consensus *out, const uint32_t *label, uint32_t run_count,
                             uint32_t unit_count, uint64_t seed, zr_error *err)
{
    agreeing a = {.label = label, .run_count = run_count, .unit_count = unit_count,
                  .net = {.unit_count = unit_count}};
    zr__consensus found = {0};
    bool has_memory;
    zr_status status = ZR_OK;

    a.net.number = zr__calloc(unit_count, sizeof *a.net.number);
    has_memory = a.net.number != NULL;
    for (uint32_t u = 0; has_memory && u < unit_count; u++)
        a.net.number[u] = u;
    while (has_memory && status == ZR_OK && !all_agree(&a) && found.rounds < MOST_ROUNDS) {
        has_memory = tie_together(&a);
        if (has_memory && a.tie_count == 0)
            break; /* Nobody belongs to anybody. */
        if (has_memory)
            status = cut_again(&a, seed + found.rounds++, err);
    }
    has_memory = has_memory && (status != ZR_OK || tell(&found, &a));
    if (!has_memory)
        status = zr__out_of_memory(err);
    if (status == ZR_OK)
        *out = found;
    zr__modules_clear(&a.modules);
    zr__free(a.net.number);
    zr__free(a.tie);
    return status;
}
