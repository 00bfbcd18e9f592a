/*
 * XML and HTML through libxml2's events (SAX).
 *
 * libxml2 compares each attribute of a tag with all before it, and looks for the element that an
 * HTML end tag closes through all that are open: both take the square of what a stranger writes,
 * so a tag has few attributes here and the elements that were looked through are counted.
 */
#include "src/import/markup.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/text.h"

enum { MOST_ATTRIBUTES = 400, MOST_STEPS = 400000000 };

typedef struct parse {
    const zr__markup_listener *listener;
    xmlParserCtxtPtr context;
    size_t depth, steps; /* `steps`: sum of the depths, what end tags may have cost. */
    bool stopped, has_type, is_deep;
} parse;

static const char *local_name(const char *name)
{
    const char *colon = strchr(name, ':');

    return colon != NULL ? colon + 1 : name;
}

const char *zr__markup_attribute(const char *const *attributes, const char *name)
{
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2) {
        if (strcmp(local_name(attributes[0]), name) == 0)
            return attributes[1] != NULL ? attributes[1] : "";
    }
    return NULL;
}

long zr__markup_number(const char *const *attributes, const char *name, long fallback)
{
    const char *value = zr__markup_attribute(attributes, name);
    char *end;

    if (value == NULL)
        return fallback;
    const long number = strtol(value, &end, 10);
    return end != value ? number : fallback;
}

static void go_on_if(parse *p, bool wanted)
{
    p->steps += p->depth;
    p->is_deep |= p->steps > MOST_STEPS;
    if (wanted && !p->is_deep)
        return;
    p->stopped = true;
    xmlStopParser(p->context);
}

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
    parse *p = data;

    if (p->stopped)
        return;
    p->depth++;
    go_on_if(p, p->listener->start(p->listener->self, local_name((const char *)name),
                                   (const char *const *)attributes));
}

static void on_end(void *data, const xmlChar *name)
{
    parse *p = data;

    if (p->stopped)
        return;
    p->depth -= p->depth > 0;
    if (p->listener->end != NULL)
        go_on_if(p, p->listener->end(p->listener->self, local_name((const char *)name)));
}

static void on_text(void *data, const xmlChar *bytes, int size)
{
    parse *p = data;

    if (!p->stopped && size > 0 && p->listener->text != NULL)
        go_on_if(p, p->listener->text(p->listener->self, (const char *)bytes, (size_t)size));
}

static void on_type(void *data, const xmlChar *name, const xmlChar *id, const xmlChar *system)
{
    parse *p = data;

    (void)name;
    (void)id;
    (void)system;
    p->has_type = true;
    p->stopped = true;
    xmlStopParser(p->context);
}

/* Behind the quotes or the word that is an attribute's value. */
static const char *skip_value(const char *at, const char *end)
{
    if (at == end || (*at != '"' && *at != '\''))
        return at;
    const char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
    return close != NULL ? close + 1 : end;
}

/* Behind a tag; NULL when it has too many attributes. They part at blanks, quotes and slashes. */
static const char *skip_tag(const char *at, const char *end)
{
    size_t parts = 0;

    while (at < end && *at != '>') {
        const char c = *at++;
        if (c == '=')
            at = skip_value(at, end);
        parts += c == '=' || strchr(" \t\r\n\f/\"'", c) != NULL;
        if (parts > (size_t)3 * MOST_ATTRIBUTES)
            return NULL;
    }
    return at;
}

static bool has_fair_tags(const char *bytes, size_t size)
{
    const char *at = bytes, *end = bytes + size;

    while (at != NULL && at < end) {
        at = memchr(at, '<', (size_t)(end - at));
        if (at != NULL && (at = skip_tag(at + 1, end)) == NULL)
            return false;
    }
    return true;
}

static zr_status refuse(const char *source, const char *part, zr_error *err)
{
    return zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source},
                       _("%s nests too deeply or has a tag of too many attributes"), part);
}

static xmlSAXHandler handler_for(bool is_xml)
{
    xmlSAXHandler handler = {0};

    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    handler.cdataBlock = is_xml ? on_text : NULL;
    handler.internalSubset = is_xml ? on_type : NULL;
    return handler;
}

/* A context that listens with `handler`, which it may borrow until `p->context` is freed. */
static bool listen(parse *p, xmlSAXHandler *handler)
{
    if (p->context == NULL)
        return false;
    *p->context->sax = *handler;
    p->context->userData = p;
    return true;
}

zr_status zr__markup_read_xml(const zr__markup_listener *listener, const char *bytes, size_t size,
                              const char *part, const char *source, zr_error *err)
{
    const zr__place place = {.source = source};
    xmlSAXHandler handler = handler_for(true);
    parse p = {.listener = listener};

    if (size == 0)
        return zr__fail_at(err, ZR_ESYNTAX, place, _("%s is empty"), part);
    if (size > INT32_MAX || !zr__utf8_is_valid(bytes, size))
        return zr__fail_at(err, ZR_ESYNTAX, place, _("%s is not UTF-8"), part);
    if (!has_fair_tags(bytes, size))
        return refuse(source, part, err);

    p.context = xmlCreateMemoryParserCtxt(bytes, (int)size);
    if (!listen(&p, &handler))
        return zr__out_of_memory(err);
    xmlCtxtUseOptions(p.context, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    *p.context->sax = handler; /* the options put some of libxml2's own back */
    xmlParseDocument(p.context);

    const bool is_well = p.context->wellFormed || (p.stopped && !p.has_type);
    const int line = p.context->input != NULL ? p.context->input->line : 0;
    xmlFreeDoc(p.context->myDoc);
    xmlFreeParserCtxt(p.context);
    if (p.has_type)
        return zr__fail_at(err, ZR_ESYNTAX, place,
                           _("%s declares a document type; entities are not expanded"), part);
    if (p.is_deep)
        return refuse(source, part, err);
    if (!is_well)
        return zr__fail_at(err, ZR_ESYNTAX, place, _("%s is damaged: no XML at line %d"), part,
                           line);
    return ZR_OK;
}

zr_status zr__markup_read_html(const zr__markup_listener *listener, const char *bytes, size_t size,
                               const char *source, zr_error *err)
{
    xmlSAXHandler handler = handler_for(false);
    parse p = {.listener = listener};

    if (size == 0)
        return ZR_OK;
    if (size > INT32_MAX || !has_fair_tags(bytes, size))
        return refuse(source, "HTML", err);

    p.context = htmlCreateMemoryParserCtxt(bytes, (int)size);
    if (!listen(&p, &handler))
        return zr__out_of_memory(err);
    htmlCtxtUseOptions(p.context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                      HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    *p.context->sax = handler;
    xmlSwitchEncoding(p.context, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(p.context);
    xmlFreeDoc(p.context->myDoc);
    xmlFreeParserCtxt(p.context);
    return p.is_deep ? refuse(source, "HTML", err) : ZR_OK;
}
