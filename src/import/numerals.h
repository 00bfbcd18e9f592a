/* Numbers as lists write them: 1, 一, ①, 甲, iv, c. */
#ifndef ZEREN_SRC_IMPORT_NUMERALS_H
#define ZEREN_SRC_IMPORT_NUMERALS_H

#include <stdint.h>

#include "src/buffer.h"

/* `format` as OOXML names it ("decimal", "chineseCounting"); any other writes nothing for
 * "bullet" and "none", else a decimal number. */
void zr__numeral_add(zr__buffer *out, const char *format, uint32_t number);

#endif
