/*
 * Ledgers: which sheets a workbook has, and the same lists as CSV and Markdown.
 */
#include "render/ledger.h"

#include <string.h>

#include "render/page.h"
#include "render/view.h"
#include "render/xlsx_list.h"
#include "src/failure.h"
#include "src/groups.h"
#include "src/memory.h"
#include "src/scope.h"

static zr_status add_view(zr__xlsx_book *book, const zr__ledger *ledger, zr__ledger_kind kind,
                          uint32_t index, const zr__xlsx_list *whole, zr_error *err)
{
    zr__ledger_list list = {0};
    const zr_status status = zr__ledger_list_find(&list, ledger, kind, index, err);

    if (status == ZR_OK && list.count > 0)
        zr__xlsx_add_list(book, ledger, &list, whole);
    zr__ledger_list_clear(&list);
    return status;
}

static bool leads_something(const zr_graph *graph, uint32_t unit)
{
    for (uint32_t e = graph->unit_start[unit]; e < graph->unit_start[unit + 1]; e++)
        if (graph->unit_edge[e].role == ZR_LEAD)
            return true;
    return false;
}

/* A sheet for each official and each leading unit, as long as there is room. */
static zr_status add_views(zr__xlsx_book *book, const zr__ledger *ledger,
                           const zr__xlsx_list *whole, zr_error *err)
{
    const zr_graph *graph = ledger->graph;
    zr_status status = ZR_OK;
    uint32_t lists = 0;

    for (uint32_t o = 0; o < graph->notice->official_count && status == ZR_OK &&
                         lists++ < ZR_LEDGER_MOST_LISTS;
         o++)
        status = add_view(book, ledger, ZR__LIST_OF_OFFICIAL, o, whole, err);
    for (uint32_t u = 0; u < graph->unit_count && status == ZR_OK && lists < ZR_LEDGER_MOST_LISTS;
         u++)
        if (leads_something(graph, u)) {
            status = add_view(book, ledger, ZR__LIST_OF_UNIT, u, whole, err);
            lists++;
        }
    return status;
}

static zr_status fill_book(zr__xlsx_book *book, const zr__ledger *ledger,
                           const zr__ledger_list *list, zr_error *err)
{
    lxw_worksheet *overview = NULL;
    zr__xlsx_list whole;

    if (list->kind == ZR__LIST_ALL)
        overview = zr__xlsx_add_sheet(book, _("overview"));
    whole = zr__xlsx_add_list(book, ledger, list, NULL);
    zr__xlsx_add_figures(book, ledger, list);
    if (list->kind != ZR__LIST_ALL)
        return ZR_OK;
    zr__xlsx_fill_overview(book, overview, ledger, &whole);
    return add_views(book, ledger, &whole, err);
}

static zr_status write_workbook(char **bytes, size_t *size, const zr__ledger *ledger,
                                const zr__ledger_list *list, zr_error *err)
{
    const zr_notice *notice = ledger->graph->notice;
    zr__xlsx_book book = {0};
    zr_status status;

    if (list->count > ZR_LEDGER_MOST_TASKS)
        return zr__fail(err, ZR_EINVAL,
                        _("%u tasks are more than a workbook takes (%u); choose a plan or an "
                          "official, or write CSV"),
                        list->count, ZR_LEDGER_MOST_TASKS);
    status = zr__xlsx_open(&book, notice->title, err);
    if (status == ZR_OK)
        status = fill_book(&book, ledger, list, err);
    if (status == ZR_OK)
        return zr__xlsx_close(&book, bytes, size, err);
    zr__xlsx_close(&book, NULL, NULL, NULL);
    return status;
}

/* As a spreadsheet opens it: it takes a text without a mark for one in the local encoding. */
static void add_csv(zr__buffer *out, zr__table *table)
{
    zr__buffer_add(out, "\xEF\xBB\xBF");
    zr__table_add_csv(out, table);
}

