/*
 * The program finds what it brings beside itself, so that a moved tree still works.
 */
#include "cli/share.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool zr__share_path(char *path, size_t size, const char *below)
{
    char program[ZR_LONGEST_PATH];
    const ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);

    if (length <= 0)
        return false;
    program[length] = '\0';
    for (int i = 0; i < 2; i++) { /* The program's name, then bin. */
        char *slash = strrchr(program, '/');
        if (slash == NULL)
            return false;
        *slash = '\0';
    }
    const int written = snprintf(path, size, "%s/share/%s", program, below);
    return written > 0 && (size_t)written < size;
}

void zr__share_registry(zr_import_options *options, char *path)
{
    if (zr__share_path(path, ZR_LONGEST_PATH, "zeren/unit-names.json") && access(path, R_OK) == 0)
        options->registry = path;
}
