/* Paragraphs: the lines of a document put together again where a page broke them. */
#ifndef ZEREN_SRC_IMPORT_PARAGRAPHS_H
#define ZEREN_SRC_IMPORT_PARAGRAPHS_H

#include "src/import/reader.h"

/* A paragraph, or a table in its place. */
typedef struct zr__piece {
    zr__slice text;
    const zr__block *table; /* NULL for a paragraph. */
    bool is_heading;        /* The container says so. */
    uint32_t first_line, last_line;
    size_t first_joint, joint_count; /* Where lines were joined to the first one. */
} zr__piece;

/* A line within the text of a piece. */
typedef struct zr__joint {
    size_t offset; /* Where its text starts. */
    uint32_t line;
} zr__joint;

typedef struct zr__pieces {
    zr__piece *item;
    size_t count, capacity;
    zr__joint *joint;
    size_t joint_total, joint_capacity;
} zr__pieces;

/* What is left of the document without blank lines and furniture. Release with
 * zr__pieces_clear(). */
void zr__read_pieces(zr__reader *reader, zr__pieces *out);

/* The line on which a byte of the piece's text stands. */
uint32_t zr__piece_line(const zr__pieces *pieces, const zr__piece *piece, const char *at);

void zr__pieces_clear(zr__pieces *pieces);

#endif
