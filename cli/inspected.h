/* Filled ledgers held against the notice at a day: for the verbs that show an inspection. */
#ifndef ZEREN_CLI_INSPECTED_H
#define ZEREN_CLI_INSPECTED_H

#include "cli/input.h"
#include "cli/options.h"
#include "zeren/filled.h"
#include "zeren/inspection.h"

typedef struct zr__inspected {
    zr_filled *filled;
    zr_filled *since; /* NULL unless asked for. */
    zr_inspection inspection;
    int unread; /* An exit code: a ledger was passed over, so the inspection is not whole. */
} zr__inspected;

/*
 * Of the ledgers that are the operands after the first, with --since, at --as-of. An exit code:
 * not OK when there is nothing to show. Clear `out` whatever the code.
 */
int zr__inspected_compute(zr__inspected *out, const zr__input *input, const zr_args *args);

void zr__inspected_clear(zr__inspected *inspected);

#endif
