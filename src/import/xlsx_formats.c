/*
 * Number formats of Excel (ECMA-376 part 1, 18.8.30): those below 164 are built in, the others
 * are codes such as yyyy"年"m"月".
 */
#include "src/import/xlsx_formats.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/memory.h"

enum { MOST_FORMATS = 100000 };

typedef struct zr__xlsx_custom {
    long id;
    zr__xlsx_format format;
} zr__xlsx_custom;

/* Letters that mean something, quoted text and [conditions] left aside. */
static zr__xlsx_format format_of_code(const char *code)
{
    bool year = false, month = false, day = false, hour = false, percent = false;

    for (; *code != '\0' && *code != ';'; code++) {
        if (*code == '"' || *code == '[') {
            const char *close = strchr(code + 1, *code == '"' ? '"' : ']');
            if (close == NULL)
                break;
            code = close;
        } else if ((*code == '\\' || *code == '_' || *code == '*') && code[1] != '\0')
            code++;
        else {
            const char c = (char)(*code | 0x20);
            year |= c == 'y' || c == 'e';
            month |= c == 'm';
            day |= c == 'd';
            hour |= c == 'h' || c == 's';
            percent |= *code == '%';
        }
    }
    if (percent)
        return ZR__XLSX_PERCENT;
    if (day || (month && !hour))
        return year && !day ? ZR__XLSX_MONTH : ZR__XLSX_DATE;
    return hour ? ZR__XLSX_TIME : ZR__XLSX_GENERAL;
}

static zr__xlsx_format format_of_id(const zr__xlsx_formats *formats, long id)
{
    for (size_t i = 0; i < formats->custom_count; i++) {
        if (formats->custom[i].id == id)
            return formats->custom[i].format;
    }
    if (id == 9 || id == 10)
        return ZR__XLSX_PERCENT;
    if (id == 27 || id == 50 || id == 36 || id == 57 || id == 52)
        return ZR__XLSX_MONTH; /* yyyy年m月 in Chinese editions */
    if ((id >= 14 && id <= 17) || id == 22 || (id >= 28 && id <= 31) || (id >= 51 && id <= 58))
        return ZR__XLSX_DATE;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47))
        return ZR__XLSX_TIME;
    return ZR__XLSX_GENERAL;
}

static bool add_custom(zr__xlsx_formats *formats, long id, const char *code)
{
    zr__xlsx_custom *grown = zr__grow(formats->custom, &formats->custom_capacity,
                                      formats->custom_count + 1, sizeof *grown);

    if (grown == NULL)
        return false;
    formats->custom = grown;
    grown[formats->custom_count++] = (zr__xlsx_custom){id, format_of_code(code)};
    return true;
}

static bool add_style(zr__xlsx_formats *formats, long id)
{
    uint8_t *grown = zr__grow(formats->format, &formats->capacity, formats->count + 1, 1);

    if (grown == NULL)
        return false;
    formats->format = grown;
    grown[formats->count++] = (uint8_t)format_of_id(formats, id);
    return true;
}

static bool on_start(void *self, const char *name, const char *const *attributes)
{
    zr__xlsx_formats *formats = self;
    const char *code = zr__markup_attribute(attributes, "formatCode");
    const long id = zr__markup_number(attributes, "numFmtId", 0);

    if (strcmp(name, "numFmt") == 0 && code != NULL && formats->custom_count < 1000)
        formats->failed |= !add_custom(formats, id, code);
    else if (strcmp(name, "cellXfs") == 0)
        formats->in_cell_styles = true;
    else if (formats->in_cell_styles && strcmp(name, "xf") == 0)
        formats->failed |= formats->count < MOST_FORMATS && !add_style(formats, id);
    return !formats->failed;
}

static bool on_end(void *self, const char *name)
{
    zr__xlsx_formats *formats = self;

    if (strcmp(name, "cellXfs") == 0)
        formats->in_cell_styles = false;
    return true;
}

static bool on_text(void *self, const char *bytes, size_t size)
{
    (void)self;
    (void)bytes;
    (void)size;
    return true;
}

zr_status zr__xlsx_formats_read(zr__xlsx_formats *formats, zr__package *package, const char *part,
                                zr_error *err)
{
    const zr__markup_listener listener = {on_start, on_end, on_text, formats};
    const zr_status status = zr__package_read(package, part, &listener, err);

    return status == ZR_OK && formats->failed ? zr__out_of_memory(err) : status;
}

/* Days since 1 March 0000 as year, month and day, after Howard Hinnant's civil_from_days. */
static void add_date(zr__buffer *out, long days, bool with_day)
{
    const long era = days / 146097, of_era = days % 146097;
    const long year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const long of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const long shifted = (5 * of_year + 2) / 153;
    const long month = shifted < 10 ? shifted + 3 : shifted - 9;
    const long year = year_of_era + era * 400 + (month <= 2);

    zr__buffer_addf(out, "%04ld-%02ld", year, month);
    if (with_day)
        zr__buffer_addf(out, "-%02ld", of_year - (153 * shifted + 2) / 5 + 1);
}

void zr__xlsx_format_number(const zr__xlsx_formats *formats, long style, const char *number,
                            zr__buffer *out)
{
    static const double first_day = 693899; /* 30 December 1899, in days since 1 March 0000 */
    char *end;
    double value = strtod(number, &end);
    zr__xlsx_format format = style >= 0 && (size_t)style < formats->count
                                 ? (zr__xlsx_format)formats->format[style]
                                 : ZR__XLSX_GENERAL;

    if (end == number || *end != '\0' || !isfinite(value)) {
        zr__buffer_add(out, number);
        return;
    }
    if (format == ZR__XLSX_DATE || format == ZR__XLSX_MONTH) {
        value += formats->from_1904 ? 1462 : 0;
        value += value < 60 ? 1 : 0; /* Excel has a 29 February 1900 */
        if (value >= 1 && value < 2958466)
            add_date(out, (long)(first_day + floor(value)), format == ZR__XLSX_DATE);
        else
            format = ZR__XLSX_GENERAL;
    } else if (format == ZR__XLSX_TIME && value >= 0 && value < 1) {
        const long minutes = (long)floor(value * 1440 + 0.5);
        zr__buffer_addf(out, "%ld:%02ld", minutes / 60, minutes % 60);
    } else if (format == ZR__XLSX_PERCENT)
        zr__buffer_addf(out, "%.10g%%", value * 100);
    else
        format = ZR__XLSX_GENERAL;
    if (format == ZR__XLSX_GENERAL)
        zr__buffer_addf(out, "%.15g", value);
}

void zr__xlsx_formats_clear(zr__xlsx_formats *formats)
{
    zr__free(formats->format);
    zr__free(formats->custom);
    *formats = (zr__xlsx_formats){0};
}
