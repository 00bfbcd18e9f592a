/*
 * Figures on the same quantity: is the year's value on the way to the later one?
 *
 * A straight line and the same growth every year are both drawn from where the quantity started, if
 * one of the notices says so; only when the two agree is it said. What is counted anew each year
 * ("新增") has to come to its part of the years. A rate of growth is compared with a rate of growth.
 */
#include <math.h>
#include <string.h>

#include "analysis/trace.h"
#include "src/memory.h"

typedef struct reading {
    const zr__evidence *evidence;
    uint32_t a, b;         /* Documents. */
    zr__buffer key, other; /* Room. */
} reading;

static bool is_met(const zr_indicator *target, double value)
{
    switch (target->relation) {
    case ZR_AT_MOST:
        return value <= target->value;
    case ZR_BELOW:
        return value < target->value;
    case ZR_ABOVE:
        return value > target->value;
    default: /* "3.3 %" alone is meant to be reached */
        return value >= target->value;
    }
}

static bool is_lower_better(const zr_indicator *target)
{
    return target->relation == ZR_AT_MOST || target->relation == ZR_BELOW;
}

static bool is_as_good(const zr_indicator *target, double value, double due)
{
    const double slack = 1e-9 * fabs(due);
    return is_lower_better(target) ? value <= due + slack : value >= due - slack;
}

static bool has_same_unit(reading *read, const zr_indicator *a, const zr_indicator *b)
{
    return zr__text_fold(&read->key, a->unit != NULL ? a->unit : "") &&
           zr__text_fold(&read->other, b->unit != NULL ? b->unit : "") &&
           strcmp(read->key.bytes, read->other.bytes) == 0;
}

