/*
 * Sheets and lists of values that hold a whole page: the letter and the titles stand in rows of
 * one cell above and between the tables.
 *
 * A sheet without any other rows is a letter. The head of an attachment ("附件1") ends the table
 * above it; it and the lines under it, down to the next row of several cells, are paragraphs, as
 * they would be in a text. So are the lines above the first table of a list of values. A title
 * or two above the headings of a table stay with it. A sheet that says how to fill in the others
 * (填表说明) gives no tasks: its lines are told of and not read.
 */
#include <string.h>

#include "src/import/headings.h"
#include "src/import/lexicon.h"
#include "src/import/recover.h"
#include "src/import/sheet.h"

enum { TITLE_ROWS = 2 };

typedef struct page {
    zr__sheet sheet;
    zr__document *out;
    size_t row_count;
} page;

/* Whether a row holds at most one cell, and what stands in it. */
static bool is_line(const page *p, size_t row, zr__slice *text)
{
    size_t first = 0;
    const size_t filled = zr__sheet_filled(&p->sheet, row, &first);

    *text = filled == 1 ? zr__sheet_text(&p->sheet, row, first) : (zr__slice){"", 0};
    return filled == 0 || (filled == 1 && zr__sheet_is_own(&p->sheet, row, first));
}

static bool is_attachment(zr__slice text)
{
    zr__numbering numbering;
    zr__slice title;

    return text.size > 0 && zr__attachment_at(text, &numbering, &title);
}

/* The row behind the lines from `row` on. */
static size_t lines_end(const page *p, size_t row, bool *has_attachment)
{
    zr__slice text;

    *has_attachment = false;
    for (; row < p->row_count && is_line(p, row, &text); row++)
        *has_attachment |= is_attachment(text);
    return row;
}

/* The next row that is the head of an attachment. */
static size_t table_end(const page *p, size_t row)
{
    zr__slice text;

    while (row < p->row_count && !(is_line(p, row, &text) && is_attachment(text)))
        row++;
    return row;
}

/* A value may hold several lines of the file, and so several paragraphs. */
static void add_line(const page *p, size_t row)
{
    const zr__row *lines = zr__sheet_row(&p->sheet, row);
    uint32_t line = lines->first_line;
    zr__slice text;

    is_line(p, row, &text);
    for (;;) {
        const char *stop = memchr(text.at, '\n', text.size);
        const size_t size = stop != NULL ? (size_t)(stop - text.at) : text.size;
        zr__document_add_paragraph(p->out, line, 0, text.at, size);
        if (stop == NULL)
            break;
        text = zr__slice_from(text, size + 1);
        line += line < lines->last_line;
    }
}

/* The rows of a table up to `end`; cells of merged ones are cut there. */
static void add_table(const page *p, size_t row, size_t end, const char *caption)
{
    const size_t first = row;

    zr__document_begin_table(p->out, caption, p->sheet.table->marks);
    for (; row < end; row++) {
        const zr__row *lines = zr__sheet_row(&p->sheet, row);
        zr__document_begin_row(p->out, lines->first_line, lines->last_line);
        if (lines->is_out_of_sight)
            zr__document_hide_row(p->out);
        for (size_t c = 0; c < p->sheet.table->column_count; c++) {
            const zr__cell *cell = zr__sheet_cell(&p->sheet, row, c);
            if (cell == NULL || cell->column != c || (cell->row != row && row != first))
                continue;
            const zr__slice text = zr__sheet_text(&p->sheet, row, c);
            zr__document_add_cell(p->out,
                                  (zr__cell_place){(uint32_t)c + 1,
                                                   cell->row + cell->row_span - (uint32_t)row,
                                                   cell->column_span},
                                  text.at, text.size);
        }
    }
}

/* Returns whether the table was one of these. */
static bool part(page *p, const char *caption)
{
    bool has_attachment;
    size_t row = 0, end = lines_end(p, 0, &has_attachment);
    const bool is_letter = end == p->row_count || has_attachment ||
                           (*caption == '\0' && end > TITLE_ROWS);

    if (!is_letter && table_end(p, end) == p->row_count)
        return false;
    if (is_letter) {
        for (; row < end; row++)
            add_line(p, row);
    }
    while (row < p->row_count && zr__document_goes_on(p->out)) {
        end = table_end(p, row);
        add_table(p, row, end, has_attachment ? NULL : caption);
        row = end;
        for (end = lines_end(p, row, &has_attachment); row < end; row++)
            add_line(p, row);
    }
    return true;
}

size_t zr__recover_page(zr__reader *reader, const zr__document *in, size_t first,
                        zr__document *out)
{
    const zr__block *table = &in->block[first];
    const char *caption = zr__document_text(in, table->text);
    page p = {.out = out, .row_count = table->row_count};
    bool is_page = false;

    if (table->kind != ZR__TABLE || table->row_count == 0 || table->column_count == 0 ||
        (*caption == '\0' && (table->marks & (ZR__SPANLESS | ZR__GUESSED)) != ZR__SPANLESS))
        return first;
    if (!zr__sheet_init(&p.sheet, in, table)) {
        reader->failed = true;
        return first;
    }
    is_page = part(&p, caption);
    zr__sheet_clear(&p.sheet);
    return is_page ? first + 1 : first;
}

/* Whether a row is headings of a table of tasks: three known words, one of them for units. */
static bool is_headings(const page *p, size_t row)
{
    size_t known = 0, units = 0;

    for (size_t c = 0; c < p->sheet.table->column_count; c++) {
        const zr__label label = zr__column_label(zr__sheet_text(&p->sheet, row, c));
        known += label != ZR__LABEL_NONE;
        units += label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT ||
                 label == ZR__LABEL_RESPONSIBLE;
    }
    return known > 2 && units > 0;
}

static bool is_instruction(const page *p, const char *caption)
{
    static const char *const words[] = {"填表说明", "填报说明", "填写说明", "填报须知", "填表须知",
                                        "使用说明", "填表要求", "填报要求", "Instructions", "How to use",
                                        NULL};
    static const char *const captions[] = {"说明", "填表说明", "填报说明", "填写说明", "README", "Readme",
                                           "Instructions", "Notes", NULL};
    zr__slice text = {"", 0};
    bool says_so = false;

    for (size_t row = 0; row < p->row_count && text.size == 0; row++)
        is_line(p, row, &text);
    for (size_t i = 0; captions[i] != NULL; i++)
        says_so |= zr__slice_is(zr__slice_of(caption), captions[i]);
    if (!says_so && zr__slice_starts_any(text, words) == 0)
        return false;
    for (size_t row = 0; row < p->row_count; row++) {
        if (is_headings(p, row))
            return false;
    }
    return true;
}

size_t zr__recover_instructions(zr__reader *reader, const zr__document *in, size_t first,
                                zr__document *out)
{
    const zr__block *table = &in->block[first];
    const char *caption = zr__document_text(in, table->text);
    zr__block hidden = *table;
    page p = {.out = out, .row_count = table->row_count};

    if (*caption == '\0' || table->row_count == 0 || table->column_count == 0)
        return first;
    if (!zr__sheet_init(&p.sheet, in, table)) {
        reader->failed = true;
        return first;
    }
    const bool is_found = is_instruction(&p, caption);
    hidden.marks |= ZR__HIDDEN;
    p.sheet.table = &hidden;
    if (is_found)
        add_table(&p, 0, p.row_count, caption);
    zr__sheet_clear(&p.sheet);
    return is_found ? first + 1 : first;
}
