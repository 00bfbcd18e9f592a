/*
 * Why two tasks were matched, in words.
 */
#include <math.h>
#include <string.h>

#include "render/trace_view.h"
#include "src/failure.h"

const char *zr__trace_verdict_word(zr_trace_verdict verdict)
{
    switch (verdict) {
    case ZR_TRACE_CARRIED:
        /* TRANSLATORS: a verdict: this year's tasks carry the five-year task out */
        return _("carried");
    case ZR_TRACE_WEAK:
        /* TRANSLATORS: a verdict: only weak signs that a task is carried out */
        return _("weak");
    default:
        /* TRANSLATORS: a verdict: nothing carries the task out */
        return _("none");
    }
}

static void begin(zr__sentences *out)
{
    out->count++;
}

static void end(zr__sentences *out)
{
    zr__buffer_add_bytes(&out->text, "", 1);
}

static void say(zr__sentences *out, const char *format, const char *names)
{
    begin(out);
    zr__buffer_addf(&out->text, format, names);
    end(out);
}

/* "“A”, “B”" */
static void add_quoted(zr__buffer *list, const char *name)
{
    if (list->size > 0)
        zr__buffer_add(list, _(", "));
    /* TRANSLATORS: a name or words as quoted from a document */
    zr__buffer_addf(list, _("“%s”"), name);
}

static void say_quoted(zr__sentences *out, const char *format, const char *const *name,
                       uint32_t count)
{
    zr__buffer list = {0};

    for (uint32_t i = 0; i < count; i++)
        add_quoted(&list, name[i]);
    if (count > 0 && !list.failed)
        say(out, format, list.bytes);
    out->text.failed |= list.failed;
    zr__buffer_clear(&list);
}

/* Whether two units of the notices are the same: by name or alias. */
static bool is_same_unit(const zr__trace_subject *view, uint32_t a, uint32_t b)
{
    const zr_notice *first = view->from->graph->notice, *second = view->to->graph->notice;
    const zr_unit *unit = &first->unit[a];

    if (first == second)
        return a == b;
    if (zr_notice_find_unit(second, unit->name) == b ||
        zr_notice_find_unit(first, second->unit[b].name) == a)
        return true;
    for (uint32_t i = 0; i < unit->alias_count; i++)
        if (zr_notice_find_unit(second, unit->alias[i]) == b)
            return true;
    return false;
}

/* List the units of both tasks: those that lead both, or all others. */
static void list_shared(zr__buffer *list, const zr__trace_subject *view, uint32_t from,
                        uint32_t to, bool want_leads)
{
    const zr_graph *first = view->from->graph, *second = view->to->graph;

    for (uint32_t i = first->task_start[from]; i < first->task_start[from + 1]; i++)
        for (uint32_t j = second->task_start[to]; j < second->task_start[to + 1]; j++) {
            const zr_edge a = first->task_edge[i], b = second->task_edge[j];
            const bool both_lead = a.role == ZR_LEAD && b.role == ZR_LEAD;

            if (both_lead != want_leads || zr_unit_is_group(&first->notice->unit[a.end]) ||
                !is_same_unit(view, a.end, b.end))
                continue;
            if (list->size > 0)
                zr__buffer_add(list, _(", "));
            zr__buffer_add(list, zr__unit_name(first, a.end));
        }
}

static void say_units(zr__sentences *out, const zr__trace_subject *view, uint32_t from,
                      uint32_t to)
{
    zr__buffer leads = {0}, others = {0};

    list_shared(&leads, view, from, to, true);
    list_shared(&others, view, from, to, false);
    if (leads.size > 0)
        say(out, _("led by the same unit: %s"), leads.bytes);
    if (others.size > 0)
        say(out, _("units in both: %s"), others.bytes);
    out->text.failed |= leads.failed || others.failed;
    zr__buffer_clear(&leads);
    zr__buffer_clear(&others);
}

/* "85 %" */
static void add_value(zr__buffer *out, const zr_indicator *figure, double value)
{
    zr__buffer_addf(out, "%s", zr__phrase_number(value).text);
    if (figure->unit != NULL)
        zr__buffer_addf(out, "%s%s", strcmp(figure->unit, "%") == 0 ? "" : " ", figure->unit);
}

/* What is still needed a year: ", +1.25 % (1.4 %) a year still to come" */
static void add_rest(zr__buffer *out, const zr_trace_figure *figure)
{
    zr__buffer step = {0};

    if (isnan(figure->step))
        return;
    add_value(&step, figure->from, figure->step);
    if (!step.failed) {
        zr__buffer_add(out, _("; "));
        if (isnan(figure->growth))
            zr__buffer_addf(out, _("a year, %s is still needed"), step.bytes);
        else
            zr__buffer_addf(out, _("a year, %s (a change of %s) is still needed"), step.bytes,
                            zr__phrase_percent(figure->growth).text);
    }
    out->failed |= step.failed;
    zr__buffer_clear(&step);
}

/* "(due by now on a straight line: 82; with even growth: 81.8)" */
static void add_due(zr__buffer *out, const zr_trace_figure *figure)
{
    if (isnan(figure->linear))
        return;
    if (isnan(figure->compound))
        zr__buffer_addf(out, _(" (due by now: %s)"), zr__phrase_number(figure->linear).text);
    else
        zr__buffer_addf(out, _(" (due by now on a straight line: %s; with even growth: %s)"),
                        zr__phrase_number(figure->linear).text,
                        zr__phrase_number(figure->compound).text);
}

static const char *pace_words(const zr_trace_figure *figure)
{
    switch (figure->pace) {
    case ZR_PACE_REACHED:
        return _("reached already");
    case ZR_PACE_ON_THE_WAY:
        return _("on the way");
    case ZR_PACE_BEHIND:
        return _("behind");
    case ZR_PACE_UNCLEAR:
        return isnan(figure->linear)
                   ? _("whether it is on the way is unclear, as nothing says where it started")
                   : _("whether it is on the way depends on how it grows");
    default:
        return _("not comparable: a rate of growth against a level, or other units of measure");
    }
}

void zr__trace_add_figure(zr__buffer *out, const zr_trace_figure *figure)
{
    zr__buffer early = {0}, late = {0};

    add_value(&early, figure->to, figure->to->value);
    add_value(&late, figure->from, figure->from->value);
    if (!early.failed && !late.failed)
        /* TRANSLATORS: a quantity; its value this year; its value in the longer plan */
        zr__buffer_addf(out, _("the same figure, %s: %s, and in the end %s; "), figure->to->name,
                        early.bytes, late.bytes);
    zr__buffer_add(out, pace_words(figure));
    add_due(out, figure);
    add_rest(out, figure);
    out->failed |= early.failed || late.failed;
    zr__buffer_clear(&early);
    zr__buffer_clear(&late);
}

void zr__trace_explain(zr__sentences *out, const zr__trace_subject *view, uint32_t from,
                       uint32_t to, const zr_trace_match *match)
{
    if (match->is_confirmed)
        say(out, "%s", _("confirmed by hand"));
    say_quoted(out, _("both name %s"), match->name, match->name_count);
    say_quoted(out, _("wording in both: %s"), match->word, match->word_count);
    if (!view->result->is_text_only) {
        say_units(out, view, from, to);
        if (match->same_official)
            say(out, _("under the same official: %s"),
                zr__official_name(view->from->graph, zr__trace_from(view, from)->official));
    }
    for (uint32_t i = 0; i < match->figure_count; i++) {
        begin(out);
        zr__trace_add_figure(&out->text, &match->figure[i]);
        end(out);
    }
    if (out->count == 0)
        say(out, "%s", _("only common words in both"));
}
