/*
 * The pages of a PDF as characters and rules with their places: the one room that talks to
 * poppler.
 *
 * Poppler brings some forty shared libraries into a process, 8 ms of every start; so it is not
 * linked but opened when a PDF comes, in a child process that has 768 MiB and 60 seconds. The
 * child is forked, given no handler of the host's, and ended and waited for by its number: a host
 * needs nothing but to leave waiting for that child to us. Under the address sanitizer its memory
 * is not bounded.
 */
#ifndef ZEREN_SRC_IMPORT_PDF_PAGES_H
#define ZEREN_SRC_IMPORT_PDF_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "src/import/pdf_rules.h"
#include "zeren/status.h"

/* UTF-8 in reading order, lines parted by LF; a box for each character, LF too. Rules only of
 * a page whose words stand side by side, as those of a table do. */
typedef struct zr__pdf_page {
    char *text;
    zr__pdf_box *box;
    size_t count; /* Boxes. */
    zr__pdf_box *rule;
    size_t rule_count;
    bool has_gaps; /* Words stand side by side somewhere. */
    double width; /* Of the paper. */
} zr__pdf_page;

typedef struct zr__pdf {
    const char *source;
    pid_t child;
    int in; /* The end of the pipe that is ours. */
    int page_count;
} zr__pdf;

/* To be closed, whatever it returns: ZR_ESYNTAX when it is no PDF or is locked, ZR_ELIBRARY when
 * poppler is not installed, ZR_EREAD when the system gives no process. */
zr_status zr__pdf_open(zr__pdf *pdf, const char *bytes, size_t size, const char *source,
                       zr_error *err);
void zr__pdf_close(zr__pdf *pdf);

/* The next page, of `page_count`; one that cannot be read is empty. `out` is to be cleared. */
zr_status zr__pdf_read_page(zr__pdf_page *out, const zr__pdf *pdf, zr_error *err);
void zr__pdf_page_clear(zr__pdf_page *page);

#endif
