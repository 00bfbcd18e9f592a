/*
 * Which ties are more than chance, given how many tasks each of the two units has.
 *
 * Hypergeometric: the tasks of one unit are marked, those of the other drawn blindly; the sizes of
 * the tasks are ignored, so that one long list of units makes many ties look strong. BiCM: the
 * sizes are kept too, on average; the tasks in common then are a sum of independent chances, one
 * class of them for each size of task. Both say the same of all pairs with these degrees and this
 * many tasks in common, and are asked once.
 *
 * Tumminello et al. (2011), "Statistically validated networks", PLoS ONE 6:e17994.
 * Saracco et al. (2017), "Inferring monopartite projections of bipartite networks".
 * Benjamini & Hochberg (1995), "Controlling the false discovery rate".
 */
#include "analysis/null_models.h"

#include <stdbool.h>
#include <stdlib.h>

#include "analysis/bicm.h"
#include "analysis/fixed_degrees.h"
#include "analysis/statistics.h"
#include "src/failure.h"
#include "src/memory.h"

/* What the models know of a tie: the lower and the higher class of its units, and the count. */
typedef struct question {
    uint32_t one, two;
    uint32_t shared;
    uint32_t tie;
} question;

static int compare_questions(const void *left, const void *right)
{
    const question *a = left, *b = right;

    if (a->one != b->one)
        return a->one < b->one ? -1 : 1;
    if (a->two != b->two)
        return a->two < b->two ? -1 : 1;
    return (a->shared > b->shared) - (a->shared < b->shared);
}

/* By unit of the network: its class. Classes go from the highest degree down. */
static uint32_t *classes_of(const zr__bicm *model, const zr__incidence *net)
{
    uint32_t *of_degree = zr__calloc((size_t)net->task_count + 1, sizeof *of_degree);
    uint32_t *class = zr__calloc(net->unit_count, sizeof *class);

    if (of_degree == NULL || class == NULL) {
        zr__free(of_degree);
        zr__free(class);
        return NULL;
    }
    for (uint32_t i = 0; i < model->unit_classes; i++)
        of_degree[model->units[i].degree] = i;
    for (uint32_t u = 0; u < net->unit_count; u++)
        class[u] = of_degree[zr__unit_degree(net, u)];
    zr__free(of_degree);
    return class;
}

static question *sort_questions(const zr_tie *tie, uint32_t tie_count, const zr__bicm *model,
                                const zr__incidence *net)
{
    uint32_t *class = classes_of(model, net);
    question *asked = zr__calloc(tie_count, sizeof *asked);

    if (class == NULL || asked == NULL) {
        zr__free(class);
        zr__free(asked);
        return NULL;
    }
    for (uint32_t i = 0; i < tie_count; i++) {
        const uint32_t a = class[net->number[tie[i].a]], b = class[net->number[tie[i].b]];
        asked[i] = (question){a < b ? a : b, a < b ? b : a, tie[i].shared, i};
    }
    qsort(asked, tie_count, sizeof *asked, compare_questions);
    zr__free(class);
    return asked;
}

/* False when memory ran out. */
static bool answer(double p[ZR_NULL_MODELS], double mid[ZR_NULL_MODELS], const question *asked,
                   const zr__bicm *model, const zr__incidence *net, zr__trials *trials)
{
    const double *one = model->p + (size_t)asked->one * model->task_classes;
    const double *two = model->p + (size_t)asked->two * model->task_classes;
    zr__tails tails[ZR_NULL_MODELS];

    for (uint32_t j = 0; j < model->task_classes; j++)
        trials[j] = (zr__trials){one[j] * two[j], model->tasks[j].count};
    if (!zr__poisson_binomial_tails(&tails[ZR_NULL_BICM], asked->shared, trials,
                                    model->task_classes))
        return false;
    tails[ZR_NULL_HYPERGEOMETRIC] =
        zr__hypergeometric_tails(asked->shared, net->task_count, model->units[asked->one].degree,
                                 model->units[asked->two].degree);
    for (int of = 0; of < ZR_NULL_MODELS; of++) {
        p[of] = tails[of].upper;
        mid[of] = zr__mid(tails[of].upper, tails[of].at);
    }
    return true;
}

