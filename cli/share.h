/* Where the files are that belong to the program. */
#ifndef ZEREN_CLI_SHARE_H
#define ZEREN_CLI_SHARE_H

#include <stdbool.h>
#include <stddef.h>

/* The path of `below` in ../share from where the program is; false when that is not known. */
bool zr__share_path(char *path, size_t size, const char *below);

#endif
