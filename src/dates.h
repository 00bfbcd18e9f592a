/* Days as texts such as "2021-03-22" (ISO 8601) and as numbers. */
#ifndef ZEREN_SRC_DATES_H
#define ZEREN_SRC_DATES_H

#include <stdbool.h>
#include <stdint.h>

/* Bytes of a date with its NUL. */
enum { ZR__DATE_SIZE = sizeof "2021-03-22" };

bool zr__date_is_valid(const char *text);

/* Days of a month, 1 to 12. */
int32_t zr__date_month_days(int32_t year, int32_t month);

/* Days since the first of January of the year 1, in the Gregorian calendar; `text` is valid. */
int32_t zr__date_day(const char *text);

/* The day of that number, which lies in the years 1 to 9999. */
void zr__date_of_day(char text[ZR__DATE_SIZE], int32_t day);

/* The same of a year's first day. */
int32_t zr__date_year_day(int32_t year);

#endif
