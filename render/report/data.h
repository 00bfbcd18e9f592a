/* What a report shows, measured once, and where its pages can be linked to. */
#ifndef ZEREN_RENDER_REPORT_DATA_H
#define ZEREN_RENDER_REPORT_DATA_H

#include "render/balance_view.h"
#include "render/clusters_view.h"
#include "render/compare_view.h"
#include "render/coverage_view.h"
#include "render/inspection_view.h"
#include "render/report/html.h"
#include "render/robustness_view.h"
#include "render/trace_view.h"
#include "render/workload_view.h"

/* A task by its id. */
typedef struct zr__task_key {
    const char *id;
    uint32_t task;
} zr__task_key;

/* Release with zr__report_data_clear(). It must not move: the views point into it. */
typedef struct zr__report_data {
    const zr_graph *graph;
    const zr_notice *notice;
    zr_scope scope;
    uint64_t seed;
    bool is_large; /* What lies below the first screen is left for later: zr__later_open(). */

    zr_workload load;
    zr_clusters clusters;
    zr_coverage coverage;
    bool has_groups;    /* Some units are named together more than once. */
    bool has_officials; /* Some task has one. */
    zr_robustness robustness;
    bool has_balance; /* Groups are kept, and some unit leads: then the next. */
    zr_balance balance;
    bool has_plans; /* A five-year plan and a year's: then the next four. */
    zr_side from, to;
    zr_comparison comparison;
    zr_trace trace;

    zr__workload_subject load_subject;
    zr__clusters_subject clusters_subject;
    zr__coverage_subject coverage_subject;
    zr__robustness_subject robustness_subject;
    zr__balance_subject balance_subject;
    zr__compare_subject compare_subject;
    zr__trace_subject trace_subject;
    zr__inspection_subject inspection_subject; /* Its inspection may be NULL. */

    uint32_t *load_place;     /* By unit: its row in `load`, or ZR_NONE when it has no entry. */
    uint32_t *balance_place;  /* By unit: its row in `balance.unit`, or ZR_NONE. */
    uint32_t *coverage_place; /* By unit: its row in `coverage.unit`, or ZR_NONE. */
    uint32_t *first_task, *next_task; /* The tasks in scope of each official, chained. */
    zr__task_key *task_key;   /* Tasks in scope, by id. */
    uint32_t task_count;
} zr__report_data;

zr_status zr__report_measure(zr__report_data *data, const zr_graph *graph,
                             const zr_report_options *options, zr_error *err);

/* Of a task in scope, or ZR_NONE. O(log tasks). */
uint32_t zr__report_find_task(const zr__report_data *data, const char *id);

/* Links to entries: `<a href="#unit-3">name</a>`, or only the name where there is no entry. */
void zr__link_unit(zr__html *html, const zr__report_data *data, uint32_t unit);
void zr__link_official(zr__html *html, const zr__report_data *data, uint32_t official);
void zr__link_task(zr__html *html, const zr__report_data *data, uint32_t task);

/* The name of a unit, official or task, with a link if it is one. */
void zr__link_name(zr__html *html, const zr__report_data *data, const char *name);

/*
 * Between these a large page is one text to a browser that runs scripts (web/later.js), and what it
 * always is to one that does not. Around whole children of a section.
 */
void zr__later_open(zr__html *html, const zr__report_data *data);
void zr__later_close(zr__html *html, const zr__report_data *data);

void zr__report_data_clear(zr__report_data *data);

#endif
