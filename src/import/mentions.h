/* What stands as an item of its own in a document: between commas, brackets, labels and verbs. */
#ifndef ZEREN_SRC_IMPORT_MENTIONS_H
#define ZEREN_SRC_IMPORT_MENTIONS_H

#include "src/import/reader.h"

/* Whether a name stands by itself somewhere in the document. The first question reads all of it. */
bool zr__stands_alone(zr__reader *reader, zr__slice name);

#endif
