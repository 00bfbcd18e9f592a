/* Labels that the lexicon does not know. */
#ifndef ZEREN_SRC_IMPORT_UNKNOWN_LABELS_H
#define ZEREN_SRC_IMPORT_UNKNOWN_LABELS_H

#include "src/import/paragraphs.h"

/* Make 责任单位 of words that are shaped as a label of units and are none known, with a doubt. */
void zr__name_unknown_labels(zr__reader *reader, zr__pieces *pieces);

#endif
