/*
 * What the pages of a PDF hold, in reading order, until it is known what goes on over their
 * edges: a table, and in it a row.
 */
#ifndef ZEREN_SRC_IMPORT_PDF_FLOW_H
#define ZEREN_SRC_IMPORT_PDF_FLOW_H

#include "src/import/document.h"
#include "src/import/pdf_grid.h"

/* A line of text, or a table. */
typedef struct zr__pdf_item {
    bool is_table;
    unsigned marks;    /* Of a line. */
    bool is_running;   /* A line that stands on each page at the same place. */
    size_t text, size; /* Of a line, in the flow's text. */
    zr__pdf_grid grid; /* Its cells' texts are in the flow's text. */
} zr__pdf_item;

typedef struct zr__pdf_flow {
    zr__buffer text;
    zr__pdf_item *item;
    size_t count, capacity;
    size_t page;  /* The first item of the page at hand. */
    size_t before[2]; /* Of the page before, and the one before that. */
    size_t cells; /* Of all tables. */
    bool failed;  /* Memory ran out. */
    bool beyond;  /* More than a document may hold. */
} zr__pdf_flow;

/* Whatever is added after this is on a new page. */
void zr__pdf_flow_begin_page(zr__pdf_flow *flow);

/* A line whose text was added to the flow's text from `text` on. */
void zr__pdf_flow_add_line(zr__pdf_flow *flow, size_t text, unsigned marks);

/* A table, which the flow takes over. One that goes on from the page before is joined to it. */
void zr__pdf_flow_add_table(zr__pdf_flow *flow, zr__pdf_grid *grid);

/* The table that ended the last page, with nothing but page furniture behind it; else NULL. */
const zr__pdf_grid *zr__pdf_flow_table(zr__pdf_flow *flow);

static inline bool zr__pdf_flow_goes_on(const zr__pdf_flow *flow)
{
    return !flow->failed && !flow->beyond && !flow->text.failed;
}

void zr__pdf_flow_write(zr__pdf_flow *flow, zr__document *document);
void zr__pdf_flow_clear(zr__pdf_flow *flow);

#endif
