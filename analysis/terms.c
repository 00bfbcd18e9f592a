/*
 * Terms, on top of utf8proc.
 */
#include "analysis/terms.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "src/text.h"

enum { SHORTEST_NAME = 2, LONGEST_NAME = 40, MOST_GRAM = 8 };

static utf8proc_int32_t character_at(const char *text, size_t *size)
{
    utf8proc_int32_t character = 0;
    const utf8proc_ssize_t bytes =
        utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &character);

    *size = bytes > 0 ? (size_t)bytes : 1;
    return bytes > 0 ? character : 0xFFFD;
}

bool zr__text_normal(zr__buffer *out, const char *text)
{
    utf8proc_uint8_t *normal = NULL;
    utf8proc_ssize_t result = UTF8PROC_ERROR_INVALIDUTF8;

    out->size = 0;
    if (zr__text_is_stream_safe(text))
        result = utf8proc_map((const utf8proc_uint8_t *)text, 0, &normal,
                              UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                                  UTF8PROC_COMPAT);
    if (result == UTF8PROC_ERROR_NOMEM)
        out->failed = true;
    zr__buffer_add(out, result >= 0 ? (const char *)normal : text);
    free(normal); /* utf8proc's, not ours */
    return !out->failed;
}

bool zr__text_fold(zr__buffer *out, const char *text)
{
    zr__buffer normal = {0};

    out->size = 0;
    zr__buffer_add(out, ""); /* so that there are bytes */
    out->failed |= !zr__text_normal(&normal, text);
    for (size_t at = 0, size; !out->failed && at < normal.size; at += size) {
        utf8proc_uint8_t bytes[4];
        const utf8proc_int32_t lower = utf8proc_tolower(character_at(normal.bytes + at, &size));

        zr__buffer_add_bytes(out, (const char *)bytes,
                             (size_t)utf8proc_encode_char(lower, bytes));
    }
    zr__buffer_clear(&normal);
    return !out->failed;
}

typedef enum sort { OTHER, SCRIPT, TOKEN } sort;

static bool is_within(utf8proc_int32_t c, utf8proc_int32_t first, utf8proc_int32_t last)
{
    return c >= first && c <= last;
}

/* Folded, so that half-width kana and compatibility forms are gone. */
static bool is_script(utf8proc_int32_t c)
{
    return is_within(c, 0x4E00, 0x9FFF) || is_within(c, 0x3400, 0x4DBF) ||
           is_within(c, 0x20000, 0x3FFFF) || c == 0x3005 || c == 0x3007 ||
           is_within(c, 0x3041, 0x30FF) || is_within(c, 0xAC00, 0xD7A3);
}

static sort sort_of(utf8proc_int32_t c)
{
    if (c < 0x80)
        return (is_within(c, 'a', 'z') || is_within(c, '0', '9') || c == '.' || c == '%' ||
                c == '+')
                   ? TOKEN
                   : OTHER;
    if (is_script(c))
        return SCRIPT;
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
        return TOKEN;
    default:
        return OTHER;
    }
}

/* A full stop ends a sentence and not a token. */
static void trim_stops(zr__run *run)
{
    while (run->size > 0 && run->bytes[run->size - 1] == '.')
        run->size--;
    while (run->size > 0 && run->bytes[0] == '.') {
        run->bytes++;
        run->size--;
    }
}

bool zr__run_next(zr__run *run, const char **at)
{
    size_t size;

    while (**at != '\0') {
        const char *const start = *at;
        const sort kind = sort_of(character_at(start, &size));

        do
            *at += size;
        while (**at != '\0' && sort_of(character_at(*at, &size)) == kind);
        *run = (zr__run){start, (size_t)(*at - start), kind == SCRIPT};
        if (kind == TOKEN)
            trim_stops(run);
        if (kind != OTHER && run->size > 0)
            return true;
    }
    return false;
}

bool zr__run_is_name(const zr__run *run)
{
    bool has_digit = false, has_other = false;

    for (size_t i = 0; i < run->size && !run->is_script; i++) {
        const char c = run->bytes[i];
        has_digit |= c >= '0' && c <= '9';
        has_other |= (c >= 'a' && c <= 'z') || c == '+';
    }
    return has_digit && has_other;
}

