/* How the numbers of a sheet are shown: as dates, as times, in per cent. */
#ifndef ZEREN_SRC_IMPORT_XLSX_FORMATS_H
#define ZEREN_SRC_IMPORT_XLSX_FORMATS_H

#include "src/buffer.h"
#include "src/import/package.h"

typedef enum zr__xlsx_format {
    ZR__XLSX_GENERAL,
    ZR__XLSX_DATE,
    ZR__XLSX_MONTH,
    ZR__XLSX_TIME,
    ZR__XLSX_PERCENT
} zr__xlsx_format;

typedef struct zr__xlsx_formats {
    uint8_t *format; /* By cell style. */
    size_t count, capacity;
    struct zr__xlsx_custom *custom;
    size_t custom_count, custom_capacity;
    bool in_cell_styles, failed;
    bool from_1904; /* Days are counted from 1904. */
} zr__xlsx_formats;

zr_status zr__xlsx_formats_read(zr__xlsx_formats *formats, zr__package *package, const char *part,
                                zr_error *err);

/* Add a number, written as in the file, the way a cell of this style shows it. */
void zr__xlsx_format_number(const zr__xlsx_formats *formats, long style, const char *number,
                            zr__buffer *out);

void zr__xlsx_formats_clear(zr__xlsx_formats *formats);

#endif
