/*
 * The numbers that Word writes by itself: which list a paragraph belongs to, by itself or by its
 * style, how that list counts, and where it has come to.
 */
#ifndef ZEREN_SRC_IMPORT_DOCX_LISTS_H
#define ZEREN_SRC_IMPORT_DOCX_LISTS_H

#include "src/import/package.h"
#include "src/names.h"

enum { ZR__LIST_LEVELS = 9 };

typedef struct zr__docx_style {
    const char *based_on;
    long list, level, outline; /* -1 where it says nothing. */
} zr__docx_style;

typedef struct zr__docx_lists {
    zr__arena arena;
    zr__names style_names;
    zr__docx_style *style;
    size_t style_count, style_capacity;
    struct zr__docx_abstract *abstract; /* How a list counts. */
    size_t abstract_count, abstract_capacity;
    struct zr__docx_list *list;
    size_t list_count, list_capacity;
    bool failed;
} zr__docx_lists;

/* Read both parts; either may be NULL. */
zr_status zr__docx_lists_read(zr__docx_lists *lists, zr__package *package, const char *styles,
                              const char *numbering, zr_error *err);

/* What the style says and those it is based on; fields the paragraph has itself are kept. */
void zr__docx_lists_resolve(const zr__docx_lists *lists, const char *style, zr__docx_style *own);

/* Count one paragraph of a list on, and write its number and a blank. */
void zr__docx_lists_number(zr__docx_lists *lists, long list, long level, zr__buffer *out);

void zr__docx_lists_clear(zr__docx_lists *lists);

#endif
