/*
 * Tables of an inspection that count: plans, officials and leading units.
 */
#include "render/inspection_view.h"
#include "src/failure.h"

typedef zr__inspection_subject subject;

#define COUNT_COLUMNS                                                                          \
    {"tasks", N_("tasks"), ZR__COUNT}, {"done", N_("done"), ZR__COUNT},                        \
        {"on_track", N_("on track"), ZR__COUNT}, {"at_risk", N_("at risk"), ZR__COUNT},        \
        {"delayed", N_("delayed"), ZR__COUNT}, {"not_started", N_("not started"), ZR__COUNT},  \
        {"silent", N_("not reported"), ZR__COUNT}, {"mean_percent", N_("done (%)"), ZR__DECIMAL}, \
        {"expected", N_("time gone"), ZR__SHARE}, {"behind", N_("behind"), ZR__COUNT},         \
        {"overdue", N_("overdue"), ZR__COUNT}, {"left", N_("left to do"), ZR__COUNT},          \
        {"left_load", N_("load left"), ZR__DECIMAL},                                           \
    {                                                                                          \
        0                                                                                      \
    }

const zr__column zr__inspection_plan_columns[] = {{"plan", N_("plan"), ZR__TEXT}, COUNT_COLUMNS};
const zr__column zr__inspection_official_columns[] = {{"official", N_("official"), ZR__TEXT},
                                              COUNT_COLUMNS};
const zr__column zr__inspection_unit_columns[] = {{"unit", N_("leading unit"), ZR__TEXT}, COUNT_COLUMNS};

static void add_counts(zr__table *table, const zr_progress_count *count)
{
    static const zr_progress order[] = {ZR_PROGRESS_DONE,    ZR_PROGRESS_ON_TRACK,
                                        ZR_PROGRESS_AT_RISK, ZR_PROGRESS_DELAYED,
                                        ZR_PROGRESS_NOT_STARTED, ZR_PROGRESS_SILENT};

    zr__table_add_number(table, count->tasks);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        zr__table_add_number(table, count->by[order[i]]);
    zr__table_add_number(table, count->mean_percent);
    zr__table_add_number(table, count->expected);
    zr__table_add_number(table, count->behind);
    zr__table_add_number(table, count->overdue);
    zr__table_add_number(table, count->left);
    zr__table_add_number(table, count->left_load);
}

void zr__inspection_fill_plans(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->inspection->plan_count; i++) {
        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__plan_id(view->graph, view->inspection->plan[i].index));
        add_counts(table, &view->inspection->plan[i]);
    }
}

void zr__inspection_fill_officials(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->inspection->official_count; i++) {
        const uint32_t official = view->inspection->official[i].index;

        zr__table_add_row(table, i);
        zr__table_add_text(table, official != ZR_NONE ? zr__official_name(view->graph, official)
                                                      : _("no official"));
        add_counts(table, &view->inspection->official[i]);
    }
}

void zr__inspection_fill_units(zr__table *table, const void *data)
{
    const subject *view = data;

    for (uint32_t i = 0; i < view->inspection->unit_count; i++) {
        zr__table_add_row(table, i);
        zr__table_add_text(table, zr__unit_name(view->graph, view->inspection->unit[i].index));
        add_counts(table, &view->inspection->unit[i]);
    }
}
