/*
 * Lists of tasks and of figures as sheets of a workbook.
 *
 * The list of all tasks is filled in. The sheets of officials and units look every value up there
 * by the task's id, so that sorting one sheet does not disturb another; they are protected, without
 * a password, against being filled in by mistake.
 */
#include "render/xlsx_list.h"

#include <math.h>
#include <string.h>

#include "src/dates.h"
#include "src/failure.h"
#include "src/text.h"

enum { PAPER_A3 = 8, PAPER_A4 = 9, EARLIEST_YEAR = 2000, LEAST_LINES = 2 };

/* Points; Excel takes 409 at most. */
static const double LINE_HEIGHT = 13.5, ROW_PADDING = 5, MOST_HEIGHT = 400, LEAST_WIDTH = 7;

static const double column_width[ZR__LEDGER_COLUMNS] = {
    [ZR__LEDGER_ID] = 20,      [ZR__LEDGER_PLAN] = 16,    [ZR__LEDGER_SECTION] = 18,
    [ZR__LEDGER_TITLE] = 28,   [ZR__LEDGER_TEXT] = 48,    [ZR__LEDGER_OFFICIAL] = 10,
    [ZR__LEDGER_LEAD] = 17,    [ZR__LEDGER_SUPPORT] = 26, [ZR__LEDGER_ROLE] = 11,
    [ZR__LEDGER_DUE] = 12,     [ZR__LEDGER_ITEMS] = 8,    [ZR__LEDGER_FIGURES] = 28,
    [ZR__LEDGER_PROGRESS] = 11, [ZR__LEDGER_PERCENT] = 11, [ZR__LEDGER_DONE] = 30,
    [ZR__LEDGER_PROBLEM] = 24, [ZR__LEDGER_NEXT] = 24,    [ZR__LEDGER_UPDATED] = 12,
};

static const double figure_width[ZR__FIGURE_COLUMNS] = {
    [ZR__FIGURE_ID] = 20,     [ZR__FIGURE_TITLE] = 28,    [ZR__FIGURE_LEAD] = 17,
    [ZR__FIGURE_NAME] = 30,   [ZR__FIGURE_RELATION] = 9,  [ZR__FIGURE_TARGET] = 12,
    [ZR__FIGURE_MEASURE] = 12, [ZR__FIGURE_BY] = 12,       [ZR__FIGURE_ACTUAL] = 12,
    [ZR__FIGURE_ACTUAL_ON] = 12, [ZR__FIGURE_REMARK] = 30,
};

uint32_t zr__ledger_place(const zr__ledger_list *list, zr__ledger_column column)
{
    uint32_t place = 0;

    while (place < list->column_count && list->which[place] != column)
        place++;
    return place;
}

const char *zr__xlsx_list_range(zr__xlsx_book *book, const zr__xlsx_list *of,
                                zr__ledger_column column)
{
    return zr__xlsx_range(book, of->sheet, zr__ledger_place(of->list, column), ZR__LIST_TOP,
                          of->last_row);
}

/* The strings of a cell in one; NULL when there are none. */
static const char *joined(zr__xlsx_book *book, const zr__table *table, const zr__cell *cell)
{
    const char *text = zr__table_strings(table, cell), *all;
    zr__buffer items = {0};

    if (cell->items <= 1)
        return cell->items == 0 ? NULL : text;
    for (uint32_t i = 0; i < cell->items; i++, text += strlen(text) + 1) {
        zr__buffer_add(&items, i > 0 ? zr__ledger_joint() : "");
        zr__buffer_add(&items, text);
    }
    all = items.failed ? NULL : zr__arena_text(&book->arena, items.bytes, items.size);
    book->failed = book->failed || all == NULL;
    zr__buffer_clear(&items);
    return all;
}

double zr__xlsx_lines(const char *text, double width)
{
    double lines = 0;

    for (;;) {
        const size_t size = strcspn(text, "\n");
        lines += fmax(1, ceil((double)zr__text_width_of(text, size) / (width - 1.5)));
        if (text[size] == '\0')
            return lines;
        text += size + 1;
    }
}

/* Columns get as wide as their texts, and at most as wide as they usually are. */
static void fit_columns(zr__xlsx_book *book, lxw_worksheet *sheet, const zr__table *table,
                        double *width, uint32_t fill_from)
{
    for (uint32_t c = 0; c < table->column_count; c++) {
        double widest = (double)zr__text_width(table->column[c].heading);

        for (uint32_t row = 0; row < table->row_count && c < fill_from; row++) {
            const char *text = joined(book, table, zr__table_cell(table, row, c));
            widest = fmax(widest, text != NULL ? (double)zr__text_width(text) : 0);
        }
        if (c < fill_from)
            width[c] = fmax(LEAST_WIDTH, fmin(width[c], widest + 3));
        if (!book->failed)
            zr__xlsx_check(book, worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c, width[c],
                                                      NULL));
    }
}

