/*
 * The rows of a ledger, as tables of text and numbers that every format shows.
 */
#include <math.h>
#include <string.h>

#include "render/json_writer.h"
#include "render/ledger.h"
#include "render/task_list_view.h"
#include "src/failure.h"
#include "src/ledger/filled.h"
#include "src/memory.h"

static zr__column_kind kind_of(zr__ledger_column column)
{
    switch (column) {
    case ZR__LEDGER_TITLE:
    case ZR__LEDGER_TEXT:
    case ZR__LEDGER_DONE:
    case ZR__LEDGER_PROBLEM:
    case ZR__LEDGER_NEXT:
        return ZR__PROSE;
    case ZR__LEDGER_LEAD:
    case ZR__LEDGER_SUPPORT:
    case ZR__LEDGER_FIGURES:
        return ZR__LIST;
    case ZR__LEDGER_ITEMS:
        return ZR__COUNT;
    case ZR__LEDGER_PERCENT:
        return ZR__AMOUNT;
    default:
        return ZR__TEXT;
    }
}

static bool has_column(const zr__ledger *ledger, const zr__ledger_list *list,
                       zr__ledger_column column)
{
    switch (column) {
    case ZR__LEDGER_TEXT:
    case ZR__LEDGER_SECTION:
    case ZR__LEDGER_DUE:
    case ZR__LEDGER_ITEMS:
    case ZR__LEDGER_FIGURES:
        return ledger->has[column];
    case ZR__LEDGER_ROLE:
        return list->kind == ZR__LIST_OF_UNIT;
    case ZR__LEDGER_OFFICIAL:
        return list->kind != ZR__LIST_OF_OFFICIAL;
    default:
        return true;
    }
}

static void choose_columns(zr__ledger_list *list, const zr__ledger *ledger)
{
    for (int c = 0; c < ZR__LEDGER_COLUMNS; c++) {
        const zr__ledger_column column = (zr__ledger_column)c;
        const char *name = _(zr__ledger_columns[c].en);

        if (!has_column(ledger, list, column))
            continue;
        list->column[list->column_count] = (zr__column){name, name, kind_of(column)};
        list->which[list->column_count++] = column;
    }
}

/* Whether looking an id up needs more than MATCH, which takes "*" and "?" for any text and capital
 * letters for small ones. */
static bool has_odd_ids(bool *failed, const zr_notice *notice)
{
    zr__names seen = {0};
    zr__buffer keys = {0};
    bool is_odd = false;

    for (uint32_t t = 0; t < notice->task_count && !is_odd; t++) {
        is_odd = strpbrk(notice->task[t].id, "*?~") != NULL;
        zr__buffer_add_bytes(&keys, notice->task[t].id, strlen(notice->task[t].id) + 1);
    }
    for (size_t i = 0; i < keys.size && !keys.failed; i++)
        if (keys.bytes[i] >= 'A' && keys.bytes[i] <= 'Z')
            keys.bytes[i] = (char)(keys.bytes[i] | 0x20);
    for (size_t at = 0; at < keys.size && !keys.failed && !is_odd;) {
        const size_t size = strlen(keys.bytes + at);

        is_odd = zr__names_find(&seen, keys.bytes + at, size) != ZR_NONE;
        if (!is_odd)
            *failed = !zr__names_add(&seen, keys.bytes + at, size, 0) || *failed;
        at += size + 1;
    }
    *failed = *failed || keys.failed;
    zr__names_clear(&seen);
    zr__buffer_clear(&keys);
    return is_odd;
}

