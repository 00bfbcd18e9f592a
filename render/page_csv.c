/*
 * A table as CSV (RFC 4180): keys as the header, numbers as computed, CRLF at the end of a line.
 *
 * A spreadsheet runs a cell that starts with '=', '+', '-', '@', a tab or a line end as a formula,
 * in their full-width forms too; such a text gets an apostrophe in front (OWASP, "CSV Injection").
 */
#include <math.h>
#include <string.h>

#include "render/json_writer.h"
#include "render/page.h"
#include "render/plain.h"

static bool is_formula(const char *text)
{
    static const char *const start[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                        "\n", "＝", "＋", "－", "＠"};

    for (size_t i = 0; i < sizeof start / sizeof *start; i++)
        if (strncmp(text, start[i], strlen(start[i])) == 0)
            return true;
    return false;
}

/* Tabs and line ends are data here, and quoted; other control characters are made inert. */
static void add_field_part(zr__buffer *out, const char *text)
{
    while (*text != '\0') {
        const size_t size = strcspn(text, "\t\r\n");
        zr__buffer part = {0};

        zr__buffer_add_bytes(&part, text, size);
        if (!part.failed)
            zr__plain_add(out, part.bytes);
        out->failed = out->failed || part.failed;
        zr__buffer_clear(&part);

        text += size;
        if (*text != '\0')
            zr__buffer_add_bytes(out, text++, 1);
    }
}

static void add_quoted(zr__buffer *out, const char *text)
{
    const bool formula = is_formula(text);

    if (!formula && strpbrk(text, ",\"\r\n") == NULL) {
        zr__buffer_add(out, text);
        return;
    }

    zr__buffer_add(out, formula ? "\"'" : "\"");
    for (; *text != '\0'; text++)
        zr__buffer_add_bytes(out, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    zr__buffer_add(out, "\"");
}

static void add_text(zr__buffer *out, const zr__table *table, const zr__cell *cell)
{
    const char *text = zr__table_strings(table, cell);
    zr__buffer field = {0};

    for (uint32_t i = 0; i < cell->items; i++, text += strlen(text) + 1) {
        zr__buffer_add(&field, i > 0 ? "; " : "");
        add_field_part(&field, text);
    }
    if (field.failed)
        out->failed = true;
    else if (field.size > 0)
        add_quoted(out, field.bytes);
    zr__buffer_clear(&field);
}

static void add_cell(zr__buffer *out, const zr__table *table, uint32_t row, uint32_t column)
{
    const zr__cell *cell = zr__table_cell(table, row, column);
    char number[ZR__NUMBER_SIZE];

    if (!zr__column_is_figure(&table->column[column]) || cell->items > 0)
        add_text(out, table, cell);
    else if (isfinite(cell->number)) {
        zr__number_format(number, cell->number);
        zr__buffer_add(out, number);
    }
}

void zr__table_add_csv(zr__buffer *out, const zr__table *table)
{
    for (uint32_t column = 0; column < table->column_count; column++)
        zr__buffer_addf(out, "%s%s", column > 0 ? "," : "", table->column[column].key);
    zr__buffer_add(out, "\r\n");

    for (uint32_t i = 0; i < table->shown; i++) {
        for (uint32_t column = 0; column < table->column_count; column++) {
            zr__buffer_add(out, column > 0 ? "," : "");
            add_cell(out, table, table->order[i], column);
        }
        zr__buffer_add(out, "\r\n");
    }
}
