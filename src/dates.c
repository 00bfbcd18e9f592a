/*
 * Dates of the Gregorian calendar, from the year 1.
 */
#include "src/dates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

static bool is_leap(int32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int32_t zr__date_month_days(int32_t year, int32_t month)
{
    return days[month - 1] + (month == 2 && is_leap(year));
}

bool zr__date_is_valid(const char *text)
{
    static const char form[] = "dddd-dd-dd";

    if (strlen(text) != sizeof form - 1)
        return false;
    for (size_t i = 0; form[i] != '\0'; i++)
        if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-')
            return false;

    const int year = atoi(text);
    const int month = atoi(text + 5);
    const int day = atoi(text + 8);
    return year >= 1 && month >= 1 && month <= 12 && day >= 1 &&
           day <= zr__date_month_days(year, month);
}

int32_t zr__date_year_day(int32_t year)
{
    const int32_t before = year - 1;

    return before * 365 + before / 4 - before / 100 + before / 400;
}

int32_t zr__date_day(const char *text)
{
    const int32_t year = atoi(text);
    const int month = atoi(text + 5);
    int32_t day = zr__date_year_day(year) + atoi(text + 8) - 1;

    for (int m = 1; m < month; m++)
        day += days[m - 1] + (m == 2 && is_leap(year));
    return day;
}

void zr__date_of_day(char text[ZR__DATE_SIZE], int32_t day)
{
    int32_t year = day / 366 + 1; /* Or some years later. */
    int32_t month = 1;

    while (zr__date_year_day(year + 1) <= day)
        year++;
    for (day -= zr__date_year_day(year); day >= zr__date_month_days(year, month); month++)
        day -= zr__date_month_days(year, month);
    snprintf(text, ZR__DATE_SIZE, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
             (unsigned)(day + 1) % 100);
}
