/*
 * DOCX: the body of a Word document as it reads once all changes are accepted.
 *
 * Deleted and hidden text is left out, automatic numbers are written out, text boxes become
 * paragraphs before the one that holds them, and footnotes follow the body. Headers, footers and
 * comments are other parts, and are not read.
 */
#include <string.h>

#include "src/failure.h"
#include "src/import/docx_lists.h"
#include "src/import/flow.h"
#include "src/import/ooxml.h"
#include "src/memory.h"

enum {
    MOST_NESTED = 16, /* Paragraphs within one another, by text boxes. */
    MOST_TABLES = 32  /* Tables within one another. */
};

/* The cell at hand of a table. */
typedef struct table {
    uint32_t column;     /* The next cell's. */
    zr__cell_place cell; /* As <tcPr> says. */
    bool cell_goes_on, cell_is_open, row_is_deleted;
} table;

typedef struct paragraph {
    zr__buffer text;
    char style[128];
    zr__docx_style own;
    bool goes_on; /* Its end was deleted: the next one is part of it. */
} paragraph;

typedef struct body {
    zr__flow flow;
    zr__docx_lists lists;
    paragraph stack[MOST_NESTED];
    size_t depth;
    size_t skipped;       /* Depth within an element that is left out; 0 outside. */
    size_t properties;    /* Depth within <pPr>, where <tab> and <del> mean something else. */
    bool in_text;         /* Within <t>. */
    bool is_hidden;       /* This run is. */
    bool in_row_properties;
    table table[MOST_TABLES]; /* The first is for what stands outside any. */
    size_t tables;
} body;

static bool is_left_out(const char *name)
{
    static const char *const names[] = {"del", "moveFrom", "Fallback", "instrText", "delText",
                                        "delInstrText", "tblGrid", "rt", NULL};

    for (size_t i = 0; names[i] != NULL; i++) {
        if (strcmp(name, names[i]) == 0)
            return true;
    }
    return false;
}

/* What a property was before it was changed, as in <pPrChange>. */
static bool is_change(const char *name)
{
    const size_t length = strlen(name);

    return length > 6 && strcmp(name + length - 6, "Change") == 0;
}

static bool is_on(const char *const *attributes)
{
    const char *value = zr__markup_attribute(attributes, "val");

    return value == NULL || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0);
}

/* The cell opens with its first paragraph, when its properties are known. */
static void open_cell(body *b)
{
    table *t = &b->table[b->tables];

    if (t->cell_is_open || b->tables == 0)
        return;
    t->cell_is_open = true;
    t->cell.column = t->column + 1;
    if (t->cell_goes_on)
        zr__flow_open_extension(&b->flow, t->cell.column);
    else
        zr__flow_open_cell(&b->flow, t->cell);
    t->column += t->cell.column_span;
}

static void open_paragraph(body *b)
{
    if (b->depth >= MOST_NESTED) {
        b->skipped = 1;
        return;
    }
    paragraph *p = &b->stack[b->depth++];
    if (!p->goes_on)
        p->text.size = 0;
    p->goes_on = false;
    p->style[0] = '\0';
    p->own = (zr__docx_style){.list = -1, .level = -1, .outline = -1};
}

static void add_lines(body *b, const zr__buffer *text, unsigned marks)
{
    const char *at = text->bytes, *end = at + text->size;

    while (at < end) {
        const char *line = memchr(at, '\n', (size_t)(end - at));
        zr__flow_add_text(&b->flow, at, (size_t)((line != NULL ? line : end) - at));
        zr__flow_end_paragraph(&b->flow, marks);
        at = line != NULL ? line + 1 : end;
    }
}

