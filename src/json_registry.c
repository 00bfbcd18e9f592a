/*
 * Reading a registry of unit names:
 *
 *     {"zeren-units": 1,
 *      "variants": [{"names": ["发展改革委", "发改委"], "kind": "department"}, ...],
 *      "renamed": [["扶贫办", "乡村振兴局"], ...],
 *      "regions": [{"region": "湖州市", "units": [{"name": "市人行", "kind": "central",
 *                                                 "aliases": [...], "members": [...]}, ...]}, ...]}
 *
 * A later file adds to an earlier one and has the last word: forms that it lists together are one
 * even where the earlier file had them apart, and a unit that is known already is replaced. Within
 * one file a name that stands in two places is a mistake, and told with both its place and what it
 * should be, for it would be decided by nobody.
 */
#include <stdio.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "src/buffer.h"
#include "src/failure.h"
#include "src/import/registry.h"
#include "src/json_read.h"
#include "src/json_syntax.h"
#include "src/memory.h"

enum { REGISTRY_BYTES = 8 << 20, MOST_RENAMINGS = 64 };

typedef struct loader {
    zr__registry *registry;
    zr__json_reader reader;
    zr__names forms;   /* Of this file, to the list of variants that has it. */
    zr__names renamed; /* Of this file: what is called otherwise now. */
    zr__names units;   /* Of this file: names and other names, with their region before them. */
    uint32_t lists;
    zr__buffer key;
} loader;

#define REPORT(load, value, ...)                                                                   \
    zr__value_report(&(load)->reader, ZR_FINDING_INVALID, (value), __VA_ARGS__)

static bool has_failed(loader *load)
{
    return load->reader.gathering.failed;
}

static void run_out(loader *load)
{
    load->reader.gathering.failed = true;
}

/* The members of an object. A key that nobody knows is a mistake of the pen: it would be left out
 * without a word. "about" may say anything. */
static bool members(loader *load, const zr__value *object, const char *const *keys,
                    zr__value *found)
{
    if (!zr__value_members(&load->reader, object, keys, found, NULL))
        return false;
    for (const cJSON *node = object->node->child; node != NULL; node = node->next) {
        const zr__value member = {.node = node, .parent = object};
        zr__buffer known = {0};
        bool is_known = strcmp(node->string, "about") == 0;
        for (size_t i = 0; keys[i] != NULL; i++) {
            is_known |= strcmp(keys[i], node->string) == 0;
            zr__buffer_addf(&known, i > 0 ? ", '%s'" : "'%s'", keys[i]);
        }
        if (known.failed)
            run_out(load);
        else if (!is_known)
            REPORT(load, &member, _("unknown key '%s'; expected %s or 'about'"), node->string,
                   known.bytes);
        zr__buffer_clear(&known);
    }
    return true;
}

static const char *keep(loader *load, const char *text)
{
    return zr__value_keep(&load->reader, text);
}

/* Note that a name stands here; false, reported, when this file has it elsewhere already. */
static bool is_first(loader *load, zr__names *index, const zr__value *place, const char *before,
                     const char *name, uint32_t number)
{
    load->key.size = 0;
    zr__buffer_add(&load->key, before);
    zr__buffer_add(&load->key, name);
    if (load->key.failed) {
        run_out(load);
        return false;
    }
    const uint32_t known = zr__names_find(index, load->key.bytes, load->key.size);
    if (known != ZR_NONE) {
        REPORT(load, place,
               known == number ? _("'%s' stands here twice")
                               : _("'%s' stands in an earlier entry of this file already"),
               name);
        return false;
    }
    const char *kept = zr__arena_text(&load->registry->arena, load->key.bytes, load->key.size);
    if (kept == NULL || !zr__names_add(index, kept, load->key.size, number))
        run_out(load);
    return !has_failed(load);
}

/* A list of names; NULL when it is not there, empty, or (reported) wrong. */
static const char *const *names_of(loader *load, const zr__value *list, size_t *count)
{
    *count = 0;
    if (!zr__value_is_array(&load->reader, list) || zr__value_count(list) == 0)
        return NULL;
    const char **names = zr__arena_array(&load->registry->arena, zr__value_count(list),
                                         sizeof *names);
    if (names == NULL) {
        run_out(load);
        return NULL;
    }
    for (zr__value item = zr__value_first(list); item.node != NULL; item = zr__value_next(&item)) {
        const char *name = keep(load, zr__value_name(&load->reader, &item));
        if (name != NULL)
            names[(*count)++] = name;
    }
    return names;
}

