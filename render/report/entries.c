/*
 * Entries: what the notice says of one official, one unit, one task, and where it stands in the
 * measures. They are the index of the page: everything links here, and the search looks here.
 */
#include "render/report/entries.h"

#include <math.h>
#include <string.h>

#include "render/task_list_view.h"
#include "src/failure.h"

/* Entries that come together on a large page. */
enum { PART = 100 };

static void open_list(zr__html *html, const zr__report_data *data, const char *id,
                      const char *heading, uint32_t count)
{
    zr__html_addf(html, "<section class=\"chapter entries\" id=\"%s\"><h2>", id);
    zr__html_text(html, heading);
    zr__html_addf(html, " <small>%u</small></h2>\n", count);
    zr__later_open(html, data);
}

/* Before the entry that comes after `written` others. */
static void divide_list(zr__html *html, const zr__report_data *data, uint32_t written)
{
    if (written == 0 || written % PART != 0)
        return;
    zr__later_close(html, data);
    zr__later_open(html, data);
}

static void close_list(zr__html *html, const zr__report_data *data)
{
    zr__later_close(html, data);
    zr__html_add(html, "</section>\n");
}

/* `<article>` with its heading; `also` is what else the search finds it by. */
static void open_entry(zr__html *html, const char *kind, uint32_t number, const char *name,
                       const char *also)
{
    zr__html_addf(html, "<article id=\"%s-%u\" data-entry=\"%s\"", kind, number + 1, kind);
    zr__html_value(html, "data-also", also);
    zr__html_add(html, "><h3>");
    zr__html_text(html, name);
    zr__html_add(html, "</h3>");
}

static void open_fact(zr__html *html, const char *name)
{
    zr__html_add(html, "<div><dt>");
    zr__html_text(html, name);
    zr__html_add(html, "</dt><dd>");
}

static void close_fact(zr__html *html)
{
    zr__html_add(html, "</dd></div>");
}

static void add_fact(zr__html *html, const char *name, const char *value)
{
    if (value == NULL)
        return;
    open_fact(html, name);
    zr__html_text(html, value);
    close_fact(html);
}

static const char *plan_name(const zr__report_data *data, uint32_t plan)
{
    const zr_plan *found = &data->notice->plan[plan];
    return found->title != NULL ? found->title : found->id;
}

/* A list of tasks below a heading with their number; `role` picks, ZR_ANY takes all. */
static void add_task_list(zr__html *html, const zr__report_data *data, uint32_t unit, zr_role role,
                          const char *heading)
{
    const zr_graph *graph = data->graph;
    uint32_t count = 0;

    for (uint32_t e = graph->unit_start[unit]; e < graph->unit_start[unit + 1]; e++)
        count += graph->unit_edge[e].role == (uint32_t)role &&
                 zr_scope_has(&data->scope, graph, graph->unit_edge[e].end);
    if (count == 0)
        return;
    zr__html_add(html, "<h4>");
    zr__html_text(html, heading);
    zr__html_addf(html, " <small>%u</small></h4><ol class=\"tasks\">", count);
    for (uint32_t e = graph->unit_start[unit]; e < graph->unit_start[unit + 1]; e++)
        if (graph->unit_edge[e].role == (uint32_t)role &&
            zr_scope_has(&data->scope, graph, graph->unit_edge[e].end)) {
            zr__html_add(html, "<li>");
            zr__link_task(html, data, graph->unit_edge[e].end);
            zr__html_add(html, "</li>");
        }
    zr__html_add(html, "</ol>");
}

static void add_officials_of(zr__html *html, const zr__report_data *data, uint32_t unit)
{
    const uint32_t place = data->coverage_place[unit];

    if (place == ZR_NONE || data->coverage.unit[place].official_count == 0)
        return;
    const zr_unit_coverage *coverage = &data->coverage.unit[place];
    open_fact(html, _("answers to"));
    for (uint32_t i = 0; i < coverage->official_count; i++) {
        if (i > 0)
            zr__html_add(html, ", ");
        zr__link_official(html, data, coverage->official[i]);
        zr__html_addf(html, " <small>%u</small>", coverage->official_tasks[i]);
    }
    close_fact(html);
}

