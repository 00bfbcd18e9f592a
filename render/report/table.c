/*
 * Tables as HTML: every name a link to its entry, every figure as people read it.
 */
#include "render/report/table.h"

#include <string.h>

#include "render/plain.h"
#include "render/report/codes.h"
#include "src/failure.h"
#include "src/memory.h"

static bool is_one(const char *key, const char *const *keys)
{
    for (size_t i = 0; keys[i] != NULL; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

/* Columns of short words that are not broken: days, and plans with a count. */
static const char *const whole[] = {"due", "updated", "actual_on", "by_plan", NULL};

/* Columns whose words are never names of the notice. */
static bool has_names(const zr__column *column)
{
    static const char *const others[] = {"plan", "flag", "flags",   "figure", "rule",
                                         "population", "title", "by_plan", "verdict", "why",
                                         "move", "progress", "kind", "file", "sheet", "relation",
                                         "measure", "before", "now", NULL};

    if (column->kind != ZR__TEXT && column->kind != ZR__LIST)
        return false;
    return !is_one(column->key, others);
}

enum { MOST_COLUMNS = 32, LONG_LIST = 3 };

/* The name of a figure for programs, where its meaning is beside it. */
static bool is_only_a_key(const zr__column *column)
{
    return column->kind == ZR__TEXT && strcmp(column->key, "figure") == 0;
}

/* The most names or words that a row has in a column; a figure counts as one, what is left out as
 * none. */
static void measure(uint32_t most[MOST_COLUMNS], const zr__table *table)
{
    for (uint32_t i = 0; i < table->column_count; i++) {
        if (is_only_a_key(&table->column[i])) {
            most[i] = 0;
            continue;
        }
        most[i] = i == 0 || zr__column_is_figure(&table->column[i]);
        for (uint32_t row = 0; row < table->row_count; row++)
            if (zr__table_cell(table, row, i)->items > most[i])
                most[i] = zr__table_cell(table, row, i)->items;
    }
}

static void add_figure(zr__html *html, const zr__table *table, uint32_t row, uint32_t column)
{
    zr__buffer text = {0};

    zr__cell_add(&text, table, row, column, zr__plain_add, false);
    zr__html_text(html, text.bytes);
    html->failed = html->failed || text.failed;
    zr__buffer_clear(&text);
}

static void add_words(zr__html *html, const zr__report_data *data, const zr__table *table,
                      uint32_t row, uint32_t column)
{
    const zr__cell *cell = zr__table_cell(table, row, column);
    const char *text = zr__table_strings(table, cell);
    const char *before = NULL;

    for (uint32_t i = 0; i < cell->items; i++, before = text, text += strlen(text) + 1) {
        const bool is_name = has_names(&table->column[column]);

        if (before != NULL && is_name)
            zr__html_comma(html, before);
        else if (before != NULL)
            zr__html_text(html, _(", "));
        if (is_name)
            zr__link_name(html, data, text);
        else if (!zr__code_write(html, data, table->column[column].key, text))
            zr__html_text(html, text);
    }
}

static void add_cell(zr__html *html, const zr__report_data *data, const zr__table *table,
                     uint32_t row, uint32_t column, uint32_t most)
{
    const bool is_figure = zr__column_is_figure(&table->column[column]);
    const bool is_name = column == 0 && !is_figure;
    const char *key = table->column[column].key;
    const bool is_wide = table->column[column].kind == ZR__PROSE || most >= LONG_LIST;

    zr__html_add(html, is_name              ? "<th scope=\"row\">"
                       : is_figure          ? "<td class=\"n\">"
                       : is_one(key, whole) ? "<td class=\"d\">"
                       : is_wide            ? "<td class=\"p\">"
                                            : "<td>");
    if (is_figure)
        add_figure(html, table, row, column);
    else
        add_words(html, data, table, row, column);
    zr__html_add(html, is_name ? "</th>" : "</td>");
}

static void add_head(zr__html *html, const zr__table *table, const uint32_t *most)
{
    zr__html_add(html, "<thead><tr>");
    for (uint32_t i = 0; i < table->column_count; i++) {
        if (most[i] == 0)
            continue; /* words that no row has, such as the due dates of a notice without */
        zr__html_addf(html, "<th scope=\"col\" data-key=\"%s\"%s>", table->column[i].key,
                      zr__column_is_figure(&table->column[i]) ? " class=\"n\"" : "");
        zr__html_text(html, _(table->column[i].heading));
        zr__html_add(html, "</th>");
    }
    zr__html_add(html, "</tr></thead>");
}

static void add_rows(zr__html *html, const zr__report_data *data, const zr__table *table,
                     const uint32_t *most)
{
    zr__html_add(html, "<tbody>\n");
    for (uint32_t row = 0; row < table->row_count; row++) {
        zr__html_add(html, "<tr>");
        for (uint32_t column = 0; column < table->column_count; column++)
            if (most[column] > 0)
                add_cell(html, data, table, row, column, most[column]);
        zr__html_add(html, "</tr>\n");
    }
    zr__html_add(html, "</tbody>");
}

static void add_notes(zr__html *html, const zr__table *table)
{
    const char *note = table->note.bytes;

    for (uint32_t i = 0; i < table->note_count; i++, note += strlen(note) + 1) {
        zr__html_add(html, "<p class=\"note\">");
        zr__note_write(html, note);
        zr__html_add(html, "</p>");
    }
}

static void add_table(zr__html *html, const zr__report_data *data, const zr__table *table,
                      const char *heading)
{
    uint32_t most[MOST_COLUMNS];

    if (table->row_count == 0) {
        zr__html_add(html, "<p class=\"none\">");
        zr__html_text(html, _("none"));
        zr__html_add(html, "</p>");
        return;
    }
    zr__html_add(html, "<div class=\"scroll\" tabindex=\"0\" role=\"group\"");
    zr__html_value(html, "aria-label", heading);
    zr__html_addf(html, "><table data-rows=\"%u\">", table->row_count);
    measure(most, table);
    add_head(html, table, most);
    add_rows(html, data, table, most);
    zr__html_add(html, "</table></div>");
}

void zr__html_view_table(zr__html *html, const zr__report_data *data, const char *id,
                         const zr__view_table *source, const void *subject, bool is_aside)
{
    zr__table table = {0};

    zr__table_init(&table, source->column);
    source->fill(&table, subject);
    html->failed = html->failed || table.failed;
    if (!table.failed) {
        zr__html_addf(html, "<section class=\"data\" id=\"%s-%s\">%s<h3>", id, source->name,
                      is_aside ? "<details><summary>" : "");
        zr__html_text(html, _(source->heading));
        zr__html_addf(html, " <small>%u</small></h3>%s", table.row_count,
                      is_aside ? "</summary>" : "");
        add_table(html, data, &table, _(source->heading));
        add_notes(html, &table);
        zr__html_addf(html, "%s</section>\n", is_aside ? "</details>" : "");
    }
    zr__table_clear(&table);
}
