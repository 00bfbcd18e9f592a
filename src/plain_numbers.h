/* Numbers with a point, whatever the host has set. */
#ifndef ZEREN_SRC_PLAIN_NUMBERS_H
#define ZEREN_SRC_PLAIN_NUMBERS_H

#include <locale.h>
#include <stdbool.h>

typedef struct zr__plain_numbers {
    locale_t plain, host;
} zr__plain_numbers;

/* From here on printf() and strtod() of this thread use the point of C; all else stays as it is in
 * the host's locale. False, and nothing to end: out of memory. */
bool zr__plain_numbers_begin(zr__plain_numbers *out);
void zr__plain_numbers_end(zr__plain_numbers *numbers);

#endif
