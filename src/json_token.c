/*
 * The tokens of JSON: strings, numbers and words, checked by RFC 8259 and our limits.
 */
#include "src/json_token.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "src/failure.h"
#include "src/json_syntax.h"
#include "src/text.h"

zr__json_place zr__json_place_of(const zr__json_scan *scan, const char *at)
{
    zr__json_place place = {1, 1, 0};

    zr__json_place_move(&place, scan->text, (size_t)(at - scan->text));
    return place;
}

zr_status zr__json_refuse(zr__json_scan *scan, const char *at, const char *problem, ...)
{
    const zr__json_place place = zr__json_place_of(scan, at);
    va_list args;

    va_start(args, problem);
    zr__vfail_at(scan->err, ZR_ESYNTAX, (zr__place){scan->source, place.line, place.column, NULL},
                 problem, args);
    va_end(args);
    return ZR_ESYNTAX;
}

zr_status zr__json_expected(zr__json_scan *scan, const char *at, const char *what)
{
    const size_t step = zr__utf8_step(at, (size_t)(scan->end - at));

    if (at == scan->end)
        return zr__json_refuse(scan, at, _("expected %s, found the end of the text"), what);
    if (step == 0 || (unsigned char)*at < 0x20)
        return zr__json_refuse(scan, at, _("expected %s, found byte 0x%02X"), what,
                               (unsigned)(unsigned char)*at);
    return zr__json_refuse(scan, at, _("expected %s, found '%.*s'"), what, (int)step, at);
}

static bool is_digit(const zr__json_scan *scan)
{
    return scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9';
}

/* The four digits after \u; false when they are not four. */
static bool read_four_digits(const char *at, const char *end, uint32_t *unit)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";

    *unit = 0;
    if (end - at < 4)
        return false;
    for (int i = 0; i < 4; i++) {
        const char *found = at[i] != '\0' ? strchr(digits, at[i]) : NULL;
        if (found == NULL)
            return false;
        *unit = *unit * 16 + (uint32_t)(found - digits) % 16;
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
static zr_status check_unicode_escape(zr__json_scan *scan, size_t *size)
{
    const char *const start = scan->at - 2;
    uint32_t unit;
    uint32_t second;

    if (!read_four_digits(scan->at, scan->end, &unit))
        return zr__json_refuse(scan, start, _("expected four hexadecimal digits after \\u"));
    scan->at += 4;
    if (unit == 0)
        return zr__json_refuse(scan, start, _("NUL (\\u0000) in a string"));
    *size += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    if (!is_high_surrogate(unit) && !is_low_surrogate(unit))
        return ZR_OK;

    if (is_low_surrogate(unit) || scan->end - scan->at < 6 || memcmp(scan->at, "\\u", 2) != 0 ||
        !read_four_digits(scan->at + 2, scan->end, &second) || !is_low_surrogate(second))
        return zr__json_refuse(
            scan, start,
            _("lone surrogate; expected a pair such as \\ud83d\\ude00 or the character "
              "itself"));
    scan->at += 6;
    *size += 1;
    return ZR_OK;
}

static zr_status check_escape(zr__json_scan *scan, size_t *size)
{
    scan->at++;
    if (zr__json_next_is(scan, 'u')) {
        scan->at++;
        return check_unicode_escape(scan, size);
    }
    if (scan->at == scan->end || *scan->at == '\0' || strchr("\"\\/bfnrt", *scan->at) == NULL)
        return zr__json_expected(scan, scan->at, _("one of \" \\ / b f n r t u after a backslash"));
    scan->at++;
    *size += 1;
    return ZR_OK;
}

/* A byte that cannot stand for itself in a string, or starts a character of several bytes. */
static zr_status check_special(zr__json_scan *scan, const char *start, size_t *size)
{
    const unsigned char byte = (unsigned char)*scan->at;
    const size_t step = zr__utf8_step(scan->at, (size_t)(scan->end - scan->at));

    if (byte == '\\')
        return check_escape(scan, size);
    if (byte == '\n' || byte == '\r')
        return zr__json_refuse(scan, start,
                               _("a string that does not end on its line; expected '\"'"));
    if (byte < 0x20)
        return zr__json_refuse(scan, scan->at,
                               _("control character in a string; expected it written as \\u%04x"),
                               byte);
    if (step == 0)
        return zr__json_refuse(scan, scan->at, _("invalid UTF-8 (byte 0x%02X)"), byte);
    scan->at += step;
    *size += step;
    return ZR_OK;
}

static bool is_plain(char byte)
{
    return (unsigned char)byte >= 0x20 && (unsigned char)byte < 0x80 && byte != '"' && byte != '\\';
}

zr_status zr__json_check_string(zr__json_scan *scan)
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
            return zr__json_refuse(scan, start, _("a string of more than 1 MiB"));
    }
    if (scan->at == scan->end)
        return zr__json_refuse(scan, start, _("a string without an end; expected '\"'"));
    scan->at++;
    return ZR_OK;
}

