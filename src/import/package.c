/*
 * OOXML packages through libzip (ECMA-376 part 2).
 *
 * A zip bomb says small and unpacks large: sizes are counted while unpacking, never believed.
 */
#include "src/import/package.h"

#include <stdio.h>
#include <string.h>

#include <zip.h>

#include "src/failure.h"
#include "src/memory.h"

enum {
    MOST_ENTRIES = 20000,
    PART_BYTES = 192 << 20,
    PACKAGE_BYTES = 256 << 20, /* Of all parts that are read. */
    MOST_RATIO = 400,          /* Unpacked to packed, of a part above FREE_BYTES. */
    FREE_BYTES = 4 << 20,
    CHUNK_BYTES = 65536,
    PATH_BYTES = 512
};

static zr__place place_of(const zr__package *package)
{
    return (zr__place){.source = package->source};
}

static zr_status damaged(const zr__package *package, const char *part, zr_error *err)
{
    return zr__fail_at(err, ZR_ESYNTAX, place_of(package),
                       _("the zip is damaged at '%s'; copy or download it again"), part);
}

zr_status zr__package_open(zr__package *package, const char *bytes, size_t size,
                           const char *source, zr_error *err)
{
    zip_error_t problem;

    *package = (zr__package){.source = source};
    zip_error_init(&problem);
    zip_source_t *from = zip_source_buffer_create(bytes, size, 0, &problem);
    if (from != NULL && (package->zip = zip_open_from_source(from, ZIP_RDONLY, &problem)) == NULL)
        zip_source_free(from);
    const bool is_short = zip_error_code_zip(&problem) == ZIP_ER_MEMORY;
    zip_error_fini(&problem);
    if (package->zip == NULL)
        return is_short ? zr__out_of_memory(err) : damaged(package, _("its directory"), err);
    if (zip_get_num_entries(package->zip, 0) > MOST_ENTRIES)
        return zr__fail_at(err, ZR_ESYNTAX, place_of(package), _("a zip of more than %d files"),
                           MOST_ENTRIES);
    return ZR_OK;
}

void zr__package_close(zr__package *package)
{
    if (package->zip != NULL)
        zip_discard(package->zip);
    *package = (zr__package){0};
}

bool zr__package_has(const zr__package *package, const char *part)
{
    return zip_name_locate(package->zip, part, ZIP_FL_NOCASE) >= 0;
}

/* Add what the file unpacks to; false when that is too much. */
static bool unpack(zr__package *package, zip_file_t *file, uint64_t packed, zr__buffer *out,
                   bool *is_whole)
{
    char chunk[CHUNK_BYTES];
    zip_int64_t got;

    while ((got = zip_fread(file, chunk, sizeof chunk)) > 0 && !out->failed) {
        zr__buffer_add_bytes(out, chunk, (size_t)got);
        package->unpacked += (uint64_t)got;
        if (out->size > PART_BYTES || package->unpacked > PACKAGE_BYTES ||
            (out->size > FREE_BYTES && out->size / MOST_RATIO > packed))
            return false;
    }
    *is_whole = got == 0;
    return true;
}

static zr_status unpack_part(zr__package *package, const char *part, zip_int64_t index,
                             zr__buffer *out, zr_error *err)
{
    zip_stat_t stat;
    bool is_whole = false;

    zip_stat_init(&stat);
    if (zip_stat_index(package->zip, (zip_uint64_t)index, 0, &stat) != 0)
        return damaged(package, part, err);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        return zr__fail_at(err, ZR_ESYNTAX, place_of(package), "%s",
                           _("locked by a password; save it without one"));
    zip_file_t *file = zip_fopen_index(package->zip, (zip_uint64_t)index, 0);
    if (file == NULL)
        return damaged(package, part, err);

    const bool is_fair = unpack(package, file, stat.comp_size, out, &is_whole);
    zip_fclose(file);
    if (out->failed)
        return zr__out_of_memory(err);
    if (!is_fair)
        return zr__fail_at(err, ZR_ESYNTAX, place_of(package),
                           _("'%s' unpacks to more than a document may hold"), part);
    return is_whole ? ZR_OK : damaged(package, part, err);
}

