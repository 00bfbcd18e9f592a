/*
 * Measuring what a report shows.
 */
#include "render/report/data.h"

#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/scope.h"
#include "zeren/groups.h"

/* Tasks and assignments from which a page is large: three times those of Huzhou's notice. */
enum { LARGE = 1500 };

static uint32_t find_plan(const zr_notice *notice, zr_plan_kind kind)
{
    for (uint32_t i = 0; i < notice->plan_count; i++)
        if (notice->plan[i].kind == kind)
            return i;
    return ZR_NONE;
}

/* The five-year plan against the year's, where the notice has both and the scope is not one. */
static zr_status compare_plans(zr__report_data *data, zr_error *err)
{
    const uint32_t before = find_plan(data->notice, ZR_PLAN_FIVE_YEAR);
    const uint32_t after = find_plan(data->notice, ZR_PLAN_ANNUAL);
    zr_compare_options options = ZR_COMPARE_OPTIONS_INIT;
    zr_trace_options trace = ZR_TRACE_OPTIONS_INIT;

    if (before == ZR_NONE || after == ZR_NONE || data->scope.plan != ZR_ANY)
        return ZR_OK;
    options.seed = data->seed;
    data->from = data->to = (zr_side){data->graph, data->scope};
    data->from.scope.plan = before;
    data->to.scope.plan = after;
    trace.seed = data->seed;
    zr_status status = zr_compare(&data->comparison, &data->from, &data->to, &options, err);
    if (status == ZR_OK)
        status = zr_trace_compute(&data->trace, &data->from, &data->to, &trace, err);
    data->has_plans = status == ZR_OK;
    return status;
}

/* Who could take over what: with groups broken up or left out, nobody knows who may lead. */
static zr_status balance_leads(zr__report_data *data, zr_error *err)
{
    zr_balance_options options = ZR_BALANCE_OPTIONS_INIT;

    if (data->graph->groups != ZR_GROUPS_KEEP)
        return ZR_OK;
    options.scope = &data->scope;
    options.seed = data->seed;
    const zr_status status = zr_balance_compute(&data->balance, data->graph, &options, err);
    data->has_balance = status == ZR_OK && data->balance.seats > 0;
    return status;
}

/* Whether there is anything to draw of units that are named together. */
static zr_status find_groups(zr__report_data *data, zr_error *err)
{
    zr_repeated_groups groups = {0};
    const zr_status status =
        zr_repeated_groups_compute(&groups, data->graph, &data->scope, NULL, err);

    data->has_groups = groups.count > 0;
    zr_repeated_groups_clear(&groups);
    return status;
}

static zr_status measure(zr__report_data *data, zr_error *err)
{
    zr_workload_options load = ZR_WORKLOAD_OPTIONS_INIT;
    zr_clusters_options clusters = ZR_CLUSTERS_OPTIONS_INIT;
    zr_status status = ZR_OK;

    load.scope = clusters.scope = &data->scope;
    clusters.seed = data->seed;
    if ((status = zr_workload_compute(&data->load, data->graph, &load, err)) != ZR_OK ||
        (status = zr_clusters_compute(&data->clusters, data->graph, &clusters, err)) != ZR_OK ||
        (status = zr_coverage_compute(&data->coverage, data->graph, &data->scope, err)) != ZR_OK ||
        (status = zr_robustness_compute(&data->robustness, data->graph, &data->scope, err)) !=
            ZR_OK ||
        (status = find_groups(data, err)) != ZR_OK ||
        (status = balance_leads(data, err)) != ZR_OK)
        return status;
    data->has_officials = data->coverage.no_official_count < data->coverage.tasks;
    return compare_plans(data, err);
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const zr__task_key *)a)->id, ((const zr__task_key *)b)->id);
}

/* Tasks in scope by id, and those of each official in document order. */
static void index_tasks(zr__report_data *data)
{
    for (uint32_t i = 0; i < data->notice->official_count; i++)
        data->first_task[i] = ZR_NONE;
    for (uint32_t task = data->graph->task_count; task-- > 0;) {
        const uint32_t official = data->notice->task[task].official;

        if (!zr_scope_has(&data->scope, data->graph, task))
            continue;
        data->task_key[data->task_count++] = (zr__task_key){data->notice->task[task].id, task};
        if (official == ZR_NONE)
            continue;
        data->next_task[task] = data->first_task[official];
        data->first_task[official] = task;
    }
    qsort(data->task_key, data->task_count, sizeof *data->task_key, by_id); /* ids are unique */
}

static zr_status index_entries(zr__report_data *data, zr_error *err)
{
    const uint32_t units = data->graph->unit_count;

    data->load_place = zr__calloc(units, sizeof *data->load_place);
    data->balance_place = zr__calloc(units, sizeof *data->balance_place);
    data->coverage_place = zr__calloc(units, sizeof *data->coverage_place);
    data->task_key = zr__calloc(data->graph->task_count, sizeof *data->task_key);
    data->first_task = zr__calloc(data->notice->official_count, sizeof *data->first_task);
    data->next_task = zr__calloc(data->graph->task_count, sizeof *data->next_task);
    if (data->load_place == NULL || data->balance_place == NULL || data->coverage_place == NULL ||
        data->task_key == NULL || data->first_task == NULL || data->next_task == NULL)
        return zr__out_of_memory(err);

    for (uint32_t i = 0; i < units; i++)
        data->load_place[i] = data->balance_place[i] = data->coverage_place[i] = ZR_NONE;
    for (uint32_t i = 0; i < data->load.count + data->load.group_only; i++)
        data->load_place[data->load.unit[i].unit] = i;
    for (uint32_t i = 0; i < data->balance.unit_count; i++)
        data->balance_place[data->balance.unit[i].unit] = i;
    for (uint32_t i = 0; i < data->coverage.unit_count; i++)
        data->coverage_place[data->coverage.unit[i].unit] = i;
    index_tasks(data);
    data->is_large = data->task_count + data->load.assignments > LARGE;
    return ZR_OK;
}

