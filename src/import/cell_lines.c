/*
 * Tables that are pages: a cell holds what is to be done and who does it, as a text would, in lines
 * with labels or in a bracket at its end, and no column names units. They become lines: what stands
 * in front of the tasks their sections, each task numbered, the other columns lines with labels.
 */
#include <stdio.h>
#include <string.h>

#include "src/import/headings.h"
#include "src/import/recover.h"
#include "src/import/sheet.h"
#include "src/import/units.h"

enum { HEADING_ROWS = 12, NUMBER_BYTES = 32 };

typedef struct lines {
    zr__reader *reader;
    zr__sheet sheet;
    zr__document *out;
    zr__label label[ZR__IMPORT_COLUMNS];
    zr__slice name[ZR__IMPORT_COLUMNS];
    uint32_t column;  /* That holds the tasks. */
    size_t first_row; /* Below the headings, if there are any. */
    uint32_t task, section; /* Numbers given. */
    bool gives_numbers;     /* Not to a page that is one cell. */
} lines;

static bool is_unit_label(zr__label label)
{
    return label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT || label == ZR__LABEL_RESPONSIBLE;
}

static bool has_label(zr__slice text)
{
    zr__label label;

    return zr__label_at(text, &label) > 0 && is_unit_label(label);
}

/* Whether the bracket that ends a text says who: (责任单位:甲局), (甲局牵头,乙局配合). */
static bool ends_in_bracket(zr__slice text)
{
    size_t step, start = SIZE_MAX, last = 0, verb;

    text = zr__slice_trim_end_marks(text);
    for (size_t offset = 0; offset < text.size; offset += step) {
        if (!zr__is_bracket(zr__slice_char_at(text, offset, &step)))
            continue;
        const size_t end = zr__slice_close(text, offset);
        if (end == SIZE_MAX)
            return false;
        start = offset + step;
        step = end - offset;
        if (end < text.size)
            start = SIZE_MAX;
    }
    if (start == SIZE_MAX)
        return false;
    zr__slice_last(text, &last);
    const zr__slice inside = zr__slice_part(text, start, text.size - last);
    return has_label(inside) || zr__verb_at_end(inside, &verb) != ZR__VERB_NONE;
}

static bool line_assigns(zr__slice line)
{
    size_t step;

    if (has_label(line) || ends_in_bracket(line))
        return true;
    for (size_t offset = 0; offset < line.size; offset += step) {
        if (zr__slice_char_at(line, offset, &step) == 0x3002 && /* 。 */
            has_label(zr__slice_trim(zr__slice_from(line, offset + step))))
            return true;
    }
    return false;
}

/* The first line of a text, which moves on. */
static zr__slice next_line(zr__slice *text)
{
    const char *stop = memchr(text->at, '\n', text->size);
    const size_t size = stop != NULL ? (size_t)(stop - text->at) : text->size;
    const zr__slice line = zr__slice_part(*text, 0, size);

    *text = zr__slice_from(*text, size + (stop != NULL));
    return zr__slice_trim(line);
}

static bool cell_assigns(zr__slice text)
{
    while (text.size > 0) {
        if (line_assigns(next_line(&text)))
            return true;
    }
    return false;
}

/* The headings, where a row has one that is known; false when one of them is for units. */
static bool read_headings(lines *l)
{
    const zr__block *table = l->sheet.table;
    bool is_guessed;

    for (size_t row = 0; row < table->row_count && row < HEADING_ROWS; row++) {
        size_t known = 0, assigning = 0, first = 0;
        if (zr__sheet_filled(&l->sheet, row, &first) < 2)
            continue;
        for (uint32_t c = 0; c < table->column_count; c++) {
            const zr__slice text = zr__reader_tidy(l->reader, zr__sheet_text(&l->sheet, row, c));
            const zr__label label = zr__column_label(text);
            if (is_unit_label(label) || is_unit_label(zr__column_by_noun(text, &is_guessed)))
                return false;
            known += label != ZR__LABEL_NONE;
            assigning += cell_assigns(text);
        }
        if (assigning > 0 || known == 0)
            return true; /* no headings */
        for (uint32_t c = 0; c < table->column_count; c++) {
            l->name[c] = zr__reader_tidy(l->reader, zr__sheet_text(&l->sheet, row, c));
            l->label[c] = zr__column_label(l->name[c]);
        }
        l->first_row = row + 1;
        return true;
    }
    return true;
}

/* Whether most rows have such a cell, in the column where most of them stand. */
static bool find_column(lines *l)
{
    size_t most = 0, rows = 0, first = 0;

    for (uint32_t c = 0; c < l->sheet.table->column_count; c++) {
        size_t assigning = 0;
        for (size_t row = l->first_row; row < l->sheet.table->row_count; row++)
            assigning += zr__sheet_is_own(&l->sheet, row, c) &&
                         cell_assigns(zr__sheet_text(&l->sheet, row, c));
        if (assigning > most) {
            most = assigning;
            l->column = c;
        }
    }
    for (size_t row = l->first_row; row < l->sheet.table->row_count; row++)
        rows += zr__sheet_filled(&l->sheet, row, &first) > 1;
    l->gives_numbers = most > 1 || l->sheet.table->column_count > 1;
    return most > 0 && 2 * most >= rows;
}

