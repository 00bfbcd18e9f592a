/*
 * Graphviz's SVG, tidied in one pass.
 *
 * Graphviz writes before each node and edge a comment with its internal name and, if the object has
 * one, its own comment; then, as its title, the internal name again, which a browser would show as
 * a tooltip. We give every object that a reader may point at a comment, and make that the title.
 *
 * Where it takes a text for wider than its box, by a font that has none of its characters, it moves
 * the text. The browser may have the font, and the picture is to be the same on any machine: texts
 * go back to their place.
 */
#include "render/graphviz_svg.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char TEXT_GROUP[] = "<g id=\"text&#45;"; /* with a number from 1 */
static const char TEXT[] = "<text ", TEXT_X[] = " x=\"";
static const double MOVED = 1.0; /* points: more than rounding the page does */

typedef struct piece {
    const char *start;
    size_t size;
} piece;

/* Reads on: `svg` is what is left, `comment` the last comment of the next object. */
typedef struct tidying {
    zr__buffer *out;
    piece rest;
    piece comment;
    unsigned comments; /* since the last title */
    const zr__drawing *drawing;
    size_t text; /* The last one met, from 1. */
} tidying;

static bool starts(piece text, const char *with)
{
    const size_t size = strlen(with);
    return text.size >= size && memcmp(text.start, with, size) == 0;
}

static void skip(piece *text, size_t bytes)
{
    text->start += bytes;
    text->size -= bytes;
}

/* What stands before `mark`, which is passed over as well. */
static piece take_until(piece *text, const char *mark)
{
    const piece start = *text;

    while (text->size > 0 && !starts(*text, mark))
        skip(text, 1);
    const piece taken = {start.start, start.size - text->size};
    skip(text, text->size > 0 ? strlen(mark) : 0);
    return taken;
}

/* Copy on by one byte, or by one of the phrases that are to be replaced. Raw quotes stand in tags
 * only, so that no name can hold one of the last two. */
static void copy_on(zr__buffer *out, piece *rest)
{
    static const char *const phrase[][2] = {
        {"&#45;", "-"},
        {ZR__SVG_AMPERSAND, "&amp;"},
        {ZR__SVG_BOLD "\"", "\" font-weight=\"bold\""},
        {" xmlns:xlink=\"http://www.w3.org/1999/xlink\"", ""},
    };

    for (size_t i = 0; i < sizeof phrase / sizeof *phrase; i++)
        if (starts(*rest, phrase[i][0])) {
            zr__buffer_add(out, phrase[i][1]);
            skip(rest, strlen(phrase[i][0]));
            return;
        }
    zr__buffer_add_bytes(out, rest->start, 1);
    skip(rest, 1);
}

/* The invisible page has a comment and nothing after it: it is not the next object's. */
static void take_comment(tidying *t)
{
    skip(&t->rest, strlen("<!-- "));
    const piece comment = take_until(&t->rest, " -->");
    if (comment.size != strlen("page") || !starts(comment, "page")) {
        t->comment = comment;
        t->comments++;
    }
    if (starts(t->rest, "\n"))
        skip(&t->rest, 1);
}

/* The second comment before a node or an edge is its title; one alone is not. The picture and its
 * panels have no comments; their names are titles, a panel's behind its number. */
static void take_title(tidying *t)
{
    skip(&t->rest, strlen("<title>"));
    piece title = take_until(&t->rest, "</title>\n");

    if (t->comments > 0)
        title = t->comments == 2 ? t->comment : (piece){NULL, 0};
    else if (starts(title, "cluster_"))
        take_until(&title, " ");
    t->comments = 0;
    if (title.size == 0)
        return;
    zr__buffer_add(t->out, "<title>");
    while (title.size > 0)
        copy_on(t->out, &title);
    zr__buffer_add(t->out, "</title>\n");
}

/* Copy on past the place of a text across, which is ours again if it was moved. */
static void place_text(tidying *t)
{
    const piece before = take_until(&t->rest, TEXT_X);
    const piece written = take_until(&t->rest, "\"");

    zr__buffer_add_bytes(t->out, before.start, before.size);
    zr__buffer_add(t->out, TEXT_X);
    if (t->text > 0 && t->text <= t->drawing->text_count &&
        fabs(strtod(written.start, NULL) - t->drawing->text[t->text - 1].at.x) > MOVED)
        zr__buffer_addf(t->out, "%.2f", t->drawing->text[t->text - 1].at.x);
    else
        zr__buffer_add_bytes(t->out, written.start, written.size);
    zr__buffer_add(t->out, "\"");
}

void zr__svg_tidy(zr__buffer *out, const char *svg, size_t size, const zr__drawing *drawing)
{
    tidying t = {.out = out, .rest = {svg, size}, .drawing = drawing};

    while (t.rest.size > 0)
        if (starts(t.rest, "<!-- "))
            take_comment(&t);
        else if (starts(t.rest, "<title>"))
            take_title(&t);
        else if (starts(t.rest, "<!DOCTYPE"))
            take_until(&t.rest, ">\n");
        else if (starts(t.rest, TEXT))
            place_text(&t);
        else {
            if (starts(t.rest, "<svg"))
                t.comments = 0; /* those before it are about the file */
            if (starts(t.rest, TEXT_GROUP))
                t.text = (size_t)strtoul(t.rest.start + strlen(TEXT_GROUP), NULL, 10);
            copy_on(out, &t.rest);
        }
}
