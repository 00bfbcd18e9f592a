/* The language of messages and tables. */
#ifndef ZEREN_CLI_LANGUAGE_H
#define ZEREN_CLI_LANGUAGE_H

typedef enum zr__language {
    ZR_LANGUAGE_UNSET = -1, /* The locale decides. */
    ZR_LANGUAGE_EN,
    ZR_LANGUAGE_ZH
} zr__language;

/* Find the catalogues and speak the language of the locale. Call once, before any message. */
void zr__language_start(void);

/* Speak another language from now on. */
void zr__language_set(zr__language language);

/* The language spoken now. */
zr__language zr__language_spoken(void);

/* The language that --lang asks for somewhere on the command line, so that even a complaint about
 * the command line is in it. */
zr__language zr__language_asked(int argc, char *const *argv);

#endif
