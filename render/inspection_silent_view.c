/*
 * The table of silence: for each leading unit, how much of what it leads nobody reported. A row for
 * every silent task would bury what was reported.
 */
#include <stdlib.h>

#include "render/inspection_view.h"
#include "src/failure.h"
#include "src/memory.h"

typedef zr__inspection_subject subject;

const zr__column zr__inspection_silent_columns[] = {
    {"unit", N_("leading unit"), ZR__TEXT},
    {"silent", N_("not reported"), ZR__COUNT},
    {"leads", N_("leads"), ZR__COUNT},
    {"figures", N_("figures not reported"), ZR__COUNT},
    {"tasks", N_("tasks not reported"), ZR__LIST},
    {0},
};

/* What is silent of a unit; the last of all stands for tasks that no unit leads. */
typedef struct silence {
    uint32_t unit; /* ZR_NONE for those. */
    uint32_t silent, leads, figures;
} silence;

/* What a task adds. */
typedef struct share {
    uint32_t is_silent, figures;
} share;

static void add_share(silence *to, const share *of)
{
    to->leads++;
    to->silent += of->is_silent;
    to->figures += of->figures;
}

static void add_tasks(silence *units, const subject *view, const share *shares)
{
    const zr_graph *graph = view->graph;

    for (uint32_t i = 0; i < view->inspection->task_count; i++) {
        const uint32_t task = view->inspection->task[i].task;
        bool is_led = false;

        for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++)
            if (graph->task_edge[e].role == ZR_LEAD) {
                add_share(&units[graph->task_edge[e].end], &shares[task]);
                is_led = true;
            }
        if (!is_led)
            add_share(&units[graph->unit_count], &shares[task]);
    }
}

static void find_shares(share *shares, const zr_inspection *inspection)
{
    for (uint32_t i = 0; i < inspection->task_count; i++)
        shares[inspection->task[i].task].is_silent = inspection->task[i].is_silent;
    for (uint32_t i = 0; i < inspection->figure_count; i++)
        shares[inspection->figure[i].task].figures +=
            inspection->figure[i].verdict == ZR_FIGURE_SILENT;
}

static int most_silent_first(const void *a, const void *b)
{
    const silence *x = a, *y = b;

    if ((x->unit == ZR_NONE) != (y->unit == ZR_NONE))
        return x->unit == ZR_NONE ? 1 : -1;
    if (x->silent != y->silent)
        return x->silent > y->silent ? -1 : 1;
    if (x->figures != y->figures)
        return x->figures > y->figures ? -1 : 1;
    return (x->unit > y->unit) - (x->unit < y->unit);
}

static bool has_lead(const zr_graph *graph, uint32_t task)
{
    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++)
        if (graph->task_edge[e].role == ZR_LEAD)
            return true;
    return false;
}

static void add_ids(zr__table *table, const subject *view, uint32_t unit, const share *shares)
{
    const zr_graph *graph = view->graph;

    zr__table_add_list(table);
    if (unit != ZR_NONE) {
        for (uint32_t e = graph->unit_start[unit]; e < graph->unit_start[unit + 1]; e++)
            if (graph->unit_edge[e].role == ZR_LEAD && shares[graph->unit_edge[e].end].is_silent)
                zr__table_add_item(table, graph->notice->task[graph->unit_edge[e].end].id);
        return;
    }
    for (uint32_t t = 0; t < graph->task_count; t++)
        if (shares[t].is_silent && !has_lead(graph, t))
            zr__table_add_item(table, graph->notice->task[t].id);
}

static void add_rows(zr__table *table, const subject *view, const silence *units,
                     const share *shares)
{
    for (uint32_t u = 0; u <= view->graph->unit_count; u++) {
        if (units[u].silent == 0 && units[u].figures == 0)
            continue;
        zr__table_add_row(table, u);
        zr__table_add_text(table, units[u].unit != ZR_NONE
                                      ? zr__unit_name(view->graph, units[u].unit)
                                      : _("no leading unit"));
        zr__table_add_number(table, units[u].silent);
        zr__table_add_number(table, units[u].leads);
        zr__table_add_number(table, units[u].figures);
        add_ids(table, view, units[u].unit, shares);
    }
}

void zr__inspection_fill_silent(zr__table *table, const void *data)
{
    const subject *view = data;
    const size_t count = (size_t)view->graph->unit_count + 1;
    silence *units = zr__calloc(count, sizeof *units);
    share *shares = zr__calloc(view->graph->task_count, sizeof *shares);

    table->failed = table->failed || units == NULL || shares == NULL;
    if (!table->failed) {
        for (uint32_t u = 0; u < count; u++)
            units[u].unit = u + 1 < count ? u : ZR_NONE;
        find_shares(shares, view->inspection);
        add_tasks(units, view, shares);
        qsort(units, count, sizeof *units, most_silent_first);
        add_rows(table, view, units, shares);
    }
    zr__free(units);
    zr__free(shares);
}
