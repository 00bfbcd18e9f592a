/*
 * JSON by RFC 8259, checked without building anything.
 *
 * One loop over the values with a stack of the open arrays and objects, at most 64. The keys of the
 * open objects lie on a second stack, an object's own always on top of it when it closes; they are
 * then sorted, which finds two equal ones in O(n log n) however they were written ("a", "\u0061").
 */
#include "src/json_syntax.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "src/arena.h"
#include "src/failure.h"
#include "src/json_text.h"
#include "src/memory.h"
#include "src/text.h"

struct key {
    const char *bytes; /* unescaped */
    size_t size;
    const char *at; /* where it stands in the text */
};

struct container {
    bool is_object;
    size_t first_key;
};

struct scan {
    const char *text;
    const char *at;
    const char *end;
    const char *source;
    zr_error *err;
    struct container open[ZR__JSON_DEPTH];
    size_t depth;
    struct key *key;
    size_t key_count;
    size_t key_capacity;
    zr__arena unescaped; /* keys with an escape in them */
};

static zr__json_place place_of(const struct scan *scan, const char *at)
{
    zr__json_place place = {1, 1, 0};

    zr__json_place_move(&place, scan->text, (size_t)(at - scan->text));
    return place;
}

static zr_status refuse(struct scan *scan, const char *at, const char *problem)
{
    const zr__json_place place = place_of(scan, at);

    return zr__fail_at(scan->err, ZR_ESYNTAX,
                       (zr__place){scan->source, place.line, place.column, NULL}, "%s", problem);
}

/* As refuse(), with the character that stands there instead. */
static zr_status expected(struct scan *scan, const char *at, const char *what)
{
    char problem[256];
    const size_t step = zr__utf8_step(at, (size_t)(scan->end - at));

    if (at == scan->end)
        snprintf(problem, sizeof problem, _("expected %s, found the end of the text"), what);
    else if (step == 0 || (unsigned char)*at < 0x20)
        snprintf(problem, sizeof problem, _("expected %s, found byte 0x%02X"), what,
                 (unsigned)(unsigned char)*at);
    else
        snprintf(problem, sizeof problem, _("expected %s, found '%.*s'"), what, (int)step, at);
    return refuse(scan, at, problem);
}

static void skip_blanks(struct scan *scan)
{
    while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\n' || *scan->at == '\r' ||
                                    *scan->at == '\t'))
        scan->at++;
}

static bool next_is(const struct scan *scan, char byte)
{
    return scan->at < scan->end && *scan->at == byte;
}

static bool is_digit(const struct scan *scan)
{
    return scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9';
}

/* The four digits after \u; false when they are not four. */
static bool read_four_digits(const struct scan *scan, const char *at, uint32_t *unit)
{
    *unit = 0;
    if (scan->end - at < 4)
        return false;
    for (int i = 0; i < 4; i++) {
        const char *digits = "0123456789abcdef";
        const char *found = at[i] != '\0' ? strchr(digits, at[i] | 0x20) : NULL;

        if (found == NULL || (at[i] < '0'))
            return false;
        *unit = *unit * 16 + (uint32_t)(found - digits);
    }
    return true;
}

