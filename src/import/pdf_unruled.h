/*
 * A table of a page of PDF that rules do not draw, while it is looked at: first its columns are
 * found (pdf_columns.c), then its rows (pdf_rows.c), then its cells (pdf_unruled.c).
 */
#ifndef ZEREN_SRC_IMPORT_PDF_UNRULED_H
#define ZEREN_SRC_IMPORT_PDF_UNRULED_H

#include "src/import/pdf_headings.h"

_Static_assert(ZR__PDF_MOST_COLUMNS <= 32, "a bit for each column");

enum { ZR__PDF_MOST_LINES = 2000, ZR__PDF_NO_NUMBER = -1 };

/* What a line has in a column. */
typedef struct zr__pdf_piece {
    bool has_words;
    bool goes_on; /* With a number that is broken over two lines. */
    double left, right;
    double word; /* What its first word takes. */
    long number; /* The last one of "3", "(3)", "1.3"; or none. */
} zr__pdf_piece;

typedef struct zr__pdf_unruled {
    const zr__pdf_page *page;
    zr__pdf_lines lines;
    size_t first, last; /* Lines, `last` exclusive. */
    size_t heading_lines;
    double edge[ZR__PDF_MOST_COLUMNS + 1];
    double left[ZR__PDF_MOST_COLUMNS], right[ZR__PDF_MOST_COLUMNS]; /* Of a column's words. */
    size_t columns;
    double em, pitch;     /* The size of its type; how far apart the lines of one cell are. */
    zr__pdf_piece *piece; /* Of each line from `first` on, by column. */
    bool is_across[ZR__PDF_MOST_LINES];  /* By line from `first`: a heading over all columns. */
    bool starts_row[ZR__PDF_MOST_LINES]; /* The same. */
    bool is_ruled[ZR__PDF_MOST_LINES];   /* A rule, or the edge of a shade, runs above it. */
    uint32_t ruled[ZR__PDF_MOST_LINES];  /* Over which columns, a bit each. */
    bool has_gaps;                       /* Larger ones part rows. */
    bool is_filled_down;                 /* Empty cells below others may be theirs. */
} zr__pdf_unruled;

/* What a line of the table, counted from its first, has in a column. */
static inline const zr__pdf_piece *zr__pdf_piece_at(const zr__pdf_unruled *t, size_t line,
                                                    size_t column)
{
    return &t->piece[line * t->columns + column];
}

/* Add the table whose lines and columns are known. There is none, and `last` is `first` then, where
 * hardly any line has words in two columns. False when memory ran out. */
bool zr__pdf_unruled_add(zr__pdf_grids *out, zr__pdf_unruled *f);

/* Whether a line is a number of a page or the like. */
bool zr__pdf_is_furniture(const zr__pdf_line *line);

/* Tell which lines start rows. False when memory ran out. */
bool zr__pdf_rows_find(zr__pdf_unruled *t);

/* Whether a level rule runs over a column between this line of the table and the one before. */
bool zr__pdf_has_rule(const zr__pdf_unruled *t, size_t line, size_t column);

#endif
