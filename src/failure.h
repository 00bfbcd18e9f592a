/* Filling the error record, and the words for it in the reader's language. */
#ifndef ZEREN_SRC_FAILURE_H
#define ZEREN_SRC_FAILURE_H

#include <libintl.h>
#include <stdarg.h>

#include "zeren/status.h"

/* `_` translates, `_n` chooses the plural as well; `N_` only marks a string where it is defined. */
#define _(text) dgettext("zeren", text)
#define _n(one, many, count) dngettext("zeren", one, many, count)
#define N_(text) text

/* Where a failure happened; any part may be left out. */
typedef struct zr__place {
    const char *source;
    uint32_t line;
    uint32_t column;
    const char *pointer;
} zr__place;

/* Fill `err` (which may be NULL) and return `status`, so that a failing function ends in one line:
 *     return zr__fail(err, ZR_EINVAL, _("lambda is %g, expected 0 to 1"), lambda); */
zr_status zr__fail(zr_error *err, zr_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

zr_status zr__fail_at(zr_error *err, zr_status status, zr__place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

zr_status zr__vfail_at(zr_error *err, zr_status status, zr__place place, const char *format,
                       va_list args) __attribute__((format(printf, 4, 0)));

zr_status zr__out_of_memory(zr_error *err);

#endif
