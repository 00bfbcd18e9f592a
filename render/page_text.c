/*
 * A page for a terminal: columns that line up by display width, so that Chinese and Latin names
 * stand in one column.
 *
 * Every cell is written once into one long text; its natural width decides the columns. When the
 * terminal is too narrow, the widest column that can gives way, and its cells go on in further
 * lines: lists between names, prose and headings between words. Nothing is ever cut.
 */
#include <string.h>

#include "render/page.h"
#include "render/plain.h"
#include "src/failure.h"
#include "src/memory.h"

static const char BOLD[] = "\033[1m", DIM[] = "\033[2m", PLAIN[] = "\033[0m";

enum {
    GAP = 2,
    INDENT = 2,
    LEAST_WRAPPED = 16, /* columns of a list or of prose that goes on in further lines */
    LEAST_HEADING = 6
};

/* The cells of a table as text, row by row; the row of headings comes first. */
typedef struct layout {
    const zr__table *table;
    zr__buffer text;   /* Cells one after another, each with its NUL. */
    size_t *offset;    /* (shown + 1) x columns places in `text`. */
    size_t *width;     /* Of each column. */
    size_t *least;     /* Width below which a column cannot go. */
    const char **rest; /* Of each cell of the row being written: what is still to come. */
} layout;

static void clear_layout(layout *plan)
{
    zr__buffer_clear(&plan->text);
    zr__free(plan->offset);
    zr__free(plan->width);
    zr__free(plan->least);
    zr__free(plan->rest);
}

static void write_cell(layout *plan, uint32_t row, uint32_t column)
{
    const zr__table *table = plan->table;
    const zr__column *kind = &table->column[column];

    plan->offset[(size_t)row * table->column_count + column] = plan->text.size;
    if (row == 0)
        zr__plain_add_prose(&plan->text, _(kind->heading));
    else
        zr__cell_add(&plan->text, table, table->order[row - 1], column,
                     kind->kind == ZR__PROSE ? zr__plain_add_prose : zr__plain_add, true);
    zr__buffer_add_bytes(&plan->text, "", 1);
}

static bool make_layout(layout *plan, const zr__table *table)
{
    const uint32_t columns = table->column_count;

    *plan = (layout){.table = table};
    plan->offset = zr__calloc(((size_t)table->shown + 1) * columns, sizeof *plan->offset);
    plan->width = zr__calloc(columns, sizeof *plan->width);
    plan->least = zr__calloc(columns, sizeof *plan->least);
    plan->rest = zr__calloc(columns, sizeof *plan->rest);
    if (plan->offset == NULL || plan->width == NULL || plan->least == NULL || plan->rest == NULL)
        return false;

    for (uint32_t row = 0; row <= table->shown; row++)
        for (uint32_t column = 0; column < columns; column++)
            write_cell(plan, row, column);
    return !plan->text.failed;
}

static const char *cell_text(const layout *plan, uint32_t row, uint32_t column)
{
    return plan->text.bytes + plan->offset[(size_t)row * plan->table->column_count + column];
}

/* Columns that one cell takes, in one line or broken wherever it can be. */
static size_t cell_width(const layout *plan, uint32_t row, uint32_t column, bool broken)
{
    const char *text = cell_text(plan, row, column);

    return broken ? zr__plain_least_width(text) : zr__plain_take_line(&text, SIZE_MAX).width;
}

/* The widest cell of a column, without its heading. */
static size_t widest(const layout *plan, uint32_t column, bool broken)
{
    size_t width = 0;

    for (uint32_t row = 1; row <= plan->table->shown; row++) {
        const size_t own = cell_width(plan, row, column, broken);
        width = own > width ? own : width;
    }
    return width;
}

