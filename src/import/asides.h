/* Paragraphs that tell somebody something and are no tasks. */
#ifndef ZEREN_SRC_IMPORT_ASIDES_H
#define ZEREN_SRC_IMPORT_ASIDES_H

#include "src/import/entries.h"

/* Unmark, with a doubt, the tasks that only stand beside the numbered ones. */
void zr__leave_asides(zr__reader *reader, zr__entries *entries);

#endif
