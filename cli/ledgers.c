/*
 * Collecting filled ledgers. In a directory, files that a spreadsheet keeps beside an open one
 * ("~$list.xlsx", ".~lock.list.xlsx#") are no ledgers.
 */
#include "cli/ledgers.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "cli/input.h"
#include "cli/progress.h"
#include "cli/talk.h"

enum { LONGEST_PATH = 4096 };

static int load_file(zr_filled *filled, const char *path)
{
    zr__buffer bytes = {0};
    zr_error err = {0};
    int code = zr__input_bytes(&bytes, path);

    if (code == ZR_EXIT_OK &&
        zr_filled_read(filled, bytes.bytes, bytes.size, path, &err) != ZR_OK)
        code = zr__complain(&err);
    zr__buffer_clear(&bytes);
    return code;
}

static bool ends_with(const char *name, const char *ending)
{
    const size_t length = strlen(name), tail = strlen(ending);

    return length > tail && strcasecmp(name + length - tail, ending) == 0;
}

static int is_ledger(const struct dirent *entry)
{
    const char *name = entry->d_name;

    return name[0] != '.' && strncmp(name, "~$", 2) != 0 &&
           (ends_with(name, ".xlsx") || ends_with(name, ".xlsm") || ends_with(name, ".csv"));
}

/* By bytes, whatever the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int load_directory(zr_filled *filled, const char *path)
{
    struct dirent **entry = NULL;
    char file[LONGEST_PATH];
    const int count = scandir(path, &entry, is_ledger, by_name);
    int code = ZR_EXIT_OK;

    if (count < 0) {
        zr__say(_("cannot read %s: %s"), path, strerror(errno));
        return ZR_EXIT_INPUT;
    }
    if (count == 0) {
        zr__say(_("%s: no .xlsx and no .csv file in this directory"), path);
        code = ZR_EXIT_INPUT;
    }
    for (int i = 0; i < count; i++) {
        snprintf(file, sizeof file, "%s/%s", path, entry[i]->d_name);
        const int loaded = load_file(filled, file);
        code = loaded != ZR_EXIT_OK ? loaded : code;
        free(entry[i]);
    }
    free(entry);
    return code;
}

int zr__ledgers_load(zr_filled *filled, const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode) ? load_directory(filled, path)
                                                               : load_file(filled, path);
}

int zr__ledgers_load_all(zr_filled **out, const char *const *path, size_t count)
{
    zr_error err = {0};
    int code = ZR_EXIT_OK;

    if (zr_filled_new(out, &err) != ZR_OK)
        return zr__complain(&err);
    zr__progress_start(_("reading the ledgers"));
    for (size_t i = 0; i < count; i++) {
        const int loaded = zr__ledgers_load(*out, path[i]);
        code = loaded != ZR_EXIT_OK ? loaded : code;
    }
    zr__progress_stop();
    return code;
}
