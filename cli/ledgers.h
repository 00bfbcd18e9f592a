/* Filled ledgers from files and directories. */
#ifndef ZEREN_CLI_LEDGERS_H
#define ZEREN_CLI_LEDGERS_H

#include <stddef.h>

#include "zeren/filled.h"

/*
 * Add a ledger, or every XLSX and CSV file of a directory in the order of their names. A file that
 * cannot be read is reported and passed over; the exit code remembers it.
 */
int zr__ledgers_load(zr_filled *filled, const char *path);

/* The same of several into a new collection. Free it with zr_filled_free() whatever the code. */
int zr__ledgers_load_all(zr_filled **out, const char *const *path, size_t count);

#endif
