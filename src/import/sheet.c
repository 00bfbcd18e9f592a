/* A table as rows and columns. */
#include "src/import/sheet.h"

#include "src/memory.h"

bool zr__sheet_init(zr__sheet *sheet, const zr__document *document, const zr__block *table)
{
    *sheet = (zr__sheet){document, table, zr__document_grid(document, table)};
    return sheet->grid != NULL;
}

void zr__sheet_clear(zr__sheet *sheet)
{
    zr__free(sheet->grid);
    *sheet = (zr__sheet){0};
}

const zr__cell *zr__sheet_cell(const zr__sheet *sheet, size_t row, size_t column)
{
    const size_t cell = sheet->grid[row * sheet->table->column_count + column];

    return cell != SIZE_MAX ? &sheet->document->cell[cell] : NULL;
}

zr__slice zr__sheet_text(const zr__sheet *sheet, size_t row, size_t column)
{
    const zr__cell *cell = zr__sheet_cell(sheet, row, column);

    return cell != NULL
               ? zr__slice_trim(zr__slice_of(zr__document_text(sheet->document, cell->text)))
               : (zr__slice){"", 0};
}

bool zr__sheet_is_own(const zr__sheet *sheet, size_t row, size_t column)
{
    const zr__cell *cell = zr__sheet_cell(sheet, row, column);

    return cell == NULL || cell->row == row;
}

size_t zr__sheet_filled(const zr__sheet *sheet, size_t row, size_t *first_column)
{
    const zr__cell *before = NULL;
    size_t filled = 0;

    for (size_t column = sheet->table->column_count; column > 0; column--) {
        const zr__cell *cell = zr__sheet_cell(sheet, row, column - 1);
        if (cell != NULL && cell != before &&
            zr__sheet_text(sheet, row, column - 1).size > 0) {
            filled++;
            *first_column = cell->column;
        }
        before = cell;
    }
    return filled;
}

const zr__row *zr__sheet_row(const zr__sheet *sheet, size_t row)
{
    return &sheet->document->row[sheet->table->first_row + row];
}
