/* Units that a document tells to do something and no task names. */
#ifndef ZEREN_SRC_IMPORT_LEFT_OUT_H
#define ZEREN_SRC_IMPORT_LEFT_OUT_H

#include "src/import/paragraphs.h"

/* Doubt what minutes and letters tell units that was not read: in paragraphs that went into nothing,
 * and in the words of tasks beside the units that they have. */
void zr__doubt_left_out(zr__reader *reader, const zr__pieces *pieces);

#endif
