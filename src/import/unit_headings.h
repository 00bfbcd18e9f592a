/* Sections that are named after a unit: 一、市教育局, with what it leads below. */
#ifndef ZEREN_SRC_IMPORT_UNIT_HEADINGS_H
#define ZEREN_SRC_IMPORT_UNIT_HEADINGS_H

#include "src/import/entries.h"

/* The unit whose section a heading is: 一、市教育局牵头的任务, 二、市民政局. Empty when it is none's. */
zr__slice zr__unit_in_heading(const zr__reader *reader, zr__slice heading);

/* Whether a line is nothing but a unit, and the next says something that it could be to do. */
bool zr__heads_what_is_below(const zr__reader *reader, const zr__piece *line,
                             const zr__piece *next);

/* In a document with several such sections, the items below them that name nobody are given to the
 * unit of the heading, with a doubt. */
void zr__assign_by_headings(zr__reader *reader, zr__entries *entries);

#endif
