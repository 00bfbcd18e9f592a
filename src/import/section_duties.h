/* What the heading of a section says of the tasks below it. */
#ifndef ZEREN_SRC_IMPORT_SECTION_DUTIES_H
#define ZEREN_SRC_IMPORT_SECTION_DUTIES_H

#include "src/import/entries.h"

/* Give the responsibility of a heading to the tasks below that need it, with a doubt. */
void zr__hand_down_duties(zr__reader *reader, zr__entries *entries);

#endif
