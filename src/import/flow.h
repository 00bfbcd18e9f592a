/*
 * Paragraphs and tables as they open and close in HTML and DOCX, kept until it is known which of
 * the tables are tables: pages are laid out with them, and a table around a table, of one row or
 * of one column has only paragraphs in it.
 */
#ifndef ZEREN_SRC_IMPORT_FLOW_H
#define ZEREN_SRC_IMPORT_FLOW_H

#include "src/import/document.h"

struct zr__flow_item;
struct zr__flow_table;

typedef struct zr__flow {
    struct zr__flow_item *item;
    size_t count, capacity;
    zr__buffer text;
    size_t paragraph; /* Where the text of the open paragraph starts. */
    struct zr__flow_table *open; /* The open tables, outermost first. */
    size_t depth, open_capacity;
    bool failed; /* Memory ran out. */
    bool beyond; /* More than a document may hold. */
} zr__flow;

/* Whether more may come: false once memory ran out or a limit was passed. */
bool zr__flow_goes_on(const zr__flow *flow);

void zr__flow_add_text(zr__flow *flow, const char *bytes, size_t size);

/* Whether the open paragraph has no text yet. */
bool zr__flow_is_at_start(const zr__flow *flow);

/* End the paragraph; without anything but blanks there was none. */
void zr__flow_end_paragraph(zr__flow *flow, unsigned marks);

void zr__flow_open_table(zr__flow *flow);
void zr__flow_close_table(zr__flow *flow);

/* Ignored outside a table; a cell opens a row when there is none. */
void zr__flow_open_row(zr__flow *flow);
void zr__flow_open_cell(zr__flow *flow, zr__cell_place place);
void zr__flow_close_cell(zr__flow *flow);

/* A cell that is the one above going on, as zr__document_extend_cell(). */
void zr__flow_open_extension(zr__flow *flow, uint32_t column);

/* Drop the row that is open (it was deleted). */
void zr__flow_drop_row(zr__flow *flow);

/* Everything into the document, and the tables closed. */
void zr__flow_write(zr__flow *flow, zr__document *document);

void zr__flow_clear(zr__flow *flow);

#endif
