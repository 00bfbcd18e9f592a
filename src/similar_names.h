/* Names of different units that may mean the same one. */
#ifndef ZEREN_SRC_SIMILAR_NAMES_H
#define ZEREN_SRC_SIMILAR_NAMES_H

#include "src/notice_check.h"

/* Report them, each name at most once, at the place of the unit that comes later. Time
 * O(n log n) in the number of names, aliases among them. */
void zr__report_similar_names(zr__gathering *gathering, const zr_notice *notice,
                              const zr__mention *mention);

/* Whether two names look like one, as ZR_FINDING_SIMILAR_NAMES says. False also when memory ran
 * out. */
bool zr__names_look_alike(const char *a, const char *b);

#endif
