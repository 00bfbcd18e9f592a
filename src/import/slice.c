/*
 * Slices: folded characters, patterns and brackets.
 *
 * Folding is by character and never changes how many there are, so an offset found in the folded
 * text is one in the text as written.
 */
#include "src/import/slice.h"

#include <string.h>

zr__slice zr__slice_of(const char *text)
{
    return (zr__slice){text, strlen(text)};
}

zr__slice zr__slice_part(zr__slice slice, size_t from, size_t to)
{
    if (to > slice.size)
        to = slice.size;
    if (from > to)
        from = to;
    return slice.size > 0 ? (zr__slice){slice.at + from, to - from} : slice;
}

zr__slice zr__slice_from(zr__slice slice, size_t from)
{
    return zr__slice_part(slice, from, slice.size);
}

/* The containers hand over valid UTF-8; a stray byte still counts as one character. */
static uint32_t decode(const char *at, size_t size, size_t *step)
{
    const unsigned char *b = (const unsigned char *)at;
    static const unsigned char lead_mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const size_t length = b[0] < 0x80    ? 1
                          : b[0] >= 0xF0 ? 4
                          : b[0] >= 0xE0 ? 3
                          : b[0] >= 0xC0 ? 2
                                         : 1;

    *step = length <= size ? length : 1;
    if (*step == 1)
        return b[0];

    uint32_t c = b[0] & lead_mask[length];
    for (size_t i = 1; i < length; i++)
        c = c << 6 | (b[i] & 0x3FU);
    return c;
}

static uint32_t fold(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFF01 + '!';
    switch (c) {
    case '\t': case '\r': case '\v': case '\f':
    case 0xA0: case 0x3000: case 0x2002: case 0x2003: case 0x2009: case 0xFEFF: case 0x200B:
        return ' ';
    case 0xFE52: /* small full stop */
        return '.';
    case 0xFF64: case 0xFE51: /* half and small 、 */
        return 0x3001;
    case 0xFE50: /* small comma and semicolon */
        return ',';
    case 0xFE54:
        return ';';
    case 0x3014: case 0x3010: case 0x3008: /* 〔 【 〈 */
        return '[';
    case 0x3015: case 0x3011: case 0x3009:
        return ']';
    case 0x2236: case 0xFE55: /* ratio and small colon */
        return ':';
    default:
        return c;
    }
}

uint32_t zr__slice_raw(zr__slice slice, size_t *step)
{
    *step = 0;
    return slice.size > 0 ? decode(slice.at, slice.size, step) : 0;
}

uint32_t zr__slice_char(zr__slice slice, size_t *step)
{
    return fold(zr__slice_raw(slice, step));
}

uint32_t zr__slice_char_at(zr__slice slice, size_t offset, size_t *step)
{
    return zr__slice_char(zr__slice_from(slice, offset), step);
}

uint32_t zr__slice_last(zr__slice slice, size_t *step)
{
    size_t start = slice.size;

    while (start > 0 && ((unsigned char)slice.at[start - 1] & 0xC0U) == 0x80U)
        start--;
    if (start > 0)
        start--;
    return zr__slice_char(zr__slice_from(slice, start), step);
}

size_t zr__slice_starts(zr__slice slice, const char *pattern)
{
    zr__slice wanted = zr__slice_of(pattern);
    size_t offset = 0, step, wanted_step;

    while (wanted.size > 0) {
        const uint32_t p = zr__slice_char(wanted, &wanted_step);
        const uint32_t c = zr__slice_char_at(slice, offset, &step);
        if (step == 0)
            return 0;
        if (c != p && (!zr__is_blank(c) || offset == 0))
            return 0;
        offset += step;
        if (c == p)
            wanted = zr__slice_from(wanted, wanted_step);
    }
    return offset;
}

size_t zr__slice_ends(zr__slice slice, const char *pattern)
{
    zr__slice wanted = zr__slice_of(pattern), rest = slice;
    size_t step, wanted_step;

    while (wanted.size > 0) {
        const uint32_t p = zr__slice_last(wanted, &wanted_step);
        const uint32_t c = zr__slice_last(rest, &step);
        if (step == 0)
            return 0;
        if (c != p && (!zr__is_blank(c) || rest.size == slice.size))
            return 0;
        rest.size -= step;
        if (c == p)
            wanted.size -= wanted_step;
    }
    return slice.size - rest.size;
}

