/*
 * What all formats of a page share: its sentences, and how a value is shown to people.
 */
#include "render/page.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "render/plain.h"
#include "render/view.h"
#include "src/failure.h"
#include "src/memory.h"

void zr__page_call(zr__page *page, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    zr__buffer_addv(&page->title, format, args);
    va_end(args);
}

void zr__page_say(zr__page *page, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    zr__buffer_addv(&page->speech, format, args);
    va_end(args);
    zr__buffer_add_bytes(&page->speech, "", 1);
    page->paragraph_count++;
}

/* A full-width stop brings its own space. */
static bool ends_wide(const zr__buffer *text)
{
    static const char stop[] = "\u3002";
    const size_t size = sizeof stop - 1;

    return text->size >= size && memcmp(text->bytes + text->size - size, stop, size) == 0;
}

void zr__page_go_on(zr__page *page, const char *format, ...)
{
    va_list args;

    if (page->speech.size > 0)
        page->speech.size--; /* the NUL behind the sentence before */
    if (!ends_wide(&page->speech))
        zr__buffer_add(&page->speech, " ");
    va_start(args, format);
    zr__buffer_addv(&page->speech, format, args);
    va_end(args);
    zr__buffer_add_bytes(&page->speech, "", 1);
}

void zr__page_clear(zr__page *page)
{
    for (uint32_t i = 0; i < page->section_count; i++)
        zr__table_clear(&page->section[i].table);
    zr__free(page->section);
    zr__buffer_clear(&page->title);
    zr__buffer_clear(&page->speech);
    zr__buffer_clear(&page->closing);
    *page = (zr__page){0};
}

static void add_figure(zr__buffer *out, zr__column_kind kind, double number)
{
    if (isnan(number))
        zr__buffer_add(out, "-");
    else if (isinf(number))
        zr__buffer_add(out, number > 0 ? "∞" : "-∞");
    else if (kind == ZR__COUNT)
        zr__buffer_addf(out, "%.0f", number);
    else if (kind == ZR__DECIMAL)
        zr__buffer_addf(out, "%.2f", number);
    else if (kind == ZR__FINE)
        zr__buffer_addf(out, "%.4f", number);
    else if (kind == ZR__AMOUNT)
        zr__buffer_add(out, zr__phrase_amount(number).text);
    else if (kind == ZR__FIGURE)
        zr__buffer_addf(out, number == floor(number) ? "%.0f" : "%.4f", number);
    else if (kind == ZR__DIFFERENCE)
        zr__buffer_addf(out, number == 0 ? "0" : number == floor(number) ? "%+.0f" : "%+.4f",
                        number);
    else if (kind == ZR__SHARE)
        zr__buffer_addf(out, "%.1f%%", 100 * number);
    else if (kind == ZR__SHIFT)
        zr__buffer_addf(out, fabs(number) < 0.0005 ? "0.0" : "%+.1f", 100 * number);
    else
        zr__buffer_addf(out, number > 0 && number < 0.0005 ? "%.1e" : "%.3f", number);
}

void zr__cell_add(zr__buffer *out, const zr__table *table, uint32_t row, uint32_t column,
                  void (*escape)(zr__buffer *out, const char *text), bool breakable)
{
    const zr__cell *cell = zr__table_cell(table, row, column);
    const char *text = zr__table_strings(table, cell);

    if (zr__column_is_figure(&table->column[column]) && cell->items == 0) {
        add_figure(out, table->column[column].kind, cell->number);
        return;
    }
    if (cell->items == 0)
        zr__buffer_add(out, "-");

    for (uint32_t i = 0; i < cell->items; i++, text += strlen(text) + 1) {
        if (i > 0)
            /* TRANSLATORS: between the names of a list */
            zr__buffer_addf(out, "%s%s", _(", "), breakable ? ZR__MAY_BREAK : "");
        escape(out, text);
    }
}

void zr__more_add(zr__buffer *out, const zr__table *table)
{
    const uint32_t hidden = table->row_count - table->shown;

    if (table->row_count == 0)
        zr__buffer_add(out, _("none"));
    else if (hidden > 0)
        zr__buffer_addf(out, _n("… and %u more", "… and %u more", hidden), hidden);
}

bool zr__page_has_failed(const zr__page *page)
{
    bool failed = page->title.failed || page->speech.failed || page->closing.failed;

    for (uint32_t i = 0; i < page->section_count; i++)
        failed = failed || page->section[i].table.failed;
    return failed;
}
