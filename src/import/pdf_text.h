/* The characters of a page of PDF, put together to lines and to the text of cells. */
#ifndef ZEREN_SRC_IMPORT_PDF_TEXT_H
#define ZEREN_SRC_IMPORT_PDF_TEXT_H

#include "src/buffer.h"
#include "src/import/pdf_grid.h"
#include "src/import/pdf_pages.h"

/* A character and its place; blanks and line feeds among them. */
typedef struct zr__glyph {
    const char *at; /* Within the page's text. */
    uint32_t size;
    uint32_t line;  /* Of poppler's reading order, from 0. */
    bool is_taken;  /* Stands in a table. */
    zr__pdf_box box;
} zr__glyph;

/* A line as printed: characters from left to right. */
typedef struct zr__pdf_line {
    const zr__glyph **glyph; /* Within an array that the page's lines share. */
    size_t count;
    double left, right, top, bottom, height;
    double word; /* Width of the figure or Latin word it starts with, which no line breaks. */
    bool is_put; /* Has become part of another line. */
} zr__pdf_line;

static inline double zr__pdf_middle(const zr__pdf_line *line)
{
    return (line->top + line->bottom) / 2;
}

/* Characters of a page in reading order; `count` of them are returned. NULL when memory ran out. */
zr__glyph *zr__pdf_glyphs(const zr__pdf_page *page, size_t *count);

/* Chinese type, a whole square each. */
bool zr__glyph_is_wide(const zr__glyph *glyph);
bool zr__glyph_is_blank(const zr__glyph *glyph);

/* Take the measure of a line from its characters, having put them from left to right or not. */
void zr__pdf_line_measure(zr__pdf_line *line);
void zr__pdf_line_sort(zr__pdf_line *line);

/* Width of what cannot be parted at the start of a line: a word, or a character with the marks
 * that must not end or start a line. */
double zr__pdf_line_first_width(const zr__pdf_line *line);

/* Add the words of a line: typesetters part Chinese from figures by a sliver, which poppler takes
 * for a blank and is none, and large gaps for which there is no blank are one. */
void zr__pdf_line_write(const zr__pdf_line *line, zr__buffer *out);

/* Sort characters into lines by where they stand, from top to bottom; `line` has room for `count`.
 * Returns how many lines there are. */
size_t zr__pdf_lines_of(const zr__glyph **glyph, size_t count, zr__pdf_line *line);

#endif
