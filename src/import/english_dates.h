/* Times in English deadlines. */
#ifndef ZEREN_SRC_IMPORT_ENGLISH_DATES_H
#define ZEREN_SRC_IMPORT_ENGLISH_DATES_H

#include "src/import/slice.h"

/* Whether a text is nothing but a time, a day or not: "by Q3 2025", "Ongoing". */
bool zr__is_english_time(zr__slice text);

/* The last day of a time, as "2025-06-30"; false when it has none. A month without a year is of
 * `year`, unless that is 0. */
bool zr__english_due(zr__slice deadline, int32_t year, char due[16]);

#endif
