/*
 * The notice: reading it from bytes or a file, and finding things in it by name.
 */
#include "zeren/notice.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "src/buffer.h"
#include "src/failure.h"
#include "src/findings.h"
#include "src/json_notice.h"
#include "src/json_syntax.h"
#include "src/memory.h"
#include "src/notice_store.h"

enum { READ_BYTES = 1 << 16 };
#define MOST_BYTES ((size_t)INT32_MAX) /* offsets of values are kept as int */

void zr_string_free(char *string)
{
    zr__free(string);
}

void zr_notice_free(zr_notice *notice)
{
    if (notice == NULL)
        return;
    if (notice->store != NULL) {
        zr__arena_clear(&notice->store->arena);
        zr__names_clear(&notice->store->plans);
        zr__names_clear(&notice->store->officials);
        zr__names_clear(&notice->store->units);
        zr__free(notice->store->unit);
        zr__free(notice->store->task);
        zr__free(notice->store);
    }
    zr__free(notice);
}

/* A text that is no JSON is one finding. */
static zr_status pass_on(const zr_error *problem, zr_findings *findings, zr_error *err)
{
    zr_finding finding = {ZR_FINDING_INVALID, *problem};
    const zr_findings one = {1, &finding};

    if (problem->status == ZR_ENOMEM || (findings != NULL && !zr__findings_append(findings, &one)))
        return zr__out_of_memory(err);
    if (err != NULL)
        *err = *problem;
    return problem->status;
}

zr_status zr_notice_parse(zr_notice **out, const char *json, size_t size, const char *source,
                          zr_findings *findings, zr_error *err)
{
    zr_error problem;

    if (size > MOST_BYTES)
        zr__fail_at(&problem, ZR_ESYNTAX, (zr__place){.source = source}, "%s",
                    _("a text of more than 2 GiB; expected several notices, one each"));
    else if (zr__json_check_syntax(json, size, source, &problem) == ZR_OK)
        return zr__json_read_notice(out, json, source, findings, err);
    return pass_on(&problem, findings, err);
}

static zr_status cannot_read(const char *path, const char *why, zr_error *err)
{
    return zr__fail_at(err, ZR_EREAD, (zr__place){.source = path}, _("cannot be read: %s"), why);
}

static zr_status read_stream(zr__buffer *text, FILE *stream, const char *path, zr_error *err)
{
    char chunk[READ_BYTES];

    while (text->size <= MOST_BYTES && !text->failed) {
        const size_t size = fread(chunk, 1, sizeof chunk, stream);
        if (size == 0)
            break;
        zr__buffer_add_bytes(text, chunk, size);
    }
    if (ferror(stream))
        return cannot_read(path, strerror(errno), err);
    if (text->failed)
        return zr__out_of_memory(err);
    if (text->size == 0)
        return zr__fail_at(err, ZR_EREAD, (zr__place){.source = path}, "%s",
                           _("empty; expected a notice as JSON"));
    return ZR_OK;
}

/* A directory opens like a file and only fails when read: ask first. */
static zr_status read_file(zr__buffer *text, const char *path, zr_error *err)
{
    struct stat status;
    FILE *stream = fopen(path, "rb");

    if (stream == NULL)
        return cannot_read(path, strerror(errno), err);
    const zr_status result = fstat(fileno(stream), &status) == 0 && S_ISDIR(status.st_mode)
                                 ? cannot_read(path, strerror(EISDIR), err)
                                 : read_stream(text, stream, path, err);
    fclose(stream);
    return result;
}

zr_status zr_notice_load(zr_notice **out, const char *path, zr_findings *findings, zr_error *err)
{
    zr__buffer text = {0};
    zr_error problem;
    zr_status status = strcmp(path, "-") == 0 ? read_stream(&text, stdin, path, &problem)
                                              : read_file(&text, path, &problem);

    if (status == ZR_OK)
        status = zr_notice_parse(out, text.bytes, text.size, path, findings, err);
    else
        status = pass_on(&problem, findings, err);
    zr__buffer_clear(&text);
    return status;
}

static uint32_t find_by_key(const zr__names *names, const char *name)
{
    zr__buffer key = {0};
    uint32_t number;

    if (!zr__names_match(names, &key, name, &number))
        number = ZR_NONE;
    zr__buffer_clear(&key);
    return number;
}

uint32_t zr_notice_find_plan(const zr_notice *notice, const char *id)
{
    return zr__names_find(&notice->store->plans, id, strlen(id));
}

uint32_t zr_notice_find_official(const zr_notice *notice, const char *name)
{
    return find_by_key(&notice->store->officials, name);
}

uint32_t zr_notice_find_unit(const zr_notice *notice, const char *name)
{
    return find_by_key(&notice->store->units, name);
}
