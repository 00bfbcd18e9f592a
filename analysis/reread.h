/* A changed copy of a notice that owns what it says. */
#ifndef ZEREN_ANALYSIS_REREAD_H
#define ZEREN_ANALYSIS_REREAD_H

#include "zeren/notice.h"

/* Make a notice of `changed`, whose arrays belong to others, by way of its text. */
zr_status zr__reread(zr_notice **out, const zr_notice *changed, zr_error *err);

#endif
