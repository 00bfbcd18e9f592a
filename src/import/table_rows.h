/* What rows of one cell within a table say of the rows below them. */
#ifndef ZEREN_SRC_IMPORT_TABLE_ROWS_H
#define ZEREN_SRC_IMPORT_TABLE_ROWS_H

#include "src/import/headings.h"
#include "src/import/roles.h"

/* Said once for rows: above the headings of columns, or in a row of one cell among them. */
typedef struct zr__said_above {
    zr__slice section;
    uint32_t official;
    zr__slice deadline;
    zr__duty_text units; /* Empty where none are named. */
    bool leads;          /* One of them does. */
} zr__said_above;

bool zr__is_total_row(zr__slice text);
bool zr__is_note_row(zr__slice text);

/* Read a row of one cell: a section (一、供暖保障(责任领导:彭越)), or a label (牵头单位:市教育局). Above the
 * headings only labels count. False when it says nothing. */
bool zr__read_said_row(zr__reader *reader, zr__slice text, uint32_t line, bool above_headings,
                       zr__said_above *said);

/* Add what is said above to the places of a row that name its units; `has_lead` when one of them
 * says who leads. Returns their new number, at most `count + 1`. */
size_t zr__add_said(zr__reader *reader, const zr__said_above *said, bool has_lead, uint32_t line,
                    zr__duty_text *texts, size_t count);

#endif
