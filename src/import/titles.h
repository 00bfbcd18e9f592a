/* A short title for a task, cut from its own words where sense allows. */
#ifndef ZEREN_SRC_IMPORT_TITLES_H
#define ZEREN_SRC_IMPORT_TITLES_H

#include "src/import/slice.h"

/* At most 24 characters from the start of the text; whole clauses and names in quotation marks
 * where they fit. Never empty for a text that is not. */
zr__slice zr__title_of(zr__slice text);

/* "(2个子项)": how many parts a text says it has; 0 when it says nothing. */
uint32_t zr__count_items(zr__slice text);

#endif
