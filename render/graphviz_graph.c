/*
 * A drawing as a graph in which everything has its place.
 *
 * Panels are clusters with a given box, which are painted first; curves are edges with a given
 * path; shapes and lines of text are nodes of a given place and size, painted last. What has
 * nothing to hold on to, such as a line in the legend, hangs on an invisible node as large as the
 * page, which also keeps the page's size.
 *
 * Names go in as plain strings, never as HTML-like labels, with what labels give a meaning to
 * (backslashes and entities) made plain.
 */
#include "render/graphviz_graph.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "render/graphviz_svg.h"
#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"

enum { VALUE_SIZE = 160 };

static const char PAGE[] = "page";
static const double INCH = 72.0; /* points */
static const double HAN_SINKS = 0.11; /* em that Han glyphs stand above the middle of a line */
static const double BOX_HEIGHT = 1.5; /* em: enough for a line in any font */

static const char FONTS[] = "Noto Sans CJK SC,Source Han Sans SC,Noto Sans SC,PingFang SC,"
                            "Microsoft YaHei,WenQuanYi Micro Hei,sans-serif";

/* Sets an attribute; what an object does not set stays empty, which is Graphviz's default. */
static void set(void *object, const char *name, const char *value)
{
    agsafeset(object, (char *)name, (char *)value, "");
}