static void add_markdown(zr__buffer *out, const zr__ledger *ledger, const zr__ledger_list *list,
                         zr__table *tasks)
{
    zr__column column[ZR__FIGURE_COLUMNS + 1];
    zr__section section[2] = {{.name = "tasks", .heading = _("Tasks"), .table = *tasks},
                              {.name = "figures", .heading = _("Figures to be reached")}};
    zr__page page = {.section = section, .section_count = 2};

    zr__ledger_figures(&section[1].table, column, ledger, list);
    out->failed = out->failed || zr__table_sort(&section[1].table, NULL, NULL, 0, NULL) != ZR_OK;
    zr__page_call(&page, _("Task ledger: %s"), zr__ledger_list_name(ledger, list));
    out->failed = out->failed || zr__page_has_failed(&page);
    if (!out->failed)
        zr__page_add_markdown(out, &page);
    zr__table_clear(&section[1].table);
    zr__buffer_clear(&page.title);
}

static zr_status write_text(char **bytes, size_t *size, const zr__ledger *ledger,
                            const zr__ledger_list *list, zr_ledger_format format, zr_error *err)
{
    zr__buffer out = {0};
    zr__table tasks;

    zr__ledger_table(&tasks, ledger, list);
    out.failed = tasks.failed || zr__table_sort(&tasks, NULL, NULL, 0, NULL) != ZR_OK;
    if (!out.failed && format == ZR_LEDGER_CSV)
        add_csv(&out, &tasks);
    else if (!out.failed)
        add_markdown(&out, ledger, list, &tasks);
    zr__table_clear(&tasks);
    if (out.failed) {
        zr__buffer_clear(&out);
        return zr__out_of_memory(err);
    }
    *size = out.size;
    *bytes = zr__buffer_take(&out);
    return ZR_OK;
}

zr_status zr_ledger_write(char **bytes, size_t *size, const zr_graph *graph,
                          const zr_ledger_options *options, zr_error *err)
{
    static const zr_ledger_options defaults = ZR_LEDGER_OPTIONS_INIT;
    const zr_ledger_options *o = options != NULL ? options : &defaults;
    const bool is_of_unit = o->unit != ZR_ANY;
    zr__ledger ledger = {0};
    zr__ledger_list list = {0};
    zr_status status = zr__scope_check(o->scope, graph, err);

    if (status == ZR_OK)
        status = zr__ledger_init(&ledger, graph, o, err);
    if (status == ZR_OK)
        status = zr__ledger_list_find(&list, &ledger,
                                      is_of_unit ? ZR__LIST_OF_UNIT : ZR__LIST_ALL,
                                      is_of_unit ? o->unit : ZR_ANY, err);
    if (status == ZR_OK)
        status = o->format == ZR_LEDGER_XLSX
                     ? write_workbook(bytes, size, &ledger, &list, err)
                     : write_text(bytes, size, &ledger, &list, o->format, err);
    zr__ledger_list_clear(&list);
    zr__ledger_clear(&ledger);
    return status;
}

/* Those whom the tasks of the scope reach, groups opened. */
static void mark_units(bool *has_list, zr__reach *reach, const zr_graph *graph,
                       const zr_scope *scope)
{
    zr__reach_round(reach);
    for (uint32_t u = 0; u < graph->unit_count; u++) {
        bool has_task = false;

        for (uint32_t e = graph->unit_start[u]; e < graph->unit_start[u + 1] && !has_task; e++)
            has_task = scope == NULL || zr_scope_has(scope, graph, graph->unit_edge[e].end);
        if (!has_task)
            continue;
        zr__reach_open(reach, u);
        for (uint32_t m; (m = zr__reach_next(reach)) != ZR_NONE;)
            has_list[m] = true;
    }
}

zr_status zr_ledger_units(zr_unit_list *out, const zr_graph *graph, const zr_scope *scope,
                          zr_error *err)
{
    bool *has_list = zr__calloc(graph->unit_count, sizeof *has_list);
    zr_unit_list list = {.unit = zr__calloc(graph->unit_count, sizeof *list.unit)};
    zr__reach reach = {0};

    if (has_list == NULL || list.unit == NULL || !zr__reach_init(&reach, graph->notice)) {
        zr__free(has_list);
        zr_unit_list_clear(&list);
        return zr__out_of_memory(err);
    }
    mark_units(has_list, &reach, graph, scope);
    for (uint32_t u = 0; u < graph->unit_count; u++)
        if (has_list[u])
            list.unit[list.count++] = u;
    zr__reach_clear(&reach);
    zr__free(has_list);
    *out = list;
    return ZR_OK;
}

void zr_unit_list_clear(zr_unit_list *list)
{
    if (list == NULL)
        return;
    zr__free(list->unit);
    *list = (zr_unit_list){0};
}
