/* Where the files are that belong to the program. */
#ifndef ZEREN_CLI_SHARE_H
#define ZEREN_CLI_SHARE_H

#include <stdbool.h>
#include <stddef.h>

#include "zeren/import.h"

enum { ZR_LONGEST_PATH = 4096 };

/* The path of `below` in ../share from where the program is; false when that is not known. */
bool zr__share_path(char *path, size_t size, const char *below);

/* Let an import know the registry of unit names that belongs to the program, if it is there. `path`
 * is room for ZR_LONGEST_PATH bytes, which the options borrow. */
void zr__share_registry(zr_import_options *options, char *path);

#endif
