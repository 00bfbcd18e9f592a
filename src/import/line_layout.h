/* How the lines of a plain text stand on the page. */
#ifndef ZEREN_SRC_IMPORT_LINE_LAYOUT_H
#define ZEREN_SRC_IMPORT_LINE_LAYOUT_H

#include "src/import/document.h"
#include "src/import/slice.h"

typedef struct zr__line_layout {
    size_t margin;              /* The width at which lines are broken; 0 where none are. */
    bool has_bare_page_numbers; /* Lines with nothing but a number are page numbers. */
    bool has_blanks_between;    /* Blank lines part the paragraphs. */
} zr__line_layout;

zr__line_layout zr__line_layout_of(const zr__document *document);

/* In columns, a Latin letter half as wide as a Chinese character, with the indentation. */
size_t zr__line_width(const zr__document *document, size_t block);

/* Whether a line of that width was broken at the margin: a word moves to the next line as a whole. */
bool zr__reaches_margin(size_t width, zr__slice next, size_t margin);

/* The value of a line that is nothing but a number of up to three digits; 0 for others. */
uint32_t zr__bare_number(zr__slice line);

#endif