static void close_paragraph(body *b)
{
    paragraph *p = &b->stack[--b->depth];
    zr__buffer number = {0};

    if (p->goes_on)
        return;
    zr__docx_lists_resolve(&b->lists, p->style, &p->own);
    if (p->own.list > 0)
        zr__docx_lists_number(&b->lists, p->own.list, p->own.level, &number);
    if (number.size > 0 && p->text.size > 0)
        zr__flow_add_text(&b->flow, number.bytes, number.size);
    if (p->text.size > 0)
        add_lines(b, &p->text, p->own.outline >= 0 && p->own.outline < 9 ? ZR__HEADING : 0);
    b->flow.failed |= p->text.failed || number.failed;
    zr__buffer_clear(&number);
}

/* Text of the paragraph at hand. */
static void add_text(body *b, const char *bytes, size_t size)
{
    zr__buffer *text = b->depth > 0 ? &b->stack[b->depth - 1].text : NULL;

    if (text == NULL || b->is_hidden)
        return;
    zr__buffer_add_bytes(text, bytes, size);
    b->flow.failed |= text->failed;
    b->flow.beyond |= text->size > ZR__IMPORT_BYTES;
}

static void read_properties(body *b, const char *name, const char *const *attributes)
{
    paragraph *p = &b->stack[b->depth - 1];
    const char *value = zr__markup_attribute(attributes, "val");

    if (strcmp(name, "pStyle") == 0 && value != NULL && strlen(value) < sizeof p->style)
        memcpy(p->style, value, strlen(value) + 1);
    else if (strcmp(name, "numId") == 0)
        p->own.list = zr__markup_number(attributes, "val", -1);
    else if (strcmp(name, "ilvl") == 0)
        p->own.level = zr__markup_number(attributes, "val", -1);
    else if (strcmp(name, "outlineLvl") == 0)
        p->own.outline = zr__markup_number(attributes, "val", -1);
    else if (strcmp(name, "del") == 0 || strcmp(name, "moveFrom") == 0)
        p->goes_on = true;
}

static void open_table(body *b)
{
    open_cell(b); /* of the table around it */
    if (b->tables + 1 >= MOST_TABLES) {
        b->skipped = 1;
        return;
    }
    b->table[++b->tables] = (table){.cell_is_open = true};
    zr__flow_open_table(&b->flow);
}

static void read_row_properties(table *t, const char *name, const char *const *attributes)
{
    if (strcmp(name, "del") == 0)
        t->row_is_deleted = true;
    else if (strcmp(name, "gridBefore") == 0)
        t->column = (uint32_t)zr__markup_number(attributes, "val", 0) % ZR__IMPORT_COLUMNS;
}

/* A row, a cell or its properties; false when it is none of them. */
static bool read_table_part(body *b, const char *name, const char *const *attributes)
{
    table *t = &b->table[b->tables];
    const char *value = zr__markup_attribute(attributes, "val");

    if (strcmp(name, "tr") == 0) {
        *t = (table){.cell_is_open = true};
        zr__flow_open_row(&b->flow);
    } else if (strcmp(name, "trPr") == 0)
        b->in_row_properties = true;
    else if (b->in_row_properties)
        read_row_properties(t, name, attributes);
    else if (strcmp(name, "tc") == 0) {
        t->cell = (zr__cell_place){.column_span = 1};
        t->cell_goes_on = t->cell_is_open = false;
    } else if (strcmp(name, "gridSpan") == 0) {
        const long span = zr__markup_number(attributes, "val", 1);
        t->cell.column_span = span < 1 || span > ZR__IMPORT_COLUMNS ? 1 : (uint32_t)span;
    } else if (strcmp(name, "vMerge") == 0)
        t->cell_goes_on = value == NULL || strcmp(value, "restart") != 0;
    else
        return false;
    return true;
}

static void read_run_part(body *b, const char *name, const char *const *attributes)
{
    if (strcmp(name, "r") == 0)
        b->is_hidden = false;
    else if (strcmp(name, "vanish") == 0)
        b->is_hidden = is_on(attributes);
    else if (strcmp(name, "t") == 0)
        b->in_text = true;
    else if (strcmp(name, "tab") == 0 || strcmp(name, "ptab") == 0)
        add_text(b, "\t", 1);
    else if (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0)
        add_text(b, "\n", 1);
    else if (strcmp(name, "noBreakHyphen") == 0)
        add_text(b, "-", 1);
}

