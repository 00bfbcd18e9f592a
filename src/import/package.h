/*
 * A package of OOXML: parts of XML in a zip, related to one another by id. The one room that
 * talks to libzip.
 */
#ifndef ZEREN_SRC_IMPORT_PACKAGE_H
#define ZEREN_SRC_IMPORT_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/arena.h"
#include "src/buffer.h"
#include "src/import/markup.h"

typedef struct zr__package {
    struct zip *zip;
    const char *source; /* For messages. */
    uint64_t unpacked;  /* Bytes so far. */
} zr__package;

typedef struct zr__relation {
    const char *id, *kind, *target; /* `kind` is the last word of its type: "styles". */
} zr__relation;

typedef struct zr__relations {
    zr__arena arena;
    zr__relation *item;
    size_t count, capacity;
} zr__relations;

/* `bytes` are borrowed until zr__package_close(). ZR_ESYNTAX when it is no zip. */
zr_status zr__package_open(zr__package *package, const char *bytes, size_t size,
                           const char *source, zr_error *err);
void zr__package_close(zr__package *package);

bool zr__package_has(const zr__package *package, const char *part);

/* Tell the listener a part; a part that is not there says nothing. ZR_ESYNTAX when it is damaged,
 * locked by a password, or unpacks to more than a document may hold. */
zr_status zr__package_read(zr__package *package, const char *part,
                           const zr__markup_listener *listener, zr_error *err);

/* What a part is related to, targets as paths in the package. `part` "" is the package itself. */
zr_status zr__package_relations(zr__relations *out, zr__package *package, const char *part,
                                zr_error *err);

/* The target of the first of a kind, NULL when there is none. */
const char *zr__relation_of_kind(const zr__relations *relations, const char *kind);
const char *zr__relation_of_id(const zr__relations *relations, const char *id);

void zr__relations_clear(zr__relations *relations);

#endif
