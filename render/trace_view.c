/*
 * A trace as text: how many tasks are carried out, each with its matches and what speaks for them,
 * then what has none, on either side.
 */
#include "render/trace_view.h"

#include <math.h>

#include "render/compare_view.h"
#include "src/failure.h"

typedef zr__trace_subject subject;

static void add_explanation(zr__table *table, const subject *view, uint32_t from, uint32_t to,
                            const zr_trace_match *match)
{
    zr__sentences why = {0};

    zr__trace_explain(&why, view, from, to, match);
    zr__table_add_list(table);
    const char *sentence = why.text.bytes;
    for (uint32_t i = 0; i < why.count && !why.text.failed; i++) {
        zr__table_add_item(table, sentence);
        while (*sentence++ != '\0')
            ;
    }
    table->failed |= why.text.failed;
    zr__buffer_clear(&why.text);
}

static const zr__column task_columns[] = {
    {"task", N_("task"), ZR__TEXT},
    {"title", N_("title"), ZR__PROSE},
    {"verdict", N_("verdict"), ZR__TEXT},
    {"match", N_("nearest"), ZR__TEXT},
    {"match_title", N_("its title"), ZR__PROSE},
    {"score", N_("score"), ZR__DECIMAL},
    {"p", N_("p"), ZR__PROBABILITY},
    {"also", N_("also"), ZR__LIST},
    {0},
};

/* Further matches that are worth a look. */
static void add_others(zr__table *table, const subject *view, const zr_trace_task *task)
{
    zr__table_add_list(table);
    for (uint32_t i = 1; i < task->match_count; i++)
        if (task->match[i].verdict != ZR_TRACE_NONE)
            zr__table_add_item(table, zr__trace_to(view, task->match[i].task)->id);
}

static void fill_tasks(zr__table *table, const void *data)
{
    const subject *view = data;
    const zr_trace *result = view->result;

    for (uint32_t i = 0; i < result->task_count; i++) {
        const zr_trace_task *task = &result->task[i];
        const zr_trace_match *best = task->match_count > 0 ? task->match : NULL;
        const zr_task *match = best != NULL ? zr__trace_to(view, best->task) : NULL;

        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__trace_from(view, task->task)->id);
        zr__table_add_text(table, zr__trace_from(view, task->task)->title);
        zr__table_add_text(table, zr__trace_verdict_word(task->verdict));
        zr__table_add_text(table, match != NULL ? match->id : NULL);
        zr__table_add_text(table, match != NULL ? match->title : NULL);
        zr__table_add_number(table, best != NULL ? best->score : NAN);
        zr__table_add_number(table, best != NULL ? best->p : NAN);
        add_others(table, view, task);
    }
}

static const zr__column match_columns[] = {
    {"task", N_("task"), ZR__TEXT},
    {"match", N_("match"), ZR__TEXT},
    {"title", N_("title"), ZR__PROSE},
    {"verdict", N_("verdict"), ZR__TEXT},
    {"score", N_("score"), ZR__DECIMAL},
    {"text", N_("text"), ZR__DECIMAL},
    {"units", N_("units"), ZR__DECIMAL},
    {"why", N_("why"), ZR__LIST},
    {0},
};

static void fill_matches(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->result->task_count; i++)
        for (uint32_t j = 0; j < view->result->task[i].match_count; j++) {
            const zr_trace_task *task = &view->result->task[i];
            const zr_trace_match *match = &task->match[j];

            if (match->verdict == ZR_TRACE_NONE)
                continue;
            zr__table_add_row(table, i);
            zr__table_add_text(table, zr__trace_from(view, task->task)->id);
            zr__table_add_text(table, zr__trace_to(view, match->task)->id);
            zr__table_add_text(table, zr__trace_to(view, match->task)->title);
            zr__table_add_text(table, zr__trace_verdict_word(match->verdict));
            zr__table_add_number(table, match->score);
            zr__table_add_number(table, match->text);
            zr__table_add_number(table, match->units);
            add_explanation(table, view, task->task, match->task, match);
        }
}

