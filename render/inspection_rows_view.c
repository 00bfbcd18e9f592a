/*
 * Tables of an inspection about what stands in the ledgers: figures, every row that was filled in,
 * and what is wrong.
 */
#include <math.h>

#include "render/inspection_view.h"
#include "render/task_list_view.h"
#include "src/failure.h"

typedef zr__inspection_subject subject;

const zr__column zr__inspection_figure_columns[] = {
    {"task", N_("task"), ZR__TEXT},
    {"figure", N_("figure"), ZR__PROSE},
    {"relation", N_("is to be"), ZR__TEXT},
    {"target", N_("target"), ZR__AMOUNT},
    {"actual", N_("actual"), ZR__AMOUNT},
    {"before", N_("before"), ZR__AMOUNT},
    {"gap", N_("gap"), ZR__AMOUNT},
    {"measure", N_("measured in"), ZR__TEXT},
    {"verdict", N_("verdict"), ZR__TEXT},
    {"actual_on", N_("as of"), ZR__TEXT},
    {"remark", N_("remark"), ZR__PROSE},
    {0},
};

static const char *verdict_words(zr_figure_verdict verdict)
{
    static const char *const words[] = {
        [ZR_FIGURE_SILENT] = N_("not reported"),
        [ZR_FIGURE_REACHED] = N_("reached"),
        [ZR_FIGURE_SHORT] = N_("short of it"),
    };

    return _(words[verdict]);
}

static void add_figure(zr__table *table, const subject *view, uint32_t i)
{
    const zr_figure_state *state = &view->inspection->figure[i];
    const zr_task *task = &view->graph->notice->task[state->task];
    const zr_indicator *figure = &task->indicator[state->indicator];
    const zr_filled_figure *row =
        state->figure != ZR_NONE ? &view->filled->figure[state->figure] : NULL;

    zr__table_add_row(table, i);
    zr__table_add_text(table, task->id);
    zr__table_add_text(table, figure->name);
    zr__table_add_text(table, zr__relation_sign(figure->relation));
    zr__table_add_number(table, figure->value);
    zr__table_add_number(table, state->actual);
    zr__table_add_number(table, state->actual_before);
    zr__table_add_number(table, state->gap);
    zr__table_add_text(table, figure->unit);
    zr__table_add_text(table, verdict_words(state->verdict));
    zr__table_add_text(table, row != NULL ? row->actual_on : NULL);
    zr__table_add_text(table, row != NULL ? row->remark : NULL);
}

static void add_figures(zr__table *table, const subject *view, zr_figure_verdict verdict)
{
    for (uint32_t i = 0; i < view->inspection->figure_count; i++)
        if (view->inspection->figure[i].verdict == verdict)
            add_figure(table, view, i);
}

/* Those that were reported, what falls short first. */
void zr__inspection_fill_figures(zr__table *table, const void *data)
{
    add_figures(table, data, ZR_FIGURE_SHORT);
    add_figures(table, data, ZR_FIGURE_REACHED);
}

void zr__inspection_fill_targets(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->inspection->figure_count; i++)
        add_figure(table, view, i);
}

const zr__column zr__inspection_entry_columns[] = {
    {"task", N_("task"), ZR__TEXT},
    {"counts", N_("counts"), ZR__TEXT},
    {"progress", N_("progress"), ZR__TEXT},
    {"percent", N_("done (%)"), ZR__AMOUNT},
    {"done", N_("what was done"), ZR__PROSE},
    {"problem", N_("problem"), ZR__PROSE},
    {"next", N_("next step"), ZR__PROSE},
    {"updated", N_("updated on"), ZR__TEXT},
    {"file", N_("file"), ZR__TEXT},
    {"sheet", N_("sheet"), ZR__TEXT},
    {"row", N_("row"), ZR__COUNT},
    {0},
};

void zr__inspection_fill_entries(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->inspection->entry_count; i++) {
        const zr_inspection_entry *entry = &view->inspection->entry[i];
        const zr_filled_row *row = &view->filled->row[entry->entry];

        zr__table_add_row(table, i);
        zr__table_add_text(table, entry->task != ZR_NONE
                                      ? view->graph->notice->task[entry->task].id
                                      : row->task);
        zr__table_add_text(table, entry->counts ? _("yes") : _("no"));
        zr__table_add_text(table, row->progress_written != NULL
                                      ? row->progress_written
                                      : zr__inspection_progress(row->progress));
        zr__table_add_number(table, row->percent);
        zr__table_add_text(table, row->done);
        zr__table_add_text(table, row->problem);
        zr__table_add_text(table, row->next);
        zr__table_add_text(table, row->updated);
        zr__table_add_text(table, view->filled->sheet[row->sheet].file);
        zr__table_add_text(table, view->filled->sheet[row->sheet].name);
        zr__table_add_number(table, row->row);
    }
}

const zr__column zr__inspection_finding_columns[] = {
    {"kind", N_("finding"), ZR__TEXT}, {"task", N_("task"), ZR__TEXT},
    {"file", N_("file"), ZR__TEXT},    {"sheet", N_("sheet"), ZR__TEXT},
    {"row", N_("row"), ZR__COUNT},     {"what", N_("what is wrong"), ZR__PROSE},
    {0},
};

void zr__inspection_fill_findings(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->inspection->finding_count; i++) {
        const zr_inspection_finding *finding = &view->inspection->finding[i];
        const bool has_place = finding->sheet != ZR_NONE;
        zr__buffer what = {0};

        zr__inspection_explain(&what, view, finding);
        table->failed = table->failed || what.failed;
        zr__table_add_row(table, i);
        zr__table_add_text(table, zr_inspection_finding_name(finding->kind));
        zr__table_add_text(table, finding->task != ZR_NONE
                                      ? view->graph->notice->task[finding->task].id
                                      : NULL);
        zr__table_add_text(table, zr__inspection_file(view, finding));
        zr__table_add_text(table, has_place ? view->filled->sheet[finding->sheet].name : NULL);
        zr__table_add_number(table, has_place ? (double)finding->row : (double)NAN);
        zr__table_add_text(table, what.bytes);
        zr__buffer_clear(&what);
    }
}