static bool answer_all(zr_tie *tie, uint32_t tie_count, const question *asked,
                       const zr__bicm *model, const zr__incidence *net)
{
    zr__trials *trials = zr__calloc(model->task_classes, sizeof *trials);
    double p[ZR_NULL_MODELS] = {0}, mid[ZR_NULL_MODELS] = {0};
    bool answered = trials != NULL;

    for (uint32_t i = 0; i < tie_count && answered; i++) {
        if (i == 0 || compare_questions(&asked[i - 1], &asked[i]) != 0)
            answered = answer(p, mid, &asked[i], model, net, trials);
        for (int of = 0; of < ZR_NULL_MODELS; of++) {
            tie[asked[i].tie].p[of] = p[of];
            tie[asked[i].tie].mid_p[of] = mid[of];
        }
    }
    zr__free(trials);
    return answered;
}

/* Adjust for all pairs of units, and for those that share a task. */
static bool adjust(zr_tie *tie, uint32_t tie_count, uint64_t pairs)
{
    double *p = zr__calloc(tie_count, sizeof *p);
    double *q = zr__calloc(tie_count, sizeof *q);
    bool adjusted = p != NULL && q != NULL;

    for (int of = 0; of < ZR_NULL_MODELS && adjusted; of++) {
        for (uint32_t i = 0; i < tie_count; i++)
            p[i] = tie[i].p[of];
        adjusted = zr__benjamini_hochberg(q, p, tie_count, pairs);
        for (uint32_t i = 0; i < tie_count && adjusted; i++)
            tie[i].q[of] = q[i];
        adjusted = adjusted && zr__benjamini_hochberg(q, p, tie_count, tie_count);
        for (uint32_t i = 0; i < tie_count && adjusted; i++)
            tie[i].q_observed[of] = q[i];
    }
    zr__free(p);
    zr__free(q);
    return adjusted;
}

zr_status zr__test_ties(zr_tie *tie, uint32_t tie_count, const zr__incidence *net, zr_error *err)
{
    const uint64_t pairs = (uint64_t)net->unit_count * (net->unit_count - 1) / 2;
    zr__bicm model;
    zr_status status = zr__bicm_init(&model, net, err);

    if (status != ZR_OK)
        return status;

    question *asked = sort_questions(tie, tie_count, &model, net);
    if (asked == NULL || !answer_all(tie, tie_count, asked, &model, net) ||
        !adjust(tie, tie_count, pairs))
        status = zr__out_of_memory(err);
    zr__free(asked);
    zr__bicm_clear(&model);
    return status;
}

static bool adjust_fixed(zr_tie *tie, uint32_t tie_count, uint64_t pairs)
{
    double *p = zr__calloc(tie_count, sizeof *p);
    double *q = zr__calloc(tie_count, sizeof *q);
    bool adjusted = p != NULL && q != NULL;

    for (uint32_t i = 0; adjusted && i < tie_count; i++)
        p[i] = tie[i].fixed.p;
    adjusted = adjusted && zr__benjamini_hochberg(q, p, tie_count, pairs);
    for (uint32_t i = 0; adjusted && i < tie_count; i++)
        tie[i].fixed.q = q[i];
    adjusted = adjusted && zr__benjamini_hochberg(q, p, tie_count, tie_count);
    for (uint32_t i = 0; adjusted && i < tie_count; i++)
        tie[i].fixed.q_observed = q[i];
    zr__free(p);
    zr__free(q);
    return adjusted;
}

zr_status zr__test_ties_with_fixed_degrees(zr_tie *tie, uint32_t tie_count,
                                           const zr__incidence *net, uint32_t samples,
                                           uint64_t seed, zr_error *err)
{
    const uint64_t pairs = (uint64_t)net->unit_count * (net->unit_count - 1) / 2;
    zr_status status = zr__trade_ties(tie, tie_count, net, samples, seed, err);

    if (status == ZR_OK && !adjust_fixed(tie, tie_count, pairs))
        status = zr__out_of_memory(err);
    return status;
}
