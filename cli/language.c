/*
 * Language: gettext, made to work where the locale is not installed.
 *
 * gettext translates for the locale that setlocale() accepted, so on a machine with no Chinese
 * locale LANG=zh_CN.UTF-8 would be ignored, and in the locale "C" LANGUAGE is, too. Measured on
 * Debian 12: with LC_MESSAGES set to C.UTF-8, which is always there, LANGUAGE is honoured. So the
 * choice is made here from the usual variables, and handed to gettext in that way.
 *
 * Numbers keep their point (LC_NUMERIC stays "C"): tables are read by programs, too.
 */
#include "cli/language.h"
#include "cli/share.h"

#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST_PATH = 4096 };

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

static zr__language language_of(const char *locale)
{
    return starts_with(locale, "zh") ? ZR_LANGUAGE_ZH : ZR_LANGUAGE_EN;
}

/* LANGUAGE lists languages by preference and counts unless the locale is plain C. */
static zr__language language_of_environment(void)
{
    const char *locale = environment("LC_ALL");
    const char *list = environment("LANGUAGE");

    if (locale == NULL)
        locale = environment("LC_MESSAGES");
    if (locale == NULL)
        locale = environment("LANG");
    if (locale == NULL || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
        return ZR_LANGUAGE_EN;

    for (const char *item = list; item != NULL; item = strchr(item, ':')) {
        item += *item == ':';
        if (starts_with(item, "zh") || starts_with(item, "en"))
            return language_of(item);
    }
    return language_of(locale);
}

/* ../share/locale from where the program is, if that is known and has a catalogue. */
static bool find_catalogues(char *directory, size_t size)
{
    char catalogue[LONGEST_PATH + 64];

    if (!zr__share_path(directory, size, "locale"))
        return false;
    snprintf(catalogue, sizeof catalogue, "%s/zh_CN/LC_MESSAGES/zeren.mo", directory);
    return access(catalogue, R_OK) == 0;
}

/* What was last chosen: gettext keeps the same in the process's locale. */
static zr__language spoken = ZR_LANGUAGE_EN;

zr__language zr__language_spoken(void)
{
    return spoken;
}

void zr__language_start(void)
{
    char directory[LONGEST_PATH];

    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C");
    bindtextdomain("zeren",
                   find_catalogues(directory, sizeof directory) ? directory : ZEREN_LOCALE_DIR);
    bind_textdomain_codeset("zeren", "UTF-8"); /* Names are UTF-8 whatever the locale. */
    zr__language_set(language_of_environment());
}

void zr__language_set(zr__language language)
{
    if (language == ZR_LANGUAGE_UNSET)
        return;
    spoken = language;
    setenv("LANGUAGE", language == ZR_LANGUAGE_ZH ? "zh_CN" : "en", 1);
    if (language == ZR_LANGUAGE_EN)
        setlocale(LC_MESSAGES, "C");
    else if (setlocale(LC_MESSAGES, "C.UTF-8") == NULL)
        setlocale(LC_MESSAGES, "en_US.UTF-8"); /* Systems without C.UTF-8 have this one. */
}

zr__language zr__language_asked(int argc, char *const *argv)
{
    zr__language asked = ZR_LANGUAGE_UNSET;

    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *value = NULL;
        if (starts_with(argv[i], "--lang="))
            value = argv[i] + strlen("--lang=");
        else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            value = argv[i + 1];

        if (value != NULL && strcmp(value, "zh") == 0)
            asked = ZR_LANGUAGE_ZH;
        else if (value != NULL && strcmp(value, "en") == 0)
            asked = ZR_LANGUAGE_EN;
    }
    return asked;
}
