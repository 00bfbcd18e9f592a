/*
 * A table before it has a format: typed columns, and rows of values that keep the raw number, so
 * that it can be sorted, shown to people and handed to programs alike.
 *
 * Failure is sticky: fill without looking, and look at `failed` once at the end.
 */
#ifndef ZEREN_RENDER_TABLE_H
#define ZEREN_RENDER_TABLE_H

#include <stdint.h>

#include "src/buffer.h"
#include "zeren/status.h"

typedef enum zr__column_kind {
    ZR__TEXT,       /* A name: never broken, never cut. */
    ZR__PROSE,      /* Words, which may go on in a further line. */
    ZR__LIST,       /* Names, which may go on in a further line between two of them. */
    ZR__COUNT,      /* A whole number. */
    ZR__DECIMAL,    /* Shown with two digits. */
    ZR__FINE,       /* Shown with four digits. */
    ZR__AMOUNT,     /* Of a notice or a ledger: with the digits that it was written with. */
    ZR__FIGURE,     /* Of any kind: whole ones as they are, others with four digits. */
    ZR__DIFFERENCE, /* The same with a sign. */
    ZR__SHARE,      /* 0 to 1, shown as a percentage. */
    ZR__SHIFT,      /* -1 to 1, shown in percentage points with a sign. */
    ZR__PROBABILITY /* Shown with the digits that matter. */
} zr__column_kind;

/* A table's columns end with one without a key. */
typedef struct zr__column {
    const char *key;     /* Stable: --sort, the header of CSV, the keys of JSON. */
    const char *heading; /* Marked N_(), translated when shown. */
    zr__column_kind kind;
} zr__column;

typedef struct zr__cell {
    double number;  /* NaN in a text column, and where a figure does not apply. */
    size_t text;    /* Offset in `zr__table.text` of `items` strings, each with its NUL. */
    uint32_t items; /* Any number in a list, 1 in a text or 0 where it does not apply. */
} zr__cell;

typedef struct zr__table {
    const zr__column *column;
    uint32_t column_count;
    uint32_t row_count;
    zr__cell *cell; /* Row by row. */
    size_t cell_count, cell_capacity;
    uint32_t *id; /* Per row: what it was made from, such as a place in the result. */
    size_t id_capacity;
    uint32_t *order; /* Rows as they are to be shown; NULL until zr__table_sort(). */
    uint32_t shown;  /* Length of `order`: all rows, or the first few. */
    zr__buffer text;
    zr__buffer note; /* Paragraphs under the table, each with its NUL. */
    uint32_t note_count;
    bool failed; /* Memory ran out. */
} zr__table;

bool zr__column_is_figure(const zr__column *column);

void zr__table_init(zr__table *table, const zr__column *column);

/* Begin a row; then add one cell for each column, in their order. */
void zr__table_add_row(zr__table *table, uint32_t id);
void zr__table_add_text(zr__table *table, const char *text); /* NULL: does not apply. */
void zr__table_add_number(zr__table *table, double number);  /* NaN: does not apply. */
void zr__table_add_list(zr__table *table);                   /* Then its items. */
void zr__table_add_item(zr__table *table, const char *text);
void zr__table_add_itemf(zr__table *table, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A paragraph under the table. */
void zr__table_add_note(zr__table *table, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Put the rows in order and keep the first `top` (0: all). `key` names a column, "-key" sorts
 * downwards, NULL keeps the order in which rows were added. Equal rows keep that order too, and
 * what does not apply comes last either way. `name` is the table's, for the message.
 */
zr_status zr__table_sort(zr__table *table, const char *name, const char *key, uint32_t top,
                         zr_error *err);

const zr__cell *zr__table_cell(const zr__table *table, uint32_t row, uint32_t column);

/* The first string of a cell; the next starts behind its NUL. */
const char *zr__table_strings(const zr__table *table, const zr__cell *cell);

/* Whether a key or name from the command line means this one: '-' and '_' are the same. */
bool zr__same_key(const char *given, const char *key);

void zr__table_clear(zr__table *table);

#endif
