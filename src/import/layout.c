/*
 * The headings of a table: one row of words that name columns, or two where the upper one parts
 * "责任分工" into 牵头 and 配合. A RACI matrix has no such words but is full of R, A, C and I.
 */
#include "src/import/column_guesses.h"
#include "src/import/matrix.h"
#include "src/import/sheet.h"
#include "src/import/tables.h"
#include "src/import/unused_columns.h"

enum { HEADING_ROWS = 12 }; /* Titles and notes may stand above. */

static bool names_units(zr__label label)
{
    return label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT || label == ZR__LABEL_RESPONSIBLE;
}

static bool names_tasks(zr__label label)
{
    return label == ZR__LABEL_TASK || label == ZR__LABEL_CONTENT;
}

static bool are_headings(const zr__label *column, size_t count)
{
    bool units = false, tasks = false, others = false;
    size_t known = 0;

    for (size_t c = 0; c < count; c++) {
        units |= names_units(column[c]);
        tasks |= names_tasks(column[c]) || column[c] == ZR__LABEL_CATEGORY;
        known += column[c] != ZR__LABEL_NONE;
        others |= column[c] == ZR__LABEL_NUMBER || column[c] == ZR__LABEL_DEADLINE;
    }
    return units && known >= 2 && (tasks || (others && known < count));
}

/* 任务序号, 牵头单位, 配合单位 and nothing to be done: by the numbers of tasks that stand elsewhere. */
static bool are_by_number(zr__layout *layout)
{
    size_t number = SIZE_MAX;
    bool units = false;

    for (size_t c = 0; c < layout->column_count; c++) {
        units |= names_units(layout->column[c]);
        if (layout->column[c] == ZR__LABEL_NUMBER)
            number = c;
        if (names_tasks(layout->column[c]) || layout->column[c] == ZR__LABEL_NONE ||
            layout->column[c] == ZR__LABEL_CATEGORY)
            return false;
    }
    if (!units || number == SIZE_MAX)
        return false;
    layout->column[number] = ZR__LABEL_TASK;
    return layout->is_by_number = true;
}

static bool has_tasks(const zr__layout *layout)
{
    for (size_t c = 0; c < layout->column_count; c++) {
        if (layout->column[c] == ZR__LABEL_TASK)
            return true;
    }
    return false;
}

/* An owner is the person in charge beside a column of leads, else the lead. */
static void read_owners(zr__layout *layout, uint32_t count)
{
    bool has_lead = false;

    for (uint32_t c = 0; c < count; c++)
        has_lead |=
            layout->column[c] == ZR__LABEL_LEAD || layout->column[c] == ZR__LABEL_RESPONSIBLE;
    for (uint32_t c = 0; c < count; c++) {
        if (layout->column[c] == ZR__LABEL_OWNER)
            layout->column[c] = has_lead ? ZR__LABEL_OFFICIAL : ZR__LABEL_LEAD;
    }
}

/* Labels of the columns as two rows give them together; the lower one where it has a word. */
static void read_headings(zr__reader *reader, const zr__sheet *sheet, size_t upper, size_t lower,
                          zr__layout *layout)
{
    static const char *const persons[] = {"人", "联络员", "电话", NULL};

    for (uint32_t c = 0; c < sheet->table->column_count; c++) {
        const zr__slice above = zr__reader_tidy(reader, zr__sheet_text(sheet, upper, c));
        const zr__slice below = zr__reader_tidy(reader, zr__sheet_text(sheet, lower, c));
        layout->name[c] = below.size > 0 ? below : above;
        layout->column[c] = zr__column_label(below);
        if (layout->column[c] == ZR__LABEL_NONE)
            layout->column[c] = zr__column_label(above);
        if (layout->column[c] == ZR__LABEL_NONE && upper != lower)
            layout->column[c] = zr__column_label(zr__reader_join(reader, below, "", above));
    }
    for (uint32_t c = 0; c < sheet->table->column_count; c++) {
        layout->has_persons[c] = zr__slice_holds_any(layout->name[c], persons);
        layout->is_guessed[c] = false;
        if (layout->column[c] == ZR__LABEL_NONE)
            layout->column[c] = zr__column_by_noun(layout->name[c], &layout->is_guessed[c]);
    }
    layout->column_count = sheet->table->column_count;
    read_owners(layout, layout->column_count);
}

/* Whether what a row has of its own stands below headings that reach over several columns, and all
 * else comes down from the headings: words nobody knows are headings then as well. */
