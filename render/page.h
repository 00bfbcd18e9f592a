/*
 * A page: a title, sentences, and tables with their headings; and the formats it can take.
 */
#ifndef ZEREN_RENDER_PAGE_H
#define ZEREN_RENDER_PAGE_H

#include "render/table.h"
#include "zeren/tables.h"

typedef struct zr__section {
    const char *name;
    const char *heading; /* Translated; borrowed. */
    zr__table table;
} zr__section;

typedef struct zr__page {
    zr__buffer title;  /* Empty when only one table was asked for. */
    zr__buffer speech; /* Paragraphs, each with its NUL. */
    uint32_t paragraph_count;
    zr__buffer closing; /* A last sentence, under the tables. */
    zr__section *section;
    uint32_t section_count;
} zr__page;

/* Set the title; begin a paragraph; go on in it with another sentence. Names go in as they are:
 * each format makes them inert. */
void zr__page_call(zr__page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));
void zr__page_say(zr__page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));
void zr__page_go_on(zr__page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

void zr__page_clear(zr__page *page);

/* One cell for people. With `breakable`, ZR__MAY_BREAK stands where a line may end; `escape` adds
 * one string of the document, such as zr__plain_add(). */
void zr__cell_add(zr__buffer *out, const zr__table *table, uint32_t row, uint32_t column,
                  void (*escape)(zr__buffer *out, const char *text), bool breakable);

/* "… and 23 more", or "none", under a table; nothing when all rows are there. */
void zr__more_add(zr__buffer *out, const zr__table *table);

/* The formats; of CSV there is one table. */
void zr__page_add_text(zr__buffer *out, const zr__page *page, const zr_table_options *options);
void zr__page_add_markdown(zr__buffer *out, const zr__page *page);
void zr__table_add_csv(zr__buffer *out, const zr__table *table);

/* Whether memory ran out while the page was made; then it has no format. */
bool zr__page_has_failed(const zr__page *page);

#endif
