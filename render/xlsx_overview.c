/*
 * The overview of a ledger's workbook: for each plan, official and leading unit its tasks, how many
 * of them are where, and how far they are on average. All of it is counted by formulas from the
 * list of all tasks, so that it is true whenever the book is opened.
 */
#include <math.h>

#include "render/xlsx_list.h"
#include "src/failure.h"
#include "src/memory.h"

enum {
    NAME,
    TASKS,
    PROGRESS, /* A column for each word, first that nothing was said. */
    MEAN = PROGRESS + ZR_PROGRESS_COUNT,
    COLUMNS,
    CHART_COLUMN = COLUMNS + 1,
    NAME_WIDTH = 34,
    COUNT_WIDTH = 12,
    LINE_HEIGHT = 14, /* Points. */
    MOST_BARS = 20,
    MOST_TICKS = 12
};

/* Okabe & Ito (2008), and grey; a word stands beside each. */
static const uint32_t colour[ZR_PROGRESS_COUNT] = {
    [ZR_PROGRESS_SILENT] = 0xD9D9D9,  [ZR_PROGRESS_NOT_STARTED] = 0x999999,
    [ZR_PROGRESS_ON_TRACK] = 0x56B4E9, [ZR_PROGRESS_AT_RISK] = 0xE69F00,
    [ZR_PROGRESS_DELAYED] = 0xD55E00, [ZR_PROGRESS_DONE] = 0x009E73,
};

typedef struct overview {
    zr__xlsx_book *book;
    lxw_worksheet *sheet;
    const zr__ledger *ledger;
    const zr__xlsx_list *whole;
    uint32_t row;  /* The next free one. */
    uint32_t most; /* Tasks of a line since the last heads. */
} overview;

static const char *progress_name(zr_progress progress)
{
    return progress == ZR_PROGRESS_SILENT ? _("not reported")
                                          : _(zr__ledger_progress[progress].en);
}

/* How many of a task list are where, at the moment of writing. */
typedef struct counts {
    uint32_t tasks;
    uint32_t by[ZR_PROGRESS_COUNT];
    double percent;
    uint32_t percents;
} counts;

static void count_task(counts *to, const zr__ledger *ledger, uint32_t task)
{
    const uint32_t at = ledger->filled_row != NULL ? ledger->filled_row[task] : ZR_NONE;
    const zr_filled_row *filled = at != ZR_NONE ? &ledger->filled->row[at] : NULL;

    to->tasks++;
    to->by[filled != NULL ? filled->progress : ZR_PROGRESS_SILENT]++;
    if (filled == NULL)
        return;
    if (isfinite(filled->percent) || filled->progress == ZR_PROGRESS_DONE) {
        to->percent += isfinite(filled->percent) ? filled->percent : 100;
        to->percents++;
    }
}

static void add_heads(overview *o, const char *what)
{
    zr__xlsx_text(o->book, o->sheet, o->row, NAME, what, ZR__STYLE_HEAD);
    zr__xlsx_text(o->book, o->sheet, o->row, TASKS, _("tasks"), ZR__STYLE_HEAD);
    for (int p = 0; p < ZR_PROGRESS_COUNT; p++)
        zr__xlsx_text(o->book, o->sheet, o->row, PROGRESS + (uint32_t)p,
                      progress_name((zr_progress)p), ZR__STYLE_HEAD);
    zr__xlsx_text(o->book, o->sheet, o->row, MEAN, _("done on average (%)"), ZR__STYLE_HEAD);
    if (!o->book->failed)
        zr__xlsx_check(o->book, worksheet_set_row(o->sheet, o->row, 30, NULL));
    o->row++;
    o->most = 0;
}

/* The mean of the percentages; what is done without one is done to the last percent. */
static void add_mean(overview *o, const char *match, const counts *now)
{
    const char *progress = zr__xlsx_list_range(o->book, o->whole, ZR__LEDGER_PROGRESS);
    const char *percent = zr__xlsx_list_range(o->book, o->whole, ZR__LEDGER_PERCENT);
    const char *is_done =
        zr__xlsx_keepf(o->book, "(%s=\"%s\")", progress, progress_name(ZR_PROGRESS_DONE));

    zr__xlsx_formula(o->book, o->sheet, o->row, MEAN,
                     now->percents > 0 ? round(10 * now->percent / now->percents) / 10 : NAN, "",
                     ZR__STYLE_NUMBER,
                     "=IFERROR(ROUND((SUMPRODUCT(--%s,%s)+100*SUMPRODUCT(%s*%s*(1-ISNUMBER(%s))))/"
                     "SUMPRODUCT(%s*((%s+ISNUMBER(%s))>0)),1),\"\")",
                     match, percent, match, is_done, percent, match, is_done, percent);
}

