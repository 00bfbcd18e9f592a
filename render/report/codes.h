/* Codes in the cells of a table, in words. */
#ifndef ZEREN_RENDER_REPORT_CODES_H
#define ZEREN_RENDER_REPORT_CODES_H

#include "render/report/data.h"

/* Write what the code of a cell in column `key` means: a flag, a rule, a finding, the id of a plan.
 * False, and nothing written, when the column has no codes or this is none of them. */
bool zr__code_write(zr__html *html, const zr__report_data *data, const char *key,
                    const char *code);

/* A note below a table, in which codes of flags and rules become words. */
void zr__note_write(zr__html *html, const char *note);

#endif