static bool parts_headings(const zr__sheet *sheet, size_t row)
{
    size_t down = 0, words = 0;

    for (size_t c = 0; c < sheet->table->column_count; c++) {
        const zr__cell *above = zr__sheet_cell(sheet, row - 1, c);
        if (!zr__sheet_is_own(sheet, row, c)) {
            down++;
            continue;
        }
        if (zr__sheet_text(sheet, row, c).size > 0 && (above == NULL || above->column_span < 2))
            return false;
        words += zr__column_label(zr__sheet_text(sheet, row, c)) != ZR__LABEL_NONE;
    }
    return down > 0 && words > 0;
}

/* Whether the row below parts headings of this one: none of its cells is data. */
static bool is_second_row(const zr__sheet *sheet, size_t row)
{
    size_t own = 0, words = 0, first = 0;

    if (row >= sheet->table->row_count || zr__sheet_filled(sheet, row, &first) < 2)
        return false; /* one cell is said of the rows below */
    for (size_t c = 0; c < sheet->table->column_count; c++) {
        if (!zr__sheet_is_own(sheet, row, c))
            continue;
        const zr__slice text = zr__sheet_text(sheet, row, c);
        own += text.size > 0;
        words += text.size > 0 && zr__column_label(text) != ZR__LABEL_NONE;
    }
    return own > 0 && (words == own || (row > 0 && parts_headings(sheet, row)));
}

/* A row of one cell above the headings: the first of them is a title. */
static bool is_title_row(const zr__sheet *sheet, size_t row, zr__layout *layout)
{
    size_t first = 0;

    if (zr__sheet_filled(sheet, row, &first) != 1)
        return false;
    if (layout->title.size == 0)
        layout->title = zr__sheet_text(sheet, row, first);
    return true;
}

/* 责任单位|联系人|电话, and nothing to be done. */
static bool is_of_addresses(const zr__layout *layout)
{
    static const char *const words[] = {"电话", "手机", "地址", "邮箱", "邮编", "传真", "Phone", "phone",
                                        "Email", "email", "E-mail", "Address", NULL};
    bool has_addresses = false;

    for (size_t c = 0; c < layout->column_count; c++) {
        if (names_tasks(layout->column[c]) || layout->column[c] == ZR__LABEL_CATEGORY)
            return false;
        has_addresses |= zr__slice_holds_any(layout->name[c], words);
    }
    return has_addresses;
}

/* Whether the row at hand and the one below name the columns of a table of tasks; where none of its
 * headings names units, cells may. */
static bool take_headings(zr__reader *reader, const zr__sheet *sheet, size_t row, bool by_cells,
                          zr__layout *layout)
{
    const size_t lower = is_second_row(sheet, row + 1) ? row + 1 : row;

    read_headings(reader, sheet, row, lower, layout);
    layout->first_row = lower + 1;
    if (by_cells && (!has_tasks(layout) || !zr__guess_unit_column(sheet, layout)))
        return false;
    if ((!are_headings(layout->column, layout->column_count) && !are_by_number(layout)) ||
        is_of_addresses(layout))
        return false;
    zr__reader_use(reader, zr__sheet_row(sheet, row)->first_line,
                   zr__sheet_row(sheet, lower)->last_line);
    zr__guess_columns(sheet, layout);
    zr__doubt_unused_columns(reader, sheet, layout, zr__sheet_row(sheet, row)->first_line);
    return true;
}

static bool find_headings(zr__reader *reader, const zr__sheet *sheet, zr__layout *layout)
{
    for (int by_cells = 0; by_cells <= 1; by_cells++) {
        *layout = (zr__layout){0};
        for (size_t row = 0; row < sheet->table->row_count && row < HEADING_ROWS; row++) {
            if (!is_title_row(sheet, row, layout) &&
                take_headings(reader, sheet, row, by_cells, layout))
                return true;
        }
    }
    return false;
}

bool zr__table_layout(zr__reader *reader, const zr__block *table, zr__layout *layout)
{
    zr__sheet sheet;
    zr__layout found = {0}, matrix = {0};
    bool is_table = false;

    if (table->row_count == 0 || table->column_count < 2)
        return false;
    if (!zr__sheet_init(&sheet, reader->document, table)) {
        reader->failed = true;
        return false;
    }
    if (zr__matrix_layout(reader, &sheet, &matrix)) {
        *layout = matrix;
        is_table = true;
    } else if (find_headings(reader, &sheet, &found)) {
        *layout = found;
        is_table = true;
    } else if (layout->column_count == table->column_count) {
        layout->first_row = 0; /* goes on from the page before */
        is_table = true;
    }
    zr__sheet_clear(&sheet);
    return is_table;
}