static bool is_counted_anew(const char *name)
{
    static const char *const starts[] = {"新增", "新建", "新开",   "新引进", "新认定",
                                         "新培育", "新启动", "新招引", "引进",   "培育",
                                         "建成", "完成", "实施",   "创建",   "new ",   "New "};

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncmp(name, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

/* What remains after this year's value. */
static void note_rest(zr_trace_figure *figure, int32_t years)
{
    const double value = figure->to->value, target = figure->from->value;

    if (years <= 0)
        return;
    figure->step = (target - value) / years;
    if (value > 0 && target > 0)
        figure->growth = pow(target / value, 1.0 / years) - 1;
}

/* An equal part of the whole for every year of the plan. */
static void pace_parts(zr_trace_figure *figure, const zr_plan *plan, int32_t year)
{
    const int32_t years = plan->to - plan->from + 1;

    figure->start = 0;
    figure->start_year = plan->from - 1;
    figure->linear = figure->from->value / years;
    figure->pace = is_as_good(figure->from, figure->to->value, figure->linear) ? ZR_PACE_ON_THE_WAY
                                                                             : ZR_PACE_BEHIND;
    figure->growth = NAN;
    figure->step = plan->to > year ? (figure->from->value - figure->to->value) / (plan->to - year)
                                   : NAN;
}

/* Between where it started and where it is to end. */
static void pace_level(zr_trace_figure *figure, int32_t year, int32_t last)
{
    const double whole = last - figure->start_year, gone = year - figure->start_year;
    const double target = figure->from->value;

    figure->linear = figure->start + (target - figure->start) * gone / whole;
    if (figure->start > 0 && target > 0)
        figure->compound = figure->start * pow(target / figure->start, gone / whole);
    const bool by_line = is_as_good(figure->from, figure->to->value, figure->linear);
    const bool by_growth = isnan(figure->compound)
                               ? by_line
                               : is_as_good(figure->from, figure->to->value, figure->compound);

    if (by_line == by_growth)
        figure->pace = by_line ? ZR_PACE_ON_THE_WAY : ZR_PACE_BEHIND;
}

static void find_start(zr_trace_figure *figure, reading *read, uint32_t quantity, int32_t year)
{
    const zr_indicator *first = read->evidence->earliest[quantity];

    if (first == NULL || first == figure->to || first == figure->from || first->by_year == 0 ||
        first->by_year >= year || !has_same_unit(read, first, figure->from) ||
        zr__quantity_key(&read->key, first->name))
        return;
    figure->start = first->value;
    figure->start_year = first->by_year;
}

static void judge(zr_trace_figure *figure, reading *read, uint32_t quantity)
{
    const zr_notice *notice = read->evidence->side[0]->graph->notice;
    const zr_plan *plan = &notice->plan[zr__evidence_task(read->evidence, read->a)->plan];
    const int32_t last = zr__figure_year(read->evidence, read->a, figure->from);
    const int32_t year = zr__figure_year(read->evidence, read->b, figure->to);
    const bool is_rate = zr__quantity_key(&read->key, figure->from->name);

    if (is_rate != zr__quantity_key(&read->key, figure->to->name) ||
        !has_same_unit(read, figure->from, figure->to))
        return;
    figure->pace = ZR_PACE_UNCLEAR;
    if (is_rate) {
        figure->linear = figure->from->value;
        figure->pace = is_met(figure->from, figure->to->value) ? ZR_PACE_ON_THE_WAY
                                                               : ZR_PACE_BEHIND;
        return;
    }
    if (is_met(figure->from, figure->to->value)) {
        figure->pace = ZR_PACE_REACHED;
        return;
    }
    note_rest(figure, last - year);
    if (is_counted_anew(figure->from->name) && plan->from != 0 && plan->to > plan->from) {
        pace_parts(figure, plan, year);
        return;
    }
    find_start(figure, read, quantity, year);
    if (last <= year)
        figure->pace = last != 0 ? ZR_PACE_BEHIND : ZR_PACE_UNCLEAR;
    else if (!isnan(figure->start))
        pace_level(figure, year, last);
}

/* Whether the first document has a later value of a figure's quantity: then this is its start. */
static bool is_start(const reading *read, uint32_t figure)
{
    const zr__evidence *e = read->evidence;
    const zr_task *task = zr__evidence_task(e, read->a);
    const uint32_t *quantity = &e->quantity[e->quantity_start[read->a]];

    for (uint32_t i = 0; i < task->indicator_count; i++)
        if (quantity[i] == quantity[figure] &&
            zr__figure_year(e, read->a, &task->indicator[i]) >
                zr__figure_year(e, read->a, &task->indicator[figure]))
            return true;
    return false;
}

static uint32_t take_pairs(zr_trace_figure *figure, reading *read)
{
    const zr__evidence *e = read->evidence;
    const zr_task *from = zr__evidence_task(e, read->a), *to = zr__evidence_task(e, read->b);
    uint32_t count = 0;

    for (uint32_t i = 0; i < from->indicator_count; i++)
        for (uint32_t j = 0; j < to->indicator_count; j++) {
            const uint32_t quantity = e->quantity[e->quantity_start[read->a] + i];

            if (quantity != e->quantity[e->quantity_start[read->b] + j] || is_start(read, i))
                continue;
            if (figure != NULL) {
                figure[count] = (zr_trace_figure){.from = &from->indicator[i],
                                                  .to = &to->indicator[j],
                                                  .start = NAN,
                                                  .linear = NAN,
                                                  .compound = NAN,
                                                  .step = NAN,
                                                  .growth = NAN};
                judge(&figure[count], read, quantity);
            }
            count++;
        }
    return count;
}

bool zr__shared_figures(zr_trace_match *match, zr__arena *arena, const zr__evidence *evidence,
                        uint32_t a, uint32_t b)
{
    reading read = {.evidence = evidence, .a = a, .b = b};
    const uint32_t count = take_pairs(NULL, &read);
    zr_trace_figure *figure = zr__arena_array(arena, count, sizeof *figure);
    bool has_memory = count == 0 || figure != NULL;

    if (count > 0 && has_memory) {
        match->figure_count = take_pairs(figure, &read);
        match->figure = figure;
        has_memory = !read.key.failed && !read.other.failed;
    }
    zr__buffer_clear(&read.key);
    zr__buffer_clear(&read.other);
    return has_memory;
}
