/*
 * HTML as pieces.
 */
#include "render/report/html.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "render/plain.h"
#include "src/failure.h"
#include "src/memory.h"

static void end_piece(zr__html *html, zr__piece_kind kind, size_t start)
{
    zr__piece *last = html->count > 0 ? &html->piece[html->count - 1] : NULL;

    if (html->text.failed || html->failed) {
        html->failed = true;
        return;
    }
    if (kind == ZR__MARKUP && last != NULL && last->kind == ZR__MARKUP) {
        last->size = html->text.size - last->start;
        return;
    }
    zr__piece *grown =
        zr__grow(html->piece, &html->capacity, html->count + 1, sizeof *html->piece);
    if (grown == NULL) {
        html->failed = true;
        return;
    }
    html->piece = grown;
    html->piece[html->count++] = (zr__piece){kind, start, html->text.size - start};
}

void zr__html_add(zr__html *html, const char *markup)
{
    const size_t start = html->text.size;

    zr__buffer_add(&html->text, markup);
    end_piece(html, ZR__MARKUP, start);
}

void zr__html_addf(zr__html *html, const char *format, ...)
{
    const size_t start = html->text.size;
    va_list args;

    va_start(args, format);
    zr__buffer_addv(&html->text, format, args);
    va_end(args);
    end_piece(html, ZR__MARKUP, start);
}

/* What is inert on a terminal is not yet inert in HTML. */
static void escape(zr__html *html, const char *text)
{
    zr__buffer line = {0}, plain = {0};

    zr__buffer_add(&line, text);
    for (char *at = line.bytes; at != NULL && (at = strpbrk(at, "\t\n\r")) != NULL;)
        *at++ = ' '; /* what people typed into a cell goes on in its line */
    if (line.bytes != NULL)
        zr__plain_add(&plain, line.bytes);
    for (const char *rest = plain.bytes; rest != NULL && *rest != '\0';) {
        const size_t harmless = strcspn(rest, "&<>\"'");
        zr__buffer_add_bytes(&html->text, rest, harmless);
        rest += harmless;
        if (*rest != '\0')
            zr__buffer_addf(&html->text, "&#%d;", *rest++);
    }
    html->failed = html->failed || line.failed || plain.failed;
    zr__buffer_clear(&line);
    zr__buffer_clear(&plain);
}

void zr__html_text(zr__html *html, const char *text)
{
    const size_t start = html->text.size;

    if (text == NULL)
        return;
    escape(html, text);
    end_piece(html, ZR__WORDS, start);
}

void zr__html_textf(zr__html *html, const char *format, ...)
{
    va_list args;

    zr__buffer_clear(&html->scratch);
    va_start(args, format);
    zr__buffer_addv(&html->scratch, format, args);
    va_end(args);
    html->failed = html->failed || html->scratch.failed;
    zr__html_text(html, html->scratch.bytes != NULL ? html->scratch.bytes : "");
}

void zr__html_comma(zr__html *html, const char *name)
{
    const size_t size = strlen(name);

    zr__html_text(html, size > 0 && (unsigned char)name[size - 1] >= 0x80 ? "、" : ", ");
}

void zr__html_value(zr__html *html, const char *name, const char *value)
{
    const size_t start = html->text.size;

    zr__buffer_add_bytes(&html->text, name, strlen(name) + 1);
    escape(html, value != NULL ? value : "");
    end_piece(html, ZR__VALUE, start);
}

void zr__html_own(zr__html *html, const char *markup, size_t size)
{
    const size_t start = html->text.size;

    zr__buffer_add_bytes(&html->text, markup, size);
    end_piece(html, ZR__OWN, start);
}

/* One piece in every language. */
typedef struct reading {
    const zr__html *const *html;
    const char *const *tag;
    size_t count;
    size_t place;
} reading;

static zr__piece piece_of(const reading *r, size_t language)
{
    return r->html[language]->piece[r->place];
}

static const char *bytes_of(const reading *r, size_t language)
{
    return r->html[language]->text.bytes + piece_of(r, language).start;
}

