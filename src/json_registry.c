/*
 * Reading a registry of unit names:
 *
 *     {"zeren-units": 1,
 *      "variants": [{"names": ["发展改革委", "发改委"], "kind": "department"}, ...],
 *      "renamed": [["扶贫办", "乡村振兴局"], ...],
 *      "regions": [{"region": "湖州市", "units": [{"name": "市人行", "kind": "central",
 *                                                 "aliases": [...], "members": [...]}, ...]}, ...]}
 *
 * A later file adds to an earlier one. A form that is known already brings the other forms beside
 * it into its family; a unit that is known already is replaced.
 */
#include <stdio.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "src/buffer.h"
#include "src/failure.h"
#include "src/import/registry.h"
#include "src/json_syntax.h"
#include "src/memory.h"

enum { REGISTRY_BYTES = 8 << 20 };

typedef struct loader {
    zr__registry *registry;
    const char *path;
    zr_status status;
    zr_error *err;
} loader;

static bool fail(loader *load, const char *what)
{
    if (load->status == ZR_OK)
        load->status = zr__fail_at(load->err, ZR_EDATA, (zr__place){.source = load->path},
                                   _("not a registry of unit names: %s"), what);
    return false;
}

static bool out_of_memory(loader *load)
{
    if (load->status == ZR_OK)
        load->status = zr__out_of_memory(load->err);
    return false;
}

/* A copy of a string member, NULL when it is not there. */
static const char *text_of(loader *load, const cJSON *object, const char *key)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);

    if (item == NULL)
        return NULL;
    if (!cJSON_IsString(item) || item->valuestring[0] == '\0') {
        fail(load, _("a name that is no text"));
        return NULL;
    }
    const char *copy = zr__arena_text(&load->registry->arena, item->valuestring,
                                      strlen(item->valuestring));
    if (copy == NULL)
        out_of_memory(load);
    return copy;
}

static const char *const *texts_of(loader *load, const cJSON *object, const char *key,
                                   size_t *count)
{
    const cJSON *array = cJSON_GetObjectItemCaseSensitive(object, key), *item;
    size_t i = 0;

    *count = 0;
    if (array == NULL)
        return NULL;
    if (!cJSON_IsArray(array)) {
        fail(load, _("a list was expected"));
        return NULL;
    }
    const char **texts = zr__arena_array(&load->registry->arena,
                                         (size_t)cJSON_GetArraySize(array) + 1, sizeof *texts);
    if (texts == NULL) {
        out_of_memory(load);
        return NULL;
    }
    cJSON_ArrayForEach(item, array)
    {
        if (!cJSON_IsString(item) || item->valuestring[0] == '\0') {
            fail(load, _("a name that is no text"));
            return NULL;
        }
        texts[i] = zr__arena_text(&load->registry->arena, item->valuestring,
                                  strlen(item->valuestring));
        if (texts[i++] == NULL) {
            out_of_memory(load);
            return NULL;
        }
    }
    *count = i;
    return texts;
}

/* The family that one of the names belongs to already, or a new one. */
static uint32_t family_for(loader *load, const char *const *names, size_t count)
{
    zr__registry *registry = load->registry;

    for (size_t i = 0; i < count; i++) {
        const uint32_t known =
            zr__names_find(&registry->family_names, names[i], strlen(names[i]));
        if (known != ZR_NONE)
            return known;
    }
    zr__family *grown = zr__grow(registry->family, &registry->family_capacity,
                                 registry->family_count + 1, sizeof *grown);
    if (grown == NULL) {
        out_of_memory(load);
        return ZR_NONE;
    }
    registry->family = grown;
    registry->family[registry->family_count] = (zr__family){NULL, ZR_NONE};
    return (uint32_t)registry->family_count++;
}

static bool add_family(loader *load, const cJSON *item)
{
    size_t count = 0;
    const char *const *names = texts_of(load, item, "names", &count);
    const char *kind = text_of(load, item, "kind");

    if (load->status != ZR_OK || count == 0)
        return load->status == ZR_OK && fail(load, _("variants without names"));
    const uint32_t family = family_for(load, names, count);
    if (family == ZR_NONE)
        return false;
    if (kind != NULL)
        load->registry->family[family].kind = kind;
    for (size_t i = 0; i < count; i++) {
        zr__names *index = &load->registry->family_names;
        if (zr__names_find(index, names[i], strlen(names[i])) == ZR_NONE &&
            !zr__names_add(index, names[i], strlen(names[i]), family))
            return out_of_memory(load);
    }
    return true;
}