/* Not every program finds the height that wrapped text needs. */
static void fit_rows(zr__xlsx_book *book, lxw_worksheet *sheet, const zr__table *table,
                     const double *width)
{
    for (uint32_t row = 0; row < table->row_count && !book->failed; row++) {
        double lines = LEAST_LINES;

        for (uint32_t c = 0; c < table->column_count; c++) {
            const char *text = joined(book, table, zr__table_cell(table, row, c));
            lines = fmax(lines, text != NULL ? zr__xlsx_lines(text, width[c]) : 0);
        }
        zr__xlsx_check(book, worksheet_set_row(sheet, ZR__LIST_TOP + row,
                                               fmin(MOST_HEIGHT, lines * LINE_HEIGHT + ROW_PADDING),
                                               NULL));
    }
}

static void add_date(zr__xlsx_book *book, lxw_worksheet *sheet, uint32_t row, uint32_t column,
                     const char *text)
{
    lxw_datetime date = {0};

    if (text == NULL || !zr__date_is_valid(text) ||
        sscanf(text, "%d-%d-%d", &date.year, &date.month, &date.day) != 3 ||
        date.year < EARLIEST_YEAR) {
        zr__xlsx_text(book, sheet, row, column, text, ZR__STYLE_FILL_DATE);
        return;
    }
    if (!book->failed && sheet != NULL)
        zr__xlsx_check(book, worksheet_write_datetime(sheet, row, (lxw_col_t)column, &date,
                                                      book->style[ZR__STYLE_FILL_DATE]));
}

static void add_cell(zr__xlsx_book *book, lxw_worksheet *sheet, const zr__table *table,
                     uint32_t row, uint32_t column, uint32_t at, zr__xlsx_style style)
{
    const zr__cell *cell = zr__table_cell(table, row, column);

    if (style == ZR__STYLE_FILL_DATE)
        add_date(book, sheet, at, column, joined(book, table, cell));
    else if (zr__column_is_figure(&table->column[column]) && isfinite(cell->number))
        zr__xlsx_number(book, sheet, at, column, cell->number, style);
    else
        zr__xlsx_text(book, sheet, at, column, joined(book, table, cell), style);
}

/* Title and heads; frozen, filtered, printed on every page. */
static void set_up(zr__xlsx_book *book, lxw_worksheet *sheet, const zr__table *table,
                   const char *title, double *width, uint32_t fill_from, int paper)
{
    const lxw_col_t last = (lxw_col_t)(table->column_count - 1);
    const uint32_t last_row = ZR__LIST_TOP + (table->row_count > 0 ? table->row_count - 1 : 0);
    double total = 0;

    if (book->failed)
        return;
    for (uint32_t c = 0; c < table->column_count; c++)
        zr__xlsx_text(book, sheet, ZR__LIST_HEAD, c, table->column[c].heading,
                      c < fill_from ? ZR__STYLE_HEAD : ZR__STYLE_HEAD_FILL);
    fit_columns(book, sheet, table, width, fill_from);
    fit_rows(book, sheet, table, width);
    for (uint32_t c = 0; c < table->column_count; c++)
        total += width[c];
    zr__xlsx_title(book, sheet, title, last, total);
    zr__xlsx_check(book, worksheet_set_row(sheet, ZR__LIST_HEAD, 30, NULL));
    worksheet_freeze_panes(sheet, ZR__LIST_TOP, 1);
    zr__xlsx_check(book, worksheet_autofilter(sheet, ZR__LIST_HEAD, 0, last_row, last));
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, (uint8_t)paper);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
    zr__xlsx_check(book, worksheet_repeat_rows(sheet, 0, ZR__LIST_HEAD));
    zr__xlsx_check(book, worksheet_set_footer(sheet, "&C&P / &N"));
}

static void add_choice(zr__xlsx_book *book, lxw_worksheet *sheet, uint32_t column,
                       uint32_t last_row)
{
    char *word[ZR_PROGRESS_COUNT] = {NULL};
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = word,
        .error_title = _("Progress"),
        .error_message = _("Please choose a word of the list."),
    };

    for (int p = ZR_PROGRESS_NOT_STARTED; p < ZR_PROGRESS_COUNT; p++)
        word[p - ZR_PROGRESS_NOT_STARTED] = (char *)(uintptr_t)_(zr__ledger_progress[p].en);
    zr__xlsx_check(book, worksheet_data_validation_range(sheet, ZR__LIST_TOP, (lxw_col_t)column,
                                                         last_row, (lxw_col_t)column, &rule));
}

