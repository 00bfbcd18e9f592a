/* A place of responsibility cut into clauses: names, and the label and verb they stand with. */
#ifndef ZEREN_SRC_IMPORT_CLAUSES_H
#define ZEREN_SRC_IMPORT_CLAUSES_H

#include "src/import/reader.h"

typedef struct zr__clause {
    zr__slice names;
    zr__verb verb;
    zr__label label;
    uint32_t line;
    bool is_phrase; /* Named by a phrase and not by a label: "led by". */
    bool by_semicolons; /* The column parts English names by semicolons or lines. */
    size_t first_party, party_count; /* Filled by whoever splits the names. */
} zr__clause;

typedef struct zr__clauses {
    zr__clause *item;
    size_t count, capacity;
    zr__slice deadline;
} zr__clauses;

/* A text with the label it stands under (NONE when it has none of its own). */
typedef struct zr__duty_text {
    zr__slice text;
    zr__label label;
    uint32_t line;
    bool by_semicolons;
} zr__duty_text;

/* Add the clauses of a text. */
void zr__cut_clauses(zr__reader *reader, zr__duty_text from, zr__clauses *out);

#endif