/* The mark that closes a quotation, 0 when this one opens none. */
static utf8proc_int32_t closing_of(utf8proc_int32_t c)
{
    static const utf8proc_int32_t pair[][2] = {
        {0x201C, 0x201D}, {0x2018, 0x2019}, {0x300C, 0x300D}, {0x300E, 0x300F},
        {0x300A, 0x300B}, {'"', '"'},       {0xAB, 0xBB}};

    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
        if (pair[i][0] == c)
            return pair[i][1];
    return 0;
}

/* Read up to the closing mark, which starts at `*end`. Returns the bytes read with it, 0 when what
 * is quoted is no name. */
static size_t read_name(zr__buffer *name, const char *text, utf8proc_int32_t closing, size_t *end)
{
    size_t characters = 0, read = 0, size;

    name->size = 0;
    zr__buffer_add(name, (char[]){ZR__NAME_MARK, '\0'});
    for (; text[read] != '\0'; read += size) {
        const utf8proc_int32_t c = character_at(text + read, &size);

        *end = read;
        if (c == closing)
            return characters >= SHORTEST_NAME ? read + size : 0;
        if (closing_of(c) != 0 || ++characters > LONGEST_NAME)
            return 0;
        if (sort_of(c) != OTHER)
            zr__buffer_add_bytes(name, text + read, size);
    }
    return 0;
}

bool zr__quoted_next(zr__run *quoted, zr__buffer *name, const char **at)
{
    for (size_t size, end; **at != '\0' && !name->failed;) {
        const utf8proc_int32_t mark = closing_of(character_at(*at, &size));
        const size_t read = mark != 0 ? read_name(name, *at + size, mark, &end) : 0;

        *quoted = (zr__run){*at + size, read > 0 ? end : 0, false};
        *at += size + read;
        if (read > 0 && name->size > 1 && !name->failed)
            return true;
    }
    return false;
}

static bool visit_grams(const zr__run *run, unsigned least, unsigned most,
                        zr__term_visitor *visit, void *context)
{
    size_t end[MOST_GRAM + 1] = {0}; /* of the last characters read, in turn */
    size_t count = 0, size;

    for (size_t at = 0; at < run->size; at += size) {
        character_at(run->bytes + at, &size);
        end[++count % (MOST_GRAM + 1)] = at + size;
        for (unsigned n = least; n <= most && n <= count; n++) {
            const size_t start = count == n ? 0 : end[(count - n) % (MOST_GRAM + 1)];
            if (!visit(context, run->bytes + start, at + size - start))
                return false;
        }
    }
    return count >= least || visit(context, run->bytes, run->size);
}

static bool visit_names(const char *folded, zr__term_visitor *visit, void *context)
{
    zr__buffer name = {0};
    zr__run quoted;
    bool goes_on = true;

    while (goes_on && zr__quoted_next(&quoted, &name, &folded))
        goes_on = visit(context, name.bytes, name.size);
    goes_on = goes_on && !name.failed;
    zr__buffer_clear(&name);
    return goes_on;
}

static bool visit_token(const zr__run *run, zr__term_visitor *visit, void *context)
{
    zr__buffer name = {0};
    bool goes_on = visit(context, run->bytes, run->size);

    if (goes_on && zr__run_is_name(run)) {
        zr__buffer_add(&name, (char[]){ZR__NAME_MARK, '\0'});
        zr__buffer_add_bytes(&name, run->bytes, run->size);
        goes_on = !name.failed && visit(context, name.bytes, name.size);
    }
    zr__buffer_clear(&name);
    return goes_on;
}

bool zr__terms_visit(const char *folded, unsigned least, unsigned most, zr__term_visitor *visit,
                     void *context)
{
    const char *at = folded;

    for (zr__run run; zr__run_next(&run, &at);)
        if (run.is_script ? !visit_grams(&run, least, most, visit, context)
                          : !visit_token(&run, visit, context))
            return false;
    return visit_names(folded, visit, context);
}
