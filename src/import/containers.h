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

/* Text of any of these encodings as UTF-8 in `out`, without byte order mark. */
zr_status zr__decode_text(zr__buffer *out, const char *bytes, size_t size, const char *source,
                          zr_error *err);

#endif
