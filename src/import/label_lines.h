/* Labels that are written without a colon, or away from what they say. */
#ifndef ZEREN_SRC_IMPORT_LABEL_LINES_H
#define ZEREN_SRC_IMPORT_LABEL_LINES_H

#include "src/import/paragraphs.h"

/* Give each label its colon and its value, and its place behind the task. */
void zr__mend_labels(zr__reader *reader, zr__pieces *pieces);

#endif
