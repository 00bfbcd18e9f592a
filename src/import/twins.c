/*
 * Tables set twice side by side to fill a page: 序号|任务|责任单位|序号|任务|责任单位. The halves of each row
 * become rows of their own.
 */
#include <string.h>

#include "src/import/headings.h"
#include "src/import/lexicon.h"
#include "src/import/recover.h"
#include "src/import/sheet.h"

enum { LEAST_COLUMNS = 2, HEADING_ROWS = 3 };

static bool repeats(const zr__sheet *sheet, size_t row, uint32_t period)
{
    bool names_units = false;

    for (uint32_t c = 0; c < sheet->table->column_count; c++) {
        const zr__slice text = zr__sheet_text(sheet, row, c);
        const zr__label label = zr__column_label(text);
        if (text.size == 0 || !zr__slice_equal(text, zr__sheet_text(sheet, row, c % period)))
            return false;
        names_units |= label == ZR__LABEL_LEAD || label == ZR__LABEL_RESPONSIBLE;
    }
    return names_units;
}

/* After how many columns the headings of this row start again; 0 when they do not. */
static uint32_t period_of(const zr__sheet *sheet, size_t row)
{
    const uint32_t columns = sheet->table->column_count;

    for (uint32_t period = LEAST_COLUMNS; 2 * period <= columns; period++) {
        if (columns % period == 0 && repeats(sheet, row, period))
            return period;
    }
    return 0;
}

static uint32_t number_at(const zr__sheet *sheet, size_t row, uint32_t column)
{
    return row < sheet->table->row_count ? zr__numeral_value(zr__sheet_text(sheet, row, column))
                                         : 0;
}

/* Whether the numbers run down the first part before they go on in the second. */
static bool runs_down(const zr__sheet *sheet, size_t headings, uint32_t period)
{
    const uint32_t first = number_at(sheet, headings + 1, 0);
    const uint32_t below = number_at(sheet, headings + 2, 0);
    const uint32_t beside = number_at(sheet, headings + 1, period);

    return first > 0 && below == first + 1 && beside > below;
}

/* The columns from `first` on as a row of their own, unless they are empty. */
static void add_part(const zr__sheet *sheet, size_t row, uint32_t first, uint32_t period,
                     zr__document *out)
{
    const zr__row *lines = zr__sheet_row(sheet, row);
    const uint32_t last_line = lines->last_line > out->line_count ? lines->last_line
                                                                  : out->line_count;
    size_t bytes = 0;

    for (uint32_t c = 0; c < period; c++)
        bytes += zr__sheet_text(sheet, row, first + c).size;
    if (bytes == 0)
        return;
    zr__document_begin_row(out, lines->first_line, last_line);
    for (uint32_t c = 0; c < period; c++) {
        const zr__slice text = zr__sheet_text(sheet, row, first + c);
        zr__document_add_cell(out, (zr__cell_place){.column = c + 1}, text.at, text.size);
    }
}

static void add_twins(const zr__sheet *sheet, size_t headings, uint32_t period, zr__document *out)
{
    const zr__block *table = sheet->table;

    zr__document_begin_table(out, zr__document_text(sheet->document, table->text), table->marks);
    for (size_t row = 0; row <= headings; row++)
        add_part(sheet, row, 0, period, out);
    if (runs_down(sheet, headings, period)) {
        for (uint32_t first = 0; first < table->column_count; first += period) {
            for (size_t row = headings + 1; row < table->row_count; row++)
                add_part(sheet, row, first, period, out);
        }
        return;
    }
    for (size_t row = headings + 1; row < table->row_count; row++) {
        for (uint32_t first = 0; first < table->column_count; first += period)
            add_part(sheet, row, first, period, out);
    }
}

size_t zr__recover_twins(zr__reader *reader, const zr__document *in, size_t first,
                         zr__document *out)
{
    zr__sheet sheet;
    uint32_t period = 0;
    size_t row = 0;

    if (in->block[first].column_count < 2 * LEAST_COLUMNS)
        return first;
    if (!zr__sheet_init(&sheet, in, &in->block[first])) {
        reader->failed = true;
        return first;
    }
    while (row < in->block[first].row_count && row < HEADING_ROWS &&
           (period = period_of(&sheet, row)) == 0)
        row++;
    if (period > 0)
        add_twins(&sheet, row, period, out);
    zr__sheet_clear(&sheet);
    return period > 0 ? first + 1 : first;
}
