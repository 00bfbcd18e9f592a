/* The door between JSON text and the notice model; cJSON stays behind it. */
#ifndef ZEREN_SRC_JSON_NOTICE_H
#define ZEREN_SRC_JSON_NOTICE_H

#include "zeren/notice.h"

/* As zr_notice_parse(), from text that passed zr__json_check_syntax(). */
zr_status zr__json_read_notice(zr_notice **out, const char *json, const char *source,
                               zr_findings *findings, zr_error *err);

#endif