/* One line: `match` is a formula that is 1 for each row of the list that belongs to it. */
static void add_line(overview *o, const char *name, const char *match, const counts *now)
{
    const char *progress = zr__xlsx_list_range(o->book, o->whole, ZR__LEDGER_PROGRESS);
    const double lines = zr__xlsx_lines(name, NAME_WIDTH);

    if (lines > 1 && !o->book->failed)
        zr__xlsx_check(o->book, worksheet_set_row(o->sheet, o->row, lines * LINE_HEIGHT, NULL));
    zr__xlsx_text(o->book, o->sheet, o->row, NAME, name, ZR__STYLE_TEXT);
    zr__xlsx_formula(o->book, o->sheet, o->row, TASKS, now->tasks, NULL, ZR__STYLE_NUMBER,
                     "=SUMPRODUCT(--%s)", match);
    for (int p = 0; p < ZR_PROGRESS_COUNT; p++)
        zr__xlsx_formula(o->book, o->sheet, o->row, PROGRESS + (uint32_t)p, now->by[p], NULL,
                         ZR__STYLE_NUMBER, "=SUMPRODUCT(%s*(%s=\"%s\"))", match, progress,
                         p == ZR_PROGRESS_SILENT ? "" : progress_name((zr_progress)p));
    add_mean(o, match, now);
    o->most = now->tasks > o->most ? now->tasks : o->most;
    o->row++;
}

/* Rows whose cell in this column is the name at the start of the line. */
static const char *match_equal(overview *o, zr__ledger_column column, bool is_blank)
{
    const char *range = zr__xlsx_list_range(o->book, o->whole, column);

    return is_blank ? zr__xlsx_keepf(o->book, "(%s=\"\")", range)
                    : zr__xlsx_keepf(o->book, "EXACT(%s,$A%u)", range, o->row + 1);
}

/* Rows that name it among others. */
static const char *match_among(overview *o, zr__ledger_column column)
{
    const char *range = zr__xlsx_list_range(o->book, o->whole, column);
    const char *joint = zr__ledger_joint();

    return zr__xlsx_keepf(o->book, "ISNUMBER(FIND(\"%s\"&$A%u&\"%s\",\"%s\"&%s&\"%s\"))", joint,
                          o->row + 1, joint, joint, range, joint);
}

static void add_plans(overview *o)
{
    const zr_notice *notice = o->ledger->graph->notice;

    add_heads(o, _("plan"));
    for (uint32_t p = 0; p < notice->plan_count && !o->book->failed; p++) {
        counts now = {0};

        for (uint32_t i = 0; i < o->whole->list->count; i++)
            if (notice->task[o->whole->list->task[i]].plan == p)
                count_task(&now, o->ledger, o->whole->list->task[i]);
        zr__buffer name = {0};
        zr__ledger_add_plan(&name, notice, p);
        o->book->failed = o->book->failed || name.failed;
        if (now.tasks > 0 && !o->book->failed)
            add_line(o, name.bytes, match_equal(o, ZR__LEDGER_PLAN, false), &now);
        zr__buffer_clear(&name);
    }
    o->row++;
}

static counts count_official(const overview *o, uint32_t official)
{
    const zr_notice *notice = o->ledger->graph->notice;
    counts now = {0};

    for (uint32_t i = 0; i < o->whole->list->count; i++)
        if (notice->task[o->whole->list->task[i]].official == official)
            count_task(&now, o->ledger, o->whole->list->task[i]);
    return now;
}

static void add_officials(overview *o)
{
    const zr_notice *notice = o->ledger->graph->notice;
    const counts none = count_official(o, ZR_NONE);

    add_heads(o, _("official in charge"));
    for (uint32_t i = 0; i < notice->official_count && !o->book->failed; i++) {
        const counts now = count_official(o, i);

        if (now.tasks > 0)
            add_line(o, notice->official[i].name, match_equal(o, ZR__LEDGER_OFFICIAL, false),
                     &now);
    }
    if (none.tasks > 0)
        add_line(o, _("no official"), match_equal(o, ZR__LEDGER_OFFICIAL, true), &none);
}

static counts count_unit(const overview *o, uint32_t unit)
{
    const zr_graph *graph = o->ledger->graph;
    counts now = {0};

    for (uint32_t e = graph->unit_start[unit]; e < graph->unit_start[unit + 1]; e++)
        if (graph->unit_edge[e].role == ZR_LEAD &&
            zr_scope_has(&o->ledger->scope, graph, graph->unit_edge[e].end))
            count_task(&now, o->ledger, graph->unit_edge[e].end);
    return now;
}

typedef struct leader {
    uint32_t unit, tasks;
} leader;

static int most_first(const void *a, const void *b)
{
    const leader *x = a, *y = b;

    if (x->tasks != y->tasks)
        return x->tasks > y->tasks ? -1 : 1;
    return (x->unit > y->unit) - (x->unit < y->unit);
}

static uint32_t find_leaders(leader *leaders, const overview *o)
{
    uint32_t count = 0;

    for (uint32_t u = 0; u < o->ledger->graph->unit_count; u++) {
        const uint32_t tasks = count_unit(o, u).tasks;

        if (tasks > 0)
            leaders[count++] = (leader){u, tasks};
    }
    if (count > 0)
        qsort(leaders, count, sizeof *leaders, most_first);
    return count;
}