static bool is_high_surrogate(uint32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low_surrogate(uint32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* From after "\u"; `size` grows by the bytes that the character takes in UTF-8. */
static zr_status check_unicode_escape(struct scan *scan, size_t *size)
{
    const char *const start = scan->at - 2;
    uint32_t unit;
    uint32_t second;

    if (!read_four_digits(scan, scan->at, &unit))
        return refuse(scan, start, _("expected four hexadecimal digits after \\u"));
    scan->at += 4;
    if (unit == 0)
        return refuse(scan, start, _("NUL (\\u0000) in a string"));
    *size += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    if (!is_high_surrogate(unit) && !is_low_surrogate(unit))
        return ZR_OK;

    if (is_low_surrogate(unit) || scan->end - scan->at < 6 || memcmp(scan->at, "\\u", 2) != 0 ||
        !read_four_digits(scan, scan->at + 2, &second) || !is_low_surrogate(second))
        return refuse(scan, start,
                      _("lone surrogate; expected a pair such as \\ud83d\\ude00 or the character "
                        "itself"));
    scan->at += 6;
    *size += 1;
    return ZR_OK;
}

static zr_status check_escape(struct scan *scan, size_t *size)
{
    scan->at++;
    if (next_is(scan, 'u')) {
        scan->at++;
        return check_unicode_escape(scan, size);
    }
    if (scan->at == scan->end || *scan->at == '\0' || strchr("\"\\/bfnrt", *scan->at) == NULL)
        return expected(scan, scan->at, _("one of \" \\ / b f n r t u after a backslash"));
    scan->at++;
    *size += 1;
    return ZR_OK;
}

/* A byte that cannot stand for itself in a string, or starts a character of several bytes. */
static zr_status check_special(struct scan *scan, const char *start, size_t *size)
{
    char problem[128];
    const unsigned char byte = (unsigned char)*scan->at;
    const size_t step = zr__utf8_step(scan->at, (size_t)(scan->end - scan->at));

    if (byte == '\\')
        return check_escape(scan, size);
    if (byte == '\n' || byte == '\r')
        return refuse(scan, start, _("a string that does not end on its line; expected '\"'"));
    if (byte < 0x20) {
        snprintf(problem, sizeof problem,
                 _("control character in a string; expected it written as \\u%04x"), byte);
        return refuse(scan, scan->at, problem);
    }
    if (step == 0) {
        snprintf(problem, sizeof problem, _("invalid UTF-8 (byte 0x%02X)"), byte);
        return refuse(scan, scan->at, problem);
    }
    scan->at += step;
    *size += step;
    return ZR_OK;
}

static bool is_plain(char byte)
{
    return (unsigned char)byte >= 0x20 && (unsigned char)byte < 0x80 && byte != '"' &&
           byte != '\\';
}

static zr_status check_string(struct scan *scan)
{
    const char *const start = scan->at++;
    size_t size = 0;
    zr_status status;

    while (scan->at < scan->end && *scan->at != '"') {
        if (is_plain(*scan->at)) {
            scan->at++;
            size++;
        } else if ((status = check_special(scan, start, &size)) != ZR_OK) {
            return status;
        }
        if (size > ZR__JSON_STRING_BYTES)
            return refuse(scan, start, _("a string of more than 1 MiB"));
    }
    if (scan->at == scan->end)
        return refuse(scan, start, _("a string without an end; expected '\"'"));
    scan->at++;
    return ZR_OK;
}

static zr_status skip_digits(struct scan *scan)
{
    if (!is_digit(scan))
        return expected(scan, scan->at, _("a digit"));
    while (is_digit(scan))
        scan->at++;
    return ZR_OK;
}

static bool is_past_2_53(const char *digits, size_t count)
{
    static const char limit[] = "9007199254740992";
    const size_t limit_count = sizeof limit - 1;

    return count > limit_count || (count == limit_count && memcmp(digits, limit, count) > 0);
}

/* Whether the number is one that a double cannot come near: infinite, or 0 and yet not zero. */
static bool is_out_of_range(const char *number, size_t size)
{
    char copy[ZR__JSON_NUMBER_BYTES + 1] = "";
    const size_t mantissa = strcspn(memcpy(copy, number, size), "eE");
    const bool is_zero = strcspn(copy, "123456789") >= mantissa;
    char *const point = strchr(copy, '.');

    if (point != NULL)
        *point = *localeconv()->decimal_point; /* the host may have set another locale */
    const double value = strtod(copy, NULL);
    return !is_zero && (value == 0.0 || isinf(value));
}

static zr_status check_number(struct scan *scan)
{
    const char *const start = scan->at;
    zr_status status;
    bool is_integer = true;

    scan->at += next_is(scan, '-');
    const char *const digits = scan->at;
    if (next_is(scan, '0'))
        scan->at++;
    else if ((status = skip_digits(scan)) != ZR_OK)
        return status;
    const size_t digit_count = (size_t)(scan->at - digits);

    if (is_digit(scan))
        return refuse(scan, start, _("a number with a zero before its first digit"));
    if (next_is(scan, '.')) {
        is_integer = false;
        scan->at++;
        if ((status = skip_digits(scan)) != ZR_OK)
            return status;
    }
    if (next_is(scan, 'e') || next_is(scan, 'E')) {
        is_integer = false;
        scan->at++;
        scan->at += next_is(scan, '+') || next_is(scan, '-');
        if ((status = skip_digits(scan)) != ZR_OK)
            return status;
    }

    if (is_integer && is_past_2_53(digits, digit_count))
        return refuse(scan, start, _("an integer past 2^53; expected at most 9007199254740992"));
    if (scan->at - start > ZR__JSON_NUMBER_BYTES)
        return refuse(scan, start, _("a number of more than 63 characters"));
    if (!is_integer && is_out_of_range(start, (size_t)(scan->at - start)))
        return refuse(scan, start, _("a number beyond the range of a double"));
    return ZR_OK;
}

static zr_status check_word(struct scan *scan)
{
    static const char *const words[] = {"true", "false", "null"};
    const size_t left = (size_t)(scan->end - scan->at);

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const size_t size = strlen(words[i]);
        if (left >= size && memcmp(scan->at, words[i], size) == 0) {
            scan->at += size;
            return ZR_OK;
        }
    }
    return expected(scan, scan->at, _("a value"));
}

static char *unescape_one(char *to, struct scan *scan, const char **from)
{
    static const char letters[] = "bfnrt";
    static const char meant[] = "\b\f\n\r\t";
    const char letter = *(*from)++;
    uint32_t unit;
    uint32_t second;

    if (letter != 'u') {
        const char *found = strchr(letters, letter);
        *to = found != NULL ? meant[found - letters] : letter;
        return to + 1;
    }
    read_four_digits(scan, *from, &unit);
    *from += 4;
    if (is_high_surrogate(unit)) {
        read_four_digits(scan, *from + 2, &second);
        *from += 6;
        unit = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
    }
    return to + utf8proc_encode_char((utf8proc_int32_t)unit, (utf8proc_uint8_t *)to);
}

/* The string between the quotes at `from` and `end`; it only gets shorter. */
static bool unescape(struct key *key, struct scan *scan, const char *from, const char *end)
{
    char *const bytes = zr__arena_text(&scan->unescaped, from, (size_t)(end - from));
    char *to = bytes;

    if (bytes == NULL)
        return false;
    while (from < end) {
        if (*from == '\\') {
            from++;
            to = unescape_one(to, scan, &from);
        } else {
            *to++ = *from++;
        }
    }
    key->bytes = bytes;
    key->size = (size_t)(to - bytes);
    return true;
}

static zr_status check_key(struct scan *scan)
{
    const char *const start = scan->at;
    zr_status status;

    if (!next_is(scan, '"'))
        return expected(scan, scan->at, _("a key in double quotes"));
    if ((status = check_string(scan)) != ZR_OK)
        return status;

    struct key key = {start + 1, (size_t)(scan->at - start) - 2, start};
    if (memchr(key.bytes, '\\', key.size) != NULL &&
        !unescape(&key, scan, start + 1, scan->at - 1))
        return zr__out_of_memory(scan->err);

    struct key *keys =
        zr__grow(scan->key, &scan->key_capacity, scan->key_count + 1, sizeof *keys);
    if (keys == NULL)
        return zr__out_of_memory(scan->err);
    scan->key = keys;
    scan->key[scan->key_count++] = key;

    skip_blanks(scan);
    if (!next_is(scan, ':'))
        return expected(scan, scan->at, _("':' after a key"));
    scan->at++;
    return ZR_OK;
}

static int by_bytes_then_place(const void *left, const void *right)
{
    const struct key *a = left;
    const struct key *b = right;
    const int order =
        a->size != b->size ? (a->size > b->size) - (a->size < b->size)
                           : memcmp(a->bytes, b->bytes, a->size);

    return order != 0 ? order : (a->at > b->at) - (a->at < b->at);
}

/* Refuse an object that has a key twice; forget its keys. */
static zr_status check_keys_differ(struct scan *scan, size_t first)
{
    struct key *const key = scan->key + first;
    const size_t count = scan->key_count - first;
    const struct key *twin = NULL;
    char problem[256];

    scan->key_count = first;
    if (count < 2)
        return ZR_OK;
    qsort(key, count, sizeof *key, by_bytes_then_place);
    for (size_t i = 1; i < count; i++)
        if (key[i].size == key[i - 1].size &&
            memcmp(key[i].bytes, key[i - 1].bytes, key[i].size) == 0 &&
            (twin == NULL || key[i].at < twin->at))
            twin = &key[i];
    if (twin == NULL)
        return ZR_OK;

    const zr__json_place before = place_of(scan, twin[-1].at);
    snprintf(problem, sizeof problem, _("key '%.*s' is in this object already, at %u:%u"),
             twin->size < 100 ? (int)twin->size : 100, twin->bytes, before.line, before.column);
    return refuse(scan, twin->at, problem);
}

static zr_status open_container(struct scan *scan)
{
    if (scan->depth == ZR__JSON_DEPTH)
        return refuse(scan, scan->at, _("nested more than 64 deep"));
    scan->open[scan->depth++] = (struct container){*scan->at == '{', scan->key_count};
    scan->at++;
    skip_blanks(scan);
    return ZR_OK;
}

static zr_status close_container(struct scan *scan)
{
    const struct container *closed = &scan->open[--scan->depth];

    scan->at++;
    return closed->is_object ? check_keys_differ(scan, closed->first_key) : ZR_OK;
}

static bool at_close(const struct scan *scan)
{
    return scan->depth > 0 && next_is(scan, scan->open[scan->depth - 1].is_object ? '}' : ']');
}

static zr_status check_scalar(struct scan *scan)
{
    if (next_is(scan, '"'))
        return check_string(scan);
    if (next_is(scan, '-') || is_digit(scan))
        return check_number(scan);
    return check_word(scan);
}

/* From after a value to the start of the next, or to the end with `depth` 0. */
static zr_status pass_to_next(struct scan *scan)
{
    zr_status status = ZR_OK;

    for (skip_blanks(scan); scan->depth > 0 && at_close(scan); skip_blanks(scan))
        if ((status = close_container(scan)) != ZR_OK)
            return status;
    if (scan->depth == 0)
        return scan->at == scan->end ? ZR_OK : expected(scan, scan->at, _("the end of the text"));

    const bool in_object = scan->open[scan->depth - 1].is_object;
    if (!next_is(scan, ','))
        return expected(scan, scan->at, in_object ? _("',' or '}'") : _("',' or ']'"));
    scan->at++;
    skip_blanks(scan);
    if (in_object)
        status = check_key(scan);
    skip_blanks(scan);
    return status;
}

/* A value, or the opening of one together with the first key. */
static zr_status check_value(struct scan *scan)
{
    zr_status status;

    while (next_is(scan, '{') || next_is(scan, '[')) {
        if ((status = open_container(scan)) != ZR_OK)
            return status;
        if (at_close(scan))
            return ZR_OK; /* empty: pass_to_next() closes it */
        if (scan->open[scan->depth - 1].is_object && (status = check_key(scan)) != ZR_OK)
            return status;
        skip_blanks(scan);
    }
    return check_scalar(scan);
}

static zr_status check_all(struct scan *scan)
{
    zr_status status;

    if (scan->end - scan->at >= 3 && memcmp(scan->at, "\xEF\xBB\xBF", 3) == 0)
        return refuse(scan, scan->at,
                      _("a byte order mark; expected UTF-8 without one (save it anew)"));
    skip_blanks(scan);
    do {
        if ((status = check_value(scan)) != ZR_OK || (status = pass_to_next(scan)) != ZR_OK)
            return status;
    } while (scan->depth > 0);
    return ZR_OK;
}

zr_status zr__json_check_syntax(const char *text, size_t size, const char *source, zr_error *err)
{
    struct scan scan = {
        .text = text, .at = text, .end = text + size, .source = source, .err = err};
    const zr_status status = check_all(&scan);

    zr__arena_clear(&scan.unescaped);
    zr__free(scan.key);
    return status;
}