/* Columns that the table takes more than there are. */
static size_t excess(const layout *plan, size_t limit)
{
    size_t total = INDENT;

    for (uint32_t i = 0; i < plan->table->column_count; i++)
        total += plan->width[i] + (i > 0 ? GAP : 0);
    return total > limit ? total - limit : 0;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* The width below which a column cannot go. */
static size_t least_width(const layout *plan, uint32_t column)
{
    const zr__column_kind kind = plan->table->column[column].kind;
    const size_t heading = larger(cell_width(plan, 0, column, true), LEAST_HEADING);

    if (kind != ZR__PROSE && kind != ZR__LIST)
        return larger(widest(plan, column, false), heading);
    return larger(larger(widest(plan, column, true), heading), LEAST_WRAPPED);
}

/* The widest column that can still give way, or UINT32_MAX. */
static uint32_t widest_breakable(const layout *plan)
{
    uint32_t chosen = UINT32_MAX;

    for (uint32_t i = 0; i < plan->table->column_count; i++)
        if (plan->width[i] > plan->least[i] &&
            (chosen == UINT32_MAX || plan->width[i] > plan->width[chosen]))
            chosen = i;
    return chosen;
}

static void fit(layout *plan, uint32_t limit)
{
    for (uint32_t i = 0; i < plan->table->column_count; i++) {
        plan->width[i] = larger(widest(plan, i, false), cell_width(plan, 0, i, false));
        plan->least[i] = least_width(plan, i);
    }
    if (limit == 0)
        return;

    size_t left = excess(plan, limit);
    for (uint32_t i; left > 0 && (i = widest_breakable(plan)) != UINT32_MAX; left--)
        plan->width[i]--;
}

static void add_blanks(zr__buffer *out, size_t count)
{
    zr__buffer_addf(out, "%*s", (int)count, "");
}

/* One line of the row whose rests are in the layout. Blanks wait in `pending` until something
 * follows, so that no line ends in them. */
static bool add_row_line(zr__buffer *out, layout *plan)
{
    size_t pending = INDENT;
    bool more = false;

    for (uint32_t i = 0; i < plan->table->column_count; i++) {
        const zr__line line = zr__plain_take_line(&plan->rest[i], plan->width[i]);
        const size_t free_columns = plan->width[i] > line.width ? plan->width[i] - line.width : 0;
        const bool right = zr__column_is_figure(&plan->table->column[i]);

        if (line.size > 0) {
            add_blanks(out, pending + (right ? free_columns : 0));
            zr__plain_add_line(out, line);
            pending = right ? 0 : free_columns;
        } else
            pending += plan->width[i];
        pending += GAP;
        more = more || *plan->rest[i] != '\0';
    }
    return more;
}

static void add_row(zr__buffer *out, layout *plan, uint32_t row)
{
    bool more = true;

    for (uint32_t i = 0; i < plan->table->column_count; i++)
        plan->rest[i] = cell_text(plan, row, i);
    while (more) {
        more = add_row_line(out, plan);
        zr__buffer_add(out, "\n");
    }
}

static void add_rule(zr__buffer *out, const layout *plan)
{
    for (uint32_t i = 0; i < plan->table->column_count; i++) {
        add_blanks(out, i == 0 ? INDENT : GAP);
        for (size_t column = 0; column < plan->width[i]; column++)
            zr__buffer_add(out, "-");
    }
    zr__buffer_add(out, "\n");
}

static void switch_style(zr__buffer *out, const zr_table_options *options, const char *style)
{
    if (options->color)
        zr__buffer_add(out, style);
}

static void add_rows(zr__buffer *out, const zr__table *table, const zr_table_options *options)
{
    layout plan;

    if (!make_layout(&plan, table)) {
        out->failed = true;
        clear_layout(&plan);
        return;
    }

    fit(&plan, options->width);
    switch_style(out, options, DIM);
    add_row(out, &plan, 0);
    add_rule(out, &plan);
    switch_style(out, options, PLAIN);
    for (uint32_t row = 1; row <= table->shown; row++)
        add_row(out, &plan, row);
    clear_layout(&plan);
}

/* A paragraph of ours, with names in it, broken to the width. */
static void add_paragraph(zr__buffer *out, const char *text, size_t indent, uint32_t limit)
{
    zr__buffer prose = {0};
    const size_t width = limit == 0 ? SIZE_MAX : limit > indent ? limit - indent : 1;

    zr__plain_add_prose(&prose, text);
    char *bytes = zr__buffer_take(&prose);
    out->failed = out->failed || bytes == NULL;

    for (const char *rest = bytes; rest != NULL && *rest != '\0';) {
        add_blanks(out, indent);
        zr__plain_add_line(out, zr__plain_take_line(&rest, width));
        zr__buffer_add(out, "\n");
    }
    zr__free(bytes);
}

static void add_heading(zr__buffer *out, const char *text, const zr_table_options *options)
{
    switch_style(out, options, BOLD);
    zr__plain_add(out, text);
    switch_style(out, options, PLAIN);
    zr__buffer_add(out, "\n");
}

static void add_section(zr__buffer *out, const zr__section *section,
                        const zr_table_options *options)
{
    const zr__table *table = &section->table;

    add_heading(out, section->heading, options);
    if (table->shown > 0)
        add_rows(out, table, options);
    if (table->shown < table->row_count || table->row_count == 0) {
        add_blanks(out, INDENT);
        zr__more_add(out, table);
        zr__buffer_add(out, "\n");
    }
    const char *note = table->note.bytes;
    for (uint32_t i = 0; i < table->note_count; i++, note += strlen(note) + 1)
        add_paragraph(out, note, INDENT, options->width);
}

void zr__page_add_text(zr__buffer *out, const zr__page *page, const zr_table_options *options)
{
    const char *paragraph = page->speech.bytes;

    if (page->title.size > 0)
        add_heading(out, page->title.bytes, options);
    for (uint32_t i = 0; i < page->paragraph_count; i++, paragraph += strlen(paragraph) + 1) {
        zr__buffer_add(out, "\n");
        add_paragraph(out, paragraph, 0, options->width);
    }
    for (uint32_t i = 0; i < page->section_count; i++) {
        if (out->size > 0)
            zr__buffer_add(out, "\n");
        add_section(out, &page->section[i], options);
    }
    if (page->closing.size > 0) {
        zr__buffer_add(out, "\n");
        add_paragraph(out, page->closing.bytes, 0, options->width);
    }
}