zr_status zr__ledger_init(zr__ledger *ledger, const zr_graph *graph,
                          const zr_ledger_options *options, zr_error *err)
{
    const zr_notice *notice = graph->notice;
    bool failed = false;

    *ledger = (zr__ledger){.graph = graph, .scope = ZR_SCOPE_ALL, .filled = options->filled};
    if (options->scope != NULL)
        ledger->scope = (zr_scope){options->scope->plan, options->scope->official, ZR_ANY};
    for (uint32_t t = 0; t < notice->task_count; t++) {
        const zr_task *task = &notice->task[t];

        ledger->has[ZR__LEDGER_TEXT] |= task->text != NULL;
        ledger->has[ZR__LEDGER_SECTION] |= task->section != NULL;
        ledger->has[ZR__LEDGER_DUE] |= task->due != NULL;
        ledger->has[ZR__LEDGER_ITEMS] |= task->items > 0;
        ledger->has[ZR__LEDGER_FIGURES] |= task->indicator_count > 0;
    }
    ledger->has_odd_ids = has_odd_ids(&failed, notice);
    if (failed)
        return zr__out_of_memory(err);
    if (ledger->filled == NULL)
        return ZR_OK;
    if ((ledger->figure_start = zr__figure_starts(notice)) == NULL)
        return zr__out_of_memory(err);
    const char *own = options->unit != ZR_ANY ? notice->unit[options->unit].name : NULL;
    const zr_status status =
        zr__filled_choose(&ledger->filled_row, ledger->filled, notice, own, err);
    return status != ZR_OK ? status
                           : zr__filled_choose_figures(&ledger->filled_figure, ledger->filled,
                                                       notice, err);
}

void zr__ledger_clear(zr__ledger *ledger)
{
    zr__free(ledger->filled_row);
    zr__free(ledger->filled_figure);
    zr__free(ledger->figure_start);
    *ledger = (zr__ledger){0};
}

static bool is_listed(const zr__ledger *ledger, const zr__ledger_list *list, uint32_t task)
{
    return zr_scope_has(&ledger->scope, ledger->graph, task) &&
           (list->kind == ZR__LIST_ALL ||
            ledger->graph->notice->task[task].official == list->index);
}

static zr_status find_by_official(zr__ledger_list *list, const zr__ledger *ledger, zr_error *err)
{
    if ((list->task = zr__calloc(ledger->graph->task_count, sizeof *list->task)) == NULL)
        return zr__out_of_memory(err);
    for (uint32_t t = 0; t < ledger->graph->task_count; t++)
        if (is_listed(ledger, list, t))
            list->task[list->count++] = t;
    return ZR_OK;
}

static zr_status copy_unit_list(zr__ledger_list *list, const zr__task_list *found, zr_error *err)
{
    const uint32_t count =
        found->count[ZR__LED] + found->count[ZR__SUPPORTED] + found->count[ZR__THROUGH_GROUPS];

    list->task = zr__calloc(count, sizeof *list->task);
    list->way = zr__calloc(count, sizeof *list->way);
    if (list->task == NULL || list->way == NULL)
        return zr__out_of_memory(err);
    for (uint8_t way = 0; way < ZR__WAYS; way++)
        for (uint32_t i = 0; i < found->count[way]; i++) {
            list->way[list->count] = way;
            list->task[list->count++] = found->task[way][i];
        }
    return ZR_OK;
}

static zr_status find_by_unit(zr__ledger_list *list, const zr__ledger *ledger, zr_error *err)
{
    zr__task_list found = {0};
    zr_status status =
        zr__task_list_find(&found, list->index, ledger->graph, &ledger->scope, err);

    if (status == ZR_OK)
        status = copy_unit_list(list, &found, err);
    zr__task_list_clear(&found);
    return status;
}

zr_status zr__ledger_list_find(zr__ledger_list *list, const zr__ledger *ledger,
                               zr__ledger_kind kind, uint32_t index, zr_error *err)
{
    *list = (zr__ledger_list){.kind = kind, .index = index};
    choose_columns(list, ledger);
    return kind == ZR__LIST_OF_UNIT ? find_by_unit(list, ledger, err)
                                    : find_by_official(list, ledger, err);
}

void zr__ledger_list_clear(zr__ledger_list *list)
{
    zr__free(list->task);
    zr__free(list->way);
    *list = (zr__ledger_list){0};
}

const char *zr__ledger_list_name(const zr__ledger *ledger, const zr__ledger_list *list)
{
    const zr_notice *notice = ledger->graph->notice;

    if (list->kind == ZR__LIST_ALL)
        return _("all tasks");
    if (list->kind == ZR__LIST_OF_UNIT)
        return notice->unit[list->index].name;
    return list->index == ZR_NONE ? _("no official") : notice->official[list->index].name;
}

