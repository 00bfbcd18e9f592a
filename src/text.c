/*
 * Text as people read it, on top of utf8proc.
 *
 * Names are matched by their compatibility form (NFKC), so that '（筹）' typed with full-width
 * brackets equals '(筹)', and U+3000 is a blank like any other.
 */
#include "src/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

enum {
    COMPARED_CHARACTERS = 64, /* of a long text, when looking for the nearest */
    COMPARED_CANDIDATES = 1000,
    EMOJI_STYLE = 0xFE0F /* the selector that asks for the coloured, wide form */
};

size_t zr__utf8_step(const char *text, size_t size)
{
    utf8proc_int32_t character;
    const utf8proc_ssize_t bytes =
        utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, &character);

    return bytes > 0 ? (size_t)bytes : 0;
}

bool zr__utf8_is_valid(const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        const size_t step = zr__utf8_step(text + at, size - at);
        if (step == 0)
            return false;
        at += step;
    }
    return true;
}

size_t zr__utf8_count(const char *text, size_t size)
{
    size_t count = 0;

    for (size_t i = 0; i < size; i++)
        count += ((unsigned char)text[i] & 0xC0U) != 0x80U;
    return count;
}

/* The next character of a NUL-terminated text, 0 at its end. Bytes that are not UTF-8 come out
 * one by one as U+FFFD. */
static utf8proc_int32_t next_character(const char **text)
{
    utf8proc_int32_t character;

    if (**text == '\0')
        return 0;
    const utf8proc_ssize_t bytes =
        utf8proc_iterate((const utf8proc_uint8_t *)*text, -1, &character);
    *text += bytes > 0 ? bytes : 1;
    return bytes > 0 ? character : 0xFFFD;
}

static bool is_blank(utf8proc_int32_t character)
{
    switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return character >= '\t' && character <= '\r';
    }
}

bool zr__text_is_blank(const char *text)
{
    for (utf8proc_int32_t character; (character = next_character(&text)) != 0;)
        if (!is_blank(character))
            return false;
    return true;
}

static bool is_flag_letter(utf8proc_int32_t character)
{
    return character >= 0x1F1E6 && character <= 0x1F1FF;
}

static size_t character_width(utf8proc_int32_t character)
{
    if (character == EMOJI_STYLE || is_flag_letter(character))
        return 2;
    return (size_t)utf8proc_charwidth(character);
}

size_t zr__text_width_of(const char *text, size_t size)
{
    const char *const end = text + size;
    utf8proc_int32_t before = 0, state = 0;
    size_t cluster = 0, total = 0;

    while (text < end) {
        const utf8proc_int32_t character = next_character(&text);
        const size_t width = character_width(character);

        if (before != 0 && !utf8proc_grapheme_break_stateful(before, character, &state)) {
            cluster = width > cluster ? width : cluster;
        } else {
            total += cluster;
            cluster = width;
        }
        before = character;
    }
    return total + cluster;
}

size_t zr__text_width(const char *text)
{
    return zr__text_width_of(text, strlen(text));
}

static bool is_ascii(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)text[i] >= 0x80U)
            return false;
    return true;
}

/* The text between the blanks at either end. */
static void add_trimmed(zr__buffer *out, const char *text)
{
    const char *start = text;
    const char *end = text;

    for (const char *at = text; *at != '\0';) {
        const char *before = at;
        if (!is_blank(next_character(&at))) {
            if (end == text)
                start = before;
            end = at;
        }
    }
    zr__buffer_add_bytes(out, start, end == text ? 0 : (size_t)(end - start));
}

bool zr__text_is_stream_safe(const char *text)
{
    int marks = 0;

    for (utf8proc_int32_t character; (character = next_character(&text)) != 0;) {
        marks = utf8proc_get_property(character)->combining_class != 0 ? marks + 1 : 0;
        if (marks > ZR__NAME_MARKS)
            return false;
    }
    return true;
}

bool zr__name_key(zr__buffer *key, const char *name)
{
    const size_t size = strnlen(name, ZR__NAME_BYTES + 1);
    utf8proc_uint8_t *normal = NULL;

    key->size = 0;
    if (size > ZR__NAME_BYTES)
        return false;
    if (is_ascii(name, size)) {
        add_trimmed(key, name);
        return !key->failed;
    }
    if (!zr__text_is_stream_safe(name))
        return false;

    const utf8proc_ssize_t result =
        utf8proc_map((const utf8proc_uint8_t *)name, (utf8proc_ssize_t)size, &normal,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    if (result >= 0)
        add_trimmed(key, (const char *)normal);
    else if (result == UTF8PROC_ERROR_NOMEM)
        key->failed = true;
    free(normal); /* utf8proc's, not ours */
    return result >= 0 && !key->failed;
}

static size_t first_characters(utf8proc_int32_t *out, const char *text)
{
    size_t count = 0;

    while (count < COMPARED_CHARACTERS && (out[count] = next_character(&text)) != 0)
        count++;
    return count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t zr__edit_distance(const char *a, const char *b, size_t limit)
{
    utf8proc_int32_t from[COMPARED_CHARACTERS];
    utf8proc_int32_t to[COMPARED_CHARACTERS];
    const size_t height = first_characters(from, a);
    const size_t width = first_characters(to, b);
    size_t rows[3][COMPARED_CHARACTERS + 1]; /* this row and the two above it, in turn */

    if ((height > width ? height - width : width - height) > limit)
        return limit + 1;
    for (size_t j = 0; j <= width; j++)
        rows[0][j] = j;

    for (size_t i = 1; i <= height; i++) {
        const size_t *above = rows[(i - 1) % 3];
        size_t *row = rows[i % 3];

        row[0] = i;
        for (size_t j = 1; j <= width; j++) {
            const bool same = from[i - 1] == to[j - 1];

            row[j] = least(above[j - 1] + !same, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                row[j] = least(row[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
    return rows[height % 3][width];
}

const char *zr__nearest(const char *name, const void *first, size_t count, size_t stride)
{
    const size_t length = least(zr__utf8_count(name, strlen(name)), COMPARED_CHARACTERS);
    const size_t most = length > 1 ? (length + 2) / 3 : 0; /* a third of it may differ */
    size_t nearest = most + 1;
    const char *found = NULL;

    for (size_t i = 0; i < least(count, COMPARED_CANDIDATES); i++) {
        const char *candidate = *(const char *const *)((const char *)first + i * stride);
        const size_t distance = zr__edit_distance(name, candidate, nearest - 1);

        if (distance < nearest) {
            nearest = distance;
            found = candidate;
        }
        if (nearest == 0)
            break;
    }
    return found;
}
