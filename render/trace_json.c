/*
 * A trace as JSON, in the shape of docs/json.md.
 */
#include <math.h>

#include "render/compare_view.h"
#include "render/trace_view.h"

static void write_explanation(zr__json *json, const zr__trace_subject *view, uint32_t from,
                              uint32_t to, const zr_trace_match *match)
{
    zr__sentences why = {0};
    const char *sentence;

    zr__trace_explain(&why, view, from, to, match);
    json->text.failed |= why.text.failed;
    sentence = why.text.bytes;
    zr__json_open(json, "why", '[');
    for (uint32_t i = 0; i < why.count && !why.text.failed; i++) {
        zr__json_text(json, NULL, sentence);
        while (*sentence++ != '\0')
            ;
    }
    zr__json_close(json, ']');
    zr__buffer_clear(&why.text);
}

static void write_texts(zr__json *json, const char *key, const char *const *text, uint32_t count)
{
    zr__json_open(json, key, '[');
    for (uint32_t i = 0; i < count; i++)
        zr__json_text(json, NULL, text[i]);
    zr__json_close(json, ']');
}

static void write_figures(zr__json *json, const zr_trace_match *match)
{
    zr__json_open(json, "figures", '[');
    for (uint32_t i = 0; i < match->figure_count; i++) {
        const zr_trace_figure *figure = &match->figure[i];

        zr__json_open(json, NULL, '{');
        zr__json_text(json, "name", figure->to->name);
        zr__json_number(json, "value", figure->to->value);
        zr__json_text(json, "unit", figure->to->unit);
        zr__json_number(json, "later", figure->from->value);
        zr__json_text(json, "pace", zr_trace_pace_name(figure->pace));
        zr__json_number(json, "start", figure->start);
        zr__json_number(json, "linear", figure->linear);
        zr__json_number(json, "compound", figure->compound);
        zr__json_number(json, "step", figure->step);
        zr__json_number(json, "growth", figure->growth);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

static void write_match(zr__json *json, const zr__trace_subject *view, uint32_t task,
                        const zr_trace_match *match)
{
    zr__json_open(json, NULL, '{');
    zr__json_text(json, "task", zr__trace_to(view, match->task)->id);
    zr__json_text(json, "title", zr__trace_to(view, match->task)->title);
    zr__json_text(json, "verdict", zr_trace_verdict_name(match->verdict));
    zr__json_number(json, "score", match->score);
    zr__json_number(json, "p", match->p);
    zr__json_number(json, "text", match->text);
    zr__json_number(json, "units", match->units);
    zr__json_flag(json, "official", match->same_official);
    zr__json_flag(json, "lead", match->same_lead);
    zr__json_number(json, "bm25", match->bm25);
    zr__json_flag(json, "confirmed", match->is_confirmed);
    write_texts(json, "names", match->name, match->name_count);
    write_texts(json, "words", match->word, match->word_count);
    write_figures(json, match);
    write_explanation(json, view, task, match->task, match);
    zr__json_close(json, '}');
}

static void write_task(zr__json *json, const zr__trace_subject *view, const zr_trace_task *task)
{
    zr__json_open(json, NULL, '{');
    zr__json_text(json, "task", zr__trace_from(view, task->task)->id);
    zr__json_text(json, "title", zr__trace_from(view, task->task)->title);
    zr__json_text(json, "verdict", zr_trace_verdict_name(task->verdict));
    zr__json_flag(json, "confirmed", task->is_confirmed);
    zr__json_open(json, "matches", '[');
    for (uint32_t i = 0; i < task->match_count; i++)
        write_match(json, view, task->task, &task->match[i]);
    zr__json_close(json, ']');
    zr__json_close(json, '}');
}

static void write_root(zr__json *json, const zr__trace_subject *view, const zr_trace_task *root)
{
    const zr_trace_match *match = root->match_count > 0 ? root->match : NULL;

    zr__json_open(json, NULL, '{');
    zr__json_text(json, "task", zr__trace_to(view, root->task)->id);
    zr__json_text(json, "title", zr__trace_to(view, root->task)->title);
    zr__json_text(json, "verdict", zr_trace_verdict_name(root->verdict));
    zr__json_text(json, "root", match != NULL ? zr__trace_from(view, match->task)->id : NULL);
    zr__json_number(json, "score", match != NULL ? match->score : 0);
    zr__json_number(json, "p", match != NULL ? match->p : NAN);
    zr__json_close(json, '}');
}

static void write_lead(zr__json *json, const zr__trace_subject *view, const zr_trace_lead *lead)
{
    zr__json_open(json, NULL, '{');
    zr__json_text(json, "task", zr__trace_from(view, lead->from)->id);
    zr__json_text(json, "to", zr__trace_to(view, lead->to)->id);
    zr__json_text(json, "move", zr_lead_move_name(lead->move));
    zr__json_text(json, "from_lead", lead->from_lead != ZR_NONE
                                         ? zr__unit_name(view->from->graph, lead->from_lead)
                                         : NULL);
    zr__json_text(json, "to_lead", lead->to_lead != ZR_NONE
                                       ? zr__unit_name(view->to->graph, lead->to_lead)
                                       : NULL);
    zr__json_close(json, '}');
}

static void write_chance(zr__json *json, const zr_trace *result)
{
    static const char *const kinds[] = {"other-officials", "other-sections", "all-pairs",
                                        "too-few-tasks"};

    zr__json_open(json, "chance", '{');
    zr__json_text(json, "from", kinds[result->null]);
    zr__json_count(json, "tasks", result->null_count);
    zr__json_number(json, "carried_p", result->carried_p);
    zr__json_number(json, "carried_above", result->carried_score);
    zr__json_number(json, "weak_p", result->weak_p);
    zr__json_number(json, "weak_above", result->weak_score);
    zr__json_count(json, "seed", result->seed);
    zr__json_close(json, '}');
}

static void write_verdicts(zr__json *json, const zr_trace *result)
{
    zr__json_open(json, "counts", '{');
    zr__json_count(json, "carried", result->carried);
    zr__json_count(json, "weak", result->weak);
    zr__json_count(json, "none", result->none);
    zr__json_count(json, "rootless", result->rootless_count);
    zr__json_count(json, "empty", result->empty_count);
    zr__json_close(json, '}');
}

void zr__trace_write(zr__json *json, const void *subject, const zr__table *first, uint32_t top)
{
    const zr__trace_subject *view = subject;
    const zr_trace *result = view->result;

    zr__json_text(json, "from", zr__compare_side_name(view->from, view->to));
    zr__json_text(json, "to", zr__compare_side_name(view->to, view->from));
    zr__json_text(json, "evidence", result->is_text_only ? "text" : "all");
    zr__json_flag(json, "one_to_one", result->is_one_to_one);
    zr__json_flag(json, "every_pair", result->is_exhaustive);
    write_chance(json, result);
    write_verdicts(json, result);

    zr__json_open(json, "tasks", '[');
    for (uint32_t i = 0; i < first->shown; i++)
        write_task(json, view, &result->task[first->id[first->order[i]]]);
    zr__json_close(json, ']');

    zr__json_open(json, "rootless", '[');
    for (uint32_t i = 0; i < zr__view_cut(result->rootless_count, top); i++)
        zr__json_text(json, NULL, zr__trace_to(view, result->rootless[i])->id);
    zr__json_close(json, ']');

    zr__json_open(json, "roots", '[');
    for (uint32_t i = 0; i < zr__view_cut(result->root_count, top); i++)
        write_root(json, view, &result->root[i]);
    zr__json_close(json, ']');

    zr__json_open(json, "leads", '[');
    for (uint32_t i = 0; i < zr__view_cut(result->lead_count, top); i++)
        write_lead(json, view, &result->lead[i]);
    zr__json_close(json, ']');
}
