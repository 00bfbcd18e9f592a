/* Persons who are put in charge of several tasks at once: 以上工作由副区长秦岚牵头. */
#ifndef ZEREN_SRC_IMPORT_CHARGED_PERSONS_H
#define ZEREN_SRC_IMPORT_CHARGED_PERSONS_H

#include "src/import/entries.h"

/* Whether a text says which persons are in charge, and names no units. */
bool zr__charges_persons(zr__reader *reader, zr__slice text);

/* Put them in charge of the section that ends before entry `e`; false when none does, so that the
 * tasks must be named one by one. `from`: sections that start before it have theirs. */
bool zr__charge_section(zr__reader *reader, zr__entries *entries, uint32_t e, uint32_t from,
                        zr__duty_text duty);

#endif
