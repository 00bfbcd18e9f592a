/*
 * Reading values out of cJSON trees.
 *
 * cJSON keeps no places. It leaves `valueint` of every value but a number unused and sets it for
 * numbers, whose `valuedouble` is all we read: the offset of each value goes there, found by
 * walking over tree and text side by side once. A text is below 2 GiB, so an int holds it.
 */
#include "src/json_read.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/dates.h"
#include "src/failure.h"
#include "src/json_token.h"
#include "src/memory.h"
#include "src/text.h"

/* Returns the byte after the value. The depth is at most ZR__JSON_DEPTH. */
static const char *note_offsets(cJSON *node, const char *at, const char *text)
{
    const bool in_object = cJSON_IsObject(node);

    node->valueint = (int)(at - text);
    if (!in_object && !cJSON_IsArray(node))
        return zr__json_skip_value(at);

    at++;
    for (cJSON *child = node->child; child != NULL; child = child->next) {
        at = zr__json_skip_blanks(at);
        if (in_object)
            at = zr__json_skip_blanks(zr__json_skip_string(at));
        at = note_offsets(child, at, text);
    }
    return zr__json_skip_blanks(at) + 1;
}

cJSON *zr__json_parse_value(const char *text, const char **at)
{
    const char *const start = *at;
    cJSON *node;

    *at = zr__json_skip_value(start);
    node = cJSON_ParseWithLengthOpts(start, (size_t)(*at - start), NULL, false);
    if (node != NULL)
        note_offsets(node, start, text);
    return node;
}

static cJSON *parse_hull(const char *text, const char **at)
{
    cJSON *node = **at == '[' ? cJSON_CreateArray() : cJSON_CreateObject();

    if (node != NULL)
        node->valueint = (int)(*at - text);
    *at = zr__json_skip_value(*at);
    return node;
}

static size_t find_key(const char *const *keys, const char *key)
{
    size_t i = 0;

    while (keys[i] != NULL && strcmp(keys[i], key) != 0)
        i++;
    return i;
}

/* The member whose key starts at `*at`, which moves behind it. */
static bool parse_member(cJSON *root, const char *text, const char **at, const char *const *whole)
{
    const char *const quote = *at;
    const char *const after = zr__json_skip_string(quote);
    char *key = zr__calloc((size_t)(after - quote), 1);
    cJSON *node = NULL;

    if (key == NULL)
        return false;
    zr__json_unescape(key, quote + 1, after - 1);
    *at = zr__json_skip_blanks(after);
    if ((**at == '{' || **at == '[') && whole[find_key(whole, key)] == NULL)
        node = parse_hull(text, at);
    else
        node = zr__json_parse_value(text, at);

    const bool added = node != NULL && cJSON_AddItemToObject(root, key, node);
    if (!added)
        cJSON_Delete(node);
    zr__free(key);
    return added;
}

/* A root that is no object is only asked for its type. */
static cJSON *stand_in(char first)
{
    switch (first) {
    case '[':
        return cJSON_CreateArray();
    case '"':
        return cJSON_CreateString("");
    case 't':
    case 'f':
        return cJSON_CreateBool(first == 't');
    case 'n':
        return cJSON_CreateNull();
    default:
        return cJSON_CreateNumber(0);
    }
}

cJSON *zr__json_outline(const char *text, const char *const *whole)
{
    const char *at = zr__json_skip_blanks(text);
    cJSON *root = *at == '{' ? cJSON_CreateObject() : stand_in(*at);

    if (root != NULL)
        root->valueint = (int)(at - text);
    if (root == NULL || *at != '{')
        return root;
    for (at = zr__json_skip_blanks(at + 1); *at != '}'; at = zr__json_skip_blanks(at)) {
        if (!parse_member(root, text, &at, whole)) {
            cJSON_Delete(root);
            return NULL;
        }
    }
    return root;
}

uint32_t zr__value_offset(const zr__value *value)
{
    return (uint32_t)value->node->valueint;
}

/* Add one step of a pointer; "~" and "/" are written "~0" and "~1" (RFC 6901). */
static size_t add_step(char *pointer, size_t used, size_t size, const char *key)
{
    pointer[used++] = '/';
    for (; *key != '\0' && used + 3 < size; key++) {
        if (*key == '~' || *key == '/') {
            pointer[used++] = '~';
            pointer[used++] = *key == '~' ? '0' : '1';
        } else {
            pointer[used++] = *key;
        }
    }
    pointer[used] = '\0';
    return used;
}

static size_t add_way(char *pointer, size_t size, const zr__value *value)
{
    char index[16];

    if (value->parent == NULL)
        return 0;
    const size_t used = add_way(pointer, size, value->parent);
    if (used + sizeof index >= size)
        return used;
    if (cJSON_IsObject(value->parent->node))
        return add_step(pointer, used, size, value->node->string);
    snprintf(index, sizeof index, "%u", value->index);
    return add_step(pointer, used, size, index);
}

void zr__value_pointer(char *pointer, size_t size, const zr__value *value)
{
    pointer[0] = '\0';
    add_way(pointer, size, value);
}

void zr__value_report(zr__json_reader *reader, zr_finding_kind kind, const zr__value *value,
                      const char *format, ...)
{
    char pointer[sizeof((zr_error *)0)->pointer];
    va_list args;

    if (kind != ZR_FINDING_INVALID && !reader->gathering.wants_all)
        return;
    zr__value_pointer(pointer, sizeof pointer, value);
    va_start(args, format);
    zr__vgather(&reader->gathering, kind, (zr__spot){zr__value_offset(value), pointer}, format,
                args);
    va_end(args);
}

