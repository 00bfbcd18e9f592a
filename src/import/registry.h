/*
 * The registry of unit names: forms of one name that mean the same kind of unit anywhere, and the
 * units of known regions. `data/unit-names.json` is one; a user may give another, read after it.
 */
#ifndef ZEREN_SRC_IMPORT_REGISTRY_H
#define ZEREN_SRC_IMPORT_REGISTRY_H

#include "src/arena.h"
#include "src/import/slice.h"
#include "src/names.h"
#include "zeren/status.h"

/* Forms of one name, without what says whose it is: 发展改革委, 发改委. */
typedef struct zr__family {
    const char *kind; /* NULL when not given. */
    uint32_t later;   /* What such a unit was renamed to; ZR_NONE. */
    uint32_t same_as; /* The family that a later file made one with this; its own number. */
} zr__family;

/* A unit of one region, as a notice would declare it. */
typedef struct zr__known_unit {
    const char *region;
    const char *name;
    const char *kind;
    const char *const *alias;
    const char *const *member;
    size_t alias_count, member_count;
    bool is_open;
} zr__known_unit;

typedef struct zr__registry {
    zr__arena arena;
    zr__family *family;
    size_t family_count, family_capacity;
    zr__names family_names; /* From a form to its family. */
    zr__known_unit *unit;
    size_t unit_count, unit_capacity; /* Those of a later file behind those of an earlier. */
    zr__names unit_names;             /* From region and name to the unit. */
} zr__registry;

/* Add what a registry file holds. ZR_EREAD, or with line and JSON pointer ZR_ESYNTAX and ZR_EDATA;
 * or ZR_ENOMEM. */
zr_status zr__registry_load(zr__registry *registry, const char *path, zr_error *err);

/* The family of a form just as it is written, ZR_NONE; and what such units were renamed to. */
uint32_t zr__registry_family(const zr__registry *registry, const char *name, size_t size);
uint32_t zr__registry_later(const zr__registry *registry, uint32_t family);

/* Whether a name, without commas, words for "and" and the place before it, is a form that the
 * registry has. NULL has none. */
bool zr__registry_has_form(const zr__registry *registry, zr__slice name);

/* Add to `key` what all names of one unit have in common over the years, so that a later name and
 * an earlier one have the same. False when the registry does not know the name. `region` is the
 * place of the document, or empty. */
bool zr__registry_key(const zr__registry *registry, zr__slice name, zr__slice region,
                      zr__buffer *key);

void zr__registry_clear(zr__registry *registry);

#endif
