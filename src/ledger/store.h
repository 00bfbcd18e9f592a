/* The memory of filled ledgers, and how it grows. */
#ifndef ZEREN_SRC_LEDGER_STORE_H
#define ZEREN_SRC_LEDGER_STORE_H

#include "src/arena.h"
#include "zeren/filled.h"

typedef struct zr__filled_store {
    zr_filled filled; /* What users see; its arrays are these: */
    zr_filled_sheet *sheet;
    zr_filled_row *row;
    zr_filled_figure *figure;
    zr_filled_problem *problem;
    size_t sheet_capacity, row_capacity, figure_capacity, problem_capacity;
    const char *file; /* Being read. */
    zr__arena arena;
    bool failed; /* Memory ran out; sticky until zr__filled_go_back(). */
} zr__filled_store;

/* How much there was, to return to when a file turns out to be none. */
typedef struct zr__filled_mark {
    uint32_t sheets, rows, figures, problems, files;
} zr__filled_mark;

zr__filled_mark zr__filled_mark_here(const zr__filled_store *store);
void zr__filled_go_back(zr__filled_store *store, zr__filled_mark mark);

/* What is added next is from this file. */
void zr__filled_begin_file(zr__filled_store *store, const char *name);

/* A copy of text; NULL when memory ran out. */
const char *zr__filled_keep(zr__filled_store *store, const char *text, size_t size);

/* The index of a new sheet; `name` may be NULL. */
uint32_t zr__filled_add_sheet(zr__filled_store *store, const char *name);
void zr__filled_add_row(zr__filled_store *store, zr_filled_row row);

void zr__filled_add_figure(zr__filled_store *store, zr_filled_figure figure);
void zr__filled_report(zr__filled_store *store, zr_filled_problem problem);

#endif
