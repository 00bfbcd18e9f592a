/* What a document declares once for all its tasks. */
#ifndef ZEREN_SRC_IMPORT_DECLARATIONS_H
#define ZEREN_SRC_IMPORT_DECLARATIONS_H

#include "src/import/reader.h"

/* Find in a paragraph what it declares for the whole document. */
void zr__read_declaration(zr__reader *reader, zr__slice text, uint32_t line);

/* Whether an item of a list is (part of) such a declaration, and so names nobody. */
bool zr__is_declaration(zr__slice item);

#endif
