/*
 * HTML: what a browser would show, as paragraphs and tables.
 *
 * Pages are read by events, so that neither deep nor wide nesting costs memory. What is not shown
 * (scripts, styles, what is hidden) is left out; <br> ends a paragraph, for pages have them in
 * place of <p>; the items of a numbered list get the numbers that a browser gives them.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/failure.h"
#include "src/import/containers.h"
#include "src/import/flow.h"
#include "src/import/markup.h"
#include "src/import/numerals.h"
#include "src/memory.h"
#include "src/text.h"

enum { SNIFFED_BYTES = 65536, MOST_LISTS = 64, MOST_ROW_SPAN = 65534, MOST_COLUMN_SPAN = 200 };

typedef struct list {
    bool is_numbered;
    const char *format;
    uint32_t next;
} list;

typedef struct page {
    zr__flow flow;
    list list[MOST_LISTS];
    size_t list_depth; /* May be more than MOST_LISTS: those are not numbered. */
    size_t hidden;     /* Depth within the outermost element that is not shown; 0 outside. */
    size_t kept;       /* Depth of <pre>. */
    bool owes_blank;   /* Blanks were read; they count once something follows. */
    unsigned heading;  /* ZR__HEADING within <h1> to <h6>. */
} page;

static const char *find(const char *bytes, size_t size, const char *word)
{
    const size_t length = strlen(word);

    for (size_t i = 0; i + length <= size; i++) {
        if ((bytes[i] | 0x20) == *word && strncasecmp(bytes + i, word, length) == 0)
            return bytes + i;
    }
    return NULL;
}

static bool is_among(const char *name, const char *const *names)
{
    for (; *names != NULL; names++) {
        if (strcmp(name, *names) == 0)
            return true;
    }
    return false;
}

static bool is_never_shown(const char *name)
{
    static const char *const names[] = {
        "script", "style",    "head",     "title", "template", "select", "option", "button",
        "svg",    "iframe",   "object",   "textarea", "noscript", "rt",   "rp",     "audio",
        "video",  "math",     NULL};

    return is_among(name, names);
}

static bool is_void(const char *name)
{
    static const char *const names[] = {"br",   "img",  "input", "hr",    "meta",   "link",   "col",
                                        "area", "base", "embed", "param", "source", "track",  "wbr",
                                        "frame", NULL};

    return is_among(name, names);
}

static bool is_block(const char *name)
{
    static const char *const names[] = {
        "address", "article",  "aside",      "blockquote", "body",   "center", "dd",
        "details", "dialog",   "dir",        "div",        "dl",     "dt",     "fieldset",
        "figure",  "figcaption", "footer",   "form",       "h1",     "h2",     "h3",
        "h4",      "h5",       "h6",         "header",     "hgroup", "hr",     "html",
        "li",      "main",     "menu",       "nav",        "ol",     "p",      "pre",
        "section", "summary",  "caption",    "ul",         "legend", "br",     NULL};

    return is_among(name, names);
}

/* Whether a style declares `property: value`, blanks or not. */
static bool declares(const char *style, const char *property, const char *value)
{
    for (const char *at = find(style, strlen(style), property); at != NULL;
         at = find(at + 1, strlen(at + 1), property)) {
        const char *rest = at + strlen(property);
        rest += strspn(rest, " \t\r\n");
        if (*rest != ':')
            continue;
        rest += 1 + strspn(rest + 1, " \t\r\n");
        if (strncasecmp(rest, value, strlen(value)) == 0)
            return true;
    }
    return false;
}

static bool is_hidden(const char *const *attributes)
{
    const char *style = zr__markup_attribute(attributes, "style");

    return zr__markup_attribute(attributes, "hidden") != NULL ||
           (style != NULL && (declares(style, "display", "none") ||
                              declares(style, "visibility", "hidden")));
}

