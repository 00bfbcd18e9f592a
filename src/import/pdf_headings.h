/* The headings of a table of a PDF that rules do not draw. */
#ifndef ZEREN_SRC_IMPORT_PDF_HEADINGS_H
#define ZEREN_SRC_IMPORT_PDF_HEADINGS_H

#include "src/import/pdf_columns.h"

enum { ZR__PDF_MOST_COLUMNS = 20, ZR__PDF_LABEL_BYTES = 200 };

typedef struct zr__pdf_heading {
    double left, right;
    char text[ZR__PDF_LABEL_BYTES];
    size_t size;
} zr__pdf_heading;

typedef struct zr__pdf_headings {
    zr__pdf_heading item[ZR__PDF_MOST_COLUMNS]; /* From left to right. */
    size_t count, lines;
} zr__pdf_headings;

/* Take the lines from this one on as headings, as many as make the most names of columns. False
 * when there are not two of these, or as many without this line. */
bool zr__pdf_headings_take(zr__pdf_headings *t, zr__pdf_lines lines, size_t line);

/* The size of the type of a line. */
double zr__pdf_em_of(const zr__pdf_line *line);

/* How many runs of words stand apart in a line. */
size_t zr__pdf_count_segments(const zr__pdf_line *line);

#endif
