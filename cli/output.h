/* Where the answer goes: standard output, or a file that is whole at every moment. */
#ifndef ZEREN_CLI_OUTPUT_H
#define ZEREN_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Write bytes to `path`; NULL and "-" are standard output. Returns ZR_EXIT_OK, or ZR_EXIT_OUTPUT
 * after saying what went wrong; the file is then as it was. A reader that has gone (EPIPE) is
 * nobody's error. */
int zr__output_write(const char *path, const char *bytes, size_t size);

/* Let full disks and closed pipes be errors to report and not signals to die of, and give the
 * standard streams a place when the caller closed them. Call once, first of all. */
void zr__output_prepare(void);

/* Whether writing to `path` would replace the file that is read as `input`. */
bool zr__output_would_replace(const char *path, const char *input);

/* Whether `path` means standard output. */
bool zr__output_is_stdout(const char *path);

#endif
