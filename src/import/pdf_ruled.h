/* The rules of a page, level ones first, and which of them belong together. */
#ifndef ZEREN_SRC_IMPORT_PDF_RULED_H
#define ZEREN_SRC_IMPORT_PDF_RULED_H

#include "src/import/pdf_rules.h"

/* Points: how far apart rules are that touch, and places that are one. */
#define ZR__PDF_TOUCH 1.5
#define ZR__PDF_SAME 3.0

typedef struct zr__pdf_ruled {
    zr__pdf_box *item;
    size_t levels, count;
    size_t *group; /* Roots by zr__pdf_ruled_root(). */
} zr__pdf_ruled;

/* Keep what are rules; false when memory ran out. The arrays are the caller's to free. */
bool zr__pdf_ruled_sort_out(zr__pdf_ruled *r, const zr__pdf_box *rule, size_t count);

/* Cells may have a border each, with a little between them. */
void zr__pdf_ruled_join(const zr__pdf_ruled *r);

/* The rule that stands for all that belong together with this one. */
size_t zr__pdf_ruled_root(const zr__pdf_ruled *r, size_t i);

#endif
