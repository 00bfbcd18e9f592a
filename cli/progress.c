/*
 * Progress: the library does its work in one call, so the line names the work and counts seconds.
 * The clock is SIGALRM, and its handler uses nothing but what POSIX calls async-signal-safe.
 */
#include "cli/progress.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST_WORK = 64 };

static char work_shown[LONGEST_WORK]; /* Read by the handler: changed only with the clock off. */
static volatile sig_atomic_t seconds;
static volatile sig_atomic_t is_shown;

static void append(char *line, size_t *length, const char *text)
{
    const size_t size = strlen(text);
    memcpy(line + *length, text, size);
    *length += size;
}

static void append_number(char *line, size_t *length, unsigned number)
{
    char digits[12];
    size_t first = sizeof digits - 1;

    digits[first] = '\0';
    do {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    append(line, length, digits + first);
}

static void tick(int signal_number)
{
    char line[LONGEST_WORK + 32];
    size_t length = 0;

    (void)signal_number;
    seconds++;
    alarm(1);
    if (tcgetpgrp(STDERR_FILENO) != getpgrp())
        return;

    append(line, &length, "\r");
    append(line, &length, work_shown);
    append(line, &length, " ");
    append_number(line, &length, (unsigned)seconds);
    append(line, &length, " s\033[K");
    is_shown = write(STDERR_FILENO, line, length) > 0;
}

void zr__progress_start(const char *work)
{
    struct sigaction action = {.sa_handler = tick, .sa_flags = SA_RESTART};

    zr__progress_stop();
    if (!isatty(STDERR_FILENO))
        return;
    snprintf(work_shown, sizeof work_shown, "%s", work);
    seconds = 0;
    sigaction(SIGALRM, &action, NULL);
    alarm(1);
}

void zr__progress_hide(void)
{
    static const char erase[] = "\r\033[K";

    if (is_shown && write(STDERR_FILENO, erase, sizeof erase - 1) > 0)
        is_shown = 0;
}

void zr__progress_stop(void)
{
    alarm(0);
    zr__progress_hide();
}
