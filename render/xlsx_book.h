/*
 * A workbook in the making: the rooms xlsx_*.c are the only ones that talk to libxlsxwriter.
 *
 * Failure is sticky: write without looking, and look once when the book is closed.
 */
#ifndef ZEREN_RENDER_XLSX_BOOK_H
#define ZEREN_RENDER_XLSX_BOOK_H

#include <stdio.h>

#include <xlsxwriter.h>

#include "render/table.h"
#include "src/arena.h"
#include "src/names.h"

/* How a cell looks; those to fill in have a ground of their own. */
typedef enum zr__xlsx_style {
    ZR__STYLE_TITLE,
    ZR__STYLE_LONG_TITLE, /* In several lines. */
    ZR__STYLE_REMARK,
    ZR__STYLE_HEAD,
    ZR__STYLE_HEAD_FILL,
    ZR__STYLE_TEXT,
    ZR__STYLE_CENTRE,
    ZR__STYLE_NUMBER,
    ZR__STYLE_FILL,
    ZR__STYLE_FILL_CENTRE,
    ZR__STYLE_FILL_NUMBER,
    ZR__STYLE_FILL_DATE,
    ZR__STYLE_AT_RISK, /* Of progress, where a rule asks for it. */
    ZR__STYLE_DELAYED,
    ZR__STYLE_DONE,
    ZR__STYLES
} zr__xlsx_style;

typedef struct zr__xlsx_book {
    FILE *file; /* Without a name: nothing stays behind, whatever happens. */
    lxw_workbook *workbook;
    lxw_format *style[ZR__STYLES];
    zr__arena arena;       /* Names of sheets and formulas, until the book is closed. */
    zr__names sheet_names; /* Taken, in lower case. */
    lxw_error error;       /* The first. */
    bool failed;           /* Memory of ours ran out. */
} zr__xlsx_book;

/* Start a book; release with zr__xlsx_close() even after a failure. */
zr_status zr__xlsx_open(zr__xlsx_book *book, const char *title, zr_error *err);

/* Finish: the bytes of the file when everything went well. */
zr_status zr__xlsx_close(zr__xlsx_book *book, char **bytes, size_t *size, zr_error *err);

/* A new sheet called as wished, as far as Excel allows: 31 characters, none of []:*?/\, no name
 * twice. */
lxw_worksheet *zr__xlsx_add_sheet(zr__xlsx_book *book, const char *wish);

/* Text in a cell, whatever it begins with; beyond what a cell takes it is cut, and says so. NULL
 * leaves the cell blank. */
void zr__xlsx_text(zr__xlsx_book *book, lxw_worksheet *sheet, uint32_t row, uint32_t column,
                   const char *text, zr__xlsx_style style);
/* The title of a sheet, over columns 0 to `last` that are `width` digits wide together: in one cell
 * when there is room, else in several lines over all of them. */
void zr__xlsx_title(zr__xlsx_book *book, lxw_worksheet *sheet, const char *text, uint32_t last,
                    double width);

void zr__xlsx_number(zr__xlsx_book *book, lxw_worksheet *sheet, uint32_t row, uint32_t column,
                     double number, zr__xlsx_style style); /* NaN leaves it blank. */

/* A formula made with printf and the value it has now; text when `number` is NaN. */
void zr__xlsx_formula(zr__xlsx_book *book, lxw_worksheet *sheet, uint32_t row, uint32_t column,
                      double number, const char *text, zr__xlsx_style style, const char *format,
                      ...) __attribute__((format(printf, 8, 9)));

/* Text made with printf that lives until the book is closed. */
const char *zr__xlsx_keepf(zr__xlsx_book *book, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* "'Tasks'!$B$3:$B$134": a column of a sheet, rows from 0, for a formula. */
const char *zr__xlsx_range(zr__xlsx_book *book, const lxw_worksheet *sheet, uint32_t column,
                           uint32_t first_row, uint32_t last_row);

/* Remember the first error. */
void zr__xlsx_check(zr__xlsx_book *book, lxw_error error);

#endif
