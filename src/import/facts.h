/* What the document says of itself: title, who issued it, when, for which place. */
#ifndef ZEREN_SRC_IMPORT_FACTS_H
#define ZEREN_SRC_IMPORT_FACTS_H

#include "src/import/paragraphs.h"

typedef struct zr__facts {
    zr__slice title, issuer, region;
    char issued[16]; /* "2021-03-22", or empty. */
} zr__facts;

/* Look for them among the pieces. Lines that give one are used. */
void zr__read_facts(zr__reader *reader, const zr__pieces *pieces, zr__facts *facts);

/* A deadline as a day where it names one: "9月底前" of 2021 is 2021-09-30. False when it does not. */
bool zr__due_date(zr__slice deadline, int32_t year, char due[16]);

#endif
