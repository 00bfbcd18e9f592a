/* Labels above the list of what a unit leads. */
#ifndef ZEREN_SRC_IMPORT_LABEL_HEADINGS_H
#define ZEREN_SRC_IMPORT_LABEL_HEADINGS_H

#include "src/import/paragraphs.h"

/* "◆牵头单位:甲局" above numbered items that name nobody in the lead: give each of them that label, with a
 * doubt. */
void zr__repeat_label_headings(zr__reader *reader, zr__pieces *pieces);

#endif
