/*
 * JSON by RFC 8259, checked without building anything.
 *
 * One loop over the values with a stack of the open arrays and objects, at most 64. The keys of the
 * open objects lie on a second stack, an object's own always on top of it when it closes; they are
 * then sorted, which finds two equal ones in O(n log n) however they were written ("a", "\u0061").
 */
#include "src/json_syntax.h"

#include <stdlib.h>
#include <string.h>

#include "src/arena.h"
#include "src/failure.h"
#include "src/json_token.h"
#include "src/memory.h"

struct key {
    const char *bytes; /* unescaped */
    size_t size;
    const char *at; /* where it stands in the text */
};

struct container {
    bool is_object;
    size_t first_key;
};

struct document {
    zr__json_scan scan;
    struct container open[ZR__JSON_DEPTH];
    size_t depth;
    struct key *key;
    size_t key_count;
    size_t key_capacity;
    zr__arena unescaped; /* keys with an escape in them */
};

/* Put the key, with its quotes from `start` to `end`, on the stack. */
static bool remember_key(struct document *document, const char *start, const char *end)
{
    struct key key = {start + 1, (size_t)(end - start) - 2, start};

    if (memchr(key.bytes, '\\', key.size) != NULL) {
        char *unescaped = zr__arena_text(&document->unescaped, key.bytes, key.size);
        if (unescaped == NULL)
            return false;
        key.size = zr__json_unescape(unescaped, key.bytes, end - 1);
        key.bytes = unescaped;
    }
    struct key *keys =
        zr__grow(document->key, &document->key_capacity, document->key_count + 1, sizeof *keys);
    if (keys == NULL)
        return false;
    document->key = keys;
    document->key[document->key_count++] = key;
    return true;
}

static zr_status check_key(struct document *document)
{
    zr__json_scan *const scan = &document->scan;
    const char *const start = scan->at;
    zr_status status;

    if (!zr__json_next_is(scan, '"'))
        return zr__json_expected(scan, scan->at, _("a key in double quotes"));
    if ((status = zr__json_check_string(scan)) != ZR_OK)
        return status;

    if (!remember_key(document, start, scan->at))
        return zr__out_of_memory(scan->err);

    zr__json_pass_blanks(scan);
    if (!zr__json_next_is(scan, ':'))
        return zr__json_expected(scan, scan->at, _("':' after a key"));
    scan->at++;
    return ZR_OK;
}

static int by_bytes_then_place(const void *left, const void *right)
{
    const struct key *a = left;
    const struct key *b = right;
    const int order = a->size != b->size ? (a->size > b->size) - (a->size < b->size)
                                         : memcmp(a->bytes, b->bytes, a->size);

    return order != 0 ? order : (a->at > b->at) - (a->at < b->at);
}

/* Refuse an object that has a key twice; forget its keys. */
static zr_status check_keys_differ(struct document *document, size_t first)
{
    const size_t count = document->key_count - first;
    const struct key *twin = NULL;

    document->key_count = first;
    if (count < 2)
        return ZR_OK;
    struct key *const key = document->key + first;
    qsort(key, count, sizeof *key, by_bytes_then_place);
    for (size_t i = 1; i < count; i++)
        if (key[i].size == key[i - 1].size &&
            memcmp(key[i].bytes, key[i - 1].bytes, key[i].size) == 0 &&
            (twin == NULL || key[i].at < twin->at))
            twin = &key[i];
    if (twin == NULL)
        return ZR_OK;

    const zr__json_place before = zr__json_place_of(&document->scan, twin[-1].at);
    return zr__json_refuse(&document->scan, twin->at,
                           _("key '%.*s' is in this object already, at %u:%u"), (int)twin->size,
                           twin->bytes, before.line, before.column);
}

static zr_status open_container(struct document *document)
{
    zr__json_scan *const scan = &document->scan;
    if (document->depth == ZR__JSON_DEPTH)
        return zr__json_refuse(scan, scan->at, _("nested more than 64 deep"));
    document->open[document->depth++] = (struct container){*scan->at == '{', document->key_count};
    scan->at++;
    zr__json_pass_blanks(scan);
    return ZR_OK;
}

static zr_status close_container(struct document *document)
{
    zr__json_scan *const scan = &document->scan;
    const struct container *closed = &document->open[--document->depth];

    scan->at++;
    return closed->is_object ? check_keys_differ(document, closed->first_key) : ZR_OK;
}

static bool at_close(const struct document *document)
{
    return document->depth > 0 &&
           zr__json_next_is(&document->scan,
                            document->open[document->depth - 1].is_object ? '}' : ']');
}

/* From after a value to the start of the next, or to the end with `depth` 0. */
static zr_status pass_to_next(struct document *document)
{
    zr__json_scan *const scan = &document->scan;
    zr_status status = ZR_OK;

    for (zr__json_pass_blanks(scan); at_close(document); zr__json_pass_blanks(scan))
        if ((status = close_container(document)) != ZR_OK)
            return status;
    if (document->depth == 0 && scan->at < scan->end)
        return zr__json_expected(scan, scan->at, _("the end of the text"));
    if (document->depth == 0)
        return ZR_OK;

    const bool in_object = document->open[document->depth - 1].is_object;
    if (!zr__json_next_is(scan, ','))
        return zr__json_expected(scan, scan->at, in_object ? _("',' or '}'") : _("',' or ']'"));
    scan->at++;
    zr__json_pass_blanks(scan);
    if (in_object)
        status = check_key(document);
    zr__json_pass_blanks(scan);
    return status;
}

/* A value, or the opening of one together with the first key. */
static zr_status check_value(struct document *document)
{
    zr__json_scan *const scan = &document->scan;
    zr_status status;

    while (zr__json_next_is(scan, '{') || zr__json_next_is(scan, '[')) {
        if ((status = open_container(document)) != ZR_OK)
            return status;
        if (at_close(document))
            return ZR_OK; /* empty: pass_to_next() closes it */
        if (document->open[document->depth - 1].is_object &&
            (status = check_key(document)) != ZR_OK)
            return status;
        zr__json_pass_blanks(scan);
    }
    return zr__json_check_scalar(scan);
}

static zr_status check_all(struct document *document)
{
    zr__json_scan *const scan = &document->scan;
    zr_status status;

    if (scan->end - scan->at >= 3 && memcmp(scan->at, "\xEF\xBB\xBF", 3) == 0)
        return zr__json_refuse(scan, scan->at, _("a byte order mark; expected UTF-8 without one"));
    zr__json_pass_blanks(scan);
    do {
        if ((status = check_value(document)) != ZR_OK || (status = pass_to_next(document)) != ZR_OK)
            return status;
    } while (document->depth > 0);
    return ZR_OK;
}

zr_status zr__json_check_syntax(const char *text, size_t size, const char *source, zr_error *err)
{
    struct document document = {.scan = {text, text, text + size, source, err}};
    const zr_status status = check_all(&document);

    zr__arena_clear(&document.unescaped);
    zr__free(document.key);
    return status;
}