static void add_limits(zr__xlsx_book *book, lxw_worksheet *sheet, uint32_t column,
                       uint32_t last_row)
{
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_DECIMAL,
        .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .minimum_number = 0,
        .maximum_number = 100,
        .error_title = _("Percentage"),
        .error_message = _("Please write a number from 0 to 100."),
    };
    lxw_conditional_format bar = {.type = LXW_CONDITIONAL_DATA_BAR,
                                  .bar_color = 0x8FBBDA,
                                  .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                  .min_value = 0,
                                  .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                  .max_value = 100};

    zr__xlsx_check(book, worksheet_data_validation_range(sheet, ZR__LIST_TOP, (lxw_col_t)column,
                                                         last_row, (lxw_col_t)column, &rule));
    zr__xlsx_check(book, worksheet_conditional_format_range(sheet, ZR__LIST_TOP,
                                                            (lxw_col_t)column, last_row,
                                                            (lxw_col_t)column, &bar));
}

static void add_day(zr__xlsx_book *book, lxw_worksheet *sheet, uint32_t column, uint32_t last_row)
{
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_DATE,
        .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
        .value_datetime = {.year = EARLIEST_YEAR, .month = 1, .day = 1},
        .error_title = _("Date"),
        .error_message = _("Please write a day such as 2021-06-30."),
    };

    zr__xlsx_check(book, worksheet_data_validation_range(sheet, ZR__LIST_TOP, (lxw_col_t)column,
                                                         last_row, (lxw_col_t)column, &rule));
}

/* Words that call for a look stand out; the word itself says so without colour. */
static void add_colours(zr__xlsx_book *book, lxw_worksheet *sheet, uint32_t column,
                        uint32_t last_row)
{
    static const struct {
        zr_progress progress;
        zr__xlsx_style style;
    } rules[] = {{ZR_PROGRESS_AT_RISK, ZR__STYLE_AT_RISK},
                 {ZR_PROGRESS_DELAYED, ZR__STYLE_DELAYED},
                 {ZR_PROGRESS_DONE, ZR__STYLE_DONE}};

    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const char *word = zr__xlsx_keepf(book, "=\"%s\"",
                                          _(zr__ledger_progress[rules[i].progress].en));
        lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                       .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                       .value_string = (char *)(uintptr_t)word,
                                       .format = book->style[rules[i].style]};

        if (!book->failed)
            zr__xlsx_check(book, worksheet_conditional_format_range(
                                     sheet, ZR__LIST_TOP, (lxw_col_t)column, last_row,
                                     (lxw_col_t)column, &rule));
    }
}

static zr__xlsx_style style_of(zr__ledger_column column)
{
    switch (column) {
    case ZR__LEDGER_PROGRESS:
        return ZR__STYLE_FILL_CENTRE;
    case ZR__LEDGER_PERCENT:
        return ZR__STYLE_FILL_NUMBER;
    case ZR__LEDGER_UPDATED:
        return ZR__STYLE_FILL_DATE;
    case ZR__LEDGER_ITEMS:
        return ZR__STYLE_NUMBER;
    case ZR__LEDGER_ID:
    case ZR__LEDGER_OFFICIAL:
    case ZR__LEDGER_ROLE:
    case ZR__LEDGER_DUE:
        return ZR__STYLE_CENTRE;
    default:
        return zr__ledger_is_filled_in(column) ? ZR__STYLE_FILL : ZR__STYLE_TEXT;
    }
}

/* The row of the list of all tasks that has the id in the first column of this line. */
static const char *match_id(zr__xlsx_book *book, const char *ids, unsigned line, bool is_exact)
{
    return is_exact ? zr__xlsx_keepf(book, "MATCH(TRUE,INDEX(EXACT(%s,$A%u),0),0)", ids, line)
                    : zr__xlsx_keepf(book, "MATCH($A%u,%s,0)", line, ids);
}

/* The value of the list of all tasks, looked up by the id in the first column of this row. */
static void add_view(zr__xlsx_book *book, const zr__xlsx_list *to, const zr__xlsx_list *whole,
                     const zr__table *table, uint32_t row, uint32_t column, bool is_exact)
{
    const zr__ledger_column which = to->list->which[column];
    const zr__cell *cell = zr__table_cell(table, row, column);
    const char *ids = zr__xlsx_list_range(book, whole, ZR__LEDGER_ID);
    const char *values = zr__xlsx_list_range(book, whole, which);
    const char *text = joined(book, table, cell);
    const char *match = match_id(book, ids, ZR__LIST_TOP + row + 1, is_exact);

    zr__xlsx_formula(book, to->sheet, ZR__LIST_TOP + row, column, cell->number,
                     text != NULL ? text : "", style_of(which),
                     "=IFERROR(IF(INDEX(%s,%s)=\"\",\"\",INDEX(%s,%s)),\"\")", values, match,
                     values, match);
}

