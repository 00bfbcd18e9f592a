/*
 * XML and HTML as a run of events: the one room that talks to libxml2.
 *
 * Nothing is built in memory, nothing is fetched, and there are no entities but those of the
 * standard: a document type is refused in XML and ignored in HTML.
 */
#ifndef ZEREN_SRC_IMPORT_MARKUP_H
#define ZEREN_SRC_IMPORT_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "zeren/status.h"

/* Who listens. Names come without their prefix ("w:p" is "p"); attributes are names and values in
 * turn, NULL at the end, or NULL when there are none. Each returns false to hear no more; `end`
 * and `text` are NULL when they are not wanted. */
typedef struct zr__markup_listener {
    bool (*start)(void *self, const char *name, const char *const *attributes);
    bool (*end)(void *self, const char *name);
    bool (*text)(void *self, const char *bytes, size_t size);
    void *self;
} zr__markup_listener;

/* The value of an attribute by its name without prefix; NULL when it is not there. */
const char *zr__markup_attribute(const char *const *attributes, const char *name);

/* The number in an attribute, `fallback` when there is none or it is no number. */
long zr__markup_number(const char *const *attributes, const char *name, long fallback);

/* XML in UTF-8. ZR_ESYNTAX when it is not well-formed, has a document type, or nests or repeats
 * attributes beyond reason; `part` names it in the message. A listener that stops is no failure. */
zr_status zr__markup_read_xml(const zr__markup_listener *listener, const char *bytes, size_t size,
                              const char *part, const char *source, zr_error *err);

/* HTML in UTF-8, however broken: every element that was opened is closed in the end. ZR_ESYNTAX
 * when reading would take more than linear time. */
zr_status zr__markup_read_html(const zr__markup_listener *listener, const char *bytes, size_t size,
                               const char *source, zr_error *err);

#endif