static const zr__column uncarried_columns[] = {
    {"task", N_("task"), ZR__TEXT},
    {"title", N_("title"), ZR__PROSE},
    {"match", N_("nearest"), ZR__TEXT},
    {"score", N_("score"), ZR__DECIMAL},
    {"p", N_("p"), ZR__PROBABILITY},
    {0},
};

static void add_uncarried(zr__table *table, uint32_t id, const zr_task *task,
                          const zr_trace_task *row, const zr_task *nearest)
{
    zr__table_add_row(table, id);
    zr__table_add_text(table, task->id);
    zr__table_add_text(table, task->title);
    zr__table_add_text(table, nearest != NULL ? nearest->id : NULL);
    zr__table_add_number(table, nearest != NULL ? row->match->score : NAN);
    zr__table_add_number(table, nearest != NULL ? row->match->p : NAN);
}

static void fill_none(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->result->task_count; i++) {
        const zr_trace_task *row = &view->result->task[i];

        if (row->verdict == ZR_TRACE_NONE)
            add_uncarried(table, i, zr__trace_from(view, row->task), row,
                          row->match_count > 0 ? zr__trace_to(view, row->match->task) : NULL);
    }
}

static void fill_rootless(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->result->root_count; i++) {
        const zr_trace_task *row = &view->result->root[i];

        if (row->verdict == ZR_TRACE_NONE)
            add_uncarried(table, i, zr__trace_to(view, row->task), row,
                          row->match_count > 0 ? zr__trace_from(view, row->match->task) : NULL);
    }
}

static const zr__column root_columns[] = {
    {"task", N_("task"), ZR__TEXT},    {"title", N_("title"), ZR__PROSE},
    {"verdict", N_("verdict"), ZR__TEXT}, {"root", N_("root"), ZR__TEXT},
    {"score", N_("score"), ZR__DECIMAL},  {"p", N_("p"), ZR__PROBABILITY},
    {0},
};

static void fill_roots(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->result->root_count; i++) {
        const zr_trace_task *row = &view->result->root[i];
        const zr_trace_match *match = row->match_count > 0 ? row->match : NULL;

        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__trace_to(view, row->task)->id);
        zr__table_add_text(table, zr__trace_to(view, row->task)->title);
        zr__table_add_text(table, zr__trace_verdict_word(row->verdict));
        zr__table_add_text(table, match != NULL ? zr__trace_from(view, match->task)->id : NULL);
        zr__table_add_number(table, match != NULL ? match->score : NAN);
        zr__table_add_number(table, match != NULL ? match->p : NAN);
    }
}

static const zr__column lead_columns[] = {
    {"task", N_("task"), ZR__TEXT},       {"to", N_("match"), ZR__TEXT},
    {"move", N_("lead"), ZR__TEXT},       {"from_lead", N_("before"), ZR__TEXT},
    {"to_lead", N_("after"), ZR__TEXT}, {0},
};

static const char *move_word(zr_lead_move move)
{
    switch (move) {
    case ZR_LEAD_SAME:
        return _("the same");
    case ZR_LEAD_FROM_SUPPORT:
        return _("supported it before");
    case ZR_LEAD_NEW:
        return _("new to it");
    default:
        return _("no lead");
    }
}

static void fill_leads(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->result->lead_count; i++) {
        const zr_trace_lead *lead = &view->result->lead[i];

        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__trace_from(view, lead->from)->id);
        zr__table_add_text(table, zr__trace_to(view, lead->to)->id);
        zr__table_add_text(table, move_word(lead->move));
        zr__table_add_text(table, lead->from_lead == ZR_NONE
                                      ? NULL
                                      : zr__unit_name(view->from->graph, lead->from_lead));
        zr__table_add_text(table, lead->to_lead == ZR_NONE
                                      ? NULL
                                      : zr__unit_name(view->to->graph, lead->to_lead));
    }
    zr__table_add_note(table, _("Pairs that were linked by their wording alone."));
}

