/*
 * The document between its container and its meaning: paragraphs and tables in reading order.
 *
 * A container (plain text, HTML, DOCX, XLSX, CSV, PDF) fills it; what reads responsibilities out
 * of it knows nothing of containers. Everything stands on numbered *lines*, for the account of
 * what was read: a plain text, a CSV and a PDF have their own, any other container counts its
 * paragraphs and its table rows in reading order.
 *
 *     zr__document document = {0};
 *     zr__document_add_paragraph(&document, line, 0, text, size);
 *     zr__document_begin_table(&document, NULL, 0);
 *     zr__document_begin_row(&document, line, line);
 *     zr__document_add_cell(&document, (zr__cell_place){.column_span = 2}, text, size);
 *     if (zr__document_status(&document, source, err) != ZR_OK) ...
 *
 * Failure is sticky, as in a buffer: add without looking, look once at the end. A text may hold
 * anything but NUL, and must be UTF-8; blanks at its ends and inside it are left as they are.
 */
#ifndef ZEREN_SRC_IMPORT_DOCUMENT_H
#define ZEREN_SRC_IMPORT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/buffer.h"
#include "zeren/status.h"

enum {
    ZR__IMPORT_BYTES = 64 << 20, /* Text of a document; a longer one is refused. */
    ZR__IMPORT_LINE_BYTES = 1 << 20, /* One paragraph or cell, for a title may not be longer. */
    ZR__IMPORT_CELLS = 2000000,  /* Cells of all tables, spans counted as often as they cover. */
    ZR__IMPORT_COLUMNS = 256,    /* Columns of one table. */
    ZR__IMPORT_LINES = 4000000
};

/* What a container knows of a paragraph beyond its text; may be or-ed. */
typedef enum zr__paragraph_mark {
    ZR__HEADING = 1, /* The container says it is one (<h2>, a Word heading style). */
    ZR__WRAPPED = 2, /* A line as a page breaks it (PDF): the next may go on with the sentence. */
    ZR__HIDDEN = 4,  /* Not shown to readers: counted as unused, never read. */
    ZR__GUESSED = 8, /* A table told by how its words stand, without rules: doubtful. */
    ZR__SPANLESS = 16 /* A table in which a merged cell comes as a filled one and empty ones. */
} zr__paragraph_mark;

typedef enum zr__block_kind { ZR__PARAGRAPH, ZR__TABLE } zr__block_kind;

typedef struct zr__cell {
    size_t text;          /* Offset in the document's text; '\n' where the cell breaks its lines. */
    uint32_t row, column; /* Of its upper left corner within the table. */
    uint32_t row_span, column_span; /* At least 1, and never beyond the table's last row. */
    bool looks_up; /* XLSX, when asked for: a formula that looks the value up on another sheet. */
} zr__cell;

typedef struct zr__row {
    uint32_t first_line, last_line;
    bool is_out_of_sight; /* A filter or a fold hides it for the moment. */
} zr__row;

/* A paragraph has text and lines; a table a run of rows and of cells, in the order of corners. */
typedef struct zr__block {
    zr__block_kind kind;
    unsigned marks; /* zr__paragraph_mark; of a table ZR__HIDDEN (a sheet), ... */
    size_t text;    /* Of the paragraph, or the caption of the table (sheet name); offset. */
    uint32_t first_line, last_line;
    size_t first_row, row_count;
    size_t first_cell, cell_count;
    uint32_t column_count;
} zr__block;

typedef struct zr__document {
    zr__buffer text; /* Every text, each with its NUL; offset 0 is the empty text. */
    zr__block *block;
    size_t block_count, block_capacity;
    zr__row *row;
    size_t row_count, row_capacity;
    zr__cell *cell;
    size_t cell_count, cell_capacity;
    uint32_t line_count; /* The whole document: lines 1 to this; set by what is added. */
    size_t covered;      /* Cells counted with their spans. */
    struct zr__column *column; /* Of the table at hand; private. */
    uint32_t cursor;           /* The column where the next cell is tried. */
    bool is_broken_by_lines; /* Every line of a text stands as a paragraph of its own. */
    bool marks_places; /* Asked for before reading: an XLSX keeps the rows before its first value
                          and the cells that look theirs up, for a ledger names places. */
    bool failed;         /* Memory ran out. */
    uint32_t beyond;     /* A limit was passed at this line; 0 when none was. */
} zr__document;

/* Where a cell stands. The defaults suit HTML: the next free column of the row, no span. A cell
 * whose place is taken from above is left out, a span ends before a place that is taken. */
typedef struct zr__cell_place {
    uint32_t column;      /* 1-based; 0 means the next column free of cells from rows above. */
    uint32_t row_span;    /* 0 means 1; one that goes beyond the last row is cut at the end. */
    uint32_t column_span; /* 0 means 1. */
} zr__cell_place;

/* The number for the next line of a container that has none of its own. */
static inline uint32_t zr__document_next_line(const zr__document *document)
{
    return document->line_count + 1;
}

/* Lines must not run backwards; those that nothing is added for count as empty. A paragraph ends
 * the table before it. */
void zr__document_add_paragraph(zr__document *document, uint32_t line, unsigned marks,
                                const char *text, size_t size);

/* Start a table. `caption` may be NULL (an XLSX sheet gives its name). */
void zr__document_begin_table(zr__document *document, const char *caption, unsigned marks);

void zr__document_begin_row(zr__document *document, uint32_t first_line, uint32_t last_line);

/* The row turned out to reach to this line. */
void zr__document_end_row(zr__document *document, uint32_t last_line);

/* The row is out of sight. */
void zr__document_hide_row(zr__document *document);

void zr__document_add_cell(zr__document *document, zr__cell_place place, const char *text,
                           size_t size);

/* The cell that covers this 1-based column in the row above goes on in this row (DOCX vMerge). */
void zr__document_extend_cell(zr__document *document, uint32_t column);

/* The container found that the document is beyond a limit of its own. */
void zr__document_refuse(zr__document *document);

/* Whether adding more makes sense. */
static inline bool zr__document_goes_on(const zr__document *document)
{
    return !document->failed && document->beyond == 0;
}

/* ZR_ENOMEM, or ZR_ESYNTAX beyond a limit with the line where it was passed. Finishes the last
 * table: to be called once, after everything was added. */
zr_status zr__document_status(zr__document *document, const char *source, zr_error *err);

/* A text of the document by its offset. */
static inline const char *zr__document_text(const zr__document *document, size_t offset)
{
    return document->text.bytes != NULL ? document->text.bytes + offset : "";
}

/* For each place of a table, row by row, the cell that covers it (index within the document), or
 * SIZE_MAX where none does. `row_count * column_count` entries; NULL when memory ran out. */
size_t *zr__document_grid(const zr__document *document, const zr__block *table);

void zr__document_clear(zr__document *document);

#endif
