/* A workbook while it is read, for the rooms that share it. */
#ifndef ZEREN_SRC_IMPORT_XLSX_WORKBOOK_H
#define ZEREN_SRC_IMPORT_XLSX_WORKBOOK_H

#include "src/import/document.h"
#include "src/import/xlsx_formats.h"

/* How a row is kept from sight: by hand, or by a filter or a fold that may be opened again. */
typedef enum zr__xlsx_row_state {
    ZR__XLSX_SHOWN,
    ZR__XLSX_HIDDEN,
    ZR__XLSX_FILTERED
} zr__xlsx_row_state;

typedef struct zr__xlsx_sheet {
    const char *name, *part;
    bool is_hidden;
} zr__xlsx_sheet;

typedef struct zr__xlsx_merge {
    uint32_t row, column, rows, columns;
} zr__xlsx_merge;

typedef struct zr__xlsx_workbook {
    zr__document *document;
    zr__arena arena;
    zr__relations relations;
    zr__xlsx_formats formats;
    zr__xlsx_sheet *sheet;
    size_t sheet_count, sheet_capacity;
    zr__buffer shared; /* Every shared string with its NUL. */
    size_t *string;    /* Where each starts. */
    size_t string_count, string_capacity;
    zr__xlsx_merge *merge; /* Of the sheet at hand, by row and column. */
    size_t merge_count, merge_capacity;
    uint32_t row, column, written; /* 1-based, of the sheet at hand. */
    bool row_is_open;
    char type; /* Of the cell: 's'hared, 'i'nline, 'n'umber, 'b'oolean, 'd'ate, else text. */
    long style;
    bool in_value, is_phonetic;
    zr__buffer value;
    bool in_formula, looks_up; /* Of the cell. */
    long shared_formula;       /* The number under which others repeat it, or NO_NUMBER. */
    zr__buffer formula;
    zr__buffer lookups; /* By that number: 1 for a formula that looks a value up. */
    bool is_filtered;   /* The sheet shows but some of its rows. */
    bool hides_column[ZR__IMPORT_COLUMNS], tells_column[ZR__IMPORT_COLUMNS];
    zr__xlsx_row_state row_state;
    zr__buffer left_out;    /* Of the hidden row at hand. */
    zr__buffer out_of_sight; /* What was left out of the sheet, each with its NUL. */
    bool failed;
} zr__xlsx_workbook;

/* Text within a value or a formula, wherever it stands. */
bool zr__xlsx_on_text(void *self, const char *bytes, size_t size);

/* Add a sheet as a table, and what it hides behind it. */
zr_status zr__xlsx_read_sheet(zr__xlsx_workbook *w, zr__package *package, const zr__xlsx_sheet *s,
                              zr_error *err);

#endif
