/*
 * Numbers and days in the many forms in which people and their spreadsheets write them.
 */
#include "src/ledger/values.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/names.h"
#include "src/text.h"

/* Blanks and commas stand between thousands, or they may be anything: "1,5" is no fifteen. */
static bool parts_thousands(const char *at)
{
    return strspn(at + 1, "0123456789") == 3;
}

/* The number without what stands between its thousands; false when it has no plain form. */
static bool make_plain(char *plain, size_t most, const char *text)
{
    size_t to = 0;

    for (; *text != '\0' && to + 1 < most; text++) {
        if (*text != ',' && *text != ' ')
            plain[to++] = *text;
        else if (text[1] != '%' && !parts_thousands(text))
            return false;
    }
    to -= to > 0 && plain[to - 1] == '%';
    plain[to] = '\0';
    return to > 0 && *text == '\0' && strspn(plain, "+-.0123456789eE") == to;
}

double zr__ledger_number(const char *text)
{
    zr__buffer key = {0};
    double number = NAN;
    char plain[64], *end;

    if (zr__name_key(&key, text) && key.bytes != NULL &&
        make_plain(plain, sizeof plain, key.bytes)) {
        number = strtod(plain, &end);
        number = isfinite(number) && *end == '\0' ? number : NAN;
    }
    zr__buffer_clear(&key);
    return number;
}

static bool make_date(char date[ZR__DATE_SIZE], long year, long month, long day)
{
    if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    snprintf(date, ZR__DATE_SIZE, "%04ld-%02ld-%02ld", year, month, day);
    return zr__date_is_valid(date);
}

/* Past what stands between two parts of a day; NULL when it is something else. */
static const char *skip_between(const char *at, const char *word)
{
    at += strspn(at, " ");
    if (strncmp(at, word, strlen(word)) == 0)
        at += strlen(word);
    else if (*at != '\0' && strchr("-/.", *at) != NULL)
        at++;
    else
        return NULL;
    return at + strspn(at, " ");
}

static bool read_parts(char date[ZR__DATE_SIZE], const char *at)
{
    static const char *const between[] = {"年", "月"};
    long part[3] = {0};

    at += strcspn(at, "0123456789");
    for (int p = 0; p < 3; p++) {
        if (strspn(at, "0123456789") == 0)
            return false;
        part[p] = strtol(at, (char **)&at, 10);
        if (p < 2 && (at = skip_between(at, between[p])) == NULL)
            return false;
    }
    return make_date(date, part[0], part[1], part[2]);
}

/* A spreadsheet's own number of a day whose cell lost its format: days since 30 December 1899. */
static bool read_serial(char date[ZR__DATE_SIZE], const char *text)
{
    enum { FIRST = 36526, END = 73051 }; /* From 2000 to 2099. */
    char *end;
    const double serial = strtod(text, &end);

    if (strspn(text, "0123456789.") != strlen(text) || *end != '\0' || serial < FIRST ||
        serial >= END)
        return false;
    zr__date_of_day(date, zr__date_day("1899-12-30") + (int32_t)serial);
    return true;
}

bool zr__ledger_date(char date[ZR__DATE_SIZE], const char *text)
{
    zr__buffer key = {0};
    bool is_day = false;

    if (zr__name_key(&key, text) && key.bytes != NULL) {
        const long digits = strtol(key.bytes, NULL, 10);

        is_day = key.size == 8 && strspn(key.bytes, "0123456789") == 8
                     ? make_date(date, digits / 10000, digits / 100 % 100, digits % 100)
                     : read_serial(date, key.bytes) || read_parts(date, key.bytes);
    }
    zr__buffer_clear(&key);
    return is_day;
}
