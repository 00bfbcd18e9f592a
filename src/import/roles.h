/* Who leads and who supports: labels, verbs and declarations in one place of responsibility. */
#ifndef ZEREN_SRC_IMPORT_ROLES_H
#define ZEREN_SRC_IMPORT_ROLES_H

#include "src/import/clauses.h"

/* Read the places where one task names its units (the columns of a row, the lines under a task,
 * its bracket) into `duty`, which starts zeroed. Doubts are said. */
void zr__read_duty(zr__reader *reader, const zr__duty_text *texts, size_t count, zr__duty *duty);

/* Whether what a bracket holds assigns a task: it has a label, or names units before a verb.
 * `bare` allows a list of nothing but units. */
bool zr__assigns(zr__reader *reader, zr__slice text, bool bare);

/* Whether a sentence does nothing but that: every clause names units, none is strange, and the
 * last one has a verb. */
bool zr__is_assignment(zr__reader *reader, zr__slice sentence);

/* Whether it is a list of units and groups whose first says whose it is (市教育局), and no more. */
bool zr__lists_units(zr__reader *reader, zr__slice text);

/* A time as it is kept: as written but for the verb that ends it. */
zr__slice zr__tidy_deadline(zr__slice deadline);

#endif