static void setf(void *object, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void setf(void *object, const char *name, const char *format, ...)
{
    char value[VALUE_SIZE];
    va_list args;

    va_start(args, format);
    vsnprintf(value, sizeof value, format, args);
    va_end(args);
    set(object, name, value);
}

static void set_colour(void *object, const char *name, zr__colour colour)
{
    setf(object, name, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
}

typedef struct families {
    char *regular, *bold;
} families;

/* Families to try, the wanted one first, of which nothing but plain characters are taken. */
static zr_status choose_fonts(families *out, const char *wanted, zr_error *err)
{
    zr__buffer list = {0}, bold = {0};

    for (const char *c = wanted != NULL ? wanted : ""; *c != '\0'; c++)
        if (strchr("\"'\\<>&;{}", *c) == NULL && (unsigned char)*c >= ' ')
            zr__buffer_add_bytes(&list, c, 1);
    if (list.size > 0)
        zr__buffer_add(&list, ",");
    zr__buffer_add(&list, FONTS);
    if (!list.failed)
        zr__buffer_addf(&bold, "%s" ZR__SVG_BOLD, list.bytes);
    *out = (families){zr__buffer_take(&list), zr__buffer_take(&bold)};
    return out->regular != NULL && out->bold != NULL ? ZR_OK : zr__out_of_memory(err);
}

/* A coordinate to be written: the last digits would differ between machines. */
static double rounded(double value)
{
    return round(value * 100.0) / 100.0 + 0.0; /* + 0: no minus sign before a nought */
}

/* Text that means only itself. `&` would start an entity; in SVG Graphviz would even leave one in
 * the text alone, so there a stand-in takes its place until the SVG is tidied. */
static void add_plain(zr__buffer *plain, const char *text, const char *ampersand,
                      const char *backslash)
{
    for (; *text != '\0'; text++)
        if (*text == '&')
            zr__buffer_add(plain, ampersand);
        else if (*text == '\\')
            zr__buffer_add(plain, backslash);
        else
            zr__buffer_add_bytes(plain, text, 1);
}

static zr_status set_taken(void *object, const char *name, zr__buffer *value, zr_error *err)
{
    char *taken = zr__buffer_take(value);

    if (taken == NULL)
        return zr__out_of_memory(err);
    set(object, name, taken);
    zr__free(taken);
    return ZR_OK;
}

static zr_status set_label(Agnode_t *node, const zr__text *text, zr_diagram_format format,
                           zr_error *err)
{
    static const char *const ending[] = {"\\l", "", "\\r"};
    zr__buffer label = {0};

    add_plain(&label, text->string, format == ZR_DIAGRAM_SVG ? ZR__SVG_AMPERSAND : "&amp;",
              "\\\\");
    zr__buffer_add(&label, ending[text->align]);
    return set_taken(node, "label", &label, err);
}

static const char *ampersand_in_title(zr_diagram_format format)
{
    return format == ZR_DIAGRAM_SVG ? ZR__SVG_AMPERSAND : "&";
}

/* A comment is shown nowhere, but comes with the object into DOT, and into SVG as its title. */
static zr_status set_title(void *object, const char *title, zr_diagram_format format, zr_error *err)
{
    zr__buffer comment = {0};

    if (title == NULL)
        return ZR_OK;
    add_plain(&comment, title, ampersand_in_title(format), "\\");
    return set_taken(object, "comment", &comment, err);
}

static void set_place(Agnode_t *node, const zr__drawing *drawing, zr__point centre, double width,
                      double height)
{
    setf(node, "pos", "%.2f,%.2f", rounded(centre.x), rounded(drawing->height - centre.y));
    setf(node, "width", "%.4f", width / INCH);
    setf(node, "height", "%.4f", height / INCH);
}

static void add_page(Agraph_t *graph, const zr__drawing *drawing)
{
    Agnode_t *page = agnode(graph, (char *)PAGE, 1);

    set_place(page, drawing, (zr__point){drawing->width / 2, drawing->height / 2}, drawing->width,
              drawing->height);
    set(page, "label", "");
    set(page, "style", "invis");
}

static void paint(void *object, const zr__shape *shape)
{
    set_colour(object, "color", shape->edge);
    setf(object, "penwidth", "%.2f", shape->edge_width);
    set(object, "id", shape->id);
    set(object, "class", shape->class);
    if (shape->form == ZR__DISC && shape->part > 0 && shape->part < 1) {
        set(object, "style", "wedged");
        setf(object, "fillcolor", "#%02x%02x%02x;%.4f:#%02x%02x%02x", shape->edge.red,
             shape->edge.green, shape->edge.blue, shape->part, shape->fill.red, shape->fill.green,
             shape->fill.blue);
        return;
    }
    static const char *const stroke[ZR__STROKES] = {"", ",dashed", ",dotted"};
    setf(object, "style", "%s%s",
         shape->form == ZR__DISC || shape->form == ZR__BAR ? "filled" : "rounded,filled",
         stroke[shape->stroke]);
    set_colour(object, "fillcolor",
               shape->form == ZR__DISC && shape->part > 0 ? shape->edge : shape->fill);
}

/* Graphviz shows the name of a panel as its title, so there it goes, behind a number. */
static zr_status add_panel(Agraph_t *graph, const zr__drawing *drawing, const zr__shape *shape,
                           zr_diagram_format format, zr_error *err)
{
    const double left = shape->centre.x - shape->width / 2;
    const double top = drawing->height - shape->centre.y + shape->height / 2;
    zr__buffer name = {0};

    zr__buffer_addf(&name, "cluster_%d ", agnsubg(graph) + 1);
    add_plain(&name, shape->title != NULL ? shape->title : "", ampersand_in_title(format), "\\");
    char *whole = zr__buffer_take(&name);
    if (whole == NULL)
        return zr__out_of_memory(err);

    Agraph_t *panel = agsubg(graph, whole, 1);
    zr__free(whole);
    setf(panel, "bb", "%.2f,%.2f,%.2f,%.2f", rounded(left), rounded(top - shape->height),
         rounded(left + shape->width), rounded(top));
    paint(panel, shape);
    return ZR_OK;
}

static zr_status add_shape(Agraph_t *graph, const zr__drawing *drawing, const zr__shape *shape,
                           zr_diagram_format format, zr_error *err)
{
    if (shape->form == ZR__PANEL)
        return add_panel(graph, drawing, shape, format, err);

    Agnode_t *node = agnode(graph, (char *)shape->id, 1);
    set(node, "label", "");
    set(node, "shape", shape->form == ZR__DISC ? "circle" : "box");
    set_place(node, drawing, shape->centre, shape->width, shape->height);
    paint(node, shape);
    return set_title(node, shape->title, format, err);
}

static zr_status add_curve(Agraph_t *graph, const zr__drawing *drawing, const zr__curve *curve,
                           zr_diagram_format format, zr_error *err)
{
    const bool is_tied = curve->from[0] != '\0';
    Agnode_t *from = agnode(graph, (char *)(is_tied ? curve->from : PAGE), 1);
    Agnode_t *to = agnode(graph, (char *)(is_tied ? curve->to : PAGE), 1);
    Agedge_t *edge = agedge(graph, from, to, (char *)curve->id, 1);
    char path[VALUE_SIZE];
    int used = 0;

    for (int i = 0; i < ZR__CURVE_POINTS; i++)
        used += snprintf(path + used, sizeof path - (size_t)used, "%s%.2f,%.2f", i > 0 ? " " : "",
                         rounded(curve->point[i].x), rounded(drawing->height - curve->point[i].y));
    set(edge, "pos", path);
    set_colour(edge, "color", curve->colour);
    setf(edge, "penwidth", "%.2f", curve->width);
    set(edge, "style", curve->dashed ? "dashed" : "solid");
    set(edge, "id", curve->id);
    set(edge, "class", curve->class);
    return set_title(edge, curve->title, format, err);
}

/* The box of a text reaches from its anchor to the edge of the page: wider than the text in any
 * font, so that only the anchor places it, and no wider than the page. */
static zr_status add_text(Agraph_t *graph, const zr__drawing *drawing, size_t index,
                          const zr__printing *printing, const families *fonts, zr_error *err)
{
    const zr__text *text = &drawing->text[index];
    const double x = text->at.x, y = text->at.y + HAN_SINKS * text->size;
    const double end = drawing->width - 1; /* rounding must not widen the page */
    const double left = text->align == ZR__LEFT    ? x
                        : text->align == ZR__RIGHT ? 1
                                                   : fmax(1, 2 * x - end);
    const double right = text->align == ZR__LEFT    ? end
                         : text->align == ZR__RIGHT ? x
                                                    : 2 * x - left;
    char id[ZR__ID_SIZE];

    snprintf(id, sizeof id, "text-%zu", index + 1);
    Agnode_t *node = agnode(graph, id, 1);
    set(node, "shape", "none");
    set_place(node, drawing, (zr__point){(left + right) / 2, y}, right - left,
              BOX_HEIGHT * text->size);
    set_colour(node, "fontcolor", text->colour);
    setf(node, "fontsize", "%.2f", rounded(text->size));
    if (text->bold)
        set(node, "fontname", fonts->bold);
    set(node, "id", id);
    set(node, "class", text->class);
    return set_label(node, text, printing->format, err);
}

static void set_defaults(Agraph_t *graph, const zr__drawing *drawing, const zr__printing *printing,
                         const families *fonts)
{
    set_colour(graph, "bgcolor", drawing->page);
    set(graph, "pad", "0");
    set(graph, "margin", "0");
    set(graph, "outputorder", "edgesfirst");
    if (printing->format == ZR_DIAGRAM_PNG)
        setf(graph, "dpi", "%.2f", INCH * printing->pixels_per_point);
    agattr(graph, AGNODE, (char *)"fixedsize", (char *)"true");
    agattr(graph, AGNODE, (char *)"fontname", fonts->regular);
    agattr(graph, AGNODE, (char *)"label", (char *)"\\N"); /* so that DOT says where it is empty */
    agattr(graph, AGNODE, (char *)"margin", (char *)"0");
}

zr_status zr__graphviz_fill(Agraph_t *graph, const zr__drawing *drawing,
                            const zr__printing *printing, zr_error *err)
{
    families fonts = {0};
    zr_status status = choose_fonts(&fonts, printing->font, err);

    if (status == ZR_OK) {
        set_defaults(graph, drawing, printing, &fonts);
        add_page(graph, drawing);
    }
    for (size_t i = 0; i < drawing->shape_count && status == ZR_OK; i++)
        status = add_shape(graph, drawing, &drawing->shape[i], printing->format, err);
    for (size_t i = 0; i < drawing->curve_count && status == ZR_OK; i++)
        status = add_curve(graph, drawing, &drawing->curve[i], printing->format, err);
    for (size_t i = 0; i < drawing->text_count && status == ZR_OK; i++)
        status = add_text(graph, drawing, i, printing, &fonts, err);
    zr__free(fonts.regular);
    zr__free(fonts.bold);
    return status;
}

char *zr__graphviz_title(const zr__drawing *drawing, zr_diagram_format format)
{
    zr__buffer title = {0};

    add_plain(&title, drawing->title, ampersand_in_title(format), "\\");
    return zr__buffer_take(&title);
}
