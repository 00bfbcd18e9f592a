/* What a summary may say of a notice. */
#ifndef ZEREN_RENDER_REPORT_FINDINGS_H
#define ZEREN_RENDER_REPORT_FINDINGS_H

#include "render/report/data.h"

enum { ZR__FIGURE_SIZE = 128 };

/* What a finding says; nothing while its sentence is empty. Release the sentence. */
typedef struct zr__finding {
    char figure[ZR__FIGURE_SIZE];
    zr__buffer sentence;
    char evidence[ZR__FIGURE_SIZE]; /* An anchor. */
    bool is_alarm;                  /* It calls for somebody to act. */
} zr__finding;

/* The `number`th, in the order of what matters. Returns false past the last. */
bool zr__finding_tell(zr__finding *out, uint32_t number, const zr__report_data *data);

#endif
