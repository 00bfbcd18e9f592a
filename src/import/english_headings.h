/* Numbering of English plans. */
#ifndef ZEREN_SRC_IMPORT_ENGLISH_HEADINGS_H
#define ZEREN_SRC_IMPORT_ENGLISH_HEADINGS_H

#include "src/import/headings.h"

/* As zr__numbering_at(), for words and codes that only English documents use. */
zr__numbering zr__english_numbering_at(zr__slice text);

#endif