static bool on_start(void *self, const char *name, const char *const *attributes)
{
    body *b = self;

    if (b->skipped > 0)
        b->skipped++;
    else if (is_change(name))
        b->skipped = 1;
    else if (b->properties > 0) {
        b->properties++;
        read_properties(b, name, attributes);
    } else if (strcmp(name, "pPr") == 0)
        b->properties = b->depth > 0;
    else if (strcmp(name, "tbl") == 0)
        open_table(b);
    else if (read_table_part(b, name, attributes))
        return zr__flow_goes_on(&b->flow);
    else if (is_left_out(name))
        b->skipped = 1;
    else if (strcmp(name, "p") == 0) {
        open_cell(b);
        open_paragraph(b);
    } else
        read_run_part(b, name, attributes);
    return zr__flow_goes_on(&b->flow);
}

static void close_part(body *b, const char *name)
{
    if (strcmp(name, "p") == 0 && b->depth > 0)
        close_paragraph(b);
    else if (strcmp(name, "t") == 0)
        b->in_text = false;
    else if (strcmp(name, "r") == 0)
        b->is_hidden = false;
    else if (strcmp(name, "tbl") == 0 && b->tables > 0) {
        zr__flow_close_table(&b->flow);
        b->tables--;
    } else if (strcmp(name, "tr") == 0 && b->table[b->tables].row_is_deleted)
        zr__flow_drop_row(&b->flow);
    else if (strcmp(name, "trPr") == 0)
        b->in_row_properties = false;
    else if (strcmp(name, "tc") == 0) {
        open_cell(b);
        zr__flow_close_cell(&b->flow);
    }
}

static bool on_end(void *self, const char *name)
{
    body *b = self;

    if (b->skipped > 0)
        b->skipped--;
    else if (b->properties > 0)
        b->properties--;
    else
        close_part(b, name);
    return zr__flow_goes_on(&b->flow);
}

static bool on_text(void *self, const char *bytes, size_t size)
{
    body *b = self;

    if (b->skipped == 0 && b->properties == 0 && b->in_text)
        add_text(b, bytes, size);
    return zr__flow_goes_on(&b->flow);
}

static zr_status read_parts(body *b, zr__package *package, const char *main_part, zr_error *err)
{
    static const char *const notes[] = {"footnotes", "endnotes"};
    const zr__markup_listener listener = {on_start, on_end, on_text, b};
    zr__relations relations = {0};
    zr_status status = zr__package_relations(&relations, package, main_part, err);

    if (status == ZR_OK)
        status = zr__docx_lists_read(&b->lists, package,
                                     zr__relation_of_kind(&relations, "styles"),
                                     zr__relation_of_kind(&relations, "numbering"), err);
    if (status == ZR_OK)
        status = zr__package_read(package, main_part, &listener, err);
    for (size_t i = 0; i < 2 && status == ZR_OK && zr__flow_goes_on(&b->flow); i++) {
        const char *part = zr__relation_of_kind(&relations, notes[i]);
        b->depth = 0;
        if (part != NULL)
            status = zr__package_read(package, part, &listener, err);
    }
    zr__relations_clear(&relations);
    return status;
}

zr_status zr__read_docx(zr__document *document, zr__package *package, const char *main_part,
                        zr_error *err)
{
    body *b = zr__calloc(1, sizeof *b);
    if (b == NULL)
        return zr__out_of_memory(err);

    const zr_status status = read_parts(b, package, main_part, err);
    if (status == ZR_OK)
        zr__flow_write(&b->flow, document);
    for (size_t i = 0; i < MOST_NESTED; i++)
        zr__buffer_clear(&b->stack[i].text);
    zr__docx_lists_clear(&b->lists);
    zr__flow_clear(&b->flow);
    zr__free(b);
    return status;
}