static void add_rows(zr__xlsx_book *book, const zr__xlsx_list *to, const zr__xlsx_list *whole,
                     const zr__table *table, bool is_exact)
{
    for (uint32_t row = 0; row < table->row_count; row++)
        for (uint32_t c = 0; c < table->column_count; c++) {
            if (whole != NULL && zr__ledger_is_filled_in(to->list->which[c]))
                add_view(book, to, whole, table, row, c, is_exact);
            else
                add_cell(book, to->sheet, table, row, c, ZR__LIST_TOP + row,
                         style_of(to->list->which[c]));
        }
}

static void protect(lxw_worksheet *sheet)
{
    lxw_protection allowed = {.format_columns = 1, .format_rows = 1, .sort = 1, .autofilter = 1};

    worksheet_protect(sheet, NULL, &allowed);
}

zr__xlsx_list zr__xlsx_add_list(zr__xlsx_book *book, const zr__ledger *ledger,
                                const zr__ledger_list *list, const zr__xlsx_list *whole)
{
    zr__xlsx_list to = {.sheet = zr__xlsx_add_sheet(book, zr__ledger_list_name(ledger, list)),
                        .list = list,
                        .last_row = ZR__LIST_TOP + (list->count > 0 ? list->count - 1 : 0)};
    const uint32_t progress = zr__ledger_place(list, ZR__LEDGER_PROGRESS);
    double width[ZR__LEDGER_COLUMNS];
    zr__table table;

    zr__ledger_table(&table, ledger, list);
    book->failed = book->failed || table.failed;
    for (uint32_t c = 0; c < list->column_count; c++)
        width[c] = column_width[list->which[c]];
    if (!book->failed) {
        set_up(book, to.sheet, &table,
               zr__xlsx_keepf(book, _("Task ledger: %s"), zr__ledger_list_name(ledger, list)),
               width, progress, PAPER_A3);
        add_rows(book, &to, whole, &table, ledger->has_odd_ids);
        add_colours(book, to.sheet, progress, to.last_row);
    }
    if (!book->failed && whole != NULL)
        protect(to.sheet);
    else if (!book->failed) {
        add_choice(book, to.sheet, progress, to.last_row);
        add_limits(book, to.sheet, progress + 1, to.last_row);
        add_day(book, to.sheet, zr__ledger_place(list, ZR__LEDGER_UPDATED), to.last_row);
    }
    zr__table_clear(&table);
    return to;
}

static zr__xlsx_style figure_style(uint32_t column)
{
    switch (column) {
    case ZR__FIGURE_ACTUAL:
        return ZR__STYLE_FILL_NUMBER;
    case ZR__FIGURE_ACTUAL_ON:
        return ZR__STYLE_FILL_DATE;
    case ZR__FIGURE_REMARK:
        return ZR__STYLE_FILL;
    case ZR__FIGURE_TARGET:
        return ZR__STYLE_NUMBER;
    case ZR__FIGURE_ID:
    case ZR__FIGURE_RELATION:
    case ZR__FIGURE_MEASURE:
    case ZR__FIGURE_BY:
        return ZR__STYLE_CENTRE;
    default:
        return ZR__STYLE_TEXT;
    }
}

void zr__xlsx_add_figures(zr__xlsx_book *book, const zr__ledger *ledger,
                          const zr__ledger_list *list)
{
    zr__column column[ZR__FIGURE_COLUMNS + 1];
    double width[ZR__FIGURE_COLUMNS];
    lxw_worksheet *sheet;
    zr__table table;

    memcpy(width, figure_width, sizeof width);

    zr__ledger_figures(&table, column, ledger, list);
    book->failed = book->failed || table.failed;
    sheet = book->failed || table.row_count == 0 ? NULL : zr__xlsx_add_sheet(book, _("figures"));
    if (sheet != NULL) {
        set_up(book, sheet, &table, _("Figures to be reached"), width, ZR__FIGURE_ACTUAL,
               PAPER_A4);
        for (uint32_t row = 0; row < table.row_count; row++)
            for (uint32_t c = 0; c < table.column_count; c++)
                add_cell(book, sheet, &table, row, c, ZR__LIST_TOP + row, figure_style(c));
        add_day(book, sheet, ZR__FIGURE_ACTUAL_ON, ZR__LIST_TOP + table.row_count - 1);
    }
    zr__table_clear(&table);
}
