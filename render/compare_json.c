/*
 * A comparison as JSON, in the shape of docs/json.md.
 */
#include <math.h>

#include "render/compare_view.h"

zr__verdict zr__compare_verdict(const zr_comparison *result, double level)
{
    if (isnan(result->p_shift) || isnan(result->p_alike))
        return ZR__NOTHING_TO_COMPARE;
    if (result->p_shift <= level)
        return ZR__SHIFTED;
    return result->p_alike <= level ? ZR__MORE_ALIKE : ZR__WITHIN_CHANCE;
}

const char *zr__compare_side_name(const zr_side *side, const zr_side *other)
{
    const zr_notice *notice = side->graph->notice;

    if (notice != other->graph->notice)
        return notice->title;
    if (side->scope.plan != ZR_ANY && side->scope.plan != other->scope.plan)
        return notice->plan[side->scope.plan].id;
    if (side->scope.official < notice->official_count)
        return notice->official[side->scope.official].name;
    if (side->scope.unit != ZR_ANY)
        return notice->unit[side->scope.unit].name;
    return side->scope.plan != ZR_ANY ? notice->plan[side->scope.plan].id : notice->title;
}

static void write_unit_part(zr__json *json, const char *key, const zr_part *part)
{
    zr__json_open(json, key, '{');
    zr__json_count(json, "lead", part->lead);
    zr__json_count(json, "total", part->total);
    zr__json_number(json, "load", part->load);
    zr__json_number(json, "share", part->share);
    zr__json_count(json, "rank", part->rank);
    zr__json_close(json, '}');
}

static void write_official_part(zr__json *json, const char *key, const zr_part *part)
{
    zr__json_open(json, key, '{');
    zr__json_count(json, "total", part->total);
    zr__json_number(json, "share", part->share);
    zr__json_count(json, "rank", part->rank);
    zr__json_close(json, '}');
}

static void write_move(zr__json *json, const char *kind, const zr_move *move,
                       void (*write_part)(zr__json *, const char *, const zr_part *))
{
    zr__json_open(json, NULL, '{');
    zr__json_text(json, kind, move->name);
    write_part(json, "from", &move->from);
    write_part(json, "to", &move->to);
    zr__json_number(json, "shift", move->shift);
    zr__json_number(json, "p", move->p);
    zr__json_number(json, "q", move->q);
    zr__json_close(json, '}');
}

static void write_names(zr__json *json, const char *key, const zr_comparison *result,
                        const uint32_t *place, uint32_t count)
{
    zr__json_open(json, key, '[');
    for (uint32_t i = 0; i < count; i++)
        zr__json_text(json, NULL, result->unit[place[i]].name);
    zr__json_close(json, ']');
}

static void write_side(zr__json *json, const char *key, const zr_side *side, uint32_t tasks,
                       uint32_t all_tasks)
{
    zr__json_open(json, key, '{');
    zr__json_text(json, "notice", side->graph->notice->title);
    zr__json_scope(json, "scope", side->graph->notice, &side->scope);
    zr__json_text(json, "groups", zr__group_policy_name(side->graph->groups));
    zr__json_count(json, "tasks", all_tasks);
    zr__json_count(json, "tasks_with_unit", tasks);
    zr__json_close(json, '}');
}

void zr__compare_write_figures(zr__json *json, const zr_comparison *result)
{
    static const char *const verdicts[] = {
        [ZR__NOTHING_TO_COMPARE] = "nothing-to-compare",
        [ZR__WITHIN_CHANCE] = "no-difference-beyond-chance",
        [ZR__SHIFTED] = "shift-beyond-chance",
        [ZR__MORE_ALIKE] = "more-alike-than-chance",
    };

    zr__json_text(json, "verdict", verdicts[zr__compare_verdict(result, ZR__LEVEL)]);
    zr__json_number(json, "tv", result->total_variation);
    zr__json_number(json, "jsd", result->jsd);
    zr__json_number(json, "jsd_distance", result->jsd_distance);
    zr__json_number(json, "hellinger", result->hellinger);
    zr__json_number(json, "weighted_jaccard", result->weighted_jaccard);
    zr__json_number(json, "tau_b", result->tau_b);
    zr__json_number(json, "rbo", result->rbo.w);
    zr__json_number(json, "rbo_a", result->rbo.a);
    zr__json_number(json, "rbo_b", result->rbo.b);
    zr__json_number(json, "tie_jaccard", result->tie_jaccard);
    zr__json_number(json, "newman_jaccard", result->newman_jaccard);
    zr__json_number(json, "qap_r", result->qap.r);
    zr__json_number(json, "p_qap", result->qap.p);
    zr__json_number(json, "p_qap_lower", result->qap.p_lower);
    zr__json_flag(json, "qap_exact", result->qap.is_exact);
    zr__json_count(json, "qap_orders", result->qap.orders);
    zr__json_number(json, "deltacon", result->deltacon);
    zr__json_number(json, "deltacon_distance", result->deltacon_distance);
    zr__json_number(json, "p_shift", result->p_shift);
    zr__json_number(json, "p_alike", result->p_alike);
    zr__json_flag(json, "exact", result->p_is_exact);
    zr__json_count(json, "deals", result->deals);
    zr__json_count(json, "common_units", result->common_units);
    zr__json_number(json, "ari", result->ari);
    zr__json_number(json, "ami", result->ami);
    zr__json_number(json, "rand", result->rand);
    zr__json_number(json, "nmi", result->nmi);
    zr__json_number(json, "vi", result->vi);
    zr__json_number(json, "split_join", result->split_join);
}

void zr__compare_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top)
{
    const zr__compare_subject *view = subject;
    const zr_comparison *result = view->result;

    zr__json_text(json, "from", zr__compare_side_name(view->from, view->to));
    zr__json_text(json, "to", zr__compare_side_name(view->to, view->from));
    write_side(json, "from_side", view->from, result->from_tasks, result->from_all_tasks);
    write_side(json, "to_side", view->to, result->to_tasks, result->to_all_tasks);
    zr__json_text(json, "rule", zr__rule_key(result->rule).text);
    zr__compare_write_figures(json, result);
    zr__json_count(json, "seed", result->seed);

    zr__json_open(json, "units", '[');
    for (uint32_t i = 0; i < first->shown; i++)
        write_move(json, "unit", &result->unit[first->id[first->order[i]]], write_unit_part);
    zr__json_close(json, ']');

    zr__json_open(json, "officials", '[');
    for (uint32_t i = 0; i < zr__view_cut(result->official_count, top); i++)
        write_move(json, "official", &result->official[i], write_official_part);
    zr__json_close(json, ']');

    write_names(json, "entered", result, result->entered, zr__view_cut(result->entered_count, top));
    write_names(json, "left", result, result->left, zr__view_cut(result->left_count, top));
    write_names(json, "to_support", result, result->to_support,
                zr__view_cut(result->to_support_count, top));
    write_names(json, "to_lead", result, result->to_lead, zr__view_cut(result->to_lead_count, top));
}