static void tell_chance(zr__page *page, const zr_trace *result)
{
    if (result->null == ZR_NULL_TOO_FEW) {
        zr__page_say(page,
                     _("Too few tasks to tell chance: carried means a score above %s, weak one "
                       "above %s, as on the notice of Huzhou."),
                     zr__phrase_number(result->carried_score).text,
                     zr__phrase_number(result->weak_score).text);
        return;
    }
    zr__page_say(
        page,
        _("Carried means that the nearest of as many unrelated tasks comes as near with "
          "a probability of at most %s (a score above %s), weak of at most %s (above %s)."),
        zr__phrase_number(result->carried_p).text, zr__phrase_number(result->carried_score).text,
        zr__phrase_number(result->weak_p).text, zr__phrase_number(result->weak_score).text);
    zr__page_go_on(page, result->null == ZR_NULL_OTHER_OFFICIALS
                             ? _("Unrelated are tasks of one list under different officials.")
                         : result->null == ZR_NULL_OTHER_SECTIONS
                             ? _("Unrelated are tasks of one list in different sections.")
                             : _("Any two tasks of one list count as unrelated."));
}

static void tell_counts(zr__page *page, const zr_trace *result)
{
    if (result->is_same_notice)
        zr__page_say(page, _("Of %s, %u are carried out, %u show weak signs of it, %u none."),
                     zr__phrase_tasks(result->task_count).text, result->carried, result->weak,
                     result->none);
    else
        zr__page_say(page, _("Of %s, %u go on, %u perhaps, %u were dropped."),
                     zr__phrase_tasks(result->task_count).text, result->carried, result->weak,
                     result->none);
    if (result->is_same_notice)
        zr__page_go_on(page, _("Of %s on the other side, %u have no root: candidates for review, "
                               "not facts."),
                       zr__phrase_tasks(result->root_count).text, result->rootless_count);
    else
        zr__page_go_on(page, _("Of %s on the other side, %u are new: candidates for review, not "
                               "facts."),
                       zr__phrase_tasks(result->root_count).text, result->rootless_count);
}

static void tell(zr__page *page, const void *data)
{
    const subject *view = data;
    const zr_trace *result = view->result;
    const char *const from = zr__compare_side_name(view->from, view->to);
    const char *const to = zr__compare_side_name(view->to, view->from);

    zr__page_call(page, _("Trace: from %s to %s"), from != NULL ? from : _("the first"),
                  to != NULL ? to : _("the second"));
    tell_counts(page, result);
    tell_chance(page, result);
    if (result->is_text_only)
        zr__page_say(page, "%s", _("Only the wording counted."));
    if (result->empty_count > 0)
        zr__page_say(page, _("Without a word in it, and so without a match: %s."),
                     zr__phrase_tasks(result->empty_count).text);
    if (!result->is_exhaustive)
        zr__page_say(page, "%s",
                     _("There are too many tasks to look at every pair: only those with rare "
                       "wording in common were."));
}

static const zr__view_table tables[] = {
    {"tasks", N_("Tasks and what carries them out"), task_columns, fill_tasks, false},
    {"matches", N_("Matches and what speaks for them"), match_columns, fill_matches, false},
    {"none", N_("Tasks that nothing carries out"), uncarried_columns, fill_none, false},
    {"rootless", N_("Tasks without a root"), uncarried_columns, fill_rootless, false},
    {"roots", N_("Every task of the other side and its root"), root_columns, fill_roots, true},
    {"leads", N_("Leads that moved"), lead_columns, fill_leads, true},
};

const zr__view zr__trace_view = {
    .table = tables,
    .table_count = sizeof tables / sizeof *tables,
    .tell = tell,
    .write = zr__trace_write,
};

zr_status zr_trace_format(char **text, const zr_trace *trace, const zr_side *from,
                          const zr_side *to, const zr_table_options *options, zr_error *err)
{
    const subject view = {trace, from, to};

    return zr__view_format(text, &zr__trace_view, &view, options, err);
}
