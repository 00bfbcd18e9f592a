/* Paragraphs: the lines of a document put together again where a page broke them. */
#ifndef ZEREN_SRC_IMPORT_PARAGRAPHS_H
#define ZEREN_SRC_IMPORT_PARAGRAPHS_H

#include "src/import/reader.h"

/* A paragraph, or a table in its place. */
typedef struct zr__piece {
    zr__slice text;
    const zr__block *table; /* NULL for a paragraph. */
    uint32_t first_line, last_line;
} zr__piece;

typedef struct zr__pieces {
    zr__piece *item;
    size_t count, capacity;
} zr__pieces;

/* What is left of the document without blank lines and furniture. Release `out->item`. */
void zr__read_pieces(zr__reader *reader, zr__pieces *out);

#endif
