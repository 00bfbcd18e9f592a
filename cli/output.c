/*
 * Output: everything is made in memory, written to a new file in the directory of its target,
 * flushed to the disk and renamed. Whoever looks sees the old file or the new one. Pipes, devices
 * and a target that is our own standard output cannot be renamed over and are written directly.
 */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/progress.h"
#include "cli/talk.h"

enum { LONGEST_PATH = 4096, MOST_LINKS = 40 };

static const int fatal_signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { FATAL_SIGNALS = sizeof fatal_signals / sizeof fatal_signals[0] };

/* The unfinished file, for the handler; empty when there is none. */
static char unfinished[LONGEST_PATH];

void zr__output_prepare(void)
{
    /* A file opened later must not become 0, 1 or 2 and receive what is meant for a person. */
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) == -1 && open("/dev/null", O_RDONLY) == -1)
            break;
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

bool zr__output_is_stdout(const char *path)
{
    return path == NULL || strcmp(path, "-") == 0;
}

bool zr__output_would_replace(const char *path, const char *input)
{
    struct stat target, source;

    return !zr__output_is_stdout(path) && stat(path, &target) == 0 && S_ISREG(target.st_mode) &&
           stat(input, &source) == 0 && source.st_dev == target.st_dev &&
           source.st_ino == target.st_ino;
}

static int fail(const char *path, int error)
{
    if (zr__output_is_stdout(path))
        zr__say(_("cannot write to standard output: %s"), strerror(error));
    else
        zr__say(_("cannot write '%s': %s"), path, strerror(error));
    return ZR_EXIT_OUTPUT;
}

/* Returns 0 or an errno. */
static int write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t written = write(fd, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        bytes += written;
        size -= (size_t)written;
    }
    return 0;
}

/* Some file systems report a full disk only at the end. */
static int close_checked(int fd)
{
    return close(fd) == 0 || errno == EINTR ? 0 : errno;
}

static int write_stream(int fd, const char *path, const char *bytes, size_t size)
{
    int error = write_all(fd, bytes, size);
    const int close_error = close_checked(fd);

    if (error == 0)
        error = close_error;
    return error == 0 || error == EPIPE ? ZR_EXIT_OK : fail(path, error);
}

static int write_directly(const char *path, const char *bytes, size_t size)
{
    const int fd = open(path, O_WRONLY | O_NOCTTY);

    return fd < 0 ? fail(path, errno) : write_stream(fd, path, bytes, size);
}

static void remove_unfinished(int signal_number)
{
    unlink(unfinished);
    raise(signal_number); /* SA_RESETHAND: this time it ends the process. */
}

static void set_handlers(bool guard, struct sigaction *old)
{
    struct sigaction action = {.sa_handler = remove_unfinished, .sa_flags = (int)SA_RESETHAND};

    for (int i = 0; i < FATAL_SIGNALS; i++) {
        if (!guard) {
            sigaction(fatal_signals[i], &old[i], NULL);
            continue;
        }
        sigaction(fatal_signals[i], NULL, &old[i]);
        if (old[i].sa_handler != SIG_IGN)
            sigaction(fatal_signals[i], &action, NULL);
    }
}

/* Follow links by hand, so that a link stays one and its target is what is replaced, or made. */
static int resolve(char path[LONGEST_PATH], const char *given)
{
    char link[LONGEST_PATH];

    if (snprintf(path, LONGEST_PATH, "%s", given) >= LONGEST_PATH)
        return ENAMETOOLONG;
    for (int i = 0; i < MOST_LINKS; i++) {
        const ssize_t length = readlink(path, link, sizeof link - 1);
        if (length < 0)
            return 0; /* Not a link, or not there yet. */
        link[length] = '\0';

        char *slash = strrchr(path, '/');
        const size_t directory = link[0] == '/' || slash == NULL ? 0 : (size_t)(slash - path) + 1;
        if (directory + (size_t)length >= LONGEST_PATH)
            return ENAMETOOLONG;
        memcpy(path + directory, link, (size_t)length + 1);
    }
    return ELOOP;
}

/* Ours to replace: what it is allowed to be, whose it is, and that we might have written it. */
static int adopt_permissions(int fd, const char *path, const struct stat *old)
{
    const mode_t mask = umask(0);

    umask(mask);
    if (old == NULL)
        return fchmod(fd, 0666 & ~mask) == 0 ? 0 : errno;
    if (access(path, W_OK) != 0)
        return errno;
    if (fchown(fd, old->st_uid, old->st_gid) != 0 && errno != EPERM)
        return errno;
    return fchmod(fd, old->st_mode & 07777) == 0 ? 0 : errno;
}

static int flush(int fd)
{
    /* EINVAL and ENOTSUP: a file system that has nothing to flush. */
    return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

static int replace(const char *path, const struct stat *old, const char *bytes, size_t size)
{
    const char *slash = strrchr(path, '/');
    const size_t directory = slash == NULL ? 0 : (size_t)(slash - path) + 1;

    if (directory + sizeof ".zeren-XXXXXX" > sizeof unfinished)
        return ENAMETOOLONG;
    memcpy(unfinished, path, directory);
    memcpy(unfinished + directory, ".zeren-XXXXXX", sizeof ".zeren-XXXXXX");
    const int fd = mkstemp(unfinished);
    if (fd < 0)
        return errno;

    int error = adopt_permissions(fd, path, old);
    if (error == 0)
        error = write_all(fd, bytes, size);
    if (error == 0)
        error = flush(fd);
    const int close_error = close_checked(fd);
    if (error == 0)
        error = close_error;
    if (error == 0 && rename(unfinished, path) != 0)
        error = errno;
    if (error != 0)
        unlink(unfinished);
    return error;
}

/* The handlers stand before the file is made and until it has its name. */
static int replace_guarded(const char *path, const struct stat *old, const char *bytes, size_t size)
{
    struct sigaction before[FATAL_SIGNALS];

    unfinished[0] = '\0';
    set_handlers(true, before);
    const int error = replace(path, old, bytes, size);
    set_handlers(false, before);
    return error;
}

static bool is_our_stream(const struct stat *target, int fd)
{
    struct stat stream;

    return fstat(fd, &stream) == 0 && stream.st_dev == target->st_dev &&
           stream.st_ino == target->st_ino;
}

static int write_file(const char *given, const char *bytes, size_t size)
{
    char path[LONGEST_PATH];
    struct stat old;
    const bool exists = stat(given, &old) == 0;

    if (!exists && errno != ENOENT)
        return fail(given, errno);
    if (exists && is_our_stream(&old, STDOUT_FILENO))
        return write_stream(STDOUT_FILENO, given, bytes, size);
    if (exists && is_our_stream(&old, STDERR_FILENO))
        return write_stream(dup(STDERR_FILENO), given, bytes, size);
    if (exists && !S_ISREG(old.st_mode))
        return write_directly(given, bytes, size);

    int error = resolve(path, given);
    if (error == 0)
        error = replace_guarded(path, exists ? &old : NULL, bytes, size);
    return error == 0 ? ZR_EXIT_OK : fail(given, error);
}

int zr__output_write(const char *path, const char *bytes, size_t size)
{
    zr__progress_stop();
    if (zr__output_is_stdout(path))
        return write_stream(STDOUT_FILENO, path, bytes, size);
    return write_file(path, bytes, size);
}
