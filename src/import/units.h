/* Lists of units: where one name ends, what stands beside it, and what is a group. */
#ifndef ZEREN_SRC_IMPORT_UNITS_H
#define ZEREN_SRC_IMPORT_UNITS_H

#include "src/import/reader.h"

typedef struct zr__list {
    zr__slice text;
    uint32_t line;      /* For doubts; 0: none are said. */
    bool by_semicolons; /* Its column parts English names by semicolons or lines. */
} zr__list;

/* Add the parties that a list names, in its order; their roles are left open. */
void zr__split_units(zr__reader *reader, zr__list list, zr__parties *out);

/* Add one party whose name is not to be split (the heading of a matrix column). */
void zr__add_whole_name(zr__reader *reader, zr__slice name, zr__parties *out);

/* Whether a text could stand as one name of a list: a unit or a group, annotations and all. */
bool zr__is_complete_name(zr__slice text);

/* A name without the bracket that ends it. */
zr__slice zr__bare_name(zr__slice name);

/* Whether a text is capitals that stand for a name: EPA, BoS. */
bool zr__is_abbreviation(zr__slice text);

/* Whether every item of a list between commas is such a name. */
bool zr__names_units(zr__slice list);

/* Add one to a list; the reader fails when memory runs out. */
void zr__add_party(zr__reader *reader, zr__parties *out, zr__party party);

#endif
