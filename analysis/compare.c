/*
 * Comparing two allocations: what moved, how far the whole moved, and whether that is more than
 * chance.
 *
 * Both sides are counted over the union of their units (align.c), then set side by side as shares
 * (moves.c), so that a long plan and a short one can be compared. The whole is measured by
 * distances between the shares (shift.c) and by dealing the tasks again (deal.c).
 */
#include "zeren/compare.h"

#include <math.h>

#include "analysis/agreement.h"
#include "analysis/deal.h"
#include "analysis/moves.h"
#include "analysis/overlap.h"
#include "analysis/shared_ties.h"
#include "analysis/shift.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"

static const double LAMBDA = 0.5;

typedef struct comparing {
    const zr_side *side[2];
    zr_compare_options options;
    bool *in_scope[2]; /* By task of each side. */
    zr__credit credit;
    zr__alignment units, officials;
    zr__side_count unit[2], official[2];
    zr_comparison out;
} comparing;

static zr_status take_scope(comparing *c, int number, zr_error *err)
{
    const zr_side *side = c->side[number];
    bool *in_scope = zr__calloc(side->graph->task_count, sizeof *in_scope);
    const zr_status status = zr__scope_check(&side->scope, side->graph, err);

    c->in_scope[number] = in_scope;
    if (status != ZR_OK)
        return status;
    if (in_scope == NULL)
        return zr__out_of_memory(err);
    for (uint32_t t = 0; t < side->graph->task_count; t++)
        in_scope[t] = zr_scope_has(&side->scope, side->graph, t);
    return ZR_OK;
}

static bool are_same(const zr_scope *a, const zr_scope *b)
{
    return a->plan == b->plan && a->official == b->official && a->unit == b->unit;
}

static zr_status check_sides(const comparing *c, zr_error *err)
{
    const zr_notice *notice = c->side[0]->graph->notice;

    if (notice != c->side[1]->graph->notice)
        return ZR_OK;
    if (are_same(&c->side[0]->scope, &c->side[1]->scope))
        return zr__fail(err, ZR_EINVAL, "%s", _("both sides of the comparison are the same"));
    for (uint32_t t = 0; t < notice->task_count; t++) {
        if (c->in_scope[0][t] && c->in_scope[1][t])
            return zr__fail(err, ZR_EINVAL, _("task '%s' is on both sides of the comparison"),
                            notice->task[t].id);
    }
    return ZR_OK;
}

static zr_status count_sides(comparing *c, zr_error *err)
{
    const zr_notice *from = c->side[0]->graph->notice, *to = c->side[1]->graph->notice;
    zr_status status;

    zr__credit_init(&c->credit, c->options.rule, LAMBDA, c->side[0]->graph, c->side[1]->graph);
    if ((status = zr__align_units(&c->units, from, to, err)) != ZR_OK ||
        (status = zr__align_officials(&c->officials, from, to, err)) != ZR_OK)
        return status;

    for (int i = 0; i < 2; i++) {
        if ((status = zr__count_units(&c->unit[i], c->side[i], c->in_scope[i], &c->units, i,
                                      &c->credit, err)) != ZR_OK ||
            (status = zr__count_officials(&c->official[i], c->side[i], c->in_scope[i],
                                          &c->officials, i, err)) != ZR_OK)
            return status;
    }
    c->out.from_tasks = c->unit[0].tasks;
    c->out.to_tasks = c->unit[1].tasks;
    c->out.from_all_tasks = c->official[0].tasks;
    c->out.to_all_tasks = c->official[1].tasks;
    return ZR_OK;
}

/* What a move is to a list of the result. */
typedef bool claim(const zr_move *move);

static bool has_entered(const zr_move *move)
{
    return move->from.total == 0;
}

static bool has_left(const zr_move *move)
{
    return move->to.total == 0;
}

static bool only_supports_now(const zr_move *move)
{
    return move->from.lead > 0 && move->to.total > 0 && move->to.lead == 0;
}

static bool leads_now(const zr_move *move)
{
    return move->from.total > 0 && move->from.lead == 0 && move->to.lead > 0;
}

static uint32_t *list_moves(uint32_t *count, const zr_comparison *of, claim *holds)
{
    uint32_t *list = zr__calloc(of->unit_count, sizeof *list);

    *count = 0;
    for (uint32_t i = 0; list != NULL && i < of->unit_count; i++) {
        if (holds(&of->unit[i]))
            list[(*count)++] = i;
    }
    return list;
}

static zr_status list_changes(zr_comparison *out, zr_error *err)
{
    out->entered = list_moves(&out->entered_count, out, has_entered);
    out->left = list_moves(&out->left_count, out, has_left);
    out->to_support = list_moves(&out->to_support_count, out, only_supports_now);
    out->to_lead = list_moves(&out->to_lead_count, out, leads_now);
    if (out->entered == NULL || out->left == NULL || out->to_support == NULL ||
        out->to_lead == NULL)
        return zr__out_of_memory(err);
    return ZR_OK;
}

/* Rows with a task of either notice, whatever its scope; false when memory ran out. */
static bool count_named(uint32_t *count, const comparing *c)
{
    bool *is_named = zr__calloc(c->units.count, sizeof *is_named);

    *count = 0;
    for (int i = 0; is_named != NULL && i < 2; i++) {
        const zr_graph *graph = c->side[i]->graph;

        for (uint32_t e = 0; e < graph->edge_count; e++) {
            bool *seen = &is_named[c->units.row[i][graph->task_edge[e].end]];
            *count += !*seen;
            *seen = true;
        }
    }
    zr__free(is_named);
    return is_named != NULL;
}

