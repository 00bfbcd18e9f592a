/*
 * An inspection in words: why a task calls for attention, and what is wrong with a row.
 */
#include <math.h>

#include "render/inspection_view.h"
#include "src/failure.h"
#include "src/ledger/columns.h"

unsigned zr__inspection_attention(const zr_task_state *task)
{
    return (task->is_silent ? ZR__SILENT : 0U) |
           (task->progress == ZR_PROGRESS_DELAYED ? ZR__DELAYED : 0U) |
           (task->progress == ZR_PROGRESS_AT_RISK ? ZR__AT_RISK : 0U) |
           (task->is_overdue ? ZR__OVERDUE : 0U) | (task->is_behind ? ZR__BEHIND : 0U);
}

const zr_filled_row *zr__inspection_row(const zr__inspection_subject *view,
                                        const zr_task_state *task)
{
    return task->row != ZR_NONE ? &view->filled->row[task->row] : NULL;
}

const char *zr__inspection_file(const zr__inspection_subject *view,
                                const zr_inspection_finding *finding)
{
    return finding->sheet != ZR_NONE ? view->filled->sheet[finding->sheet].file : NULL;
}

static const char *column_name(zr_stated stated)
{
    static const zr__ledger_column column[ZR_STATED_COUNT] = {
        [ZR_STATED_TITLE] = ZR__LEDGER_TITLE,     [ZR_STATED_OFFICIAL] = ZR__LEDGER_OFFICIAL,
        [ZR_STATED_LEAD] = ZR__LEDGER_LEAD,       [ZR_STATED_SUPPORT] = ZR__LEDGER_SUPPORT,
        [ZR_STATED_DUE] = ZR__LEDGER_DUE,
    };

    return _(zr__ledger_columns[column[stated]].en);
}

const char *zr__inspection_progress(zr_progress progress)
{
    return progress != ZR_PROGRESS_SILENT ? _(zr__ledger_progress[progress].en)
                                          : _("not reported");
}

static void add_state(zr__buffer *out, const zr_filled_row *row)
{
    zr__buffer_addf(out, isfinite(row->percent) ? "%s, %.4g%%" : "%s", zr__inspection_progress(row->progress), row->percent);
}

static void explain_contradiction(zr__buffer *out, const zr__inspection_subject *view,
                                  const zr_inspection_finding *finding)
{
    const zr_filled_row *row = &view->filled->row[finding->entry];
    const zr_filled_row *counts = &view->filled->row[finding->other];
    zr__buffer here = {0}, there = {0};

    add_state(&here, row);
    add_state(&there, counts);
    out->failed = out->failed || here.failed || there.failed;
    if (!out->failed)
        zr__buffer_addf(out, _("says '%s'; '%s' in %s, row %u, counts"), here.bytes, there.bytes,
                        view->filled->sheet[counts->sheet].file, counts->row);
    zr__buffer_clear(&here);
    zr__buffer_clear(&there);
}

static void explain_figures(zr__buffer *out, const zr__inspection_subject *view,
                            const zr_inspection_finding *finding)
{
    const zr_filled_figure *row = &view->filled->figure[finding->entry];
    const zr_filled_figure *counts = &view->filled->figure[finding->other];

    zr__buffer_addf(out, _("'%s' is %.10g; %.10g in %s, row %u, counts"), row->name, row->actual,
                    counts->actual, view->filled->sheet[counts->sheet].file, counts->row);
}

/* A row that was told by nothing, or by its title alone. */
static void explain_id(zr__buffer *out, const zr__inspection_subject *view,
                       const zr_inspection_finding *finding)
{
    const char *title = view->filled->row[finding->entry].stated[ZR_STATED_TITLE];

    if (finding->written[0] == '\0' && finding->expected == NULL)
        zr__buffer_addf(out, _("filled in, but without the id of a task: '%s'"),
                        title != NULL ? title : "");
    else if (finding->written[0] == '\0')
        zr__buffer_addf(out, _("the id '%s' is not there; told by the title"), finding->expected);
    else if (finding->expected == NULL)
        zr__buffer_addf(out, _("the notice has no task '%s'"), finding->written);
    else
        zr__buffer_addf(out, _("the id '%s' was '%s'; told by the title"), finding->written,
                        finding->expected);
}

static void explain_problem(zr__buffer *out, const zr_inspection_finding *finding)
{
    static const char *const words[] = {
        [ZR_FILLED_BAD_PROGRESS] = N_("'%s' is no word for progress"),
        [ZR_FILLED_BAD_PERCENT] = N_("'%s' is not clearly a number from 0 to 100"),
        [ZR_FILLED_BAD_DATE] = N_("'%s' is no day"),
        [ZR_FILLED_BAD_ACTUAL] = N_("'%s' is no number"),
    };

    zr__buffer_addf(out, _(words[finding->problem]),
                    finding->written != NULL ? finding->written : "");
}

void zr__inspection_explain(zr__buffer *out, const zr__inspection_subject *view,
                            const zr_inspection_finding *finding)
{
    const char *written = finding->written != NULL ? finding->written : "";
    const zr_filled_row *row;

    switch (finding->kind) {
    case ZR_INSPECTION_MISSING:
        zr__buffer_add(out, _("in none of the ledgers"));
        break;
    case ZR_INSPECTION_UNKNOWN_TASK:
    case ZR_INSPECTION_EDITED_ID:
        explain_id(out, view, finding);
        break;
    case ZR_INSPECTION_EDITED:
        zr__buffer_addf(out, _("'%s' was changed to '%s'"), column_name(finding->stated), written);
        break;
    case ZR_INSPECTION_CONTRADICTION:
        if (finding->of_figure)
            explain_figures(out, view, finding);
        else
            explain_contradiction(out, view, finding);
        break;
    case ZR_INSPECTION_INCONSISTENT:
        row = &view->filled->row[finding->entry];
        zr__buffer_addf(out, _("'%s' does not go with %.4g%%"), zr__inspection_progress(row->progress),
                        row->percent);
        break;
    case ZR_INSPECTION_FUTURE:
        zr__buffer_addf(out, _("updated on %s, after the day of the inspection"), written);
        break;
    case ZR_INSPECTION_UNKNOWN_FIGURE:
        zr__buffer_addf(out, _("the notice has no figure '%s' for the task '%s'"), written,
                        view->filled->figure[finding->entry].task);
        break;
    default:
        explain_problem(out, finding);
    }
}
