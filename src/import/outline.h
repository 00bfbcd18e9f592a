/* The outline: which entries are tasks, which are sections, and what belongs to whom. */
#ifndef ZEREN_SRC_IMPORT_OUTLINE_H
#define ZEREN_SRC_IMPORT_OUTLINE_H

#include "src/import/entries.h"

/* Decide which entries are tasks; may move responsibilities to the entry they are meant for. */
void zr__find_tasks(zr__reader *reader, zr__entries *entries);

/* Turn the entries into plans, officials and tasks of the reader, tables included. */
void zr__read_outline(zr__reader *reader, zr__entries *entries);

#endif
