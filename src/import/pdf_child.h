/*
 * The child that reads a PDF, and what it writes into the pipe: an answer, then for each page a
 * head, the text, the boxes and the rules.
 */
#ifndef ZEREN_SRC_IMPORT_PDF_CHILD_H
#define ZEREN_SRC_IMPORT_PDF_CHILD_H

#include <stddef.h>

enum {
    ZR__PDF_MEMORY_MIB = 768, /* More than the host has already. */
    ZR__PDF_CPU_SECONDS = 60
};

/* What the child says first. */
typedef enum zr__pdf_state {
    ZR__PDF_NO_LIBRARY,
    ZR__PDF_NO_MEMORY,
    ZR__PDF_LOCKED,
    ZR__PDF_DAMAGED,
    ZR__PDF_READ
} zr__pdf_state;

typedef struct zr__pdf_answer {
    zr__pdf_state state;
    int page_count;
    char message[200];
} zr__pdf_answer;

/* Before the text and the boxes of a page. */
typedef struct zr__pdf_head {
    double width;
    size_t size, count, rules;
    size_t has_gaps; /* Words stand side by side: the page was looked at for rules. */
} zr__pdf_head;

/* Read the file and write everything to `out`. Only to be called in a child, which is bounded by
 * it and is to end afterwards. */
void zr__pdf_serve(const char *bytes, size_t size, int out);

#endif