static void add_aliases(zr__html *html, const zr_unit *unit)
{
    if (unit->alias_count == 0)
        return;
    open_fact(html, _("also called"));
    for (uint32_t i = 0; i < unit->alias_count; i++) {
        if (i > 0)
            zr__html_comma(html, unit->alias[i - 1]);
        zr__html_text(html, unit->alias[i]);
    }
    close_fact(html);
}

static void add_members(zr__html *html, const zr__report_data *data, const zr_unit *unit)
{
    if (unit->member_count == 0)
        return;
    open_fact(html, _("members"));
    for (uint32_t i = 0; i < unit->member_count; i++) {
        if (i > 0)
            zr__html_comma(html, data->notice->unit[unit->member[i - 1]].name);
        zr__link_unit(html, data, unit->member[i]);
    }
    close_fact(html);
}

static void add_cluster(zr__html *html, const zr__report_data *data, uint32_t unit)
{
    const uint32_t cluster = data->clusters.of_unit[unit];

    if (cluster != ZR_NONE)
        add_fact(html, _("cluster"), data->clusters.cluster[cluster].label);
}

static void add_balance(zr__html *html, const zr__report_data *data, uint32_t unit)
{
    const uint32_t place = data->balance_place[unit];

    if (place == ZR_NONE)
        return;
    const zr_unit_balance *balance = &data->balance.unit[place];
    if (balance->gives == 0 && balance->takes == 0)
        return;
    open_fact(html, _("hand-overs"));
    zr__html_add(html, "<a href=\"#balance-handovers\">");
    zr__html_textf(html, _("gives %u, takes %u, then leads %u"), balance->gives, balance->takes,
                   balance->after);
    zr__html_add(html, "</a>");
    close_fact(html);
}

static void open_unit(zr__html *html, uint32_t number, const zr_unit *unit)
{
    zr__buffer also = {0};

    for (uint32_t i = 0; i < unit->alias_count; i++)
        zr__buffer_addf(&also, i > 0 ? " %s" : "%s", unit->alias[i]);
    open_entry(html, "unit", number, unit->name, also.bytes);
    html->failed = html->failed || also.failed;
    zr__buffer_clear(&also);
}

static void add_unit(zr__html *html, const zr__report_data *data, uint32_t unit)
{
    const zr_unit_load *load = &data->load.unit[data->load_place[unit]];

    open_unit(html, unit, &data->notice->unit[unit]);
    zr__html_add(html, "<p class=\"tally\">");
    zr__html_textf(html, _("leads %u, supports %u"), load->lead, load->support);
    if (load->via_groups > 0)
        zr__html_textf(html, _("; %u more through groups"), load->via_groups);
    if (!isnan(load->share))
        zr__html_textf(html, _("; %s of the load"), zr__phrase_percent(load->share).text);
    zr__html_add(html, "</p><dl>");
    add_aliases(html, &data->notice->unit[unit]);
    add_members(html, data, &data->notice->unit[unit]);
    add_officials_of(html, data, unit);
    add_cluster(html, data, unit);
    add_balance(html, data, unit);
    zr__html_add(html, "</dl>");
    add_task_list(html, data, unit, ZR_LEAD, _("leads"));
    add_task_list(html, data, unit, ZR_SUPPORT, _("supports"));
    zr__html_add(html, "</article>\n");
}

static void add_official(zr__html *html, const zr__report_data *data, uint32_t place)
{
    const zr_official_coverage *coverage = &data->coverage.official[place];
    const uint32_t official = coverage->official;

    open_entry(html, "official", official, data->notice->official[official].name,
               data->notice->official[official].title);
    zr__html_add(html, "<p class=\"tally\">");
    zr__html_textf(html, _("%s on %s; %u of the units lead"),
                   zr__phrase_units(coverage->units).text, zr__phrase_tasks(coverage->tasks).text,
                   coverage->leads);
    zr__html_add(html, "</p><dl>");
    add_fact(html, _("office"), data->notice->official[official].title);
    zr__html_add(html, "</dl><ol class=\"tasks\">");
    for (uint32_t task = data->first_task[official]; task != ZR_NONE;
         task = data->next_task[task]) {
        zr__html_add(html, "<li>");
        zr__link_task(html, data, task);
        zr__html_add(html, "</li>");
    }
    zr__html_add(html, "</ol></article>\n");
}