const char *zr__ledger_joint(void)
{
    /* TRANSLATORS: stands between two names in a cell of a ledger */
    return _("; ");
}

static void add_units(zr__table *table, const zr_graph *graph, uint32_t task, zr_role role)
{
    zr__table_add_list(table);
    for (uint32_t e = graph->task_start[task]; e < graph->task_start[task + 1]; e++)
        if (graph->task_edge[e].role == role)
            zr__table_add_item(table, graph->notice->unit[graph->task_edge[e].end].name);
}

static void add_role(zr__table *table, const zr__ledger_list *list, uint32_t row)
{
    static const char *const way[] = {
        [ZR__LED] = N_("leads it"),
        [ZR__SUPPORTED] = N_("supports it"),
        [ZR__THROUGH_GROUPS] = N_("through a group"),
    };

    zr__table_add_text(table, _(way[list->way[row]]));
}

void zr__ledger_add_plan(zr__buffer *out, const zr_notice *notice, uint32_t plan)
{
    const zr_plan *of = &notice->plan[plan];
    bool is_shared = false;

    for (uint32_t p = 0; p < notice->plan_count && of->title != NULL; p++)
        is_shared = is_shared || (p != plan && notice->plan[p].title != NULL &&
                                  strcmp(notice->plan[p].title, of->title) == 0);
    zr__buffer_add(out, of->title != NULL ? of->title : of->id);
    if (is_shared)
        zr__buffer_addf(out, " (%s)", of->id);
}

static void add_plan(zr__table *table, const zr_notice *notice, uint32_t plan)
{
    zr__buffer name = {0};

    zr__ledger_add_plan(&name, notice, plan);
    table->failed = table->failed || name.failed;
    zr__table_add_text(table, name.bytes);
    zr__buffer_clear(&name);
}

static void add_stated(zr__table *table, const zr__ledger *ledger, const zr__ledger_list *list,
                       uint32_t row, zr__ledger_column column)
{
    const zr_notice *notice = ledger->graph->notice;
    const zr_task *task = &notice->task[list->task[row]];

    switch (column) {
    case ZR__LEDGER_PLAN:
        add_plan(table, notice, task->plan);
        break;
    case ZR__LEDGER_OFFICIAL:
        zr__table_add_text(
            table, task->official != ZR_NONE ? notice->official[task->official].name : NULL);
        break;
    case ZR__LEDGER_LEAD:
        add_units(table, ledger->graph, list->task[row], ZR_LEAD);
        break;
    case ZR__LEDGER_SUPPORT:
        add_units(table, ledger->graph, list->task[row], ZR_SUPPORT);
        break;
    case ZR__LEDGER_ROLE:
        add_role(table, list, row);
        break;
    case ZR__LEDGER_ITEMS:
        zr__table_add_number(table, task->items > 0 ? (double)task->items : NAN);
        break;
    case ZR__LEDGER_FIGURES:
        zr__add_figures(table, task);
        break;
    default:
        zr__table_add_text(table, column == ZR__LEDGER_ID        ? task->id
                                  : column == ZR__LEDGER_SECTION ? task->section
                                  : column == ZR__LEDGER_TITLE   ? task->title
                                  : column == ZR__LEDGER_TEXT    ? task->text
                                                                 : task->due);
    }
}

/* What somebody wrote instead of a number goes on as it is. */
static void add_number(zr__table *table, double number, const char *written)
{
    if (isfinite(number))
        zr__table_add_number(table, number);
    else
        zr__table_add_text(table, written);
}

static void add_filled(zr__table *table, const zr_filled_row *filled, zr__ledger_column column)
{
    switch (column) {
    case ZR__LEDGER_PROGRESS:
        zr__table_add_text(table, filled->progress != ZR_PROGRESS_SILENT
                                      ? _(zr__ledger_progress[filled->progress].en)
                                      : filled->progress_written);
        break;
    case ZR__LEDGER_PERCENT:
        if (filled->percent > 0 && filled->percent < 1) {
            zr__table_add_list(table); /* with its sign, or it may be read as a part of one */
            zr__table_add_itemf(table, "%.15g%%", filled->percent);
        } else
            add_number(table, filled->percent, filled->percent_written);
        break;
    default:
        zr__table_add_text(table, column == ZR__LEDGER_DONE      ? filled->done
                                  : column == ZR__LEDGER_PROBLEM ? filled->problem
                                  : column == ZR__LEDGER_NEXT    ? filled->next
                                                                 : filled->updated);
    }
}