static const char *type_of(const cJSON *node)
{
    if (cJSON_IsObject(node))
        return _("an object");
    if (cJSON_IsArray(node))
        return _("an array");
    if (cJSON_IsString(node))
        return _("a string");
    if (cJSON_IsNumber(node))
        return _("a number");
    return cJSON_IsNull(node) ? _("null") : _("true or false");
}

static void report_type(zr__json_reader *reader, const zr__value *value, const char *expected)
{
    zr__value_report(reader, ZR_FINDING_INVALID, value, _("expected %s, found %s"), expected,
                     type_of(value->node));
}

static void add_extra(zr__json_reader *reader, zr__buffer *extra, const zr__value *member)
{
    zr__buffer_add(extra, extra->size == 0 ? "{" : ", ");
    zr__json_add_string(extra, member->node->string);
    zr__buffer_add(extra, ": ");
    zr__json_add_on_one_line(extra, reader->text + zr__value_offset(member));
}

/* Hand over the text of an object whose closing bracket is still missing. */
static const char *finish_extra(zr__json_reader *reader, zr__buffer *extra)
{
    const char *kept = NULL;

    if (extra->size > 0 || extra->failed) {
        zr__buffer_add(extra, "}");
        if (!extra->failed)
            kept = zr__arena_text(reader->arena, extra->bytes, extra->size);
        reader->gathering.failed = reader->gathering.failed || kept == NULL;
    }
    zr__buffer_clear(extra);
    return kept;
}

bool zr__value_members(zr__json_reader *reader, const zr__value *object, const char *const *keys,
                       zr__value *found, const char **extra)
{
    zr__buffer unknown = {0};

    for (size_t i = 0; keys[i] != NULL; i++)
        found[i] = (zr__value){.parent = object};
    if (extra != NULL)
        *extra = NULL;
    if (!cJSON_IsObject(object->node)) {
        report_type(reader, object, _("an object"));
        return false;
    }

    for (const cJSON *node = object->node->child; node != NULL; node = node->next) {
        const zr__value member = {.node = node, .parent = object};
        const size_t i = find_key(keys, node->string);

        if (keys[i] != NULL) {
            found[i] = member;
            continue;
        }
        zr__value_report(reader, ZR_FINDING_UNKNOWN_KEY, &member, _("unknown key '%s', kept"),
                         node->string);
        if (extra != NULL)
            add_extra(reader, &unknown, &member);
    }
    if (extra != NULL)
        *extra = finish_extra(reader, &unknown);
    return true;
}

bool zr__value_require(zr__json_reader *reader, const zr__value *object, const zr__value *member,
                       const char *key)
{
    if (member->node == NULL)
        zr__value_report(reader, ZR_FINDING_INVALID, object, _("key '%s' is missing"), key);
    return member->node != NULL;
}

bool zr__value_is_array(zr__json_reader *reader, const zr__value *value)
{
    if (value->node == NULL)
        return false;
    if (!cJSON_IsArray(value->node))
        report_type(reader, value, _("an array"));
    return cJSON_IsArray(value->node);
}

uint32_t zr__value_count(const zr__value *array)
{
    uint32_t count = 0;

    for (const cJSON *item = array->node->child; item != NULL; item = item->next)
        count++;
    return count;
}

zr__value zr__value_first(const zr__value *array)
{
    return (zr__value){.node = array->node->child, .parent = array, .index = 0};
}

zr__value zr__value_next(const zr__value *item)
{
    return (zr__value){item->node->next, item->parent, item->index + 1};
}

const char *zr__value_string(zr__json_reader *reader, const zr__value *value)
{
    if (value->node == NULL)
        return NULL;
    if (!cJSON_IsString(value->node)) {
        report_type(reader, value, _("a string"));
        return NULL;
    }
    return value->node->valuestring;
}

const char *zr__value_name(zr__json_reader *reader, const zr__value *value)
{
    const char *name = zr__value_string(reader, value);

    if (name != NULL && zr__text_is_blank(name)) {
        zr__value_report(reader, ZR_FINDING_INVALID, value, _("expected a name, found %s"),
                         *name == '\0' ? _("an empty string") : _("only blanks"));
        return NULL;
    }
    return name;
}

const char *zr__value_date(zr__json_reader *reader, const zr__value *value)
{
    const char *date = zr__value_string(reader, value);

    if (date != NULL && !zr__date_is_valid(date)) {
        zr__value_report(reader, ZR_FINDING_INVALID, value,
                         _("no such date '%s'; expected a day such as '2021-03-22'"), date);
        return NULL;
    }
    return date;
}

const char *zr__value_keep(zr__json_reader *reader, const char *string)
{
    const char *copy = NULL;

    if (string != NULL) {
        copy = zr__arena_text(reader->arena, string, strlen(string));
        reader->gathering.failed = reader->gathering.failed || copy == NULL;
    }
    return copy;
}

bool zr__value_number(zr__json_reader *reader, const zr__value *value, double *number)
{
    if (value->node == NULL)
        return false;
    if (!cJSON_IsNumber(value->node)) {
        report_type(reader, value, _("a number"));
        return false;
    }
    *number = value->node->valuedouble;
    return true;
}

uint32_t zr__value_whole(zr__json_reader *reader, const zr__value *value, uint32_t least,
                         uint32_t most)
{
    double number;

    if (!zr__value_number(reader, value, &number))
        return least;
    if (floor(number) != number || number < least || number > most) {
        zr__value_report(reader, ZR_FINDING_INVALID, value,
                         _("%g is out of range; expected a whole number from %u to %u"), number,
                         least, most);
        return least;
    }
    return (uint32_t)number;
}

bool zr__value_true(zr__json_reader *reader, const zr__value *value)
{
    if (value->node == NULL)
        return false;
    if (!cJSON_IsBool(value->node))
        report_type(reader, value, _("true or false"));
    return cJSON_IsTrue(value->node);
}
