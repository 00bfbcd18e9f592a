/* What stands in the cells of a filled ledger, as a number or a day. */
#ifndef ZEREN_SRC_LEDGER_VALUES_H
#define ZEREN_SRC_LEDGER_VALUES_H

#include <stdbool.h>

#include "src/dates.h"

/* A number, with or without a sign for per cent and commas between thousands; NaN when it is
 * none. */
double zr__ledger_number(const char *text);

/* Year, month and day, or eight digits at once: "2021年6月30日", "2021/6/30", "20210630"; or the
 * number that a spreadsheet has for a day. False when it is no day. */
bool zr__ledger_date(char date[ZR__DATE_SIZE], const char *text);

#endif