static bool is_same(const reading *r)
{
    const zr__piece first = piece_of(r, 0);

    for (size_t i = 1; i < r->count; i++)
        if (piece_of(r, i).size != first.size ||
            memcmp(bytes_of(r, i), bytes_of(r, 0), first.size) != 0)
            return false;
    return true;
}

static bool is_parallel(const reading *r)
{
    for (size_t i = 1; i < r->count; i++)
        if (piece_of(r, i).kind != piece_of(r, 0).kind)
            return false;
    return piece_of(r, 0).kind != ZR__MARKUP || is_same(r);
}

static void join_words(zr__buffer *out, const reading *r)
{
    if (r->count == 1 || is_same(r)) {
        zr__buffer_add_bytes(out, bytes_of(r, 0), piece_of(r, 0).size);
        return;
    }
    for (size_t i = 0; i < r->count; i++) {
        zr__buffer_addf(out, "<span class=\"l%zu\" lang=\"%s\">", i, r->tag[i]);
        zr__buffer_add_bytes(out, bytes_of(r, i), piece_of(r, i).size);
        zr__buffer_add(out, "</span>");
    }
}

/* ="value" of an attribute whose name has been written. */
static void add_value(zr__buffer *out, const reading *r, size_t language)
{
    const size_t name = strlen(bytes_of(r, language)) + 1;

    zr__buffer_add(out, "=\"");
    zr__buffer_add_bytes(out, bytes_of(r, language) + name, piece_of(r, language).size - name);
    zr__buffer_add(out, "\"");
}

/* The value shown first stands where it belongs, and every one beside it, for the script. */
static void join_values(zr__buffer *out, const reading *r)
{
    const char *name = bytes_of(r, 0);

    zr__buffer_addf(out, " %s", name);
    add_value(out, r, 0);
    if (r->count == 1 || is_same(r))
        return;
    for (size_t i = 0; i < r->count; i++) {
        zr__buffer_addf(out, " data-l%zu-%s", i, name);
        add_value(out, r, i);
    }
}

static void join_own(zr__buffer *out, const reading *r)
{
    if (r->count == 1) {
        zr__buffer_add_bytes(out, bytes_of(r, 0), piece_of(r, 0).size);
        return;
    }
    for (size_t i = 0; i < r->count; i++) {
        zr__buffer_addf(out, "<div class=\"l%zu\" lang=\"%s\">", i, r->tag[i]);
        zr__buffer_add_bytes(out, bytes_of(r, i), piece_of(r, i).size);
        zr__buffer_add(out, "</div>");
    }
}

static void join_piece(zr__buffer *out, const reading *r)
{
    switch (piece_of(r, 0).kind) {
    case ZR__MARKUP: zr__buffer_add_bytes(out, bytes_of(r, 0), piece_of(r, 0).size); break;
    case ZR__WORDS: join_words(out, r); break;
    case ZR__VALUE: join_values(out, r); break;
    case ZR__OWN: join_own(out, r); break;
    }
}

zr_status zr__html_join(zr__buffer *out, const zr__html *const *html, const char *const *tag,
                        size_t count, zr_error *err)
{
    reading r = {html, tag, count, 0};

    assert(count >= 1);
    for (size_t i = 0; i < count; i++) {
        if (html[i]->failed)
            return zr__out_of_memory(err);
        if (html[i]->count != html[0]->count)
            return zr__fail(err, ZR_EINVAL, "%s", _("the two languages of a page differ"));
    }
    for (; r.place < html[0]->count; r.place++) {
        if (!is_parallel(&r))
            return zr__fail(err, ZR_EINVAL, "%s", _("the two languages of a page differ"));
        join_piece(out, &r);
    }
    return out->failed ? zr__out_of_memory(err) : ZR_OK;
}

void zr__html_clear(zr__html *html)
{
    zr__buffer_clear(&html->text);
    zr__buffer_clear(&html->scratch);
    zr__free(html->piece);
    *html = (zr__html){0};
}