/* Names one after the other: whatever the first was called is now called the next. */
static bool add_renaming(loader *load, const cJSON *item)
{
    const cJSON *name;
    uint32_t before = ZR_NONE;

    if (!cJSON_IsArray(item))
        return fail(load, _("a list was expected"));
    cJSON_ArrayForEach(name, item)
    {
        if (!cJSON_IsString(name) || name->valuestring[0] == '\0')
            return fail(load, _("a name that is no text"));
        const char *kept =
            zr__arena_text(&load->registry->arena, name->valuestring, strlen(name->valuestring));
        if (kept == NULL)
            return out_of_memory(load);
        const uint32_t family = family_for(load, &kept, 1);
        if (family == ZR_NONE)
            return false;
        zr__names *index = &load->registry->family_names;
        if (zr__names_find(index, kept, strlen(kept)) == ZR_NONE &&
            !zr__names_add(index, kept, strlen(kept), family))
            return out_of_memory(load);
        if (before != ZR_NONE && before != family)
            load->registry->family[before].later = family;
        before = family;
    }
    return true;
}

static bool add_unit(loader *load, const cJSON *item, const char *region)
{
    zr__registry *registry = load->registry;
    zr__known_unit unit = {.region = region};

    unit.name = text_of(load, item, "name");
    unit.kind = text_of(load, item, "kind");
    unit.alias = texts_of(load, item, "aliases", &unit.alias_count);
    unit.member = texts_of(load, item, "members", &unit.member_count);
    unit.is_open = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(item, "open"));
    if (load->status != ZR_OK)
        return false;
    if (unit.name == NULL)
        return fail(load, _("a unit without a name"));

    for (size_t i = 0; i < registry->unit_count; i++) {
        if (strcmp(registry->unit[i].name, unit.name) == 0 &&
            strcmp(registry->unit[i].region, region) == 0) {
            registry->unit[i] = unit;
            return true;
        }
    }
    zr__known_unit *grown = zr__grow(registry->unit, &registry->unit_capacity,
                                     registry->unit_count + 1, sizeof *grown);
    if (grown == NULL)
        return out_of_memory(load);
    registry->unit = grown;
    registry->unit[registry->unit_count++] = unit;
    return true;
}

static bool add_region(loader *load, const cJSON *item)
{
    const char *region = text_of(load, item, "region");
    const cJSON *unit;

    if (region == NULL)
        return load->status == ZR_OK && fail(load, _("a region without a name"));
    cJSON_ArrayForEach(unit, cJSON_GetObjectItemCaseSensitive(item, "units"))
    {
        if (!add_unit(load, unit, region))
            return false;
    }
    return true;
}

static void add_all(loader *load, const cJSON *root)
{
    const cJSON *version = cJSON_GetObjectItemCaseSensitive(root, "zeren-units"), *item;

    if (!cJSON_IsNumber(version) || version->valuedouble != 1.0) {
        fail(load, _("expected \"zeren-units\": 1"));
        return;
    }
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(root, "variants"))
    {
        if (!add_family(load, item))
            return;
    }
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(root, "renamed"))
    {
        if (!add_renaming(load, item))
            return;
    }
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(root, "regions"))
    {
        if (!add_region(load, item))
            return;
    }
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

zr_status zr__registry_load(zr__registry *registry, const char *path, zr_error *err)
{
    loader load = {registry, path, ZR_OK, err};
    zr__buffer text = {0};

    load.status = read_file(&text, path, err);
    if (load.status == ZR_OK)
        load.status = zr__json_check_syntax(text.bytes, text.size, path, err);
    if (load.status == ZR_OK) {
        cJSON *root = cJSON_ParseWithLength(text.bytes, text.size);
        if (root == NULL)
            out_of_memory(&load);
        else
            add_all(&load, root);
        cJSON_Delete(root);
    }
    zr__buffer_clear(&text);
    return load.status;
}

void zr__registry_clear(zr__registry *registry)
{
    zr__names_clear(&registry->family_names);
    zr__free(registry->family);
    zr__free(registry->unit);
    zr__arena_clear(&registry->arena);
    *registry = (zr__registry){0};
}
