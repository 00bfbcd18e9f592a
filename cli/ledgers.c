/*
 * Collecting filled ledgers. In a directory, files that a spreadsheet keeps beside an open one
 * ("~$list.xlsx", ".~lock.list.xlsx#") are no ledgers. Files of other spreadsheets are tried, for
 * somebody may have filled them in: that they cannot be read must be said.
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

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && strncmp(entry->d_name, "~$", 2) != 0;
}

static bool is_ledger(const char *name)
{
    static const char *const endings[] = {".xlsx", ".xlsm", ".csv", ".tsv", ".xls",
                                          ".xlsb", ".et",   ".ods", ".fods", ".numbers"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_with(name, endings[i]))
            return true;
    return false;
}

/* By bytes, whatever the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int load_entries(zr_filled *filled, const char *path, struct dirent **entry, int count)
{
    const char *other = NULL;
    char file[LONGEST_PATH];
    unsigned ledgers = 0, others = 0;
    int code = ZR_EXIT_OK;

    for (int i = 0; i < count; i++) {
        if (!is_ledger(entry[i]->d_name)) {
            other = other == NULL ? entry[i]->d_name : other;
            others++;
            continue;
        }
        ledgers++;
        snprintf(file, sizeof file, "%s/%s", path, entry[i]->d_name);
        const int loaded = load_file(filled, file);
        code = loaded != ZR_EXIT_OK ? loaded : code;
    }
    if (ledgers == 0) {
        zr__say(_("%s: no .xlsx and no .csv file in this directory"), path);
        return ZR_EXIT_INPUT;
    }
    if (others > 0)
        zr__say(_n("%s: %u file is no ledger and was not read: %s",
                   "%s: %u files are no ledgers and were not read: %s, …", others),
                path, others, other);
    return code;
}

static int load_directory(zr_filled *filled, const char *path)
{
    struct dirent **entry = NULL;
    const int count = scandir(path, &entry, is_shown, by_name);

    if (count < 0) {
        zr__say(_("cannot read %s: %s"), path, strerror(errno));
        return ZR_EXIT_INPUT;
    }
    const int code = load_entries(filled, path, entry, count);
    for (int i = 0; i < count; i++)
        free(entry[i]);
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
