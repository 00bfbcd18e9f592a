/*
 * From a view and a result to text: choose the tables, fill and sort them, hand them to a format.
 */
#include "render/view.h"

#include <string.h>

#include "src/failure.h"
#include "src/memory.h"

uint32_t zr__view_cut(uint32_t count, uint32_t top)
{
    return top > 0 && top < count ? top : count;
}

static void add_names(zr__buffer *out, const zr__view *view, bool all)
{
    for (uint32_t i = 0; i < view->table_count; i++)
        if (all || view->table[i].on_request)
            zr__buffer_addf(out, "%s%s", out->size > 0 ? ", " : "", view->table[i].name);
}

static zr_status unknown_table(const zr__view *view, const char *name, zr_error *err)
{
    zr__buffer names = {0};

    add_names(&names, view, true);
    const zr_status status =
        names.failed
            ? zr__out_of_memory(err)
            : zr__fail(err, ZR_ENOTFOUND, _("no table '%s'; the tables are %s"), name, names.bytes);
    zr__buffer_clear(&names);
    return status;
}

/* The table that --table names, or NULL for none. */
static zr_status choose(const zr__view_table **out, const zr__view *view, const char *name,
                        zr_error *err)
{
    *out = NULL;
    if (name == NULL)
        return ZR_OK;
    for (uint32_t i = 0; i < view->table_count; i++)
        if (zr__same_key(name, view->table[i].name)) {
            *out = &view->table[i];
            return ZR_OK;
        }
    return unknown_table(view, name, err);
}

static zr_status add_section(zr__page *page, const zr__view_table *source, const void *subject,
                             const zr_table_options *options, zr_error *err)
{
    const char *sort = page->section_count == 0 ? options->sort : NULL;
    zr__section *section = &page->section[page->section_count++];

    section->name = source->name;
    section->heading = _(source->heading);
    zr__table_init(&section->table, source->column);
    source->fill(&section->table, subject);
    return zr__table_sort(&section->table, source->name, sort, options->top, err);
}

static void say_what_else_there_is(zr__page *page, const zr__view *view)
{
    zr__buffer names = {0};

    add_names(&names, view, false);
    if (names.size > 0)
        zr__buffer_addf(&page->closing, _("Further tables, with --table: %s."), names.bytes);
    page->closing.failed = page->closing.failed || names.failed;
    zr__buffer_clear(&names);
}

/* The sentences, and all tables that are shown without being asked for. */
static zr_status fill_page(zr__page *page, const zr__view *view, const void *subject,
                           const zr_table_options *options, zr_error *err)
{
    zr_status status = ZR_OK;

    view->tell(page, subject);
    for (uint32_t i = 0; i < view->table_count && status == ZR_OK; i++)
        if (!view->table[i].on_request)
            status = add_section(page, &view->table[i], subject, options, err);
    say_what_else_there_is(page, view);
    return status;
}

static void write_cell(zr__json *json, const zr__table *table, uint32_t row, uint32_t column)
{
    const zr__cell *cell = zr__table_cell(table, row, column);
    const char *text = zr__table_strings(table, cell);
    const char *key = table->column[column].key;

    if (zr__column_is_figure(&table->column[column])) {
        zr__json_number(json, key, cell->number);
    } else if (table->column[column].kind != ZR__LIST) {
        zr__json_text(json, key, cell->items > 0 ? text : NULL);
    } else {
        zr__json_open(json, key, '[');
        for (uint32_t i = 0; i < cell->items; i++, text += strlen(text) + 1)
            zr__json_text(json, NULL, text);
        zr__json_close(json, ']');
    }
}

/* A single table as JSON: its rows as objects, by the keys of the columns. */
static void write_table(zr__json *json, const char *name, const zr__table *table)
{
    zr__json_open(json, name, '[');
    for (uint32_t i = 0; i < table->shown; i++) {
        zr__json_open(json, NULL, '{');
        for (uint32_t column = 0; column < table->column_count; column++)
            write_cell(json, table, table->order[i], column);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
}

static void add_json(zr__buffer *out, const zr__view *view, const zr__page *page,
                     const zr__view_table *chosen, const void *subject, uint32_t top)
{
    const zr__section *first = &page->section[0];
    zr__json json = {0};

    if (view->write == NULL) {
        write_table(&json, NULL, &first->table);
    } else {
        zr__json_open(&json, NULL, '{');
        if (chosen != NULL)
            write_table(&json, first->name, &first->table);
        else
            view->write(&json, subject, &first->table, top);
        zr__json_close(&json, '}');
    }
    *out = json.text;
}

zr_status zr__view_format(char **text, const zr__view *view, const void *subject,
                          const zr_table_options *options, zr_error *err)
{
    static const zr_table_options defaults = ZR_TABLE_OPTIONS_INIT;
    const zr_table_options *const wanted = options != NULL ? options : &defaults;
    const bool whole_page =
        wanted->format == ZR_FORMAT_TABLE || wanted->format == ZR_FORMAT_MARKDOWN;
    const zr__view_table *chosen = NULL;
    zr__page page = {0};
    zr__buffer out = {0};
    zr_status status = choose(&chosen, view, wanted->table, err);

    if (status != ZR_OK)
        return status;
    if ((page.section = zr__calloc(view->table_count, sizeof *page.section)) == NULL)
        return zr__out_of_memory(err);

    if (chosen == NULL && whole_page)
        status = fill_page(&page, view, subject, wanted, err);
    else
        status =
            add_section(&page, chosen != NULL ? chosen : &view->table[0], subject, wanted, err);
    if (status == ZR_OK && zr__page_has_failed(&page))
        status = zr__out_of_memory(err);
    if (status != ZR_OK)
        goto cleanup;

    switch (wanted->format) {
    case ZR_FORMAT_TABLE: zr__page_add_text(&out, &page, wanted); break;
    case ZR_FORMAT_MARKDOWN: zr__page_add_markdown(&out, &page); break;
    case ZR_FORMAT_CSV: zr__table_add_csv(&out, &page.section[0].table); break;
    case ZR_FORMAT_JSON: add_json(&out, view, &page, chosen, subject, wanted->top); break;
    }

    char *const taken = zr__buffer_take(&out);
    if (taken != NULL)
        *text = taken;
    else
        status = zr__out_of_memory(err);

cleanup:
    zr__page_clear(&page);
    return status;
}