/* Leading units, the busiest first; how many are written. */
static uint32_t add_units(overview *o)
{
    leader *leaders = zr__calloc(o->ledger->graph->unit_count, sizeof *leaders);
    uint32_t count = 0;

    o->book->failed = o->book->failed || leaders == NULL;
    if (leaders != NULL)
        count = find_leaders(leaders, o);
    count = count < ZR_LEDGER_MOST_LISTS ? count : ZR_LEDGER_MOST_LISTS;
    add_heads(o, _("leading unit"));
    for (uint32_t i = 0; i < count && !o->book->failed; i++) {
        const counts now = count_unit(o, leaders[i].unit);
        add_line(o, o->ledger->graph->notice->unit[leaders[i].unit].name,
                 match_among(o, ZR__LEDGER_LEAD), &now);
    }
    zr__free(leaders);
    return count;
}

/* Bars, one for each line of a block, stacked by progress. */
static void add_chart(overview *o, const char *title, uint32_t first, uint32_t count,
                      uint32_t most, uint32_t at_row)
{
    const uint32_t shown = count < MOST_BARS ? count : MOST_BARS;
    lxw_chart *chart;

    if (o->book->failed || shown == 0)
        return;
    chart = workbook_add_chart(o->book->workbook, LXW_CHART_BAR_STACKED);
    o->book->failed = chart == NULL;
    for (int p = 0; p < ZR_PROGRESS_COUNT && !o->book->failed; p++) {
        const char *names = zr__xlsx_range(o->book, o->sheet, NAME, first, first + shown - 1);
        const char *values = zr__xlsx_range(o->book, o->sheet, PROGRESS + (uint32_t)p, first,
                                            first + shown - 1);
        lxw_chart_fill fill = {.color = colour[p]};
        lxw_chart_series *series = chart_add_series(chart, zr__xlsx_keepf(o->book, "=%s", names),
                                                    zr__xlsx_keepf(o->book, "=%s", values));

        if (series == NULL)
            o->book->failed = true;
        else {
            chart_series_set_name(series, progress_name((zr_progress)p));
            chart_series_set_fill(series, &fill);
        }
    }
    if (o->book->failed)
        return;
    chart_title_set_name(chart, title);
    chart_set_series_gap(chart, 60);
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_set_name(chart->x_axis, _("tasks"));
    chart_axis_set_min(chart->x_axis, 0);
    if (most <= MOST_TICKS)
        chart_axis_set_major_unit(chart->x_axis, 1); /* There are no half tasks. */
    chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    lxw_chart_options size = {.x_scale = 1.5, .y_scale = 0.9 + 0.07 * shown};
    zr__xlsx_check(o->book, worksheet_insert_chart_opt(o->sheet, at_row, CHART_COLUMN, chart,
                                                       &size));
}

static void add_words(overview *o)
{
    const zr_notice *notice = o->ledger->graph->notice;

    zr__xlsx_title(o->book, o->sheet, notice->title != NULL ? notice->title : _("Task ledger"),
                   MEAN, NAME_WIDTH + (MEAN - NAME) * COUNT_WIDTH);
    zr__xlsx_text(o->book, o->sheet, 1, 0,
                  zr__xlsx_keepf(o->book, "%s%s%s", notice->issuer != NULL ? notice->issuer : "",
                                 notice->issuer != NULL && notice->issued != NULL ? "  " : "",
                                 notice->issued != NULL ? notice->issued : ""),
                  ZR__STYLE_REMARK);
    zr__xlsx_text(o->book, o->sheet, 2, 0,
                  _("Fill in the yellow columns of the sheet with all tasks, and the figures; this "
                    "sheet and those of officials and units follow by themselves."),
                  ZR__STYLE_REMARK);
    o->row = 4;
}

void zr__xlsx_fill_overview(zr__xlsx_book *book, lxw_worksheet *sheet, const zr__ledger *ledger,
                            const zr__xlsx_list *whole)
{
    overview o = {.book = book, .sheet = sheet, .ledger = ledger, .whole = whole};
    uint32_t first_official, officials, first_unit, units, most_of_officials;

    if (book->failed)
        return;
    add_words(&o);
    add_plans(&o);
    first_official = o.row + 1;
    add_officials(&o);
    officials = o.row - first_official;
    most_of_officials = o.most;
    o.row++;
    first_unit = o.row + 1;
    units = add_units(&o);

    add_chart(&o, _("Progress of the officials' tasks"), first_official, officials,
              most_of_officials, 4);
    add_chart(&o, _("Progress of the units that lead most"), first_unit, units, o.most, 26);
    zr__xlsx_check(book, worksheet_set_column(sheet, NAME, NAME, NAME_WIDTH, NULL));
    zr__xlsx_check(book, worksheet_set_column(sheet, TASKS, MEAN, COUNT_WIDTH, NULL));
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_first_sheet(sheet);
    worksheet_activate(sheet);
}
