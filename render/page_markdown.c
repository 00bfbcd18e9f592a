/*
 * A page as Markdown (CommonMark, with GitHub's tables). Whatever a name could say in Markdown or
 * HTML is escaped, so that it is read as the text it is.
 */
#include <string.h>

#include "render/page.h"
#include "render/plain.h"
#include "src/failure.h"

/* GitHub makes a link of a bare address: "://" and "www." are taken apart. */
static bool must_escape(const char *text, const char *at)
{
    if (strchr("\\`*_[]<>|&~$", *at) != NULL)
        return true;
    if (*at == ':')
        return at[1] == '/';
    return *at == '.' && at - text >= 3 && strncmp(at - 3, "www", 3) == 0;
}

static void add_escaped(zr__buffer *out, const char *text)
{
    zr__buffer inert = {0};

    zr__plain_add(&inert, text);
    out->failed = out->failed || inert.failed;
    for (size_t i = 0; i < inert.size && !out->failed; i++) {
        if (must_escape(inert.bytes, inert.bytes + i))
            zr__buffer_add(out, "\\");
        zr__buffer_add_bytes(out, inert.bytes + i, 1);
    }
    zr__buffer_clear(&inert);
}

/* At the start of a line these would begin a heading, a list or a rule. */
static void add_paragraph(zr__buffer *out, const char *text)
{
    const size_t digits = strspn(text, "0123456789");

    if (digits > 0 && (text[digits] == '.' || text[digits] == ')')) {
        zr__buffer_add_bytes(out, text, digits);
        zr__buffer_add(out, "\\");
        text += digits;
    } else if (*text != '\0' && strchr("#+-=", *text) != NULL) {
        zr__buffer_add(out, "\\");
    }
    add_escaped(out, text);
    zr__buffer_add(out, "\n\n");
}

static void add_headings(zr__buffer *out, const zr__table *table)
{
    for (uint32_t i = 0; i < table->column_count; i++) {
        zr__buffer_add(out, "| ");
        add_escaped(out, _(table->column[i].heading));
        zr__buffer_add(out, " ");
    }
    zr__buffer_add(out, "|\n");
    for (uint32_t i = 0; i < table->column_count; i++)
        zr__buffer_add(out, zr__column_is_figure(&table->column[i]) ? "| ---: " : "| --- ");
    zr__buffer_add(out, "|\n");
}

static void add_rows(zr__buffer *out, const zr__table *table)
{
    add_headings(out, table);
    for (uint32_t row = 0; row < table->shown; row++) {
        for (uint32_t column = 0; column < table->column_count; column++) {
            zr__buffer_add(out, "| ");
            zr__cell_add(out, table, table->order[row], column, add_escaped, false);
            zr__buffer_add(out, " ");
        }
        zr__buffer_add(out, "|\n");
    }
    zr__buffer_add(out, "\n");
}

static void add_section(zr__buffer *out, const zr__section *section)
{
    const zr__table *table = &section->table;
    const char *note = table->note.bytes;

    zr__buffer_add(out, "## ");
    add_escaped(out, section->heading);
    zr__buffer_add(out, "\n\n");
    if (table->shown > 0)
        add_rows(out, table);
    if (table->shown < table->row_count || table->row_count == 0) {
        zr__more_add(out, table);
        zr__buffer_add(out, "\n\n");
    }
    for (uint32_t i = 0; i < table->note_count; i++, note += strlen(note) + 1)
        add_paragraph(out, note);
}

void zr__page_add_markdown(zr__buffer *out, const zr__page *page)
{
    const char *paragraph = page->speech.bytes;

    if (page->title.size > 0) {
        zr__buffer_add(out, "# ");
        add_escaped(out, page->title.bytes);
        zr__buffer_add(out, "\n\n");
    }
    for (uint32_t i = 0; i < page->paragraph_count; i++, paragraph += strlen(paragraph) + 1)
        add_paragraph(out, paragraph);
    for (uint32_t i = 0; i < page->section_count; i++)
        add_section(out, &page->section[i]);
    if (page->closing.size > 0)
        add_paragraph(out, page->closing.bytes);
    while (out->size > 1 && out->bytes[out->size - 2] == '\n')
        out->bytes[--out->size] = '\0';
}
