/* What is worth a look in a notice as a whole; see zr_finding_kind. */
#ifndef ZEREN_SRC_NOTICE_CHECK_H
#define ZEREN_SRC_NOTICE_CHECK_H

#include "src/findings.h"

/* Where a unit was first named, and whether tasks name it. */
typedef struct zr__mention {
    zr__spot spot;
    uint32_t last_task; /* the last that names it, ZR_NONE before the first */
} zr__mention;

/* Report idle officials, idle units and similar names, with the place of each. */
void zr__notice_check(zr__gathering *gathering, const zr_notice *notice, const zr__mention *mention,
                      const uint32_t *official_offset);

#endif
