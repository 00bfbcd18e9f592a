/*
 * Inert text, its width and its lines.
 *
 * Where a line may be broken is decided while the text is made inert, and marked by a control
 * character that inert text cannot contain; lines are then filled greedily. Chinese breaks between
 * any two characters, except that punctuation stays with what it closes or opens: the main rule of
 * Unicode TR 14, by general category.
 */
#include "render/plain.h"

#include <string.h>
#include <utf8proc.h>

#include "src/text.h"

static const char REPLACEMENT[] = "\xEF\xBF\xBD"; /* U+FFFD */

static bool is_unsafe(utf8proc_int32_t c)
{
    const utf8proc_category_t category = utf8proc_category(c);

    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP || category == UTF8PROC_CATEGORY_CS || c == 0x061C ||
           c == 0x200E || c == 0x200F || /* marks of direction */
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Length in bytes of the character at `text`; one byte of anything that is not UTF-8. */
static size_t read_character(const char *text, size_t size, utf8proc_int32_t *c)
{
    const utf8proc_ssize_t length =
        utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, c);

    if (length > 0)
        return (size_t)length;
    *c = 0xD800; /* a surrogate: unsafe, and no width */
    return 1;
}

static bool stays_with_previous(utf8proc_int32_t c)
{
    const utf8proc_category_t category = utf8proc_category(c);

    return category == UTF8PROC_CATEGORY_PE || category == UTF8PROC_CATEGORY_PF ||
           category == UTF8PROC_CATEGORY_PO || category == UTF8PROC_CATEGORY_ZS;
}

static bool stays_with_next(utf8proc_int32_t c)
{
    const utf8proc_category_t category = utf8proc_category(c);

    return category == UTF8PROC_CATEGORY_PS || category == UTF8PROC_CATEGORY_PI;
}

static bool may_break(utf8proc_int32_t before, utf8proc_int32_t after)
{
    if (before == ' ')
        return after != ' ';
    if (utf8proc_charwidth(before) < 2 && utf8proc_charwidth(after) < 2)
        return false;
    return !stays_with_next(before) && !stays_with_previous(after);
}

static void add_inert(zr__buffer *buffer, const char *text, bool breakable)
{
    size_t left = strlen(text);
    utf8proc_int32_t before = 0, c = 0, state = 0;

    for (size_t size = 0; left > 0; text += size, left -= size) {
        size = read_character(text, left, &c);
        const bool joined = before != 0 && !utf8proc_grapheme_break_stateful(before, c, &state);
        if (breakable && before != 0 && !joined && may_break(before, c))
            zr__buffer_add(buffer, ZR__MAY_BREAK);
        if (is_unsafe(c))
            zr__buffer_add(buffer, REPLACEMENT);
        else
            zr__buffer_add_bytes(buffer, text, size);
        before = c;
    }
}

void zr__plain_add(zr__buffer *buffer, const char *text)
{
    add_inert(buffer, text, false);
}

void zr__plain_add_prose(zr__buffer *buffer, const char *text)
{
    add_inert(buffer, text, true);
}

static size_t blanks_at_end(const char *text, size_t size)
{
    size_t blanks = 0;

    while (blanks < size &&
           (text[size - 1 - blanks] == ' ' || text[size - 1 - blanks] == ZR__MAY_BREAK[0]))
        blanks++;
    return blanks;
}

size_t zr__plain_least_width(const char *text)
{
    size_t least = 0;

    for (const char *rest = text; *rest != '\0';) {
        const zr__line part = zr__plain_take_line(&rest, 0);
        least = part.width > least ? part.width : least;
    }
    return least;
}

zr__line zr__plain_take_line(const char **rest, size_t width)
{
    const char *const start = *rest;
    const char *end = start;
    zr__line line = {.text = start};
    size_t columns = 0;

    while (*end != '\0') {
        const size_t size = strcspn(end, ZR__MAY_BREAK);
        const size_t inked = size - blanks_at_end(end, size);
        if (end != start && columns + zr__text_width_of(end, inked) > width)
            break;
        line.width = columns + zr__text_width_of(end, inked);
        columns += zr__text_width_of(end, size);
        end += size;
        end += *end != '\0'; /* the mark */
    }

    line.size = (size_t)(end - start) - blanks_at_end(start, (size_t)(end - start));
    *rest = end;
    return line;
}

void zr__plain_add_line(zr__buffer *buffer, zr__line line)
{
    for (size_t i = 0; i < line.size; i++)
        if (line.text[i] != ZR__MAY_BREAK[0])
            zr__buffer_add_bytes(buffer, &line.text[i], 1);
}