void zr__ledger_table(zr__table *table, const zr__ledger *ledger, const zr__ledger_list *list)
{
    static const zr_filled_row blank = {.percent = NAN};

    zr__table_init(table, list->column);
    for (uint32_t row = 0; row < list->count; row++) {
        const uint32_t task = list->task[row];
        const uint32_t at = ledger->filled_row != NULL ? ledger->filled_row[task] : ZR_NONE;
        const zr_filled_row *filled = at != ZR_NONE ? &ledger->filled->row[at] : &blank;

        zr__table_add_row(table, task);
        for (uint32_t c = 0; c < list->column_count; c++) {
            if (zr__ledger_is_filled_in(list->which[c]))
                add_filled(table, filled, list->which[c]);
            else
                add_stated(table, ledger, list, row, list->which[c]);
        }
    }
}

static const char *relation_words(zr_relation relation)
{
    static const char *const words[] = {
        [ZR_AT_LEAST] = N_("at least"), [ZR_AT_MOST] = N_("at most"), [ZR_EQUAL] = N_("equal to"),
        [ZR_ABOVE] = N_("above"),       [ZR_BELOW] = N_("below"),
    };

    return _(words[relation]);
}

static void add_by(zr__table *table, const zr_indicator *figure)
{
    if (figure->by_year != 0) {
        zr__table_add_list(table);
        zr__table_add_itemf(table, "%d", (int)figure->by_year);
    } else
        zr__table_add_text(table, figure->by_date);
}

static void add_figure(zr__table *table, const zr__ledger *ledger, uint32_t task, uint32_t place)
{
    const zr_task *of = &ledger->graph->notice->task[task];
    const zr_indicator *figure = &of->indicator[place];
    const uint32_t at = ledger->filled != NULL
                            ? ledger->filled_figure[ledger->figure_start[task] + place]
                            : ZR_NONE;
    const zr_filled_figure *filled = at != ZR_NONE ? &ledger->filled->figure[at] : NULL;

    zr__table_add_row(table, place);
    zr__table_add_text(table, of->id);
    zr__table_add_text(table, of->title);
    add_units(table, ledger->graph, task, ZR_LEAD);
    zr__table_add_text(table, figure->name);
    zr__table_add_text(table, relation_words(figure->relation));
    zr__table_add_number(table, figure->value);
    zr__table_add_text(table, figure->unit);
    add_by(table, figure);
    add_number(table, filled != NULL ? filled->actual : NAN,
               filled != NULL ? filled->actual_written : NULL);
    zr__table_add_text(table, filled != NULL ? filled->actual_on : NULL);
    zr__table_add_text(table, filled != NULL ? filled->remark : NULL);
}

void zr__ledger_figures(zr__table *table, zr__column *column, const zr__ledger *ledger,
                        const zr__ledger_list *list)
{
    static const zr__column_kind kind[ZR__FIGURE_COLUMNS] = {
        [ZR__FIGURE_TITLE] = ZR__PROSE,   [ZR__FIGURE_LEAD] = ZR__LIST,
        [ZR__FIGURE_NAME] = ZR__PROSE,    [ZR__FIGURE_TARGET] = ZR__AMOUNT,
        [ZR__FIGURE_ACTUAL] = ZR__AMOUNT, [ZR__FIGURE_BY] = ZR__LIST,
    };

    for (int c = 0; c < ZR__FIGURE_COLUMNS; c++) {
        const char *name = _(zr__figure_columns[c].en);
        column[c] = (zr__column){name, name, kind[c]};
    }
    column[ZR__FIGURE_COLUMNS] = (zr__column){0};
    zr__table_init(table, column);
    for (uint32_t row = 0; row < list->count; row++) {
        const uint32_t count = ledger->graph->notice->task[list->task[row]].indicator_count;

        for (uint32_t place = 0; place < count; place++)
            add_figure(table, ledger, list->task[row], place);
    }
}