bool zr__slice_is(zr__slice slice, const char *pattern)
{
    return slice.size > 0 && zr__slice_starts(slice, pattern) == slice.size;
}

bool zr__slice_equal(zr__slice a, zr__slice b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.at, b.at, a.size) == 0);
}

size_t zr__slice_find(zr__slice slice, const char *pattern)
{
    size_t step;

    for (size_t offset = 0; offset < slice.size; offset += step) {
        if (zr__slice_starts(zr__slice_from(slice, offset), pattern) > 0)
            return offset;
        zr__slice_char_at(slice, offset, &step);
    }
    return SIZE_MAX;
}

bool zr__slice_holds(zr__slice slice, const char *pattern)
{
    return zr__slice_find(slice, pattern) != SIZE_MAX;
}

size_t zr__slice_starts_any(zr__slice slice, const char *const *patterns)
{
    size_t size = 0;

    while (*patterns != NULL && (size = zr__slice_starts(slice, *patterns)) == 0)
        patterns++;
    return size;
}

size_t zr__slice_ends_any(zr__slice slice, const char *const *patterns)
{
    size_t size = 0;

    while (*patterns != NULL && (size = zr__slice_ends(slice, *patterns)) == 0)
        patterns++;
    return size;
}

bool zr__slice_holds_any(zr__slice slice, const char *const *patterns)
{
    while (*patterns != NULL && !zr__slice_holds(slice, *patterns))
        patterns++;
    return *patterns != NULL;
}

zr__slice zr__slice_trim(zr__slice slice)
{
    size_t step;

    while (slice.size > 0 && zr__is_blank(zr__slice_char(slice, &step)))
        slice = zr__slice_from(slice, step);
    while (slice.size > 0 && zr__is_blank(zr__slice_last(slice, &step)))
        slice.size -= step;
    return slice;
}

zr__slice zr__slice_trim_end_marks(zr__slice slice)
{
    size_t step;

    for (slice = zr__slice_trim(slice); slice.size > 0; slice.size -= step) {
        const uint32_t c = zr__slice_last(slice, &step);
        if (!zr__is_blank(c) && !zr__is_sentence_end(c) && c != ',' && c != 0x3001 && c != '.' &&
            c != ':' && c != '|')
            break;
    }
    return slice;
}

size_t zr__slice_count(zr__slice slice)
{
    size_t count = 0, step;

    for (size_t offset = 0; offset < slice.size; offset += step, count++)
        zr__slice_char_at(slice, offset, &step);
    return count;
}

size_t zr__slice_count_visible(zr__slice slice)
{
    size_t count = 0, step;

    for (size_t offset = 0; offset < slice.size; offset += step) {
        if (!zr__is_blank(zr__slice_char_at(slice, offset, &step)))
            count++;
    }
    return count;
}

bool zr__is_blank(uint32_t c)
{
    return c == ' ' || c == '\n';
}

bool zr__is_bracket(uint32_t c)
{
    return c == '(' || c == '[';
}

bool zr__is_open(uint32_t c)
{
    return zr__is_bracket(c) || c == 0x201C || c == 0x2018 || c == 0x300A || c == 0x300C; /* “‘《「 */
}

bool zr__is_close(uint32_t c)
{
    return c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0x300B || c == 0x300D;
}

bool zr__is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

bool zr__is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3007;
}

bool zr__is_han_digit(uint32_t c)
{
    switch (c) {
    case 0x4E00: case 0x4E8C: case 0x4E09: case 0x56DB: case 0x4E94: case 0x516D: /* 一二三四五六 */
    case 0x4E03: case 0x516B: case 0x4E5D: case 0x5341: case 0x767E: case 0x96F6: /* 七八九十百零 */
    case 0x3007:
        return true;
    default:
        return false;
    }
}

bool zr__is_latin(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool zr__is_sentence_end(uint32_t c)
{
    return c == 0x3002 || c == ';' || c == '!' || c == '?'; /* 。 */
}

size_t zr__slice_close(zr__slice slice, size_t offset)
{
    size_t depth = 0, step;

    for (; offset < slice.size; offset += step) {
        const uint32_t c = zr__slice_char_at(slice, offset, &step);
        if (zr__is_bracket(c))
            depth++;
        else if ((c == ')' || c == ']') && --depth == 0)
            return offset + step;
    }
    return SIZE_MAX;
}