static uint32_t new_family(loader *load)
{
    zr__registry *registry = load->registry;
    zr__family *grown = zr__grow(registry->family, &registry->family_capacity,
                                 registry->family_count + 1, sizeof *grown);
    const uint32_t number = (uint32_t)registry->family_count;

    if (grown == NULL) {
        run_out(load);
        return ZR_NONE;
    }
    registry->family = grown;
    registry->family[registry->family_count++] = (zr__family){NULL, ZR_NONE, number};
    return number;
}

/* Two families are one from now on: this file says so. */
static uint32_t unite(zr__registry *registry, uint32_t a, uint32_t b)
{
    if (a == ZR_NONE || a == b)
        return b;
    zr__family *first = &registry->family[a], *other = &registry->family[b];
    other->same_as = a;
    first->kind = first->kind != NULL ? first->kind : other->kind;
    first->later = first->later != ZR_NONE ? first->later : other->later;
    return a;
}

/* The family of the names: a new one, that of the first known, or what becomes of several. */
static uint32_t family_for(loader *load, const char *const *names, size_t count)
{
    uint32_t family = ZR_NONE;

    for (size_t i = 0; i < count; i++) {
        const uint32_t known =
            zr__registry_family(load->registry, names[i], strlen(names[i]));
        family = known != ZR_NONE ? unite(load->registry, family, known) : family;
    }
    if (family == ZR_NONE)
        family = new_family(load);
    for (size_t i = 0; i < count && !has_failed(load); i++) {
        zr__names *index = &load->registry->family_names;
        if (zr__names_find(index, names[i], strlen(names[i])) == ZR_NONE &&
            !zr__names_add(index, names[i], strlen(names[i]), family))
            run_out(load);
    }
    return family;
}

static void add_variants(loader *load, const zr__value *item)
{
    enum { NAMES, KIND, KEYS };
    static const char *const keys[] = {"names", "kind", NULL};
    zr__value member[KEYS];
    size_t count;

    if (!members(load, item, keys, member) ||
        !zr__value_require(&load->reader, item, &member[NAMES], "names"))
        return;
    const char *const *names = names_of(load, &member[NAMES], &count);
    const char *kind = keep(load, zr__value_name(&load->reader, &member[KIND]));
    if (names == NULL) {
        if (cJSON_IsArray(member[NAMES].node))
            REPORT(load, &member[NAMES], "%s", _("no names; expected at least one"));
        return;
    }
    const uint32_t list = load->lists++;
    for (zr__value name = zr__value_first(&member[NAMES]); name.node != NULL && !has_failed(load);
         name = zr__value_next(&name))
        if (cJSON_IsString(name.node))
            is_first(load, &load->forms, &name, "", name.node->valuestring, list);
    const uint32_t family = has_failed(load) ? ZR_NONE : family_for(load, names, count);
    if (family != ZR_NONE && kind != NULL)
        load->registry->family[family].kind = kind;
}

/* Whether what a name was changed to leads back to it. */
static bool leads_back(const zr__registry *registry, uint32_t from, uint32_t to)
{
    for (int i = 0; i < MOST_RENAMINGS && to != ZR_NONE && to != from; i++)
        to = zr__registry_later(registry, to);
    return to == from;
}

/* Names one after the other: whatever the first was called is now called the next. */
static void add_renaming(loader *load, const zr__value *list)
{
    const uint32_t number = load->lists++;
    uint32_t before = ZR_NONE;
    const char *earlier = NULL;

    if (!zr__value_is_array(&load->reader, list))
        return;
    if (zr__value_count(list) < 2)
        REPORT(load, list, "%s", _("expected two names or more, the earlier before the later"));
    for (zr__value item = zr__value_first(list); item.node != NULL && !has_failed(load);
         item = zr__value_next(&item)) {
        const char *name = keep(load, zr__value_name(&load->reader, &item));
        const uint32_t family = name != NULL ? family_for(load, &name, 1) : ZR_NONE;
        if (family == ZR_NONE)
            return;
        if (before != ZR_NONE && leads_back(load->registry, before, family))
            REPORT(load, &item, _("'%s' was renamed to '%s', and that leads back to it"), earlier,
                   name);
        else if (before != ZR_NONE && is_first(load, &load->renamed, &item, "", earlier, number))
            load->registry->family[before].later = family;
        before = family;
        earlier = name;
    }
}