zr_status zr__package_read(zr__package *package, const char *part,
                           const zr__markup_listener *listener, zr_error *err)
{
    const zip_int64_t index = zip_name_locate(package->zip, part, ZIP_FL_NOCASE);
    zr__buffer xml = {0};

    if (index < 0)
        return ZR_OK;
    zr_status status = unpack_part(package, part, index, &xml, err);
    if (status == ZR_OK)
        status = zr__markup_read_xml(listener, xml.bytes, xml.size, part, package->source, err);
    zr__buffer_clear(&xml);
    return status;
}

/* While relations are read: the folder that targets start from. */
typedef struct relating {
    zr__relations *relations;
    const char *part;
    bool failed;
} relating;

/* `target` seen from the folder of `part`, with ".." taken up; without a slash in front. */
static void resolve(char *path, const char *part, const char *target)
{
    const char *slash = strrchr(part, '/');
    size_t length = slash != NULL ? (size_t)(slash - part) : 0;

    if (*target == '/' || length >= PATH_BYTES)
        length = 0;
    memcpy(path, part, length);
    path[length] = '\0';
    while (*target != '\0') {
        const size_t step = strcspn(target, "/");
        if (step == 2 && memcmp(target, "..", 2) == 0) {
            char *up = strrchr(path, '/');
            length = up != NULL ? (size_t)(up - path) : 0;
            path[length] = '\0';
        } else if (step > 0 && !(step == 1 && *target == '.') &&
                   length + step + 2 < PATH_BYTES) {
            length += (size_t)snprintf(path + length, PATH_BYTES - length, "%s%.*s",
                                       length > 0 ? "/" : "", (int)step, target);
        }
        target += step + (target[step] == '/');
    }
}

static const char *keep(relating *r, const char *text)
{
    const char *kept = zr__arena_text(&r->relations->arena, text, strlen(text));

    r->failed |= kept == NULL;
    return kept;
}

static bool on_relation(void *self, const char *name, const char *const *attributes)
{
    relating *r = self;
    zr__relations *relations = r->relations;
    const char *id = zr__markup_attribute(attributes, "Id");
    const char *type = zr__markup_attribute(attributes, "Type");
    const char *target = zr__markup_attribute(attributes, "Target");
    char path[PATH_BYTES];

    if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL)
        return true;
    zr__relation *grown = zr__grow(relations->item, &relations->capacity, relations->count + 1,
                                   sizeof *grown);
    if (grown == NULL) {
        r->failed = true;
        return false;
    }
    relations->item = grown;
    const char *slash = strrchr(type, '/');
    resolve(path, r->part, target);
    grown[relations->count++] =
        (zr__relation){keep(r, id), keep(r, slash != NULL ? slash + 1 : type), keep(r, path)};
    return !r->failed && relations->count < MOST_ENTRIES;
}

zr_status zr__package_relations(zr__relations *out, zr__package *package, const char *part,
                                zr_error *err)
{
    relating r = {.relations = out, .part = part};
    const zr__markup_listener listener = {on_relation, NULL, NULL, &r};
    const char *slash = strrchr(part, '/');
    const int folder = slash != NULL ? (int)(slash - part) + 1 : 0;
    char path[2 * PATH_BYTES];

    snprintf(path, sizeof path, "%.*s_rels/%s.rels", folder, part, part + folder);
    const zr_status status = zr__package_read(package, path, &listener, err);
    return status == ZR_OK && r.failed ? zr__out_of_memory(err) : status;
}

const char *zr__relation_of_kind(const zr__relations *relations, const char *kind)
{
    for (size_t i = 0; i < relations->count; i++) {
        if (strcmp(relations->item[i].kind, kind) == 0)
            return relations->item[i].target;
    }
    return NULL;
}

const char *zr__relation_of_id(const zr__relations *relations, const char *id)
{
    for (size_t i = 0; i < relations->count; i++) {
        if (strcmp(relations->item[i].id, id) == 0)
            return relations->item[i].target;
    }
    return NULL;
}

void zr__relations_clear(zr__relations *relations)
{
    zr__arena_clear(&relations->arena);
    zr__free(relations->item);
    *relations = (zr__relations){0};
}