static const char *list_format(const char *const *attributes)
{
    const char *type = zr__markup_attribute(attributes, "type");
    const char *style = zr__markup_attribute(attributes, "style");

    if (style != NULL && (strstr(style, "cjk") != NULL || strstr(style, "chinese") != NULL))
        return "chineseCounting";
    if (type == NULL)
        return "decimal";
    return *type == 'a'   ? "lowerLetter"
           : *type == 'A' ? "upperLetter"
           : *type == 'i' ? "lowerRoman"
           : *type == 'I' ? "upperRoman"
                          : "decimal";
}

static void open_list(page *p, const char *name, const char *const *attributes)
{
    if (p->list_depth < MOST_LISTS)
        p->list[p->list_depth] =
            (list){strcmp(name, "ol") == 0, list_format(attributes),
                   (uint32_t)zr__markup_number(attributes, "start", 1)};
    p->list_depth++;
}

static void number_item(page *p, const char *const *attributes)
{
    list *l = &p->list[p->list_depth - 1];
    zr__buffer number = {0};

    l->next = (uint32_t)zr__markup_number(attributes, "value", (long)l->next);
    zr__numeral_add(&number, l->format, l->next++);
    zr__buffer_add(&number, strcmp(l->format, "chineseCounting") == 0 ? "、" : ". ");
    p->flow.failed |= number.failed;
    if (!number.failed)
        zr__flow_add_text(&p->flow, number.bytes, number.size);
    zr__buffer_clear(&number);
}

static uint32_t span_of(const char *const *attributes, const char *name, uint32_t most)
{
    const long span = zr__markup_number(attributes, name, 1);

    if (span == 0 && most == MOST_ROW_SPAN)
        return most; /* rowspan="0" goes to the end */
    return span < 1 ? 1 : span > (long)most ? most : (uint32_t)span;
}

/* <h1> to <h6>, and the terms of a list of definitions. */
static bool is_heading(const char *name)
{
    return (name[0] == 'h' && name[1] >= '1' && name[1] <= '6') || strcmp(name, "dt") == 0;
}

static void open_block(page *p, const char *name, const char *const *attributes)
{
    zr__flow_end_paragraph(&p->flow, p->heading);
    p->owes_blank = false;
    if (is_heading(name))
        p->heading = ZR__HEADING;
    p->kept += strcmp(name, "pre") == 0;
    if (strcmp(name, "ol") == 0 || strcmp(name, "ul") == 0)
        open_list(p, name, attributes);
    else if (strcmp(name, "li") == 0 && p->list_depth > 0 && p->list_depth <= MOST_LISTS &&
             p->list[p->list_depth - 1].is_numbered)
        number_item(p, attributes);
}

static void open_table_part(page *p, const char *name, const char *const *attributes)
{
    if (strcmp(name, "table") == 0)
        zr__flow_open_table(&p->flow);
    else if (strcmp(name, "tr") == 0)
        zr__flow_open_row(&p->flow);
    else if (strcmp(name, "td") == 0 || strcmp(name, "th") == 0)
        zr__flow_open_cell(
            &p->flow,
            (zr__cell_place){.row_span = span_of(attributes, "rowspan", MOST_ROW_SPAN),
                             .column_span = span_of(attributes, "colspan", MOST_COLUMN_SPAN)});
    else
        return;
    p->owes_blank = false;
}

static bool on_start(void *self, const char *name, const char *const *attributes)
{
    page *p = self;

    if (p->hidden > 0 || is_never_shown(name) || is_hidden(attributes)) {
        p->hidden += !is_void(name);
        return true;
    }
    if (is_block(name))
        open_block(p, name, attributes);
    else
        open_table_part(p, name, attributes);
    return zr__flow_goes_on(&p->flow);
}

static void close_block(page *p, const char *name)
{
    zr__flow_end_paragraph(&p->flow, p->heading);
    p->owes_blank = false;
    if (is_heading(name))
        p->heading = 0;
    p->kept -= strcmp(name, "pre") == 0 && p->kept > 0;
    p->list_depth -= p->list_depth > 0 && (strcmp(name, "ol") == 0 || strcmp(name, "ul") == 0);
}