static zr_status skip_digits(zr__json_scan *scan)
{
    if (!is_digit(scan))
        return zr__json_expected(scan, scan->at, _("a digit"));
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

static zr_status check_number(zr__json_scan *scan)
{
    const char *const start = scan->at;
    zr_status status;
    bool is_integer = true;

    scan->at += zr__json_next_is(scan, '-');
    const char *const digits = scan->at;
    if (zr__json_next_is(scan, '0'))
        scan->at++;
    else if ((status = skip_digits(scan)) != ZR_OK)
        return status;
    const size_t digit_count = (size_t)(scan->at - digits);

    if (is_digit(scan))
        return zr__json_refuse(scan, start, _("a number with a zero before its first digit"));
    if (zr__json_next_is(scan, '.')) {
        is_integer = false;
        scan->at++;
        if ((status = skip_digits(scan)) != ZR_OK)
            return status;
    }
    if (zr__json_next_is(scan, 'e') || zr__json_next_is(scan, 'E')) {
        is_integer = false;
        scan->at++;
        scan->at += zr__json_next_is(scan, '+') || zr__json_next_is(scan, '-');
        if ((status = skip_digits(scan)) != ZR_OK)
            return status;
    }

    if (is_integer && is_past_2_53(digits, digit_count))
        return zr__json_refuse(scan, start,
                               _("an integer past 2^53; expected at most 9007199254740992"));
    if (scan->at - start > ZR__JSON_NUMBER_BYTES)
        return zr__json_refuse(scan, start, _("a number of more than 63 characters"));
    if (!is_integer && is_out_of_range(start, (size_t)(scan->at - start)))
        return zr__json_refuse(scan, start, _("a number beyond the range of a double"));
    return ZR_OK;
}

static zr_status check_word(zr__json_scan *scan)
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
    return zr__json_expected(scan, scan->at, _("a value"));
}

static char *unescape_one(char *to, const char **from, const char *end)
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
    read_four_digits(*from, end, &unit);
    *from += 4;
    if (is_high_surrogate(unit)) {
        read_four_digits(*from + 2, end, &second);
        *from += 6;
        unit = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
    }
    return to + utf8proc_encode_char((utf8proc_int32_t)unit, (utf8proc_uint8_t *)to);
}

size_t zr__json_unescape(char *to, const char *from, const char *end)
{
    const char *const start = to;

    while (from < end) {
        if (*from == '\\') {
            from++;
            to = unescape_one(to, &from, end);
        } else {
            *to++ = *from++;
        }
    }
    return (size_t)(to - start);
}

zr_status zr__json_check_scalar(zr__json_scan *scan)
{
    if (zr__json_next_is(scan, '"'))
        return zr__json_check_string(scan);
    if (zr__json_next_is(scan, '-') || is_digit(scan))
        return check_number(scan);
    return check_word(scan);
}