static void add_assignments(zr__html *html, const zr__report_data *data, uint32_t task,
                            zr_role role, const char *heading)
{
    const zr_graph *graph = data->graph;
    const char *before = NULL;

    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++) {
        const uint32_t unit = graph->task_edge[e].end;

        if (graph->task_edge[e].role != (uint32_t)role)
            continue;
        if (before == NULL)
            open_fact(html, heading);
        else
            zr__html_comma(html, before);
        zr__link_unit(html, data, unit);
        before = data->notice->unit[unit].name;
    }
    if (before != NULL)
        close_fact(html);
}

/* "2025: 生产总值 ≥ 5000 亿元" */
static void add_indicators(zr__html *html, const zr_task *task)
{
    if (task->indicator_count == 0)
        return;
    open_fact(html, _("figures to reach"));
    zr__html_add(html, "<ul class=\"figures\">");
    for (uint32_t i = 0; i < task->indicator_count; i++) {
        const zr_indicator *figure = &task->indicator[i];
        zr__html_add(html, "<li>");
        zr__html_text(html, figure->name);
        zr__html_textf(html, " %s %s %s", zr__relation_sign(figure->relation),
                       zr__phrase_amount(figure->value).text,
                       figure->unit != NULL ? figure->unit : "");
        if (figure->by_date != NULL)
            zr__html_textf(html, " (%s)", figure->by_date);
        else if (figure->by_year != 0)
            zr__html_textf(html, " (%d)", (int)figure->by_year);
        zr__html_add(html, "</li>");
    }
    zr__html_add(html, "</ul>");
    close_fact(html);
}

static void add_wording(zr__html *html, const char *text)
{
    while (text != NULL && *text != '\0') {
        const size_t size = strcspn(text, "\n");
        if (size > 0) {
            zr__html_add(html, "<p class=\"wording\">");
            zr__html_textf(html, "%.*s", (int)size, text);
            zr__html_add(html, "</p>");
        }
        text += size + (text[size] == '\n');
    }
}

static void add_task(zr__html *html, const zr__report_data *data, uint32_t number)
{
    const zr_task *task = &data->notice->task[number];

    open_entry(html, "task", number, task->title, task->id);
    zr__html_add(html, "<p class=\"tally\">");
    zr__html_text(html, task->id);
    zr__html_add(html, "</p><dl>");
    add_fact(html, _("plan"), plan_name(data, task->plan));
    add_fact(html, _("section"), task->section);
    if (task->official != ZR_NONE) {
        open_fact(html, _("official"));
        zr__link_official(html, data, task->official);
        close_fact(html);
    }
    add_assignments(html, data, number, ZR_LEAD, _("leads"));
    add_assignments(html, data, number, ZR_SUPPORT, _("supports"));
    add_fact(html, _("due"), task->due);
    add_indicators(html, task);
    zr__html_add(html, "</dl>");
    add_wording(html, task->text);
    zr__html_add(html, "</article>\n");
}

static void add_officials(zr__html *html, const zr__report_data *data)
{
    open_list(html, data, "all-officials", _("Every official"), data->coverage.official_count);
    for (uint32_t i = 0; i < data->coverage.official_count; i++) {
        divide_list(html, data, i);
        add_official(html, data, i);
    }
    close_list(html, data);
}

static void add_units(zr__html *html, const zr__report_data *data)
{
    uint32_t written = 0;

    open_list(html, data, "all-units", _("Every unit"), data->load.count + data->load.group_only);
    for (uint32_t unit = 0; unit < data->graph->unit_count; unit++)
        if (data->load_place[unit] != ZR_NONE) {
            divide_list(html, data, written++);
            add_unit(html, data, unit);
        }
    close_list(html, data);
}

static void add_tasks(zr__html *html, const zr__report_data *data)
{
    uint32_t written = 0;

    open_list(html, data, "all-tasks", _("Every task"), data->task_count);
    for (uint32_t task = 0; task < data->graph->task_count; task++)
        if (zr_scope_has(&data->scope, data->graph, task)) {
            divide_list(html, data, written++);
            add_task(html, data, task);
        }
    close_list(html, data);
}

void zr__entries_write(zr__html *html, const zr__report_data *data)
{
    add_officials(html, data);
    add_units(html, data);
    add_tasks(html, data);
}
