/*
 * HTML as pieces, so that two languages fit one page.
 *
 * The page is written once in each language, by the same code. What is the same in both, markup and
 * names, then stands once; a text that differs stands twice, each in an element that its language
 * shows and the other hides. So every table is one table and every anchor one place.
 *
 * Markup is ours: it never holds a word of the document. Texts and values are escaped here. Failure
 * is sticky as in src/buffer.h.
 */
#ifndef ZEREN_RENDER_REPORT_HTML_H
#define ZEREN_RENDER_REPORT_HTML_H

#include <stdint.h>

#include "src/buffer.h"
#include "zeren/report.h"

typedef enum zr__piece_kind {
    ZR__MARKUP, /* The same in every language. */
    ZR__WORDS,  /* Text. */
    ZR__VALUE,  /* An attribute: its name, a NUL, its value. */
    ZR__OWN     /* Markup of this language alone. */
} zr__piece_kind;

typedef struct zr__piece {
    zr__piece_kind kind;
    size_t start, size; /* In `text`. */
} zr__piece;

/* The page in one language. Start from {0}. */
typedef struct zr__html {
    zr__buffer text;
    zr__piece *piece;
    size_t count, capacity;
    zr__buffer scratch; /* Of texts being formatted. */
    bool failed;
} zr__html;

void zr__html_add(zr__html *html, const char *markup);

/* Markup with numbers and constants of ours. */
void zr__html_addf(zr__html *html, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Text; of NULL nothing. Control characters and direction overrides are shown as U+FFFD. */
void zr__html_text(zr__html *html, const char *text);
void zr__html_textf(zr__html *html, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What stands between the names of a list, by the writing of the name before: so names of the
 * notice are joined alike in every language, and no element is spent on it. */
void zr__html_comma(zr__html *html, const char *name);

/* ` name="value"` within a tag. */
void zr__html_value(zr__html *html, const char *name, const char *value);

/* Markup that another language has its own of, such as a diagram with words in it. */
void zr__html_own(zr__html *html, const char *markup, size_t size);

/* Append `count` languages as one page. ZR_EINVAL when they were not written by the same code. */
zr_status zr__html_join(zr__buffer *out, const zr__html *const *html, const char *const *tag,
                        size_t count, zr_error *err);

void zr__html_clear(zr__html *html);

#endif