zr_status zr__report_measure(zr__report_data *data, const zr_graph *graph,
                             const zr_report_options *options, zr_error *err)
{
    static const zr_scope all = ZR_SCOPE_ALL;

    data->graph = graph;
    data->notice = graph->notice;
    data->scope = options->scope != NULL ? *options->scope : all;
    data->seed = options->seed;
    data->load_subject = (zr__workload_subject){&data->load, graph};
    data->clusters_subject = (zr__clusters_subject){&data->clusters, graph};
    data->coverage_subject = (zr__coverage_subject){&data->coverage, graph};
    data->robustness_subject = (zr__robustness_subject){&data->robustness, graph};
    data->balance_subject = (zr__balance_subject){&data->balance, graph};
    data->compare_subject = (zr__compare_subject){&data->comparison, &data->from, &data->to};
    data->inspection_subject =
        (zr__inspection_subject){options->inspection, graph, options->filled};
    data->trace_subject = (zr__trace_subject){&data->trace, &data->from, &data->to};

    zr_status status = zr__scope_check(&data->scope, graph, err);
    if (status == ZR_OK)
        status = measure(data, err);
    if (status == ZR_OK)
        status = index_entries(data, err);
    return status;
}

uint32_t zr__report_find_task(const zr__report_data *data, const char *id)
{
    const zr__task_key key = {id, 0};
    const zr__task_key *found =
        bsearch(&key, data->task_key, data->task_count, sizeof key, by_id);

    return found != NULL ? found->task : ZR_NONE;
}

static void link_to(zr__html *html, const char *kind, uint32_t number, const char *name)
{
    zr__html_addf(html, "<a href=\"#%s-%u\">", kind, number + 1);
    zr__html_text(html, name);
    zr__html_add(html, "</a>");
}

void zr__link_unit(zr__html *html, const zr__report_data *data, uint32_t unit)
{
    const char *name = data->notice->unit[unit].name;

    if (data->load_place[unit] != ZR_NONE)
        link_to(html, "unit", unit, name);
    else
        zr__html_text(html, name);
}

void zr__link_official(zr__html *html, const zr__report_data *data, uint32_t official)
{
    link_to(html, "official", official, data->notice->official[official].name);
}

void zr__link_task(zr__html *html, const zr__report_data *data, uint32_t task)
{
    link_to(html, "task", task, data->notice->task[task].title);
}

/* "王纲 3": a name with a count, as lists have it. */
static bool take_count(zr__buffer *name, const char **count, const char *text)
{
    const char *blank = strrchr(text, ' ');

    if (blank == NULL || blank[1] == '\0' || blank[1 + strspn(blank + 1, "0123456789")] != '\0')
        return false;
    zr__buffer_add_bytes(name, text, (size_t)(blank - text));
    *count = blank;
    return name->size > 0 && !name->failed;
}

static bool link_if_known(zr__html *html, const zr__report_data *data, const char *name)
{
    const uint32_t unit = zr_notice_find_unit(data->notice, name);
    const uint32_t official = zr_notice_find_official(data->notice, name);
    const uint32_t task = zr__report_find_task(data, name);

    if (task != ZR_NONE)
        link_to(html, "task", task, name);
    else if (unit != ZR_NONE)
        zr__link_unit(html, data, unit);
    else if (official != ZR_NONE)
        zr__link_official(html, data, official);
    return task != ZR_NONE || unit != ZR_NONE || official != ZR_NONE;
}

void zr__link_name(zr__html *html, const zr__report_data *data, const char *name)
{
    zr__buffer part = {0};
    const char *count = NULL;

    if (link_if_known(html, data, name)) {
        ;
    } else if (take_count(&part, &count, name) && link_if_known(html, data, part.bytes)) {
        zr__html_text(html, count);
    } else {
        zr__html_text(html, name);
    }
    html->failed = html->failed || part.failed;
    zr__buffer_clear(&part);
}

void zr__later_open(zr__html *html, const zr__report_data *data)
{
    if (data->is_large)
        zr__html_add(html, "<noscript>");
}

void zr__later_close(zr__html *html, const zr__report_data *data)
{
    if (data->is_large)
        zr__html_add(html, "</noscript>");
}

void zr__report_data_clear(zr__report_data *data)
{
    zr_workload_clear(&data->load);
    zr_clusters_clear(&data->clusters);
    zr_coverage_clear(&data->coverage);
    zr_robustness_clear(&data->robustness);
    zr_balance_clear(&data->balance);
    zr_comparison_clear(&data->comparison);
    zr_trace_clear(&data->trace);
    zr__free(data->load_place);
    zr__free(data->balance_place);
    zr__free(data->coverage_place);
    zr__free(data->first_task);
    zr__free(data->next_task);
    zr__free(data->task_key);
}