static uint32_t rank_of_zero(const zr_comparison *out, bool is_after)
{
    uint32_t rank = 1;

    for (uint32_t i = 0; i < out->unit_count; i++)
        rank += (is_after ? out->unit[i].to.load : out->unit[i].from.load) > 0;
    return rank;
}

/* Tau takes in the units on neither side, tied at zero: the other tasks show that they could have
 * been called on. */
static zr_status compare_ranks(comparing *c, zr_error *err)
{
    zr_comparison *out = &c->out;
    uint32_t named = 0;
    const bool is_counted = count_named(&named, c);
    uint32_t *before = zr__calloc(named, sizeof *before);
    uint32_t *after = zr__calloc(named, sizeof *after);
    bool has_memory = is_counted && before != NULL && after != NULL;
    const uint32_t zero_before = rank_of_zero(out, false), zero_after = rank_of_zero(out, true);

    for (uint32_t i = 0; has_memory && i < named; i++) {
        before[i] = i < out->unit_count ? out->unit[i].from.rank : zero_before;
        after[i] = i < out->unit_count ? out->unit[i].to.rank : zero_after;
    }
    has_memory = has_memory && zr__kendall_tau_b(&out->tau_b, before, after, named);
    zr__free(before);
    zr__free(after);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}

/* The overlap is of the ranks of the moves: deep ranks hardly count in it. */
static zr_status overlap_ranks(zr_comparison *out, zr_error *err)
{
    uint32_t *rank = zr__calloc((size_t)out->unit_count * 2, sizeof *rank);
    bool has_memory = rank != NULL;

    for (uint32_t i = 0; has_memory && i < out->unit_count; i++) {
        rank[i] = out->unit[i].from.rank;
        rank[out->unit_count + i] = out->unit[i].to.rank;
    }
    if (has_memory)
        out->rbo = zr__rank_overlap(rank, rank + out->unit_count, out->unit_count, &has_memory);
    if (isnan(out->total_variation)) /* One side has nothing to rank. */
        out->rbo = (zr_rank_overlap){NAN, NAN, NAN};
    zr__free(rank);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}

static zr_status test_whole(comparing *c, zr_error *err)
{
    zr__pool pool = {0};
    zr__deal deal;
    zr_status status;

    if ((status = zr__pool_init(&pool, c->side, c->in_scope, &c->units, &c->credit, err)) ==
            ZR_OK &&
        (status = zr__deal_test(&deal, &pool, c->options.deals, c->options.seed, err)) == ZR_OK) {
        c->out.p_shift = deal.p_shift;
        c->out.p_alike = deal.p_alike;
        c->out.p_is_exact = deal.is_exact;
        c->out.deals = deal.deals;
    }
    zr__pool_clear(&pool);
    return status;
}

static zr_status measure(comparing *c, zr_error *err)
{
    zr_comparison *out = &c->out;
    zr_status status;

    if ((status = zr__moves(&out->unit, &out->unit_count, &c->units, c->unit, &c->credit, err)) !=
            ZR_OK ||
        (status = zr__moves(&out->official, &out->official_count, &c->officials, c->official, NULL,
                            err)) != ZR_OK ||
        (status = list_changes(out, err)) != ZR_OK || (status = compare_ranks(c, err)) != ZR_OK)
        return status;
    zr__shift_distances(out, out->unit, out->unit_count);
    out->common_units = out->unit_count - out->entered_count - out->left_count;
    if ((status = overlap_ranks(out, err)) != ZR_OK ||
        (status = zr__compare_ties(out, c->side, &c->units, err)) != ZR_OK ||
        (status = test_whole(c, err)) != ZR_OK)
        return status;
    return zr__cluster_agreement(out, c->side, &c->units, &c->options, err);
}

static void clear(comparing *c)
{
    for (int i = 0; i < 2; i++) {
        zr__free(c->in_scope[i]);
        zr__side_count_clear(&c->unit[i]);
        zr__side_count_clear(&c->official[i]);
    }
    zr__alignment_clear(&c->units);
    zr__alignment_clear(&c->officials);
    zr_comparison_clear(&c->out);
}

zr_status zr_compare(zr_comparison *out, const zr_side *from, const zr_side *to,
                     const zr_compare_options *options, zr_error *err)
{
    static const zr_compare_options defaults = ZR_COMPARE_OPTIONS_INIT;
    comparing c = {.side = {from, to}, .options = options != NULL ? *options : defaults};
    zr_status status;

    if ((unsigned)c.options.rule >= ZR_LOAD_RULES)
        return zr__fail(err, ZR_EINVAL, _("unknown load rule %d"), (int)c.options.rule);
    c.out.rule = c.options.rule;
    c.out.seed = c.options.seed;
    if ((status = take_scope(&c, 0, err)) != ZR_OK || (status = take_scope(&c, 1, err)) != ZR_OK ||
        (status = check_sides(&c, err)) != ZR_OK || (status = count_sides(&c, err)) != ZR_OK ||
        (status = measure(&c, err)) != ZR_OK)
        goto cleanup;

    *out = c.out;
    c.out = (zr_comparison){0};

cleanup:
    clear(&c);
    return status;
}

void zr_comparison_clear(zr_comparison *comparison)
{
    if (comparison == NULL)
        return;
    zr__free(comparison->unit);
    zr__free(comparison->official);
    zr__free(comparison->entered);
    zr__free(comparison->left);
    zr__free(comparison->to_support);
    zr__free(comparison->to_lead);
    *comparison = (zr_comparison){0};
}
