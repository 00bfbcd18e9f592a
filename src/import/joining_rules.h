/* Rules for names that neither the registry nor their full forms join; each join is doubted. */
#ifndef ZEREN_SRC_IMPORT_JOINING_RULES_H
#define ZEREN_SRC_IMPORT_JOINING_RULES_H

#include "src/import/joining.h"

/* The joining of one document. */
typedef struct zr__joiner {
    zr__reader *reader;
    zr__units *out;
    zr__slice region;
    zr__names region_names; /* Names and aliases of the region's units. */
} zr__joiner;

/* One more name of a unit. */
void zr__add_other_name(zr__joiner *join, zr__slice written, uint32_t unit, uint32_t line,
                        const char *rule);

/* Say that a name was taken for a unit by a rule that may be wrong. */
void zr__doubt_join(zr__joiner *join, uint32_t line, zr__slice written, uint32_t unit,
                    const char *rule);

/* 市投促局 is 市投资促进局: letters of the other in their order, first and last among them. */
void zr__join_abbreviations(zr__joiner *join);

/* Names without a level (省, 市) are those of the document's level, or of their list's. */
void zr__join_levels(zr__joiner *join);

#endif
