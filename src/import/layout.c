/*
 * The headings of a table: one row of words that name columns, or two where the upper one parts
 * "责任分工" into 牵头 and 配合. A RACI matrix has no such words but is full of R, A, C and I.
 */
#include "src/import/latin_units.h"
#include "src/import/matrix.h"
#include "src/import/sheet.h"
#include "src/import/tables.h"
#include "src/import/units.h"

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
        layout->is_guessed[c] = layout->column[c] == ZR__LABEL_NONE &&
                                zr__column_by_noun(layout->name[c]) != ZR__LABEL_NONE;
        if (layout->is_guessed[c])
            layout->column[c] = zr__column_by_noun(layout->name[c]);
    }
    layout->column_count = sheet->table->column_count;
    read_owners(layout, layout->column_count);
}

/* Whether the row below parts headings of this one: none of its cells is data. */
static bool is_second_row(const zr__sheet *sheet, size_t row)
{
    size_t own = 0, words = 0;

    if (row >= sheet->table->row_count)
        return false;
    for (size_t c = 0; c < sheet->table->column_count; c++) {
        if (!zr__sheet_is_own(sheet, row, c))
            continue;
        const zr__slice text = zr__sheet_text(sheet, row, c);
        own += text.size > 0;
        words += text.size > 0 && zr__column_label(text) != ZR__LABEL_NONE;
    }
    return own > 0 && words == own;
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

/* Bytes of the texts in a column below the headings. */
static size_t column_bytes(const zr__sheet *sheet, size_t first_row, uint32_t column)
{
    size_t bytes = 0;

    for (size_t row = first_row; row < sheet->table->row_count; row++)
        bytes += zr__sheet_text(sheet, row, column).size;
    return bytes;
}

/* A table without a task column: the category is the task, or the longest text under a heading
 * that says nothing. */
static void name_task_column(const zr__sheet *sheet, zr__layout *layout)
{
    size_t most = 0, longest = SIZE_MAX;

    for (uint32_t c = 0; c < layout->column_count; c++) {
        if (names_tasks(layout->column[c]))
            return;
    }
    for (uint32_t c = layout->column_count; c > 0; c--) {
        if (layout->column[c - 1] == ZR__LABEL_CATEGORY) {
            layout->column[c - 1] = ZR__LABEL_TASK;
            return;
        }
    }
    for (uint32_t c = 0; c < layout->column_count; c++) {
        const size_t bytes = column_bytes(sheet, layout->first_row, c);
        if (layout->column[c] == ZR__LABEL_NONE && bytes > most) {
            most = bytes;
            longest = c;
        }
    }
    if (longest != SIZE_MAX)
        layout->column[longest] = ZR__LABEL_TASK;
}

/* A column whose heading says nothing but whose cells name units: they support, with a doubt. */
static void guess_unit_columns(const zr__sheet *sheet, zr__layout *layout)
{
    for (uint32_t c = 0; c < layout->column_count; c++) {
        size_t names = 0, filled = 0;
        if (layout->column[c] != ZR__LABEL_NONE)
            continue;
        for (size_t row = layout->first_row; row < sheet->table->row_count; row++) {
            const zr__slice text = zr__sheet_text(sheet, row, c);
            filled += text.size > 0;
            names += text.size > 0 && text.size < 400 && zr__names_units(text) &&
                     (!zr__latin_style_of(text, false).is_latin || zr__latin_names_body(text));
        }
        if (filled > 0 && 2 * names >= filled) {
            layout->column[c] = ZR__LABEL_SUPPORT;
            layout->is_guessed[c] = true;
        }
    }
}

static bool find_headings(zr__reader *reader, const zr__sheet *sheet, zr__layout *layout)
{
    for (size_t row = 0; row < sheet->table->row_count && row < HEADING_ROWS; row++) {
        if (is_title_row(sheet, row, layout))
            continue;
        const size_t lower = is_second_row(sheet, row + 1) ? row + 1 : row;
        read_headings(reader, sheet, row, lower, layout);
        if (are_headings(layout->column, layout->column_count)) {
            layout->first_row = lower + 1;
            zr__reader_use(reader, zr__sheet_row(sheet, row)->first_line,
                           zr__sheet_row(sheet, lower)->last_line);
            name_task_column(sheet, layout);
            guess_unit_columns(sheet, layout);
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
