/*
 * The review as a workbook of one sheet, with a filter over its columns and room for a remark.
 */
#include "render/review.h"

#include "render/plain.h"
#include "render/xlsx_book.h"
#include "src/failure.h"

enum { HEAD_ROW = 0, MOST_ROWS = 1000000 };

static const double width[] = {14, 8, 48, 48, 36, 30};

/* The heads: those of the table, and one of a column to fill in. */
static void add_heads(zr__xlsx_book *book, lxw_worksheet *sheet, const zr__table *table)
{
    const uint32_t remark = table->column_count;

    for (uint32_t c = 0; c < table->column_count; c++)
        zr__xlsx_text(book, sheet, HEAD_ROW, c, _(table->column[c].heading), ZR__STYLE_HEAD);
    zr__xlsx_text(book, sheet, HEAD_ROW, remark, _("remark"), ZR__STYLE_HEAD_FILL);
    for (uint32_t c = 0; c <= remark; c++)
        zr__xlsx_check(book, worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c, width[c],
                                                  NULL));
    worksheet_freeze_panes(sheet, HEAD_ROW + 1, 0);
    zr__xlsx_check(book, worksheet_autofilter(sheet, HEAD_ROW, 0, HEAD_ROW + table->row_count,
                                              (lxw_col_t)remark));
}

/* The text of a document may hold what XML cannot. */
static void add_text(zr__xlsx_book *book, lxw_worksheet *sheet, uint32_t row, uint32_t column,
                     const char *text)
{
    zr__buffer inert = {0};

    zr__plain_add(&inert, text);
    book->failed = book->failed || inert.failed;
    zr__xlsx_text(book, sheet, row, column,
                  inert.size > 0 ? zr__xlsx_keepf(book, "%s", inert.bytes) : NULL,
                  ZR__STYLE_TEXT);
    zr__buffer_clear(&inert);
}

static void add_row(zr__xlsx_book *book, lxw_worksheet *sheet, const zr__table *table, uint32_t row)
{
    for (uint32_t c = 0; c < table->column_count; c++) {
        const zr__cell *cell = zr__table_cell(table, row, c);
        if (zr__column_is_figure(&table->column[c]))
            zr__xlsx_number(book, sheet, HEAD_ROW + 1 + row, c, cell->number, ZR__STYLE_NUMBER);
        else
            add_text(book, sheet, HEAD_ROW + 1 + row, c,
                     cell->items > 0 ? zr__table_strings(table, cell) : "");
    }
    zr__xlsx_text(book, sheet, HEAD_ROW + 1 + row, table->column_count, NULL, ZR__STYLE_FILL);
}

zr_status zr__review_workbook(char **bytes, size_t *size, const zr_import_account *account,
                              zr_error *err)
{
    zr__xlsx_book book;
    zr__table table;

    if (account->doubt_count + account->join_count + account->unused_count > MOST_ROWS)
        return zr__fail(err, ZR_EINVAL, _("more rows than a workbook takes (%d)"), MOST_ROWS);
    zr_status status = zr__xlsx_open(&book, _("Review of an import"), err);
    zr__review_table(&table, account);
    book.failed = book.failed || table.failed;
    lxw_worksheet *sheet =
        status == ZR_OK && !book.failed ? zr__xlsx_add_sheet(&book, _("review")) : NULL;
    if (sheet != NULL && !book.failed) {
        add_heads(&book, sheet, &table);
        for (uint32_t row = 0; row < table.row_count && !book.failed; row++)
            add_row(&book, sheet, &table, row);
    }
    zr__table_clear(&table);
    if (status == ZR_OK)
        return zr__xlsx_close(&book, bytes, size, err);
    zr__xlsx_close(&book, NULL, NULL, NULL);
    return status;
}