/* A unit in the place of one with the same name and region, or behind all. */
static void put_unit(loader *load, const zr__known_unit *unit)
{
    zr__registry *registry = load->registry;

    load->key.size = 0;
    zr__buffer_addf(&load->key, "%s\n%s", unit->region, unit->name);
    const uint32_t known =
        load->key.failed ? ZR_NONE
                         : zr__names_find(&registry->unit_names, load->key.bytes, load->key.size);
    if (known != ZR_NONE) {
        registry->unit[known] = *unit;
        return;
    }
    zr__known_unit *grown = zr__grow(registry->unit, &registry->unit_capacity,
                                     registry->unit_count + 1, sizeof *grown);
    registry->unit = grown != NULL ? grown : registry->unit;
    const char *key =
        load->key.failed ? NULL
                         : zr__arena_text(&registry->arena, load->key.bytes, load->key.size);
    if (grown == NULL || key == NULL ||
        !zr__names_add(&registry->unit_names, key, load->key.size,
                       (uint32_t)registry->unit_count)) {
        run_out(load);
        return;
    }
    registry->unit[registry->unit_count++] = *unit;
}

/* Each name and other name once in a region, whatever unit it is of. */
static void check_names(loader *load, const char *region, const zr__value *name,
                        const zr__value *aliases)
{
    const uint32_t number = load->lists++;

    load->key.size = 0;
    zr__buffer_addf(&load->key, "%s\n", region);
    char *const before = load->key.failed ? NULL : zr__strdup(load->key.bytes);
    if (before == NULL) {
        run_out(load);
        return;
    }
    is_first(load, &load->units, name, before, name->node->valuestring, number);
    if (cJSON_IsArray(aliases->node))
        for (zr__value item = zr__value_first(aliases); item.node != NULL && !has_failed(load);
             item = zr__value_next(&item))
            if (cJSON_IsString(item.node))
                is_first(load, &load->units, &item, before, item.node->valuestring, number);
    zr__free(before);
}

static void add_unit(loader *load, const zr__value *item, const char *region)
{
    enum { NAME, KIND, ALIASES, MEMBERS, OPEN, KEYS };
    static const char *const keys[] = {"name", "kind", "aliases", "members", "open", NULL};
    zr__value member[KEYS];
    zr__known_unit unit = {.region = region};

    if (!members(load, item, keys, member) ||
        !zr__value_require(&load->reader, item, &member[NAME], "name"))
        return;
    unit.name = keep(load, zr__value_name(&load->reader, &member[NAME]));
    unit.kind = keep(load, zr__value_name(&load->reader, &member[KIND]));
    unit.alias = names_of(load, &member[ALIASES], &unit.alias_count);
    unit.member = names_of(load, &member[MEMBERS], &unit.member_count);
    unit.is_open = zr__value_true(&load->reader, &member[OPEN]);
    if (unit.is_open && unit.member_count > 0)
        REPORT(load, &member[OPEN], "%s", _("a group has members or is open, not both"));
    if (unit.name == NULL || has_failed(load))
        return;
    check_names(load, region, &member[NAME], &member[ALIASES]);
    if (!has_failed(load))
        put_unit(load, &unit);
}

static void add_region(loader *load, const zr__value *item)
{
    enum { REGION, UNITS, KEYS };
    static const char *const keys[] = {"region", "units", NULL};
    zr__value member[KEYS];

    if (!members(load, item, keys, member) ||
        !zr__value_require(&load->reader, item, &member[REGION], "region") ||
        !zr__value_require(&load->reader, item, &member[UNITS], "units"))
        return;
    const char *region = keep(load, zr__value_name(&load->reader, &member[REGION]));
    if (region == NULL || !zr__value_is_array(&load->reader, &member[UNITS]))
        return;
    for (zr__value unit = zr__value_first(&member[UNITS]); unit.node != NULL && !has_failed(load);
         unit = zr__value_next(&unit))
        add_unit(load, &unit, region);
}

