/*
 * Containers: what a document can be wrapped in. Each fills the neutral document; which one it is
 * is told by the bytes, never by a name.
 */
#ifndef ZEREN_SRC_IMPORT_CONTAINERS_H
#define ZEREN_SRC_IMPORT_CONTAINERS_H

#include "src/import/document.h"

/* Fill an empty document from bytes of any known kind; `source` is for messages.
 * ZR_ESYNTAX when it is of no known kind, broken or beyond the limits. */
zr_status zr__read_container(zr__document *document, const char *bytes, size_t size,
                             const char *source, zr_error *err);

/* Plain text: UTF-8, UTF-16 with a byte order mark, else GB18030. */
zr_status zr__read_text(zr__document *document, const char *bytes, size_t size,
                        const char *source, zr_error *err);

/* A page of HTML, in the encoding that it declares. */
zr_status zr__read_html(zr__document *document, const char *bytes, size_t size,
                        const char *source, zr_error *err);
bool zr__is_html(const char *bytes, size_t size);

/* Word's and Excel's files of zipped XML. */
zr_status zr__read_package(zr__document *document, const char *bytes, size_t size,
                           const char *source, zr_error *err);

/* Values between commas, semicolons, tabs or bars, where every record has as many. */
zr_status zr__read_csv(zr__document *document, const char *bytes, size_t size,
                       const char *source, zr_error *err);
bool zr__is_csv(const char *bytes, size_t size);

zr_status zr__read_pdf(zr__document *document, const char *bytes, size_t size,
                       const char *source, zr_error *err);

/* Files that are known, and not read: what to do with them is said. */
bool zr__is_foreign(const char *bytes, size_t size);
zr_status zr__refuse_foreign(zr__document *document, const char *bytes, size_t size,
                             const char *source, zr_error *err);

/* Whether a mark stands within the first bytes. */
bool zr__contains(const char *bytes, size_t size, const char *mark);

/* Text of an encoding that iconv knows by this name; false when it is no such text. */
bool zr__convert_text(zr__buffer *out, const char *encoding, const char *bytes, size_t size);

/* Text of any of these encodings as UTF-8 in `out`, without byte order mark. */
zr_status zr__decode_text(zr__buffer *out, const char *bytes, size_t size, const char *source,
                          zr_error *err);

#endif