static bool on_end(void *self, const char *name)
{
    page *p = self;

    if (p->hidden > 0) {
        p->hidden -= !is_void(name);
        return true;
    }
    if (strcmp(name, "br") != 0 && is_block(name))
        close_block(p, name);
    else if (strcmp(name, "td") == 0 || strcmp(name, "th") == 0 || strcmp(name, "tr") == 0)
        zr__flow_close_cell(&p->flow);
    else if (strcmp(name, "table") == 0)
        zr__flow_close_table(&p->flow);
    return zr__flow_goes_on(&p->flow);
}

/* Bytes of a blank at `at`, a no-break space among them; a line end counts within <pre>. */
static size_t blank_at(const char *at, const char *end)
{
    if (strchr(" \t\r\n\f", *at) != NULL)
        return 1;
    return end - at >= 2 && memcmp(at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static void add_kept_text(page *p, const char *at, const char *end)
{
    while (at < end) {
        const char *line = memchr(at, '\n', (size_t)(end - at));
        zr__flow_add_text(&p->flow, at, (size_t)((line != NULL ? line : end) - at));
        if (line == NULL)
            return;
        zr__flow_end_paragraph(&p->flow, p->heading);
        at = line + 1;
    }
}

static bool on_text(void *self, const char *bytes, size_t size)
{
    page *p = self;
    const char *at = bytes, *end = bytes + size;

    if (p->hidden > 0)
        return true;
    if (p->kept > 0) {
        add_kept_text(p, at, end);
        return zr__flow_goes_on(&p->flow);
    }
    while (at < end) {
        const char *word = at;
        size_t blank = 0;
        while (at < end && (blank = blank_at(at, end)) == 0)
            at++;
        if (at > word) {
            if (p->owes_blank && !zr__flow_is_at_start(&p->flow))
                zr__flow_add_text(&p->flow, " ", 1);
            p->owes_blank = false;
            zr__flow_add_text(&p->flow, word, (size_t)(at - word));
        }
        p->owes_blank |= blank > 0;
        at += blank;
    }
    return zr__flow_goes_on(&p->flow);
}

/* What a page says of its encoding near its start; empty when it does not. */
static void declared_encoding(char *name, size_t room, const char *bytes, size_t size)
{
    const size_t near = size < 4096 ? size : 4096;
    const char *at = find(bytes, near, "charset=");
    size_t length = 0;

    if (at != NULL) {
        at += strlen("charset=");
        at += at < bytes + near && (*at == '"' || *at == '\'');
        while (at + length < bytes + near && length + 1 < room &&
               strchr("\"' ;>/\t\r\n", at[length]) == NULL)
            length++;
        memcpy(name, at, length);
    }
    name[length] = '\0';
}

/* Most Chinese pages that say GB2312 use characters that only GB18030 has. */
static zr_status decode(zr__buffer *out, const char *bytes, size_t size, const char *source,
                        zr_error *err)
{
    char encoding[32];

    declared_encoding(encoding, sizeof encoding, bytes, size);
    if (*encoding != '\0' && strncasecmp(encoding, "gb", 2) != 0 &&
        strncasecmp(encoding, "utf", 3) != 0 && !zr__utf8_is_valid(bytes, size)) {
        if (zr__convert_text(out, encoding, bytes, size))
            return ZR_OK;
        out->size = 0;
    }
    return zr__decode_text(out, bytes, size, source, err);
}

/* The length of what stands at `at` and is not shown: a comment, a script, a style. */
static size_t dead_length(const char *at, const char *end)
{
    static const char *const dead[][2] = {
        {"<!--", "-->"}, {"<script", "</script"}, {"<style", "</style"}};

    for (size_t i = 0; i < sizeof dead / sizeof *dead; i++) {
        const size_t length = strlen(dead[i][0]);
        if ((size_t)(end - at) < length || strncasecmp(at, dead[i][0], length) != 0)
            continue;
        const char *close = find(at + length, (size_t)(end - at) - length, dead[i][1]);
        return (size_t)((close != NULL ? close + (i == 0 ? 3 : 0) : end) - at);
    }
    return 1;
}

/* Leave comments, scripts and styles out: they are most of a page and hold what looks like tags.
 * In place, for it only grows shorter. */
static void drop_dead(zr__buffer *html)
{
    const char *at = html->bytes, *end = html->bytes + html->size;
    char *to = html->bytes;

    while (at < end) {
        const char *tag = memchr(at, '<', (size_t)(end - at));
        const size_t before = (size_t)((tag != NULL ? tag : end) - at);
        memmove(to, at, before);
        to += before;
        at += before;
        const size_t dead = tag != NULL ? dead_length(tag, end) : 0;
        if (dead == 1)
            *to++ = '<';
        at += dead;
    }
    html->size = (size_t)(to - html->bytes);
}

static bool is_wide_text(const char *bytes, size_t size)
{
    return size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
}

/* UTF-16 by its mark: the start of it as UTF-8. */
static bool is_wide_html(const char *bytes, size_t size)
{
    const size_t near = size < SNIFFED_BYTES ? size - size % 2 : SNIFFED_BYTES;
    zr__buffer text = {0};
    zr_error ignored;
    const bool is_text = zr__decode_text(&text, bytes, near, NULL, &ignored) == ZR_OK;
    const bool is_html = is_text && text.size > 0 && !is_wide_text(text.bytes, text.size) &&
                         zr__is_html(text.bytes, text.size);

    zr__buffer_clear(&text);
    return is_html;
}

bool zr__is_html(const char *bytes, size_t size)
{
    static const char *const starts[] = {"<!doctype html", "<html",  "<head", "<body", "<table",
                                         "<div",           "<meta",  "<p>",   "<p ",   "<span",
                                         "<center",        "<style", "<h1",   "<h2",   "<font"};
    static const char *const anywhere[] = {"</html>", "</table>", "</p>", "</div>"};
    const size_t near = size < SNIFFED_BYTES ? size : SNIFFED_BYTES;
    size_t i = near >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

    if (is_wide_text(bytes, size))
        return is_wide_html(bytes, size);
    while (i < near && strchr(" \t\r\n", bytes[i]) != NULL && bytes[i] != '\0')
        i++;
    for (size_t s = 0; i < near && bytes[i] == '<' && s < sizeof starts / sizeof *starts; s++) {
        if (find(bytes + i, near - i < 1024 ? near - i : 1024, starts[s]) != NULL)
            return true;
    }
    for (size_t s = 0; s < sizeof anywhere / sizeof *anywhere; s++) {
        if (find(bytes, near, anywhere[s]) != NULL)
            return true;
    }
    return false;
}

zr_status zr__read_html(zr__document *document, const char *bytes, size_t size,
                        const char *source, zr_error *err)
{
    static const size_t most = ZR__IMPORT_BYTES / 2;
    zr__buffer text = {0};
    page *p = NULL;

    if (size > most)
        return zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source},
                           _("a page of more than %zu bytes"), most);
    zr_status status = decode(&text, bytes, size, source, err);
    if (status == ZR_OK && (p = zr__calloc(1, sizeof *p)) == NULL)
        status = zr__out_of_memory(err);
    if (status == ZR_OK) {
        const zr__markup_listener listener = {on_start, on_end, on_text, p};
        drop_dead(&text);
        status = zr__markup_read_html(&listener, text.bytes, text.size, source, err);
    }
    if (status == ZR_OK)
        zr__flow_write(&p->flow, document);
    if (p != NULL)
        zr__flow_clear(&p->flow);
    zr__free(p);
    zr__buffer_clear(&text);
    return status;
}