static void add_each(loader *load, const zr__value *list,
                     void (*add)(loader *load, const zr__value *item))
{
    if (!zr__value_is_array(&load->reader, list))
        return;
    for (zr__value item = zr__value_first(list); item.node != NULL && !has_failed(load);
         item = zr__value_next(&item))
        add(load, &item);
}

static void add_all(loader *load, const cJSON *node)
{
    enum { VERSION, VARIANTS, RENAMED, REGIONS, SCHEMA, KEYS };
    static const char *const keys[] = {"zeren-units", "variants", "renamed",
                                       "regions",     "$schema",  NULL};
    const zr__value root = {.node = node};
    zr__value member[KEYS];
    double version = 0;

    if (!members(load, &root, keys, member) ||
        !zr__value_require(&load->reader, &root, &member[VERSION], keys[VERSION]))
        return;
    if (zr__value_number(&load->reader, &member[VERSION], &version) &&
        (version < 1 || version > 1))
        REPORT(load, &member[VERSION], _("version %g of the unit names; expected 1"), version);
    add_each(load, &member[VARIANTS], add_variants);
    add_each(load, &member[RENAMED], add_renaming);
    add_each(load, &member[REGIONS], add_region);
}

/* The whole file in `bytes`, with a NUL behind it. */
static zr_status read_file(zr__buffer *bytes, const char *path, zr_error *err)
{
    char chunk[16384];
    size_t size;
    FILE *file = fopen(path, "rb");
    bool is_whole = file != NULL;

    while (is_whole && (size = fread(chunk, 1, sizeof chunk, file)) > 0) {
        zr__buffer_add_bytes(bytes, chunk, size);
        is_whole = bytes->size <= REGISTRY_BYTES;
    }
    if (file != NULL) {
        is_whole = is_whole && !ferror(file);
        fclose(file);
    }
    if (bytes->failed)
        return zr__out_of_memory(err);
    if (!is_whole || bytes->size == 0)
        return zr__fail_at(err, ZR_EREAD, (zr__place){.source = path}, "%s",
                           _("cannot read the registry of unit names"));
    return ZR_OK;
}

static zr_status read_tree(loader *load, const zr__buffer *text, zr_error *err)
{
    const char *at = text->bytes + strspn(text->bytes, " \t\r\n");
    cJSON *root = zr__json_parse_value(text->bytes, &at);

    if (root == NULL)
        return zr__out_of_memory(err);
    add_all(load, root);
    cJSON_Delete(root);
    zr__gathering_settle(&load->reader.gathering, text->bytes);
    return zr__gathering_hand_over(&load->reader.gathering, NULL, err);
}

zr_status zr__registry_load(zr__registry *registry, const char *path, zr_error *err)
{
    zr__buffer text = {0};
    zr_status status = read_file(&text, path, err);

    if (status == ZR_OK)
        status = zr__json_check_syntax(text.bytes, text.size, path, err);
    if (status == ZR_OK) {
        loader load = {.registry = registry,
                       .reader = {.text = text.bytes,
                                  .arena = &registry->arena,
                                  .gathering = {.source = path}}};
        status = read_tree(&load, &text, err);
        zr__gathering_clear(&load.reader.gathering);
        zr__names_clear(&load.forms);
        zr__names_clear(&load.renamed);
        zr__names_clear(&load.units);
        zr__buffer_clear(&load.key);
    }
    zr__buffer_clear(&text);
    return status;
}

uint32_t zr__registry_family(const zr__registry *registry, const char *name, size_t size)
{
    uint32_t family = zr__names_find(&registry->family_names, name, size);

    while (family != ZR_NONE && registry->family[family].same_as != family)
        family = registry->family[family].same_as;
    return family;
}

uint32_t zr__registry_later(const zr__registry *registry, uint32_t family)
{
    uint32_t later = registry->family[family].later;

    while (later != ZR_NONE && registry->family[later].same_as != later)
        later = registry->family[later].same_as;
    return later;
}

void zr__registry_clear(zr__registry *registry)
{
    zr__names_clear(&registry->family_names);
    zr__names_clear(&registry->unit_names);
    zr__free(registry->family);
    zr__free(registry->unit);
    zr__arena_clear(&registry->arena);
    *registry = (zr__registry){0};
}
