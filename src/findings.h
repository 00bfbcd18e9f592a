/*
 * Gathering what is wrong or odd in a document while it is read.
 *
 * The reader goes through a document in the order that suits it, people want to hear of problems
 * from top to bottom: while gathering, a problem knows only its byte offset; settling puts them in
 * order and works out lines and columns in one walk over the text.
 */
#ifndef ZEREN_SRC_FINDINGS_H
#define ZEREN_SRC_FINDINGS_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "zeren/notice.h"

typedef struct zr__spot {
    uint32_t offset;
    const char *pointer;
} zr__spot;

typedef struct zr__gathering {
    const char *source;
    bool wants_all;  /* else only the first invalid one is kept */
    bool is_invalid; /* the document has to be refused */
    bool failed;     /* memory ran out: stop as soon as convenient */
    zr_findings found;
    size_t capacity;
} zr__gathering;

void zr__gather(zr__gathering *gathering, zr_finding_kind kind, zr__spot spot, const char *format,
                ...) __attribute__((format(printf, 4, 5)));
void zr__vgather(zr__gathering *gathering, zr_finding_kind kind, zr__spot spot, const char *format,
                 va_list args) __attribute__((format(printf, 4, 0)));

/* To be called once, when nothing is added any more. */
void zr__gathering_settle(zr__gathering *gathering, const char *text);

/* Append what was found to `findings` (may be NULL), copy the first invalid one to `err` (may be
 * NULL) and return its status; ZR_OK when there is none, ZR_ENOMEM when memory ran out. */
zr_status zr__gathering_hand_over(zr__gathering *gathering, zr_findings *findings, zr_error *err);

/* Copy findings to the end of a list; false when memory ran out. */
bool zr__findings_append(zr_findings *to, const zr_findings *from);

void zr__gathering_clear(zr__gathering *gathering);

#endif
