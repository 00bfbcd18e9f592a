/* Which names of a document mean one unit. */
#ifndef ZEREN_SRC_IMPORT_JOINING_H
#define ZEREN_SRC_IMPORT_JOINING_H

#include "src/import/reader.h"
#include "src/import/registry.h"

/* A unit of the document, in the order of first naming. */
typedef struct zr__unit {
    zr__slice name;              /* As first written, or as the registry has it. */
    const char *kind;            /* NULL when it is not to be told. */
    const zr__known_unit *known; /* What the registry says of it; NULL. */
    bool is_group;
    zr__slice members; /* Of a group, as the document names them; empty when it does not. */
    uint32_t line;    /* Where it is first named. */
    uint32_t same_as; /* Another unit that this one turned out to be; ZR_NONE. */
    zr__slice key;    /* What all forms of its name have in common. */
} zr__unit;

/* Another form of a unit's name that the document uses. */
typedef struct zr__other_name {
    zr__slice written;
    uint32_t unit;
    uint32_t line;
    const char *rule; /* "registry", "full form", "prefix". */
} zr__other_name;

typedef struct zr__units {
    zr__unit *item;
    size_t count, capacity;
    zr__other_name *other;
    size_t other_count, other_capacity;
    zr__names written; /* From a name as written to its unit. */
    zr__names keys;    /* From what names have in common to the unit. */
} zr__units;

/* Give every party of every task its unit. `region` is the place of the document, or empty.
 * Release with zr__units_clear(). */
void zr__join_units(zr__reader *reader, zr__slice region, zr__units *out);

/* The unit of a name as written in the document. */
uint32_t zr__unit_of(const zr__units *units, zr__slice written);

void zr__units_clear(zr__units *units);

#endif
