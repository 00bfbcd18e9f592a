/*
 * Notices of several years, so that a unit is found under the name that another year has for it.
 *
 * The registry gives every form of a name, and every name before a renaming, one key. The name
 * under which a key is first met becomes a further name of the units of later notices that have the
 * same key; analyses that go by names then see one unit. The order of units, plans and officials
 * stays, so that what refers to them by number still holds.
 */
#include <string.h>

#include "src/failure.h"
#include "src/import/registry.h"
#include "src/memory.h"
#include "zeren/import.h"

/* A key, met. */
typedef struct known_name {
    const char *name;
    size_t notice; /* The last one in which a unit has it. */
} known_name;

typedef struct sharing {
    zr__arena arena;
    zr__registry registry;
    zr__names keys; /* Places in `known`. */
    known_name *known;
    size_t known_count, known_capacity;
    uint32_t shared; /* Names added to the notice at hand. */
    bool failed;
} sharing;

/* The place of a key, which is new or not; ZR_NONE when memory ran out. */
static uint32_t place_of(sharing *s, const zr__buffer *key, const char *name, size_t notice)
{
    const uint32_t found = zr__names_find(&s->keys, key->bytes, key->size);

    if (found != ZR_NONE)
        return found;
    known_name *grown = zr__grow(s->known, &s->known_capacity, s->known_count + 1, sizeof *grown);
    const char *kept = zr__arena_text(&s->arena, key->bytes, key->size);
    const char *own = zr__arena_text(&s->arena, name, strlen(name));

    s->known = grown != NULL ? grown : s->known;
    if (grown == NULL || kept == NULL || own == NULL ||
        !zr__names_add(&s->keys, kept, key->size, (uint32_t)s->known_count)) {
        s->failed = true;
        return ZR_NONE;
    }
    s->known[s->known_count] = (known_name){own, notice};
    return (uint32_t)s->known_count++;
}

/* The earlier name that a unit of this notice lacks; NULL when there is none. Of two units with one
 * key only the first gets it: two units of one notice stay two. */
static const char *earlier_name(sharing *s, const zr_notice *notice, size_t number,
                                const zr_unit *unit)
{
    const char *region = notice->region != NULL ? notice->region : "", *name = NULL;
    zr__buffer key = {0};
    uint32_t place = ZR_NONE;

    if (!zr_unit_is_group(unit) &&
        zr__registry_key(&s->registry, zr__slice_of(unit->name), zr__slice_of(region), &key))
        place = place_of(s, &key, unit->name, number);
    if (place != ZR_NONE && s->known[place].notice != number &&
        zr_notice_find_unit(notice, s->known[place].name) == ZR_NONE) {
        name = s->known[place].name;
        s->known[place].notice = number;
    }
    s->failed |= key.failed;
    zr__buffer_clear(&key);
    return name;
}

static void add_alias(sharing *s, zr_unit *unit, const char *name)
{
    const char **alias =
        zr__arena_array(&s->arena, (size_t)unit->alias_count + 1, sizeof *alias);

    if (alias == NULL) {
        s->failed = true;
        return;
    }
    for (uint32_t i = 0; i < unit->alias_count; i++)
        alias[i] = unit->alias[i];
    alias[unit->alias_count++] = name;
    unit->alias = alias;
    s->shared++;
}

/* By way of its text, as every notice that owns what it says is made. Declaring all units keeps
 * their order, for those that are not come last. */
static zr_status write_again(zr_notice **out, const zr_notice *notice, zr_unit *unit, zr_error *err)
{
    zr_notice changed = *notice;
    char *json = NULL;
    size_t size = 0;
    zr_status status;

    for (uint32_t u = 0; u < notice->unit_count; u++)
        unit[u].is_declared = true;
    changed.unit = unit;
    status = zr_notice_format(&json, &size, &changed, err);
    if (status == ZR_OK)
        status = zr_notice_parse(out, json, size, NULL, NULL, err);
    zr_string_free(json);
    return status;
}

/* Leaves `out` NULL when the notice stays as it is. */
static zr_status share_with(zr_notice **out, sharing *s, const zr_notice *notice, size_t number,
                            zr_error *err)
{
    zr_unit *unit = zr__calloc(notice->unit_count, sizeof *unit);
    zr_status status = ZR_OK;

    s->failed = unit == NULL;
    s->shared = 0;
    for (uint32_t u = 0; u < notice->unit_count && !s->failed; u++) {
        unit[u] = notice->unit[u];
        const char *name = earlier_name(s, notice, number, &unit[u]);
        if (name != NULL)
            add_alias(s, &unit[u], name);
    }
    if (s->failed)
        status = zr__out_of_memory(err);
    else if (s->shared > 0)
        status = write_again(out, notice, unit, err);
    zr__free(unit);
    return status;
}

static zr_status load_registries(sharing *s, const zr_import_options *options, zr_error *err)
{
    zr_status status = ZR_OK;

    if (options->registry != NULL)
        status = zr__registry_load(&s->registry, options->registry, err);
    if (status == ZR_OK && options->own_registry != NULL)
        status = zr__registry_load(&s->registry, options->own_registry, err);
    return status;
}

zr_status zr_notices_share_names(zr_notice **notices, size_t count, uint32_t *shared,
                                 const zr_import_options *options, zr_error *err)
{
    sharing s = {0};
    zr_notice **made = zr__calloc(count, sizeof *made);
    uint32_t all = 0;
    zr_status status = made != NULL ? load_registries(&s, options, err) : zr__out_of_memory(err);

    for (size_t n = 0; n < count && status == ZR_OK; n++) {
        status = share_with(&made[n], &s, notices[n], n, err);
        all += s.shared;
    }
    for (size_t n = 0; n < count && made != NULL; n++) {
        if (status == ZR_OK && made[n] != NULL) {
            zr_notice_free(notices[n]);
            notices[n] = made[n];
        } else {
            zr_notice_free(made[n]);
        }
    }
    if (status == ZR_OK && shared != NULL)
        *shared = all;
    zr__free(made);
    zr__free(s.known);
    zr__names_clear(&s.keys);
    zr__registry_clear(&s.registry);
    zr__arena_clear(&s.arena);
    return status;
}