static void add_line(lines *l, uint32_t line, const char *before, zr__slice text)
{
    const zr__slice whole = zr__reader_join(l->reader, zr__slice_of(before), "", text);

    if (text.size > 0)
        zr__document_add_paragraph(l->out, line > l->out->line_count ? line : l->out->line_count, 0,
                                   whole.at, whole.size);
}

/* 一、 to 九十九、. */
static void write_numeral(uint32_t value, char out[NUMBER_BYTES])
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    value %= 100;
    snprintf(out, NUMBER_BYTES, "%s%s%s、", value >= 20 ? digits[value / 10] : "",
             value >= 10 ? "十" : "", digits[value % 10]);
}

/* What stands before the tasks of one or more rows: their section. */
static void add_section(lines *l, uint32_t line, zr__slice text)
{
    char number[NUMBER_BYTES] = "";

    text = zr__reader_tidy(l->reader, text);
    l->section++;
    if (zr__numbering_at(text).size == 0)
        write_numeral(l->section, number);
    add_line(l, line, number, text);
}

/* The lines of a task's cell; the first has its number. */
static void add_task(lines *l, const zr__row *row, zr__slice name, zr__slice text)
{
    char number[NUMBER_BYTES];
    uint32_t line = row->first_line;
    const zr__slice first = name.size > 0 ? name : text;

    snprintf(number, sizeof number, "%u.", ++l->task);
    if (!l->gives_numbers || zr__numbering_at(first).size > 0)
        number[0] = '\0';
    if (name.size > 0)
        add_line(l, line, number, zr__reader_tidy(l->reader, name));
    for (bool is_first = name.size == 0; text.size > 0; is_first = false) {
        add_line(l, line, is_first ? number : "", next_line(&text));
        line += line < row->last_line;
    }
}

/* The other columns whose heading is a label: 完成时限, 责任领导. */
static void add_labels(lines *l, size_t row, uint32_t line)
{
    for (uint32_t c = 0; c < l->sheet.table->column_count; c++) {
        const zr__slice text = zr__sheet_text(&l->sheet, row, c);
        if (c == l->column || zr__is_placeholder(text) ||
            (l->label[c] != ZR__LABEL_DEADLINE && !zr__is_person_label(l->label[c])))
            continue;
        const char *label = l->label[c] == ZR__LABEL_DEADLINE ? "完成时限:"
                            : l->label[c] == ZR__LABEL_OFFICIAL ? "责任领导:"
                                                                : "责任人:";
        add_line(l, line, label, zr__reader_tidy(l->reader, text));
    }
}

/* Above the headings. */
static void add_title(lines *l, size_t row)
{
    size_t first = 0;

    if (zr__sheet_filled(&l->sheet, row, &first) > 0)
        add_line(l, zr__sheet_row(&l->sheet, row)->first_line, "",
                 zr__sheet_text(&l->sheet, row, first));
}

static void add_row(lines *l, size_t row)
{
    const zr__row *place = zr__sheet_row(&l->sheet, row);
    zr__slice name = {"", 0};
    size_t first = 0;

    if (zr__sheet_filled(&l->sheet, row, &first) < 2 &&
        !cell_assigns(zr__sheet_text(&l->sheet, row, l->column))) {
        add_line(l, place->first_line, "", zr__sheet_text(&l->sheet, row, first));
        return;
    }
    for (uint32_t c = 0; c < l->column; c++) {
        const zr__slice text = zr__sheet_text(&l->sheet, row, c);
        if (!zr__sheet_is_own(&l->sheet, row, c) || text.size == 0 ||
            l->label[c] == ZR__LABEL_NUMBER || zr__numeral_value(text) > 0)
            continue;
        if (l->label[c] == ZR__LABEL_TASK)
            name = text;
        else if (l->label[c] == ZR__LABEL_NONE || l->label[c] == ZR__LABEL_CATEGORY)
            add_section(l, place->first_line, text);
    }
    add_task(l, place, name, zr__sheet_text(&l->sheet, row, l->column));
    add_labels(l, row, place->first_line);
}

size_t zr__recover_cell_lines(zr__reader *reader, const zr__document *in, size_t first,
                              zr__document *out)
{
    lines l = {.reader = reader, .out = out};

    if (in->block[first].row_count == 0 || (in->block[first].marks & ZR__HIDDEN) != 0)
        return first;
    if (!zr__sheet_init(&l.sheet, in, &in->block[first])) {
        reader->failed = true;
        return first;
    }
    const bool is_page = read_headings(&l) && find_column(&l);
    for (size_t row = 0; is_page && row < l.sheet.table->row_count; row++) {
        if (row >= l.first_row)
            add_row(&l, row);
        else if (row + 1 < l.first_row)
            add_title(&l, row);
    }
    zr__sheet_clear(&l.sheet);
    return is_page ? first + 1 : first;
}
